import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import Testing

@Suite struct CascadeTests {
  private static func world1914() throws -> Snapshot {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let data = try DataPackage.read("/" + root + "/graphs/europe-1914")
    return data.snapshot(on: try ExampleWorld.required("1914-07-28"))
  }

  private static func treaties(_ entry: Cascade.Entry?) -> [String] {
    guard case .pledges(let pledges)? = entry?.ground else { return [] }
    return pledges.compactMap { $0.bond.agreementID?.rawValue }
  }

  /// What every account of the July crisis tells, as in Albertini, "The origins of the war of 1914":
  /// Russia without a treaty, Germany by the Dual Alliance, France by the alliance of 1894, Britain by
  /// the guarantee of Belgium; Italy and Romania neutral, their pacts being defensive.
  @Test func theJulyCrisis() throws {
    let cascade = try Self.world1914().cascade([
      Cascade.Attack("AUH", on: "SRB"), Cascade.Attack("DEU", on: "BEL"),
    ])
    func entry(_ code: NationCode) -> Cascade.Entry? {
      cascade.entries.first { $0.nation.code == code }
    }
    #expect(entry("RUS")?.isWithoutTreaty == true)
    #expect(Self.treaties(entry("DEU")) == ["dual-alliance-1879"])
    #expect(entry("DEU")?.opponent.code == "RUS")
    #expect(Self.treaties(entry("FRA")) == ["franco-russian-1894"])
    #expect(entry("FRA")?.opponent.code == "DEU")
    #expect(Self.treaties(entry("GBR")) == ["belgium-1839"])
    #expect(entry("GBR")?.helped?.code == "BEL")
    #expect(Self.treaties(entry("MNE")) == ["serbian-montenegrin-1912"])
    #expect(entry("ITA") == nil && entry("ROU") == nil && entry("GRC") == nil)
    #expect(
      cascade.nations(on: .attackers).map(\.code) == ["AUH", "DEU"])
    #expect(
      Set(cascade.nations(on: .attacked).map(\.code))
        == ["SRB", "MNE", "RUS", "FRA", "BEL", "GBR"])

    func released(_ nation: NationCode, _ protected: NationCode) -> Cascade.Release? {
      cascade.released.first {
        $0.pledge.pledged.code == nation && $0.pledge.protected.code == protected
      }?.reason
    }
    #expect(released("ITA", "AUH") == .beganTheWar)
    #expect(released("ROU", "AUH") == .beganTheWar)
    #expect(released("ITA", "DEU") == .onTheSideThatBegan || released("ITA", "DEU") == .beganTheWar)
    #expect(released("GRC", "SRB") == .directedAgainstOthers)
    // Britain came in itself, so that neither Portugal nor Japan owes it anything yet.
    #expect(released("PRT", "GBR") == .notAttacked)
    #expect(released("JPN", "GBR") == .notAttacked)
    // Germany and Austria-Hungary were guarantors of Belgium themselves.
    let conflicts = cascade.contradictions.map {
      [$0.pledge.pledged.code, $0.pledge.protected.code]
    }
    #expect(conflicts.contains(["DEU", "BEL"]))
    #expect(conflicts.contains(["AUH", "BEL"]))
    #expect(cascade.divided.map(\.nation.code).contains("ITA"))
  }

  @Test func withoutRivalsAndWithoutAttacksNobodyElseComesIn() throws {
    let cascade = try Self.world1914().cascade([Cascade.Attack("AUH", on: "SRB")], rivals: false)
    #expect(cascade.entries.map(\.nation.code) == ["AUH", "SRB", "MNE"])
  }

  @Test func aNationThatAttacksOfItsOwnAccordIsMarkedToo() throws {
    let cascade = try Self.world1914().cascade(
      [Cascade.Attack("AUH", on: "SRB"), Cascade.Attack("RUS", on: "AUH")], rivals: false)
    let russia = cascade.entries.first { $0.nation.code == "RUS" }
    #expect(russia?.isWithoutTreaty == true)
    #expect(russia?.stage == 2)
    #expect(cascade.entries.map(\.nation.code).suffix(2) == ["DEU", "FRA"])
  }

  @Test func theGuaranteeOfBelgiumIsForeseen() throws {
    let cascade = try Self.world1914().cascade([Cascade.Attack("AUH", on: "SRB")])
    let belgium = cascade.prospects.first { $0.victim.code == "BEL" }
    #expect(belgium?.newcomers.map(\.pledged.code) == ["GBR"])
    #expect(belgium?.attackers.map(\.code).contains("DEU") == true)
  }

  /// A and B have a pact of defence; E and F have a tie of defence.
  @Test func defensivePactsHelpTheAttackedOnly() throws {
    let world = try ExampleWorld.snapshot()
    let attacked = try world.cascade([Cascade.Attack("G", on: "A")], rivals: false)
    #expect(attacked.entries.map(\.nation.code) == ["G", "A", "B"])
    let attacker = try world.cascade([Cascade.Attack("A", on: "G")], rivals: false)
    #expect(attacker.entries.map(\.nation.code) == ["A", "G"])
    #expect(attacker.released.map(\.reason) == [.beganTheWar])
  }

  @Test func pledgesForAnyWarHelpTheAttackerToo() throws {
    let world = try ExampleWorld.snapshot { contents in
      contents.agreements[0].condition = .anyWar
    }
    let cascade = try world.cascade([Cascade.Attack("A", on: "G")], rivals: false)
    #expect(cascade.entries.map(\.nation.code) == ["A", "G", "B"])
  }

  @Test func anAttackOnAnAllyIsAContradiction() throws {
    let cascade = try ExampleWorld.snapshot().cascade([Cascade.Attack("A", on: "B")])
    #expect(cascade.contradictions.map(\.conflict) == [.attackedItsWard])
  }

  @Test func nonsenseIsRefused() throws {
    let world = try ExampleWorld.snapshot()
    #expect(throws: CascadeFault.self) { try world.cascade([Cascade.Attack("A", on: "A")]) }
    #expect(throws: CascadeFault.self) { try world.cascade([]) }
    #expect(throws: CascadeFault.self) { try world.cascade([Cascade.Attack("A", on: "H")]) }
    #expect(throws: CascadeFault.self) { try world.cascade([Cascade.Attack("A", on: "Q")]) }
    // B came in beside A, so that A cannot attack it.
    #expect(throws: CascadeFault.self) {
      try world.cascade([Cascade.Attack("G", on: "A"), Cascade.Attack("A", on: "B")])
    }
  }
}
