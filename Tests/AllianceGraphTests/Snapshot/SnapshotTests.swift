import Testing

@testable import AllianceGraph

@Suite("Snapshots")
struct SnapshotTests {
  @Test func anAbsentNationIsNotThereWhichIsNotHavingNoTies() throws {
    var sample = Sample("A", "B", "C")
    sample.present("B", Period(from: try calendar("1871-01-18"), to: try until("1918-11-09")))
    sample.agree("T", "A", "B")
    sample.tie("B", "C")
    let data = try sample.data()
    let before = data.snapshot(on: try calendar("1871-01-17"))
    #expect(before.nations.map(\.code) == ["A", "C"])
    #expect(before.index(of: "B") == nil && before.index(of: "C") == 1)
    #expect(before.omissions == .init(unknown: 0, absentNation: 2))
    #expect(before.parties(of: "T") == ["A"] && before.ties.isEmpty)
    let during = data.snapshot(on: try calendar("1871-01-18"))
    #expect(during.nations.map(\.code) == ["A", "B", "C"])
    #expect(during.omissions == .init())
    #expect(during.projected().edgeNames == ["A-B", "B-C"])
  }

  @Test func aNationThatLeftAndCameBackHasTwoPeriods() throws {
    var sample = Sample("A", "B")
    sample.present(
      "B", Period(to: try until("1940-08-05")), Period(from: try calendar("1991-09-06")))
    let data = try sample.data()
    let counts = try ["1940-08-05", "1940-08-06", "1991-09-05", "1991-09-06", "1940", "1960"].map {
      data.snapshot(on: try calendar($0)).nations.count
    }
    #expect(counts == [2, 1, 1, 2, 2, 1])
    #expect(data.snapshot(.everyDay(try days("1940", "1940"))).nations.count == 1)
  }

  @Test func periodsThatMeetCountAsOneForEveryDay() throws {
    var sample = Sample("A", "B")
    sample.present(
      "B", Period(from: try calendar("1900-01-01"), to: try until("1900-06-30")),
      Period(from: try calendar("1900-07-01"), to: try until("1900-12-31")))
    #expect(try sample.data().snapshot(.everyDay(days("1900", "1900"))).nations.count == 2)
  }

  @Test func membersJoinAndLeave() throws {
    var sample = Sample("A", "B", "C", "D")
    sample.agree("NATO", signed: "1949-04-04", "A")
    sample.join("NATO", "B", from: "1952-02-18")
    sample.join("NATO", "C", to: try until("1966"))
    sample.join("NATO", "D", to: try until("1974-08-14"))
    sample.join("NATO", "D", from: "1980-10-20")
    let data = try sample.data()
    func parties(_ date: String) throws -> [String] {
      data.snapshot(on: try calendar(date)).parties(of: "NATO")
    }
    #expect(try parties("1949-04-03") == [])
    #expect(try parties("1949-04-04") == ["A", "C", "D"])
    #expect(try parties("1952-02-18") == ["A", "B", "C", "D"])
    #expect(try parties("1966-12-31") == ["A", "B", "C", "D"])
    #expect(try parties("1975-01-01") == ["A", "B"])
    #expect(try parties("1990-01-01") == ["A", "B", "D"])
  }

