import AllianceFormats
import AllianceGraph
import Foundation
import Testing

/// Relations, stances and the pacts of 1815 to 1914 against facts that were taken from other lists
/// than the rows cite first: the expected value is that of the source named beside it.
@Suite struct SpotFactsTests {
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let world = Result { try DataPackage.read(project.appending(path: "graphs/world").path) }
  static let europe = Result {
    try DataPackage.read(project.appending(path: "graphs/europe-1914").path)
  }

  struct Fact: Sendable, CustomTestStringConvertible {
    var subject, nation, field, value, source: String
    var testDescription: String { "\(subject) \(nation) \(field) \(value)" }
  }

  /// Facts in rows of `subject,nation,field,value,source`; only the source may be quoted.
  static func facts(in name: String) -> [Fact] {
    let path = project.appending(path: "Tests/AllianceFormatsTests/Data/\(name).csv").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      guard cells.count == 5 else { return nil }
      let words = cells.map(String.init)
      return Fact(
        subject: words[0], nation: words[1], field: words[2], value: words[3], source: words[4])
    }
  }

  static let relations = facts(in: "WorldRelationsFacts")
  static let pacts = facts(in: "EuropeSpotFacts")

  @Test func thereAreAHundredFactsOfEachSet() {
    #expect(Self.relations.count >= 100)
    #expect(Self.pacts.count >= 100)
  }

  @Test(arguments: relations)
  func theWorldAgreesWithListsOfRelations(fact: Fact) throws {
    let found = found(fact, in: try Self.world.get().contents)
    #expect(found.contains(fact.value), "\(fact.source): \(found)")
  }

  @Test(arguments: pacts)
  func theSystemOf1914AgreesWithCollectionsOfTreaties(fact: Fact) throws {
    let found = found(fact, in: try Self.europe.get().contents)
    #expect(found.contains(fact.value), "\(fact.source): \(found)")
  }

  // MARK: - Lookup

  private func found(_ fact: Fact, in contents: AllianceData.Contents) -> [String] {
    switch fact.field {
    case "stance", "stance_date": positions(fact, contents)
    case "tie_start", "tie_end": ties(fact, contents)
    case "role":
      contents.memberships.filter {
        $0.agreement.rawValue == fact.subject && $0.nation.rawValue == fact.nation
      }.map(\.role.rawValue)
    case "succession":
      contents.successions.filter {
        $0.predecessor.rawValue == fact.subject && $0.successor.rawValue == fact.nation
      }.map(\.date.description)
    default: agreement(fact, contents)
    }
  }

  private func positions(_ fact: Fact, _ contents: AllianceData.Contents) -> [String] {
    contents.positions
      .filter { $0.topic == fact.subject && $0.nation.rawValue == fact.nation }
      .compactMap { fact.field == "stance" ? $0.stance : $0.date?.description }
  }

  /// The subject is `FROM-TO`, the nation's column the kind.
  private func ties(_ fact: Fact, _ contents: AllianceData.Contents) -> [String] {
    contents.ties
      .filter {
        "\($0.from.rawValue)-\($0.to.rawValue)" == fact.subject && $0.kind.rawValue == fact.nation
      }
      .compactMap { tie in
        fact.field == "tie_start" ? tie.period.start?.description : end(tie.period.end)
      }
  }

  private func agreement(_ fact: Fact, _ contents: AllianceData.Contents) -> [String] {
    guard let agreement = contents.agreements.first(where: { $0.id.rawValue == fact.subject })
    else { return [] }
    return switch fact.field {
    case "signed": [agreement.signed?.description].compactMap { $0 }
    case "in_force": [agreement.inForce?.description].compactMap { $0 }
    case "ended": [end(agreement.end)].compactMap { $0 }
    case "secret": [agreement.isSecret ? "yes" : "no"]
    case "against": agreement.against.map(\.rawValue)
    default: []
    }
  }

  private func end(_ end: Period.End) -> String? {
    if case .on(let date) = end { date.description } else { nil }
  }
}
