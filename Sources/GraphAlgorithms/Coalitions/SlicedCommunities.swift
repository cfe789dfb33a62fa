import GraphCore

/// Communities that span slices of one network: years, or kinds of tie.
public struct SlicedCommunities: Hashable, Sendable {
  /// The community of each vertex in each slice, slice after slice; the same number is the same
  /// community in all of them. Numbered from 0 by first appearance.
  public let communities: [[Int]]
  /// The multislice modularity, −1…1; undefined where there is neither tie nor coupling.
  public let modularity: Score
  /// The number of communities.
  public let count: Int
}

/// Which slices a vertex is tied to itself in.
public enum SliceOrder: String, CaseIterable, Hashable, Sendable {
  /// The next one and the one before: slices are dates.
  case successive
  /// All others: slices are kinds.
  case categorical
}

extension SlicedCommunities {
  /// Communities of high multislice modularity: in each slice more ties within than expected there,
  /// and each vertex tied to itself in other slices by `coupling`.
  ///
  /// A tie between two vertices and the coupling of a vertex with itself weigh the same in undirected
  /// slices; in directed ones a coupling, which goes both ways, weighs as two arcs. So it is in
  /// GenLouvain (`multiord`, `multiorddir_f`): over all ordered pairs arcs are counted once, couplings
  /// and undirected ties twice. leidenalg's `slices_to_layers` makes a coupling one arc.
  /// Without coupling each slice stands for itself; the stronger it is, the longer vertices stay
  /// where they are. All slices have the same vertices; one without a tie in a slice stays with
  /// itself in the others. Directed where the slices are.
  ///
  ///     let years = [pair, pair].map { CompactGraph(vertexCount: 4, edges: $0) }
  ///     try SlicedCommunities(of: years, coupling: 1).communities
  ///
  /// - Parameter resolution: above one favours small communities.
  /// - Throws: `negativeTies`; `invalidStrength`; `parameterOutOfRange`, also for slices of different
  ///   sizes.
  /// - Complexity: nearly O(S · E) a run for S slices, O(S² V) couplings where categorical.
  ///
  /// Reference: P. J. Mucha et al., "Community structure in time-dependent, multiscale, and multiplex
  /// networks", 2010, https://doi.org/10.1126/science.1184819.
  public init(
    of slices: [CompactGraph], coupling: Double = 1, order: SliceOrder = .successive,
    resolution: Double = 1, weighted: StrengthWeighting = .strengths, runs: Int = 10,
    seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) {
    let size = slices.first?.vertexCount ?? 0
    for slice in slices {
      try slice.requirePositiveTies(for: "multislice communities")
      try slice.requireCommunityParameters(weighted, resolution)
      guard slice.vertexCount == size else {
        throw .parameterOutOfRange(
          name: "vertices of a slice", value: Double(slice.vertexCount), range: "\(size)")
      }
    }
    guard coupling >= 0, coupling.isFinite else {
      throw .parameterOutOfRange(name: "coupling", value: coupling, range: "0 or more")
    }
    var random = RandomSource(seed: seed)
    let network = PottsNetwork.sliced(
      slices, coupling: coupling, order: order, resolution: resolution, weighted: weighted)
    let labels = network.search(runs: runs, refinement: .connectedParts, random: &random)
    // The search numbers communities by their first node.
    communities = slices.indices.map { Array(labels[($0 * size)..<(($0 + 1) * size)]) }
    count = (labels.max() ?? -1) + 1
    modularity = Self.modularity(
      of: communities, slices, coupling: coupling, order: order, resolution: resolution,
      weighted: weighted)
  }

  /// The multislice modularity of given communities.
  ///
  /// - Parameter communities: a number for each vertex in each slice, slice after slice.
  public static func modularity(
    of communities: [[Int]], _ slices: [CompactGraph], coupling: Double, order: SliceOrder,
    resolution: Double = 1, weighted: StrengthWeighting = .strengths
  ) -> Score {
    var (sum, total) = (0.0, 0.0)
    for (slice, labels) in zip(slices, communities) {
      let strengths = weighted == .strengths ? slice.strengths : nil
      var (leaving, entering): ([Int: Double], [Int: Double]) = ([:], [:])
      var (within, weight) = (0.0, 0.0)
      for edge in 0..<slice.edgeCount {
        let strength = strengths?[edge] ?? 1
        let source = labels[Int(slice.edgeSources[edge])]
        let target = labels[Int(slice.edgeTargets[edge])]
        weight += strength
        if source == target { within += strength }
        leaving[source, default: 0] += strength
        entering[target, default: 0] += strength
        guard !slice.isDirected else { continue }
        leaving[target, default: 0] += strength
        entering[source, default: 0] += strength
      }
      guard weight > 0 else { continue }
      let scale = slice.isDirected ? weight : 4 * weight
      let expected = leaving.keys.sorted().reduce(0.0) {
        $0 + (leaving[$1] ?? 0) / scale * (entering[$1] ?? 0)
      }
      sum += within - resolution * expected
      total += weight
    }
    let coupling = slices.first?.isDirected == true ? 2 * coupling : coupling
    for (first, second) in couplings(slices.count, order) {
      for (one, other) in zip(communities[first], communities[second]) {
        total += coupling
        if one == other { sum += coupling }
      }
    }
    return total > 0 ? .defined(sum / total) : .undefined(.noEdges)
  }

  fileprivate static func couplings(_ count: Int, _ order: SliceOrder) -> [(Int, Int)] {
    switch order {
    case .successive: (1..<max(1, count)).map { ($0 - 1, $0) }
    case .categorical:
      (0..<count).flatMap { first in ((first + 1)..<max(first + 1, count)).map { (first, $0) } }
    }
  }
}

// MARK: - Kernel

extension PottsNetwork {
  /// A node for each vertex in each slice, slice after slice.
  fileprivate static func sliced(
    _ slices: [CompactGraph], coupling: Double, order: SliceOrder, resolution: Double,
    weighted: StrengthWeighting
  ) -> PottsNetwork {
    let size = slices.first?.vertexCount ?? 0
    let coupling = slices.first?.isDirected == true ? 2 * coupling : coupling
    var network = PottsNetwork(nodeCount: 0, factors: [])
    var partners = [[Int]](repeating: [], count: slices.count)
    for (first, second) in SlicedCommunities.couplings(slices.count, order) where coupling > 0 {
      partners[first].append(second)
      partners[second].append(first)
    }
    for (place, slice) in slices.enumerated() {
      let part = PottsNetwork.modularity(slice, resolution: resolution, weighted: weighted)
      let shift = place * size
      for vertex in 0..<size {
        for slot in part.offsets[vertex]..<part.offsets[vertex + 1] {
          network.neighbors.append(part.neighbors[slot] + shift)
          network.weights.append(part.weights[slot])
        }
        for partner in partners[place].sorted() {
          network.neighbors.append(partner * size + vertex)
          network.weights.append(coupling)
        }
        network.offsets.append(network.neighbors.count)
      }
      for (factor, charge) in zip(part.factors, part.charges) {
        var wide = [Double](repeating: 0, count: slices.count * size)
        for vertex in 0..<size { wide[shift + vertex] = charge[vertex] }
        network.factors.append(factor)
        network.charges.append(wide)
      }
    }
    return network
  }
}
