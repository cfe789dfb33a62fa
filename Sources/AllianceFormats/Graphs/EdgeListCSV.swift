import TextForms

/// Edge lists as CSV or TSV with a header, and as lines of two names and perhaps a weight.
enum EdgeListCSV {
  /// Names of columns that are taken without being told, in small letters.
  private static let sourceNames = ["from", "source", "ego", "sender", "node1", "u", "i"]
  private static let targetNames = ["to", "target", "alter", "receiver", "node2", "v", "j"]
  private static let weightNames = ["weight", "strength"]

  /// Reads an edge list with a header. Columns that have no other meaning become attributes.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var reader = CSVReader(
      file, CSVReader.Dialect(delimiter: options.reading.delimiter),
      limits: options.reading.tableLimits)
    guard reader.next() else {
      reader.log.add(Fault(file: file.name, line: 1, message: "the file has no header"))
      throw InvalidInput(faults: reader.log.errors)
    }
    let header = reader.fields.indices.map { reader.text($0) }
    let columns = try Columns(header, &reader, options)
    var names = NameTable()
    var edges: [LabelledGraph.Edge] = []
    var values = [[LabelledGraph.Value?]](repeating: [], count: columns.others.count)
    while reader.next() {
      guard let edge = edge(&reader, columns, options, &names) else { continue }
      edges.append(edge)
      for (place, (index, _)) in columns.others.enumerated() {
        values[place].append(value(reader, index))
      }
    }
    if reader.log.errorCount > 0 {
      throw InvalidInput(faults: reader.log.errors, count: reader.log.errorCount)
    }
    var builder = GraphBuilder(isDirected: options.isDirected ?? false)
    let nodes = names.texts().map { builder.nodeOrNew($0) }
    for index in edges.indices {
      edges[index].source = nodes[edges[index].source]
      edges[index].target = nodes[edges[index].target]
    }
    builder.graph.edges = edges
    for ((_, name), values) in zip(columns.others, values) {
      if name == "sign", values.allSatisfy({ $0 == nil || $0?.asSign != nil }) {
        for (row, value) in values.enumerated() {
          builder.graph.edges[row].isNegative = value?.asSign ?? false
        }
      } else {
        builder.addEdgeAttribute(name, values)
      }
    }
    return builder.finished()
  }

  /// The edge of a row, or nil where an end of it is missing.
  private static func edge(
    _ reader: inout CSVReader, _ columns: Columns, _ options: GraphReadingOptions,
    _ names: inout NameTable
  ) -> LabelledGraph.Edge? {
    let ends = (reader.fields[columns.source], reader.fields[columns.target])
    if ends.0.isEmpty || ends.1.isEmpty {
      reader.report(
        ends.0.isEmpty ? columns.source : columns.target, "an end of the edge is missing",
        remedy: "fill it in, or remove the row")
      return nil
    }
    var edge = LabelledGraph.Edge(
      names.index(of: ends.0, in: reader), names.index(of: ends.1, in: reader),
      isDirected: columns.isDirected(&reader, options))
    if let weight = columns.weight, !reader.fields[weight].isEmpty {
      switch reader.number(weight, options.decimals) {
      case .success(let number): edge.weight = number
      case .failure(let problem):
        reader.report(
          weight, "“\(reader.text(weight))”: \(problem.message)",
          remedy: "write a decimal number, or name its point: --decimal ,")
      }
    }
    return edge
  }

  private static func value(_ reader: CSVReader, _ index: Int) -> LabelledGraph.Value? {
    let field = reader.fields[index]
    if field.isEmpty { return nil }
    return LabelledGraph.Value.number(
      guessing: reader.bytes.span.extracting(field.start..<field.end))
      ?? .text(reader.text(index))
  }

  struct Columns {
    var source: Int
    var target: Int
    var weight: Int?
    var direction: Int?
    var others: [(Int, String)] = []

    init(
      _ header: [String], _ reader: inout CSVReader, _ options: GraphReadingOptions
    ) throws(InvalidInput) {
      let folded = header.map { $0.lowercased() }
      func find(_ role: String, _ names: [String]) -> Int? {
        if let told = options.columns[role] { return header.firstIndex(of: told) }
        return names.lazy.compactMap { folded.firstIndex(of: $0) }.first
      }
      guard let source = find("from", sourceNames), let target = find("to", targetNames) else {
        let missing = find("from", sourceNames) == nil ? "from" : "to"
        reader.report(
          0, "no column says which node an edge goes \(missing)",
          remedy: "name it, as in --column \(missing)=\(header.first ?? "a"); the file has "
            + header.prefix(12).joined(separator: ", ")
            + (header.count == 1 ? "; is another delimiter used? --delimiter ';'" : ""))
        throw InvalidInput(faults: reader.log.errors)
      }
      self.source = source
      self.target = target
      weight = find("weight", weightNames)
      direction = find("directed", ["directed", "type"])
      for index in [source, target, weight, direction].compactMap({ $0 }) {
        guard let again = header.lastIndex(of: header[index]), again != index else { continue }
        reader.report(
          again, "the column “\(header[index])” stands twice",
          remedy: "remove one of them, or rename it")
        throw InvalidInput(faults: reader.log.errors)
      }
      for (index, name) in header.enumerated()
      where ![source, target, weight, direction].contains(index)
        && (options.keepsAttributes || name == "sign")
      {
        others.append((index, name))
      }
    }

    /// Whether the edge of a row goes one way: what is told, or `yes`, `true`, `Directed`.
    func isDirected(_ reader: inout CSVReader, _ options: GraphReadingOptions) -> Bool {
      if let told = options.isDirected { return told }
      guard let direction, !reader.fields[direction].isEmpty else { return false }
      switch reader.text(direction).lowercased() {
      case "yes", "true", "1", "directed": return true
      case "no", "false", "0", "undirected", "mutual": return false
      default:
        reader.report(
          direction, "“\(reader.text(direction))” is no direction",
          remedy: "write yes or no, or Directed or Undirected")
        return false
      }
    }
  }

  /// Reads lines of two names, and perhaps a weight, between spaces or tabs; lines that begin with
  /// `#` or `%` are remarks.
  static func readLines(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var lines = TextLines(file)
    var builder = GraphBuilder(isDirected: options.isDirected ?? false)
    var log = FaultLog()
    while let line = lines.next() {
      let words = line.words()
      guard let first = words.first, !["#", "%"].contains(first.text.first) else { continue }
      guard words.count == 2 || words.count == 3 else {
        log.add(
          lines.fault(
            first.range, "a line has two names and perhaps a weight, not \(words.count) words",
            remedy: "is it an edge list?"))
        continue
      }
      var edge = LabelledGraph.Edge(
        builder.nodeOrNew(words[0].text), builder.nodeOrNew(words[1].text),
        isDirected: options.isDirected ?? false)
      if words.count == 3 {
        switch DecimalText.parse(words[2].text, options.decimals) {
        case .success(let weight): edge.weight = weight
        case .failure(let problem):
          log.add(
            lines.fault(
              words[2].range, "“\(words[2].text)”: \(problem.message)", remedy: "write a number"))
        }
      }
      builder.graph.edges.append(edge)
    }
    if log.errorCount > 0 { throw InvalidInput(faults: log.errors, count: log.errorCount) }
    return builder.finished()
  }

  /// Writes lines of two names and perhaps a weight. Names lose their spaces.
  static func writeLines(_ graph: LabelledGraph) -> GraphFile.Written {
    let names = graph.nodes.map { name in
      String(
        String.UnicodeScalarView(
          name.unicodeScalars.map { $0.value <= 0x20 || $0.properties.isWhitespace ? "_" : $0 }))
    }
    var bytes: [UInt8] = []
    for edge in graph.edges {
      bytes += "\(names[edge.source])\t\(names[edge.target])".utf8
      if let weight = edge.weight { bytes += "\t\(DecimalText.shortest(weight))".utf8 }
      bytes.append(0x0A)
    }
    // A name that begins with a byte order mark would lose it at the beginning of the file.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
    }
    var losses: [String] = []
    let changed = zip(names, graph.nodes).count { $0 != $1 }
    if changed > 0 {
      losses.append("spaces in \(EnglishCount.of(changed, "name")), written as “_”")
    }
    if names.contains(where: { $0.isEmpty || "#%".contains($0.first ?? "a") }) {
      losses.append("names that are empty or begin with # or %")
    }
    if Set(names).count < names.count { losses.append("names that differ by their spaces alone") }
    let tied = Set(graph.edges.flatMap { [$0.source, $0.target] })
    if tied.count < names.count {
      losses.append("\(EnglishCount.of(names.count - tied.count, "node")) without an edge")
    }
    if graph.edges.contains(where: \.isDirected) { losses.append("the direction of edges") }
    if graph.edges.contains(where: \.isNegative) { losses.append("the signs of edges") }
    if !graph.nodeAttributes.isEmpty || !graph.edgeAttributes.isEmpty {
      losses.append("the attributes of nodes and edges but the weight")
    }
    return GraphFile.Written(bytes: bytes, losses: losses)
  }

  /// Writes an edge list with a header. Nodes without an edge and attributes of nodes are lost.
  static func write(_ graph: LabelledGraph, delimiter: UInt8) -> GraphFile.Written {
    let columns = graph.writtenEdgeAttributes.filter {
      !["from", "to", "directed"].contains($0.name)
    }
    let hasDirections = graph.edges.contains(where: \.isDirected)
    var bytes: [UInt8] = []
    CSVText.append(
      ["from", "to"] + (hasDirections ? ["directed"] : []) + columns.map(\.name), to: &bytes,
      delimiter: delimiter)
    var isTied = [Bool](repeating: false, count: graph.nodes.count)
    for (row, edge) in graph.edges.enumerated() {
      isTied[edge.source] = true
      isTied[edge.target] = true
      var cells = [graph.nodes[edge.source], graph.nodes[edge.target]]
      if hasDirections { cells.append(edge.isDirected ? "yes" : "no") }
      cells += columns.map { $0.values[row]?.text ?? "" }
      CSVText.append(cells, to: &bytes, delimiter: delimiter)
    }
    var losses = graph.reservedNames(nodes: [], edges: ["from", "to", "directed"])
    let alone = isTied.count { !$0 }
    if alone > 0 { losses.append("\(EnglishCount.of(alone, "node")) without an edge") }
    if !graph.nodeAttributes.isEmpty {
      losses.append(
        "the attributes of nodes: " + graph.nodeAttributes.map(\.name).joined(separator: ", "))
    }
    return GraphFile.Written(bytes: bytes, losses: losses)
  }
}
