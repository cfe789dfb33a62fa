import AllianceGraph
import TextForms

/// GEXF 1.3, the form of Gephi, with spells where edges or nodes have `start` and `end`.
///
/// Reference: GEXF Working Group, GEXF 1.3 (2022), https://gexf.net.
enum GEXF {
  /// Reads a graph; `label`, `start` and `end` become attributes.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var reader = Reader(scanner: try XMLScanner(file, limits: options.xmlLimits), options: options)
    return try reader.graph()
  }

  private struct Reader {
    typealias Attributes = [(name: String, value: String)]

    var scanner: XMLScanner
    let options: GraphReadingOptions
    var builder = GraphBuilder()
    /// Title and type of each attribute, by class and id.
    var titles: [String: (title: String, type: String)] = [:]
    var isDirected = false
    var hasGraph = false
    var spells: [String] = []

    init(scanner: XMLScanner, options: GraphReadingOptions) {
      self.scanner = scanner
      self.options = options
    }

    mutating func graph() throws(InvalidInput) -> LabelledGraph {
      guard case .start("gexf", _)? = try scanner.next() else {
        throw scanner.fault("the file does not begin with the element gexf", "is it GEXF?")
      }
      var attributeClass = "node"
      while let event = try scanner.next() {
        guard case .start(let name, let attributes) = event else { continue }
        switch name {
        case "graph": try readGraph(attributes)
        case "description": builder.graph.title = try scanner.textContent()
        case "attributes": attributeClass = attributes.value("class") ?? "node"
        case "attribute":
          let id = try required("id", attributes, "attribute")
          titles["\(attributeClass) \(id)"] = (
            attributes.value("title") ?? id, attributes.value("type") ?? "string"
          )
        case "node": try readNode(attributes)
        case "edge": try readEdge(attributes)
        default: break
        }
      }
      guard hasGraph else { throw scanner.fault("the file has no graph", "add the element graph") }
      return builder.finished()
    }

    private mutating func readGraph(_ attributes: Attributes) throws(InvalidInput) {
      if hasGraph {
        throw scanner.fault("the file has a second graph", "put it in a file of its own")
      }
      hasGraph = true
      isDirected = attributes.value("defaultedgetype") == "directed"
      builder.graph.isDirected = options.isDirected ?? isDirected
    }

    private mutating func readNode(_ attributes: Attributes) throws(InvalidInput) {
      let id = try required("id", attributes, "node")
      guard let node = builder.declare(id) else {
        throw scanner.fault("the node “\(id)” is declared twice", "remove one")
      }
      for name in ["label", "start", "end"] {
        if let value = attributes.value(name), !(name == "label" && value == id) {
          builder.setNode(node, name, .text(value))
        }
      }
      for (name, value) in try values(of: "node") { builder.setNode(node, name, value) }
      setSpells { builder, text in builder.setNode(node, "spells", text) }
    }

    private mutating func readEdge(_ attributes: Attributes) throws(InvalidInput) {
      let source = try node(required("source", attributes, "edge"))
      let target = try node(required("target", attributes, "edge"))
      var isDirected = self.isDirected
      switch attributes.value("type") {
      case "directed": isDirected = true
      case "undirected", "mutual": isDirected = false
      case nil: break
      case let other?: throw scanner.fault("the type “\(other)”", "write directed or undirected")
      }
      builder.graph.edges.append(
        LabelledGraph.Edge(source, target, isDirected: options.isDirected ?? isDirected))
      if let text = attributes.value("weight") {
        guard case .success(let weight) = DecimalText.parse(text, .published) else {
          throw scanner.fault("the weight “\(text)” is no finite number", "correct it")
        }
        builder.setLastEdge("weight", .number(weight))
      }
      for name in ["label", "start", "end"] {
        if let value = attributes.value(name) { builder.setLastEdge(name, .text(value)) }
      }
      for (name, value) in try values(of: "edge") { builder.setLastEdge(name, value) }
      setSpells { builder, text in builder.setLastEdge("spells", text) }
    }

    /// The values inside of the element that was just opened, up to its end.
    private mutating func values(
      of element: String
    ) throws(InvalidInput) -> [(String, LabelledGraph.Value)] {
      var found: [(String, LabelledGraph.Value)] = []
      let depth = scanner.depth
      while scanner.depth >= depth, let event = try scanner.next() {
        guard case .start(let name, let attributes) = event else { continue }
        switch name {
        case "attvalue":
          var id = attributes.value("for")
          if id == nil { id = try required("id", attributes, "attvalue") }
          let text = attributes.value("value") ?? ""
          let known = titles["\(element) \(id ?? "")"] ?? (id ?? "", "string")
          found.append((known.0, try value(text, type: known.1)))
        case "spell":
          spells.append("\(attributes.value("start") ?? "")/\(attributes.value("end") ?? "")")
        case "node":
          throw scanner.fault("nodes inside of nodes are not supported", "flatten the graph")
        default: break
        }
      }
      return found
    }

    private mutating func setSpells(
      _ set: (inout GraphBuilder, LabelledGraph.Value) -> Void
    ) {
      if !spells.isEmpty { set(&builder, .text(spells.joined(separator: ";"))) }
      spells = []
    }

    private func value(
      _ text: String, type: String
    ) throws(InvalidInput) -> LabelledGraph.Value {
      switch type {
      case "boolean" where text == "true" || text == "false": return .flag(text == "true")
      case "integer", "long", "short", "byte":
        if let number = DecimalText.integer(Array(text.utf8).span) { return .integer(number) }
      case "float", "double":
        if case .success(let number) = DecimalText.parse(text, .published) {
          return .number(number)
        }
      default: return .text(text)
      }
      throw scanner.fault("“\(text)” is no \(type)", "correct it, or the type of the attribute")
    }

    private mutating func node(_ name: String) throws(InvalidInput) -> Int {
      if let node = builder.node(name) { return node }
      guard options.allowsNewNodes else {
        throw scanner.fault(
          "the node “\(name)” of this edge is not declared",
          "declare it, or take it as it is with --allow-new-nodes")
      }
      return builder.nodeOrNew(name)
    }

    private func required(
      _ name: String, _ attributes: Attributes, _ element: String
    ) throws(InvalidInput) -> String {
      if let value = attributes.value(name) { return value }
      throw scanner.fault("the element \(element) has no \(name)", "add it")
    }
  }

  // MARK: - Writing

  /// Writes a graph. A date of a year or a month is written as its first or last day.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    var out: [UInt8] = []
    func add(_ text: String) { out.append(contentsOf: text.utf8) }
    func attribute(_ name: String, _ value: String) {
      add(" \(name)=\"")
      MarkupText.append(value, to: &out)
      add("\"")
    }
    let own: Set<String> = ["label", "start", "end"]
    let isDynamic = (graph.nodeAttributes + graph.edgeAttributes).contains {
      $0.name == "start" || $0.name == "end"
    }
    let nodeColumns = graph.nodeAttributes.filter { !own.contains($0.name) }
    let edgeColumns = graph.writtenEdgeAttributes.filter {
      !own.contains($0.name) && $0.name != "weight"
    }
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    add("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
    if let title = graph.title {
      add("  <meta><description>")
      MarkupText.append(title, to: &out)
      add("</description></meta>\n")
    }
    add("  <graph defaultedgetype=\"")
    add(graph.writesDirected ? "directed" : "undirected")
    add("\"\(isDynamic ? " mode=\"dynamic\" timeformat=\"date\"" : "")>\n")
    for (name, columns) in [("node", nodeColumns), ("edge", edgeColumns)] where !columns.isEmpty {
      add("    <attributes class=\"\(name)\">\n")
      for (index, column) in columns.enumerated() {
        add("      <attribute id=\"\(index)\"")
        attribute("title", column.name)
        add(" type=\"\(column.xmlType)\"/>\n")
      }
      add("    </attributes>\n")
    }
    func close(_ columns: [LabelledGraph.Attribute], _ row: Int, _ element: String) {
      let given = columns.indices.filter { columns[$0].values[row] != nil }
      guard !given.isEmpty else {
        add("/>\n")
        return
      }
      add("><attvalues>")
      for index in given {
        guard let value = columns[index].values[row] else { continue }
        add("<attvalue for=\"\(index)\"")
        attribute("value", value.text)
        add("/>")
      }
      add("</attvalues></\(element)>\n")
    }
    var widened = 0
    func time(_ columns: [LabelledGraph.Attribute], _ row: Int) {
      for name in ["start", "end"] {
        guard let value = columns.first(where: { $0.name == name })?.values[row] else { continue }
        if let date = CalendarDate(value.text), date.precision != .day {
          widened += 1
          let day = name == "start" ? date.firstDay.date : date.lastDay.date
          attribute(name, day?.description ?? value.text)
        } else if value.text != "unknown" {
          attribute(name, value.text)
        } else {
          widened += 1
        }
      }
    }
    add("    <nodes>\n")
    for (row, node) in graph.nodes.enumerated() {
      add("      <node")
      attribute("id", node)
      attribute("label", graph.nodeAttribute("label")?[row]?.text ?? node)
      time(graph.nodeAttributes, row)
      close(nodeColumns, row, "node")
    }
    add("    </nodes>\n    <edges>\n")
    for (row, edge) in graph.edges.enumerated() {
      add("      <edge id=\"\(row)\"")
      attribute("source", graph.nodes[edge.source])
      attribute("target", graph.nodes[edge.target])
      if edge.isDirected != graph.writesDirected {
        attribute("type", edge.isDirected ? "directed" : "undirected")
      }
      if let weight = edge.weight { attribute("weight", weight.description) }
      if let label = graph.edgeAttribute("label")?[row] { attribute("label", label.text) }
      time(graph.edgeAttributes, row)
      close(edgeColumns, row, "edge")
    }
    add("    </edges>\n  </graph>\n</gexf>\n")
    var losses: [String] = []
    if widened > 0 {
      losses.append(
        "\(EnglishCount.of(widened, "date", ("is", "are"))) a year, a month or unknown, and written "
          + "as days or not")
    }
    return GraphFile.Written(bytes: out, losses: losses)
  }
}
