import AllianceGraph
import TextForms

extension DataPackage {
  /// Writes a data set into a folder, which is made where there is none: all tables that have rows,
  /// in canonical order, and the descriptor. Tables that the folder had and the data set has not are
  /// left alone.
  ///
  /// What is written and read again is the same data, and written again the same bytes.
  ///
  /// - Throws: `FileProblem`; the folder is then as it was.
  public static func write(
    _ contents: AllianceData.Contents, to folder: String,
    _ policy: FileReplacement.Policy = .careful
  ) throws(FileProblem) {
    try FileReplacement.write(files(contents), inFolder: folder, policy)
  }

  /// Writes a data set into a folder, as the version for contents does.
  ///
  /// - Throws: `FileProblem`; the folder is then as it was.
  public static func write(
    _ data: AllianceData, to folder: String, _ policy: FileReplacement.Policy = .careful
  ) throws(FileProblem) {
    try write(data.contents, to: folder, policy)
  }

  /// Writes a data set into a folder that does not exist yet or is empty.
  ///
  /// - Throws: `FileProblem`, also where there is something in the folder.
  public static func write(
    _ contents: AllianceData.Contents, toNewFolder folder: String
  ) throws(FileProblem) {
    if InputFile.kind(of: folder) == .folder {
      guard try isEmpty(folder) else {
        throw FileProblem(.cannotCreate, folder, "is not empty; name a new folder")
      }
    }
    try write(contents, to: folder)
  }

  /// The files of a data set, by name, in canonical form.
  public static func files(
    _ contents: AllianceData.Contents
  ) -> [(name: String, bytes: [UInt8])] {
    var sorted = contents
    sorted.sortCanonically()
    let writer = PackageWriter(contents: sorted)
    var files: [(name: String, bytes: [UInt8])] = []
    let schemas = TableSchema.all.filter { writer.isWritten($0.table) }
    let descriptor = Descriptor.value(for: contents.metadata, tables: schemas)
    files.append((Descriptor.fileName, descriptor.bytes(.pretty) + [0x0A]))
    for schema in schemas { files.append((schema.fileName, writer.bytes(schema))) }
    return files
  }

  /// The SHA-256 of a data set: of its files in canonical form, in the order of their names, each
  /// with its name and length. Two data sets that say the same have the same, however their rows
  /// are ordered.
  public static func digest(_ contents: AllianceData.Contents) -> String {
    var hash = SHA256()
    for file in files(contents).sorted(by: { $0.name < $1.name }) {
      hash.update(Array("\(file.name) \(file.bytes.count)\n".utf8))
      hash.update(file.bytes)
    }
    return hash.hexadecimal()
  }
}

extension DataPackage {
  /// The SHA-256 of the files that a data set is read from, as they are: of the tables and the
  /// descriptor in the order of their names, each with its name and length, or of the single CSV
  /// file of ties. It says which bytes an answer rests on.
  ///
  /// - Parameter options: those that the data set was read with, which hold what can be read only
  ///   once.
  /// - Throws: `FileProblem` where a file cannot be read.
  public static func hash(
    _ path: String, _ options: ReadingOptions = ReadingOptions()
  ) throws(FileProblem) -> String {
    guard path != "-", InputFile.kind(of: path) == .folder else {
      return SHA256.hexadecimal(try options.unchangedFile(path).bytes)
    }
    let known = Set(TableSchema.all.map(\.fileName) + [Descriptor.fileName])
    var hash = SHA256()
    for name in try fileNames(in: path).intersection(known).sorted() {
      let bytes = try InputFile(reading: "\(path)/\(name)").bytes
      hash.update(Array("\(name) \(bytes.count)\n".utf8))
      hash.update(bytes)
    }
    return hash.hexadecimal()
  }
}

/// Makes the rows of each table.
struct PackageWriter {
  let contents: AllianceData.Contents

  func isWritten(_ table: Violation.Table) -> Bool {
    switch table {
    case .nations: true
    case .agreements, .members: !contents.agreements.isEmpty
    case .ties: !contents.ties.isEmpty || contents.agreements.isEmpty
    case .stages: !contents.stages.isEmpty
    case .successions: !contents.successions.isEmpty
    case .positions: !contents.positions.isEmpty
    case .indicators: !contents.indicators.isEmpty
    case .kinds: !contents.kinds.isEmpty
    case .sources: !contents.sources.isEmpty
    }
  }

