import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Partners: ParsableCommand {
  enum Predictor: String, CaseIterable, ExpressibleByArgument {
    case commonNeighbors = "common_neighbors"
    case jaccard
    case adamicAdar = "adamic_adar"
    case resourceAllocation = "resource_allocation"
    case preferentialAttachment = "preferential_attachment"
    case katz
  }

  static let configuration = CommandConfiguration(
    commandName: "partners",
    abstract: "Whom to win: missing ties, partners that open a group, brokers between camps.",
    discussion: """
      With a nation: who has no tie with it, which partners the two share, and how alike their \
      positions are; --since a year shows how well the score told later ties. With --reach: the \
      smallest sets of new partners that bring a group within --within steps. With --between and \
      --and: who has ties to both camps.

      EXAMPLES
        alliance partners MYS --kind intelligence --top 5
        alliance partners ITA --data europe-1914 --on 1914-06-28 --since 1900
        alliance partners SRB --data europe-1914 --on 1914-06-28 --reach GBR,FRA --within 2
        alliance partners --between DEU,AUH --and FRA,RUS,GBR --data europe-1914 --on 1914-06-28
      """)

  @Argument(help: "The nation that looks for partners.")
  var nation: String?

  @Option(name: .long, help: "The score that decides the order.")
  var by: Predictor = .adamicAdar

  @Option(
    name: .long, help: "A year: how many of the pairs that were tied since had been foretold.")
  var since: Int?

  @Option(name: .long, help: "A group of nations, or a region, that is to be reached.")
  var reach: String?

  @Option(name: .long, help: "With --reach: in how many steps.")
  var within = 2

  @Option(name: .long, help: "The nations of one camp.")
  var between: String?

  @Option(name: .long, help: "The nations of the other camp.")
  var and: String?

  @Option(name: .long, help: "How many nations to show to people (CSV and JSON hold all).")
  var top = 15

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top must be above 0") }
    guard within >= 1 else { throw ValidationError("--within must be 1 or more") }
    guard (between == nil) == (and == nil) else {
      throw ValidationError("--between and --and go together")
    }
    guard (nation == nil) != (between == nil) else {
      throw ValidationError("name a nation, or two camps with --between and --and")
    }
  }

  func run() throws {
    let data = try source.read()
    let projection = actors.applied(to: try question.projection(for: data))
    let snapshot = try question.snapshot(of: data)
    try output.write(try presentation(snapshot, projection))
  }

  private func presentation(
    _ snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> Presentation {
    if let between, let and {
      let camps = try (codes(between, in: snapshot), codes(and, in: snapshot))
      let answer = try CommandFailure.translating { () throws(AnalysisError) in
        try snapshot.brokers(between: camps.0, and: camps.1, projection)
      }
      return Presentation(answer, limit: top)
    }
    let code = try present(nation ?? "", in: snapshot)
    if let reach {
      let targets = try codes(reach, in: snapshot)
      let answer = try CommandFailure.translating { () throws(AnalysisError) in
        try snapshot.reach(of: targets, from: code, steps: within, projection)
      }
      return Presentation(answer)
    }
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.partners(for: code, by: by.rawValue, since: since, projection)
    }
    return Presentation(answer, limit: top)
  }

  /// The nations of a list; a word of it may be a region.
  private func codes(
    _ list: String, in snapshot: Snapshot
  ) throws(CommandFailure) -> [NationCode] {
    var codes: [NationCode] = []
    for word in list.split(separator: ",").map({ $0.trimmed }) {
      let inRegion = snapshot.nations.filter {
        $0.region?.lowercased() == word.lowercased()
          || $0.subregion?.lowercased() == word.lowercased()
      }
      codes += inRegion.isEmpty ? [try present(word, in: snapshot)] : inRegion.map(\.code)
    }
    return codes
  }

  private func present(_ word: String, in snapshot: Snapshot) throws(CommandFailure) -> NationCode {
    let nation = try snapshot.nation(meaning: word)
    guard snapshot.index(of: nation.code) != nil else {
      throw CommandFailure(
        .no, "alliance: \(nation.name) is not in the state system \(snapshot.rule)")
    }
    return nation.code
  }
}
