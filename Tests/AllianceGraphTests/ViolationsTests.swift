import Testing

@testable import AllianceGraph

@Suite("Rules of the model")
struct ViolationsTests {
  /// The only violation of contents that break one rule.
  private func only(_ sample: Sample, requiringSources: Bool = false) throws -> Violation {
    let violations = sample.contents.violations(requiringSources: requiringSources)
    #expect(violations.count == 1, "\(violations)")
    return try #require(violations.first)
  }

  private func violation(
    _ table: Violation.Table, _ row: Int, _ column: String, _ problem: Violation.Problem
  ) -> Violation {
    Violation(table: table, row: row, column: column, problem: problem)
  }

  @Test func soundContentsBreakNone() throws {
    var sample = Sample("A", "B")
    sample.source("S")
    sample.agree("T", signed: "1882", inForce: "1882-05-20", sources: ["S"], "A", "B")
    sample.tie("A", "B", id: "t", agreement: "T")
    try sample.event("t", .ended, "1900")
    #expect(sample.contents.violations(requiringSources: true).isEmpty)
    #expect(try sample.data().agreement(AgreementID(rawValue: "T"))?.name == "Treaty T")
    #expect(try sample.data().nation("A")?.name == "Land of A")
    #expect(try sample.data().source(SourceID(rawValue: "S"))?.title == "Source S")
  }

  @Test func everyReferenceToANationMustBeDeclared() throws {
    var sample = Sample("A")
    sample.agree("T", "X")
    sample.contents.agreements[0].against = ["Y"]
    sample.tie("P", "Q")
    let date = try calendar("1900")
    sample.contents.successions = [Succession(predecessor: "U", successor: "V", date: date)]
    sample.contents.positions = [Position(nation: "W", topic: "t", stance: "yes")]
    sample.contents.indicators = [Indicator(nation: "Z", name: "n", date: date, value: 1)]
    #expect(
      sample.contents.violations() == [
        violation(.agreements, 0, "against", .undeclaredNation("Y")),
        violation(.members, 0, "nation", .undeclaredNation("X")),
        violation(.ties, 0, "from", .undeclaredNation("P")),
        violation(.ties, 0, "to", .undeclaredNation("Q")),
        violation(.successions, 0, "predecessor", .undeclaredNation("U")),
        violation(.successions, 0, "successor", .undeclaredNation("V")),
        violation(.positions, 0, "nation", .undeclaredNation("W")),
        violation(.indicators, 0, "nation", .undeclaredNation("Z")),
      ])
    #expect(throws: InvalidData.self) { try sample.data() }
  }

  @Test func agreementsSourcesKindsAndSubjectsMustBeDeclared() throws {
    var member = Sample("A")
    member.join("T", "A")
    #expect(
      try only(member) == violation(.members, 0, "agreement", .undeclaredAgreement("T")))

    var tie = Sample("A", "B")
    tie.tie("A", "B", TieKind(rawValue: "friendship"), agreement: "T", sources: ["S"])
    #expect(
      tie.contents.violations() == [
        violation(.ties, 0, "kind", .undeclaredKind("friendship")),
        violation(.ties, 0, "source", .undeclaredSource("S")),
        violation(.ties, 0, "agreement", .undeclaredAgreement("T")),
      ])

    var event = Sample("A")
    try event.event("T", .ended, "1900")
    #expect(try only(event) == violation(.stages, 0, "subject", .undeclaredSubject("T")))
  }

  @Test func noNameIsGivenTwice() throws {
    var sample = Sample("A", "B", "A")
    sample.agree("T")
    sample.agree("T")
    sample.tie("A", "B", id: "t")
    sample.tie("A", "B", id: "t")
    sample.source("S")
    sample.source("S")
    let kind = KindDefinition(TieKind(rawValue: "k"), label: "k")
    sample.contents.kinds = [kind, kind]
    #expect(
      sample.contents.violations() == [
        violation(.nations, 2, "code", .duplicate("A", firstRow: 0)),
        violation(.agreements, 1, "id", .duplicate("T", firstRow: 0)),
        violation(.ties, 1, "id", .duplicate("t", firstRow: 0)),
        violation(.kinds, 1, "kind", .duplicate("k", firstRow: 0)),
        violation(.sources, 1, "id", .duplicate("S", firstRow: 0)),
      ])
  }

  @Test func aTieCannotBearTheNameOfAnAgreement() throws {
    var sample = Sample("A", "B")
    sample.agree("T", "A", "B")
    sample.tie("A", "B", id: "T")
    let found = try only(sample)
    #expect(found.table == .ties && found.row == 0 && found.column == "id")
  }

  @Test func nothingEndsBeforeItStarts() throws {
    var sample = Sample("A", "B")
    let reversed = Period(from: try calendar("1900"), to: try until("1899-12-31"))
    sample.present("A", reversed)
    sample.agree("T", signed: "1900", inForce: "1899-12-31", end: try until("1899"))
    sample.join("T", "A", from: "1900", to: try until("1899-12-31"))
    sample.tie("A", "B", start: "1900", end: try until("1899-12-31"))
    sample.source("S", coverage: reversed)
    let found = sample.contents.violations().map { ($0.table.rawValue, $0.column) }
    let expected = [
      ("nations", "to"), ("agreements", "ended"), ("agreements", "in_force"), ("members", "left"),
      ("ties", "end"), ("sources", "to"),
    ]
    #expect(found.count == expected.count)
    #expect(zip(found, expected).allSatisfy { $0 == $1 }, "\(found)")
  }

  @Test func aTieTakesTwo() throws {
    var sample = Sample("A")
    sample.tie("A", "A")
    #expect(try only(sample) == violation(.ties, 0, "to", .selfTie("A")))
  }

  @Test func anAgreementMakesSomeKindOfTie() throws {
    var sample = Sample("A", "B")
    sample.agree("T", kinds: [], "A", "B")
    #expect(try only(sample) == violation(.agreements, 0, "kinds", .noKind))
  }

  @Test(arguments: [0, -1, .infinity, .nan] as [Double])
  func strengthIsAboveZero(strength: Double) throws {
    var sample = Sample("A", "B")
    sample.tie("A", "B", strength: strength)
    #expect(
      try only(sample)
        == violation(.ties, 0, "strength", .outOfRange("\(strength)", range: "above 0")))
  }

  @Test func capitalsLieOnTheGlobe() throws {
    var sample = Sample("A", "B")
    sample.contents.nations[0].capital = .init(latitude: 90.5, longitude: -180.5)
    sample.contents.nations[1].capital = .init(latitude: .nan, longitude: 180)
    #expect(sample.contents.violations().map(\.column) == ["latitude", "longitude", "latitude"])
  }

  @Test func everyRowRestsOnASource() throws {
    var sample = Sample("A", "B")
    sample.source("S")
    sample.agree("bare", "A")
    sample.agree("sourced", sources: ["S"], "A")
    sample.join("bare", "B", sources: ["S"])
    sample.tie("A", "B")
    sample.tie("A", "B", agreement: "sourced")
    sample.tie("A", "B", agreement: "bare")
    sample.tie("A", "B", sources: ["S"])
    #expect(sample.contents.violations().isEmpty)
    #expect(
      sample.contents.violations(requiringSources: true) == [
        violation(.agreements, 0, "source", .noSource),
        violation(.members, 0, "source", .noSource),
        violation(.ties, 0, "source", .noSource),
        violation(.ties, 2, "source", .noSource),
      ])
  }
}
