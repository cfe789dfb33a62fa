/// Whether there is another division into two camps as good as the best one that is known.
///
/// The proof of the best tells which ties must be in line in every best division: those that the
/// packed cycles leave more of than the proof falls short. Vertices that such ties hold together are
/// one group, and few groups remain, often one.
struct OtherDivisions {
  /// Groups of vertices that all best divisions leave together, in the eyes of the best division that
  /// is known: positive where in line, so that all are in one camp.
  private let pairs: SignedPairs
  /// The number of components that the graph has.
  private let partCount: Int
  private let limit: Int
  private let seed: UInt64

  /// So many groups can be divided in all ways.
  private static let enumerable = 16
  /// Packings that may merge groups further.
  private static let packing = (scale: 4, rounds: 120)

  /// The uniqueness of a division that is proven to be best.
  ///
  /// - Parameter limit: the steps of linear programs that may be taken.
  static func uniqueness(
    of camps: [Bool], _ pairs: SignedPairs, proof: CyclePacking?, limit: Int, seed: UInt64
  ) -> Frustration.Uniqueness {
    let partCount = pairs.groups { _ in true }.count
    guard let proof else {
      let search = OtherDivisions(
        pairs: SignedPairs(
          pairs, groups: (Array(0..<pairs.vertexCount), pairs.vertexCount), camps: camps),
        partCount: partCount, limit: limit, seed: seed)
      return search.decide()
    }
    return merged(pairs, camps, proof, partCount: partCount, limit: limit, seed: seed).decide()
  }

  private static func merged(
    _ pairs: SignedPairs, _ camps: [Bool], _ proof: CyclePacking, partCount: Int, limit: Int,
    seed: UInt64
  ) -> OtherDivisions {
    let violation = pairs.violation(of: camps)
    let shortfall = max(0, violation - proof.bound) + 1e-7 * max(1, violation)
    let groups = pairs.groups {
      proof.room[$0] > shortfall && !pairs.isViolated($0, camps)
    }
    return OtherDivisions(
      pairs: SignedPairs(pairs, groups: groups, camps: camps), partCount: partCount,
      limit: limit, seed: seed)
  }

  // MARK: - Kernel

  private func decide() -> Frustration.Uniqueness {
    if pairs.vertexCount == partCount { return .unique }
    // Where ties of both signs between groups cancel out, a part can be turned over for nothing.
    if pairs.groups(heldBy: { _ in true }).count > partCount || hasFreeChange() {
      return .several
    }
    if let isOther = hasOtherAmongAll() { return isOther ? .several : .unique }
    var search = CampSearch(pairs, seed: seed)
    for pair in 0..<pairs.count
    where pairs.isNegative[pair] && search.hasEqual(withInLine: pair) { return .several }
    let whole = [Bool](repeating: false, count: pairs.vertexCount)
    if let proof = CyclePacking(
      pairs, camps: whole, scale: Self.packing.scale, rounds: Self.packing.rounds)
    {
      let merged = Self.merged(
        pairs, whole, proof, partCount: partCount, limit: limit, seed: seed)
      if merged.pairs.vertexCount < pairs.vertexCount { return merged.decide() }
    }
    var cuts = FrustrationSearch(pairs, limit: limit, seed: seed)
    return cuts.hasOther().map { $0 ? .several : .unique } ?? .undecided
  }

  private func hasFreeChange() -> Bool {
    (0..<pairs.vertexCount).contains { vertex in
      let cost = pairs.row(of: vertex).reduce(0) { $0 + signedWeight(pairs.slots[$1]) }
      return !pairs.row(of: vertex).isEmpty && cost <= 1e-9
    }
  }

  private func signedWeight(_ pair: Int) -> Double {
    pairs.isNegative[pair] ? -pairs.weights[pair] : pairs.weights[pair]
  }

  /// Tries all divisions of each component, one change of camp after another (Gray's code); nil where
  /// a component has too many groups.
  private func hasOtherAmongAll() -> Bool? {
    let parts = pairs.groups { _ in true }
    var members = [[Int]](repeating: [], count: parts.count)
    for (vertex, part) in parts.of.enumerated() { members[part].append(vertex) }
    guard members.allSatisfy({ $0.count <= Self.enumerable }) else { return nil }
    return members.contains { hasOther(among: $0) }
  }

  private func hasOther(among members: [Int]) -> Bool {
    let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var ties = [[(place: Int, weight: Double)]](repeating: [], count: members.count)
    for (place, vertex) in members.enumerated() {
      for slot in pairs.row(of: vertex) {
        let pair = pairs.slots[slot]
        if let other = places[pairs.other(pair, than: vertex)] {
          ties[place].append((other, signedWeight(pair)))
        }
      }
    }
    // What a change of each costs, given the others; the last member stays where it is.
    var costs = ties.map { $0.reduce(0) { $0 + $1.weight } }
    var side = [Bool](repeating: false, count: members.count)
    var cost = 0.0
    for step in 1..<(1 << (members.count - 1)) {
      let place = step.trailingZeroBitCount
      cost += costs[place]
      if cost <= 1e-9 { return true }
      side[place].toggle()
      costs[place] = -costs[place]
      for (other, weight) in ties[place] {
        costs[other] += side[other] == side[place] ? 2 * weight : -2 * weight
      }
    }
    return false
  }
}
