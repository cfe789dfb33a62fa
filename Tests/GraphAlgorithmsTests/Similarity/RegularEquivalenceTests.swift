import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RegularEquivalenceTests {
  @Test func ranksOfAChainOfCommand() {
    let orders = CompactGraph(
      vertexCount: 5, directed: true, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 4)])
    #expect(orders.regularEquivalence().members == [[1, 2], [3, 4], [0]])
  }

  @Test func undirectedTiesTellNobodyApartUnlessToldToBeginWith() {
    #expect(KnownGraphs.karate.regularEquivalence().count == 1)
    #expect(KnownGraphs.path(4).regularEquivalence(from: [0, 1, 1, 1]).members.count == 4)
    let withIsolate = CompactGraph(vertexCount: 3, edges: [Edge(0, 1)])
    #expect(withIsolate.regularEquivalence().members == [[0, 1], [2]])
  }

  @Test func signsAreRelationsOfTheirOwn() {
    // 0 and 1 are friends, 2 and 3 enemies, 4 has both: who has which sort of tie tells them apart.
    let graph = CompactGraph(
      vertexCount: 5, edges: [Edge(0, 4), Edge(2, 4, isNegative: true), Edge(1, 4)])
    #expect(graph.regularEquivalence().members == [[0, 1], [2], [3], [4]])
  }

  /// Of all divisions those are regular in which the vertices of a class see the same classes; the
  /// result is one of them, and all others refine it.
  @Test func isTheCoarsestOfAllRegularDivisions() {
    for graph in seededGraphs(80, sizes: 1...7, allowing: [.directed, .signed, .multiple]) {
      let found = graph.regularEquivalence().communities
      #expect(isRegular(found, graph))
      for labels in allPartitions(of: graph.vertexCount) where isRegular(labels, graph) {
        for u in labels.indices {
          for v in 0..<u where labels[u] == labels[v] { #expect(found[u] == found[v]) }
        }
      }
    }
  }

  private func isRegular(_ labels: [Int], _ graph: CompactGraph) -> Bool {
    func seen(_ vertex: Int) -> Set<[Int]> {
      var found: Set<[Int]> = []
      for edge in graph.edgeList where edge.source != edge.target {
        let sign = edge.isNegative ? 1 : 0
        if edge.source == vertex { found.insert([sign, 0, labels[edge.target]]) }
        if edge.target == vertex {
          found.insert([sign, graph.isDirected ? 1 : 0, labels[edge.source]])
        }
      }
      return found
    }
    let views = labels.indices.map(seen)
    return labels.indices.allSatisfy { u in
      (0..<u).allSatisfy { labels[u] != labels[$0] || views[u] == views[$0] }
    }
  }
}
