import GraphCore

extension CompactGraph {
  /// The shortest path between two vertices; of several the first in the order of its vertices.
  ///
  /// - Parameter avoided: vertices that no path may touch; where an end is one of them there is none.
  /// - Returns: nil where no path leads; the path of one vertex where the two are the same.
  /// - Throws: `negativeTies`; `invalidLength` where lengths are added up.
  /// - Complexity: O(V + E) by hops, from both ends; O((V + E) log V) by lengths.
  public func shortestPath(
    from source: Int, to target: Int, avoiding avoided: [Int] = [],
    weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Path? {
    try requirePositiveTies(for: "shortest path")
    try requireLengths(weighted)
    guard !avoided.contains(source), !avoided.contains(target) else { return nil }
    if weighted == .hops || lengths == nil {
      let rows = simpleRows(direction).excluding(avoided)
      return HopMeeting.path(
        from: source, to: target, outgoing: rows,
        incoming: isDirected ? simpleRows(direction.reversed).excluding(avoided) : rows)
    }
    return ShortestPathListing(
      graph: self, from: source, to: target, avoiding: avoided, weighted: weighted,
      direction: direction
    ).paths(limit: 1).first
  }

  /// All shortest paths between two vertices, in the order of their vertices, and their number.
  ///
  /// Of parallel edges the shortest is taken, of equal ones the first, so that paths differ in
  /// their vertices. The number of paths is right also where there are more than the limit.
  ///
  ///     let square = CompactGraph(
  ///       vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(2, 3), Edge(0, 3)])
  ///     try square.allShortestPaths(from: 0, to: 2).paths.map(\.vertices)  // [[0, 1, 2], [0, 3, 2]]
  ///
  /// - Parameter avoided: vertices that no path may touch; where an end is one of them there is none.
  /// - Parameter limit: how many paths to list.
  /// - Throws: `negativeTies`, `invalidLength`, `zeroLength`, `overflow`.
  /// - Complexity: O((V + E) log V) and the length of what is listed.
  public func allShortestPaths(
    from source: Int, to target: Int, avoiding avoided: [Int] = [],
    weighted: PathWeighting = .hops, direction: Direction = .outgoing, limit: Int = 1000
  ) throws(GraphAlgorithmsError) -> ShortestPaths {
    try requirePositiveTies(for: "shortest paths")
    try requireLengths(weighted, counting: true)
    guard !avoided.contains(source), !avoided.contains(target) else {
      return ShortestPaths(paths: [], count: 0)
    }
    let listing = ShortestPathListing(
      graph: self, from: source, to: target, avoiding: avoided, weighted: weighted,
      direction: direction)
    let count = listing.count
    guard count.isFinite else { throw .overflow(measure: "the number of shortest paths") }
    return ShortestPaths(paths: listing.paths(limit: limit), count: count)
  }
}

// MARK: - Kernel

/// Lists shortest paths from the source by the distances that remain to the target.
struct ShortestPathListing {
  let source: Int
  let target: Int
  let forward: SimpleRows
  let search: ShortestPathSearch

  init(
    graph: CompactGraph, from source: Int, to target: Int, avoiding avoided: [Int],
    weighted: PathWeighting, direction: Direction
  ) {
    precondition(source >= 0 && source < graph.vertexCount, "vertex out of range")
    precondition(target >= 0 && target < graph.vertexCount, "vertex out of range")
    let weight = RowWeight(weighted)
    self.init(
      forward: graph.simpleRows(direction, weight: weight).excluding(avoided),
      backward: graph.simpleRows(direction.reversed, weight: weight).excluding(avoided),
      from: source, to: target)
  }

  /// Lists along rows and their opposite.
  init(forward: SimpleRows, backward: SimpleRows, from source: Int, to target: Int) {
    self.source = source
    self.target = target
    self.forward = forward
    var search = ShortestPathSearch(rows: backward)
    search.run(from: target, until: source)
    self.search = search
  }

  /// The number of shortest paths.
  var count: Double {
    search.distances[source].isFinite ? search.pathCounts(predecessors: forward)[source] : 0
  }

  /// The first paths in lexicographic order, by depth-first descent of the remaining distance.
  func paths(limit: Int) -> [Path] {
    guard search.distances[source].isFinite, limit > 0 else { return [] }
    var paths: [Path] = []
    var vertices = [source]
    var slots = [forward.row(of: source).lowerBound]
    var edges: [Int] = []
    while let vertex = vertices.last, paths.count < limit {
      if vertex == target {
        paths.append(Path(vertices: vertices, edges: edges, length: search.distances[source]))
      }
      if vertex != target, let slot = nextStep(from: vertex, at: slots[slots.count - 1]) {
        slots[slots.count - 1] = slot + 1
        let next = Int(forward.neighbors[slot])
        vertices.append(next)
        edges.append(Int(forward.edges[slot]))
        slots.append(forward.row(of: next).lowerBound)
      } else {
        vertices.removeLast()
        slots.removeLast()
        _ = edges.popLast()
      }
    }
    return paths
  }

  private func nextStep(from vertex: Int, at start: Int) -> Int? {
    (start..<forward.row(of: vertex).upperBound).first {
      search.isStep($0, of: forward, into: vertex)
    }
  }
}
