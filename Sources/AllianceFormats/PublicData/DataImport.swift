import AllianceGraph
import TextForms

/// What an import is told.
public struct ImportOptions: Sendable {
  /// The short name of the data set that is made.
  public var name: String
  /// Its title.
  public var title: String
  /// Whether rows that cannot be used are left out and listed, and not errors.
  public var skipsBadRows: Bool
  /// A data set in which nations are looked up that a table gives by name alone.
  public var base: AllianceData?
  /// How files are read.
  public var reading: ReadingOptions
  /// Whether the delimiter of a table is found by its first line, and not told.
  public var findsDelimiter: Bool
  /// How the tables of analysts are laid out.
  public var spreadsheet: SpreadsheetLayout
  /// Which events count, and as what.
  public var events: EventOptions
  /// Whether an edge of a graph may name a node that the file does not declare.
  public var allowsNewNodes = false
  /// How deep a graph file may be nested.
  public var depthLimit = 256
  /// Called now and then with the share of a file that was read, from 0 to 1.
  public var progress: (@Sendable (Double) -> Void)?

  /// Makes options.
  public init(
    name: String = "import", title: String = "Imported data", skipsBadRows: Bool = false,
    base: AllianceData? = nil, reading: ReadingOptions = ReadingOptions(),
    findsDelimiter: Bool = true, spreadsheet: SpreadsheetLayout = SpreadsheetLayout(),
    events: EventOptions = EventOptions()
  ) {
    self.findsDelimiter = findsDelimiter
    self.spreadsheet = spreadsheet
    self.events = events
    self.name = name
    self.title = title
    self.skipsBadRows = skipsBadRows
    self.base = base
    self.reading = reading
  }
}

/// Published data sets as their authors distribute them, made into one data set of ours.
///
/// ```swift
/// let imported = try DataImport.read(["alliance_v4.1_by_dyad.csv", "states2016.csv"])
/// print(imported.statement)
/// ```
public enum DataImport {
  /// What an import made.
  public struct Outcome: Sendable {
    /// The data set.
    public let data: AllianceData
    /// What was understood, changed and left out.
    public let statement: ImportStatement
    /// What is doubtful in the files.
    public let doubts: [Fault]
    /// The rows that were left out because they could not be used, each with its file's header
    /// before the first; empty unless bad rows are skipped.
    public let rejected: [UInt8]
    /// How many rows these are.
    public let rejectedCount: Int
    /// Why they could not be used.
    public let rejections: [Fault]
  }

  /// The form of a file, or nil where it is none of the published ones.
  ///
  /// - Throws: `FileProblem` where the file cannot be read.
  public static func form(
    of path: String, _ options: ImportOptions = ImportOptions()
  ) throws(FileProblem) -> PublicDataForm? {
    var reader = try LookedAtFile(path, options).reader()
    guard reader.next() else { return nil }
    return PublicDataForm.recognized(header: reader.fields.indices.map { reader.text($0) })
  }

  /// Reads published files, each of which is recognised by its header, into one data set.
  ///
  /// - Throws: `InvalidInput` with all errors of all files; `FileProblem` where one cannot be read.
  public static func read(
    _ paths: [String], _ options: ImportOptions = ImportOptions()
  ) throws -> Outcome {
    var builder = ImportBuilder(options: options)
    var rejected: [UInt8] = []
    var rejectedCount = 0
    var rejections = FaultLog()
    for path in paths {
      let looked = try LookedAtFile(path, options)
      let file = looked.file
      var reader = looked.reader()
      guard reader.next(), let form = form(reader, in: &builder) else {
        builder.log.add(reader.log)
        continue
      }
      var table = SourceTable(reader, options)
      table.checkRepeats(of: form.columns) { $0.lowercased() == $1.lowercased() }
      let header = reader.recordStart..<(reader.fields.last?.range.upperBound ?? 0)
      builder.statement.parts.append(
        ImportStatement.Part(file: path, form: form, title: form.title, rowCount: 0, remarks: []))
      for remark in looked.remarks { builder.remark(.changed, nil, remark) }
      builder.read(form, &table)
      builder.statement.parts[builder.statement.parts.count - 1].rowCount = table.rowCount
      rejectedCount += table.rejected.count
      if table.rowCount == 0 { builder.remark(.limit, nil, ImportStatement.noRows) }
      builder.remark(.dropped, table.rejected.count, "rows that cannot be used")
      builder.log.add(table.fileFaults)
      builder.log.add(table.reader.log)
      rejections.add(table.rejections)
      guard !table.rejected.isEmpty else { continue }
      for range in [header] + table.rejected {
        rejected += file.bytes[range]
        rejected.append(0x0A)
      }
    }
    try builder.log.throwErrors()
    builder.finish()
    return Outcome(
      data: try AllianceData(builder.contents), statement: builder.statement,
      doubts: builder.log.doubts, rejected: rejected, rejectedCount: rejectedCount,
      rejections: rejections.errors)
  }

