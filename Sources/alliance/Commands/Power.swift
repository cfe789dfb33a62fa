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
      was last known on the date, or a column of a CSV file with a header: the first column names the \
      voters, and where there are several columns of votes a motion must pass in each. A motion \
      passes with --quota; without it, with more than half. Numbers are exact, but for several \
      columns and more than 20 voters, or with --samples: then they are estimates with intervals.

      EXAMPLES
        alliance power --weights FRA=4,DEU=4,ITA=4,BEL=2,NLD=2,LUX=1 --quota 12
        alliance power --weights FRA=4,DEU=4,ITA=4,BEL=2,NLD=2,LUX=1 --samples 2000
        alliance power --by cinc --data europe-1914 --on 1914-06-28
        alliance power --by cinc --data europe-1914 --members DEU,AUH,ITA,FRA,GBR,RUS --format json
        alliance power --by cinc --data europe-1914 --samples 5000
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Voters with their votes, as in A=4,B=2,C=2, or a CSV file that ends in .csv.",
      valueName: "list"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp("An indicator of the data set, as in cinc.", valueName: "indicator"))
  var by: String?

  @Option(name: .long, help: "With --by: the nations that vote. Default: all that have it.")
  var members: String?

  @Option(
    name: .long,
    help: "The least total that passes, one for each column of votes. Default: more than half.")
  var quota: String?

  @Option(
    name: .long,
    help: "Draw so many orders and coalitions instead of counting all.")
  var samples: Int?

  @Option(name: .long, help: "The seed of the samples.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "How many coalitions of each sort to look for.")
  var limit = 1_000

  @OptionGroup var source: SourceOptions
  @OptionGroup var date: DateOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (weights == nil) != (by == nil) else {
      throw ValidationError("give either --weights or --by")
    }
    guard samples ?? 1 >= 1 else { throw ValidationError("--samples must be 1 or more") }
    guard limit >= 0 else { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    try output.write(Presentation(try answer()))
  }

  private func answer() throws(CommandFailure) -> PowerAnswer {
    guard let by else {
      return try answerOfVotes(try Self.votes(of: weights ?? ""))
    }
    let quotas = try quotas(1)
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
      try snapshot.power(
        by: by, among: chosen, quota: quotas[0], limit: limit, samples: samples, seed: seed)
    }
  }

  private func answerOfVotes(
    _ rows: [(name: String, weights: [Double])]
  ) throws(CommandFailure) -> PowerAnswer {
    let quotas = try quotas(rows.first?.weights.count ?? 1)
    return try CommandFailure.translating { () throws(AnalysisError) in
      guard quotas.count > 1 || samples != nil else {
        return try PowerAnswer(
          weights: rows.map { ($0.name, nil, $0.weights[0]) }, quota: quotas[0],
          measure: "the votes given", limit: limit)
      }
      return try PowerAnswer(
        votes: rows, quotas: quotas, measure: "the votes given", samples: samples, seed: seed)
    }
  }

  /// A quota for each vote; nil where none is given.
  private func quotas(_ count: Int) throws(CommandFailure) -> [Double?] {
    guard let quota else { return [Double?](repeating: nil, count: count) }
    let numbers = quota.split(separator: ",", omittingEmptySubsequences: false)
      .map { Double($0.trimmed) }
    guard numbers.count == count, numbers.allSatisfy({ $0?.isFinite ?? false }) else {
      throw CommandFailure(
        .usage,
        "alliance: error: --quota takes \(count == 1 ? "a number" : "\(count) numbers"), not “\(quota)”"
      )
    }
    return numbers
  }

  /// The voters of a list `A=4,B=2`, or of a CSV file.
  private static func votes(
    of list: String
  ) throws(CommandFailure) -> [(name: String, weights: [Double])] {
    if list.lowercased().hasSuffix(".csv") { return try votes(ofFile: list) }
    var voters: [(name: String, weights: [Double])] = []
    for part in list.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard sides.count == 2, let weight = Double(sides[1]), weight.isFinite, weight >= 0 else {
        throw CommandFailure(
          .usage, "alliance: error: --weights takes voters as in A=4,B=2, not “\(part)”")
      }
      try add(sides[0], [weight], to: &voters)
    }
    guard !voters.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: --weights names nobody")
    }
    return voters
  }

  private static func votes(
    ofFile path: String
  ) throws(CommandFailure) -> [(name: String, weights: [Double])] {
    do {
      return try VoteTable(reading: path).voters
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let problem as FileProblem {
      throw CommandFailure(problem)
    } catch {
      throw CommandFailure(.bug, "alliance: error: \(error)")
    }
  }

  private static func add(
    _ name: String, _ weights: [Double], to voters: inout [(name: String, weights: [Double])]
  ) throws(CommandFailure) {
    guard !voters.contains(where: { $0.name == name }) else {
      throw CommandFailure(.usage, "alliance: error: --weights names “\(name)” twice")
    }
    voters.append((name, weights))
  }
}
