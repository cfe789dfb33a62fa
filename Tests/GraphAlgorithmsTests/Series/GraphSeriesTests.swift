import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct GraphSeriesTests {
  @Test func isInTheOrderOfTheGraphs() {
    let years = GraphSeries([KnownGraphs.star(3), KnownGraphs.path(4)])
    #expect(years.map(workers: 2) { $0.density().value } == [2.0 / 3, 0.5])
    #expect(GraphSeries([]).map(workers: 4) { $0.vertexCount } == [])
  }

  /// The same bits for one, two and four workers, for every measure without obligatory parameters.
  @Test func numberOfWorkersPlaysNoPart() {
    let series = GraphSeries(
      (0..<30).map { seed in
        RandomGraphs.graph(seed: seed, sizes: 1...10, RandomGraphOptions(rawValue: seed % 32))
      })
    func all(_ workers: Int) -> [[MeasureResult?]] {
      series.map(workers: workers) { graph in
        Measure.all.map { try? $0.evaluate(graph, $0.anyArguments(for: graph)) }
      }
    }
    let alone = all(1)
    #expect(all(2) == alone)
    #expect(all(4) == alone)
  }

  /// Long enough to be cut into pieces, directed and not, by hops and by lengths.
  @Test(arguments: [false, true])
  func longMeasuresAreTheSameBitsForAnyNumberOfThreads(_ directed: Bool) throws {
    var random = TestRandom(seed: 5)
    let n = 1_600
    let edges = (0..<4 * n).map { _ in
      Edge(
        Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n / 2, using: &random),
        length: Double(Int.random(in: 1...9, using: &random)))
    }
    let graph = CompactGraph(vertexCount: n, directed: directed, edges: edges)
    func all(_ threads: Int) throws -> [[Double?]] {
      try Workers.$count.withValue(threads) {
        try [
          graph.betweenness().values, graph.betweenness(weighted: .lengths).values,
          graph.closeness(.component).values, graph.harmonic().values,
          graph.harmonic(weighted: .lengths).values, graph.eccentricities(.reachable).values,
        ]
      }
    }
    let alone = try all(1)
    #expect(try all(2) == alone)
    #expect(try all(4) == alone)
    // Pieces or not: from all sources one by one, and by a search that is not shared out.
    let sampled = try graph.sampledBetweenness(samples: n).scores.values
    #expect(agree(alone[0], sampled))
    for source in [0, n / 2, n - 1] {
      let inverse = try graph.distances(from: source).values.enumerated()
        .filter { $0.offset != source }.reduce(0.0) { $0 + ($1.element.map { 1 / $0 } ?? 0) }
      #expect(agree(alone[3][source], inverse / Double(n - 1)))
    }
  }
}
