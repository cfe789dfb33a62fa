import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct SimpleGameTests {
  /// Lucas, "Measuring power in weighted voting systems", 1983: the European Economic Community of
  /// 1958, [12; 4, 4, 4, 2, 2, 1]: Banzhaf 5/21 three times, 1/7 twice, 0.
  @Test func theCommunityOf1958() throws {
    let vote = try WeightedVote(weights: [4, 4, 4, 2, 2, 1], quota: 12)
    let exact = try SimpleGame(all: [vote]).exactPower()
    let (large, middle): (Double?, Double?) = (5.0 / 21, 1.0 / 7)
    #expect(agree(exact.banzhaf.map { $0 }, [large, large, large, middle, middle, 0]))
    #expect(agree(exact.shapleyShubik, vote.shapleyShubik().map { $0 }))
    #expect(exact.minimalWinning == [[0, 1, 2], [0, 1, 3, 4], [0, 2, 3, 4], [1, 2, 3, 4]])
  }

  /// The Security Council of fifteen as a game: all five permanent members and nine votes in all.
  /// Shapley–Shubik 421/2145 and 4/2145, Banzhaf 848/5080 and 84/5080.
  private var council: SimpleGame {
    SimpleGame(memberCount: 15) { members in
      members[0..<5].allSatisfy { $0 } && members.count { $0 } >= 9
    }
  }

  @Test func theSecurityCouncil() throws {
    let exact = try council.exactPower()
    #expect(
      agree(exact.shapleyShubik[0], 421.0 / 2145) && agree(exact.shapleyShubik[14], 4.0 / 2145))
    #expect(agree(exact.banzhaf[0], 848.0 / 5080) && agree(exact.banzhaf[14], 84.0 / 5080))
    // Any permanent member blocks alone; seven of the ten others do.
    #expect(exact.minimalBlocking.count { $0.count == 1 } == 5)
    #expect(exact.minimalBlocking.count == 5 + 120)
  }

  @Test func intervalsHoldTheTruth() throws {
    let sampled = try council.sampledPower(samples: 20_000, seed: 1)
    for member in 0..<15 {
      let (shapley, chance) =
        member < 5 ? (421.0 / 2145, 848.0 / 16384) : (4.0 / 2145, 84.0 / 16384)
      // 95 of 100 intervals hold it; these all do within half as much again.
      for (share, truth) in [
        (sampled.shapleyShubik[member], shapley), (sampled.probabilities[member], chance),
      ] {
        let half = (share.interval.upperBound - share.interval.lowerBound) / 2
        #expect((share.estimate - truth).magnitude <= 1.5 * half + 1e-12)
        #expect(share.interval.contains(share.estimate))
      }
    }
    #expect(
      try council.sampledPower(samples: 100, seed: 7) == council.sampledPower(samples: 100, seed: 7)
    )
  }

  /// States and people, as in the Union's Council: both must pass.
  @Test func bothOfTwoVotesMustPass() throws {
    let states = try WeightedVote(weights: [1, 1, 1], quota: 2)
    let people = try WeightedVote(weights: [8, 1, 1], quota: 6)
    let game = try SimpleGame(all: [states, people])
    // Only with the first, and it needs one other: by the three orders in which each comes second.
    let (first, other): (Double?, Double?) = (2.0 / 3, 1.0 / 6)
    #expect(agree(try game.exactPower().shapleyShubik.map { $0 }, [first, other, other]))
    #expect(throws: GraphAlgorithmsError.self) {
      try SimpleGame(all: [states, WeightedVote(weights: [1, 1], quota: 1)])
    }
    #expect(throws: GraphAlgorithmsError.self) {
      try SimpleGame(memberCount: 21) { $0[0] }.exactPower()
    }
  }

  @Test func agreesWithAllOrders() throws {
    for seed in 0..<40 {
      var random = RandomSource(seed: UInt64(seed))
      let n = 2 + Int(random.next() % 4)
      // Minimal winning coalitions at random make any simple game.
      let winning = (0..<3).map { _ in (0..<n).filter { _ in random.next() % 2 == 0 } }
        .filter { !$0.isEmpty }
      let game = SimpleGame(memberCount: n) { members in
        winning.contains { $0.allSatisfy { members[$0] } }
      }
      var pivots = [Double](repeating: 0, count: n)
      let orders = permutations(Array(0..<n))
      for order in orders {
        var members = [Bool](repeating: false, count: n)
        for member in order {
          members[member] = true
          if game.isWinning(members) {
            pivots[member] += 1
            break
          }
        }
      }
      let slow = pivots.map { $0 / Double(orders.count) }
      #expect(agree(try game.exactPower().shapleyShubik, slow.map { $0 }))
    }
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    items.isEmpty
      ? [[]]
      : items.flatMap { first in
        permutations(items.filter { $0 != first }).map { [first] + $0 }
      }
  }
}
