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
  /// - Parameter runs: how many times to search; nil chooses by the size of the graph. In a graph of
  ///   up to 20,000 edges a run goes on from what it found, ten times, with some nodes set loose.
  /// - Returns: the partition, with its modularity at that resolution.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`; `overflow`.
  /// - Complexity: nearly O(E) a pass, some ten passes a run.
  ///
  /// Reference: V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
  /// well-connected communities", 2019, https://doi.org/10.1038/s41598-019-41695-z.
  public func leiden(
    resolution: Double = 1, weighted: StrengthWeighting = .strengths, runs: Int? = nil,
    seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    let isSmall = edgeCount <= Self.smallEdgeCount
    return try leiden(
      resolution: resolution, weighted: weighted, runs: runs ?? Self.leidenRuns(edgeCount),
      kicks: isSmall ? Self.kicksOfSmallGraphs : 0, seed: seed)
  }

  /// As above, with so many attempts to better what a run has found by setting some nodes loose.
  package func leiden(
    resolution: Double, weighted: StrengthWeighting, runs: Int, kicks: Int, seed: UInt64
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
      from: twinClasses(weighted: weighted), runs: max(1, runs), kicks: kicks, seed: seed)
    let partition = connectedParts(of: Partition(labels: labels.map(Int.init)))
    return partition.withModularity(
      try modularity(of: partition, resolution: resolution, weighted: weighted))
  }

  /// Twins begin as one node, since it seldom pays to part them.
  private func twinClasses(weighted: StrengthWeighting) -> TwinQuotient? {
    guard isSimple, !isDirected, weighted == .unweighted || strengths == nil else { return nil }
    return TwinQuotient(rows: simpleRows())
  }

  /// A graph of so many edges is searched again and again.
  private static let smallEdgeCount = 20_000
  private static let kicksOfSmallGraphs = 10

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
  /// The best communities of some runs on the network of the classes, then improved node by node.
  ///
  /// Each starts afresh, and then so many times from what it found with some nodes set loose.
  fileprivate func bestCommunities(
    from quotient: TwinQuotient?, runs: Int, kicks: Int, seed: UInt64
  ) -> [UInt32] {
    var random = RandomSource(seed: seed)
    let isCoarse = quotient.map { $0.count < count } ?? false
    let coarse = quotient.map { aggregated(groups: $0.classes, count: $0.count) } ?? self
    var best: (labels: [UInt32], quality: Double)?
    for _ in 0..<runs {
      var labels = coarse.search(from: nil, random: &random)
      var quality = coarse.quality(of: labels)
      for _ in 0..<kicks {
        let other = coarse.search(from: labels, random: &random)
        let reached = coarse.quality(of: other)
        if reached > quality { (labels, quality) = (other, reached) }
      }
      if quality > (best?.quality ?? -.infinity) + 1e-14 { best = (labels, quality) }
    }
    let labels = best?.labels ?? []
    guard isCoarse, let quotient else { return labels }
    return settled(from: quotient.classes.map { labels[Int($0)] }, random: &random)
  }
}
