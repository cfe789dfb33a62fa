import GraphCore

extension CompactGraph {
  /// Communities of the constant Potts model with friends within and enemies between: friendly ties
  /// less `positive` for each pair within, minus hostile ties less `negative` for each.
  ///
  /// Each sign has its own resolution: a community is denser in friendly than in hostile ties by more
  /// than their difference. With a `negative` above `positive` strangers gain from being together,
  /// too. Direction plays no part; parallel ties and strengths add up.
  ///
  ///     let foes = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2, isNegative: true)])
  ///     try foes.signedConstantPotts().members  // [[0, 1], [2]]
  ///
  /// - Parameter positive: the density of friendly ties that a community must exceed, γ⁺.
  /// - Parameter negative: the density of hostile ties that counts as none, γ⁻.
  /// - Returns: the partition with its signed modularity.
  /// - Throws: `invalidStrength`; `parameterOutOfRange`.
  /// - Complexity: nearly O(E) a run, O(V²) where strangers gain.
  ///
  /// Reference: V. A. Traag, P. Van Dooren, Y. Nesterov, 2011,
  /// https://doi.org/10.1103/PhysRevE.84.016114; V. A. Traag, J. Bruggeman, 2009,
  /// https://doi.org/10.1103/PhysRevE.80.036115.
  public func signedConstantPotts(
    positive: Double = 0.5, negative: Double = 0, weighted: StrengthWeighting = .strengths,
    runs: Int = 40, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Partition {
    try requireCommunityParameters(weighted, positive)
    try requireCommunityParameters(weighted, negative)
    var random = RandomSource(seed: seed)
    var network = PottsNetwork.constantPotts(
      self, resolution: positive - negative, weighted: weighted)
    network.joinsStrangers = negative > positive
    let labels = network.search(runs: runs, refinement: .connectedParts, random: &random)
    let partition = Partition(labels: labels)
    return partition.withModularity(try signedModularity(of: partition, weighted: weighted))
  }
}
