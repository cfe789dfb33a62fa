import AllianceAnalysis
import AllianceGraph
import Testing

@Suite struct RankingTests {
  @Test func equalValuesShareAPlaceAndTheNextIsSkipped() throws {
    let ranking = try ExampleWorld.snapshot().ranking(by: ["degree"])
    // A–B, B–C, C–D, A–D is a square, E–F a pair, G alone; H is not there.
    #expect(ranking.rows.map(\.nation.code) == ["A", "B", "C", "D", "E", "F", "G"])
    #expect(ranking.rows.map { $0.values[0] } == [2, 2, 2, 2, 1, 1, 0])
    #expect(ranking.rows.map { $0.places[0] } == [1, 1, 1, 1, 5, 5, 7])
    #expect(ranking.scope.nationCount == 7)
    #expect(ranking.scope.pairCount == 5)
  }

  @Test func anIsolatedNationHasNoClosenessAndAReason() throws {
    let ranking = try ExampleWorld.snapshot().ranking(by: ["closeness", "harmonic"])
    let last = try #require(ranking.rows.last)
    #expect(last.nation.code == "G")
    #expect(last.values[0] == nil)
    #expect(last.reasons[0] != nil)
    #expect(last.places[0] == nil)
    #expect(last.values[1] == 0)
  }

  @Test func theFirstMeasureDecidesTheOrder() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.ties.append(Tie(from: "G", to: "F", kind: .dialogue))
    }
    // E–F–G is a path: F lies on the one pair E, G; in the square each vertex on half a pair.
    let ranking = try snapshot.ranking(by: ["betweenness", "degree"])
    #expect(ranking.rows.first?.nation.code == "F")
    #expect(ranking.rows.first?.values[0] == 1)
    #expect(ranking.rows[1].values[0] == 0.5)
  }

  @Test func strengthCountsInstruments() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.ties.append(Tie(from: "A", to: "B", kind: .dialogue))
    }
    let ranking = try snapshot.ranking(by: ["strength"])
    #expect(ranking.rows.first { $0.nation.code == "B" }?.values[0] == 3)
  }

  /// A hostile tie lowers the net degree, and only where nobody chose the kinds of tie.
  @Test func measuresOfSignedTiesSeeHostileOnes() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.ties.append(Tie(from: "G", to: "F", kind: .hostility))
    }
    let ranking = try snapshot.ranking(by: ["signed_degree", "degree"])
    let last = try #require(ranking.rows.last)
    #expect(last.nation.code == "G")
    #expect(last.values == [-1, 0])
    #expect(ranking.scope.notes.contains("Hostile ties count for signed_degree."))
    var projection = Projection(merge: .count)
    projection.kinds = .only([.defense])
    let chosen = try snapshot.ranking(by: ["signed_degree"], projection)
    #expect(chosen.rows.allSatisfy { ($0.values[0] ?? -1) >= 0 })
  }

  @Test func unknownMeasuresAndThoseWithoutANumberPerNationAreErrors() throws {
    let snapshot = try ExampleWorld.snapshot()
    #expect(throws: AnalysisError.self) { try snapshot.ranking(by: ["betweeness"]) }
    #expect(throws: AnalysisError.self) { try snapshot.ranking(by: ["density"]) }
  }
}
