import GraphCore

/// How closeness treats vertices that cannot be reached. With `r` reached vertices (the vertex
/// itself included) of `n`, and the sum `d` of the distances to them:
public enum ClosenessRule: String, CaseIterable, Hashable, Sendable {
  /// (r − 1)/(n − 1) · (r − 1)/d: distance within reach, times the share within reach.
  case wassermanFaust = "wf"
  /// (r − 1)/d: distance within reach alone; members of tiny components score high.
  case component
  /// (n − 1)/d, and undefined unless all are reached.
  case classic
}

extension CompactGraph {
  /// How near each vertex is to the others: the inverse of its mean distance, 0…1 by hops.
  ///
  /// Undefined, not zero, for a vertex that reaches nobody. Parallel edges count as the shortest
  /// of them, loops are ignored. Not the same as NetworkX, which follows directed edges backwards
  /// and scores an isolated vertex zero.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try path.closeness().values  // [2/3, 1, 2/3]
  ///
  /// - Throws: `negativeTies`; `invalidLength` and `overflow` where lengths are added up.
  /// - Complexity: O(V (V + E)) by hops, O(V (V + E) log V) by lengths.
  ///
  /// Reference: L. C. Freeman, "Centrality in social networks: conceptual clarification", 1979,
  /// https://doi.org/10.1016/0378-8733(78)90021-7; S. Wasserman, K. Faust, "Social Network
  /// Analysis", 1994, https://doi.org/10.1017/CBO9780511815478, formula 5.22.
  public func closeness(
    _ rule: ClosenessRule = .wassermanFaust, weighted: PathWeighting = .hops,
    direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "closeness")
    try requireLengths(weighted)
    let sums = simpleRows(direction, weight: RowWeight(weighted))
      .distanceSums(areMutual: !isDirected || direction == .either)
    guard sums.allSatisfy({ $0.total.isFinite }) else { throw .overflow(measure: "closeness") }
    let others = Double(vertexCount - 1)
    let values = sums.map { sum -> Double? in
      guard sum.total > 0 else { return nil }
      switch rule {
      case .wassermanFaust: return (sum.reached / others) * (sum.reached / sum.total)
      case .component: return sum.reached / sum.total
      case .classic: return sum.reached == others ? others / sum.total : nil
      }
    }
    return Scores(values) { vertex in
      if sums[vertex].reached == 0 { return isDirected ? .reachesNobody : .isolated }
      return sums[vertex].total == 0 ? .zeroDenominator : .disconnected
    }
  }
}
