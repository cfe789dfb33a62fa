import GraphCore

/// How far a signed graph is from balance, with the proof.
public struct Frustration: Hashable, Sendable {
  /// Whether the best division into two camps is the only one.
  public enum Uniqueness: String, Hashable, Sendable {
    /// There is no other, but for naming the camps.
    case unique
    /// There are others.
    case several
    /// The search ended before it was known.
    case undecided
  }

  /// A cycle with an odd number of negative ties, and its weight in the proof.
  public struct WeightedCycle: Hashable, Sendable {
    /// The vertices of the cycle, each tied to the next and the last to the first.
    public let vertices: [Int]
    /// Its weight, above zero.
    public let weight: Double
  }

  /// The weight of the ties that are out of line in the best division that was found.
  public let index: Double
  /// What no division can do better than. Equal to `index` where the division is proven to be best.
  public let bound: Double
  /// The weight of all ties.
  public let total: Double
  /// The camp of each vertex, 0 or 1, nil for an isolated one. The least vertex of a component is in
  /// camp 0.
  public let camps: [Int?]
  /// The edges of the graph that are out of line in that division, ascending.
  public let violated: [Int]
  /// Whether another division is as good.
  public let uniqueness: Uniqueness
  /// What is more out of line if a vertex alone changes its camp; zero for one that could as well be
  /// in the other, nil for an isolated one.
  public let changeCosts: [Double?]
  /// Cycles each of which has a tie out of line in every division, with weights that no tie carries
  /// beyond its own: the sum of the weights, plus `cancelled`, is a bound that anybody can check.
  public let packing: [WeightedCycle]
  /// The weight of ties of both signs between the same two that cancels out; out of line in every
  /// division.
  public let cancelled: Double

  /// Whether the division is proven to be best.
  public var isProven: Bool { bound >= index }

  /// One minus the share out of line over the half that always suffices: 1 − 2 L / m; 1 if balanced.
  public var normalized: Score {
    total > 0 ? .defined(1 - 2 * index / total) : .undefined(.noEdges)
  }
}

extension CompactGraph {
  /// The frustration index: the least weight of ties that are out of line in a division into two
  /// camps, negative ones within a camp or positive ones between the camps.
  ///
  /// Exact unless the search meets its limit; then the best division and a bound are given.
  /// Direction plays no part: each arc counts as a tie. Loops are left out. Parallel ties count each;
  /// of ties of both signs between two vertices, one is out of line always.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2, isNegative: true)])
  ///     try graph.frustration().index  // 1
  ///
  /// - Parameter searchLimit: how many steps of the linear program may be taken; a count, so that the
  ///   answer is the same on any machine.
  /// - Throws: `invalidStrength`.
  /// - Complexity: exponential at worst; networks of states with 150 vertices and 1,300 ties take
  ///   some hundred steps, each O(c²) for c ties out of line.
  ///
  /// Reference: F. Harary, "On the measurement of structural balance", 1959,
  /// https://doi.org/10.1002/bs.3830040405; S. Aref, M. C. Wilson, "Balance and frustration in signed
  /// networks", 2019, https://doi.org/10.1093/comnet/cny015. The linear program has a variable for
  /// each tie and a row for each unbalanced cycle, found when it is needed: M. Grötschel, M. Jünger,
  /// G. Reinelt, "Facets of the linear ordering polytope", 1985, for the method of cuts.
  public func frustration(
    weighted: StrengthWeighting = .unweighted, searchLimit: Int = 20_000, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Frustration {
    try requireStrengths(weighted)
    let pairs = SignedPairs(self, weighted: weighted)
    var search = FrustrationSearch(pairs, limit: searchLimit, seed: seed)
    search.run()
    if !search.isProven {
      let rows = simpleRows(
        .either, weight: weighted == .strengths ? .signedStrength : .sign)
      search.branch(overVerticesOf: self, rows, stepLimit: 100 * searchLimit, seed: seed)
    }
    return search.result(violated: violatedEdges(search.best))
  }

  private func violatedEdges(_ camps: [Bool]) -> [Int] {
    (0..<edgeCount).filter { edge in
      let (source, target) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      return source != target
        && (camps[source] != camps[target]) != (negatives?[edge] ?? false)
    }
  }
}

// MARK: - Kernel

/// Branch and cut: linear programs with cuts give bounds, their solutions give divisions.
private struct FrustrationSearch {
  let pairs: SignedPairs
  let cycles: UnbalancedCycles
  private var limit: Int
  var camps: CampSearch
  var bound = 0.0
  var uniqueness = Frustration.Uniqueness.undecided
  var packing: [Frustration.WeightedCycle] = []
  private var pivots = 0
  private let isWhole: Bool

  private static let startCount = 40
  /// A search for cuts takes about as long as so many steps of the linear program.
  private static let stepsOfCutSearch = 10
  /// So many rows may stand before those that are slack are dropped: a row that was slack once is
  /// often needed again.
  private static let rowLimit = 1_200
  /// A tie that is wholly in or out of a solution, but for rounding.
  private static let integrality = 1e-6

