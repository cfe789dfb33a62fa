import AllianceGraph
import TextForms

/// A published table, read row by row by the names of its columns.
struct SourceTable {
  var reader: CSVReader
  /// The names of the columns, in their order.
  let header: [String]
  private let columns: [String: Int]
  private let skipsBadRows: Bool
  private var faultyRow: Int?
  private let progress: (@Sendable (Double) -> Void)?
  /// How many rows were read, good or bad.
  private(set) var rowCount = 0
  /// Rows that could not be used, as they stand in the file; only where bad rows are skipped.
  private(set) var rejected: [Range<Int>] = []
  /// Why they could not be used.
  private(set) var rejections = FaultLog()
  /// What is wrong with the file as a whole; never left out.
  private(set) var fileFaults = FaultLog()

  /// Takes a reader whose header has been read.
  init(_ reader: CSVReader, _ options: ImportOptions) {
    self.reader = reader
    skipsBadRows = options.skipsBadRows
    progress = options.progress
    fileFaults = reader.log
    self.reader.log = FaultLog()
    header = reader.fields.indices.map { reader.text($0) }
    columns = Dictionary(
      header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of a column that the form of the file has; capitals do not matter.
  func column(_ name: String) -> Int {
    guard let index = optionalColumn(name) else {
      preconditionFailure("the form has no column \(name)")
    }
    return index
  }

  /// The index of a column that the file may have; capitals do not matter.
  func optionalColumn(_ name: String) -> Int? { columns[name.lowercased()] }

  /// Goes to the next row.
  mutating func next() -> Bool {
    while reader.nextWithFaults() {
      rowCount += 1
      if let progress, rowCount & 0x3FFF == 0 {
        progress(Double(reader.recordStart) / Double(max(1, reader.bytes.count)))
      }
      if !reader.hasFaultInRecord { return true }
      guard skipsBadRows else { continue }
      rejections.add(reader.log)
      reader.log = FaultLog()
      rejectRow()
    }
    return false
  }

  /// The text of a cell.
  func text(_ column: Int) -> String { reader.text(column) }

  /// How many lines the file has, about.
  var lineCount: Int { reader.bytes.count { $0 == 0x0A } + 1 }

  /// Whether a cell is empty.
  func isEmpty(_ column: Int) -> Bool { reader.fields[column].isEmpty }

  /// Whether a cell holds the digit 1.
  func isSet(_ column: Int) -> Bool { reader.field(column, is: "1") }

  /// Whether a cell holds the digit 0.
  func isZero(_ column: Int) -> Bool { reader.field(column, is: "0") }

  /// The whole number of a cell; nil where it is empty or, which is a fault, holds something else.
  mutating func whole(_ column: Int) -> Int? {
    if reader.fields[column].isEmpty { return nil }
    if let value = reader.integer(column) { return value }
    refuse(column, "“\(reader.text(column))” is no whole number")
    return nil
  }

  /// The whole number of a cell that must hold one.
  mutating func requiredWhole(_ column: Int, _ name: String) -> Int? {
    if reader.fields[column].isEmpty {
      refuse(column, "\(name) is missing")
      return nil
    }
    return whole(column)
  }

  /// The number of a cell, also without a zero before the point.
  mutating func number(_ column: Int) -> Double? {
    if reader.fields[column].isEmpty { return nil }
    switch reader.number(column, .published) {
    case .success(let value): return value
    case .failure(let problem):
      refuse(column, "“\(reader.text(column))”: \(problem.message)")
      return nil
    }
  }

  /// The date of three cells; a month or a day that is missing or 0 is not known.
  mutating func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard let yearNumber = whole(year) else { return nil }
    let monthNumber = whole(month) ?? 0
    let dayNumber = whole(day) ?? 0
    let date = CalendarDate(
      year: yearNumber, month: monthNumber > 0 ? monthNumber : nil,
      day: monthNumber > 0 && dayNumber > 0 ? dayNumber : nil)
    if date == nil { refuse(year, "\(yearNumber)-\(monthNumber)-\(dayNumber) is no date") }
    return date
  }

  /// What is to be done about a row that cannot be used.
  static func remedy(_ skipsBadRows: Bool) -> String {
    skipsBadRows
      ? "the row is left out" : "correct it, or leave such rows out with --skip-bad"
  }

  /// Reports columns that are needed and stand twice: nobody can say which of the two is meant.
  mutating func checkRepeats(
    of needed: some Sequence<String>, where isSame: (String, String) -> Bool = (==)
  ) {
    for name in needed {
      let found = header.indices.filter { isSame(header[$0], name) }
      guard found.count > 1 else { continue }
      reader.report(
        found[1], "the column “\(name)” stands twice", remedy: "remove one of them, or rename it")
    }
  }

  /// Reports a cell that cannot be used.
  mutating func refuse(_ column: Int, _ message: String) {
    let fault = reader.file.fault(
      reader.fields[column].range, message,
      remedy: Self.remedy(skipsBadRows), anchor: (reader.recordStart, reader.line))
    guard skipsBadRows else {
      reader.log.add(fault)
      faultyRow = reader.recordStart
      return
    }
    rejections.add(fault)
    rejectRow()
  }

  private mutating func rejectRow() {
    let end = reader.fields.last?.range.upperBound ?? reader.recordStart
    if rejected.last?.lowerBound != reader.recordStart {
      rejected.append(reader.recordStart..<max(reader.recordStart, end))
    }
  }

  /// Whether something was wrong in the row that was read last, whether bad rows are left out or not.
  var isFaulty: Bool { isRefused || faultyRow == reader.recordStart }

  /// Whether the row that was read last was refused.
  var isRefused: Bool { rejected.last?.lowerBound == reader.recordStart }
}
