import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct FrustrationTests {
  /// Exact value in the project's definitions, by integer programming.
  @Test func tribesHaveSevenTiesOutOfLine() throws {
    let found = try KnownGraphs.tribes.frustration()
    #expect(found.index == 7)
    #expect(found.isProven)
    #expect(found.violated.count == 7)
    #expect(found.normalized == .defined(1 - 14.0 / 58))
  }

  @Test func aNegativeTriangleHasOneTieOutOfLineAndThreeWaysToChooseIt() throws {
    let edges = [(0, 1), (1, 2), (0, 2)].map { Edge($0.0, $0.1, isNegative: true) }
    let found = try CompactGraph(vertexCount: 3, edges: edges).frustration()
    #expect(found.index == 1)
    #expect(found.uniqueness == .several)
    #expect(found.changeCosts.contains(0))
  }

  /// K_n all negative: ⌊(n − 1)²/4⌋ (Petersdorf 1966); the stored values of the project's notes are
  /// 9 for n = 7 and 16 for n = 9. The programs need branching here.
  @Test(arguments: [3, 4, 5, 6, 7, 8])
  func completeNegativeGraphs(n: Int) throws {
    let edges = KnownGraphs.complete(n).edgeList.map {
      Edge($0.source, $0.target, isNegative: true)
    }
    let found = try CompactGraph(vertexCount: n, edges: edges).frustration()
    #expect(found.index == Double((n - 1) * (n - 1) / 4))
    #expect(found.isProven)
  }

  @Test func nothingIsBalanced() throws {
    for graph in [CompactGraph(vertexCount: 0, edges: []), KnownGraphs.petersen, KnownGraphs.f1] {
      let found = try graph.frustration()
      #expect(found.index == 0 && found.isProven && found.violated.isEmpty)
      #expect(found.uniqueness == .unique)
    }
    #expect(try CompactGraph(vertexCount: 2, edges: []).frustration().normalized.reason == .noEdges)
    #expect(try KnownGraphs.f1.frustration().camps[7] == nil)
  }

  @Test func tiesOfBothSignsCancelAndLoopsPlayNoPart() throws {
    let graph = CompactGraph(
      vertexCount: 2,
      edges: [Edge(0, 1), Edge(0, 1), Edge(0, 1, isNegative: true), Edge(0, 0, isNegative: true)])
    let found = try graph.frustration()
    #expect(found.index == 1 && found.total == 3 && found.cancelled == 1)
    #expect(found.violated.count == 1)
  }

  @Test func agreesWithAllDivisions() throws {
    for graph in seededGraphs(
      100, sizes: 1...9, allowing: [.weighted, .multiple, .directed], always: .signed)
    {
      for weighting in StrengthWeighting.allCases {
        let slow = SlowBalance.frustration(graph, weighting)
        let found = try graph.frustration(weighted: weighting)
        #expect(agree(found.index, slow.least), "index")
        #expect(found.isProven)
        #expect(found.uniqueness == (slow.ways == 1 ? .unique : .several))
        let strengths = weighting == .strengths ? graph.strengths : nil
        #expect(agree(found.violated.reduce(0) { $0 + (strengths?[$1] ?? 1) }, slow.least))
      }
    }
  }

  /// The law of switching: turning over all signs across a cut changes nothing; balanced exactly if
  /// zero; at most the negative ties, and at most half of all.
  @Test func switchingChangesNothing() throws {
    for (seed, graph) in seededGraphs(100, sizes: 2...13, allowing: [], always: .signed)
      .enumerated()
    {
      var random = TestRandom(seed: seed)
      let side = (0..<graph.vertexCount).map { _ in Bool.random(using: &random) }
      let switched = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: graph.edgeList.map { edge in
          var copy = edge
          copy.isNegative = edge.isNegative != (side[edge.source] != side[edge.target])
          return copy
        })
      let (a, b) = try (graph.frustration(), switched.frustration())
      #expect(a.isProven && b.isProven)
      #expect(a.index == b.index)
      #expect(a.index <= Double(graph.negatives?.count { $0 } ?? 0))
      #expect(a.index <= Double(graph.edgeCount) / 2)
      #expect(a.uniqueness == b.uniqueness)
    }
  }

  @Test func thePackingIsAProofByItself() throws {
    for graph in seededGraphs(100, sizes: 4...12, allowing: .weighted, always: .signed) {
      let found = try graph.frustration(weighted: .strengths)
      #expect(SlowBalance.packingBound(found.packing, graph) <= found.index + 1e-9)
    }
    let tribes = try KnownGraphs.tribes.frustration()
    #expect(SlowBalance.packingBound(tribes.packing, KnownGraphs.tribes) > 6)
  }

  /// Closed form: of n who are all hostile to each other two camps of n/2 leave ⌊n/2⌋ and ⌈n/2⌉ over
  /// two; turning some vertices over changes nothing.
  @Test(arguments: [8, 15, 22])
  func completeGraphsOfFoesAreProven(n: Int) throws {
    let (a, b) = (n / 2, n - n / 2)
    for turned in [0, n / 3] {
      let edges = KnownGraphs.complete(n).edgeList.map {
        Edge($0.source, $0.target, isNegative: ($0.source < turned) == ($0.target < turned))
      }
      let found = try CompactGraph(vertexCount: n, edges: edges).frustration()
      #expect(found.index == Double(a * (a - 1) / 2 + b * (b - 1) / 2))
      #expect(found.isProven)
    }
  }

  /// By hand: the two ties of both signs cancel out, and one of them is out of line with either camp.
  @Test func tiesThatCancelOutAreTiesNonetheless() throws {
    let graph = CompactGraph(
      vertexCount: 3,
      edges: [Edge(0, 1), Edge(0, 1, isNegative: true)])
    let found = try graph.frustration()
    #expect(found.index == 1)
    #expect(found.changeCosts == [0, 0, nil])
    let blocks = try graph.signedBlocks(atMost: 2)
    #expect(blocks.hostileWithin + blocks.friendlyBetween == 1 && blocks.index == 1)
  }

  @Test func theLimitGivesABracket() throws {
    let edges = KnownGraphs.complete(15).edgeList.map {
      Edge($0.source, $0.target, isNegative: ($0.source * 7 + $0.target * 3) % 5 < 2)
    }
    let graph = CompactGraph(vertexCount: 15, edges: edges)
    let found = try graph.frustration(searchLimit: 10)
    #expect(!found.isProven)
    #expect(found.bound < found.index)
    #expect(try graph.frustration(searchLimit: 10) == found)
  }

  /// Optima by a solver of integer programs, in `cow-signed-frustration.json`.
  @Test(arguments: [("46-49", 17.0), ("60-63", 39), ("80-83", 48), ("96-99", 45)])
  func windowsOfTheCorrelatesOfWar(window: String, index: Double) throws {
    guard let text = SharedData.text("data/cow-signed-windows/edges.csv") else { return }
    let graph = SlowBalance.window(window, in: text)
    let found = try graph.frustration()
    #expect(found.index == index)
    #expect(found.isProven)
    #expect(SlowBalance.packingBound(found.packing, graph) > index - 1)
  }

  private struct Stored: Decodable {
    let name: String
    let n: Int
    let edges: [[Int]]
    let frustration: Double
  }

  /// Random networks in the sizes of networks of states, solved by HiGHS: see
  /// `scripts/reference/make_signed_reference.py`.
  @Test func agreesWithIntegerProgramming() throws {
    for stored in try StoredReference.read("Groups/frustration.json", as: [Stored].self) {
      let graph = CompactGraph(
        vertexCount: stored.n, edges: stored.edges.map { Edge($0[0], $0[1], isNegative: $0[2] < 0) }
      )
      let found = try graph.frustration()
      #expect(found.index == stored.frustration, "\(stored.name)")
      #expect(found.isProven, "\(stored.name)")
    }
  }

  /// Costs that are no whole numbers take another way through the proof: weights in quarters.
  @Test func fractionsOfWeightsAreNoLessExact() throws {
    for (seed, graph) in seededGraphs(150, sizes: 5...9, allowing: [], always: .signed)
      .enumerated()
    {
      var random = RandomSource(seed: UInt64(seed))
      let weighted = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: graph.edgeList.map {
          Edge(
            $0.source, $0.target, strength: Double(1 + random.below(40)) / 4,
            isNegative: $0.isNegative)
        })
      let slow = SlowBalance.frustration(weighted, .strengths)
      let found = try weighted.frustration(weighted: .strengths)
      #expect(agree(found.index, slow.least))
      #expect(found.isProven)
      #expect(found.uniqueness == (slow.ways == 1 ? .unique : .several))
    }
  }

  /// Larger graphs than `agreesWithAllDivisions`, in which proofs leave several groups of vertices to
  /// divide: the least over all divisions and how many reach it, by trying them all.
  @Test func theProofTellsWhetherThereAreOthers() throws {
    for (seed, graph) in seededGraphs(200, sizes: 10...14, allowing: [], always: .signed)
      .enumerated()
    {
      let slow = leastOfAllDivisions(graph)
      let found = try graph.frustration(seed: UInt64(seed))
      #expect(found.index == Double(slow.least))
      #expect(found.isProven)
      #expect(found.uniqueness == (slow.ways == 1 ? .unique : .several))
      #expect(SlowBalance.packingBound(found.packing, graph) <= found.index + 1e-9)
    }
  }

  /// Two camps of 150 with a tenth of the ties turned over, where cycles alone must be the proof: each
  /// has a tie out of line in every division, none bears more than its weight, and their sum is the
  /// number of ties out of line. Chance decides which tie is negative, not who is in which camp.
  @Test(arguments: [(0, 0.1), (1, 0.1), (2, 0.15), (3, 0.2), (4, 0.2)])
  func packedCyclesProveTwoCamps(seed: Int, noise: Double) throws {
    var random = RandomSource(seed: UInt64(seed))
    var ties: Set<[Int]> = []
    while ties.count < 1_250 {
      let (u, v) = (random.below(150), random.below(150))
      if u != v { ties.insert([min(u, v), max(u, v)]) }
    }
    let edges = ties.sorted { $0.lexicographicallyPrecedes($1) }.map {
      Edge($0[0], $0[1], isNegative: (($0[0] + $0[1]) % 2 == 1) != (random.unit() < noise))
    }
    let graph = CompactGraph(vertexCount: 150, edges: edges)
    let found = try graph.frustration(searchLimit: 0)
    #expect(found.isProven)
    #expect(found.violated.count == Int(found.index))
    #expect(SlowBalance.packingBound(found.packing, graph) > found.index - 1)
  }

  /// Weights that are whole numbers bear as many cycles; the law: a tie of weight w is as good as w
  /// ties.
  @Test func aTieOfWeightTwoIsTwoTies() throws {
    for (seed, graph) in seededGraphs(60, sizes: 6...30, allowing: [], always: .signed)
      .enumerated()
    {
      var random = RandomSource(seed: UInt64(seed))
      let weights = graph.edgeList.map { _ in 1 + random.below(3) }
      let weighted = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: zip(graph.edgeList, weights).map {
          Edge($0.source, $0.target, strength: Double($1), isNegative: $0.isNegative)
        })
      let parallel = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: zip(graph.edgeList, weights).flatMap { edge, weight in
          [Edge](repeating: edge, count: weight)
        })
      let (a, b) = try (weighted.frustration(weighted: .strengths), parallel.frustration())
      #expect(a.index == b.index && a.bound == b.bound)
      #expect(a.uniqueness == b.uniqueness)
    }
  }

  private func leastOfAllDivisions(_ graph: CompactGraph) -> (least: Int, ways: Int) {
    let ties = graph.edgeList.map { ($0.source, $0.target, $0.isNegative) }
    var (least, ways) = (Int.max, 0)
    for mask in 0..<(1 << (graph.vertexCount - 1)) {
      var count = 0
      for (u, v, isNegative) in ties where ((mask >> u ^ mask >> v) & 1 == 1) != isNegative {
        count += 1
      }
      if count < least { (least, ways) = (count, 0) }
      if count == least { ways += 1 }
    }
    // Each component can be turned over, all but one of them freely here.
    return (least, ways >> (graph.components().members.count - 1))
  }
}
