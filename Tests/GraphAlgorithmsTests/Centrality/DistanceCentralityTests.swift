import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct DistanceCentralityTests {
  // Known graphs.

  /// F1: wf A .326531, C .457143, F .142857; component C .8, F = G = 1; harmonic C .5, A .404762,
  /// F .142857, H 0 (NetworkX 3.6.1, igraph 1.0.0).
  @Test func fixtureIsAsDefined() throws {
    let wf = try KnownGraphs.f1.closeness().values
    #expect(agree(wf[0], 0.326531, within: 1e-6))
    #expect(agree(wf[2], 0.457143, within: 1e-6))
    #expect(agree(wf[5], 0.142857, within: 1e-6))
    let component = try KnownGraphs.f1.closeness(.component).values
    #expect(agree(component[2], 0.8))
    #expect(component[5] == 1 && component[6] == 1)
    let harmonic = try KnownGraphs.f1.harmonic().values
    #expect(harmonic[2] == 0.5 && harmonic[7] == 0)
    #expect(agree(harmonic[0], 0.404762, within: 1e-6))
    #expect(agree(harmonic[5], 0.142857, within: 1e-6))
  }

  /// S_n: the centre is at distance 1 from all, a leaf at 1 + 2(n − 2).
  @Test(arguments: [3, 5, 10])
  func starIsClosedForm(n: Int) throws {
    let values = try KnownGraphs.star(n).closeness(.classic).values
    #expect(values[0] == 1)
    #expect(agree(values[1], Double(n - 1) / Double(1 + 2 * (n - 2))))
    #expect(try agree(KnownGraphs.star(n).harmonic(.raw).values[1], 1 + Double(n - 2) / 2))
  }

  /// Petersen: 3 at distance one, 6 at two: 9/15.
  @Test func petersenIsEven() throws {
    #expect(try KnownGraphs.petersen.closeness().values.allSatisfy { agree($0, 0.6) })
  }

  // Edge cases.

  @Test func isolatedVertexHasAReasonInCloseness() throws {
    let scores = try KnownGraphs.f1.closeness()
    #expect(scores[7] == nil)
    #expect(scores.reason(for: 7) == .isolated)
    #expect(scores.reason(for: 0) == nil)
  }

  @Test func classicClosenessNeedsAllReached() throws {
    let scores = try KnownGraphs.f1.closeness(.classic)
    #expect(scores.values.allSatisfy { $0 == nil })
    #expect(scores.reason(for: 0) == .disconnected)
  }

  @Test func directionDecidesWhoIsReached() throws {
    let arc = CompactGraph(vertexCount: 2, directed: true, edges: [Edge(0, 1)])
    #expect(try arc.closeness().values == [1, nil])
    #expect(try arc.closeness(direction: .incoming).values == [nil, 1])
    #expect(try arc.closeness().reason(for: 1) == .reachesNobody)
  }

  @Test func singleVertexHasNoMean() throws {
    let graph = CompactGraph(vertexCount: 1, edges: [])
    #expect(try graph.harmonic().reason(for: 0) == .singleVertex)
    #expect(try graph.harmonic(.raw).values == [0])
    #expect(try graph.closeness().values == [nil])
  }

  @Test func extremeLengthsAreFiniteOrNamed() throws {
    let graph = CompactGraph(
      vertexCount: 4,
      edges: [Edge(0, 1, length: 1e-300), Edge(1, 2, length: 1e300), Edge(2, 3, length: 1)])
    let values = try graph.closeness(weighted: .lengths).values
    #expect(values.allSatisfy { $0?.isFinite ?? false })
    let vast = KnownGraphs.path(3).edgeList.map { Edge($0.source, $0.target, length: 1.7e308) }
    #expect(throws: GraphAlgorithmsError.overflow(measure: "closeness")) {
      try CompactGraph(vertexCount: 3, edges: vast).closeness(weighted: .lengths)
    }
  }

  // Laws.

  @Test func agreesWithTheDefinition() throws {
    for graph in seededGraphs(allowing: [.directed, .weighted, .multiple]) {
      for direction in Direction.allCases {
        let d = Slow.distances(graph, weighted: .lengths, direction: direction)
        let n = Double(graph.vertexCount)
        let harmonic = d.indices.map { v -> Double? in
          guard n > 1 else { return nil }
          return d.indices.reduce(0.0) { $0 + ($1 == v ? 0 : 1 / d[v][$1]) } / (n - 1)
        }
        let closeness = d.indices.map { v -> Double? in
          let finite = d[v].filter { $0.isFinite }
          let (r, sum) = (Double(finite.count), finite.reduce(0, +))
          return r == 1 ? nil : (r - 1) / (n - 1) * (r - 1) / sum
        }
        let ours = try graph.harmonic(weighted: .lengths, direction: direction)
        #expect(agree(ours.values, harmonic))
        let wf = try graph.closeness(weighted: .lengths, direction: direction)
        #expect(agree(wf.values, closeness))
      }
    }
  }

  @Test func scaleOfLengthsDividesCloseness() throws {
    for graph in seededGraphs(allowing: .directed, always: .weighted) {
      let longer = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected,
        edges: graph.edgeList.map { Edge($0.source, $0.target, length: $0.length * 4) })
      let (a, b) = (
        try graph.closeness(weighted: .lengths).values,
        try longer.closeness(weighted: .lengths).values
      )
      #expect(agree(a, b.map { $0.map { $0 * 4 } }))
    }
  }
}
