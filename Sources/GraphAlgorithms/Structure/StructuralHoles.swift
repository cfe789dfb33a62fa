import GraphCore

extension CompactGraph {
  /// How much each vertex is hemmed in by contacts that are tied to each other: the sum over its
  /// contacts of the squared share of its ties that leads to the contact, directly or through others.
  ///
  /// Low for a broker between groups that are not tied to each other, high in a closed group; it can
  /// exceed one. Ties of both directions add up, parallel ones and strengths too; loops are ignored;
  /// an isolated vertex is undefined.
  ///
  ///     let star = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(0, 2)])
  ///     try star.constraint().values  // [0.5, 1, 1]
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(Σ d²).
  ///
  /// Reference: R. S. Burt, "Structural Holes", 1992, https://doi.org/10.4159/9780674029095.
  public func constraint(
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "constraint")
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: RowWeight(weighted))
    if rows.weights == nil { return Scores(evenConstraints(rows), undefined: .isolated) }
    var holes = StructuralHoles(rows: rows)
    return Scores(
      (0..<vertexCount).map { holes.constraints(of: $0).map { $0.reduce(0, +) } },
      undefined: .isolated)
  }

  /// The number of each vertex's contacts that is not redundant: one for each, less the share of the
  /// vertex's ties that leads to others whom the contact is strongly tied to.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(Σ d²).
  ///
  /// Reference: R. S. Burt, "Structural Holes", 1992, https://doi.org/10.4159/9780674029095. Not the
  /// short form of Borgatti (1997), which agrees only where ties have no direction and no strength.
  public func effectiveSize(
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "effective size")
    try requireStrengths(weighted)
    var holes = StructuralHoles(rows: simpleRows(.either, weight: RowWeight(weighted)))
    return Scores((0..<vertexCount).map { holes.effectiveSize(of: $0) }, undefined: .isolated)
  }

  /// Effective size divided by the number of contacts: the share of them that is not redundant.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(Σ d²).
  public func burtEfficiency(
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    let sizes = try effectiveSize(weighted: weighted)
    let rows = simpleRows(.either)
    return Scores(
      (0..<vertexCount).map { vertex in
        sizes[vertex].map { $0 / Double(rows.degree(of: vertex)) }
      }, undefined: .isolated)
  }

  /// How far the constraint on each vertex comes from one contact, 0 (evenly from all) … 1.
  ///
  /// Undefined where there is one contact or none.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(Σ d²).
  ///
  /// Reference: R. S. Burt, "Structural Holes", 1992, formula 2.9.
  public func burtHierarchy(
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "hierarchy")
    try requireStrengths(weighted)
    var holes = StructuralHoles(rows: simpleRows(.either, weight: RowWeight(weighted)))
    return Scores(
      (0..<vertexCount).map { vertex -> Double? in
        guard let parts = holes.constraints(of: vertex), parts.count > 1 else { return nil }
        let (total, count) = (parts.reduce(0, +), Double(parts.count))
        let sum = parts.reduce(0.0) { sum, part in
          let ratio = part / (total / count)
          return ratio > 0 ? sum + ratio * logarithm(ratio) : sum
        }
        // Rounding may put a hierarchy of equals below zero.
        return max(0, sum / (count * logarithm(count)))
      }, undefined: .tooFewNeighbors(needed: 2))
  }
}

// MARK: - Kernel

/// Constraint where all ties weigh the same, twins taken together. With p_ij = 1/d_i the part of a
/// contact j is ((1 + Σ 1/d_q) / d_i)², over the q that both are tied to.
private func evenConstraints(_ rows: SimpleRows) -> [Double?] {
  switch rows.vertexCount {
  case ...64: ClosedBits<UInt64>(rows).evenConstraints()
  case ...128: ClosedBits<SIMD2<UInt64>>(rows).evenConstraints()
  case ...256: ClosedBits<SIMD4<UInt64>>(rows).evenConstraints()
  default: evenConstraintsOfClasses(rows)
  }
}

extension ClosedBits {
  /// The sum over q is the same for j and for i: over the classes that both closed neighbourhoods
  /// hold, less i and j themselves.
  fileprivate func evenConstraints() -> [Double?] {
    let (classes, sizeList) = (classes, sizes)
    let (rows, sizes) = (rows.span, sizeList.span)
    let inverseList = (0..<rows.count).map { 1 / Double(rows[$0].bitCount - 1) }
    let shareList = (0..<rows.count).map { inverseList[$0] * sizeList[$0] }
    let (inverses, shares) = (inverseList.span, shareList.span)
    var sumList = [Double](repeating: 0, count: rows.count)
    var sums = sumList.mutableSpan
    for vertex in 0..<rows.count where sizes[vertex] > 0 && inverses[vertex].isFinite {
      let (row, size) = (rows[vertex] & classes, sizes[vertex])
      if size > 1 {
        var through = 1 - 2 * inverses[vertex]
        row.forEachBit { through += shares[$0] }
        sums[vertex] += (size - 1) * through * through
      }
      row.forEachBit(beyond: vertex) { other in
        var through = 1 - inverses[vertex] - inverses[other]
        (row & rows[other]).forEachBit { through += shares[$0] }
        sums[vertex] += sizes[other] * through * through
        sums[other] += size * through * through
      }
    }
    return leaders.map { leader in
      let inverse = inverseList[Int(leader)]
      return inverse.isFinite ? sumList[Int(leader)] * inverse * inverse : nil
    }
  }
}

