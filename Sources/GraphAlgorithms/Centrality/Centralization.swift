import GraphCore

/// The centralities whose spread over a graph is compared with that of a star.
public enum CentralizedMeasure: String, CaseIterable, Hashable, Sendable {
  /// The number of partners.
  case degree
  /// Betweenness.
  case betweenness
  /// Closeness by the rule of Wasserman and Faust.
  case closeness
  /// Harmonic centrality.
  case harmonic
  /// Eigenvector centrality, the highest score being one.
  case eigenvector
}

extension CompactGraph {
  /// How far a centrality is gathered in one vertex: the sum of the distances to the highest score,
  /// as a share of that sum in a star, 0…1.
  ///
  /// Direction is ignored, and so are strengths and lengths; parallel edges count once. A vertex
  /// without a score counts as zero. For degree the star's sum is (n − 1)(n − 2), for a graph without
  /// loops.
  ///
  ///     let star = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(0, 3)])
  ///     try star.centralization(of: .degree)  // .defined(1)
  ///
  /// - Returns: undefined below three vertices.
  /// - Throws: as the centrality.
  /// - Complexity: that of the centrality.
  ///
  /// Reference: L. C. Freeman, "Centrality in social networks: conceptual clarification", 1979,
  /// https://doi.org/10.1016/0378-8733(78)90021-7.
  public func centralization(
    of measure: CentralizedMeasure
  ) throws(GraphAlgorithmsError) -> Score {
    guard vertexCount > 2 else { return .undefined(.tooFewVertices(needed: 3)) }
    let graph = undirectedSimple()
    let scores = try graph.scores(of: measure).values.map { $0 ?? 0 }
    let largest = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + (largest - $1) }
    return .defined(sum / Self.starSum(of: measure, vertexCount: Double(vertexCount)))
  }

  private func scores(of measure: CentralizedMeasure) throws(GraphAlgorithmsError) -> Scores {
    switch measure {
    case .degree: degrees()
    case .betweenness: try betweenness(.pairShare)
    case .closeness: try closeness()
    case .harmonic: try harmonic()
    case .eigenvector: try eigenvector(weighted: .unweighted)
    }
  }

  private static func starSum(of measure: CentralizedMeasure, vertexCount n: Double) -> Double {
    switch measure {
    case .degree: (n - 1) * (n - 2)
    case .betweenness: n - 1
    case .closeness: (n - 1) * (n - 2) / (2 * n - 3)
    case .harmonic: (n - 2) / 2
    case .eigenvector: (n - 1) * (1 - 1 / (n - 1).squareRoot())
    }
  }

  /// The graph without direction, loops, parallel edges, strengths and lengths; signs stay.
  private func undirectedSimple() -> CompactGraph {
    let rows = simpleRows(.either)
    var edges: [Edge] = []
    for vertex in 0..<vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        let isNegative = negatives?[Int(rows.edges[slot])] ?? false
        edges.append(Edge(vertex, Int(rows.neighbors[slot]), isNegative: isNegative))
      }
    }
    return CompactGraph(vertexCount: vertexCount, edges: edges)
  }
}
