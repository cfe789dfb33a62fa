import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Power: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Whose vote decides: Shapley–Shubik, Banzhaf, winning and blocking coalitions.",
    discussion: """
      Votes are given with --weights, or are an indicator of the nations of a data set (--by), as it \
      was last known on the date. A motion passes with --quota; without it, with more than half. All \
      numbers are exact.

      EXAMPLES
        alliance power --weights FRA=4,DEU=4,ITA=4,BEL=2,NLD=2,LUX=1 --quota 12
        alliance power --by cinc --data europe-1914 --on 1914-06-28
        alliance power --by cinc --data europe-1914 --members DEU,AUH,ITA,FRA,GBR,RUS --format json
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("Voters with their votes, as in A=4,B=2,C=2.", valueName: "list"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp("An indicator of the data set, as in cinc.", valueName: "indicator"))
  var by: String?

  @Option(name: .long, help: "With --by: the nations that vote. Default: all that have it.")
  var members: String?

  @Option(name: .long, help: "The least total that passes. Default: more than half.")
  var quota: Double?

  @Option(name: .long, help: "How many coalitions of each sort to look for.")
  var limit = 1_000

  @OptionGroup var source: SourceOptions
  @OptionGroup var date: DateOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (weights == nil) != (by == nil) else {
      throw ValidationError("give either --weights or --by")
    }
    guard limit >= 0 else { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    try output.write(Presentation(try answer()))
  }

  private func answer() throws(CommandFailure) -> PowerAnswer {
    guard let by else {
      let weights = try Self.weights(of: weights ?? "")
      return try CommandFailure.translating { () throws(AnalysisError) in
        try PowerAnswer(weights: weights, quota: quota, measure: "the votes given", limit: limit)
      }
    }
    let snapshot = try date.snapshot(of: try source.read())
    var chosen: [NationCode]?
    if let members {
      var codes: [NationCode] = []
      for word in members.split(separator: ",") {
        codes.append(try snapshot.nation(meaning: word.trimmed).code)
      }
      chosen = codes
    }
    return try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.power(by: by, among: chosen, quota: quota, limit: limit)
    }
  }

  /// The voters of a list `A=4,B=2`.
  private static func weights(
    of list: String
  ) throws(CommandFailure) -> [(name: String, nation: Nation?, weight: Double)] {
    var voters: [(name: String, nation: Nation?, weight: Double)] = []
    for part in list.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard sides.count == 2, let weight = Double(sides[1]), weight.isFinite, weight >= 0 else {
        throw CommandFailure(
          .usage, "alliance: error: --weights takes voters as in A=4,B=2, not “\(part)”")
      }
      guard !voters.contains(where: { $0.name == sides[0] }) else {
        throw CommandFailure(.usage, "alliance: error: --weights names “\(sides[0])” twice")
      }
      voters.append((sides[0], nil, weight))
    }
    guard !voters.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: --weights names nobody")
    }
    return voters
  }
}
