import AllianceGraph
import Testing

@Suite("Projections")
struct ProjectionTests {
  private func graph(
    _ sample: Sample, _ projection: Projection = Projection(), on date: String = "2000-01-01"
  ) throws -> ProjectedGraph {
    try sample.data().snapshot(on: calendar(date)).projected(projection)
  }

  /// The Treaty of London of 19 April 1839: the five powers guarantee Belgium's neutrality. They are
  /// pledged to Belgium; it owes them nothing, nor do they owe each other anything.
  @Test func guarantorsArePledgedToWhomTheyGuaranteeOnly() throws {
    var sample = Sample("AUH", "BEL", "FRN", "GMY", "RUS", "UKG")
    sample.agree("London", kinds: [.defense], signed: "1839-04-19")
    for power in ["AUH", "FRN", "GMY", "RUS", "UKG"] { sample.join("London", power, .guarantor) }
    sample.join("London", "BEL", .beneficiary)
    let directed = try graph(sample, Projection(direction: .kept), on: "1914-06-28")
    #expect(directed.edgeNames == ["AUH>BEL", "FRN>BEL", "GMY>BEL", "RUS>BEL", "UKG>BEL"])
    let any = try graph(sample, on: "1914-06-28")
    #expect(any.edgeNames == ["AUH-BEL", "BEL-FRN", "BEL-GMY", "BEL-RUS", "BEL-UKG"])
    #expect(try graph(sample, Projection(direction: .symmetricByAll)).edgeNames == [])
    let bond = try #require(any.bonds(between: 1, and: 5).first)
    #expect(bond.from == 5 && bond.to == 1 && !bond.isMutual)
  }

