import AllianceGraph
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test func holdsOnBothOfItsEnds() throws {
    let period = Period(from: try calendar("1882-05-20"), to: try until("1915-05-03"))
    #expect(try period.overlaps(days("1882-05-19", "1882-05-19")) == false)
    #expect(try period.overlaps(days("1882-05-20", "1882-05-20")) == true)
    #expect(try period.overlaps(days("1915-05-03", "1915-05-03")) == true)
    #expect(try period.overlaps(days("1915-05-04", "1915-05-04")) == false)
    #expect(try period.overlaps(days("1800-01-01", "2000-01-01")) == true)
  }

  @Test func readsAnImpreciseDateAtItsWidest() throws {
    let period = Period(from: try calendar("1882"), to: try until("1883-05"))
    #expect(try period.overlaps(days("1882-01-01", "1882-01-01")) == true)
    #expect(try period.overlaps(days("1883-05-31", "1883-05-31")) == true)
    #expect(try period.overlaps(days("1883-06-01", "1883-06-01")) == false)
  }

  @Test func withoutEndsItAlwaysHolds() throws {
    #expect(try Period().overlaps(days("0001-01-01", "0001-01-01")) == true)
    #expect(Period().firstDay == .distantPast && Period().lastDay == .distantFuture)
  }

  @Test func anUnknownEndIsNeitherYesNorNo() throws {
    let period = Period(from: try calendar("1904-04-08"), to: .unknown)
    #expect(try period.overlaps(days("1904-04-07", "1904-04-07")) == false)
    #expect(try period.overlaps(days("1904-04-08", "1904-04-08")) == true)
    #expect(try period.overlaps(days("1904-04-09", "1904-04-09")) == nil)
    #expect(try period.overlaps(days("1904", "1904")) == true)
    #expect(try Period(to: .unknown).overlaps(days("1904", "1904")) == nil)
  }

  @Test func anEndBeforeTheStartIsReversed() throws {
    func isReversed(_ start: String?, _ end: String) throws -> Bool {
      Period(from: try start.map(calendar), to: try until(end)).isReversed
    }
    #expect(try isReversed("1915-05-03", "1915-05-02"))
    #expect(try isReversed("1915-05-03", "1915-04"))
    #expect(try !isReversed("1915-05-03", "1915-05-03"))
    #expect(try !isReversed("1915-05-03", "1915"))
    #expect(try !isReversed("1915", "1915-05-03"))
    #expect(try !isReversed(nil, "0001"))
    #expect(!Period(from: try calendar("1915"), to: .unknown).isReversed)
  }
}

@Suite("Date rules")
struct DateRuleTests {
  @Test func aYearOrMonthMeansAnyOfItsDays() throws {
    #expect(try DateRule(calendar("1914")) == .anyDay(days("1914-01-01", "1914-12-31")))
    #expect(try DateRule(calendar("1914-06")) == .anyDay(days("1914-06-01", "1914-06-30")))
    #expect(try DateRule(calendar("1914-06-28")) == .on(day("1914-06-28")))
  }

  @Test func saysInWordsWhatItMeans() throws {
    #expect(try DateRule.on(day("1914-06-28")).description == "on 1914-06-28")
    #expect(try DateRule(calendar("1914")).description == "on any day of 1914")
    #expect(try DateRule(calendar("1914-06")).description == "on any day of 1914-06")
    #expect(
      try DateRule.everyDay(days("1914-06-01", "1914-07-31")).description
        == "on every day of 1914-06-01 to 1914-07-31")
    #expect(
      try DateRule.anyDay(.distantPast...day("1914-07-31")).description
        == "on any day of the beginning to 1914-07-31")
  }
}
