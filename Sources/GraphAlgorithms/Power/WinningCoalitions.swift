/// Some coalitions, and whether they are all.
public struct CoalitionListing: Hashable, Sendable {
  /// The coalitions, each ascending; the heavier members lead the search.
  public let coalitions: [[Int]]
  /// Whether there are no others.
  public let isComplete: Bool
}

extension WeightedVote {
  /// The coalitions that pass a motion and would not without any one of their members.
  ///
  ///     try WeightedVote(weights: [2, 1, 1], quota: 3).minimalWinningCoalitions().coalitions
  ///     // [[0, 1], [0, 2]]
  ///
  /// - Parameter limit: how many to list at most.
  /// - Complexity: O(n) for each, and for each that falls short with all that could still join.
  public func minimalWinningCoalitions(limit: Int = 1_000) -> CoalitionListing {
    coalitions(reaching: quota, limit: limit)
  }

  /// The coalitions that the others cannot pass a motion without, and that would not be so without
  /// any one of their members.
  ///
  /// - Parameter limit: how many to list at most.
  public func minimalBlockingCoalitions(limit: Int = 1_000) -> CoalitionListing {
    coalitions(reaching: weights.reduce(0, +) - quota + 1, limit: limit)
  }

  /// The members without whom no motion passes. Where there are any, they share the core of the
  /// game; where there are none, the core is empty.
  public var vetoMembers: [Int] {
    let total = weights.reduce(0, +)
    return weights.indices.filter { total - weights[$0] < quota }
  }

  /// The least weight that a winning coalition can have: by the size principle no more is needed.
  ///
  /// Reference: W. H. Riker, "The theory of political coalitions", 1962.
  ///
  /// - Returns: the weight over the quota, 0 where coalitions can meet it exactly; nil where all
  ///   members together fall short.
  /// - Complexity: O(n W), O(2^(n/2)) for few members and a large W.
  public var leastSurplus: Int? {
    let total = weights.reduce(0, +)
    guard total >= quota else { return nil }
    if isVast { return leastSurplusByHalves() }
    var isReached = [Bool](repeating: false, count: total + 1)
    isReached[0] = true
    for weight in weights where weight > 0 {
      for sum in stride(from: total, through: weight, by: -1) where isReached[sum - weight] {
        isReached[sum] = true
      }
    }
    return (quota...total).first { isReached[$0] }.map { $0 - quota }
  }

  // MARK: - Kernel

  /// Members join in the order of their weights, the heaviest first. A coalition that reaches the
  /// least total with its last member needs every member, since no other weighs less.
  private func coalitions(reaching least: Int, limit: Int) -> CoalitionListing {
    let order = weights.indices.filter { weights[$0] > 0 }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }
    var rest = [Int](repeating: 0, count: order.count + 1)
    for place in order.indices.reversed() { rest[place] = rest[place + 1] + weights[order[place]] }
    var found: [[Int]] = []
    var chosen: [Int] = []
    var sum = 0
    var place = 0
    while true {
      if place < order.count, sum + rest[place] >= least {
        chosen.append(place)
        sum += weights[order[place]]
        place += 1
        guard sum >= least else { continue }
        if found.count == limit { return CoalitionListing(coalitions: found, isComplete: false) }
        found.append(chosen.map { order[$0] }.sorted())
      }
      guard let last = chosen.popLast() else { break }
      sum -= weights[order[last]]
      place = last + 1
    }
    return CoalitionListing(coalitions: found, isComplete: true)
  }
}

extension WeightedVote {
  /// The quota in the units in which the weights add up to a total.
  package func quotaInUnits(of total: Double) -> Double {
    inUnits(quota, of: total)
  }

  /// The least surplus in the units in which the weights add up to a total.
  package func leastSurplusInUnits(of total: Double) -> Double? {
    leastSurplus.map { inUnits($0, of: total) }
  }

  /// Whole numbers are the given ones times a power of ten, which division takes back exactly.
  private func inUnits(_ number: Int, of total: Double) -> Double {
    let sum = Double(weights.reduce(0, +))
    guard total > 0, sum > 0 else { return Double(number) }
    var scale = 1.0
    while scale * total < sum - 0.5 { scale *= 10 }
    return Double(number) / scale
  }
}
