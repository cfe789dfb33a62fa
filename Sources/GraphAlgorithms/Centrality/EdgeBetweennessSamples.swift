import GraphCore

/// Edge betweenness estimated from some of the sources.
public struct SampledEdgeBetweenness: Hashable, Sendable {
  /// The estimates, one per edge, in the order of the graph's edges.
  public let values: [Double]
  /// With the confidence that was asked for, no estimate is farther from the exact value than this.
  public let errorBound: Double
  /// How many sources were searched from.
  public let sampleCount: Int
}

extension CompactGraph {
  /// Edge betweenness over the pairs of a source and a target of two sets.
  ///
  /// In an undirected graph each such ordered pair counts one half, so that with all vertices in both
  /// sets it is edge betweenness.
  ///
  /// - Throws: as `edgeBetweenness`.
  /// - Complexity: O(sources · (V + E)) by hops.
  ///
  /// Reference: U. Brandes, 2008, https://doi.org/10.1016/j.socnet.2007.11.001.
  public func edgeBetweenness(
    between sources: [Int], and targets: [Int], weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> [Double] {
    var isTarget = [Bool](repeating: false, count: vertexCount)
    for target in targets { isTarget[target] = true }
    return try edgeSums(from: Set(sources).sorted(), to: isTarget, weighted: weighted)
      .map { isDirected ? $0 : $0 / 2 }
  }

  /// Edge betweenness estimated from paths out of some vertices, drawn at random without repetition,
  /// with a bound of the error that holds for all edges at once.
  ///
  /// The bound is Hoeffding's, since what one source adds to an edge lies between 0 and n − 1; it is
  /// cautious, the estimates being mostly much nearer. With all vertices drawn they are exact.
  ///
  /// - Parameter samples: how many sources to draw; all where it exceeds the number of vertices.
  /// - Parameter confidence: the chance that the bound holds, above 0 and below 1.
  /// - Throws: as `edgeBetweenness`; `parameterOutOfRange`.
  /// - Complexity: O(samples · (V + E)) by hops.
  ///
  /// Reference: U. Brandes, C. Pich, "Centrality estimation in large networks", 2007,
  /// https://doi.org/10.1142/S0218127407018403.
  public func sampledEdgeBetweenness(
    _ scale: BetweennessScale = .raw, samples: Int, confidence: Double = 0.95,
    weighted: PathWeighting = .hops, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> SampledEdgeBetweenness {
    guard samples > 0 else {
      throw .parameterOutOfRange(name: "samples", value: Double(samples), range: "1 or more")
    }
    guard confidence > 0, confidence < 1 else {
      throw .parameterOutOfRange(name: "confidence", value: confidence, range: "0 < confidence < 1")
    }
    var random = RandomSource(seed: seed)
    let drawn = random.permutation(of: vertexCount).prefix(samples).map(Int.init).sorted()
    let everyone = [Bool](repeating: true, count: vertexCount)
    let sums = try edgeSums(from: drawn, to: everyone, weighted: weighted)
    let (n, m, k) = (Double(vertexCount), Double(max(edgeCount, 1)), Double(max(drawn.count, 1)))
    let pairs = n * (n - 1)
    let unit = scale == .raw ? (isDirected ? 1 : 0.5) : pairs > 0 ? 1 / pairs : 0
    let spread = (logarithm(2 * m / (1 - confidence)) / (2 * k)).squareRoot() * max(0, n - 1)
    return SampledEdgeBetweenness(
      values: sums.map { $0 * unit * n / k },
      errorBound: drawn.count == vertexCount ? 0 : spread * n * unit, sampleCount: drawn.count)
  }

  /// The sums over the edges of what the paths from some sources to some targets depend on.
  private func edgeSums(
    from sources: [Int], to isTarget: [Bool], weighted: PathWeighting
  ) throws(GraphAlgorithmsError) -> [Double] {
    try requirePositiveTies(for: "edge betweenness")
    try requireLengths(weighted, counting: true)
    let weight = RowWeight(weighted)
    var accumulation = EdgeTargetDependencies(
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

/// Brandes' accumulation at the edges, for some targets: σ ↔ `counts`, δ ↔ `dependencies`, C_B(e) ↔
/// `sums`. A vertex that is no target passes on what others depend on, and adds nothing of its own.
private struct EdgeTargetDependencies {
  let backward: SimpleRows
  let isTarget: [Bool]
  var search: ShortestPathSearch
  var sums: [Double]
  var dependencies: [Double]

  init(forward: SimpleRows, backward: SimpleRows, isTarget: [Bool], edgeCount: Int) {
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
      let share = ((isTarget[vertex] ? 1 : 0) + dependencies[vertex]) / counts[vertex]
      for slot in backward.row(of: vertex) where search.isStep(slot, of: backward, into: vertex) {
        let previous = Int(backward.neighbors[slot])
        dependencies[previous] += counts[previous] * share
        sums[Int(backward.edges[slot])] += counts[previous] * share
      }
    }
    return true
  }
}
