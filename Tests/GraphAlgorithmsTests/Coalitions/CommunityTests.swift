import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct CommunityTests {
  /// Zachary's club: the maximum is .4198 in four communities (Brandes et al. 2008, exact).
  @Test func karateReachesItsMaximum() throws {
    let found = try KnownGraphs.karate.leiden()
    #expect(found.count == 4)
    #expect(agree(found.modularity?.value, 0.4198, within: 5e-5))
  }

  @Test func isolatesAreCommunitiesOfTheirOwn() throws {
    let found = try KnownGraphs.f1.leiden()
    #expect(found.members.contains([7]))
    #expect(found.members.contains([5, 6]))
    let empty = try CompactGraph(vertexCount: 3, edges: []).leiden()
    #expect(empty.members == [[0], [1], [2]])
    #expect(empty.modularity?.reason == .noEdges)
  }

  @Test func oneCommunityScoresZeroAndSingletonsLessThanZero() throws {
    for graph in seededGraphs(allowing: [.weighted, .multiple]) where graph.edgeCount > 0 {
      let one = Partition(labels: [Int](repeating: 0, count: graph.vertexCount))
      #expect(try agree(graph.modularity(of: one).value, 0))
    }
    for graph in seededGraphs(allowing: .weighted) where graph.edgeCount > 0 {
      let alone = Partition(labels: Array(0..<graph.vertexCount))
      let sums = graph.strengthSums().values.compactMap { $0 }
      let total = sums.reduce(0, +)
      let expected = -sums.reduce(0) { $0 + ($1 / total) * ($1 / total) }
      #expect(try agree(graph.modularity(of: alone).value, expected))
    }
  }

  @Test func modularityAgreesWithTheDefinition() throws {
    for (seed, graph) in seededGraphs(allowing: [.directed, .weighted, .multiple]).enumerated()
    where graph.edgeCount > 0 {
      let partition = Partition(labels: (0..<graph.vertexCount).map { $0 % (1 + seed % 4) })
      let slow = Slow.modularity(graph, partition, resolution: 1.3)
      #expect(try agree(graph.modularity(of: partition, resolution: 1.3).value, slow))
    }
  }

  @Test func communitiesAreConnectedAndStable() throws {
    for graph in seededGraphs(sizes: 1...40, allowing: [.directed, .weighted, .multiple]) {
      let found = try graph.leiden(runs: 2)
      #expect(graph.connectedParts(of: found) == Partition(labels: found.communities))
      #expect(try graph.leiden(runs: 2) == found)
      guard let best = found.modularity?.value else { continue }
      for vertex in 0..<graph.vertexCount {
        for community in 0..<found.count {
          var labels = found.communities
          labels[vertex] = community
          let moved = try graph.modularity(of: Partition(labels: labels)).value ?? -1
          #expect(moved <= best + 1e-9)
        }
      }
    }
  }

  @Test func scaleOfStrengthsPlaysNoPart() throws {
    for graph in seededGraphs(sizes: 1...20, allowing: .directed, always: .weighted) {
      let stronger = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected,
        edges: graph.edgeList.map { Edge($0.source, $0.target, strength: $0.strength * 8) })
      #expect(try graph.leiden(runs: 3).members == stronger.leiden(runs: 3).members)
    }
  }

  @Test func negativeTiesAreRefused() {
    #expect(throws: GraphAlgorithmsError.negativeTies(measure: "Leiden", count: 3)) {
      try KnownGraphs.f4.leiden()
    }
  }

  @Test func cliquesAgreeWithTheDefinition() throws {
    for graph in seededGraphs(sizes: 1...11, allowing: [.directed, .multiple]) {
      #expect(try graph.maximalCliques() == Slow.maximalCliques(graph))
    }
  }

  @Test func cliquesHaveALimit() throws {
    // The complement of n/3 triangles has 3^(n/3) maximal cliques: Moon, Moser 1965.
    let edges = (0..<12).flatMap { u in (0..<u).filter { $0 / 3 != u / 3 }.map { Edge($0, u) } }
    let graph = CompactGraph(vertexCount: 12, edges: edges)
    #expect(try graph.maximalCliques().count == 81)
    #expect(throws: GraphAlgorithmsError.limitExceeded(what: "maximal cliques", limit: 80)) {
      try graph.maximalCliques(limit: 80)
    }
    #expect(try CompactGraph(vertexCount: 0, edges: []).maximalCliques().isEmpty)
  }
}
