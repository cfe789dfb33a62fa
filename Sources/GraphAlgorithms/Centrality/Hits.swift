import GraphCore

/// The two parts a vertex plays in a directed graph.
public enum HitsRole: String, CaseIterable, Hashable, Sendable {
  /// It points at good authorities.
  case hub
  /// It is pointed at by good hubs.
  case authority
}

extension CompactGraph {
  /// How good a hub or an authority each vertex is: hubs point at good authorities, authorities are
  /// pointed at by good hubs.
  ///
  /// In an undirected graph both are eigenvector centrality. Vertices outside the component that the
  /// scores live in are undefined; within it, one that points at nobody is a hub of zero, one that
  /// nobody points at an authority of zero. Strengths and parallel edges add up.
  ///
  /// - Throws: as `eigenvector`.
  /// - Complexity: O(E) an iteration.
  ///
  /// Reference: J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", 1999,
  /// https://doi.org/10.1145/324133.324140.
  public func hits(
    _ role: HitsRole, _ scale: EigenvectorScale = .maximum,
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    guard isDirected else { return try eigenvector(scale, weighted: weighted) }
    try requirePositiveTies(for: "HITS")
    try requireStrengths(weighted)
    let n = vertexCount
    // Vertex v as a hub is v, as an authority n + v: the eigenvector of this graph holds both.
    let cover = CompactGraph(
      vertexCount: 2 * n,
      edges: (0..<edgeCount).map {
        Edge(
          Int(edgeSources[$0]), n + Int(edgeTargets[$0]), strength: strengths?[$0] ?? 1)
      })
    let scores = try coverScores(cover, weighted: weighted)
    guard let first = scores.values.firstIndex(where: { $0 != nil }) else {
      return Scores([Double?](repeating: nil, count: n), undefined: .noEdges)
    }
    let weak = components()
    let community = weak.communities[first % n]
    let half = (0..<n).map { vertex -> Double? in
      guard weak.communities[vertex] == community else { return nil }
      return scores[role == .hub ? vertex : n + vertex] ?? 0
    }
    let defined = half.compactMap { $0 }
    let norm = scale == .maximum ? defined.max() ?? 1 : dot(defined, defined).squareRoot()
    return Scores(half.map { $0.map { $0 / norm } }, undefined: .outsidePrincipalComponent)
  }

  /// The eigenvector of the double cover, errors told in the vertices of this graph.
  private func coverScores(
    _ cover: CompactGraph, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> Scores {
    do {
      return try cover.eigenvector(weighted: weighted)
    } catch {
      guard case .sharedEigenvalue(let value, let parts) = error else { throw error }
      let folded = parts.map { part in Set(part.map { $0 % vertexCount }).sorted() }
      throw .sharedEigenvalue(value: value, components: folded)
    }
  }
}
