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
  /// - Parameter damping: the share of steps that follow a tie, at least 0 and below 1.
  /// - Parameter restarts: how likely each vertex is to be where the walker starts afresh, in
  ///   proportion; nil for all alike.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`; `notConverged`.
  /// - Complexity: O(V + E) a step, about 30 steps times −1/log₁₀(damping).
  ///
  /// Reference: S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine",
  /// 1998, https://doi.org/10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    damping: Double = 0.85, restarts: [Double]? = nil, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "PageRank")
    try requireStrengths(weighted)
    guard damping >= 0, damping < 1 else {
      throw .parameterOutOfRange(name: "damping", value: damping, range: "0 ≤ damping < 1")
    }
    guard vertexCount > 0 else { return Scores([]) }
    let starts = try startShares(restarts)
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
      var system = WalkSystem(quotient: quotient, of: rows, damping: damping)
      let scores = try system.solve()
      return quotient.classes.map { scores[Int($0)] }
    }
    var system = WalkSystem(rows: rows, starts: starts, damping: damping)
    return try system.solve()
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
  private static let tolerance = 1e-13
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

  mutating func solve() throws(GraphAlgorithmsError) -> [Double] {
    let n = rows.vertexCount
    let jacobi = (0..<n).map { 1 / diagonal[$0] }
    var z = [Double](repeating: 0, count: n)
    var residual = starts
    var direction = (0..<n).map { jacobi[$0] * residual[$0] }
    var product = z
    var energy = dot(residual, direction)
    let bound = Self.tolerance * (1 - damping)
    for _ in 0..<10_000 {
      if residual.reduce(0, { $0 + $1.magnitude }) <= bound { return scores(z) }
      apply(to: direction, into: &product)
      let step = energy / dot(direction, product)
      guard step.isFinite else { break }
      for index in 0..<n {
        z[index] += step * direction[index]
        residual[index] -= step * product[index]
      }
      var next = 0.0
      for index in 0..<n { next += residual[index] * residual[index] * jacobi[index] }
      let ratio = next / energy
      energy = next
      for index in 0..<n {
        direction[index] = jacobi[index] * residual[index] + ratio * direction[index]
      }
    }
    let left = residual.reduce(0) { $0 + $1.magnitude }
    guard left <= 1e-9 * (1 - damping) else {
      throw .notConverged(measure: "PageRank", iterations: 10_000, residual: left)
    }
    return scores(z)
  }

  private func scores(_ z: [Double]) -> [Double] {
    let x = z.indices.map { sums[$0] * z[$0] }
    let total = x.indices.reduce(0.0) { $0 + sizes[$1] * x[$1] }
    return x.map { $0 / total }
  }

  private func apply(to x: [Double], into product: inout [Double]) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let (sizes, diagonal, values) = (sizes.span, diagonal.span, x.span)
    var result = product.mutableSpan
    for row in 0..<diagonal.count {
      var sum = 0.0
      let slots = Int(offsets[row])..<Int(offsets[row + 1])
      if let weights = rows.weights {
        for slot in slots { sum += weights[slot] * values[Int(neighbors[slot])] }
      } else {
        for slot in slots {
          let neighbor = Int(neighbors[slot])
          sum += sizes[neighbor] * values[neighbor]
        }
      }
      result[row] = diagonal[row] * values[row] - damping * sizes[row] * sum
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
