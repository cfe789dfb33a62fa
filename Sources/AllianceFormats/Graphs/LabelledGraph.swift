import GraphCore

/// A graph as exchange formats hold it: named nodes, edges that may differ in direction, and
/// attributes of both. Its nodes need not be nations.
///
/// ```swift
/// let graph = try GraphFile.read("karate.graphml")
/// let betweenness = try graph.compact().betweenness()  // one number per node, as graph.nodes
/// ```
public struct LabelledGraph: Sendable, Equatable {
  /// What an attribute holds.
  public enum Value: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case flag(Bool)
  }

  /// An attribute of all nodes or all edges; nil where one of them has none.
  public struct Attribute: Sendable, Equatable {
    /// The name.
    public var name: String
    /// One value for each node or edge, in their order.
    public var values: [Value?]

    /// Makes an attribute.
    public init(name: String, values: [Value?]) {
      self.name = name
      self.values = values
    }
  }

  /// An edge between two nodes.
  public struct Edge: Hashable, Sendable {
    /// The index of the node that it leaves; either end where it is undirected.
    public var source: Int
    /// The index of the node that it enters.
    public var target: Int
    /// Whether it goes one way.
    public var isDirected: Bool
    /// Its weight, where it has one.
    public var weight: Double?
    /// Whether it is hostile.
    public var isNegative: Bool

    /// Makes an edge.
    public init(
      _ source: Int, _ target: Int, isDirected: Bool = false, weight: Double? = nil,
      isNegative: Bool = false
    ) {
      self.source = source
      self.target = target
      self.isDirected = isDirected
      self.weight = weight
      self.isNegative = isNegative
    }
  }

  /// The name of the graph, where it has one.
  public var title: String?
  /// Whether edges go one way where nothing else is said.
  public var isDirected: Bool
  /// The names of the nodes, each once.
  public var nodes: [String]
  /// The edges.
  public var edges: [Edge]
  /// What is known of the nodes.
  public var nodeAttributes: [Attribute]
  /// What is known of the edges.
  public var edgeAttributes: [Attribute]

  /// Makes a graph.
  public init(
    title: String? = nil, isDirected: Bool = false, nodes: [String] = [], edges: [Edge] = [],
    nodeAttributes: [Attribute] = [], edgeAttributes: [Attribute] = []
  ) {
    self.title = title
    self.isDirected = isDirected
    self.nodes = nodes
    self.edges = edges
    self.nodeAttributes = nodeAttributes
    self.edgeAttributes = edgeAttributes
  }

  /// Whether some edges go one way and others do not.
  public var isMixed: Bool {
    edges.contains(where: \.isDirected) && edges.contains { !$0.isDirected }
  }

  /// The attribute of the nodes of that name.
  public func nodeAttribute(_ name: String) -> [Value?]? {
    nodeAttributes.first { $0.name == name }?.values
  }

  /// The attribute of the edges of that name.
  public func edgeAttribute(_ name: String) -> [Value?]? {
    edgeAttributes.first { $0.name == name }?.values
  }
}

