/// The shortest path by hops between two vertices, searched from both ends until the two searches meet;
/// of several the first in the order of its vertices.
///
/// The end whose last level is smaller goes on, so that in a wide graph little of it is looked at. As rows
/// ascend, a level that is searched from the source is found in the order of the first paths to its
/// vertices.
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
    var reached = ReachedMarks(count: outgoing.vertexCount)
    var forward = SearchEnd(at: source, .source, marking: &reached)
    var backward = SearchEnd(at: target, .target, marking: &reached)
    // Were steps random, those from so many vertices would meet a level of as many.
    let (vertices, entries) = (Double(outgoing.vertexCount), Double(outgoing.neighbors.count))
    var likelyMet = Int((vertices * vertices / max(entries, 1)).squareRoot())
    while !forward.level.isEmpty, !backward.level.isEmpty {
      // Neither can meet an earlier level of the other: the vertex before would have met the next.
      let isSmaller = forward.level.count <= backward.level.count
      if isSmaller || backward.level.count >= likelyMet {
        // Only this search may stop within a level. Where it did not, steps are not random: in a grid, say.
        if !isSmaller { likelyMet = .max }
        if let place = forward.advance(along: outgoing, marking: &reached) {
          return path(to: place, in: forward, backward, outgoing, &reached)
        }
      } else {
        _ = backward.advance(along: incoming, marking: &reached)
        if let place = forward.level.first(where: {
          reached.contains(forward.order[$0].vertex, from: .target)
        }) {
          reached.remove(backward.order[backward.level], from: .target)
          backward.levels.removeLast()
          return path(to: place, in: forward, backward, outgoing, &reached)
        }
      }
    }
    return nil
  }

  /// The first path to a place in the order of one search, from whose vertex a step leads into the
  /// last level of the other, and on to its end.
  private static func path(
    to place: Int, in forward: borrowing SearchEnd, _ backward: borrowing SearchEnd,
    _ rows: borrowing SimpleRows, _ reached: inout ReachedMarks
  ) -> Path {
    var (vertices, place) = ([Int](), place)
    vertices.reserveCapacity(16)
    while place > 0 {
      vertices.append(Int(forward.order[place].vertex))
      place = Int(forward.order[place].previous)
    }
    vertices.append(Int(forward.order[0].vertex))
    vertices.reverse()
    var edges: [Int] = []
    edges.reserveCapacity(16)
    for index in 1..<vertices.count {
      let next = UInt32(vertices[index])
      if let slot = rows.row(of: vertices[index - 1]).first(where: { rows.neighbors[$0] == next }) {
        edges.append(Int(rows.edges[slot]))
      }
    }
    // Of what is marked from the target, only the last level is a step away; then it is unmarked.
    for level in backward.levels.reversed() {
      let row = rows.row(of: vertices[vertices.count - 1])
      if let slot = row.first(where: { reached.contains(rows.neighbors[$0], from: .target) }) {
        vertices.append(Int(rows.neighbors[slot]))
        edges.append(Int(rows.edges[slot]))
      }
      reached.remove(backward.order[level], from: .target)
    }
    return Path(vertices: vertices, edges: edges, length: Double(edges.count))
  }
}

// MARK: - Kernel

/// One of the two vertices that a path is searched between.
private enum PathEnd: Int {
  case source = 0
  case target = 1
}

/// A vertex that was reached, and the place of the one that it was found from.
private struct ReachedVertex {
  var vertex: UInt32
  var previous: UInt32
}

