/// The shortest path by hops between two vertices, searched from both ends until the two searches meet;
/// of several the first in the order of its vertices.
///
/// The end whose last level is smaller goes on, so that in a wide graph little of it is looked at. As
/// rows ascend, a level that is searched from the source is found in the order of the first paths to
/// its vertices.
///
/// Reference: I. Pohl, "Bi-directional search", Machine Intelligence 6, 1971.
enum HopMeeting {
  /// The path along rows, given the same rows of the opposite direction; nil where there is none.
  ///
  /// - Complexity: O(V + E).
  static func path(
    from source: Int, to target: Int, outgoing: borrowing SimpleRows,
    incoming: borrowing SimpleRows
  ) -> Path? {
    if source == target { return Path(vertices: [source], edges: [], length: 0) }
    var forward = SearchEnd(at: source, of: outgoing.vertexCount, keepsParents: true)
    var backward = SearchEnd(at: target, of: outgoing.vertexCount, keepsParents: false)
    while true {
      // Neither can meet an earlier level of the other: the vertex before would have met the next.
      if forward.level.count <= backward.level.count {
        if let place = forward.advance(along: outgoing, until: backward.reached) {
          return path(to: place, in: forward, backward, outgoing)
        }
      } else {
        backward.advance(along: incoming)
        if let place = forward.firstOfLevel(in: backward.reached) {
          backward.forgetLevel()
          return path(to: place, in: forward, backward, outgoing)
        }
      }
      guard !forward.level.isEmpty, !backward.level.isEmpty else { return nil }
    }
  }

  /// The first path to a place in the order of one search, from whose vertex a step leads into the
  /// last level of the other, and on to its end.
  private static func path(
    to place: Int, in forward: borrowing SearchEnd, _ backward: borrowing SearchEnd,
    _ rows: borrowing SimpleRows
  ) -> Path {
    var (vertices, place) = ([Int](), place)
    while place > 0 {
      vertices.append(Int(forward.order[place]))
      place = Int(forward.parents[place])
    }
    vertices.append(Int(forward.order[0]))
    vertices.reverse()
    var edges: [Int] = []
    for index in vertices.indices.dropLast() {
      let next = UInt32(vertices[index + 1])
      if let slot = rows.row(of: vertices[index]).first(where: { rows.neighbors[$0] == next }) {
        edges.append(Int(rows.edges[slot]))
      }
    }
    var marks = BitMarks(count: rows.vertexCount)
    for level in backward.levels.reversed() {
      marks.insert(backward.order[level])
      let row = rows.row(of: vertices[vertices.count - 1])
      if let slot = row.first(where: { marks.contains(rows.neighbors[$0]) }) {
        vertices.append(Int(rows.neighbors[slot]))
        edges.append(Int(rows.edges[slot]))
      }
      marks.removeAll(backward.order[level])
    }
    return Path(vertices: vertices, edges: edges, length: Double(edges.count))
  }
}

// MARK: - Kernel

/// A search from one end, level after level.
private struct SearchEnd {
  /// The reached vertices by level, and places for more.
  private(set) var order: [UInt32]
  /// For each of them the place of the vertex that it was found from, if that is kept.
  private(set) var parents: [UInt32]
  /// The levels, as places in the order.
  private(set) var levels = [0..<1]
  private(set) var reached: BitMarks

  init(at source: Int, of vertexCount: Int, keepsParents: Bool) {
    reached = BitMarks(count: vertexCount)
    reached.insert(UInt32(source))
    let room = min(vertexCount, 1_024) + 1
    parents = keepsParents ? [UInt32](repeating: 0, count: room) : []
    order = [UInt32](repeating: 0, count: room)
    order[0] = UInt32(source)
    levels.reserveCapacity(16)
  }

  /// The last level.
  var level: Range<Int> { levels[levels.count - 1] }

  /// The place of the first vertex of the last level that is marked.
  func firstOfLevel(in marks: borrowing BitMarks) -> Int? {
    level.first { marks.contains(order[$0]) }
  }

  mutating func forgetLevel() { levels.removeLast() }

  /// Finds the next level, which is empty where there is none.
  mutating func advance(along rows: borrowing SimpleRows) {
    makeRoom(for: rows)
    let end = reached.push(level, along: rows, order: &order)
    levels.append(level.upperBound..<end)
  }

  /// Finds the next level, or the place of the first vertex from which a step leads to a marked one.
  mutating func advance(
    along rows: borrowing SimpleRows, until marks: borrowing BitMarks
  ) -> Int? {
    makeRoom(for: rows)
    let (end, place) = reached.push(
      level, along: rows, until: marks, order: &order, parents: &parents)
    if place == nil { levels.append(level.upperBound..<end) }
    return place
  }

  /// Room for all that the last level leads to, and one place for what is written and not kept.
  private mutating func makeRoom(for rows: borrowing SimpleRows) {
    let entries = rows.entryCount(of: order[level])
    let room = min(level.upperBound + entries, rows.vertexCount) + 1
    guard order.count < room else { return }
    let more = repeatElement(UInt32(0), count: max(room, 2 * order.count) - order.count)
    order.append(contentsOf: more)
    if !parents.isEmpty { parents.append(contentsOf: more) }
  }
}
