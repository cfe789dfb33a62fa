/// Finds cycles with an odd number of negative ties that a solution of the linear program leaves
/// without a violated tie: cuts.
struct UnbalancedCycles {
  private let pairs: SignedPairs
  private let triangles: [[Int]]
  /// The most cuts that a round adds.
  private static let triangleLimit = 400
  private static let cycleLimit = 200
  /// So many triangles are worth a round of their own.
  private static let enough = 30
  /// What passing a tie costs beyond its length. Many ties have none, and of cycles equally short the
  /// ones of few ties cut deeper: those with a chord follow from others. Without a toll nothing is
  /// missed.
  private static let tolls = [1e-3, 0]
  /// A cut must fall short by this much to be worth adding.
  private static let leastShortfall = 1e-6

  init(_ pairs: SignedPairs) {
    self.pairs = pairs
    triangles = pairs.triangles().filter { $0.count { pairs.isNegative[$0] } % 2 == 1 }
  }

  /// Cuts for a solution: triangles first, and longer cycles when few triangles are left.
  func cuts(for solution: [Double], camps: [Bool]) -> [[Int]] {
    let found = triangleCuts(for: solution)
    if found.count >= Self.enough { return found }
    for toll in Self.tolls {
      let cycles = cycleCuts(for: solution, toll: toll, camps: camps)
      if !cycles.isEmpty { return found + cycles.filter { !found.contains($0) } }
    }
    return found
  }

  private func triangleCuts(for solution: [Double]) -> [[Int]] {
    var short: [(length: Double, triangle: Int)] = []
    for (index, triangle) in triangles.enumerated() {
      let length = solution[triangle[0]] + solution[triangle[1]] + solution[triangle[2]]
      if length < 1 - Self.leastShortfall { short.append((length, index)) }
    }
    short.sort { ($0.length, $0.triangle) < ($1.length, $1.triangle) }
    var uses = [Int](repeating: 0, count: pairs.count)
    var cuts: [[Int]] = []
    for (_, index) in short where triangles[index].allSatisfy({ uses[$0] < 2 }) {
      for pair in triangles[index] { uses[pair] += 1 }
      cuts.append(triangles[index])
      if cuts.count == Self.triangleLimit { break }
    }
    return cuts
  }

  // MARK: - Kernel

  /// A cycle is unbalanced exactly if it has an odd number of the ties that are out of line in any
  /// one division. So each has such a tie, and the search closes a cycle with each of them.
  private func cycleCuts(for solution: [Double], toll: Double, camps: [Bool]) -> [[Int]] {
    var search = DoubleCoverSearch(
      pairs, isOdd: (0..<pairs.count).map { pairs.isViolated($0, camps) }, lengths: solution,
      toll: toll)
    var found: [(length: Double, cycle: [Int])] = []
    for start in 0..<pairs.vertexCount {
      for cycle in search.oddCycles(from: start) {
        let length = cycle.reduce(0) { $0 + solution[$1] }
        if length < 1 - Self.leastShortfall { found.append((length, cycle)) }
      }
    }
    found.sort {
      $0.length != $1.length ? $0.length < $1.length : $0.cycle.lexicographicallyPrecedes($1.cycle)
    }
    var cuts: [[Int]] = []
    for (index, (length, cycle)) in found.enumerated()
    where index == 0 || found[index - 1].length != length || found[index - 1].cycle != cycle {
      cuts.append(cycle)
      if cuts.count == Self.cycleLimit { break }
    }
    return cuts
  }
}

/// Shortest paths in the double cover: each vertex once for an even and once for an odd number of
/// odd ties since the start.
private struct DoubleCoverSearch {
  let pairs: SignedPairs
  let isOdd: [Bool]
  private let lengths: [Double]
  /// No path as long as this is part of a cut, whatever the toll.
  private let farthest: Double
  private var distances: [Double]
  private var parents: [Int]
  private var isDone: [Bool]

  init(_ pairs: SignedPairs, isOdd: [Bool], lengths: [Double], toll: Double) {
    self.pairs = pairs
    self.isOdd = isOdd
    self.lengths = lengths.map { $0 + toll }
    farthest = 1 + 20 * toll
    distances = [Double](repeating: .infinity, count: 2 * pairs.vertexCount)
    parents = [Int](repeating: -1, count: 2 * pairs.vertexCount)
    isDone = [Bool](repeating: false, count: 2 * pairs.vertexCount)
  }

  /// For each odd tie from a vertex to a later one the pairs of a short unbalanced cycle near it,
  /// ascending.
  mutating func oddCycles(from start: Int) -> [[Int]] {
    let closing = pairs.row(of: start).map { pairs.slots[$0] }
      .filter { isOdd[$0] && pairs.other($0, than: start) > start && lengths[$0] < farthest }
    guard !closing.isEmpty else { return [] }
    reach(closing.map { 2 * pairs.other($0, than: start) }, from: 2 * start)
    return closing.compactMap { pair in
      let end = 2 * pairs.other(pair, than: start)
      guard distances[end] + lengths[pair] < farthest else { return nil }
      return simpleCycle(closing: pair, endingAt: end, start: start)
    }
  }

  private mutating func reach(_ ends: [Int], from start: Int) {
    for index in distances.indices {
      distances[index] = .infinity
      isDone[index] = false
    }
    var missing = ends.count
    var heap = VertexHeap(vertexCount: distances.count)
    distances[start] = 0
    heap.push(UInt32(start), key: 0)
    while let node = heap.popLeast().map(Int.init) {
      isDone[node] = true
      if ends.contains(node) { missing -= 1 }
      if missing == 0 { return }
      relax(node, &heap)
    }
  }

  private mutating func relax(_ node: Int, _ heap: inout VertexHeap) {
    for slot in pairs.row(of: node >> 1) {
      let pair = pairs.slots[slot]
      let distance = distances[node] + lengths[pair]
      guard distance < farthest else { continue }
      let next = 2 * pairs.other(pair, than: node >> 1) + ((node & 1) ^ (isOdd[pair] ? 1 : 0))
      guard !isDone[next], distance < distances[next] else { continue }
      distances[next] = distance
      parents[next] = pair
      heap.push(UInt32(next), key: distance)
    }
  }

  /// Loops of the walk that have an even number of odd ties are cut off; the first odd one is it.
  private func simpleCycle(closing: Int, endingAt end: Int, start: Int) -> [Int]? {
    var walk = [closing]
    var node = end
    while node != 2 * start {
      let pair = parents[node]
      walk.append(pair)
      node = 2 * pairs.other(pair, than: node >> 1) + ((node & 1) ^ (isOdd[pair] ? 1 : 0))
    }
    var stack: [(vertex: Int, parity: Int)] = [(start, 0)]
    var passed: [Int] = []
    for pair in walk {
      let (vertex, parity) = stack[stack.count - 1]
      let next = pairs.other(pair, than: vertex)
      let nextParity = parity ^ (isOdd[pair] ? 1 : 0)
      passed.append(pair)
      if let place = stack.firstIndex(where: { $0.vertex == next }) {
        if stack[place].parity != nextParity { return Array(passed[place...]).sorted() }
        stack.removeSubrange((place + 1)...)
        passed.removeSubrange(place...)
      } else {
        stack.append((next, nextParity))
      }
    }
    return nil
  }
}
