import GraphCore

extension CompactGraph {
  /// How many closed walks begin at each vertex, a walk of k edges counting 1/k!: the diagonal of the
  /// exponential of the matrix of ties, at least one.
  ///
  /// In a directed graph direction is ignored. Parallel edges and strengths add up, a loop counts
  /// once; an isolated vertex scores one.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `overflow`.
  /// - Complexity: O(V³) time, O(V²) space.
  ///
  /// Reference: E. Estrada, J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks",
  /// 2005, https://doi.org/10.1103/PhysRevE.71.056103.
  public func subgraphCentrality(
    weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    let eigen = try walkSpectrum(for: "subgraph centrality", weighted: weighted)
    return Scores(
      (0..<vertexCount).map { vertex in
        eigen.values.indices.reduce(0.0) { sum, k in
          let entry = eigen.vectors[k][vertex]
          return sum + entry * entry * exponential(eigen.values[k])
        }
      })
  }

  /// How many walks lead from a vertex to each vertex, a walk of k edges counting 1/k!.
  ///
  /// Otherwise as `subgraphCentrality`, which gives the walks back to the vertex itself.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `overflow`.
  /// - Complexity: O(E) for each length of walks that counts, some three times the largest eigenvalue.
  ///
  /// Reference: E. Estrada, N. Hatano, "Communicability in complex networks", 2008,
  /// https://doi.org/10.1103/PhysRevE.77.036111.
  public func communicability(
    from source: Int, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    try requirePositiveTies(for: "communicability")
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: RowWeight(weighted), loops: .kept)
    var start = [Double](repeating: 0, count: vertexCount)
    start[source] = 1
    let walks = rows.exponential(of: start)
    guard walks.allSatisfy(\.isFinite) else { throw .overflow(measure: "communicability") }
    return Scores(walks)
  }

  // MARK: - Kernel

  private func walkSpectrum(
    for measure: String, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> SymmetricEigen {
    try requirePositiveTies(for: measure)
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: RowWeight(weighted), loops: .kept)
    guard let eigen = SymmetricEigen(DenseMatrix(rows)) else {
      throw .notConverged(measure: measure, iterations: 60, residual: .infinity)
    }
    guard exponential(eigen.values.first ?? 0).isFinite else { throw .overflow(measure: measure) }
    return eigen
  }
}

extension SimpleRows {
  /// The product of the exponential of the matrix with a vector, neither having negative entries: the
  /// sum of its powers, in which nothing cancels, so that small entries are as exact as large ones.
  fileprivate func exponential(of start: [Double]) -> [Double] {
    var (sum, term, next) = (start, start, start)
    var length = 0.0
    var isSettled = false
    while !isSettled {
      length += 1
      multiplied(by: term, into: &next)
      isSettled = true
      for vertex in sum.indices {
        let walks = next[vertex] / length
        term[vertex] = walks
        if walks > 0x1p-60 * sum[vertex], walks.isFinite { isSettled = false }
        sum[vertex] += walks
      }
    }
    return sum
  }
}
