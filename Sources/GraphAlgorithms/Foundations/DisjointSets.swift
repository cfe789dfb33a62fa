/// Disjoint sets of vertices that can be united, with path halving and union by least root.
package struct DisjointSets: Sendable {
  private var parents: [UInt32]

  /// Makes sets of one vertex each.
  package init(count: Int) {
    parents = (0..<UInt32(count)).map { $0 }
  }

  /// The least vertex of the set that a vertex is in.
  package mutating func find(_ vertex: UInt32) -> UInt32 {
    var current = vertex
    while parents[Int(current)] != current {
      let grandparent = parents[Int(parents[Int(current)])]
      parents[Int(current)] = grandparent
      current = grandparent
    }
    return current
  }

  /// Unites the sets of two vertices and returns whether they were apart.
  @discardableResult
  package mutating func unite(_ first: UInt32, _ second: UInt32) -> Bool {
    let (a, b) = (find(first), find(second))
    guard a != b else { return false }
    parents[Int(max(a, b))] = min(a, b)
    return true
  }

  /// The least vertex of the set that most of some evenly spread vertices are in.
  package mutating func commonest() -> UInt32 {
    guard !parents.isEmpty else { return .max }
    let step = max(1, parents.count / 1024)
    var roots = stride(from: 0, to: parents.count, by: step).map { find(UInt32($0)) }
    roots.sort()
    var (best, bestLength, start) = (roots[0], 0, 0)
    for index in roots.indices {
      if roots[index] != roots[start] { start = index }
      if index - start + 1 > bestLength { (best, bestLength) = (roots[index], index - start + 1) }
    }
    return best
  }
}
