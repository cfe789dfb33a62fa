import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// How alike nations are.
  ///
  /// - Parameter limit: how many pairs people are shown; programs get all.
  public init(_ answer: SimilarityAnswer, limit: Int) {
    let shown = answer.rows.prefix(limit)
    var document = Document(title: "Likeness", blocks: [.table(answer.table(shown))])
    if shown.count < answer.rows.count {
      document.blocks.append(
        .note("The \(shown.count) most alike of \(answer.rows.count) pairs; --top shows more."))
    }
    let reasons = answer.table(shown).reasons
    if !reasons.isEmpty {
      document.blocks.append(.note("– is undefined: \(reasons.joined(separator: " "))"))
    }
    document.blocks.append(.definitions(answer.question.senses.map { ($0.name, $0.meaning) }))
    document.blocks += answer.scope.lines.map { .note($0) }
    let all = answer.table(answer.rows[...])
    self.init(
      document: document, table: all,
      json: [
        "schema": "alliance.similarity/1",
        "scope": answer.scope.json(),
        "senses": .array(
          answer.question.senses.map {
            ["name": .string($0.name), "meaning": .string($0.meaning)]
          }),
        "rows": .array(all.rowObjects),
      ])
  }
}

extension SimilarityAnswer {
  fileprivate func table(_ rows: ArraySlice<Row>) -> Table {
    Table(
      caption: "Likeness \(scope.dates)",
      columns: [
        Table.Column("first", "First"), Table.Column("second", "Second"),
        Table.Column("names", "Nations"),
      ] + question.senses.map { Table.Column($0.name, $0.name, isNumeric: true) },
      rows: rows.map { row in
        [
          .text(row.first.code.rawValue), .text(row.second.code.rawValue),
          .text("\(row.first.name) – \(row.second.name)"),
        ]
          + row.values.map { value in
            value.map { .number($0) }
              ?? .undefined("Nothing varies that chance could be told from.")
          }
      })
  }
}

/// The rows of dyads and years as text, a year at a time, so that a million rows need no more room
/// than one year.
public struct DyadYearText {
  private let table: DyadYears
  private let format: OutputFormat

  /// Makes a text in one of the formats for programs: csv, tsv or jsonl; nil for another.
  public init?(_ table: DyadYears, _ format: OutputFormat) {
    guard format == .csv || format == .tsv || format == .jsonl else { return nil }
    self.table = table
    self.format = format
  }

  private var fields: [String] {
    ["year", "first", "second", "cow1", "cow2"] + table.question.senses.map(\.name)
  }

  /// The line of field names; nothing where every row has them.
  public var header: [UInt8] {
    format == .jsonl
      ? [] : Array((fields.joined(separator: format == .csv ? "," : "\t") + "\n").utf8)
  }

  /// The rows of a year.
  ///
  /// - Throws: `AnalysisError`.
  public func bytes(of year: Int) throws(AnalysisError) -> [UInt8] {
    let rows = try table.rows(of: year)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * (24 + 20 * table.question.senses.count))
    var known: [UInt64: [UInt8]] = [:]
    for row in rows {
      append(row, year, &known, to: &bytes)
    }
    return bytes
  }

  private func append(
    _ row: DyadYears.Row, _ year: Int, _ known: inout [UInt64: [UInt8]], to bytes: inout [UInt8]
  ) {
    if format == .jsonl {
      let object = JSONValue.object(
        [
          ("year", .integer(year)), ("first", .string(row.first.code.rawValue)),
          ("second", .string(row.second.code.rawValue)),
          ("cow1", row.first.codes.cow.map { .string($0) } ?? .null),
          ("cow2", row.second.codes.cow.map { .string($0) } ?? .null),
        ]
          + zip(table.question.senses, row.values).map { sense, value in
            (sense.name, value.map { .number($0) } ?? .null)
          })
      bytes += Array((object.text() + "\n").utf8)
      return
    }
    let separator = UInt8(ascii: format == .csv ? "," : "\t")
    bytes += String(year).utf8
    for text in [
      row.first.code.rawValue, row.second.code.rawValue, row.first.codes.cow ?? "",
      row.second.codes.cow ?? "",
    ] {
      bytes.append(separator)
      append(field: text, to: &bytes)
    }
    for value in row.values {
      bytes.append(separator)
      guard let value else { continue }
      // Few numbers occur often: most pairs of a year are alike in the same way.
      if let text = known[value.bitPattern] {
        bytes += text
      } else {
        let text = Array(DecimalText.shortest(value).utf8)
        known[value.bitPattern] = text
        bytes += text
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(field: String, to bytes: inout [UInt8]) {
    let isPlain = field.utf8.allSatisfy { byte in
      (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
        || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
    if isPlain {
      bytes += field.utf8
    } else if format == .csv {
      var line: [UInt8] = []
      CSVText.append([field], to: &line, .defused)
      bytes += line.dropLast()
    } else {
      bytes += CSVText.tabSeparatedRow([field], .defused).utf8.dropLast()
    }
  }
}
