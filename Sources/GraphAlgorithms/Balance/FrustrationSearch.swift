/// Finds the two camps with least out of line and a proof that there are none with less.
///
/// First cycles are packed around the ties that are out of line; where that does not suffice, linear
/// programs with cuts give bounds and divisions, and branches are made last.
struct FrustrationSearch {
  let pairs: SignedPairs
  private(set) var camps: CampSearch
  /// What no division can do better than, without what cancels out.
  var bound = 0.0
  /// The cycles that prove the bound, or come near to it where branches prove it.
  private(set) var proof: CyclePacking?
  /// How many steps of linear programs were taken, long ones counting more.
  private(set) var steps = 0
  private let limit: Int
  private let seed: UInt64
  private let isWhole: Bool
  private var cycles: UnbalancedCycles?

  private static let startCount = 40
  /// How many cycles a unit of weight is divided over, one scale after another, and for how many
  /// rounds each is tried.
  private static let packings = [(scale: 1, rounds: 30), (scale: 4, rounds: 120)]
  /// So often a packing may lead to a better division.
  private static let packingLimit = 20
  /// A search for cuts takes about as long as so many steps of the linear program.
  private static let stepsOfCutSearch = 10
  /// So many rows may stand before those that are slack are dropped: a row that was slack once is
  /// often needed again.
  private static let rowLimit = 1_200
  /// A tie that is wholly in or out of a solution, but for rounding.
  private static let integrality = 1e-6

  /// A search that knows no better than that all vertices are in one camp.
  init(_ pairs: SignedPairs, limit: Int, seed: UInt64) {
    self.pairs = pairs
    self.limit = limit
    self.seed = seed
    camps = CampSearch(pairs, seed: seed)
    isWhole = pairs.isWhole
  }

  var best: [Bool] { camps.best }
  var isProven: Bool { bound >= camps.bestViolation }

  mutating func run() {
    camps.run(starts: Self.startCount)
    closeByPacking()
    if !isProven { closeByCuts() }
  }

  /// A bound rounded up as far as sums of the weights allow.
  private func rounded(_ bound: Double) -> Double {
    isWhole ? (bound - 1e-5).rounded(.up) : bound * (1 + 2e-6)
  }

  /// What a bound must exceed for it to be as much as a goal when rounded.
  private func unrounded(_ goal: Double) -> Double {
    isWhole ? goal - 1 + 1.5e-5 : goal / (1 + 2e-6)
  }

  // MARK: - Packing

  /// Packs cycles until they prove the division, finer where coarser ones do not; a packing that does
  /// not succeed shows where a better division may be.
  private mutating func closeByPacking() {
    var place = 0
    for _ in 0..<Self.packingLimit where place < Self.packings.count && !isProven {
      let (scale, rounds) = Self.packings[place]
      guard
        let packing = CyclePacking(pairs, camps: camps.best, scale: scale, rounds: rounds)
      else { return }
      if packing.bound > proof?.bound ?? -1 { proof = packing }
      bound = max(bound, min(rounded(packing.bound), camps.bestViolation))
      if isProven { return }
      place = improve(by: packing) ? 0 : place + 1
    }
  }

  /// A cut without room for all cycles that must pass it runs through ties without room only. So the
  /// vertices between which there is room change their camps together.
  private mutating func improve(by packing: CyclePacking) -> Bool {
    let before = camps.bestViolation
    let groups = pairs.groups { packing.room[$0] > 1e-9 && !pairs.isViolated($0, camps.best) }
    var search = CampSearch(SignedPairs(pairs, groups: groups, camps: camps.best), seed: seed)
    for group in 0..<groups.count { search.descend(from: (0..<groups.count).map { $0 == group }) }
    search.run(starts: Self.startCount)
    let (best, changes) = (camps.best, search.best)
    camps.descend(from: best.indices.map { best[$0] != changes[groups.of[$0]] })
    return camps.bestViolation < before
  }

  // MARK: - Cuts

  private mutating func closeByCuts() {
    cycles = UnbalancedCycles(pairs)
    var root = CycleCoverProgram(costs: pairs.weights)
    let isSolved = addCuts(to: &root, first: proof?.cycles ?? [])
    let packing = packing(of: root)
    if packing.bound > proof?.bound ?? -1 { proof = packing }
    bound = max(bound, min(rounded(root.safeBound), camps.bestViolation))
    if isSolved, !isProven { branch(from: root) }
  }

