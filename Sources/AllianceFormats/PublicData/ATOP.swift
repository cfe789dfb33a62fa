import AllianceGraph

/// ATOP, the Alliance Treaty Obligations and Provisions data, by alliance and by member.
///
/// Defence and offence are both pledges of the kind `defense`, which is a pledge of defence or of a
/// joint attack. A member that owes nothing where others do is a beneficiary: the pledge goes one
/// way. An end of 0/0/0 means in force when the coverage ends.
///
/// Reference: Leeds, Ritter, Mitchell, Long, International Interactions 28 (2002), 237–260.
extension ImportBuilder {
  /// By alliance: the terms, and the members of the wide columns unless a file by member was read.
  mutating func readATOPAlliances(_ table: inout SourceTable) {
    let sources = source(.atopAlliances, Self.atopCoverage)
    let columns = ATOPColumns(table, entry: "beg", exit: "end", suffixes: ["yr", "mo", "day"])
    let bilateral = table.column("bilat")
    let phases = table.column("maxphase")
    let members = (1...80).compactMap { table.optionalColumn("mem\($0)") }
    var counts = (alliances: 0, members: 0, phases: 0, ongoing: 0)
    while table.next() {
      guard let id = columns.id(&table), let period = columns.period(&table) else { continue }
      let agreementID = AgreementID(rawValue: "atop-\(id)")
      counts.alliances += 1
      counts.ongoing += period.end == .open ? 1 : 0
      counts.phases += (table.whole(phases) ?? 0) > 1 ? 1 : 0
      let kinds = columns.kinds(table)
      add(
        Agreement(
          id: agreementID, name: "ATOP alliance \(id)",
          kinds: kinds.isEmpty ? [.cooperation] : kinds,
          form: table.isSet(bilateral) ? .bilateral : .multilateral, inForce: period.start,
          end: period.end, sources: sources))
      guard !isRead(.atopMembers), !isRead(.atopPhases) else { continue }
      for column in members {
        guard let number = table.whole(column) else { continue }
        counts.members += 1
        contents.memberships.append(
          Membership(agreement: agreementID, nation: nation(number), period: Period()))
      }
    }
    remark(.understood, counts.alliances, "alliances")
    remark(.understood, counts.members, "members of the wide columns, for the life of the alliance")
    remark(.understood, counts.ongoing, "alliances with the end 0/0/0, in force on 2018-12-31")
    remark(.limit, counts.phases, "alliances changed their terms; the file has each as one")
    remarkATOPLimits()
  }

  /// By member: entry, exit and the member's own obligations, phase by phase.
  mutating func readATOPMembers(_ table: inout SourceTable) {
    let sources = source(.atopMembers, Self.atopCoverage)
    let columns = ATOPColumns(
      table, entry: "", exit: "", suffixes: ["yr", "mo", "day"], ends: ("ent", "exit"))
    let member = table.column("member")
    let bilateral = table.column("bilat")
    let phase = table.column("phase")
    var rows: [ATOPMemberRow] = []
    while table.next() {
      guard let id = columns.id(&table), let period = columns.period(&table),
        let number = table.requiredWhole(member, "the member")
      else { continue }
      rows.append(
        ATOPMemberRow(
          alliance: id, nation: number, period: period, kinds: columns.kinds(table),
          isBilateral: table.isSet(bilateral), phase: table.whole(phase) ?? 0))
    }
    addATOPMembers(rows, sources)
    remarkATOPLimits()
  }

  // MARK: - Kernel

  mutating func addATOPMembers(_ rows: [ATOPMemberRow], _ sources: [SourceID]) {
    contents.memberships.removeAll { $0.agreement.rawValue.hasPrefix("atop-") }
    var byAlliance: [Int: [ATOPMemberRow]] = [:]
    for row in rows { byAlliance[row.alliance, default: []].append(row) }
    var beneficiaries = 0
    for (id, members) in byAlliance.sorted(by: { $0.key < $1.key }) {
      let agreementID = AgreementID(rawValue: "atop-\(id)")
      let all = ATOPColumns.order(Set(members.flatMap(\.kinds)))
      let agreement = Agreement(
        id: agreementID, name: "ATOP alliance \(id)", kinds: all.isEmpty ? [.cooperation] : all,
        form: members.contains(where: \.isBilateral) ? .bilateral : .multilateral, sources: sources)
      add(agreement)
      for member in members {
        let owesNothing = member.kinds.isEmpty && !all.isEmpty
        beneficiaries += owesNothing ? 1 : 0
        contents.memberships.append(
          Membership(
            agreement: agreementID, nation: nation(member.nation), period: member.period,
            role: owesNothing ? .beneficiary : .party,
            kinds: member.kinds == all ? [] : member.kinds,
            note: member.phase == 0 ? nil : "phase \(member.phase)"))
      }
    }
    let numbers = Set(rows.map(\.nation))
    remark(.understood, rows.count, "memberships of \(byAlliance.count) alliances")
    remark(.understood, beneficiaries, "members owe nothing where others do: beneficiaries")
    remark(
      .limit, numbers.count { $0 > 990 },
      "members have a code that is none of COW's, and keep it (8152)")
  }