/// Who was reached from which end: a bit for each vertex, in words that take turns, so that both bits of
/// a vertex lie side by side.
private struct ReachedMarks {
  var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64 * 2) }

  static func word(of vertex: UInt32, from end: PathEnd) -> Int {
    Int(vertex >> 6) << 1 | end.rawValue
  }

  func contains(_ vertex: UInt32, from end: PathEnd) -> Bool {
    words[Self.word(of: vertex, from: end)] >> UInt64(vertex & 63) & 1 == 1
  }

  mutating func insert(_ vertex: UInt32, from end: PathEnd) {
    words[Self.word(of: vertex, from: end)] |= 1 << UInt64(vertex & 63)
  }

  mutating func remove(_ vertices: ArraySlice<ReachedVertex>, from end: PathEnd) {
    for reached in vertices {
      words[Self.word(of: reached.vertex, from: end)] &= ~(1 << UInt64(reached.vertex & 63))
    }
  }
}

/// A search from one end, level after level.
private struct SearchEnd {
  let end: PathEnd
  /// The reached vertices by level, and places for more.
  private(set) var order: [ReachedVertex]
  /// The levels, as places in the order.
  var levels = [0..<1]

  init(at vertex: Int, _ end: PathEnd, marking reached: inout ReachedMarks) {
    self.end = end
    order = [ReachedVertex](repeating: ReachedVertex(vertex: 0, previous: 0), count: 256)
    order[0].vertex = UInt32(vertex)
    reached.insert(UInt32(vertex), from: end)
    levels.reserveCapacity(16)
  }

  /// The last level.
  var level: Range<Int> { levels[levels.count - 1] }

  /// Finds the next level, which may be empty. From the source: or the place of the first vertex from
  /// which a step leads to one that was reached from the target.
  mutating func advance(
    along rows: borrowing SimpleRows, marking reached: inout ReachedMarks
  ) -> Int? {
    // Room for all that the level leads to, and one place for what is written and not kept.
    let entryCount = Self.entryCount(of: order[level], along: rows)
    let room = min(level.upperBound + entryCount, rows.vertexCount) + 1
    if order.count < room {
      let more = max(room, 2 * order.count) - order.count
      order.append(contentsOf: repeatElement(ReachedVertex(vertex: 0, previous: 0), count: more))
    }
    let (next, meeting) = Self.push(level, end, along: rows, words: &reached.words, order: &order)
    if let meeting { return meeting }
    levels.append(level.upperBound..<next)
    return nil
  }

  /// How many entries the rows of a level have.
  ///
  /// The first entry of each row is read as well: memory brings many rows at once in this loop, and few
  /// in one that goes through them.
  private static func entryCount(
    of level: ArraySlice<ReachedVertex>, along rows: borrowing SimpleRows
  ) -> Int {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var (count, largest) = (0, UInt32(0))
    for reached in level {
      let start = Int(offsets[Int(reached.vertex)])
      let end = Int(offsets[Int(reached.vertex) + 1])
      if start < end { largest = max(largest, neighbors[start]) }
      count += end - start
    }
    precondition(largest < rows.vertexCount, "vertex out of range")
    return count
  }

  /// Puts the neighbours of a level that were not reached behind it in the order; returns where they end
  /// there.
  ///
  /// Each neighbour is written, and stays if it is new: no branch to guess.
  private static func push(
    _ level: Range<Int>, _ end: PathEnd, along rows: borrowing SimpleRows,
    words wordList: inout [UInt64], order orderList: inout [ReachedVertex]
  ) -> (next: Int, meeting: Int?) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var words = wordList.mutableSpan
    var order = orderList.mutableSpan
    var next = level.upperBound
    let stops: UInt64 = end == .source ? .max : 0
    for index in level {
      let vertex = Int(order[index].vertex)
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = neighbors[slot]
        let place = ReachedMarks.word(of: neighbor, from: end)
        let bit: UInt64 = 1 << UInt64(neighbor & 63)
        if words[place ^ 1] & bit & stops != 0 { return (next, index) }
        let word = words[place]
        order[next] = ReachedVertex(vertex: neighbor, previous: UInt32(index))
        next += word & bit == 0 ? 1 : 0
        words[place] = word | bit
      }
    }
    return (next, nil)
  }
}
