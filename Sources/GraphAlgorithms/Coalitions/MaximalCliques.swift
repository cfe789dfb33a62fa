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
    return listing.cliques(spreading: quotient)
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
  /// The neighbours of higher rank.
  private let later: SimpleRows
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
    later = rows.ascending(in: ranks)
  }

  /// The cliques with each class replaced by its members, ascending, in lexicographic order.
  func cliques(spreading quotient: TwinQuotient) -> [[Int]] {
    let spread = SpreadCliques(found: found, ends: ends, quotient: quotient)
    return spread.order().map { spread.members(of: $0) }
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
    // Each edge among them is met once, from the end that was removed first.
    let (later, placeList, width) = (later, localIndex, wordCount)
    let (offsets, neighbors) = (later.offsets.span, later.neighbors.span)
    let places = placeList.span
    for (index, member) in neighborhood.enumerated() {
      for slot in Int(offsets[Int(member)])..<Int(offsets[Int(member) + 1]) {
        let other = Int(places[Int(neighbors[slot])])
        guard other >= 0 else { continue }
        adjacency[index * width + other >> 6] |= 1 << UInt64(other & 63)
        adjacency[other * width + index >> 6] |= 1 << UInt64(index & 63)
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

/// Cliques of vertices, each ascending, one behind the other.
private struct SpreadCliques {
  private var vertices: [UInt32] = []
  private var ends: [Int] = []
  private let vertexCount: Int

  init(found: [UInt32], ends classEnds: [Int], quotient: TwinQuotient) {
    vertexCount = quotient.classes.count
    ends.reserveCapacity(classEnds.count)
    vertices.reserveCapacity(found.count)
    var members = [[UInt32]](
      repeating: [], count: quotient.count == vertexCount ? 0 : quotient.count)
    if !members.isEmpty {
      for vertex in 0..<UInt32(vertexCount) {
        members[Int(quotient.classes[Int(vertex)])].append(vertex)
      }
    }
    var (start, place) = (0, 0)
    for end in classEnds {
      if members.isEmpty {
        vertices.append(contentsOf: found[place..<end])
      } else {
        for own in found[place..<end] { vertices.append(contentsOf: members[Int(own)]) }
      }
      vertices[start...].sort()
      (start, place) = (vertices.count, end)
      ends.append(start)
    }
  }

  func members(of clique: Int) -> [Int] {
    vertices[(clique == 0 ? 0 : ends[clique - 1])..<ends[clique]].map { Int($0) }
  }

  /// The cliques in lexicographic order: sorted into buckets by their first vertex, then compared.
  func order() -> [Int] {
    let first = ends.indices.map { Int(vertices[$0 == 0 ? 0 : ends[$0 - 1]]) }
    var starts = [Int](repeating: 0, count: vertexCount + 1)
    for vertex in first { starts[vertex + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var order = [Int](repeating: 0, count: ends.count)
    for (clique, vertex) in first.enumerated() {
      order[next[vertex]] = clique
      next[vertex] += 1
    }
    let cliques = vertices.span
    for vertex in 0..<vertexCount where starts[vertex + 1] - starts[vertex] > 1 {
      order[starts[vertex]..<starts[vertex + 1]].sort { precedes($0, $1, cliques) }
    }
    return order
  }

  /// No clique is part of another, so that two differ before either ends.
  private func precedes(_ a: Int, _ b: Int, _ cliques: Span<UInt32>) -> Bool {
    guard a != b else { return false }
    var (i, j) = (a == 0 ? 0 : ends[a - 1], b == 0 ? 0 : ends[b - 1])
    while i < ends[a], j < ends[b], cliques[i] == cliques[j] { (i, j) = (i + 1, j + 1) }
    return i < ends[a] && j < ends[b] && cliques[i] < cliques[j]
  }
}
