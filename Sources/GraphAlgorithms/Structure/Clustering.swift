import GraphCore

/// Which vertices a mean of local clustering is taken over.
public enum ClusteringMean: Hashable, Sendable {
  /// Those with two neighbours or more.
  case overDefined
  /// All, those with fewer than two neighbours counting zero.
  case overAll
}

extension CompactGraph {
  /// The number of triangles at each vertex.
  ///
  /// Direction, signs, loops and parallel edges play no part.
  ///
  /// - Complexity: O(Σ d²) at most, O(E √E) for the search.
  public func triangles() -> Scores {
    Scores(TriangleCounts(rows: simpleRows(.either)).atVertices)
  }

  /// The share of the pairs of neighbours of each vertex that are tied themselves, 0…1.
  ///
  /// Undefined, not zero, for a vertex with fewer than two neighbours. Direction, signs, strengths,
  /// loops and parallel edges play no part. Not the same as NetworkX, which gives zero.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2), Edge(2, 3)])
  ///     graph.clustering().values  // [1, 1, 1/3, nil]
  ///
  /// - Complexity: O(E √E).
  ///
  /// Reference: D. J. Watts, S. H. Strogatz, "Collective dynamics of ‘small-world’ networks", 1998,
  /// https://doi.org/10.1038/30918.
  public func clustering() -> Scores {
    let rows = simpleRows(.either)
    let triangles = TriangleCounts(rows: rows).atVertices
    let values = (0..<vertexCount).map { vertex -> Double? in
      let degree = Double(rows.degree(of: vertex))
      return degree < 2 ? nil : 2 * triangles[vertex] / (degree * (degree - 1))
    }
    return Scores(values, undefined: .tooFewNeighbors(needed: 2))
  }

  /// The mean of local clustering, over the vertices where it is defined or over all.
  ///
  /// - Returns: undefined where there is nothing to average.
  /// - Complexity: O(E √E).
  public func meanClustering(_ mean: ClusteringMean = .overDefined) -> Score {
    let values = clustering().values
    let defined = values.compactMap { $0 }
    let count = mean == .overAll ? values.count : defined.count
    guard count > 0 else { return .undefined(vertexCount == 0 ? .emptyGraph : .noTwoPaths) }
    return .defined(defined.reduce(0, +) / Double(count))
  }

  /// The share of the paths of two edges whose ends are tied, 0…1: three times the triangles,
  /// divided by the connected triples.
  ///
  /// - Returns: undefined where no path has two edges.
  /// - Complexity: O(E √E).
  ///
  /// Reference: R. D. Luce, A. D. Perry, "A method of matrix analysis of group structure", 1949,
  /// https://doi.org/10.1007/BF02289146.
  public func transitivity() -> Score {
    let rows = simpleRows(.either)
    var triples = 0.0
    for vertex in 0..<vertexCount {
      let degree = Double(rows.degree(of: vertex))
      triples += degree * (degree - 1) / 2
    }
    guard triples > 0 else { return .undefined(.noTwoPaths) }
    return .defined(TriangleCounts(rows: rows).atVertices.reduce(0, +) / triples)
  }
}

// MARK: - Kernel

/// The triangles at each vertex, each found once: edges point from earlier to later in degeneracy
/// order, and a triangle is two edges out of its first vertex whose ends are tied.
package struct TriangleCounts {
  /// The number of triangles that each vertex belongs to.
  package private(set) var atVertices: [Double]

  /// Counts the triangles of undirected rows.
  package init(rows: SimpleRows) {
    let n = rows.vertexCount
    let ranks = DegeneracyOrder(rows: rows).ranks
    var counts = [Int](repeating: 0, count: n)
    var mark = [UInt32](repeating: .max, count: n)
    for u in 0..<n {
      for slot in rows.row(of: u) { mark[Int(rows.neighbors[slot])] = UInt32(u) }
      for slot in rows.row(of: u) {
        let v = Int(rows.neighbors[slot])
        guard ranks[u] < ranks[v] else { continue }
        for inner in rows.row(of: v) {
          let w = Int(rows.neighbors[inner])
          guard mark[w] == UInt32(u), ranks[v] < ranks[w] else { continue }
          counts[u] += 1
          counts[v] += 1
          counts[w] += 1
        }
      }
    }
    atVertices = counts.map(Double.init)
  }
}
