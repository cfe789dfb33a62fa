/// How a member's swings become its Banzhaf power.
public enum BanzhafScale: Hashable, Sendable {
  /// The share of all swings; the shares add up to one.
  case shares
  /// The chance that the member decides, if all others vote as a coin falls.
  case probability
}

/// A vote in which members have weights and a motion needs a quota.
public struct WeightedVote: Hashable, Sendable {
  /// The weight of each member, whole numbers after scaling.
  let weights: [Int]
  /// The least total that passes a motion.
  let quota: Int

  /// The largest sum of the whole-number weights that the exact count goes through.
  public static let totalLimit = 10_000_000
  /// The most members with a weight whose coalitions are counted by halves where that is less work than
  /// a count by their sums, or where the weights are too fine or too vast for one.
  public static let halvesLimit = 36

  /// Makes a vote.
  ///
  /// With at most six decimals, or up to `halvesLimit` members, the numbers may be any; sums within
  /// a part in 10¹³ of the quota then reach it.
  ///
  /// - Parameter weights: finite numbers, zero or more.
  /// - Parameter quota: the least total that passes; nil for more than half.
  /// - Throws: `parameterOutOfRange`; `limitExceeded` where the weights, made whole, are too vast.
  public init(weights: [Double], quota: Double? = nil) throws(GraphAlgorithmsError) {
    for weight in weights where !(weight >= 0 && weight.isFinite) {
      throw .parameterOutOfRange(name: "weight", value: weight, range: "0 or more")
    }
    let total = weights.reduce(0, +)
    if let quota, !(quota > 0 && quota <= total * (1 + 1e-12)) {
      throw .parameterOutOfRange(
        name: "quota", value: quota, range: "above 0, at most \(GraphAlgorithmsError.short(total))")
    }
    let isSmall = weights.count { $0 > 0 } <= Self.halvesLimit
    let limit = isSmall ? Self.vastTotal : Double(Self.totalLimit)
    let exact = Self.scale(for: weights + [quota].compactMap { $0 }, total: total, limit: limit)
    guard let scale = exact ?? (isSmall ? Self.finestScale(total: total) : nil) else {
      throw .limitExceeded(what: "units in the sum of the weights", limit: Self.totalLimit)
    }
    self.weights = weights.map { Int(($0 * scale).rounded()) }
    let sum = self.weights.reduce(0, +)
    let slack = exact == nil ? weights.count : 0
    self.quota = quota.map { max(1, Int(($0 * scale).rounded()) - slack) } ?? sum / 2 + 1 + slack
  }

  /// The largest sum of whole-number weights that a count by halves takes.
  private static let vastTotal = 1e15

  /// The power of ten that makes all numbers whole.
  private static func scale(for numbers: [Double], total: Double, limit: Double) -> Double? {
    [1, 10, 100, 1e3, 1e4, 1e5, 1e6].first { scale in
      numbers.allSatisfy {
        let scaled = $0 * scale
        return (scaled - scaled.rounded()).magnitude <= 1e-9 * max(1, scaled)
      }
    }.flatMap { total * $0 <= limit ? $0 : nil }
  }

  /// The power of ten that keeps as many digits as a count by halves takes.
  private static func finestScale(total: Double) -> Double? {
    guard total > 0, total <= vastTotal else { return nil }
    var scale = 1.0
    while total * scale * 10 <= vastTotal { scale *= 10 }
    return scale
  }

  /// How often each member is the one whose vote decides, over all orders in which members may join:
  /// the Shapley–Shubik index. The indices add up to one.
  ///
  ///     try WeightedVote(weights: [2, 1, 1], quota: 3).shapleyShubik()  // [2/3, 1/6, 1/6]
  ///
  /// - Complexity: O(n² W log n), W the sum of the weights in their least unit; O(n² 2^(n/2)) for few
  ///   members and a large W. The average over the sizes of the coalition that is joined is an integral
  ///   over the chance to be in it, of a polynomial, which Gauss' rule gives exactly.
  ///
  /// Reference: L. S. Shapley, M. Shubik, "A method for evaluating the distribution of power in a
  /// committee system", 1954, https://doi.org/10.2307/1951053; G. Owen, "Multilinear extensions of
  /// games", 1972, https://doi.org/10.1287/mnsc.18.5.64.
  public func shapleyShubik() -> [Double] {
    if isVast { return shapleyShubikByHalves() }
    var sums = [Double](repeating: 0, count: weights.count)
    for (node, share) in gaussLegendre(count: (weights.count + 1) / 2) {
      for (member, chance) in swingChances(joining: node).enumerated() {
        sums[member] += share * chance
      }
    }
    return sums
  }

