/// Breadth-first search from one vertex, level after level, in the direction that has less to do: the
/// vertices of a small level push to their neighbours, of a large one those not seen yet look whether a
/// neighbour lies in it, and stop at the first.
///
/// Reference: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", 2012,
/// https://doi.org/10.1109/SC.2012.50.
struct HopSearch {
  private let outgoing: SimpleRows
  private let incoming: SimpleRows
  private let isMutual: Bool
  /// The reached vertices by level, and one place more.
  private var order: [UInt32]
  /// The last level, as places in the order.
  private var level = 0..<1
  /// A bit for each vertex that is reached.
  private var seen: [UInt64]
  /// A bit for each vertex of the last level; kept only while vertices look back at it.
  private var last: [UInt64] = []
  private var next: [UInt64] = []
  private var lastIsKept = false
  /// The entries of the rows of those who are not reached.
  private var entriesLeft: Int

  /// Begins at a vertex, along rows, given the same rows of the opposite direction; nil where they are
  /// the same in both.
  init(from source: Int, outgoing: SimpleRows, incoming: SimpleRows?) {
    self.outgoing = outgoing
    self.incoming = incoming ?? outgoing
    isMutual = incoming == nil
    seen = [UInt64](repeating: 0, count: (outgoing.vertexCount + 63) / 64)
    seen[source >> 6] = 1 << (source & 63)
    order = [UInt32](repeating: 0, count: outgoing.vertexCount + 1)
    order[0] = UInt32(source)
    entriesLeft = self.incoming.neighbors.count
  }

  /// The vertices of the last level, as they were found.
  var frontier: ArraySlice<UInt32> { order[level] }

  /// Finds the next level; false where there is none.
  ///
  /// - Complexity: all levels together O(V + E).
  mutating func advance() -> Bool {
    let stepCount = Self.entries(of: order[level], in: outgoing)
    entriesLeft -= isMutual ? stepCount : Self.entries(of: order[level], in: incoming)
    let end: Int
    if Self.pullRatio * stepCount < entriesLeft {
      end = Self.push(level, outgoing, seen: &seen, order: &order)
      lastIsKept = false
    } else {
      if !lastIsKept { markLast() }
      end = Self.pull(
        incoming, last: last, next: &next, seen: &seen, order: &order, from: level.upperBound)
      swap(&last, &next)
      lastIsKept = true
    }
    level = level.upperBound..<end
    return !level.isEmpty
  }

  // MARK: - Kernel

  /// Looking back stops at the first neighbour in the last level, so that it pays when a small part of
  /// what is left leads there.
  private static let pullRatio = 8

  private static func entries(of vertices: ArraySlice<UInt32>, in rows: SimpleRows) -> Int {
    let offsets = rows.offsets.span
    var entries: UInt32 = 0
    for vertex in vertices { entries += offsets[Int(vertex) + 1] - offsets[Int(vertex)] }
    return Int(entries)
  }

  private mutating func markLast() {
    if last.isEmpty {
      last = [UInt64](repeating: 0, count: seen.count)
      next = last
    }
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
    var end = level.upperBound
    for index in level {
      let vertex = Int(order[index])
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = neighbors[slot]
        let word = seen[Int(neighbor >> 6)]
        let bit: UInt64 = 1 << UInt64(neighbor & 63)
        order[end] = neighbor
        end += word & bit == 0 ? 1 : 0
        seen[Int(neighbor >> 6)] = word | bit
      }
    }
    return end
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
    var end = start
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
          order[end] = UInt32(vertex)
          end += 1
          break
        }
      }
      next[word] = found
      seen[word] |= found
    }
    return end
  }
}
