import AllianceGraph
import TextForms

/// Reads a table of a data package row by row, with cells as what they mean. Everything that is
/// wrong with a cell is reported in its place, and reading goes on.
struct TableReader {
  /// A column that was found in the header, or not.
  struct Column {
    fileprivate var field: Int?
    fileprivate var name: String
  }

  /// Where a row begins in its file.
  struct Place: Sendable {
    var byte: Int
    var line: Int
  }

  let schema: TableSchema
  var reader: CSVReader
  /// Texts of the first column in rows that could not be used: what refers to them is no fault of
  /// its own.
  private(set) var lostNames: Set<String> = []
  /// For how many rows room is made beforehand: as many as there are lines, within reason, since a
  /// file of nothing but line ends has no rows.
  let expectedRows: Int
  private var columns: [String: Int] = [:]
  private let point: UInt8

  /// Reads the header.
  init(_ file: InputFile, _ schema: TableSchema, _ options: ReadingOptions = ReadingOptions()) {
    self.schema = schema
    reader = CSVReader(
      file, CSVReader.Dialect(delimiter: options.delimiter), limits: options.tableLimits)
    point = options.decimalPoint
    expectedRows = min(file.lineCount, 1 << 16)
    readHeader()
  }

  /// The faults that were found.
  var log: FaultLog { reader.log }

  /// Goes to the next row that can be used.
  mutating func next() -> Bool {
    while reader.nextWithFaults() {
      if !reader.hasFaultInRecord { return true }
      let key = schema.table == .ties ? "id" : schema.columns.first?.name ?? ""
      if let field = columns[key], field < reader.fields.count {
        lostNames.insert(reader.text(field))
      }
    }
    return false
  }

  /// Where the row begins that was read last.
  var place: Place { Place(byte: reader.recordStart, line: reader.line) }

  /// The column of that name.
  func column(_ name: String) -> Column { Column(field: columns[name], name: name) }

  // MARK: - Cells

  /// The text of a cell, or nil where it is empty.
  func text(_ column: Column) -> String? {
    guard let field = column.field, !reader.fields[field].isEmpty else { return nil }
    return reader.text(field)
  }

  /// The text of a cell that must not be empty.
  mutating func required(_ column: Column) -> String? {
    if let text = text(column) { return text }
    if let field = column.field {
      reader.report(field, "\(column.name) is missing", remedy: "fill it in, or remove the row")
    }
    return nil
  }

  /// The name in a cell that must not be empty: what others refer to, or a reference. Spaces around
  /// it and `;` in it are faults, since lists of names would not find it again.
  mutating func name(_ column: Column) -> String? {
    guard let text = required(column) else { return nil }
    if text.utf8.first == 0x20 || text.utf8.last == 0x20 {
      report(column, "“\(text)” has spaces around it", remedy: "remove them")
      let name = Self.trimmed(text.unicodeScalars[...])
      return name.isEmpty ? nil : name
    }
    if text.utf8.contains(UInt8(ascii: ";")) {
      report(
        column, "“\(text)” has “;” in it, which separates values", remedy: "use another character")
    }
    return text
  }

  /// The name in a cell that may be empty.
  mutating func optionalName(_ column: Column) -> String? {
    text(column) == nil ? nil : name(column)
  }

