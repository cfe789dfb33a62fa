import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Every measure on more than a hundred random graphs, against NetworkX 3.6.1, igraph 1.0.0 and
/// NumPy: see `scripts/reference`.
@Suite struct ReferenceTests {
  @Test(arguments: StoredReference.measures)
  func agreesWithOtherTools(name: String) throws {
    let stored = try StoredReference.read(name + ".json", as: StoredReference.Measured.self)
    let storedGraphs = try StoredReference.graphs(signed: stored.signed)
    let graphs = storedGraphs.map(\.compact)
    let measure = try Measure.named(name)
    let tolerance = stored.iterated ? 1e-6 : 1e-9
    #expect(stored.answers.count >= 100)
    for (index, answer) in stored.answers.enumerated() where answer.skipped == nil {
      let graph = graphs[index % graphs.count]
      let arguments = StoredReference.arguments(
        answer.parameters, of: measure, on: storedGraphs[index % graphs.count])
      let comment: Comment = "graph \(index % graphs.count), \(answer.parameters)"
      do throws(GraphAlgorithmsError) {
        let result = try measure.evaluate(graph, arguments)
        #expect(answer.error == nil, comment)
        guard let values = answer.values else { continue }
        #expect(agrees(result, values, graph: graph, within: tolerance), comment)
      } catch {
        #expect(answer.error != nil, "\(error) on \(comment)")
      }
    }
  }

  private func agrees(
    _ result: MeasureResult, _ expected: StoredReference.Value, graph: CompactGraph,
    within tolerance: Double
  ) -> Bool {
    switch result {
    case .scores(let scores):
      agree(scores.values, expected.list.map(\.number), within: tolerance)
    case .value(let score): agree(score.value, expected.number, within: tolerance)
    case .partition(let partition): partition.members == expected.list.map(\.integers)
    case .vertexSets(let sets): sets == expected.list.map(\.integers)
    case .vertexSet(let vertices): vertices == expected.integers
    case .edgeSet(let edges):
      edges.map { [Int(graph.edgeSources[$0]), Int(graph.edgeTargets[$0])] }
        == expected.list.map(\.integers)
    case .path(let path): (path?.vertices ?? []) == expected.integers
    case .paths(let paths, _): paths.map(\.vertices) == expected.list.map(\.integers)
    case .table(let rows):
      agree(rows.map(\.value.value), expected.list.map(\.number), within: tolerance)
    case .edgeValues(let edges):
      agree(edges.map(\.value), expected.list.map(\.number), within: tolerance)
    }
  }

  /// Our search of twenty runs is at least as good as the best of twenty runs of igraph's, each until
  /// it is stable.
  @Test func leidenIsAsGoodAsIgraph() throws {
    let stored = try StoredReference.read(
      "leiden-best.json", as: [StoredReference.BestLeiden].self)
    #expect(stored.count >= 20)
    for (index, entry) in stored.enumerated() {
      let found = try entry.graph.compact.leiden(runs: 20).modularity?.value ?? -1
      #expect(found >= entry.best - 1e-10, "graph \(index), \(entry.graph.kind)")
    }
  }
}
