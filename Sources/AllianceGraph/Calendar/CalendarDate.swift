/// A date as a source gives it: a year, a month of a year, or a day.
///
/// Proleptic Gregorian, years 1 to 9999, no time zone. `1882` and `1882-05` are no days: they keep
/// their precision, and where a day is needed they stand for all of their days (`days`).
public struct CalendarDate: Hashable, Sendable {
  /// How much of a date is known.
  public enum Precision: Int, Sendable { case year, month, day }

  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, where it is known.
  public let month: Int?
  /// The day of the month, where it is known.
  public let day: Int?

  /// Makes a date, or nil where there is no such date.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.dayCount(ofMonth: month, year: year)).contains(day) else { return nil }
      }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `1882`, `1882-05` or `1882-05-20`, and nothing else; nil where it is no date.
  ///
  /// Why a text is none is told by `fault(in:)`, which is asked for only then.
  public init?(_ text: some StringProtocol) {
    guard let parts = Self.parts(of: text) else { return nil }
    self.init(year: parts.0, month: parts.1, day: parts.2)
  }

  /// What is known of the date.
  public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// All days that the date may stand for, ends included.
  public var days: ClosedRange<Day> { firstDay...lastDay }

  /// The first day that the date may stand for.
  public var firstDay: Day { Day(year: year, month: month ?? 1, day: day ?? 1) }

  /// The last day that the date may stand for.
  public var lastDay: Day {
    let lastMonth = month ?? 12
    return Day(
      year: year, month: lastMonth,
      day: day ?? Self.dayCount(ofMonth: lastMonth, year: year))
  }

  /// Says why a text is no date, and what would be one.
  public static func fault(in text: String) -> String {
    guard let (year, month, day) = parts(of: text) else {
      return "is no date; write it as 1882, 1882-05 or 1882-05-20"
    }
    guard (1...9999).contains(year) else { return "has a year outside 1 to 9999" }
    if let month, !(1...12).contains(month) { return "has no such month" }
    if let month, let day {
      return "is no day: month \(month) of \(year) has "
        + "\(dayCount(ofMonth: month, year: year)) days, not \(day)"
    }
    return "is no date"
  }

  // MARK: - Kernel

  private static func parts(of text: some StringProtocol) -> (Int, Int?, Int?)? {
    var numbers = [0]
    var widths = [0]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") {
        numbers.append(0)
        widths.append(0)
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), widths[widths.count - 1] < 4 {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte) - 48
        widths[widths.count - 1] += 1
      } else {
        return nil
      }
    }
    guard widths.count <= 3, widths[0] == 4, widths.dropFirst().allSatisfy({ $0 == 2 }) else {
      return nil
    }
    return (
      numbers[0], numbers.count > 1 ? numbers[1] : nil, numbers.count > 2 ? numbers[2] : nil
    )
  }

  private static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Orders dates by their first day; of two with the same, the less precise comes first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.firstDay, left.precision.rawValue) < (right.firstDay, right.precision.rawValue)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as it is written in files: `1882`, `1882-05` or `1882-05-20`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, to: 4)
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    return text
  }
}
