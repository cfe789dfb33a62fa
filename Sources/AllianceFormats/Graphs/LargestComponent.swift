extension LabelledGraph {
  /// The part of the graph that hangs together and has the most nodes, whatever the direction of
  /// edges; of parts of one size the one with the first node.
  ///
  /// - Complexity: O(nodes + edges).
  public func largestComponent() -> LabelledGraph {
    var component = Array(nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while component[node] != node {
        component[node] = component[component[node]]
        node = component[node]
      }
      return node
    }
    for edge in edges {
      let (one, other) = (root(edge.source), root(edge.target))
      if one != other { component[max(one, other)] = min(one, other) }
    }
    var sizes = [Int](repeating: 0, count: nodes.count)
    for node in nodes.indices { sizes[root(node)] += 1 }
    guard let most = sizes.max(), let largest = sizes.firstIndex(of: most) else { return self }
    let keptNodes = nodes.indices.filter { root($0) == largest }
    let keptEdges = edges.indices.filter { root(edges[$0].source) == largest }
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in keptNodes.enumerated() { place[old] = new }
    return LabelledGraph(
      title: title, isDirected: isDirected, nodes: keptNodes.map { nodes[$0] },
      edges: keptEdges.map { row in
        var edge = edges[row]
        edge.source = place[edge.source]
        edge.target = place[edge.target]
        return edge
      },
      nodeAttributes: nodeAttributes.map { attribute in
        Attribute(name: attribute.name, values: keptNodes.map { attribute.values[$0] })
      },
      edgeAttributes: edgeAttributes.map { attribute in
        Attribute(name: attribute.name, values: keptEdges.map { attribute.values[$0] })
      })
  }
}
