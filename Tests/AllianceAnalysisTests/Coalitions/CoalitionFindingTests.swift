import AllianceAnalysis
import AllianceGraph
import Testing

@Suite struct CoalitionFindingTests {
  @Test func componentsAreNamedAndTheUnattachedListedApart() throws {
    let list = try ExampleWorld.snapshot().coalitions(.components)
    #expect(list.coalitions.map { $0.members.map(\.code) } == [["A", "B", "C", "D"], ["E", "F"]])
    #expect(list.unattached.map(\.code) == ["G"])
    // Four of six pairs of the square are tied.
    #expect(list.coalitions[0].density == 4.0 / 6)
    #expect(list.coalitions[1].density == 1)
    // Pact ab has half of the square's members, so the square bears its name; E–F has none.
    #expect(list.coalitions[0].name == "Pact ab and 2 others")
    #expect(list.coalitions[1].name == "Nation E and 1 other")
  }

  @Test func leidenFindsTheTwoCamps() throws {
    let list = try ExampleWorld.snapshot().coalitions(.leiden(resolution: 1, seed: 1))
    // Newman: 4 of 5 edges inside the square, 1 in the pair: Q = 1 − (8/10)² − (2/10)² = 0.32; cut
    // into two halves the square would give 2/5 + 1/5 − 3·… less.
    let modularity = try #require(list.modularity)
    #expect(modularity >= 0.32 - 1e-12)
    #expect(
      Set(list.coalitions.flatMap { $0.members.map(\.code) }) == ["A", "B", "C", "D", "E", "F"])
    #expect(list.scope.seed == 1)
  }

  @Test func cliquesOfTwoAreThePairs() throws {
    let list = try ExampleWorld.snapshot().coalitions(.cliques(least: 2))
    #expect(list.coalitions.count == 5)
    #expect(try ExampleWorld.snapshot().coalitions(.cliques(least: 3)).coalitions.isEmpty)
  }

  @Test func theCoreIsTheSquare() throws {
    let list = try ExampleWorld.snapshot().coalitions(.core)
    #expect(list.coalitions.map { $0.members.map(\.code) } == [["A", "B", "C", "D"]])
  }

  @Test func hostileTiesAreRefusedByMethodsForPositiveOnes() throws {
    let snapshot = try ExampleWorld.snapshot()
    #expect(throws: AnalysisError.self) {
      try snapshot.coalitions(.leiden(resolution: 1, seed: 1), Projection(kinds: .all))
    }
  }

  @Test func withoutTiesThereIsNoCoalition() throws {
    let list = try ExampleWorld.snapshot()
      .coalitions(.leiden(resolution: 1, seed: 1), Projection(kinds: .only([.cyber])))
    #expect(list.coalitions.isEmpty)
    #expect(list.modularity == nil)
    #expect(list.unattached.count == 7)
  }
}
