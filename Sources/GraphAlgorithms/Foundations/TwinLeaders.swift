/// Finds the true twins of undirected rows without weights: the least twin of each vertex, which is
/// the vertex itself where there is none.
///
/// In a large graph hashes of the closed neighbourhoods say where to look, and what looks equal is
/// compared.
package enum TwinLeaders {
  /// The least twin of each vertex; in a graph where twins are too rare to look for all of them, each
  /// vertex itself, which is as right and saves less.
  ///
  /// - Complexity: O(V + E).
  package static func find(in rows: SimpleRows) -> [UInt32] {
    switch rows.vertexCount {
    case ...64: ClosedBits<UInt64>(rows).leaders
    case ...128: ClosedBits<SIMD2<UInt64>>(rows).leaders
    case ...256: ClosedBits<SIMD4<UInt64>>(rows).leaders
    default:
      hasTwins(rows) ? leaders(ofRows: rows) : (0..<UInt32(rows.vertexCount)).map { $0 }
    }
  }

  // MARK: - Kernel

  private static func leaders(ofRows rows: SimpleRows) -> [UInt32] {
    let n = rows.vertexCount
    let hashList = closedHashes(in: rows)
    let (offsets, neighbors, hashes) = (rows.offsets.span, rows.neighbors.span, hashList.span)
    var leaderList = (0..<UInt32(n)).map { $0 }
    var leaders = leaderList.mutableSpan
    for vertex in 0..<n where leaders[vertex] == UInt32(vertex) {
      let (hash, start) = (hashes[vertex], Int(offsets[vertex]))
      var slot = Int(offsets[vertex + 1])
      // Rows ascend, so that those who come later stand at the end.
      while slot > start {
        slot -= 1
        let other = Int(neighbors[slot])
        if other < vertex { break }
        guard hashes[other] == hash, areTwins(vertex, other, offsets, neighbors) else { continue }
        leaders[other] = UInt32(vertex)
      }
    }
    return leaderList
  }

  /// Whether one in fifty of some evenly spread vertices has a twin.
  private static func hasTwins(_ rows: SimpleRows) -> Bool {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let step = max(1, rows.vertexCount / 512)
    var (seen, found) = (0, 0)
    for vertex in stride(from: 0, to: rows.vertexCount, by: step) {
      seen += 1
      let row = Int(offsets[vertex])..<Int(offsets[vertex + 1])
      if row.contains(where: { areTwins(vertex, Int(neighbors[$0]), offsets, neighbors) }) {
        found += 1
      }
    }
    return 50 * found >= seen
  }

  private static func closedHashes(in rows: SimpleRows) -> [UInt64] {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let codeList = (0..<UInt64(rows.vertexCount)).map(scrambled)
    let codes = codeList.span
    return (0..<codes.count).map { vertex in
      var hash = codes[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        hash &+= codes[Int(neighbors[slot])]
      }
      return hash
    }
  }

  private static func scrambled(_ value: UInt64) -> UInt64 {
    var z = (value &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return z ^ (z >> 27)
  }

  /// Whether the rows of two neighbours are the same but for the two themselves.
  private static func areTwins(
    _ first: Int, _ second: Int, _ offsets: Span<UInt32>, _ neighbors: Span<UInt32>
  ) -> Bool {
    var (slot, other) = (Int(offsets[first]), Int(offsets[second]))
    let (end, otherEnd) = (Int(offsets[first + 1]), Int(offsets[second + 1]))
    guard end - slot == otherEnd - other else { return false }
    while slot < end, other < otherEnd {
      let (a, b) = (neighbors[slot], neighbors[other])
      if a == b {
        slot += 1
        other += 1
      } else if a == UInt32(second) {
        slot += 1
      } else if b == UInt32(first) {
        other += 1
      } else {
        return false
      }
    }
    return true
  }
}
