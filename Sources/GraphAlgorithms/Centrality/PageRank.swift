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
