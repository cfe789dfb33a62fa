import AllianceGraph

/// Militarised disputes and inter-state wars of the Correlates of War project, as hostile ties.
///
/// A participant on one side is tied to every participant on the other side over the days that both
/// took part. The strength of the tie is the higher of the hostility levels of the two: 2 threat,
/// 3 display, 4 use of force, 5 war.
///
/// References: Palmer and others, Conflict Management and Peace Science 39 (2022), 470–482; Sarkees
/// and Wayman, Resort to War 1816–2007, CQ Press 2010.
extension ImportBuilder {
  /// Participants of disputes. −9 is a day that is not known; a participant that left and came back
  /// has two rows.
  mutating func readCOWDisputes(_ table: inout SourceTable) {
    let sources = source(.cowDisputes, Self.disputeCoverage)
    let dispute = table.column("dispnum")
    let number = table.column("ccode")
    let abbreviation = table.column("stabb")
    let side = table.column("sidea")
    let hostility = table.column("hostlev")
    let start = ["styear", "stmon", "stday"].map { table.column($0) }
    let end = ["endyear", "endmon", "endday"].map { table.column($0) }
    var groups = OpposedSides(title: "MID")
    var unknownDays = 0
    while table.next() {
      guard let id = table.requiredWhole(dispute, "the dispute"),
        let code = table.requiredWhole(number, "the country code"),
        let isSideA = table.requiredWhole(side, "the side"),
        let level = table.requiredWhole(hostility, "the hostility level"),
        let period = table.codedPeriod(start, end, &unknownDays)
      else { continue }
      groups.add(
        OpposedSides.Participant(
          nation: nation(code, abbreviation: table.text(abbreviation)), side: isSideA,
          period: period, hostility: level > 0 ? level : nil),
        to: id, name: "MID \(id)")
    }
    add(groups, "disputes", sources)
    remark(.changed, unknownDays, "dates without a day (−9), kept with their month or year")
  }

  /// Disputes by pair: a row for each pair and year of a dispute, perhaps in both directions.
  mutating func readCOWDyadicDisputes(_ table: inout SourceTable) {
    let sources = source(.cowDyadicDisputes, Self.disputeCoverage)
    let dispute = table.column("disno")
    let states = [table.column("statea"), table.column("stateb")]
    let hostility = table.column("hihost")
    let start = ["strtyr", "strtmnth", "strtday"].map { table.column($0) }
    let end = ["endyear", "endmnth", "endday"].map { table.column($0) }
    var seen: Set<Tie> = []
    var repeated = 0
    var unknownDays = 0
    while table.next() {
      guard let id = table.requiredWhole(dispute, "the dispute"),
        let (one, other) = table.pair(states[0], states[1]),
        let level = table.requiredWhole(hostility, "the hostility level"),
        let period = table.codedPeriod(start, end, &unknownDays)
      else { continue }
      let tie = Tie(
        from: nation(min(one, other)), to: nation(max(one, other)), kind: .hostility,
        period: period, strength: level > 0 ? Double(level) : nil, sources: sources,
        note: "MID \(id)")
      if seen.insert(tie).inserted { contents.ties.append(tie) } else { repeated += 1 }
    }
    remark(.understood, seen.count, "hostile ties, one for each pair and spell of a dispute")
    remark(.dropped, repeated, "rows that say the same of another year or in the other direction")
    remark(.changed, unknownDays, "dates without a day (−9), kept with their month or year")
  }

