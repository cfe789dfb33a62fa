import GraphCore

extension Measure {
  /// Communities beyond Leiden, cohesive groups, and ties to come.
  static let communities: [Measure] = [
    Measure(
      "louvain", "Communities of high modularity, by merging.", shape: .partition,
      range: "1…n communities", unit: "vertices", direction: "directed modularity where directed",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "nearly O(E) a run",
      source: "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
      parameters: [.resolution, .seed, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.louvain(
          resolution: arguments.number("resolution") ?? 1, weighted: arguments.strengthWeighting,
          seed: arguments.seed))
    },
    Measure(
      "constant_potts", "Communities denser than the resolution.", shape: .partition,
      range: "1…n communities", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "nearly O(E) a run",
      source: "Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114",
      parameters: [
        MeasureParameter("resolution", .number(0.5), "The density that a community must exceed."),
        .seed, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.constantPotts(
          resolution: arguments.number("resolution") ?? 0.5,
          weighted: arguments.strengthWeighting, seed: arguments.seed))
    },
    Measure(
      "signed_communities", "Communities with friends within and enemies between.",
      shape: .partition, range: "1…n communities", unit: "vertices",
      direction: "directed modularity where directed", weight: Treatment.addedUp,
      sign: "friendly ties attract, hostile ones repel",
      complexity: "nearly O(E) a run",
      source: "Traag, Bruggeman 2009, doi:10.1103/PhysRevE.80.036115",
      parameters: [.positiveResolution, .negativeResolution, .seed, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.signedCommunities(
          positive: arguments.number("positive") ?? 1,
          negative: arguments.number("negative") ?? 1, weighted: arguments.strengthWeighting,
          seed: arguments.seed))
    },
    Measure(
      "signed_modularity", "How much better friends and enemies are divided than by chance.",
      shape: .graph, range: "−1…1", unit: "share of ties",
      direction: "directed modularity where directed", weight: Treatment.addedUp,
      sign: "friendly ties attract, hostile ones repel", complexity: "O(V + E)",
      source: "Gómez, Jensen, Arenas 2009, doi:10.1103/PhysRevE.80.016114",
      parameters: [
        MeasureParameter("partition", .groups, "The communities."), .positiveResolution,
        .negativeResolution, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let partition = try arguments.partition("partition", vertexCount: graph.vertexCount)
      return .value(
        try graph.signedModularity(
          of: partition, positive: arguments.number("positive") ?? 1,
          negative: arguments.number("negative") ?? 1, weighted: arguments.strengthWeighting))
    },
    Measure(
      "label_propagation", "Communities of vertices that follow their neighbours.",
      shape: .partition, range: "1…n communities", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "nearly O(E)",
      source: "Raghavan, Albert, Kumara 2007, doi:10.1103/PhysRevE.76.036106",
      parameters: [.seed, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.labelPropagation(
          weighted: arguments.strengthWeighting, seed: arguments.seed))
    },
    Measure(
      "girvan_newman", "Communities that remain when the busiest ties are taken away.",
      shape: .partition, range: "1…n communities", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.positiveOnly, complexity: "O(V E²)",
      source: "Girvan, Newman 2002, doi:10.1073/pnas.122653799",
      parameters: [
        MeasureParameter(
          "count", .integer(nil), "How many communities; by default as modularity likes best.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(try graph.girvanNewman(count: arguments.integer("count")))
    },
    Measure(
      "consensus_communities", "Communities that many searches agree on.", shape: .partition,
      range: "1…n communities", unit: "vertices", direction: "directed modularity where directed",
      weight: Treatment.addedUp, sign: Treatment.positiveOnly, complexity: "many runs of Leiden",
      source: "Lupu, Traag 2013, doi:10.1177/0022002712453708",
      parameters: [
        MeasureParameter("runs", .integer(100), "How many runs at each resolution."), .seed,
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.consensusCommunities(
          runs: arguments.integer("runs") ?? 100, weighted: arguments.strengthWeighting,
          seed: arguments.seed
        ).partition)
    },
    Measure(
      "clique_percolation", "Unions of overlapping cliques.", shape: .vertexSets,
      range: "0 or more sets", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "as for maximal cliques",
      source: "Palla et al. 2005, doi:10.1038/nature03607",
      parameters: [MeasureParameter("k", .integer(3), "The size of the cliques.")]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .vertexSets(try graph.cliquePercolation(arguments.integer("k") ?? 3))
    },
    Measure(
      "truss_number", "How deep a tied pair lies in a mesh of triangles.", shape: .edges,
      range: "2…n", unit: "triangles + 2", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(E √E log E)",
      source: "Wang, Cheng 2012, doi:10.14778/2311906.2311909"
    ) { graph, _ throws(GraphAlgorithmsError) in .edgeValues(graph.trussNumbers()) },
    Measure(
      "twins", "Vertices with the same neighbours.", shape: .vertexSets, range: "0 or more sets",
      unit: "vertices", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(E)",
      source: "Lorrain, White 1971, doi:10.1080/0022250X.1971.9989788",
      parameters: [
        MeasureParameter(
          "kind", .choice(TwinKind.allCases.map(\.rawValue), "closed"),
          "Whether twins are tied (closed) or not (open).")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .vertexSets(graph.twins(arguments.option("kind", .closed)))
    },
    Measure(
      "formal_concepts",
      "Sets of vertices to whom nobody can be added without a common neighbour being lost.",
      shape: .vertexSets, range: "0 or more sets", unit: "vertices",
      direction: "what a vertex points at are its neighbours", weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(V²) for each set; exponentially many at worst",
      source: "Kuznetsov 1993; Ganter, Wille 1999, doi:10.1007/978-3-642-59830-2",
      parameters: [
        MeasureParameter("objects", .vertices, "The vertices that form sets; all unless given."),
        MeasureParameter("least", .integer(1), "The least number of common neighbours."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let rows = graph.simpleRows()
      let objects = arguments.vertices("objects") ?? Array(0..<graph.vertexCount)
      let concepts = try FormalConcept.all(
        objects.map { object in rows.row(of: object).map { Int(rows.neighbors[$0]) } },
        leastAttributes: max(1, arguments.integer("least") ?? 1))
      return .vertexSets(concepts.map { $0.objects.map { objects[$0] }.sorted() })
    },
    Measure(
      "partition_comparison", "How much two divisions of the vertices agree.", shape: .table,
      range: "nmi 0…1, ari at most 1, variation_of_information 0 or more",
      unit: "shares, and nats", direction: Treatment.ignored, weight: "ties play no part",
      sign: Treatment.signBlind, complexity: "O(V log V)",
      source: "Meilă 2007, doi:10.1016/j.jmva.2006.11.013",
      parameters: [
        MeasureParameter("partition", .groups, "A division."),
        MeasureParameter("other", .groups, "Another one."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try arguments.partition("partition", vertexCount: graph.vertexCount).comparison(
        with: arguments.partition("other", vertexCount: graph.vertexCount))
      return .table([
        NamedValue("nmi", .defined(found.normalizedMutualInformation)),
        NamedValue("ari", .defined(found.adjustedRandIndex)),
        NamedValue("variation_of_information", .defined(found.variationOfInformation)),
      ])
    },
    Measure(
      "simrank", "How alike the position of each vertex is to one vertex's, by alike neighbours.",
      range: "0…1", unit: "likeness", direction: Treatment.followed, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(V E) an iteration",
      source: "Jeh, Widom 2002, doi:10.1145/775047.775126",
      parameters: [
        MeasureParameter("source", .vertex, "The vertex that the others are compared with."),
        MeasureParameter(
          "decay", .number(0.9), "How much of the likeness of neighbours passes on."),
        MeasureParameter(
          "direction", .choice(["out", "in", "either"], "in"),
          "Which edges lead to a vertex's neighbours."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.simRank(
          from: arguments.vertex("source"), decay: arguments.number("decay") ?? 0.9,
          direction: arguments.direction(.incoming)))
    },
    Measure(
      "structural_equivalence", "To how many others a vertex and one vertex are tied alike.",
      range: "0…1", unit: "share of the others", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Lorrain, White 1971, doi:10.1080/0022250X.1971.9989788",
      parameters: [
        MeasureParameter("source", .vertex, "The vertex that the others are compared with.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(graph.structuralEquivalence(to: arguments.vertex("source")))
    },
    Measure(
      "link_prediction", "How likely pairs without a tie are to get one, by their neighbours.",
      shape: .edges, range: "0 or more", unit: "score", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V²) pairs",
      source: "Liben-Nowell, Kleinberg 2007, doi:10.1002/asi.20591",
      parameters: [
        MeasureParameter(
          "score", .choice(LinkPredictor.allCases.map(\.rawValue), "adamic_adar"),
          "Which score.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .edgeValues(try graph.predictedLinks(by: arguments.option("score", .adamicAdar)))
    },
  ]
}

extension MeasureParameter {
  fileprivate static let positiveResolution = MeasureParameter(
    "positive", .number(1), "The resolution of friendly ties.")
  fileprivate static let negativeResolution = MeasureParameter(
    "negative", .number(1), "The resolution of hostile ties.")
}
