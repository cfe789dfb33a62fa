import GraphCore

extension CompactGraph {
  /// How often each edge lies on a shortest path: over the pairs of vertices, the sum of the share of
  /// their shortest paths that use it.
  ///
  /// Pairs are unordered in an undirected graph and ordered in a directed one. Of parallel edges the
  /// shortest, of equal ones the first, stands for all; the others and loops score zero.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try path.edgeBetweenness()  // [2, 2]
  ///
  /// - Parameter scale: the raw sum, or its share of the n(n − 1) ordered pairs (half as many
  ///   unordered ones).
  /// - Returns: one per edge, in the order of the graph's edges.
  /// - Throws: `negativeTies`; `invalidLength`, `zeroLength` where lengths are added up; `overflow`.
  /// - Complexity: O(V (V + E)) by hops, O(V (V + E) log V) by lengths.
  ///
  /// Reference: U. Brandes, "On variants of shortest-path betweenness centrality and their generic
  /// computation", 2008, https://doi.org/10.1016/j.socnet.2007.11.001.
  public func edgeBetweenness(
    _ scale: BetweennessScale = .raw, weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> [Double] {
    let factor = edgeBetweennessFactor(scale)
    return try edgeDependencySums(from: Array(0..<vertexCount), weighted: weighted)
      .map { $0 * factor }
  }

  /// What a sum over ordered pairs is multiplied by.
  func edgeBetweennessFactor(_ scale: BetweennessScale) -> Double {
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    return scale == .raw ? (isDirected ? 1 : 0.5) : pairs > 0 ? 1 / pairs : 0
  }

  /// The sums over the edges of what the paths from some sources to some targets, or to all, depend on.
  func edgeDependencySums(
    from sources: [Int], to isTarget: [Bool]? = nil, weighted: PathWeighting
  ) throws(GraphAlgorithmsError) -> [Double] {
    try requirePositiveTies(for: "edge betweenness")
    try requireLengths(weighted, counting: true)
    let weight = RowWeight(weighted)
    var accumulation = EdgeDependencyAccumulation(
      forward: simpleRows(.outgoing, weight: weight),
      backward: simpleRows(.incoming, weight: weight), isTarget: isTarget, edgeCount: edgeCount)
    for source in sources {
      guard accumulation.add(source) else {
        throw .overflow(measure: "the number of shortest paths")
      }
    }
    return accumulation.sums
  }
}

// MARK: - Kernel

/// Brandes' accumulation at the edges: σ ↔ `counts`, δ ↔ `dependencies`, C_B(e) ↔ `sums`. A vertex that
/// is no target passes on what others depend on, and adds nothing of its own.
private struct EdgeDependencyAccumulation {
  let backward: SimpleRows
  let isTarget: [Bool]?
  var search: ShortestPathSearch
  var sums: [Double]
  var dependencies: [Double]

  init(forward: SimpleRows, backward: SimpleRows, isTarget: [Bool]?, edgeCount: Int) {
    self.backward = backward
    self.isTarget = isTarget
    search = ShortestPathSearch(rows: forward)
    sums = [Double](repeating: 0, count: edgeCount)
    dependencies = [Double](repeating: 0, count: forward.vertexCount)
  }

  /// Adds what the paths from one source depend on; false where they are too many to count.
  mutating func add(_ source: Int) -> Bool {
    search.run(from: source)
    let counts = search.pathCounts(predecessors: backward)
    for vertex in search.order { dependencies[Int(vertex)] = 0 }
    for vertex in search.order.dropFirst().reversed().map(Int.init) {
      guard counts[vertex].isFinite else { return false }
      let ending: Double = isTarget?[vertex] ?? true ? 1 : 0
      let share = (ending + dependencies[vertex]) / counts[vertex]
      for slot in backward.row(of: vertex) where search.isStep(slot, of: backward, into: vertex) {
        let previous = Int(backward.neighbors[slot])
        dependencies[previous] += counts[previous] * share
        sums[Int(backward.edges[slot])] += counts[previous] * share
      }
    }
    return true
  }
}
