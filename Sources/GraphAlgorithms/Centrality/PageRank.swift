import GraphCore

extension CompactGraph {
  /// How often a walker comes by who follows ties and now and then starts afresh anywhere; the
  /// scores add up to one.
  ///
  /// In an undirected graph ties are followed both ways. A vertex without a way out is left for
  /// any vertex, as in a fresh start; an isolated vertex scores what fresh starts bring.
  /// Parallel edges and strengths add up, a loop counts once.
  ///
  ///     let pair = CompactGraph(vertexCount: 2, edges: [Edge(0, 1)])
  ///     try pair.pageRank().values  // [0.5, 0.5]
  ///
  /// - Parameter damping: the share of steps that follow a tie, 0…1; with 1 there are no fresh starts
  ///   but from dead ends, and the scores are the shares of time in the long run.
  /// - Parameter restarts: how likely each vertex is to be where the walker starts afresh, in
  ///   proportion; nil for all alike.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`; `notConverged`;
  ///   `sharedEigenvalue` where without fresh starts the walker may stay in one of several parts.
  /// - Complexity: O(V + E) a step, about 30 steps times −1/log₁₀(damping); with a damping of 1 in a
  ///   directed graph O(V³) up to 600 vertices, O(V + E) a step beyond.
  ///
  /// Reference: S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine",
  /// 1998, https://doi.org/10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    damping: Double = 0.85, restarts: [Double]? = nil, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "PageRank")
    try requireStrengths(weighted)
    guard damping >= 0, damping <= 1 else {
      throw .parameterOutOfRange(name: "damping", value: damping, range: "0…1")
    }
    guard vertexCount > 0 else { return Scores([]) }
    let starts = try startShares(restarts)
    if damping == 1 {
      return Scores(try EndlessWalk(self, starts: starts, weighted: weighted).shares())
    }
    if !isDirected {
      return Scores(
        try undirectedPageRank(
          damping: damping, starts: starts, isUniform: restarts == nil, weighted: weighted))
    }
    var walk = RandomWalk(
      rows: simpleRows(.incoming, weight: RowWeight(weighted), loops: .kept),
      leaving: simpleRows(.outgoing, weight: RowWeight(weighted), loops: .kept),
      starts: starts, damping: damping)
    return Scores(try walk.settle())
  }

  private func startShares(_ restarts: [Double]?) throws(GraphAlgorithmsError) -> [Double] {
    guard let restarts else {
      return [Double](repeating: 1 / Double(vertexCount), count: vertexCount)
    }
    precondition(restarts.count == vertexCount, "one restart weight per vertex")
    for restart in restarts where !(restart >= 0 && restart.isFinite) {
      throw .parameterOutOfRange(name: "restarts", value: restart, range: "0 or more")
    }
    let total = restarts.reduce(0, +)
    guard total > 0, total.isFinite else {
      throw .parameterOutOfRange(name: "restarts", value: total, range: "a finite sum above 0")
    }
    return restarts.map { $0 / total }
  }
}

// MARK: - Kernel

extension CompactGraph {
  /// In an undirected graph the scores solve a symmetric system, classes of twins being one unknown
  /// where fresh starts and ties do not tell them apart.
  private func undirectedPageRank(
    damping: Double, starts: [Double], isUniform: Bool, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> [Double] {
    let rows = simpleRows(.outgoing, weight: RowWeight(weighted), loops: .kept)
    if isUniform, isSimple, rows.weights == nil {
      let quotient = TwinQuotient(rows: rows)
      let system = WalkSystem(quotient: quotient, of: rows, damping: damping)
      let scores = try system.scores()
      return quotient.classes.map { scores[Int($0)] }
    }
    let system = WalkSystem(rows: rows, starts: starts, damping: damping)
    return try system.scores()
  }
}

/// The system (S − dA)z = b of an undirected walk, S holding the sums of the rows: the scores are
/// x = Sz, up to the factor that makes them add up to one. For classes of twins of sizes w the rows
/// are weighted by w on both sides, which keeps the system symmetric.
///
/// Conjugate gradients with S as preconditioner need the square root of the steps of the walk:
/// M. R. Hestenes, E. Stiefel, 1952, https://doi.org/10.6028/jres.049.044.
private struct WalkSystem {
  /// The share of the total by which all scores together may be wrong.
  private static let tolerance = 1e-11
  private let rows: SimpleRows
  private let damping: Double
  private let sizes: [Double]
  private let sums: [Double]
  private let diagonal: [Double]
  private let starts: [Double]

