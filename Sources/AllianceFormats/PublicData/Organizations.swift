import AllianceGraph

/// A spell of membership, before it is known how long it lasts.
private struct MembershipKey: Hashable {
  var organization: String
  var nation: NationCode
  var status: Int
}

/// What cells of tables of membership say.
private struct MembershipCounts {
  var unknown = 0
  var outside = 0
  var none = 0
}

/// Membership of organisations, by state or by organisation, year by year: 1 full, 2 associate,
/// 3 observer, 0 none, −9 not known, −1 not in the state system. Every fifth year until 1965, then
/// every year.
///
/// Reference: Pevehouse, Nordstrom, McManus and Jamison, Journal of Peace Research 57 (2020), 492–503.
extension ImportBuilder {
  /// A row for each state and year, a column for each organisation.
  mutating func readOrganizations(_ table: inout SourceTable) {
    let number = table.column("ccode")
    let year = table.column("year")
    let name = table.column("state")
    let organizations = table.header.enumerated().filter {
      !["ccode", "year", "state", "version", "country"].contains($0.element.lowercased())
    }
    var spells = YearlySpells<MembershipKey>()
    var counts = MembershipCounts()
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code"),
        let yearNumber = table.requiredYear(year)
      else { continue }
      spells.survey(yearNumber)
      let member = nation(code, name: table.text(name))
      for (column, title) in organizations {
        guard let status = Self.status(column, &table, &counts) else { continue }
        spells.note(
          MembershipKey(organization: title, nation: member, status: status), in: yearNumber)
      }
    }
    let used = add(spells, .cowOrganizations) { $0 }
    remark(.understood, organizations.count - used, "organisations nobody of the file is in")
    remark(counts, spells.hasGaps)
  }

  /// A row for each organisation and year, a column for each state under a name of its own
  /// (`wgermany`, `skorea`): the table by state and year, imported with it, has the numbers of the same
  /// names; without it they are looked up as names.
  mutating func readOrganizationYears(_ table: inout SourceTable) {
    let short = table.column("ioname")
    let long = table.column("orgname")
    let year = table.column("year")
    let facts: Set<String> = [
      "ioname", "orgname", "year", "sdate", "deaddate", "dead", "integrated", "replaced",
      "longorgname", "ionum", "igocode", "version", "accuracyofpre1965membershipdates",
      "sourcesandnotes", "imputed", "political", "social", "economic", "label",
    ]
    let states = table.header.enumerated().filter { !facts.contains($0.element.lowercased()) }
    var members: [NationCode?] = states.map { _ in nil }
    var titles: [String: String] = [:]
    var spells = YearlySpells<MembershipKey>()
    var counts = MembershipCounts()
    while table.next() {
      guard let yearNumber = table.requiredYear(year) else { continue }
      let id = table.text(short)
      if id.isEmpty {
        table.refuse(short, "the organisation is missing")
        continue
      }
      titles[id] = table.text(long)
      spells.survey(yearNumber)
      for (place, (column, name)) in states.enumerated() {
        guard let status = Self.status(column, &table, &counts) else { continue }
        let member = members[place] ?? nation(named: name)
        members[place] = member
        spells.note(MembershipKey(organization: id, nation: member, status: status), in: yearNumber)
      }
    }
    _ = add(spells, .cowOrganizationYears) { titles[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0 }
    remark(counts, spells.hasGaps)
  }

  // MARK: - Kernel

  /// The membership in a cell; nil where there is none, which is counted.
  private static func status(
    _ column: Int, _ table: inout SourceTable, _ counts: inout MembershipCounts
  ) -> Int? {
    if table.isZero(column) {
      counts.none += 1
      return nil
    }
    guard let status = table.whole(column) else {
      counts.unknown += table.isEmpty(column) ? 1 : 0
      return nil
    }
    switch status {
    case 1, 2, 3: return status
    case -9: counts.unknown += 1
    case -1: counts.outside += 1
    default: table.refuse(column, "\(status) is no membership: 0, 1, 2, 3, −1, −9")
    }
    return nil
  }

  /// Adds organisations with their members; how many organisations have some.
  private mutating func add(
    _ spells: YearlySpells<MembershipKey>, _ form: PublicDataForm, title: (String) -> String
  ) -> Int {
    let sources = source(form, spells.coverage.map { Period(years: $0) } ?? Period())
    let kind = TieKind(rawValue: "organization")
    if !contents.kinds.contains(where: { $0.kind == kind }) {
      contents.kinds.append(KindDefinition(kind, label: "Membership of an organisation"))
    }
    let found = spells.spells()
    let used = Set(found.map(\.key.organization)).sorted()
    for name in used {
      let id = AgreementID(rawValue: "igo-\(name)")
      if contents.agreements.contains(where: { $0.id == id }) { continue }
      contents.agreements.append(
        Agreement(
          id: id, name: title(name), kinds: [kind], form: .organization, sources: sources))
    }
    for (key, period) in found {
      contents.memberships.append(
        Membership(
          agreement: AgreementID(rawValue: "igo-\(key.organization)"), nation: key.nation,
          period: period,
          role: key.status == 1 ? .party : key.status == 2 ? .partner : .observer))
    }
    remark(.understood, used.count, "organisations with \(found.count) spells of membership")
    return used.count
  }

  private mutating func remark(_ counts: MembershipCounts, _ hasGaps: Bool) {
    remark(.dropped, counts.none, "cells without membership (0)")
    remark(.dropped, counts.unknown, "cells that are not known (−9 or blank)")
    remark(.dropped, counts.outside, "cells of nations outside of the state system (−1)")
    remark(
      .limit, nil,
      "membership of an organisation is a kind of its own that binds nobody; only full members are "
        + "tied to each other")
    if hasGaps {
      remark(
        .changed, nil,
        "the file looks at some years only; what is the same in two neighbouring ones is taken to hold "
          + "between them")
    }
  }
}