extension LabelledGraph.Value {
  /// The value as text.
  public var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension LabelledGraph {
  /// What the weights of edges mean for a computation. A strength is never read as a distance, nor
  /// a distance as a strength, unless somebody says so.
  public enum WeightRole: String, CaseIterable, Sendable {
    /// More is closer.
    case strength
    /// More is farther.
    case length
    /// Weights are left aside: every edge counts one.
    case ignored
  }

  /// Why a graph cannot be used for a computation.
  public struct Unusable: Error, Sendable, CustomStringConvertible {
    /// The reason in words.
    public let description: String
  }

  /// The compact graph, whose vertex `i` is node `i`.
  ///
  /// It is directed where an edge is; an undirected edge is then two arcs. A negative weight makes a
  /// negative edge where weights are strengths.
  ///
  /// - Throws: `Unusable` where a weight does not suit its role: a strength of 0, or a length below
  ///   0.
  public func compact(_ role: WeightRole = .strength) throws(Unusable) -> CompactGraph {
    let directed = edges.contains(where: \.isDirected)
    var compact: [GraphCore.Edge] = []
    compact.reserveCapacity(edges.count)
    for (row, edge) in edges.enumerated() {
      var arc = GraphCore.Edge(edge.source, edge.target, isNegative: edge.isNegative)
      if let weight = edge.weight, role != .ignored {
        if !weight.isFinite || (role == .length ? weight < 0 : weight == 0) {
          try check(weight, role, row)
        }
        if role == .strength {
          arc.strength = weight.magnitude
          arc.isNegative = edge.isNegative || weight < 0
        } else {
          arc.length = weight
        }
      }
      compact.append(arc)
      if directed, !edge.isDirected, edge.source != edge.target {
        (arc.source, arc.target) = (arc.target, arc.source)
        compact.append(arc)
      }
    }
    return CompactGraph(vertexCount: nodes.count, directed: directed, edges: compact)
  }

  private func check(_ weight: Double, _ role: WeightRole, _ row: Int) throws(Unusable) {
    let edge = edges[row]
    let name = "the edge \(row + 1) from “\(nodes[edge.source])” to “\(nodes[edge.target])”"
    if !weight.isFinite { throw Unusable(description: "\(name) has a weight that is not finite") }
    if role == .length, weight < 0 {
      throw Unusable(
        description: "distances must not be negative; \(name) has \(weight)")
    }
    if role == .strength, weight == 0 {
      throw Unusable(description: "strengths must not be 0; \(name) has 0")
    }
  }

  /// The same graph with nodes in the order of their names (as numbers where all are) and edges in
  /// the order of their ends, attributes by name, so that nothing depends on the order of a file.
  public func sorted() -> LabelledGraph {
    let order = Self.order(of: nodes)
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var sorted = self
    sorted.nodes = order.map { nodes[$0] }
    sorted.nodeAttributes = Self.sorted(nodeAttributes, rows: order)
    let moved = edges.map { edge in
      var edge = edge
      edge.source = place[edge.source]
      edge.target = place[edge.target]
      if !edge.isDirected, edge.target < edge.source {
        (edge.source, edge.target) = (edge.target, edge.source)
      }
      return edge
    }
    // Two stable counting sorts: by target, then by source.
    let byTarget = Self.counted(Array(moved.indices), into: nodes.count) { moved[$0].target }
    let edgeOrder = Self.counted(byTarget, into: nodes.count) { moved[$0].source }
    sorted.edges = edgeOrder.map { moved[$0] }
    sorted.edgeAttributes = Self.sorted(edgeAttributes, rows: edgeOrder)
    return sorted
  }

  /// Places in the order of the names at them: as numbers where all are, else as texts.
  static func order(of names: [String]) -> [Int] {
    let numbers = names.compactMap { Int($0) }
    if numbers.count == names.count {
      return names.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    }
    return names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
  }

  /// Rows in the order of a key from 0 to below a count; rows of one key keep their order.
  private static func counted(_ rows: [Int], into count: Int, key: (Int) -> Int) -> [Int] {
    var next = [Int](repeating: 0, count: count + 1)
    for row in rows { next[key(row) + 1] += 1 }
    for index in 0..<count { next[index + 1] += next[index] }
    var ordered = rows
    for row in rows {
      let place = key(row)
      ordered[next[place]] = row
      next[place] += 1
    }
    return ordered
  }

  /// Attributes by name, without those that nothing has, with their values in another order.
  private static func sorted(_ attributes: [Attribute], rows: [Int]) -> [Attribute] {
    attributes.filter { attribute in attribute.values.contains { $0 != nil } }
      .sorted { $0.name < $1.name }
      .map { attribute in
        Attribute(name: attribute.name, values: rows.map { attribute.values[$0] })
      }
  }
}
