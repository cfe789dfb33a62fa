import GraphCore

extension CompactGraph {
  /// The core number of each vertex: the largest k for which it belongs to a set of vertices that
  /// all have k partners within the set.
  ///
  /// Partners are distinct, so parallel edges count once and loops not at all; direction and signs
  /// play no part; an isolated vertex has core number zero.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2), Edge(2, 3)])
  ///     graph.coreNumbers().values  // [2, 2, 2, 1]
  ///
  /// - Complexity: O(V + E).
  ///
  /// Reference: V. Batagelj, M. Zaveršnik, "Fast algorithms for determining (generalized) core
  /// groups in social networks", 2011, https://doi.org/10.1007/s11634-010-0079-y.
  public func coreNumbers() -> Scores {
    Scores(DegeneracyOrder(rows: simpleRows(.either)).coreNumbers.map { Double($0) })
  }
}

/// The vertices in an order in which each has no more partners among those who come later than its
/// core number.
package struct DegeneracyOrder {
  /// The vertices in order of removal.
  package let order: [UInt32]
  /// The place of each vertex in the order.
  package let ranks: [UInt32]
  /// The core number of each vertex: the largest degree at removal so far.
  package let coreNumbers: [UInt32]

  /// Removes vertices level after level: at level k, as long as there are any, those with k partners
  /// left. Vertices of one level follow each other in the order in which that became known.
  package init(rows: SimpleRows) {
    let offsets = rows.offsets.span
    var degrees: [UInt32] = []
    degrees.reserveCapacity(rows.vertexCount)
    for vertex in 0..<rows.vertexCount { degrees.append(offsets[vertex + 1] - offsets[vertex]) }
    var remaining = (0..<UInt32(rows.vertexCount)).map { $0 }
    // One place more, where those are written who do not join a level.
    var order = [UInt32](repeating: 0, count: rows.vertexCount + 1)
    var count = 0
    var level = degrees.min() ?? 0
    while !remaining.isEmpty {
      let first = count
      let least = Self.collect(
        level, degrees, remaining: &remaining, order: &order, count: &count)
      if count == first {
        // Nobody is at this level, so that the next is known.
        level = max(least, level + 1)
      } else {
        Self.remove(
          from: first, level: level, rows, degrees: &degrees, order: &order, count: &count)
        level += 1
      }
    }
    order.removeLast()
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, vertex) in order.enumerated() { ranks[Int(vertex)] = UInt32(rank) }
    self.order = order
    self.ranks = ranks
    coreNumbers = degrees
  }

  // MARK: - Kernel

  /// Moves those with so many partners left into the order, forgets those who were removed before,
  /// and returns the least number of partners of the others.
  private static func collect(
    _ level: UInt32, _ degreeList: [UInt32], remaining: inout [UInt32],
    order orderList: inout [UInt32], count: inout Int
  ) -> UInt32 {
    let degrees = degreeList.span
    var (kept, least, place) = (0, UInt32.max, count)
    var waiting = remaining.mutableSpan
    var order = orderList.mutableSpan
    for index in 0..<waiting.count {
      let vertex = waiting[index]
      let degree = degrees[Int(vertex)]
      if degree > level {
        waiting[kept] = vertex
        kept += 1
        least = min(least, degree)
      } else if degree == level {
        order[place] = vertex
        place += 1
      }
    }
    count = place
    remaining.removeLast(remaining.count - kept)
    return least
  }

  /// Takes the vertices from a place of the order on; whoever is left with as many partners as the
  /// level joins them. Invariant: a removed vertex keeps the level as its degree.
  private static func remove(
    from first: Int, level: UInt32, _ rows: SimpleRows, degrees degreeList: inout [UInt32],
    order orderList: inout [UInt32], count: inout Int
  ) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var degrees = degreeList.mutableSpan
    var order = orderList.mutableSpan
    var (index, place) = (first, count)
    while index < place {
      let vertex = Int(order[index])
      index += 1
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = Int(neighbors[slot])
        let degree = degrees[neighbor]
        // Written in any case: whether a partner is gone already cannot be foretold.
        degrees[neighbor] = degree - (degree > level ? 1 : 0)
        guard degree == level + 1 else { continue }
        order[place] = UInt32(neighbor)
        place += 1
      }
    }
    count = place
  }
}
