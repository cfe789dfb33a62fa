import TextForms

/// Node-link JSON, as NetworkX and D3 have it, with the edges under `edges` or `links`.
enum NodeLinkJSON {
  /// Reads a graph. Names of nodes may be texts or whole numbers; where nodes have no `id`, the
  /// ends of an edge are places in the list of nodes.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    let value = try file.json(depth: options.depth)
    var reader = Reader(file: file, options: options)
    return try reader.graph(value)
  }

  private struct Reader {
    let file: InputFile
    let options: GraphReadingOptions
    var builder = GraphBuilder()
    /// Whether `key` tells parallel edges apart and is no attribute.
    var hasKeys = false

    init(file: InputFile, options: GraphReadingOptions) {
      self.file = file
      self.options = options
    }

    mutating func graph(_ value: JSONValue) throws(InvalidInput) -> LabelledGraph {
      guard let nodes = value["nodes"]?.array else {
        throw fault("the file has no list “nodes”", "is it node-link JSON?")
      }
      guard let edges = (value["edges"] ?? value["links"])?.array else {
        throw fault("the file has neither a list “edges” nor “links”", "is it node-link JSON?")
      }
      let isDirected = options.isDirected ?? value["directed"]?.bool ?? false
      builder.graph.isDirected = isDirected
      hasKeys = value["multigraph"]?.bool ?? false
      builder.graph.title = value["graph"]?["name"]?.string
      for (index, node) in nodes.enumerated() { try readNode(node, index) }
      for (index, edge) in edges.enumerated() { try readEdge(edge, index, isDirected) }
      return builder.finished()
    }

    private mutating func readNode(_ value: JSONValue, _ index: Int) throws(InvalidInput) {
      guard let object = value.object else {
        throw fault("node \(index + 1) is \(value.kindName), not an object", "write {\"id\": …}")
      }
      let id = try object["id"].map { (id: JSONValue) throws(InvalidInput) in
        try name(id, "node \(index + 1)")
      }
      guard let node = builder.declare(id ?? object["name"]?.string ?? String(index)) else {
        throw fault("the node “\(id ?? "")” is declared twice (node \(index + 1))", "remove one")
      }
      for member in object where member.key != "id" {
        if let value = Self.attribute(member.value) { builder.setNode(node, member.key, value) }
      }
    }

    private mutating func readEdge(
      _ value: JSONValue, _ index: Int, _ isDirected: Bool
    ) throws(InvalidInput) {
      guard let object = value.object, let from = object["source"], let to = object["target"] else {
        throw fault("edge \(index + 1) has no source and target", "write both")
      }
      let source = try node(from, index)
      let target = try node(to, index)
      builder.graph.edges.append(LabelledGraph.Edge(source, target, isDirected: isDirected))
      for member in object
      where member.key != "source" && member.key != "target" && !(hasKeys && member.key == "key") {
        if member.key == "directed", let own = member.value.bool, options.isDirected == nil {
          builder.graph.edges[builder.graph.edges.count - 1].isDirected = own
        } else if let value = Self.attribute(member.value) {
          builder.setLastEdge(member.key, value)
        }
      }
    }

    private mutating func node(_ value: JSONValue, _ index: Int) throws(InvalidInput) -> Int {
      let name = try name(value, "edge \(index + 1)")
      if let node = builder.node(name) { return node }
      if case .integer(let place) = value, builder.graph.nodes.indices.contains(place) {
        return place
      }
      guard options.allowsNewNodes else {
        throw fault(
          "the node “\(name)” of edge \(index + 1) is not declared",
          "declare it, or take it as it is with --allow-new-nodes")
      }
      return builder.nodeOrNew(name)
    }

    private func name(_ value: JSONValue, _ what: String) throws(InvalidInput) -> String {
      switch value {
      case .string(let text): return text
      case .integer(let number): return String(number)
      default:
        throw fault(
          "a name in \(what) is \(value.kindName)", "write a string or a whole number")
      }
    }

    /// A value as an attribute; lists and objects are kept as their JSON text.
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

    private func fault(_ message: String, _ remedy: String) -> InvalidInput {
      InvalidInput(faults: [Fault(file: file.name, message: message, remedy: remedy)])
    }
  }

  /// Writes a graph for `networkx.node_link_graph(data, edges="edges")`.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    let isDirected = graph.isMixed || graph.writesDirected
    let isMultigraph = graph.writesParallelEdges(isDirected: isDirected)
    let edgeColumns = graph.writtenEdgeAttributes
    let nodes = graph.nodes.indices.map { row in
      object([("id", .string(graph.nodes[row]))], graph.nodeAttributes, row, reserved: ["id"])
    }
    var losses = graph.reservedNames(nodes: ["id"], edges: ["source", "target", "key"])
    if graph.isMixed {
      losses.append("an undirected edge among directed ones is written as two, one each way")
    }
    var edges: [JSONValue] = []
    for (row, edge) in graph.edges.enumerated() {
      let names = (graph.nodes[edge.source], graph.nodes[edge.target])
      edges.append(self.edge(names.0, names.1, row, isMultigraph, edgeColumns))
      if isDirected, !edge.isDirected, edge.source != edge.target {
        edges.append(self.edge(names.1, names.0, row, isMultigraph, edgeColumns))
      }
    }
    let value = JSONValue.object([
      ("directed", .bool(isDirected)), ("multigraph", .bool(isMultigraph)),
      ("graph", graph.title.map { ["name": .string($0)] } ?? [:]), ("nodes", .array(nodes)),
      ("edges", .array(edges)),
    ])
    return GraphFile.Written(bytes: value.bytes(.pretty) + [0x0A], losses: losses)
  }

  private static func edge(
    _ source: String, _ target: String, _ row: Int, _ isMultigraph: Bool,
    _ columns: [LabelledGraph.Attribute]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("source", .string(source)), ("target", .string(target))]
    if isMultigraph { members.append(("key", .integer(row))) }
    return object(members, columns, row, reserved: ["source", "target", "key"])
  }

  private static func object(
    _ members: [(String, JSONValue)], _ columns: [LabelledGraph.Attribute], _ row: Int,
    reserved: Set<String>
  ) -> JSONValue {
    var members = members
    for column in columns where !reserved.contains(column.name) {
      switch column.values[row] {
      case .text(let text): members.append((column.name, .string(text)))
      case .integer(let number): members.append((column.name, .integer(number)))
      case .number(let number): members.append((column.name, .number(number)))
      case .flag(let flag): members.append((column.name, .bool(flag)))
      case nil: break
      }
    }
    return .object(members)
  }
}

extension LabelledGraph {
  /// Attributes that a format cannot hold since it has another use for their names.
  func reservedNames(nodes: Set<String>, edges: Set<String>) -> [String] {
    nodeAttributes.filter { nodes.contains($0.name) }
      .map { "the attribute “\($0.name)” of nodes, a name that the format uses itself" }
      + edgeAttributes.filter { edges.contains($0.name) }
      .map { "the attribute “\($0.name)” of edges, a name that the format uses itself" }
  }
}
