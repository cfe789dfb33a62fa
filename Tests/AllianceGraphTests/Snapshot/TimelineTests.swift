import AllianceGraph
import RandomTestSupport
import Testing

/// What a snapshot says of one agreement or tie as its dates pass.
@Suite("Stages over time")
struct TimelineTests {
  private func stage(_ data: AllianceData, _ id: String, _ date: String) throws -> Stage? {
    data.snapshot(on: try calendar(date)).stage(of: id)
  }

  private func tieStage(_ data: AllianceData, _ date: String) throws -> Stage? {
    data.snapshot(on: try calendar(date)).ties.first?.stage
  }

  @Test func signedThenInForceThenSuspendedThenEnded() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1882-05-20", inForce: "1882-06-30", "A", "B")
    try sample.event("T", .suspended, "1900-01-01")
    try sample.event("T", .inForce, "1901-01-01")
    try sample.event("T", .ended, "1915-05-03")
    let data = try sample.data()
    #expect(try stage(data, "T", "1882-05-19") == nil)
    #expect(try stage(data, "T", "1882-05-20") == .signed)
    #expect(try stage(data, "T", "1882-06-29") == .signed)
    #expect(try stage(data, "T", "1882-06-30") == .inForce)
    #expect(try stage(data, "T", "1899-12-31") == .inForce)
    #expect(try stage(data, "T", "1900-01-01") == .suspended)
    #expect(try stage(data, "T", "1900-12-31") == .suspended)
    #expect(try stage(data, "T", "1901-01-01") == .inForce)
    #expect(try stage(data, "T", "1915-05-03") == .ended)
    #expect(try stage(data, "T", "9999-12-31") == .ended)
  }

  @Test func theEndDayIsInside() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1882-05-20", end: try until("1915-05-03"), "A", "B")
    let data = try sample.data()
    #expect(try stage(data, "T", "1882-05-20") == .inForce)
    #expect(try stage(data, "T", "1915-05-03") == .inForce)
    #expect(try stage(data, "T", "1915-05-04") == nil)
  }

  @Test func aSignatureAloneCountsAsForceUnlessEarlierStagesAreDated() throws {
    var sample = Sample("A", "B")
    sample.agree("plain", signed: "1950-01-01", "A", "B")
    sample.agree("stalled", signed: "1950-01-01", "A", "B")
    try sample.event("stalled", .negotiation, "1949-01-01")
    sample.agree("renewed", signed: "1950-01-01", "A", "B")
    try sample.event("renewed", .inForce, "1960-01-01")
    let data = try sample.data()
    #expect(try stage(data, "plain", "1950-01-01") == .inForce)
    #expect(try stage(data, "stalled", "1949-06-01") == .negotiation)
    #expect(try stage(data, "stalled", "2000-01-01") == .signed)
    #expect(try stage(data, "renewed", "1955-01-01") == .inForce)
  }

  @Test func negotiationsOnlyStayNegotiations() throws {
    var sample = Sample("A", "B")
    sample.agree("T", "A", "B")
    try sample.event("T", .contact, "1949-01-01")
    try sample.event("T", .negotiation, "1949-06-01")
    let data = try sample.data()
    #expect(try stage(data, "T", "1948-12-31") == nil)
    #expect(try stage(data, "T", "1949-01-01") == .contact)
    #expect(try stage(data, "T", "2020-01-01") == .negotiation)
    let snapshot = data.snapshot(on: try calendar("2020-01-01"))
    #expect(snapshot.projected().edgeNames == [])
    #expect(snapshot.projected(Projection(leastStage: .negotiation)).edgeNames == ["A-B"])
    #expect(snapshot.projected(Projection(leastStage: .signed)).edgeNames == [])
  }

  @Test func withoutAnyDateItAlwaysHolds() throws {
    var sample = Sample("A", "B")
    sample.agree("T", "A", "B")
    sample.tie("A", "B")
    let data = try sample.data()
    #expect(try stage(data, "T", "0001-01-01") == .inForce)
    #expect(try stage(data, "T", "9999-12-31") == .inForce)
    #expect(try tieStage(data, "0001-01-01") == .inForce)
  }

  @Test func renewalsDoNotRestartIt() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1882-05-20", "A", "B")
    try sample.event("T", .inForce, "1887-02-20")
    try sample.event("T", .inForce, "1891-05-06")
    let snapshot = try sample.data().snapshot(on: try calendar("1900-01-01"))
    #expect(snapshot.agreements.first?.since?.description == "1882-05-20")
    #expect(
      snapshot.bonds(between: 0, and: 1, Projection()).first?.since?.description
        == "1882-05-20")
  }

  @Test func anUnknownEndIsUnknownAfterTheLastDateOnRecord() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1882-05-20", end: .unknown, "A", "B")
    sample.agree("R", signed: "1882-05-20", end: .unknown, "A", "B")
    try sample.event("R", .inForce, "1887-02-20")
    let data = try sample.data()
    #expect(try stage(data, "T", "1882-05-20") == .inForce)
    #expect(try stage(data, "T", "1882-05-21") == nil)
    #expect(try stage(data, "T", "1882") == .inForce)
    #expect(try data.snapshot(on: calendar("1882-05-21")).omissions.unknown == 2)
    // The renewal shows that it was still in force then.
    #expect(try stage(data, "R", "1887-02-20") == .inForce)
    #expect(try stage(data, "R", "1887-02-21") == nil)
    #expect(try data.snapshot(on: calendar("1900-01-01")).omissions.unknown == 4)
  }

  @Test func whatOnlySuspendsOrEndsWasThereBefore() throws {
    var sample = Sample("A", "B")
    sample.tie("A", "B", .hostility, id: "rivalry")
    try sample.event("rivalry", .ended, "1904-04-08")
    let data = try sample.data()
    #expect(try tieStage(data, "1850-01-01") == .inForce)
    #expect(try tieStage(data, "1904-04-08") == .ended)
  }

  @Test func relationsAreSeveredAndReestablished() throws {
    var sample = Sample("A", "B")
    sample.tie(
      "A", "B", .diplomatic, id: "relations", start: "1920-01-01", stage: .relationsEstablished)
    try sample.event("relations", .missionAccredited, "1921-01-01")
    try sample.event("relations", .severed, "1979-01-01")
    try sample.event("relations", .relationsEstablished, "1990-01-01")
    let data = try sample.data()
    #expect(try tieStage(data, "1919-12-31") == nil)
    #expect(try tieStage(data, "1920-01-01") == .relationsEstablished)
    #expect(try tieStage(data, "1950-01-01") == .missionAccredited)
    #expect(try tieStage(data, "1979-01-01") == .severed)
    #expect(try tieStage(data, "1990-01-01") == .relationsEstablished)
    let edges = try ["1978-12-31", "1985-06-01", "1995-01-01"].map {
      data.snapshot(on: try calendar($0)).projected().edgeNames
    }
    #expect(edges == [["A-B"], [], ["A-B"]])
    #expect(
      try data.snapshot(on: calendar("1995-01-01")).ties.first?.since == calendar("1990-01-01"))
  }

  @Test func aWindowOfAnyDayTakesTheFurthestStageAndOfEveryDayTheLeast() throws {
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1939-03-01", inForce: "1939-06-01", "A", "B")
    try sample.event("T", .suspended, "1939-09-01")
    let data = try sample.data()
    func stages(_ first: String, _ last: String) throws -> [Stage?] {
      [
        data.snapshot(.anyDay(try days(first, last))).stage(of: "T"),
        data.snapshot(.everyDay(try days(first, last))).stage(of: "T"),
      ]
    }
    #expect(try stages("1939-01-01", "1939-02-28") == [nil, nil])
    #expect(try stages("1939-01-01", "1939-12-31") == [.inForce, nil])
    #expect(try stages("1939-03-01", "1939-05-31") == [.signed, .signed])
    #expect(try stages("1939-03-01", "1939-06-01") == [.inForce, .signed])
    #expect(try stages("1939-06-01", "1939-08-31") == [.inForce, .inForce])
    #expect(try stages("1939-06-01", "1939-09-01") == [.inForce, .suspended])
    #expect(try stages("1940-01-01", "1940-12-31") == [.suspended, .suspended])
  }

  @Test func laterRowsDoNotChangeWhatTheOrderOfRowsIs() throws {
    var generator = SeededRandom(seed: 11)
    var sample = Sample("A", "B")
    sample.agree("T", signed: "1900-01-01", "A", "B")
    for stage in Stage.allCases {
      for _ in 0..<2 {
        try sample.event("T", stage, "19\(Int.random(in: 10...59, using: &generator))-06-15")
      }
    }
    let first = try sample.data()
    for _ in 0..<5 {
      // Of two events on one day the order in the file decides, so days are made distinct.
      var seen: Set<CalendarDate> = []
      sample.contents.stages.removeAll { !seen.insert($0.date).inserted }
      let plain = try sample.data()
      sample.contents.stages.shuffle(using: &generator)
      let shuffled = try sample.data()
      for year in 1899...1961 {
        #expect(try stage(plain, "T", "\(year)") == stage(shuffled, "T", "\(year)"))
      }
    }
    #expect(try stage(first, "T", "1899") == nil)
  }
}
