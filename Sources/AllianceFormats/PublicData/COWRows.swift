import AllianceGraph

/// The four flags and the kinds of tie that they name, the strongest first.
enum COWFlags {
  static let names = ["defense", "neutrality", "nonaggression", "entente"]
  static let kinds: [TieKind] = [.defense, .neutrality, .nonaggression, .consultation]
}

/// A row of a file by pair.
struct COWPairRow: Hashable {
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

/// Where a file by pair has what.
struct COWPairColumns {
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

/// Where a file by member has what.
struct COWMemberColumns {
  struct Row: Hashable {
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
