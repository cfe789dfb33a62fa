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
    Scores(DegeneracyOrder(rows: simpleRows(.either)).coreNumbers.map(Double.init))
  }
}

/// The vertices in the order in which one of least degree is removed each time.
package struct DegeneracyOrder {
  /// The vertices in order of removal.
  package let order: [UInt32]
  /// The place of each vertex in the order.
  package let ranks: [UInt32]
  /// The core number of each vertex: the largest degree at removal so far.
  package let coreNumbers: [Int]

  /// Removes vertex after vertex; `order` is sorted by remaining degree, `starts[d]` being where
  /// the vertices of degree `d` begin.
  package init(rows: SimpleRows) {
    let n = rows.vertexCount
    var degrees = (0..<n).map { rows.degree(of: $0) }
    var starts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    var order = [UInt32](repeating: 0, count: n)
    var ranks = order
    var next = starts
    for vertex in 0..<n {
      let place = next[degrees[vertex]]
      ranks[vertex] = UInt32(place)
      order[place] = UInt32(vertex)
      next[degrees[vertex]] += 1
    }
    Self.remove(rows, degrees: &degrees, starts: &starts, order: &order, ranks: &ranks)
    self.order = order
    self.ranks = ranks
    coreNumbers = degrees
  }

  // MARK: - Kernel

  /// Takes the vertices in order; a neighbour of higher degree moves to the front of those of its
  /// degree and leads the next lower degree.
  private static func remove(
    _ rows: SimpleRows, degrees degreeList: inout [Int], starts startList: inout [Int],
    order orderList: inout [UInt32], ranks rankList: inout [UInt32]
  ) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var degrees = degreeList.mutableSpan
    var starts = startList.mutableSpan
    var order = orderList.mutableSpan
    var ranks = rankList.mutableSpan
    for index in 0..<degrees.count {
      let vertex = Int(order[index])
      let core = degrees[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = Int(neighbors[slot])
        let degree = degrees[neighbor]
        guard degree > core else { continue }
        let front = max(starts[degree], index + 1)
        let place = Int(ranks[neighbor])
        let other = order[front]
        order[front] = UInt32(neighbor)
        order[place] = other
        ranks[neighbor] = UInt32(front)
        ranks[Int(other)] = UInt32(place)
        starts[degree] = front + 1
        degrees[neighbor] = degree - 1
      }
    }
  }
}
