/// Votes whose weights are too fine or too vast to count by their sums: the members are parted into two
/// halves, and every coalition is one of each.
extension WeightedVote {
  /// The Shapley–Shubik index of each member.
  func shapleyShubikByHalves() -> [Double] {
    let swings = swingsBySize()
    let count = weights.count { $0 > 0 }
    // Of all orders, those in which just these members come before this one.
    var shares: [Double] = []
    var share = 1 / Double(max(1, count))
    for size in 0..<max(1, count) {
      shares.append(share)
      share *= Double(size + 1) / Double(max(1, count - 1 - size))
    }
    return swings.map { zip($0, shares).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The chance that each member decides if all others vote as coins fall.
  func swingChancesByHalves() -> [Double] {
    let count = weights.count { $0 > 0 }
    let all = (1..<max(1, count)).reduce(1.0) { product, _ in product * 2 }
    return swingsBySize().map { $0.reduce(0, +) / all }
  }

  /// What the lightest winning coalition has over the quota.
  func leastSurplusByHalves() -> Int? {
    let (left, right) = halves()
    return left.sums.compactMap { sum in
      let place = right.firstPlace(reaching: quota - sum)
      return place < right.sorted.count ? sum + right.sorted[place] - quota : nil
    }.min()
  }

  // MARK: - Kernel

  /// How many coalitions of the others each member turns, by their size.
  private func swingsBySize() -> [[Double]] {
    let (left, right) = halves()
    var swings = [[Double]](repeating: [], count: weights.count)
    for (own, other) in [(left, right), (right, left)] {
      for (place, member) in own.members.enumerated() {
        swings[member] = swingsBySize(of: place, in: own, with: other)
      }
    }
    return swings
  }

  private func swingsBySize(of place: Int, in own: Half, with other: Half) -> [Double] {
    let weight = weights[own.members[place]]
    var counts = [Double](repeating: 0, count: own.members.count + other.members.count)
    for set in own.sums.indices where set >> place & 1 == 0 {
      let missing = quota - own.sums[set]
      let first = other.firstPlace(reaching: missing - weight)
      let end = other.firstPlace(reaching: missing)
      guard first < end else { continue }
      let size = set.nonzeroBitCount
      for more in 0...other.members.count {
        let found = other.countBelow(end, size: more) - other.countBelow(first, size: more)
        if found > 0 { counts[size + more] += Double(found) }
      }
    }
    return counts
  }

  private func halves() -> (Half, Half) {
    let members = weights.indices.filter { weights[$0] > 0 }
    let middle = members.count / 2
    return (Half(Array(members[..<middle]), weights), Half(Array(members[middle...]), weights))
  }
}

/// All coalitions within a half of the members.
private struct Half {
  let members: [Int]
  /// The weight of each coalition; bit i of its number is member i.
  let sums: [Int]
  /// The weights, ascending.
  let sorted: [Int]
  /// For each place in the order, how many coalitions of each size come before it.
  private let counts: [Int32]

  init(_ members: [Int], _ weights: [Int]) {
    self.members = members
    var sums = [0]
    for member in members { sums += sums.map { $0 + weights[member] } }
    let order = sums.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
    let width = members.count + 1
    var counts = [Int32](repeating: 0, count: (sums.count + 1) * width)
    for (place, set) in order.enumerated() {
      for size in 0..<width { counts[(place + 1) * width + size] = counts[place * width + size] }
      counts[(place + 1) * width + set.nonzeroBitCount] += 1
    }
    self.sums = sums
    sorted = order.map { sums[$0] }
    self.counts = counts
  }

  func countBelow(_ place: Int, size: Int) -> Int32 { counts[place * (members.count + 1) + size] }

  /// The first place in the order whose weight is a least one or more.
  func firstPlace(reaching least: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < least { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
