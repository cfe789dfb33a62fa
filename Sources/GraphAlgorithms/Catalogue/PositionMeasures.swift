import GraphCore

extension Measure {
  /// Positions between others, and how far a centrality is gathered in one.
  static let positions: [Measure] = [
    Measure(
      "edge_betweenness", "How often an edge lies on a shortest path.", shape: .edges,
      range: "0…n²/4, if directed below n²; normalized 0…1", unit: "pairs of vertices",
      direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed,
      sign: Treatment.positiveOnly, complexity: "O(V (V + E)), with lengths · log V",
      source: "Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
      parameters: [.normalized(false, "Whether to divide by the number of pairs."), .lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let values = try graph.edgeBetweenness(
        arguments.flag("normalized") ? .pairShare : .raw, weighted: arguments.pathWeighting)
      return graph.edgeValues(values)
    },
    Measure(
      "betweenness_sampled", "Betweenness estimated from paths out of some vertices.",
      range: "about that of betweenness", unit: "pairs of vertices",
      direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed,
      sign: Treatment.positiveOnly, complexity: "O(samples · (V + E))",
      source: "Brandes, Pich 2007, doi:10.1142/S0218127407018403",
      parameters: MeasureParameter.sampling
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.sampledBetweenness(
        arguments.flag("normalized") ? .pairShare : .raw,
        samples: arguments.integer("samples") ?? 100,
        confidence: arguments.number("confidence") ?? 0.95, weighted: arguments.pathWeighting,
        seed: arguments.seed)
      guard arguments.choice("value") == "bound" else { return .scores(found.scores) }
      return .scores(
        Scores([Double](repeating: found.errorBound, count: graph.vertexCount)))
    },
    Measure(
      "betweenness_subset", "How often a vertex lies between a source and a target of two sets.",
      range: "0 or more", unit: "pairs of vertices", direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(sources · (V + E))", source: "Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
      parameters: MeasureParameter.endSets
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let all = Array(0..<graph.vertexCount)
      return .scores(
        try graph.betweenness(
          between: arguments.vertices("sources") ?? all, and: arguments.vertices("targets") ?? all,
          weighted: arguments.pathWeighting))
    },
    Measure(
      "constraint", "How much a vertex is hemmed in by contacts that are tied to each other.",
      range: "0…2", unit: "share of ties, squared", direction: "both directions add up",
      weight: Treatment.addedUpWithoutLoops, sign: Treatment.positiveOnly, complexity: "O(Σ d²)",
      source: "Burt 1992, doi:10.4159/9780674029095", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.constraint(weighted: arguments.strengthWeighting))
    },
    Measure(
      "effective_size", "How many of a vertex's contacts are not redundant.", range: "0…degree",
      unit: "contacts", direction: "both directions add up", weight: Treatment.addedUpWithoutLoops,
      sign: Treatment.positiveOnly, complexity: "O(Σ d²)",
      source: "Burt 1992, doi:10.4159/9780674029095", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.effectiveSize(weighted: arguments.strengthWeighting))
    },
    Measure(
      "burt_efficiency", "The share of a vertex's contacts that is not redundant.", range: "0…1",
      unit: "share of contacts", direction: "both directions add up",
      weight: Treatment.addedUpWithoutLoops, sign: Treatment.positiveOnly, complexity: "O(Σ d²)",
      source: "Burt 1992, doi:10.4159/9780674029095", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.burtEfficiency(weighted: arguments.strengthWeighting))
    },
    Measure(
      "burt_hierarchy", "How far the constraint on a vertex comes from one contact.",
      range: "0…1", unit: "concentration", direction: "both directions add up",
      weight: Treatment.addedUpWithoutLoops, sign: Treatment.positiveOnly, complexity: "O(Σ d²)",
      source: "Burt 1992, doi:10.4159/9780674029095", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.burtHierarchy(weighted: arguments.strengthWeighting))
    },
    Measure(
      "brokerage", "How often a vertex is a broker between others, in a role by groups.",
      range: "0 or more", unit: "ordered pairs", direction: "followed; both ways where undirected",
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(Σ d²)",
      source: "Gould, Fernandez 1989, doi:10.2307/270949",
      parameters: [
        .attribute,
        MeasureParameter(
          "role", .choice(BrokerageRole.allCases.map(\.rawValue), "total"), "Which role."),
        MeasureParameter(
          "value", .choice(["count", "expected", "z", "p"], "count"),
          "The count, its expectation for independent ties, the deviation from it, or the chance of "
            + "as many when groups are permuted."),
        MeasureParameter("permutations", .integer(999), "How many permutations p is found from."),
        .seed,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      if arguments.choice("value") == "p" {
        return .scores(
          try graph.brokerageChance(
            arguments.option("role", .total), labels: arguments.labels("attribute") ?? [],
            permutations: arguments.integer("permutations") ?? 999,
            seed: arguments.seed))
      }
      let found = graph.brokerage(
        arguments.option("role", .total), labels: arguments.labels("attribute") ?? [])
      switch arguments.choice("value") {
      case "expected": return .scores(found.expected)
      case "z": return .scores(found.zScores)
      default: return .scores(found.counts)
      }
    },
    Measure(
      "participation", "How evenly the ties of a vertex spread over groups.", range: "0…1",
      unit: "evenness", direction: "both directions add up",
      weight: Treatment.addedUpWithoutLoops, sign: Treatment.positiveOnly, complexity: "O(V + E)",
      source: "Guimerà, Amaral 2005, doi:10.1038/nature03288",
      parameters: [.attribute, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.participation(
          labels: arguments.labels("attribute") ?? [], weighted: arguments.strengthWeighting))
    },
    Measure(
      "centralization", "How far a centrality is gathered in one vertex, compared with a star.",
      shape: .graph, range: "0 or more; 0…1 where no graph is more central than a star",
      unit: "share of a star's sum of differences", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.delegated,
      complexity: "that of the centrality",
      source: "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
      parameters: [
        MeasureParameter(
          "of", .choice(CentralizedMeasure.allCases.map(\.rawValue), "degree"),
          "Which centrality."),
        .normalized(true, "Whether to divide by the sum in a star of as many vertices."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(
        try graph.centralization(
          of: arguments.option("of", .degree),
          arguments.flag("normalized") ? .starShare : .raw))
    },
  ]
}
