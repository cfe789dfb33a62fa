import GraphCore

extension CompactGraph {
  /// The paths between two vertices that visit no vertex twice, up to a number of edges, in the order
  /// of their vertices.
  ///
  /// Parallel edges count as one, the first; from a vertex to itself there is the path of no edge.
  ///
  /// - Parameter longest: how many edges a path may have; nil for any number.
  /// - Parameter avoided: vertices that no path may touch; where an end is one of them there is none.
  /// - Parameter limit: how many paths there may be.
  /// - Throws: `negativeTies`; `limitExceeded`.
  /// - Complexity: O(V + E) a path; branches that cannot reach the target in time are not entered.
  public func simplePaths(
    from source: Int, to target: Int, longest: Int? = nil, avoiding avoided: [Int] = [],
    direction: Direction = .outgoing, limit: Int = 1_000_000
  ) throws(GraphAlgorithmsError) -> [Path] {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    try requirePositiveTies(for: "simple paths")
    guard !avoided.contains(source), !avoided.contains(target) else { return [] }
    guard source != target else { return [Path(vertices: [source], edges: [], length: 0)] }
    var search = ShortestPathSearch(rows: simpleRows(direction.reversed).excluding(avoided))
    search.run(from: target)
    var listing = SimplePathListing(
      rows: simpleRows(direction).excluding(avoided), source: source, target: target,
      longest: Double(longest ?? vertexCount), remaining: search.distances)
    while let path = listing.next() {
      guard listing.paths.count < limit else { throw .limitExceeded(what: "paths", limit: limit) }
      listing.paths.append(path)
    }
    return listing.paths
  }

  /// The path whose weakest edge is strongest; among those the one with the fewest edges, among these
  /// the first in the order of its vertices.
  ///
  /// Of parallel edges the strongest counts. The `length` of the path is the strength of its weakest
  /// edge, infinite for the path of one vertex.
  ///
  /// - Parameter passed: vertices that the path must pass, in any order; it may then visit a vertex
  ///   twice, as in `shortestPaths(from:to:through:)`.
  /// - Parameter avoided: vertices that no path may touch; where an end is one of them there is none.
  /// - Returns: nil where no path leads.
  /// - Throws: `negativeTies`; `invalidStrength`; `limitExceeded` where there are too many vertices to
  ///   pass.
  /// - Complexity: O((V + E) log V), with vertices to pass that of the shortest path through them for
  ///   each strength.
  ///
  /// Reference: M. Pollack, "The maximum capacity through a network", 1960,
  /// https://doi.org/10.1287/opre.8.5.733.
  public func widestPath(
    from source: Int, to target: Int, through passed: [Int] = [], avoiding avoided: [Int] = [],
    direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Path? {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    try requirePositiveTies(for: "widest path")
    try requireStrengths(.strengths)
    guard !avoided.contains(source), !avoided.contains(target) else { return nil }
    let width = widths(from: source, avoiding: avoided, direction: direction)[target]
    guard width > 0 else { return nil }
    // No path through others is wider than one that need not pass them.
    var steps = [width]
    if !passed.isEmpty { steps = Set(strengths ?? [1]).filter { $0 <= width }.sorted(by: >) }
    for least in steps {
      if let path = try shortestPath(
        from: source, to: target, through: passed, avoiding: avoided, direction: direction,
        leastStrength: least)
      {
        return path
      }
    }
    return nil
  }

  /// The shortest path through edges of a least strength, which is its length then.
  private func shortestPath(
    from source: Int, to target: Int, through passed: [Int], avoiding avoided: [Int],
    direction: Direction, leastStrength: Double
  ) throws(GraphAlgorithmsError) -> Path? {
    let kept = (0..<edgeCount).filter { (strengths?[$0] ?? 1) >= leastStrength }
    let strong = CompactGraph(
      vertexCount: vertexCount, directed: isDirected,
      edges: kept.map { Edge(Int(edgeSources[$0]), Int(edgeTargets[$0])) })
    let path =
      passed.isEmpty
      ? try strong.shortestPath(
        from: source, to: target, avoiding: avoided, direction: direction)
      : try strong.shortestPaths(
        from: source, to: target, through: passed, avoiding: avoided, direction: direction,
        limit: 1
      ).paths.first
    // Edges keep their order, so the i-th edge of the strong graph is the i-th that was kept.
    return path.map {
      Path(vertices: $0.vertices, edges: $0.edges.map { kept[$0] }, length: leastStrength)
    }
  }

  // MARK: - Kernel

  /// The largest width of a path to each vertex, zero where none leads: Dijkstra's method with the
  /// minimum of strengths in the place of the sum of lengths.
  private func widths(
    from source: Int, avoiding avoided: [Int], direction: Direction
  ) -> [Double] {
    var widths = [Double](repeating: 0, count: vertexCount)
    // No way into a vertex is wider than this.
    for vertex in avoided { widths[vertex] = .infinity }
    var heap = VertexHeap(vertexCount: vertexCount)
    widths[source] = .infinity
    heap.push(UInt32(source), key: -.infinity)
    let sides =
      direction == .outgoing
      ? [outgoing] : direction == .incoming ? [incoming] : [outgoing, incoming]
    while let vertex = heap.popLeast().map(Int.init) {
      for side in sides {
        for slot in side.row(of: vertex) {
          let next = Int(side.neighbors[slot])
          let width = min(widths[vertex], strengths?[Int(side.edges[slot])] ?? 1)
          guard width > widths[next] else { continue }
          widths[next] = width
          heap.push(UInt32(next), key: -width)
        }
      }
    }
    return widths
  }
}

/// Depth-first descent that never enters a vertex from which the target is too far.
private struct SimplePathListing {
  let rows: SimpleRows
  let target: Int
  let longest: Double
  let remaining: [Double]
  var paths: [Path] = []
  private var vertices: [Int]
  private var edges: [Int] = []
  private var slots: [Int]
  private var isOnPath: [Bool]

  init(rows: SimpleRows, source: Int, target: Int, longest: Double, remaining: [Double]) {
    self.rows = rows
    self.target = target
    self.longest = longest
    self.remaining = remaining
    vertices = [source]
    slots = [rows.row(of: source).lowerBound]
    isOnPath = [Bool](repeating: false, count: rows.vertexCount)
    isOnPath[source] = true
  }

  mutating func next() -> Path? {
    while let vertex = vertices.last {
      let slot = slots[slots.count - 1]
      guard vertex != target, slot < rows.row(of: vertex).upperBound else {
        let found = vertex == target && slot == rows.row(of: vertex).lowerBound
        if found {
          slots[slots.count - 1] = -1
          return Path(vertices: vertices, edges: edges, length: Double(edges.count))
        }
        leave()
        continue
      }
      slots[slots.count - 1] = slot + 1
      let neighbor = Int(rows.neighbors[slot])
      guard !isOnPath[neighbor], Double(vertices.count) + remaining[neighbor] <= longest else {
        continue
      }
      vertices.append(neighbor)
      edges.append(Int(rows.edges[slot]))
      slots.append(rows.row(of: neighbor).lowerBound)
      isOnPath[neighbor] = true
    }
    return nil
  }

  private mutating func leave() {
    if let vertex = vertices.popLast() { isOnPath[vertex] = false }
    slots.removeLast()
    _ = edges.popLast()
  }
}
