import TextForms

/// The DOT language of Graphviz, as a form of data: nodes, edges and their attributes.
///
/// Attributes of graphs and defaults (`node [shape=box]`) are about looks, and are not read. Ports
/// are left aside; a subgraph at an end of an edge stands for all of its nodes.
///
/// Reference: https://graphviz.org/doc/info/lang.html
enum DOT {
  /// Reads a graph.
  static func read(_ file: InputFile, _ options: GraphReadingOptions) throws(InvalidInput)
    -> LabelledGraph
  {
    var parser = Parser(file: file, options: options)
    return try parser.graph()
  }

  private enum Token: Equatable {
    case id(String, isQuoted: Bool)
    case symbol(UInt8)
    case edge(isDirected: Bool)
    case end
  }

  private struct Parser {
    let file: InputFile
    let options: GraphReadingOptions
    var position = 0
    var tokenStart = 0
    var token = Token.end
    var builder = GraphBuilder()
    var isDirected = false
    var isStrict = false
    var seen: Set<[Int]> = []

    init(file: InputFile, options: GraphReadingOptions) {
      self.file = file
      self.options = options
    }

    mutating func graph() throws(InvalidInput) -> LabelledGraph {
      if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
      try advance()
      if isKeyword("strict") {
        isStrict = true
        try advance()
      }
      guard isKeyword("graph") || isKeyword("digraph") else {
        throw unexpected("“graph” or “digraph”")
      }
      isDirected = isKeyword("digraph")
      builder.graph.isDirected = options.isDirected ?? isDirected
      try advance()
      if case .id(let title, _) = token {
        builder.graph.title = title
        try advance()
      }
      try expect("{")
      _ = try statements(depth: 1)
      guard token == .end else { throw unexpected("the end of the file") }
      // Edges with dir=none make a graph that states no direction for all.
      builder.graph.isDirected = builder.graph.writesDirected
      return builder.finished()
    }

    /// Reads statements up to the closing brace; the nodes that they name.
    private mutating func statements(depth: Int) throws(InvalidInput) -> [Int] {
      if depth > options.depth {
        throw InvalidInput(faults: [
          file.fault(
            tokenStart..<position, "subgraphs are nested deeper than \(options.depth)",
            remedy: "raise the limit with --max-depth", limitOption: "--max-depth")
        ])
      }
      var nodes: [Int] = []
      while token != .symbol(UInt8(ascii: "}")) {
        if token == .symbol(UInt8(ascii: ";")) {
          try advance()
          continue
        }
        if isKeyword("graph") || isKeyword("node") || isKeyword("edge") {
          try advance()
          _ = try attributes()
          continue
        }
        nodes += try statement(depth: depth)
      }
      try advance()
      return nodes
    }

    private mutating func statement(depth: Int) throws(InvalidInput) -> [Int] {
      let first = try endpoint(depth: depth)
      if token == .symbol(UInt8(ascii: "=")), case .name = first {
        try advance()
        guard case .id = token else { throw unexpected("a value") }
        try advance()
        return []
      }
      var chain = [first.nodes(&builder)]
      var directions: [Bool] = []
      while case .edge(let goesOneWay) = token {
        if goesOneWay != isDirected {
          throw unexpected(isDirected ? "“->”, since this is a digraph," : "“--”")
        }
        directions.append(goesOneWay)
        try advance()
        chain.append(try endpoint(depth: depth).nodes(&builder))
      }
      let attributes = try self.attributes()
      if directions.isEmpty {
        if case .name = first {
          for (name, value) in attributes {
            for node in chain[0] { builder.setNode(node, name, Self.value(name, value)) }
          }
        }
      } else {
        for (sources, targets) in zip(chain, chain.dropFirst()) {
          for source in sources { for target in targets { add(source, target, attributes) } }
        }
      }
      return chain.flatMap { $0 }
    }

