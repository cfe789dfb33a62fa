import GraphCore

/// What a signed degree counts.
public enum SignedDegreeKind: String, CaseIterable, Hashable, Sendable {
  /// Friendly partners less hostile ones.
  case net
  /// Friendly partners.
  case positive
  /// Hostile partners.
  case negative
}

extension CompactGraph {
  /// The friendly partners of each vertex less the hostile ones, or either.
  ///
  /// Parallel ties of one sign count once; a partner by ties of both signs counts in both.
  ///
  /// - Complexity: O(V + E).
  public func signedDegrees(
    _ kind: SignedDegreeKind = .net, direction: Direction = .either
  ) -> Scores {
    let (positive, negative) = (part(negative: false), part(negative: true))
    let (p, n) = (
      positive.degrees(direction: direction).values, negative.degrees(direction: direction).values
    )
    return Scores(
      (0..<vertexCount).map { vertex in
        let (friends, enemies) = (p[vertex] ?? 0, n[vertex] ?? 0)
        switch kind {
        case .net: return friends - enemies
        case .positive: return friends
        case .negative: return enemies
        }
      })
  }

  /// The standing of each vertex by friendly ties to those of standing and hostile ties to those
  /// without: the solution of x = 1 + (P − 2N)x / (2n − 2).
  ///
  /// About one; higher for those with friends, lower for those with enemies; an isolated vertex
  /// scores one. In a directed graph standing comes from those that a vertex points at; parallel ties
  /// of one sign count once, loops not at all.
  ///
  /// - Throws: `singular` where the equation has no single solution; `limitExceeded` beyond
  ///   `fullMatrixLimit` vertices.
  /// - Complexity: O(V³) time, O(V²) space.
  ///
  /// Reference: M. G. Everett, S. P. Borgatti, "Networks containing negative ties", 2014,
  /// https://doi.org/10.1016/j.socnet.2014.03.005.
  public func pnCentrality() throws(GraphAlgorithmsError) -> Scores {
    guard vertexCount > 1 else { return Scores([Double](repeating: 1, count: vertexCount)) }
    try requireFullMatrix(for: "PN centrality")
    var matrix = DenseMatrix(count: vertexCount, diagonal: 1)
    let share = 1 / Double(2 * vertexCount - 2)
    for (rows, factor) in [
      (part(negative: false).simpleRows(), -share), (part(negative: true).simpleRows(), 2 * share),
    ] {
      for vertex in 0..<vertexCount {
        for slot in rows.row(of: vertex) { matrix[vertex, Int(rows.neighbors[slot])] += factor }
      }
    }
    let ones = [Double](repeating: 1, count: vertexCount)
    guard let solution = matrix.solved(for: [ones])?.first else {
      throw .singular(measure: "PN centrality")
    }
    return Scores(solution)
  }

  /// The eigenvector of the signed ties with the largest eigenvalue: of one sign within the stronger
  /// camp, of the other in the camp against it; the largest size is one, and positive.
  ///
  /// Direction is ignored, parallel ties add up by sign and strength, loops are ignored.
  ///
  /// - Throws: `invalidStrength`; `sharedEigenvalue` where several vectors have the largest
  ///   eigenvalue.
  /// - Complexity: O(V³) time, O(V²) space.
  ///
  /// Reference: P. Bonacich, P. Lloyd, "Calculating status with negative relations", 2004,
  /// https://doi.org/10.1016/j.socnet.2004.08.007.
  public func signedEigenvector(
    weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: weighted == .strengths ? .signedStrength : .sign)
    guard edgeCount > 0, rows.neighbors.count > 0 else {
      return Scores([Double?](repeating: nil, count: vertexCount), undefined: .noEdges)
    }
    // The vector does not depend on the unit of the strengths, and squares of small numbers exist.
    try requireFullMatrix(for: "the signed eigenvector")
    var matrix = DenseMatrix(rows)
    let unit = matrix.entries.reduce(0) { max($0, $1.magnitude) }
    guard unit.isFinite else { throw .overflow(measure: "signed eigenvector") }
    if unit > 0 { for index in matrix.entries.indices { matrix.entries[index] /= unit } }
    guard let eigen = SymmetricEigen(matrix) else {
      throw .notConverged(measure: "signed eigenvector", iterations: 60, residual: .infinity)
    }
    let scale = max(eigen.values[0].magnitude, eigen.values[vertexCount - 1].magnitude)
    if vertexCount > 1, eigen.values[0] - eigen.values[1] <= 1e-9 * scale {
      throw .sharedEigenvalue(value: eigen.values[0] * unit, components: components().members)
    }
    let vector = eigen.vectors[0]
    let largest = vector.map(\.magnitude).max() ?? 1
    // The first among those of the largest size, so that rounding does not decide the sign.
    let leader = vector.first { $0.magnitude >= largest * (1 - 1e-9) } ?? 1
    return Scores(vector.map { $0 / leader })
  }

  /// The graph of the ties of one sign.
  package func part(negative: Bool) -> CompactGraph {
    CompactGraph(
      vertexCount: vertexCount, directed: isDirected,
      edges: (0..<edgeCount).filter { (negatives?[$0] ?? false) == negative }.map {
        Edge(
          Int(edgeSources[$0]), Int(edgeTargets[$0]), strength: strengths?[$0] ?? 1,
          length: lengths?[$0] ?? 1)
      })
  }
}
