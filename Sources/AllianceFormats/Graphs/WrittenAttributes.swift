extension LabelledGraph {
  /// Whether a file states as a rule that edges go one way: where all do, or where there are none
  /// and the graph is directed.
  var writesDirected: Bool {
    edges.isEmpty ? isDirected : edges.allSatisfy(\.isDirected)
  }

  /// Whether a file has two edges from one node to another: also where an undirected edge is written
  /// as two arcs and another arc goes the same way.
  ///
  /// - Parameter isDirected: Whether the file writes all edges as arcs.
  func writesParallelEdges(isDirected: Bool) -> Bool {
    var pairs: Set<[Int]> = []
    return edges.contains { edge in
      guard isDirected else {
        return !pairs.insert([min(edge.source, edge.target), max(edge.source, edge.target)])
          .inserted
      }
      let isNew = pairs.insert([edge.source, edge.target]).inserted
      guard !edge.isDirected, edge.source != edge.target else { return !isNew }
      return !pairs.insert([edge.target, edge.source]).inserted || !isNew
    }
  }

  /// The attributes of edges as files have them: `weight` and `sign` first, where an edge has one.
  var writtenEdgeAttributes: [Attribute] {
    var columns: [Attribute] = []
    if edges.contains(where: { $0.weight != nil }) {
      columns.append(
        Attribute(name: "weight", values: edges.map { $0.weight.map { .number($0) } }))
    }
    if edges.contains(where: \.isNegative) {
      columns.append(
        Attribute(name: "sign", values: edges.map { .integer($0.isNegative ? -1 : 1) }))
    }
    return columns + edgeAttributes.filter { $0.name != "weight" && $0.name != "sign" }
  }
}

extension LabelledGraph.Attribute {
  /// What all values are, in the words of GraphML: `boolean`, `long`, `double` or `string`.
  var xmlType: String {
    var types: Set<String> = []
    for value in values {
      switch value {
      case .flag: types.insert("boolean")
      case .integer: types.insert("long")
      case .number: types.insert("double")
      case .text: types.insert("string")
      case nil: break
      }
    }
    if types == ["long", "double"] { return "double" }
    return types.count == 1 ? types.first ?? "string" : "string"
  }

  /// A value as the type of the attribute has it.
  func text(of value: LabelledGraph.Value) -> String { value.text }
}
