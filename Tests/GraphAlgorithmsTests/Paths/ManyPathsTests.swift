import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ManyPathsTests {
  /// metamorphic-relations.json, “yen”: the k shortest are the first of all simple paths by length.
  @Test func kShortestAreTheFirstOfAllSimplePaths() throws {
    for graph in seededGraphs(sizes: 2...7, allowing: [.directed, .multiple, .weighted]) {
      let (s, t) = (0, graph.vertexCount - 1)
      let lengths = Slow.lengths(graph, weighted: .lengths)
      let paths = try graph.simplePaths(from: s, to: t).map(\.vertices)
      var all: [(length: Double, vertices: [Int])] = paths.map { (length(of: $0, lengths), $0) }
      all.sort { a, b in
        if a.length != b.length { return a.length < b.length }
        return a.vertices.lexicographicallyPrecedes(b.vertices)
      }
      let found = try graph.shortestPaths(from: s, to: t, count: 12, weighted: .lengths)
      #expect(found.map(\.vertices) == all.prefix(12).map(\.vertices))
      #expect(agree(found.map(\.length), all.prefix(12).map(\.length)))
    }
  }

  private func length(of path: [Int], _ lengths: [[Double]]) -> Double {
    zip(path, path.dropFirst()).reduce(0.0) { $0 + lengths[$1.0][$1.1] }
  }

  /// K_n has Σ (n − 2)!/(n − 2 − k)! simple paths between two vertices: for n = 5 that is 16.
  @Test func completeGraphHasManySimplePaths() throws {
    #expect(try KnownGraphs.complete(5).simplePaths(from: 0, to: 4).count == 16)
    #expect(try KnownGraphs.complete(5).simplePaths(from: 0, to: 4, longest: 2).count == 4)
    #expect(throws: GraphAlgorithmsError.limitExceeded(what: "paths", limit: 15)) {
      try KnownGraphs.complete(5).simplePaths(from: 0, to: 4, limit: 15)
    }
  }

  @Test func widestPathIsTheBestOfAll() throws {
    for graph in seededGraphs(sizes: 2...7, allowing: [.directed, .multiple], always: .weighted) {
      let (s, t) = (0, graph.vertexCount - 1)
      var strongest: [[Int]: Double] = [:]
      for edge in graph.edgeList {
        for pair in [[edge.source, edge.target], [edge.target, edge.source]]
        where !graph.isDirected || pair[0] == edge.source {
          strongest[pair] = max(strongest[pair] ?? 0, edge.strength)
        }
      }
      let widths = try graph.simplePaths(from: s, to: t).map(\.vertices).map { path in
        zip(path, path.dropFirst()).map { strongest[[$0, $1]] ?? 0 }.min() ?? .infinity
      }
      let path = try graph.widestPath(from: s, to: t)
      #expect(path?.length == widths.max())
      if let path {
        let weakest = path.edges.map { graph.strengths?[$0] ?? 1 }.min()
        #expect(weakest == path.length)
      }
    }
  }

  @Test func anotherEdgeNeverLengthensAPath() throws {
    for graph in seededGraphs(sizes: 2...12, allowing: .directed) {
      let more = graph.extended(by: 0, edges: [Edge(0, graph.vertexCount - 1)])
      let (a, b) = (
        try graph.globalEfficiency().value ?? 0, try more.globalEfficiency().value ?? 0
      )
      #expect(a <= b + 1e-12)
    }
  }

  /// P_n: diameter n − 1, radius ⌊n/2⌋, mean distance (n + 1)/3.
  @Test(arguments: [2, 5, 8])
  func pathIsClosedForm(n: Int) throws {
    let graph = KnownGraphs.path(n)
    #expect(try graph.diameter() == .defined(Double(n - 1)))
    #expect(try graph.radius() == .defined(Double(n / 2)))
    #expect(try agree(graph.averagePathLength().value, Double(n + 1) / 3))
  }

  @Test func unreachableIsUndefinedUnlessAskedFor() throws {
    #expect(try KnownGraphs.f1.diameter() == .undefined(.disconnected))
    #expect(try KnownGraphs.f1.diameter(.reachable) == .defined(3))
    #expect(try KnownGraphs.f1.eccentricities(.reachable).reason(for: 7) == .isolated)
    #expect(try KnownGraphs.petersen.radius() == .defined(2))
  }
}
