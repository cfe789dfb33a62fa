extension CompactGraph {
  /// Makes a graph from columns: the ends of each edge and perhaps its strength, length and sign, in any
  /// order. Whoever has columns saves the memory of a list of edges.
  ///
  /// - Precondition: Columns are of one length, and ends are vertices. Strengths are above 0.
  /// - Complexity: O(V + E) time and space, and for parallel edges the time to sort them.
  public init(
    vertexCount: Int, directed: Bool = false, sources: [UInt32], targets: [UInt32],
    strengths: [Double]? = nil, lengths: [Double]? = nil, negatives: [Bool]? = nil
  ) {
    precondition(vertexCount >= 0 && vertexCount < Int(UInt32.max), "vertex count out of range")
    precondition(sources.count < Int(Int32.max), "too many edges")
    let counts = [targets.count, strengths?.count, lengths?.count, negatives?.count]
    precondition(
      counts.allSatisfy { $0 ?? sources.count == sources.count }, "columns of different lengths")
    for edge in sources.indices {
      precondition(
        sources[edge] < vertexCount && targets[edge] < vertexCount, "vertex out of range")
    }
    func isUniform(_ column: [Double]?) -> Bool { column?.allSatisfy { $0 == 1 } ?? true }
    var columns = EdgeColumns(
      sources: sources, targets: targets, strengths: isUniform(strengths) ? nil : strengths,
      lengths: isUniform(lengths) ? nil : lengths,
      negatives: negatives?.contains(true) ?? false ? negatives : nil)
    columns.sort(vertexCount, isDirected: directed)
    isSimple = columns.orderParallels()
    self.vertexCount = vertexCount
    isDirected = directed
    edgeSources = columns.sources
    edgeTargets = columns.targets
    self.strengths = columns.strengths
    self.lengths = columns.lengths
    isSigned = columns.negatives != nil
    self.negatives = columns.negatives
    outgoing = Self.adjacency(
      vertexCount: vertexCount, from: edgeSources, to: edgeTargets, mirrored: !directed)
    incoming =
      directed
      ? Self.adjacency(
        vertexCount: vertexCount, from: edgeTargets, to: edgeSources, mirrored: false)
      : outgoing
  }
}

// MARK: - Kernel

/// Edges as columns, a column in which all is usual being nil, on their way into canonical order: by
/// source, target, strength, length and sign.
private struct EdgeColumns {
  var sources: [UInt32]
  var targets: [UInt32]
  var strengths: [Double]?
  var lengths: [Double]?
  var negatives: [Bool]?

  /// Orders the edges by source and target; one that goes both ways gets its lesser end as source.
  mutating func sort(_ vertexCount: Int, isDirected: Bool) {
    if !isDirected {
      for row in sources.indices where sources[row] > targets[row] {
        (sources[row], targets[row]) = (targets[row], sources[row])
      }
    }
    if !isAscending { count(vertexCount) }
  }

  /// Orders edges with the same ends by strength, length and sign.
  ///
  /// - Returns: Whether there are none, and no edge from a vertex to itself.
  mutating func orderParallels() -> Bool {
    var isSimple = true
    var start = 0
    while start < sources.count {
      if sources[start] == targets[start] { isSimple = false }
      var end = start + 1
      while end < sources.count, sources[end] == sources[start], targets[end] == targets[start] {
        end += 1
      }
      if end - start > 1 {
        isSimple = false
        order(start..<end)
      }
      start = end
    }
    return isSimple
  }

  private var isAscending: Bool {
    sources.indices.dropFirst().allSatisfy {
      (sources[$0 - 1], targets[$0 - 1]) <= (sources[$0], targets[$0])
    }
  }

  /// Two stable counting sorts, by target and then by source. The first keeps the source of each edge
  /// and its row; the second puts all in its place.
  private mutating func count(_ vertexCount: Int) {
    let starts = Self.starts(targets, vertexCount)
    var next = starts
    var byTarget = [UInt64](repeating: 0, count: sources.count)
    for row in sources.indices {
      let place = Int(next[Int(targets[row])])
      next[Int(targets[row])] += 1
      byTarget[place] = UInt64(sources[row]) << 32 | UInt64(row)
    }
    next = Self.starts(sources, vertexCount)
    var order = [UInt32](repeating: 0, count: sources.count)
    let isPlain = strengths == nil && lengths == nil && negatives == nil
    for target in 0..<vertexCount {
      for index in Int(starts[target])..<Int(starts[target + 1]) {
        let entry = byTarget[index]
        let source = Int(entry >> 32)
        let place = Int(next[source])
        next[source] += 1
        targets[place] = UInt32(target)
        if !isPlain { order[place] = UInt32(truncatingIfNeeded: entry) }
      }
    }
    // Each source begins where the one before it was filled up to.
    var place = 0
    for source in 0..<vertexCount {
      while place < Int(next[source]) {
        sources[place] = UInt32(source)
        place += 1
      }
    }
    strengths = Self.moved(strengths, order)
    lengths = Self.moved(lengths, order)
    negatives = Self.moved(negatives, order)
  }

  /// Where the edges of each vertex begin.
  private static func starts(_ column: [UInt32], _ vertexCount: Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    for vertex in column { starts[Int(vertex) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    return starts
  }

  private static func moved<Value>(_ column: [Value]?, _ order: [UInt32]) -> [Value]? {
    column.map { column in order.map { column[Int($0)] } }
  }

  /// Orders parallel edges.
  private mutating func order(_ range: Range<Int>) {
    let rows = range.sorted { one, other in
      if let strengths, strengths[one] != strengths[other] {
        return strengths[one] < strengths[other]
      }
      if let lengths, lengths[one] != lengths[other] { return lengths[one] < lengths[other] }
      guard let negatives else { return false }
      return !negatives[one] && negatives[other]
    }
    Self.reorder(&strengths, range, rows)
    Self.reorder(&lengths, range, rows)
    Self.reorder(&negatives, range, rows)
  }

  private static func reorder<Value>(
    _ column: inout [Value]?, _ range: Range<Int>, _ rows: [Int]
  ) {
    guard let values = column.map({ column in rows.map { column[$0] } }) else { return }
    column?.replaceSubrange(range, with: values)
  }
}
