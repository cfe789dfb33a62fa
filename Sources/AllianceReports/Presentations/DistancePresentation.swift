import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// How many legs part every two nations: the counts for people, every pair for programs.
  public init(_ answer: DistanceTable) {
    let total = answer.counts.reduce(0, +)
    let shares = answer.counts.map { total > 0 ? Double($0) / Double(total) : nil }
    let counts = Table(
      caption: "Pairs by the fewest legs between them",
      columns: [
        Table.Column("class", "Legs"), Table.Column("pairs", "Pairs", isNumeric: true),
        Table.Column("share", "Share", isNumeric: true),
      ],
      rows: zip(DistanceTable.classes, zip(answer.counts, shares)).map { name, numbers in
        [
          .text(name), .integer(numbers.0),
          numbers.1.map { .number($0) } ?? .undefined("There is no pair."),
        ]
      })
    var document = Document(title: "Distances", blocks: [.table(counts)])
    document.blocks.append(
      .note("The pairs themselves are in the formats for programs: csv, tsv, json and jsonl."))
    document.blocks += answer.scope.lines.map { .note($0) }
    let pairs = Table(
      caption: "Distances \(answer.scope.dates)",
      columns: [
        Table.Column("first", "First"), Table.Column("second", "Second"),
        Table.Column("legs", "Legs", isNumeric: true), Table.Column("class", "Class"),
      ],
      rows: answer.rows.map { row in
        [
          .text(row.first.code.rawValue), .text(row.second.code.rawValue),
          row.legs.map { .integer($0) } ?? .undefined("No chain leads from one to the other."),
          .text(row.distanceClass),
        ]
      })
    self.init(
      document: document, table: pairs,
      json: [
        "schema": "alliance.distances/1",
        "scope": answer.scope.json(),
        "counts": .object(
          zip(DistanceTable.classes, answer.counts).map { ($0, .integer($1)) }),
        "rows": .array(pairs.rowObjects),
      ])
  }
}

/// The distances of a year as rows of text, so that all years need no more room than one.
public struct DistanceYearText {
  private let format: OutputFormat

  /// Makes a text in one of the formats for programs: csv, tsv or jsonl; nil for another.
  public init?(_ format: OutputFormat) {
    guard format == .csv || format == .tsv || format == .jsonl else { return nil }
    self.format = format
  }

  private static let fields = ["year", "first", "second", "cow1", "cow2", "legs", "class"]

  /// The line of field names; nothing where every row has them.
  public var header: [UInt8] {
    format == .jsonl
      ? []
      : Array((Self.fields.joined(separator: format == .csv ? "," : "\t") + "\n").utf8)
  }

  /// The rows of a year.
  public func bytes(of table: DistanceTable, year: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(table.rows.count * 32)
    for row in table.rows { append(row, year, to: &bytes) }
    return bytes
  }

  private func append(_ row: DistanceTable.Row, _ year: Int, to bytes: inout [UInt8]) {
    let codes = [row.first.codes.cow, row.second.codes.cow]
    let names = [row.first.code.rawValue, row.second.code.rawValue]
    if format == .jsonl {
      let object = JSONValue.object([
        ("year", .integer(year)), ("first", .string(names[0])), ("second", .string(names[1])),
        ("cow1", codes[0].map { .string($0) } ?? .null),
        ("cow2", codes[1].map { .string($0) } ?? .null),
        ("legs", row.legs.map { .integer($0) } ?? .null), ("class", .string(row.distanceClass)),
      ])
      bytes += (object.text() + "\n").utf8
      return
    }
    let fields =
      ["\(year)"] + names + codes.map { $0 ?? "" }
      + [row.legs.map { "\($0)" } ?? "", row.distanceClass]
    if format == .tsv {
      bytes += CSVText.tabSeparatedRow(fields, .defused).utf8
    } else {
      CSVText.append(fields, to: &bytes, .defused)
    }
  }
}