  /// The texts of a cell that are separated by `;`. An empty one among them is a fault.
  mutating func list(_ column: Column) -> [String] {
    guard let text = text(column) else { return [] }
    guard text.utf8.contains(UInt8(ascii: ";")) else { return [text] }
    var items: [String] = []
    // By scalars: a combining mark after the “;” does not make it another character.
    for part in text.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false) {
      let item = Self.trimmed(part)
      if item.isEmpty {
        report(column, "\(column.name) has an empty entry", remedy: "remove one “;”")
      } else if items.contains(item) {
        report(column, "\(column.name) lists “\(item)” twice", remedy: "remove one")
      } else {
        items.append(item)
      }
    }
    return items
  }

  /// The date in a cell.
  mutating func date(_ column: Column) -> CalendarDate? {
    guard let field = column.field, !reader.fields[field].isEmpty else { return nil }
    if let date = reader.date(field) { return date }
    let text = reader.text(field)
    reader.report(
      field, "“\(text)” \(CalendarDate.fault(in: text))",
      remedy: Self.dateRemedy(text) ?? "write a date as 1882, 1882-05 or 1882-05-20")
    return nil
  }

  /// The date in a cell that must not be empty.
  mutating func requiredDate(_ column: Column) -> CalendarDate? {
    required(column) == nil ? nil : date(column)
  }

  /// The end in a cell: a date, `unknown`, or nothing where it is open.
  mutating func end(_ column: Column) -> Period.End {
    guard let field = column.field, !reader.fields[field].isEmpty else { return .open }
    if reader.field(field, is: "unknown") { return .unknown }
    return date(column).map { .on($0) } ?? .unknown
  }

  /// One of some words, or nil where the cell is empty or holds none of them.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ column: Column, _ type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard let text = text(column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    reportUnknown(column, text, among: Word.allCases.map(\.rawValue))
    return nil
  }

  /// The level in a cell.
  mutating func level(_ column: Column) -> Level? {
    guard let text = text(column) else { return nil }
    if let level = Level(text) { return level }
    reportUnknown(column, text, among: Level.texts)
    return nil
  }

  /// `yes` or `no`, or nil where the cell is empty.
  mutating func flag(_ column: Column) -> Bool? {
    guard let text = text(column) else { return nil }
    switch text {
    case "yes", "true", "1": return true
    case "no", "false", "0": return false
    default:
      report(column, "“\(text)” is neither yes nor no", remedy: "write yes or no")
      return nil
    }
  }

  /// The number in a cell.
  mutating func number(_ column: Column) -> Double? {
    guard let field = column.field, !reader.fields[field].isEmpty else { return nil }
    switch reader.number(field, DecimalText.Grammar(point: point)) {
    case .success(let value): return value
    case .failure(let problem):
      let text = reader.text(field)
      let hint =
        text.contains(",")
        ? "write the decimal point as “.”, or name it: --decimal ,"
        : "write a decimal number, as 0.5"
      reader.report(field, "“\(text)”: \(problem.message)", remedy: hint)
      return nil
    }
  }

  /// The whole number in a cell.
  mutating func integer(_ column: Column) -> Int? {
    guard let field = column.field, !reader.fields[field].isEmpty else { return nil }
    if let value = reader.integer(field) { return value }
    report(column, "“\(reader.text(field))” is no whole number", remedy: "write digits only")
    return nil
  }

  // MARK: - Faults

  /// Reports a fault in a cell of the row that was read last.
  mutating func report(
    _ column: Column, _ message: String, remedy: String, severity: Fault.Severity = .error
  ) {
    guard let field = column.field else { return }
    reader.report(field, message, remedy: remedy, severity: severity)
  }

  /// Reports a fault in a cell of an earlier row.
  ///
  /// - Parameter part: The text in the cell that is to blame; all of it where nil or not found.
  mutating func report(
    at place: Place, column name: String, part: String? = nil, _ message: String, remedy: String,
    severity: Fault.Severity = .error
  ) {
    reader.read(recordAt: place.byte, line: place.line)
    guard let field = columns[name].map({ reader.fields[$0] }) ?? reader.fields.first else {
      return
    }
    var range = field.range
    if let part, !field.hasDoubledQuotes, columns[name] != nil {
      let cell = Array(reader.bytes[field.start..<field.end])
      let wanted = Array(part.utf8)
      if let offset = Self.offset(of: wanted, in: cell) {
        range = field.start + offset..<field.start + offset + wanted.count
      }
    }
    reader.report(range, message, remedy: remedy, severity: severity)
  }

  mutating func reportUnknown(_ column: Column, _ text: String, among words: [String]) {
    report(
      column, "“\(text)” is no \(column.name)", remedy: Self.remedy(for: text, among: words))
  }

  /// The nearest words, or all of them where none is near and they are few.
  static func remedy(for text: String, among words: [String]) -> String {
    let near = NearMisses.of(text, in: words)
    if !near.isEmpty {
      return "did you mean " + near.map { "“\($0)”" }.joined(separator: " or ") + "?"
    }
    return "it is one of " + words.prefix(15).joined(separator: ", ")
  }

  // MARK: - Kernel

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private mutating func readHeader() {
    guard reader.next() else {
      if reader.log.errorCount == 0 {
        reader.log.add(
          Fault(
            file: reader.file.name, line: 1, column: 1, message: "the file is empty",
            remedy: "write the header: \(schema.columns.map(\.name).joined(separator: ","))"))
      }
      return
    }
    let known = schema.columns.map(\.name)
    for index in reader.fields.indices {
      let name = reader.text(index)
      if columns[name] != nil {
        reader.report(index, "the column “\(name)” stands twice", remedy: "remove one")
      } else if known.contains(name) {
        columns[name] = index
      } else {
        reader.report(
          index, "the table \(schema.table.rawValue) has no column “\(name)”",
          remedy: delimiterRemedy(name)
            ?? Self.remedy(for: name, among: known.filter { columns[$0] == nil }))
      }
    }
    let missing = schema.columns.filter { $0.isRequired && columns[$0.name] == nil }
    for column in missing where !isMisspelt(column.name) {
      guard let last = reader.fields.last else { continue }
      reader.report(
        last.range.upperBound..<last.range.upperBound, "the column “\(column.name)” is missing",
        remedy: "add it to the header")
    }
  }

  /// What to type where a name of the header shows that something else separates the fields.
  private func delimiterRemedy(_ name: String) -> String? {
    for (mark, typed) in [(";", "';'"), ("\t", "tab"), ("|", "'|'")]
    where name.unicodeScalars.split(separator: Unicode.Scalar(mark) ?? ";").count > 1 {
      return
        "if “\(mark == "\t" ? "tab" : mark)” separates the fields, say so: --delimiter \(typed)"
    }
    return nil
  }

  /// Whether the header has a misspelt column that was already reported with this one as remedy.
  private func isMisspelt(_ name: String) -> Bool {
    reader.fields.indices.contains { index in
      let text = reader.text(index)
      return columns[text] == nil && NearMisses.of(text, in: [name]).first == name
    }
  }

  private static func offset(of wanted: [UInt8], in cell: [UInt8]) -> Int? {
    guard !wanted.isEmpty, wanted.count <= cell.count else { return nil }
    return (0...cell.count - wanted.count).first { start in
      cell[start..<start + wanted.count].elementsEqual(wanted)
        && (start == 0 || cell[start - 1] == 0x3B || cell[start - 1] == 0x20)
    }
  }

  private static func dateRemedy(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { "./- ".contains($0) }).map(String.init)
    guard parts.count == 3, text.contains(where: { $0 == "/" || $0 == "." }) else { return nil }
    return "write the year first, then month and day: 1882-05-20"
  }
}

extension CSVReader {
  /// The date in a field: `1882`, `1882-05` or `1882-05-20`; nil where it is none.
  func date(_ index: Int) -> CalendarDate? {
    let field = fields[index]
    let length = field.end - field.start
    guard length == 10 || length == 7 || length == 4 else { return nil }
    func digits(_ offset: Int, _ count: Int) -> Int? {
      var value = 0
      for index in field.start + offset..<field.start + offset + count {
        let digit = Int(bytes[index]) - 0x30
        guard digit >= 0, digit < 10 else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    guard let year = digits(0, 4) else { return nil }
    if length == 4 { return CalendarDate(year: year) }
    guard bytes[field.start + 4] == 0x2D, let month = digits(5, 2) else { return nil }
    if length == 7 { return CalendarDate(year: year, month: month) }
    guard bytes[field.start + 7] == 0x2D, let day = digits(8, 2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
