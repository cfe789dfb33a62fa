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
    addCOWDirected(rows, form: .cowDirected)
  }

  /// Adds rows of which each pair has one in either direction.
  mutating func addCOWDirected(_ rows: [COWPairRow], form: PublicDataForm) {
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
    addCOWPairs(unique, form: form) { identity in !mirrors.contains(identity.mirrored) }
  }

  /// By member: an alliance with its members, each with the kinds that its own flags name.
  mutating func readCOWMembers(_ table: inout SourceTable) {
    let columns = COWMemberColumns(table)
    var rows: [COWMemberColumns.Row] = []
    while table.next() {
      if let row = columns.row(&table) { rows.append(row) }
    }
    addCOWMembers(rows, form: .cowMembers)
  }

  /// Adds the members of alliances.
  mutating func addCOWMembers(_ rows: [COWMemberColumns.Row], form: PublicDataForm) {
    let sources = self.source(form, Self.cowCoverage)
    var alliances: [Int: Agreement] = [:]
    var memberships: [Membership] = []
    var unflagged = 0
    var contradicted = 0
    var shortSpells = 0
    for row in rows {
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

  mutating func addCOWPairs(
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
