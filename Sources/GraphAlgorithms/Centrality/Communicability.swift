import GraphCore

extension CompactGraph {
  /// How many closed walks begin at each vertex, a walk of k edges counting 1/k!: the diagonal of the
  /// exponential of the matrix of ties, at least one.
  ///
  /// In a directed graph direction is ignored. Parallel edges and strengths add up, a loop counts
  /// once; an isolated vertex scores one.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `overflow`.
  /// - Complexity: O(V E) for each length of walks that counts, some three times the largest
  ///   eigenvalue; less where such walks reach few vertices.
  ///
  /// Reference: E. Estrada, J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks",
  /// 2005, https://doi.org/10.1103/PhysRevE.71.056103.
  public func subgraphCentrality(
    weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    // Walks there and back: the diagonal of the square of the exponential of half the matrix.
    var walks = WalkSums(try walkRows(for: "subgraph centrality", weighted: weighted), scale: 0.5)
    let counts = (0..<vertexCount).map { vertex in
      walks.addUp(from: vertex)
      return walks.reached.reduce(0) { $0 + walks.sums[$1] * walks.sums[$1] }
    }
    guard counts.allSatisfy(\.isFinite) else { throw .overflow(measure: "subgraph centrality") }
    return Scores(counts)
  }

  /// How many walks lead from a vertex to each vertex, a walk of k edges counting 1/k!.
  ///
  /// Otherwise as `subgraphCentrality`, which gives the walks back to the vertex itself.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `overflow`.
  /// - Complexity: O(E) for each length of walks that counts, some three times the largest eigenvalue.
  ///
  /// Reference: E. Estrada, N. Hatano, "Communicability in complex networks", 2008,
  /// https://doi.org/10.1103/PhysRevE.77.036111.
  public func communicability(
    from source: Int, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    var walks = WalkSums(try walkRows(for: "communicability", weighted: weighted), scale: 1)
    walks.addUp(from: source)
    guard walks.sums.allSatisfy(\.isFinite) else { throw .overflow(measure: "communicability") }
    return Scores(walks.sums)
  }

  // MARK: - Kernel

  private func walkRows(
    for measure: String, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> SimpleRows {
    try requirePositiveTies(for: measure)
    try requireStrengths(weighted)
    return simpleRows(.either, weight: RowWeight(weighted), loops: .kept)
  }
}

/// Columns of the exponential of a multiple of a matrix, which has no negative entries: the sum of its
/// powers, in which nothing cancels, so that small entries are as exact as large ones. Only vertices that
/// walks of some weight reach are looked at.
private struct WalkSums {
  private let rows: SimpleRows
  private let scale: Double
  /// The column that was found last; zero for vertices that are not reached.
  private(set) var sums: [Double]
  /// The vertices that walks from the last source reach.
  private(set) var reached: [Int] = []
  private var isReached: [Bool]
  private var terms: [Double]
  private var next: [Double]

  init(_ rows: SimpleRows, scale: Double) {
    (self.rows, self.scale) = (rows, scale)
    sums = [Double](repeating: 0, count: rows.vertexCount)
    (terms, next) = (sums, sums)
    isReached = [Bool](repeating: false, count: rows.vertexCount)
  }

  mutating func addUp(from source: Int) {
    for vertex in reached {
      (sums[vertex], terms[vertex], isReached[vertex]) = (0, 0, false)
    }
    reached = [source]
    (sums[source], terms[source], isReached[source]) = (1, 1, true)
    var (front, length) = (0, 0.0)
    var isSettled = false
    while !isSettled {
      length += 1
      front = reachOn(from: front)
      for vertex in reached { next[vertex] = product(vertex) }
      isSettled = true
      for vertex in reached {
        let walks = scale * next[vertex] / length
        terms[vertex] = walks
        if walks > 0x1p-60 * sums[vertex], walks.isFinite { isSettled = false }
        sums[vertex] += walks
      }
    }
  }

  /// Adds the neighbours of the vertices from a place on; returns the place of the first of them.
  private mutating func reachOn(from front: Int) -> Int {
    let end = reached.count
    for place in front..<end {
      for slot in rows.row(of: reached[place]) {
        let other = Int(rows.neighbors[slot])
        guard !isReached[other] else { continue }
        isReached[other] = true
        reached.append(other)
      }
    }
    return end
  }

  private func product(_ vertex: Int) -> Double {
    rows.row(of: vertex).reduce(0) {
      $0 + (rows.weights?[$1] ?? 1) * terms[Int(rows.neighbors[$1])]
    }
  }
}
