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
  package private(set) var order: [UInt32]
  /// The place of each vertex in the order.
  package private(set) var ranks: [UInt32]
  /// The core number of each vertex: the largest degree at removal so far.
  package private(set) var coreNumbers: [Int]

  /// Removes vertex after vertex; `order` is sorted by remaining degree, `starts[d]` being where
  /// the vertices of degree `d` begin.
  package init(rows: SimpleRows) {
    let n = rows.vertexCount
    coreNumbers = (0..<n).map { rows.degree(of: $0) }
    var starts = [Int](repeating: 0, count: (coreNumbers.max() ?? 0) + 2)
    for degree in coreNumbers { starts[degree + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    order = [UInt32](repeating: 0, count: n)
    ranks = order
    var next = starts
    for vertex in 0..<n {
      ranks[vertex] = UInt32(next[coreNumbers[vertex]])
      order[next[coreNumbers[vertex]]] = UInt32(vertex)
      next[coreNumbers[vertex]] += 1
    }
    for index in 0..<n {
      let vertex = Int(order[index])
      for slot in rows.row(of: vertex) {
        let neighbor = Int(rows.neighbors[slot])
        guard coreNumbers[neighbor] > coreNumbers[vertex] else { continue }
        lower(neighbor, starts: &starts, removed: index)
      }
    }
  }

  // MARK: - Kernel

  /// Moves a vertex to the front of those of its degree and lets it lead the next lower degree.
  private mutating func lower(_ vertex: Int, starts: inout [Int], removed: Int) {
    let degree = coreNumbers[vertex]
    let front = max(starts[degree], removed + 1)
    let place = Int(ranks[vertex])
    let other = Int(order[front])
    order[front] = UInt32(vertex)
    order[place] = UInt32(other)
    ranks[vertex] = UInt32(front)
    ranks[other] = UInt32(place)
    starts[degree] = front + 1
    coreNumbers[vertex] -= 1
  }
}
