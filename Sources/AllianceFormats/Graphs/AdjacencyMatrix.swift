import TextForms

/// A graph as a matrix in CSV: the names of the nodes in the first row and the first column, in each
/// cell the weight of the edge from the row to the column, 0 where there is none.
///
/// Statnet and RSiena read such matrices, one for each year over the same nodes: a node that a year
/// does not have has empty cells, which both take for missing.
public enum AdjacencyMatrix {
  /// The bytes of a matrix, and what it could not hold.
  ///
  /// An edge without weight counts 1; a hostile one is negative. An undirected edge stands on both
  /// sides of the diagonal.
  ///
  /// - Parameter nodes: The names of rows and columns in their order; nil takes the graph's nodes.
  /// - Complexity: O(nodes² + edges).
  public static func written(
    _ graph: LabelledGraph, nodes: [String]? = nil
  ) -> GraphFile.Written {
    let names = nodes ?? graph.nodes
    let count = names.count
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    var cells = [Double](repeating: 0, count: count * count)
    var parallel = 0
    var isThere = [Bool](repeating: false, count: count)
    for name in graph.nodes {
      if let place = places[name] { isThere[place] = true }
    }
    for edge in graph.edges {
      guard let row = places[graph.nodes[edge.source]],
        let column = places[graph.nodes[edge.target]]
      else { continue }
      let magnitude = (edge.weight ?? 1).magnitude
      let weight = edge.isNegative || (edge.weight ?? 1) < 0 ? -magnitude : magnitude
      if cells[row * count + column] != 0 { parallel += 1 }
      cells[row * count + column] += weight
      if !edge.isDirected, row != column { cells[column * count + row] += weight }
    }
    var bytes: [UInt8] = []
    CSVText.append([""] + names, to: &bytes)
    for row in 0..<count {
      let texts = (0..<count).map { column in
        isThere[row] && isThere[column]
          ? DecimalText.shortest(cells[row * count + column]) : ""
      }
      CSVText.append([names[row]] + texts, to: &bytes)
    }
    return GraphFile.Written(bytes: bytes, losses: losses(graph, parallel: parallel))
  }

  /// What of a graph is not in a matrix.
  private static func losses(_ graph: LabelledGraph, parallel: Int) -> [String] {
    var losses: [String] = []
    if parallel > 0 {
      losses.append("\(parallel) parallel edges, whose weights are added up in one cell")
    }
    if graph.edges.contains(where: { $0.weight == 0 }) {
      losses.append("edges of the weight 0, which look like none")
    }
    for (what, attributes) in [("nodes", graph.nodeAttributes), ("edges", graph.edgeAttributes)]
    where !attributes.isEmpty {
      losses.append(
        "the attributes of \(what): " + attributes.map(\.name).joined(separator: ", "))
    }
    return losses
  }
}

extension LabelledGraph {
  /// The graphs of several years as one, whose edges have the attribute `year`. Nodes are those of
  /// any year.
  public init(years graphs: [(year: Int, graph: LabelledGraph)]) {
    var builder = GraphBuilder(isDirected: graphs.first?.graph.isDirected ?? false)
    builder.graph.title = graphs.first?.graph.title
    for (year, graph) in graphs {
      let nodes = graph.nodes.map { builder.nodeOrNew($0) }
      for attribute in graph.nodeAttributes {
        for (node, value) in attribute.values.enumerated() {
          if let value { builder.setNode(nodes[node], attribute.name, value) }
        }
      }
      for (row, edge) in graph.edges.enumerated() {
        var moved = edge
        moved.source = nodes[edge.source]
        moved.target = nodes[edge.target]
        builder.graph.edges.append(moved)
        builder.setLastEdge("year", .integer(year))
        for attribute in graph.edgeAttributes {
          if let value = attribute.values[row] { builder.setLastEdge(attribute.name, value) }
        }
      }
    }
    self = builder.finished()
  }
}
