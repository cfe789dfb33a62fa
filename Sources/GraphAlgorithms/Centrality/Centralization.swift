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
  /// Katz centrality, α being three quarters of the inverse of the largest eigenvalue.
  case katz
  /// Bonacich power at three quarters of the inverse of the largest eigenvalue.
  case bonacich
  /// Hubs, which are eigenvector centrality where direction plays no part.
  case hubs
  /// Authorities, likewise.
  case authorities
  /// Subgraph centrality.
  case subgraph = "subgraph_centrality"
  /// Current-flow closeness.
  case currentFlowCloseness = "current_flow_closeness"
  /// Current-flow betweenness.
  case currentFlowBetweenness = "current_flow_betweenness"
  /// Information centrality.
  case information
  /// Friendly partners less hostile ones.
  case signedDegree = "signed_degree"
  /// PN centrality, of friendly and hostile ties.
  case pn
}

/// What the sum of the distances to the highest score is compared with.
public enum CentralizationScale: Hashable, Sendable {
  /// Nothing: the sum itself.
  case raw
  /// The same sum in a star of as many vertices.
  case starShare
}

extension CompactGraph {
  /// How far a centrality is gathered in one vertex: the sum of the distances to the highest score,
  /// as a share of that sum in a star; 0…1 for degree, closeness, harmonic and betweenness, by paths
  /// or by currents, for which no graph is more central than a star.
  ///
  /// For the others the star is the yardstick and not the most that there can be: eigenvector
  /// centrality, for one, is highest in a single tied pair among many isolated vertices, which igraph
  /// divides by. Their raw sums are there to be divided by something else.
  ///
  /// Direction is ignored, and so are strengths and lengths; parallel edges count once, for the signed
  /// centralities once for each sign. A vertex without a score counts as zero. For degree the star's
  /// sum is (n − 1)(n − 2), for a graph without loops.
  ///
  ///     let star = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(0, 3)])
  ///     try star.centralization(of: .degree)  // .defined(1)
  ///
  /// - Returns: undefined below three vertices, where a star is no more central than its leaves.
  /// - Throws: as the centrality; `overflow`.
  /// - Complexity: that of the centrality.
  ///
  /// Reference: L. C. Freeman, "Centrality in social networks: conceptual clarification", 1979,
  /// https://doi.org/10.1016/0378-8733(78)90021-7.
  public func centralization(
    of measure: CentralizedMeasure, _ scale: CentralizationScale = .starShare
  ) throws(GraphAlgorithmsError) -> Score {
    guard vertexCount > 2 else { return .undefined(.tooFewVertices(needed: 3)) }
    let graph = measure.readsSigns ? undirected() : undirectedSimple()
    let sum = try graph.scores(of: measure).sumBelowHighest
    guard sum.isFinite else { throw .overflow(measure: "centralization") }
    guard scale == .starShare else { return .defined(sum) }
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
    case .katz: try katz(alpha: katzShare(), weighted: .unweighted)
    case .bonacich: try bonacichPower(weighted: .unweighted)
    case .hubs: try hits(.hub, weighted: .unweighted)
    case .authorities: try hits(.authority, weighted: .unweighted)
    case .subgraph: try subgraphCentrality(weighted: .unweighted)
    case .currentFlowCloseness: try currentFlowCloseness(weighted: .unweighted)
    case .currentFlowBetweenness: try currentFlowBetweenness(weighted: .unweighted)
    case .information: try currentFlowCloseness(.information, weighted: .unweighted)
    case .signedDegree: signedDegrees()
    case .pn: try pnCentrality()
    }
  }

  /// Three quarters of the inverse of the largest eigenvalue; any will do where that is zero.
  private func katzShare() throws(GraphAlgorithmsError) -> Double {
    let radius = try spectralRadius(weighted: .unweighted)
    return radius > 0 ? 0.75 / radius : 0
  }

  /// The sum in a star, by its closed form where it has a simple one.
  private static func starSum(
    of measure: CentralizedMeasure, vertexCount count: Int
  ) throws(GraphAlgorithmsError) -> Double {
    let n = Double(count)
    switch measure {
    case .degree, .signedDegree: return (n - 1) * (n - 2)
    case .betweenness: return n - 1
    case .closeness: return (n - 1) * (n - 2) / (2 * n - 3)
    case .harmonic: return (n - 2) / 2
    case .eigenvector, .hubs, .authorities: return (n - 1) * (1 - 1 / (n - 1).squareRoot())
    case .subgraph:
      // The centre has cosh √(n − 1) closed walks, a leaf 1 + (cosh √(n − 1) − 1)/(n − 1).
      let root = (n - 1).squareRoot()
      let sum = (n - 2) * ((exponential(root) + exponential(-root)) / 2 - 1)
      guard sum.isFinite else { throw .overflow(measure: "the centralization of a star") }
      return sum
    default:
      let star = CompactGraph(vertexCount: count, edges: (1..<count).map { Edge(0, $0) })
      return try star.scores(of: measure).sumBelowHighest
    }
  }

  /// The graph without direction, strengths and lengths; signs stay.
  private func undirected() -> CompactGraph {
    CompactGraph(
      vertexCount: vertexCount,
      edges: (0..<edgeCount).map {
        Edge(
          Int(edgeSources[$0]), Int(edgeTargets[$0]), isNegative: negatives?[$0] ?? false)
      })
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

extension CentralizedMeasure {
  fileprivate var readsSigns: Bool { self == .signedDegree || self == .pn }
}

extension Scores {
  /// The sum of the distances to the highest score; no score counts as zero, and a distance that may be
  /// due to rounding is none, so that it is zero where all are alike.
  fileprivate var sumBelowHighest: Double {
    let scores = values.map { $0 ?? 0 }
    let highest = scores.max() ?? 0
    return scores.reduce(0) { sum, score in
      highest - score > 1e-12 * highest ? sum + (highest - score) : sum
    }
  }
}
