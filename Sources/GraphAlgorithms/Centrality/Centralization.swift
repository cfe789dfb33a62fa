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
  /// PageRank with damping 0.85.
  case pageRank = "pagerank"
  /// Bonacich power at three quarters of the inverse of the largest eigenvalue.
  case bonacich
  /// Current-flow closeness.
  case currentFlowCloseness = "current_flow_closeness"
  /// Current-flow betweenness.
  case currentFlowBetweenness = "current_flow_betweenness"
  /// Information centrality.
  case information
}

extension CompactGraph {
  /// How far a centrality is gathered in one vertex: the sum of the distances to the highest score,
  /// as a share of that sum in a star; 0…1 for degree, closeness, harmonic and betweenness, by paths
  /// or by currents, for which no graph is more central than a star.
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
    let starSum = try Self.starSum(of: measure, vertexCount: vertexCount)
    return starSum > 0 ? .defined(sum / starSum) : .undefined(.zeroDenominator)
  }

  private func scores(of measure: CentralizedMeasure) throws(GraphAlgorithmsError) -> Scores {
    switch measure {
    case .degree: degrees()
    case .betweenness: try betweenness(.pairShare)
    case .closeness: try closeness()
    case .harmonic: try harmonic()
    case .eigenvector: try eigenvector(weighted: .unweighted)
    case .pageRank: try pageRank(weighted: .unweighted)
    case .bonacich: try bonacichPower(weighted: .unweighted)
    case .currentFlowCloseness: try currentFlowCloseness(weighted: .unweighted)
    case .currentFlowBetweenness: try currentFlowBetweenness(weighted: .unweighted)
    case .information: try currentFlowCloseness(.information, weighted: .unweighted)
    }
  }

  /// The sum in a star, by its closed form where it has a simple one.
  private static func starSum(
    of measure: CentralizedMeasure, vertexCount count: Int
  ) throws(GraphAlgorithmsError) -> Double {
    let n = Double(count)
    switch measure {
    case .degree: return (n - 1) * (n - 2)
    case .betweenness: return n - 1
    case .closeness: return (n - 1) * (n - 2) / (2 * n - 3)
    case .harmonic: return (n - 2) / 2
    case .eigenvector: return (n - 1) * (1 - 1 / (n - 1).squareRoot())
    default:
      let star = CompactGraph(vertexCount: count, edges: (1..<count).map { Edge(0, $0) })
      let scores = try star.scores(of: measure).values.map { $0 ?? 0 }
      let largest = scores.max() ?? 0
      return scores.reduce(0) { $0 + (largest - $1) }
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
