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

  /// Columns and lists in any order make the graph whose edges are sorted one by one.
  @Test(arguments: 0..<200)
  func edgesAreInCanonicalOrder(seed: Int) {
    var options: RandomGraphOptions = [.multiple]
    if seed % 2 == 0 { options.insert(.directed) }
    if seed % 3 == 0 { options.insert(.weighted) }
    if seed % 5 < 2 { options.insert(.signed) }
    let isLong = seed % 7 == 0
    let (count, parts) = RandomGraphs.parts(seed: seed, options)
    // Each edge backwards, and where edges go both ways every other with its ends exchanged.
    let edges = parts.enumerated().reversed().map { index, edge in
      var edge = edge
      if isLong { edge.length = Double(index * 7 % 3) }
      if seed % 2 != 0, index % 2 == 0 { (edge.source, edge.target) = (edge.target, edge.source) }
      return edge
    }
    let directed = options.contains(.directed)
    var sorted = edges
    for index in sorted.indices where !directed && sorted[index].source > sorted[index].target {
      (sorted[index].source, sorted[index].target) = (sorted[index].target, sorted[index].source)
    }
    sorted.sort { a, b in
      if a.source != b.source { return a.source < b.source }
      if a.target != b.target { return a.target < b.target }
      return (a.strength, a.length, a.isNegative ? 1 : 0)
        < (b.strength, b.length, b.isNegative ? 1 : 0)
    }
    let list = CompactGraph(vertexCount: count, directed: directed, edges: edges)
    let columns = CompactGraph(
      vertexCount: count, directed: directed, sources: edges.map { UInt32($0.source) },
      targets: edges.map { UInt32($0.target) }, strengths: edges.map(\.strength),
      lengths: edges.map(\.length), negatives: edges.map(\.isNegative))
    for graph in [list, columns] {
      #expect(graph.edgeList == sorted)
      #expect((graph.strengths == nil) == sorted.allSatisfy { $0.strength == 1 })
      #expect((graph.lengths == nil) == sorted.allSatisfy { $0.length == 1 })
      #expect(graph.isSigned == sorted.contains(where: \.isNegative))
      #expect((graph.negatives != nil) == graph.isSigned)
      let pairs = sorted.map { [$0.source, $0.target] }
      #expect(
        graph.isSimple == (Set(pairs).count == pairs.count && pairs.allSatisfy { $0[0] != $0[1] }))
      for vertex in 0..<count {
        // What each row has, in order: neighbours and the edges behind them.
        var (out, into) = ([[Int]](), [[Int]]())
        for (index, edge) in sorted.enumerated() {
          if edge.source == vertex { out.append([edge.target, index]) }
          if edge.target == vertex { into.append([edge.source, index]) }
        }
        if !directed { (out, into) = (into + out, into + out) }
        for (adjacency, expected) in [(graph.outgoing, out), (graph.incoming, into)] {
          let row = adjacency.row(of: vertex)
          #expect(row.map { [Int(adjacency.neighbors[$0]), Int(adjacency.edges[$0])] } == expected)
        }
      }
    }
  }
}
