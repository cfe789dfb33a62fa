import AllianceFormats
import AllianceGraph
import ArgumentParser

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the ties of a date, or the whole dated data set, for other tools.",
    discussion: """
      The ending of the file chooses the format: .graphml, .gexf (with spells), .net (Pajek), .gml, \
      .dl (UCINET), .json (node-link), .hif.json (hypergraph), .csv or .tsv (edge list), .edges. What \
      the format could not hold is said on standard error.

      EXAMPLES
        alliance export --kind defense -o defense.graphml
        alliance export --data europe-1914 --dated -o europe.gexf
        alliance export --data europe-1914 --on 1914-06-28 --hubs --to json -o -
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file; - is standard output (with --to).", valueName: "file"))
  var output: String

  @Option(
    name: .long,
    help:
      "csv, tsv, edges, json, graphml, gexf, pajek, gml, dl or hif, where the ending does not say it."
  )
  var to: GraphForm?

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions

  @Flag(name: .long, help: "Agreements as nodes of their own, tied to their members.")
  var hubs = false

  @Flag(name: .long, help: "Keep the direction of pledges.")
  var directed = false

  @Flag(name: .long, help: "All ties of all dates, each with its start and end.")
  var dated = false

  @Option(
    name: .long,
    help: ArgumentHelp("Save what the format could not hold.", valueName: "file"))
  var losses: String?

  @Flag(name: .long, help: "Replace also a link, a device or a pipe.")
  var force = false

  func validate() throws {
    guard !dated || (!hubs && !directed && question.date.on == nil) else {
      throw ValidationError("--dated takes all dates as they are: no --on, --hubs or --directed")
    }
  }

  func run() throws {
    guard let form = to ?? GraphForm(fileName: output) else {
      throw CommandFailure.unknown(
        "format", output, among: GraphForm.allCases.map(\.rawValue))
    }
    let written = GraphFile.written(try graph(try source.read()), as: form)
    for loss in written.losses { Output.complain("\(form.rawValue) cannot hold: \(loss)") }
    if let losses {
      try Output.write(
        Array(written.losses.map { $0 + "\n" }.joined().utf8), to: losses, force: force)
    }
    try Output.write(written.bytes, to: output, force: force)
  }

  private func graph(_ data: AllianceData) throws(CommandFailure) -> LabelledGraph {
    var projection = try question.projection(for: data)
    if question.kind == nil { projection.kinds = .all }
    if dated {
      guard case .only(let kinds) = projection.kinds else { return LabelledGraph(dated: data) }
      return LabelledGraph(dated: data, kinds: kinds)
    }
    projection.actors = .all
    projection.agreements = hubs ? .hubs : .pairs
    projection.merge = .count
    projection.direction = directed ? .kept : .symmetricByAny
    return LabelledGraph(try question.snapshot(of: data).projected(projection))
  }
}

extension GraphForm: ExpressibleByArgument {}
