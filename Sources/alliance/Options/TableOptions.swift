import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

/// How the text of a file is to be read: told, not guessed.
struct TextOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How text is encoded: utf-8, latin1, windows-1252, utf-16, utf-16le or utf-16be. Default: "
        + "utf-8, or what a byte order mark says.", valueName: "encoding"))
  var encoding: ReadingOptions.Encoding = .utf8

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What separates fields: ',' ';' tab '|' or another character. Default: what the first line "
        + "shows.", valueName: "character"))
  var delimiter: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The decimal point of numbers: . or ,", valueName: "character"))
  var decimal = "."

  /// How files are read.
  func reading(_ limits: LimitOptions) throws(CommandFailure) -> ReadingOptions {
    guard decimal == "." || decimal == "," else {
      throw CommandFailure(.usage, "alliance: error: --decimal “\(decimal)” is neither . nor ,")
    }
    var reading = ReadingOptions(encoding: encoding)
    reading.decimalPoint = decimal == "," ? 0x2C : 0x2E
    if let delimiter {
      guard let byte = Delimiter.named(delimiter) else {
        throw CommandFailure(
          .usage,
          "alliance: error: --delimiter “\(TerminalText.shown(delimiter))” is no single character; "
            + "as ';' or tab")
      }
      reading.delimiter = byte
    }
    limits.apply(to: &reading)
    return reading
  }
}

/// What the columns of a table of ties mean.
struct TableOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which column has which meaning, as from=state_a; once for each. Meanings: from, to, kind, "
        + "start, end, year, directed, stage, level, strength, condition, certainty, note.",
      valueName: "meaning=column"))
  var column: [String] = []

  @Option(name: .long, help: "The kind of ties that nothing else gives a kind, as defense.")
  var kind: String?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What a word of the file for a kind means, as 'rivalry=hostility'; once for each.",
      valueName: "word=kind"))
  var kindName: [String] = []

  @Option(name: .long, help: "How dates are written: year-first, day-first or month-first.")
  var dates: SpreadsheetLayout.DateOrder = .yearFirst

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that means that nothing is known, as NA or -9; once for each. Never in the columns of "
        + "nations: NA is Namibia.", valueName: "text"))
  var missing: [String] = []

  @Option(
    name: .long,
    help:
      "The system of the codes of nations: any, cow (numbers or letters), gw, iso2, iso3 or name.")
  var codes: CodeSystem = .any

  /// The layout that was told.
  func layout() throws(CommandFailure) -> SpreadsheetLayout {
    var layout = SpreadsheetLayout(missing: Set(missing), dates: dates, codes: codes)
    for text in column {
      let (word, name) = try Self.pair(text, "--column", "from=state_a")
      guard let role = SpreadsheetLayout.Role(rawValue: word) else {
        throw CommandFailure.unknown(
          "meaning", word, among: SpreadsheetLayout.Role.allCases.map(\.rawValue))
      }
      guard layout.columns.updateValue(name, forKey: role) == nil else {
        throw CommandFailure(.usage, "alliance: error: --column \(word)=… stands twice")
      }
    }
    for text in kindName {
      let (word, name) = try Self.pair(text, "--kind-name", "rivalry=hostility")
      layout.kindNames[word] = try Self.kind(name)
    }
    if let kind { layout.kind = try Self.kind(kind) }
    return layout
  }

  private static func kind(_ name: String) throws(CommandFailure) -> TieKind {
    let known = KindDefinition.standard.map(\.kind)
    guard let kind = known.first(where: { $0.rawValue == name.lowercased() }) else {
      throw CommandFailure.unknown("kind", name, among: known.map(\.rawValue))
    }
    return kind
  }

  /// The two sides of an equals sign.
  static func pair(
    _ text: String, _ option: String, _ example: String
  ) throws(CommandFailure) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw CommandFailure(
        .usage,
        "alliance: error: \(option) “\(TerminalText.shown(text))” is not written as \(example)")
    }
    return (String(parts[0]), String(parts[1]))
  }
}

/// What a file may be at most. Hidden, since hardly anybody meets them: a message names the one that
/// was met.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The most bytes of a file.", valueName: "bytes", visibility: .hidden))
  var maxFileSize = 4 << 30

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many times its size a gzip file may become.", valueName: "times", visibility: .hidden))
  var maxRatio = 200

  @Option(
    name: .long,
    help: ArgumentHelp("The most columns of a table.", valueName: "count", visibility: .hidden))
  var maxColumns = 10_000

  @Option(
    name: .long,
    help: ArgumentHelp("The most bytes of a cell.", valueName: "bytes", visibility: .hidden))
  var maxFieldSize = 1 << 20

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How deep a graph file may be nested.", valueName: "levels", visibility: .hidden))
  var maxDepth = 256

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most nodes that a graph file may announce by their number alone, beside one for each of "
        + "its bytes.", valueName: "count", visibility: .hidden))
  var maxNodes = 100_000

  func validate() throws {
    for (name, value) in [
      ("--max-file-size", maxFileSize), ("--max-ratio", maxRatio), ("--max-columns", maxColumns),
      ("--max-field-size", maxFieldSize), ("--max-depth", maxDepth),
      ("--max-nodes", maxNodes),
    ] where value < 1 {
      throw ValidationError("\(name) must be above 0")
    }
  }

  func apply(to reading: inout ReadingOptions) {
    reading.fileSizeLimit = maxFileSize
    reading.compressionRatioLimit = maxRatio
    reading.columnLimit = maxColumns
    reading.fieldSizeLimit = maxFieldSize
    reading.announcedNodeLimit = maxNodes
  }
}

extension ReadingOptions.Encoding: ExpressibleByArgument {}
extension SpreadsheetLayout.DateOrder: ExpressibleByArgument {}
extension CodeSystem: ExpressibleByArgument {}
extension EventOptions.Window: ExpressibleByArgument {}
