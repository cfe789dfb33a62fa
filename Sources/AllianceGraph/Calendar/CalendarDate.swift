/// A date as a source gives it: a year, a month of a year, or a day.
///
/// Proleptic Gregorian, years 1 to 9999, no time zone. `1882` and `1882-05` are no days: they keep
/// their precision, and where a day is needed they stand for all of their days (`days`).
public struct CalendarDate: Hashable, Sendable {
  /// How much of a date is known.
  public enum Precision: Int, Sendable { case year, month, day }

  /// Year, month and day in one number, with 0 for what is not known: data sets hold millions of
  /// dates, and these numbers are in the order of dates.
  package let ordinal: UInt32

  /// The year, 1 to 9999.
  public var year: Int { Int(ordinal >> 16) }
  /// The month, 1 to 12, where it is known.
  public var month: Int? { ordinal & 0xFF00 == 0 ? nil : Int(ordinal >> 8 & 0xFF) }
  /// The day of the month, where it is known.
  public var day: Int? { ordinal & 0xFF == 0 ? nil : Int(ordinal & 0xFF) }

  /// Makes a date, or nil where there is no such date.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.dayCount(ofMonth: month, year: year)).contains(day) else { return nil }
      }
    }
    ordinal = UInt32(year) << 16 | UInt32(month ?? 0) << 8 | UInt32(day ?? 0)
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
    var numbers = (0, 0, 0)
    var place = 0
    var count = 0
    for byte in text.utf8 {
      count += 1
      if count == 5 || count == 8 {
        guard byte == UInt8(ascii: "-") else { return nil }
        place += 1
        continue
      }
      let digit = Int(byte) - 0x30
      guard digit >= 0, digit < 10, count <= 10 else { return nil }
      switch place {
      case 0: numbers.0 = numbers.0 * 10 + digit
      case 1: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    switch count {
    case 4: return (numbers.0, nil, nil)
    case 7: return (numbers.0, numbers.1, nil)
    case 10: return (numbers.0, numbers.1, numbers.2)
    default: return nil
    }
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
    left.ordinal < right.ordinal
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as it is written in files: `1882`, `1882-05` or `1882-05-20`.
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the date as it is written in files.
  package func append(to bytes: inout [UInt8]) {
    func digits(_ number: Int) {
      bytes.append(UInt8(0x30 + number / 10))
      bytes.append(UInt8(0x30 + number % 10))
    }
    digits(year / 100)
    digits(year % 100)
    for part in [month, day] {
      guard let part else { return }
      bytes.append(UInt8(ascii: "-"))
      digits(part)
    }
  }
}
