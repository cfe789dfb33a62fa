import GraphCore

/// The triads of a signed graph in which every two are tied, by their signs.
public struct SignedTriads: Hashable, Sendable {
  /// Which triads count as balanced.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// Those with an even number of negative ties: the friend of a friend is a friend, the enemy of
    /// an enemy is a friend (Heider, Cartwright–Harary).
    case strict
    /// Also those with three negative ties: enemies of an enemy may be enemies (Davis).
    case weak
  }

  /// Triads of three positive ties.
  public let allPositive: Int
  /// Triads of two positive ties and a negative one.
  public let oneNegative: Int
  /// Triads of a positive tie and two negative ones.
  public let twoNegative: Int
  /// Triads of three negative ties.
  public let allNegative: Int

  /// Makes a census.
  public init(allPositive: Int, oneNegative: Int, twoNegative: Int, allNegative: Int) {
    self.allPositive = allPositive
    self.oneNegative = oneNegative
    self.twoNegative = twoNegative
    self.allNegative = allNegative
  }

  /// The number of triads.
  public var count: Int { allPositive + oneNegative + twoNegative + allNegative }

  /// The share of the triads that are balanced, 0…1; undefined where there is no triangle.
  public func balance(_ rule: Rule = .strict) -> Score {
    guard count > 0 else { return .undefined(.noTriangles) }
    let balanced = allPositive + twoNegative + (rule == .weak ? allNegative : 0)
    return .defined(Double(balanced) / Double(count))
  }
}

extension CompactGraph {
  /// The triads in which every two vertices are tied, by their signs.
  ///
  /// Direction and loops play no part; parallel ties count once; of ties of both signs between two
  /// vertices the heavier sign counts, and where both weigh the same the pair counts as not tied.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2, isNegative: true)])
  ///     graph.signedTriads().balance()  // .defined(0)
  ///
  /// - Complexity: O(Σ over ties of the smaller degree).
  ///
  /// Reference: D. Cartwright, F. Harary, "Structural balance: a generalization of Heider's
  /// theory", 1956, https://doi.org/10.1037/h0046049; J. A. Davis, "Clustering and structural
  /// balance in graphs", 1967, https://doi.org/10.1177/001872676702000206.
  public func signedTriads(weighted: StrengthWeighting = .unweighted) -> SignedTriads {
    let pairs = SignedPairs(self, weighted: weighted)
    var counts = [0, 0, 0, 0]
    for triangle in pairs.triangles() {
      let negative = triangle.count { pairs.isNegative[$0] }
      counts[negative] += 1
    }
    return SignedTriads(
      allPositive: counts[0], oneNegative: counts[1], twoNegative: counts[2],
      allNegative: counts[3])
  }
}

// MARK: - Kernel

extension SignedPairs {
  /// Every triangle once, as its three pairs, in the order of its least two vertices.
  func triangles() -> [[Int]] {
    var found: [[Int]] = []
    var pairTo = [Int](repeating: -1, count: vertexCount)
    for pair in 0..<count {
      let (u, v) = (first[pair], second[pair])
      if pair == 0 || first[pair - 1] != u {
        if pair > 0 { for slot in row(of: first[pair - 1]) { clear(slot, &pairTo) } }
        for slot in row(of: u) { pairTo[other(slots[slot], than: u)] = slots[slot] }
      }
      for slot in row(of: v) {
        let w = other(slots[slot], than: v)
        guard w > v, pairTo[w] >= 0, first[pairTo[w]] == u || second[pairTo[w]] == u else {
          continue
        }
        found.append([pair, slots[slot], pairTo[w]])
      }
    }
    return found
  }

  private func clear(_ slot: Int, _ pairTo: inout [Int]) {
    pairTo[first[slots[slot]]] = -1
    pairTo[second[slots[slot]]] = -1
  }
}
