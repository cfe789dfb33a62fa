/// Parameters that many measures share.
extension MeasureParameter {
  static let strengths = MeasureParameter(
    "weights", .choice(["none", "strength"], "none"),
    "Whether an edge counts one or its strength.")
  static let lengths = MeasureParameter(
    "weights", .choice(["none", "length"], "none"),
    "Whether a path is as long as its edges are many, or as the sum of their lengths.")
  static let outward = MeasureParameter(
    "direction", .choice(["out", "in", "either"], "out"), "Which way edges are followed.")
  static let eitherWay = MeasureParameter(
    "direction", .choice(["out", "in", "either"], "either"), "Which edges count.")

  static func normalized(_ value: Bool, _ meaning: String) -> MeasureParameter {
    MeasureParameter("normalized", .flag(value), meaning)
  }

  static let resolution = MeasureParameter(
    "resolution", .number(1), "The weight of the expectation; above one favours small communities.")
  static let seed = MeasureParameter("seed", .integer(0), "Decides all random choices.")
  /// Of an estimate from paths out of some vertices.
  static let sampling = [
    MeasureParameter("samples", .integer(100), "How many sources to draw."),
    MeasureParameter(
      "value", .choice(["estimate", "bound"], "estimate"),
      "The estimate, or what no estimate errs by with the confidence asked for."),
    MeasureParameter("confidence", .number(0.95), "The chance that the bound holds."),
    .normalized(false, "Whether to divide by the number of pairs."), .lengths, .seed,
  ]
  /// Of what lies between two sets of vertices.
  static let endSets = [
    MeasureParameter("sources", .vertices, "Where paths begin; all unless given."),
    MeasureParameter("targets", .vertices, "Where paths end; all unless given."), .lengths,
  ]
  static let reach = MeasureParameter(
    "reach", .choice(ReachRule.allCases.map(\.rawValue), "all"),
    "Whether it is undefined where some vertex cannot be reached, or over those that can.")
  static let attribute = MeasureParameter("attribute", .labels, "What groups the vertices.")
  static let source = MeasureParameter("source", .vertex, "Where the path begins.")
  static let avoided = MeasureParameter(
    "avoid", .vertices, "Vertices that no path may touch; none unless given.")
  static let passed = MeasureParameter(
    "through", .vertices, "Vertices that a path must pass, in any order; none unless given.")
  static let target = MeasureParameter("target", .vertex, "Where the path ends.")
}

/// Words that many measures share.
enum Treatment {
  static let collapsed = "parallel edges count as the shortest, loops are ignored"
  static let simple = "parallel edges count once, loops not at all"
  static let addedUp = "strengths and parallel edges add up, a loop counts once"
  static let addedUpWithoutLoops = "strengths and parallel edges add up, loops are ignored"
  static let positiveOnly = "negative ties are refused"
  static let signBlind = "signs play no part"
  static let delegated = "as the centrality treats it"
  static let followed = "followed as the parameter says"
  static let ignored = "plays no part"
}

extension MeasureArguments {
  var pathWeighting: PathWeighting { option("weights", .hops) }
  var strengthWeighting: StrengthWeighting { option("weights", .unweighted) }
  var reach: ReachRule { option("reach", .all) }
  var seed: UInt64 { UInt64(bitPattern: Int64(integer("seed") ?? 0)) }
  func direction(_ fallback: Direction) -> Direction { option("direction", fallback) }
}
