import GraphCore

/// How many vertices a path may be told to pass; the search doubles with each.
public let passedVertexLimit = 10

extension CompactGraph {
  /// All shortest ways between two vertices that pass some others, in whatever order is shortest,
  /// listed in the order of their vertices, and their number.
  ///
  /// A way may visit a vertex twice where no shorter one passes all; its vertices are then not
  /// distinct. Parallel edges, ends and lists are treated as by `allShortestPaths`.
  ///
  ///     let star = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(0, 3)])
  ///     try star.shortestPaths(from: 1, to: 2, through: [3]).paths.map(\.vertices)
  ///     // [[1, 0, 3, 0, 2]]
  ///
  /// - Parameter passed: the vertices to pass, at most `passedVertexLimit`.
  /// - Parameter avoided: vertices that no path may touch.
  /// - Throws: `negativeTies`, `invalidLength`, `zeroLength`, `overflow`; `limitExceeded` where there
  ///   are too many vertices to pass.
  /// - Complexity: O(2^k (V + E) log V) for k vertices to pass: a search over the pairs of a vertex
  ///   and the set of those passed so far (M. Held, R. M. Karp, 1962,
  ///   https://doi.org/10.1137/0110015).
  public func shortestPaths(
    from source: Int, to target: Int, through passed: [Int], avoiding avoided: [Int] = [],
    weighted: PathWeighting = .hops, direction: Direction = .outgoing, limit: Int = 1000
  ) throws(GraphAlgorithmsError) -> ShortestPaths {
    let wanted = Set(passed).sorted()
    guard !wanted.isEmpty else {
      return try allShortestPaths(
        from: source, to: target, avoiding: avoided, weighted: weighted, direction: direction,
        limit: limit)
    }
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    precondition(wanted.allSatisfy { (0..<vertexCount).contains($0) }, "vertex out of range")
    try requirePositiveTies(for: "shortest paths")
    try requireLengths(weighted, counting: true)
    guard wanted.count <= passedVertexLimit else {
      throw .limitExceeded(what: "vertices to pass", limit: passedVertexLimit)
    }
    guard ([source, target] + wanted).allSatisfy({ !avoided.contains($0) }) else {
      return ShortestPaths(paths: [], count: 0)
    }
    let states = PassingStates(
      rows: simpleRows(direction, weight: RowWeight(weighted)).excluding(avoided), passed: wanted)
    let listing = ShortestPathListing(
      forward: states.rows, backward: states.rows.transposedWithWeights(),
      from: states.first(at: source), to: states.last(at: target))
    let count = listing.count
    guard count.isFinite else { throw .overflow(measure: "the number of shortest paths") }
    let paths = listing.paths(limit: limit).map { path in
      Path(
        vertices: path.vertices.map { $0 % vertexCount }, edges: path.edges, length: path.length)
    }
    return ShortestPaths(paths: paths, count: count)
  }
}

// MARK: - Kernel

/// The graph of pairs of a vertex and the set of those passed: the pair (v, S) is S · n + v. A way
/// of the graph is one of the pairs, since the set follows from the vertices.
private struct PassingStates {
  let rows: SimpleRows
  private let bits: [Int]
  private let everything: Int

  init(rows: SimpleRows, passed: [Int]) {
    let n = rows.vertexCount
    var bits = [Int](repeating: 0, count: n)
    for (place, vertex) in passed.enumerated() { bits[vertex] = 1 << place }
    self.bits = bits
    everything = (1 << passed.count) - 1
    var (offsets, neighbors, edges, weights) = ([UInt32(0)], [UInt32](), [UInt32](), [Double]())
    offsets.reserveCapacity(n << passed.count + 1)
    neighbors.reserveCapacity(rows.neighbors.count << passed.count)
    for set in 0...everything {
      for vertex in 0..<n {
        // Rows ascend by the vertex, so that paths are listed in the order of their vertices.
        for slot in rows.row(of: vertex) where bits[vertex] & ~set == 0 {
          let next = Int(rows.neighbors[slot])
          neighbors.append(UInt32((set | bits[next]) * n + next))
          edges.append(rows.edges[slot])
          if let lengths = rows.weights { weights.append(lengths[slot]) }
        }
        offsets.append(UInt32(neighbors.count))
      }
    }
    self.rows = SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: edges,
      weights: rows.weights == nil ? nil : weights)
  }

  func first(at vertex: Int) -> Int { bits[vertex] * bits.count + vertex }

  func last(at vertex: Int) -> Int { everything * bits.count + vertex }
}

extension SimpleRows {
  /// The rows of the opposite direction, with their weights and edges.
  fileprivate func transposedWithWeights() -> SimpleRows {
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    for neighbor in neighbors { starts[Int(neighbor) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var sources = [UInt32](repeating: 0, count: neighbors.count)
    var (edgesBack, weightsBack) = (sources, weights)
    for vertex in 0..<vertexCount {
      for slot in row(of: vertex) {
        let place = Int(next[Int(neighbors[slot])])
        next[Int(neighbors[slot])] += 1
        sources[place] = UInt32(vertex)
        edgesBack[place] = edges[slot]
        if let weights { weightsBack?[place] = weights[slot] }
      }
    }
    return SimpleRows(
      offsets: starts, neighbors: sources, edges: edgesBack, weights: weightsBack)
  }
}
