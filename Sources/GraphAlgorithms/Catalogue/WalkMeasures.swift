extension Measure {
  /// Centralities by walks, currents and signs.
  static let walks: [Measure] = [
    Measure(
      "katz", "How many walks end at a vertex, a walk of k edges counting alpha to the k.",
      range: "beta or more", unit: "walks",
      direction: "scores come from those who point at a vertex",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "O(E) an iteration",
      source: "Katz 1953, doi:10.1007/BF02289026",
      parameters: [
        MeasureParameter("alpha", .number(0.1), "What each further edge of a walk counts."),
        MeasureParameter("beta", .number(1), "What a walk of no edge counts."),
        .normalized(false, "Whether the squares add up to one."), .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.katz(
          alpha: arguments.number("alpha") ?? 0.1, base: arguments.number("beta") ?? 1,
          arguments.flag("normalized") ? .euclidean : .raw,
          weighted: arguments.strengthWeighting))
    },
    Measure(
      "bonacich", "The power of a vertex by ties to the powerful or, below zero, to the weak.",
      range: "squares add up to n", unit: "power", direction: "power comes from those pointed at",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "O(E) an iteration",
      source: "Bonacich 1987, doi:10.1086/228631",
      parameters: [
        MeasureParameter(
          "beta", .number(0.75), "β as a share of the inverse of the largest eigenvalue."),
        MeasureParameter("exponent", .number(nil), "β itself, in place of a share."), .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.bonacichPower(
          share: arguments.number("beta") ?? 0.75, exponent: arguments.number("exponent"),
          weighted: arguments.strengthWeighting))
    },
    Measure(
      "hubs", "How good a hub a vertex is: it points at good authorities.", range: "0…1",
      unit: "share of the highest", direction: "followed", weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "O(E) an iteration",
      source: "Kleinberg 1999, doi:10.1145/324133.324140", parameters: [.scale, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.hits(
          .hub, arguments.option("scale", .maximum), weighted: arguments.strengthWeighting))
    },
    Measure(
      "authorities", "How good an authority a vertex is: good hubs point at it.", range: "0…1",
      unit: "share of the highest", direction: "followed", weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "O(E) an iteration",
      source: "Kleinberg 1999, doi:10.1145/324133.324140", parameters: [.scale, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.hits(
          .authority, arguments.option("scale", .maximum), weighted: arguments.strengthWeighting))
    },
    Measure(
      "subgraph_centrality", "How many closed walks begin at a vertex, long ones counting little.",
      range: "1 or more", unit: "walks", direction: Treatment.ignored, weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "O(V³)",
      source: "Estrada, Rodríguez-Velázquez 2005, doi:10.1103/PhysRevE.71.056103",
      parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.subgraphCentrality(weighted: arguments.strengthWeighting))
    },
    Measure(
      "communicability", "How many walks lead from one vertex to each, long ones counting little.",
      range: "0 or more", unit: "walks", direction: Treatment.ignored, weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "O(V³)",
      source: "Estrada, Hatano 2008, doi:10.1103/PhysRevE.77.036111",
      parameters: [.source, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.communicability(
          from: arguments.vertex("source"), weighted: arguments.strengthWeighting))
    },
    Measure(
      "current_flow_closeness", "How near a vertex is to the others when all paths count.",
      range: "0 or more", unit: "1/resistance", direction: Treatment.ignored,
      weight: "strengths are conductances, parallel ones add up", sign: Treatment.positiveOnly,
      complexity: "O(V³)", source: "Brandes, Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
      parameters: [
        .normalized(false, "Whether to multiply by n − 1, for one over the mean resistance."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.currentFlowCloseness(
          arguments.flag("normalized") ? .mean : .raw, weighted: arguments.strengthWeighting))
    },
    Measure(
      "information", "The information of all paths from a vertex to the others.",
      range: "0 or more", unit: "1/resistance", direction: Treatment.ignored,
      weight: "strengths are conductances, parallel ones add up", sign: Treatment.positiveOnly,
      complexity: "O(V³)", source: "Stephenson, Zelen 1989, doi:10.1016/0378-8733(89)90016-6",
      parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.currentFlowCloseness(.information, weighted: arguments.strengthWeighting))
    },
    Measure(
      "current_flow_betweenness", "How much current between two others passes a vertex.",
      range: "0…(n − 1)(n − 2)/2; normalized 0…1", unit: "pairs of vertices",
      direction: Treatment.ignored, weight: "strengths are conductances, parallel ones add up",
      sign: Treatment.positiveOnly, complexity: "O(V³ + E V log V)",
      source: "Newman 2005, doi:10.1016/j.socnet.2004.11.009",
      parameters: [.normalized(false, "Whether to divide by the number of pairs."), .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.currentFlowBetweenness(
          arguments.flag("normalized") ? .pairShare : .raw, weighted: arguments.strengthWeighting))
    },
    Measure(
      "signed_degree", "The friendly partners of a vertex less the hostile ones, or either.",
      range: "−(n − 1)…n − 1", unit: "vertices", direction: Treatment.followed,
      weight: Treatment.simple, sign: "friendly counts for, hostile against",
      complexity: "O(V + E)",
      source: "Everett, Borgatti 2014, doi:10.1016/j.socnet.2014.03.005",
      parameters: [
        MeasureParameter(
          "kind", .choice(SignedDegreeKind.allCases.map(\.rawValue), "net"), "Which ties count."),
        .eitherWay,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        graph.signedDegrees(
          arguments.option("kind", .net), direction: arguments.direction(.either)))
    },
    Measure(
      "pn", "The standing of a vertex by friends of standing and enemies without.",
      range: "−1…2", unit: "standing", direction: "standing comes from those pointed at",
      weight: Treatment.simple, sign: "a hostile tie counts twice, against",
      complexity: "O(V³)", source: "Everett, Borgatti 2014, doi:10.1016/j.socnet.2014.03.005"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(try graph.pnCentrality()) },
    Measure(
      "signed_eigenvector", "The camp of a vertex by sign, and how central it is there by size.",
      range: "−1…1", unit: "share of the highest", direction: Treatment.ignored,
      weight: "parallel ties add up by sign and strength", sign: "hostile counts against",
      complexity: "O(V³)", source: "Bonacich, Lloyd 2004, doi:10.1016/j.socnet.2004.08.007",
      parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(try graph.signedEigenvector(weighted: arguments.strengthWeighting))
    },
  ]
}

extension MeasureParameter {
  static let scale = MeasureParameter(
    "scale", .choice(["max", "l2"], "max"),
    "Whether the highest score or the sum of squares is one.")
}
