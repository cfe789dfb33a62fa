import GraphCore

/// How many paths a search for the shortest through some vertices may look at.
public let rankedPathLimit = 100_000

extension CompactGraph {
  /// The k shortest paths between two vertices that visit no vertex twice, by length, those of equal
  /// length in the order of their vertices.
  ///
  /// Of parallel edges the shortest is taken, of equal ones the first, so that paths differ in their
  /// vertices.
  ///
  /// - Parameter passed: vertices that a path must pass, in any order.
  /// - Parameter avoided: vertices that no path may touch; where an end is one of them there is none.
  /// - Returns: fewer than `count` where there are fewer.
  /// - Throws: `negativeTies`; `invalidLength`, `zeroLength` where lengths are added up;
  ///   `limitExceeded` where more than `rankedPathLimit` paths would have to be looked at for those
  ///   that pass all vertices.
  /// - Complexity: O(k V (V + E) log V), for k paths or, with vertices to pass, so many as are looked at.
  ///
  /// Reference: J. Y. Yen, "Finding the K shortest loopless paths in a network", 1971,
  /// https://doi.org/10.1287/mnsc.17.11.712; E. L. Lawler, 1972,
  /// https://doi.org/10.1287/mnsc.18.7.401.
  public func shortestPaths(
    from source: Int, to target: Int, count: Int, through passed: [Int] = [],
    avoiding avoided: [Int] = [],
    weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) throws(GraphAlgorithmsError) -> [Path] {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    try requirePositiveTies(for: "k shortest paths")
    try requireLengths(weighted, counting: true)
    guard count > 0, !avoided.contains(source), !avoided.contains(target) else { return [] }
    guard !passed.contains(where: avoided.contains) else { return [] }
    guard source != target else {
      let isAll = passed.allSatisfy { $0 == source }
      return isAll ? [Path(vertices: [source], edges: [], length: 0)] : []
    }
    let weight = RowWeight(weighted)
    var search = DeviationSearch(
      forward: simpleRows(direction, weight: weight).excluding(avoided),
      backward: simpleRows(direction.reversed, weight: weight).excluding(avoided), target: target)
    search.addCandidate(root: [source], rootEdges: [], rootLength: 0, banned: [])
    var found: [Path] = []
    var seen = 0
    while found.count < count, let best = search.takeBest() {
      seen += 1
      if passed.allSatisfy(best.path.vertices.contains) { found.append(best.path) }
      guard seen < rankedPathLimit || found.count == count else {
        throw .limitExceeded(what: "paths to look at", limit: rankedPathLimit)
      }
      search.branch(from: best)
    }
    return found
  }
}

// MARK: - Kernel

/// A path with the place where it left its parent, and the steps that are taken there already.
private struct Deviation {
  let path: Path
  let spurIndex: Int
  let bannedAtSpur: [Int]

  /// By length, the same lengths by the order of the vertices.
  func precedes(_ other: Deviation) -> Bool {
    let (a, b) = (path.length, other.path.length)
    if ShortestPathSearch.isTie(a, b) {
      return path.vertices.lexicographicallyPrecedes(other.path.vertices)
    }
    return a < b
  }
}

/// Lawler's form of Yen's method: the paths not yet found are divided into classes, each given by a
/// root and the steps that are banned at its end; of each class the best path is a candidate.
private struct DeviationSearch {
  let forward: SimpleRows
  let backward: SimpleRows
  let target: Int
  private var candidates: [Deviation] = []

  init(forward: SimpleRows, backward: SimpleRows, target: Int) {
    self.forward = forward
    self.backward = backward
    self.target = target
  }

  mutating func takeBest() -> Deviation? {
    guard let best = candidates.indices.min(by: { candidates[$0].precedes(candidates[$1]) }) else {
      return nil
    }
    return candidates.remove(at: best)
  }