  func bytes(_ schema: TableSchema) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVText.append(schema.columns.map(\.name), to: &bytes)
    switch schema.table {
    case .nations:
      for nation in contents.nations {
        for row in Self.rows(nation) { CSVText.append(row, to: &bytes) }
      }
    case .agreements: for row in contents.agreements { CSVText.append(Self.row(row), to: &bytes) }
    case .members: for row in contents.memberships { CSVText.append(Self.row(row), to: &bytes) }
    case .ties: bytes += tieRows()
    case .stages: for row in contents.stages { CSVText.append(Self.row(row), to: &bytes) }
    case .successions: for row in contents.successions { CSVText.append(Self.row(row), to: &bytes) }
    case .positions: for row in contents.positions { CSVText.append(Self.row(row), to: &bytes) }
    case .indicators: for row in contents.indicators { CSVText.append(Self.row(row), to: &bytes) }
    case .kinds: for row in contents.kinds { CSVText.append(Self.row(row), to: &bytes) }
    case .sources: for row in contents.sources { CSVText.append(Self.row(row), to: &bytes) }
    }
    return bytes
  }

  // MARK: - Rows

  private static func rows(_ nation: Nation) -> [[String]] {
    let periods = nation.periods.isEmpty ? [Period()] : nation.periods
    return periods.map { period in
      [
        nation.code.rawValue, nation.name, nation.kind.rawValue, nation.region ?? "",
        nation.subregion ?? "", nation.codes.iso2 ?? "", nation.codes.iso3 ?? "",
        nation.codes.cow ?? "", nation.codes.gw ?? "",
        nation.capital.map { DecimalText.shortest($0.latitude) } ?? "",
        nation.capital.map { DecimalText.shortest($0.longitude) } ?? "", text(period.start),
        text(period.end), aliases(nation),
      ]
    }
  }

  private static func row(_ agreement: Agreement) -> [String] {
    [
      agreement.id.rawValue, agreement.name, list(agreement.kinds.map(\.rawValue)),
      agreement.form?.rawValue ?? "", text(agreement.signed), text(agreement.inForce),
      text(agreement.end), agreement.level?.text ?? "", agreement.condition?.rawValue ?? "",
      list(agreement.against.map(\.rawValue)), agreement.isSecret ? "yes" : "",
      text(agreement.certainty), list(agreement.sources.map(\.rawValue)), agreement.note ?? "",
    ]
  }

  static func row(_ membership: Membership) -> [String] {
    [
      membership.agreement.rawValue, membership.nation.rawValue, text(membership.period.start),
      text(membership.period.end), membership.role.rawValue,
      list(membership.kinds.map(\.rawValue)), membership.level?.text ?? "",
      membership.condition?.rawValue ?? "", list(membership.sources.map(\.rawValue)),
      membership.note ?? "",
    ]
  }

  private func tieRows() -> [UInt8] {
    var rows = RowWriter(capacity: contents.ties.count * 72)
    for index in contents.ties.indices { Self.append(contents.ties[index], to: &rows) }
    return rows.bytes
  }

  /// Adds the row of a tie.
  static func append(_ tie: Tie, to rows: inout RowWriter) {
    rows.cell(tie.from.rawValue)
    rows.cell(tie.to.rawValue)
    rows.cell(tie.kind.rawValue)
    rows.cell(tie.id?.rawValue)
    rows.cell(tie.isDirected.map { $0 ? "yes" : "no" })
    rows.cell(tie.period.start)
    rows.cell(tie.period.end)
    rows.cell(tie.stage?.rawValue)
    rows.cell(tie.level?.text)
    rows.cell(tie.strength)
    rows.cell(tie.condition?.rawValue)
    rows.cell(tie.agreement?.rawValue)
    rows.cell(tie.isSecret ? "yes" : nil)
    rows.cell(text(tie.certainty))
    rows.cell(tie.sources.map(\.rawValue))
    rows.cell(tie.note)
    rows.endRow()
  }

  private static func row(_ event: StageEvent) -> [String] {
    [
      event.subject, event.stage.rawValue, event.date.description,
      list(event.sources.map(\.rawValue)), event.note ?? "",
    ]
  }

  private static func row(_ succession: Succession) -> [String] {
    [
      succession.predecessor.rawValue, succession.successor.rawValue,
      succession.date.description, succession.kind ?? "",
      list(succession.sources.map(\.rawValue)),
    ]
  }

  private static func row(_ position: Position) -> [String] {
    [
      position.nation.rawValue, position.topic, position.stance, text(position.date),
      list(position.sources.map(\.rawValue)),
    ]
  }

  private static func row(_ indicator: Indicator) -> [String] {
    [
      indicator.nation.rawValue, indicator.name, indicator.date.description,
      DecimalText.shortest(indicator.value), list(indicator.sources.map(\.rawValue)),
    ]
  }

  private static func row(_ kind: KindDefinition) -> [String] {
    [
      kind.kind.rawValue, kind.label, kind.sign.rawValue, kind.isDirected ? "yes" : "",
      kind.level == .none ? "" : String(kind.level.rawValue), kind.color ?? "",
    ]
  }

  private static func row(_ source: Source) -> [String] {
    [
      source.id.rawValue, source.title, source.publisher ?? "", source.year.map(String.init) ?? "",
      source.url ?? "", text(source.coverage.start), text(source.coverage.end), source.note ?? "",
    ]
  }

  // MARK: - Cells

  private static func text(_ date: CalendarDate?) -> String { date?.description ?? "" }

  private static func text(_ end: Period.End) -> String {
    switch end {
    case .open: ""
    case .unknown: "unknown"
    case .on(let date): date.description
    }
  }

  private static func text(_ certainty: Certainty) -> String {
    certainty == .confirmed ? "" : certainty.rawValue
  }

  /// A “;” in an alias is written as a comma, since it separates them.
  private static func aliases(_ nation: Nation) -> String {
    list(
      nation.aliases.map { alias in
        String(String.UnicodeScalarView(alias.unicodeScalars.map { $0 == ";" ? "," : $0 }))
      })
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ";") }
}
