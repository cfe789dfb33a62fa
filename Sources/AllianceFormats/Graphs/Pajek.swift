import TextForms

/// Pajek networks (`.net`): arcs and edges may stand in one file.
///
/// Reference: Batagelj, Mrvar, Pajek reference manual, version 5 (2022), section “Input”.
enum Pajek {
  private enum Section {
    case none, vertices, arcs, edges, arcLists, edgeLists, matrix
  }

  /// Reads a network. A vertex is named by its label where no other has it, else by its number.
  /// Time intervals become the attribute `interval`.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var reader = Reader(lines: TextLines(file), options: options)
    return try reader.graph()
  }

  private struct Reader {
    var lines: TextLines
    let options: GraphReadingOptions
    var log = FaultLog()
    var section = Section.none
    var labels: [String] = []
    var intervals: [String?] = []
    var coordinates: [[Double]] = []
    var arcs: [(Int, Int, Double?, Bool, String?)] = []
    var matrixRow = 0

    init(lines: TextLines, options: GraphReadingOptions) {
      self.lines = lines
      self.options = options
    }

    mutating func graph() throws(InvalidInput) -> LabelledGraph {
      while let line = lines.next() {
        let words = line.words(quotes: true)
        guard let first = words.first, first.text.first != "%" || first.isQuoted else { continue }
        if first.text.first == "*", !first.isQuoted {
          try begin(words)
        } else {
          read(words)
        }
      }
      if section == .none, log.errorCount == 0 {
        log.add(lines.fault(0..<1, "the file has no *Vertices", remedy: "is it a Pajek network?"))
      }
      if log.errorCount > 0 { throw InvalidInput(faults: log.errors, count: log.errorCount) }
      return finished()
    }

    private mutating func begin(_ words: [TextLines.Word]) throws(InvalidInput) {
      switch words[0].text.lowercased() {
      case "*vertices":
        guard words.count > 1, let count = Int(words[1].text), count >= 0, labels.isEmpty else {
          log.add(
            lines.fault(
              words[0].range, "*Vertices stands once and has a number", remedy: "write *Vertices 34"
            ))
          return
        }
        section = .vertices
        try lines.require(count, nodesAt: words[1].range, options)
        labels = (0..<count).map { String($0 + 1) }
        intervals = [String?](repeating: nil, count: count)
        coordinates = [[Double]](repeating: [], count: count)
      case "*arcs": section = .arcs
      case "*edges": section = .edges
      case "*arcslist": section = .arcLists
      case "*edgeslist": section = .edgeLists
      case "*matrix":
        section = .matrix
        matrixRow = 0
      case "*network": break
      default:
        log.add(
          lines.fault(
            words[0].range, "the section \(words[0].text) is not known",
            remedy: "write *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist or *Matrix"))
      }
    }

    private mutating func read(_ words: [TextLines.Word]) {
      switch section {
      case .none:
        log.add(
          lines.fault(words[0].range, "*Vertices is expected first", remedy: "is it Pajek?"))
      case .vertices: readVertex(words)
      case .arcs, .edges: readEdge(words)
      case .arcLists, .edgeLists:
        let ends = words.compactMap { vertex($0) }
        guard ends.count == words.count, let first = ends.first else { return }
        for end in ends.dropFirst() { arcs.append((first, end, nil, section == .arcLists, nil)) }
      case .matrix: readMatrixRow(words)
      }
    }

    private mutating func readVertex(_ words: [TextLines.Word]) {
      guard let index = vertex(words[0]) else { return }
      if words.count > 1 { labels[index] = words[1].text }
      for word in words.dropFirst(2) {
        if word.text.first == "[", word.text.last == "]" {
          intervals[index] = String(word.text.dropFirst().dropLast())
        } else if coordinates[index].count < 3,
          case .success(let number) = DecimalText.parse(word.text, .published)
        {
          coordinates[index].append(number)
        } else {
          break
        }
      }
    }

    private mutating func readEdge(_ words: [TextLines.Word]) {
      guard words.count > 1, let source = vertex(words[0]), let target = vertex(words[1]) else {
        if words.count < 2 {
          log.add(
            lines.fault(words[0].range, "an edge has two ends", remedy: "write both numbers"))
        }
        return
      }
      var weight: Double?
      if words.count > 2 {
        switch DecimalText.parse(words[2].text, .published) {
        case .success(let number): weight = number
        case .failure(let problem):
          log.add(
            lines.fault(
              words[2].range, "“\(words[2].text)”: \(problem.message)", remedy: "write a number"))
        }
      }
      let interval = words.dropFirst(3).first { $0.text.first == "[" && $0.text.last == "]" }
      arcs.append(
        (
          source, target, weight, section == .arcs,
          interval.map { String($0.text.dropFirst().dropLast()) }
        ))
    }

    private mutating func readMatrixRow(_ words: [TextLines.Word]) {
      guard words.count == labels.count, matrixRow < labels.count else {
        log.add(
          lines.fault(
            words[0].range, "row \(matrixRow + 1) has \(words.count) cells, not \(labels.count)",
            remedy: "write a square matrix"))
        matrixRow += 1
        return
      }
      for (column, word) in words.enumerated() {
        switch DecimalText.parse(word.text, .published) {
        case .success(let number):
          if number != 0 { arcs.append((matrixRow, column, number, true, nil)) }
        case .failure(let problem):
          log.add(
            lines.fault(word.range, "“\(word.text)”: \(problem.message)", remedy: "write a number"))
        }
      }
      matrixRow += 1
    }

    private mutating func vertex(_ word: TextLines.Word) -> Int? {
      // A negative end in a list stands for a loop in old files and is refused.
      if let number = Int(word.text), number >= 1, number <= labels.count { return number - 1 }
      log.add(
        lines.fault(
          word.range, "“\(word.text)” is no vertex from 1 to \(labels.count)",
          remedy: "correct it, or the number after *Vertices"))
      return nil
    }

    private func finished() -> LabelledGraph {
      let isNumbered = SharedLabels.areNumbered(labels)
      var builder = GraphBuilder()
      for (index, label) in labels.enumerated() {
        let node = builder.declare(isNumbered[index] ? "\(index + 1)" : label) ?? index
        if isNumbered[index] { builder.setNode(node, "label", .text(label)) }
        if let interval = intervals[index] { builder.setNode(node, "interval", .text(interval)) }
        for (name, value) in zip(["x", "y", "z"], coordinates[index]) {
          builder.setNode(node, name, .number(value))
        }
      }
      for arc in arcs {
        builder.graph.edges.append(
          LabelledGraph.Edge(
            arc.0, arc.1, isDirected: options.isDirected ?? arc.3, weight: arc.2))
        if let interval = arc.4 { builder.setLastEdge("interval", .text(interval)) }
      }
      builder.graph.isDirected = builder.graph.edges.contains(where: \.isDirected)
      return builder.finished()
    }
  }

  // MARK: - Writing

  /// Writes a network: labels in quotes, coordinates where nodes have `x` and `y`, arcs and edges.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    var text = "*Vertices \(graph.nodes.count)\n"
    var changed = 0
    for (row, node) in graph.nodes.enumerated() {
      let label = quotable(node)
      changed += label == node ? 0 : 1
      text += "\(row + 1) \"\(label)\""
      for name in ["x", "y", "z"] {
        guard let value = graph.nodeAttribute(name)?[row]?.asNumber else { break }
        text += " \(DecimalText.shortest(value))"
      }
      if let interval = graph.nodeAttribute("interval")?[row] { text += " [\(interval.text)]" }
      text += "\n"
    }
    for (title, isDirected) in [("*Arcs", true), ("*Edges", false)] {
      let rows = graph.edges.indices.filter { graph.edges[$0].isDirected == isDirected }
      if rows.isEmpty { continue }
      text += title + "\n"
      for row in rows {
        let edge = graph.edges[row]
        text += "\(edge.source + 1) \(edge.target + 1)"
        let interval = graph.edgeAttribute("interval")?[row]
        if edge.weight != nil || edge.isNegative || interval != nil {
          let weight = (edge.weight ?? 1) * (edge.isNegative && (edge.weight ?? 1) > 0 ? -1 : 1)
          text += " \(DecimalText.shortest(weight))"
        }
        if let interval { text += " [\(interval.text)]" }
        text += "\n"
      }
    }
    return GraphFile.Written(bytes: Array(text.utf8), losses: losses(graph, changed))
  }

  /// A label without quotes and ends of line, which Pajek has no way to write.
  private static func quotable(_ label: String) -> String {
    String(
      String.UnicodeScalarView(
        label.unicodeScalars.map { scalar in
          switch scalar {
          case "\"": "'"
          case "\\": "/"
          case "\n", "\r", "\t", "\u{0}"..<" ": " "
          default: scalar
          }
        }))
  }

  private static func losses(_ graph: LabelledGraph, _ changed: Int) -> [String] {
    var losses: [String] = []
    if changed > 0 {
      losses.append("quotes, backslashes and ends of line in \(EnglishCount.of(changed, "name"))")
    }
    if graph.title != nil { losses.append("the title of the graph") }
    if graph.edges.contains(where: \.isNegative) {
      losses.append("signs, written as weights below 0")
    }
    let nodes = graph.nodeAttributes.map(\.name).filter {
      !["x", "y", "z", "interval"].contains($0)
    }
    let edges = graph.edgeAttributes.map(\.name).filter { $0 != "interval" }
    if !nodes.isEmpty { losses.append("attributes of nodes: \(nodes.joined(separator: ", "))") }
    if !edges.isEmpty { losses.append("attributes of edges: \(edges.joined(separator: ", "))") }
    let hasGaps = ["x", "y", "z"].contains { name in
      graph.nodeAttribute(name)?.contains { $0?.asNumber == nil } ?? false
    }
    let hasLaterAlone =
      graph.nodeAttribute("x") == nil
      && (graph.nodeAttribute("y") ?? graph.nodeAttribute("z")) != nil
    if hasGaps || hasLaterAlone { losses.append("coordinates of nodes that lack one") }
    return losses
  }
}
