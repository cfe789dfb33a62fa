import AllianceAnalysis
import AllianceGraph
import Testing

@Suite struct DataOverviewTests {
  @Test func rowsAndPairsAreCounted() throws {
    let overview = DataOverview(try ExampleWorld.data())
    #expect(
      overview.rows.map { "\($0.table.rawValue) \($0.count)" }
        == ["nations 8", "agreements 3", "members 6", "ties 5", "stages 1"])
    #expect(overview.day == ExampleWorld.date("2020-12-31")?.lastDay)
    #expect(overview.presentNations == 7)
    let defense = try #require(overview.kinds.first { $0.definition.kind == .defense })
    // In force on the last day: A–B by their pact and E–F; the pact of D and E is only signed.
    #expect(defense.agreements == 2)
    #expect(defense.ties == 2)
    #expect(defense.pairs == 2)
  }
}
