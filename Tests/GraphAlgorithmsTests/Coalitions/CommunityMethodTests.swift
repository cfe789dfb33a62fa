import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct CommunityMethodTests {
  @Test func louvainReachesTheMaximumOfTheKarateClub() throws {
    let found = try KnownGraphs.karate.louvain(runs: 40)
    #expect(agree(found.modularity?.value, 0.4198, within: 5e-5))
  }

  /// The first split of the club by Girvan and Newman has 15 and 19 members (NetworkX 3.6.1).
  @Test func girvanAndNewmanSplitTheKarateClub() throws {
    let two = try KnownGraphs.karate.girvanNewman(count: 2)
    #expect(two.members.map(\.count) == [19, 15])
    // The best division of the dendrogram has .401 (Newman, Girvan 2004, figure 9).
    let best = try KnownGraphs.karate.girvanNewman()
    #expect(agree(best.modularity?.value, 0.401, within: 1e-3))
  }

  /// F4: optimum {A, D}, {B, C} = .25 in the project's definitions.
  @Test func signedCommunitiesOfTheFixture() throws {
    let found = try KnownGraphs.f4.signedCommunities()
    #expect(agree(found.modularity?.value, 0.25))
    #expect(found.members == [[0, 3], [1, 2]])
  }

  @Test func signedModularityIsModularityWithoutEnemies() throws {
    for (seed, graph) in seededGraphs(100, allowing: [.weighted, .directed, .multiple])
      .enumerated() where graph.edgeCount > 0
    {
      let partition = Partition(labels: (0..<graph.vertexCount).map { $0 % (1 + seed % 3) })
      #expect(
        try agree(
          graph.signedModularity(of: partition).value, graph.modularity(of: partition).value))
    }
  }

  /// On small graphs the searches find what trying all divisions finds, or nearly always.
  @Test func searchesFindTheBestDivisions() throws {
    var misses = 0
    for graph in seededGraphs(80, sizes: 2...7, allowing: .directed, always: .signed) {
      guard graph.edgeCount > 0 else { continue }
      var best = -Double.infinity
      var labels = [Int](repeating: 0, count: graph.vertexCount)
      func tryAll(_ vertex: Int, _ used: Int) throws {
        guard vertex < graph.vertexCount else {
          let value = try graph.signedModularity(of: Partition(labels: labels)).value
          best = max(best, value ?? 0)
          return
        }
        for label in 0...used {
          labels[vertex] = label
          try tryAll(vertex + 1, max(used, label + 1))
        }
      }
      try tryAll(0, 0)
      let found = try graph.signedCommunities().modularity?.value ?? 0
      #expect(found <= best + 1e-9)
      if found < best - 1e-9 { misses += 1 }
    }
    #expect(misses == 0)
  }

  /// A community of constant Potts is denser than the resolution, two of them less dense between.
  @Test func constantPottsFindsCliques() throws {
    let edges =
      KnownGraphs.complete(4).edgeList
      + KnownGraphs.complete(5).edgeList.map { Edge($0.source + 4, $0.target + 4) } + [Edge(3, 4)]
    let found = try CompactGraph(vertexCount: 9, edges: edges).constantPotts(resolution: 0.5)
    #expect(found.members == [[4, 5, 6, 7, 8], [0, 1, 2, 3]])
    #expect(
      try CompactGraph(vertexCount: 9, edges: edges).constantPotts(resolution: 2).count == 9)
  }

  @Test func labelsSpreadWithinComponentsOnly() throws {
    for graph in seededGraphs(60, sizes: 1...20, allowing: [.weighted, .directed]) {
      let found = try graph.labelPropagation(seed: 3)
      let components = graph.components()
      for set in found.members {
        #expect(Set(set.map { components.communities[$0] }).count == 1)
      }
      #expect(try graph.labelPropagation(seed: 3) == found)
    }
    #expect(try KnownGraphs.complete(6).labelPropagation().count == 1)
  }

  @Test func runsAgreeOnCliques() throws {
    let edges =
      KnownGraphs.complete(5).edgeList
      + KnownGraphs.complete(5).edgeList.map { Edge($0.source + 5, $0.target + 5) } + [Edge(4, 5)]
    let found = try CompactGraph(vertexCount: 10, edges: edges).consensusCommunities(runs: 10)
    #expect(found.partition.members == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
    #expect(found.runs == 30)
    #expect(found.share(0, 1) == 1)
    #expect(found.firmness(of: 0) == 1)
    #expect((found.alternative(of: 0)?.share ?? 0) < 0.5)
  }
}

@Suite struct PartitionComparisonTests {
  /// scikit-learn's user guide: labels 0 0 0 1 1 1 and 0 0 1 1 2 2 have ARI .242424 and NMI .515804.
  @Test func knownPair() {
    let a = Partition(labels: [0, 0, 0, 1, 1, 1])
    let b = Partition(labels: [0, 0, 1, 1, 2, 2])
    let found = a.comparison(with: b)
    #expect(agree(found.adjustedRandIndex, 0.24242424242424243))
    #expect(agree(found.normalizedMutualInformation, 0.5158037429793889, within: 1e-9))
    // H(A) + H(B) − 2 I = ln 2 + ln 3 − 2 · (ln 2 − (1/3) ln 2).
    #expect(agree(found.variationOfInformation, 0.6931471805599453 / -3 + 1.0986122886681098))
  }