  @Test func observersAndPartnersMakeNoTies() throws {
    var sample = Sample("A", "B", "C", "D", "E")
    sample.agree("T", "A", "B")
    sample.join("T", "C", .observer)
    sample.join("T", "D", .partner)
    sample.join("T", "E", .contributor)
    #expect(try graph(sample).edgeNames == ["A-B", "A-E", "B-E"])
    #expect(
      try graph(sample, Projection(agreements: .hubs)).edgeNames == ["A-[T]", "B-[T]", "E-[T]"])
  }

  @Test func organisationsCountWhereTheyAreAskedFor() throws {
    var sample = Sample("A", "B", "Firm", "Union")
    sample.contents.nations[2].kind = .nonstate
    sample.contents.nations[3].kind = .organization
    sample.agree("T", "A", "Firm", "Union")
    sample.tie("Union", "B")
    let states = try graph(sample)
    #expect(states.edgeNames == [])
    #expect(states.graph.vertexCount == 2)
    #expect(try graph(sample, Projection(agreements: .hubs)).edgeNames == ["A-[T]"])
    let all = try graph(sample, Projection(actors: .all))
    #expect(all.edgeNames == ["A-Firm", "A-Union", "B-Union", "Firm-Union"])
    let firm = sample.contents.nations[2]
    #expect(Projection().widened(for: [sample.contents.nations[0]]).actors == .states)
    #expect(Projection().widened(for: [sample.contents.nations[0], firm]).actors == .all)
  }

  @Test func partiesAreAllTiedAsPairsAndEachToTheHub() throws {
    var sample = Sample("A", "B", "C", "D", "E")
    sample.agree("T", "A", "B", "C", "D")
    let pairs = try graph(sample)
    #expect(pairs.edgeNames == ["A-B", "A-C", "A-D", "B-C", "B-D", "C-D"])
    #expect(pairs.graph.vertexCount == 5)
    #expect(try graph(sample, Projection(nations: .tied)).graph.vertexCount == 4)
    let hubs = try graph(sample, Projection(agreements: .hubs, nations: .tied))
    #expect(hubs.edgeNames == ["A-[T]", "B-[T]", "C-[T]", "D-[T]"])
    #expect(hubs.nation(at: 0)?.code == "A" && hubs.nation(at: 4) == nil)
    #expect(hubs.vertices.last == .agreement(0))
    #expect(hubs.vertex(of: "D") == 3 && hubs.vertex(of: "E") == nil)
    #expect(hubs.bonds(between: 0, and: 4).isEmpty)
  }

  @Test func parallelTiesMergeAsTheRuleSays() throws {
    var sample = Sample("A", "B")
    sample.agree("T", kinds: [.defense, .consultation], "A", "B")
    sample.agree("U", kinds: [.nonaggression], "A", "B")
    sample.tie("A", "B", .cooperation, strength: 2.5)
    func edge(_ merge: Projection.Merge) throws -> [Double] {
      try graph(sample, Projection(merge: merge)).strengths
    }
    #expect(try edge(.any) == [1])
    // Two agreements and a tie; the two kinds of T are one instrument.
    #expect(try edge(.count) == [3])
    #expect(try edge(.sum) == [1 + 1 + 2.5])
    #expect(try edge(.highestLevel) == [4])
    #expect(try graph(sample).lengths == [1])
    #expect(try graph(sample, Projection(length: .levelCost)).lengths == [1])
    let loose = Projection(kinds: .only([.cooperation]), length: .levelCost)
    #expect(try graph(sample, loose).lengths == [4])
  }

  @Test func kindsLevelsAndStagesFilter() throws {
    var sample = Sample("A", "B", "C", "D", "E")
    sample.tie("A", "B", .defense)
    sample.tie("A", "C", .consultation)
    sample.tie("A", "D", .hostility)
    sample.tie("A", "E", .cooperation, stage: .signed)
    #expect(try graph(sample).edgeNames == ["A-B", "A-C"])
    #expect(try graph(sample, Projection(kinds: .all)).edgeNames == ["A-B", "A-C", "A~D"])
    #expect(try graph(sample, Projection(kinds: .only([.hostility]))).edgeNames == ["A~D"])
    #expect(
      try graph(sample, Projection(leastStage: .signed)).edgeNames == ["A-B", "A-C", "A-E"])
    #expect(try graph(sample, Projection(leastLevel: .defense)).edgeNames == ["A-B"])
    #expect(
      try graph(sample, Projection(leastLevel: .neutralityOrConsultation)).edgeNames
        == ["A-B", "A-C"])
    #expect(
      try graph(sample, Projection(leastLevel: Commitment.none)).edgeNames == ["A-B", "A-C"])
  }

  @Test func friendsAndRivalsAtOnceAreTwoEdges() throws {
    var sample = Sample("A", "B")
    sample.tie("A", "B", .hostility)
    sample.tie("B", "A", .diplomatic)
    let both = try graph(sample, Projection(kinds: .all))
    #expect(both.edgeNames == ["A-B", "A~B"])
    #expect(both.graph.isSigned)
    #expect(try graph(sample).graph.isSigned == false)
  }

  @Test func aDeclaredNegativeKindIsHostileToo() throws {
    var sample = Sample("A", "B")
    let embargo = TieKind(rawValue: "embargo")
    sample.contents.kinds = [
      KindDefinition(embargo, label: "Embargo", sign: .negative, isDirected: true)
    ]
    sample.tie("A", "B", embargo)
    #expect(try graph(sample).edgeNames == [])
    #expect(try graph(sample, Projection(kinds: .all)).edgeNames == ["A~B"])
    let directed = try graph(sample, Projection(kinds: .all, direction: .kept))
    #expect(directed.graph.outgoing.degree(of: 0) == 1)
    #expect(directed.graph.outgoing.degree(of: 1) == 0)
  }

  @Test func directionIsOfTheTieOrElseOfItsKind() throws {
    var sample = Sample("A", "B", "C", "D")
    sample.tie("B", "A", .mediation)
    sample.tie("B", "C", .mediation, directed: false)
    sample.tie("D", "C", .defense, directed: true)
    #expect(
      try graph(sample, Projection(direction: .kept)).edgeNames == ["B>A", "B>C", "C>B", "D>C"])
    #expect(try graph(sample, Projection(direction: .symmetricByAll)).edgeNames == ["B-C"])
  }

  @Test func aDirectedEdgeWeighsWhatGoesItsWayOnly() throws {
    var sample = Sample("A", "B")
    sample.tie("A", "B", .defense, directed: true)
    sample.tie("A", "B", .consultation, directed: true)
    sample.tie("B", "A", .nonaggression, directed: true)
    let kept = try graph(sample, Projection(merge: .count, direction: .kept, length: .levelCost))
    #expect(kept.edgeNames == ["A>B", "B>A"])
    #expect(kept.strengths == [2, 1])
    #expect(kept.lengths == [1, 3])
    let all = try graph(sample, Projection(merge: .count, direction: .symmetricByAll))
    #expect(all.strengths == [3])
  }

  @Test func anAgreementCountsOnceHoweverManyTiesRestOnIt() throws {
    var sample = Sample("A", "B", "C")
    sample.agree("T", "A", "B")
    sample.agree("U")
    sample.tie("A", "B", .defense, agreement: "T")
    sample.tie("A", "B", .nonaggression, agreement: "U")
    sample.tie("A", "B", .defense, agreement: "U")
    sample.tie("A", "B", .consultation, strength: 4, agreement: "U")
    sample.tie("A", "C", .nonaggression, agreement: "U")
    sample.tie("A", "C", .defense)
    sample.tie("A", "C", .defense)
    let counted = try graph(sample, Projection(merge: .count))
    #expect(counted.edgeNames == ["A-B", "A-C"])
    #expect(counted.strengths == [2, 3])
    // Strengths that somebody stated are never lost.
    #expect(try graph(sample, Projection(merge: .sum)).strengths == [6, 3])
    let kept = try graph(sample, Projection(merge: .count, direction: .kept))
    #expect(kept.strengths == [2, 3, 2, 3])
  }

  @Test func membersPledgeAtTheirOwnLevels() throws {
    var sample = Sample("A", "B")
    sample.agree("T")
    sample.join("T", "A", level: .commitment(.nonaggression))
    sample.join("T", "B", condition: .anyWar)
    let projection = Projection(leastLevel: .defense, direction: .kept)
    #expect(try graph(sample, projection).edgeNames == ["B>A"])
    #expect(try graph(sample, Projection(leastLevel: .defense)).edgeNames == ["A-B"])
    let snapshot = try sample.data().snapshot(on: calendar("2000"))
    for (one, other) in [(0, 1), (1, 0)] {
      let bonds = snapshot.bonds(between: one, and: other, Projection())
      #expect(bonds.count == 2)
      let forth = try #require(bonds.first { $0.from == 0 })
      let back = try #require(bonds.first { $0.from == 1 })
      #expect(forth.commitment == .nonaggression && forth.condition == nil && !forth.isMutual)
      #expect(back.commitment == .defense && back.condition == .anyWar && !back.isMutual)
    }
  }

  @Test func membersShareTheKindsThatBothHave() throws {
    var sample = Sample("A", "B", "C")
    sample.agree("T", kinds: [.defense, .cyber])
    sample.join("T", "A")
    sample.join("T", "B", kinds: [.cyber])
    sample.join("T", "C", kinds: [.defense])
    #expect(try graph(sample).edgeNames == ["A-B", "A-C"])
    #expect(try graph(sample, Projection(kinds: .only([.cyber]))).edgeNames == ["A-B"])
    #expect(try graph(sample, Projection(kinds: .only([.defense]))).edgeNames == ["A-C"])
  }

  @Test func bondsCiteWhatTheyRestOn() throws {
    var sample = Sample("A", "B")
    for source in ["treaty", "accession", "list"] { sample.source(source) }
    sample.agree("T", sources: ["treaty"], "A")
    sample.join("T", "B", sources: ["accession", "treaty"])
    sample.tie("A", "B", .cooperation, agreement: "T")
    sample.tie("A", "B", .cooperation, agreement: "T", sources: ["list"])
    let bonds = try sample.data().snapshot(on: calendar("2000"))
      .bonds(between: 0, and: 1, Projection())
    #expect(
      bonds.map { $0.sources.map(\.rawValue) } == [["treaty", "accession"], ["treaty"], ["list"]])
    #expect(bonds.allSatisfy { $0.agreementID?.rawValue == "T" })
  }

  @Test func emptyAndLonelySnapshotsHaveGraphs() throws {
    let empty = try graph(Sample())
    #expect(empty.graph.vertexCount == 0 && empty.graph.edgeCount == 0)
    let lonely = try graph(Sample("A"))
    #expect(lonely.graph.vertexCount == 1 && lonely.graph.edgeCount == 0)
    #expect(try graph(Sample("A"), Projection(nations: .tied)).graph.vertexCount == 0)
  }

  @Test func saysItselfInWords() {
    #expect(
      Projection().description
        == "all kinds but hostile ones; in force; agreements as pairs; undirected; "
        + "all states in the system")
    let words = Projection(
      kinds: .only([.defense, .cyber]), leastStage: .signed, leastLevel: .defense,
      agreements: .hubs, merge: .count, direction: .kept, nations: .tied, length: .levelCost
    ).description
    for part in ["defense, cyber", "at least signed", "defence", "hubs", "directed", "4 − level"] {
      #expect(words.contains(part))
    }
  }
}