  @Test func aTieIsAsOldAsTheLaterOfItsMembers() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1949-04-04", "A")
    sample.join("T", "B", from: "1952-02-18")
    let snapshot = try sample.data().snapshot(on: calendar("1960-01-01"))
    let bond = try #require(snapshot.bonds(between: 0, and: 1, Projection()).first)
    #expect(bond.since?.description == "1952-02-18")
  }

  @Test func membersOfDifferentDaysOfAYearWereNeverTied() throws {
    var sample = Sample("A", "B", "C")
    sample.agree("T", signed: "1900-01-01", "C")
    sample.join("T", "A", to: try until("1920-01-31"))
    sample.join("T", "B", from: "1920-06-01")
    let data = try sample.data()
    let year = data.snapshot(on: try calendar("1920"))
    #expect(year.parties(of: "T") == ["A", "B", "C"])
    #expect(year.projected().edgeNames == ["A-C", "B-C"])
    #expect(year.bonds(between: 0, and: 1, Projection()).isEmpty)
  }

  @Test func aMemberThatLeftBeforeForceWasNeverTied() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1920-01-01", inForce: "1920-06-01", "A")
    sample.join("T", "B", to: try until("1920-03-01"))
    let data = try sample.data()
    #expect(data.snapshot(on: try calendar("1920")).projected().edgeNames == [])
  }

  @Test func everyDayWantsAMemberAllAlong() throws {
    var sample = Sample("A", "B", "C")
    sample.agree("T", signed: "1900-01-01", "A", "B")
    sample.join("T", "C", from: "1920-06-01")
    sample.agree("U", signed: "1900-01-01", "A")
    sample.join("U", "B", from: "1920-01-01", to: .unknown)
    let data = try sample.data()
    let snapshot = data.snapshot(.everyDay(try days("1920", "1920")))
    #expect(snapshot.parties(of: "T") == ["A", "B"])
    // B was in U on the first day; whether it was on the last nobody knows.
    #expect(snapshot.parties(of: "U") == ["A"])
    #expect(snapshot.omissions.unknown == 1)
  }

  @Test func pastItsSourcesCoverageAnOpenTieIsUnknown() throws {
    var sample = Sample("A", "B")
    sample.source("COW", coverage: Period(from: try calendar("1816"), to: try until("2012-12-31")))
    sample.source("treaty")
    sample.agree("T", signed: "1960-01-01", sources: ["COW"], "A", "B")
    sample.agree("U", signed: "1960-01-01", sources: ["COW", "treaty"], "A", "B")
    sample.tie("A", "B", start: "1960-01-01", sources: ["COW"])
    sample.tie("A", "B", start: "1960-01-01", end: try until("2020-01-01"), sources: ["COW"])
    let data = try sample.data()
    let inside = data.snapshot(on: try calendar("2012-12-31"))
    #expect(inside.parties(of: "T") == ["A", "B"] && inside.ties.count == 2)
    #expect(inside.omissions.unknown == 0)
    let past = data.snapshot(on: try calendar("2013-01-01"))
    #expect(past.parties(of: "T") == [] && past.parties(of: "U") == ["A", "B"])
    #expect(past.ties.count == 1 && past.omissions.unknown == 3)
    let across = data.snapshot(.everyDay(try days("2012", "2013")))
    #expect(across.parties(of: "T") == [])
    #expect(data.snapshot(on: try calendar("2012")).parties(of: "T") == ["A", "B"])
  }

  @Test func saysHowTheDaysLieToTheCoverage() throws {
    let period = Period(from: try calendar("1879"), to: try until("1914-12-31"))
    let data = try Sample("A", coverage: period).data()
    func coverage(_ date: String) throws -> Snapshot.Coverage {
      data.snapshot(on: try calendar(date)).coverage
    }
    #expect(try coverage("1878-12-31") == .outside)
    #expect(try coverage("1879-01-01") == .inside && coverage("1914-12-31") == .inside)
    #expect(try coverage("1915") == .outside)
    #expect(data.snapshot(.anyDay(try days("1914-06-01", "1915-06-01"))).coverage == .partly)
    #expect(data.lastCoveredDay == (try day("1914-12-31")))
  }

  @Test func withoutCoverageTheLastDateCounts() throws {
    var sample = Sample("A", "B")
    #expect(try sample.data().lastCoveredDay == day("1970-01-01"))
    sample.agree("T", signed: "1882-05-20", "A", "B")
    #expect(try sample.data().lastCoveredDay == day("1882-05-20"))
    sample.tie("A", "B", start: "1900-05", end: try until("1904"))
    #expect(try sample.data().lastCoveredDay == day("1904-12-31"))
    try sample.event("T", .ended, "1915-05-03")
    #expect(try sample.data().lastCoveredDay == day("1915-05-03"))
  }

  @Test func nationsAndAgreementsAreInOrderWhateverTheRows() throws {
    var sample = Sample("C", "A", "B")
    sample.agree("Z", "B", "A")
    sample.agree("Y", "C", "A")
    let snapshot = try sample.data().snapshot(on: calendar("2000"))
    #expect(snapshot.nations.map(\.code) == ["A", "B", "C"])
    #expect(snapshot.agreements.map(\.agreement.id.rawValue) == ["Y", "Z"])
    #expect(snapshot.parties(of: "Z") == ["A", "B"])
  }
}
