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

/// The triangles at each vertex, twins taken together: a triangle of three classes stands for the
/// product of their sizes.
package struct TriangleCounts {
  /// The number of triangles that each vertex belongs to.
  package let atVertices: [Double]

  /// Counts the triangles of undirected rows.
  package init(rows: SimpleRows) {
    switch rows.vertexCount {
    case ...64: atVertices = ClosedBits<UInt64>(rows).triangles()
    case ...128: atVertices = ClosedBits<SIMD2<UInt64>>(rows).triangles()
    case ...256: atVertices = ClosedBits<SIMD4<UInt64>>(rows).triangles()
    default: atVertices = Self.ofClasses(in: rows)
    }
  }

  private static func ofClasses(in rows: SimpleRows) -> [Double] {
    let quotient = TwinQuotient(rows: rows)
    let sizes = quotient.sizes
    var counts = triples(rows: quotient.rows, sizes: sizes)
    for own in sizes.indices {
      // Triangles with twins of the vertex, and with two vertices of one other class.
      let twins = sizes[own] - 1
      var (around, pairs) = (0.0, twins * (twins - 1) / 2)
      for slot in quotient.rows.row(of: own) {
        let size = sizes[Int(quotient.rows.neighbors[slot])]
        around += size
        pairs += size * (size - 1) / 2
      }
      counts[own] += twins * around + pairs
    }
    return quotient.classes.map { counts[Int($0)] }
  }

  /// Triangles of three classes, each found once: edges point from lower to higher degree, and a
  /// triangle is two edges out of its first class whose ends are tied.
  private static func triples(rows: SimpleRows, sizes: [Double]) -> [Double] {
    let later = rows.oriented()
    let (offsets, neighbors, sizes) = (later.offsets.span, later.neighbors.span, sizes.span)
    var counts = [Double](repeating: 0, count: sizes.count)
    var mark = [UInt32](repeating: .max, count: sizes.count)
    for u in 0..<sizes.count {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      guard row.count > 1 else { continue }
      for slot in row { mark[Int(neighbors[slot])] = UInt32(u) }
      for slot in row {
        let v = Int(neighbors[slot])
        var ends = 0.0
        for inner in Int(offsets[v])..<Int(offsets[v + 1]) {
          let w = Int(neighbors[inner])
          guard mark[w] == UInt32(u) else { continue }
          ends += sizes[w]
          counts[w] += sizes[u] * sizes[v]
        }
        counts[u] += sizes[v] * ends
        counts[v] += sizes[u] * ends
      }
    }
    return counts
  }
}

extension ClosedBits {
  /// Twice the triangles of a vertex are the neighbours that it shares with each of its neighbours;
  /// closed neighbourhoods of neighbours share the two themselves besides.
  fileprivate func triangles() -> [Double] {
    let (classes, sizeList) = (classes, sizes)
    let (rows, sizes) = (rows.span, sizeList.span)
    var twice = [Double](repeating: 0, count: rows.count)
    var sums = twice.mutableSpan
    for vertex in 0..<rows.count where sizes[vertex] > 0 {
      let (row, size) = (rows[vertex], sizes[vertex])
      var sum = (size - 1) * Double(row.bitCount - 2)
      (row & classes).forEachBit(beyond: vertex) { other in
        let shared = Double((row & rows[other]).bitCount - 2)
        sum += sizes[other] * shared
        sums[other] += size * shared
      }
      sums[vertex] += sum
    }
    return leaders.map { twice[Int($0)] / 2 }
  }
}

extension SimpleRows {
  /// Of undirected rows the entries that lead to a vertex of higher degree, or of the same and a
  /// higher number.
  package func oriented() -> SimpleRows {
    let starts = offsets.span
    return filtered { vertex, other in
      let degree = starts[vertex + 1] - starts[vertex]
      let otherDegree = starts[other + 1] - starts[other]
      return degree < otherDegree || (degree == otherDegree && vertex < other)
    }
  }

  /// The entries that lead to a vertex of higher rank.
  package func ascending(in rankList: [UInt32]) -> SimpleRows {
    let ranks = rankList.span
    return filtered { ranks[$0] < ranks[$1] }
  }

  @inline(__always)
  private func filtered(_ isKept: (Int, Int) -> Bool) -> SimpleRows {
    let (starts, entries) = (offsets.span, neighbors.span)
    var offsets: [UInt32] = [0]
    var neighbors: [UInt32] = []
    offsets.reserveCapacity(vertexCount + 1)
    neighbors.reserveCapacity(self.neighbors.count / 2)
    for vertex in 0..<vertexCount {
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1])
      where isKept(vertex, Int(entries[slot])) {
        neighbors.append(entries[slot])
      }
      offsets.append(UInt32(neighbors.count))
    }
    return SimpleRows(offsets: offsets, neighbors: neighbors, edges: [], weights: nil)
  }
}
