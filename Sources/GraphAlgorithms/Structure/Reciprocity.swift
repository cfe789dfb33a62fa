import GraphCore

/// What reciprocity is a share of.
public enum ReciprocityRule: String, CaseIterable, Hashable, Sendable {
  /// Of the arcs, those that are returned.
  case arc
  /// Of the tied pairs, those that are tied both ways.
  case dyad
}

extension CompactGraph {
  /// How far ties are returned, 0…1; 1 in an undirected graph.
  ///
  /// Parallel edges count once, loops not at all; signs play no part.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 3, directed: true, edges: [Edge(0, 1), Edge(1, 0), Edge(1, 2)])
  ///     graph.reciprocity()  // .defined(2/3)
  ///
  /// - Returns: undefined where there are no ties.
  /// - Complexity: O(V + E).
  ///
  /// Reference: S. Wasserman, K. Faust, "Social Network Analysis", 1994,
  /// https://doi.org/10.1017/CBO9780511815478, section 13.4.
  public func reciprocity(_ rule: ReciprocityRule = .arc) -> Score {
    let (mutual, asymmetric, _) = dyadCensus()
    guard mutual + asymmetric > 0 else { return .undefined(.noEdges) }
    switch rule {
    case .arc: return .defined(2 * mutual / (2 * mutual + asymmetric))
    case .dyad: return .defined(mutual / (mutual + asymmetric))
    }
  }
}
