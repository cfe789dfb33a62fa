import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Writes the ties of a date or of years, or the whole dated data set, for other tools.",
    discussion: """
      The ending of the file chooses the format: .graphml, .gexf (with spells), .net (Pajek), .gml, \
      .dl (UCINET), .json (node-link), .hif.json (hypergraph), .dot, .csv or .tsv (edge list), \
      .edges, .matrix.csv (adjacency matrix), .sqlite (the whole data set as a database); --to package \
      makes a data package. --years writes one file whose edges have a year, or with --to matrix a \
      folder with a matrix for each year over the same nations, an empty cell where one is not there. \
      What the format could not hold is said on standard error, and saved with --losses.

      EXAMPLES
        alliance export --kind defense -o defense.graphml
        alliance export --data europe-1914 --dated -o europe.gexf
        alliance export --data europe-1914 --on 1914-06-28 --hubs --to json -o -
        alliance export --data europe-1914 --years 1900-1914 --to matrix -o matrices
        alliance export --data europe-1914 -o europe.sqlite
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, or the folder of a package or of matrices; - is standard output (with --to).",
      valueName: "file"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "csv, tsv, edges, json, graphml, gexf, pajek, gml, dl, hif, dot, matrix, sqlite or package, "
        + "where the ending does not say it.", valueName: "format"))
  var to: ExportForm?

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions

  @Flag(name: .long, help: "Agreements as nodes of their own, tied to their members.")
  var hubs = false

  @Flag(name: .long, help: "Keep the direction of pledges.")
  var directed = false

  @Option(
    name: .long,
    help: "What a weight is: count of instruments, any (1), sum of strengths, or level (1 to 4).")
  var merge: Projection.Merge = .count

  @Flag(name: .long, help: "All ties of all dates, each with its start and end.")
  var dated = false

  @Option(
    name: .long, help: "The ties of each of some years, as 1900-1914.",
    transform: YearRange.init)
  var years: YearRange?

  @Option(
    name: .long,
    help: ArgumentHelp("Save what the format could not hold.", valueName: "file"))
  var losses: String?

  @Flag(name: .long, help: "Replace also a link, a device or a pipe.")
  var force = false

  func validate() throws {
    guard !dated || (!hubs && !directed && question.date.on == nil && years == nil) else {
      throw ValidationError(
        "--dated takes all dates as they are: no --on, --years, --hubs or --directed")
    }
    guard years == nil || question.date.on == nil else {
      throw ValidationError("--years and --on exclude each other")
    }
  }

  func run() throws {
    guard let form = to ?? ExportForm(fileName: output) else {
      throw CommandFailure(
        .usage,
        output == "-"
          ? "alliance: error: standard output has no name that tells the format; name it with --to, "
            + "as in --to csv"
          : "alliance: error: the end of “\(TerminalText.shown(output))” is that of no format; name "
            + "it with --to: \(ExportForm.names.joined(separator: ", "))")
    }
    switch form {
    case .graph(let graphForm):
      let written = GraphFile.written(try graph(try source.read()), as: graphForm)
      try write(written, form)
    case .matrix: try writeMatrices()
    case .sqlite: try writeDatabase()
    case .package: try writePackage()
    }
  }

  // MARK: Whole data sets

  /// Refuses what a form that holds the whole data set cannot follow.
  private func requireWhole(_ form: ExportForm) throws(CommandFailure) {
    let isPart =
      question.date.on != nil || question.kind != nil || question.leastStage != nil
      || question.leastLevel != nil || years != nil || hubs || directed
    if isPart {
      throw CommandFailure(
        .usage,
        "alliance: error: \(form.name) holds the whole data set: no --on, --years, --kind, "
          + "--least-stage, --least-level, --hubs or --directed")
    }
  }

  private func writeDatabase() throws(CommandFailure) {
    try requireWhole(.sqlite)
    let data = try source.read()
    let bytes: [UInt8]
    do {
      bytes = try SQLiteExport.bytes(data, for: output)
    } catch {
      throw CommandFailure(error)
    }
    try save([], .sqlite)
    try Output.write(bytes, to: output, force: force)
  }

  private func writePackage() throws(CommandFailure) {
    try requireWhole(.package)
    guard output != "-" else {
      throw CommandFailure(.usage, "alliance: error: a package is a folder; name one with -o")
    }
    let data = try source.read()
    do {
      try DataPackage.write(data.contents, toNewFolder: output)
    } catch {
      throw CommandFailure(error)
    }
    try save([], .package)
  }

  // MARK: Graphs

  private func writeMatrices() throws {
    let data = try source.read()
    guard let years else {
      return try write(AdjacencyMatrix.written(try graph(data)), .matrix)
    }
    let graphs = try yearly(data, years.years)
    let nodes = Set(graphs.flatMap(\.graph.nodes)).sorted()
    guard output != "-" else {
      throw CommandFailure(
        .usage, "alliance: error: several matrices need a folder; name one with -o")
    }
    var losses: [String] = []
    var files: [(name: String, bytes: [UInt8])] = []
    for (year, graph) in graphs {
      let written = AdjacencyMatrix.written(graph, nodes: nodes)
      for loss in written.losses where !losses.contains(loss) { losses.append(loss) }
      files.append(("\(year).csv", written.bytes))
    }
    do {
      try FileReplacement.write(files, inFolder: output, force ? .force : .careful)
    } catch {
      throw CommandFailure(error)
    }
    try save(losses, .matrix)
  }

  private func graph(_ data: AllianceData) throws(CommandFailure) -> LabelledGraph {
    if let years { return LabelledGraph(years: try yearly(data, years.years)) }
    let projection = try projection(data)
    if dated {
      guard case .only(let kinds) = projection.kinds else { return LabelledGraph(dated: data) }
      return LabelledGraph(dated: data, kinds: kinds)
    }
    return LabelledGraph(try question.snapshot(of: data).projected(projection))
  }

  private func projection(_ data: AllianceData) throws(CommandFailure) -> Projection {
    var projection = try question.projection(for: data)
    if question.kind == nil { projection.kinds = .all }
    projection.actors = .all
    projection.agreements = hubs ? .hubs : .pairs
    projection.merge = merge
    projection.direction = directed ? .kept : .symmetricByAny
    return projection
  }

  /// The graph of each year that the data set knows something of.
  private func yearly(
    _ data: AllianceData, _ years: ClosedRange<Int>
  ) throws(CommandFailure) -> [(year: Int, graph: LabelledGraph)] {
    let projection = try projection(data)
    var graphs: [(year: Int, graph: LabelledGraph)] = []
    for year in years {
      guard let date = CalendarDate(year: year) else { continue }
      let snapshot = data.snapshot(on: date)
      guard snapshot.coverage != .outside else { continue }
      graphs.append((year, LabelledGraph(snapshot.projected(projection))))
    }
    guard !graphs.isEmpty else {
      throw CommandFailure(
        .no, "alliance: the data set knows nothing of \(years.lowerBound)–\(years.upperBound)")
    }
    if graphs.count < years.count {
      let outside = EnglishCount.of(years.count - graphs.count, "year", ("is", "are"))
      Output.complain("\(outside) outside of what the data set covers")
    }
    return graphs
  }

  // MARK: Writing

  private func write(
    _ written: GraphFile.Written, _ form: ExportForm
  ) throws(CommandFailure) {
    try save(written.losses, form)
    try Output.write(written.bytes, to: output, force: force)
  }

  /// Says what a form could not hold, and saves it where that was asked for.
  private func save(_ lost: [String], _ form: ExportForm) throws(CommandFailure) {
    for loss in lost.prefix(20) { Output.complain("\(form.name) cannot hold: \(loss)") }
    if lost.count > 20 {
      Output.complain("\(EnglishCount.of(lost.count - 20, "more thing")); --losses saves them")
    }
    guard let losses else { return }
    try Output.write(Array(lost.map { $0 + "\n" }.joined().utf8), to: losses, force: force)
  }
}

/// What a data set or a part of it is written as.
enum ExportForm: ExpressibleByArgument {
  case graph(GraphForm)
  case matrix
  case sqlite
  case package

  static let names: [String] =
    GraphForm.allCases.map(\.rawValue) + ["matrix", "sqlite", "package"]

  init?(argument: String) {
    switch argument {
    case "matrix": self = .matrix
    case "sqlite": self = .sqlite
    case "package": self = .package
    default:
      guard let form = GraphForm(rawValue: argument) else { return nil }
      self = .graph(form)
    }
  }

  /// The form that the end of a file name stands for.
  init?(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".matrix.csv") {
      self = .matrix
    } else if [".sqlite", ".sqlite3", ".db"].contains(where: { name.hasSuffix($0) }) {
      self = .sqlite
    } else if let form = GraphForm(fileName: fileName) {
      self = .graph(form)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .graph(let form): form.rawValue
    case .matrix: "matrix"
    case .sqlite: "sqlite"
    case .package: "package"
    }
  }

  static var allValueStrings: [String] { names }
}

extension GraphForm: ExpressibleByArgument {}
extension Projection.Merge: ExpressibleByArgument {}
