import GraphCore

/// How current-flow closeness is scaled.
public enum CurrentFlowScale: Hashable, Sendable {
  /// One over the sum of the resistances to the others.
  case raw
  /// n over that sum, the information centrality of Stephenson and Zelen.
  case information
  /// n − 1 over that sum, one over the mean resistance.
  case mean
}

extension CompactGraph {
  /// How near each vertex is to the others when all paths count, as current spreads over a network of
  /// resistors: one over the sum of the effective resistances.
  ///
  /// Strengths are conductances, parallel ones add up, loops are ignored; direction is ignored.
  /// Undefined unless the graph is connected.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `singular`.
  /// - Complexity: O(V³) time, O(V²) space.
  ///
  /// Reference: K. Stephenson, M. Zelen, "Rethinking centrality", 1989,
  /// https://doi.org/10.1016/0378-8733(89)90016-6; U. Brandes, D. Fleischer, 2005,
  /// https://doi.org/10.1007/978-3-540-31856-9_44.
  public func currentFlowCloseness(
    _ scale: CurrentFlowScale = .raw, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    let measure = "current-flow closeness"
    guard let (inverse, unit) = try groundedInverse(for: measure, weighted: weighted) else {
      return undefinedForCurrent
    }
    let n = Double(vertexCount)
    let trace = (0..<vertexCount).reduce(0.0) { $0 + inverse[$1, $1] }
    var values: [Double] = []
    for vertex in 0..<vertexCount {
      // With M = (L + J)⁻¹, Σ_j R_ij = n·m_ii + tr M − 2/n, since the rows of M add up to 1/n.
      let total = n * inverse[vertex, vertex] + trace - 2 / n
      guard total > 0 else { throw .singular(measure: measure) }
      let factor: Double =
        switch scale {
        case .raw: 1
        case .information: n
        case .mean: n - 1
        }
      values.append(factor / total * unit)
    }
    guard values.allSatisfy(\.isFinite) else { throw .overflow(measure: measure) }
    return Scores(values)
  }

  /// How much current passes through each vertex, over the pairs of others between which a unit of it
  /// flows.
  ///
  /// Otherwise as `currentFlowCloseness`. As a share of pairs it is 0…1.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `singular`.
  /// - Complexity: O(V³ + E V log V) time, O(V²) space.
  ///
  /// Reference: M. E. J. Newman, "A measure of betweenness centrality based on random walks", 2005,
  /// https://doi.org/10.1016/j.socnet.2004.11.009; Brandes, Fleischer, 2005.
  public func currentFlowBetweenness(
    _ scale: BetweennessScale = .raw, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    let measure = "current-flow betweenness"
    guard let (inverse, unit) = try groundedInverse(for: measure, weighted: weighted) else {
      return undefinedForCurrent
    }
    let rows = simpleRows(.either, weight: RowWeight(weighted))
    var sums = [Double](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        let other = Int(rows.neighbors[slot])
        let currents = (0..<vertexCount).map {
          (rows.weights?[slot] ?? 1) / unit * (inverse[vertex, $0] - inverse[other, $0])
        }
        addThroughput(currents, between: vertex, and: other, to: &sums)
      }
    }
    let n = Double(vertexCount)
    let pairs = (n - 1) * (n - 2) / 2
    let factor = scale == .raw ? 1 : pairs > 0 ? 1 / pairs : 0
    return Scores(sums.map { max(0, $0) * factor })
  }

  // MARK: - Kernel

  /// Half of the current through an edge passes each of its ends, over all pairs s, t; pairs that the
  /// end belongs to are left out. The sum of |x_s − x_t| over pairs comes from sorting.
  private func addThroughput(
    _ currents: [Double], between u: Int, and v: Int, to sums: inout [Double]
  ) {
    let sorted = currents.sorted()
    var total = 0.0
    for (rank, current) in sorted.enumerated() {
      total += current * Double(2 * rank - sorted.count + 1)
    }
    for end in [u, v] {
      let own = currents.reduce(0.0) { $0 + ($1 - currents[end]).magnitude }
      sums[end] += (total - own) / 2
    }
  }

  private var undefinedForCurrent: Scores {
    Scores(
      [Double?](repeating: nil, count: vertexCount),
      undefined: vertexCount == 1 ? .singleVertex : .disconnected)
  }

  /// The inverse of the Laplacian plus one in every entry, which makes it regular without changing
  /// differences of potentials, with the largest conductance as the unit; nil unless the graph is
  /// connected and has two vertices.
  private func groundedInverse(
    for measure: String, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> (inverse: DenseMatrix, unit: Double)? {
    try requirePositiveTies(for: measure)
    try requireStrengths(weighted)
    guard vertexCount > 1, components().count == 1 else { return nil }
    try requireFullMatrix(for: measure)
    let rows = simpleRows(.either, weight: RowWeight(weighted))
    let unit = rows.weights?.max() ?? 1
    guard unit.isFinite else { throw .overflow(measure: measure) }
    var matrix = DenseMatrix(count: vertexCount)
    for index in matrix.entries.indices { matrix.entries[index] = 1 }
    for vertex in 0..<vertexCount {
      for slot in rows.row(of: vertex) {
        let conductance = (rows.weights?[slot] ?? 1) / unit
        matrix[vertex, vertex] += conductance
        matrix[vertex, Int(rows.neighbors[slot])] -= conductance
      }
    }
    guard let inverse = matrix.inverted() else { throw .singular(measure: measure) }
    return (inverse, unit)
  }
}
