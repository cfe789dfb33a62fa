import AllianceGraph

/// The alliances of the Correlates of War project, in their three forms.
///
/// Flags decide the kinds of a tie, not the label `ss_type`, which contradicts them. A blank end
/// means in force when the coverage ends. Starts before 1816 are clipped to 1816 in the files by
/// pair. An entente is a promise to consult.
///
/// Reference: Gibler, International Military Alliances 1648–2008, CQ Press 2009.
extension ImportBuilder {
  /// By pair: each flag of a row makes a mutual tie, which rests on the alliance.
  mutating func readCOWDyads(_ table: inout SourceTable) {
    var rows: [COWPairRow] = []
    let columns = COWPairColumns(table)
    while table.next() {
      if let row = columns.row(&table, &self) { rows.append(row) }
    }
    addCOWPairs(rows, form: .cowDyads, isDirected: { _ in false })
  }

  /// By directed pair: where both rows of a pair have a flag the tie is mutual, else it goes one
  /// way.
  mutating func readCOWDirected(_ table: inout SourceTable) {
    var rows: [COWPairRow] = []
    let columns = COWPairColumns(table)
    while table.next() {
      if let row = columns.row(&table, &self) { rows.append(row) }
    }
    var mirrors: Set<COWPairRow.Identity> = []
    var flags: [COWPairRow.Identity: Set<[Bool]>] = [:]
    for row in rows {
      for kind in row.kinds { mirrors.insert(row.identity(kind)) }
      flags[row.identity(nil), default: []].insert(row.flags)
    }
    let different = rows.count {
      flags[$0.identity(nil).mirrored]?.contains($0.flags) != true
    }
    remark(
      .limit, different, "rows have other flags than the mirror row of the same pair; both kept")
    var unique: [COWPairRow] = []
    for row in rows {
      var kept = row
      kept.kinds = row.kinds.filter { kind in
        row.first < row.second || !mirrors.contains(row.identity(kind).mirrored)
      }
      if !kept.kinds.isEmpty || row.kinds.isEmpty { unique.append(kept) }
    }
    addCOWPairs(unique, form: .cowDirected) { identity in !mirrors.contains(identity.mirrored) }
  }

  /// By member: an alliance with its members, each with the kinds that its own flags name.
  mutating func readCOWMembers(_ table: inout SourceTable) {
    let sources = self.source(.cowMembers, Self.cowCoverage)
    let columns = COWMemberColumns(table)
    var alliances: [Int: Agreement] = [:]
    var memberships: [Membership] = []
    var unflagged = 0
    var contradicted = 0
    var shortSpells = 0
    while table.next() {
      guard let row = columns.row(&table) else { continue }
      contradicted += Self.label(row.type, contradicts: row.kinds) ? 1 : 0
      unflagged += row.kinds.isEmpty ? 1 : 0
      let member = nation(row.nation, name: row.name)
      let id = AgreementID(rawValue: "cow-\(row.alliance)")
      var alliance =
        alliances[row.alliance]
        ?? Agreement(
          id: id, name: "COW alliance \(row.alliance)", kinds: [], inForce: row.start,
          end: row.end, sources: sources)
      for kind in row.kinds where !alliance.kinds.contains(kind) { alliance.kinds.append(kind) }
      alliances[row.alliance] = alliance
      var period = row.period
      if period.isReversed {
        shortSpells += 1
        period = Self.yearsOnly(period)
      }
      memberships.append(
        Membership(
          agreement: id, nation: member, period: period,
          role: row.kinds.isEmpty ? .beneficiary : .party, kinds: row.kinds))
    }
    let empty = alliances.filter { $0.value.kinds.isEmpty }
    memberships.removeAll { empty.values.map(\.id).contains($0.agreement) }
    alliances = alliances.filter { !$0.value.kinds.isEmpty }
    for (_, alliance) in alliances.sorted(by: { $0.key < $1.key }) {
      var sorted = alliance
      sorted.kinds.sort { Self.cowOrder($0) < Self.cowOrder($1) }
      sorted.form =
        Set(memberships.lazy.filter { $0.agreement == alliance.id }.map(\.nation)).count == 2
        ? .bilateral : .multilateral
      contents.agreements.append(sorted)
    }
    let kept = Self.withoutRepeats(memberships)
    for membership in kept {
      var own = membership
      if let agreement = contents.agreements.first(where: { $0.id == membership.agreement }),
        agreement.kinds == membership.kinds
      {
        own.kinds = []
      }
      contents.memberships.append(own)
    }
    remark(.understood, alliances.count, "alliances")
    remark(.understood, kept.count, "memberships")
    remark(
      .understood, unflagged,
      "members have no obligation flagged where others of the alliance have: beneficiaries")
    remark(.dropped, empty.count, "alliances in which no obligation is flagged")
    remark(.dropped, memberships.count - kept.count, "rows that stand twice")
    remark(.changed, shortSpells, Self.shortSpellText)
    remark(.limit, contradicted, Self.labelText)
    remark(
      .limit, nil,
      "members are paired with each other; the file by pair has fewer pairs where an alliance "
        + "does not bind all of them to each other")
    remarkCOWLimits()
  }

