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
      "A data package (folder), a CSV file of ties, a published file, or the name of a bundled data "
        + "set. Given again, it is laid over the first; what they say differently is told. "
        + "Published files that follow each other become one.",
      valueName: "data"))
  var data: [String] = []

  @OptionGroup(visibility: .hidden) var text: TextOptions
  @OptionGroup(visibility: .hidden) var limits: LimitOptions

  /// Reads the data set; doubts are told, faults end the command. Published files that follow each
  /// other are read as one data set, as “alliance import” does: a list of states says when the
  /// nations of a list of alliances are there.
  func read() throws(CommandFailure) -> AllianceData {
    let locations = try locations()
    return try read(locations, try reading(of: locations))
  }

  /// Reads the data set as `read` does, with the hash of the files that it is read from.
  func readHashed() throws(CommandFailure) -> (data: AllianceData, hash: String) {
    let locations = try locations()
    let reading = try reading(of: locations)
    let data = try read(locations, reading)
    let hashes = try Self.wrapped { try locations.map { try DataPackage.hash($0, reading) } }
    return (data, hashes.joined(separator: "+"))
  }

  /// How files are read; what can be read only once is read now.
  private func reading(of locations: [String]) throws(CommandFailure) -> ReadingOptions {
    var reading = try text.reading(limits)
    do {
      try reading.hold(locations)
    } catch {
      throw CommandFailure(error)
    }
    return reading
  }

  private func read(
    _ locations: [String], _ reading: ReadingOptions
  ) throws(CommandFailure) -> AllianceData {
    var sets: [AllianceData] = []
    var published: [String] = []
    for path in locations {
      if try isPublished(path, reading) {
        published.append(path)
        continue
      }
      if let data = try self.published(published, reading) { sets.append(data) }
      published = []
      sets.append(try Self.wrapped { try DataPackage.read(path, reading) })
    }
    if let data = try self.published(published, reading) { sets.append(data) }
    if let only = sets.first, sets.count == 1 { return only }
    do {
      let overlay = try Overlay(sets)
      Self.tell(overlay)
      return overlay.data
    } catch {
      throw CommandFailure(
        .badData, "alliance: error: the data sets do not fit over each other: \(error)")
    }
  }

  /// Where the data sets are: what was asked for, the environment, or the bundled one.
  private func locations() throws(CommandFailure) -> [String] {
    if !data.isEmpty {
      var places: [String] = []
      for name in data { places.append(try BundledData.place(of: name)) }
      return places
    }
    if let variable = getenv("ALLIANCE_DATA"), variable.pointee != 0 {
      return [try BundledData.place(of: String(cString: variable))]
    }
    guard let folder = BundledData.folder(of: BundledData.standard) else {
      throw CommandFailure(
        .noInput,
        "alliance: error: the bundled data set “\(BundledData.standard)” is not beside the "
          + "program; name one with --data, or see “alliance doctor”")
    }
    Output.complain("Data set: \(BundledData.standard) (bundled)")
    return [folder]
  }

  /// What a reader makes, with what it throws as a failure of the command.
  private static func wrapped<Value>(
    _ work: () throws -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try work()
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let problem as FileProblem {
      throw CommandFailure(problem)
    } catch {
      throw CommandFailure(.bug, "alliance: error: \(error)")
    }
  }

  /// Says which nations were taken for one, and where the data sets say different things.
  private static func tell(_ overlay: Overlay) {
    for (texts, what) in [
      (overlay.matched, "names of nations"), (overlay.conflicts.map(\.description), "conflicts"),
    ] {
      for text in texts.prefix(20) { Output.complain("overlay: \(TerminalText.shown(text))") }
      if texts.count > 20 { Output.complain("overlay: \(texts.count - 20) more \(what)") }
    }
    Output.complain(
      "overlay: \(EnglishCount.of(overlay.conflicts.count, "conflict")); the later data set holds")
  }

  /// Whether a path is that of a published file whose form is unmistakable.
  private func isPublished(
    _ path: String, _ reading: ReadingOptions
  ) throws(CommandFailure) -> Bool {
    guard path == "-" || [.file, .other].contains(InputFile.kind(of: path)) else { return false }
    let options = ImportOptions(reading: reading, findsDelimiter: text.delimiter == nil)
    return try Self.wrapped { try DataImport.form(of: path, options) != nil }
  }

  /// The data of published files, with a statement of what was understood; nil where there are none.
  private func published(
    _ paths: [String], _ reading: ReadingOptions
  ) throws(CommandFailure) -> AllianceData? {
    guard !paths.isEmpty else { return nil }
    let options = ImportOptions(reading: reading, findsDelimiter: text.delimiter == nil)
    let outcome = try Self.wrapped { try DataImport.read(paths, options) }
    Output.complain(outcome.statement.description)
    return outcome.data
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
