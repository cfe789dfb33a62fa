import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ComponentTests {
  @Test func fixtureHasThree() {
    #expect(KnownGraphs.f1.components().members == [[0, 1, 2, 3, 4], [5, 6], [7]])
  }

  @Test func strongComponentsNeedAWayBack() {
    let graph = CompactGraph(
      vertexCount: 5, directed: true,
      edges: [Edge(0, 1), Edge(1, 2), Edge(2, 0), Edge(2, 3), Edge(3, 4)])
    #expect(graph.strongComponents().members == [[0, 1, 2], [3], [4]])
    #expect(graph.components().count == 1)
  }

  @Test func emptyGraphHasNone() {
    #expect(CompactGraph(vertexCount: 0, edges: []).components().count == 0)
    #expect(CompactGraph(vertexCount: 0, directed: true, edges: []).strongComponents().count == 0)
  }

  @Test func agreesWithMutualReach() {
    for graph in seededGraphs(allowing: .multiple, always: .directed) {
      let d = Slow.distances(graph)
      let label = d.indices.map { u in
        d.indices.first { d[u][$0].isFinite && d[$0][u].isFinite } ?? u
      }
      #expect(graph.strongComponents() == Partition(labels: label))
      let either = Slow.distances(graph, direction: .either)
      let weak = either.indices.map { u in either.indices.first { either[u][$0].isFinite } ?? u }
      #expect(graph.components() == Partition(labels: weak))
      #expect(graph.reversed.strongComponents() == graph.strongComponents())
    }
  }
}
