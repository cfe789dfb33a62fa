import AllianceGraph

/// The state system, major powers, capabilities and borders of the Correlates of War project.
extension ImportBuilder {
  /// Spells of membership in the state system. An end on the last day of the release means that the
  /// nation was still a member.
  mutating func readCOWStates(_ table: inout SourceTable) {
    _ = source(.cowStates, Self.statesCoverage)
    let number = table.column("ccode")
    let abbreviation = table.column("stateabb")
    let name = table.column("statenme")
    let dates = Self.dateColumns(table)
    var spells = 0
    var open = 0
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code") else { continue }
      let (start, end) = dates.period(&table)
      if table.isRefused { continue }
      let isOpen = end == Self.lastDayOfRelease
      noteState(
        code, name: table.text(name), abbreviation: table.text(abbreviation),
        period: Period(from: start, to: isOpen ? .open : end.map { .on($0) } ?? .open))
      spells += 1
      open += isOpen ? 1 : 0
    }
    remark(.understood, spells, "spells of membership in the state system")
    remark(.changed, open, "spells end on 2016-12-31, the day of the release, and are left open")
  }

  /// Spells as a major power: a position at the start, and another after the end.
  mutating func readCOWMajors(_ table: inout SourceTable) {
    let sources = source(.cowMajors, Self.statesCoverage)
    let number = table.column("ccode")
    let abbreviation = table.column("stateabb")
    let dates = Self.dateColumns(table)
    var spells = 0
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code") else { continue }
      let (start, end) = dates.period(&table)
      if table.isRefused { continue }
      let nation = nation(code, abbreviation: table.text(abbreviation))
      contents.positions.append(
        Position(
          nation: nation, topic: "major power", stance: "yes", date: start, sources: sources))
      if let end, end != Self.lastDayOfRelease {
        contents.positions.append(
          Position(
            nation: nation, topic: "major power", stance: "no", date: end.lastDay.next.date,
            sources: sources))
      }
      spells += 1
    }
    remark(.understood, spells, "spells as a major power, as positions")
  }

  /// Yearly numbers of a nation. −9 means missing.
  mutating func readCOWCapabilities(_ table: inout SourceTable) {
    let names = ["milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]
    let columns = names.map { table.column($0) }
    let number = table.column("ccode")
    let abbreviation = table.column("stateabb")
    let year = table.column("year")
    let sources = source(.cowCapabilities, Self.cowCoverage)
    var missing = [Int](repeating: 0, count: names.count)
    var found = 0
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code"),
        let yearNumber = table.requiredWhole(year, "the year")
      else { continue }
      guard let date = CalendarDate(year: yearNumber) else {
        table.refuse(year, "\(yearNumber) is no year")
        continue
      }
      let nation = nation(code, abbreviation: table.text(abbreviation))
      for (index, column) in columns.enumerated() {
        guard let value = table.number(column) else {
          missing[index] += table.isEmpty(column) ? 1 : 0
          continue
        }
        if value == -9 {
          missing[index] += 1
          continue
        }
        found += 1
        contents.indicators.append(
          Indicator(nation: nation, name: names[index], date: date, value: value, sources: sources))
      }
    }
    remark(.understood, found, "numbers of \(names.count) indicators")
    for (index, name) in names.enumerated() {
      remark(.dropped, missing[index], "numbers of \(name) that are missing (−9 or blank)")
    }
    remark(
      .limit, nil,
      "the shares of cinc add up to more than 1 in some years (1.006 in 2012); the column version "
        + "reads 2011")
  }

  /// Borders: ties of a kind of their own, since they bind nobody.
  mutating func readCOWContiguity(_ table: inout SourceTable) {
    let kind = TieKind(rawValue: "contiguity")
    if !contents.kinds.contains(where: { $0.kind == kind }) {
      contents.kinds.append(KindDefinition(kind, label: "Direct contiguity"))
    }
    let sources = source(.cowContiguity, Self.statesCoverage)
    let numbers = [table.column("statelno"), table.column("statehno")]
    let abbreviations = [table.column("statelab"), table.column("statehab")]
    let type = table.column("conttype")
    let begin = table.column("begin")
    let end = table.column("end")
    var spells = 0
    while table.next() {
      guard let first = table.requiredWhole(numbers[0], "the country code"),
        let second = table.requiredWhole(numbers[1], "the country code"),
        let start = Self.month(&table, begin), let last = Self.month(&table, end)
      else { continue }
      let isOpen = last.year == 2016 && last.month == 12
      contents.ties.append(
        Tie(
          from: nation(first, abbreviation: table.text(abbreviations[0])),
          to: nation(second, abbreviation: table.text(abbreviations[1])), kind: kind,
          period: Period(from: start, to: isOpen ? .open : .on(last)), sources: sources,
          note: "type \(table.text(type))"))
      spells += 1
    }
    remark(.understood, spells, "spells of contiguity, type 1 (land) to 5 (400 miles of water)")
    remark(
      .limit, nil,
      "contiguity is a kind of its own that binds nobody; leave it out with --kind where ties of "
        + "commitment are meant")
  }

  // MARK: - Kernel

  private static let lastDayOfRelease = CalendarDate(year: 2016, month: 12, day: 31)

  static let statesCoverage = Period(
    from: CalendarDate(year: 1816, month: 1, day: 1),
    to: lastDayOfRelease.map { .on($0) } ?? .open)

  /// A month that is written YYYYMM.
  private static func month(_ table: inout SourceTable, _ column: Int) -> CalendarDate? {
    guard let number = table.requiredWhole(column, "the month") else { return nil }
    if let date = CalendarDate(year: number / 100, month: number % 100) { return date }
    table.refuse(column, "\(number) is no month written as YYYYMM")
    return nil
  }

  private struct DateColumns {
    let start: [Int]
    let end: [Int]

    func period(_ table: inout SourceTable) -> (CalendarDate?, CalendarDate?) {
      (
        table.date(year: start[0], month: start[1], day: start[2]),
        table.date(year: end[0], month: end[1], day: end[2])
      )
    }
  }

  private static func dateColumns(_ table: SourceTable) -> DateColumns {
    DateColumns(
      start: ["year", "month", "day"].map { table.column("st\($0)") },
      end: ["year", "month", "day"].map { table.column("end\($0)") })
  }
}
