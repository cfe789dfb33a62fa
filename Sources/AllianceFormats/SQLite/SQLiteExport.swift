import AllianceGraph

/// A data set as an SQLite database that Datasette, pandas and R query at once: a table for each
/// table of the data package, lists in tables of their own, keys that hold, and views.
public enum SQLiteExport {
  /// The bytes of a database with a data set.
  ///
  /// Dates are texts as in the data package (`1882`, `1882-05`, `1882-05-20`), which sort as dates
  /// do; an end that is `unknown` is that text, an open one is NULL. Nothing of the data set is lost.
  ///
  /// - Parameter path: The file that is meant, for messages.
  /// - Throws: `FileProblem` where SQLite's library is not installed.
  public static func bytes(
    _ data: AllianceData, for path: String = "database"
  ) throws(FileProblem) -> [UInt8] {
    let database = try SQLiteDatabase(for: path)
    try database.run("PRAGMA foreign_keys = ON; BEGIN;" + schema)
    var sorted = data.contents
    sorted.sortCanonically()
    let rows = SQLiteRows(contents: sorted, kinds: data.kinds)
    for (table, columns, cells) in rows.tables {
      try database.insert(table, columns: columns, rows: cells)
    }
    try database.run("COMMIT;" + views)
    return try database.bytes()
  }

  /// Writes a database with a data set.
  ///
  /// - Throws: `FileProblem`; the file is then as it was.
  public static func write(
    _ data: AllianceData, to path: String, _ policy: FileReplacement.Policy = .careful
  ) throws(FileProblem) {
    try FileReplacement.write(try bytes(data, for: path), to: path, policy)
  }

  // MARK: - Schema

  private static let schema = """
    CREATE TABLE metadata (name TEXT, title TEXT, version TEXT, licence TEXT, coverage_from TEXT,
      coverage_to TEXT);
    CREATE TABLE kinds (kind TEXT PRIMARY KEY, label TEXT NOT NULL, sign TEXT NOT NULL,
      directed INTEGER NOT NULL, level INTEGER NOT NULL, color TEXT) WITHOUT ROWID;
    CREATE TABLE sources (id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT, year INTEGER,
      url TEXT, coverage_from TEXT, coverage_to TEXT, note TEXT) WITHOUT ROWID;
    CREATE TABLE nations (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, region TEXT,
      subregion TEXT, iso2 TEXT, iso3 TEXT, cow TEXT, gw TEXT, latitude REAL, longitude REAL)
      WITHOUT ROWID;
    CREATE TABLE nation_periods (nation TEXT NOT NULL REFERENCES nations, start TEXT, end TEXT);
    CREATE TABLE nation_aliases (nation TEXT NOT NULL REFERENCES nations, alias TEXT NOT NULL);
    CREATE TABLE agreements (id TEXT PRIMARY KEY, name TEXT NOT NULL, form TEXT, signed TEXT,
      in_force TEXT, ended TEXT, level TEXT, condition TEXT, secret INTEGER NOT NULL,
      certainty TEXT NOT NULL, note TEXT) WITHOUT ROWID;
    CREATE TABLE agreement_kinds (agreement TEXT NOT NULL REFERENCES agreements,
      kind TEXT NOT NULL REFERENCES kinds, PRIMARY KEY (agreement, kind)) WITHOUT ROWID;
    CREATE TABLE agreement_against (agreement TEXT NOT NULL REFERENCES agreements,
      nation TEXT NOT NULL REFERENCES nations, PRIMARY KEY (agreement, nation)) WITHOUT ROWID;
    CREATE TABLE members (id INTEGER PRIMARY KEY, agreement TEXT NOT NULL REFERENCES agreements,
      nation TEXT NOT NULL REFERENCES nations, joined TEXT, left TEXT, role TEXT NOT NULL, level TEXT,
      condition TEXT, note TEXT);
    CREATE TABLE member_kinds (member INTEGER NOT NULL REFERENCES members,
      kind TEXT NOT NULL REFERENCES kinds, PRIMARY KEY (member, kind)) WITHOUT ROWID;
    CREATE TABLE ties (number INTEGER PRIMARY KEY, id TEXT UNIQUE,
      from_nation TEXT NOT NULL REFERENCES nations, to_nation TEXT NOT NULL REFERENCES nations,
      kind TEXT NOT NULL REFERENCES kinds, directed INTEGER NOT NULL, start TEXT, end TEXT,
      stage TEXT NOT NULL, level TEXT, strength REAL, condition TEXT,
      agreement TEXT REFERENCES agreements, secret INTEGER NOT NULL, certainty TEXT NOT NULL,
      note TEXT);
    CREATE TABLE stages (number INTEGER PRIMARY KEY, subject TEXT NOT NULL, stage TEXT NOT NULL,
      date TEXT NOT NULL, note TEXT);
    CREATE TABLE successions (number INTEGER PRIMARY KEY,
      predecessor TEXT NOT NULL REFERENCES nations, successor TEXT NOT NULL REFERENCES nations,
      date TEXT NOT NULL, kind TEXT);
    CREATE TABLE positions (number INTEGER PRIMARY KEY, nation TEXT NOT NULL REFERENCES nations,
      topic TEXT NOT NULL, stance TEXT NOT NULL, date TEXT);
    CREATE TABLE indicators (number INTEGER PRIMARY KEY, nation TEXT NOT NULL REFERENCES nations,
      indicator TEXT NOT NULL, date TEXT NOT NULL, value REAL NOT NULL);
    CREATE TABLE citations (of_table TEXT NOT NULL, of_row TEXT NOT NULL,
      source TEXT NOT NULL REFERENCES sources);
    CREATE INDEX members_by_agreement ON members (agreement);
    CREATE INDEX members_by_nation ON members (nation);
    CREATE INDEX ties_by_from ON ties (from_nation);
    CREATE INDEX ties_by_to ON ties (to_nation);
    CREATE INDEX indicators_by_nation ON indicators (nation, indicator);
    CREATE INDEX citations_by_row ON citations (of_table, of_row);
    """