  init(rows: SimpleRows, starts: [Double], damping: Double) {
    self.rows = rows
    self.damping = damping
    self.starts = starts
    sizes = [Double](repeating: 1, count: rows.vertexCount)
    sums = (0..<rows.vertexCount).map { vertex in
      let sum = rows.row(of: vertex).reduce(0.0) { $0 + (rows.weights?[$1] ?? 1) }
      return sum > 0 ? sum : 1
    }
    diagonal = sums
  }

  init(quotient: TwinQuotient, of rows: SimpleRows, damping: Double) {
    self.rows = quotient.rows
    self.damping = damping
    let sizes = quotient.sizes
    self.sizes = sizes
    let share = 1 / Double(rows.vertexCount)
    starts = sizes.map { $0 * share }
    let sums = quotient.representatives.map { Double(max(rows.degree(of: $0), 1)) }
    self.sums = sums
    diagonal = sizes.indices.map { sizes[$0] * (sums[$0] - damping * (sizes[$0] - 1)) }
  }

  /// The same system with its unknowns in another order.
  private init(_ system: WalkSystem, inOrder order: [Int]) {
    rows = system.rows.reordered(by: order)
    damping = system.damping
    sizes = order.map { system.sizes[$0] }
    sums = order.map { system.sums[$0] }
    diagonal = order.map { system.diagonal[$0] }
    starts = order.map { system.starts[$0] }
  }

  /// Systems of so many unknowns are solved in the order of degrees, which pays for itself.
  private static let largeCount = 2_048

  /// The scores, which add up to one with each counted as often as its size says.
  func scores() throws(GraphAlgorithmsError) -> [Double] {
    guard rows.vertexCount >= Self.largeCount else { return try solve() }
    let order = rows.verticesByDegree()
    let ordered = try WalkSystem(self, inOrder: order).solve()
    var scores = ordered
    for (place, vertex) in order.enumerated() { scores[vertex] = ordered[place] }
    return scores
  }

  private func solve() throws(GraphAlgorithmsError) -> [Double] {
    let n = rows.vertexCount
    let jacobi = diagonal.map { 1 / $0 }
    let direction = (0..<n).map { jacobi[$0] * starts[$0] }
    var state = State(
      solution: [Double](repeating: 0, count: n), residual: starts, direction: direction,
      product: direction, scaled: (0..<n).map { sizes[$0] * direction[$0] })
    state.energy = dot(starts, direction)
    state.left = state.residual.reduce(0) { $0 + $1.magnitude }
    let bound = Self.tolerance * (1 - damping)
    var steps = 0
    while state.left > bound, steps < 10_000 {
      steps += 1
      let step = state.energy / multiply(state.direction, state.scaled, into: &state.product)
      guard step.isFinite else { break }
      state.advance(by: step, preconditioner: jacobi, sizes: sizes)
    }
    guard state.left <= 1e-9 * (1 - damping) else {
      throw .notConverged(measure: "PageRank", iterations: 10_000, residual: state.left)
    }
    return scores(of: state.solution)
  }

  private func scores(of z: [Double]) -> [Double] {
    let x = z.indices.map { sums[$0] * z[$0] }
    let total = x.indices.reduce(0.0) { $0 + sizes[$1] * x[$1] }
    return x.map { $0 / total }
  }

  /// Multiplies the direction by the matrix and returns the dot product of the two.
  private func multiply(
    _ directionList: [Double], _ scaled: [Double], into productList: inout [Double]
  ) -> Double {
    let (direction, diagonal, sizes) = (directionList.span, diagonal.span, sizes.span)
    var product = productList.mutableSpan
    var total = 0.0
    rows.forEachProduct(with: scaled.span) { row, sum in
      let value = diagonal[row] * direction[row] - damping * sizes[row] * sum
      product[row] = value
      total += direction[row] * value
    }
    return total
  }

