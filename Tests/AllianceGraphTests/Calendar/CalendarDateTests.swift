import AllianceGraph
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test(
    arguments: [
      ("1882", 1882, nil, nil, CalendarDate.Precision.year),
      ("1882-05", 1882, 5, nil, .month),
      ("1882-05-20", 1882, 5, 20, .day),
      ("0001-01-01", 1, 1, 1, .day),
      ("9999-12-31", 9999, 12, 31, .day),
      ("2000-02-29", 2000, 2, 29, .day),
      ("1904-02-29", 1904, 2, 29, .day),
    ] as [(String, Int, Int?, Int?, CalendarDate.Precision)])
  func readsAndWritesADate(
    text: String, year: Int, month: Int?, day: Int?, precision: CalendarDate.Precision
  ) throws {
    let date = try calendar(text)
    #expect(date.year == year && date.month == month && date.day == day)
    #expect(date.precision == precision)
    #expect(date.description == text)
    #expect(CalendarDate(year: year, month: month, day: day) == date)
  }

  @Test(arguments: [
    "", "-", "188", "18820", "1882-", "1882-5", "1882-05-", "1882-05-2", "1882-005", "1882-5-20",
    "1882-05-20-", "1882-05-20-01", "1882/05/20", "20.05.1882", "1882-05-20T00:00", " 1882",
    "1882 ", "+1882", "-1882", "١٨٨٢", "１８８２", "1882\u{301}", "18x2", "1882-13", "1882-00",
    "1882-00-01", "1882-01-00", "1882-01-32", "1882-04-31", "1900-02-29", "2023-02-29",
    "0000", "0000-01-01", "99999999999999999999", "--", "1882--20",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CalendarDate(text) == nil)
    #expect(CalendarDate.fault(in: text).isEmpty == false)
  }

  @Test func saysWhyADateIsNone() {
    #expect(CalendarDate.fault(in: "1900-02-29").contains("month 2 of 1900 has 28 days, not 29"))
    #expect(CalendarDate.fault(in: "1900-13-01").contains("no such month"))
    #expect(CalendarDate.fault(in: "0000").contains("outside 1 to 9999"))
    #expect(CalendarDate.fault(in: "28/6/1914").contains("write it as 1882"))
  }

  @Test func aDayNeedsAMonth() {
    #expect(CalendarDate(year: 1914, month: nil, day: 28) == nil)
  }

  @Test func standsForAllOfItsDays() throws {
    #expect(try calendar("1914").days == days("1914-01-01", "1914-12-31"))
    #expect(try calendar("1900-02").days == days("1900-02-01", "1900-02-28"))
    #expect(try calendar("2000-02").days == days("2000-02-01", "2000-02-29"))
    #expect(try calendar("1914-06-28").days == days("1914-06-28", "1914-06-28"))
  }

  @Test func ordersByFirstDayThenPrecision() throws {
    let sorted = try ["1881-12-31", "1882", "1882-01", "1882-01-01", "1882-01-02", "1882-02"]
      .map(calendar)
    #expect(sorted.shuffled().sorted() == sorted)
  }
}

@Suite("Days")
struct DayTests {
  /// Counts the days one by one from 0001-01-01 on, by the rule of the calendar itself.
  @Test func everyDayOfTheCalendarHasItsNumber() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    // 1970-01-01 is day 719 162 after 0001-01-01 (1969 years: 1969·365 + 492 − 19 + 4 leap days).
    var number = Int32(-(1969 * 365 + 492 - 19 + 4))
    var wrong: [String] = []
    for year in 1...9999 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let length = month == 2 && isLeap ? 29 : lengths[month - 1]
        // Both ends of every month; every day of it in each seventh year.
        for day in 1...length where day == 1 || day == length || year % 7 == 0 {
          let expected = Day(number: number + Int32(day) - 1)
          let date = CalendarDate(year: year, month: month, day: day)
          if date?.firstDay != expected || expected.date != date {
            wrong.append("\(year)-\(month)-\(day)")
          }
        }
        if CalendarDate(year: year, month: month, day: length + 1) != nil {
          wrong.append("\(year)-\(month)-\(length + 1)")
        }
        number += Int32(length)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// Julian day numbers of known days, less 2 440 588 (1970-01-01).
  @Test(
    arguments: [
      ("1970-01-01", 0), ("2000-01-01", 10_957), ("1914-06-28", -20_276), ("1858-11-17", -40_587),
      ("2026-11-21", 20_778),
    ] as [(String, Int32)])
  func agreesWithPublishedDayNumbers(text: String, number: Int32) throws {
    #expect(try day(text).number == number)
  }

  @Test func neighborsAndDistantEnds() throws {
    #expect(try day("1899-12-31").next == day("1900-01-01"))
    #expect(try day("1900-03-01").previous == day("1900-02-28"))
    #expect(Day.distantFuture.next == .distantFuture)
    #expect(Day.distantPast.previous == .distantPast)
    #expect(Day.distantPast.date == nil && Day.distantFuture.date == nil)
    #expect(try day("9999-12-31").next.date == nil)
    #expect(try day("0001-01-01").previous.date == nil)
    #expect(try Day.distantPast < day("0001-01-01") && day("9999-12-31") < .distantFuture)
  }
}
