import GraphCore

/// What becomes of vertices that cannot be reached when distances are summed up.
public enum ReachRule: String, CaseIterable, Hashable, Sendable {
  /// The number is undefined unless all are reached.
  case all
  /// The number is over those that are reached.
  case reachable
}

extension CompactGraph {
  /// The distance of each vertex to the one that is farthest from it.
  ///
  /// - Parameter reach: whether it is undefined where some vertex cannot be reached, or over those
  ///   that can.
  /// - Throws: `negativeTies`; `invalidLength`, `overflow` where lengths are added up.
  /// - Complexity: O(V (V + E)) by hops, O(V (V + E) log V) by lengths.
  ///
  /// Reference: F. Harary, "Graph Theory", 1969, https://doi.org/10.1201/9780429493768, chapter 4.
  public func eccentricities(
    _ reach: ReachRule = .all, weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Scores {
    let others = Double(vertexCount - 1)
    let values = try distanceSums(for: "eccentricity", weighted: weighted, direction: direction)
      .map { sum -> Double? in
        let isDefined = reach == .all ? sum.reached == others : sum.reached > 0 || vertexCount == 1
        return isDefined ? sum.farthest : nil
      }
    return Scores(values) { reach == .all ? .disconnected : reasonOfReachingNobody($0) }
  }

  /// The largest distance of two vertices.
  ///
  /// - Returns: undefined where some vertex cannot be reached, unless only the reachable count.
  /// - Throws: as `eccentricities`.
  /// - Complexity: as `eccentricities`.
  public func diameter(
    _ reach: ReachRule = .all, weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> Score {
    try extreme(reach, weighted: weighted) { $0.max() }
  }

  /// The least eccentricity: the distance to the farthest from the vertex that is most central.
  ///
  /// - Returns: undefined where no vertex reaches all others, unless only the reachable count.
  /// - Throws: as `eccentricities`.
  /// - Complexity: as `eccentricities`.
  public func radius(
    _ reach: ReachRule = .all, weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> Score {
    try extreme(reach, weighted: weighted) { $0.min() }
  }

  /// The mean distance of two vertices, over ordered pairs.
  ///
  /// - Returns: undefined where some vertex cannot be reached, unless only the reachable count.
  /// - Throws: as `eccentricities`.
  /// - Complexity: as `eccentricities`.
  public func averagePathLength(
    _ reach: ReachRule = .all, weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> Score {
    let sums = try distanceSums(for: "average path length", weighted: weighted)
    guard vertexCount > 1 else { return .undefined(vertexCount == 0 ? .emptyGraph : .singleVertex) }
    let pairs = sums.reduce(0) { $0 + $1.reached }
    if reach == .all, pairs < Double(vertexCount) * Double(vertexCount - 1) {
      return .undefined(.disconnected)
    }
    guard pairs > 0 else { return .undefined(.noEdges) }
    return .defined(sums.reduce(0) { $0 + $1.total } / pairs)
  }

  /// The mean of the inverse distances over ordered pairs, where a pair that is not connected counts
  /// zero; 0…1 by hops.
  ///
  /// - Throws: `negativeTies`; `invalidLength`, `zeroLength`, `overflow` where lengths are added up.
  /// - Complexity: as `eccentricities`.
  ///
  /// Reference: V. Latora, M. Marchiori, "Efficient behavior of small-world networks", 2001,
  /// https://doi.org/10.1103/PhysRevLett.87.198701.
  public func globalEfficiency(
    weighted: PathWeighting = .hops
  ) throws(GraphAlgorithmsError) -> Score {
    guard vertexCount > 1 else { return .undefined(vertexCount == 0 ? .emptyGraph : .singleVertex) }
    let values = try harmonic(weighted: weighted).values.compactMap { $0 }
    return .defined(values.reduce(0, +) / Double(vertexCount))
  }

  /// The mean over the vertices of the efficiency among their neighbours, the vertex itself being
  /// left out; a vertex with fewer than two neighbours counts zero. 0…1.
  ///
  /// Direction, strengths, lengths, loops and parallel edges play no part.
  ///
  /// - Throws: `negativeTies`.
  /// - Complexity: O(Σ d³) at worst.
  ///
  /// Reference: V. Latora, M. Marchiori, 2001, https://doi.org/10.1103/PhysRevLett.87.198701.
  public func localEfficiency() throws(GraphAlgorithmsError) -> Score {
    try requirePositiveTies(for: "local efficiency")
    guard vertexCount > 0 else { return .undefined(.emptyGraph) }
    let rows = simpleRows(.either)
    var sum = 0.0
    var places = [UInt32](repeating: .max, count: vertexCount)
    for vertex in 0..<vertexCount where rows.degree(of: vertex) > 1 {
      let neighbors = rows.row(of: vertex).map { Int(rows.neighbors[$0]) }
      let among = rows.restricted(to: neighbors, places: &places)
      guard !among.neighbors.isEmpty else { continue }
      let sums = among.distanceSums(areMutual: true)
      sum += sums.reduce(0) { $0 + $1.inverse } / Double(neighbors.count * (neighbors.count - 1))
    }
    return .defined(sum / Double(vertexCount))
  }

  // MARK: - Kernel

  private func distanceSums(
    for measure: String, weighted: PathWeighting, direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> [DistanceSum] {
    try requirePositiveTies(for: measure)
    try requireLengths(weighted)
    let sums = simpleRows(direction, weight: RowWeight(weighted))
      .distanceSums(areMutual: !isDirected || direction == .either)
    guard sums.allSatisfy({ $0.total.isFinite }) else { throw .overflow(measure: measure) }
    return sums
  }

  private func extreme(
    _ reach: ReachRule, weighted: PathWeighting, _ choose: ([Double]) -> Double?
  ) throws(GraphAlgorithmsError) -> Score {
    let scores = try eccentricities(reach, weighted: weighted)
    guard vertexCount > 0 else { return .undefined(.emptyGraph) }
    let values = scores.values.compactMap { $0 }
    if let value = choose(values), reach == .reachable || isComplete(values, choose) {
      return .defined(value)
    }
    return .undefined(reach == .all ? .disconnected : .noEdges)
  }

  /// The diameter needs every eccentricity, the radius only one.
  private func isComplete(_ values: [Double], _ choose: ([Double]) -> Double?) -> Bool {
    choose([0, 1]) == 0 || values.count == vertexCount
  }

  private func reasonOfReachingNobody(_ vertex: Int) -> UndefinedReason {
    isDirected ? .reachesNobody : .isolated
  }
}
