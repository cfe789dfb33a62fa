import GraphCore

/// A walk that follows ties for ever, with no fresh starts but where it comes to a dead end.
///
/// Its states are the vertices, and one for being taken from a dead end to a start. That one is left
/// as soon as it is entered, so that the time in the others has the shares that it would have without.
struct EndlessWalk {
  private let graph: CompactGraph
  private let rows: SimpleRows
  private let sums: [Double]
  private let starts: [Double]

  /// - Parameter starts: how likely each vertex is to be where the walk goes on from a dead end.
  init(_ graph: CompactGraph, starts: [Double], weighted: StrengthWeighting) {
    let rows = graph.simpleRows(.outgoing, weight: RowWeight(weighted), loops: .kept)
    self.graph = graph
    self.rows = rows
    self.starts = starts
    sums = (0..<rows.vertexCount).map { vertex in
      rows.row(of: vertex).reduce(0) { $0 + (rows.weights?[$1] ?? 1) }
    }
  }

  /// The share of time at each vertex in the long run; none at those that are left for good.
  ///
  /// - Throws: `sharedEigenvalue` where the walk may stay in one of several parts; `notConverged`;
  ///   `overflow`.
  /// - Complexity: O(C³) for C states that are never left for good, up to `denseLimit`; O(E) a step
  ///   beyond.
  func shares() throws(GraphAlgorithmsError) -> [Double] {
    guard sums.allSatisfy(\.isFinite) else { throw .overflow(measure: "PageRank") }
    let ends = statesNeverLeft()
    guard let states = ends.first, ends.count == 1 else {
      throw .sharedEigenvalue(
        value: 1, components: ends.map { $0.filter { $0 < rows.vertexCount } })
    }
    let found = try times(at: states)
    var shares = [Double](repeating: 0, count: rows.vertexCount)
    for (state, time) in zip(states, found) where state < shares.count { shares[state] = time }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  // MARK: - Kernel

  /// The most states whose equations are solved directly.
  private static let denseLimit = 600
  private static let iterationLimit = 100_000

  /// Where a state leads, and how likely.
  private func forEachStep(from state: Int, _ body: (Int, Double) -> Void) {
    guard state < rows.vertexCount else {
      for (vertex, share) in starts.enumerated() where share > 0 { body(vertex, share) }
      return
    }
    guard sums[state] > 0 else { return body(rows.vertexCount, 1) }
    for slot in rows.row(of: state) {
      let weight = rows.weights?[slot] ?? 1
      if weight > 0 { body(Int(rows.neighbors[slot]), weight / sums[state]) }
    }
  }

  /// The sets of states that reach each other and nothing else.
  private func statesNeverLeft() -> [[Int]] {
    let count = rows.vertexCount + 1
    var arcs: [Edge] = []
    for state in 0..<count {
      forEachStep(from: state) { next, _ in arcs.append(Edge(state, next)) }
    }
    let parts = CompactGraph(vertexCount: count, directed: true, edges: arcs).strongComponents()
    let labels = parts.communities
    var isLeft = [Bool](repeating: false, count: parts.members.count)
    for arc in arcs where labels[arc.source] != labels[arc.target] {
      isLeft[labels[arc.source]] = true
    }
    return isLeft.indices.filter { !isLeft[$0] }.map { parts.members[$0] }
  }

  private func times(at states: [Int]) throws(GraphAlgorithmsError) -> [Double] {
    if !graph.isDirected, !states.contains(rows.vertexCount) { return states.map { sums[$0] } }
    return states.count <= Self.denseLimit ? solved(states) : try iterated(states)
  }

  /// By elimination without subtractions: W. K. Grassmann, M. I. Taksar, D. P. Heyman, 1985,
  /// https://doi.org/10.1287/opre.33.5.1107.
  private func solved(_ states: [Int]) -> [Double] {
    let count = states.count
    let places = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
    var steps = DenseMatrix(count: count)
    for (place, state) in states.enumerated() {
      forEachStep(from: state) { next, chance in steps[place, places[next] ?? 0] += chance }
    }
    for last in stride(from: count - 1, to: 0, by: -1) {
      let leaving = (0..<last).reduce(0.0) { $0 + steps[last, $1] }
      for row in 0..<last where steps[row, last] > 0 {
        steps[row, last] /= leaving
        for column in 0..<last { steps[row, column] += steps[row, last] * steps[last, column] }
      }
    }
    var times = [1.0]
    for place in 1..<max(1, count) {
      times.append((0..<place).reduce(0) { $0 + times[$1] * steps[$1, place] })
    }
    return times
  }

  /// By steps of a walk that waits half of the time, which does not go round in circles.
  private func iterated(_ states: [Int]) throws(GraphAlgorithmsError) -> [Double] {
    var times = [Double](repeating: 0, count: rows.vertexCount + 1)
    for state in states { times[state] = 1 / Double(states.count) }
    var change = Double.infinity
    for _ in 0..<Self.iterationLimit {
      var next = times.map { $0 / 2 }
      for state in states {
        forEachStep(from: state) { next[$0] += times[state] / 2 * $1 }
      }
      change = states.reduce(0) { $0 + (next[$1] - times[$1]).magnitude }
      times = next
      if change <= 1e-15 { break }
    }
    guard change < 1e-13 else {
      throw .notConverged(measure: "PageRank", iterations: Self.iterationLimit, residual: change)
    }
    return states.map { times[$0] }
  }
}
