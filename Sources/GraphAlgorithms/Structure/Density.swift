import GraphCore

extension CompactGraph {
  /// The share of the possible pairs of vertices that are tied, 0…1; ordered pairs where directed.
  ///
  /// Parallel edges count once, loops not at all; signs play no part. Not the same as NetworkX and
  /// igraph, which count parallel edges and loops and can exceed one.
  ///
  ///     CompactGraph(vertexCount: 3, edges: [Edge(0, 1)]).density()  // .defined(1/3)
  ///
  /// - Returns: undefined below two vertices.
  /// - Complexity: O(V + E).
  public func density() -> Score {
    guard vertexCount > 1 else { return .undefined(vertexCount == 0 ? .emptyGraph : .singleVertex) }
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    return .defined(Double(simpleRows(.outgoing).neighbors.count) / pairs)
  }
}
