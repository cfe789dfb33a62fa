import GraphCore

extension CompactGraph {
  /// The maximal cliques: sets of vertices that are all tied to each other and that no further
  /// vertex is tied to all of.
  ///
  /// Direction, signs, loops and parallel edges play no part; an isolated vertex is a clique.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2), Edge(2, 3)])
  ///     try graph.maximalCliques()  // [[0, 1, 2], [2, 3]]
  ///
  /// - Parameter limit: how many cliques there may be.
  /// - Returns: the cliques, each ascending, in lexicographic order.
  /// - Throws: `limitExceeded`.
  /// - Complexity: O(V d 3^(d/3)) at worst, d being the largest core number; few cliques are quick.
  ///
  /// Reference: D. Eppstein, M. Löffler, D. Strash, "Listing all maximal cliques in sparse graphs
  /// in near-optimal time", 2010, https://doi.org/10.1007/978-3-642-17517-6_36; pivot: E. Tomita,
  /// A. Tanaka, H. Takahashi, 2006, https://doi.org/10.1016/j.tcs.2006.06.015.
  public func maximalCliques(limit: Int = 10_000_000) throws(GraphAlgorithmsError) -> [[Int]] {
    // Twins are in the same maximal cliques, so those of the classes are spread out.
    let quotient = TwinQuotient(rows: simpleRows(.either))
    let degeneracy = DegeneracyOrder(rows: quotient.rows)
    var listing = CliqueListing(rows: quotient.rows, ranks: degeneracy.ranks, limit: limit)
    for vertex in degeneracy.order {
      listing.listCliques(first: Int(vertex))
      guard listing.count <= limit else {
        throw .limitExceeded(what: "maximal cliques", limit: limit)
      }
    }
    var members = [[Int]](repeating: [], count: quotient.count)
    for (vertex, own) in quotient.classes.enumerated() { members[Int(own)].append(vertex) }
    return listing.cliques(spreading: members).sorted { $0.lexicographicallyPrecedes($1) }
  }
}

// MARK: - Kernel

/// Lists the cliques whose first vertex in degeneracy order is given, in the small graph of its
/// neighbours, where sets of vertices are rows of bits.
///
/// P ↔ `candidates` (may still join), X ↔ `excluded` (would have been listed before), R ↔ `chosen`.
/// A level of the search has its three sets in one stack of words, one behind the other.
private struct CliqueListing {
  let rows: SimpleRows
  let ranks: [UInt32]
  let limit: Int
  /// The cliques, one behind the other, and where each ends.
  private var found: [UInt32] = []
  private var ends: [Int] = []
  private var localIndex: [Int32]
  private var neighborhood: [UInt32] = []
  private var wordCount = 0
  private var adjacency: [UInt64] = []
  private var stack: [UInt64] = []
  private var chosen: [UInt32] = []

  var count: Int { ends.count }

  init(rows: SimpleRows, ranks: [UInt32], limit: Int) {
    self.rows = rows
    self.ranks = ranks
    self.limit = limit
    localIndex = [Int32](repeating: -1, count: rows.vertexCount)
  }

  /// The cliques with each entry replaced by its members, ascending.
  func cliques(spreading members: [[Int]]) -> [[Int]] {
    var start = 0
    return ends.map { end in
      var clique: [Int] = []
      for index in start..<end { clique.append(contentsOf: members[Int(found[index])]) }
      start = end
      clique.sort()
      return clique
    }
  }

  mutating func listCliques(first: Int) {
    enterNeighborhood(of: first)
    stack.removeAll(keepingCapacity: true)
    stack.append(contentsOf: repeatElement(0, count: 3 * wordCount))
    for (index, vertex) in neighborhood.enumerated() {
      let isLater = ranks[Int(vertex)] > ranks[first]
      stack[(isLater ? 0 : wordCount) + index >> 6] |= 1 << UInt64(index & 63)
    }
    chosen.removeAll(keepingCapacity: true)
    chosen.append(UInt32(first))
    var depth = 0
    if open(at: 0) { depth = 1 }
    while depth > 0, ends.count <= limit {
      if descend(from: (depth - 1) * 3 * wordCount) {
        if open(at: depth * 3 * wordCount) { depth += 1 } else { chosen.removeLast() }
      } else {
        depth -= 1
        chosen.removeLast()
      }
    }
    for vertex in neighborhood { localIndex[Int(vertex)] = -1 }
  }

  private mutating func enterNeighborhood(of vertex: Int) {
    neighborhood.removeAll(keepingCapacity: true)
    for slot in rows.row(of: vertex) { neighborhood.append(rows.neighbors[slot]) }
    wordCount = (neighborhood.count + 63) >> 6
    adjacency.removeAll(keepingCapacity: true)
    adjacency.append(contentsOf: repeatElement(0, count: neighborhood.count * wordCount))
    for (index, member) in neighborhood.enumerated() { localIndex[Int(member)] = Int32(index) }
    for (index, member) in neighborhood.enumerated() {
      for slot in rows.row(of: Int(member)) {
        let other = Int(localIndex[Int(rows.neighbors[slot])])
        if other >= 0 { adjacency[index * wordCount + other >> 6] |= 1 << UInt64(other & 63) }
      }
    }
  }

  /// Sets what to branch on at a level, or lists the clique that is complete and gives false.
  private mutating func open(at base: Int) -> Bool {
    var (hasCandidates, hasExcluded) = (false, false)
    for word in 0..<wordCount {
      if stack[base + word] != 0 { hasCandidates = true }
      if stack[base + wordCount + word] != 0 { hasExcluded = true }
    }
    guard hasCandidates else {
      if !hasExcluded {
        found.append(contentsOf: chosen)
        ends.append(found.count)
      }
      return false
    }
    let pivot = pivotIndex(at: base) * wordCount
    for word in 0..<wordCount {
      stack[base + 2 * wordCount + word] = stack[base + word] & ~adjacency[pivot + word]
    }
    return true
  }

  /// The vertex with most neighbours among the candidates, so that least remains to branch on.
  private func pivotIndex(at base: Int) -> Int {
    let (stack, adjacency) = (stack.span, adjacency.span)
    var (best, bestCount) = (0, -1)
    for word in 0..<wordCount {
      var bits = stack[base + word] | stack[base + wordCount + word]
      while bits != 0 {
        let index = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        var count = 0
        for other in 0..<wordCount {
          count += (stack[base + other] & adjacency[index * wordCount + other]).nonzeroBitCount
        }
        if count > bestCount { (best, bestCount) = (index, count) }
      }
    }
    return best
  }

  /// Takes the next branch of a level and fills the level above it; false where none is left.
  private mutating func descend(from base: Int) -> Bool {
    var word = 0
    while word < wordCount, stack[base + 2 * wordCount + word] == 0 { word += 1 }
    guard word < wordCount else { return false }
    let index = word << 6 + stack[base + 2 * wordCount + word].trailingZeroBitCount
    let bit: UInt64 = 1 << UInt64(index & 63)
    let next = base + 3 * wordCount
    while stack.count < next + 3 * wordCount { stack.append(0) }
    for other in 0..<wordCount {
      let row = adjacency[index * wordCount + other]
      stack[next + other] = stack[base + other] & row
      stack[next + wordCount + other] = stack[base + wordCount + other] & row
    }
    stack[base + 2 * wordCount + word] &= ~bit
    stack[base + word] &= ~bit
    stack[base + wordCount + word] |= bit
    chosen.append(neighborhood[index])
    return true
  }
}
