import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ConstrainedPathTests {
  @Test func starIsPassedThroughItsCentreAgain() throws {
    let star = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(0, 3)])
    let found = try star.shortestPaths(from: 1, to: 2, through: [3])
    #expect(found.paths.map(\.vertices) == [[1, 0, 3, 0, 2]])
    #expect(found.count == 1)
  }

  @Test func avoidedVerticesAreNotTouched() throws {
    let square = KnownGraphs.cycle(4)
    #expect(try square.shortestPath(from: 0, to: 2, avoiding: [1])?.vertices == [0, 3, 2])
    #expect(try square.shortestPath(from: 0, to: 2, avoiding: [1, 3]) == nil)
    #expect(try square.shortestPath(from: 0, to: 2, avoiding: [2]) == nil)
    #expect(try square.allShortestPaths(from: 0, to: 2, avoiding: [1]).count == 1)
    #expect(try square.shortestPaths(from: 0, to: 2, count: 5, avoiding: [1]).count == 1)
    #expect(try square.simplePaths(from: 0, to: 2, avoiding: [3]).map(\.vertices) == [[0, 1, 2]])
    #expect(try square.widestPath(from: 0, to: 2, avoiding: [1])?.vertices == [0, 3, 2])
  }

  @Test func tooManyToPassAreNamed() {
    #expect(
      throws: GraphAlgorithmsError.limitExceeded(
        what: "vertices to pass", limit: passedVertexLimit)
    ) { try KnownGraphs.path(20).shortestPaths(from: 0, to: 19, through: Array(1...11)) }
  }

  /// By the list of all simple paths, on small graphs.
  @Test func rankedPathsThroughVerticesAreThoseOfTheListThatPassThem() throws {
    for (seed, graph) in seededGraphs(sizes: 3...7, allowing: [.directed, .multiple]).enumerated() {
      let n = graph.vertexCount
      let passed = [1 + seed % (n - 1), (seed / 3) % n]
      let all = try graph.simplePaths(from: 0, to: n - 1).map(\.vertices)
        .filter { path in passed.allSatisfy(path.contains) }
        .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
      let ranked = try graph.shortestPaths(from: 0, to: n - 1, count: 3, through: passed)
      #expect(ranked.map(\.vertices) == Array(all.prefix(3)), "seed \(seed)")
    }
  }

  /// A chord of strength 1 and a ring of strength 2 with a tail of 3 at vertex 1, by hand: to pass the
  /// tail one turns round there, to pass 3 one takes the ring.
  @Test func widestPathThroughVertices() throws {
    let graph = CompactGraph(
      vertexCount: 5,
      edges: [
        Edge(0, 1, strength: 2), Edge(1, 2, strength: 2), Edge(2, 3, strength: 2),
        Edge(0, 3, strength: 2), Edge(0, 2, strength: 1), Edge(1, 4, strength: 3),
      ])
    let tail = try #require(try graph.widestPath(from: 0, to: 2, through: [4]))
    #expect(tail.vertices == [0, 1, 4, 1, 2] && tail.length == 2)
    #expect(try graph.widestPath(from: 0, to: 2, through: [3])?.vertices == [0, 3, 2])
    #expect(try graph.widestPath(from: 0, to: 2, through: [3], avoiding: [3]) == nil)
    // The edges are those of the graph itself, in order.
    #expect(tail.edges.map { graph.strengths?[$0] } == [2, 3, 3, 2])
  }

  /// By walks of growing length until one passes all, on small graphs.
  @Test func agreesWithAllWalks() throws {
    for (seed, graph) in seededGraphs(sizes: 3...6, allowing: [.directed, .multiple]).enumerated() {
      let n = graph.vertexCount
      let passed = [seed % n, (seed / 2) % n]
      let avoided = seed % 3 == 0 ? [(seed + 1) % n] : []
      let found = try graph.shortestPaths(
        from: 0, to: n - 1, through: passed, avoiding: avoided, limit: 10_000)
      let slow = shortestWalks(graph, from: 0, to: n - 1, passing: passed, avoiding: avoided)
      #expect(found.paths.map(\.vertices) == slow, "seed \(seed)")
      #expect(found.count == Double(slow.count), "seed \(seed)")
    }
  }

  private func shortestWalks(
    _ graph: CompactGraph, from source: Int, to target: Int, passing passed: [Int],
    avoiding avoided: [Int]
  ) -> [[Int]] {
    guard ([source, target] + passed).allSatisfy({ !avoided.contains($0) }) else { return [] }
    var walks = [[source]]
    // No shortest way through two vertices has more than three shortest paths' edges.
    for _ in 0...(3 * graph.vertexCount) {
      let complete = walks.filter { walk in
        walk.last == target && passed.allSatisfy { walk.contains($0) }
      }
      if !complete.isEmpty {
        return complete.sorted { $0.lexicographicallyPrecedes($1) }
      }
      var longer: [[Int]] = []
      for walk in walks {
        let neighbors = graph.outgoing.row(of: walk[walk.count - 1])
          .map { Int(graph.outgoing.neighbors[$0]) }
        for next in Set(neighbors).sorted() where !avoided.contains(next) {
          // A shortest way never returns to a vertex without having passed a new one in between.
          let state = [next] + passed.filter { (walk + [next]).contains($0) }
          let seen = walk.indices.contains { index in
            [walk[index]] + passed.filter { walk[...index].contains($0) } == state
          }
          if next != walk[walk.count - 1], !seen { longer.append(walk + [next]) }
        }
      }
      walks = longer
    }
    return []
  }

  /// metamorphic by definition: the classes are those of the distances.
  @Test func distanceClassesAreThoseOfTheDistances() throws {
    for graph in seededGraphs(sizes: 1...14, allowing: [.directed, .multiple]) {
      let table = try graph.hopDistances()
      var census: [DistanceClass: Int] = [:]
      for pair in table.pairs {
        let distance = try graph.distances(from: pair.first)[pair.second]
        #expect(
          table.hops(from: pair.first, to: pair.second).map(Double.init) == distance)
        let name: DistanceClass =
          switch distance {
          case nil: .none
          case 1: .one
          case 2: .two
          case 3: .three
          default: .fourOrMore
          }
        census[name, default: 0] += 1
      }
      #expect(table.census == census)
    }
  }

  @Test func pathOfSevenHasAllClasses() throws {
    // 6, 5, 4 pairs at 1, 2, 3 and 3 + 2 + 1 farther; an isolate adds seven without a way.
    let graph = KnownGraphs.path(7).extended(by: 1)
    #expect(
      try graph.hopDistances().census == [.one: 6, .two: 5, .three: 4, .fourOrMore: 6, .none: 7])
  }
}