  /// The form of a file whose header was read; a fault where it is none.
  private static func form(
    _ reader: CSVReader, in builder: inout ImportBuilder
  ) -> PublicDataForm? {
    let header = reader.fields.indices.map { reader.text($0) }
    if let form = PublicDataForm.recognized(header: header) { return form }
    if header == [""] {
      builder.log.add(
        reader.file.fault(
          0..<0, "the first line is empty", remedy: "put the names of the columns there"))
      return nil
    }
    let names = PublicDataForm.columnNames(header)
    func missing(_ form: PublicDataForm) -> [String] {
      form.columns.filter { !names.contains($0.lowercased()) }
    }
    func share(_ form: PublicDataForm) -> Double {
      1 - Double(missing(form).count) / Double(form.columns.count)
    }
    let near = PublicDataForm.allCases.max { share($0) < share($1) }
    var remedy =
      "“alliance import --list” shows what is known; for a table of your own say what its columns "
      + "mean: --column from=… --column to=… --kind …; it has "
      + header.prefix(20).joined(separator: ", ")
    if names.isSuperset(of: ["dcaid", "eifyear", "signyear"]) {
      remedy =
        "this is DCAD's list of agreements; import its table by pair and year, which lies beside it: "
        + "DCAD-v1.0-dyadic.csv"
    } else if let near, share(near) > 0.5 {
      remedy =
        "for \(near.rawValue) the columns are missing: "
        + missing(near).joined(separator: ", ")
    }
    builder.log.add(
      reader.file.fault(
        0..<1, "the header is that of no published data set that is known", remedy: remedy))
    return nil
  }
}

extension ImportBuilder {
  /// Reads the rows of a file.
  mutating func read(_ form: PublicDataForm, _ table: inout SourceTable) {
    switch form {
    case .cowMembers: readCOWMembers(&table)
    case .cowDyads: readCOWDyads(&table)
    case .cowDirected: readCOWDirected(&table)
    case .cowStates: readCOWStates(&table)
    case .cowMajors: readCOWMajors(&table)
    case .cowCapabilities: readCOWCapabilities(&table)
    case .cowContiguity: readCOWContiguity(&table)
    case .atopAlliances: readATOPAlliances(&table)
    case .atopMembers: readATOPMembers(&table)
    case .usMissions: readUSMissions(&table)
    case .geoPeacekeeping: readGeoPeacekeeping(&table)
    case .cowMemberYears: readCOWMemberYears(&table)
    case .cowPairYears: readCOWPairYears(&table)
    case .cowDisputes: readCOWDisputes(&table)
    case .cowDisputeFacts: readCOWDisputeFacts(&table)
    case .cowDyadicDisputes: readCOWDyadicDisputes(&table)
    case .cowWars: readCOWWars(&table)
    case .diplomaticExchange: readDiplomaticExchange(&table)
    case .cowOrganizations: readOrganizations(&table)
    case .cowOrganizationYears: readOrganizationYears(&table)
    case .defenseCooperation: readDefenseCooperation(&table)
    case .atopPhases: readATOPPhases(&table)
    case .atopDyadYears: readATOPDyadYears(&table)
    case .atopDirectedYears: readATOPDirectedYears(&table)
    case .unVotes: readUNVotes(&table)
    case .unVotesNamed: readNamedUNVotes(&table)
    }
  }
}
