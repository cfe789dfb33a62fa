import GraphCore

extension CompactGraph {
  /// Communities by Louvain's method: nodes move, communities become nodes, until nothing gains.
  ///
  /// Of several runs from the seed the best is kept. Not the same as Leiden: a community may be
  /// disconnected within, in theory.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`.
  /// - Complexity: nearly O(E) a run.
  ///
  /// Reference: V. D. Blondel et al., "Fast unfolding of communities in large networks", 2008,
  /// https://doi.org/10.1088/1742-5468/2008/10/P10008.
  public func louvain(
    resolution: Double = 1, weighted: StrengthWeighting = .strengths, runs: Int = 10,
    seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requirePositiveTies(for: "Louvain")
    try requireCommunityParameters(weighted, resolution)
    guard edgeCount > 0 else {
      return Partition(labels: Array(0..<vertexCount), modularity: .undefined(.noEdges))
    }
    var random = RandomSource(seed: seed)
    let network = PottsNetwork.modularity(self, resolution: resolution, weighted: weighted)
    let labels = network.search(runs: runs, refinement: .none, random: &random)
    let partition = Partition(labels: labels)
    return partition.withModularity(
      try modularity(of: partition, resolution: resolution, weighted: weighted))
  }

  /// Communities of the constant Potts model: within each, more ties than the resolution times the
  /// pairs; between any two, fewer. Not blind to small communities, as modularity is.
  ///
  /// - Parameter resolution: the density that a community must exceed.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`.
  ///
  /// Reference: V. A. Traag, P. Van Dooren, Y. Nesterov, "Narrow scope for resolution-limit-free
  /// community detection", 2011, https://doi.org/10.1103/PhysRevE.84.016114.
  public func constantPotts(
    resolution: Double = 0.5, weighted: StrengthWeighting = .strengths, runs: Int = 10,
    seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requirePositiveTies(for: "constant Potts")
    try requireCommunityParameters(weighted, resolution)
    var random = RandomSource(seed: seed)
    let network = PottsNetwork.constantPotts(self, resolution: resolution, weighted: weighted)
    let labels = network.search(runs: runs, refinement: .connectedParts, random: &random)
    return Partition(labels: labels).withModularity(
      try modularity(of: Partition(labels: labels), weighted: weighted))
  }

  /// Communities with friends within and enemies between, by signed modularity.
  ///
  /// - Parameter positive: the resolution of friendly ties, γ⁺.
  /// - Parameter negative: the resolution of hostile ties, γ⁻.
  /// - Returns: the partition with its signed modularity.
  /// - Throws: `invalidStrength`; `parameterOutOfRange`.
  ///
  /// Reference: V. A. Traag, J. Bruggeman, "Community detection in networks with positive and negative
  /// links", 2009, https://doi.org/10.1103/PhysRevE.80.036115; S. Gómez, P. Jensen, A. Arenas, 2009,
  /// https://doi.org/10.1103/PhysRevE.80.016114.
  public func signedCommunities(
    positive: Double = 1, negative: Double = 1, weighted: StrengthWeighting = .strengths,
    runs: Int = 40, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requireCommunityParameters(weighted, positive)
    try requireCommunityParameters(weighted, negative)
    var random = RandomSource(seed: seed)
    let network = PottsNetwork.signed(
      self, positive: positive, negative: negative, weighted: weighted)
    let labels = network.search(runs: runs, refinement: .connectedParts, random: &random)
    let partition = Partition(labels: labels)
    return partition.withModularity(
      try signedModularity(
        of: partition, positive: positive, negative: negative, weighted: weighted))
  }

