import GraphCore

/// A division of a signed graph into groups that agree within and oppose each other, as far as that
/// goes.
public struct SignedBlocks: Hashable, Sendable {
  /// The groups; isolated vertices are in the first.
  public let partition: Partition
  /// The weight of the ties out of line: hostile within a group, friendly between groups.
  public let index: Double
  /// What no division into so many groups can do better than.
  public let bound: Double
  /// The weight of hostile ties within groups.
  public let hostileWithin: Double
  /// The weight of friendly ties between groups.
  public let friendlyBetween: Double
  /// The edges out of line, ascending.
  public let violated: [Int]

  /// Whether the division is proven to be best.
  public var isProven: Bool { bound >= index }
}

extension CompactGraph {
  /// The division into at most k groups with the least weight of ties out of line: hostile ties
  /// within a group, friendly ties between groups (the line index of generalised balance).
  ///
  /// For two groups it is the frustration index, exact. For more it is a search from many starts with
  /// a bound, that every division obeys, from cycles with exactly one hostile tie; where bound and
  /// index meet the division is proven. Direction plays no part, loops are left out.
  ///
  ///     let triangle = [(0, 1), (1, 2), (0, 2)].map { Edge($0.0, $0.1, isNegative: true) }
  ///     try CompactGraph(vertexCount: 3, edges: triangle).signedBlocks(atMost: 3).index  // 0
  ///
  /// - Throws: `parameterOutOfRange`; `invalidStrength`.
  /// - Complexity: O(starts · sweeps · E), and the steps of a linear program.
  ///
  /// Reference: P. Doreian, A. Mrvar, "A partitioning approach to structural balance", 1996,
  /// https://doi.org/10.1016/0378-8733(95)00259-6. The number is N + P; Pajek and signnet print
  /// α N + (1 − α) P, for α = ½ half of it, and on symmetric data twice that.
  public func signedBlocks(
    atMost groupCount: Int, weighted: StrengthWeighting = .unweighted, starts: Int = 60,
    searchLimit: Int = 20_000, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> SignedBlocks {
    guard groupCount >= 1 else {
      throw .parameterOutOfRange(name: "k", value: Double(groupCount), range: "1 or more")
    }
    try requireStrengths(weighted)
    let pairs = SignedPairs(self, weighted: weighted)
    if groupCount == 2 {
      let found = try frustration(weighted: weighted, searchLimit: searchLimit, seed: seed)
      return blocks(
        labels: found.camps.map { $0 ?? 0 }, pairs, bound: found.bound, weighted: weighted)
    }
    var search = BlockSearch(pairs, groupCount: groupCount, seed: seed)
    if groupCount > 2 {
      var camps = CampSearch(pairs, seed: seed)
      camps.run(starts: 40)
      search.keep(camps.best.map { $0 ? 1 : 0 })
    }
    search.run(starts: starts)
    let bound =
      groupCount == 1
      ? search.bestViolation
      : min(pairs.oneNegativeCycleBound(stepLimit: searchLimit), search.bestViolation)
    return blocks(
      labels: search.best, pairs, bound: bound + pairs.cancelled, weighted: weighted)
  }

  private func blocks(
    labels: [Int], _ pairs: SignedPairs, bound: Double, weighted: StrengthWeighting
  ) -> SignedBlocks {
    var index = pairs.cancelled
    for pair in 0..<pairs.count {
      let isTogether = labels[pairs.first[pair]] == labels[pairs.second[pair]]
      if isTogether == pairs.isNegative[pair] { index += pairs.weights[pair] }
    }
    let violated = (0..<edgeCount).filter { edge in
      let (source, target) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      return source != target
        && (labels[source] == labels[target]) == (negatives?[edge] ?? false)
    }
    func weight(ofHostile isHostile: Bool) -> Double {
      let strengths = weighted == .strengths ? strengths : nil
      return violated.reduce(0) { sum, edge in
        (negatives?[edge] ?? false) == isHostile ? sum + (strengths?[edge] ?? 1) : sum
      }
    }
    return SignedBlocks(
      partition: Partition(labels: labels), index: index, bound: bound,
      hostileWithin: weight(ofHostile: true), friendlyBetween: weight(ofHostile: false),
      violated: violated)
  }
}

// MARK: - Kernel

/// Descent by moving one vertex at a time to the group where least is out of line, from many starts:
/// random ones, and the best so far with a vertex and some of its neighbours moved elsewhere.
private struct BlockSearch {
  let pairs: SignedPairs
  let groupCount: Int
  private(set) var best: [Int]
  private(set) var bestViolation = Double.infinity
  private var labels: [Int]
  private var random: RandomSource
  private static let sweepLimit = 1_000
  private static let kicksOfAStart = 10

  init(_ pairs: SignedPairs, groupCount: Int, seed: UInt64) {
    self.pairs = pairs
    self.groupCount = groupCount
    labels = [Int](repeating: 0, count: pairs.vertexCount)
    best = labels
    random = RandomSource(seed: seed)
  }

  mutating func run(starts: Int) {
    keep([Int](repeating: 0, count: pairs.vertexCount))
    guard groupCount > 1, pairs.vertexCount > 0 else { return }
    for start in 0..<max(1, starts) {
      for vertex in labels.indices {
        if start % 3 == 0 {
          labels[vertex] = random.below(groupCount)
        } else {
          labels[vertex] = random.unit() < 0.2 ? random.below(groupCount) : best[vertex]
        }
      }
      keep(labels)
      for _ in 0..<Self.kicksOfAStart {
        labels = best
        kick()
        keep(labels)
      }
    }
  }

