import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct StructureTests {
  /// F1: clustering .583333 over the defined… A = B = 1, C 1/3, D 0; over all 8 .291667; T = .5.
  @Test func clusteringOfTheFixtureIsAsDefined() {
    let scores = KnownGraphs.f1.clustering()
    #expect(agree(scores.values, [1, 1, 1.0 / 3, 0, nil, nil, nil, nil]))
    #expect(scores.reason(for: 4) == .tooFewNeighbors(needed: 2))
    #expect(agree(KnownGraphs.f1.meanClustering().value, 0.583333, within: 1e-6))
    #expect(agree(KnownGraphs.f1.meanClustering(.overAll).value, 0.291667, within: 1e-6))
    #expect(KnownGraphs.f1.transitivity() == .defined(0.5))
  }

  /// K_n is a clique of core number n − 1, C_n a 2-core, a tree a 1-core; Petersen has girth five.
  @Test func familiesAreClosedForm() {
    #expect(KnownGraphs.complete(6).coreNumbers().values.allSatisfy { $0 == 5 })
    #expect(KnownGraphs.cycle(6).coreNumbers().values.allSatisfy { $0 == 2 })
    #expect(KnownGraphs.star(6).coreNumbers().values.allSatisfy { $0 == 1 })
    #expect(KnownGraphs.petersen.transitivity() == .defined(0))
    #expect(KnownGraphs.complete(5).triangles().values.allSatisfy { $0 == 6 })
    #expect(KnownGraphs.complete(5).density() == .defined(1))
    #expect(agree(KnownGraphs.petersen.density().value, 1.0 / 3))
  }

  /// Zachary's club: 45 triangles, transitivity .2557, mean clustering over all .5706 (NetworkX).
  @Test func karateIsAsPublished() {
    let total = KnownGraphs.karate.triangles().values.compactMap { $0 }.reduce(0, +)
    #expect(total == 3 * 45)
    #expect(agree(KnownGraphs.karate.transitivity().value, 0.2557, within: 5e-5))
    #expect(agree(KnownGraphs.karate.meanClustering(.overAll).value, 0.5706, within: 5e-5))
    #expect(KnownGraphs.karate.coreNumbers().values.compactMap { $0 }.max() == 4)
  }

  @Test func nothingToAverageHasAReason() {
    #expect(KnownGraphs.path(2).transitivity() == .undefined(.noTwoPaths))
    #expect(CompactGraph(vertexCount: 0, edges: []).meanClustering() == .undefined(.emptyGraph))
    #expect(CompactGraph(vertexCount: 1, edges: []).density() == .undefined(.singleVertex))
  }

  @Test func agreesWithTheDefinition() {
    for graph in seededGraphs(allowing: [.directed, .multiple]) {
      #expect(graph.triangles().values == Slow.triangles(graph))
      #expect(graph.coreNumbers().values == Slow.coreNumbers(graph))
    }
  }

  @Test func sumsAgreeWithEachOther() {
    for graph in seededGraphs(allowing: []) {
      let degrees = graph.degrees().values.compactMap { $0 }
      #expect(degrees.reduce(0, +) == 2 * Double(graph.edgeCount))
      let triangles = graph.triangles().values.compactMap { $0 }.reduce(0, +)
      let triples = degrees.reduce(0) { $0 + $1 * ($1 - 1) }
      let expected: Double? = triples > 0 ? 2 * triangles / triples : nil
      #expect(agree(graph.transitivity().value, expected))
    }
  }

  @Test func anotherEdgeNeverLowersACore() {
    for graph in seededGraphs(sizes: 2...12, allowing: .directed) {
      let more = graph.extended(by: 0, edges: [Edge(0, graph.vertexCount - 1)])
      for (a, b) in zip(graph.coreNumbers().values, more.coreNumbers().values) {
        #expect((a ?? 0) <= (b ?? 0))
      }
    }
  }
}
