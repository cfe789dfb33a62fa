import GraphCore

extension CompactGraph {
  /// How many closed walks begin at each vertex, a walk of k edges counting 1/k!: the diagonal of the
  /// exponential of the matrix of ties, at least one.
  ///
  /// In a directed graph direction is ignored. Parallel edges and strengths add up, a loop counts
  /// once; an isolated vertex scores one.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `overflow`.
  /// - Complexity: O(V E) for each length of walks that counts, some three times the largest
  ///   eigenvalue.
  ///
  /// Reference: E. Estrada, J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks",
  /// 2005, https://doi.org/10.1103/PhysRevE.71.056103.
  public func subgraphCentrality(
    weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    // Walks there and back: the diagonal of the square of the exponential of half the matrix.
    let walks = try walkRows(for: "subgraph centrality", weighted: weighted)
    let counts = (0..<vertexCount).map { vertex in
      let half = walks.exponential(from: vertex, scale: 0.5)
      return dot(half, half)
    }
    guard counts.allSatisfy(\.isFinite) else { throw .overflow(measure: "subgraph centrality") }
    return Scores(counts)
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
    let walks = try walkRows(for: "communicability", weighted: weighted)
      .exponential(from: source, scale: 1)
    guard walks.allSatisfy(\.isFinite) else { throw .overflow(measure: "communicability") }
    return Scores(walks)
  }

  // MARK: - Kernel

  private func walkRows(
    for measure: String, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> SimpleRows {
    try requirePositiveTies(for: measure)
    try requireStrengths(weighted)
    return simpleRows(.either, weight: RowWeight(weighted), loops: .kept)
  }
}

extension SimpleRows {
  /// A column of the exponential of a multiple of the matrix, which has no negative entries: the sum
  /// of its powers, in which nothing cancels, so that small entries are as exact as large ones.
  fileprivate func exponential(from source: Int, scale: Double) -> [Double] {
    var sum = [Double](repeating: 0, count: vertexCount)
    sum[source] = 1
    var (term, next) = (sum, sum)
    var length = 0.0
    var isSettled = false
    while !isSettled {
      length += 1
      multiplied(by: term, into: &next)
      isSettled = true
      for vertex in sum.indices {
        let walks = scale * next[vertex] / length
        term[vertex] = walks
        if walks > 0x1p-60 * sum[vertex], walks.isFinite { isSettled = false }
        sum[vertex] += walks
      }
    }
    return sum
  }
}
