import AllianceGraph
import TextForms

/// Reads the tables of a data set one after the other and remembers where each row came from, so
/// that a rule of the model that a row breaks can be told with file, line and column.
struct PackageReader {
  var contents: AllianceData.Contents
  var tables: [Violation.Table: TableReader] = [:]
  /// Where each row of each array of the contents stands.
  var places: [Violation.Table: [TableReader.Place]] = [:]
  /// Where each period of each nation stands.
  var periodPlaces: [[TableReader.Place]] = []
  var log = FaultLog()

  init(metadata: AllianceData.Metadata) {
    contents = AllianceData.Contents(metadata: metadata)
  }

  /// Reads a table into the contents.
  mutating func read(_ file: InputFile, _ schema: TableSchema, _ options: ReadingOptions) {
    var table = TableReader(file, schema, options)
    switch schema.table {
    case .nations: readNations(&table)
    case .agreements: readAgreements(&table)
    case .members: readMembers(&table)
    case .ties: readTies(&table)
    case .stages: readStages(&table)
    case .successions: readSuccessions(&table)
    case .positions: readPositions(&table)
    case .indicators: readIndicators(&table)
    case .kinds: readKinds(&table)
    case .sources: readSources(&table)
    }
    tables[schema.table] = table
  }

  // MARK: - Nations

  private mutating func readNations(_ table: inout TableReader) {
    let code = table.column("code")
    let name = table.column("name")
    let kind = table.column("kind")
    let from = table.column("from")
    let to = table.column("to")
    let others = NationColumns(table)
    var index: [NationCode: Int] = [:]
    var rows: [TableReader.Place] = []
    while table.next() {
      guard let codeText = table.name(code) else { continue }
      let nation = Nation(
        code: NationCode(codeText), name: table.required(name) ?? codeText,
        kind: table.word(kind) ?? .state, region: table.text(others.region),
        subregion: table.text(others.subregion), codes: others.codes(table),
        capital: others.capital(&table), aliases: table.list(others.aliases))
      let start = table.date(from)
      let end = table.end(to)
      let period = start == nil && end == .open ? nil : Period(from: start, to: end)
      if let known = index[nation.code] {
        add(period, of: nation, to: known, code, rows[known], &table)
      } else {
        index[nation.code] = contents.nations.count
        contents.nations.append(nation)
        contents.nations[contents.nations.count - 1].periods = period.map { [$0] } ?? []
        rows.append(table.place)
        periodPlaces.append(period.map { _ in [table.place] } ?? [])
      }
    }
    places[.nations] = rows
  }

  /// Adds the period of another row of a nation that has one already.
  private mutating func add(
    _ period: Period?, of nation: Nation, to known: Int, _ code: TableReader.Column,
    _ first: TableReader.Place, _ table: inout TableReader
  ) {
    var earlier = contents.nations[known]
    let periods = earlier.periods
    earlier.periods = []
    guard let period, !periods.isEmpty else {
      table.report(
        code, "the nation “\(nation.code)” is declared in line \(first.line) already",
        remedy: "remove one row, or give each row its period")
      return
    }
    if periods.contains(where: { $0.surelyOverlaps(period) }) {
      table.report(
        code, "a period of “\(nation.code)” overlaps another of its periods",
        remedy: "make the periods follow each other")
      return
    }
    if nation != earlier {
      table.report(
        code, "the nation “\(nation.code)” is described otherwise in line \(first.line)",
        remedy: "repeat the same cells in each of its rows but the period")
    }
    contents.nations[known].periods.append(period)
    periodPlaces[known].append(table.place)
  }

  private struct NationColumns {
    let region: TableReader.Column
    let subregion: TableReader.Column
    let aliases: TableReader.Column
    private let code: [TableReader.Column]
    private let latitude: TableReader.Column
    private let longitude: TableReader.Column

    init(_ table: TableReader) {
      region = table.column("region")
      subregion = table.column("subregion")
      aliases = table.column("aliases")
      code = ["iso2", "iso3", "cow", "gw"].map { table.column($0) }
      latitude = table.column("latitude")
      longitude = table.column("longitude")
    }

    func codes(_ table: TableReader) -> Nation.Codes {
      Nation.Codes(
        iso2: table.text(code[0]), iso3: table.text(code[1]), cow: table.text(code[2]),
        gw: table.text(code[3]))
    }

