import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "The shortest diplomatic paths between two nations, each leg with its agreements.",
    discussion: """
      Agreements never count as a step: a leg joins two nations and names what ties them. Hostile \
      ties make no leg. Nations may be given by any code or name that the data set has. The exit \
      code is 1 where there is no path; the answer then says why.

      EXAMPLES
        alliance path MYS MAR
        alliance path Estonia Japan --kind defense
        alliance path PRT AUH --data europe-1914 --on 1914-06-28 --format json
      """)

  @Argument(help: "Where the path starts.")
  var from: String

  @Argument(help: "Where it leads.")
  var to: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(
    name: .long, help: "What is least: hops, or level-cost (4 − level, summed over the legs).")
  var by: Projection.Length = .hops

  @Flag(name: .long, help: "Follow pledges only from who is pledged to whom.")
  var directed = false

  @Option(name: .long, help: "How many of the shortest paths to list.")
  var limit = 5

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be above 0") }
  }

  func run() throws {
    let data = try source.read()
    let snapshot = try question.date.snapshotOfAnyDay(of: data)
    let ends = try (snapshot.nation(meaning: from), snapshot.nation(meaning: to))
    guard ends.0.code != ends.1.code else {
      throw CommandFailure(.usage, "alliance: error: both ends are \(ends.0.name)")
    }
    var projection = actors.applied(to: try question.projection(for: data))
    projection.length = by
    projection.direction = directed ? .kept : .symmetricByAny
    let answer = try CommandFailure.translating {
      () throws(AnalysisError) in
      try snapshot.paths(from: ends.0.code, to: ends.1.code, projection, limit: limit)
    }
    try output.write(Presentation(answer, data: data))
    if answer.paths.isEmpty { throw CommandFailure(.no) }
  }
}

extension Projection.Length: ExpressibleByArgument {}
