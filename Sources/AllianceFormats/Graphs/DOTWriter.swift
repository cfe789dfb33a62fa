extension DOT {
  /// Writes a graph as data; the pictures of the toolkit are made elsewhere. Among directed edges one
  /// without a direction has `dir=none`.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    let isDirected = graph.edges.contains(where: \.isDirected) || graph.writesDirected
    var changed = 0
    func name(_ text: String) -> String {
      let (quoted, isWhole) = quoted(text)
      changed += isWhole ? 0 : 1
      return quoted
    }
    var text =
      (isDirected ? "digraph" : "graph") + (graph.title.map { " " + name($0) } ?? "") + " {\n"
    func attributes(_ columns: [LabelledGraph.Attribute], _ row: Int, _ more: [String]) -> String {
      var parts = more
      for column in columns {
        guard let value = column.values[row] else { continue }
        switch value {
        case .text(let words) where column.name == "label":
          parts.append("label=" + name(escapedLabel(words)))
        case .text(let words): parts.append("\(name(column.name))=\(name(words))")
        case .number(let number): parts.append("\(name(column.name))=\(plain(number))")
        default: parts.append("\(name(column.name))=\(value.text)")
        }
      }
      return parts.isEmpty ? "" : " [" + parts.joined(separator: ", ") + "]"
    }
    for (row, node) in graph.nodes.enumerated() {
      text += "  \(name(node))\(attributes(graph.nodeAttributes, row, []));\n"
    }
    let columns = graph.writtenEdgeAttributes.filter { $0.name != "dir" }
    for (row, edge) in graph.edges.enumerated() {
      let more = isDirected && !edge.isDirected ? ["dir=none"] : []
      text +=
        "  \(name(graph.nodes[edge.source])) \(isDirected ? "->" : "--") "
        + "\(name(graph.nodes[edge.target]))\(attributes(columns, row, more));\n"
    }
    var losses: [String] = []
    if changed > 0 { losses.append("\(changed) texts with a backslash that DOT cannot hold") }
    if graph.nodes.contains(where: { $0.hasPrefix("%") }) {
      losses.append("names that begin with %, which Graphviz takes for nodes without a name")
    }
    if graph.edgeAttribute("dir") != nil { losses.append("the attribute “dir” of edges") }
    let flags = (graph.nodeAttributes + graph.edgeAttributes).filter { column in
      column.values.contains { if case .flag = $0 { true } else { false } }
    }
    if !flags.isEmpty { losses.append("true and false, which are read as texts") }
    let wholes = (graph.nodeAttributes + graph.edgeAttributes).filter { column in
      column.name != "label"
        && column.values.contains {
          if case .number(let n) = $0 { plain(n).hasPrefix("\"") } else { false }
        }
    }
    if !wholes.isEmpty { losses.append("numbers with an exponent, which are read as texts") }
    return GraphFile.Written(bytes: Array((text + "}\n").utf8), losses: losses)
  }

  /// A text in quotes, and whether it reads back the same: an odd number of backslashes before a
  /// quote, the end of a line or the end of the text cannot be written, and loses one.
  private static func quoted(_ text: String) -> (String, Bool) {
    var result = "\""
    var isWhole = true
    var backslashes = 0
    func closeRun() {
      if backslashes % 2 == 1 {
        isWhole = false
        result.unicodeScalars.removeLast()
      }
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        closeRun()
        result += "\\\""
      case "\n", "\r":
        closeRun()
        result.unicodeScalars.append(scalar)
      case "\u{0}": isWhole = false
      default: result.unicodeScalars.append(scalar)
      }
      backslashes = scalar == "\\" ? backslashes + 1 : 0
    }
    closeRun()
    return (result + "\"", isWhole)
  }

  /// Graphviz resolves escapes in labels.
  private static func escapedLabel(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\\" { result += "\\\\" } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// A number without an exponent where it has none, in quotes where it has one.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.contains("e") ? "\"\(text)\"" : text
  }
}
