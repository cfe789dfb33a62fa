/// A tie between two vertices while it lasts.
public struct TimedEdge: Hashable, Sendable {
  /// The vertex that it leaves; either end where undirected.
  public var source: Int
  /// The vertex that it enters.
  public var target: Int
  /// The times at which it holds, from the first to the last, as whole numbers such as days.
  public var times: ClosedRange<Int>

  /// Makes a tie that holds at some times.
  public init(_ source: Int, _ target: Int, _ times: ClosedRange<Int>) {
    self.source = source
    self.target = target
    self.times = times
  }
}

/// A path whose steps are taken one after the other, each while its edge holds.
public struct TimedPath: Hashable, Sendable {
  /// The vertices in order; one more than there are steps.
  public let vertices: [Int]
  /// When each step is taken, as early as the steps before allow; never falling.
  public let times: [Int]
  /// When the last step is taken; the beginning for the path of one vertex.
  public let arrival: Int
}

/// A graph whose edges hold at some times only.
public struct TimedGraph: Sendable {
  /// The number of vertices.
  public let vertexCount: Int
  /// Whether edges are followed from source to target only.
  public let isDirected: Bool
  /// The edges in one canonical order; a pair may have several, for different times.
  public let edges: [TimedEdge]

  /// Makes a graph from its edges, in any order.
  public init(vertexCount: Int, isDirected: Bool = false, edges: [TimedEdge]) {
    precondition(
      edges.allSatisfy {
        (0..<vertexCount).contains($0.source) && (0..<vertexCount).contains($0.target)
      }, "vertex out of range")
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.edges = edges.sorted { left, right in
      (left.source, left.target, left.times.lowerBound, left.times.upperBound)
        < (right.source, right.target, right.times.lowerBound, right.times.upperBound)
    }
  }

  /// The time-respecting path with the fewest steps, and of these one that arrives first.
  ///
  /// A step may be taken at a time at which its edge holds, not before the step that leads to it; in
  /// between one may wait, and a step may follow at the same time. So a tie that had ended before
  /// the chain came to it makes no step, although both stand in the graph of the whole period.
  ///
  ///     let graph = TimedGraph(
  ///       vertexCount: 3, edges: [TimedEdge(0, 1, 5...9), TimedEdge(1, 2, 1...4)])
  ///     graph.shortestTimedPath(from: 0, to: 2, notBefore: 0)  // nil: 1–2 was over before 0–1 began
  ///
  /// - Parameter passed: vertices that the path must pass, in any order; it may visit a vertex twice
  ///   where no shorter one passes all.
  /// - Parameter avoided: vertices that the path may not touch.
  /// - Parameter start: the first time at which a step may be taken.
  /// - Returns: nil where none leads.
  /// - Throws: `limitExceeded` where there are more than `passedVertexLimit` vertices to pass.
  /// - Complexity: O(steps · E), at most O(V E); with k vertices to pass 2^k times as much, and as many
  ///   more steps.
  ///
  /// Reference: B.-M. Bui-Xuan, A. Ferreira, A. Jarry, "Computing shortest, fastest, and foremost
  /// journeys in dynamic networks", 2003, https://doi.org/10.1142/S0129054103001728.
  public func shortestTimedPath(
    from source: Int, to target: Int, through passed: [Int] = [], avoiding avoided: [Int] = [],
    notBefore start: Int
  ) throws(GraphAlgorithmsError) -> TimedPath? {
    var search = try TimedSearch(
      graph: self, source: source, start: start, passed: passed, avoided: avoided)
    while !search.isReached(target), search.extend() {}
    return search.path(to: target)
  }

  /// The time-respecting path that arrives first, and of these the one with the fewest steps.
  ///
  /// Otherwise as `shortestTimedPath`.
  ///
  /// - Complexity: O(V E) at worst; with k vertices to pass 4^k times as much.
  public func foremostPath(
    from source: Int, to target: Int, through passed: [Int] = [], avoiding avoided: [Int] = [],
    notBefore start: Int
  ) throws(GraphAlgorithmsError) -> TimedPath? {
    var search = try TimedSearch(
      graph: self, source: source, start: start, passed: passed, avoided: avoided)
    while search.extend() {}
    return search.path(to: target)
  }
}

// MARK: - Kernel

/// The earliest arrival at every vertex by at most k steps, for k = 0, 1, …, with each set of the
/// vertices to pass behind one; waiting never hurts, so that the earliest arrival is all that need be
/// known. The state of vertex v and the set S is S · n + v.
private struct TimedSearch {
  private let graph: TimedGraph
  private let isAvoided: [Bool]
  /// The bit of each vertex that is to be passed, zero for the others.
  private let bits: [Int]
  private let everything: Int
  private var arrivals: [Int?]
  /// How each state was reached in the round of each number, where it was reached earlier by it.
  private var improvements: [[Int: Arrival]] = []

  private struct Arrival {
    var time: Int
    var previous: Int
  }

  init(
    graph: TimedGraph, source: Int, start: Int, passed: [Int], avoided: [Int]
  ) throws(GraphAlgorithmsError) {
    let wanted = Set(passed).sorted()
    guard wanted.count <= passedVertexLimit else {
      throw .limitExceeded(what: "vertices to pass", limit: passedVertexLimit)
    }
    self.graph = graph
    var bits = [Int](repeating: 0, count: graph.vertexCount)
    for (place, vertex) in wanted.enumerated() { bits[vertex] = 1 << place }
    self.bits = bits
    everything = (1 << wanted.count) - 1
    arrivals = [Int?](repeating: nil, count: graph.vertexCount << wanted.count)
    var isAvoided = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in avoided { isAvoided[vertex] = true }
    self.isAvoided = isAvoided
    if !isAvoided[source] { arrivals[bits[source] * graph.vertexCount + source] = start }
  }

  private func last(at vertex: Int) -> Int { everything * graph.vertexCount + vertex }

  func isReached(_ vertex: Int) -> Bool { arrivals[last(at: vertex)] != nil }

  /// Allows one more step; false where it brings nothing.
  mutating func extend() -> Bool {
    var round: [Int: Arrival] = [:]
    func take(_ from: Int, _ to: Int, _ times: ClosedRange<Int>) {
      guard !isAvoided[to] else { return }
      for set in 0...everything {
        let here = set * graph.vertexCount + from
        let there = (set | bits[to]) * graph.vertexCount + to
        guard let since = arrivals[here], since <= times.upperBound else { continue }
        let time = max(since, times.lowerBound)
        if let known = arrivals[there], known <= time { continue }
        if let other = round[there], (other.time, other.previous) <= (time, here) { continue }
        round[there] = Arrival(time: time, previous: here)
      }
    }
    for edge in graph.edges {
      take(edge.source, edge.target, edge.times)
      if !graph.isDirected { take(edge.target, edge.source, edge.times) }
    }
    for (state, arrival) in round { arrivals[state] = arrival.time }
    improvements.append(round)
    return !round.isEmpty
  }

  func path(to target: Int) -> TimedPath? {
    guard let arrival = arrivals[last(at: target)] else { return nil }
    var (states, times) = ([last(at: target)], [Int]())
    for round in improvements.reversed() {
      guard let last = states.last, let step = round[last] else { continue }
      times.append(step.time)
      states.append(step.previous)
    }
    return TimedPath(
      vertices: states.reversed().map { $0 % graph.vertexCount }, times: times.reversed(),
      arrival: arrival)
  }
}
