import GraphCore

extension CompactGraph {
  /// The distance from a vertex to every vertex: the number of edges of a shortest path, or the
  /// least sum of lengths.
  ///
  /// Zero for the vertex itself; undefined where no path leads. Parallel edges count as the
  /// shortest of them, loops are ignored, isolated vertices are unreachable.
  ///
  ///     let graph = CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try graph.distances(from: 0).values  // [0, 1, 2, nil]
  ///
  /// - Throws: `negativeTies`; `invalidLength` where lengths are added up.
  /// - Complexity: O(V + E) by hops, O((V + E) log V) by lengths; O(V) space.
  ///
  /// Reference: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959,
  /// https://doi.org/10.1007/BF01386390.
  public func distances(
    from source: Int, weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> Scores {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    try requirePositiveTies(for: "distance")
    try requireLengths(weighted)
    let rows = simpleRows(direction, weight: RowWeight(weighted))
    if rows.weights == nil { return hopDistances(from: source, along: rows, direction) }
    if let search = BucketSearch(rows: rows) {
      return Scores(
        search.distances(from: source).map { $0.isFinite ? $0 : nil }, undefined: .unreachable)
    }
    var search = ShortestPathSearch(rows: rows)
    search.run(from: source)
    guard search.order.allSatisfy({ search.distances[Int($0)].isFinite }) else {
      throw .overflow(measure: "distance")
    }
    let values = search.distances.map { $0.isFinite ? $0 : nil }
    return Scores(values, undefined: .unreachable)
  }

  private func hopDistances(
    from source: Int, along rows: SimpleRows, _ direction: Direction
  ) -> Scores {
    var search = HopSearch(
      from: source, outgoing: rows, incoming: isDirected ? simpleRows(direction.reversed) : nil)
    var values = [Double?](repeating: nil, count: vertexCount)
    var hops = 0.0
    repeat {
      Self.fill(&values, at: search.frontier, with: hops)
      hops += 1
    } while search.advance()
    return Scores(values, undefined: .unreachable)
  }

  private static func fill(
    _ valueList: inout [Double?], at vertices: ArraySlice<UInt32>, with value: Double
  ) {
    var values = valueList.mutableSpan
    for vertex in vertices { values[Int(vertex)] = value }
  }
}
