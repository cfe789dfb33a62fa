import GraphCore

extension CompactGraph {
  /// How much more of the ties falls within the communities than if ties were drawn at random with
  /// the same degrees; at most one, zero for a single community.
  ///
  /// In a directed graph the expectation takes the product of what leaves one vertex and enters the
  /// other. Strengths and parallel edges add up, a loop counts at both its ends.
  ///
  ///     let pairs = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(2, 3)])
  ///     try pairs.modularity(of: Partition(labels: [0, 0, 1, 1]))  // .defined(0.5)
  ///
  /// - Parameter resolution: the weight of the expectation; above one favours small communities.
  /// - Returns: undefined where there are no edges.
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(V + E).
  ///
  /// Reference: M. E. J. Newman, M. Girvan, "Finding and evaluating community structure in
  /// networks", 2004, https://doi.org/10.1103/PhysRevE.69.026113; directed: E. A. Leicht,
  /// M. E. J. Newman, 2008, https://doi.org/10.1103/PhysRevLett.100.118703.
  public func modularity(
    of partition: Partition, resolution: Double = 1, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Score {
    try requirePositiveTies(for: "modularity")
    try requireStrengths(weighted)
    precondition(partition.communities.count == vertexCount, "one community per vertex")
    guard edgeCount > 0 else { return .undefined(.noEdges) }
    let weights = weighted == .strengths ? strengths : nil
    var inside = [Double](repeating: 0, count: partition.count)
    var leaving = inside
    var entering = inside
    var total = 0.0
    for edge in 0..<edgeCount {
      let weight = weights?[edge] ?? 1
      let source = partition.communities[Int(edgeSources[edge])]
      let target = partition.communities[Int(edgeTargets[edge])]
      total += weight
      if source == target { inside[source] += weight }
      leaving[source] += weight
      entering[target] += weight
    }
    guard total.isFinite else { throw .overflow(measure: "modularity") }
    var sum = 0.0
    for community in 0..<partition.count {
      let (out, into) = (leaving[community] / total, entering[community] / total)
      let expected = isDirected ? out * into : (out + into) * (out + into) / 4
      sum += inside[community] / total - resolution * expected
    }
    return .defined(sum)
  }
}
