/// A vote of any rule: which coalitions pass a motion.
///
/// Who joins a winning coalition leaves it winning; a rule that breaks this is no simple game, and
/// its indices mean nothing.
public struct SimpleGame: Sendable {
  /// The number of members.
  public let memberCount: Int
  /// Whether the members that are marked pass a motion.
  public let isWinning: @Sendable ([Bool]) -> Bool

  /// The most members whose coalitions are gone through one by one.
  public static let enumerationLimit = 20

  /// Makes a game.
  public init(memberCount: Int, isWinning: @escaping @Sendable ([Bool]) -> Bool) {
    precondition(memberCount >= 0, "a game has no fewer than no members")
    (self.memberCount, self.isWinning) = (memberCount, isWinning)
  }

  /// A vote that passes if each of several weighted votes does: states and people, for example.
  ///
  ///     let states = try WeightedVote(weights: [1, 1, 1], quota: 2)
  ///     let people = try WeightedVote(weights: [8, 1, 1], quota: 6)
  ///     try SimpleGame(all: [states, people]).exactPower().shapleyShubik  // [2/3, 1/6, 1/6]
  ///
  /// - Throws: `parameterOutOfRange` unless all have the same number of members.
  public init(all votes: [WeightedVote]) throws(GraphAlgorithmsError) {
    let count = votes.first?.weights.count ?? 0
    for vote in votes where vote.weights.count != count {
      throw .parameterOutOfRange(
        name: "members of a vote", value: Double(vote.weights.count), range: "\(count)")
    }
    self.init(memberCount: count) { members in
      votes.allSatisfy { vote in
        var sum = 0
        for (index, weight) in vote.weights.enumerated() where members[index] { sum += weight }
        return sum >= vote.quota
      }
    }
  }

  /// The power of each member, counted over all coalitions.
  public struct ExactPower: Hashable, Sendable {
    /// Shapley–Shubik: how often each is the one that decides, over all orders of joining.
    public let shapleyShubik: [Double]
    /// Penrose–Banzhaf: how often each decides if all others vote as coins fall.
    public let probabilities: [Double]
    /// The coalitions that win and need each of their members, the smaller first.
    public let minimalWinning: [[Int]]
    /// The coalitions without which nothing passes and that need each of their members, the smaller
    /// first.
    public let minimalBlocking: [[Int]]

    /// Banzhaf: each member's share of all swings.
    public var banzhaf: [Double] { sharesOfSwings(probabilities) }
  }

  /// The power of each member, exact.
  ///
  /// - Throws: `limitExceeded` with more members than `enumerationLimit`.
  /// - Complexity: 2ⁿ questions and O(n 2ⁿ).
  ///
  /// Reference: L. S. Shapley, M. Shubik, 1954, https://doi.org/10.2307/1951053; P. Dubey,
  /// L. S. Shapley, 1979, https://doi.org/10.1287/moor.4.2.99.
  public func exactPower() throws(GraphAlgorithmsError) -> ExactPower {
    let n = memberCount
    guard n <= Self.enumerationLimit else {
      throw .limitExceeded(
        what: "members, too many to count all coalitions", limit: Self.enumerationLimit)
    }
    var wins = [Bool](repeating: false, count: 1 << n)
    var members = [Bool](repeating: false, count: n)
    for coalition in wins.indices {
      for member in 0..<n { members[member] = coalition >> member & 1 == 1 }
      wins[coalition] = isWinning(members)
    }
    let orders = Self.shareOfOrders(n)
    var shapley = [Double](repeating: 0, count: n)
    var swings = shapley
    for coalition in wins.indices where wins[coalition] {
      for member in 0..<n where coalition >> member & 1 == 1 && !wins[coalition ^ (1 << member)] {
        swings[member] += 1
        shapley[member] += orders[coalition.nonzeroBitCount - 1]
      }
    }
    let half = n > 0 ? Double(1 << (n - 1)) : 1
    let all = (1 << n) - 1
    return ExactPower(
      shapleyShubik: shapley, probabilities: swings.map { $0 / half },
      minimalWinning: Self.minimal(n) { wins[$0] },
      // A coalition blocks if the others lose.
      minimalBlocking: Self.minimal(n) { !wins[all ^ $0] })
  }

  /// The share of orders in which just a given set of `s` precedes a given member: s! (n−s−1)! / n!.
  private static func shareOfOrders(_ n: Int) -> [Double] {
    var shares: [Double] = []
    for size in 0..<max(n, 0) {
      // 1 / (n · C(n−1, s))
      let previous = shares.last ?? 0
      shares.append(size == 0 ? 1 / Double(n) : previous * Double(size) / Double(n - size))
    }
    return shares
  }

  private static func minimal(_ n: Int, _ holds: (Int) -> Bool) -> [[Int]] {
    (0..<(1 << n)).filter { coalition in
      holds(coalition)
        && (0..<n).allSatisfy { coalition >> $0 & 1 == 0 || !holds(coalition ^ (1 << $0)) }
    }
    .map { coalition in (0..<n).filter { coalition >> $0 & 1 == 1 } }
    .sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
  }
}

/// The share of each in the sum; all zero where nobody has any.
func sharesOfSwings(_ swings: [Double]) -> [Double] {
  let sum = swings.reduce(0, +)
  return swings.map { sum > 0 ? $0 / sum : 0 }
}
