import AllianceGraph
import Testing

@Suite("Finding nations by name")
struct NationDirectoryTests {
  private static let nations: [Nation] = [
    Nation(
      code: "MYS", name: "Malaysia", codes: .init(iso2: "MY", iso3: "MYS", cow: "820"),
      aliases: ["Malaisie"]),
    Nation(code: "NAM", name: "Namibia", codes: .init(iso2: "NA", cow: "565")),
    Nation(code: "USA", name: "United States", codes: .init(iso2: "US", cow: "002", gw: "2")),
    Nation(
      code: "GFR", name: "Germany", codes: .init(cow: "260"),
      periods: [Period(from: CalendarDate("1955-05-05"), to: end("1990-10-02"))]),
    Nation(
      code: "GMY", name: "Germany", codes: .init(cow: "255"),
      periods: [
        Period(to: end("1945-05-08")), Period(from: CalendarDate("1990-10-03")),
      ]),
    Nation(code: "CIV", name: "Côte d’Ivoire", aliases: ["Ivory Coast"]),
    // The name of one is the code of another.
    Nation(code: "GEO", name: "Georgia"),
    Nation(code: "Georgia", name: "Georgia, the state"),
  ]

  private static func end(_ text: String) -> Period.End {
    CalendarDate(text).map { .on($0) } ?? .open
  }

  private func codes(_ text: String, on date: String? = nil) throws -> [String] {
    let rule = try date.map { DateRule(try calendar($0)) }
    switch NationDirectory(Self.nations).match(text, on: rule) {
    case .nation(let nation): return [nation.code.rawValue]
    case .ambiguous(let nations): return ["?"] + nations.map(\.code.rawValue)
    case .none: return []
    }
  }

  @Test(arguments: [
    ("MYS", "MYS"), ("mys", "MYS"), ("my", "MYS"), ("820", "MYS"), ("MALAYSIA", "MYS"),
    ("malaisie", "MYS"), ("na", "NAM"), ("002", "USA"), ("2", "USA"), ("côte D’IVOIRE", "CIV"),
    ("ivory coast", "CIV"),
  ])
  func anyCodeOrNameWillDoInAnyCase(text: String, code: String) throws {
    #expect(try codes(text) == [code])
  }

  @Test(arguments: ["", "malay", "20", "02", "atlantis"])
  func aPartOfANameIsNoName(text: String) throws {
    #expect(try codes(text) == [])
  }

  @Test func theDateDecidesBetweenNationsOfOneName() throws {
    #expect(try codes("germany") == ["?", "GFR", "GMY"])
    #expect(try codes("germany", on: "1914-06-28") == ["GMY"])
    #expect(try codes("germany", on: "1970-01-01") == ["GFR"])
    #expect(try codes("germany", on: "2020") == ["GMY"])
    #expect(try codes("germany", on: "1990") == ["?", "GFR", "GMY"])
    #expect(try codes("germany", on: "1950-01-01") == ["?", "GFR", "GMY"])
  }

  @Test func aPermanentCodeWinsOverAName() throws {
    #expect(try codes("georgia") == ["Georgia"])
  }

  @Test func suggestsFromEveryName() {
    let directory = NationDirectory(Self.nations)
    #expect(directory.texts == directory.texts.sorted())
    #expect(directory.texts.contains("malaisie") && directory.texts.contains("002"))
    #expect(directory.nations(for: "germany").map(\.code) == ["GFR", "GMY"])
  }
}
