import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// How alike the pairs of each year are, for people: a line a year. Programs read `DyadYearText`.
  ///
  /// - Throws: `AnalysisError`.
  public init(_ years: DyadYears) throws(AnalysisError) {
    let senses = years.question.senses
    var rows: [[Table.Cell]] = []
    for year in years.years {
      let pairs = try years.rows(of: year)
      guard !pairs.isEmpty else { continue }
      var row: [Table.Cell] = [.integer(year), .integer(pairs.count)]
      for place in senses.indices {
        let values = pairs.compactMap { $0.values[place] }
        row.append(
          values.isEmpty
            ? .undefined("Nothing varies that chance could be told from.")
            : .number(values.reduce(0, +) / Double(values.count)))
      }
      rows.append(row)
    }
    let table = Table(
      caption: "Mean likeness of the pairs of each year",
      columns: [
        Table.Column("year", "Year", isNumeric: true),
        Table.Column("pairs", "Pairs", isNumeric: true),
      ] + senses.map { Table.Column($0.name, "Mean \($0.name)", isNumeric: true) },
      rows: rows)
    var document = Document(title: "Likeness year by year", blocks: [.table(table)])
    document.blocks.append(
      .note("The pairs themselves, a row each, are in --format csv, tsv, json and jsonl."))
    document.blocks.append(.definitions(senses.map { ($0.name, $0.meaning) }))
    document.blocks.append(
      .note("\(years.data.metadata.title), version \(years.data.metadata.version)."))
    document.blocks.append(.note("Method: \(years.question.method)."))
    self.init(document: document, table: table, json: .array(table.rowObjects))
  }
}

/// The rows of dyads and years as text for programs, a year at a time, so that a million rows need no more room
/// than one year.
public struct DyadYearText {
  private let table: DyadYears
  private let format: OutputFormat

  /// Makes a text in one of the formats for programs: csv, tsv, jsonl or json; nil for another.
  public init?(_ table: DyadYears, _ format: OutputFormat) {
    guard format == .csv || format == .tsv || format == .jsonl || format == .json else {
      return nil
    }
    self.table = table
    self.format = format
  }

  private var fields: [String] {
    ["year", "first", "second", "cow1", "cow2"] + table.question.senses.map(\.name)
  }

  /// What stands before the first year: the line of field names, or the beginning of the one value.
  public var header: [UInt8] {
    switch format {
    case .jsonl: return []
    case .json:
      let senses = table.question.senses.map {
        JSONValue.object([("name", .string($0.name)), ("meaning", .string($0.meaning))])
      }
      let start: JSONValue = .object([
        ("schema", .string("alliance.dyad-years/1")),
        ("dataSet", .string(table.data.metadata.title)),
        ("version", .string(table.data.metadata.version)),
        ("method", .string(table.question.method)), ("senses", .array(senses)),
      ])
      return Array((start.text().dropLast() + ",\"years\":[").utf8)
    default: return Array((fields.joined(separator: format == .csv ? "," : "\t") + "\n").utf8)
    }
  }

  /// What stands after the last year.
  public var footer: [UInt8] { format == .json ? Array("\n]}\n".utf8) : [] }

  /// The rows of a year.
  ///
  /// - Throws: `AnalysisError`.
  public func bytes(of year: Int) throws(AnalysisError) -> [UInt8] {
    let rows = try table.rows(of: year)
    var bytes: [UInt8] = []
    if format == .json {
      let rows = rows.map { JSONValue.object(fields(of: $0)) }
      let object = JSONValue.object([("year", .integer(year)), ("rows", .array(rows))])
      let comma = year == table.years.lowerBound ? "" : ","
      return Array((comma + "\n" + object.text()).utf8)
    }
    bytes.reserveCapacity(rows.count * (24 + 20 * table.question.senses.count))
    var known: [UInt64: [UInt8]] = [:]
    for row in rows {
      append(row, year, &known, to: &bytes)
    }
    return bytes
  }

  private func fields(of row: DyadYears.Row) -> [(String, JSONValue)] {
    [
      ("first", .string(row.first.code.rawValue)), ("second", .string(row.second.code.rawValue)),
      ("cow1", row.first.codes.cow.map { .string($0) } ?? .null),
      ("cow2", row.second.codes.cow.map { .string($0) } ?? .null),
    ]
      + zip(table.question.senses, row.values).map { sense, value in
        (sense.name, value.map { .number($0) } ?? .null)
      }
  }

  private func append(
    _ row: DyadYears.Row, _ year: Int, _ known: inout [UInt64: [UInt8]], to bytes: inout [UInt8]
  ) {
    if format == .jsonl {
      let object = JSONValue.object([("year", .integer(year))] + fields(of: row))
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
