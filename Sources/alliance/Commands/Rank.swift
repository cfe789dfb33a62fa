import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Nations by one or several measures, with what each measure means.",
    discussion: """
      The first measure decides the order. Undefined values are shown as –, and are null in JSON, \
      with the reason. “alliance rank --list” lists the measures.

      EXAMPLES
        alliance rank --by betweenness,harmonic
        alliance rank --by degree --kind defense --top 10 --format markdown
        alliance rank --by pagerank --data europe-1914 --on 1914-06-28 --format csv
      """)

  @Option(name: .long, help: "Measures, separated by commas; the first decides the order.")
  var by = "betweenness,harmonic"

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(name: .long, help: "How many nations to show to people (CSV and JSON hold all).")
  var top = 20

  @Flag(name: .long, help: "Follow pledges only from who is pledged to whom.")
  var directed = false

  @Flag(name: .long, help: "List the measures and what they mean instead.")
  var list = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top must be above 0") }
  }

  func run() throws {
    if list { return try output.write(Presentation.measures) }
    let measures = try Self.measures(named: by)
    let data = try source.read()
    let snapshot = try question.snapshot(of: data)
    var projection = actors.applied(to: try question.projection(for: data))
    projection.merge = .count
    projection.direction = directed ? .kept : .symmetricByAny
    let ranking = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.ranking(by: measures, projection)
    }
    try output.write(Presentation(ranking, limit: top))
  }

  /// The measures of a list separated by commas; an unknown one is answered with the nearest.
  static func measures(named by: String) throws(CommandFailure) -> [String] {
    let known = Ranking.Criterion.all.map(\.name)
    var measures: [String] = []
    for word in by.split(separator: ",").map({ $0.trimmed.lowercased() }) {
      guard known.contains(word) else {
        if Measurement.names.contains(word) {
          throw CommandFailure(
            .usage,
            "alliance: error: \(word) gives no number for each nation without being told more; ask "
              + "“alliance measure \(word)” with its parameters (-p)")
        }
        throw CommandFailure.unknown("measure", word, among: known)
      }
      if !measures.contains(word) { measures.append(word) }
    }
    guard !measures.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: --by names no measure")
    }
    return measures
  }
}