    private mutating func add(
      _ source: Int, _ target: Int, _ attributes: [(String, Token)]
    ) {
      var goesOneWay = isDirected
      if let dir = attributes.last(where: { $0.0 == "dir" }), isDirected,
        case .id(let text, _) = dir.1, text == "none" || text == "both"
      {
        goesOneWay = false
      }
      if isStrict {
        let key = goesOneWay ? [source, target, 1] : [source, target].sorted() + [0]
        guard seen.insert(key).inserted else { return }
      }
      builder.graph.edges.append(
        LabelledGraph.Edge(source, target, isDirected: options.isDirected ?? goesOneWay))
      for (name, value) in attributes where name != "dir" || goesOneWay {
        builder.setLastEdge(name, Self.value(name, value))
      }
    }

    /// An end of an edge: a name, or the nodes of a subgraph.
    private enum Endpoint {
      case name(String)
      case group([Int])

      func nodes(_ builder: inout GraphBuilder) -> [Int] {
        switch self {
        case .name(let name): [builder.nodeOrNew(name)]
        case .group(let nodes): nodes
        }
      }
    }

    private mutating func endpoint(depth: Int) throws(InvalidInput) -> Endpoint {
      if isKeyword("subgraph") {
        try advance()
        if case .id = token { try advance() }
        guard token == .symbol(UInt8(ascii: "{")) else { throw unexpected("“{”") }
      }
      if token == .symbol(UInt8(ascii: "{")) {
        try advance()
        return .group(try statements(depth: depth + 1))
      }
      guard case .id(let name, _) = token else { throw unexpected("a node") }
      try advance()
      while token == .symbol(UInt8(ascii: ":")) {
        try advance()
        guard case .id = token else { throw unexpected("a port") }
        try advance()
      }
      return .name(name)
    }

    private mutating func attributes() throws(InvalidInput) -> [(String, Token)] {
      var found: [(String, Token)] = []
      while token == .symbol(UInt8(ascii: "[")) {
        try advance()
        while token != .symbol(UInt8(ascii: "]")) {
          guard case .id(let name, _) = token else { throw unexpected("an attribute or “]”") }
          try advance()
          if token == .symbol(UInt8(ascii: "=")) {
            try advance()
            guard case .id = token else { throw unexpected("a value") }
            found.append((name, token))
            try advance()
          } else {
            found.append((name, .id("true", isQuoted: false)))
          }
          if token == .symbol(UInt8(ascii: ",")) || token == .symbol(UInt8(ascii: ";")) {
            try advance()
          }
        }
        try advance()
      }
      return found
    }

    /// A value: a number where it is written as one, and labels with their escapes resolved.
    private static func value(_ name: String, _ token: Token) -> LabelledGraph.Value {
      guard case .id(let text, let isQuoted) = token else { return .text("") }
      if name == "label" { return .text(DOT.unescaped(text)) }
      if !isQuoted || name == "weight" || name == "sign" {
        let value = LabelledGraph.Value(guessing: text)
        if case .text = value { return .text(text) }
        return value
      }
      return .text(text)
    }

    // MARK: Tokens

    private mutating func advance() throws(InvalidInput) {
      try skipSpace()
      tokenStart = position
      guard position < file.bytes.count else {
        token = .end
        return
      }
      let byte = file.bytes[position]
      let next = position + 1 < file.bytes.count ? file.bytes[position + 1] : 0
      if byte == UInt8(ascii: "-"), next == UInt8(ascii: "-") || next == UInt8(ascii: ">") {
        position += 2
        token = .edge(isDirected: next == UInt8(ascii: ">"))
      } else if "{}[];,=:".utf8.contains(byte) {
        position += 1
        token = .symbol(byte)
      } else if byte == 0x22 {
        token = .id(try quoted(), isQuoted: true)
      } else if byte == UInt8(ascii: "<") {
        token = .id(try markup(), isQuoted: true)
      } else {
        try word()
      }
    }

    private mutating func word() throws(InvalidInput) {
      let start = position
      func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
          || byte == 0x2E
      }
      if file.bytes[position] == UInt8(ascii: "-") { position += 1 }
      while position < file.bytes.count, isWord(file.bytes[position]) { position += 1 }
      guard position > start else {
        throw fault(start..<start + 1, "a character that DOT has no place for", "put it in quotes")
      }
      token = .id(
        String(decoding: file.bytes[start..<position], as: UTF8.self), isQuoted: false)
    }

