import GraphCore

/// How balanced the closed walks of a signed graph are, as a whole and at each vertex.
public struct WalkBalance: Hashable, Sendable {
  /// The ratio of the whole graph, 1 if balanced.
  public let whole: Score
  /// The ratio at each vertex; 1 for one that is on no unbalanced walk.
  public let local: Scores
  /// The weight of long walks, β.
  public let temperature: Double

  /// Makes a result.
  public init(whole: Score, local: Scores, temperature: Double) {
    self.whole = whole
    self.local = local
    self.temperature = temperature
  }
}

extension CompactGraph {
  /// Walk balance K = tr exp(βA) / tr exp(β|A|), and at each vertex the ratio of the diagonals: closed
  /// walks counted by sign over closed walks, longer ones counting less.
  ///
  /// 1 exactly if balanced, above 0. Strengths add up, ties of both signs between two vertices net;
  /// direction and loops play no part; an isolated vertex has 1. Dense blocs dominate the sum.
  ///
  ///     try KnownGraphs.f4.walkBalance().whole  // .defined(0.730070…)
  ///
  /// - Parameter temperature: β above zero; more gives more weight to long walks.
  /// - Throws: `parameterOutOfRange`; `invalidStrength`; `overflow`; `notConverged`;
  ///   `limitExceeded` beyond `fullMatrixLimit` vertices.
  /// - Complexity: O(V³) time, O(V²) space.
  ///
  /// Reference: E. Estrada, "Rethinking structural balance in signed social networks", 2019,
  /// https://doi.org/10.1016/j.dam.2019.04.019; F. Diaz-Diaz, P. Bartesaghi, E. Estrada, "Network
  /// theory meets history: local balance in global international relations", 2024.
  public func walkBalance(
    temperature: Double = 1, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> WalkBalance {
    try requireStrengths(weighted)
    guard temperature > 0, temperature.isFinite else {
      throw .parameterOutOfRange(name: "temperature", value: temperature, range: "above 0")
    }
    guard vertexCount > 0 else {
      return WalkBalance(
        whole: .undefined(.emptyGraph), local: Scores([Double]()), temperature: temperature)
    }
    try requireFullMatrix(for: "walk balance")
    let pairs = SignedPairs(self, weighted: weighted)
    let signed = try pairs.walks(temperature, countingSigns: true)
    let all = try pairs.walks(temperature, countingSigns: false)
    // Both are told as multiples of an exponential of their own, so that neither overflows.
    let scale = exponential(signed.exponent - all.exponent)
    let whole = signed.diagonal.reduce(0, +) / all.diagonal.reduce(0, +) * scale
    return WalkBalance(
      whole: .defined(min(1, whole)),
      local: Scores(zip(signed.diagonal, all.diagonal).map { min(1, $0 / $1 * scale) }),
      temperature: temperature)
  }
}

// MARK: - Kernel

extension SignedPairs {
  /// The diagonal of exp(βA), divided by e to the `exponent`, from the eigenvalues and vectors of A.
  fileprivate func walks(
    _ temperature: Double, countingSigns: Bool
  ) throws(GraphAlgorithmsError) -> (diagonal: [Double], exponent: Double) {
    var matrix = DenseMatrix(count: vertexCount)
    for pair in 0..<count {
      let entry = (countingSigns && isNegative[pair] ? -1 : 1) * temperature * weights[pair]
      matrix[first[pair], second[pair]] = entry
      matrix[second[pair], first[pair]] = entry
    }
    // In units of the largest entry, so that no square overflows or vanishes.
    let unit = matrix.entries.reduce(0) { max($0, $1.magnitude) }
    guard unit.isFinite else { throw .overflow(measure: "walk balance") }
    if unit > 0 { for index in matrix.entries.indices { matrix.entries[index] /= unit } }
    guard let eigen = SymmetricEigen(matrix), let largest = eigen.values.first else {
      throw .notConverged(measure: "walk balance", iterations: 60, residual: .infinity)
    }
    let top = largest * unit
    guard top.isFinite else { throw .overflow(measure: "walk balance") }
    var diagonal = [Double](repeating: 0, count: vertexCount)
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      let share = exponential((value - largest) * unit)
      for row in 0..<vertexCount { diagonal[row] += share * vector[row] * vector[row] }
    }
    return (diagonal, top)
  }
}
