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
    let rows = simpleRows(.either)
    let degeneracy = DegeneracyOrder(rows: rows)
    var listing = CliqueListing(rows: rows, ranks: degeneracy.ranks, limit: limit)
    for vertex in degeneracy.order {
      listing.listCliques(first: Int(vertex))
      guard listing.cliques.count <= limit else {
        throw .limitExceeded(what: "maximal cliques", limit: limit)
      }
    }
    return listing.cliques.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

// MARK: - Kernel

/// Lists the cliques whose first vertex in degeneracy order is given, in the small graph of its
/// neighbours, where sets of vertices are rows of bits.
///
/// P ↔ `candidates` (may still join), X ↔ `excluded` (would have been listed before), R ↔ `chosen`.
private struct CliqueListing {
  let rows: SimpleRows
  let ranks: [UInt32]
  let limit: Int
  var cliques: [[Int]] = []
  private var localIndex: [Int32]
  private var neighborhood: [Int] = []
  private var wordCount = 0
  private var adjacency: [UInt64] = []
  private var frames: [Frame] = []
  private var chosen: [Int] = []

  private struct Frame {
    var candidates: [UInt64]
    var excluded: [UInt64]
    var branches: [UInt64]
  }

  init(rows: SimpleRows, ranks: [UInt32], limit: Int) {
    self.rows = rows
    self.ranks = ranks
    self.limit = limit
    localIndex = [Int32](repeating: -1, count: rows.vertexCount)
  }

  mutating func listCliques(first: Int) {
    enterNeighborhood(of: first)
    var candidates = [UInt64](repeating: 0, count: wordCount)
    var excluded = candidates
    for (index, vertex) in neighborhood.enumerated() {
      let bit: UInt64 = 1 << UInt64(index & 63)
      if ranks[vertex] > ranks[first] {
        candidates[index >> 6] |= bit
      } else {
        excluded[index >> 6] |= bit
      }
    }
    chosen = [first]
    push(candidates: candidates, excluded: excluded)
    while !frames.isEmpty, cliques.count <= limit { advance() }
    frames.removeAll()
    for vertex in neighborhood { localIndex[vertex] = -1 }
  }

  private mutating func enterNeighborhood(of vertex: Int) {
    neighborhood = rows.row(of: vertex).map { Int(rows.neighbors[$0]) }
    wordCount = (neighborhood.count + 63) >> 6
    adjacency = [UInt64](repeating: 0, count: neighborhood.count * wordCount)
    for (index, member) in neighborhood.enumerated() { localIndex[member] = Int32(index) }
    for (index, member) in neighborhood.enumerated() {
      for slot in rows.row(of: member) {
        let other = Int(localIndex[Int(rows.neighbors[slot])])
        if other >= 0 { adjacency[index * wordCount + other >> 6] |= 1 << UInt64(other & 63) }
      }
    }
  }

  /// Opens a level of the search, or lists the clique that is complete.
  private mutating func push(candidates: [UInt64], excluded: [UInt64]) {
    if candidates.allSatisfy({ $0 == 0 }) {
      if excluded.allSatisfy({ $0 == 0 }) { cliques.append(chosen.sorted()) }
      if !frames.isEmpty { chosen.removeLast() }
      return
    }
    let pivot = pivotIndex(candidates: candidates, excluded: excluded)
    let branches = (0..<wordCount).map { candidates[$0] & ~adjacency[pivot * wordCount + $0] }
    frames.append(Frame(candidates: candidates, excluded: excluded, branches: branches))
  }

  /// The vertex with most neighbours among the candidates, so that least remains to branch on.
  private func pivotIndex(candidates: [UInt64], excluded: [UInt64]) -> Int {
    var (best, bestCount) = (0, -1)
    for word in 0..<wordCount {
      var bits = candidates[word] | excluded[word]
      while bits != 0 {
        let index = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        var count = 0
        for other in 0..<wordCount {
          count += (candidates[other] & adjacency[index * wordCount + other]).nonzeroBitCount
        }
        if count > bestCount { (best, bestCount) = (index, count) }
      }
    }
    return best
  }

  /// Takes the next branch of the innermost level, or closes the level.
  private mutating func advance() {
    let top = frames.count - 1
    guard let word = frames[top].branches.firstIndex(where: { $0 != 0 }) else {
      frames.removeLast()
      if !frames.isEmpty { chosen.removeLast() }
      return
    }
    let index = word << 6 + frames[top].branches[word].trailingZeroBitCount
    let bit: UInt64 = 1 << UInt64(index & 63)
    var candidates = frames[top].candidates
    var excluded = frames[top].excluded
    for other in 0..<wordCount {
      candidates[other] &= adjacency[index * wordCount + other]
      excluded[other] &= adjacency[index * wordCount + other]
    }
    frames[top].branches[word] &= ~bit
    frames[top].candidates[word] &= ~bit
    frames[top].excluded[word] |= bit
    chosen.append(neighborhood[index])
    push(candidates: candidates, excluded: excluded)
  }
}
