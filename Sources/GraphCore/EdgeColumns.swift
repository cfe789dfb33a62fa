extension CompactGraph {
  /// Makes a graph from columns: the ends of each edge and perhaps its strength, in any order. It is
  /// the graph that the version for edges makes, in less time and memory.
  ///
  /// - Precondition: Columns are of one length, and ends are vertices. Strengths are above 0.
  /// - Complexity: O(V + E) time and space, and for parallel edges the time to sort them.
  public init(
    vertexCount: Int, directed: Bool = false, sources: [UInt32], targets: [UInt32],
    strengths: [Double]? = nil, negatives: [Bool]? = nil
  ) {
    precondition(vertexCount >= 0 && vertexCount < Int(UInt32.max), "vertex count out of range")
    precondition(sources.count < Int(Int32.max), "too many edges")
    precondition(
      sources.count == targets.count && strengths.map(\.count) ?? sources.count == sources.count
        && negatives.map(\.count) ?? sources.count == sources.count, "columns of different lengths")
    var (from, to) = (sources, targets)
    for edge in from.indices {
      precondition(from[edge] < vertexCount && to[edge] < vertexCount, "vertex out of range")
      if !directed, from[edge] > to[edge] { swap(&from[edge], &to[edge]) }
    }
    let order = Self.order(from, to, strengths, negatives, vertexCount)
    self.vertexCount = vertexCount
    isDirected = directed
    edgeSources = order.map { from[Int($0)] }
    edgeTargets = order.map { to[Int($0)] }
    let isWeighted = strengths?.contains { $0 != 1 } ?? false
    self.strengths = isWeighted ? strengths.map { column in order.map { column[Int($0)] } } : nil
    lengths = nil
    isSigned = negatives?.contains(true) ?? false
    self.negatives = isSigned ? negatives.map { column in order.map { column[Int($0)] } } : nil
    var isSimple = true
    for edge in edgeSources.indices {
      let isRepeated =
        edge > 0 && edgeSources[edge] == edgeSources[edge - 1]
        && edgeTargets[edge] == edgeTargets[edge - 1]
      if isRepeated || edgeSources[edge] == edgeTargets[edge] { isSimple = false }
    }
    self.isSimple = isSimple
    outgoing = Self.adjacency(
      vertexCount: vertexCount, from: edgeSources, to: edgeTargets, mirrored: !directed)
    incoming =
      directed
      ? Self.adjacency(
        vertexCount: vertexCount, from: edgeTargets, to: edgeSources, mirrored: false)
      : outgoing
  }

  // MARK: - Kernel

  /// The edges in canonical order: by source, target, strength and sign. Two counting sorts, by target
  /// and then by source, leave only parallel edges to order.
  private static func order(
    _ from: [UInt32], _ to: [UInt32], _ strengths: [Double]?, _ negatives: [Bool]?,
    _ vertexCount: Int
  ) -> [UInt32] {
    let all = from.indices.map { UInt32($0) }
    var order = counted(counted(all, by: to, vertexCount), by: from, vertexCount)
    guard strengths != nil || negatives != nil else { return order }
    func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
      if let strengths, strengths[Int(a)] != strengths[Int(b)] {
        return strengths[Int(a)] < strengths[Int(b)]
      }
      guard let negatives else { return false }
      return !negatives[Int(a)] && negatives[Int(b)]
    }
    func areParallel(_ a: UInt32, _ b: UInt32) -> Bool {
      from[Int(a)] == from[Int(b)] && to[Int(a)] == to[Int(b)]
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, areParallel(order[start], order[end]) { end += 1 }
      if end - start > 1 { order[start..<end].sort(by: precedes) }
      start = end
    }
    return order
  }

  /// A stable counting sort of edges by a column.
  private static func counted(
    _ edges: [UInt32], by column: [UInt32], _ vertexCount: Int
  ) -> [UInt32] {
    var next = [UInt32](repeating: 0, count: vertexCount + 1)
    for vertex in column { next[Int(vertex) + 1] += 1 }
    for vertex in 0..<vertexCount { next[vertex + 1] += next[vertex] }
    var order = edges
    for edge in edges {
      let vertex = Int(column[Int(edge)])
      order[Int(next[vertex])] = edge
      next[vertex] += 1
    }
    return order
  }
}
