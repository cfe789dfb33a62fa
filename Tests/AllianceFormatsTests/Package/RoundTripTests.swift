import AllianceGraph
import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct RoundTripTests {
  let folder = ScratchFolder()

  @Test(arguments: 0..<60)
  func randomDataComesBack(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let contents = RandomData.contents(&random)
    try DataPackage.write(contents, to: folder.file("a"))
    let inspection = try DataPackage.inspect(folder.file("a"))
    #expect(inspection.errors.isEmpty, "\(inspection.errors)")
    let data = try #require(inspection.data)
    var expected = contents
    expected.sortCanonically()
    #expect(data.contents == expected)
    try DataPackage.write(data.contents, to: folder.file("b"))
    for file in DataPackage.files(contents) {
      #expect(try folder.text(of: "a/\(file.name)") == folder.text(of: "b/\(file.name)"))
    }
    #expect(DataPackage.digest(contents) == DataPackage.digest(data.contents))
    #expect(try DataPackage.hash(folder.file("a")) == DataPackage.digest(contents))
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    var random = SeededRandom(seed: 99)
    var contents = RandomData.contents(&random)
    let digest = DataPackage.digest(contents)
    contents.nations.reverse()
    contents.ties.shuffle(using: &random)
    contents.memberships.shuffle(using: &random)
    contents.positions.shuffle(using: &random)
    #expect(DataPackage.digest(contents) == digest)
  }

  /// The data sets of the project, where they are there.
  @Test(arguments: ["europe-1914", "world"])
  func ourDataSetsAreFaultlessAndComeBack(_ name: String) throws {
    let path = "graphs/\(name)"
    guard InputFile.kind(of: path) == .folder else { return }
    let inspection = try DataPackage.inspect(path)
    #expect(inspection.errors.isEmpty)
    let data = try #require(inspection.data)
    try DataPackage.write(data, to: folder.file(name))
    let again = try DataPackage.read(folder.file(name))
    #expect(again.contents == data.contents)
  }
}

