import GraphCore

/// Classes of true twins: vertices that are tied to each other and to the same others. Members of
/// the same agreements are such, and no measure that is invariant under relabelling tells them apart.
package struct TwinQuotient: Sendable {
  /// The class of each vertex.
  package let classes: [UInt32]
  /// How many vertices each class has.
  package let sizes: [Double]
  /// A vertex of each class, the least.
  package let representatives: [Int]
  /// The ties among the classes, without those within.
  package let rows: SimpleRows

  /// The number of classes.
  package var count: Int { sizes.count }

  /// Finds the classes of undirected rows without weights.
  ///
  /// - Complexity: O(V + E), by hashes of the closed neighbourhoods that are then compared.
  package init(rows: SimpleRows) {
    let n = rows.vertexCount
    let hashes = Self.closedHashes(in: rows)
    // Twins have equal hashes; sorted, they stand together in ascending order.
    let order = (0..<n).sorted { (hashes[$0], $0) < (hashes[$1], $1) }
    var leaders = [UInt32](repeating: 0, count: n)
    for (index, vertex) in order.enumerated() {
      var leader = vertex
      var before = index - 1
      while before >= 0, hashes[order[before]] == hashes[vertex] {
        let other = order[before]
        if leaders[other] == UInt32(other), Self.areTwins(other, vertex, in: rows) {
          leader = other
          break
        }
        before -= 1
      }
      leaders[vertex] = UInt32(leader)
    }
    var classes = [UInt32](repeating: 0, count: n)
    var (representatives, sizes) = ([Int](), [Double]())
    for vertex in 0..<n {
      let leader = Int(leaders[vertex])
      if leader == vertex {
        classes[vertex] = UInt32(sizes.count)
        representatives.append(vertex)
        sizes.append(0)
      } else {
        classes[vertex] = classes[leader]
      }
      sizes[Int(classes[vertex])] += 1
    }
    self.classes = classes
    self.sizes = sizes
    self.representatives = representatives
    // Representatives ascend, so what is left of their rows ascends in classes too.
    self.rows = representatives.count == n ? rows : rows.restricted(to: representatives)
  }

  // MARK: - Kernel

  private static func closedHashes(in rows: SimpleRows) -> [UInt64] {
    let codes = (0..<UInt64(rows.vertexCount)).map(scrambled)
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var hashes = codes
    for vertex in 0..<codes.count {
      var hash = codes[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        hash &+= codes[Int(neighbors[slot])]
      }
      hashes[vertex] = hash
    }
    return hashes
  }

  private static func scrambled(_ value: UInt64) -> UInt64 {
    var z = (value &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return z ^ (z >> 27)
  }

  /// Whether two rows are the same but for the two themselves.
  private static func areTwins(_ first: Int, _ second: Int, in rows: SimpleRows) -> Bool {
    guard rows.degree(of: first) == rows.degree(of: second),
      rows.hasNeighbor(second, of: first)
    else { return false }
    var slot = Int(rows.offsets[second])
    let end = Int(rows.offsets[second + 1])
    for other in rows.row(of: first) where Int(rows.neighbors[other]) != second {
      if slot < end, Int(rows.neighbors[slot]) == first { slot += 1 }
      guard slot < end, rows.neighbors[slot] == rows.neighbors[other] else { return false }
      slot += 1
    }
    return true
  }
}