  // MARK: - Kernel

  private mutating func addCOWPairs(
    _ rows: [COWPairRow], form: PublicDataForm, isDirected: (COWPairRow.Identity) -> Bool
  ) {
    let sources = self.source(form, Self.cowCoverage)
    var seen: Set<COWPairRow> = []
    var ties: Set<Tie> = []
    var alliances: [Int: Set<TieKind>] = [:]
    var counts = (repeated: 0, unflagged: 0, short: 0, asymmetric: 0, ties: 0)
    for row in rows {
      guard seen.insert(row).inserted else {
        counts.repeated += 1
        continue
      }
      if row.kinds.isEmpty { counts.unflagged += 1 }
      if row.isAsymmetric { counts.asymmetric += 1 }
      var period = row.period
      if period.isReversed {
        counts.short += 1
        period = Self.yearsOnly(period)
      }
      for kind in row.kinds {
        let tie = Tie(
          from: NationCode("\(row.first)"), to: NationCode("\(row.second)"), kind: kind,
          isDirected: isDirected(row.identity(kind)), period: period,
          agreement: AgreementID(rawValue: "cow-\(row.alliance)"), sources: sources,
          note: row.isAsymmetric ? "asymmetric" : nil)
        guard ties.insert(tie).inserted else {
          counts.repeated += 1
          continue
        }
        alliances[row.alliance, default: []].insert(kind)
        counts.ties += 1
        contents.ties.append(tie)
      }
    }
    for (id, kinds) in alliances.sorted(by: { $0.key < $1.key }) {
      contents.agreements.append(
        Agreement(
          id: AgreementID(rawValue: "cow-\(id)"), name: "COW alliance \(id)",
          kinds: kinds.sorted { Self.cowOrder($0) < Self.cowOrder($1) }, sources: sources))
    }
    remark(.understood, counts.ties, "ties, one for each flag of a pair's spell")
    remark(.understood, alliances.count, "alliances, on which the ties rest")
    remark(.dropped, counts.repeated, "rows or ties that stand twice")
    remark(.dropped, counts.unflagged, "rows in which no obligation is flagged")
    remark(.changed, counts.short, Self.shortSpellText)
    remark(
      .limit, counts.asymmetric,
      "rows are marked as asymmetric; the file does not say who is bound, so their ties are mutual "
        + "and have a note")
    remarkCOWLimits()
  }

  private mutating func remarkCOWLimits() {
    remark(
      .limit, nil,
      "the source has no accessions to NATO (227) after 1982, 2004 and 2009 included; a blank end "
        + "means in force on 2012-12-31, and starts before 1816 may be given as 1816-01-01")
    remark(
      .limit, nil,
      "nations that had left the state system keep ties (the German Federal Republic until 2012); "
        + "add states2016.csv to the import to leave them out of snapshots")
  }

  static let cowCoverage = Period(
    from: CalendarDate(year: 1816, month: 1, day: 1),
    to: CalendarDate(year: 2012, month: 12, day: 31).map { .on($0) } ?? .open)

  private static let shortSpellText =
    "spells end on the day before they start, and are kept with the year alone"

  private static let labelText =
    "rows have a label (ss_type) that their flags contradict; the flags decide"

  /// A period with the years of its dates alone.
  private static func yearsOnly(_ period: Period) -> Period {
    guard let start = period.start, case .on(let end) = period.end else { return period }
    let years = (min(start.year, end.year), max(start.year, end.year))
    return Period(
      from: CalendarDate(year: years.0), to: CalendarDate(year: years.1).map { .on($0) } ?? .open)
  }

  private static func cowOrder(_ kind: TieKind) -> Int {
    COWFlags.kinds.firstIndex(of: kind) ?? COWFlags.kinds.count
  }

  /// Whether the label names another main obligation than the flags: I is defence, IIa neutrality
  /// (the file calls it non-aggression), IIb non-aggression, III entente.
  private static func label(_ type: String, contradicts kinds: [TieKind]) -> Bool {
    let main: TieKind? =
      type.hasPrefix("Type III")
      ? .consultation
      : type.hasPrefix("Type IIb")
        ? .nonaggression : type.hasPrefix("Type II") ? .neutrality : .defense
    return kinds.first != main
  }

