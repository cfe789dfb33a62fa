import AllianceGraph
import Testing

@testable import GraphvizExport

struct HubNestingTests {
  private static func hub(_ id: String, _ members: [Int], _ year: Int, _ kind: TieKind = .defense)
    -> DrawnNetwork.Hub
  {
    DrawnNetwork.Hub(
      agreement: Agreement(
        id: AgreementID(rawValue: id), name: id, kinds: [kind],
        signed: CalendarDate(year: year)),
      kind: kind, members: members, years: members.map { _ in nil })
  }

  @Test func aSmallerAgreementStandsForItsMembers() {
    let nesting = HubNesting([
      Self.hub("nine", [0, 1, 2, 3, 4], 1970), Self.hub("five", [0, 1, 2], 1946),
      Self.hub("fourteen", [0, 1, 2, 3, 4, 5], 1982),
    ])
    #expect(nesting.inner == [[1], [], [0]])
    #expect(nesting.own == [[3, 4], [0, 1, 2], [5]])
  }

  @Test func ofEqualsTheOlderStandsForTheYounger() {
    let nesting = HubNesting([
      Self.hub("c", [0, 1, 2], 1990), Self.hub("a", [0, 1, 2], 1950),
      Self.hub("b", [0, 1, 2], 1970),
    ])
    #expect(nesting.inner == [[2], [], [1]])
    #expect(nesting.own == [[], [0, 1, 2], []])
  }

  @Test func otherKindsAndOverlapsStayApart() {
    let nesting = HubNesting([
      Self.hub("a", [0, 1, 2], 1950), Self.hub("b", [0, 1, 2, 3], 1960, .cyber),
      Self.hub("c", [1, 2, 3], 1970),
    ])
    #expect(!nesting.isNested)
    #expect(nesting.own.map(\.count) == [3, 4, 3])
  }

  /// The powers that guaranteed Belgium in 1839 guaranteed Luxembourg in 1867,
  /// and Italy with them (Hertslet, The Map of Europe by Treaty, nos. 183 and 406).
  @Test func guaranteesOfTheSamePowersAreOneFan() throws {
    let data = try Worlds.bundled("europe-1914")
    let day = try #require(CalendarDate(year: 1914, month: 6, day: 28))
    var options = DrawingOptions()
    options.kinds = [.neutrality]
    options.style = .names
    let diagram = SnapshotDiagram(data.snapshot(on: day), options).diagram
    let spokes = diagram.edges.filter { $0.classes.contains("membership") }
    // Five powers and Belgium; Italy, Luxembourg and the line between the two.
    #expect(spokes.count == 9)
    let directed = spokes.filter(\.isDirected).map { diagram.nodes[$0.head].id }
    #expect(directed.sorted() == ["BEL", "LUX"])
    // Everywhere else they are lines, or matrices would tie the powers to each other.
    options.style = .matrix
    #expect(DrawnNetwork(data.snapshot(on: day), options).hubs.isEmpty)
  }
}
