import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BetweennessTests {
  // Known graphs. P_n: vertex i lies between i · (n − 1 − i) pairs; S_n: the centre between all
  // (n − 1)(n − 2)/2 pairs of leaves; K_n: nobody; C_n: by symmetry the same for all, the sum being
  // Σ (d − 1).

  @Test(arguments: [2, 3, 5, 10])
  func pathVertexLiesBetweenItsSides(n: Int) throws {
    let expected = (0..<n).map { Double($0 * (n - 1 - $0)) }
    #expect(try KnownGraphs.path(n).betweenness() == Scores(expected))
  }

  @Test(arguments: [3, 5, 10])
  func starCentreLiesBetweenAllLeaves(n: Int) throws {
    let scores = try KnownGraphs.star(n).betweenness()
    #expect(scores[0] == Double((n - 1) * (n - 2) / 2))
    #expect(scores.values.dropFirst().allSatisfy { $0 == 0 })
    #expect(try KnownGraphs.star(n).betweenness(.pairShare)[0] == 1)
  }

  @Test func nobodyLiesBetweenInACompleteGraph() throws {
    #expect(try KnownGraphs.complete(6).betweenness() == Scores([Double](repeating: 0, count: 6)))
  }

  /// C5: every vertex lies between the one pair at distance two around it.
  @Test func cycleOfFiveScoresOne() throws {
    #expect(try KnownGraphs.cycle(5).betweenness().values == [1, 1, 1, 1, 1])
  }

  /// Petersen: diameter 2, 30 pairs at distance two, each with one path: 30 / 10.
  @Test func petersenScoresThree() throws {
    #expect(try KnownGraphs.petersen.betweenness().values.allSatisfy { $0 == 3 })
  }

  /// Krackhardt 1990; measures.md: Heather 14, Fernando = Garth 8.333, Ike 8, Diane 3.667.
  @Test func kiteIsAsPublished() throws {
    let values = try KnownGraphs.kite.betweenness().values
    #expect(agree(values[7], 14))
    #expect(agree(values[5], 25.0 / 3))
    #expect(agree(values[6], 25.0 / 3))
    #expect(agree(values[8], 8))
    #expect(agree(values[3], 11.0 / 3))
  }

  /// Florentine marriages with the isolate counted: Medici .452, Guadagni .221, Strozzi .089.
  @Test func mediciLeadFlorence() throws {
    let values = try KnownGraphs.florentine.betweenness(.pairShare).values
    #expect(agree(values[8], 0.452, within: 5e-4))
    #expect(agree(values[6], 0.221, within: 5e-4))
    #expect(agree(values[14], 0.089, within: 5e-4))
  }

  /// F1 of the definitions: C 4 → .190476, D 3 → .142857 (NetworkX 3.6.1, igraph 1.0.0).
  @Test func fixtureIsAsDefined() throws {
    #expect(try KnownGraphs.f1.betweenness().values == [0, 0, 4, 3, 0, 0, 0, 0])
    let shares = try KnownGraphs.f1.betweenness(.pairShare).values
    #expect(agree(shares[2], 0.190476, within: 1e-6))
    #expect(agree(shares[3], 0.142857, within: 1e-6))
  }

  // Edge cases.

  @Test func smallGraphsScoreZero() throws {
    #expect(try CompactGraph(vertexCount: 0, edges: []).betweenness().values.isEmpty)
    #expect(try CompactGraph(vertexCount: 1, edges: []).betweenness(.pairShare).values == [0])
    #expect(try KnownGraphs.path(2).betweenness(.pairShare).values == [0, 0])
  }

  @Test func negativeTiesAreRefused() {
    #expect(throws: GraphAlgorithmsError.negativeTies(measure: "betweenness", count: 3)) {
      try KnownGraphs.f4.betweenness()
    }
  }

  /// 60 diamonds in a row have 2^60 shortest paths from end to end.
  @Test func manyPathsDoNotBreakIt() throws {
    var edges: [Edge] = []
    for diamond in 0..<60 {
      let first = diamond * 3
      edges += [
        Edge(first, first + 1), Edge(first, first + 2), Edge(first + 1, first + 3),
        Edge(first + 2, first + 3),
      ]
    }
    let graph = CompactGraph(vertexCount: 181, edges: edges)
    let values = try graph.betweenness().values.compactMap { $0 }
    #expect(values.allSatisfy { $0.isFinite })
    // The cut vertex after 30 diamonds parts 90 vertices from 90 others, and carries half of the
    // pair of either diamond that it belongs to.
    #expect(agree(values[90], 90.0 * 90.0 + 1))
    #expect(try graph.allShortestPaths(from: 0, to: 180, limit: 1).count == 0x1p60)
  }

  // Laws, each on two hundred graphs: metamorphic-relations.json.

  @Test func agreesWithTheDefinition() throws {
    for graph in seededGraphs(allowing: [.directed, .multiple]) {
      #expect(try agree(graph.betweenness().values, Slow.betweenness(graph)))
    }
    for graph in seededGraphs(allowing: [.directed, .multiple], always: .weighted) {
      let slow = Slow.betweenness(graph, weighted: .lengths)
      #expect(try agree(graph.betweenness(weighted: .lengths).values, slow))
    }
  }

  @Test func leafRaisesItsNeighborByAllOthers() throws {
    for graph in seededGraphs(allowing: [], always: .connected) {
      let n = graph.vertexCount
      let more = graph.extended(by: 1, edges: [Edge(n - 1, n)])
      let (before, after) = (try graph.betweenness().values, try more.betweenness().values)
      #expect(agree(after[n - 1], (before[n - 1] ?? 0) + Double(n - 1)))
    }
  }

  @Test func sumsToDistancesBeyondOne() throws {
    for graph in seededGraphs(allowing: [], always: .connected) {
      let total = try graph.betweenness().values.compactMap { $0 }.reduce(0, +)
      let d = Slow.distances(graph)
      var expected = 0.0
      for s in d.indices { for t in 0..<s { expected += d[s][t] - 1 } }
      #expect(agree(total, expected))
    }
  }

  @Test func scaleOfLengthsPlaysNoPart() throws {
    for graph in seededGraphs(allowing: .directed, always: .weighted) {
      let longer = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected,
        edges: graph.edgeList.map { Edge($0.source, $0.target, length: $0.length * 7) })
      let (a, b) = (
        try graph.betweenness(weighted: .lengths), try longer.betweenness(weighted: .lengths)
      )
      #expect(agree(a.values, b.values))
    }
  }

  @Test func reversalPlaysNoPart() throws {
    for graph in seededGraphs(allowing: .multiple, always: .directed) {
      #expect(try agree(graph.betweenness().values, try graph.reversed.betweenness().values))
    }
  }
}
