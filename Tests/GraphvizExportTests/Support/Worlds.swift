import AllianceFormats
import AllianceGraph

@testable import GraphvizExport

/// Data sets for pictures: one made by hand, and the bundled ones.
enum Worlds {
  /// Six nations, an alliance of four, one of three, ties of several kinds.
  static func small(reversed: Bool = false, name: (String) -> String = { $0 }) throws
    -> AllianceData
  {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: "small", title: name("Small world"), version: "1"))
    let codes = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
    contents.nations = codes.enumerated().map { index, code in
      Nation(
        code: NationCode(code), name: name("Nation \(code)"),
        region: index < 3 ? "Europe" : name("Asia"),
        codes: Nation.Codes(iso2: String(code.prefix(2))),
        capital: Nation.Place(
          latitude: Double(index * 12 - 20), longitude: Double(index * 50 - 120)))
    }
    contents.agreements = [
      Agreement(
        id: AgreementID(rawValue: "four"), name: name("Alliance of Four"),
        kinds: [.defense, .consultation], signed: CalendarDate(year: 1950)),
      Agreement(
        id: AgreementID(rawValue: "three"), name: name("Pact of Three"),
        kinds: [.intelligence], signed: CalendarDate(year: 1960)),
      Agreement(
        id: AgreementID(rawValue: "two"), name: name("Treaty of Two"), kinds: [.nonaggression],
        signed: CalendarDate(year: 1970), end: CalendarDate(year: 1990).map { .on($0) } ?? .open),
    ]
    let members: [(String, [String])] = [
      ("four", ["AAA", "BBB", "CCC", "DDD"]), ("three", ["CCC", "DDD", "EEE"]),
      ("two", ["AAA", "FFF"]),
    ]
    for (agreement, nations) in members {
      for nation in nations {
        contents.memberships.append(
          Membership(
            agreement: AgreementID(rawValue: agreement), nation: NationCode(nation),
            period: agreement == "four" && nation == "DDD"
              ? Period(from: CalendarDate(year: 1985)) : Period()))
      }
    }
    contents.ties = [
      Tie(from: "AAA", to: "EEE", kind: .hostility, period: Period(from: CalendarDate(year: 1980))),
      Tie(from: "EEE", to: "FFF", kind: .cyber, period: Period(from: CalendarDate(year: 1999))),
      Tie(
        from: "BBB", to: "FFF", kind: .mediation, isDirected: true,
        period: Period(from: CalendarDate(year: 1975))),
    ]
    if reversed {
      contents.nations.reverse()
      contents.agreements.reverse()
      contents.memberships.reverse()
      contents.ties.reverse()
    }
    return try AllianceData(contents)
  }

  static func snapshot(
    _ year: Int = 1980, reversed: Bool = false, name: (String) -> String = { $0 }
  ) throws -> Snapshot {
    let data = try small(reversed: reversed, name: name)
    return data.snapshot(.on(CalendarDate(year: year)?.firstDay ?? .distantPast))
  }

  /// A bundled data set by the name of its folder.
  static func bundled(_ name: String) throws -> AllianceData {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/")
    return try DataPackage.read("\(root)/graphs/\(name)")
  }

  /// A published data set by the name of its folder beside the project; nil
  /// where it is not there.
  static func published(_ name: String) throws -> AllianceData? {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(5)
      .joined(separator: "/")
    let folder = "\(root)/shared/data/\(name)"
    let file = "\(folder)/alliance_v4.1_by_member.csv"
    guard InputFile.kind(of: file) == .file else { return nil }
    let states = "\(root)/shared/data/cow-states/states2016.csv"
    let files = [file] + (InputFile.kind(of: states) == .file ? [states] : [])
    return try DataImport.read(
      files, ImportOptions(name: "published", title: "Correlates of War alliances 4.1")
    ).data
  }
}
