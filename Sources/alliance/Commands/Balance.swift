import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Balance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Structural balance: triads, frustration, the camps and the ties out of line.",
    discussion: """
      Friendly and hostile ties are balanced if the nations fall into two camps, friends within and \
      enemies between. The frustration index counts the ties that are out of line with the best \
      division; it is exact, with its proof, or a bracket if --limit is met first. --camps looks for \
      more camps. --years gives the numbers year by year or window by window.

      EXAMPLES
        alliance balance --data europe-1914 --on 1914-06-28
        alliance balance --data europe-1914 --on 1914-06-28 --kind defense,hostility --camps 3
        alliance balance --data europe-1914 --years 1871-1914 --window 4 --format csv
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(name: .long, help: "The largest number of camps.")
  var camps = 2

  @Option(
    name: .long, help: "Years, as in 1871-1914: the numbers of each, instead of one date.",
    transform: YearRange.init)
  var years: YearRange?

  @Option(name: .long, help: "With --years: how many years a window has.")
  var window = 1

  @Option(name: .long, help: "How many steps the proof may take.")
  var limit = 20_000

  @Option(name: .long, help: "The seed of the search.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "How many nations to show to people (JSON holds all).")
  var top = 12

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard camps >= 1 else { throw ValidationError("--camps must be 1 or more") }
    guard window >= 1 else { throw ValidationError("--window must be 1 or more") }
    guard limit >= 0 else { throw ValidationError("--limit must be 0 or more") }
    guard top > 0 else { throw ValidationError("--top must be above 0") }
    if years != nil, question.date.on != nil {
      throw ValidationError("--years and --on exclude each other")
    }
  }

  func run() throws {
    let data = try source.read()
    var projection = actors.applied(to: try question.projection(for: data))
    if question.kind == nil { projection.kinds = .all }
    if let years {
      return try output.write(Presentation(try series(years, data, projection)))
    }
    let snapshot = try question.snapshot(of: data)
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.balance(camps: camps, projection, searchLimit: limit, seed: seed)
    }
    try output.write(Presentation(answer, data: data, limit: top))
  }

  private func series(
    _ years: YearRange, _ data: AllianceData, _ projection: Projection
  ) throws(CommandFailure) -> BalanceSeries {
    let series = try CommandFailure.translating { () throws(AnalysisError) in
      try data.balanceSeries(
        years: years.years, width: window, projection, searchLimit: limit, seed: seed)
    }
    guard let series else {
      throw CommandFailure(.usage, "alliance: error: --years has no year from 1 to 9999")
    }
    return series
  }
}
