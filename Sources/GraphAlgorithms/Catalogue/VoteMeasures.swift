import GraphCore

extension Measure {
  /// Votes.
  static let votes: [Measure] = [
    Measure(
      "shapley_shubik", "How often a member decides, over all orders of joining.",
      range: "0…1, summing to 1", unit: "share of orders", direction: Treatment.ignored,
      weight: Treatment.ignored, sign: Treatment.signBlind, complexity: "O(n² W)",
      source: "Shapley, Shubik 1954, doi:10.2307/1951053", parameters: [.quota, .votes]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(Scores(try arguments.vote(of: graph).shapleyShubik()))
    },
    Measure(
      "banzhaf", "How often a member turns a losing coalition into a winning one.",
      range: "0…1", unit: "share of swings", direction: Treatment.ignored,
      weight: Treatment.ignored, sign: Treatment.signBlind, complexity: "O(n W)",
      source: "Dubey, Shapley 1979, doi:10.1287/moor.4.2.99",
      parameters: [
        .quota, .votes,
        .normalized(true, "Whether the shares add up to one, or are chances by a fair coin."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        Scores(
          try arguments.vote(of: graph).banzhaf(
            arguments.flag("normalized") ? .shares : .probability)))
    },
    Measure(
      "minimal_winning_coalitions",
      "The coalitions that pass a motion and need each of their members.",
      shape: .vertexSets, range: "0 or more coalitions", unit: "members",
      direction: Treatment.ignored, weight: Treatment.ignored, sign: Treatment.signBlind,
      complexity: "O(n) a coalition", source: "Shapley 1962, doi:10.1002/bs.3830070104",
      parameters: [.quota, .votes, .coalitionLimit]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let vote = try arguments.vote(of: graph)
      return try arguments.coalitions(vote.minimalWinningCoalitions)
    },
    Measure(
      "minimal_blocking_coalitions",
      "The coalitions without which nothing passes and that need each of their members.",
      shape: .vertexSets, range: "0 or more coalitions", unit: "members",
      direction: Treatment.ignored, weight: Treatment.ignored, sign: Treatment.signBlind,
      complexity: "O(n) a coalition", source: "Dubey, Shapley 1979, doi:10.1287/moor.4.2.99",
      parameters: [.quota, .votes, .coalitionLimit]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let vote = try arguments.vote(of: graph)
      return try arguments.coalitions(vote.minimalBlockingCoalitions)
    },
    Measure(
      "veto_members", "The members without whom nothing passes: the core of the game is theirs.",
      shape: .vertexSet, range: "0…n members", unit: "members", direction: Treatment.ignored,
      weight: Treatment.ignored, sign: Treatment.signBlind, complexity: "O(n)",
      source: "Shapley 1962, doi:10.1002/bs.3830070104", parameters: [.quota, .votes]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .vertexSet(try arguments.vote(of: graph).vetoMembers)
    },
  ]
}

extension MeasureParameter {
  fileprivate static let quota = MeasureParameter(
    "quota", .number(nil), "The least total that passes; more than half unless given.")
  fileprivate static let votes = MeasureParameter(
    "attribute", .numbers("weight"),
    "The votes of each member: weight, or the only attribute there is; none counts zero.")
  fileprivate static let coalitionLimit = MeasureParameter(
    "limit", .integer(100_000), "How many coalitions there may be.")
}

extension MeasureArguments {
  fileprivate func vote(of graph: CompactGraph) throws(GraphAlgorithmsError) -> WeightedVote {
    let votes = (numbers("attribute") ?? graph.noNumbers).map { $0 ?? 0 }
    return try WeightedVote(weights: votes, quota: number("quota"))
  }

  fileprivate func coalitions(
    _ list: (_ limit: Int) -> CoalitionListing
  ) throws(GraphAlgorithmsError) -> MeasureResult {
    let limit = integer("limit") ?? 0
    guard limit >= 0 else {
      throw .parameterOutOfRange(name: "limit", value: Double(limit), range: "0 or more")
    }
    let found = list(limit)
    guard found.isComplete else { throw .limitExceeded(what: "coalitions", limit: limit) }
    return .vertexSets(found.coalitions)
  }
}
