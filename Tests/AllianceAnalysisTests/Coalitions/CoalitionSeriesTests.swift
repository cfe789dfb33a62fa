import AllianceAnalysis
import AllianceGraph
import Testing

@Suite struct CoalitionSeriesTests {
  @Test func theSameNationsAreTheSameCoalition() throws {
    let data = try ExampleWorld.data()
    let series = try #require(
      try data.coalitionSeries(years: 2000...2003, every: 1, .components))
    #expect(series.slices.map(\.label) == ["2000", "2001", "2002", "2003"])
    for slice in series.slices {
      #expect(slice.members.map(\.coalition) == slice.members.map(\.coalition).sorted())
      #expect(Set(slice.members.map(\.coalition)).count == slice.members.count)
    }
    #expect(Set(series.coalitions).count == series.coalitions.count)
  }

  @Test func allYearsAtOnceGiveEveryTiedNationOneCoalitionAYear() throws {
    let data = try ExampleWorld.data()
    let series = try #require(try data.slicedCoalitions(years: 2000...2002))
    for slice in series.slices {
      let codes = slice.members.flatMap { $0.nations.map(\.code) }
      #expect(Set(codes).count == codes.count)
    }
    #expect(series.modularity ?? -2 <= 1)
    #expect(series.scope.seed == 1)
  }

  @Test func kindsAreSlicesToo() throws {
    let series = try #require(try ExampleWorld.snapshot().slicedCoalitions())
    #expect(series.sliceName == "kind")
    #expect(!series.slices.isEmpty && !series.coalitions.isEmpty)
  }
}
