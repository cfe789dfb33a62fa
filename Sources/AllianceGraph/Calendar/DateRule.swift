/// The days that a question is about, and how many of them a tie must hold on.
///
/// The rule matters: the defence network of 1939 in the Correlates of War data has 51 pairs on any
/// day of the year and 18 on 31 August. So it is part of every answer's scope.
public enum DateRule: Hashable, Sendable {
  /// What holds on one day.
  case on(Day)
  /// What holds on at least one day of the range.
  case anyDay(ClosedRange<Day>)
  /// What holds on all days of the range.
  case everyDay(ClosedRange<Day>)

  /// The rule that a date stands for: a day means that day, a year or a month any day of it.
  public init(_ date: CalendarDate) {
    self = date.precision == .day ? .on(date.firstDay) : .anyDay(date.days)
  }

  /// The days that are looked at.
  public var days: ClosedRange<Day> {
    switch self {
    case .on(let day): day...day
    case .anyDay(let days), .everyDay(let days): days
    }
  }
}

extension DateRule: CustomStringConvertible {
  /// The rule in words: `on 1914-06-28`, `on any day of 1914`, `on every day of 1914-01 to 1914-03`.
  public var description: String {
    switch self {
    case .on(let day): "on \(Self.text(of: day))"
    case .anyDay(let days): "on any day of \(Self.text(of: days))"
    case .everyDay(let days): "on every day of \(Self.text(of: days))"
    }
  }

  private static func text(of day: Day) -> String {
    day.date?.description ?? (day == .distantPast ? "the beginning" : "the end")
  }

  private static func text(of days: ClosedRange<Day>) -> String {
    if let first = days.lowerBound.date {
      let year = CalendarDate(year: first.year)
      let month = CalendarDate(year: first.year, month: first.month)
      if let year, year.days == days { return year.description }
      if let month, month.days == days { return month.description }
    }
    return "\(text(of: days.lowerBound)) to \(text(of: days.upperBound))"
  }
}
