import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct PathTests {
  @Test func shortestPathIsTheFirstInOrder() throws {
    let square = KnownGraphs.cycle(4)
    let path = try #require(try square.shortestPath(from: 0, to: 2))
    #expect(path.vertices == [0, 1, 2])
    #expect(path.length == 2)
    let all = try square.allShortestPaths(from: 0, to: 2).paths
    #expect(all.map(\.vertices) == [[0, 1, 2], [0, 3, 2]])
  }

  @Test func edgesOfAPathAreTheShortestOfParallelOnes() throws {
    let graph = CompactGraph(
      vertexCount: 2, edges: [Edge(0, 1, length: 3), Edge(0, 1, length: 2), Edge(0, 1, length: 5)])
    let path = try #require(try graph.shortestPath(from: 1, to: 0, weighted: .lengths))
    #expect(path.length == 2)
    #expect(graph.lengths?[path.edges[0]] == 2)
  }

  @Test func nothingLeadsAcrossComponents() throws {
    #expect(try KnownGraphs.f1.shortestPath(from: 0, to: 7) == nil)
    #expect(try KnownGraphs.f1.allShortestPaths(from: 0, to: 7).count == 0)
    #expect(try KnownGraphs.f1.distances(from: 0).reason(for: 7) == .unreachable)
    #expect(try KnownGraphs.f1.shortestPath(from: 3, to: 3)?.vertices == [3])
  }

  @Test func limitKeepsTheCount() throws {
    // K(2, 5): five paths of two edges between the two.
    let graph = CompactGraph(vertexCount: 7, edges: (2..<7).flatMap { [Edge(0, $0), Edge($0, 1)] })
    let found = try graph.allShortestPaths(from: 0, to: 1, limit: 2)
    #expect(found.paths.map(\.vertices) == [[0, 2, 1], [0, 3, 1]])
    #expect(found.count == 5)
  }

  @Test func decimalSumsTie() throws {
    // 0.1 + 0.2 and 0.3 differ in the last bit of a double.
    let graph = CompactGraph(
      vertexCount: 3,
      edges: [Edge(0, 1, length: 0.1), Edge(1, 2, length: 0.2), Edge(0, 2, length: 0.3)])
    #expect(try graph.allShortestPaths(from: 0, to: 2, weighted: .lengths).count == 2)
  }

  @Test func badLengthsAreNamed() {
    let zero = CompactGraph(vertexCount: 2, edges: [Edge(0, 1, length: 0)])
    #expect(throws: GraphAlgorithmsError.zeroLength(source: 0, target: 1)) {
      try zero.allShortestPaths(from: 0, to: 1, weighted: .lengths)
    }
    let negative = CompactGraph(vertexCount: 2, edges: [Edge(0, 1, length: -1)])
    #expect(throws: GraphAlgorithmsError.invalidLength(source: 0, target: 1, length: -1)) {
      try negative.distances(from: 0, weighted: .lengths)
    }
  }

  @Test func agreesWithTheDefinition() throws {
    for graph in seededGraphs(sizes: 1...9, allowing: [.directed, .weighted, .multiple]) {
      for direction in Direction.allCases {
        let lengths = Slow.lengths(graph, weighted: .lengths, direction: direction)
        let d = Slow.distances(graph, weighted: .lengths, direction: direction)
        let (s, t) = (0, graph.vertexCount - 1)
        let ours = try graph.distances(from: s, weighted: .lengths, direction: direction)
        #expect(agree(ours.values, d[s].map { $0.isFinite ? $0 : nil }))
        let paths = try graph.allShortestPaths(
          from: s, to: t, weighted: .lengths, direction: direction)
        let slow = Slow.shortestPaths(lengths, d, from: s, to: t)
        #expect(paths.paths.map(\.vertices) == slow)
        #expect(paths.count == Double(slow.count))
        let first = try graph.shortestPath(
          from: s, to: t, weighted: .lengths, direction: direction)
        #expect(first?.vertices == slow.first)
      }
    }
  }

  @Test func millionVerticesDoNotOverflowTheStack() throws {
    let graph = KnownGraphs.path(1_000_000)
    #expect(try graph.shortestPath(from: 0, to: 999_999)?.length == 999_999)
    #expect(graph.components().count == 1)
    let arcs = CompactGraph(
      vertexCount: 1_000_000, directed: true, edges: (1..<1_000_000).map { Edge($0 - 1, $0) })
    #expect(arcs.strongComponents().count == 1_000_000)
  }
}
