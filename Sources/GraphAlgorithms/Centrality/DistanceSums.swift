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

  /// Adds up the distances from every vertex along rows whose weights, if any, are lengths.
  ///
  /// - Parameter areMutual: whether rows are the same in both directions, so that twins are one.
  package init(rows: SimpleRows, areMutual: Bool = false) {
    let zeros = [Double](repeating: 0, count: rows.vertexCount)
    totals = zeros
    inverses = zeros
    reached = zeros
    farthest = zeros
    if rows.weights != nil {
      searchOneByOne(rows)
    } else if areMutual {
      searchClasses(TwinQuotient(rows: rows))
    } else {
      var search = ManySourceSearch(rows: rows)
      search.run(laneVertices: (0..<UInt32(rows.vertexCount)).map { $0 })
      take(search)
    }
  }

  // MARK: - Kernel

  private mutating func searchOneByOne(_ rows: SimpleRows) {
    var search = ShortestPathSearch(rows: rows)
    for source in 0..<rows.vertexCount {
      search.run(from: source)
      collect(source, from: search)
    }
  }

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

  /// Of each class one vertex searches for all; its twins are at distance one from it.
  private mutating func searchClasses(_ quotient: TwinQuotient) {
    var search = ManySourceSearch(rows: quotient.rows)
    search.run(laneVertices: quotient.classes)
    for vertex in totals.indices {
      let own = Int(quotient.classes[vertex])
      let twins = quotient.sizes[own] - 1
      totals[vertex] = Double(search.totals[own]) + twins
      inverses[vertex] = search.inverses[own] + twins
      reached[vertex] = Double(search.reached[own]) + twins
      farthest[vertex] = max(Double(search.farthest[own]), twins > 0 ? 1 : 0)
    }
  }

  private mutating func take(_ search: ManySourceSearch) {
    totals = search.totals.map(Double.init)
    inverses = search.inverses
    reached = search.reached.map(Double.init)
    farthest = search.farthest.map(Double.init)
  }
}
