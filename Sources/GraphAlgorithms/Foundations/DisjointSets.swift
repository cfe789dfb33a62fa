/// Disjoint sets of vertices that can be united, with path halving and union by least root.
package struct DisjointSets: Sendable {
  /// For each vertex one of its set that does not come later; the least of the set for itself.
  package var parents: [UInt32]

  /// Makes sets of one vertex each.
  package init(count: Int) {
    parents = (0..<UInt32(count)).map { $0 }
  }

  /// Makes sets of which each vertex is with another that precedes it, or with itself.
  package init(parents: [UInt32]) {
    self.parents = parents
  }

  /// The least vertex of the set that a vertex is in.
  package mutating func find(_ vertex: UInt32) -> UInt32 {
    var parents = self.parents.mutableSpan
    return Self.find(vertex, &parents)
  }

  /// Unites the sets of two vertices and returns whether they were apart.
  @discardableResult
  package mutating func unite(_ first: UInt32, _ second: UInt32) -> Bool {
    var parents = self.parents.mutableSpan
    return Self.unite(first, second, &parents)
  }

  /// Unites the sets of two vertices of whom the parents are known.
  @inline(__always)
  @discardableResult
  static func unite(
    _ first: UInt32, _ second: UInt32, _ parents: inout MutableSpan<UInt32>
  ) -> Bool {
    let (a, b) = (find(first, &parents), find(second, &parents))
    guard a != b else { return false }
    parents[Int(max(a, b))] = min(a, b)
    return true
  }

  @inline(__always)
  private static func find(_ vertex: UInt32, _ parents: inout MutableSpan<UInt32>) -> UInt32 {
    var current = vertex
    while true {
      let parent = parents[Int(current)]
      let grandparent = parents[Int(parent)]
      if grandparent == parent { return parent }
      parents[Int(current)] = grandparent
      current = grandparent
    }
  }

  /// Has each vertex know the least of its set at once.
  package mutating func flatten() {
    var parents = self.parents.mutableSpan
    // Whoever comes before is flat already.
    for vertex in 0..<parents.count { parents[vertex] = parents[Int(parents[vertex])] }
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
