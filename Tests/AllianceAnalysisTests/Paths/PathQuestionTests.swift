import AllianceAnalysis
import AllianceGraph
import Testing

/// The example world on 2015-06-30: A–B defence, B–C consultation, A–D and C–D dialogue; A and F are
/// hostile.
@Suite struct PathQuestionTests {
  private func chains(_ answer: PathAnswer) -> [String] {
    answer.paths.map { $0.nations.map(\.code.rawValue).joined() }
  }

  @Test func avoidedNationsAreNoGoBetweens() throws {
    var question = PathQuestion()
    question.avoided = ["B"]
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "C", Projection(), question)
    #expect(chains(answer) == ["ADC"])
    question.avoided = ["B", "D"]
    let none = try ExampleWorld.snapshot().paths(from: "A", to: "C", Projection(), question)
    guard case .barred(let avoided, _) = try #require(none.obstacle) else {
      Issue.record("expected that the two are barred")
      return
    }
    #expect(avoided.map(\.code) == ["B", "D"])
    #expect(none.scope.method.contains("not by B, D"))
  }

  @Test func passedNationsAreOnEveryChain() throws {
    var question = PathQuestion()
    question.passed = ["D"]
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "B", Projection(), question)
    #expect(chains(answer) == ["ADAB", "ADCB"])
    #expect(answer.paths[0].repeated.map(\.code) == ["A"])
    #expect(answer.paths[1].repeated.isEmpty)
  }

  @Test func rivalsOfTheEndsAreBarredWhenAskedFor() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.ties.append(Tie(from: "B", to: "C", kind: .hostility))
    }
    #expect(snapshot.rivals(of: ["A", "C"]).map(\.code) == ["B", "F"])
    var question = PathQuestion()
    question.allowsRivals = false
    let answer = try snapshot.paths(from: "A", to: "C", Projection(), question)
    #expect(chains(answer) == ["ADC"])
    #expect(answer.scope.notes.contains("Rivals of the two: Nation B, Nation F."))
  }

  @Test func rankedAndBoundedSearchesListLongerChains() throws {
    let snapshot = try ExampleWorld.snapshot()
    var question = PathQuestion()
    question.search = .ranked
    let ranked = try snapshot.paths(from: "A", to: "B", Projection(), question, limit: 5)
    #expect(chains(ranked) == ["AB", "ADCB"])
    question.search = .every(longest: 2)
    #expect(chains(try snapshot.paths(from: "A", to: "B", Projection(), question)) == ["AB"])
    question.search = .every(longest: 3)
    #expect(
      chains(try snapshot.paths(from: "A", to: "B", Projection(), question)) == ["AB", "ADCB"])
  }

  @Test func widestChainHasTheStrongestWeakestLeg() throws {
    var question = PathQuestion()
    question.search = .widest
    // By B the weakest leg is consultation (level 2), by D dialogue (level 0).
    let answer = try ExampleWorld.snapshot().paths(from: "A", to: "C", Projection(), question)
    #expect(chains(answer) == ["ABC"])
    #expect(answer.paths.first?.length == 3)
  }

  @Test func throughHubsEachLegNamesItsAgreement() throws {
    let snapshot = try ExampleWorld.snapshot { contents in
      contents.agreements.append(ExampleWorld.agreement("ab2", [.dialogue], signed: "2003-01-01"))
      contents.memberships += [
        Membership(agreement: AgreementID(rawValue: "ab2"), nation: "A"),
        Membership(agreement: AgreementID(rawValue: "ab2"), nation: "B"),
      ]
    }
    let answer = try snapshot.paths(from: "A", to: "C", Projection(agreements: .hubs))
    #expect(answer.pathCount == 3)
    #expect(chains(answer).sorted() == ["ABC", "ABC", "ADC"])
    #expect(
      answer.paths.map { path in path.legs[0].agreement?.id.rawValue ?? "" }.sorted()
        == ["", "ab", "ab2"])
    #expect(answer.paths.allSatisfy { $0.length == 2 })
    #expect(answer.paths.flatMap(\.legs).allSatisfy { $0.bonds.count == 1 })
  }
}

