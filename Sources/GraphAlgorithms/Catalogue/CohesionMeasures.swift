import GraphCore

extension Measure {
  /// Groups that need not be cliques, and how deep vertices lie in them.
  static let cohesion: [Measure] = [
    Measure(
      "k_plexes", "The largest sets in which each vertex lacks at most k − 1 of the others.",
      shape: .vertexSets, range: "0 or more sets", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "exponential at worst",
      source: "Seidman, Foster 1978, doi:10.1080/0022250X.1978.9989883",
      parameters: [
        MeasureParameter("k", .integer(2), "How many, itself included, a vertex may lack."),
        MeasureParameter(
          "least", .integer(nil), "The least size, 2k − 1 or more; 2k − 1 if unsaid."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .vertexSets(
        try graph.maximalPlexes(arguments.integer("k") ?? 2, least: arguments.integer("least")))
    },
    Measure(
      "cohesive_blocks", "The sets that stay connected when few vertices go, the looser first.",
      shape: .vertexSets, range: "0 or more sets", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + d²) flows a block",
      source: "Moody, White 2003, doi:10.2307/3088904"
    ) { graph, _ throws(GraphAlgorithmsError) in
      .vertexSets(graph.cohesiveBlocks().map(\.vertices))
    },
    Measure(
      "structural_cohesion", "How many vertices part the most cohesive block around a vertex.",
      range: "0…n − 1", unit: "vertices", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(V + d²) flows a block",
      source: "Moody, White 2003, doi:10.2307/3088904"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(graph.structuralCohesion()) },
    Measure(
      "signed_constant_potts", "Communities denser in friendly than in hostile ties.",
      shape: .partition, range: "1…n communities", unit: "vertices", direction: Treatment.ignored,
      weight: Treatment.addedUp, sign: "each sign has a resolution of its own",
      complexity: "nearly O(E) a run",
      source: "Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114",
      parameters: [
        MeasureParameter(
          "positive", .number(0.5), "The density of friendly ties a community must exceed."),
        MeasureParameter(
          "negative", .number(0), "The density of hostile ties that counts as none."),
        .seed, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.signedConstantPotts(
          positive: arguments.number("positive") ?? 0.5,
          negative: arguments.number("negative") ?? 0, weighted: arguments.strengthWeighting,
          seed: arguments.seed))
    },
    Measure(
      "frustration_camps", "The two camps that fewest ties are out of line with.",
      shape: .partition, range: "1 or 2 camps", unit: "vertices",
      direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a camp, or friendly between the camps, is a violation",
      complexity: "exponential at worst",
      source: "Harary 1959, doi:10.1002/bs.3830040405", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.provenFrustration(arguments)
      return .partition(Partition(labels: found.camps.map { $0 ?? 0 }))
    },
    Measure(
      "line_index", "The ties out of line with the best k groups, the bound, and the two sorts.",
      shape: .table, range: "0…m", unit: "ties", direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a group, or friendly between groups, is a violation",
      complexity: "exact for two groups; else a search from many starts, with a bound",
      source: "Doreian, Mrvar 1996, doi:10.1016/0378-8733(95)00259-6",
      parameters: [
        MeasureParameter("k", .integer(2), "The largest number of groups."), .seed, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.signedBlocks(
        atMost: arguments.integer("k") ?? 2, weighted: arguments.strengthWeighting,
        seed: arguments.seed)
      return .table([
        NamedValue("index", .defined(found.index)), NamedValue("bound", .defined(found.bound)),
        NamedValue("hostile_within", .defined(found.hostileWithin)),
        NamedValue("friendly_between", .defined(found.friendlyBetween)),
        NamedValue("groups", .defined(Double(found.partition.count))),
      ])
    },
    Measure(
      "regular_equivalence", "Vertices that are tied to the same classes of vertices.",
      shape: .partition, range: "1…n classes", unit: "vertices",
      direction: "followed: in and out are different relations", weight: Treatment.simple,
      sign: "friendly and hostile ties are different relations", complexity: "O(E log V) a round",
      source: "White, Reitz 1983, doi:10.1016/0378-8733(83)90025-4",
      parameters: [
        MeasureParameter("attribute", .optionalLabels, "Classes to start from; one if unsaid.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(graph.regularEquivalence(from: arguments.classes("attribute")))
    },
    Measure(
      "similarity", "How alike the ties of each vertex are to one vertex's, level by level.",
      range: "−1…1; S, κ, π, τ-b, A, Jaccard or cosine", unit: "likeness",
      direction: "what leaves counts", weight: "strengths on request, as levels 0 to 3",
      sign: "negative ties are refused", complexity: "O(V²)",
      source: "Signorino, Ritter 1999, doi:10.1111/0020-8833.00113",
      parameters: [
        MeasureParameter("source", .vertex, "The vertex that the others are compared with."),
        MeasureParameter(
          "by", .choice(ProfileSimilarity.allCases.map(\.rawValue), "s"), "The sense of likeness."),
        MeasureParameter(
          "self", .flag(true), "Whether a vertex is tied to itself at the highest level."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.profileSimilarity(
          to: arguments.vertex("source"), by: arguments.option("by", .s),
          withSelf: arguments.flag("self"), weighted: arguments.strengthWeighting))
    },
  ]
}

extension MeasureArguments {
  /// The labels of the vertices as numbers, in the order in which they occur; none is a class too.
  fileprivate func classes(_ name: String) -> [Int]? {
    guard let labels = labels(name) else { return nil }
    var numbers: [String?: Int] = [:]
    return labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
  }
}

extension CompactGraph {
  /// How alike the rows of ties of each vertex and one vertex are; undefined where a sense of likeness
  /// divides by zero.
  ///
  /// Without strengths a tie is level one of one, with strengths its whole strength, 1 to 3.
  fileprivate func profileSimilarity(
    to source: Int, by sense: ProfileSimilarity, withSelf: Bool, weighted: StrengthWeighting
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "similarity")
    try requireFullMatrix(for: "similarity")
    let largest = weighted == .strengths && strengths != nil ? 3 : 1
    var profiles = Profiles(count: vertexCount, length: vertexCount, largest: largest)
    for edge in 0..<edgeCount {
      let (u, v) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      let level = largest == 1 ? 1 : strengths?[edge] ?? 1
      guard level == level.rounded(), (0...3).contains(level) else {
        throw .parameterOutOfRange(
          name: "the strength of a tie", value: level, range: "0, 1, 2 or 3, the levels compared")
      }
      guard u != v else { continue }
      profiles[u, v] = max(profiles[u, v], Int(level))
      if !isDirected { profiles[v, u] = max(profiles[v, u], Int(level)) }
    }
    if withSelf { for vertex in 0..<vertexCount { profiles[vertex, vertex] = largest } }
    return Scores(
      (0..<vertexCount).map { profiles.table(source, $0).similarity(sense) },
      undefined: .noVariation)
  }
}
