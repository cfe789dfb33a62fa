import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

/// The kernels change with the number of vertices (rows of one, two, four or eight words, or none), so
/// that graphs on both sides of each limit are held against slow definitions.
@Suite struct KernelWidthTests {
  static let counts = [2, 63, 64, 65, 127, 128, 129, 255, 256, 257, 330, 520]

  /// Agreements of a few members each, so that there are twins, isolated vertices and components.
  private static func graph(_ n: Int, length: Double = 1, strength: Double = 1) -> CompactGraph {
    var random = TestRandom(seed: n)
    var pairs = Set<[Int]>()
    for _ in 0..<(n / 4) {
      let centre = Int.random(in: 0..<n, using: &random)
      let size = Int.random(in: 2...9, using: &random)
      let members = (0..<size).map { (centre + $0 * $0 % 13) % n }
      for u in members { for v in members where u < v { pairs.insert([u, v]) } }
    }
    for _ in 0..<(n / 16) {
      let (u, v) = (Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random))
      if u != v { pairs.insert([min(u, v), max(u, v)]) }
    }
    return CompactGraph(
      vertexCount: n,
      edges: pairs.map { Edge($0[0], $0[1], strength: strength, length: length) })
  }

  @Test(arguments: counts) func distancesAddUpFromEveryVertex(_ n: Int) throws {
    let graph = Self.graph(n)
    let harmonic = try graph.harmonic(.raw)
    let closeness = try graph.closeness(.component)
    let eccentricities = try graph.eccentricities(.reachable)
    for source in 0..<n {
      let distances = try graph.distances(from: source).values.enumerated()
        .filter { $0.offset != source }.compactMap(\.element)
      #expect(agree(harmonic[source], distances.reduce(0) { $0 + 1 / $1 }))
      guard !distances.isEmpty else {
        #expect(closeness[source] == nil)
        continue
      }
      #expect(agree(closeness[source], Double(distances.count) / distances.reduce(0, +)))
      #expect(agree(eccentricities[source], distances.max()))
    }
  }

  @Test(arguments: counts) func directedDistancesAddUpToo(_ n: Int) throws {
    let edges = (0..<Self.graph(n).edgeCount).map { edge in
      Edge(Int(Self.graph(n).edgeSources[edge]), Int(Self.graph(n).edgeTargets[edge]))
    }.enumerated().map {
      $0.offset % 3 == 0 ? Edge($0.element.target, $0.element.source) : $0.element
    }
    let graph = CompactGraph(vertexCount: n, directed: true, edges: edges)
    let harmonic = try graph.harmonic(.raw)
    for source in 0..<n {
      let distances = try graph.distances(from: source).values.enumerated()
        .filter { $0.offset != source }.compactMap(\.element)
      #expect(agree(harmonic[source], distances.reduce(0) { $0 + 1 / $1 }))
    }
    // Lengths of two make the same paths, found by another search.
    let longer = CompactGraph(
      vertexCount: n, directed: true, edges: edges.map { Edge($0.source, $0.target, length: 2) })
    #expect(
      agree(
        try graph.betweenness().values, try longer.betweenness(weighted: .lengths).values))
  }

  @Test(arguments: counts) func betweennessIsThatOfASearchByLengths(_ n: Int) throws {
    let byLengths = try Self.graph(n, length: 2).betweenness(weighted: .lengths)
    #expect(agree(try Self.graph(n).betweenness().values, byLengths.values))
    let sampled = try Self.graph(n).sampledBetweenness(samples: n)
    #expect(agree(sampled.scores.values, byLengths.values))
  }

  @Test(arguments: counts) func constraintIsThatOfEqualStrengths(_ n: Int) throws {
    #expect(
      agree(
        try Self.graph(n).constraint().values, try Self.graph(n, strength: 2).constraint().values))
  }

  @Test(arguments: counts) func trianglesAreCountedOneByOne(_ n: Int) {
    let graph = Self.graph(n)
    #expect(agree(graph.triangles().values, Slow.triangles(graph)))
  }

  @Test(arguments: counts) func coreNumbersAreThoseOfRepeatedRemoval(_ n: Int) {
    let graph = Self.graph(n)
    #expect(agree(graph.coreNumbers().values, Slow.coreNumbers(graph)))
  }

  @Test(arguments: counts) func pageRankAndEigenvectorSolveTheirEquations(_ n: Int) throws {
    let graph = Self.graph(n)
    let scores = try graph.pageRank().values.map { $0 ?? .nan }
    let rows = graph.simpleRows()
    let lost = (0..<n).filter { rows.degree(of: $0) == 0 }.reduce(0.0) { $0 + scores[$1] }
    for vertex in 0..<n {
      let arriving = rows.row(of: vertex).reduce(0.0) {
        let neighbor = Int(rows.neighbors[$1])
        return $0 + scores[neighbor] / Double(rows.degree(of: neighbor))
      }
      #expect(agree(scores[vertex], 0.15 / Double(n) + 0.85 * (arriving + lost / Double(n))))
    }
    guard let vector = try? graph.eigenvector() else { return }
    let value = try graph.spectralRadius(weighted: .unweighted)
    for vertex in 0..<n {
      guard let score = vector[vertex] else { continue }
      let sum = rows.row(of: vertex).reduce(0.0) { $0 + (vector[Int(rows.neighbors[$1])] ?? 0) }
      #expect(agree(sum, value * score, within: 1e-8))
    }
  }

  @Test(arguments: counts) func noVertexGainsByLeavingItsCommunity(_ n: Int) throws {
    let graph = Self.graph(n)
    let found = try graph.leiden()
    guard graph.edgeCount > 0 else { return }
    let quality = try #require(found.modularity?.value)
    // Leaving for a neighbour's community, one vertex at a time.
    for vertex in stride(from: 0, to: n, by: max(1, n / 40)) {
      for slot in graph.outgoing.row(of: vertex) {
        var labels = found.communities
        labels[vertex] = labels[Int(graph.outgoing.neighbors[slot])]
        let moved = try graph.modularity(of: Partition(labels: labels)).value
        #expect((moved ?? 0) <= quality + 1e-12)
      }
    }
  }

  @Test func componentsAreThoseOfASearch() {
    for n in Self.counts + [5_000] {
      let graph = Self.graph(n)
      var labels = [Int](repeating: -1, count: n)
      for root in 0..<n where labels[root] < 0 {
        var stack = [root]
        labels[root] = root
        while let vertex = stack.popLast() {
          for slot in graph.outgoing.row(of: vertex) {
            let neighbor = Int(graph.outgoing.neighbors[slot])
            guard labels[neighbor] < 0 else { continue }
            labels[neighbor] = root
            stack.append(neighbor)
          }
        }
      }
      #expect(graph.components() == Partition(labels: labels))
    }
  }
}
