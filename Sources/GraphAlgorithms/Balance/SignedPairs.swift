import GraphCore

/// The signed ties of a graph as pairs: direction and loops left out, parallel ties merged.
///
/// Of ties of both signs between two vertices the heavier sign remains, with what it has more; what
/// cancels out is out of line in every division and is kept in `cancelled`.
package struct SignedPairs: Sendable {
  /// The number of vertices.
  package let vertexCount: Int
  /// The lesser vertex of each pair.
  package private(set) var first: [Int] = []
  /// The greater vertex of each pair.
  package private(set) var second: [Int] = []
  /// What each pair weighs, above zero.
  package private(set) var weights: [Double] = []
  /// Whether each pair is negative.
  package private(set) var isNegative: [Bool] = []
  /// The weight that is out of line in every division.
  package private(set) var cancelled = 0.0
  /// The weight of all ties.
  package private(set) var total = 0.0
  /// Where the pairs of each vertex begin in `slots`; one more entry than there are vertices.
  package private(set) var offsets: [Int] = []
  /// The pairs of each vertex, vertex after vertex, by the other end.
  package private(set) var slots: [Int] = []

  /// The number of pairs.
  package var count: Int { first.count }

  /// Merges the ties of a graph.
  package init(_ graph: CompactGraph, weighted: StrengthWeighting) {
    vertexCount = graph.vertexCount
    let strengths = weighted == .strengths ? graph.strengths : nil
    var ties: [(first: Int, second: Int, edge: Int)] = []
    for edge in 0..<graph.edgeCount {
      let (source, target) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
      if source != target { ties.append((min(source, target), max(source, target), edge)) }
    }
    ties.sort { ($0.first, $0.second, $0.edge) < ($1.first, $1.second, $1.edge) }
    merge(
      ties.map { tie in
        let weight = strengths?[tie.edge] ?? 1
        return (tie.first, tie.second, graph.negatives?[tie.edge] == true ? -weight : weight)
      })
  }

  /// The pairs as they are seen when the vertices stand in some camps, those out of line negative, and
  /// groups of vertices are one vertex each.
  init(_ pairs: SignedPairs, groups: (of: [Int], count: Int), camps: [Bool]) {
    vertexCount = groups.count
    var ties: [(first: Int, second: Int, weight: Double)] = []
    for pair in 0..<pairs.count {
      let (a, b) = (groups.of[pairs.first[pair]], groups.of[pairs.second[pair]])
      guard a != b else { continue }
      let weight = pairs.weights[pair]
      ties.append((min(a, b), max(a, b), pairs.isViolated(pair, camps) ? -weight : weight))
    }
    ties.sort { ($0.first, $0.second, $0.weight) < ($1.first, $1.second, $1.weight) }
    merge(ties)
  }

  /// Merges ties of ascending ends, whose weights are below zero if they are negative.
  private mutating func merge(_ ties: [(first: Int, second: Int, weight: Double)]) {
    var start = 0
    while start < ties.count {
      var (positive, negative) = (0.0, 0.0)
      var end = start
      while end < ties.count, ties[end].first == ties[start].first,
        ties[end].second == ties[start].second
      {
        if ties[end].weight < 0 {
          negative -= ties[end].weight
        } else {
          positive += ties[end].weight
        }
        end += 1
      }
      total += positive + negative
      cancelled += min(positive, negative)
      if positive != negative {
        first.append(ties[start].first)
        second.append(ties[start].second)
        weights.append((positive - negative).magnitude)
        isNegative.append(negative > positive)
      }
      start = end
    }
    index()
  }

  /// The other end of a pair.
  package func other(_ pair: Int, than vertex: Int) -> Int {
    first[pair] == vertex ? second[pair] : first[pair]
  }

  /// The positions of the pairs of a vertex in `slots`.
  package func row(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

  /// Whether a pair is out of line when the vertices stand in these camps.
  package func isViolated(_ pair: Int, _ camps: [Bool]) -> Bool {
    (camps[first[pair]] != camps[second[pair]]) != isNegative[pair]
  }

  /// The weight out of line when the vertices stand in these camps, without what cancels out.
  package func violation(of camps: [Bool]) -> Double {
    var sum = 0.0
    for pair in 0..<count where isViolated(pair, camps) { sum += weights[pair] }
    return sum
  }

  /// Whether all weights are whole numbers.
  package var isWhole: Bool { weights.allSatisfy { $0 == $0.rounded() } }

  /// The component of each vertex, by its least vertex.
  package func components() -> [Int] {
    var sets = DisjointSets(count: vertexCount)
    for pair in 0..<count { sets.unite(UInt32(first[pair]), UInt32(second[pair])) }
    return (0..<UInt32(vertexCount)).map { Int(sets.find($0)) }
  }

  /// The groups that vertices are in when some pairs hold their ends together, numbered by their least
  /// vertices.
  func groups(heldBy holds: (Int) -> Bool) -> (of: [Int], count: Int) {
    var sets = DisjointSets(count: vertexCount)
    for pair in 0..<count where holds(pair) {
      sets.unite(UInt32(first[pair]), UInt32(second[pair]))
    }
    var (numbers, count) = ([Int](repeating: -1, count: vertexCount), 0)
    let groups = (0..<UInt32(vertexCount)).map { vertex in
      let root = Int(sets.find(vertex))
      if numbers[root] < 0 { (numbers[root], count) = (count, count + 1) }
      return numbers[root]
    }
    return (groups, count)
  }

  private mutating func index() {
    offsets = [Int](repeating: 0, count: vertexCount + 1)
    for pair in 0..<count {
      offsets[first[pair] + 1] += 1
      offsets[second[pair] + 1] += 1
    }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    slots = [Int](repeating: 0, count: 2 * count)
    // Pairs ascend by first and second, so lesser neighbours come first, then the greater ones.
    for pair in 0..<count {
      slots[next[second[pair]]] = pair
      next[second[pair]] += 1
    }
    for pair in 0..<count {
      slots[next[first[pair]]] = pair
      next[first[pair]] += 1
    }
  }
}
