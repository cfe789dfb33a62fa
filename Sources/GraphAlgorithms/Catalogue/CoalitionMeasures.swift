extension Measure {
  static let coalitions: [Measure] = [
    Measure(
      "modularity", "How much more of the ties falls within communities than by chance.",
      shape: .graph, range: "−1…1", unit: "share of ties",
      direction: "expectations take what leaves and what enters",
      weight: "strengths and parallel edges add up, a loop counts at both its ends",
      sign: Treatment.positiveOnly, complexity: "O(V + E)",
      source: "Newman, Girvan 2004, doi:10.1103/PhysRevE.69.026113",
      parameters: [
        MeasureParameter("partition", .groups, "The communities."), .resolution, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let partition = try arguments.partition("partition", vertexCount: graph.vertexCount)
      return .value(
        try graph.modularity(
          of: partition, resolution: arguments.number("resolution") ?? 1,
          weighted: arguments.strengthWeighting))
    },
    Measure(
      "leiden", "Communities of high modularity, each of them connected.", shape: .partition,
      range: "1…n communities", unit: "vertices", direction: "directed modularity where directed",
      weight: "strengths and parallel edges add up", sign: Treatment.positiveOnly,
      complexity: "nearly O(E) a pass",
      source: "Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z",
      parameters: [
        .resolution, .seed, MeasureParameter("runs", .integer(nil), "How many times to search."),
        MeasureParameter(
          "attempts", .integer(nil), "How often a run goes on with some vertices set loose."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.leiden(
          resolution: arguments.number("resolution") ?? 1, weighted: arguments.strengthWeighting,
          runs: arguments.integer("runs"), attempts: arguments.integer("attempts"),
          seed: arguments.seed))
    },
    Measure(
      "maximal_cliques", "The sets of vertices that are all tied to each other and cannot grow.",
      shape: .vertexSets, range: "0…3^(n/3) sets", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind,
      complexity: "O(V d 3^(d/3)), d the largest core number",
      source: "Eppstein, Löffler, Strash 2010, doi:10.1007/978-3-642-17517-6_36",
      parameters: [
        MeasureParameter("limit", .integer(10_000_000), "How many cliques there may be.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .vertexSets(try graph.maximalCliques(limit: arguments.integer("limit") ?? 10_000_000))
    },
  ]
}
