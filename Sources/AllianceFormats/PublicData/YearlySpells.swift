import AllianceGraph

/// Makes spells of tables that say year by year what holds.
///
/// A spell goes from the first to the last of consecutive years that the table looked at: where it
/// looks at every fifth year only, what is the same in two neighbouring ones is taken to hold
/// between them.
struct YearlySpells<Key: Hashable> {
  private var years: [Key: Set<Int>] = [:]
  private var surveyed: Set<Int> = []

  /// Notes that the table says something of a year.
  mutating func survey(_ year: Int) { surveyed.insert(year) }

  /// Notes that something holds in a year; false where that was noted before.
  @discardableResult mutating func note(_ key: Key, in year: Int) -> Bool {
    surveyed.insert(year)
    return years[key, default: []].insert(year).inserted
  }

  /// What holds, without its years.
  var keys: some Collection<Key> { years.keys }

  /// The years in which something holds.
  func years(of key: Key) -> Set<Int> { years[key] ?? [] }

  /// The first and the last year that the table looked at; nil where it looked at none.
  var coverage: ClosedRange<Int>? {
    guard let first = surveyed.min(), let last = surveyed.max() else { return nil }
    return first...last
  }

  /// Whether years lie between those that the table looked at.
  var hasGaps: Bool { coverage.map { $0.count > surveyed.count } ?? false }

  /// Every spell; one that lasts to the last year that the table looked at is open.
  func spells() -> [(key: Key, period: Period)] {
    let order = surveyed.sorted()
    let place = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var spells: [(Key, Period)] = []
    for (key, held) in years {
      var start: Int?
      var last = 0
      for year in held.sorted() {
        if let first = start, place[year] != (place[last] ?? 0) + 1 {
          spells.append((key, Self.period(first...last, isOpen: false)))
          start = year
        }
        start = start ?? year
        last = year
      }
      if let start {
        spells.append((key, Self.period(start...last, isOpen: last == order.last)))
      }
    }
    return spells.map { (key: $0.0, period: $0.1) }
  }

  private static func period(_ years: ClosedRange<Int>, isOpen: Bool) -> Period {
    Period(
      from: CalendarDate(year: years.lowerBound),
      to: isOpen ? .open : CalendarDate(year: years.upperBound).map { .on($0) } ?? .unknown)
  }
}

extension Period {
  /// The years from the first to the last, whole.
  init(years: ClosedRange<Int>) {
    self.init(
      from: CalendarDate(year: years.lowerBound),
      to: CalendarDate(year: years.upperBound).map { .on($0) } ?? .open)
  }
}

extension SourceTable {
  /// The year of a cell that must hold one.
  mutating func requiredYear(_ column: Int) -> Int? {
    guard let year = requiredWhole(column, "the year") else { return nil }
    if CalendarDate(year: year) != nil { return year }
    refuse(column, "\(year) is no year")
    return nil
  }

  /// Two different country codes.
  mutating func pair(_ first: Int, _ second: Int) -> (Int, Int)? {
    guard let one = requiredWhole(first, "the country code"),
      let other = requiredWhole(second, "the country code")
    else { return nil }
    if one != other { return (one, other) }
    refuse(second, "a tie of \(one) with itself")
    return nil
  }
}