  private static func withoutRepeats(_ memberships: [Membership]) -> [Membership] {
    var seen: Set<Membership> = []
    return memberships.filter { seen.insert($0).inserted }
  }
}

/// The four flags and the kinds of tie that they name, the strongest first.
private enum COWFlags {
  static let names = ["defense", "neutrality", "nonaggression", "entente"]
  static let kinds: [TieKind] = [.defense, .neutrality, .nonaggression, .consultation]
}

/// A row of a file by pair.
private struct COWPairRow: Hashable {
  var alliance: Int
  var first: Int
  var second: Int
  var period: Period
  var kinds: [TieKind]
  var isAsymmetric: Bool

  /// What a row and its mirror share but for the order of the two.
  struct Identity: Hashable {
    var alliance: Int
    var first: Int
    var second: Int
    var period: Period
    var kind: TieKind?

    var mirrored: Identity {
      Identity(alliance: alliance, first: second, second: first, period: period, kind: kind)
    }
  }

  var flags: [Bool] { COWFlags.kinds.map { kinds.contains($0) } }

  func identity(_ kind: TieKind?) -> Identity {
    Identity(alliance: alliance, first: first, second: second, period: period, kind: kind)
  }
}

private struct COWPairColumns {
  private let alliance: Int
  private let numbers: [Int]
  private let names: [Int]
  private let start: [Int]
  private let end: [Int]
  private let flags: [Int]
  private let asymmetric: Int?

  init(_ table: SourceTable) {
    alliance = table.column("version4id")
    numbers = [table.column("ccode1"), table.column("ccode2")]
    names = [table.column("state_name1"), table.column("state_name2")]
    start = ["year", "month", "day"].map { table.column("dyad_st_\($0)") }
    end = ["year", "month", "day"].map { table.column("dyad_end_\($0)") }
    flags = COWFlags.names.map { table.column($0) }
    asymmetric = table.optionalColumn("asymmetric")
  }

  func row(_ table: inout SourceTable, _ builder: inout ImportBuilder) -> COWPairRow? {
    guard let id = table.requiredWhole(alliance, "the alliance"),
      let first = table.requiredWhole(numbers[0], "the country code"),
      let second = table.requiredWhole(numbers[1], "the country code")
    else { return nil }
    let period = Period(
      from: table.date(year: start[0], month: start[1], day: start[2]),
      to: table.date(year: end[0], month: end[1], day: end[2]).map { .on($0) } ?? .open)
    if table.isRefused { return nil }
    if first == second {
      table.refuse(numbers[1], "a tie of \(first) with itself")
      return nil
    }
    _ = builder.nation(first, name: table.text(names[0]))
    _ = builder.nation(second, name: table.text(names[1]))
    let kinds = zip(flags, COWFlags.kinds).filter { table.isSet($0.0) }.map(\.1)
    return COWPairRow(
      alliance: id, first: first, second: second, period: period, kinds: kinds,
      isAsymmetric: asymmetric.map { table.isSet($0) } ?? false)
  }
}

private struct COWMemberColumns {
  struct Row {
    var alliance: Int
    var nation: Int
    var name: String
    var type: String
    var start: CalendarDate?
    var end: Period.End
    var period: Period
    var kinds: [TieKind]
  }

  private let alliance: Int
  private let number: Int
  private let name: Int
  private let type: Int
  private let start: [Int]
  private let end: [Int]
  private let joined: [Int]
  private let left: [Int]
  private let flags: [Int]

  init(_ table: SourceTable) {
    alliance = table.column("version4id")
    number = table.column("ccode")
    name = table.column("state_name")
    type = table.column("ss_type")
    func dates(_ stem: String) -> [Int] {
      ["year", "month", "day"].map { table.column("\(stem)_\($0)") }
    }
    start = dates("all_st")
    end = dates("all_end")
    joined = dates("mem_st")
    left = dates("mem_end")
    flags = COWFlags.names.map { table.column($0) }
  }

  func row(_ table: inout SourceTable) -> Row? {
    guard let id = table.requiredWhole(alliance, "the alliance"),
      let nation = table.requiredWhole(number, "the country code")
    else { return nil }
    func date(_ columns: [Int], _ table: inout SourceTable) -> CalendarDate? {
      table.date(year: columns[0], month: columns[1], day: columns[2])
    }
    let row = Row(
      alliance: id, nation: nation, name: table.text(name), type: table.text(type),
      start: date(start, &table), end: date(end, &table).map { .on($0) } ?? .open,
      period: Period(
        from: date(joined, &table), to: date(left, &table).map { .on($0) } ?? .open),
      kinds: zip(flags, COWFlags.kinds).filter { table.isSet($0.0) }.map(\.1))
    return table.isRefused ? nil : row
  }
}
