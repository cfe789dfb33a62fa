import TextForms

/// Collects nodes, edges and their attributes while a file is read.
struct GraphBuilder {
  /// One attribute while it grows; rows that were not set are nil.
  private struct Column {
    var name: String
    var values: [LabelledGraph.Value?] = []

    mutating func set(_ value: LabelledGraph.Value, at row: Int) {
      while values.count < row { values.append(nil) }
      if row < values.count { values[row] = value } else { values.append(value) }
    }
  }

  var graph: LabelledGraph
  private var index: [String: Int] = [:]
  private var nodeColumns: [Column] = []
  private var nodeColumnIndex: [String: Int] = [:]
  private var edgeColumns: [Column] = []
  private var edgeColumnIndex: [String: Int] = [:]

  init(isDirected: Bool = false) {
    graph = LabelledGraph(isDirected: isDirected)
  }

  /// The index of a node, or nil where it was not declared.
  func node(_ name: String) -> Int? { index[name] }

  /// Declares a node; nil where it was declared before.
  mutating func declare(_ name: String) -> Int? {
    guard index[name] == nil else { return nil }
    index[name] = graph.nodes.count
    graph.nodes.append(name)
    return graph.nodes.count - 1
  }

  /// The index of a node, which is declared where it was not.
  mutating func nodeOrNew(_ name: String) -> Int {
    if let known = index[name] { return known }
    return declare(name) ?? 0
  }

  mutating func setNode(_ node: Int, _ name: String, _ value: LabelledGraph.Value) {
    let column = nodeColumnIndex[name] ?? nodeColumns.count
    if column == nodeColumns.count {
      nodeColumnIndex[name] = column
      nodeColumns.append(Column(name: name))
    }
    nodeColumns[column].set(value, at: node)
  }

  /// Sets an attribute of the edge that was added last. `weight` and `sign` become what they mean
  /// where they can.
  mutating func setLastEdge(_ name: String, _ value: LabelledGraph.Value) {
    let row = graph.edges.count - 1
    if name == "weight", let number = value.asNumber {
      graph.edges[row].weight = number
      return
    }
    if name == "sign", let isNegative = value.asSign {
      graph.edges[row].isNegative = isNegative
      return
    }
    let column = edgeColumnIndex[name] ?? edgeColumns.count
    if column == edgeColumns.count {
      edgeColumnIndex[name] = column
      edgeColumns.append(Column(name: name))
    }
    edgeColumns[column].set(value, at: row)
  }

  /// Adds a whole attribute of the edges, one value for each.
  mutating func addEdgeAttribute(_ name: String, _ values: [LabelledGraph.Value?]) {
    if edgeColumnIndex[name] == nil {
      edgeColumnIndex[name] = edgeColumns.count
      edgeColumns.append(Column(name: name, values: values))
    }
  }

  /// The graph in canonical order.
  func finished() -> LabelledGraph {
    var complete = graph
    complete.nodeAttributes = nodeColumns.map { Self.attribute($0, count: graph.nodes.count) }
    complete.edgeAttributes = edgeColumns.map { Self.attribute($0, count: graph.edges.count) }
    return complete.sorted()
  }

  private static func attribute(_ column: Column, count: Int) -> LabelledGraph.Attribute {
    let missing = [LabelledGraph.Value?](repeating: nil, count: count - column.values.count)
    return LabelledGraph.Attribute(name: column.name, values: column.values + missing)
  }
}

extension LabelledGraph.Value {
  /// The finite number, where it is one.
  var asNumber: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number.isFinite ? number : nil
    default: nil
    }
  }

  /// Whether it is the sign of a hostile edge; nil where it is no sign.
  var asSign: Bool? {
    switch self {
    case .integer(let number) where number == 1 || number == -1: number < 0
    case .number(let number) where number == 1 || number == -1: number < 0
    case .text("positive"), .text("+"), .text("1"): false
    case .text("negative"), .text("-"), .text("-1"): true
    default: nil
    }
  }

  /// The value that a text of a table stands for: a whole number, a number, or the text itself. A
  /// number that begins with a zero that it does not need is a text.
  init(guessing text: String) {
    self = Self.number(guessing: Array(text.utf8).span) ?? .text(text)
  }

  /// The number that the bytes of a cell stand for, or nil where it is a text.
  static func number(guessing bytes: Span<UInt8>) -> LabelledGraph.Value? {
    guard bytes.count > 0, bytes.count < 40, bytes[0] < 0x3A else { return nil }
    if bytes.count > 1, bytes[0] == 0x30, bytes[1] != 0x2E { return nil }
    if let whole = DecimalText.integer(bytes) { return .integer(whole) }
    if case .success(let number) = DecimalText.parse(bytes) { return .number(number) }
    return nil
  }
}
