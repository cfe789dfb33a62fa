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
  public static let totalLimit = 5_000_000

  /// Makes a vote.
  ///
  /// - Parameter weights: finite numbers, zero or more, with at most six decimals between them.
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
    guard let scale = Self.scale(for: weights + [quota].compactMap { $0 }, total: total) else {
      throw .limitExceeded(what: "units in the sum of the weights", limit: Self.totalLimit)
    }
    self.weights = weights.map { Int(($0 * scale).rounded()) }
    self.quota = quota.map { Int(($0 * scale).rounded()) } ?? self.weights.reduce(0, +) / 2 + 1
  }

  /// The power of ten that makes all numbers whole.
  private static func scale(for numbers: [Double], total: Double) -> Double? {
    [1, 10, 100, 1e3, 1e4, 1e5, 1e6].first { scale in
      numbers.allSatisfy {
        let scaled = $0 * scale
        return (scaled - scaled.rounded()).magnitude <= 1e-9 * max(1, scaled)
      }
    }.flatMap { total * $0 <= Double(totalLimit) ? $0 : nil }
  }

  /// How often each member is the one whose vote decides, over all orders in which members may join:
  /// the Shapley–Shubik index. The indices add up to one.
  ///
  ///     try WeightedVote(weights: [2, 1, 1], quota: 3).shapleyShubik()  // [2/3, 1/6, 1/6]
  ///
  /// - Complexity: O(n² W), W the sum of the weights in their least unit. The average over the sizes
  ///   of the coalition that is joined is an integral over the chance to be in it, of a polynomial,
  ///   which Gauss' rule gives exactly.
  ///
  /// Reference: L. S. Shapley, M. Shubik, "A method for evaluating the distribution of power in a
  /// committee system", 1954, https://doi.org/10.2307/1951053; G. Owen, "Multilinear extensions of
  /// games", 1972, https://doi.org/10.1287/mnsc.18.5.64.
  public func shapleyShubik() -> [Double] {
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
  /// - Complexity: O(n W).
  ///
  /// Reference: J. F. Banzhaf, "Weighted voting doesn't work", 1965; P. Dubey, L. S. Shapley, 1979,
  /// https://doi.org/10.1287/moor.4.2.99.
  public func banzhaf(_ scale: BanzhafScale = .shares) -> [Double] {
    let chances = swingChances(joining: 0.5)
    let total = chances.reduce(0, +)
    return scale == .probability || total == 0 ? chances : chances.map { $0 / total }
  }

  // MARK: - Kernel

  /// The chance that each member decides when every other joins with the chance `p`.
  ///
  /// `after[i]` distributes the total of the members from i on; `before` that of those before the
  /// member; the member decides where the two add up to quota − weight ..< quota.
  private func swingChances(joining p: Double) -> [Double] {
    let n = weights.count
    var after = [[Double]](repeating: [], count: n + 1)
    after[n] = [1]
    for member in stride(from: n - 1, through: 0, by: -1) {
      after[member] = added(weights[member], to: after[member + 1], chance: p)
    }
    var before = [1.0]
    return weights.indices.map { member in
      let cumulative = after[member + 1].reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
      func chanceBelow(_ bound: Int) -> Double {
        cumulative[min(max(bound, 0), cumulative.count - 1)]
      }
      var chance = 0.0
      for (total, share) in before.enumerated() where share > 0 {
        chance +=
          share * (chanceBelow(quota - total) - chanceBelow(quota - weights[member] - total))
      }
      before = added(weights[member], to: before, chance: p)
      return max(0, chance)
    }
  }

  private func added(_ weight: Int, to distribution: [Double], chance: Double) -> [Double] {
    let kept = min(distribution.count + weight, quota + 1)
    var result = [Double](repeating: 0, count: max(kept, 1))
    for (total, share) in distribution.enumerated() {
      if total < result.count { result[total] += (1 - chance) * share }
      if total + weight < result.count { result[total + weight] += chance * share }
    }
    return result
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