  /// Descends from a division, and keeps the result if it is the best so far.
  mutating func keep(_ start: [Int]) {
    labels = start
    descend()
    let found = violation()
    if found < bestViolation - 1e-12 { (best, bestViolation) = (labels, found) }
  }

  /// Moves a vertex and some of its neighbours to a group at random.
  private mutating func kick() {
    let vertex = random.below(pairs.vertexCount)
    let group = random.below(groupCount)
    let share = random.unit()
    labels[vertex] = group
    for slot in pairs.row(of: vertex) where random.unit() < share {
      labels[pairs.other(pairs.slots[slot], than: vertex)] = group
    }
  }

  private mutating func descend() {
    for _ in 0..<Self.sweepLimit {
      var hasMoved = false
      for vertex in labels.indices where move(vertex) { hasMoved = true }
      if !hasMoved && !exchange() { return }
    }
  }

  /// Puts a vertex where least of its ties are out of line; it stays where nothing is better.
  private mutating func move(_ vertex: Int) -> Bool {
    let costs = costs(of: vertex)
    var target = labels[vertex]
    for group in 0..<groupCount where costs[group] < costs[target] - 1e-12 { target = group }
    guard target != labels[vertex] else { return false }
    labels[vertex] = target
    return true
  }

  /// What each group costs a vertex, but for a constant: hostile ties to it less friendly ones.
  private func costs(of vertex: Int) -> [Double] {
    var costs = [Double](repeating: 0, count: groupCount)
    for slot in pairs.row(of: vertex) {
      let pair = pairs.slots[slot]
      let group = labels[pairs.other(pair, than: vertex)]
      costs[group] += pairs.isNegative[pair] ? pairs.weights[pair] : -pairs.weights[pair]
    }
    return costs
  }

  /// Exchanges the groups of two tied vertices where that alone helps.
  private mutating func exchange() -> Bool {
    for pair in 0..<pairs.count {
      let (u, v) = (pairs.first[pair], pairs.second[pair])
      guard labels[u] != labels[v] else { continue }
      let (a, b) = (costs(of: u), costs(of: v))
      let between = pairs.isNegative[pair] ? pairs.weights[pair] : -pairs.weights[pair]
      // Moving u next to v counts their tie, and so does moving v next to u; together they are apart.
      let change = a[labels[v]] - a[labels[u]] + b[labels[u]] - b[labels[v]] - 2 * between
      if change < -1e-12 {
        labels.swapAt(u, v)
        return true
      }
    }
    return false
  }

  private func violation() -> Double {
    (0..<pairs.count).reduce(0) { sum, pair in
      let isTogether = labels[pairs.first[pair]] == labels[pairs.second[pair]]
      return isTogether == pairs.isNegative[pair] ? sum + pairs.weights[pair] : sum
    }
  }
}

extension SignedPairs {
  /// What any division must leave out of line, however many groups it has: of each cycle with exactly
  /// one hostile tie a tie is out of line, and the linear program over all such cycles is a bound.
  fileprivate func oneNegativeCycleBound(stepLimit: Int) -> Double {
    var program = CycleCoverProgram(costs: weights)
    while program.stepCount < stepLimit {
      let last = program.stepCount
      // Of chains equally short those of few ties cut deeper; without a toll nothing is missed.
      var rows = oneNegativeCycles(program.solution, toll: 1e-3)
      if rows.isEmpty { rows = oneNegativeCycles(program.solution, toll: 0) }
      guard !rows.isEmpty, program.add(rows, stepLimit: stepLimit), program.stepCount > last
      else { break }
      program.dropSlackRows()
    }
    let bound = program.safeBound
    return isWhole ? (bound - 1e-5).rounded(.up) : bound * (1 + 2e-6)
  }

  private func oneNegativeCycles(_ solution: [Double], toll: Double) -> [CycleCoverProgram.Row] {
    (0..<count).compactMap { pair in
      guard isNegative[pair],
        let path = friendlyPath(around: pair, lengths: solution, toll: toll),
        path.reduce(solution[pair], { $0 + solution[$1] }) < 1 - 1e-6
      else { return nil }
      return CycleCoverProgram.Row(columns: path + [pair], coefficient: 1, least: 1)
    }
  }

  /// The shortest chain of friendly ties between the ends of a hostile one, if with it the cycle is
  /// shorter than one.
  private func friendlyPath(
    around pair: Int, lengths: [Double], toll: Double
  ) -> [Int]? {
    let limit = 1 - lengths[pair] - 1e-6 + 20 * toll
    guard limit > 0 else { return nil }
    var distances = [Double](repeating: .infinity, count: vertexCount)
    var parents = [Int](repeating: -1, count: vertexCount)
    var heap = VertexHeap(vertexCount: vertexCount)
    distances[first[pair]] = 0
    heap.push(UInt32(first[pair]), key: 0)
    while let vertex = heap.popLeast().map(Int.init), vertex != second[pair] {
      for slot in row(of: vertex) where !isNegative[slots[slot]] {
        let next = other(slots[slot], than: vertex)
        let distance = distances[vertex] + max(0, lengths[slots[slot]]) + toll
        guard distance < distances[next], distance < limit else { continue }
        distances[next] = distance
        parents[next] = slots[slot]
        heap.push(UInt32(next), key: distance)
      }
    }
    guard distances[second[pair]] < limit else { return nil }
    var path: [Int] = []
    var vertex = second[pair]
    while vertex != first[pair] {
      path.append(parents[vertex])
      vertex = other(parents[vertex], than: vertex)
    }
    return path
  }
}
