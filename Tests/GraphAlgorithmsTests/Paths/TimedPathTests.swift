import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct TimedPathTests {
  @Test func aTieThatWasOverMakesNoStep() throws {
    let graph = TimedGraph(
      vertexCount: 3, edges: [TimedEdge(0, 1, 5...9), TimedEdge(1, 2, 1...4)])
    #expect(try graph.shortestTimedPath(from: 0, to: 2, notBefore: 0) == nil)
    let back = try graph.shortestTimedPath(from: 2, to: 0, notBefore: 0)
    #expect(back?.vertices == [2, 1, 0])
    #expect(back?.times == [1, 5])
    #expect(back?.arrival == 5)
  }

  @Test func fewestStepsAndFirstToArriveDiffer() throws {
    let graph = TimedGraph(
      vertexCount: 3,
      edges: [TimedEdge(0, 2, 9...9), TimedEdge(0, 1, 1...2), TimedEdge(1, 2, 2...3)])
    #expect(try graph.shortestTimedPath(from: 0, to: 2, notBefore: 0)?.vertices == [0, 2])
    #expect(try graph.foremostPath(from: 0, to: 2, notBefore: 0)?.vertices == [0, 1, 2])
    #expect(try graph.foremostPath(from: 0, to: 2, avoiding: [1], notBefore: 0)?.arrival == 9)
    #expect(try graph.foremostPath(from: 0, to: 2, notBefore: 4)?.vertices == [0, 2])
    #expect(try graph.shortestTimedPath(from: 1, to: 1, notBefore: 4)?.vertices == [1])
  }

  /// By all paths without a repeated vertex, each step taken as early as it can be.
  @Test func agreesWithAllPaths() throws {
    for seed in 0..<200 {
      let graph = randomGraph(seed)
      let slow = journeys(graph, from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let shortest = try graph.shortestTimedPath(
        from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let foremost = try graph.foremostPath(from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let fewest = slow.map(\.steps).min()
      #expect(shortest.map(\.times.count) == fewest, "seed \(seed)")
      #expect(
        shortest?.arrival == slow.filter { $0.steps == fewest }.map(\.arrival).min(),
        "seed \(seed)")
      let first = slow.map(\.arrival).min()
      #expect(foremost?.arrival == first, "seed \(seed)")
      #expect(
        foremost.map(\.times.count) == slow.filter { $0.arrival == first }.map(\.steps).min(),
        "seed \(seed)")
      for path in [shortest, foremost].compactMap({ $0 }) { #expect(holds(path, in: graph)) }
    }
  }

  /// By all walks of a few steps, which may visit a vertex twice.
  @Test func agreesWithAllWalksThroughSomeVertices() throws {
    for seed in 0..<150 {
      let graph = randomGraph(seed)
      let n = graph.vertexCount
      let passed = Set([1, n / 2]).sorted().filter { $0 > 0 && $0 < n - 1 }
      let slow = walks(graph, from: 0, to: n - 1, through: passed, notBefore: 2, longest: 6)
      let shortest = try graph.shortestTimedPath(
        from: 0, to: n - 1, through: passed, notBefore: 2)
      let foremost = try graph.foremostPath(from: 0, to: n - 1, through: passed, notBefore: 2)
      for path in [shortest, foremost].compactMap({ $0 }) {
        #expect(holds(path, in: graph), "seed \(seed)")
        #expect(passed.allSatisfy(path.vertices.contains), "seed \(seed)")
      }
      guard let fewest = slow.map(\.steps).min() else {
        #expect((shortest?.times.count ?? 9) > 6, "seed \(seed)")
        continue
      }
      #expect(shortest?.times.count == fewest, "seed \(seed)")
      #expect(
        shortest?.arrival == slow.filter { $0.steps == fewest }.map(\.arrival).min(),
        "seed \(seed)")
      let first = slow.map(\.arrival).min() ?? 0
      #expect((foremost?.arrival ?? .max) <= first, "seed \(seed)")
      if let foremost, foremost.times.count <= 6 { #expect(foremost.arrival == first) }
    }
  }

  @Test func passingTakesALongerWay() throws {
    let graph = TimedGraph(
      vertexCount: 4,
      edges: [TimedEdge(0, 3, 1...9), TimedEdge(0, 1, 2...3), TimedEdge(1, 0, 4...5)])
    let path = try graph.shortestTimedPath(from: 0, to: 3, through: [1], notBefore: 0)
    #expect(path?.vertices == [0, 1, 0, 3])
    #expect(path?.times == [2, 2, 2])
    #expect(try graph.shortestTimedPath(from: 0, to: 3, through: [2], notBefore: 0) == nil)
    #expect(try graph.foremostPath(from: 0, to: 3, through: [1], notBefore: 4)?.times == [4, 4, 4])
    let crowded = TimedGraph(vertexCount: 20, edges: [TimedEdge(0, 1, 0...1)])
    #expect(throws: GraphAlgorithmsError.self) {
      try crowded.foremostPath(from: 0, to: 1, through: Array(2...12), notBefore: 0)
    }
  }

  private func walks(
    _ graph: TimedGraph, from source: Int, to target: Int, through passed: [Int],
    notBefore start: Int, longest: Int
  ) -> [(steps: Int, arrival: Int)] {
    let all = steps(graph)
    var found: [(steps: Int, arrival: Int)] = []
    // Walks that are alike in their end, their time and what they passed go on alike.
    var states: Set<WalkState> = [
      WalkState(vertex: source, time: start, passed: Set(passed.filter { $0 == source }))
    ]
    for count in 0...longest {
      for state in states where state.vertex == target && state.passed.count == passed.count {
        found.append((count, state.time))
      }
      var next: Set<WalkState> = []
      for state in states {
        for edge in all where edge.source == state.vertex && edge.times.upperBound >= state.time {
          var passing = state.passed
          if passed.contains(edge.target) { passing.insert(edge.target) }
          next.insert(
            WalkState(
              vertex: edge.target, time: max(state.time, edge.times.lowerBound), passed: passing))
        }
      }
      states = next
    }
    return found
  }

  private struct WalkState: Hashable {
    let vertex: Int
    let time: Int
    let passed: Set<Int>
  }

  private func randomGraph(_ seed: Int) -> TimedGraph {
    var random = TestRandom(seed: seed)
    let n = Int.random(in: 2...6, using: &random)
    let edges = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      let first = Int.random(in: 0...12, using: &random)
      return TimedEdge(
        Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random),
        first...(first + Int.random(in: 0...4, using: &random)))
    }
    return TimedGraph(vertexCount: n, isDirected: seed % 2 == 1, edges: edges)
  }

  private func steps(_ graph: TimedGraph) -> [TimedEdge] {
    graph.edges
      + (graph.isDirected ? [] : graph.edges.map { TimedEdge($0.target, $0.source, $0.times) })
  }

  private func journeys(
    _ graph: TimedGraph, from source: Int, to target: Int, notBefore start: Int
  ) -> [(steps: Int, arrival: Int)] {
    var found: [(steps: Int, arrival: Int)] = []
    func visit(_ vertices: [Int], _ time: Int) {
      if vertices.last == target {
        found.append((vertices.count - 1, time))
        return
      }
      for edge in steps(graph)
      where edge.source == vertices.last && !vertices.contains(edge.target)
        && edge.times.upperBound >= time
      {
        visit(vertices + [edge.target], max(time, edge.times.lowerBound))
      }
    }
    visit([source], start)
    return found
  }

  private func holds(_ path: TimedPath, in graph: TimedGraph) -> Bool {
    zip(path.times, path.times.dropFirst()).allSatisfy { $0 <= $1 }
      && path.times.indices.allSatisfy { step in
        steps(graph).contains {
          $0.source == path.vertices[step] && $0.target == path.vertices[step + 1]
            && $0.times.contains(path.times[step])
        }
      }
  }
}