  private static let views = """
    CREATE VIEW member_pairs AS
      SELECT a.agreement, g.name AS agreement_name, a.nation AS nation_a, b.nation AS nation_b,
        a.role AS role_a, b.role AS role_b,
        max(coalesce(a.joined, ''), coalesce(b.joined, ''), coalesce(g.in_force, g.signed, ''))
          AS start,
        nullif(min(coalesce(a.left, '9999'), coalesce(b.left, '9999'), coalesce(g.ended, '9999')),
          '9999') AS end
      FROM members a JOIN members b ON a.agreement = b.agreement AND a.nation < b.nation
        JOIN agreements g ON g.id = a.agreement
      WHERE coalesce(a.left, '9999') >= coalesce(b.joined, '')
        AND coalesce(b.left, '9999') >= coalesce(a.joined, '');
    CREATE VIEW dyads AS
      SELECT p.nation_a, p.nation_b, k.kind, p.start, p.end, p.agreement, 'agreement' AS basis
        FROM member_pairs p JOIN agreement_kinds k ON k.agreement = p.agreement
      UNION ALL
      SELECT min(from_nation, to_nation), max(from_nation, to_nation), kind, start, end, agreement,
        'tie' FROM ties;
    CREATE VIEW agreement_sizes AS
      SELECT g.id, g.name, count(DISTINCT m.nation) AS members
      FROM agreements g LEFT JOIN members m ON m.agreement = g.id GROUP BY g.id;
    """
}

/// The rows of each table of the database.
private struct SQLiteRows {
  typealias Cell = SQLiteDatabase.Cell

  let contents: AllianceData.Contents
  let kinds: [KindDefinition]

  var tables: [(String, Int, [[Cell]])] {
    [
      ("metadata", 6, metadata), ("kinds", 6, kindRows), ("sources", 8, contents.sources.map(row)),
      ("nations", 11, contents.nations.map(row)), ("nation_periods", 3, periods),
      ("nation_aliases", 2, aliases), ("agreements", 11, contents.agreements.map(row)),
      ("agreement_kinds", 2, agreementKinds), ("agreement_against", 2, against),
      ("members", 9, memberRows), ("member_kinds", 2, memberKinds), ("ties", 16, tieRows),
      ("stages", 5, stages), ("successions", 5, successions), ("positions", 5, positions),
      ("indicators", 5, indicators), ("citations", 3, citations),
    ]
  }

  private var metadata: [[Cell]] {
    let known = contents.metadata
    return [
      [
        .text(known.name), .text(known.title), .text(known.version), Cell(known.license),
        date(known.coverage.start), end(known.coverage.end),
      ]
    ]
  }

  private var kindRows: [[Cell]] {
    kinds.map { kind in
      [
        .text(kind.kind.rawValue), .text(kind.label), .text(kind.sign.rawValue),
        flag(kind.isDirected), .integer(kind.level.rawValue), Cell(kind.color),
      ]
    }
  }

  private func row(_ source: Source) -> [Cell] {
    [
      .text(source.id.rawValue), .text(source.title), Cell(source.publisher),
      source.year.map { .integer($0) } ?? .null, Cell(source.url), date(source.coverage.start),
      end(source.coverage.end), Cell(source.note),
    ]
  }

  private func row(_ nation: Nation) -> [Cell] {
    [
      .text(nation.code.rawValue), .text(nation.name), .text(nation.kind.rawValue),
      Cell(nation.region), Cell(nation.subregion), Cell(nation.codes.iso2), Cell(nation.codes.iso3),
      Cell(nation.codes.cow), Cell(nation.codes.gw),
      nation.capital.map { .number($0.latitude) } ?? .null,
      nation.capital.map { .number($0.longitude) } ?? .null,
    ]
  }

  private var periods: [[Cell]] {
    contents.nations.flatMap { nation in
      nation.periods.map { [.text(nation.code.rawValue), date($0.start), end($0.end)] }
    }
  }