private func evenConstraintsOfClasses(_ rows: SimpleRows) -> [Double?] {
  let quotient = TwinQuotient(rows: rows)
  let (offsets, neighbors) = (quotient.rows.offsets.span, quotient.rows.neighbors.span)
  let sizes = quotient.sizes.span
  let degreeList = quotient.representatives.map { Double(rows.degree(of: $0)) }
  let degrees = degreeList.span
  var inverses = [Double](repeating: 0, count: quotient.count)
  let values = (0..<quotient.count).map { own -> Double? in
    guard degrees[own] > 0 else { return nil }
    let row = Int(offsets[own])..<Int(offsets[own + 1])
    var around = 0.0
    for slot in row {
      let q = Int(neighbors[slot])
      inverses[q] = sizes[q] / degrees[q]
      around += inverses[q]
    }
    var sum = 0.0
    for slot in row {
      let j = Int(neighbors[slot])
      // The twins of either are tied to both.
      var through = 1 + (sizes[own] - 1) / degrees[own] + (sizes[j] - 1) / degrees[j]
      for inner in Int(offsets[j])..<Int(offsets[j + 1]) {
        through += inverses[Int(neighbors[inner])]
      }
      sum += sizes[j] * through * through
    }
    if sizes[own] > 1 {
      let through = 1 + (sizes[own] - 2) / degrees[own] + around
      sum += (sizes[own] - 1) * through * through
    }
    for slot in row { inverses[Int(neighbors[slot])] = 0 }
    return sum / (degrees[own] * degrees[own])
  }
  return quotient.classes.map { values[Int($0)] }
}

/// The shares p of Burt: p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki), rows holding a_ij + a_ji.
struct StructuralHoles {
  private let rows: SimpleRows
  private let totals: [Double]
  private let largest: [Double]
  private var shareOf: [Double]

  init(rows: SimpleRows) {
    self.rows = rows
    var (totals, largest) = ([Double](), [Double]())
    for vertex in 0..<rows.vertexCount {
      let row = rows.row(of: vertex)
      totals.append(row.reduce(0) { $0 + (rows.weights?[$1] ?? 1) })
      largest.append(row.reduce(0) { max($0, rows.weights?[$1] ?? 1) })
    }
    self.totals = totals
    self.largest = largest
    shareOf = [Double](repeating: 0, count: rows.vertexCount)
  }

  /// The constraint of each contact, in the order of the row; nil for an isolated vertex.
  ///
  /// Σ_q p_iq p_qj is gathered contact by contact q: whoever q is tied to receives its part.
  mutating func constraints(of vertex: Int) -> [Double]? {
    let row = rows.row(of: vertex)
    guard !row.isEmpty else { return nil }
    for slot in row {
      let contact = Int(rows.neighbors[slot])
      let share = (rows.weights?[slot] ?? 1) / totals[vertex]
      shareOf[contact] += share
      for inner in rows.row(of: contact) {
        shareOf[Int(rows.neighbors[inner])] += share * (rows.weights?[inner] ?? 1) / totals[contact]
      }
    }
    let parts = row.map { slot in
      let share = shareOf[Int(rows.neighbors[slot])]
      return share * share
    }
    for slot in row {
      shareOf[Int(rows.neighbors[slot])] = 0
      for inner in rows.row(of: Int(rows.neighbors[slot])) {
        shareOf[Int(rows.neighbors[inner])] = 0
      }
    }
    return parts
  }

  /// Σ_j (1 − Σ_q p_iq m_jq), with m_jq the tie of j to q as a share of j's strongest tie.
  mutating func effectiveSize(of vertex: Int) -> Double? {
    let row = rows.row(of: vertex)
    guard !row.isEmpty else { return nil }
    for slot in row {
      shareOf[Int(rows.neighbors[slot])] = (rows.weights?[slot] ?? 1) / totals[vertex]
    }
    var size = 0.0
    for slot in row {
      let contact = Int(rows.neighbors[slot])
      var redundancy = 0.0
      for inner in rows.row(of: contact) {
        let weight = (rows.weights?[inner] ?? 1) / largest[contact]
        redundancy += shareOf[Int(rows.neighbors[inner])] * weight
      }
      size += 1 - redundancy
    }
    for slot in row { shareOf[Int(rows.neighbors[slot])] = 0 }
    return size
  }
}
