import AllianceAnalysis
import AllianceGraph
import Testing

@Suite struct PathFindingTests {
  @Test func allShortestPathsAreFoundInCodeOrderWithTheirTreaties() throws {
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "C")
    #expect(answer.pathCount == 2)
    #expect(
      answer.paths.map { $0.nations.map(\.code.rawValue) } == [["A", "B", "C"], ["A", "D", "C"]])
    #expect(answer.paths.allSatisfy { $0.length == 2 })
    let leg = try #require(answer.paths.first?.legs.first)
    #expect(leg.bonds.map(\.agreementID?.rawValue) == ["ab"])
    #expect(leg.bonds.first?.since == ExampleWorld.date("2000-01-01"))
    #expect(answer.obstacle == nil)
  }

  @Test func levelCostPrefersTheBindingChain() throws {
    // A–B defence costs 1, B–C consultation 2; A–D and D–C dialogue 4 each.
    let answer = try ExampleWorld.snapshot()
      .paths(from: "A", to: "C", Projection(length: .levelCost))
    #expect(answer.paths.map { $0.nations.map(\.code.rawValue) } == [["A", "B", "C"]])
    #expect(answer.paths.first?.length == 3)
  }

  @Test func theLimitCutsTheListAndNotTheCount() throws {
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "C", limit: 1)
    #expect(answer.paths.count == 1)
    #expect(answer.pathCount == 2)
  }

  @Test func agreementsNeverCountAsAStep() throws {
    let snapshot = try ExampleWorld.snapshot()
    let answer = try snapshot.paths(from: "A", to: "B", Projection(agreements: .hubs))
    #expect(answer.paths.first?.length == 1)
  }

  @Test func separatedNationsAreToldWhatNearlyTiesThem() throws {
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "F")
    #expect(answer.paths.isEmpty)
    guard case .separate(let separation) = answer.obstacle else {
      Issue.record("expected two components")
      return
    }
    #expect(separation.reachable.map(\.code) == ["A", "B", "C", "D"])
    #expect(separation.reaching.map(\.code) == ["E", "F"])
    // The pact of D and E lacks a stage, the hostile tie of A and F is of a kind that does not count.
    #expect(separation.nearTies.map { [$0.from.code, $0.to.code] } == [["A", "F"], ["D", "E"]])
    guard case .kind(.hostility) = try #require(separation.nearTies.first).shortfall,
      case .stage(.signed) = try #require(separation.nearTies.last).shortfall
    else {
      Issue.record("unexpected shortfalls")
      return
    }
  }

  @Test func aTieOneStageShortCountsWhenThatStageIsAskedFor() throws {
    let answer = try ExampleWorld.snapshot()
      .paths(from: "A", to: "F", Projection(leastStage: .signed))
    #expect(answer.paths.map { $0.nations.map(\.code.rawValue) } == [["A", "D", "E", "F"]])
  }

  @Test func aNationThatHasLeftIsAbsentAndNotIsolated() throws {
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "H")
    guard case .absent(let nations) = answer.obstacle else {
      Issue.record("expected an absent nation")
      return
    }
    #expect(nations.map(\.code) == ["H"])
    let earlier = try ExampleWorld.snapshot("1989-01-01").paths(from: "A", to: "H")
    #expect(earlier.paths.first?.length == 1)
  }

  @Test func beyondTheCoverageNothingIsKnown() throws {
    let answer = try ExampleWorld.snapshot("2025-01-01").paths(from: "A", to: "B")
    guard case .notCovered = answer.obstacle else {
      Issue.record("expected no coverage")
      return
    }
    #expect(answer.paths.isEmpty)
  }

  @Test(arguments: [Projection.Kinds.all, .only([.defense, .hostility])])
  func hostileTiesNeverMakeALeg(kinds: Projection.Kinds) throws {
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "F", Projection(kinds: kinds))
    #expect(answer.paths.isEmpty)
    #expect(answer.obstacle != nil)
  }

  @Test func anUndeclaredNationIsAnError() throws {
    let snapshot = try ExampleWorld.snapshot()
    #expect(throws: AnalysisError.self) { try snapshot.paths(from: "A", to: "Z") }
  }

  @Test func oneSidedPledgesLeadOneWayOnly() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.ties.append(
        Tie(from: "G", to: "A", kind: .defense, isDirected: true, period: Period()))
    }
    let directed = Projection(direction: .kept)
    #expect(try snapshot.paths(from: "G", to: "A", directed).paths.count == 1)
    #expect(try snapshot.paths(from: "A", to: "G", directed).paths.isEmpty)
    #expect(try snapshot.paths(from: "A", to: "G").paths.count == 1)
  }
}
