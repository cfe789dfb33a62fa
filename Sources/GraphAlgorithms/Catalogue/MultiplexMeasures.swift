import GraphCore

extension Measure {
  /// Measures of ties of several kinds at once.
  static let multiplex: [Measure] = [
    Measure(
      "overlap_degree", "The partners of a vertex, each counting once for every kind of tie.",
      range: "0…M(n − 1)", unit: "partners", direction: "either way counts",
      weight: "within a kind parallel edges count once, loops not at all",
      sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Battiston, Nicosia, Latora 2014, doi:10.1103/PhysRevE.89.032804",
      parameters: [.layers, .order, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        arguments.multiplex("layers", of: graph)
          .overlapDegrees(weighted: arguments.strengthWeighting))
    },
    Measure(
      "multiplex_participation", "How evenly the ties of a vertex spread over the kinds of tie.",
      range: "0…1", unit: "evenness", direction: "either way counts",
      weight: "within a kind parallel edges count once, loops not at all",
      sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Battiston, Nicosia, Latora 2014, doi:10.1103/PhysRevE.89.032804",
      parameters: [.layers, .order, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        arguments.multiplex("layers", of: graph)
          .participation(weighted: arguments.strengthWeighting))
    },
    Measure(
      "versatility", "How well a vertex is connected to the well connected over all kinds of tie.",
      range: "0…1", unit: "share of the highest",
      direction: "scores come from those who point at a vertex", weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "O(E + V M²) an iteration",
      source: "De Domenico et al. 2015, doi:10.1038/ncomms7868",
      parameters: [
        .layers, .order,
        MeasureParameter(
          "coupling", .number(1), "ω, the strength between the replicas of a vertex."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try arguments.multiplex("layers", of: graph).versatility(
          coupling: arguments.number("coupling") ?? 1, weighted: arguments.strengthWeighting))
    },
    Measure(
      "multiplex_pagerank",
      "PageRank in one kind of tie after the other, each lending to the next.",
      range: "0…1, summing to 1", unit: "share of time", direction: "followed",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly,
      complexity: "O(V + E) an iteration",
      source: "Halu et al. 2013, doi:10.1371/journal.pone.0078293",
      parameters: [
        .layers, .order,
        MeasureParameter("damping", .number(0.85), "The share of steps that follow a tie."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try arguments.multiplex("layers", of: graph).pageRank(
          damping: arguments.number("damping") ?? 0.85, weighted: arguments.strengthWeighting))
    },
    Measure(
      "multislice_communities",
      "Communities that span slices, years or kinds of tie: those of the vertices in one slice.",
      shape: .partition, range: "1…n communities", unit: "vertices",
      direction: "in and out strengths are told apart", weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "nearly O(S E) a run",
      source: "Mucha et al. 2010, doi:10.1126/science.1184819",
      parameters: [
        .layers, .order, .slices, .sliceCoupling, .resolution,
        MeasureParameter("slice", .integer(1), "Which slice, the first being 1."), .seed,
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try arguments.slicedCommunities(of: graph)
      let slice = arguments.integer("slice") ?? 1
      // Without a tie of any kind everybody stands alone.
      guard !found.communities.isEmpty else {
        return .partition(Partition(labels: Array(0..<graph.vertexCount)))
      }
      guard found.communities.indices.contains(slice - 1) else {
        throw .parameterOutOfRange(
          name: "slice", value: Double(slice), range: "1…\(found.communities.count)")
      }
      return .partition(Partition(labels: found.communities[slice - 1]))
    },
    Measure(
      "multislice_modularity",
      "How clearly slices, years or kinds of tie fall into communities that span them.",
      shape: .graph, range: "−1…1", unit: "modularity",
      direction: "in and out strengths are told apart", weight: Treatment.addedUp,
      sign: Treatment.positiveOnly, complexity: "nearly O(S E) a run",
      source: "Mucha et al. 2010, doi:10.1126/science.1184819",
      parameters: [.layers, .order, .slices, .sliceCoupling, .resolution, .seed, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try arguments.slicedCommunities(of: graph).modularity)
    },
  ]
}

extension MeasureArguments {
  fileprivate func slicedCommunities(
    of graph: CompactGraph
  ) throws(GraphAlgorithmsError) -> SlicedCommunities {
    try SlicedCommunities(
      of: multiplex("layers", of: graph).layers.map(\.graph),
      coupling: number("coupling") ?? 1, order: option("slices", .successive),
      resolution: number("resolution") ?? 1, weighted: strengthWeighting,
      seed: seed)
  }
}

extension MeasureParameter {
  fileprivate static let layers = MeasureParameter(
    "layers", .layers("layer"), "What says of which kind each edge is.")
  fileprivate static let order = MeasureParameter(
    "order", .words, "In which order kinds are taken; by name unless given.")
  fileprivate static let slices = MeasureParameter(
    "slices", .choice(SliceOrder.allCases.map(\.rawValue), "successive"),
    "Whether a vertex is tied to itself in the slices before and after, or in all others.")
  fileprivate static let sliceCoupling = MeasureParameter(
    "coupling", .number(1), "ω, the strength of a vertex's ties to itself in other slices.")
}
