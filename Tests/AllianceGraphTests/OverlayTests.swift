import AllianceGraph
import Testing

@Suite struct OverlayTests {
  private func data(_ build: (inout Sample) throws -> Void, _ codes: String...) throws
    -> AllianceData
  {
    var sample = Sample()
    sample.contents.nations = codes.map { Nation(code: NationCode($0), name: $0) }
    try build(&sample)
    return try sample.data()
  }

  @Test func tiesOfBothAreThere() throws {
    let lower = try data({ $0.tie("A", "B", .defense, start: "1900") }, "A", "B")
    let upper = try data({ $0.tie("B", "C", .cyber, start: "1950") }, "B", "C")
    let overlay = try Overlay([lower, upper])
    #expect(overlay.data.contents.ties.count == 2)
    #expect(overlay.data.contents.nations.map(\.code) == ["A", "B", "C"])
    #expect(overlay.conflicts.isEmpty)
  }

  @Test func theUpperTieHoldsAndTheDifferenceIsTold() throws {
    let lower = try data(
      {
        $0.tie("A", "B", .defense, start: "1900", end: .on(try calendar("1910")))
        $0.tie("A", "B", .defense, start: "1920")
        $0.tie("A", "B", .cyber, start: "1900")
      }, "A", "B")
    let upper = try data(
      { $0.tie("B", "A", .defense, start: "1905", end: .on(try calendar("1912"))) }, "A", "B")
    let overlay = try Overlay([lower, upper])
    #expect(overlay.data.contents.ties.count == 3)
    #expect(overlay.conflicts.map { $0.subject } == ["tie B–A, defense"])
    #expect(overlay.conflicts.first?.lower == "1900–1910")
    #expect(overlay.conflicts.first?.upper == "1905–1912")
  }

  @Test func whatBothSayStandsOnce() throws {
    let lower = try data({ $0.tie("A", "B", .defense, start: "1900") }, "A", "B")
    let upper = try data({ $0.tie("B", "A", .defense, start: "1900") }, "A", "B")
    let overlay = try Overlay([lower, upper])
    #expect(overlay.data.contents.ties.count == 1)
    #expect(overlay.conflicts.isEmpty)
  }

  @Test func nationsKnownByNameAloneAreMatched() throws {
    var sample = Sample()
    sample.contents.nations = [
      Nation(code: "FRA", name: "France", aliases: ["French Republic"]),
      Nation(code: "DEU", name: "Germany"),
    ]
    let lower = try sample.data()
    let upper = try data(
      { $0.tie("French Republic", "DEU", .defense) }, "French Republic", "DEU")
    let overlay = try Overlay([lower, upper])
    #expect(overlay.matched == ["French Republic is FRA"])
    #expect(overlay.data.contents.ties.first?.from == "FRA")
    #expect(overlay.data.nation("DEU")?.name == "Germany")
    #expect(overlay.conflicts.isEmpty)
  }

  @Test func agreementsMembersAndPositionsOfTheUpperHold() throws {
    let lower = try data(
      {
        $0.agree("T", signed: "1900", "A", "B")
        $0.contents.positions = [Position(nation: "A", topic: "x", stance: "yes")]
      }, "A", "B")
    let upper = try data(
      {
        $0.agree("T", signed: "1901")
        $0.join("T", "A", from: "1950")
        $0.join("T", "B")
        $0.contents.positions = [Position(nation: "A", topic: "x", stance: "no")]
      }, "A", "B")
    let overlay = try Overlay([lower, upper])
    #expect(overlay.data.contents.agreements.count == 1)
    #expect(overlay.data.contents.memberships.count == 2)
    #expect(overlay.data.contents.positions.map(\.stance) == ["no"])
    #expect(
      overlay.conflicts.map { $0.subject } == ["agreement T", "A in T", "position A on x, ?"])
  }

  @Test func theCoverageIsThatOfBoth() throws {
    var lower = Sample(
      "A", coverage: Period(from: try calendar("1900"), to: .on(try calendar("1950"))))
    lower.contents.metadata.name = "one"
    var upper = Sample(
      "A", coverage: Period(from: try calendar("1940"), to: .on(try calendar("1960"))))
    upper.contents.metadata.name = "two"
    let overlay = try Overlay([try lower.data(), try upper.data()])
    #expect(
      overlay.data.metadata.coverage
        == Period(from: try calendar("1900"), to: .on(try calendar("1960"))))
    #expect(overlay.data.metadata.name == "one+two")
  }
}
