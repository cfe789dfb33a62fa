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
}
