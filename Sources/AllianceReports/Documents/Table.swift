import TextForms

/// A table of an answer: what every output format prints, decided once.
public struct Table: Hashable, Sendable {
  /// What stands in a cell.
  public enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// Several words; separated by `;` where a cell can only hold one text.
    case list([String])
    /// Nothing, for a reason.
    case undefined(String)
    /// Nothing, since there is nothing to say.
    case empty
  }

  /// A column: its field name for programs and its heading for people.
  public struct Column: Hashable, Sendable {
    /// The name of the field in CSV and JSON.
    public var field: String
    /// The heading that people read.
    public var heading: String
    /// Whether the column holds numbers and stands to the right.
    public var isNumeric: Bool

    /// Makes a column.
    public init(_ field: String, _ heading: String, isNumeric: Bool = false) {
      self.field = field
      self.heading = heading
      self.isNumeric = isNumeric
    }
  }

  /// What the table shows, in a sentence.
  public var caption: String
  /// The columns.
  public var columns: [Column]
  /// The rows; each has a cell for every column.
  public var rows: [[Cell]]

  /// Makes a table.
  public init(caption: String, columns: [Column], rows: [[Cell]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

extension Table.Cell {
  /// What a person reads: six significant digits, a dash for what is undefined.
  var readable: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): DecimalText.rounded(number)
    case .list(let words): words.joined(separator: "; ")
    case .undefined: "–"
    case .empty: ""
    }
  }

  /// What a program reads: the shortest decimal that reads back, nothing for what is undefined.
  var exact: String {
    switch self {
    case .number(let number): DecimalText.shortest(number)
    case .undefined, .empty: ""
    default: readable
    }
  }

  /// The cell as JSON: what is undefined is null.
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .list(let words): .array(words.map { .string($0) })
    case .undefined, .empty: .null
    }
  }
}

extension Table {
  /// The table as comma-separated values with a header; what a spreadsheet would take for a formula
  /// is defused.
  var csv: String {
    var bytes: [UInt8] = []
    CSVText.append(columns.map(\.field), to: &bytes, .defused)
    for row in rows { CSVText.append(row.map(\.exact), to: &bytes, .defused) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The table as tab-separated values with a header.
  var tsv: String {
    rows.reduce(into: CSVText.tabSeparatedRow(columns.map(\.field), .defused)) { text, row in
      text += CSVText.tabSeparatedRow(row.map(\.exact), .defused)
    }
  }

  /// Each row as a JSON object on a line of its own.
  var jsonLines: String {
    rowObjects.map { $0.text() + "\n" }.joined()
  }

  /// Each row as a JSON object.
  var rowObjects: [JSONValue] {
    rows.map { row in
      .object(zip(columns, row).map { ($0.field, $1.json) })
    }
  }

  /// The reasons that stand behind undefined cells, each once, in the order of the rows.
  var reasons: [String] {
    var reasons: [String] = []
    for case .undefined(let reason) in rows.joined() where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons
  }
}