  /// Adds an alliance, or what one file says of it to what the other said.
  private mutating func add(_ agreement: Agreement) {
    guard let place = contents.agreements.firstIndex(where: { $0.id == agreement.id }) else {
      contents.agreements.append(agreement)
      return
    }
    var known = contents.agreements[place]
    known.inForce = known.inForce ?? agreement.inForce
    if known.end == .open { known.end = agreement.end }
    known.kinds = ATOPColumns.order(Set(known.kinds + agreement.kinds))
    contents.agreements[place] = known
  }

  /// Whether a file of a form was read already, or is read now.
  func isRead(_ form: PublicDataForm) -> Bool { statement.parts.contains { $0.form == form } }

  mutating func remarkATOPLimits() {
    remark(
      .dropped, nil,
      "conditions, threats, secrecy, military contact and the other provisions of the coding sheet")
  }

  static let atopCoverage = Period(
    from: CalendarDate(year: 1815, month: 1, day: 1),
    to: CalendarDate(year: 2018, month: 12, day: 31).map { .on($0) } ?? .open)
}

/// A member of an alliance with what it owes.
struct ATOPMemberRow {
  var alliance: Int
  var nation: Int
  var period: Period
  var kinds: [TieKind]
  var isBilateral: Bool
  /// The phase of the alliance, 0 where it has one only.
  var phase: Int
}

/// Where the files of ATOP have an alliance, its dates and its obligations.
struct ATOPColumns {
  private let identifier: Int
  /// Whether the number of the phase stands behind that of the alliance: 3430.1.
  private let hasPhase: Bool
  private let start: [Int]
  private let end: [Int]
  private let flags: [(column: Int, kind: TieKind)]

  init(
    _ table: SourceTable, entry: String, exit: String, suffixes: [String],
    ends: (String, String) = ("", "")
  ) {
    (identifier, hasPhase) =
      table.optionalColumn("atopid").map { ($0, false) } ?? (table.column("atopidphase"), true)
    start = suffixes.map { table.column(entry + $0 + ends.0) }
    end = suffixes.map { table.column(exit + $0 + ends.1) }
    flags = Self.flags(table)
  }

  /// The five obligations and the kinds of tie that they make.
  static func flags(_ table: SourceTable) -> [(column: Int, kind: TieKind)] {
    [
      (table.column("defense"), .defense), (table.column("offense"), .defense),
      (table.column("neutral"), .neutrality), (table.column("nonagg"), .nonaggression),
      (table.column("consul"), .consultation),
    ]
  }

  func id(_ table: inout SourceTable) -> Int? {
    guard hasPhase else { return table.requiredWhole(identifier, "the alliance") }
    let text = table.text(identifier)
    if let id = Int(text.prefix { $0 != "." }) { return id }
    table.refuse(identifier, "“\(text)” is no number of an alliance and its phase")
    return nil
  }

  /// The phase, 0 where the alliance has one only.
  func phase(_ table: inout SourceTable) -> Int {
    guard hasPhase else { return table.optionalColumn("phase").flatMap { table.whole($0) } ?? 0 }
    return Int(table.text(identifier).drop { $0 != "." }.dropFirst()) ?? 0
  }

  /// From entry to exit; an exit in the year 0 is none yet.
  func period(_ table: inout SourceTable) -> Period? {
    guard let first = table.date(year: start[0], month: start[1], day: start[2]) else { return nil }
    guard let year = table.whole(end[0]), year != 0 else { return Period(from: first) }
    guard let last = table.date(year: end[0], month: end[1], day: end[2]) else { return nil }
    let period = Period(from: first, to: .on(last))
    if period.isReversed {
      table.refuse(end[0], "the end \(last) is before the start \(first)")
      return nil
    }
    return period
  }

  func kinds(_ table: SourceTable) -> [TieKind] {
    Self.order(Set(flags.filter { table.isSet($0.column) }.map(\.kind)))
  }

  static func order(_ kinds: Set<TieKind>) -> [TieKind] {
    [.defense, .neutrality, .nonaggression, .consultation, .cooperation].filter {
      kinds.contains($0) && ($0 != .cooperation || kinds.count == 1)
    }
  }
}