/// Data sets that use every column, of texts that formats stumble over.
enum RandomData {
  static func contents(_ random: inout SeededRandom) -> AllianceData.Contents {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(
        name: name("n", &random), title: name("t", &random),
        version: Bool.random(using: &random) ? "" : name("v", &random),
        license: Bool.random(using: &random) ? nil : "CC0",
        coverage: Period(from: date(1700...1800, &random), to: .on("2100"))))
    contents.sources = (0..<3).map { index in
      Source(
        id: SourceID(rawValue: "s\(index)"), title: name("source", &random),
        publisher: text(&random), year: Bool.random(using: &random) ? nil : 1999,
        url: text(&random),
        coverage: period(&random), note: text(&random))
    }
    contents.nations = (0..<8).map { index in nation(index, &random) }
    contents.kinds = [
      KindDefinition(
        TieKind(rawValue: "own"), label: name("own", &random), sign: .negative, isDirected: true,
        level: .nonaggression, color: "#1B9E77")
    ]
    let codes = contents.nations.map(\.code)
    for index in 0..<3 {
      let id = AgreementID(rawValue: "a\(index)" + randomSafeText(&random))
      contents.agreements.append(agreement(id, codes, &random))
      for code in codes.shuffled(using: &random).prefix(3) {
        contents.memberships.append(
          Membership(
            agreement: id, nation: code, period: period(&random),
            role: Membership.Role.allCases.randomElement(using: &random) ?? .party,
            kinds: [.defense], level: .representation(.minister), condition: .anyWar,
            sources: sources(&random), note: text(&random)))
      }
    }
    for index in 0..<6 {
      contents.ties.append(
        Tie(
          id: TieID(rawValue: "t\(index)"), from: codes[index], to: codes[index + 1],
          kind: index == 0 ? TieKind(rawValue: "own") : .dialogue,
          isDirected: [nil, true, false][index % 3], period: period(&random),
          stage: Stage.allCases.randomElement(using: &random),
          level: .commitment(.neutralityOrConsultation),
          strength: .random(in: 1e-9...1e9, using: &random), condition: .attacked,
          agreement: contents.agreements[index % 3].id, isSecret: .random(using: &random),
          certainty: Certainty.allCases.randomElement(using: &random) ?? .confirmed,
          sources: [SourceID(rawValue: "s0")], note: text(&random)))
      contents.stages.append(
        StageEvent(
          subject: "t\(index)", stage: .negotiation, date: date(1810...1990, &random),
          sources: sources(&random), note: text(&random)))
      contents.positions.append(
        Position(
          nation: codes[index], topic: name("topic", &random), stance: name("yes", &random),
          date: Bool.random(using: &random) ? nil : date(1810...1990, &random),
          sources: sources(&random)))
      contents.indicators.append(
        Indicator(
          nation: codes[index], name: "cinc", date: date(1810...1990, &random),
          value: .random(in: -1e20...1e20, using: &random), sources: sources(&random)))
    }
    contents.successions = [
      Succession(
        predecessor: codes[0], successor: codes[1], date: date(1810...1990, &random),
        kind: text(&random), sources: sources(&random))
    ]
    return contents
  }

  private static func nation(_ index: Int, _ random: inout SeededRandom) -> Nation {
    var periods: [Period] = []
    if Bool.random(using: &random) {
      periods = [Period(from: "1810", to: .on("1850-06")), Period(from: "1851-01-02")]
    }
    return Nation(
      code: NationCode("N\(index)" + randomSafeText(&random)), name: name("name", &random),
      kind: Nation.Kind.allCases.randomElement(using: &random) ?? .state, region: text(&random),
      subregion: text(&random),
      codes: Nation.Codes(iso2: "NA", iso3: text(&random), cow: "00\(index)", gw: text(&random)),
      capital: Bool.random(using: &random)
        ? nil
        : Nation.Place(
          latitude: .random(in: -90...90, using: &random),
          longitude: .random(in: -180...180, using: &random)),
      periods: periods, aliases: ["x\(index)", "Ünïcode, \"quoted\""])
  }

  private static func agreement(
    _ id: AgreementID, _ codes: [NationCode], _ random: inout SeededRandom
  ) -> Agreement {
    Agreement(
      id: id, name: name("agreement", &random), kinds: [.defense, .cyber],
      form: Agreement.Form.allCases.randomElement(using: &random),
      signed: date(1810...1850, &random), inForce: date(1851...1860, &random),
      end: Bool.random(using: &random) ? .unknown : .on(date(1900...1990, &random)),
      level: .commitment(.defense), condition: .unconditional, against: [codes[3], codes[4]],
      isSecret: .random(using: &random), certainty: .rumored,
      sources: [SourceID(rawValue: "s1"), SourceID(rawValue: "s0")], note: text(&random))
  }

  private static func date(
    _ years: ClosedRange<Int>, _ random: inout SeededRandom
  ) -> CalendarDate {
    let year = Int.random(in: years, using: &random)
    let month = Bool.random(using: &random) ? nil : Int.random(in: 1...12, using: &random)
    let day = month == nil || Bool.random(using: &random) ? nil : 28
    return CalendarDate(year: year, month: month, day: day) ?? "1850"
  }

  private static func period(_ random: inout SeededRandom) -> Period {
    let ends: [Period.End] = [.open, .unknown, .on(date(1901...1990, &random))]
    return Period(
      from: Bool.random(using: &random) ? nil : date(1810...1900, &random),
      to: ends.randomElement(using: &random) ?? .open)
  }

  private static func sources(_ random: inout SeededRandom) -> [SourceID] {
    Bool.random(using: &random) ? [] : [SourceID(rawValue: "s2")]
  }

  /// Some text, or nil: an empty cell is no text.
  private static func text(_ random: inout SeededRandom) -> String? {
    let text = withoutNUL(randomText(&random))
    return text.isEmpty ? nil : text
  }

  private static func name(_ prefix: String, _ random: inout SeededRandom) -> String {
    prefix + withoutNUL(randomText(&random))
  }

  /// A file of text has no NUL. Scalars are looked at, since a combining mark hides one.
  private static func withoutNUL(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 }))
  }

  private static func randomSafeText(_ random: inout SeededRandom) -> String {
    let scalars = randomText(&random).unicodeScalars
    return String(String.UnicodeScalarView(scalars.filter { !["\u{0}", ";", " "].contains($0) }))
  }
}
