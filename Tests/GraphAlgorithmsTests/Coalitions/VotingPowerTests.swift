import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct VotingPowerTests {
  /// Security Council: 15 members, 39 votes to pass with vetoes of weight 7: a permanent member
  /// 421/2145, another 4/2145; Banzhaf 848/5080 and 84/5080 (measures.md).
  @Test func securityCouncilIsAsPublished() throws {
    let weights = [Double](repeating: 7, count: 5) + [Double](repeating: 1, count: 10)
    let vote = try WeightedVote(weights: weights, quota: 39)
    let shapley = vote.shapleyShubik()
    #expect(agree(shapley[0], 421.0 / 2145, within: 1e-12))
    #expect(agree(shapley[14], 4.0 / 2145, within: 1e-12))
    #expect(agree(vote.banzhaf()[0], 848.0 / 5080, within: 1e-12))
    #expect(agree(vote.banzhaf()[14], 84.0 / 5080, within: 1e-12))
  }

  /// EEC 1958 [12; 4, 4, 4, 2, 2, 1]: Banzhaf 5/21 three times, 1/7 twice, 0.
  @Test func luxembourgHadNoPower() throws {
    let shares = try WeightedVote(weights: [4, 4, 4, 2, 2, 1], quota: 12).banzhaf()
    let expected: [Double?] = [5, 5, 5, 3, 3, 0].map { $0 / 21 }
    #expect(agree(shares, expected))
  }

  /// Of many light members the sums are fewer than the coalitions, of few heavy ones they are not.
  @Test func agreesWithAllCoalitions() throws {
    for seed in 0..<100 {
      var random = TestRandom(seed: seed)
      let isLight = seed % 4 == 0
      let n = isLight ? 12 : Int.random(in: 1...7, using: &random)
      let most = isLight ? 4 : 9
      let weights = (0..<n).map { _ in
        Double(Int.random(in: 1...most, using: &random)) / (isLight ? 1 : 2)
      }
      let vote = try WeightedVote(weights: weights)
      let total = weights.reduce(0, +)
      var swings = [Double](repeating: 0, count: n)
      var orders = swings
      for set in 0..<(1 << n) {
        let members = (0..<n).filter { set >> $0 & 1 == 1 }
        let sum = members.reduce(0) { $0 + weights[$1] }
        for i in 0..<n where set >> i & 1 == 0 && sum <= total / 2 && sum + weights[i] > total / 2 {
          swings[i] += 1
          orders[i] += factorial(members.count) * factorial(n - 1 - members.count) / factorial(n)
        }
      }
      let all = swings.reduce(0, +)
      #expect(agree(vote.banzhaf(), swings.map { $0 / all }))
      #expect(agree(vote.shapleyShubik(), orders))
    }
  }

  /// Sixty equal members: each decides when just thirty of the others join.
  @Test func manyMembersOfManyVotesAreCounted() throws {
    let vote = try WeightedVote(weights: [Double](repeating: 20_001, count: 60))
    let chance =
      factorial(59) / factorial(30) / factorial(29)
      / Double(sign: .plus, exponent: 59, significand: 1)
    #expect(vote.banzhaf(.probability).allSatisfy { agree($0, chance) })
    #expect(vote.banzhaf().allSatisfy { agree($0, 1.0 / 60) })
  }

  /// Weights that are no multiples of a unit, or of too many units, give what those in proportion do.
  @Test func fineAndVastWeightsAreCountedByHalves() throws {
    let thirds = try WeightedVote(weights: [1.0 / 3, 1.0 / 3, 1.0 / 3], quota: 2.0 / 3)
    #expect(agree(thirds.banzhaf(), [1.0 / 3, 1.0 / 3, 1.0 / 3]))
    // Two thirds of four are half: not more, so the first needs another.
    let half = try WeightedVote(weights: [2.0 / 3, 1.0 / 3, 1.0 / 3])
    #expect(agree(half.shapleyShubik(), [2.0 / 3, 1.0 / 6, 1.0 / 6]))
    for seed in 0..<100 {
      var random = TestRandom(seed: seed)
      let n = Int.random(in: 1...12, using: &random)
      let weights = (0..<n).map { _ in Double(Int.random(in: 0...9, using: &random)) }
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      let quota = seed % 3 == 0 ? nil : Double(Int.random(in: 1...Int(total), using: &random))
      let vote = try WeightedVote(weights: weights, quota: quota)
      for unit in [1e7, 1 / 7.0] {
        let other = try WeightedVote(
          weights: weights.map { $0 * unit }, quota: quota.map { $0 * unit })
        #expect(agree(other.banzhaf(), vote.banzhaf()), "seed \(seed), unit \(unit)")
        #expect(agree(other.banzhaf(.probability), vote.banzhaf(.probability)))
        #expect(agree(other.shapleyShubik(), vote.shapleyShubik()), "seed \(seed), unit \(unit)")
        #expect(other.vetoMembers == vote.vetoMembers)
        let surplus = try #require(other.leastSurplus)
        if unit > 1, quota != nil {
          #expect(Double(surplus) == Double(vote.leastSurplus ?? -1) * unit)
        }
      }
    }
  }

  @Test func badVotesAreNamed() {
    #expect(throws: GraphAlgorithmsError.self) { try WeightedVote(weights: [1, -1]) }
    #expect(throws: GraphAlgorithmsError.self) { try WeightedVote(weights: [1, 2], quota: 4) }
    let many = (1...40).map { 1 / Double($0) }
    #expect(throws: GraphAlgorithmsError.self) { try WeightedVote(weights: many) }
  }

  private func factorial(_ n: Int) -> Double { (1...max(n, 1)).reduce(1.0) { $0 * Double($1) } }
}
