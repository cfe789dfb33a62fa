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
  /// - Complexity: O(V + E).
  package init(rows: SimpleRows) {
    let n = rows.vertexCount
    let leaders = TwinLeaders.find(in: rows)
    let firsts = leaders.span
    var classList = [UInt32](repeating: 0, count: n)
    var classes = classList.mutableSpan
    var (representatives, sizes) = ([Int](), [Double]())
    representatives.reserveCapacity(n)
    sizes.reserveCapacity(n)
    for vertex in 0..<n {
      let leader = Int(firsts[vertex])
      if leader == vertex {
        classes[vertex] = UInt32(sizes.count)
        representatives.append(vertex)
        sizes.append(1)
      } else {
        let own = classes[leader]
        classes[vertex] = own
        sizes[Int(own)] += 1
      }
    }
    self.classes = classList
    self.sizes = sizes
    self.representatives = representatives
    self.rows =
      representatives.count == n
      ? rows : Self.rows(among: representatives, leaders: leaders, classes: classList, of: rows)
  }

  // MARK: - Kernel

  /// The rows of the representatives among themselves. They ascend, hence so do their rows.
  private static func rows(
    among representatives: [Int], leaders leaderList: [UInt32], classes classList: [UInt32],
    of rows: SimpleRows
  ) -> SimpleRows {
    let (starts, entries) = (rows.offsets.span, rows.neighbors.span)
    let (leaders, classes) = (leaderList.span, classList.span)
    let bound = representatives.reduce(0) { $0 + rows.degree(of: $1) }
    var offsets = [UInt32](repeating: 0, count: representatives.count + 1)
    let neighbors = [UInt32](unsafeUninitializedCapacity: bound) { buffer, filled in
      for (own, vertex) in representatives.enumerated() {
        for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
          let other = entries[slot]
          guard leaders[Int(other)] == other else { continue }
          buffer.initializeElement(at: filled, to: classes[Int(other)])
          filled += 1
        }
        offsets[own + 1] = UInt32(filled)
      }
    }
    return SimpleRows(offsets: offsets, neighbors: neighbors, edges: [], weights: nil)
  }
}
