/// A stretch of time, ends included, as far as a source knows it.
///
/// A date that is no day is read at its widest: a period `1882` to `1883-05` holds on every day from
/// 1882-01-01 to 1883-05-31.
public struct Period: Hashable, Sendable {
  /// How a period ends.
  public enum End: Hashable, Sendable {
    /// Not ended when the coverage of its source ends.
    case open
    /// Ended on a date that is not known.
    case unknown
    /// Ended; the last day is inside the period.
    case on(CalendarDate)
  }

  /// The first date, or nil where it began before anything that is recorded.
  public var start: CalendarDate?
  /// The end.
  public var end: End

  /// Makes a period; without arguments the one that always holds.
  public init(from start: CalendarDate? = nil, to end: End = .open) {
    self.start = start
    self.end = end
  }

  /// Whether the end comes before the start.
  public var isReversed: Bool {
    guard let start, case .on(let end) = end else { return false }
    return end.lastDay < start.firstDay
  }

  /// The first day on which the period may hold.
  public var firstDay: Day { start?.firstDay ?? .distantPast }

  /// The last day on which the period may hold.
  public var lastDay: Day {
    if case .on(let date) = end { return date.lastDay }
    return .distantFuture
  }

  /// The last day on which the period is known to hold: of one that ended on an unknown date, that
  /// of its start.
  var lastKnownDay: Day {
    end == .unknown ? start?.lastDay ?? .distantPast : lastDay
  }

  /// Whether the period holds on some day of a range; nil where that is not known.
  ///
  /// Of a period that ended on an unknown date only the days of its start are known.
  public func overlaps(_ days: ClosedRange<Day>) -> Bool? {
    guard firstDay <= days.upperBound, lastDay >= days.lowerBound else { return false }
    return lastKnownDay >= days.lowerBound ? true : nil
  }
}
