/// Finds cycles with an odd number of negative ties that a solution of the linear program leaves
/// without a violated tie: cuts.
struct UnbalancedCycles {
  private let pairs: SignedPairs
  private let triangles: [[Int]]
  /// The most cuts that a round adds.
  private static let triangleLimit = 400
  private static let cycleLimit = 200
  /// A cut must fall short by this much to be worth adding.
  private static let leastShortfall = 1e-6

  init(_ pairs: SignedPairs) {
    self.pairs = pairs
    triangles = pairs.triangles().filter { $0.count { pairs.isNegative[$0] } % 2 == 1 }
  }

  /// Cuts for a solution: triangles first, longer cycles when no triangle is left.
  func cuts(for solution: [Double], camps: [Bool]) -> [[Int]] {
    let found = triangleCuts(for: solution)
    return found.isEmpty ? cycleCuts(for: solution, camps: camps) : found
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
  /// one division. So each passes the ends of such a tie, and the search starts at those only.
  private func cycleCuts(for solution: [Double], camps: [Bool]) -> [[Int]] {
    let isOdd = (0..<pairs.count).map { pairs.isViolated($0, camps) }
    var starts: [Int] = []
    var isStart = [Bool](repeating: false, count: pairs.vertexCount)
    for pair in 0..<pairs.count where isOdd[pair] {
      for vertex in [pairs.first[pair], pairs.second[pair]] where !isStart[vertex] {
        isStart[vertex] = true
        starts.append(vertex)
      }
    }
    var search = DoubleCoverSearch(pairs, isOdd: isOdd, lengths: solution)
    var found: [(length: Double, cycle: [Int])] = []
    for start in starts {
      guard let cycle = search.oddCycle(through: start) else { continue }
      let length = cycle.reduce(0) { $0 + solution[$1] }
      if length < 1 - Self.leastShortfall { found.append((length, cycle)) }
    }
    found.sort {
      $0.length != $1.length ? $0.length < $1.length : $0.cycle.lexicographicallyPrecedes($1.cycle)
    }
    var cuts: [[Int]] = []
    for (_, cycle) in found where !cuts.contains(cycle) {
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
  let lengths: [Double]
  private var distances: [Double]
  private var parents: [Int]
  private var isDone: [Bool]

  init(_ pairs: SignedPairs, isOdd: [Bool], lengths: [Double]) {
    self.pairs = pairs
    self.isOdd = isOdd
    self.lengths = lengths
    distances = [Double](repeating: .infinity, count: 2 * pairs.vertexCount)
    parents = [Int](repeating: -1, count: 2 * pairs.vertexCount)
    isDone = [Bool](repeating: false, count: 2 * pairs.vertexCount)
  }

  /// The pairs of a short unbalanced cycle near a vertex, ascending; nil where none is shorter than
  /// one.
  mutating func oddCycle(through start: Int) -> [Int]? {
    for index in distances.indices {
      distances[index] = .infinity
      isDone[index] = false
    }
    var heap = VertexHeap(vertexCount: distances.count)
    distances[2 * start] = 0
    heap.push(UInt32(2 * start), key: 0)
    while let top = heap.popLeast() {
      let node = Int(top)
      if node == 2 * start + 1 { return simpleCycle(endingAt: node, start: start) }
      isDone[node] = true
      relax(node, &heap)
    }
    return nil
  }

  private mutating func relax(_ node: Int, _ heap: inout VertexHeap) {
    for slot in pairs.row(of: node >> 1) {
      let pair = pairs.slots[slot]
      let next = 2 * pairs.other(pair, than: node >> 1) + ((node & 1) ^ (isOdd[pair] ? 1 : 0))
      let distance = distances[node] + lengths[pair]
      guard !isDone[next], distance < distances[next], distance < 1 - 1e-7 else { continue }
      distances[next] = distance
      parents[next] = pair
      heap.push(UInt32(next), key: distance)
    }
  }

  /// Loops of the walk that have an even number of odd ties are cut off; the first odd one is it.
  private func simpleCycle(endingAt end: Int, start: Int) -> [Int]? {
    var walk: [Int] = []
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
