import TextForms

/// GraphML, as NetworkX, igraph, Gephi and yEd write it.
///
/// Reference: Brandes, Eiglsperger, Herman, Himsolt, Marshall, GraphML Progress Report, Graph
/// Drawing 2001, doi:10.1007/3-540-45848-4_59.
enum GraphML {
  /// Reads a graph; edges of both directions may stand in one graph.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var reader = Reader(scanner: try XMLScanner(file, limits: options.xmlLimits), options: options)
    return try reader.graph()
  }

  private struct Key {
    var name: String
    var type: String
    var domain: String
    var defaultValue: String?
  }

  private struct Reader {
    var scanner: XMLScanner
    let options: GraphReadingOptions
    var keys: [String: Key] = [:]
    /// The keys in the order in which they are declared.
    var keyOrder: [String] = []
    var builder = GraphBuilder()
    var hasGraph = false
    var isDirected = false
    /// Edges whose nodes stand after them in the file.
    var pending: [PendingEdge] = []

    struct PendingEdge {
      var source: String
      var target: String
      var isDirected: Bool
      var data: [(Key, LabelledGraph.Value)]
      var place: Range<Int>
    }

    init(scanner: XMLScanner, options: GraphReadingOptions) {
      self.scanner = scanner
      self.options = options
    }

    mutating func graph() throws(InvalidInput) -> LabelledGraph {
      guard case .start("graphml", _)? = try scanner.next() else {
        throw scanner.fault("the file does not begin with the element graphml", "is it GraphML?")
      }
      while let event = try scanner.next() {
        guard case .start(let name, let attributes) = event else { continue }
        switch name {
        case "key": try readKey(attributes)
        case "graph": try readGraph(attributes)
        default: try scanner.skipElement()
        }
      }
      guard hasGraph else { throw scanner.fault("the file has no graph", "add the element graph") }
      try addPendingEdges()
      return builder.finished()
    }

    private mutating func readKey(
      _ attributes: [(name: String, value: String)]
    ) throws(InvalidInput) {
      let id = try required("id", attributes, "key")
      var key = Key(
        name: attributes.value("attr.name") ?? id, type: attributes.value("attr.type") ?? "string",
        domain: attributes.value("for") ?? "all")
      let depth = scanner.depth
      while scanner.depth >= depth, let event = try scanner.next() {
        guard case .start(let name, _) = event else { continue }
        if name == "default" {
          key.defaultValue = try scanner.textContent()
        } else {
          try scanner.skipElement()
        }
      }
      if keys[id] == nil { keyOrder.append(id) }
      keys[id] = key
    }

    private mutating func readGraph(
      _ attributes: [(name: String, value: String)]
    ) throws(InvalidInput) {
      if hasGraph {
        throw scanner.fault("the file has a second graph", "put it in a file of its own")
      }
      hasGraph = true
      switch attributes.value("edgedefault") {
      case "directed": isDirected = true
      case "undirected", nil: isDirected = false
      case let other?:
        throw scanner.fault("edgedefault is “\(other)”", "write directed or undirected")
      }
      builder.graph.isDirected = options.isDirected ?? isDirected
      builder.graph.title = attributes.value("id")
      let depth = scanner.depth
      while scanner.depth >= depth, let event = try scanner.next() {
        guard case .start(let name, let attributes) = event else { continue }
        switch name {
        case "node": try readNode(attributes)
        case "edge": try readEdge(attributes)
        case "hyperedge":
          throw scanner.fault("hyperedges are not supported", "write HIF for them")
        default: try scanner.skipElement()
        }
      }
    }

    private mutating func readNode(
      _ attributes: [(name: String, value: String)]
    ) throws(InvalidInput) {
      let id = try required("id", attributes, "node")
      guard let node = builder.declare(id) else {
        throw scanner.fault("the node “\(id)” is declared twice", "remove one")
      }
      for (key, value) in try data(domain: "node") { builder.setNode(node, key.name, value) }
    }

    private mutating func readEdge(
      _ attributes: [(name: String, value: String)]
    ) throws(InvalidInput) {
      let source = try required("source", attributes, "edge")
      let target = try required("target", attributes, "edge")
      let place = scanner.eventStart..<scanner.eventStart + 5
      var isDirected = self.isDirected
      switch attributes.value("directed") {
      case "true", "1": isDirected = true
      case "false", "0": isDirected = false
      case nil: break
      case let other?: throw scanner.fault("directed is “\(other)”", "write true or false")
      }
      pending.append(
        PendingEdge(
          source: source, target: target, isDirected: options.isDirected ?? isDirected,
          data: try data(domain: "edge"), place: place))
    }

    private mutating func addPendingEdges() throws(InvalidInput) {
      for edge in pending {
        let source = try node(edge.source, edge.place)
        let target = try node(edge.target, edge.place)
        builder.graph.edges.append(
          LabelledGraph.Edge(source, target, isDirected: edge.isDirected))
        for (key, value) in edge.data { builder.setLastEdge(key.name, value) }
      }
    }

    private mutating func node(_ name: String, _ place: Range<Int>) throws(InvalidInput) -> Int {
      if let node = builder.node(name) { return node }
      guard options.allowsNewNodes else {
        throw scanner.fault(
          place, "the node “\(name)” of this edge is not declared",
          "declare it, or take it as it is with --allow-new-nodes")
      }
      return builder.nodeOrNew(name)
    }

    /// The data of the element that was just opened, with defaults, up to its end.
    private mutating func data(
      domain: String
    ) throws(InvalidInput) -> [(Key, LabelledGraph.Value)] {
      var found: [(Key, LabelledGraph.Value)] = []
      var given: Set<String> = []
      let depth = scanner.depth
      while scanner.depth >= depth, let event = try scanner.next() {
        guard case .start(let name, let attributes) = event else { continue }
        switch name {
        case "data":
          let id = try required("key", attributes, "data")
          let place = scanner.eventStart..<scanner.eventStart + 5
          let text = try scanner.textContent()
          guard let key = keys[id] else {
            throw scanner.fault(place, "the key “\(id)” is not declared", "declare it with key")
          }
          given.insert(id)
          found.append((key, try value(text, key, place)))
        case "graph":
          throw scanner.fault("graphs inside of nodes are not supported", "flatten the graph")
        default: try scanner.skipElement()
        }
      }
      for id in keyOrder where !given.contains(id) {
        guard let key = keys[id], key.domain == domain || key.domain == "all",
          let text = key.defaultValue
        else { continue }
        found.append((key, try value(text, key, scanner.eventStart..<scanner.eventStart + 1)))
      }
      return found
    }

    private func value(
      _ text: String, _ key: Key, _ place: Range<Int>
    ) throws(InvalidInput) -> LabelledGraph.Value {
      let trimmed = text.trimmedOfXMLSpace
      switch key.type {
      case "boolean":
        switch trimmed {
        case "true", "1", "True": return .flag(true)
        case "false", "0", "False": return .flag(false)
        default: break
        }
      case "int", "long":
        if let number = DecimalText.integer(Array(trimmed.utf8).span) { return .integer(number) }
      case "float", "double":
        switch DecimalText.parse(trimmed, .published) {
        case .success(let number): return .number(number)
        case .failure(let problem):
          throw scanner.fault(
            place, "“\(trimmed)” of “\(key.name)”: \(problem.message)", "write a finite number")
        }
      default: return .text(text)
      }
      throw scanner.fault(
        place, "“\(trimmed)” is no \(key.type)", "correct it, or the type of the key")
    }

    private func required(
      _ name: String, _ attributes: [(name: String, value: String)], _ element: String
    ) throws(InvalidInput) -> String {
      if let value = attributes.value(name) { return value }
      throw scanner.fault("the element \(element) has no \(name)", "add it")
    }
  }

  // MARK: - Writing

  /// Writes a graph. Nothing of it is lost.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    var out: [UInt8] = []
    func add(_ text: String) { out.append(contentsOf: text.utf8) }
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    add("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n")
    add("  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n")
    add("  xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ")
    add("http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n")
    let edgeColumns = graph.writtenEdgeAttributes
    for (prefix, domain, columns) in [
      ("n", "node", graph.nodeAttributes), ("e", "edge", edgeColumns),
    ] {
      for (index, column) in columns.enumerated() {
        add("  <key id=\"\(prefix)\(index)\" for=\"\(domain)\" attr.name=\"")
        MarkupText.append(column.name, to: &out)
        add("\" attr.type=\"\(column.xmlType)\"/>\n")
      }
    }
    add("  <graph")
    if let title = graph.title {
      add(" id=\"")
      MarkupText.append(title, to: &out)
      add("\"")
    }
    let isDirected = graph.writesDirected
    add(" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")
    for (index, node) in graph.nodes.enumerated() {
      add("    <node id=\"")
      MarkupText.append(node, to: &out)
      appendData("n", graph.nodeAttributes, index, "node", to: &out)
    }
    for (index, edge) in graph.edges.enumerated() {
      add("    <edge source=\"")
      MarkupText.append(graph.nodes[edge.source], to: &out)
      add("\" target=\"")
      MarkupText.append(graph.nodes[edge.target], to: &out)
      if edge.isDirected != isDirected { add("\" directed=\"\(edge.isDirected)") }
      appendData("e", edgeColumns, index, "edge", to: &out)
    }
    add("  </graph>\n</graphml>\n")
    return GraphFile.Written(bytes: out, losses: [])
  }

  /// Closes the tag that was begun, with the data of a row before its end.
  private static func appendData(
    _ prefix: String, _ columns: [LabelledGraph.Attribute], _ row: Int, _ element: String,
    to out: inout [UInt8]
  ) {
    let given = columns.indices.filter { columns[$0].values[row] != nil }
    if given.isEmpty {
      out.append(contentsOf: "\"/>\n".utf8)
      return
    }
    out.append(contentsOf: "\">".utf8)
    for index in given {
      guard let value = columns[index].values[row] else { continue }
      out.append(contentsOf: "<data key=\"\(prefix)\(index)\">".utf8)
      MarkupText.append(columns[index].text(of: value), to: &out)
      out.append(contentsOf: "</data>".utf8)
    }
    out.append(contentsOf: "</\(element)>\n".utf8)
  }
}

extension [(name: String, value: String)] {
  /// The value of the attribute of that name.
  func value(_ name: String) -> String? { first { $0.name == name }?.value }
}

extension String {
  /// The text without the spaces, tabs and line ends of XML around it.
  var trimmedOfXMLSpace: String {
    var text = unicodeScalars[...]
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
      scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
    }
    while isSpace(text.first) { text.removeFirst() }
    while isSpace(text.last) { text.removeLast() }
    return String(text)
  }
}
