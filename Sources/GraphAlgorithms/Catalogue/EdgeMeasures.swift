import GraphCore

extension Measure {
  /// How often ties lie between, from some vertices or estimated.
  static let ties: [Measure] = [
    Measure(
      "edge_betweenness_sampled", "Edge betweenness estimated from paths out of some vertices.",
      shape: .edges, range: "about that of edge_betweenness", unit: "pairs of vertices",
      direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed,
      sign: Treatment.positiveOnly, complexity: "O(samples · (V + E))",
      source: "Brandes, Pich 2007, doi:10.1142/S0218127407018403",
      parameters: MeasureParameter.sampling
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.sampledEdgeBetweenness(
        arguments.flag("normalized") ? .pairShare : .raw,
        samples: arguments.integer("samples") ?? 100,
        confidence: arguments.number("confidence") ?? 0.95, weighted: arguments.pathWeighting,
        seed: arguments.seed)
      let isBound = arguments.choice("value") == "bound"
      return graph.edgeValues(found.values.map { isBound ? found.errorBound : $0 })
    },
    Measure(
      "edge_betweenness_subset",
      "How often an edge lies between a source and a target of two sets.",
      shape: .edges, range: "0 or more", unit: "pairs of vertices",
      direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed,
      sign: Treatment.positiveOnly, complexity: "O(sources · (V + E))",
      source: "Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
      parameters: MeasureParameter.endSets
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let all = Array(0..<graph.vertexCount)
      return graph.edgeValues(
        try graph.edgeBetweenness(
          between: arguments.vertices("sources") ?? all, and: arguments.vertices("targets") ?? all,
          weighted: arguments.pathWeighting))
    },
  ]
}

extension CompactGraph {
  /// Numbers of the edges with their ends.
  func edgeValues(_ values: [Double]) -> MeasureResult {
    .edgeValues(
      values.enumerated().map { edge, value in
        EdgeValue(source: Int(edgeSources[edge]), target: Int(edgeTargets[edge]), value: value)
      })
  }
}
