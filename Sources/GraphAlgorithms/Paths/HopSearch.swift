/// Breadth-first search from one vertex, level after level, in the direction that has less to do: the
/// vertices of a small level push to their neighbours, of a large one those not seen yet look whether a
/// neighbour lies in it, and stop at the first.
///
/// Reference: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", 2012,
/// https://doi.org/10.1109/SC.2012.50.
package struct HopSearch {
  private let outgoing: SimpleRows
  private let incoming: SimpleRows
  /// The reached vertices by level, and one place more.
  private var order: [UInt32]
  private var count = 0
  /// A bit for each vertex that is reached.
  private var seen: [UInt64]
  /// A bit for each vertex of the last level; kept only while vertices look back at it.
  private var last: [UInt64]
  private var next: [UInt64] = []
  private var lastIsKept = false
  /// The entries of the rows of those who are not reached.
  private var entriesLeft: Int
  /// The last level, as places in the order.
  private var level = 0..<0

  /// Makes a search along rows, and the same rows of the opposite direction.
  package init(outgoing: SimpleRows, incoming: SimpleRows) {
    self.outgoing = outgoing
    self.incoming = incoming
    let words = (outgoing.vertexCount + 63) / 64
    order = [UInt32](repeating: 0, count: outgoing.vertexCount + 1)
    seen = [UInt64](repeating: 0, count: words)
    last = seen
    entriesLeft = incoming.neighbors.count
  }

  /// The vertices of the last level, as they were found.
  package var frontier: ArraySlice<UInt32> { order[level] }

  /// The vertices reached since the search began, by level.
  package var reached: ArraySlice<UInt32> { order[..<count] }

  /// Whether a vertex is reached.
  package func hasReached(_ vertex: Int) -> Bool { seen[vertex >> 6] >> (vertex & 63) & 1 == 1 }

  /// Begins at a vertex that is not reached; what was reached from others stays so.
  package mutating func begin(at source: Int) {
    seen[source >> 6] |= 1 << (source & 63)
    order[count] = UInt32(source)
    level = count..<count + 1
    count += 1
    lastIsKept = false
  }

  /// Finds the next level; false where there is none.
  ///
  /// - Complexity: all levels together O(V + E).
  package mutating func advance() -> Bool {
    var entries = 0
    for vertex in order[level] {
      entries += outgoing.degree(of: Int(vertex))
      entriesLeft -= incoming.degree(of: Int(vertex))
    }
    if Self.pullRatio * entries < entriesLeft {
      count = Self.push(level, outgoing, seen: &seen, order: &order)
      lastIsKept = false
    } else {
      if !lastIsKept { markLast() }
      if next.isEmpty { next = [UInt64](repeating: 0, count: last.count) }
      count = Self.pull(
        incoming, last: last, next: &next, seen: &seen, order: &order, from: count)
      swap(&last, &next)
      lastIsKept = true
    }
    level = level.upperBound..<count
    return !level.isEmpty
  }

  // MARK: - Kernel

  /// Looking back stops at the first neighbour in the last level, so that it pays when a small part of
  /// what is left leads there.
  private static let pullRatio = 8

  private mutating func markLast() {
    for word in last.indices { last[word] = 0 }
    for vertex in order[level] { last[Int(vertex >> 6)] |= 1 << UInt64(vertex & 63) }
  }

  /// Writes each neighbour into the order and keeps it there if it is new: no branch to guess.
  private static func push(
    _ level: Range<Int>, _ rows: SimpleRows, seen seenList: inout [UInt64],
    order orderList: inout [UInt32]
  ) -> Int {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var seen = seenList.mutableSpan
    var order = orderList.mutableSpan
    var count = level.upperBound
    for index in level {
      let vertex = Int(order[index])
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = neighbors[slot]
        let word = seen[Int(neighbor >> 6)]
        let bit: UInt64 = 1 << UInt64(neighbor & 63)
        order[count] = neighbor
        count += word & bit == 0 ? 1 : 0
        seen[Int(neighbor >> 6)] = word | bit
      }
    }
    return count
  }

  private static func pull(
    _ rows: SimpleRows, last lastList: [UInt64], next nextList: inout [UInt64],
    seen seenList: inout [UInt64], order orderList: inout [UInt32], from start: Int
  ) -> Int {
    let (offsets, neighbors, last) = (rows.offsets.span, rows.neighbors.span, lastList.span)
    var next = nextList.mutableSpan
    var seen = seenList.mutableSpan
    var order = orderList.mutableSpan
    let vertexCount = rows.vertexCount
    var count = start
    for word in 0..<last.count {
      var open = ~seen[word]
      var found: UInt64 = 0
      while open != 0 {
        let vertex = word << 6 | open.trailingZeroBitCount
        let bit = open & (0 &- open)
        open ^= bit
        guard vertex < vertexCount else { break }
        for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
          let neighbor = neighbors[slot]
          guard last[Int(neighbor >> 6)] >> UInt64(neighbor & 63) & 1 == 1 else { continue }
          found |= bit
          order[count] = UInt32(vertex)
          count += 1
          break
        }
      }
      next[word] = found
      seen[word] |= found
    }
    return count
  }
}