  /// Where the iteration stands: z ↔ `solution`, r ↔ `residual`, p ↔ `direction`, Ap ↔ `product`,
  /// rᵀM⁻¹r ↔ `energy`, |r|₁ ↔ `left`.
  private struct State {
    var solution: [Double]
    var residual: [Double]
    var direction: [Double]
    var product: [Double]
    var scaled: [Double]
    var energy = 0.0
    var left = 0.0

    mutating func advance(by step: Double, preconditioner: [Double], sizes: [Double]) {
      let (energy, left) = Self.correct(
        &solution, &residual, by: step, direction, product, preconditioner)
      Self.turn(
        &direction, &scaled, by: energy / self.energy, residual, preconditioner, sizes)
      (self.energy, self.left) = (energy, left)
    }

    /// Even and odd places are added up apart, since an addition waits for the one before.
    private static func correct(
      _ solution: inout [Double], _ residual: inout [Double], by step: Double,
      _ direction: [Double], _ product: [Double], _ preconditioner: [Double]
    ) -> (energy: Double, left: Double) {
      let (p, q, m) = (direction.span, product.span, preconditioner.span)
      var z = solution.mutableSpan
      var r = residual.mutableSpan
      var (energy, left, otherEnergy, otherLeft) = (0.0, 0.0, 0.0, 0.0)
      var index = 0
      while index < p.count {
        let rest = r[index] - step * q[index]
        z[index] += step * p[index]
        r[index] = rest
        energy += rest * rest * m[index]
        left += rest.magnitude
        guard index + 1 < p.count else { break }
        let other = r[index + 1] - step * q[index + 1]
        z[index + 1] += step * p[index + 1]
        r[index + 1] = other
        otherEnergy += other * other * m[index + 1]
        otherLeft += other.magnitude
        index += 2
      }
      return (energy + otherEnergy, left + otherLeft)
    }

    private static func turn(
      _ direction: inout [Double], _ scaled: inout [Double], by ratio: Double,
      _ residual: [Double], _ preconditioner: [Double], _ sizes: [Double]
    ) {
      let (r, m, w) = (residual.span, preconditioner.span, sizes.span)
      var p = direction.mutableSpan
      var s = scaled.mutableSpan
      for index in 0..<r.count {
        let next = m[index] * r[index] + ratio * p[index]
        p[index] = next
        s[index] = w[index] * next
      }
    }
  }
}

/// The walk's distribution, stepped until it no longer changes.
private struct RandomWalk {
  private static let tolerance = 1e-15
  private static let iterationLimit = 100_000
  let rows: SimpleRows
  let starts: [Double]
  let damping: Double
  let outStrengths: [Double]
  var scores: [Double]

  init(rows: SimpleRows, leaving: SimpleRows, starts: [Double], damping: Double) {
    self.rows = rows
    self.starts = starts
    self.damping = damping
    outStrengths = (0..<leaving.vertexCount).map { vertex in
      guard let weights = leaving.weights else { return Double(leaving.degree(of: vertex)) }
      return leaving.row(of: vertex).reduce(0) { $0 + weights[$1] }
    }
    scores = starts
  }

  mutating func settle() throws(GraphAlgorithmsError) -> [Double] {
    var change = Double.infinity
    for _ in 0..<Self.iterationLimit {
      let next = stepped()
      change = zip(next, scores).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      scores = next
      if change <= Self.tolerance * max(1, (1 / (1 - damping)).squareRoot()) { return scores }
    }
    guard change < 1e-12 else {
      throw .notConverged(
        measure: "PageRank", iterations: Self.iterationLimit, residual: change)
    }
    return scores
  }

  /// One step of everybody: d·(what neighbours pass on + what dead ends lose) + (1 − d)·starts.
  private func stepped() -> [Double] {
    var passed = [Double](repeating: 0, count: scores.count)
    var lost = 0.0
    for vertex in scores.indices {
      if outStrengths[vertex] > 0 {
        passed[vertex] = scores[vertex] / outStrengths[vertex]
      } else {
        lost += scores[vertex]
      }
    }
    var next = scores
    rows.multiplied(by: passed, into: &next)
    var total = 0.0
    for vertex in next.indices {
      next[vertex] = damping * next[vertex] + (damping * lost + 1 - damping) * starts[vertex]
      total += next[vertex]
    }
    for vertex in next.indices { next[vertex] /= total }
    return next
  }
}