  @Test func equalsAgreeWhollyAndOrderPlaysNoPart() {
    for seed in 0..<100 {
      var random = TestRandom(seed: seed)
      let n = Int.random(in: 1...20, using: &random)
      let a = Partition(labels: (0..<n).map { _ in Int.random(in: 0...4, using: &random) })
      let b = Partition(labels: (0..<n).map { _ in Int.random(in: 0...4, using: &random) })
      let own = a.comparison(with: a)
      #expect(agree(own.adjustedRandIndex, 1) && agree(own.normalizedMutualInformation, 1))
      #expect(agree(own.variationOfInformation, 0))
      let (one, other) = (a.comparison(with: b), b.comparison(with: a))
      #expect(agree(one.adjustedRandIndex, other.adjustedRandIndex))
      #expect(agree(one.variationOfInformation, other.variationOfInformation))
    }
  }
}

@Suite struct CohesiveGroupTests {
  @Test func percolationAgreesWithTheDefinition() throws {
    for graph in seededGraphs(60, sizes: 1...9, allowing: [.directed, .multiple]) {
      for k in 2...4 {
        let cliques = Slow.subsets(graph.vertexCount, k).filter { Slow.isClique(graph, $0) }
        var groups = cliques.map { [$0] }
        var hasMerged = true
        while hasMerged {
          hasMerged = false
          search: for i in groups.indices {
            for j in (i + 1)..<max(groups.count, i + 1) {
              let isNear = groups[i].contains { one in
                groups[j].contains { Set(one).intersection($0).count == k - 1 }
              }
              if isNear {
                groups[i] += groups.remove(at: j)
                hasMerged = true
                break search
              }
            }
          }
        }
        let expected = Set(groups.map { Set($0.joined()).sorted() })
        #expect(Set(try graph.cliquePercolation(k)) == expected)
      }
    }
  }

  @Test func trussesAgreeWithTheDefinition() {
    for graph in seededGraphs(100, sizes: 1...10, allowing: [.directed, .multiple]) {
      var pairs = Set<[Int]>()
      for edge in graph.edgeList where edge.source != edge.target {
        pairs.insert([min(edge.source, edge.target), max(edge.source, edge.target)])
      }
      var expected: [[Int]: Double] = [:]
      for pair in pairs { expected[pair] = 2 }
      for k in 3...12 {
        var kept = pairs
        while true {
          let weak = kept.filter { pair in
            let closed = (0..<graph.vertexCount).count { w in
              kept.contains([min(pair[0], w), max(pair[0], w)])
                && kept.contains([min(pair[1], w), max(pair[1], w)])
            }
            return closed < k - 2
          }
          if weak.isEmpty { break }
          kept.subtract(weak)
        }
        for pair in kept { expected[pair] = Double(k) }
      }
      let found = graph.trussNumbers()
      #expect(found.count == pairs.count)
      for value in found { #expect(value.value == expected[[value.source, value.target]]) }
    }
  }

  @Test func twinsOfStarsAndCompleteGraphs() {
    #expect(KnownGraphs.star(5).twins(.open) == [[1, 2, 3, 4]])
    #expect(KnownGraphs.star(5).twins(.closed).isEmpty)
    #expect(KnownGraphs.complete(4).twins(.closed) == [[0, 1, 2, 3]])
    #expect(KnownGraphs.f1.twins(.closed) == [[0, 1], [5, 6]])
  }

  /// Every closed pair of objects and attributes, and nothing else.
  @Test func conceptsAgreeWithTheDefinition() throws {
    for seed in 0..<100 {
      var random = TestRandom(seed: seed)
      let objects = Int.random(in: 1...7, using: &random)
      let table = (0..<objects).map { _ in
        (0..<5).filter { _ in Bool.random(using: &random) }
      }
      let count = (table.joined().max() ?? -1) + 1
      var expected: Set<[[Int]]> = []
      for mask in 0..<(1 << objects) {
        let chosen = (0..<objects).filter { mask >> $0 & 1 == 1 }
        let shared = (0..<count).filter { a in chosen.allSatisfy { table[$0].contains(a) } }
        let extent = (0..<objects).filter { o in shared.allSatisfy { table[o].contains($0) } }
        if extent == chosen, !extent.isEmpty { expected.insert([extent, shared]) }
      }
      let found = try FormalConcept.all(table, leastAttributes: 0)
      #expect(found.count == expected.count)
      #expect(Set(found.map { [$0.objects, $0.attributes] }) == expected)
    }
  }

  /// NetworkX 3.6.1 on the path 0–1–2–3 and the pair (0, 2): 1; 1/2; 1/ln 2; 1/2; 2.
  @Test func predictedLinksOfAPath() throws {
    let expected: [(LinkPredictor, Double)] = [
      (.commonNeighbors, 1), (.jaccard, 0.5), (.adamicAdar, 1.4426950408889634),
      (.resourceAllocation, 0.5), (.preferentialAttachment, 2),
    ]
    for (predictor, value) in expected {
      let found = try KnownGraphs.path(4).predictedLinks(by: predictor)
      #expect(found.map { [$0.source, $0.target] } == [[0, 2], [0, 3], [1, 3]])
      #expect(agree(found[0].value, value))
    }
    // Katz of a single edge plus isolate: no walk leads out.
    let pair = try CompactGraph(vertexCount: 3, edges: [Edge(0, 1)]).predictedLinks(by: .katz)
    #expect(pair.allSatisfy { agree($0.value, 0) })
  }
}

extension Slow {
  static func subsets(_ n: Int, _ k: Int) -> [[Int]] {
    (0..<(1 << n)).filter { $0.nonzeroBitCount == k }.map { mask in
      (0..<n).filter { mask >> $0 & 1 == 1 }
    }
  }

  static func isClique(_ graph: CompactGraph, _ set: [Int]) -> Bool {
    let edges = graph.edgeList
    return set.allSatisfy { u in
      set.allSatisfy { v in
        u == v
          || edges.contains {
            ($0.source == u && $0.target == v) || ($0.source == v && $0.target == u)
          }
      }
    }
  }
}
