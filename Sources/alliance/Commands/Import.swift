import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a data package of published data sets: COW, ATOP, US missions, Geo-PKO.",
    discussion: """
      Each file is recognised by its header: Correlates of War alliances by member, dyad or directed \
      dyad, states, major powers, capabilities and contiguity; ATOP alliances and members; US \
      diplomatic missions; Geo-PKO contributors. What was understood, changed and left out is said; \
      a bad row is an error unless --skip-bad is given. With files that you downloaded:

        alliance import alliance_v4.1_by_dyad.csv states2016.csv -o cow

      EXAMPLES
        alliance import --list
        alliance import --columns cow-alliances-by-dyad
      """)

  @Argument(help: "The files as their authors distribute them.")
  var files: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to make: a new data package.", valueName: "folder"))
  var output: String?

  @Option(name: .long, help: "The title of the data set.")
  var title = "Imported data"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A data set in which nations are looked up that a file gives by name alone; default: the "
        + "bundled one.", valueName: "data"))
  var base: String?

  @Option(name: .long, help: "How text is encoded: utf-8 or latin1.")
  var encoding: ReadingOptions.Encoding = .utf8

  @Flag(name: .long, help: "Leave rows out that cannot be used, and say which.")
  var skipBad = false

  @Option(
    name: .long,
    help: ArgumentHelp("Write the rows that were left out into a file.", valueName: "file"))
  var rejected: String?

  @Flag(name: .long, help: "List the forms that are recognised instead.")
  var list = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the columns by which a form is recognised instead.", valueName: "form"))
  var columns: String?

  func validate() throws {
    guard list || columns != nil || (!files.isEmpty && output != nil) else {
      throw ValidationError("name the files, and the folder to make with --output")
    }
  }

  func run() throws {
    if list { return try Output.write(Self.forms) }
    if let columns { return try Output.write(Self.columns(of: columns)) }
    let outcome = try imported()
    for doubt in outcome.doubts.prefix(20) { Output.complain(doubt.description) }
    if outcome.doubts.count > 20 { Output.complain("\(outcome.doubts.count - 20) more doubts") }
    for fault in outcome.rejections.prefix(20) { Output.complain(fault.description) }
    if let rejected { try Output.write(outcome.rejected, to: rejected) }
    guard let output else { return }
    do {
      try DataPackage.write(outcome.data.contents, toNewFolder: output)
    } catch {
      throw CommandFailure(error)
    }
    try Output.write("\(outcome.statement)\n")
  }

  private static var forms: String {
    let forms = PublicDataForm.allCases
    let width = forms.map(\.rawValue.count).max() ?? 0
    return
      forms
      .map { TerminalText.padded($0.rawValue, to: width) + "  \($0.title)\n" }.joined()
  }

  private static func columns(of name: String) throws(CommandFailure) -> String {
    guard let form = PublicDataForm(rawValue: name) else {
      throw CommandFailure.unknown("form", name, among: PublicDataForm.allCases.map(\.rawValue))
    }
    return form.columns.map { "\($0)\n" }.joined()
  }

  private func imported() throws(CommandFailure) -> DataImport.Outcome {
    let name = output?.split(separator: "/").last.map(String.init) ?? "import"
    let folder = base.map(SourceOptions.place) ?? BundledData.folder(of: BundledData.standard)
    do {
      let options = ImportOptions(
        name: name, title: title, skipsBadRows: skipBad,
        base: try folder.map { try DataPackage.read($0) },
        reading: ReadingOptions(encoding: encoding))
      return try DataImport.read(files, options)
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let problem as FileProblem {
      throw CommandFailure(problem)
    } catch {
      throw CommandFailure(.badData, "alliance: error: \(error)")
    }
  }
}

extension ReadingOptions.Encoding: ExpressibleByArgument {}
