import GraphCore

/// The state of a search for shortest paths from one vertex, made once and used for many sources.
///
/// After `run(from:)`, `distances` are the lengths of shortest paths (infinite where there is none),
/// `order` holds the reached vertices as they were settled, and `ranks` their places in it.
package struct ShortestPathSearch {
  /// Two sums of lengths are the same length if they differ by less than this share, since sums of
  /// decimal fractions such as 0.1 + 0.2 and 0.3 differ in their last bits.
  package static let tolerance = 1e-12

  private let rows: SimpleRows
  package private(set) var distances: [Double]
  package private(set) var ranks: [UInt32]
  package private(set) var order: [UInt32] = []
  private var heap: VertexHeap

  /// Makes a search along rows whose weights, if any, are lengths.
  package init(rows: SimpleRows) {
    self.rows = rows
    distances = [Double](repeating: .infinity, count: rows.vertexCount)
    ranks = [UInt32](repeating: .max, count: rows.vertexCount)
    heap = VertexHeap(vertexCount: rows.weights == nil ? 0 : rows.vertexCount)
  }

  /// Whether a step of this length from one distance leads to the other on a shortest path.
  package static func isTie(_ reached: Double, _ distance: Double) -> Bool {
    (reached - distance).magnitude <= tolerance * distance
  }

  /// Searches from a vertex, until all are reached or `target` is settled.
  ///
  /// - Complexity: O(V + E) by hops, O((V + E) log V) by lengths.
  package mutating func run(from source: Int, until target: Int? = nil) {
    for vertex in order {
      distances[Int(vertex)] = .infinity
      ranks[Int(vertex)] = .max
    }
    order.removeAll(keepingCapacity: true)
    if let weights = rows.weights {
      heap = VertexHeap(vertexCount: rows.vertexCount)
      settleByLength(from: source, until: target, weights: weights)
    } else {
      settleByHops(from: source, until: target)
    }
  }

  // MARK: - Kernel

  private mutating func settleByHops(from source: Int, until target: Int?) {
    distances[source] = 0
    ranks[source] = 0
    order.append(UInt32(source))
    var head = 0
    while head < order.count {
      let vertex = Int(order[head])
      head += 1
      if vertex == target { return }
      let next = distances[vertex] + 1
      for slot in rows.row(of: vertex) {
        let neighbor = Int(rows.neighbors[slot])
        guard distances[neighbor] == .infinity else { continue }
        distances[neighbor] = next
        ranks[neighbor] = UInt32(order.count)
        order.append(UInt32(neighbor))
      }
    }
  }

  /// Dijkstra's method; invariant: the distances of settled vertices are final.
  private mutating func settleByLength(from source: Int, until target: Int?, weights: [Double]) {
    distances[source] = 0
    heap.push(UInt32(source), key: 0)
    while let vertex = heap.popLeast().map(Int.init) {
      ranks[vertex] = UInt32(order.count)
      order.append(UInt32(vertex))
      if vertex == target { return forgetUnsettled() }
      for slot in rows.row(of: vertex) {
        let neighbor = Int(rows.neighbors[slot])
        let reached = distances[vertex] + weights[slot]
        guard reached < distances[neighbor] else { continue }
        distances[neighbor] = reached
        heap.push(UInt32(neighbor), key: reached)
      }
    }
  }

  /// Drops the distances of vertices that were seen but not settled.
  private mutating func forgetUnsettled() {
    while let vertex = heap.popLeast() { distances[Int(vertex)] = .infinity }
  }

  /// Counts the shortest paths from the source to every vertex, given the rows of the opposite
  /// direction; a path is counted where each step ties within the tolerance and goes forward in
  /// the order in which vertices were settled, so that the steps form no cycle.
  package func pathCounts(predecessors: SimpleRows) -> [Double] {
    var counts = [Double](repeating: 0, count: distances.count)
    guard let source = order.first else { return counts }
    counts[Int(source)] = 1
    for vertex in order.dropFirst().map(Int.init) {
      var count = 0.0
      for slot in predecessors.row(of: vertex) where isStep(slot, of: predecessors, into: vertex) {
        count += counts[Int(predecessors.neighbors[slot])]
      }
      counts[vertex] = count
    }
    return counts
  }

  /// Whether the edge at a slot of the row of `vertex` is the last step of a shortest path to it.
  package func isStep(_ slot: Int, of predecessors: SimpleRows, into vertex: Int) -> Bool {
    let previous = Int(predecessors.neighbors[slot])
    guard ranks[previous] < ranks[vertex] else { return false }
    let length = predecessors.weights.map { $0[slot] } ?? 1
    return Self.isTie(distances[previous] + length, distances[vertex])
  }
}
