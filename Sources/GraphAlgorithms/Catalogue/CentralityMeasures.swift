extension Measure {
  static let centrality: [Measure] = [
    Measure(
      "degree", "How many distinct partners a vertex has.", range: "0…n − 1", unit: "vertices",
      direction: Treatment.followed, weight: Treatment.simple, sign: Treatment.signBlind,
      complexity: "O(V + E)", source: "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
      parameters: [.eitherWay, .normalized(false, "Whether to divide by n − 1.")]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        graph.degrees(
          arguments.flag("normalized") ? .share : .raw, direction: arguments.direction(.either)))
    },
    Measure(
      "ties", "How many edges a vertex has, parallel ones included.", range: "0 or more",
      unit: "edges", direction: Treatment.followed,
      weight: "parallel edges count each, a loop at both its ends", sign: Treatment.signBlind,
      complexity: "O(V)", source: "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
      parameters: [.eitherWay]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(graph.ties(direction: arguments.direction(.either)))
    },
    Measure(
      "strength", "The sum of the strengths of a vertex's edges.", range: "0 or more",
      unit: "strength", direction: Treatment.followed,
      weight: "strengths add up, a loop counts at both its ends", sign: Treatment.signBlind,
      complexity: "O(V + E)", source: "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
      parameters: [.eitherWay]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(graph.strengthSums(direction: arguments.direction(.either)))
    },
    Measure(
      "closeness", "How near a vertex is to the others: the inverse of its mean distance.",
      range: "0…1 by hops", unit: "1/distance", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E)), with lengths · log V",
      source: "Wasserman, Faust 1994, doi:10.1017/CBO9780511815478",
      parameters: [
        MeasureParameter(
          "variant", .choice(ClosenessRule.allCases.map(\.rawValue), "wf"),
          "How vertices that cannot be reached are treated."),
        .outward, .lengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.closeness(
          arguments.option("variant", .wassermanFaust), weighted: arguments.pathWeighting,
          direction: arguments.direction(.outgoing)))
    },
    Measure(
      "harmonic", "How near a vertex is to the others: the mean of the inverse distances.",
      range: "0…1 by hops", unit: "1/distance", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E)), with lengths · log V",
      source: "Boldi, Vigna 2014, doi:10.1080/15427951.2013.865686",
      parameters: [.normalized(true, "Whether to divide by n − 1."), .outward, .lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.harmonic(
          arguments.flag("normalized") ? .mean : .raw, weighted: arguments.pathWeighting,
          direction: arguments.direction(.outgoing)))
    },
    Measure(
      "betweenness", "How often a vertex lies on the shortest paths between two others.",
      range: "0…(n − 1)(n − 2)/2, if directed twice that; normalized 0…1",
      unit: "pairs of vertices",
      direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E)), with lengths · log V",
      source: "Brandes 2001, doi:10.1080/0022250X.2001.9990249",
      parameters: [
        .normalized(false, "Whether to divide by the number of pairs."),
        MeasureParameter("endpoints", .flag(false), "Whether the ends of a path count as passed."),
        .lengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.betweenness(
          arguments.flag("normalized") ? .pairShare : .raw, weighted: arguments.pathWeighting,
          endpoints: arguments.flag("endpoints") ? .included : .excluded))
    },
    Measure(
      "eigenvector", "How well a vertex is connected to the well connected.", range: "0…1",
      unit: "share of the highest", direction: "scores come from those who point at a vertex",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly,
      complexity: "O(E) an iteration", source: "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
      parameters: [
        MeasureParameter(
          "scale", .choice(["max", "l2"], "max"),
          "Whether the highest score or the sum of squares is one."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.eigenvector(
          arguments.option("scale", .maximum), weighted: arguments.strengthWeighting))
    },
    Measure(
      "pagerank", "How often a walker comes by who follows ties and now and then starts afresh.",
      range: "0…1, summing to 1", unit: "share of time", direction: "followed",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "O(V + E) an iteration",
      source: "Brin, Page 1998, doi:10.1016/S0169-7552(98)00110-X",
      parameters: [
        MeasureParameter("damping", .number(0.85), "The share of steps that follow a tie, 0…1."),
        MeasureParameter(
          "personalization", .optionalNumbers, "How likely a fresh start is at each vertex."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.pageRank(
          damping: arguments.number("damping") ?? 0.85,
          restarts: arguments.numbers("personalization")?.map { $0 ?? 0 },
          weighted: arguments.strengthWeighting))
    },
    Measure(
      "core_number", "The largest k for which a vertex is in a set whose members have k partners.",
      range: "0…n − 1", unit: "partners", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Batagelj, Zaveršnik 2011, doi:10.1007/s11634-010-0079-y"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(graph.coreNumbers()) },
  ]
}
