import TextForms

/// The Hypergraph Interchange Format (HIF), JSON that XGI, HyperNetX and hypergraphx read.
///
/// A hyperedge is a node of its own here, with the attribute `hyperedge`, tied to each node in it.
///
/// Reference: Coll, Joslyn, Landry, Lotito, Myers, Pickard, Praggastis, Szufel, HIF: The hypergraph
/// interchange format for higher-order networks (2025), arXiv:2507.11520.
enum HIF {
  /// Reads a hypergraph as the two-mode graph of nodes and hyperedges.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    let value = try file.json(depth: options.depth)
    guard let incidences = value["incidences"]?.array else {
      throw fault(file, "the file has no list “incidences”", "is it HIF?")
    }
    let isDirected = options.isDirected ?? (value["network-type"]?.string == "directed")
    var builder = GraphBuilder(isDirected: isDirected)
    builder.graph.title = value["metadata"]?["name"]?.string
    for entry in value["nodes"]?.array ?? [] {
      let node = builder.nodeOrNew(try name(entry, "node", file))
      set(entry, on: node, &builder)
    }
    for entry in incidences { _ = builder.nodeOrNew(try name(entry, "node", file)) }
    var hyperedges: [String: Int] = [:]
    func hyperedge(_ name: String, _ builder: inout GraphBuilder) -> Int {
      if let known = hyperedges[name] { return known }
      var label = name
      while builder.node(label) != nil { label = "edge:" + label }
      let node = builder.nodeOrNew(label)
      builder.setNode(node, "hyperedge", .flag(true))
      hyperedges[name] = node
      return node
    }
    for entry in value["edges"]?.array ?? [] {
      let node = hyperedge(try name(entry, "edge", file), &builder)
      set(entry, on: node, &builder)
    }
    for entry in incidences {
      let edge = hyperedge(try name(entry, "edge", file), &builder)
      let node = builder.nodeOrNew(try name(entry, "node", file))
      // In a directed hyperedge its tail goes in and its head comes out.
      let isHead = entry["direction"]?.string == "head"
      builder.graph.edges.append(
        LabelledGraph.Edge(isHead ? edge : node, isHead ? node : edge, isDirected: isDirected))
      if let weight = entry["weight"]?.double { builder.setLastEdge("weight", .number(weight)) }
      for member in entry["attrs"]?.object ?? [:] {
        if let value = attribute(member.value) { builder.setLastEdge(member.key, value) }
      }
    }
    return builder.finished()
  }

  private static func set(_ entry: JSONValue, on node: Int, _ builder: inout GraphBuilder) {
    if let weight = entry["weight"]?.double { builder.setNode(node, "weight", .number(weight)) }
    for member in entry["attrs"]?.object ?? [:] {
      if let value = attribute(member.value) { builder.setNode(node, member.key, value) }
    }
  }

  private static func name(
    _ value: JSONValue, _ key: String, _ file: InputFile
  ) throws(InvalidInput) -> String {
    switch value[key] {
    case .string(let text): return text
    case .integer(let number): return String(number)
    default: throw fault(file, "an entry has no \(key)", "name it by a string or a whole number")
    }
  }

  private static func attribute(_ value: JSONValue) -> LabelledGraph.Value? {
    switch value {
    case .null: nil
    case .bool(let flag): .flag(flag)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .string(let text): .text(text)
    case .array, .object: .text(value.text())
    }
  }

  private static func fault(
    _ file: InputFile, _ message: String, _ remedy: String
  ) -> InvalidInput {
    InvalidInput(faults: [Fault(file: file.name, message: message, remedy: remedy)])
  }

  // MARK: - Writing

  /// Writes a two-mode graph as a hypergraph. Nodes with the attribute `hyperedge`, or of the kind
  /// `agreement`, are hyperedges; an edge that touches none of them is a hyperedge of two nodes.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    let flags = graph.nodeAttribute("hyperedge")
    let kinds = graph.nodeAttribute("kind")
    let isHyperedge = graph.nodes.indices.map { row in
      flags?[row] == .flag(true) || kinds?[row] == .text("agreement")
    }
    let isDirected = graph.edges.contains(where: \.isDirected)
    var losses: [String] = []
    if isDirected, graph.isMixed { losses.append("that some edges have no direction") }
    if graph.edges.contains(where: \.isNegative) { losses.append("the signs of edges") }
    var nodes: [JSONValue] = []
    var edges: [JSONValue] = []
    for (row, name) in graph.nodes.enumerated() {
      let isEdge = isHyperedge[row]
      let entry = entry(
        [(isEdge ? "edge" : "node", .string(name))], graph.nodeAttributes, row,
        leaving: "hyperedge")
      if isEdge { edges.append(entry) } else { nodes.append(entry) }
    }
    var incidences: [JSONValue] = []
    var pairs = 0
    for (row, edge) in graph.edges.enumerated() {
      if isHyperedge[edge.source] != isHyperedge[edge.target] {
        let isHead = isHyperedge[edge.source]
        let ends =
          isHead ? (edge.source, edge.target) : (edge.target, edge.source)
        incidences.append(
          incidence(
            graph.nodes[ends.0], graph.nodes[ends.1], isDirected ? (isHead ? "head" : "tail") : nil,
            edge.weight, graph.edgeAttributes, row))
        continue
      }
      pairs += 1
      edges.append(entry([("edge", .string("e\(row)"))], graph.edgeAttributes, row, leaving: ""))
      for (node, role) in [(edge.source, "tail"), (edge.target, "head")] {
        incidences.append(
          incidence("e\(row)", graph.nodes[node], isDirected ? role : nil, edge.weight, [], row))
      }
    }
    if pairs > 0 {
      losses.append(
        "that \(EnglishCount.of(pairs, "edge", ("is a pair", "are pairs"))): each is a hyperedge of "
          + "two nodes")
    }
    let value = JSONValue.object([
      ("network-type", .string(isDirected ? "directed" : "undirected")),
      ("metadata", graph.title.map { ["name": .string($0)] } ?? [:]),
      ("incidences", .array(incidences)), ("nodes", .array(nodes)), ("edges", .array(edges)),
    ])
    return GraphFile.Written(bytes: value.bytes(.pretty) + [0x0A], losses: losses)
  }

  private static func incidence(
    _ edge: String, _ node: String, _ direction: String?, _ weight: Double?,
    _ columns: [LabelledGraph.Attribute], _ row: Int
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("edge", .string(edge)), ("node", .string(node))]
    if let direction { members.append(("direction", .string(direction))) }
    if let weight { members.append(("weight", .number(weight))) }
    return entry(members, columns, row, leaving: "")
  }

  private static func entry(
    _ members: [(String, JSONValue)], _ columns: [LabelledGraph.Attribute], _ row: Int,
    leaving left: String
  ) -> JSONValue {
    var attributes: [(String, JSONValue)] = []
    for column in columns where column.name != left {
      switch column.values[row] {
      case .text(let text): attributes.append((column.name, .string(text)))
      case .integer(let number): attributes.append((column.name, .integer(number)))
      case .number(let number): attributes.append((column.name, .number(number)))
      case .flag(let flag): attributes.append((column.name, .bool(flag)))
      case nil: break
      }
    }
    return .object(attributes.isEmpty ? members : members + [("attrs", .object(attributes))])
  }
}
