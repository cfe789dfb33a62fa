import TextForms

/// UCINET's DL files: full matrices, edge lists and node lists.
///
/// A DL file holds a matrix. Where that is symmetric the graph that is read is undirected.
///
/// Reference: Borgatti, Everett, Freeman, UCINET 6, Reference guide (2002), “Data language”.
enum UCINET {
  /// Reads a file.
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
    var count: Int?
    var form = "fullmatrix"
    var isEmbedded = false
    var labels: [String] = []
    var index: [String: Int] = [:]
    var cells: [(Int, Int, Double?)] = []
    var part = Part.header
    var row = 0
    var columnOrder: [Int]?

    enum Part { case header, labels, data }

    init(lines: TextLines, options: GraphReadingOptions) {
      self.lines = lines
      self.options = options
    }

    mutating func graph() throws(InvalidInput) -> LabelledGraph {
      var isFirst = true
      while let line = lines.next() {
        let words = line.words(quotes: true, commas: true)
        guard let first = words.first else { continue }
        if isFirst {
          isFirst = false
          guard first.text.lowercased() == "dl" else {
            log.add(
              lines.fault(first.range, "the file does not begin with DL", remedy: "is it DL?"))
            break
          }
          try readHeader(words.dropFirst())
        } else {
          try read(words)
        }
      }
      if isFirst {
        log.add(lines.fault(0..<0, "the file is empty", remedy: "is it DL?"))
      } else if count == nil, log.errorCount == 0 {
        log.add(lines.fault(0..<1, "the header does not say n", remedy: "write dl n=34"))
      }
      if log.errorCount > 0 { throw InvalidInput(faults: log.errors, count: log.errorCount) }
      return finished()
    }

    private mutating func readHeader(_ words: ArraySlice<TextLines.Word>) throws(InvalidInput) {
      let text = words.map(\.text).joined(separator: " ")
      let spaced = text.map { $0 == "," || $0 == "=" ? " " : String($0) }.joined()
      let parts = spaced.split(separator: " ").map { $0.lowercased() }
      var position = 0
      while position < parts.count {
        let value = position + 1 < parts.count ? parts[position + 1] : ""
        switch parts[position] {
        case "n", "nr", "nc":
          guard let number = Int(value), number >= 0 else {
            log.add(lines.fault(0..<1, "n is “\(value)”", remedy: "write a whole number"))
            return
          }
          let place = words.first { $0.text.contains(value) }?.range ?? 0..<1
          try lines.require(number, nodesAt: place, options)
          if count == nil {
            count = number
            labels = (0..<number).map { String($0 + 1) }
          }
          position += 2
        case "format":
          form = value
          if !["fullmatrix", "edgelist1", "nodelist1", "fm", "el1", "nl1"].contains(value) {
            log.add(
              lines.fault(
                words.first?.range ?? 0..<1, "the format “\(value)” is not supported",
                remedy: "write fullmatrix, edgelist1 or nodelist1"))
          }
          position += 2
        case "labels", "labels:":
          if value.hasPrefix("embedded") {
            isEmbedded = true
            position += 2
          } else {
            part = .labels
            position += 1
          }
        case "data:":
          part = .data
          position += 1
        default: position += 1
        }
      }
    }

    private mutating func read(_ words: [TextLines.Word]) throws(InvalidInput) {
      let first = words[0].text.lowercased()
      if !words[0].isQuoted, first == "data:" || first == "data" {
        part = .data
        if words.count > 1 { readData(Array(words.dropFirst())) }
      } else if !words[0].isQuoted, first == "labels:" || first == "labels" {
        if words.count > 1, words[1].text.lowercased().hasPrefix("embedded") {
          isEmbedded = true
        } else {
          part = .labels
          if words.count > 1 { readLabels(Array(words.dropFirst())) }
        }
      } else {
        switch part {
        case .header: try readHeader(words[...])
        case .labels: readLabels(words)
        case .data: readData(words)
        }
      }
    }

    private mutating func readLabels(_ words: [TextLines.Word]) {
      for word in words {
        guard row < labels.count else {
          log.add(lines.fault(word.range, "there are more labels than n", remedy: "correct n"))
          return
        }
        labels[row] = word.text
        index[word.text.lowercased()] = row
        row += 1
      }
    }

    private mutating func readData(_ words: [TextLines.Word]) {
      switch form {
      case "edgelist1", "el1":
        guard words.count >= 2, let source = node(words[0]), let target = node(words[1]) else {
          if words.count < 2 { wrong(words[0], "an edge has two ends") }
          return
        }
        cells.append((source, target, words.count > 2 ? number(words[2]) : nil))
      case "nodelist1", "nl1":
        let ends = words.compactMap { node($0) }
        guard ends.count == words.count, let source = ends.first else { return }
        for target in ends.dropFirst() { cells.append((source, target, nil)) }
      default: readMatrixRow(words)
      }
    }

