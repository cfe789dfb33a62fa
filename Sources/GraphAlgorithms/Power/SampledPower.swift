/// A share that was counted in a sample, with the interval that holds the true one in 95 of 100 samples.
public struct SampledShare: Hashable, Sendable {
  /// The share in the sample, 0…1.
  public let estimate: Double
  /// The interval around it.
  public let interval: ClosedRange<Double>

  /// Wilson's interval, which stays within 0…1 and holds for few counts too.
  ///
  /// Reference: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
  /// 1927, https://doi.org/10.1080/01621459.1927.10502953.
  init(count: Int, of samples: Int) {
    let (n, z) = (Double(samples), 1.959963984540054)
    let share = Double(count) / n
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let spread = share * (1 - share) / n + z * z / (4 * n * n)
    let half = z * spread.squareRoot() / (1 + z * z / n)
    estimate = share
    // What was never or always counted may never or always be.
    let low = count == 0 ? 0 : max(0, middle - half)
    let high = count == samples ? 1 : min(1, middle + half)
    interval = min(low, share)...max(high, share)
  }
}

extension SimpleGame {
  /// The power of each member as a sample tells it.
  public struct SampledPower: Hashable, Sendable {
    /// How many orders of joining and how many coalitions were drawn.
    public let samples: Int
    /// Shapley–Shubik: in what share of the orders each decided.
    public let shapleyShubik: [SampledShare]
    /// Penrose–Banzhaf: in what share of the coalitions of the others each decided.
    public let probabilities: [SampledShare]

    /// Banzhaf: each member's share of all swings that were met.
    public var banzhaf: [Double] { sharesOfSwings(probabilities.map(\.estimate)) }
  }

  /// The power of each member, from random orders of joining and random coalitions, with intervals.
  ///
  /// - Parameter samples: how many of each are drawn; the intervals narrow with its root.
  /// - Throws: `parameterOutOfRange` without samples.
  /// - Complexity: O(samples · (n + log n)) questions.
  ///
  /// Reference: J. Castro, D. Gómez, J. Tejada, "Polynomial calculation of the Shapley value based on
  /// sampling", 2009, https://doi.org/10.1016/j.cor.2008.04.004.
  public func sampledPower(
    samples: Int = 10_000, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> SampledPower {
    guard samples > 0 else {
      throw .parameterOutOfRange(name: "samples", value: Double(samples), range: "1 or more")
    }
    var random = RandomSource(seed: seed)
    var pivots = [Int](repeating: 0, count: memberCount)
    var swings = pivots
    for _ in 0..<samples {
      if let pivot = pivot(of: random.permutation(of: memberCount).map(Int.init)) {
        pivots[pivot] += 1
      }
      var members = (0..<memberCount).map { _ in random.next() >> 63 == 1 }
      let wins = isWinning(members)
      // In a losing coalition only those who are not in it can decide, in a winning one only those
      // who are; a coalition of the others is met once with and once without the member.
      for member in 0..<memberCount where members[member] == wins {
        members[member].toggle()
        if isWinning(members) != wins { swings[member] += 1 }
        members[member].toggle()
      }
    }
    return SampledPower(
      samples: samples,
      shapleyShubik: pivots.map { SampledShare(count: $0, of: samples) },
      probabilities: swings.map { SampledShare(count: $0, of: samples) })
  }

  /// The member with whom an order of joining begins to win, by bisection; nil where all lose.
  private func pivot(of order: [Int]) -> Int? {
    func wins(_ count: Int) -> Bool {
      var members = [Bool](repeating: false, count: memberCount)
      for member in order.prefix(count) { members[member] = true }
      return isWinning(members)
    }
    guard !wins(0), wins(order.count) else { return nil }
    var (losing, winning) = (0, order.count)
    while winning - losing > 1 {
      let middle = (losing + winning) / 2
      if wins(middle) { winning = middle } else { losing = middle }
    }
    return order[winning - 1]
  }
}
