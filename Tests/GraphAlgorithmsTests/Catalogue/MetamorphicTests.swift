import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// The laws of metamorphic-relations.json that stand in no other file, on 200 random graphs each.
@Suite struct MetamorphicTests {
  private static let local = [
    "betweenness", "harmonic", "core_number", "triangles", "clustering", "constraint",
    "effective_size",
  ]

  private func scores(
    _ name: String, _ graph: CompactGraph, _ arguments: [String: MeasureArgument] = [:]
  ) throws -> [Double?] {
    guard case .scores(let scores) = try Measure.named(name).evaluate(graph, arguments) else {
      Issue.record("\(name) gives no scores")
      return []
    }
    return scores.values
  }

  /// “twin”: whoever has the same neighbours scores the same.
  @Test(arguments: local + ["closeness", "pagerank"])
  func twinsScoreAlike(name: String) throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [.multiple]) {
      let twin = graph.vertexCount
      let rows = graph.edgeList.filter { ($0.source == 0) != ($0.target == 0) }
      let copies = rows.map { Edge($0.source == 0 ? $0.target : $0.source, twin) }
      let values = try scores(name, graph.extended(by: 1, edges: copies).withoutLoops)
      #expect(agree(values[0], values[twin], within: 1e-7), "\(name)")
    }
  }

  /// “disjoint_union”, “isolate”: another component changes nothing that is not divided by n.
  @Test(arguments: local)
  func anotherComponentChangesNothing(name: String) throws {
    let raw: [String: MeasureArgument] = name == "harmonic" ? ["normalized": .flag(false)] : [:]
    for (seed, graph) in seededGraphs(allowing: [.directed, .multiple]).enumerated() {
      let n = graph.vertexCount
      let more = seed % 4 == 0 ? [] : [Edge(n, n + 1), Edge(n + 1, n + 2), Edge(n, n + 2)]
      let values = try scores(name, graph.extended(by: 3, edges: more), raw)
      #expect(agree(Array(values.prefix(n)), try scores(name, graph, raw)), "\(name)")
      if more.isEmpty, name == "betweenness" { #expect(values[n] == 0) }
    }
  }

  /// “unit weights”: weights of one are no weights.
  @Test func unitWeightsAreNoWeights() throws {
    for graph in seededGraphs(allowing: [.directed, .multiple]) {
      for name in ["betweenness", "closeness", "harmonic"] {
        #expect(
          try scores(name, graph) == scores(name, graph, ["weights": .text("length")]))
      }
      for name in ["pagerank", "constraint"] {
        #expect(
          try scores(name, graph) == scores(name, graph, ["weights": .text("strength")]))
      }
    }
  }

  /// “edge->node betweenness”: (the sum over the edges of a vertex − (n − 1)) / 2.
  @Test func betweennessOfEdgesMakesThatOfVertices() throws {
    for graph in seededGraphs(sizes: 2...12, allowing: [], always: [.connected]) {
      var sums = [Double](repeating: -Double(graph.vertexCount - 1), count: graph.vertexCount)
      for (edge, value) in try graph.edgeBetweenness().enumerated() {
        sums[Int(graph.edgeSources[edge])] += value
        sums[Int(graph.edgeTargets[edge])] += value
      }
      #expect(agree(sums.map { $0 / 2 }, try graph.betweenness().values))
    }
  }

  /// “monotone add edge”: a tie never lowers efficiency, harmonic centrality or connectivity.
  @Test func anotherEdgeNeverParts() throws {
    for (seed, graph) in seededGraphs(sizes: 2...10, allowing: [.directed]).enumerated() {
      var random = TestRandom(seed: seed)
      let ends = (
        Int.random(in: 0..<graph.vertexCount, using: &random),
        Int.random(in: 0..<graph.vertexCount, using: &random)
      )
      let more = graph.extended(by: 0, edges: [Edge(ends.0, ends.1)])
      func rises(_ measure: (CompactGraph) throws -> Double?) throws -> Bool {
        (try measure(more) ?? 0) >= (try measure(graph) ?? 0) - 1e-12
      }
      #expect(try rises { try $0.globalEfficiency().value })
      #expect(try rises { try $0.edgeConnectivity().value })
      #expect(try rises { try $0.vertexConnectivity().value })
      for vertex in 0..<graph.vertexCount {
        #expect(try rises { try $0.harmonic()[vertex] })
        #expect(try rises { $0.coreNumbers()[vertex] })
      }
    }
  }

  /// “rev”: turning all arcs round swaps in and out, and leaves strong components alone.
  @Test func reversalSwapsInAndOut() throws {
    for graph in seededGraphs(allowing: [.multiple], always: [.directed]) {
      let back = graph.reversed
      #expect(graph.strongComponents() == back.strongComponents())
      #expect(graph.degrees(direction: .outgoing) == back.degrees(direction: .incoming))
      #expect(
        agree(
          try graph.closeness(direction: .outgoing).values,
          try back.closeness(direction: .incoming).values))
    }
  }

  /// “whitney”: vertex connectivity ≤ edge connectivity ≤ least degree.
  @Test func connectivitiesAreInOrder() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [.multiple]) {
      let kappa = try #require(try graph.vertexConnectivity().value)
      let lambda = try #require(try graph.edgeConnectivity().value)
      let least = try #require(graph.degrees().values.compactMap { $0 }.min())
      #expect(kappa <= lambda)
      #expect(lambda <= least)
    }
  }

  /// “cliques”: maximal cliques are the maximal independent sets of the complement, and every edge is
  /// in one.
  @Test func cliquesAreIndependentInTheComplement() throws {
    for graph in seededGraphs(sizes: 1...9, allowing: []) {
      let n = graph.vertexCount
      let tied = Set(graph.edgeList.map { [$0.source, $0.target] })
      let complement = CompactGraph(
        vertexCount: n,
        edges: (0..<n).flatMap { u in
          ((u + 1)..<max(n, u + 1)).filter { !tied.contains([u, $0]) }.map { Edge(u, $0) }
        })
      let apart = Set(complement.edgeList.map { [$0.source, $0.target] })
      func isIndependent(_ set: [Int]) -> Bool {
        set.allSatisfy { u in set.allSatisfy { u >= $0 || !apart.contains([u, $0]) } }
      }
      let maximal = (1..<(1 << n)).map { mask in (0..<n).filter { mask >> $0 & 1 == 1 } }
        .filter { set in
          isIndependent(set)
            && (0..<n).allSatisfy { set.contains($0) || !isIndependent((set + [$0]).sorted()) }
        }
      let cliques = try graph.maximalCliques()
      #expect(Set(cliques) == Set(maximal))
      #expect(tied.allSatisfy { edge in cliques.contains { Set(edge).isSubset(of: $0) } })
    }
  }

  /// “sign flip triads”: balanced triads become unbalanced ones.
  @Test func negatingAllSignsTurnsTriadsOver() {
    for graph in seededGraphs(sizes: 3...10, allowing: [], always: [.signed]) {
      let turned = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: graph.edgeList.map { edge in
          var edge = edge
          edge.isNegative.toggle()
          return edge
        })
      let (a, b) = (graph.signedTriads(), turned.signedTriads())
      #expect(a.allPositive == b.allNegative && a.oneNegative == b.twoNegative)
      #expect(a.twoNegative == b.oneNegative && a.allNegative == b.allPositive)
    }
  }
}

extension CompactGraph {
  fileprivate var withoutLoops: CompactGraph {
    CompactGraph(
      vertexCount: vertexCount, directed: isDirected,
      edges: edgeList.filter { $0.source != $0.target })
  }
}
