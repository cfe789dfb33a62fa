import GraphCore

extension CompactGraph {
  /// The maximal k-plexes: sets in which each vertex lacks at most k − 1 of the others, and which no
  /// further vertex can join. A 1-plex is a clique.
  ///
  /// Direction, signs, loops and parallel edges play no part.
  ///
  ///     let square = CompactGraph(
  ///       vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(2, 3), Edge(3, 0)])
  ///     try square.maximalPlexes(2)  // [[0, 1, 2, 3]]
  ///
  /// - Parameter k: how many of the set, itself included, a vertex may be without a tie to.
  /// - Parameter least: the least size, at least 2k − 1: smaller ones need not hang together.
  /// - Parameter limit: how many there may be, and, times a hundred, how many steps the search may
  ///   take.
  /// - Returns: the sets, each ascending, the larger first, then in lexicographic order.
  /// - Throws: `parameterOutOfRange`; `limitExceeded`.
  /// - Complexity: exponential at worst, as the number of k-plexes is.
  ///
  /// Reference: S. B. Seidman, B. L. Foster, "A graph-theoretic generalization of the clique concept",
  /// 1978, https://doi.org/10.1080/0022250X.1978.9989883; Y. Zhou, J. Xu, Z. Guo, M. Xiao, Y. Jin,
  /// "Enumerating maximal k-plexes with worst-case time guarantee", 2020,
  /// https://doi.org/10.1609/aaai.v34i03.5625, for the branching.
  public func maximalPlexes(
    _ k: Int, least: Int? = nil, limit: Int = 100_000
  ) throws(GraphAlgorithmsError) -> [[Int]] {
    guard k >= 1 else {
      throw .parameterOutOfRange(name: "k", value: Double(k), range: "1 or more")
    }
    let least = least ?? max(2 * k - 1, 2)
    guard least >= 2 * k - 1, least >= 1 else {
      throw .parameterOutOfRange(
        name: "least", value: Double(least), range: "2k − 1 = \(2 * k - 1) or more")
    }
    var search = PlexSearch(simpleRows(.either), k: k, least: least, limit: limit)
    try search.run()
    return search.found.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

// MARK: - Kernel

/// Branching over a set P, candidates C, any of which may join it, and X, which could but are dealt
/// with elsewhere.
private struct PlexSearch {
  private let k: Int
  private let least: Int
  private let limit: Int
  private let neighbors: [Set<Int>]
  private(set) var found: [[Int]] = []
  private var steps = 0

  init(_ rows: SimpleRows, k: Int, least: Int, limit: Int) {
    (self.k, self.least, self.limit) = (k, least, limit)
    neighbors = (0..<rows.vertexCount).map { vertex in
      Set(rows.row(of: vertex).map { Int(rows.neighbors[$0]) })
    }
  }

  /// Each plex is found from that of its vertices which is first in an order of degeneracy: all
  /// others are at most two steps away.
  mutating func run() throws(GraphAlgorithmsError) {
    var place = [Int](repeating: 0, count: neighbors.count)
    let order = degeneracyOrder()
    for (index, vertex) in order.enumerated() { place[vertex] = index }
    for vertex in order {
      var near = neighbors[vertex]
      if k > 1 { for other in neighbors[vertex] { near.formUnion(neighbors[other]) } }
      near.remove(vertex)
      let (later, earlier) = near.reduce(into: (later: [Int](), earlier: [Int]())) { sets, other in
        if place[other] > place[vertex] {
          sets.later.append(other)
        } else {
          sets.earlier.append(other)
        }
      }
      try branch([vertex], later.sorted(), earlier.sorted())
    }
  }

  private func degeneracyOrder() -> [Int] {
    var degrees = neighbors.map(\.count)
    var heap = VertexHeap(vertexCount: degrees.count)
    for vertex in degrees.indices { heap.push(UInt32(vertex), key: Double(degrees[vertex])) }
    var isTaken = [Bool](repeating: false, count: degrees.count)
    var order: [Int] = []
    while let vertex = heap.popLeast().map(Int.init) {
      isTaken[vertex] = true
      order.append(vertex)
      for other in neighbors[vertex].sorted() where !isTaken[other] {
        degrees[other] -= 1
        heap.push(UInt32(other), key: Double(degrees[other]))
      }
    }
    return order
  }

  /// Those that may join a set: they lack at most k − 1 of it, and nobody in it who can lack no more.
  private func joiners(of set: [Int], among vertices: [Int]) -> [Int] {
    let full = set.filter { member in set.count { !neighbors[member].contains($0) } >= k }
    return vertices.filter { vertex in
      set.count { !neighbors[vertex].contains($0) } < k
        && full.allSatisfy { neighbors[vertex].contains($0) }
    }
  }

  private mutating func branch(
    _ set: [Int], _ candidates: [Int], _ excluded: [Int]
  ) throws(GraphAlgorithmsError) {
    steps += 1
    guard steps <= 100 * limit else {
      throw .limitExceeded(what: "steps in search of k-plexes", limit: 100 * limit)
    }
    guard set.count + candidates.count >= least else { return }
    let whole = set + candidates
    guard let pivot = pivot(set, candidates) else { return }
    let missing = whole.count { !neighbors[pivot].contains($0) }
    if missing <= k {
      // All of them are a plex together.
      if joiners(of: whole, among: excluded).isEmpty { try emit(whole) }
      return
    }
    if set.contains(pivot) {
      try branchOverMissing(of: pivot, set, candidates, excluded)
    } else {
      let rest = candidates.filter { $0 != pivot }
      let grown = set + [pivot]
      try branch(grown, joiners(of: grown, among: rest), joiners(of: grown, among: excluded))
      try branch(set, rest, excluded + [pivot])
    }
  }

  /// The vertex that lacks most of set and candidates; of equals one of the set, then the first.
  private func pivot(_ set: [Int], _ candidates: [Int]) -> Int? {
    let whole = set + candidates
    var best: (vertex: Int, missing: Int)?
    for vertex in whole {
      let missing = whole.count { !neighbors[vertex].contains($0) }
      if missing > best?.missing ?? -1 { best = (vertex, missing) }
    }
    return best?.vertex
  }

  /// Of the candidates that a member lacks only so many can join as it may still lack: either the
  /// first does not, or it does and the second does not, and so on.
  private mutating func branchOverMissing(
    of member: Int, _ set: [Int], _ candidates: [Int], _ excluded: [Int]
  ) throws(GraphAlgorithmsError) {
    let room = k - set.count { !neighbors[member].contains($0) }
    let missing = candidates.filter { !neighbors[member].contains($0) }
    var (set, candidates, excluded) = (set, candidates, excluded)
    for vertex in missing.prefix(room) {
      guard candidates.contains(vertex) else { continue }
      let rest = candidates.filter { $0 != vertex }
      try branch(set, rest, excluded + [vertex])
      set.append(vertex)
      candidates = joiners(of: set, among: rest)
      excluded = joiners(of: set, among: excluded)
    }
    // What the member lacks beyond that cannot join any more, unless some of the first did not.
    try branch(
      set, joiners(of: set, among: candidates), joiners(of: set, among: excluded))
  }

  private mutating func emit(_ set: [Int]) throws(GraphAlgorithmsError) {
    guard found.count < limit else {
      throw .limitExceeded(what: "maximal k-plexes", limit: limit)
    }
    found.append(set.sorted())
  }
}
