import GraphCore

extension CompactGraph {
  /// How alike the position of each vertex is to one vertex's: alike are those whose neighbours are
  /// alike (SimRank), 0…1.
  ///
  /// Where edges have a direction the neighbours are those that point at a vertex, as in the paper,
  /// unless said otherwise. Signs, strengths, loops and parallel edges play no part. A vertex without
  /// neighbours is alike to itself alone.
  ///
  /// - Parameter source: the vertex that the others are compared with.
  /// - Parameter decay: how much of the likeness of neighbours passes on, 0…1.
  /// - Parameter direction: which edges lead to a vertex's neighbours.
  /// - Throws: `parameterOutOfRange`; `notConverged`.
  /// - Complexity: O(V E) an iteration, O(V²) space.
  ///
  /// Reference: G. Jeh, J. Widom, "SimRank: a measure of structural-context similarity", 2002,
  /// https://doi.org/10.1145/775047.775126.
  public func simRank(
    from source: Int, decay: Double = 0.9, direction: Direction = .incoming
  ) throws(GraphAlgorithmsError) -> Scores {
    guard decay > 0, decay < 1 else {
      throw .parameterOutOfRange(name: "decay", value: decay, range: "0…1, ends left out")
    }
    precondition((0..<vertexCount).contains(source), "vertex out of range")
    try requireFullMatrix(for: "SimRank")
    let rows = simpleRows(direction)
    var table = DenseMatrix(count: vertexCount, diagonal: 1)
    for _ in 0..<1_000 {
      let next = table.passedOn(rows, decay: decay)
      // Relative, since vertices far apart are alike by very little.
      let isSettled = next.entries.indices.allSatisfy { index in
        let (value, before) = (next.entries[index], table.entries[index])
        return (value - before).magnitude <= 1e-13 * value
      }
      table = next
      if isSettled { return Scores((0..<vertexCount).map { table[source, $0] }) }
    }
    throw .notConverged(measure: "SimRank", iterations: 1_000, residual: 1e-13)
  }

  /// How alike the partners of each vertex are to one vertex's: the share of the vertices, the two left
  /// out, to which both or neither are tied (structural equivalence by matching), 0…1.
  ///
  /// Direction, signs, strengths, loops and parallel edges play no part.
  ///
  /// - Returns: undefined below three vertices.
  /// - Complexity: O(V + E).
  ///
  /// Reference: F. Lorrain, H. C. White, "Structural equivalence of individuals in social networks",
  /// 1971, https://doi.org/10.1080/0022250X.1971.9989788.
  public func structuralEquivalence(to source: Int) -> Scores {
    precondition((0..<vertexCount).contains(source), "vertex out of range")
    let rows = simpleRows(.either)
    var isPartner = [Bool](repeating: false, count: vertexCount)
    for slot in rows.row(of: source) { isPartner[Int(rows.neighbors[slot])] = true }
    let values = (0..<vertexCount).map { vertex -> Double? in
      guard vertexCount > 2 else { return nil }
      if vertex == source { return 1 }
      let shared = rows.row(of: vertex).count { isPartner[Int(rows.neighbors[$0])] }
      let tie = isPartner[vertex] ? 1 : 0
      let differing = rows.degree(of: source) + rows.degree(of: vertex) - 2 * shared - 2 * tie
      return 1 - Double(differing) / Double(vertexCount - 2)
    }
    return Scores(values, undefined: .tooFewVertices(needed: 3))
  }
}

// MARK: - Kernel

extension DenseMatrix {
  /// decay · the mean over the pairs of neighbours, and one on the diagonal.
  fileprivate func passedOn(_ rows: SimpleRows, decay: Double) -> DenseMatrix {
    var half = DenseMatrix(count: count)
    for u in 0..<count where rows.degree(of: u) > 0 {
      let share = 1 / Double(rows.degree(of: u))
      for slot in rows.row(of: u) {
        let neighbor = Int(rows.neighbors[slot])
        for v in 0..<count { half.entries[u * count + v] += share * self[neighbor, v] }
      }
    }
    var next = DenseMatrix(count: count, diagonal: 1)
    for v in 0..<count where rows.degree(of: v) > 0 {
      let share = decay / Double(rows.degree(of: v))
      for u in 0..<count where u != v {
        var sum = 0.0
        for slot in rows.row(of: v) { sum += half[u, Int(rows.neighbors[slot])] }
        next[u, v] = share * sum
      }
    }
    return next
  }
}
