import Foundation
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct MeasureTests {
  @Test func namesAreUniqueAndTextsAreComplete() {
    let names = Measure.all.map(\.name)
    #expect(Set(names).count == names.count)
    for measure in Measure.all {
      #expect(measure.meaning.hasSuffix("."), "\(measure.name)")
      #expect(
        measure.source.contains("doi:10.") || measure.source.contains("https://"),
        "\(measure.name) lacks a source")
      for text in [measure.range, measure.unit, measure.direction, measure.weight, measure.sign] {
        #expect(!text.isEmpty, "\(measure.name)")
      }
    }
  }

  @Test func unknownNamesAreErrors() throws {
    #expect(throws: GraphAlgorithmsError.unknownMeasure("fame")) { try Measure.named("fame") }
    let measure = try Measure.named("closeness")
    #expect(
      throws: GraphAlgorithmsError.unknownParameter(
        measure: "closeness", name: "rule", known: ["variant", "direction", "weights"])
    ) { try measure.evaluate(KnownGraphs.f1, ["rule": .text("wf")]) }
    #expect(
      throws: GraphAlgorithmsError.badParameter(
        measure: "closeness", name: "variant", expected: "one of wf, component, classic")
    ) { try measure.evaluate(KnownGraphs.f1, ["variant": .text("other")]) }
    #expect(
      throws: GraphAlgorithmsError.missingParameter(measure: "shortest_path", name: "source")
    ) { try Measure.named("shortest_path").evaluate(KnownGraphs.f1) }
  }

  /// Measures that need no parameter answer, or refuse by name, on graphs with nothing in them.
  @Test func nothingCrashesOnSmallGraphs() {
    let graphs = [
      CompactGraph(vertexCount: 0, edges: []), CompactGraph(vertexCount: 1, edges: []),
      CompactGraph(vertexCount: 1, edges: [Edge(0, 0)]), CompactGraph(vertexCount: 3, edges: []),
      CompactGraph(vertexCount: 2, edges: [Edge(0, 1), Edge(0, 1)]),
      CompactGraph(vertexCount: 2, directed: true, edges: [Edge(0, 1), Edge(1, 1)]),
      CompactGraph(vertexCount: 0, directed: true, edges: []), KnownGraphs.f1, KnownGraphs.f4,
    ]
    for graph in graphs {
      for measure in Measure.all {
        guard let result = try? measure.evaluate(graph) else { continue }
        if case .scores(let scores) = result {
          #expect(scores.count == graph.vertexCount, "\(measure.name)")
          for vertex in scores.values.indices {
            #expect((scores[vertex] == nil) == (scores.reason(for: vertex) != nil))
            #expect(scores[vertex]?.isFinite ?? true, "\(measure.name)")
          }
        }
        if case .value(let score) = result { #expect(score.value?.isFinite ?? true) }
      }
    }
  }

  /// metamorphic-relations.json, “relabel”: names, order and ends swapped permute the scores only.
  @Test func relabellingPermutesScoresOnly() throws {
    for seed in 0..<200 {
      let options = RandomGraphOptions(rawValue: seed % 8)
      let graph = RandomGraphs.graph(seed: seed, sizes: 1...10, options)
      let names = RandomGraphs.permutation(of: graph.vertexCount, seed: seed)
      let other = graph.relabelled(names, seed: seed)
      for measure in Measure.all where measure.shape == .vertices || measure.shape == .graph {
        switch (try? measure.evaluate(graph), try? measure.evaluate(other)) {
        case (.scores(let a)?, .scores(let b)?):
          let moved = names.map { b[$0] }
          #expect(agree(a.values, moved, within: 1e-7), "\(measure.name), seed \(seed)")
        case (.value(let a)?, .value(let b)?):
          #expect(agree(a.value, b.value), "\(measure.name), seed \(seed)")
        case (nil, nil): break
        default: Issue.record("\(measure.name) answers for one order only, seed \(seed)")
        }
      }
    }
  }

  /// The same input in another order gives the same bytes.
  @Test func orderOfEdgesGivesTheSameBits() throws {
    for seed in 0..<50 {
      let graph = RandomGraphs.graph(seed: seed, [.weighted, .multiple])
      let same = graph.relabelled(Array(0..<graph.vertexCount), seed: seed)
      for measure in Measure.all {
        let (a, b) = (try? measure.evaluate(graph), try? measure.evaluate(same))
        #expect(a == b, "\(measure.name)")
      }
    }
  }

  /// A vote of 2, 1 and 1 with a quota of 3, by hand: the first must be in, with one of the others;
  /// without the first, or without both others, nothing passes.
  @Test func coalitionsOfAVote() throws {
    let graph = CompactGraph(vertexCount: 3, edges: [])
    let vote: [String: MeasureArgument] = ["attribute": .numbers([2, 1, 1]), "quota": .number(3)]
    #expect(
      try Measure.named("minimal_winning_coalitions").evaluate(graph, vote)
        == .vertexSets([[0, 1], [0, 2]]))
    #expect(
      try Measure.named("minimal_blocking_coalitions").evaluate(graph, vote)
        == .vertexSets([[0], [1, 2]]))
    #expect(try Measure.named("veto_members").evaluate(graph, vote) == .vertexSet([0]))
    #expect(throws: GraphAlgorithmsError.limitExceeded(what: "coalitions", limit: 1)) {
      try Measure.named("minimal_winning_coalitions").evaluate(
        graph, vote.merging(["limit": .number(1)]) { $1 })
    }
  }

  /// By hand: 0 has both attributes, 1 and 2 have one each.
  @Test func conceptsAreTheObjectsOfLargestRectangles() throws {
    let graph = CompactGraph(
      vertexCount: 5, edges: [Edge(0, 3), Edge(0, 4), Edge(1, 3), Edge(2, 4)])
    let concepts = try Measure.named("formal_concepts")
    #expect(
      try concepts.evaluate(graph, ["objects": .vertices([0, 1, 2])])
        == .vertexSets([[0], [0, 1], [0, 2]]))
    #expect(
      try concepts.evaluate(graph, ["objects": .vertices([0, 1, 2]), "least": .number(2)])
        == .vertexSets([[0]]))
  }

  /// Closed forms for halves of four against three and one: no more pairs agree than by chance, and
  /// the overlaps are 2, 1 and 1.
  @Test func divisionsAreComparedByTheirOverlaps() throws {
    let graph = CompactGraph(vertexCount: 4, edges: [])
    let result = try Measure.named("partition_comparison").evaluate(
      graph, ["partition": .groups([[0, 1], [2, 3]]), "other": .groups([[0, 1, 2], [3]])])
    guard case .table(let rows) = result else {
      Issue.record("not a table")
      return
    }
    let mutual = 0.5 * log(4.0 / 3) + 0.25 * log(2.0 / 3) + 0.25 * log(2.0)
    let (one, other) = (log(2.0), -0.75 * log(0.75) - 0.25 * log(0.25))
    #expect(rows.map(\.name) == ["nmi", "ari", "variation_of_information"])
    #expect(
      agree(
        rows.map(\.value.value), [2 * mutual / (one + other), 0, one + other - 2 * mutual]))
  }

  /// A triangle of friends of strength 3 and 3 and a hostile tie of 1, which is out of line. By hand:
  /// either end of it turned over frees it and breaks a tie of 3; the middle one breaks two. Edges are
  /// numbered by their ends.
  @Test func tiesOutOfLineAndWhatAChangeCosts() throws {
    let graph = CompactGraph(
      vertexCount: 4,
      edges: [
        Edge(0, 1, strength: 3), Edge(1, 2, strength: 3), Edge(0, 2, strength: 1, isNegative: true),
      ])
    let weights: [String: MeasureArgument] = ["weights": .text("strength")]
    #expect(try Measure.named("ties_out_of_line").evaluate(graph, weights) == .edgeSet([1]))
    guard
      case .scores(let costs) = try Measure.named("realignment_costs").evaluate(graph, weights)
    else {
      Issue.record("no scores")
      return
    }
    #expect(costs.values == [2, 6, 2, nil])
  }

  /// Two years of the same two pairs. By its definition, Q = Σ (within − expected) over both years, and
  /// a coupling of one for each of four vertices: (2 − 1) + (2 − 1) + 4 of 2 + 2 + 4.
  @Test func communitiesThatSpanTwoYears() throws {
    let edges = [Edge(0, 1), Edge(2, 3)]
    let graph = CompactGraph(vertexCount: 4, edges: edges + edges)
    let years: [String: MeasureArgument] = [
      "layers": .layers([EdgeLayer(name: "1", edges: edges), EdgeLayer(name: "2", edges: edges)])
    ]
    #expect(
      try Measure.named("multislice_modularity").evaluate(graph, years) == .value(.defined(0.75)))
    let second = years.merging(["slice": .number(2)]) { $1 }
    #expect(
      try Measure.named("multislice_communities").evaluate(graph, second)
        == .partition(Partition(labels: [0, 0, 1, 1])))
    #expect(throws: GraphAlgorithmsError.self) {
      try Measure.named("multislice_communities").evaluate(
        graph, years.merging(["slice": .number(3)]) { $1 })
    }
  }
}
