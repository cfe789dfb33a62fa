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

  /// Columns in any order make the graph that a list of the same edges makes.
  @Test(arguments: 0..<200)
  func columnsMakeTheSameGraph(seed: Int) {
    var options: RandomGraphOptions = [.multiple]
    if seed % 2 == 0 { options.insert(.directed) }
    if seed % 3 == 0 { options.insert(.weighted) }
    if seed % 5 < 2 { options.insert(.signed) }
    let graph = RandomGraphs.graph(seed: seed, options)
    let isLong = seed % 7 == 0
    // Each edge backwards, and where edges go both ways every other with its ends exchanged.
    let edges = (0..<graph.edgeCount).reversed().map { edge in
      let (source, target) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
      let isExchanged = !graph.isDirected && edge % 2 == 0
      return Edge(
        isExchanged ? target : source, isExchanged ? source : target,
        strength: graph.strengths?[edge] ?? 1, length: isLong ? Double(edge * 7 % 3) : 1,
        isNegative: graph.negatives?[edge] ?? false)
    }
    let expected = CompactGraph(
      vertexCount: graph.vertexCount, directed: graph.isDirected, edges: edges)
    let columns = CompactGraph(
      vertexCount: graph.vertexCount, directed: graph.isDirected,
      sources: edges.map { UInt32($0.source) }, targets: edges.map { UInt32($0.target) },
      strengths: edges.map(\.strength), lengths: edges.map(\.length),
      negatives: edges.map(\.isNegative))
    #expect(columns.edgeSources == expected.edgeSources)
    #expect(columns.edgeTargets == expected.edgeTargets)
    #expect(columns.strengths == expected.strengths)
    #expect(columns.lengths == expected.lengths)
    #expect(columns.negatives == expected.negatives)
    #expect(columns.isSimple == expected.isSimple && columns.isSigned == expected.isSigned)
    #expect(columns.outgoing.offsets == expected.outgoing.offsets)
    #expect(columns.outgoing.neighbors == expected.outgoing.neighbors)
    #expect(columns.outgoing.edges == expected.outgoing.edges)
    #expect(columns.incoming.neighbors == expected.incoming.neighbors)
  }
}
