import AllianceGraph

/// Diplomatic missions of the United States, and troop contributors to United Nations missions.
extension ImportBuilder {
  /// Each dated status is a diplomatic tie that goes out from the United States, with the rank of
  /// its head. `None` is a status and not a missing value: there is no mission, and no tie.
  mutating func readUSMissions(_ table: inout SourceTable) {
    let number = table.column("country_code_cow")
    let abbreviation = table.column("country_abbrev_cow")
    let name = table.column("country_name_cow")
    let start = table.column("date_start")
    let end = table.column("date_end")
    let status = table.column("us_mission_status")
    let sources = source(.usMissions, Self.missionCoverage)
    let sender = nation(2, name: "United States of America", abbreviation: "USA")
    var counts: [String: Int] = [:]
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code") else { continue }
      guard let first = table.reader.date(start), let last = table.reader.date(end) else {
        table.refuse(table.reader.date(start) == nil ? start : end, "a date is expected here")
        continue
      }
      let words = table.text(status)
      guard let rank = USMissionStatus(rawValue: words) else {
        table.refuse(status, "“\(words)” is no status of a mission that is known")
        continue
      }
      counts[words, default: 0] += 1
      let host = nation(code, name: table.text(name), abbreviation: table.text(abbreviation))
      guard let (representation, stage) = rank.meaning else { continue }
      let isOpen = Period.End.on(last) == Self.missionCoverage.end
      contents.ties.append(
        Tie(
          from: sender, to: host, kind: .diplomatic, isDirected: true,
          period: Period(from: first, to: isOpen ? .open : .on(last)), stage: stage,
          level: .representation(representation), sources: sources, note: words))
    }
    for status in USMissionStatus.allCases {
      let count = counts[status.rawValue] ?? 0
      if status == .none {
        remark(.dropped, count, "spells with the status None: there is no mission, and no tie")
      } else {
        remark(.understood, count, "spells: \(status.rawValue)")
      }
    }
    remark(.limit, nil, "missions to the United States are not in the source; ties go one way")
  }

  /// A mission is an agreement, a contributor its member from the first to the last of consecutive
  /// years; the troops of a year are an indicator.
  mutating func readGeoPeacekeeping(_ table: inout SourceTable) {
    let mission = table.column("mission")
    let year = table.column("year")
    let contributors = table.column("year.overview")
    let sources = source(.geoPeacekeeping, Self.peacekeepingCoverage)
    var tally = ContributorTally()
    while table.next() {
      guard let yearNumber = table.requiredWhole(year, "the year") else { continue }
      guard CalendarDate(year: yearNumber) != nil, !table.isEmpty(mission) else {
        table.refuse(year, "a mission and a year are expected here")
        continue
      }
      tally.add(table.text(contributors), mission: table.text(mission), year: yearNumber)
    }
    for (mission, nations) in tally.missions.sorted(by: { $0.key < $1.key }) {
      let id = AgreementID(rawValue: Self.identifier(mission))
      let years = nations.values.flatMap(\.keys)
      contents.agreements.append(
        Agreement(
          id: id, name: mission, kinds: [.peacekeeping], form: .mission,
          inForce: years.min().flatMap { CalendarDate(year: $0) },
          end: Self.end(afterYear: years.max() ?? 0), sources: sources))
      for (name, troops) in nations.sorted(by: { $0.key < $1.key }) {
        let code = nation(named: name)
        for run in Self.runs(troops.keys.sorted()) {
          contents.memberships.append(
            Membership(
              agreement: id, nation: code,
              period: Period(
                from: CalendarDate(year: run.lowerBound), to: Self.end(afterYear: run.upperBound)),
              role: .contributor))
        }
        for (year, count) in troops.sorted(by: { $0.key < $1.key }) where count > 0 {
          guard let date = CalendarDate(year: year) else { continue }
          contents.indicators.append(
            Indicator(
              nation: code, name: "troops \(mission)", date: date, value: Double(count),
              sources: sources))
        }
      }
    }
    remark(.understood, tally.missions.count, "missions")
    remark(.understood, tally.entryCount, "contributors of a place in a year")
    remark(.dropped, tally.unknownSizes, "sizes that are not known; the contributor is kept")
    remark(
      .dropped, tally.unnamed,
      "entries that name no nation: Multinational, or TCC name unknown")
    remark(.dropped, tally.unreadable, "entries that could not be read")
    remark(.limit, nil, "places and their coordinates are left out; troops are added up by year")
  }

  // MARK: - Kernel

  private static let missionCoverage = Period(
    from: CalendarDate(year: 1778),
    to: CalendarDate(year: 2024, month: 12, day: 31)
      .map { .on($0) } ?? .open)

  private static let lastPeacekeepingYear = 2024

  private static let peacekeepingCoverage = Period(
    from: CalendarDate(year: 1994),
    to: CalendarDate(year: lastPeacekeepingYear).map { .on($0) } ?? .open)

  private static func end(afterYear year: Int) -> Period.End {
    guard year < lastPeacekeepingYear, let date = CalendarDate(year: year) else { return .open }
    return .on(date)
  }

  private static func identifier(_ mission: String) -> String {
    String(String.UnicodeScalarView(mission.unicodeScalars.map { $0 == ";" ? "," : $0 }))
  }

  /// Ranges of consecutive years.
  private static func runs(_ years: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs
  }
}

