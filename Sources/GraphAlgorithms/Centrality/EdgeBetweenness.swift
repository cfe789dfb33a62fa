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
    try requirePositiveTies(for: "edge betweenness")
    try requireLengths(weighted, counting: true)
    let weight = RowWeight(weighted)
    var accumulation = EdgeDependencyAccumulation(
      forward: simpleRows(.outgoing, weight: weight),
      backward: simpleRows(.incoming, weight: weight), edgeCount: edgeCount)
    for source in 0..<vertexCount {
      guard accumulation.add(source) else {
        throw .overflow(measure: "the number of shortest paths")
      }
    }
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    let factor = scale == .raw ? (isDirected ? 1 : 0.5) : pairs > 0 ? 1 / pairs : 0
    return accumulation.sums.map { $0 * factor }
  }
}

// MARK: - Kernel

/// Brandes' accumulation at the edges: σ ↔ `counts`, δ ↔ `dependencies`, C_B(e) ↔ `sums`.
private struct EdgeDependencyAccumulation {
  let backward: SimpleRows
  var search: ShortestPathSearch
  var sums: [Double]
  var dependencies: [Double]

  init(forward: SimpleRows, backward: SimpleRows, edgeCount: Int) {
    self.backward = backward
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
      let share = (1 + dependencies[vertex]) / counts[vertex]
      for slot in backward.row(of: vertex) where search.isStep(slot, of: backward, into: vertex) {
        let previous = Int(backward.neighbors[slot])
        dependencies[previous] += counts[previous] * share
        sums[Int(backward.edges[slot])] += counts[previous] * share
      }
    }
    return true
  }
}
