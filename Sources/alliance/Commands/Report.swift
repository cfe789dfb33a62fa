import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import AllianceReports
import ArgumentParser
import GraphvizExport

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A report for a reader: diagrams, who is central, who holds together, sources.",
    discussion: """
      HTML is one page that needs nothing else. Markdown puts its diagrams beside itself, named \
      after the report. The report says how it was made, so that it can be made again.

      EXAMPLES
        alliance report -o report.html
        alliance report --data europe-1914 --on 1914-06-28 --path PRT,AUH -o 1914.md
        alliance report --kind defense --format json
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(name: .long, help: "The title.")
  var title: String?

  @Option(name: .long, help: "Measures, separated by commas; the first decides the order.")
  var by = "betweenness,harmonic,degree,pagerank"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Add the shortest paths between two nations, as in MYS,MAR; may be repeated.",
      valueName: "from,to"))
  var path: [String] = []

  @Option(name: .long, help: "The seed of the coalitions.")
  var seed: UInt64 = 1

  @OptionGroup var output: OutputOptions

  func run() throws {
    let (data, hash) = try source.readHashed()
    let snapshot = try question.snapshot(of: data)
    let projection = actors.applied(to: try question.projection(for: data))
    let figures = try figures(of: snapshot, projection)
    let briefing = Briefing(
      title: title ?? "\(data.metadata.title): who is tied to whom", snapshot: snapshot,
      ranking: try ranking(snapshot, projection),
      coalitions: try CommandFailure.translating { () throws(AnalysisError) in
        try snapshot.coalitions(.leiden(resolution: 1, seed: seed), projection)
      },
      paths: try answers(snapshot, projection), figures: figures,
      provenance: Briefing.Provenance(
        programVersion: Alliance.configuration.version, dataHash: hash,
        command: CommandText.thisCommand))
    try writeFigures(figures)
    try output.write(Presentation(briefing))
  }

  private func ranking(
    _ snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> Ranking {
    var projection = projection
    projection.merge = .count
    let measures = try Rank.measures(named: by)
    return try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.ranking(by: measures, projection)
    }
  }

  private func answers(
    _ snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> [PathAnswer] {
    var answers: [PathAnswer] = []
    for pair in path {
      let words = pair.split(separator: ",").map { $0.trimmed }
      guard words.count == 2 else {
        throw CommandFailure(
          .usage, "alliance: error: --path takes two nations, as in MYS,MAR, not “\(pair)”")
      }
      let ends = try (snapshot.nation(meaning: words[0]), snapshot.nation(meaning: words[1]))
      answers.append(
        try CommandFailure.translating { () throws(AnalysisError) in
          try snapshot.paths(from: ends.0.code, to: ends.1.code, projection, limit: 3)
        })
    }
    return answers
  }

  // MARK: Figures

  private func figures(
    of snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> [Document.Figure] {
    guard try output.chosenFormat.showsFigures else { return [] }
    let options = DrawingOptions(projection, allKinds: question.kind == nil)
    let scene = try Drawing.scene(of: snapshot, options, theme: .light)
    return [
      Document.Figure(
        fileName: "\(stem)-diagram.svg", caption: scene.title,
        svg: scene.svgElement())
    ]
  }

  /// The name of the report's file without folder and ending.
  private var stem: String {
    let name = output.output?.split(separator: "/").last ?? "report"
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    return String(name[..<point])
  }

  /// Markdown refers to its diagrams; they are put beside it.
  private func writeFigures(_ figures: [Document.Figure]) throws(CommandFailure) {
    guard try output.chosenFormat == .markdown, let path = output.output, path != "-" else {
      return
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    for figure in figures {
      try Output.write(
        Array(figure.svg.utf8), to: folder + figure.fileName, force: output.force)
    }
  }
}
