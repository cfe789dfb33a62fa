import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Groups, ties to come and SimRank on the stored random graphs, against NetworkX 3.6.1: see
/// `scripts/reference/make_groups_reference.py`.
@Suite struct GroupReferenceTests {
  private struct Stored: Decodable {
    struct Answer: Decodable {
      let percolation: [[[Int]]]
      let trusses: [[Int]]
      let predictions: [String: [Double]]
      let simrank: [Double]?
    }

    let answers: [Answer]
  }

  @Test func agreesWithNetworkX() throws {
    let graphs = try StoredReference.graphs().map(\.compact)
    let answers = try StoredReference.read("Groups/networkx.json", as: Stored.self).answers
    #expect(answers.count >= 80)
    for (index, answer) in answers.enumerated() {
      let graph = graphs[index]
      for (place, k) in [2, 3, 4].enumerated() {
        #expect(try graph.cliquePercolation(k) == answer.percolation[place], "graph \(index)")
      }
      #expect(
        graph.trussNumbers().map { [$0.source, $0.target, Int($0.value ?? 0)] } == answer.trusses,
        "graph \(index)")
      for (name, expected) in answer.predictions {
        let predictor = try #require(LinkPredictor(rawValue: name))
        let found = try graph.predictedLinks(by: predictor).filter { $0.source == 0 }
        #expect(
          agree(found.map(\.value), expected.map { $0 }, within: 1e-9), "\(name), graph \(index)")
      }
      if let expected = answer.simrank {
        let found = try graph.simRank(from: 0, direction: .either)
        // NetworkX stops at a relative change of 1e-5, from where 0.9 / 0.1 of it may still come.
        #expect(agree(found.values, expected.map { $0 }, within: 3e-4), "graph \(index)")
      }
    }
  }

  /// The graph of Jeh and Widom's figure 1: a university, two professors, two students. Alike are those
  /// whom the alike point at; NetworkX 3.6.1, simrank_similarity, goes on to .132336 and .033878.
  @Test func simRankOfTheWebOfAUniversity() throws {
    let edges = [(0, 1), (0, 2), (1, 3), (2, 4), (4, 2), (3, 0)].map { Edge($0, $1) }
    let graph = CompactGraph(vertexCount: 5, directed: true, edges: edges)
    let found = try graph.simRank(from: 0, decay: 0.8)
    #expect(agree(found.values, [1, 0, 0.132336, 0, 0.033878], within: 1e-6))
    #expect(agree(try graph.simRank(from: 1, decay: 0.8)[2], 0.413551, within: 1e-6))
  }

  @Test func structuralEquivalenceOfTwins() {
    // Leaves of a star are tied alike; the centre and a leaf differ in all others.
    #expect(KnownGraphs.star(5).structuralEquivalence(to: 1).values == [0, 1, 1, 1, 1])
    #expect(KnownGraphs.complete(4).structuralEquivalence(to: 0).values == [1, 1, 1, 1])
    #expect(KnownGraphs.path(2).structuralEquivalence(to: 0)[0] == nil)
  }
}
