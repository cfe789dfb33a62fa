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
    return try edgeDependencySums(from: Set(sources).sorted(), to: isTarget, weighted: weighted)
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
    let sample = try SourceSample(
      of: vertexCount, samples: samples, confidence: confidence, seed: seed)
    let sums = try edgeDependencySums(from: sample.sources, weighted: weighted)
    let (n, m, k) = (Double(vertexCount), Double(max(edgeCount, 1)), sample.size)
    let unit = edgeBetweennessFactor(scale)
    let spread = sample.deviation(among: m) * max(0, n - 1)
    return SampledEdgeBetweenness(
      values: sums.map { $0 * unit * n / k }, errorBound: sample.isWhole ? 0 : spread * n * unit,
      sampleCount: sample.sources.count)
  }
}
