import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a data package of published data, events, tables of your own, or graphs.",
    discussion: """
      Each file is recognised: published tables by their header (Correlates of War, ATOP, DCAD, UN \
      votes, US missions, Geo-PKO), events of ICEWS and GDELT by their columns, graphs by the end of \
      their name. What is recognised is listed with --list. Of a table of your own say what its \
      columns mean. What was understood, changed and left out is said; a bad row is an error, and \
      nothing is written, unless --skip-bad is given. With files that you downloaded or made:

        alliance import alliance_v4.1_by_dyad.csv states2016.csv -o cow
        alliance import events.tab --window month -o events
        alliance import mine.csv --column from=state_a --column to=state_b --kind defense -o mine
        alliance import network.graphml --kind dialogue -o network

      Excel workbooks cannot be read: save the sheet as “CSV UTF-8” first.

      EXAMPLES
        alliance import --list
        alliance import --columns cow-alliances-by-dyad
      """)

  @Argument(help: "The files; - is standard input. Gzip files are read as what they hold.")
  var files: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to make: a new data package.", valueName: "folder"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the files are, where they cannot be recognised; see --list.", valueName: "form"))
  var from: String?

  @Option(name: .long, help: "The title of the data set.")
  var title = "Imported data"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A data set in which nations are looked up by name or code; default: the bundled one. A graph's "
        + "nodes are taken as they are.", valueName: "data"))
  var base: String?

  @OptionGroup(title: "Tables") var table: TableOptions
  @OptionGroup(title: "Text") var text: TextOptions

  @Option(name: .long, help: "Events are counted over: whole, year, month or day.")
  var window: EventOptions.Window = .whole

  @Option(
    name: .long,
    help: ArgumentHelp("The first day of events that counts.", valueName: "date"))
  var since: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The last day of events that counts.", valueName: "date"))
  var until: String?

  @Flag(name: .long, help: "Let edges of a graph name nodes that the file does not declare.")
  var allowNewNodes = false

  @Flag(
    name: .long,
    help: "Leave rows out that cannot be used, say why, and write them into a file of their own.")
  var skipBad = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file for rows that were left out; default: the folder's name with -rejected.csv.",
      valueName: "file"))
  var rejected: String?

  @Flag(name: .long, help: "List the forms that are recognised instead.")
  var list = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the columns by which a form is recognised instead.", valueName: "form"))
  var columns: String?

  @OptionGroup var limits: LimitOptions

  func validate() throws {
    guard list || columns != nil || (!files.isEmpty && output != nil) else {
      throw ValidationError("name the files, and the folder to make with --output")
    }
    guard rejected == nil || skipBad else {
      throw ValidationError("--rejected takes the rows that --skip-bad leaves out; add it")
    }
  }

  func run() throws {
    if list { return try Output.write(Self.forms) }
    if let columns { return try Output.write(Self.columns(of: columns)) }
    guard let output else { return }
    let outcome = try imported(output)
    Self.tell(outcome.doubts, "doubts")
    Self.tell(outcome.rejections, "rows that were left out")
    // First, so that no row is in neither place where one of the two cannot be written.
    if !outcome.rejected.isEmpty {
      let file = rejected ?? Self.rejectedName(output)
      try Output.write(outcome.rejected, to: file)
      Output.complain("rows that were left out: \(file)")
    }
    do {
      try DataPackage.write(outcome.data.contents, toNewFolder: output)
    } catch {
      throw CommandFailure(error)
    }
    try Output.write("\(outcome.statement)\n")
  }

  private static func tell(_ faults: [Fault], _ what: String) {
    for fault in faults.prefix(20) { Output.complain(fault.description) }
    if faults.count > 20 { Output.complain("\(faults.count - 20) more \(what)") }
  }

  private static func rejectedName(_ folder: String) -> String {
    var name = folder
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    return name + "-rejected.csv"
  }

  private static var forms: String {
    let width = ImportForm.all.map(\.name.count).max() ?? 0
    return ImportForm.all
      .map { TerminalText.padded($0.name, to: width) + "  \($0.title)\n" }.joined()
  }

  private static func columns(of name: String) throws(CommandFailure) -> String {
    guard let form = PublicDataForm(rawValue: name) else {
      throw CommandFailure.unknown("form", name, among: PublicDataForm.allCases.map(\.rawValue))
    }
    return form.columns.map { "\($0)\n" }.joined()
  }

  private func imported(_ output: String) throws(CommandFailure) -> DataImport.Outcome {
    var form: ImportForm?
    if let from {
      form = ImportForm(name: from)
      if form == nil {
        throw CommandFailure.unknown("form", from, among: ImportForm.all.map(\.name))
      }
    }
    let options = try options(output)
    defer { ProgressBar.clear() }
    do {
      return try FileImport.read(files, as: form, options)
    } catch {
      throw CommandFailure(importing: error)
    }
  }

  private func options(_ output: String) throws(CommandFailure) -> ImportOptions {
    var options = ImportOptions(
      name: output.split(separator: "/").last.map(String.init) ?? "import", title: title,
      skipsBadRows: skipBad, reading: try text.reading(limits),
      findsDelimiter: text.delimiter == nil, spreadsheet: try table.layout(), events: try events())
    options.allowsNewNodes = allowNewNodes
    options.depthLimit = limits.maxDepth
    options.progress = ProgressBar.drawing("reading")
    var folder = BundledData.folder(of: BundledData.standard)
    if let base { folder = try BundledData.place(of: base) }
    do {
      options.base = try folder.map { try DataPackage.read($0) }
    } catch {
      throw CommandFailure(importing: error)
    }
    return options
  }

  private func events() throws(CommandFailure) -> EventOptions {
    var events = EventOptions(window: window)
    guard since != nil || until != nil else { return events }
    let first = try Self.day(since, "--since")?.firstDay ?? .distantPast
    let last = try Self.day(until, "--until")?.lastDay ?? .distantFuture
    guard first <= last else {
      throw CommandFailure(.usage, "alliance: error: --since is after --until")
    }
    events.days = first...last
    return events
  }

  private static func day(
    _ text: String?, _ option: String
  ) throws(CommandFailure) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw CommandFailure(
        .usage, "alliance: error: \(option) “\(text)” \(CalendarDate.fault(in: text))")
    }
    return date
  }
}

extension CommandFailure {
  /// What a reader threw.
  init(importing error: any Error) {
    switch error {
    case let error as InvalidInput: self.init(error)
    case let problem as FileProblem: self.init(problem)
    case let failure as CommandFailure: self = failure
    default: self.init(.badData, "alliance: error: \(error)")
    }
  }
}