  /// How much more friendly and how much less hostile ties fall within communities than by chance:
  /// Q = (w⁺ Q⁺ − w⁻ Q⁻) / (w⁺ + w⁻).
  ///
  /// - Throws: `invalidStrength`.
  /// - Returns: undefined without ties.
  public func signedModularity(
    of partition: Partition, positive: Double = 1, negative: Double = 1,
    weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Score {
    try requireStrengths(weighted)
    var sum = 0.0
    var total = 0.0
    for (isNegative, resolution) in [(false, positive), (true, negative)] {
      let edges = (0..<edgeCount).filter { (negatives?[$0] ?? false) == isNegative }.map {
        Edge(Int(edgeSources[$0]), Int(edgeTargets[$0]), strength: strengths?[$0] ?? 1)
      }
      let part = CompactGraph(vertexCount: vertexCount, directed: isDirected, edges: edges)
      let weight =
        weighted == .strengths ? edges.reduce(0) { $0 + $1.strength } : Double(edges.count)
      let found = try part.modularity(of: partition, resolution: resolution, weighted: weighted)
      guard let value = found.value else { continue }
      sum += (isNegative ? -1 : 1) * weight * value
      total += weight
    }
    return total > 0 ? .defined(sum / total) : .undefined(.noEdges)
  }

  /// Communities by label propagation: each vertex takes the label that most of its neighbours have,
  /// in random order, until all have one of theirs.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  ///
  /// Reference: U. N. Raghavan, R. Albert, S. Kumara, 2007,
  /// https://doi.org/10.1103/PhysRevE.76.036106.
  public func labelPropagation(
    weighted: StrengthWeighting = .strengths, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requirePositiveTies(for: "label propagation")
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: RowWeight(weighted))
    var random = RandomSource(seed: seed)
    var labels = Array(0..<vertexCount)
    var order = Array(0..<vertexCount)
    for _ in 0..<1_000 {
      for index in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(index, random.below(index + 1))
      }
      var hasChanged = false
      for vertex in order {
        let best = rows.commonestLabels(around: vertex, labels)
        guard !best.isEmpty, !best.contains(labels[vertex]) else { continue }
        labels[vertex] = best[random.below(best.count)]
        hasChanged = true
      }
      if !hasChanged { break }
    }
    let partition = Partition(labels: labels)
    return partition.withModularity(try modularity(of: partition, weighted: weighted))
  }

  /// Communities by taking away, again and again, the tie with the most shortest paths through it.
  ///
  /// - Parameter count: how many communities to stop at; nil for the division of highest modularity.
  /// - Throws: `negativeTies`.
  /// - Complexity: O(V E²).
  ///
  /// Reference: M. Girvan, M. E. J. Newman, "Community structure in social and biological networks",
  /// 2002, https://doi.org/10.1073/pnas.122653799.
  public func girvanNewman(count: Int? = nil) throws(GraphAlgorithmsError) -> Partition {
    try requirePositiveTies(for: "Girvan–Newman")
    let rows = simpleRows(.either)
    var edges: [Edge] = []
    for vertex in 0..<vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        edges.append(Edge(vertex, Int(rows.neighbors[slot])))
      }
    }
    let whole = CompactGraph(vertexCount: vertexCount, edges: edges)
    var graph = whole
    var best: (partition: Partition, modularity: Double)?
    while true {
      let partition = graph.components()
      if let count, partition.count >= count {
        return partition.withModularity(try whole.modularity(of: partition))
      }
      if count == nil, let found = try whole.modularity(of: partition).value,
        found > (best?.modularity ?? -.infinity) + 1e-12
      {
        best = (partition, found)
      }
      guard graph.edgeCount > 0 else { break }
      graph = try graph.withoutBusiestEdge()
    }
    let partition = best?.partition ?? graph.components()
    return partition.withModularity(try whole.modularity(of: partition))
  }

  private func withoutBusiestEdge() throws(GraphAlgorithmsError) -> CompactGraph {
    let counts = try edgeBetweenness()
    var busiest = 0
    for edge in counts.indices where counts[edge] > counts[busiest] + 1e-9 { busiest = edge }
    let edges = (0..<edgeCount).filter { $0 != busiest }
      .map { Edge(Int(edgeSources[$0]), Int(edgeTargets[$0])) }
    return CompactGraph(vertexCount: vertexCount, edges: edges)
  }

  func requireCommunityParameters(
    _ weighted: StrengthWeighting, _ resolution: Double
  ) throws(GraphAlgorithmsError) {
    try requireStrengths(weighted)
    guard resolution >= 0, resolution.isFinite else {
      throw .parameterOutOfRange(name: "resolution", value: resolution, range: "0 or more")
    }
  }
}

extension SimpleRows {
  /// The labels that weigh most among the neighbours of a vertex, ascending.
  fileprivate func commonestLabels(around vertex: Int, _ labels: [Int]) -> [Int] {
    var sums: [Int: Double] = [:]
    for slot in row(of: vertex) {
      sums[labels[Int(neighbors[slot])], default: 0] += weights?[slot] ?? 1
    }
    guard let most = sums.values.max() else { return [] }
    return sums.filter { $0.value >= most - 1e-12 }.map(\.key).sorted()
  }
}
