import GraphCore

/// A graph of named nodes to be measured. Its nodes need not be nations.
public struct MeasuredGraph: Sendable {
  /// An edge between two nodes.
  public struct Edge: Sendable {
    /// The index of the node that it leaves; either end where the graph is undirected.
    public var source: Int
    /// The index of the node that it enters.
    public var target: Int
    /// Its weight, a strength or a length as the measurement says.
    public var weight: Double?
    /// Whether it is hostile.
    public var isNegative: Bool

    /// Makes an edge.
    public init(_ source: Int, _ target: Int, weight: Double? = nil, isNegative: Bool = false) {
      self.source = source
      self.target = target
      self.weight = weight
      self.isNegative = isNegative
    }
  }

  /// What the weights of edges are.
  enum WeightRole {
    /// Strengths that the measure adds up: an edge of strength zero is no tie.
    case strength
    /// Strengths that the measure may look at, beside ties that count one each.
    case carried
    case length
    /// Ties count one each; one whose weight is below zero is hostile.
    case sign
    /// Ties count one each, whatever their weights.
    case ignored
  }

  /// Whether edges go one way.
  public let isDirected: Bool
  /// The names of the nodes, ascending: as numbers where all are numbers, as texts otherwise.
  public let nodes: [MeasureValue]
  /// The edges.
  public let edges: [Edge]
  /// What is known of the nodes: by the name of the attribute a value for each node.
  public let attributes: [String: [MeasureValue]]
  /// What is known of the edges: by the name of the attribute a value for each edge.
  public let edgeAttributes: [String: [MeasureValue]]
  private let indices: [String: Int]

  /// Makes a graph; nodes are put in the order of their names, so that nothing depends on the order
  /// in which they were given.
  ///
  /// - Throws: a sentence where two nodes have one name, or one has none.
  public init(
    isDirected: Bool, nodes: [MeasureValue], edges: [Edge],
    attributes: [String: [MeasureValue]] = [:], edgeAttributes: [String: [MeasureValue]] = [:]
  ) throws(MeasurementError) {
    var labels: [String] = []
    for node in nodes {
      guard let label = node.label else { throw MeasurementError("a node has no name") }
      labels.append(label)
    }
    let order = Self.order(of: nodes, labels)
    var (place, indices) = ([Int](repeating: 0, count: nodes.count), [String: Int]())
    for (new, old) in order.enumerated() {
      place[old] = new
      guard indices.updateValue(new, forKey: labels[old]) == nil else {
        throw MeasurementError("two nodes have the name “\(labels[old])”")
      }
    }
    self.isDirected = isDirected
    self.nodes = order.map { nodes[$0] }
    self.edges = edges.map { edge in
      Edge(
        place[edge.source], place[edge.target], weight: edge.weight, isNegative: edge.isNegative)
    }
    self.edgeAttributes = edgeAttributes
    self.attributes = attributes.mapValues { values in order.map { values[$0] } }
    self.indices = indices
  }

  /// The nodes in the order of their names.
  private static func order(of nodes: [MeasureValue], _ labels: [String]) -> [Int] {
    let numbers = nodes.compactMap { if case .number(let number) = $0 { number } else { nil } }
    return numbers.count == nodes.count
      ? nodes.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      : nodes.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
  }

  /// The index of the node of a name.
  func index(of name: MeasureValue) throws(MeasurementError) -> Int {
    guard let label = name.label, let index = indices[label] else {
      throw MeasurementError("the graph has no node “\(name.label ?? "?")”")
    }
    return index
  }

  /// The name of a node as text.
  func label(_ node: Int) -> String { nodes[node].label ?? "" }

  /// The compact graph, whose vertex `i` is node `i`. A weight below zero is a hostile strength, one
  /// of zero is no tie where strengths are added up.
  func compact(_ role: WeightRole) -> CompactGraph {
    CompactGraph(
      vertexCount: nodes.count, directed: isDirected,
      edges: edges.filter { isTie($0, role) }.map { compact($0, role) })
  }

  private func isTie(_ edge: Edge, _ role: WeightRole) -> Bool {
    role != .strength || edge.weight != 0
  }

  /// The edges of each kind, by an attribute that says of which kind an edge is; kinds by name, and
  /// edges of no kind left out. Nil where no edge has the attribute.
  func edges(
    by attribute: String, _ role: WeightRole
  ) -> [(name: String, edges: [GraphCore.Edge])]? {
    guard let kinds = edgeAttributes[attribute] else { return edges.isEmpty ? [] : nil }
    var grouped: [String: [GraphCore.Edge]] = [:]
    for (edge, kind) in zip(edges, kinds) where isTie(edge, role) {
      guard let name = kind.label else { continue }
      grouped[name, default: []].append(compact(edge, role))
    }
    return grouped.sorted { $0.key < $1.key }.map { (name: $0.key, edges: $0.value) }
  }

  private func compact(_ edge: Edge, _ role: WeightRole) -> GraphCore.Edge {
    let weight = edge.weight ?? 1
    let isStrength = role == .strength || role == .carried
    let isNegative = edge.isNegative || ((isStrength || role == .sign) && weight < 0)
    return GraphCore.Edge(
      edge.source, edge.target, strength: isStrength ? weight.magnitude : 1,
      length: role == .length ? weight : 1, isNegative: isNegative)
  }
}

/// Why a measurement cannot be made.
public struct MeasurementError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The reason in a sentence.
  public let description: String

  /// Makes an error.
  public init(_ description: String) { self.description = description }
}
