import AllianceGraph
import TextForms

/// Tables of ties that analysts made, with any names of columns.
enum SpreadsheetImport {
  /// Reads tables into one data set.
  ///
  /// - Throws: `InvalidInput` with all errors of all files; `FileProblem` where one cannot be read.
  static func read(_ paths: [String], _ options: ImportOptions) throws -> DataImport.Outcome {
    var log = FaultLog()
    var rejections = FaultLog()
    var rejected: [UInt8] = []
    var statement = ImportStatement()
    var reader = SpreadsheetReader(options)
    for path in paths {
      let looked = try LookedAtFile(path, options)
      var rows = looked.reader()
      guard rows.next() else {
        log.add(rows.log)
        log.add(Fault(file: path, line: 1, message: "the file has no header"))
        continue
      }
      let header = rows.recordStart..<(rows.fields.last?.range.upperBound ?? 0)
      var table = SourceTable(rows, options)
      var remarks = looked.remarks.map {
        ImportStatement.Remark(kind: .changed, count: nil, text: $0)
      }
      remarks += reader.read(&table)
      log.add(table.fileFaults)
      log.add(table.reader.log)
      rejections.add(table.rejections)
      if !table.rejected.isEmpty {
        remarks.append(
          ImportStatement.Remark(
            kind: .dropped, count: table.rejected.count, text: "rows that cannot be used"))
        for range in [header] + table.rejected {
          rejected += looked.file.bytes[range]
          rejected.append(0x0A)
        }
      }
      statement.parts.append(
        ImportStatement.Part(
          file: path, form: nil, title: "a table of ties", rowCount: table.rowCount,
          remarks: remarks))
    }
    try log.throwErrors()
    let (data, remarks) = try reader.finished()
    statement.remarks = remarks
    return DataImport.Outcome(
      data: data, statement: statement, doubts: log.doubts, rejected: rejected,
      rejections: rejections.errors)
  }
}

/// Collects the ties of tables.
private struct SpreadsheetReader {
  /// What a row says without its year.
  struct YearlyTie: Hashable {
    var tie: Tie
  }

  let options: ImportOptions
  var layout: SpreadsheetLayout { options.spreadsheet }
  var matcher: NationMatcher
  var ties: [Tie] = []
  var byYear = YearlySpells<YearlyTie>()
  var repeated = 0

  init(_ options: ImportOptions) {
    self.options = options
    matcher = NationMatcher(options.base, options.spreadsheet.codes)
  }

  /// Reads the rows of a table whose header has been read; what there is to say of it.
  mutating func read(_ table: inout SourceTable) -> [ImportStatement.Remark] {
    let places = layout.places(in: table.header)
    guard checkColumns(places, &table) else { return [] }
    let before = ties.count
    if places[.year] == nil { ties.reserveCapacity(before + table.lineCount) }
    let point = options.reading.decimalPoint
    var cells = SpreadsheetCells(layout, places, point)
    while table.next() {
      guard let (tie, year) = cells.tie(&table, &matcher) else { continue }
      if let year {
        if !byYear.note(YearlyTie(tie: tie), in: year) { repeated += 1 }
      } else {
        ties.append(tie)
      }
    }
    var remarks: [ImportStatement.Remark] = []
    if ties.count > before {
      remarks.append(
        ImportStatement.Remark(kind: .understood, count: ties.count - before, text: "ties"))
    }
    let unused = table.header.indices.filter { !places.values.contains($0) }
    if !unused.isEmpty {
      remarks.append(
        ImportStatement.Remark(
          kind: .dropped, count: nil,
          text: "columns that are not used: "
            + unused.map { table.header[$0] }.joined(separator: ", ")))
    }
    return remarks
  }

  /// The data set.
  mutating func finished() throws -> (AllianceData, [ImportStatement.Remark]) {
    var remarks: [ImportStatement.Remark] = []
    // A year that no row speaks of is one in which nothing is said to hold.
    for year in byYear.coverage.map(Array.init) ?? [] { byYear.survey(year) }
    let spells = byYear.spells()
    for (key, period) in spells {
      var tie = key.tie
      tie.period = period
      matcher.note(tie.from, period)
      matcher.note(tie.to, period)
      ties.append(tie)
    }
    func add(_ kind: ImportStatement.Remark.Kind, _ count: Int, _ text: String) {
      if count > 0 {
        remarks.append(ImportStatement.Remark(kind: kind, count: count, text: text))
      }
    }
    add(.understood, spells.count, "ties, each of consecutive years")
    add(.dropped, repeated, "rows that say the same of a year again")
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: options.name, title: options.title))
    contents.ties = ties
    ties = []
    contents.sortCanonically()
    let count = contents.ties.count
    contents.ties.removeRepeats()
    add(.dropped, count - contents.ties.count, "rows that stand twice")
    if let years = byYear.coverage { contents.metadata.coverage = Period(years: years) }
    let (nations, unbound) = matcher.nations()
    contents.nations = nations
    remarks += matcher.remarks(unbound)
    contents.sources = [Source(id: SpreadsheetCells.source, title: options.title)]
    contents.sortCanonically()
    return (try AllianceData(contents), remarks)
  }

  // MARK: - Kernel

  /// Whether the table has the columns that are told and needed; each that it lacks is a fault.
  private func checkColumns(
    _ places: [SpreadsheetLayout.Role: Int], _ table: inout SourceTable
  ) -> Bool {
    var isComplete = true
    let names = table.header.prefix(20).joined(separator: ", ")
    for role in SpreadsheetLayout.Role.allCases {
      if let told = layout.columns[role], places[role] == nil {
        let near = NearMisses.of(told, in: table.header).first
        table.reader.report(
          0, "no column is called “\(told)”",
          remedy: near.map { "did you mean “\($0)”?" } ?? "the file has \(names)")
        isComplete = false
      }
    }
    for role in [SpreadsheetLayout.Role.from, .to] where places[role] == nil {
      guard layout.columns[role] == nil else { continue }
      table.reader.report(
        0, "no column says which nation a tie goes \(role.rawValue)",
        remedy: "name it: --column \(role.rawValue)=…; the file has \(names)")
      isComplete = false
    }
    if places[.kind] == nil, layout.kind == nil, layout.columns[.kind] == nil {
      table.reader.report(
        0, "nothing says of which kind the ties are",
        remedy: "name the column, --column kind=…, or the kind of all, --kind defense")
      isComplete = false
    }
    return isComplete
  }
}

extension Array where Element: Equatable {
  /// Leaves of equal neighbours the first.
  fileprivate mutating func removeRepeats() {
    guard zip(self, dropFirst()).contains(where: ==) else { return }
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where kept.last != element { kept.append(element) }
    self = kept
  }
}