  private var aliases: [[Cell]] {
    contents.nations.flatMap { nation in
      nation.aliases.map { [.text(nation.code.rawValue), .text($0)] }
    }
  }

  private func row(_ agreement: Agreement) -> [Cell] {
    [
      .text(agreement.id.rawValue), .text(agreement.name), Cell(agreement.form?.rawValue),
      date(agreement.signed), date(agreement.inForce), end(agreement.end),
      Cell(agreement.level?.text), Cell(agreement.condition?.rawValue), flag(agreement.isSecret),
      .text(agreement.certainty.rawValue), Cell(agreement.note),
    ]
  }

  private var agreementKinds: [[Cell]] {
    contents.agreements.flatMap { agreement in
      agreement.kinds.map { [.text(agreement.id.rawValue), .text($0.rawValue)] }
    }
  }

  private var against: [[Cell]] {
    contents.agreements.flatMap { agreement in
      agreement.against.map { [.text(agreement.id.rawValue), .text($0.rawValue)] }
    }
  }

  private var memberRows: [[Cell]] {
    contents.memberships.enumerated().map { index, member in
      [
        .integer(index + 1), .text(member.agreement.rawValue), .text(member.nation.rawValue),
        date(member.period.start), end(member.period.end), .text(member.role.rawValue),
        Cell(member.level?.text), Cell(member.condition?.rawValue), Cell(member.note),
      ]
    }
  }

  private var memberKinds: [[Cell]] {
    contents.memberships.enumerated().flatMap { index, member in
      member.kinds.map { [.integer(index + 1), .text($0.rawValue)] }
    }
  }

  private var tieRows: [[Cell]] {
    let directed = Dictionary(
      kinds.map { ($0.kind, $0.isDirected) }, uniquingKeysWith: { _, last in last })
    return contents.ties.enumerated().map { index, tie in
      [
        .integer(index + 1), Cell(tie.id?.rawValue), .text(tie.from.rawValue),
        .text(tie.to.rawValue), .text(tie.kind.rawValue),
        flag(tie.isDirected ?? directed[tie.kind] ?? false), date(tie.period.start),
        end(tie.period.end), .text((tie.stage ?? .inForce).rawValue), Cell(tie.level?.text),
        tie.strength.map { .number($0) } ?? .null, Cell(tie.condition?.rawValue),
        Cell(tie.agreement?.rawValue), flag(tie.isSecret), .text(tie.certainty.rawValue),
        Cell(tie.note),
      ]
    }
  }

  private var stages: [[Cell]] {
    contents.stages.enumerated().map { index, event in
      [
        .integer(index + 1), .text(event.subject), .text(event.stage.rawValue), date(event.date),
        Cell(event.note),
      ]
    }
  }

  private var successions: [[Cell]] {
    contents.successions.enumerated().map { index, succession in
      [
        .integer(index + 1), .text(succession.predecessor.rawValue),
        .text(succession.successor.rawValue), date(succession.date), Cell(succession.kind),
      ]
    }
  }

  private var positions: [[Cell]] {
    contents.positions.enumerated().map { index, position in
      [
        .integer(index + 1), .text(position.nation.rawValue), .text(position.topic),
        .text(position.stance), date(position.date),
      ]
    }
  }

  private var indicators: [[Cell]] {
    contents.indicators.enumerated().map { index, indicator in
      [
        .integer(index + 1), .text(indicator.nation.rawValue), .text(indicator.name),
        date(indicator.date), .number(indicator.value),
      ]
    }
  }

  /// Which row of which table cites which source; a row is named by its key.
  private var citations: [[Cell]] {
    var rows: [[Cell]] = []
    func cite(_ table: String, _ row: String, _ sources: [SourceID]) {
      for source in sources { rows.append([.text(table), .text(row), .text(source.rawValue)]) }
    }
    for agreement in contents.agreements {
      cite("agreements", agreement.id.rawValue, agreement.sources)
    }
    for (index, row) in contents.memberships.enumerated() {
      cite("members", "\(index + 1)", row.sources)
    }
    for (index, row) in contents.ties.enumerated() { cite("ties", "\(index + 1)", row.sources) }
    for (index, row) in contents.stages.enumerated() { cite("stages", "\(index + 1)", row.sources) }
    for (index, row) in contents.successions.enumerated() {
      cite("successions", "\(index + 1)", row.sources)
    }
    for (index, row) in contents.positions.enumerated() {
      cite("positions", "\(index + 1)", row.sources)
    }
    for (index, row) in contents.indicators.enumerated() {
      cite("indicators", "\(index + 1)", row.sources)
    }
    return rows
  }

  // MARK: - Cells

  private func date(_ date: CalendarDate?) -> Cell { Cell(date?.description) }

  private func end(_ end: Period.End) -> Cell {
    switch end {
    case .open: .null
    case .unknown: .text("unknown")
    case .on(let date): .text(date.description)
    }
  }

  private func flag(_ flag: Bool) -> Cell { .integer(flag ? 1 : 0) }
}