    /// A text in quotes. Only `\"` is an escape there, and a backslash before the end of a line; texts
    /// are joined by `+`.
    private mutating func quoted() throws(InvalidInput) -> String {
      var text: [UInt8] = []
      while true {
        let opening = position
        position += 1
        while position < file.bytes.count, file.bytes[position] != 0x22 {
          if file.bytes[position] == 0x5C, position + 1 < file.bytes.count {
            let next = file.bytes[position + 1]
            if next == 0x22 || next == 0x0A {
              if next == 0x22 { text.append(0x22) }
              position += 2
              continue
            }
            if next == 0x5C {
              text += [0x5C, 0x5C]
              position += 2
              continue
            }
          }
          text.append(file.bytes[position])
          position += 1
        }
        guard position < file.bytes.count else {
          throw fault(
            opening..<opening + 1, "the quote that opens here is never closed", "close it")
        }
        position += 1
        let end = position
        try skipSpace()
        guard position < file.bytes.count, file.bytes[position] == UInt8(ascii: "+") else {
          position = end
          break
        }
        position += 1
        try skipSpace()
        guard position < file.bytes.count, file.bytes[position] == 0x22 else {
          throw fault(position..<position + 1, "a text in quotes is expected after “+”", "add it")
        }
      }
      return String(decoding: text, as: UTF8.self)
    }

    private mutating func markup() throws(InvalidInput) -> String {
      let start = position
      var depth = 0
      while position < file.bytes.count {
        if file.bytes[position] == UInt8(ascii: "<") { depth += 1 }
        if file.bytes[position] == UInt8(ascii: ">") { depth -= 1 }
        position += 1
        if depth == 0 {
          return String(decoding: file.bytes[start + 1..<position - 1], as: UTF8.self)
        }
      }
      throw fault(start..<start + 1, "the markup that begins here has no end", "close it with >")
    }

    private mutating func skipSpace() throws(InvalidInput) {
      while position < file.bytes.count {
        let byte = file.bytes[position]
        let next = position + 1 < file.bytes.count ? file.bytes[position + 1] : 0
        let isLineStart = position == 0 || file.bytes[position - 1] == 0x0A
        if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
          position += 1
        } else if byte == UInt8(ascii: "#") && isLineStart
          || byte == UInt8(ascii: "/") && next == UInt8(ascii: "/")
        {
          while position < file.bytes.count, file.bytes[position] != 0x0A { position += 1 }
        } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
          let start = position
          position += 2
          while position + 1 < file.bytes.count,
            !(file.bytes[position] == UInt8(ascii: "*")
              && file.bytes[position + 1] == UInt8(ascii: "/"))
          {
            position += 1
          }
          guard position + 1 < file.bytes.count else {
            throw fault(start..<start + 2, "the remark that begins here has no end", "close it")
          }
          position += 2
        } else {
          return
        }
      }
    }

    private func isKeyword(_ word: String) -> Bool {
      if case .id(let text, false) = token { return text.lowercased() == word }
      return false
    }

    private mutating func expect(_ symbol: Unicode.Scalar) throws(InvalidInput) {
      guard token == .symbol(UInt8(ascii: symbol)) else { throw unexpected("“\(symbol)”") }
      try advance()
    }

    private func unexpected(_ expected: String) -> InvalidInput {
      fault(
        tokenStart..<max(position, tokenStart),
        token == .end
          ? "the file ends where \(expected) is expected" : "\(expected) is expected here",
        "correct it")
    }

    private func fault(
      _ range: Range<Int>, _ message: String, _ remedy: String
    ) -> InvalidInput {
      InvalidInput(faults: [file.fault(range, message, remedy: remedy)])
    }
  }

  /// A label with `\n`, `\l`, `\r` as ends of line and `\\` as a backslash.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n", "l", "r": result.append("\n")
        case "\\": result.append("\\")
        default: result.append(contentsOf: ["\\", scalar])
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    if isEscaped { result.append("\\") }
    return String(result)
  }
}
