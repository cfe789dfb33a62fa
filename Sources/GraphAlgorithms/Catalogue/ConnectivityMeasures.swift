extension Measure {
  static let connectivity: [Measure] = [
    Measure(
      "articulation_points", "The vertices without which their component would fall apart.",
      shape: .vertexSet, range: "0…n − 2 vertices", unit: "vertices",
      direction: Treatment.ignored, weight: Treatment.simple, sign: Treatment.signBlind,
      complexity: "O(V + E)", source: "Hopcroft, Tarjan 1973, doi:10.1145/362248.362272"
    ) { graph, _ throws(GraphAlgorithmsError) in .vertexSet(graph.articulationPoints()) },
    Measure(
      "bridges", "The edges without which their component would fall apart.", shape: .edgeSet,
      range: "0…n − 1 edges", unit: "edges", direction: Treatment.ignored,
      weight: "an edge with a parallel one is no bridge", sign: Treatment.signBlind,
      complexity: "O(V + E)", source: "Hopcroft, Tarjan 1973, doi:10.1145/362248.362272"
    ) { graph, _ throws(GraphAlgorithmsError) in .edgeSet(graph.bridges()) },
    Measure(
      "max_flow", "The largest flow from one vertex to another.", shape: .graph,
      range: "0 or more", unit: "capacity", direction: "followed",
      weight: "strengths on request; parallel edges add up", sign: Treatment.positiveOnly,
      complexity: "O(V² E)", source: "Ford, Fulkerson 1956, doi:10.4153/CJM-1956-045-5",
      parameters: [.source, .target, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let (source, target) = try arguments.differentEnds()
      return .value(
        .defined(
          try graph.maximumFlow(
            from: source, to: target, weighted: arguments.strengthWeighting)))
    },
    Measure(
      "min_cut", "The edges that must go for two vertices to lose each other.", shape: .edgeSet,
      range: "0…m edges", unit: "edges", direction: "followed",
      weight: "strengths on request; parallel edges add up", sign: Treatment.positiveOnly,
      complexity: "O(V² E)", source: "Ford, Fulkerson 1956, doi:10.4153/CJM-1956-045-5",
      parameters: [.source, .target, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let (source, target) = try arguments.differentEnds()
      return .edgeSet(
        try graph.minimumCut(
          from: source, to: target, weighted: arguments.strengthWeighting
        ).edges)
    },
    Measure(
      "min_vertex_cut", "The vertices that must go for two vertices to lose each other.",
      shape: .vertexSet, range: "0…n − 2 vertices", unit: "vertices", direction: "followed",
      weight: Treatment.simple, sign: Treatment.positiveOnly, complexity: "O(V² E)",
      source: "Menger 1927; Even, Tarjan 1975, doi:10.1137/0204043", parameters: [.source, .target]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let (source, target) = try arguments.differentEnds()
      let cut = try graph.minimumCut(.vertices, from: source, to: target)
      guard cut.value.isFinite else {
        throw .badParameter(
          measure: "min_vertex_cut", name: "target", expected: "a vertex not tied to the source")
      }
      return .vertexSet(cut.vertices)
    },
    Measure(
      "edge_connectivity", "How many edges must go for the graph to fall apart.", shape: .graph,
      range: "0…least degree", unit: "edges", direction: "strong connection where directed",
      weight: Treatment.simple, sign: Treatment.positiveOnly, complexity: "O(V) flows",
      source: "Even, Tarjan 1975, doi:10.1137/0204043"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(try graph.edgeConnectivity()) },
    Measure(
      "vertex_connectivity", "How many vertices must go for the graph to fall apart.",
      shape: .graph, range: "0…n − 1", unit: "vertices",
      direction: "strong connection where directed", weight: Treatment.simple,
      sign: Treatment.positiveOnly, complexity: "O(κ V) flows",
      source: "Even, Tarjan 1975, doi:10.1137/0204043"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(try graph.vertexConnectivity()) },
  ]
}

extension MeasureArguments {
  fileprivate func differentEnds() throws(GraphAlgorithmsError) -> (Int, Int) {
    let (source, target) = (vertex("source"), vertex("target"))
    guard source != target else {
      throw .badParameter(measure: "a cut", name: "target", expected: "another vertex")
    }
    return (source, target)
  }
}