/// The words of the source for the status of a mission.
private enum USMissionStatus: String, CaseIterable {
  case embassy = "Embassy"
  case ambassadorNonresident = "Ambassador Nonresident"
  case legation = "Legation"
  case envoyNonresident = "Envoy Nonresident"
  case liaison = "Liaison"
  case interests = "Interests"
  case consulate = "Consulate"
  case consulNonresident = "Consul Nonresident"
  case none = "None"

  /// The rank of the head of the mission and how far relations have come; nil where there are none.
  var meaning: (Representation, Stage)? {
    switch self {
    case .embassy, .ambassadorNonresident: (.ambassador, .missionAccredited)
    case .legation, .envoyNonresident: (.minister, .missionAccredited)
    case .liaison, .interests: (.none, .contact)
    case .consulate, .consulNonresident: (.none, .contact)
    case .none: nil
    }
  }
}

/// Contributors as they are packed into one cell: `Argentina (150), Chile (75)`.
private struct ContributorTally {
  /// Troops by mission, nation and year.
  var missions: [String: [String: [Int: Int]]] = [:]
  var entryCount = 0
  var unknownSizes = 0
  /// Entries that name no nation.
  var unnamed = 0
  var unreadable = 0

  mutating func add(_ cell: String, mission: String, year: Int) {
    for entry in Self.entries(cell) {
      guard let open = entry.lastIndex(of: "("), entry.last == ")" else {
        if Self.nobody.contains(entry) { unnamed += 1 } else { unreadable += 1 }
        continue
      }
      var name = entry[..<open]
      while name.last == " " { name.removeLast() }
      let size = entry[entry.index(after: open)...].dropLast()
      if Self.nobody.contains(name) {
        unnamed += 1
        continue
      }
      guard !name.isEmpty else {
        unreadable += 1
        continue
      }
      entryCount += 1
      let count = Int(size.filter { $0 != "," && $0 != " " })
      if count == nil { unknownSizes += 1 }
      missions[mission, default: [:]][String(name), default: [:]][year, default: 0] += count ?? 0
    }
  }

  /// What stands in the place of a contributor that is not known or not one.
  private static let nobody: Set<Substring> = ["Multinational", "TCC name unknown"]

  /// The entries of a cell; a comma inside brackets separates none.
  private static func entries(_ cell: String) -> [Substring] {
    var entries: [Substring] = []
    var depth = 0
    var start = cell.startIndex
    func append(_ end: String.Index) {
      var entry = cell[start..<end]
      while entry.first == " " { entry.removeFirst() }
      while entry.last == " " { entry.removeLast() }
      if !entry.isEmpty { entries.append(entry) }
    }
    for index in cell.indices {
      switch cell[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth <= 0:
        append(index)
        start = cell.index(after: index)
      default: break
      }
    }
    append(cell.endIndex)
    return entries
  }
}
