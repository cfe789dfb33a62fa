import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import ArgumentParser
import Glibc
import TextForms

/// Which data set is read.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A data package (folder), a CSV file of ties, or the name of a bundled data set.",
      valueName: "data"))
  var data: String?

  /// Reads the data set; doubts are told, faults end the command.
  func read() throws(CommandFailure) -> AllianceData {
    let path = try location()
    do {
      return try Self.published(path) ?? DataPackage.read(path)
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let problem as FileProblem {
      throw CommandFailure(problem)
    } catch {
      throw CommandFailure(.bug, "alliance: error: \(error)")
    }
  }

  /// Where the data set is: what was asked for, the environment, or the bundled one.
  func location(quietly: Bool = false) throws(CommandFailure) -> String {
    if let data { return Self.place(of: data) }
    if let variable = getenv("ALLIANCE_DATA"), variable.pointee != 0 {
      return Self.place(of: String(cString: variable))
    }
    guard let folder = BundledData.folder(of: BundledData.standard) else {
      throw CommandFailure(
        .noInput,
        "alliance: error: the bundled data set “\(BundledData.standard)” is not beside the "
          + "program; name one with --data, or see “alliance doctor”")
    }
    if !quietly { Output.complain("Data set: \(BundledData.standard) (bundled)") }
    return folder
  }

  /// The data of a published file whose form is unmistakable, with a statement of what was
  /// understood; nil where the path is a folder or another file.
  private static func published(_ path: String) throws -> AllianceData? {
    guard InputFile.kind(of: path) == .file, try DataImport.form(of: path) != nil else {
      return nil
    }
    let outcome = try DataImport.read([path])
    Output.complain(outcome.statement.description)
    return outcome.data
  }

  /// Where a data set is that somebody named: a file or folder of that path, or else a bundled data
  /// set of that name.
  static func place(of name: String) -> String {
    access(name, F_OK) == 0 ? name : BundledData.folder(of: name) ?? name
  }
}

/// Which ties on which date.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var date: DateOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Kinds of tie, separated by commas. Default: all that hold nations together.",
      valueName: "kinds"))
  var kind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least stage that counts: contact, negotiation, signed, in_force, …",
      valueName: "stage"))
  var leastStage: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least commitment that counts: 0 none, 1 non-aggression, 2 neutrality or consultation, "
        + "3 defence.", valueName: "level"))
  var leastLevel: Int?

  /// The world on the date that was asked for, which the data set must know something of.
  func snapshot(of data: AllianceData) throws(CommandFailure) -> Snapshot {
    try date.snapshot(of: data)
  }

  /// The ties that were asked for.
  func projection(for data: AllianceData) throws(CommandFailure) -> Projection {
    var projection = Projection()
    if let kind { projection.kinds = .only(try Self.kinds(kind, in: data)) }
    if let leastStage {
      guard let stage = Stage(rawValue: leastStage), stage.progress != nil else {
        let stages = Stage.allCases.filter { $0.progress != nil }.map(\.rawValue)
        throw CommandFailure.unknown("stage", leastStage, among: stages)
      }
      projection.leastStage = stage
    }
    if let leastLevel {
      guard let level = Commitment(rawValue: leastLevel) else {
        throw CommandFailure(.usage, "alliance: error: --least-level \(leastLevel) is not 0 to 3")
      }
      projection.leastLevel = level
    }
    return projection
  }

  private static func kinds(
    _ list: String, in data: AllianceData
  ) throws(CommandFailure) -> [TieKind] {
    var kinds: [TieKind] = []
    for word in list.split(separator: ",").map({ $0.trimmed }) {
      let known = data.kinds.first { $0.kind.rawValue == word.lowercased() }
      guard let known else {
        throw CommandFailure.unknown("kind", word, among: data.kinds.map(\.kind.rawValue))
      }
      if !kinds.contains(known.kind) { kinds.append(known.kind) }
    }
    guard !kinds.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: --kind names no kind")
    }
    return kinds
  }
}

/// Whose ties count.
struct ActorOptions: ParsableArguments {
  @Flag(
    name: .long, help: "Count organisations, companies and other actors too, not states alone.")
  var allActors = false

  /// A rule with what was asked for.
  func applied(to projection: Projection) -> Projection {
    var projection = projection
    projection.actors = allActors ? .all : .states
    return projection
  }
}

extension Substring {
  /// The text without spaces at its ends.
  var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension CommandFailure {
  /// A word that means nothing, with the nearest that do.
  static func unknown(
    _ what: String, _ word: String, among known: [String]
  ) -> CommandFailure {
    let near = NearMisses.of(word, in: known)
    let remedy =
      near.isEmpty
      ? "one of: \(known.prefix(20).joined(separator: ", "))"
      : "did you mean \(near.joined(separator: " or "))?"
    return CommandFailure(
      .usage, "alliance: error: unknown \(what) “\(TerminalText.shown(word))”; \(remedy)")
  }
}
