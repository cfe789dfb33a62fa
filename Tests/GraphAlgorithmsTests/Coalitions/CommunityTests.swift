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

  /// The defence pacts of 1914 and 1939 in the Correlates of War's alliances 4.1: 13 nations with 15
  /// pairs, 21 with 51; the maxima of modularity, proven, in measures.md: .4111 and .2355.
  @Test(arguments: [(1914, 13, 15, 0.4111), (1939, 21, 51, 0.2355)])
  func defencePactsReachTheirMaximum(
    year: Int, nations: Int, pairs: Int, modularity: Double
  ) throws {
    guard let text = SharedData.text("data/cow-alliances-4.1/alliance_v4.1_by_dyad.csv") else {
      print("skipped: no ../shared/data/cow-alliances-4.1")
      return
    }
    var found: Set<[Int]> = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      // Only names stand in quotes, and none has a comma in it.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields[13] == "1", let one = Int(fields[1]), let other = Int(fields[3]),
        let start = Int(fields[7]), start <= year, Int(fields[10]) ?? .max >= year
      else { continue }
      found.insert([min(one, other), max(one, other)])
    }
    let codes = Set(found.joined()).sorted()
    #expect(codes.count == nations && found.count == pairs)
    let graph = CompactGraph(
      vertexCount: codes.count,
      edges: found.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { pair in
        guard let one = codes.firstIndex(of: pair[0]), let other = codes.firstIndex(of: pair[1])
        else { return nil }
        return Edge(one, other)
      })
    #expect(agree(try graph.leiden().modularity?.value ?? 0, modularity, within: 5e-5))
  }
}
