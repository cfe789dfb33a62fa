import GraphCore

/// How degrees are scaled.
public enum DegreeScale: Hashable, Sendable {
  /// The number of partners.
  case raw
  /// The share of the other vertices that are partners, 0…1.
  case share
}

extension CompactGraph {
  /// The number of distinct partners of each vertex.
  ///
  /// Parallel edges count once, loops not at all; signs and strengths play no part; an isolated
  /// vertex scores zero. Not the same as the degree of a multigraph: see `ties(direction:)`.
  ///
  ///     let star = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(0, 2), Edge(0, 2)])
  ///     star.degrees().values  // [2, 1, 1]
  ///
  /// - Parameter direction: partners that edges lead to, come from, or either.
  /// - Returns: one per vertex; undefined as a share where there is one vertex only.
  /// - Complexity: O(V + E).
  public func degrees(_ scale: DegreeScale = .raw, direction: Direction = .either) -> Scores {
    let rows = simpleRows(direction)
    let values = (0..<vertexCount).map { Double(rows.degree(of: $0)) }
    guard scale == .share else { return Scores(values) }
    guard vertexCount > 1 else { return Scores(values.map { _ in nil }, undefined: .singleVertex) }
    return Scores(values.map { $0 / Double(vertexCount - 1) })
  }

  /// The number of edges at each vertex, parallel ones included; a loop has both its ends there.
  ///
  /// - Complexity: O(V).
  public func ties(direction: Direction = .either) -> Scores {
    Scores(
      (0..<vertexCount).map { vertex in
        switch direction {
        case .outgoing: Double(outgoing.degree(of: vertex))
        case .incoming: Double(incoming.degree(of: vertex))
        case .either:
          Double(outgoing.degree(of: vertex) + (isDirected ? incoming.degree(of: vertex) : 0))
        }
      })
  }

  /// The sum of the strengths of the edges at each vertex; a loop counts at both its ends.
  ///
  /// Signs play no part: the strength of a hostile tie counts as that of a friendly one.
  ///
  /// - Complexity: O(V + E).
  public func strengthSums(direction: Direction = .either) -> Scores {
    guard let strengths else { return ties(direction: direction) }
    var sums = [Double](repeating: 0, count: vertexCount)
    for edge in 0..<edgeCount {
      if !isDirected || direction != .incoming { sums[Int(edgeSources[edge])] += strengths[edge] }
      if !isDirected || direction != .outgoing { sums[Int(edgeTargets[edge])] += strengths[edge] }
    }
    return Scores(sums)
  }
}
