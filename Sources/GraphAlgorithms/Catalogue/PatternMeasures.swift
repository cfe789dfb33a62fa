import GraphCore

extension Measure {
  /// Censuses, mixing, clubs and layers.
  static let patterns: [Measure] = [
    Measure(
      "reciprocity", "How far ties are returned.", shape: .graph, range: "0…1",
      unit: "share of ties", direction: "followed; 1 where undirected", weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Wasserman, Faust 1994, doi:10.1017/CBO9780511815478",
      parameters: [
        MeasureParameter(
          "rule", .choice(ReciprocityRule.allCases.map(\.rawValue), "arc"),
          "Whether it is a share of the arcs or of the tied pairs.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(graph.reciprocity(arguments.option("rule", .arc)))
    },
    Measure(
      "dyad_census", "How many pairs are tied in both directions, in one, in neither.",
      shape: .table, range: "0…n(n − 1)/2", unit: "pairs",
      direction: "followed; every tie is mutual where undirected", weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Wasserman, Faust 1994, doi:10.1017/CBO9780511815478"
    ) { graph, _ throws(GraphAlgorithmsError) in
      let census = graph.dyadCensus()
      return .table([
        NamedValue("mutual", .defined(census.mutual)),
        NamedValue("asymmetric", .defined(census.asymmetric)),
        NamedValue("null", .defined(census.null)),
      ])
    },
    Measure(
      "triad_census", "How often each of the sixteen kinds of triad occurs.", shape: .table,
      range: "0…n(n − 1)(n − 2)/6", unit: "triples",
      direction: "followed; every tie is mutual where undirected", weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(E d), d the largest degree",
      source: "Batagelj, Mrvar 2001, doi:10.1016/S0378-8733(01)00035-1"
    ) { graph, _ throws(GraphAlgorithmsError) in
      let counts = graph.triadCensus().counts
      return .table(zip(TriadCensus.names, counts).map { NamedValue($0, .defined($1)) })
    },
    Measure(
      "assortativity", "Whether ties join the alike, by an attribute or, without one, by degree.",
      shape: .graph, range: "−1…1", unit: "correlation", direction: "followed",
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Newman 2003, doi:10.1103/PhysRevE.67.026126",
      parameters: [
        MeasureParameter("attribute", .optionalLabels, "What groups the vertices.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let labels = arguments.labels("attribute")
      return .value(labels.map { graph.assortativity(labels: $0) } ?? graph.degreeAssortativity())
    },
    Measure(
      "numeric_assortativity", "The correlation of a number at the two ends of a tie.",
      shape: .graph, range: "−1…1", unit: "correlation", direction: "followed",
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Newman 2003, doi:10.1103/PhysRevE.67.026126",
      parameters: [MeasureParameter("attribute", .numbers("value"), "The numbers.")]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(graph.assortativity(numbers: arguments.numbers("attribute") ?? graph.noNumbers))
    },
    Measure(
      "rich_club", "How densely those of degree above k are tied, for each k.", shape: .table,
      range: "0…1", unit: "share of pairs", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Colizza et al. 2006, doi:10.1038/nphys209"
    ) { graph, _ throws(GraphAlgorithmsError) in
      .table(graph.richClub().enumerated().map { NamedValue("\($0)", .defined($1)) })
    },
    Measure(
      "core_periphery", "Whether a vertex is of the core (1) or of the periphery (0).",
      range: "0 or 1", unit: "membership", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V log V + E)",
      source: "Lip 2011, https://arxiv.org/abs/1102.5511"
    ) { graph, _ throws(GraphAlgorithmsError) in
      .scores(Scores(graph.corePeriphery().isCore.map { $0 ? 1 : 0 }))
    },
    Measure(
      "core_periphery_fit", "How well the graph is divided into a core and a periphery.",
      shape: .graph, range: "−1…1", unit: "correlation", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V log V + E)",
      source: "Borgatti, Everett 2000, doi:10.1016/S0378-8733(99)00019-2"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(graph.corePeriphery().fit) },
    Measure(
      "s_core_number",
      "The largest s for which a vertex is in a set whose members have strength s within.",
      range: "0 or more", unit: "strength", direction: Treatment.ignored,
      weight: Treatment.addedUpWithoutLoops, sign: Treatment.signBlind,
      complexity: "O((V + E) log V)",
      source: "Eidsaa, Almaas 2013, doi:10.1103/PhysRevE.88.062819"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(try graph.strengthCoreNumbers()) },
    Measure(
      "onion", "The layer in which a vertex is peeled off; the deepest have the highest.",
      range: "1…n", unit: "layer", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O((V + E) log V)",
      source: "Hébert-Dufresne, Grochow, Allard 2016, doi:10.1038/srep31708"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(graph.onionLayers()) },
  ]
}

extension CompactGraph {
  /// What an attribute is that no vertex has.
  var noNumbers: [Double?] { [Double?](repeating: nil, count: vertexCount) }
}
