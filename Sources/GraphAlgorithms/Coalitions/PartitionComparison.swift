/// How much two divisions of the same vertices agree.
public struct PartitionComparison: Hashable, Sendable {
  /// Mutual information over the mean of the entropies, 0…1; 1 for equal divisions.
  public let normalizedMutualInformation: Double
  /// The share of pairs on which both agree, beyond chance; 1 for equal divisions, about 0 by chance.
  public let adjustedRandIndex: Double
  /// What each tells that the other does not, in nats; 0 for equal divisions.
  public let variationOfInformation: Double
}

extension Partition {
  /// How much another division of the same vertices agrees with this one.
  ///
  /// Two divisions that both put all together, or all apart, are equal: 1, 1 and 0.
  ///
  /// - Complexity: O(V + overlaps log overlaps).
  ///
  /// Reference: L. Hubert, P. Arabie, "Comparing partitions", 1985,
  /// https://doi.org/10.1007/BF01908075; M. Meilă, "Comparing clusterings", 2007,
  /// https://doi.org/10.1016/j.jmva.2006.11.013.
  public func comparison(with other: Partition) -> PartitionComparison {
    precondition(communities.count == other.communities.count, "divisions of the same vertices")
    let n = Double(communities.count)
    guard n > 0 else {
      return PartitionComparison(
        normalizedMutualInformation: 1, adjustedRandIndex: 1, variationOfInformation: 0)
    }
    var keys = communities.indices.map { [communities[$0], other.communities[$0]] }
    keys.sort { $0.lexicographicallyPrecedes($1) }
    var overlaps: [(first: Int, second: Int, count: Double)] = []
    for key in keys {
      if let last = overlaps.last, last.first == key[0], last.second == key[1] {
        overlaps[overlaps.count - 1].count += 1
      } else {
        overlaps.append((key[0], key[1], 1))
      }
    }
    func entropy(_ sets: [[Int]]) -> Double {
      sets.reduce(0) { $0 - Double($1.count) / n * logarithm(Double($1.count) / n) }
    }
    func pairs(_ count: Double) -> Double { count * (count - 1) / 2 }
    let (h, k) = (entropy(members), entropy(other.members))
    let mutual = overlaps.reduce(0.0) { sum, overlap in
      let (a, b) = (
        Double(members[overlap.first].count), Double(other.members[overlap.second].count)
      )
      return sum + overlap.count / n * logarithm(overlap.count * n / (a * b))
    }
    let together = overlaps.reduce(0) { $0 + pairs($1.count) }
    let first = members.reduce(0) { $0 + pairs(Double($1.count)) }
    let second = other.members.reduce(0) { $0 + pairs(Double($1.count)) }
    let expected = n > 1 ? first * second / pairs(n) : 0
    let most = (first + second) / 2
    return PartitionComparison(
      normalizedMutualInformation: h + k > 1e-12 ? min(1, max(0, 2 * mutual / (h + k))) : 1,
      adjustedRandIndex: most - expected > 1e-12 ? (together - expected) / (most - expected) : 1,
      variationOfInformation: max(0, h + k - 2 * mutual))
  }
}
