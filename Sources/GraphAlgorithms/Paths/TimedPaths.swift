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
  /// - Parameter start: the first time at which a step may be taken.
  /// - Returns: nil where none leads.
  /// - Complexity: O(steps · E), at most O(V E).
  ///
  /// Reference: B.-M. Bui-Xuan, A. Ferreira, A. Jarry, "Computing shortest, fastest, and foremost
  /// journeys in dynamic networks", 2003, https://doi.org/10.1142/S0129054103001728.
  public func shortestTimedPath(
    from source: Int, to target: Int, avoiding avoided: [Int] = [], notBefore start: Int
  ) -> TimedPath? {
    var search = TimedSearch(graph: self, source: source, start: start, avoided: avoided)
    while !search.isReached(target), search.extend() {}
    return search.path(to: target)
  }

  /// The time-respecting path that arrives first, and of these the one with the fewest steps.
  ///
  /// - Complexity: O(V E) at worst.
  public func foremostPath(
    from source: Int, to target: Int, avoiding avoided: [Int] = [], notBefore start: Int
  ) -> TimedPath? {
    var search = TimedSearch(graph: self, source: source, start: start, avoided: avoided)
    while search.extend() {}
    return search.path(to: target)
  }
}

// MARK: - Kernel

/// The earliest arrival at every vertex by at most k steps, for k = 0, 1, …; waiting never hurts, so
/// that the earliest arrival is all that need be known.
private struct TimedSearch {
  private let graph: TimedGraph
  private let source: Int
  private let isAvoided: [Bool]
  private var arrivals: [Int?]
  /// How each vertex was reached in the round of each number, where it was reached earlier by it.
  private var improvements: [[Int: Arrival]] = []

  private struct Arrival {
    var time: Int
    var previous: Int
  }

  init(graph: TimedGraph, source: Int, start: Int, avoided: [Int]) {
    self.graph = graph
    self.source = source
    arrivals = [Int?](repeating: nil, count: graph.vertexCount)
    var isAvoided = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in avoided { isAvoided[vertex] = true }
    self.isAvoided = isAvoided
    if !isAvoided[source] { arrivals[source] = start }
  }

  func isReached(_ vertex: Int) -> Bool { arrivals[vertex] != nil }

  /// Allows one more step; false where it brings nothing.
  mutating func extend() -> Bool {
    var round: [Int: Arrival] = [:]
    func take(_ from: Int, _ to: Int, _ times: ClosedRange<Int>, _ arrivals: [Int?]) {
      guard let here = arrivals[from], !isAvoided[to], here <= times.upperBound else { return }
      let time = max(here, times.lowerBound)
      if let known = arrivals[to], known <= time { return }
      if let other = round[to], (other.time, other.previous) <= (time, from) { return }
      round[to] = Arrival(time: time, previous: from)
    }
    for edge in graph.edges {
      take(edge.source, edge.target, edge.times, arrivals)
      if !graph.isDirected { take(edge.target, edge.source, edge.times, arrivals) }
    }
    for (vertex, arrival) in round { arrivals[vertex] = arrival.time }
    improvements.append(round)
    return !round.isEmpty
  }

  func path(to target: Int) -> TimedPath? {
    guard let arrival = arrivals[target] else { return nil }
    var (vertices, times) = ([target], [Int]())
    for round in improvements.reversed() {
      guard let last = vertices.last, let step = round[last] else { continue }
      times.append(step.time)
      vertices.append(step.previous)
    }
    return TimedPath(vertices: vertices.reversed(), times: times.reversed(), arrival: arrival)
  }
}
