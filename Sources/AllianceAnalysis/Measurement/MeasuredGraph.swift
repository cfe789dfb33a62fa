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

    var hasStrengths: Bool { self == .strength || self == .carried }
    var hasSigns: Bool { hasStrengths || self == .sign }
  }

  /// Whether edges go one way.
  public let isDirected: Bool
  /// The names of the nodes, ascending: as numbers where all are numbers, as texts otherwise.
  public let nodes: [MeasureValue]
  /// What is known of the nodes: by the name of the attribute a value for each node.
  public let attributes: [String: [MeasureValue]]
  /// What is known of the edges: by the name of the attribute a value for each edge.
  public let edgeAttributes: [String: [MeasureValue]]
  private let edges: Edges
  /// The places of the nodes where their names do not ascend as texts.
  private let places: [String: Int]?

  private enum Edges {
    case rows([Edge])
    /// Without signs; nil for the weights where all are 1.
    case columns(sources: [UInt32], targets: [UInt32], weights: [Double]?)

    var isEmpty: Bool {
      switch self {
      case .rows(let rows): rows.isEmpty
      case .columns(let sources, _, _): sources.isEmpty
      }
    }
  }

  /// Makes a graph; nodes are put in the order of their names, so that nothing depends on the order
  /// in which they were given.
  ///
  /// - Throws: a sentence where two nodes have one name, or one has none.
  public init(
    isDirected: Bool, nodes: [MeasureValue], edges: [Edge],
    attributes: [String: [MeasureValue]] = [:], edgeAttributes: [String: [MeasureValue]] = [:]
  ) throws(MeasurementError) {
    let labels = try Self.labels(nodes)
    let order = Self.order(of: nodes, labels)
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.isDirected = isDirected
    self.nodes = order.map { nodes[$0] }
    self.edges = .rows(
      edges.map { edge in
        Edge(
          place[edge.source], place[edge.target], weight: edge.weight,
          isNegative: edge.isNegative)
      })
    self.edgeAttributes = edgeAttributes
    self.attributes = attributes.mapValues { values in order.map { values[$0] } }
    let names = order.map { labels[$0] }
    try Self.check(names)
    let isAscending = zip(names, names.dropFirst()).allSatisfy { $0 < $1 }
    places =
      isAscending
      ? nil : Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }

  /// The nodes in the order of their names.
  private static func order(of nodes: [MeasureValue], _ labels: [String]) -> [Int] {
    let numbers = nodes.compactMap { if case .number(let number) = $0 { number } else { nil } }
    return numbers.count == nodes.count
      ? nodes.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      : nodes.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
  }

  /// Makes a graph from columns: the ends of each edge, and perhaps its weight; a weight below zero is a
  /// hostile strength. It is the graph that the version for edges makes, in less time and memory.
  ///
  /// - Throws: a sentence where two nodes have one name.
  public init(
    isDirected: Bool, nodes: [String], sources: [UInt32], targets: [UInt32], weights: [Double]?
  ) throws(MeasurementError) {
    self.isDirected = isDirected
    attributes = [:]
    edgeAttributes = [:]
    places = nil
    if zip(nodes, nodes.dropFirst()).allSatisfy({ $0 < $1 }) {
      self.nodes = nodes.map { .text($0) }
      edges = .columns(sources: sources, targets: targets, weights: weights)
      return
    }
    let order = nodes.indices.sorted { (nodes[$0], $0) < (nodes[$1], $1) }
    var place = [UInt32](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = UInt32(new) }
    self.nodes = order.map { .text(nodes[$0]) }
    edges = .columns(
      sources: sources.map { place[Int($0)] }, targets: targets.map { place[Int($0)] },
      weights: weights)
    try Self.check(order.map { nodes[$0] })
  }

  private static func labels(_ nodes: [MeasureValue]) throws(MeasurementError) -> [String] {
    var labels: [String] = []
    for node in nodes {
      guard let label = node.label else { throw MeasurementError("a node has no name") }
      labels.append(label)
    }
    return labels
  }

  /// Throws where two of the names, which ascend, are one.
  private static func check(_ names: [String]) throws(MeasurementError) {
    for (name, next) in zip(names, names.dropFirst()) where name == next {
      throw MeasurementError("two nodes have the name “\(name)”")
    }
  }

  /// The index of the node of a name.
  func index(of name: MeasureValue) throws(MeasurementError) -> Int {
    let label = name.label ?? "?"
    if let places {
      guard name.label != nil, let place = places[label] else {
        throw MeasurementError("the graph has no node “\(label)”")
      }
      return place
    }
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if self.label(middle) < label { low = middle + 1 } else { high = middle }
    }
    guard name.label != nil, low < nodes.count, self.label(low) == label else {
      throw MeasurementError("the graph has no node “\(label)”")
    }
    return low
  }

  /// The name of a node as text.
  func label(_ node: Int) -> String { nodes[node].label ?? "" }

  /// The compact graph, whose vertex `i` is node `i`. A weight below zero is a hostile strength, one
  /// of zero is no tie where strengths are added up.
  func compact(_ role: WeightRole) -> CompactGraph {
    switch edges {
    case .rows(let rows):
      return CompactGraph(
        vertexCount: nodes.count, directed: isDirected,
        edges: rows.filter { isTie($0, role) }.map { compact($0, role) })
    case .columns(var sources, var targets, var weights):
      if role == .strength, let all = weights, all.contains(0) {
        let kept = all.indices.filter { all[$0] != 0 }
        (sources, targets) = (kept.map { sources[$0] }, kept.map { targets[$0] })
        weights = kept.map { all[$0] }
      }
      let isSigned = role.hasSigns && weights?.contains { $0.sign == .minus } ?? false
      return CompactGraph(
        vertexCount: nodes.count, directed: isDirected, sources: sources, targets: targets,
        strengths: role.hasStrengths ? (isSigned ? weights?.map(\.magnitude) : weights) : nil,
        lengths: role == .length ? weights : nil,
        negatives: isSigned ? weights?.map { $0 < 0 } : nil)
    }
  }

  /// The edges of each kind, by an attribute that says of which kind an edge is; kinds by name, and
  /// edges of no kind left out. Nil where no edge has the attribute.
  func edges(
    by attribute: String, _ role: WeightRole
  ) -> [(name: String, edges: [GraphCore.Edge])]? {
    guard let kinds = edgeAttributes[attribute], case .rows(let rows) = edges else {
      return edges.isEmpty ? [] : nil
    }
    var grouped: [String: [GraphCore.Edge]] = [:]
    for (edge, kind) in zip(rows, kinds) where isTie(edge, role) {
      guard let name = kind.label else { continue }
      grouped[name, default: []].append(compact(edge, role))
    }
    return grouped.sorted { $0.key < $1.key }.map { (name: $0.key, edges: $0.value) }
  }

  private func isTie(_ edge: Edge, _ role: WeightRole) -> Bool {
    role != .strength || edge.weight != 0
  }

  private func compact(_ edge: Edge, _ role: WeightRole) -> GraphCore.Edge {
    let weight = edge.weight ?? 1
    let isNegative = edge.isNegative || (role.hasSigns && weight < 0)
    return GraphCore.Edge(
      edge.source, edge.target, strength: role.hasStrengths ? weight.magnitude : 1,
      length: role == .length ? weight : 1, isNegative: isNegative)
  }
}

/// Why a measurement cannot be made.
public struct MeasurementError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Cause: Sendable {
    /// The request, whatever the graph: its measure or its parameters.
    case request
    /// The graph, for that measure.
    case graph
    /// Nothing, but that the answer would be larger than allowed.
    case limit
  }

  /// The reason in a sentence.
  public let description: String
  /// What is wrong.
  public let cause: Cause

  /// Makes an error.
  public init(_ description: String, _ cause: Cause = .graph) {
    self.description = description
    self.cause = cause
  }
}
