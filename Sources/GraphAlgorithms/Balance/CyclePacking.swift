/// Unbalanced cycles that together bear on no tie beyond its weight, each closed by one tie that is
/// out of line. The sum of their weights is a bound below every division; where it is as much as a
/// division has out of line, it proves that division.
///
/// A tie that is out of line is closed to a cycle by ties that are in line. All are closed by the
/// shortest ways first; then those on crowded ties are led anew, round after round, while crowding
/// becomes dearer and a tie remembers that it was crowded: negotiated congestion, by which the wires
/// of a chip are led.
///
/// Whole cycles do not always suffice where cycles of a quarter's weight do: so there is a scale.
///
/// Reference: L. McMurchie, C. Ebeling, "PathFinder: a negotiation-based performance-driven router
/// for FPGAs", 1995, https://doi.org/10.1145/201310.201328.
struct CyclePacking {
  /// The pairs of each cycle, ascending, in the order of the cycles.
  let cycles: [[Int]]
  /// The weight of each cycle.
  let weights: [Double]
  /// The sum of the weights: no division has less out of line.
  let bound: Double
  /// For each pair what the cycles leave of its weight.
  let room: [Double]

  /// Heavier weights would take too many cycles.
  private static let demandLimit = 8_000
  /// The router keeps the hops between all vertices.
  private static let vertexLimit = 2_000

  /// Cycles that were found in another way, with weights that bear on no pair beyond its own.
  init(cycles: [[Int]], weights: [Double], of pairs: SignedPairs) {
    var room = pairs.weights
    for (cycle, weight) in zip(cycles, weights) {
      for pair in cycle { room[pair] -= weight }
    }
    (self.cycles, self.weights, self.room) = (cycles, weights, room)
    bound = weights.reduce(0, +)
  }

  /// Packs cycles, each closed by a pair that is out of line in some camps.
  ///
  /// - Parameters:
  ///   - scale: how many cycles a unit of weight is divided over.
  ///   - rounds: how often crowded cycles are led anew at most.
  /// - Returns: nil where weights are no whole numbers, or too large, or there are too many
  ///   vertices.
  init?(_ pairs: SignedPairs, camps: [Bool], scale: Int, rounds: Int) {
    guard pairs.vertexCount <= Self.vertexLimit, pairs.isWhole,
      pairs.weights.allSatisfy({ $0 < Double(Self.demandLimit) })
    else { return nil }
    let odd = (0..<pairs.count).filter { pairs.isViolated($0, camps) }
    let total = odd.reduce(0) { $0 + Int(pairs.weights[$1]) }
    guard total * scale <= Self.demandLimit else { return nil }
    let demands = odd.flatMap { pair in
      [Int](repeating: pair, count: Int(pairs.weights[pair]) * scale)
    }
    var router = CycleRouter(pairs, demands: demands, scale: scale)
    router.run(rounds: rounds)
    var counts: [[Int]: Int] = [:]
    var order: [[Int]] = []
    for (demand, way) in router.ways.enumerated() where !way.isEmpty {
      let cycle = ([demands[demand]] + way).sorted()
      if counts[cycle] == nil { order.append(cycle) }
      counts[cycle, default: 0] += 1
    }
    self.init(
      cycles: order, weights: order.map { Double(counts[$0] ?? 0) / Double(scale) }, of: pairs)
  }
}
