import GraphCore

/// What closeness, harmonic centrality, eccentricity and mean distance need of the distances from a
/// vertex.
package struct DistanceSum: Sendable {
  /// The sum of the distances to the vertices that are reached.
  package var total = 0.0
  /// The sum of the inverse distances; infinite where a distance is zero.
  package var inverse = 0.0
  /// How many other vertices are reached.
  package var reached = 0.0
  /// The largest distance to a vertex that is reached.
  package var farthest = 0.0

  /// Counts so many vertices at a distance.
  package mutating func add(_ count: Double, at distance: Double) {
    total += count * distance
    inverse += count / distance
    reached += count
    farthest = max(farthest, distance)
  }

  /// Counts what another counted.
  mutating func add(_ other: DistanceSum) {
    total += other.total
    inverse += other.inverse
    reached += other.reached
    farthest = max(farthest, other.farthest)
  }
}

extension SimpleRows {
  /// The sums of the distances from every vertex along rows whose weights, if any, are lengths.
  ///
  /// - Parameter areMutual: whether rows are the same in both directions, so that twins are one.
  package func distanceSums(areMutual: Bool) -> [DistanceSum] {
    if weights != nil { return sumsOneByOne() }
    guard areMutual else {
      return ManySourceSearch(rows: self, areMutual: false)
        .sums(laneVertices: (0..<UInt32(vertexCount)).map { $0 })
    }
    switch vertexCount {
    case ...64: return ClosedBits<UInt64>(self).distanceSums()
    case ...128: return ClosedBits<SIMD2<UInt64>>(self).distanceSums()
    case ...256: return ClosedBits<SIMD4<UInt64>>(self).distanceSums()
    default: return sumsOfClasses(TwinQuotient(rows: self))
    }
  }

  // MARK: - Kernel

  private func sumsOneByOne() -> [DistanceSum] {
    let share = max(1, vertexCount / 16)
    return Workers.map((vertexCount + share - 1) / share) { piece in
      var search = ShortestPathSearch(rows: self)
      return (piece * share..<min((piece + 1) * share, vertexCount)).map { source in
        search.run(from: source)
        var sum = DistanceSum()
        for vertex in search.order.dropFirst() { sum.add(1, at: search.distances[Int(vertex)]) }
        return sum
      }
    }.flatMap { $0 }
  }

  /// Of each class one vertex searches for all; its twins are at distance one from it.
  private func sumsOfClasses(_ quotient: TwinQuotient) -> [DistanceSum] {
    var sums = ManySourceSearch(rows: quotient.rows, areMutual: true)
      .sums(laneVertices: quotient.classes)
    if quotient.count == vertexCount { return sums }
    for own in sums.indices where quotient.sizes[own] > 1 {
      sums[own].add(quotient.sizes[own] - 1, at: 1)
    }
    return quotient.classes.map { sums[Int($0)] }
  }
}

extension ClosedBits {
  /// The sums of the distances from every vertex; twins have the same.
  fileprivate func distanceSums() -> [DistanceSum] {
    let classes = classes
    let everything = Row.those(below: rows.count) { _ in true }
    var sums: [DistanceSum] = []
    sums.reserveCapacity(rows.count)
    for vertex in rows.indices {
      let leader = Int(leaders[vertex])
      sums.append(
        leader == vertex
          ? distanceSum(from: vertex, classes: classes, everything: everything) : sums[leader])
    }
    return sums
  }

  /// Breadth-first search over classes; invariant: `reached` is what is within `level` of the source
  /// and `fresh` what was found in the last level.
  private func distanceSum(from source: Int, classes: Row, everything: Row) -> DistanceSum {
    let rows = rows.span
    var sum = DistanceSum()
    var reached = rows[source]
    var fresh = reached.removing(source)
    var level = 0.0
    while fresh != .zero {
      level += 1
      sum.add(Double(fresh.bitCount), at: level)
      guard reached != everything else { break }
      var next = Row.zero
      (fresh & classes).forEachBit { next = next | rows[$0] }
      fresh = next & ~reached
      reached = reached | next
    }
    return sum
  }
}
