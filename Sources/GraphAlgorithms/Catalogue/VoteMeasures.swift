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
  ]
}

extension MeasureParameter {
  fileprivate static let quota = MeasureParameter(
    "quota", .number(nil), "The least total that passes; more than half unless given.")
  fileprivate static let votes = MeasureParameter(
    "attribute", .numbers("weight"), "The votes of each member; none counts zero.")
}

extension MeasureArguments {
  fileprivate func vote(of graph: CompactGraph) throws(GraphAlgorithmsError) -> WeightedVote {
    let votes = (numbers("attribute") ?? graph.noNumbers).map { $0 ?? 0 }
    return try WeightedVote(weights: votes, quota: number("quota"))
  }
}
