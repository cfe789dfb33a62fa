import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct WinningCoalitionTests {
  /// The Security Council: the five permanent members and any four of the ten others, 210 in all.
  @Test func securityCouncil() throws {
    let council = try WeightedVote(
      weights: [Double](repeating: 7, count: 5) + [Double](repeating: 1, count: 10), quota: 39)
    let winning = council.minimalWinningCoalitions()
    #expect(winning.coalitions.count == 210)
    #expect(winning.isComplete)
    #expect(council.vetoMembers == [0, 1, 2, 3, 4])
    // Any permanent member blocks, and so do seven of the others: 5 + C(10, 7).
    #expect(council.minimalBlockingCoalitions().coalitions.count == 125)
    #expect(council.leastSurplus == 0)
    // Shapley, Shubik 1954: 421/2145 and 4/2145; Banzhaf 848/5080 and 84/5080.
    let shapley = council.shapleyShubik()
    #expect(agree(shapley[0], 421.0 / 2145) && agree(shapley[14], 4.0 / 2145))
    let banzhaf = council.banzhaf()
    #expect(agree(banzhaf[0], 848.0 / 5080) && agree(banzhaf[14], 84.0 / 5080))
  }

  /// The Council of the EEC of 1958: Luxembourg never decides.
  @Test func economicCommunity() throws {
    let council = try WeightedVote(weights: [4, 4, 4, 2, 2, 1], quota: 12)
    // Three large, or two large and two middle: 1 + 3.
    #expect(
      council.minimalWinningCoalitions().coalitions.sorted { $0.lexicographicallyPrecedes($1) }
        == [[0, 1, 2], [0, 1, 3, 4], [0, 2, 3, 4], [1, 2, 3, 4]])
    #expect(council.vetoMembers.isEmpty)
    #expect(
      agree(council.banzhaf().map { $0 }, [5, 5, 5, 3, 3, 0].map { Double($0) / 21 }))
  }

  @Test func agreesWithAllCoalitions() throws {
    for seed in 0..<200 {
      var random = TestRandom(seed: seed)
      let weights = (0..<Int.random(in: 1...9, using: &random))
        .map { _ in Int.random(in: 0...6, using: &random) }
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      let quota = Int.random(in: 1...total, using: &random)
      let vote = try WeightedVote(weights: weights.map(Double.init), quota: Double(quota))
      func minimal(_ wins: ([Int]) -> Bool) -> Set<[Int]> {
        Set(
          (0..<(1 << weights.count)).compactMap { mask in
            let set = weights.indices.filter { mask >> $0 & 1 == 1 }
            let isMinimal =
              wins(set) && set.allSatisfy { member in !wins(set.filter { $0 != member }) }
            return isMinimal ? set : nil
          })
      }
      func sum(_ set: [Int]) -> Int { set.reduce(0) { $0 + weights[$1] } }
      #expect(
        Set(vote.minimalWinningCoalitions().coalitions) == minimal { sum($0) >= quota })
      #expect(
        Set(vote.minimalBlockingCoalitions().coalitions) == minimal { total - sum($0) < quota })
      let limited = vote.minimalWinningCoalitions(limit: 1)
      #expect(limited.coalitions.count <= 1)
    }
  }
}