    func capital(_ table: inout TableReader) -> Nation.Place? {
      let hasLatitude = table.text(latitude) != nil
      guard hasLatitude == (table.text(longitude) != nil) else {
        table.report(
          hasLatitude ? longitude : latitude,
          "a place has a latitude and a longitude; one of them is missing",
          remedy: "fill it in, or empty the other")
        return nil
      }
      guard let north = table.number(latitude), let east = table.number(longitude) else {
        return nil
      }
      return Nation.Place(latitude: north, longitude: east)
    }
  }

  // MARK: - Agreements

  private mutating func readAgreements(_ table: inout TableReader) {
    let id = table.column("id")
    let name = table.column("name")
    let kinds = table.column("kinds")
    let form = table.column("form")
    let signed = table.column("signed")
    let inForce = table.column("in_force")
    let ended = table.column("ended")
    let against = table.column("against")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.agreements.reserveCapacity(table.expectedRows)
    while table.next() {
      guard let idText = table.name(id) else { continue }
      contents.agreements.append(
        Agreement(
          id: AgreementID(rawValue: idText), name: table.required(name) ?? idText,
          kinds: shared.kinds(kinds, &table), form: table.word(form), signed: table.date(signed),
          inForce: table.date(inForce), end: table.end(ended), level: table.level(shared.level),
          condition: table.word(shared.condition),
          against: table.list(against).map { NationCode($0) },
          isSecret: table.flag(shared.secret) ?? false,
          certainty: table.word(shared.certainty) ?? .confirmed,
          sources: shared.sources(&table), note: table.text(shared.note)))
      rows.append(table.place)
    }
    places[.agreements] = rows
  }

  /// The columns that several tables have.
  struct SharedColumns {
    let level: TableReader.Column
    let condition: TableReader.Column
    let secret: TableReader.Column
    let certainty: TableReader.Column
    let source: TableReader.Column
    let note: TableReader.Column

    init(_ table: TableReader) {
      level = table.column("level")
      condition = table.column("condition")
      secret = table.column("secret")
      certainty = table.column("certainty")
      source = table.column("source")
      note = table.column("note")
    }

    func sources(_ table: inout TableReader) -> [SourceID] {
      table.list(source).map { SourceID(rawValue: $0) }
    }

    func kinds(_ column: TableReader.Column, _ table: inout TableReader) -> [TieKind] {
      table.list(column).map { TieKind(rawValue: $0) }
    }
  }

  private mutating func readMembers(_ table: inout TableReader) {
    let agreement = table.column("agreement")
    let nation = table.column("nation")
    let joined = table.column("joined")
    let left = table.column("left")
    let role = table.column("role")
    let kinds = table.column("kinds")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.memberships.reserveCapacity(table.expectedRows)
    while table.next() {
      guard let agreementText = table.name(agreement), let code = table.name(nation) else {
        continue
      }
      contents.memberships.append(
        Membership(
          agreement: AgreementID(rawValue: agreementText), nation: NationCode(code),
          period: Period(from: table.date(joined), to: table.end(left)),
          role: table.word(role) ?? .party, kinds: shared.kinds(kinds, &table),
          level: table.level(shared.level), condition: table.word(shared.condition),
          sources: shared.sources(&table), note: table.text(shared.note)))
      rows.append(table.place)
    }
    places[.members] = rows
  }

  // MARK: - Ties

  private mutating func readTies(_ table: inout TableReader) {
    let from = table.column("from")
    let to = table.column("to")
    let kind = table.column("kind")
    let id = table.column("id")
    let directed = table.column("directed")
    let start = table.column("start")
    let end = table.column("end")
    let stage = table.column("stage")
    let strength = table.column("strength")
    let agreement = table.column("agreement")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.ties.reserveCapacity(table.expectedRows)
    while table.next() {
      guard let one = table.name(from), let other = table.name(to),
        let kindText = table.name(kind)
      else { continue }
      contents.ties.append(
        Tie(
          id: table.optionalName(id).map { TieID(rawValue: $0) }, from: NationCode(one),
          to: NationCode(other), kind: TieKind(rawValue: kindText),
          isDirected: table.flag(directed),
          period: Period(from: table.date(start), to: table.end(end)), stage: table.word(stage),
          level: table.level(shared.level), strength: table.number(strength),
          condition: table.word(shared.condition),
          agreement: table.optionalName(agreement).map { AgreementID(rawValue: $0) },
          isSecret: table.flag(shared.secret) ?? false,
          certainty: table.word(shared.certainty) ?? .confirmed,
          sources: shared.sources(&table), note: table.text(shared.note)))
      rows.append(table.place)
    }
    places[.ties] = rows
  }
}
