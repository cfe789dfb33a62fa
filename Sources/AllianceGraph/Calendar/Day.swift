/// A day of the proleptic Gregorian calendar, without a time zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// A day before every date that a data set can hold.
  public static let distantPast = Day(number: .min)
  /// A day after every date that a data set can hold.
  public static let distantFuture = Day(number: .max)

  /// Makes a day from its number.
  public init(number: Int32) {
    self.number = number
  }

  /// Makes the day of a year, month and day that are known to exist.
  ///
  /// Reference: H. Hinnant, "chrono-compatible low-level date algorithms" (2013), days_from_civil.
  init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The calendar date of this day, precise to the day; nil outside the years 1 to 9999.
  public var date: CalendarDate? {
    guard self != .distantPast, self != .distantFuture else { return nil }
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return CalendarDate(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The day after this one; the distant ends stay where they are.
  public var next: Day { self == .distantFuture ? self : Day(number: number + 1) }
  /// The day before this one; the distant ends stay where they are.
  public var previous: Day { self == .distantPast ? self : Day(number: number - 1) }

  /// Orders days by time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension ClosedRange<Day> {
  /// The days that are in both ranges, or nil where there are none.
  func intersection(_ other: ClosedRange<Day>) -> ClosedRange<Day>? {
    overlaps(other) ? clamped(to: other) : nil
  }
}
