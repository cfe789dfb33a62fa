import AllianceGraph

/// A small invented world whose answers can be worked out by hand.
///
///     A ─ B ─ C   by a pact of A, B (defence) and a pact of B, C (consultation)
///     A ─ D ─ C   by ties (dialogue)
///     E ─ F       by a pact that is signed, not in force, with D; E–F a defence tie
///     G           in nothing; H left the system in 1990
enum ExampleWorld {
  static func date(_ text: String) -> CalendarDate? { CalendarDate(text) }

  static func data(_ change: (inout AllianceData.Contents) -> Void = { _ in }) throws
    -> AllianceData
  {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(
        name: "example", title: "Example world",
        coverage: Period(from: date("1980"), to: date("2020-12-31").map { .on($0) } ?? .open)))
    contents.nations = "ABCDEFG".map {
      Nation(code: NationCode(String($0)), name: "Nation \($0)")
    }
    contents.nations.append(
      Nation(
        code: "H", name: "Nation H",
        periods: [Period(from: nil, to: date("1990").map { .on($0) } ?? .open)]))
    contents.agreements = [
      agreement("ab", [.defense], signed: "2000-01-01"),
      agreement("bc", [.consultation], signed: "2001-01-01"),
      agreement("de", [.defense], signed: "2010-01-01"),
    ]
    contents.stages = [
      StageEvent(subject: "de", stage: .signed, date: try required("2010-01-01"))
    ]
    contents.memberships = [
      ("ab", "A"), ("ab", "B"), ("bc", "B"), ("bc", "C"), ("de", "D"),
      ("de", "E"),
    ]
    .map { Membership(agreement: AgreementID(rawValue: $0.0), nation: NationCode($0.1)) }
    contents.ties = [
      Tie(from: "A", to: "D", kind: .dialogue, period: Period(from: date("2005"))),
      Tie(from: "C", to: "D", kind: .dialogue, period: Period(from: date("2006-07"))),
      Tie(from: "E", to: "F", kind: .defense, period: Period(from: date("1995"))),
      Tie(from: "A", to: "F", kind: .hostility, period: Period(from: date("1999"))),
      Tie(from: "H", to: "A", kind: .defense, period: Period(from: date("1985"))),
    ]
    change(&contents)
    return try AllianceData(contents)
  }

  static func agreement(_ id: String, _ kinds: [TieKind], signed: String) -> Agreement {
    Agreement(
      id: AgreementID(rawValue: id), name: "Pact \(id)", kinds: kinds, signed: date(signed))
  }

  struct NoDate: Error {}

  static func required(_ text: String) throws -> CalendarDate {
    guard let date = date(text) else { throw NoDate() }
    return date
  }

  static func snapshot(
    _ text: String = "2015-06-30", _ change: (inout AllianceData.Contents) -> Void = { _ in }
  ) throws -> Snapshot {
    try data(change).snapshot(on: try required(text))
  }
}
