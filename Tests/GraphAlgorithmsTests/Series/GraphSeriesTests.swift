import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct GraphSeriesTests {
  @Test func isInTheOrderOfTheGraphs() async {
    let years = GraphSeries([KnownGraphs.star(3), KnownGraphs.path(4)])
    #expect(await years.map(workers: 2) { $0.density().value } == [2.0 / 3, 0.5])
    #expect(await GraphSeries([]).map(workers: 4) { $0.vertexCount } == [])
  }

  /// The same bits for one, two and four workers, for every measure without obligatory parameters.
  @Test func numberOfWorkersPlaysNoPart() async {
    let series = GraphSeries(
      (0..<30).map { seed in
        RandomGraphs.graph(seed: seed, sizes: 1...10, RandomGraphOptions(rawValue: seed % 32))
      })
    func all(_ workers: Int) async -> [[MeasureResult?]] {
      await series.map(workers: workers) { graph in
        Measure.all.map { try? $0.evaluate(graph, $0.anyArguments(for: graph)) }
      }
    }
    let alone = await all(1)
    #expect(await all(2) == alone)
    #expect(await all(4) == alone)
  }
}
