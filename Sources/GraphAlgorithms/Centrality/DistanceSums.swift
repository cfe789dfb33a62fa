import GraphCore

/// For every vertex what closeness, harmonic centrality, eccentricity and mean distance need of
/// the distances from it.
package struct DistanceSums: Sendable {
  /// The sum of the distances to the vertices that are reached.
  package private(set) var totals: [Double]
  /// The sum of the inverse distances; infinite where a distance is zero.
  package private(set) var inverses: [Double]
  /// How many other vertices are reached.
  package private(set) var reached: [Double]
  /// The largest distance to a vertex that is reached.
  package private(set) var farthest: [Double]

  /// Searches from every vertex.
  package init(rows: SimpleRows) {
    let zeros = [Double](repeating: 0, count: rows.vertexCount)
    totals = zeros
    inverses = zeros
    reached = zeros
    farthest = zeros
    var search = ShortestPathSearch(rows: rows)
    for source in 0..<rows.vertexCount {
      search.run(from: source)
      collect(source, from: search)
    }
  }

  // MARK: - Kernel

  private mutating func collect(_ source: Int, from search: ShortestPathSearch) {
    var (total, inverse, farthest) = (0.0, 0.0, 0.0)
    for vertex in search.order.dropFirst() {
      let distance = search.distances[Int(vertex)]
      total += distance
      inverse += 1 / distance
      farthest = max(farthest, distance)
    }
    totals[source] = total
    inverses[source] = inverse
    reached[source] = Double(search.order.count - 1)
    self.farthest[source] = farthest
  }
}
