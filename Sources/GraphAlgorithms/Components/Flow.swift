import GraphCore

/// What a cut takes away.
public enum CutKind: String, CaseIterable, Hashable, Sendable {
  /// Edges.
  case edges
  /// Vertices other than the two ends.
  case vertices
}

/// A least cut between two vertices: how much it takes, and what.
public struct MinimumCut: Hashable, Sendable {
  /// The sum of the capacities of the edges, or the number of vertices; the same as the largest flow.
  public let value: Double
  /// The edges that are cut, ascending; empty in a cut of vertices.
  public let edges: [Int]
  /// The vertices that are cut, ascending; empty in a cut of edges.
  public let vertices: [Int]
}

extension CompactGraph {
  /// The largest flow from one vertex to another, edges carrying one or their strength; by hops and
  /// without strengths the number of paths that share no edge.
  ///
  /// Parallel edges add up; loops play no part; an undirected edge carries either way.
  ///
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(V² E), much less on the graphs of this package.
  ///
  /// Reference: E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with
  /// power estimation", 1970; L. R. Ford, D. R. Fulkerson, 1956,
  /// https://doi.org/10.4153/CJM-1956-045-5.
  public func maximumFlow(
    from source: Int, to target: Int, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Double {
    try minimumCut(from: source, to: target, weighted: weighted).value
  }

  /// The least cut between two vertices, of several the one nearest to the source: what must go for
  /// the two to lose each other.
  ///
  /// - Parameter kind: whether edges or vertices are cut. No cut of vertices parts two that are tied;
  ///   its value is then infinite and its list empty.
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(V² E), much less on the graphs of this package.
  public func minimumCut(
    _ kind: CutKind = .edges, from source: Int, to target: Int,
    weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> MinimumCut {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    precondition(source != target, "a cut needs two vertices")
    try requirePositiveTies(for: "minimum cut")
    try requireStrengths(weighted)
    if kind == .vertices { return vertexCut(from: source, to: target) }
    var network = FlowNetwork(edgesOf: self, weighted: weighted)
    let value = network.run(from: source, to: target)
    let near = network.reached(from: source)
    let cut = (0..<edgeCount).filter { edge in
      let (u, v) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      return (near[u] && !near[v]) || (!isDirected && near[v] && !near[u])
    }
    return MinimumCut(value: value, edges: cut, vertices: [])
  }

  /// How many edges must go for the graph to fall apart, or for it to lose strong connection where it
  /// is directed; zero for a graph that is not connected or has one vertex.
  ///
  /// - Throws: `negativeTies`.
  /// - Complexity: V − 1 flows, twice as many where directed.
  public func edgeConnectivity() throws(GraphAlgorithmsError) -> Score {
    try requirePositiveTies(for: "edge connectivity")
    guard vertexCount > 0 else { return .undefined(.emptyGraph) }
    let rows = simpleRows(.outgoing)
    var least = (0..<vertexCount).map { Double(rows.degree(of: $0)) }.min() ?? 0
    // Without the flows: whoever has one tie only can be cut off by it, if there is connection at all.
    if !isDirected, least <= 1 { return .defined(components().count == 1 ? least : 0) }
    let network = FlowNetwork(rows: rows)
    for vertex in 1..<max(vertexCount, 1) where least > 0 {
      var forth = network
      least = min(least, forth.run(from: 0, to: vertex))
      guard isDirected else { continue }
      var back = network
      least = min(least, back.run(from: vertex, to: 0))
    }
    return .defined(least)
  }

  /// How many vertices must go for the graph to fall apart or to be a single vertex; n − 1 for a
  /// complete graph, zero for a graph that is not connected or has one vertex.
  ///
  /// - Throws: `negativeTies`.
  /// - Complexity: O(κ V) flows.
  ///
  /// Reference: S. Even, R. E. Tarjan, "Network flow and testing graph connectivity", 1975,
  /// https://doi.org/10.1137/0204043.
  public func vertexConnectivity() throws(GraphAlgorithmsError) -> Score {
    try requirePositiveTies(for: "vertex connectivity")
    guard vertexCount > 0 else { return .undefined(.emptyGraph) }
    if !isDirected, vertexCount > 2 {
      guard components().count == 1 else { return .defined(0) }
      guard articulationPoints().isEmpty else { return .defined(1) }
    }
    let rows = simpleRows(.outgoing)
    let network = FlowNetwork(splitting: rows)
    var least = Double(vertexCount - 1)
    var first = 0
    // One of any κ + 1 vertices is outside a least cut, which parts it from some other vertex.
    while Double(first) <= least, first < vertexCount {
      for other in 0..<vertexCount where other != first && least > 0 {
        for (s, t) in isDirected ? [(first, other), (other, first)] : [(first, other)]
        where !rows.hasNeighbor(t, of: s) {
          var copy = network
          least = min(least, copy.run(from: 2 * s + 1, to: 2 * t))
        }
      }
      first += 1
    }
    return .defined(least)
  }

  /// As many paths between two vertices as can be found that share no edge, or no vertex but the
  /// ends: what a least cut must break, one by one, so that they prove that no smaller cut exists.
  ///
  /// - Returns: as many as the least cut has members (K. Menger, 1927,
  ///   https://doi.org/10.4064/fm-10-1-96-115), the shortest first, of equals in the order of their
  ///   vertices. Where the two are tied and vertices must differ, their edge is one of the paths.
  /// - Throws: `negativeTies`.
  /// - Complexity: that of the cut.
  public func disjointPaths(
    _ kind: CutKind = .edges, from source: Int, to target: Int
  ) throws(GraphAlgorithmsError) -> [[Int]] {
    precondition(source >= 0 && source < vertexCount, "vertex out of range")
    precondition(target >= 0 && target < vertexCount, "vertex out of range")
    precondition(source != target, "disjoint paths need two vertices")
    try requirePositiveTies(for: "disjoint paths")
    var paths: [[Int]]
    switch kind {
    case .edges:
      var network = FlowNetwork(edgesOf: self, weighted: .unweighted)
      _ = network.run(from: source, to: target)
      paths = network.unitPaths(from: source, to: target)
    case .vertices:
      let rows = simpleRows(.outgoing)
      var network = FlowNetwork(splitting: rows, joined: (source, target))
      _ = network.run(from: 2 * source + 1, to: 2 * target)
      paths = network.unitPaths(from: 2 * source + 1, to: 2 * target).map { states in
        [source] + states.dropFirst().filter { $0 % 2 == 0 }.map { $0 / 2 }
      }
    }
    paths.sort { left, right in
      left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
    return paths
  }

  private func vertexCut(from source: Int, to target: Int) -> MinimumCut {
    let rows = simpleRows(.outgoing)
    guard !rows.hasNeighbor(target, of: source) else {
      return MinimumCut(value: .infinity, edges: [], vertices: [])
    }
    var network = FlowNetwork(splitting: rows)
    let value = network.run(from: 2 * source + 1, to: 2 * target)
    let near = network.reached(from: 2 * source + 1)
    let cut = (0..<vertexCount).filter { $0 != source && near[2 * $0] && !near[2 * $0 + 1] }
    return MinimumCut(value: value, edges: [], vertices: cut)
  }
}

// MARK: - Kernel

/// A network of arcs in pairs: arc `i` and its opposite `i ^ 1`, whose capacities are what is left.
private struct FlowNetwork {
  private var heads: [Int] = []
  private var capacities: [Double] = []
  private var initial: [Double] = []
  private var arcsOf: [[Int]]
  private var levels: [Int]
  private var nextArc: [Int]

  private init(vertexCount: Int) {
    arcsOf = [[Int]](repeating: [], count: vertexCount)
    levels = [Int](repeating: -1, count: vertexCount)
    nextArc = levels
  }

  /// One arc for each edge, its opposite carrying as much where the graph is undirected.
  init(edgesOf graph: CompactGraph, weighted: StrengthWeighting) {
    self.init(vertexCount: graph.vertexCount)
    let strengths = weighted == .strengths ? graph.strengths : nil
    for edge in 0..<graph.edgeCount where graph.edgeSources[edge] != graph.edgeTargets[edge] {
      let capacity = strengths?[edge] ?? 1
      add(
        Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]), capacity,
        back: graph.isDirected ? 0 : capacity)
    }
  }

  /// One arc of capacity one for each entry of the rows.
  init(rows: SimpleRows) {
    self.init(vertexCount: rows.vertexCount)
    for vertex in 0..<rows.vertexCount {
      for slot in rows.row(of: vertex) { add(vertex, Int(rows.neighbors[slot]), 1, back: 0) }
    }
  }

  /// Every vertex v becomes an arc of capacity one from 2v to 2v + 1, every entry one without bound;
  /// where two ends are given, the entry that joins them carries one too.
  init(splitting rows: SimpleRows, joined ends: (Int, Int)? = nil) {
    self.init(vertexCount: 2 * rows.vertexCount)
    for vertex in 0..<rows.vertexCount {
      add(2 * vertex, 2 * vertex + 1, 1, back: 0)
      for slot in rows.row(of: vertex) {
        let neighbor = Int(rows.neighbors[slot])
        let joins = ends.map { $0.0 == vertex && $0.1 == neighbor } ?? false
        add(2 * vertex + 1, 2 * neighbor, joins ? 1 : .infinity, back: 0)
      }
    }
  }

  private mutating func add(_ source: Int, _ target: Int, _ capacity: Double, back: Double) {
    arcsOf[source].append(heads.count)
    heads.append(target)
    capacities.append(capacity)
    initial.append(capacity)
    arcsOf[target].append(heads.count)
    heads.append(source)
    capacities.append(back)
    initial.append(back)
  }

  /// Dinic's method: blocking flows in the graph of levels, until the target has none.
  mutating func run(from source: Int, to target: Int) -> Double {
    var total = 0.0
    while setLevels(from: source), levels[target] >= 0 {
      for vertex in nextArc.indices { nextArc[vertex] = 0 }
      while let pushed = augment(from: source, to: target) { total += pushed }
    }
    return total
  }

  /// The arc that limits a path is left with exactly zero, so that nothing need be rounded.
  private func isOpen(_ arc: Int) -> Bool { capacities[arc] > 0 }

  private mutating func setLevels(from source: Int) -> Bool {
    for vertex in levels.indices { levels[vertex] = -1 }
    levels[source] = 0
    var queue = [source]
    var head = 0
    while head < queue.count {
      let vertex = queue[head]
      head += 1
      for arc in arcsOf[vertex] where isOpen(arc) && levels[heads[arc]] < 0 {
        levels[heads[arc]] = levels[vertex] + 1
        queue.append(heads[arc])
      }
    }
    return true
  }

  /// Pushes along one path of rising levels, or gives nil where the flow is blocked.
  private mutating func augment(from source: Int, to target: Int) -> Double? {
    var arcs: [Int] = []
    var vertex = source
    while vertex != target {
      let row = arcsOf[vertex]
      while nextArc[vertex] < row.count,
        !isOpen(row[nextArc[vertex]]) || levels[heads[row[nextArc[vertex]]]] != levels[vertex] + 1
      { nextArc[vertex] += 1 }
      if nextArc[vertex] < row.count {
        arcs.append(row[nextArc[vertex]])
        vertex = heads[row[nextArc[vertex]]]
      } else {
        guard let last = arcs.popLast() else { return nil }
        vertex = heads[last ^ 1]
        nextArc[vertex] += 1
      }
    }
    guard let amount = arcs.map({ capacities[$0] }).min() else { return nil }
    for arc in arcs {
      capacities[arc] -= amount
      capacities[arc ^ 1] += amount
    }
    return amount
  }

  /// The paths that a flow of ones makes, each without its cycles.
  func unitPaths(from source: Int, to target: Int) -> [[Int]] {
    // What flows along an arc is what its opposite has gained.
    var flows = heads.indices.map { arc -> Int in
      let gained = capacities[arc ^ 1] - initial[arc ^ 1]
      return gained > 0 ? Int(gained) : 0
    }
    var paths: [[Int]] = []
    while true {
      var path = [source]
      while let vertex = path.last, vertex != target {
        guard let arc = arcsOf[vertex].first(where: { flows[$0] > 0 }) else { return paths }
        flows[arc] -= 1
        if let seen = path.firstIndex(of: heads[arc]) {
          path.removeSubrange((seen + 1)...)
        } else {
          path.append(heads[arc])
        }
      }
      paths.append(path)
    }
  }

  /// Which vertices the source still reaches.
  mutating func reached(from source: Int) -> [Bool] {
    _ = setLevels(from: source)
    return levels.map { $0 >= 0 }
  }
}
