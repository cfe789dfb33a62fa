import GraphCore

/// How betweenness is scaled.
public enum BetweennessScale: Hashable, Sendable {
  /// The number of pairs, each counted by the share of its shortest paths that pass.
  case raw
  /// The share of all pairs of others, 0…1.
  case pairShare
}

/// Whether the ends of a path count as passed.
public enum EndpointRule: Hashable, Sendable {
  /// Only vertices strictly between the ends count.
  case excluded
  /// The ends count too.
  case included
}

extension CompactGraph {
  /// How often each vertex lies between two others: over the pairs of others, the sum of the share
  /// of their shortest paths that pass through it.
  ///
  /// Pairs are unordered in an undirected graph and ordered in a directed one; pairs that are not
  /// connected count nothing, so an isolated vertex scores zero. Parallel edges count as one, the
  /// shortest; loops are ignored. Not the same as igraph, which counts parallel edges as different
  /// paths.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try path.betweenness().values  // [0, 1, 0]
  ///
  /// - Parameter scale: the raw sum, or its share of the (n − 1)(n − 2) ordered pairs (half as many
  ///   unordered ones); with the ends included, of the n(n − 1) pairs.
  /// - Throws: `negativeTies`; `invalidLength`, `zeroLength` where lengths are added up; `overflow`
  ///   where paths are too many for a double.
  /// - Complexity: O(V (V + E)) by hops, O(V (V + E) log V) by lengths.
  ///
  /// Reference: U. Brandes, "A faster algorithm for betweenness centrality", 2001,
  /// https://doi.org/10.1080/0022250X.2001.9990249.
  public func betweenness(
    _ scale: BetweennessScale = .raw, weighted: PathWeighting = .hops,
    endpoints: EndpointRule = .excluded
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "betweenness")
    try requireLengths(weighted, counting: true)
    let weight = RowWeight(weighted)
    var accumulation = DependencyAccumulation(
      forward: simpleRows(.outgoing, weight: weight),
      backward: simpleRows(.incoming, weight: weight))
    for source in 0..<vertexCount {
      guard accumulation.add(source, endpoints: endpoints) else {
        throw .overflow(measure: "the number of shortest paths")
      }
    }
    let factor = betweennessFactor(scale, endpoints: endpoints)
    return Scores(accumulation.sums.map { $0 * factor })
  }

  /// What turns a sum over ordered pairs into the scale.
  private func betweennessFactor(_ scale: BetweennessScale, endpoints: EndpointRule) -> Double {
    let n = Double(vertexCount)
    let pairs = endpoints == .included ? n * (n - 1) : (n - 1) * (n - 2)
    switch scale {
    case .raw: return isDirected ? 1 : 0.5
    case .pairShare: return pairs > 0 ? 1 / pairs : 0
    }
  }
}

// MARK: - Kernel

/// Brandes' accumulation. σ ↔ `counts`, δ ↔ `dependencies`, C_B ↔ `sums`, S ↔ `search.order`.
///
/// Deviation from the paper: no lists of predecessors; they are found again in the rows of the
/// opposite direction, by the same test that counted them.
private struct DependencyAccumulation {
  let backward: SimpleRows
  var search: ShortestPathSearch
  var sums: [Double]
  var dependencies: [Double]

  init(forward: SimpleRows, backward: SimpleRows) {
    self.backward = backward
    search = ShortestPathSearch(rows: forward)
    sums = [Double](repeating: 0, count: forward.vertexCount)
    dependencies = sums
  }

  /// Adds what the paths from one source depend on; false where they are too many to count.
  mutating func add(_ source: Int, endpoints: EndpointRule) -> Bool {
    search.run(from: source)
    let counts = search.pathCounts(predecessors: backward)
    for vertex in search.order { dependencies[Int(vertex)] = 0 }
    for vertex in search.order.dropFirst().reversed().map(Int.init) {
      guard counts[vertex].isFinite else { return false }
      let share = (1 + dependencies[vertex]) / counts[vertex]
      for slot in backward.row(of: vertex) where search.isStep(slot, of: backward, into: vertex) {
        let previous = Int(backward.neighbors[slot])
        dependencies[previous] += counts[previous] * share
      }
      sums[vertex] += dependencies[vertex] + (endpoints == .included ? 1 : 0)
    }
    if endpoints == .included { sums[source] += Double(search.order.count - 1) }
    return true
  }
}