  /// How often each member can turn a losing coalition into a winning one: the Banzhaf index.
  ///
  ///     try WeightedVote(weights: [2, 1, 1], quota: 3).banzhaf()  // [3/5, 1/5, 1/5]
  ///
  /// - Complexity: O(n W log n), W the sum of the weights in their least unit; O(n² 2^(n/2)) for few
  ///   members and a large W.
  ///
  /// Reference: J. F. Banzhaf, "Weighted voting doesn't work", 1965; P. Dubey, L. S. Shapley, 1979,
  /// https://doi.org/10.1287/moor.4.2.99.
  public func banzhaf(_ scale: BanzhafScale = .shares) -> [Double] {
    let chances = isVast ? swingChancesByHalves() : swingChances(joining: 0.5)
    let total = chances.reduce(0, +)
    return scale == .probability || total == 0 ? chances : chances.map { $0 / total }
  }

  /// Whether there are more sums to go through than coalitions of half of the members.
  var isVast: Bool {
    let members = weights.count { $0 > 0 }
    return members <= Self.halvesLimit && weights.reduce(0, +) >> ((members + 1) / 2) > 0
  }

  // MARK: - Kernel

  /// The chance that each member decides when every other joins with the chance `p`: that the others
  /// who join lack no more than the member's weight.
  private func swingChances(joining p: Double) -> [Double] {
    var chances = [Double](repeating: 0, count: weights.count)
    var nobody = [Double](repeating: 0, count: quota)
    nobody[0] = 1
    gather(weights.indices, others: nobody, reach: 0, joining: p, into: &chances)
    return chances
  }

  /// Notes the chances of some members, given how likely each total below the quota is among those who
  /// are not of them, up to the largest that is possible.
  ///
  /// Each half of the members sees the other one join, so that a member is added log n times, and
  /// nothing is subtracted.
  private func gather(
    _ members: Range<Int>, others: [Double], reach: Int, joining p: Double,
    into chances: inout [Double]
  ) {
    guard members.count > 1 else {
      if let member = members.first {
        chances[member] = others[max(0, quota - weights[member])...].reduce(0, +)
      }
      return
    }
    let middle = (members.lowerBound + members.upperBound) / 2
    let halves = [members.lowerBound..<middle, middle..<members.upperBound]
    for (own, other) in [(halves[0], halves[1]), (halves[1], halves[0])] {
      var (totals, reach) = (others, reach)
      for weight in weights[other] { Self.join(weight, &totals, &reach, chance: p) }
      gather(own, others: totals, reach: reach, joining: p, into: &chances)
    }
  }

  /// Lets a member join totals with a chance.
  private static func join(
    _ weight: Int, _ totalList: inout [Double], _ reach: inout Int, chance: Double
  ) {
    reach = min(reach + weight, totalList.count - 1)
    var totals = totalList.mutableSpan
    // From above, so that what is read has not been joined.
    var total = reach
    while total >= weight {
      totals[total] = (1 - chance) * totals[total] + chance * totals[total - weight]
      total -= 1
    }
    while total >= 0 {
      totals[total] *= 1 - chance
      total -= 1
    }
  }
}

/// The nodes and weights of Gauss' rule on 0…1, by Newton's method on the Legendre polynomials.
private func gaussLegendre(count: Int) -> [(node: Double, share: Double)] {
  (0..<count).map { index in
    var x = cosine(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    var derivative = 1.0
    for _ in 0..<100 {
      var (previous, current) = (1.0, x)
      for degree in stride(from: 2, through: count, by: 1) {
        let k = Double(degree)
        (previous, current) = (current, ((2 * k - 1) * x * current - (k - 1) * previous) / k)
      }
      derivative = Double(count) * (x * current - previous) / (x * x - 1)
      let step = current / derivative
      x -= step
      if step.magnitude < 1e-16 { break }
    }
    return ((x + 1) / 2, 1 / ((1 - x * x) * derivative * derivative))
  }
}