  /// Adds cuts until none is violated or the bound reaches a goal, the best division so far unless
  /// another is given.
  ///
  /// - Parameter first: cycles to begin with.
  /// - Returns: false where the limit was met.
  private mutating func addCuts(
    to program: inout CycleCoverProgram, first: [[Int]] = [], until goal: Double? = nil
  ) -> Bool {
    var cuts = first
    while true {
      if cuts.isEmpty {
        steps += Self.stepsOfCutSearch
        cuts = cycles?.cuts(for: program.solution, camps: camps.best) ?? []
      }
      // A whole solution without a violated cycle is a division.
      camps.improve(lengths: program.solution)
      guard !cuts.isEmpty else { return true }
      let rows = cuts.map { CycleCoverProgram.Row(columns: $0, coefficient: 1, least: 1) }
      cuts = []
      let (last, goal) = (program.stepCount, goal ?? camps.bestViolation)
      let isSolved = program.add(
        rows, goal: unrounded(goal), stepLimit: last + limit - steps)
      steps += program.stepCount - last
      guard isSolved else { return false }
      if program.isInfeasible || rounded(program.safeBound) >= goal { return true }
      // Cuts that are no news to the program are not worth another round.
      if program.stepCount == last { return false }
      if program.rows.count > Self.rowLimit { program.dropSlackRows() }
    }
  }

  /// The rows of a program that bear on its bound.
  private func packing(of program: CycleCoverProgram) -> CyclePacking {
    var loads = [Double](repeating: 0, count: pairs.count)
    let rows = zip(program.rows, program.rowWeights).filter { $1 > 1e-12 }
    for (row, weight) in rows {
      for pair in row.columns { loads[pair] += weight }
    }
    let excess = zip(loads, pairs.weights).reduce(1) { max($0, $1.0 / $1.1) }
    return CyclePacking(
      cycles: rows.map { $0.0.columns }, weights: rows.map { $0.1 / excess }, of: pairs)
  }

  // MARK: - Branches

  /// Best-first search over ties that are told to be in line or out of it.
  private mutating func branch(from root: CycleCoverProgram) {
    var open: [(bound: Double, program: CycleCoverProgram)] = [(rounded(root.safeBound), root)]
    while let least = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
      let node = open.remove(at: least)
      bound = max(bound, min(node.bound, camps.bestViolation))
      if node.bound >= camps.bestViolation { return }
      // Without a fraction it would be a division that the search knows; rounding may hide it.
      guard let pair = branchingPair(node.program) else { return }
      for isViolated in [true, false] {
        var program = node.program
        guard decide(pair, isViolated, in: &program),
          program.isInfeasible || addCuts(to: &program)
        else { return }
        if program.isInfeasible { continue }
        let bound = max(node.bound, rounded(program.safeBound))
        if bound < camps.bestViolation { open.append((bound, program)) }
      }
    }
    bound = camps.bestViolation
  }

  /// Adds a row that puts a pair out of line or in line.
  ///
  /// - Returns: false where the limit was met.
  private mutating func decide(
    _ pair: Int, _ isViolated: Bool, in program: inout CycleCoverProgram
  ) -> Bool {
    let row = CycleCoverProgram.Row(
      columns: [pair], coefficient: isViolated ? 1 : -1, least: isViolated ? 1 : 0)
    let before = program.stepCount
    let isSolved = program.add([row], stepLimit: before + limit - steps)
    steps += program.stepCount - before
    return isSolved
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
  ///
  /// - Parameter parts: the rows of each component and its vertices.
  mutating func branch(overVerticesOf parts: [(rows: SimpleRows, vertices: [Int])], stepLimit: Int)
  {
    var random = RandomSource(seed: seed)
    var (least, side) = (0.0, camps.best)
    for (rows, vertices) in parts {
      var search = CampBranching(rows: rows, stepLimit: stepLimit)
      search.run(random: &random)
      least += search.lowerBound
      for (index, vertex) in vertices.enumerated() { side[vertex] = search.bestSide[index] }
    }
    camps.descend(from: side)
    // Both are sums of the same weights, which may have been added in another order.
    let isProven = least >= camps.bestViolation * (1 - 1e-12)
    bound = isProven ? camps.bestViolation : max(bound, least)
  }

  // MARK: - Other divisions

  /// Whether a division differs from the one that is known, which is best, and is as good. Each such
  /// one has a tie in line that is out of it in the known one, so the question is put for each of
  /// these.
  ///
  /// - Returns: nil where the limit was met.
  mutating func hasOther() -> Bool? {
    cycles = UnbalancedCycles(pairs)
    var root = CycleCoverProgram(costs: pairs.weights)
    guard addCuts(to: &root) else { return nil }
    let chosen = camps.best
    for pair in 0..<pairs.count where pairs.isViolated(pair, chosen) {
      guard let hasOther = hasOther(without: pair, root) else { return nil }
      if hasOther { return true }
    }
    return false
  }

  private mutating func hasOther(without pair: Int, _ root: CycleCoverProgram) -> Bool? {
    // Nothing lies between the best and the next possible sum of weights.
    let worse = isWhole ? camps.bestViolation + 1 : camps.bestViolation * (1 + 1e-5)
    var first = root
    guard decide(pair, false, in: &first) else { return nil }
    var open = [first]
    while var program = open.popLast() {
      guard program.isInfeasible || addCuts(to: &program, until: worse) else { return nil }
      if program.isInfeasible || rounded(program.safeBound) >= worse { continue }
      guard let fraction = branchingPair(program) else { return true }
      for isViolated in [false, true] {
        var branch = program
        guard decide(fraction, isViolated, in: &branch) else { return nil }
        open.append(branch)
      }
    }
    return false
  }
}
