/// Breadth-first search from hundreds of vertices at once, a bit for each: what a vertex has seen after
/// a level is what it and its neighbours had seen before.
///
/// Bits travel against the edges, so that a bit of vertex t that arrives at v in level d says that t
/// is at distance d from v. While few vertices changed they push to those that lead to them, else all
/// pull; either way the work is never more than a few times that of single searches.
///
/// Reference: M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014,
/// https://doi.org/10.14778/2735496.2735507; S. Beamer, K. Asanović, D. Patterson,
/// "Direction-optimizing breadth-first search", 2012, https://doi.org/10.1109/SC.2012.50.
struct ManySourceSearch {
  private let rows: SimpleRows
  private let transposed: SimpleRows

  /// Makes a search along rows without weights.
  ///
  /// - Parameter areMutual: whether rows are the same in both directions.
  init(rows: SimpleRows, areMutual: Bool) {
    self.rows = rows
    transposed = areMutual ? rows : rows.transposed()
  }

  /// For each vertex the sums of its distances to the lanes at other vertices; several lanes may stand
  /// at the same vertex.
  func sums(laneVertices: [UInt32]) -> [DistanceSum] {
    // Rows as narrow as will do: most graphs of nations fit into two or four words.
    switch laneVertices.count {
    case ...128: sweep(laneVertices[...], width: SIMD2<UInt64>.self)
    case ...256: sweep(laneVertices[...], width: SIMD4<UInt64>.self)
    default: sharedSums(laneVertices)
    }
  }

  // MARK: - Kernel

  /// The batches in shares, at most eight of them.
  private func sharedSums(_ laneVertices: [UInt32]) -> [DistanceSum] {
    let laneCount = 64 * SIMD8<UInt64>.scalarCount
    let batchCount = (laneVertices.count + laneCount - 1) / laneCount
    let shareCount = min(batchCount, 8)
    let shares = Workers.map(shareCount) { share in
      let end = (share + 1) * batchCount / shareCount * laneCount
      return sweep(
        laneVertices[share * batchCount / shareCount * laneCount..<min(end, laneVertices.count)],
        width: SIMD8<UInt64>.self)
    }
    var sums = shares[0]
    for share in shares.dropFirst() {
      for vertex in sums.indices { sums[vertex].add(share[vertex]) }
    }
    return sums
  }

  private func sweep<Lanes: SIMD<UInt64>>(
    _ laneVertices: ArraySlice<UInt32>, width: Lanes.Type
  ) -> [DistanceSum] {
    let laneCount = 64 * Lanes.scalarCount
    var sums = [DistanceSum](repeating: DistanceSum(), count: rows.vertexCount)
    var sweep = LaneSweep<Lanes>(vertexCount: sums.count)
    for start in stride(from: laneVertices.startIndex, to: laneVertices.endIndex, by: laneCount) {
      sweep.begin(with: laneVertices[start..<min(start + laneCount, laneVertices.endIndex)])
      var level = 0
      while !sweep.active.isEmpty {
        level += 1
        sweep.advance(rows, transposed)
        Self.count(sweep, level: level, into: &sums)
      }
    }
    return sums
  }

  private static func count<Lanes: SIMD<UInt64>>(
    _ sweep: LaneSweep<Lanes>, level: Int, into sumList: inout [DistanceSum]
  ) {
    let counts = sweep.counts.span
    var sums = sumList.mutableSpan
    for index in sweep.active.indices {
      sums[Int(sweep.active[index])].add(Double(counts[index]), at: Double(level))
    }
  }
}

/// The levels of one batch of lanes; invariant between levels: `seen` and `next` are the same.
private struct LaneSweep<Lanes: SIMD<UInt64>> {
  /// The vertices that saw something new in the last level.
  private(set) var active: [UInt32] = []
  /// How many lanes each of these saw anew.
  private(set) var counts: [UInt32] = []
  private var seen: [Lanes]
  private var next: [Lanes]
  private var everything = Lanes.zero
  /// The vertices that have not seen every lane.
  private var open: [UInt32] = []
  private let vertexCount: Int

