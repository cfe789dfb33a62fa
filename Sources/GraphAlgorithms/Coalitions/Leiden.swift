import GraphCore

extension CompactGraph {
  /// Communities of high modularity, each of them connected.
  ///
  /// Of several runs from the same seed the best is kept, so that equal input gives equal output.
  /// Strengths and parallel edges add up; in a directed graph the directed modularity is sought; an
  /// isolated vertex is a community of its own. The method is a search: a better division may
  /// exist, but no community can be improved by moving one vertex.
  ///
  ///     let graph = CompactGraph(vertexCount: 5, edges: [Edge(0, 1), Edge(2, 3), Edge(3, 4)])
  ///     try graph.leiden().members  // [[2, 3, 4], [0, 1]]
  ///
  /// - Parameter resolution: above one favours small communities.
  /// - Parameter runs: how many times to search; nil chooses by the size of the graph.
  /// - Parameter attempts: how often a run goes on from what it found, with some nodes set loose; nil
  ///   for ten in a graph of up to 20,000 edges, none in a larger one.
  /// - Returns: the partition, with its modularity at that resolution.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`; `overflow`.
  /// - Complexity: nearly O(E) a pass, some ten passes a run.
  ///
  /// Reference: V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
  /// well-connected communities", 2019, https://doi.org/10.1038/s41598-019-41695-z.
  public func leiden(
    resolution: Double = 1, weighted: StrengthWeighting = .strengths, runs: Int? = nil,
    attempts: Int? = nil, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requirePositiveTies(for: "Leiden")
    try requireStrengths(weighted)
    guard resolution >= 0, resolution.isFinite else {
      throw .parameterOutOfRange(name: "resolution", value: resolution, range: "0 or more")
    }
    let network = LeidenNetwork(graph: self, resolution: resolution, weighted: weighted)
    guard network.total.isFinite else { throw .overflow(measure: "Leiden") }
    guard network.total > 0 else {
      return Partition(labels: Array(0..<vertexCount), modularity: .undefined(.noEdges))
    }
    let labels = network.bestCommunities(
      from: inseparable(resolution: resolution, weighted: weighted),
      runs: max(1, runs ?? Self.leidenRuns(edgeCount)),
      attempts: attempts ?? Self.leidenAttempts(edgeCount), seed: seed)
    let partition = connectedParts(of: Partition(labels: labels.map(Int.init)))
    return partition.withModularity(
      try modularity(of: partition, resolution: resolution, weighted: weighted))
  }

  /// What is always in one community, as a class for each vertex and their number; nil where that is
  /// not looked for.
  ///
  /// Twins of degree d gain from being together as long as γ d² is at most twice the number of edges:
  /// if two were apart, whichever moved to the other with the lesser loss would gain 1 − γ d²/2m on
  /// the mean, and neither gains from leaving later. Isolated vertices are where nobody asks.
  private func inseparable(
    resolution: Double, weighted: StrengthWeighting
  ) -> (classes: [UInt32], count: Int)? {
    guard isSimple, !isDirected, weighted == .unweighted || strengths == nil else { return nil }
    let leaders = TwinLeaders.find(in: simpleRows())
    let bound = 2 * Double(edgeCount)
    var (classes, count, isolated) = ([UInt32](), UInt32(0), UInt32?.none)
    classes.reserveCapacity(vertexCount)
    for vertex in 0..<vertexCount {
      let degree = Double(outgoing.degree(of: vertex))
      let leader = Int(leaders[vertex])
      if leader != vertex, resolution * degree * degree <= bound {
        classes.append(classes[leader])
      } else if degree == 0, let isolated {
        classes.append(isolated)
      } else {
        if degree == 0 { isolated = count }
        classes.append(count)
        count += 1
      }
    }
    return (classes, Int(count))
  }

  /// A graph of so many edges is searched again and again.
  private static let smallEdgeCount = 20_000

  private static func leidenAttempts(_ edgeCount: Int) -> Int {
    edgeCount <= smallEdgeCount ? 10 : 0
  }

  /// Several runs where they are cheap, one where a run takes seconds.
  private static func leidenRuns(_ edgeCount: Int) -> Int {
    let isSmall = edgeCount <= smallEdgeCount
    return max(1, min(isSmall ? 5 : 10, (isSmall ? 20_000 : 200_000) / max(edgeCount, 1)))
  }

  /// The partition with each community split into what is connected within it.
  package func connectedParts(of partition: Partition) -> Partition {
    var sets = DisjointSets(count: vertexCount)
    for edge in 0..<edgeCount {
      let (source, target) = (edgeSources[edge], edgeTargets[edge])
      if partition.communities[Int(source)] == partition.communities[Int(target)] {
        sets.unite(source, target)
      }
    }
    return Partition(labels: (0..<UInt32(vertexCount)).map { Int(sets.find($0)) })
  }
}

// MARK: - Kernel

extension LeidenNetwork {
  /// The best communities of some runs on the network of what is inseparable.
  ///
  /// Each starts afresh, and then so many times from what it found with some nodes set loose.
  fileprivate func bestCommunities(
    from inseparable: (classes: [UInt32], count: Int)?, runs: Int, attempts: Int, seed: UInt64
  ) -> [UInt32] {
    var random = RandomSource(seed: seed)
    let coarse = inseparable.map { aggregated(groups: $0.classes, count: $0.count) } ?? self
    var best: (labels: [UInt32], quality: Double)?
    for _ in 0..<runs {
      var labels = coarse.search(from: nil, random: &random)
      var quality = coarse.quality(of: labels)
      for _ in 0..<attempts {
        let other = coarse.search(from: labels, random: &random)
        let reached = coarse.quality(of: other)
        if reached > quality { (labels, quality) = (other, reached) }
      }
      if quality > (best?.quality ?? -.infinity) + 1e-14 { best = (labels, quality) }
    }
    let labels = best?.labels ?? []
    return inseparable.map { $0.classes.map { labels[Int($0)] } } ?? labels
  }
}
