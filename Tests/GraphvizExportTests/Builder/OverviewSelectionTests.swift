import AllianceGraph
import Testing

@testable import GraphvizExport

struct OverviewSelectionTests {
  private static let agreements: [(String, TieKind, Range<Int>)] = [
    ("core", .defense, 0..<10),
    // New nations for one box and one line.
    ("east", .cyber, 10..<20),
    // Almost the same members as one that is drawn.
    ("twin", .consultation, 0..<9),
    // More than a quarter of all.
    ("everybody", .cyber, 0..<60),
    // A kind that ties loosely.
    ("talks", .dialogue, 20..<30),
    // Few.
    ("circle", .intelligence, 30..<34),
  ]

  @Test func agreementsOfNewNationsJoinThoseThatBindMost() throws {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: "sixty", title: "Sixty", version: "1"))
    func code(_ number: Int) -> NationCode {
      NationCode("N\(number / 10)\(number % 10)")
    }
    contents.nations = (0..<60).map { Nation(code: code($0), name: "Nation \($0)") }
    for (id, kind, members) in Self.agreements {
      contents.agreements.append(
        Agreement(
          id: AgreementID(rawValue: id), name: id, kinds: [kind],
          signed: CalendarDate(year: 1950)))
      for member in members {
        contents.memberships.append(
          Membership(
            agreement: AgreementID(rawValue: id), nation: code(member), period: Period()))
      }
    }
    let day = try #require(CalendarDate(year: 2000, month: 1, day: 1))
    let snapshot = try AllianceData(contents).snapshot(on: day)
    var options = DrawingOptions()
    let whole = DrawnNetwork(snapshot, options)
    options.kinds = [.defense]
    var selection = OverviewSelection(DrawnNetwork(snapshot, options), of: whole)
    #expect(selection.additions().map(\.agreement.id.rawValue) == ["east"])
  }

  @Test func theWorldIsDrawnInSeveralKinds() throws {
    let data = try Worlds.bundled("world")
    let snapshot = data.snapshot(.on(data.lastCoveredDay))
    let diagram = SnapshotDiagram(snapshot).diagram
    #expect(Set(diagram.edges.map(\.kind)).count > 2)
    // Kinds that were asked for are left alone.
    var options = DrawingOptions()
    options.kinds = [.defense]
    #expect(Set(SnapshotDiagram(snapshot, options).diagram.edges.map(\.kind)) == ["defense"])
  }
}