  init(_ pairs: SignedPairs, limit: Int, seed: UInt64) {
    self.pairs = pairs
    self.limit = limit
    cycles = UnbalancedCycles(pairs)
    camps = CampSearch(pairs, seed: seed)
    isWhole = pairs.isWhole
  }

  var best: [Bool] { camps.best }
  var isProven: Bool { bound >= camps.bestViolation }

  mutating func run() {
    camps.run(starts: Self.startCount)
    guard camps.bestViolation > 0 else {
      uniqueness = .unique
      return
    }
    var root = CycleCoverProgram(costs: pairs.weights)
    let isSolved = addCuts(to: &root)
    bound = min(rounded(root.safeBound), camps.bestViolation)
    packing = packing(of: root)
    if isSolved, bound < camps.bestViolation { branch(from: root) }
    if bound >= camps.bestViolation { decideUniqueness(root) }
  }

  /// A bound rounded up as far as sums of the weights allow.
  private func rounded(_ bound: Double) -> Double {
    isWhole ? (bound - 1e-5).rounded(.up) : bound * (1 + 2e-6)
  }

  /// What a bound must exceed for it to be as much as a goal when rounded.
  private func unrounded(_ goal: Double) -> Double {
    isWhole ? goal - 1 + 1.5e-5 : goal / (1 + 2e-6)
  }

  /// Adds cuts until none is violated or the bound reaches a goal, the best division so far unless
  /// another is given.
  ///
  /// - Returns: false where the limit was met.
  private mutating func addCuts(
    to program: inout CycleCoverProgram, until goal: Double? = nil
  ) -> Bool {
    while true {
      let solution = program.solution
      pivots += Self.stepsOfCutSearch
      let cuts = cycles.cuts(for: solution, camps: camps.best)
      guard !cuts.isEmpty else { return true }
      let rows = cuts.map { CycleCoverProgram.Row(columns: $0, coefficient: 1, least: 1) }
      let (last, goal) = (program.pivotCount, goal ?? camps.bestViolation)
      let isSolved = program.add(
        rows, goal: unrounded(goal), pivotLimit: last + limit - pivots)
      pivots += program.pivotCount - last
      guard isSolved else { return false }
      if program.isInfeasible || rounded(program.safeBound) >= goal { return true }
      // Cuts that are no news to the program are not worth another round.
      if program.pivotCount == last { return false }
      camps.improve(lengths: program.solution)
      if program.rows.count > Self.rowLimit { program.dropSlackRows() }
    }
  }

  private func packing(of program: CycleCoverProgram) -> [Frustration.WeightedCycle] {
    var loads = [Double](repeating: 0, count: pairs.count)
    for (row, weight) in zip(program.rows, program.rowWeights) {
      for pair in row.columns { loads[pair] += weight }
    }
    let excess = zip(loads, pairs.weights).reduce(1) { max($0, $1.0 / $1.1) }
    return zip(program.rows, program.rowWeights).compactMap { row, weight in
      guard weight > 1e-12 else { return nil }
      return Frustration.WeightedCycle(
        vertices: vertices(ofCycle: row.columns), weight: weight / excess)
    }
  }

  /// The vertices of a cycle in order, from its least one towards the lesser of its neighbours.
  private func vertices(ofCycle cycle: [Int]) -> [Int] {
    guard let start = cycle.map({ pairs.first[$0] }).min() else { return [] }
    var rest = cycle.sorted {
      (pairs.first[$0], pairs.second[$0]) < (pairs.first[$1], pairs.second[$1])
    }
    var vertices = [start]
    var vertex = start
    while let place = rest.firstIndex(where: {
      pairs.first[$0] == vertex || pairs.second[$0] == vertex
    }) {
      vertex = pairs.other(rest.remove(at: place), than: vertex)
      if vertex == start { break }
      vertices.append(vertex)
    }
    return vertices
  }

  // MARK: Branching

  /// Best-first search over ties that are told to be in line or out of it.
  private mutating func branch(from root: CycleCoverProgram) {
    var open: [(bound: Double, program: CycleCoverProgram)] = [(rounded(root.safeBound), root)]
    while let least = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
      let node = open.remove(at: least)
      bound = max(bound, min(node.bound, camps.bestViolation))
      if node.bound >= camps.bestViolation { return }
      guard let pair = branchingPair(node.program) else {
        // A whole solution without a violated cycle is a division, and the search knows it.
        continue
      }
      for isViolated in [true, false] {
        var program = node.program
        let row = CycleCoverProgram.Row(
          columns: [pair], coefficient: isViolated ? 1 : -1, least: isViolated ? 1 : 0)
        let before = program.pivotCount
        let isSolved = program.add([row], pivotLimit: before + limit - pivots)
        pivots += program.pivotCount - before
        guard isSolved, program.isInfeasible || addCuts(to: &program)
        else { return }
        if program.isInfeasible { continue }
        let bound = max(node.bound, rounded(program.safeBound))
        if bound < camps.bestViolation { open.append((bound, program)) }
      }
    }
    bound = camps.bestViolation
  }

