import GraphCore

/// How a score that a system of equations decides up to a factor, or fully, is scaled.
public enum KatzScale: Hashable, Sendable {
  /// As the equation gives it.
  case raw
  /// The squares add up to one.
  case euclidean
}

extension CompactGraph {
  /// How many walks end at each vertex, a walk of k edges counting αᵏ times the base: the solution
  /// of x = αAᵀx + β.
  ///
  /// In a directed graph score comes from those who point at a vertex; an isolated vertex scores β.
  /// Strengths and parallel edges add up, a loop counts once. Not the same as NetworkX, which makes
  /// the squares add up to one unless told otherwise.
  ///
  ///     let pair = CompactGraph(vertexCount: 2, edges: [Edge(0, 1)])
  ///     try pair.katz(alpha: 0.5).values  // [2, 2]
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange` unless α is below the inverse
  ///   of the largest eigenvalue, where the walks add up to a finite number.
  /// - Complexity: O(E) an iteration.
  ///
  /// Reference: L. Katz, "A new status index derived from sociometric analysis", 1953,
  /// https://doi.org/10.1007/BF02289026.
  public func katz(
    alpha: Double = 0.1, base: Double = 1, _ scale: KatzScale = .raw,
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "Katz centrality")
    try requireStrengths(weighted)
    let rows = simpleRows(.incoming, weight: RowWeight(weighted), loops: .kept)
    var sums = [Double](repeating: 0, count: vertexCount)
    rows.multiplied(by: [Double](repeating: 1, count: vertexCount), into: &sums)
    // No eigenvalue is larger than the largest sum of a row, which is far sooner known.
    if !(alpha >= 0 && alpha * (sums.max() ?? 0) < 1) {
      let radius = try spectralRadius(weighted: weighted)
      guard alpha >= 0, alpha.isFinite, alpha * radius < 1 - 1e-12 else {
        throw .parameterOutOfRange(
          name: "alpha", value: alpha, range: "0 ≤ alpha < \(1 / radius)")
      }
    }
    let sides = [Double](repeating: base, count: vertexCount)
    var values = try rows.fixedPoint(factor: alpha, base: sides, measure: "Katz centrality")
    if scale == .euclidean {
      let norm = dot(values, values).squareRoot()
      if norm > 0 { values = values.map { $0 / norm } }
    }
    return Scores(values)
  }

  /// How much power each vertex has by its ties: the solution of c = A1 + βAc, the squares of the
  /// scores adding up to the number of vertices.
  ///
  /// With a positive β it is good to be tied to the powerful, with a negative one to the weak, who
  /// have nobody else to bargain with. β is given as a share of the inverse of the largest
  /// eigenvalue, which bounds it, so that one number suits every graph. An isolated vertex scores
  /// zero. In a directed graph power comes from those that a vertex points at.
  ///
  ///     let pair = CompactGraph(vertexCount: 2, edges: [Edge(0, 1)])
  ///     try pair.bonacichPower().values  // [1, 1]
  ///
  /// - Parameter share: β times the largest eigenvalue, above −1 and below 1; where there is no cycle,
  ///   β is zero.
  /// - Parameter exponent: β itself, in place of a share.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`; `notConverged`.
  /// - Complexity: O(E) an iteration, about 16/−log₁₀|share| of them.
  ///
  /// Reference: P. Bonacich, "Power and centrality: a family of measures", 1987,
  /// https://doi.org/10.1086/228631.
  public func bonacichPower(
    share: Double = 0.75, exponent: Double? = nil, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "Bonacich power")
    try requireStrengths(weighted)
    guard share.magnitude < 1 else {
      throw .parameterOutOfRange(name: "beta", value: share, range: "−1 < beta < 1")
    }
    let rows = simpleRows(.outgoing, weight: RowWeight(weighted), loops: .kept)
    let radius = try spectralRadius(weighted: weighted)
    if let exponent, !(exponent.magnitude * radius < 1) || !exponent.isFinite {
      throw .parameterOutOfRange(
        name: "exponent", value: exponent, range: "±\(1 / radius), without the ends")
    }
    var degrees = [Double](repeating: 0, count: vertexCount)
    rows.multiplied(by: [Double](repeating: 1, count: vertexCount), into: &degrees)
    let beta = exponent ?? (radius > 0 ? share / radius : 0)
    let values = try rows.fixedPoint(factor: beta, base: degrees, measure: "Bonacich power")
    let norm = dot(values, values).squareRoot()
    guard norm > 0 else { return Scores(values) }
    let factor = Double(vertexCount).squareRoot() / norm
    return Scores(values.map { $0 * factor })
  }
}

// MARK: - Kernel

extension SimpleRows {
  /// The solution of x = factor · Ax + base: by elimination where the matrix is small, else by
  /// repeating the equation, which converges where |factor| is below the inverse of the largest
  /// eigenvalue; where that takes long, by elimination that keeps sparse equations short.
  package func fixedPoint(
    factor: Double, base: [Double], measure: String
  ) throws(GraphAlgorithmsError) -> [Double] {
    if vertexCount <= 64 {
      var matrix = DenseMatrix(self)
      for index in matrix.entries.indices { matrix.entries[index] *= -factor }
      for vertex in 0..<vertexCount { matrix[vertex, vertex] += 1 }
      guard matrix.entries.allSatisfy(\.isFinite) else { throw .overflow(measure: measure) }
      if let solution = matrix.solved(for: [base])?.first { return solution }
      // There is one solution, but entries of very different size look singular where pivots are
      // compared with the largest.
      guard var elimination = SparseElimination(self),
        elimination.eliminate(scale: 1, factor: factor)
      else { throw .overflow(measure: measure) }
      let solution = elimination.solution(for: base)
      guard solution.allSatisfy(\.isFinite) else { throw .overflow(measure: measure) }
      return solution
    }
    var (x, product, residual) = (base, base, Double.infinity)
    let limit = 100_000
    for step in 0..<limit {
      if step == perronPatience, var elimination = SparseElimination(self),
        elimination.eliminate(scale: 1, factor: factor)
      {
        return elimination.solution(for: base)
      }
      multiplied(by: x, into: &product)
      residual = 0
      var largest = 0.0
      for index in x.indices {
        let next = base[index] + factor * product[index]
        residual = max(residual, (next - x[index]).magnitude)
        largest = max(largest, next.magnitude)
        x[index] = next
      }
      if residual <= 1e-15 * largest { return x }
    }
    guard residual <= 1e-12 * (x.map(\.magnitude).max() ?? 1) else {
      throw .notConverged(measure: measure, iterations: limit, residual: residual)
    }
    return x
  }
}
