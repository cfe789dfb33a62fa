/// The closed neighbourhoods of a small undirected graph as rows of bits: in a graph of nations each
/// is a few words, compared, united and counted at once.
struct ClosedBits<Row: BitRow> {
  /// For each vertex itself and its neighbours.
  let rows: [Row]
  /// The least twin of each vertex, itself where there is none.
  let leaders: [UInt32]

  /// Sets the bits of rows that ascend, of at most as many vertices as a row has bits.
  init(_ rows: SimpleRows) {
    self.rows = Row.closedRows(of: rows)
    leaders = Self.leaders(of: self.rows)
  }

  /// The bits of the vertices that are the least of their class.
  var classes: Row { .those(below: rows.count) { leaders[$0] == UInt32($0) } }

  /// How many vertices are in the class of each leader; zero elsewhere.
  var sizes: [Double] {
    var sizes = [Double](repeating: 0, count: rows.count)
    for leader in leaders { sizes[Int(leader)] += 1 }
    return sizes
  }

  // MARK: - Kernel

  /// A twin is a neighbour, so that it is found in the row of the least of its class.
  private static func leaders(of rowList: [Row]) -> [UInt32] {
    let rows = rowList.span
    var leaderList = (0..<UInt32(rows.count)).map { $0 }
    var leaders = leaderList.mutableSpan
    for vertex in 0..<rows.count where leaders[vertex] == UInt32(vertex) {
      let row = rows[vertex]
      row.forEachBit(beyond: vertex) { other in
        if rows[other] == row { leaders[other] = UInt32(vertex) }
      }
    }
    return leaderList
  }
}

extension BitRow {
  /// For each vertex itself and its neighbours, from rows that ascend.
  static func closedRows(of rows: SimpleRows) -> [Self] {
    precondition(rows.vertexCount <= 64 * wordCount, "too many vertices for the bits")
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let vertexCount = rows.vertexCount
    return [Self](unsafeUninitializedCapacity: vertexCount) { buffer, filled in
      // A row is its words, one behind the other: written as such, since a word that is put into a
      // vector has to wait for it.
      let words = UnsafeMutableRawBufferPointer(buffer).bindMemory(to: UInt64.self)
      for vertex in 0..<vertexCount {
        var slot = Int(offsets[vertex])
        let end = Int(offsets[vertex + 1])
        for word in 0..<wordCount {
          var bits = vertex >> 6 == word ? UInt64(1) << UInt64(vertex & 63) : 0
          while slot < end, Int(neighbors[slot]) >> 6 == word {
            bits |= 1 << UInt64(neighbors[slot] & 63)
            slot += 1
          }
          words[vertex * wordCount + word] = bits
        }
      }
      filled = vertexCount
    }
  }
}
