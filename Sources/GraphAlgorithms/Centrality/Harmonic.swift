import GraphCore

/// How harmonic centrality is scaled.
public enum HarmonicScale: Hashable, Sendable {
  /// The mean of the inverse distances to the n − 1 others, 0…1 by hops.
  case mean
  /// The sum of the inverse distances.
  case raw
}

extension CompactGraph {
  /// How near each vertex is to the others: the mean of the inverse distances, where a vertex that
  /// cannot be reached counts zero.
  ///
  /// Unlike closeness it compares vertices of different components fairly, and an isolated vertex
  /// scores zero. Parallel edges count as the shortest of them, loops are ignored. Not the same as
  /// NetworkX, which follows directed edges backwards and does not divide.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try path.harmonic().values  // [0.75, 1, 0.75]
  ///
  /// - Returns: one per vertex; the mean is undefined where there is one vertex only.
  /// - Throws: `negativeTies`; `invalidLength`, `zeroLength`, `overflow` where lengths are added up.
  /// - Complexity: O(V (V + E)) by hops, O(V (V + E) log V) by lengths.
  ///
  /// Reference: P. Boldi, S. Vigna, "Axioms for centrality", 2014,
  /// https://doi.org/10.1080/15427951.2013.865686.
  public func harmonic(
    _ scale: HarmonicScale = .mean, weighted: PathWeighting = .hops,
    direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "harmonic centrality")
    try requireLengths(weighted, counting: true)
    let sums = simpleRows(direction, weight: RowWeight(weighted))
      .distanceSums(areMutual: !isDirected || direction == .either)
    guard sums.allSatisfy({ $0.inverse.isFinite }) else {
      throw .overflow(measure: "harmonic centrality")
    }
    guard scale == .mean else { return Scores(sums.map(\.inverse)) }
    guard vertexCount > 1 else {
      return Scores(sums.map { _ in nil }, undefined: .singleVertex)
    }
    let others = Double(vertexCount - 1)
    return Scores(sums.map { $0.inverse / others })
  }
}