@Suite struct TimedPathFindingTests {
  private func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
    try ExampleWorld.required(first).firstDay...(try ExampleWorld.required(last).lastDay)
  }

  /// H–A held from 1985 until H left in 1990; A–B is from 2000. So H never came to B, though both
  /// legs stand in the graph of the whole period; nor B to H.
  @Test func legsFollowEachOther() throws {
    let data = try ExampleWorld.data()
    let forth = try data.timedPaths(from: "H", to: "B", in: days("1985", "2015"))
    #expect(forth.paths.first?.nations.map(\.code) == ["H", "A", "B"])
    #expect(
      forth.paths.first?.legs.map { $0.day?.date?.description } == ["1985-01-01", "2000-01-01"])
    let back = try data.timedPaths(from: "B", to: "H", in: days("1985", "2015"))
    #expect(back.paths.isEmpty)
    guard case .outOfOrder = try #require(back.obstacle) else {
      Issue.record("expected legs out of order")
      return
    }
  }

  @Test func eachLegNamesTheTreatiesOfItsDay() throws {
    let data = try ExampleWorld.data()
    let answer = try data.timedPaths(from: "A", to: "C", in: days("2000", "2015"))
    #expect(answer.paths.first?.nations.map(\.code) == ["A", "B", "C"])
    #expect(
      answer.paths.first?.legs.map { $0.bonds.map { $0.agreementID?.rawValue } }
        == [["ab"], ["bc"]])
    #expect(answer.paths.first?.legs.last?.day?.date?.description == "2001-01-01")
    var question = PathQuestion()
    question.avoided = ["B"]
    let other = try data.timedPaths(
      from: "A", to: "C", in: days("2000", "2015"), Projection(), question)
    #expect(other.paths.first?.nations.map(\.code) == ["A", "D", "C"])
    #expect(other.paths.first?.legs.last?.day?.date?.description == "2006-07-01")
  }

  /// From A to C by way of D, whose tie with C is of 2006; nobody leads by way of both D and E.
  @Test func legsInOrderMayHaveToPassNations() throws {
    let data = try ExampleWorld.data()
    var question = PathQuestion()
    question.passed = ["D"]
    let answer = try data.timedPaths(
      from: "A", to: "C", in: days("2000", "2015"), Projection(), question)
    #expect(answer.paths.first?.nations.map(\.code) == ["A", "D", "C"])
    #expect(answer.scope.method.contains("by way of D"))
    question.passed = ["D", "E"]
    let none = try data.timedPaths(
      from: "A", to: "C", in: days("2000", "2015"), Projection(), question)
    guard case .barred(_, let passed) = try #require(none.obstacle) else {
      Issue.record("expected that nobody leads by way of E")
      return
    }
    #expect(passed.map(\.code) == ["D", "E"])
  }

  /// Through hubs each leg names one agreement and only that; a tie of two nations has none.
  @Test func legsInOrderGoThroughAgreements() throws {
    let data = try ExampleWorld.data()
    let answer = try data.timedPaths(
      from: "A", to: "C", in: days("2000", "2015"), Projection(agreements: .hubs))
    #expect(answer.paths.first?.nations.map(\.code) == ["A", "B", "C"])
    #expect(answer.paths.first?.legs.map { $0.agreement?.id.rawValue } == ["ab", "bc"])
    #expect(answer.paths.first?.legs.map(\.bonds.count) == [1, 1])
    let pairs = try data.timedPaths(from: "H", to: "B", in: days("1985", "2015"))
    let hubs = try data.timedPaths(
      from: "H", to: "B", in: days("1985", "2015"), Projection(agreements: .hubs))
    #expect(
      hubs.paths.first?.legs.map { $0.day?.date?.description }
        == pairs.paths.first?.legs.map { $0.day?.date?.description })
  }
}

@Suite struct CutFindingTests {
  @Test func twoNationsPartAAndC() throws {
    let snapshot = try ExampleWorld.snapshot()
    let cut = try snapshot.cut(.nations, from: "A", to: "C")
    #expect(cut.nations.map(\.code) == ["B", "D"])
    #expect(!cut.areTied)
    #expect(cut.chains.map { $0.map(\.code.rawValue).joined() } == ["ABC", "ADC"])
    let ties = try snapshot.cut(.ties, from: "A", to: "C")
    #expect(ties.pairs.map { [$0.from.code, $0.to.code] } == [["A", "B"], ["A", "D"]])
    #expect(ties.pairs.first?.bonds.map { $0.agreementID?.rawValue } == ["ab"])
    #expect(ties.chains.count == 2)
  }

  @Test func tiedNationsAlsoEndTheirOwnTie() throws {
    let cut = try ExampleWorld.snapshot().cut(.nations, from: "A", to: "B")
    #expect(cut.areTied)
    #expect(cut.nations.count == 1)
    #expect(cut.chains.map { $0.map(\.code.rawValue).joined() } == ["ADCB"])
  }

  @Test func nothingPartsWhatIsNotConnected() throws {
    let cut = try ExampleWorld.snapshot().cut(.nations, from: "A", to: "F")
    #expect(cut.nations.isEmpty && cut.chains.isEmpty && cut.obstacle == nil)
    let absent = try ExampleWorld.snapshot().cut(.nations, from: "A", to: "H")
    guard case .absent = try #require(absent.obstacle) else {
      Issue.record("expected an absent nation")
      return
    }
  }
}

@Suite struct DistanceTableTests {
  /// Of the 21 pairs of A…G four are tied, E and F are, and A–C and B–D are two legs apart.
  @Test func countsOfTheExample() throws {
    let table = try ExampleWorld.snapshot().distances()
    #expect(DistanceTable.classes == ["1", "2", "3", "4+", "none"])
    #expect(table.counts == [5, 2, 0, 0, 14])
    #expect(table.rows.count == 21)
    let row = try #require(table.rows.first { $0.first.code == "A" && $0.second.code == "C" })
    #expect(row.legs == 2 && row.distanceClass == "2")
  }

  @Test func kindsOfTieAreLayers() throws {
    let ranking = try ExampleWorld.snapshot()
      .ranking(by: ["overlap_degree", "multiplex_participation", "versatility"])
    let a = try #require(ranking.rows.first { $0.nation.code == "A" })
    // One partner by defence and one by dialogue, of three kinds: 3/2 (1 − 1/2).
    #expect(a.values[0] == 2)
    #expect(a.values[1] == 0.75)
    #expect(
      ranking.scope.notes.contains("Kinds of tie, in this order: consultation, defense, dialogue."))
  }
}