  /// Participants of inter-state wars, each with one or two spells. −8 means that there is no second
  /// one, −9 not known, −7 still going on.
  mutating func readCOWWars(_ table: inout SourceTable) {
    let sources = source(.cowWars, Self.warCoverage)
    let war = table.column("WarNum")
    let warName = table.column("WarName")
    let number = table.column("ccode")
    let name = table.column("StateName")
    let side = table.column("Side")
    let spells = ["1", "2"].map { spell in
      ["Start", "End"].map { end in
        ["Year", "Month", "Day"].map { table.column(end + $0 + spell) }
      }
    }
    var groups = OpposedSides(title: "war")
    var unknownDays = 0
    while table.next() {
      guard let id = table.requiredWhole(war, "the war"),
        let code = table.requiredWhole(number, "the country code"),
        let onSide = table.requiredWhole(side, "the side")
      else { continue }
      for spell in spells where table.reader.integer(spell[0][0]) != -8 {
        guard let period = table.codedPeriod(spell[0], spell[1], &unknownDays) else { break }
        groups.add(
          OpposedSides.Participant(
            nation: nation(code, name: table.text(name)), side: onSide, period: period,
            hostility: 5),
          to: id, name: table.text(warName))
      }
    }
    add(groups, "wars", sources)
    remark(.changed, unknownDays, "dates without a day (−9), kept with their month or year")
    remark(.limit, nil, "wars between states alone: civil and colonial ones are other files")
  }

  // MARK: - Kernel

  private mutating func add(_ groups: OpposedSides, _ what: String, _ sources: [SourceID]) {
    let ties = groups.ties(sources)
    contents.ties += ties
    remark(.understood, ties.count, "hostile ties of \(groups.count) \(what)")
    remark(
      .dropped, groups.unopposed,
      "spells of participants with nobody on the other side at the same time")
  }

  private static let disputeCoverage = Period(years: 1816...2014)
  private static let warCoverage = Period(years: 1816...2007)
}

extension SourceTable {
  /// From one date to another, where −9 is not known, −8 not applicable and −7 not over.
  fileprivate mutating func codedPeriod(
    _ start: [Int], _ end: [Int], _ unknownDays: inout Int
  ) -> Period? {
    guard let first = codedDate(start, &unknownDays) else { return nil }
    if reader.integer(end[0]) == -7 { return Period(from: first) }
    guard let last = codedDate(end, &unknownDays) else { return nil }
    let period = Period(from: first, to: .on(last))
    if period.isReversed {
      refuse(end[0], "the end \(last) is before the start \(first)")
      return nil
    }
    return period
  }

  private mutating func codedDate(_ columns: [Int], _ unknownDays: inout Int) -> CalendarDate? {
    guard let year = requiredWhole(columns[0], "the year") else { return nil }
    let month = whole(columns[1]) ?? -9
    let day = whole(columns[2]) ?? -9
    if month < 0 || day < 0 { unknownDays += 1 }
    let date = CalendarDate(
      year: year, month: month > 0 ? month : nil, day: month > 0 && day > 0 ? day : nil)
    if date == nil { refuse(columns[0], "\(year)-\(month)-\(day) is no date") }
    return date
  }
}

/// Who was on which side of what, and when.
private struct OpposedSides {
  struct Participant {
    var nation: NationCode
    var side: Int
    var period: Period
    var hostility: Int?
  }

  private struct Group {
    var name: String
    var participants: [Participant] = []
  }

  /// What a group is called where it has no name.
  let title: String
  private var groups: [Int: Group] = [:]

  init(title: String) { self.title = title }

  var count: Int { groups.count }

  mutating func add(_ participant: Participant, to id: Int, name: String) {
    groups[id, default: Group(name: name.isEmpty ? "\(title) \(id)" : name)].participants
      .append(participant)
  }

  /// How many spells have nobody on the other side.
  var unopposed: Int {
    groups.values.reduce(0) { sum, group in
      sum
        + group.participants.count { one in
          !group.participants.contains { Self.shared(one, $0) != nil }
        }
    }
  }

  /// A hostile tie for each two on different sides at the same time.
  func ties(_ sources: [SourceID]) -> [Tie] {
    var ties: [Tie] = []
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      for (place, one) in group.participants.enumerated() {
        for other in group.participants[(place + 1)...] {
          guard let period = Self.shared(one, other) else { continue }
          let level = [one.hostility, other.hostility].compactMap { $0 }.max()
          ties.append(
            Tie(
              from: min(one.nation, other.nation), to: max(one.nation, other.nation),
              kind: .hostility, period: period, strength: level.map { Double($0) },
              sources: sources, note: group.name))
        }
      }
    }
    return ties
  }

  private static func shared(_ one: Participant, _ other: Participant) -> Period? {
    guard one.side != other.side, one.nation != other.nation else { return nil }
    return one.period.common(with: other.period)
  }
}
