import TextForms

/// GML, as NetworkX, igraph and yEd write it: text beyond ASCII as character references.
///
/// Reference: Himsolt, GML: A portable Graph File Format, University of Passau 1997.
enum GML {
  /// Reads a graph. A node is named by its label where all labels differ, else by its id.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var parser = Parser(file: file, depth: options.depth)
    let top = try parser.list(isTop: true)
    guard let graph = top.first(where: { $0.key == "graph" })?.list else {
      throw parser.fault(0..<1, "the file has no graph", "is it GML?")
    }
    return try Reader(file: file, options: options).graph(graph)
  }

  /// A key with what stands after it.
  fileprivate struct Pair {
    enum Content {
      case value(LabelledGraph.Value)
      case list([Pair])
    }

    var key: String
    var content: Content
    var range: Range<Int>

    var list: [Pair]? {
      if case .list(let pairs) = content { return pairs }
      return nil
    }

    var value: LabelledGraph.Value? {
      if case .value(let value) = content { return value }
      return nil
    }
  }

  private struct Reader {
    let file: InputFile
    let options: GraphReadingOptions

    func graph(_ pairs: [Pair]) throws(InvalidInput) -> LabelledGraph {
      let directed = pairs.first { $0.key == "directed" }?.value == .integer(1)
      let hasKeys = pairs.first { $0.key == "multigraph" }?.value == .integer(1)
      var builder = GraphBuilder(isDirected: options.isDirected ?? directed)
      builder.graph.title = pairs.first { $0.key == "name" || $0.key == "label" }?.value?.text
      let nodes = pairs.filter { $0.key == "node" }
      var ids: [String: Int] = [:]
      let labels = nodes.compactMap { $0.list?.first { $0.key == "label" }?.value?.text }
      let usesLabels = labels.count == nodes.count && Set(labels).count == labels.count
      for pair in nodes {
        guard let members = pair.list, let id = members.first(where: { $0.key == "id" })?.value
        else {
          throw fault(pair.range, "a node has no id", "add it")
        }
        let label = members.first { $0.key == "label" }?.value?.text
        guard let node = builder.declare(usesLabels ? label ?? id.text : id.text),
          ids.updateValue(node, forKey: id.text) == nil
        else { throw fault(pair.range, "the node \(id.text) is declared twice", "remove one") }
        for member in members where member.key != "id" && !(usesLabels && member.key == "label") {
          if let value = member.value {
            builder.setNode(node, member.key == "label_" ? "label" : member.key, value)
          }
        }
      }
      for pair in pairs where pair.key == "edge" {
        guard let members = pair.list else { continue }
        func end(_ key: String) throws(InvalidInput) -> Int {
          guard let id = members.first(where: { $0.key == key })?.value?.text else {
            throw fault(pair.range, "an edge has no \(key)", "add it")
          }
          if let node = ids[id] { return node }
          guard options.allowsNewNodes else {
            throw fault(
              pair.range, "the node “\(id)” of this edge is not declared",
              "declare it, or take it as it is with --allow-new-nodes")
          }
          let node = builder.nodeOrNew(id)
          ids[id] = node
          return node
        }
        let edge = LabelledGraph.Edge(
          try end("source"), try end("target"), isDirected: options.isDirected ?? directed)
        builder.graph.edges.append(edge)
        for member in members
        where member.key != "source" && member.key != "target" && !(hasKeys && member.key == "key")
        {
          if let value = member.value { builder.setLastEdge(member.key, value) }
        }
      }
      return builder.finished()
    }

    private func fault(
      _ range: Range<Int>, _ message: String, _ remedy: String
    ) -> InvalidInput {
      InvalidInput(faults: [file.fault(range, message, remedy: remedy)])
    }
  }

  private struct Parser {
    let file: InputFile
    let depth: Int
    var position = 0

    init(file: InputFile, depth: Int) {
      self.file = file
      self.depth = depth
    }

    /// Reads the pairs up to the closing bracket, or to the end of the file. Lists that are open
    /// wait on a stack.
    mutating func list(isTop: Bool) throws(InvalidInput) -> [Pair] {
      var open: [(key: String, range: Range<Int>, pairs: [Pair])] = []
      var pairs: [Pair] = []
      while true {
        skipSpace()
        guard position < file.bytes.count else {
          if let last = open.last {
            throw fault(last.range, "the list that begins here has no end", "close it with ]")
          }
          return pairs
        }
        if file.bytes[position] == UInt8(ascii: "]") {
          guard let last = open.popLast() else {
            throw fault(position..<position + 1, "a bracket that closes nothing", "remove it")
          }
          position += 1
          let finished = Pair(key: last.key, content: .list(pairs), range: last.range)
          pairs = last.pairs
          pairs.append(finished)
          continue
        }
        let (key, range) = try word()
        skipSpace()
        if position < file.bytes.count, file.bytes[position] == UInt8(ascii: "[") {
          if open.count >= depth {
            throw InvalidInput(faults: [
              file.fault(
                position..<position + 1, "lists are nested deeper than \(depth)",
                remedy: "raise the limit with --max-depth", limitOption: "--max-depth")
            ])
          }
          position += 1
          open.append((key, range, pairs))
          pairs = []
        } else {
          pairs.append(Pair(key: key, content: .value(try value(after: range)), range: range))
        }
      }
    }

    private mutating func word() throws(InvalidInput) -> (String, Range<Int>) {
      let start = position
      while position < file.bytes.count, Self.isWord(file.bytes[position]) { position += 1 }
      guard position > start, file.bytes[start] | 0x20 &- 0x61 < 26 || file.bytes[start] == 0x5F
      else { throw fault(start..<start + 1, "a key is expected here", "is it GML?") }
      return (
        String(decoding: file.bytes[start..<position], as: UTF8.self), start..<position
      )
    }

    private mutating func value(
      after key: Range<Int>
    ) throws(InvalidInput) -> LabelledGraph.Value {
      guard position < file.bytes.count else {
        throw fault(key, "a key without a value", "add it")
      }
      let start = position
      if file.bytes[position] == 0x22 {
        position += 1
        while position < file.bytes.count, file.bytes[position] != 0x22 { position += 1 }
        guard position < file.bytes.count else {
          throw fault(start..<start + 1, "the quote that opens here is never closed", "close it")
        }
        position += 1
        return .text(
          GML.resolved(String(decoding: file.bytes[start + 1..<position - 1], as: UTF8.self)))
      }
      while position < file.bytes.count, file.bytes[position] > 0x20,
        file.bytes[position] != UInt8(ascii: "]"), file.bytes[position] != UInt8(ascii: "[")
      {
        position += 1
      }
      let number = file.bytes.span.extracting(start..<position)
      if let whole = DecimalText.integer(number) { return .integer(whole) }
      switch DecimalText.parse(number, .published) {
      case .success(let number): return .number(number)
      case .failure(.notFinite):
        throw fault(start..<position, "the number is not finite", "correct it")
      case .failure(.malformed):
        throw fault(
          start..<max(position, start + 1), "a number or a text in quotes is expected here",
          "put texts in quotes")
      }
    }

    private mutating func skipSpace() {
      while position < file.bytes.count {
        let byte = file.bytes[position]
        if byte == UInt8(ascii: "#") {
          while position < file.bytes.count, file.bytes[position] != 0x0A { position += 1 }
        } else if byte <= 0x20 || position == 0 && file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
          position += byte <= 0x20 ? 1 : 3
        } else {
          return
        }
      }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }

    func fault(_ range: Range<Int>, _ message: String, _ remedy: String) -> InvalidInput {
      InvalidInput(faults: [file.fault(range, message, remedy: remedy)])
    }
  }

  /// A text with its character references resolved; what is none stays as it is.
  private static func resolved(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      if first == "&", let end = rest.prefix(12).firstIndex(of: ";") {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        if let scalar = Self.scalar(named: name) {
          result.append(scalar)
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      result.append(first)
      rest.removeFirst()
    }
    return String(result)
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let code =
        name.hasPrefix("#x") || name.hasPrefix("#X")
        ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      return code.flatMap { Unicode.Scalar($0) }
    }
  }

  // MARK: - Writing

  /// Writes a graph. The name of a node is its label; an attribute `label` is written as `label_`.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    let isDirected = graph.isMixed || graph.writesDirected
    let isMultigraph = graph.writesParallelEdges(isDirected: isDirected)
    var text = "graph [\n  directed \(isDirected ? 1 : 0)\n"
    if isMultigraph { text += "  multigraph 1\n" }
    if let title = graph.title { text += "  name \(quoted(title))\n" }
    let edgeColumns = graph.writtenEdgeAttributes.filter {
      !["source", "target", "key"].contains($0.name)
    }
    for (row, node) in graph.nodes.enumerated() {
      text += "  node [\n    id \(row)\n    label \(quoted(node))\n"
      text += members(graph.nodeAttributes.filter { $0.name != "id" }, row) + "  ]\n"
    }
    func edge(_ source: Int, _ target: Int, _ row: Int) {
      text += "  edge [\n    source \(source)\n    target \(target)\n"
      if isMultigraph { text += "    key \(row)\n" }
      text += members(edgeColumns, row) + "  ]\n"
    }
    for (row, ends) in graph.edges.enumerated() {
      edge(ends.source, ends.target, row)
      if isDirected, !ends.isDirected, ends.source != ends.target {
        edge(ends.target, ends.source, row)
      }
    }
    return GraphFile.Written(bytes: Array((text + "]\n").utf8), losses: losses(graph))
  }

  private static func members(_ columns: [LabelledGraph.Attribute], _ row: Int) -> String {
    var text = ""
    for column in columns {
      guard let value = column.values[row] else { continue }
      let key = key(column.name)
      switch value {
      case .text(let words): text += "    \(key) \(quoted(words))\n"
      case .integer(let number): text += "    \(key) \(number)\n"
      case .number(let number): text += "    \(key) \(real(number))\n"
      case .flag(let flag): text += "    \(key) \(flag ? 1 : 0)\n"
      }
    }
    return text
  }

  /// A key of ASCII letters, digits and underscores.
  private static func key(_ name: String) -> String {
    if name == "label" { return "label_" }
    var key = ""
    for scalar in name.unicodeScalars {
      let isWord = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
      key.unicodeScalars.append(isWord || scalar == "_" ? scalar : "_")
    }
    if key.first.map({ !$0.isLetter }) ?? true { key = "a" + key }
    return key
  }

  /// A number with a point, which tells it from a whole one.
  private static func real(_ number: Double) -> String {
    let text = number.description
    guard let mark = text.firstIndex(of: "e") else { return text }
    let mantissa = text[..<mark]
    return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "E"
      + text[text.index(after: mark)...]
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "&": result += "&amp;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result + "\""
  }

  private static func losses(_ graph: LabelledGraph) -> [String] {
    var losses = graph.reservedNames(nodes: ["id"], edges: ["source", "target", "key"])
    if graph.isMixed {
      losses.append("an undirected edge among directed ones is written as two, one each way")
    }
    let columns = graph.nodeAttributes + graph.edgeAttributes
    let renamed = columns.map(\.name).filter { $0 != "label" && key($0) != $0 }
    if !renamed.isEmpty { losses.append("names of attributes: \(renamed.joined(separator: ", "))") }
    let flags = columns.filter { column in
      column.values.contains { if case .flag = $0 { true } else { false } }
    }
    if !flags.isEmpty {
      losses.append(
        "true and false, written as 1 and 0: \(flags.map(\.name).joined(separator: ", "))")
    }
    return losses
  }
}