    private mutating func readMatrixRow(_ words: [TextLines.Word]) {
      var values = words
      var source = matrixRow
      if isEmbedded {
        if columnOrder == nil {
          let order = words.compactMap { node($0) }
          if words.count != labels.count {
            wrong(words[0], "the first row names \(words.count) columns, not \(labels.count)")
          }
          // After a fault nothing is made of the cells.
          columnOrder = order.count == labels.count ? order : Array(labels.indices)
          return
        }
        guard let label = node(words[0]) else { return }
        source = label
        values = Array(words.dropFirst())
      }
      guard values.count == labels.count, source < labels.count else {
        wrong(words[0], "a row has \(values.count) cells, not \(labels.count)")
        matrixRow += 1
        return
      }
      for (column, word) in values.enumerated() {
        if let value = number(word), value != 0 {
          cells.append((source, columnOrder?[column] ?? column, value))
        }
      }
      matrixRow += 1
    }

    private var matrixRow = 0

    /// The node of a word: a label where labels are embedded, else its number, and only then its
    /// label: labels may be numbers themselves, such as codes of nations.
    private mutating func node(_ word: TextLines.Word) -> Int? {
      if !isEmbedded, let number = Int(word.text), number >= 1, number <= labels.count {
        return number - 1
      }
      if let known = index[word.text.lowercased()] { return known }
      if isEmbedded, index.count < labels.count {
        let new = index.count
        index[word.text.lowercased()] = new
        labels[new] = word.text
        return new
      }
      wrong(word, "“\(word.text)” is no node")
      return nil
    }

    private mutating func number(_ word: TextLines.Word) -> Double? {
      switch DecimalText.parse(word.text, .published) {
      case .success(let value): return value
      case .failure(let problem):
        wrong(word, "“\(word.text)”: \(problem.message)")
        return nil
      }
    }

    private mutating func wrong(_ word: TextLines.Word, _ message: String) {
      log.add(lines.fault(word.range, message, remedy: "correct it, or n"))
    }

    private func finished() -> LabelledGraph {
      let isNumbered = SharedLabels.areNumbered(labels)
      var builder = GraphBuilder()
      for (row, label) in labels.enumerated() {
        _ = builder.declare(isNumbered[row] ? "\(row + 1)" : label)
      }
      var known: [[Int]: Double] = [:]
      for cell in cells { known[[cell.0, cell.1]] = cell.2 ?? 1 }
      let isSymmetric = known.allSatisfy { known[[$0.key[1], $0.key[0]]] == $0.value }
      let isDirected = options.isDirected ?? !isSymmetric
      builder.graph.isDirected = isDirected
      for cell in cells where isDirected || cell.0 <= cell.1 {
        let weight = cell.2 == 1 ? nil : cell.2
        builder.graph.edges.append(
          LabelledGraph.Edge(cell.0, cell.1, isDirected: isDirected, weight: weight))
      }
      return builder.finished()
    }
  }

  // MARK: - Writing

  /// Writes an edge list; an undirected edge is written both ways.
  static func write(_ graph: LabelledGraph) -> GraphFile.Written {
    // igraph wants the format on a line of its own, and takes quotes for a part of a label.
    var text = "dl n=\(graph.nodes.count)\nformat = edgelist1\nlabels:\n"
    var changed = 0
    for node in graph.nodes {
      let label = String(
        String.UnicodeScalarView(
          node.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "'" : $0.value < 0x20 ? " " : $0 }))
      changed += label == node ? 0 : 1
      let isPlain =
        !label.isEmpty && !label.unicodeScalars.contains { " ,':".unicodeScalars.contains($0) }
      text += isPlain ? "\(label)\n" : "\"\(label)\"\n"
    }
    text += "data:\n"
    for edge in graph.edges {
      let sign: Double = edge.isNegative && (edge.weight ?? 1) > 0 ? -1 : 1
      let weight = DecimalText.shortest((edge.weight ?? 1) * sign)
      text += "\(edge.source + 1) \(edge.target + 1) \(weight)\n"
      if !edge.isDirected, edge.source != edge.target {
        text += "\(edge.target + 1) \(edge.source + 1) \(weight)\n"
      }
    }
    return GraphFile.Written(bytes: Array(text.utf8), losses: losses(graph, changed))
  }

  private static func losses(_ graph: LabelledGraph, _ changed: Int) -> [String] {
    var losses: [String] = []
    if changed > 0 {
      losses.append("quotes and ends of line in \(EnglishCount.of(changed, "name"))")
    }
    if graph.title != nil { losses.append("the title of the graph") }
    if graph.isMixed { losses.append("which edges have a direction; all are written as arcs") }
    if !graph.isMixed, graph.edges.contains(where: \.isDirected) {
      losses.append("that the graph is directed, where each arc has its mirror")
    }
    if graph.edges.contains(where: \.isNegative) {
      losses.append("signs, written as weights below 0")
    }
    if graph.edges.contains(where: { $0.weight == 1 }) { losses.append("weights of 1") }
    var pairs: Set<[Int]> = []
    if !graph.edges.allSatisfy({ pairs.insert([$0.source, $0.target]).inserted }) {
      losses.append("parallel edges, of which UCINET keeps one")
    }
    if graph.edges.contains(where: { $0.weight == 0 }) { losses.append("weights of 0") }
    if Set(graph.nodes.map { $0.lowercased() }).count < graph.nodes.count {
      losses.append("names that differ by case alone")
    }
    if !graph.nodeAttributes.isEmpty || !graph.edgeAttributes.isEmpty {
      losses.append("the attributes of nodes and edges but the weight")
    }
    return losses
  }
}
