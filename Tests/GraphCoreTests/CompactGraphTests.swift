import GraphCore
import GraphTestSupport
import Testing

@Suite struct CompactGraphTests {
  @Test func orderOfEdgesChangesNothing() {
    for seed in 0..<100 {
      let options: RandomGraphOptions =
        seed.isMultiple(of: 2) ? [.directed, .multiple] : [.weighted, .multiple, .signed]
      let graph = RandomGraphs.graph(seed: seed, options)
      let same = graph.relabelled(Array(0..<graph.vertexCount), seed: seed)
      #expect(same.edgeSources == graph.edgeSources)
      #expect(same.edgeTargets == graph.edgeTargets)
      #expect(same.strengths == graph.strengths)
      #expect(same.lengths == graph.lengths)
      #expect(same.negatives == graph.negatives)
      #expect(same.outgoing.neighbors == graph.outgoing.neighbors)
    }
  }

  @Test func rowsAscendAndHoldEveryEnd() {
    for seed in 0..<100 {
      let graph = RandomGraphs.graph(seed: seed, [.directed, .multiple])
      #expect(graph.outgoing.neighbors.count == graph.edgeCount)
      #expect(graph.incoming.neighbors.count == graph.edgeCount)
      for vertex in 0..<graph.vertexCount {
        let row = graph.outgoing.row(of: vertex).map { graph.outgoing.neighbors[$0] }
        #expect(row == row.sorted())
      }
    }
  }

  @Test func emptyGraphHasNothing() {
    let graph = CompactGraph(vertexCount: 0, edges: [])
    #expect(graph.edgeCount == 0)
    #expect(graph.isSimple)
    #expect(graph.outgoing.offsets == [0])
  }

  @Test func loopStandsTwiceInAnUndirectedRow() {
    let graph = CompactGraph(vertexCount: 1, edges: [Edge(0, 0)])
    #expect(graph.outgoing.degree(of: 0) == 2)
    #expect(!graph.isSimple)
  }
}
