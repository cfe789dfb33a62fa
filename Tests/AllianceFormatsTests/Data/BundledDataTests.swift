import AllianceFormats
import AllianceGraph
import Foundation
import Testing

/// The bundled data against facts that were taken from registers and published lists.
@Suite struct BundledDataTests {
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let world = Result { try DataPackage.read(project.appending(path: "graphs/world").path) }

  struct Fact: Sendable, CustomTestStringConvertible {
    var subject, nation, field, value, source: String
    var testDescription: String { "\(subject) \(nation) \(field) \(value)" }
  }

  /// Facts in rows of `subject,nation,field,value,source`; only the source may be quoted.
  static let facts: [Fact] = {
    let path = project.appending(path: "Tests/AllianceFormatsTests/Data/WorldSpotFacts.csv").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      guard cells.count == 5 else { return nil }
      let words = cells.map(String.init)
      return Fact(
        subject: words[0], nation: words[1], field: words[2], value: words[3], source: words[4])
    }
  }()

  @Test func thereAreAHundredFactsAndMore() {
    #expect(Self.facts.count >= 100)
  }

  @Test(arguments: facts)
  func theWorldAgreesWithItsRegisters(fact: Fact) throws {
    let data = try Self.world.get()
    let memberships = data.contents.memberships.filter {
      $0.agreement.rawValue == fact.subject && $0.nation.rawValue == fact.nation
    }
    let agreement = data.agreement(AgreementID(rawValue: fact.subject))
    let found: [String] =
      switch fact.field {
      case "signed": [agreement?.signed?.description].compactMap { $0 }
      case "in_force": [agreement?.inForce?.description].compactMap { $0 }
      case "joined": memberships.compactMap { $0.period.start?.description }
      case "left":
        memberships.compactMap {
          if case .on(let date) = $0.period.end { date.description } else { nil }
        }
      case "member": memberships.isEmpty ? [] : ["yes"]
      case "succession":
        data.contents.successions.filter {
          $0.predecessor.rawValue == fact.subject && $0.successor.rawValue == fact.nation
        }.map(\.date.description)
      default: []
      }
    #expect(found.contains(fact.value), "\(fact.source): \(found)")
  }

  @Test func theWorldIsAsLargeAsItClaims() throws {
    let contents = try Self.world.get().contents
    let present = try Self.world.get().snapshot(.on(Self.world.get().lastCoveredDay)).nations
    #expect(present.count { $0.kind == .state } >= 190)
    #expect(contents.agreements.count >= 150)
    #expect(contents.memberships.count >= 3_000)
    #expect(contents.ties.count >= 400)
    #expect(Set(contents.positions.map(\.topic)).count >= 8)
    let kinds = Set(contents.agreements.flatMap(\.kinds) + contents.ties.map(\.kind))
    #expect(kinds.isSuperset(of: KindDefinition.standard.map(\.kind)))
  }

  @Test func everyNationOfTheWorldHasItsCodesRegionAndCapital() throws {
    for nation in try Self.world.get().contents.nations where nation.kind == .state {
      #expect(nation.region != nil, "\(nation.code)")
      #expect(nation.capital != nil, "\(nation.code)")
    }
  }

  /// What historians agree on; the treaties' dates are in Pribram, Hurst and ATOP 5.1 (1335, 1350).
  @Test(arguments: [
    ("dual-alliance-1879", "1879-10-07", ["AUH", "DEU"]),
    ("triple-alliance-1882", "1882-05-20", ["AUH", "DEU", "ITA"]),
    ("anglo-japanese-1902", "1902-01-30", ["GBR", "JPN"]),
    ("entente-cordiale-1904", "1904-04-08", ["FRA", "GBR"]),
    ("anglo-russian-1907", "1907-08-31", ["GBR", "RUS"]),
    ("greek-serbian-1913", "1913-06-01", ["GRC", "SRB"]),
  ])
  func theSystemOf1914HasItsPacts(id: String, signed: String, members: [String]) throws {
    let data = try DataPackage.read(Self.project.appending(path: "graphs/europe-1914").path)
    let agreement = try #require(data.agreement(AgreementID(rawValue: id)))
    #expect(agreement.signed?.description == signed)
    let found = data.contents.memberships.filter { $0.agreement == agreement.id }
    #expect(found.map(\.nation.rawValue).sorted() == members)
    let snapshot = data.snapshot(on: "1914-06-28")
    #expect(
      snapshot.agreements.contains { $0.agreement.id == agreement.id && $0.stage == .inForce })
  }

  @Test func theGuaranteeOfBelgiumBindsOneWay() throws {
    let data = try DataPackage.read(Self.project.appending(path: "graphs/europe-1914").path)
    let snapshot = data.snapshot(on: "1914-06-28")
    let (britain, belgium, russia) = (
      try #require(snapshot.index(of: "GBR")), try #require(snapshot.index(of: "BEL")),
      try #require(snapshot.index(of: "RUS"))
    )
    let neutrality = Projection(kinds: .only([.neutrality]))
    let bonds = snapshot.bonds(between: britain, and: belgium, neutrality)
    #expect(bonds.map(\.agreementID?.rawValue) == ["belgium-1839"])
    #expect(bonds.first?.from == britain)
    #expect(bonds.first?.isMutual == false)
    let guarantors = snapshot.bonds(between: britain, and: russia, neutrality)
    #expect(!guarantors.contains { $0.agreementID?.rawValue == "belgium-1839" })
  }
}
