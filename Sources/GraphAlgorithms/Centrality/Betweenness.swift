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
    let sums = try dependencySums(weighted: weighted, endpoints: endpoints, from: nil, to: nil)
    let factor = betweennessFactor(scale, endpoints: endpoints)
    return Scores(sums.map { $0 * factor })
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

/// Betweenness estimated from some of the sources.
public struct SampledBetweenness: Hashable, Sendable {
  /// The estimates, one per vertex.
  public let scores: Scores
  /// With the confidence that was asked for, no estimate is farther from the exact score than this.
  public let errorBound: Double
  /// How many sources were searched from.
  public let sampleCount: Int
}

extension CompactGraph {
  /// Betweenness estimated from paths out of some vertices, drawn at random without repetition, with
  /// a bound of the error that holds for all vertices at once.
  ///
  /// The bound is Hoeffding's, since what one source adds to a vertex lies between 0 and n − 2; it
  /// is cautious, the estimates being mostly much nearer. With all vertices drawn they are exact.
  ///
  /// - Parameter samples: how many sources to draw; all where it exceeds the number of vertices.
  /// - Parameter confidence: the chance that the bound holds, above 0 and below 1.
  /// - Throws: as `betweenness`; `parameterOutOfRange`.
  /// - Complexity: O(samples · (V + E)) by hops.
  ///
  /// Reference: U. Brandes, C. Pich, "Centrality estimation in large networks", 2007,
  /// https://doi.org/10.1142/S0218127407018403.
  public func sampledBetweenness(
    _ scale: BetweennessScale = .raw, samples: Int, confidence: Double = 0.95,
    weighted: PathWeighting = .hops, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> SampledBetweenness {
    let sample = try SourceSample(
      of: vertexCount, samples: samples, confidence: confidence, seed: seed)
    let sums = try dependencySums(
      weighted: weighted, endpoints: .excluded, from: sample.sources, to: nil)
    let (n, k) = (Double(vertexCount), sample.size)
    let factor = betweennessFactor(scale, endpoints: .excluded) * n / k
    let spread = sample.deviation(among: n) * max(0, n - 2)
    return SampledBetweenness(
      scores: Scores(sums.map { $0 * factor }),
      errorBound: sample.isWhole ? 0 : spread * k * factor, sampleCount: sample.sources.count)
  }

  /// Betweenness over the pairs of a source and a target of two sets.
  ///
  /// In an undirected graph each such ordered pair counts one half, so that with all vertices in both
  /// sets it is betweenness.
  ///
  /// - Throws: as `betweenness`.
  /// - Complexity: O(sources · (V + E)) by hops.
  ///
  /// Reference: U. Brandes, 2008, https://doi.org/10.1016/j.socnet.2007.11.001.
  public func betweenness(
    between sources: [Int], and targets: [Int], weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> Scores {
    var isTarget = [Bool](repeating: false, count: vertexCount)
    for target in targets { isTarget[target] = true }
    let sums = try dependencySums(
      weighted: weighted, endpoints: .excluded, from: Set(sources).sorted(), to: isTarget)
    return Scores(sums.map { isDirected ? $0 : $0 / 2 })
  }

  /// The sums of what the paths from some sources, or from all, to some targets, or to all, depend on.
  private func dependencySums(
    weighted: PathWeighting, endpoints: EndpointRule, from sources: [Int]?, to isTarget: [Bool]?
  ) throws(GraphAlgorithmsError) -> [Double] {
    try requirePositiveTies(for: "betweenness")
    try requireLengths(weighted, counting: true)
    if isTarget == nil, endpoints == .excluded, weighted == .hops || lengths == nil {
      return try hopDependencySums(from: sources)
    }
    let weight = RowWeight(weighted)
    let accumulation = DependencyAccumulation(
      forward: simpleRows(.outgoing, weight: weight),
      backward: simpleRows(.incoming, weight: weight), isTarget: isTarget)
    return try sharedSums(
      from: sources ?? Array(0..<vertexCount), entryCount: outgoing.neighbors.count
    ) { sources in
      var accumulation = accumulation
      let isCountable = sources.allSatisfy { accumulation.add($0, endpoints: endpoints) }
      return isCountable ? accumulation.sums : nil
    }
  }
}

// MARK: - Kernel

extension CompactGraph {
  /// The sums by hops; from all vertices where no sources are given, and then with twins taken
  /// together where the graph is undirected.
  fileprivate func hopDependencySums(
    from sources: [Int]?
  ) throws(GraphAlgorithmsError) -> [Double] {
    let rows = simpleRows(.outgoing)
    if isDirected || sources != nil {
      return try hopSums(
        outgoing: rows, incoming: isDirected ? simpleRows(.incoming) : nil,
        sizes: [Double](repeating: 1, count: vertexCount), from: sources)
    }
    let quotient = TwinQuotient(rows: rows)
    let sums =
      switch quotient.count {
      case ...64: BitDependencies<UInt64>(quotient).sums
      case ...128: BitDependencies<SIMD2<UInt64>>(quotient).sums
      case ...256: BitDependencies<SIMD4<UInt64>>(quotient).sums
      default:
        try hopSums(
          outgoing: quotient.rows, incoming: nil, sizes: quotient.sizes, from: nil)
      }
    return quotient.classes.map { sums[Int($0)] }
  }

  private func hopSums(
    outgoing: SimpleRows, incoming: SimpleRows?, sizes: [Double], from sources: [Int]?
  ) throws(GraphAlgorithmsError) -> [Double] {
    let order = outgoing.verticesByDegree()
    var places = order
    for (place, vertex) in order.enumerated() { places[vertex] = place }
    let dependencies = HopDependencies(
      outgoing: outgoing.reordered(by: order), incoming: incoming?.reordered(by: order),
      sizes: order.map { sizes[$0] })
    let starts = (sources ?? order).map { places[$0] }
    let sums = try sharedSums(from: starts, entryCount: outgoing.neighbors.count) { starts in
      var dependencies = dependencies
      return starts.allSatisfy { dependencies.add($0) } ? dependencies.sums : nil
    }
    return places.map { sums[$0] }
  }

  /// The sums of what the shares of the sources give, added up in their order; in a graph where that
  /// lasts, there are so many shares that workers can divide them.
  fileprivate func sharedSums(
    from sources: [Int], entryCount: Int, _ sums: @Sendable (ArraySlice<Int>) -> [Double]?
  ) throws(GraphAlgorithmsError) -> [Double] {
    let isLong = sources.count * entryCount >= 1 << 22
    let shareCount = isLong ? min(16, sources.count) : 1
    let shares = Workers.map(shareCount) { share in
      sums(sources[share * sources.count / shareCount..<(share + 1) * sources.count / shareCount])
    }
    var total = [Double](repeating: 0, count: vertexCount)
    for share in shares {
      guard let share else { throw .overflow(measure: "the number of shortest paths") }
      for index in share.indices { total[index] += share[index] }
    }
    return total
  }
}

/// Brandes' accumulation. σ ↔ `counts`, δ ↔ `dependencies`, C_B ↔ `sums`, S ↔ `search.order`.
///
/// Deviation from the paper: no lists of predecessors; they are found again in the rows of the
/// opposite direction, by the same test that counted them.
private struct DependencyAccumulation {
  let backward: SimpleRows
  let isTarget: [Bool]?
  var search: ShortestPathSearch
  var sums: [Double]
  var dependencies: [Double]

  init(forward: SimpleRows, backward: SimpleRows, isTarget: [Bool]?) {
    self.backward = backward
    self.isTarget = isTarget
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
      let ending: Double = isTarget?[vertex] ?? true ? 1 : 0
      let share = (ending + dependencies[vertex]) / counts[vertex]
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
