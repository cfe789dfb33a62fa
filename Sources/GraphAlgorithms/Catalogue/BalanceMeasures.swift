import GraphCore

extension Measure {
  /// Structural balance.
  static let balance: [Measure] = [
    Measure(
      "frustration", "The least number of ties that any division into two camps violates.",
      shape: .graph, range: "0…m/2", unit: "ties", direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a camp, or friendly between the camps, is a violation",
      complexity: "exponential at worst",
      source: "Aref, Wilson 2019, doi:10.1093/comnet/cny015",
      parameters: [
        MeasureParameter("limit", .integer(20_000), "How many steps the linear programs may take."),
        .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(.defined(try graph.provenFrustration(arguments).index))
    },
    Measure(
      "normalized_frustration", "One minus the share of ties out of line, over one half.",
      shape: .graph, range: "0…1", unit: "1 − 2 L / m", direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a camp, or friendly between the camps, is a violation",
      complexity: "exponential at worst",
      source: "Aref, Wilson 2018, doi:10.1093/comnet/cnx023", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try graph.provenFrustration(arguments).normalized)
    },
    Measure(
      "ties_out_of_line", "The ties that the best division into two camps violates.",
      shape: .edgeSet, range: "0…m/2 ties", unit: "ties", direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a camp, or friendly between the camps, is a violation",
      complexity: "exponential at worst",
      source: "Aref, Wilson 2019, doi:10.1093/comnet/cny015", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .edgeSet(try graph.provenFrustration(arguments).violated)
    },
    Measure(
      "realignment_costs",
      "How many more ties are out of line if a vertex alone changes its camp in the best division.",
      range: "0…degree", unit: "ties", direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a camp, or friendly between the camps, is a violation",
      complexity: "exponential at worst",
      source: "Aref, Wilson 2019, doi:10.1093/comnet/cny015", parameters: [.strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(Scores(try graph.provenFrustration(arguments).changeCosts, undefined: .isolated))
    },
    Measure(
      "signed_triads", "The triads in which every two are tied, by their signs.", shape: .table,
      range: "0…n(n − 1)(n − 2)/6", unit: "triads", direction: Treatment.ignored,
      weight: "the heavier sign of parallel ties counts", sign: "counted by sign",
      complexity: "O(E √E)", source: "Cartwright, Harary 1956, doi:10.1037/h0046049"
    ) { graph, _ throws(GraphAlgorithmsError) in
      let triads = graph.signedTriads()
      return .table([
        NamedValue("+++", .defined(Double(triads.allPositive))),
        NamedValue("++-", .defined(Double(triads.oneNegative))),
        NamedValue("+--", .defined(Double(triads.twoNegative))),
        NamedValue("---", .defined(Double(triads.allNegative))),
      ])
    },
    Measure(
      "triad_balance", "The share of the triads that are balanced.", shape: .graph, range: "0…1",
      unit: "share of triads", direction: Treatment.ignored,
      weight: "the heavier sign of parallel ties counts", sign: "counted by sign",
      complexity: "O(E √E)", source: "Davis 1967, doi:10.1177/001872676702000206",
      parameters: [
        MeasureParameter(
          "rule", .choice(SignedTriads.Rule.allCases.map(\.rawValue), "strict"),
          "Whether three negative ties are out of balance (strict) or in it (weak).")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(graph.signedTriads().balance(arguments.option("rule", .strict)))
    },
    Measure(
      "walk_balance", "How balanced the closed walks of the whole graph are.", shape: .graph,
      range: "0…1, 1 if balanced", unit: "ratio", direction: Treatment.ignored,
      weight: Treatment.addedUpWithoutLoops, sign: "the sign of a walk is the product of its ties'",
      complexity: "O(V³)",
      source: "Estrada 2019, doi:10.1016/j.dam.2019.04.019",
      parameters: [.temperature, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(
        try graph.walkBalance(
          temperature: arguments.number("temperature") ?? 1, weighted: arguments.strengthWeighting
        ).whole)
    },
    Measure(
      "local_walk_balance", "How balanced the closed walks from a vertex are.",
      range: "1 if on no unbalanced walk", unit: "ratio", direction: Treatment.ignored,
      weight: Treatment.addedUpWithoutLoops, sign: "the sign of a walk is the product of its ties'",
      complexity: "O(V³)",
      source: "Estrada 2019, doi:10.1016/j.dam.2019.04.019",
      parameters: [.temperature, .strengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.walkBalance(
          temperature: arguments.number("temperature") ?? 1, weighted: arguments.strengthWeighting
        ).local)
    },
    Measure(
      "signed_blocks", "The division into at most k groups with fewest ties out of line.",
      shape: .partition, range: "1…k groups", unit: "vertices",
      direction: "ignored; each arc is a tie",
      weight: "parallel ties count each, strengths on request; loops not at all",
      sign: "hostile within a group, or friendly between groups, is a violation",
      complexity: "a search from many starts, with a bound",
      source: "Doreian, Mrvar 1996, doi:10.1016/0378-8733(95)00259-6",
      parameters: [
        MeasureParameter("k", .integer(3), "The largest number of groups."), .seed, .strengths,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        try graph.signedBlocks(
          atMost: arguments.integer("k") ?? 3, weighted: arguments.strengthWeighting,
          seed: arguments.seed
        ).partition)
    },
  ]
}

extension CompactGraph {
  /// The frustration where the best division is proven to be best.
  func provenFrustration(
    _ arguments: MeasureArguments
  ) throws(GraphAlgorithmsError) -> Frustration {
    let found = try frustration(
      weighted: arguments.strengthWeighting, searchLimit: arguments.integer("limit") ?? 20_000)
    guard found.isProven else { throw .notProven(found: found.index, bound: found.bound) }
    return found
  }
}

extension MeasureParameter {
  fileprivate static let temperature = MeasureParameter(
    "temperature", .number(1), "β: more gives more weight to long walks.")
}
