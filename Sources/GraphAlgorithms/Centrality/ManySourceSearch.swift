/// Breadth-first search from 512 vertices at once, a bit for each: what is new at a vertex in a level
/// is the union of what was new at its neighbours in the level before, less what it had seen.
///
/// Bits travel against the edges, so that a bit of vertex t that arrives at v in level d says that t
/// is at distance d from v. Only vertices with something new are followed, so that the work is never
/// more than that of single searches.
///
/// Reference: M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014,
/// https://doi.org/10.14778/2735496.2735507.
struct ManySourceSearch {
  private typealias Lanes = SIMD8<UInt64>
  private static let laneCount = 512

  private let offsets: [UInt32]
  private let neighbors: [UInt32]
  /// The sum of the distances from each vertex to the lanes that it reaches.
  private(set) var totals: [Int]
  /// The sum of the inverse distances.
  private(set) var inverses: [Double]
  /// How many lanes are reached, those of the vertex itself left out.
  private(set) var reached: [Int]
  /// The largest distance.
  private(set) var farthest: [Int]

  /// Makes a search along rows without weights.
  init(rows: SimpleRows) {
    // A bit moves from w to v along the edge v → w, hence through the transposed rows.
    let transposed = rows.transposed()
    offsets = transposed.offsets
    neighbors = transposed.neighbors
    let zeros = [Int](repeating: 0, count: rows.vertexCount)
    totals = zeros
    inverses = [Double](repeating: 0, count: rows.vertexCount)
    reached = zeros
    farthest = zeros
  }

  /// Searches for all lanes, each of which stands at a vertex; several may stand at the same.
  mutating func run(laneVertices: [UInt32]) {
    let n = totals.count
    var seen = [Lanes](repeating: .zero, count: n)
    var fresh = seen
    var next = seen
    for start in stride(from: 0, to: laneVertices.count, by: Self.laneCount) {
      let batch = laneVertices[start..<min(start + Self.laneCount, laneVertices.count)]
      let width = (batch.count + 63) / 64
      for vertex in 0..<n { seen[vertex] = .zero }
      var active: [UInt32] = []
      for (lane, vertex) in batch.enumerated() {
        if seen[Int(vertex)] == .zero { active.append(vertex) }
        seen[Int(vertex)][lane >> 6] |= 1 << UInt64(lane & 63)
      }
      for vertex in active { fresh[Int(vertex)] = seen[Int(vertex)] }
      sweep(active, seen: &seen, fresh: &fresh, next: &next, width: width)
    }
  }

  // MARK: - Kernel

  /// Level after level; invariant: `fresh` holds what is new at the active vertices and `next` is
  /// zero everywhere.
  private mutating func sweep(
    _ start: [UInt32], seen: inout [Lanes], fresh: inout [Lanes], next: inout [Lanes], width: Int
  ) {
    var active = start
    var touched: [UInt32] = []
    var level = 0
    while !active.isEmpty {
      level += 1
      touched.removeAll(keepingCapacity: true)
      push(active, fresh: fresh.span, next: next.mutableSpan, touched: &touched)
      active.removeAll(keepingCapacity: true)
      for vertex in touched {
        let v = Int(vertex)
        let new = next[v] & ~seen[v]
        next[v] = .zero
        guard new != .zero else { continue }
        seen[v] |= new
        fresh[v] = new
        active.append(vertex)
        count(new, at: v, level: level, width: width)
      }
    }
  }

  private func push(
    _ active: [UInt32], fresh: Span<Lanes>, next: consuming MutableSpan<Lanes>,
    touched: inout [UInt32]
  ) {
    let (offsets, neighbors) = (offsets.span, neighbors.span)
    for vertex in active {
      let bits = fresh[Int(vertex)]
      for slot in Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1]) {
        let neighbor = Int(neighbors[slot])
        let before = next[neighbor]
        if before == .zero { touched.append(UInt32(neighbor)) }
        next[neighbor] = before | bits
      }
    }
  }

  private mutating func count(_ new: Lanes, at vertex: Int, level: Int, width: Int) {
    var found = 0
    for word in 0..<width { found += new[word].nonzeroBitCount }
    totals[vertex] += found * level
    inverses[vertex] += Double(found) / Double(level)
    reached[vertex] += found
    farthest[vertex] = max(farthest[vertex], level)
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