  init(vertexCount: Int) {
    self.vertexCount = vertexCount
    seen = [Lanes](repeating: .zero, count: vertexCount)
    next = seen
    active.reserveCapacity(vertexCount)
    counts.reserveCapacity(vertexCount)
    open.reserveCapacity(vertexCount)
  }

  mutating func begin(with laneVertices: ArraySlice<UInt32>) {
    if everything != .zero {
      for vertex in 0..<vertexCount { seen[vertex] = .zero }
      for vertex in 0..<vertexCount { next[vertex] = .zero }
    }
    active.removeAll(keepingCapacity: true)
    everything = .zero
    for (lane, vertex) in laneVertices.enumerated() {
      var bit = Lanes.zero
      bit[lane >> 6] = 1 << UInt64(lane & 63)
      if next[Int(vertex)] == .zero { active.append(vertex) }
      next[Int(vertex)] |= bit
      everything |= bit
    }
    for vertex in active { seen[Int(vertex)] = next[Int(vertex)] }
    open.removeAll(keepingCapacity: true)
    open.append(contentsOf: 0..<UInt32(vertexCount))
  }

  /// One level, in the direction that has less to do.
  mutating func advance(_ rows: SimpleRows, _ transposed: SimpleRows) {
    let entries = transposed.entryCount(of: active[...])
    if entries * 4 < rows.neighbors.count {
      Self.push(transposed, seen: seen, next: &next, active: &active)
    } else {
      Self.pull(
        rows, everything: everything, seen: seen, next: &next, active: &active, open: &open)
    }
    Self.commit(active, next: next, seen: &seen, counts: &counts)
  }

  private static func push(
    _ rows: SimpleRows, seen seenList: [Lanes], next nextList: inout [Lanes],
    active: inout [UInt32]
  ) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let sources = active
    active.removeAll(keepingCapacity: true)
    let seen = seenList.span
    var next = nextList.mutableSpan
    for source in sources {
      let bits = seen[Int(source)]
      for slot in Int(offsets[Int(source)])..<Int(offsets[Int(source) + 1]) {
        let neighbor = Int(neighbors[slot])
        let (before, known) = (next[neighbor], seen[neighbor])
        let after = before | bits
        guard after != before else { continue }
        if before == known { active.append(UInt32(neighbor)) }
        next[neighbor] = after
      }
    }
  }

  private static func pull(
    _ rows: SimpleRows, everything: Lanes, seen seenList: [Lanes], next nextList: inout [Lanes],
    active: inout [UInt32], open: inout [UInt32]
  ) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    active.removeAll(keepingCapacity: true)
    let seen = seenList.span
    var next = nextList.mutableSpan
    var kept = 0
    for index in open.indices {
      let vertex = Int(open[index])
      let known = seen[vertex]
      if known == everything { continue }
      open[kept] = UInt32(vertex)
      kept += 1
      var bits = known
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        bits |= seen[Int(neighbors[slot])]
      }
      guard bits != known else { continue }
      next[vertex] = bits
      active.append(UInt32(vertex))
    }
    let done = open.count - kept
    open.removeLast(done)
  }

  /// Counts what is new at the vertices that changed.
  private static func commit(
    _ active: [UInt32], next nextList: [Lanes], seen seenList: inout [Lanes],
    counts: inout [UInt32]
  ) {
    counts.removeAll(keepingCapacity: true)
    let next = nextList.span
    var seen = seenList.mutableSpan
    for vertex in active {
      let new = next[Int(vertex)] & ~seen[Int(vertex)]
      counts.append(UInt32(truncatingIfNeeded: new.nonzeroBitCount.wrappedSum()))
      seen[Int(vertex)] = next[Int(vertex)]
    }
  }
}

extension SimpleRows {
  /// The rows of the opposite direction, without weights and edges.
  package func transposed() -> SimpleRows {
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    for neighbor in neighbors { starts[Int(neighbor) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var sources = [UInt32](repeating: 0, count: neighbors.count)
    for vertex in 0..<vertexCount {
      for slot in row(of: vertex) {
        let neighbor = Int(neighbors[slot])
        sources[Int(next[neighbor])] = UInt32(vertex)
        next[neighbor] += 1
      }
    }
    return SimpleRows(offsets: starts, neighbors: sources, edges: [], weights: nil)
  }
}
