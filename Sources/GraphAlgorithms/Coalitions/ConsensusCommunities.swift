import GraphCore

/// What many runs of a search for communities agree on.
public struct ConsensusCommunities: Hashable, Sendable {
  /// Vertices are together if a chain leads from one to the other of pairs that at least half of the
  /// runs put together.
  public let partition: Partition
  /// The share of runs that put each pair together, row after row.
  public let shares: [Double]
  /// The number of runs.
  public let runs: Int
  /// The mean and the least likeness (NMI) of a run and the consensus.
  public let likeness: (mean: Double, least: Double)

  /// The share of runs that put two vertices together.
  public func share(_ first: Int, _ second: Int) -> Double {
    shares[first * partition.communities.count + second]
  }

  /// How firmly a vertex belongs to its community: its mean share with the other members; 1 alone.
  public func firmness(of vertex: Int) -> Double {
    let others = partition.members[partition.communities[vertex]].filter { $0 != vertex }
    guard !others.isEmpty else { return 1 }
    return others.reduce(0) { $0 + share(vertex, $1) } / Double(others.count)
  }

  /// The community, other than its own, that a vertex is most often with, and its mean share.
  public func alternative(of vertex: Int) -> (community: Int, share: Double)? {
    var best: (community: Int, share: Double)?
    for (community, members) in partition.members.enumerated()
    where community != partition.communities[vertex] {
      let mean = members.reduce(0) { $0 + share(vertex, $1) } / Double(members.count)
      if mean > best?.share ?? 0 { best = (community, mean) }
    }
    return best
  }

  /// Equal in all that was found.
  public static func == (left: ConsensusCommunities, right: ConsensusCommunities) -> Bool {
    left.partition == right.partition && left.shares == right.shares && left.runs == right.runs
  }

  /// Hashes what was found.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(partition)
    hasher.combine(runs)
  }
}

extension CompactGraph {
  /// What many runs of Leiden's search agree on, over several resolutions.
  ///
  /// - Parameter resolutions: each is run equally often.
  /// - Parameter runs: how many runs at each resolution.
  /// - Throws: what `leiden` throws; `parameterOutOfRange` without runs; `limitExceeded` beyond
  ///   `fullMatrixLimit` vertices.
  /// - Complexity: the runs, and O(V²) for each.
  ///
  /// Reference: Y. Lupu, V. A. Traag, "Trading communities, the networked structure of international
  /// relations, and the Kantian peace", 2013, https://doi.org/10.1177/0022002712453708.
  public func consensusCommunities(
    resolutions: [Double] = [0.6, 1.1, 1.7], runs: Int = 100,
    weighted: StrengthWeighting = .strengths, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> ConsensusCommunities {
    guard runs > 0, !resolutions.isEmpty else {
      throw .parameterOutOfRange(name: "runs", value: Double(runs), range: "1 or more")
    }
    try requireFullMatrix(for: "consensus communities")
    var random = RandomSource(seed: seed)
    var counts = [Double](repeating: 0, count: vertexCount * vertexCount)
    var found: [Partition] = []
    for resolution in resolutions {
      for _ in 0..<runs {
        let partition = try leiden(
          resolution: resolution, weighted: weighted, runs: 1, attempts: 0, seed: random.next())
        found.append(partition)
        for members in partition.members {
          for u in members { for v in members { counts[u * vertexCount + v] += 1 } }
        }
      }
    }
    let shares = counts.map { $0 / Double(found.count) }
    var sets = DisjointSets(count: vertexCount)
    for u in 0..<vertexCount {
      for v in 0..<u where shares[u * vertexCount + v] >= 0.5 { sets.unite(UInt32(u), UInt32(v)) }
    }
    let consensus = Partition(labels: (0..<UInt32(vertexCount)).map { Int(sets.find($0)) })
    let likeness = found.map { consensus.comparison(with: $0).normalizedMutualInformation }
    return ConsensusCommunities(
      partition: consensus, shares: shares, runs: found.count,
      likeness: (
        likeness.reduce(0, +) / Double(max(1, likeness.count)), likeness.min() ?? 1
      ))
  }
}
