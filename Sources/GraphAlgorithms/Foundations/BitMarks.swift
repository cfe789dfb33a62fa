/// A bit for each vertex of a graph of any size: a set that is asked and changed in passing.
struct BitMarks {
  /// The bits, the first word holding the vertices below 64. Beyond the last vertex they are zero.
  private(set) var words: [UInt64]

  /// Makes an empty set of vertices.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ vertex: UInt32) { words[Int(vertex >> 6)] |= 1 << UInt64(vertex & 63) }

  mutating func insert(_ vertices: ArraySlice<UInt32>) {
    for vertex in vertices { insert(vertex) }
  }

  /// Empties the set.
  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
  }

  /// Adds the neighbours of a level that are not in the set, which holds whoever was reached, and puts
  /// them behind the level in the order; returns where they end there.
  ///
  /// Each neighbour is written into the order, which has a place more than it needs, and stays if it is
  /// new: no branch to guess.
  mutating func push(
    _ level: Range<Int>, along rows: borrowing SimpleRows, order orderList: inout [UInt32]
  ) -> Int {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var words = self.words.mutableSpan
    var order = orderList.mutableSpan
    var end = level.upperBound
    for index in level {
      let vertex = Int(order[index])
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = neighbors[slot]
        let word = words[Int(neighbor >> 6)]
        let bit: UInt64 = 1 << UInt64(neighbor & 63)
        order[end] = neighbor
        end += word & bit == 0 ? 1 : 0
        words[Int(neighbor >> 6)] = word | bit
      }
    }
    return end
  }

  /// Adds the vertices outside the set of whose neighbours one lies in the last level, and puts them
  /// behind each other in the order from a place on; returns where they end there. `next` becomes they.
  mutating func pull(
    along rows: borrowing SimpleRows, last: borrowing BitMarks, next: inout BitMarks,
    order orderList: inout [UInt32], from start: Int
  ) -> Int {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let last = last.words.span
    var next = next.words.mutableSpan
    var words = self.words.mutableSpan
    var order = orderList.mutableSpan
    let vertexCount = rows.vertexCount
    var end = start
    for word in 0..<last.count {
      var open = ~words[word]
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
      words[word] |= found
    }
    return end
  }
}