  /// Divides the rest of the class of a path: one class for each vertex at which one can leave it.
  mutating func branch(from best: Deviation) {
    let path = best.path
    var length = 0.0
    var isRoot = [Bool](repeating: false, count: forward.vertexCount)
    for index in path.vertices.indices.dropLast() {
      let (spur, next) = (path.vertices[index], path.vertices[index + 1])
      isRoot[spur] = true
      let banned = (index == best.spurIndex ? best.bannedAtSpur : []) + [next]
      // Mostly there is no way out at all, which is sooner seen than that there is no path.
      let isOpen = forward.row(of: spur).contains { slot in
        let other = Int(forward.neighbors[slot])
        return !isRoot[other] && !banned.contains(other)
      }
      if index >= best.spurIndex, isOpen {
        addCandidate(
          root: Array(path.vertices[...index]), rootEdges: Array(path.edges[..<index]),
          rootLength: length, banned: banned)
      }
      length += stepLength(spur, next)
    }
  }

  private func stepLength(_ source: Int, _ target: Int) -> Double {
    forward.slot(of: target, in: source).flatMap { forward.weights?[$0] } ?? 1
  }

  /// Adds the best path that begins with a root and avoids some steps from the root's end.
  mutating func addCandidate(root: [Int], rootEdges: [Int], rootLength: Double, banned: [Int]) {
    guard let spur = root.last else { return }
    let remaining = Remaining(self, avoiding: root)
    var (vertices, edges, length) = (root, rootEdges, rootLength)
    var current = spur
    while current != target {
      let isBanned = { (vertex: Int) in current == spur && banned.contains(vertex) }
      guard let slot = bestStep(from: current, remaining, isBanned) else { return }
      length += forward.weights?[slot] ?? 1
      current = Int(forward.neighbors[slot])
      vertices.append(current)
      edges.append(Int(forward.edges[slot]))
    }
    let path = Path(vertices: vertices, edges: edges, length: length)
    candidates.append(Deviation(path: path, spurIndex: root.count - 1, bannedAtSpur: banned))
  }

  /// The first of the steps on a shortest rest of the way. It leads to a vertex that was reached
  /// before, so that the way ends also where a step is too short to change the length of the rest.
  private func bestStep(
    from vertex: Int, _ remaining: Remaining, _ isBanned: (Int) -> Bool
  ) -> Int? {
    var best: (slot: Int, length: Double)?
    for slot in forward.row(of: vertex) {
      let next = Int(forward.neighbors[slot])
      let length = (forward.weights?[slot] ?? 1) + remaining.distances[next]
      guard length.isFinite, remaining.ranks[next] < remaining.ranks[vertex], !isBanned(next)
      else { continue }
      if let best, length >= best.length || ShortestPathSearch.isTie(length, best.length) {
        continue
      }
      best = (slot, length)
    }
    return best?.slot
  }
}

/// What is left of the way to the target, not through the vertices of a root.
private struct Remaining {
  /// The distance of each vertex; infinite for those of the root.
  private(set) var distances: [Double]
  /// The place of each vertex in the order of its distance.
  private(set) var ranks: [Int]

  init(_ search: DeviationSearch, avoiding root: [Int]) {
    let backward = search.backward
    distances = [Double](repeating: .infinity, count: backward.vertexCount)
    ranks = [Int](repeating: .max, count: backward.vertexCount)
    var isClosed = [Bool](repeating: false, count: backward.vertexCount)
    for vertex in root { isClosed[vertex] = true }
    var heap = VertexHeap(vertexCount: backward.vertexCount)
    distances[search.target] = 0
    heap.push(UInt32(search.target), key: 0)
    var rank = 0
    while let vertex = heap.popLeast().map(Int.init) {
      ranks[vertex] = rank
      rank += 1
      for slot in backward.row(of: vertex) {
        let next = Int(backward.neighbors[slot])
        let length = distances[vertex] + (backward.weights?[slot] ?? 1)
        guard !isClosed[next], length < distances[next] else { continue }
        distances[next] = length
        heap.push(UInt32(next), key: length)
      }
    }
  }
}