  /// The pair whose value is nearest to one half.
  private func branchingPair(_ program: CycleCoverProgram) -> Int? {
    var (best, distance): (Int?, Double) = (nil, 0.5 - Self.integrality)
    for (pair, value) in program.solution.enumerated() {
      let off = (value - 0.5).magnitude
      if off < distance { (best, distance) = (pair, off) }
    }
    return best
  }

  /// A second search where cuts do not close the gap: over the camps of the vertices, which suits
  /// small dense graphs of random signs.
  mutating func branch(
    overVerticesOf graph: CompactGraph, _ rows: SimpleRows, stepLimit: Int, seed: UInt64
  ) {
    var random = RandomSource(seed: seed)
    var (least, side) = (0.0, camps.best)
    for component in graph.components().members where component.count > 2 {
      var search = CampBranching(rows: rows.restricted(to: component), stepLimit: stepLimit)
      search.run(random: &random)
      least += search.lowerBound
      for (index, vertex) in component.enumerated() { side[vertex] = search.bestSide[index] }
    }
    camps.descend(from: side)
    // Both are sums of the same weights, which may have been added in another order.
    let isProven = least >= camps.bestViolation * (1 - 1e-12)
    bound = isProven ? camps.bestViolation : max(bound, least)
  }

  // MARK: Uniqueness

  /// Another best division has one of the ties that are out of line here in line. First vertices are
  /// tried that may change their camp for nothing, then descents, then each such tie is told to be in
  /// line.
  private mutating func decideUniqueness(_ root: CycleCoverProgram) {
    if hasFreeChange() {
      uniqueness = .several
      return
    }
    // The question is put once for each tie out of line: it must not cost much more than the proof.
    limit = min(limit, 2 * pivots + 1_500)
    let chosen = camps.best
    let violated = (0..<pairs.count).filter { pairs.isViolated($0, chosen) }
    if violated.contains(where: { camps.hasEqual(withInLine: $0) }) {
      uniqueness = .several
      return
    }
    for pair in violated {
      switch hasOther(without: pair, root) {
      case true?:
        uniqueness = .several
        return
      case false?: continue
      case nil: return
      }
    }
    uniqueness = .unique
  }

  private func hasFreeChange() -> Bool {
    (0..<pairs.vertexCount).contains { vertex in
      !pairs.row(of: vertex).isEmpty && changeCost(of: vertex) <= 1e-9
    }
  }

  /// Whether a division as good as the best leaves a pair in line; nil where the limit was met.
  private mutating func hasOther(without pair: Int, _ root: CycleCoverProgram) -> Bool? {
    // Nothing lies between the best and the next possible sum of weights.
    let worse = isWhole ? camps.bestViolation + 1 : camps.bestViolation * (1 + 1e-5)
    var open = [root]
    var rows = [CycleCoverProgram.Row(columns: [pair], coefficient: -1, least: 0)]
    while var program = open.popLast() {
      let before = program.pivotCount
      let isSolved = program.add(rows, pivotLimit: before + limit - pivots)
      pivots += program.pivotCount - before
      rows = []
      guard isSolved, program.isInfeasible || addCuts(to: &program, until: worse) else {
        return nil
      }
      if program.isInfeasible || rounded(program.safeBound) >= worse { continue }
      guard let fraction = branchingPair(program) else { return true }
      for isViolated in [false, true] {
        var branch = program
        let row = CycleCoverProgram.Row(
          columns: [fraction], coefficient: isViolated ? 1 : -1, least: isViolated ? 1 : 0)
        let count = branch.pivotCount
        guard branch.add([row], pivotLimit: count + limit - pivots) else { return nil }
        pivots += branch.pivotCount - count
        open.append(branch)
      }
    }
    return false
  }

  // MARK: Result

  private func changeCost(of vertex: Int) -> Double {
    pairs.row(of: vertex).reduce(0) { sum, slot in
      let pair = pairs.slots[slot]
      return sum + (pairs.isViolated(pair, camps.best) ? -pairs.weights[pair] : pairs.weights[pair])
    }
  }

  func result(violated: [Int]) -> Frustration {
    let roots = pairs.components()
    let isTied = (0..<pairs.vertexCount).map { !pairs.row(of: $0).isEmpty }
    return Frustration(
      index: camps.bestViolation + pairs.cancelled, bound: bound + pairs.cancelled,
      total: pairs.total,
      camps: roots.indices.map { vertex in
        isTied[vertex] ? (camps.best[vertex] == camps.best[roots[vertex]] ? 0 : 1) : nil
      },
      violated: violated, uniqueness: uniqueness,
      changeCosts: isTied.indices.map { isTied[$0] ? changeCost(of: $0) : nil },
      packing: packing, cancelled: pairs.cancelled)
  }
}
