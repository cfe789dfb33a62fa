import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct EdgeBetweennessTests {
  /// P_n: edge i parts i + 1 vertices from n − 1 − i.
  @Test(arguments: [2, 5, 9])
  func pathEdgePartsItsSides(n: Int) throws {
    let expected = (0..<(n - 1)).map { Double(($0 + 1) * (n - 1 - $0)) }
    #expect(try KnownGraphs.path(n).edgeBetweenness() == expected)
  }

  @Test func sumsToTheWienerIndexAndToVertices() throws {
    for graph in seededGraphs(allowing: [], always: .connected) {
      let edges = try graph.edgeBetweenness()
      let d = Slow.distances(graph)
      var wiener = 0.0
      for s in d.indices { for t in 0..<s { wiener += d[s][t] } }
      #expect(agree(edges.reduce(0, +), wiener))
      let vertices = try graph.betweenness().values
      for vertex in 0..<graph.vertexCount {
        let sum = edges.indices.filter {
          Int(graph.edgeSources[$0]) == vertex || Int(graph.edgeTargets[$0]) == vertex
        }.reduce(0.0) { $0 + edges[$1] }
        #expect(agree(vertices[vertex], (sum - Double(graph.vertexCount - 1)) / 2))
      }
    }
  }

  @Test func sampleOfAllIsExactAndBoundHolds() throws {
    for graph in seededGraphs(60, sizes: 2...30, allowing: .directed) {
      let exact = try graph.betweenness()
      let all = try graph.sampledBetweenness(samples: 1000)
      #expect(agree(all.scores.values, exact.values) && all.errorBound == 0)
      let some = try graph.sampledBetweenness(samples: max(1, graph.vertexCount / 2), seed: 7)
      for (a, b) in zip(some.scores.values, exact.values) {
        #expect(((a ?? 0) - (b ?? 0)).magnitude <= some.errorBound + 1e-9)
      }
    }
  }

  @Test func allPairsOfTheSubsetsAreBetweenness() throws {
    for graph in seededGraphs(allowing: [.directed, .multiple]) {
      let all = Array(0..<graph.vertexCount)
      #expect(
        try agree(graph.betweenness(between: all, and: all).values, graph.betweenness().values))
    }
  }

  /// With all vertices at both ends, or all drawn, it is edge betweenness.
  @Test func subsetsAndSamplesOfAllAreExact() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [.directed, .multiple]) {
      let all = Array(0..<graph.vertexCount)
      let exact = try graph.edgeBetweenness()
      #expect(agree(exact, try graph.edgeBetweenness(between: all, and: all)))
      let sampled = try graph.sampledEdgeBetweenness(samples: 10)
      #expect(agree(exact, sampled.values) && sampled.errorBound == 0)
    }
  }

  /// The path 0–1–2–3 from 0 to 3 alone: each tie once, and as ordered pairs one half.
  @Test func onePairOfAPath() throws {
    #expect(try KnownGraphs.path(4).edgeBetweenness(between: [0], and: [3]) == [0.5, 0.5, 0.5])
    #expect(try KnownGraphs.path(4).edgeBetweenness(between: [0], and: [2]) == [0.5, 0.5, 0])
  }

  /// Hoeffding's bound at a confidence that 40 draws do not break.
  @Test func noSampleErrsBeyondItsBound() throws {
    let graph = RandomGraphs.graph(seed: 7, sizes: 40...40, [])
    let exact = try graph.edgeBetweenness()
    for seed in 0..<40 {
      let sampled = try graph.sampledEdgeBetweenness(
        samples: 8, confidence: 0.999, seed: UInt64(seed))
      let worst = zip(exact, sampled.values).map { ($0 - $1).magnitude }.max() ?? 0
      #expect(worst <= sampled.errorBound)
    }
    #expect(throws: GraphAlgorithmsError.self) { try graph.sampledEdgeBetweenness(samples: 0) }
  }
}
