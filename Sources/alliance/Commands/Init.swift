import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a new data package with an example row in each file, to fill in.",
    discussion: """
      The folder must not exist yet, or be empty. “alliance check” says whether what you filled in \
      is right.

      EXAMPLES
        alliance init my-alliances
        alliance init pacific --title "Security ties of the Pacific"
      """)

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(name: .long, help: "The title of the data set.")
  var title = "My alliances"

  func validate() throws {
    guard !folder.isEmpty, folder != "-" else {
      throw ValidationError("name the folder to make; a data package cannot be standard output")
    }
  }

  func run() throws {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    do {
      try DataPackage.write(Self.example(name: name, title: title), toNewFolder: folder)
    } catch {
      throw CommandFailure(error)
    }
    let shown = TerminalText.shown(folder)
    Output.complain("Made \(shown): fill in its files, then type: alliance check \(shown)")
  }

  /// A data set of two invented nations that has a row in every table.
  private static func example(name: String, title: String) -> AllianceData.Contents {
    let source = [SourceID(rawValue: "example-treaty")]
    let pact = AgreementID(rawValue: "example-pact")
    let (first, second) = (NationCode("AAA"), NationCode("BBB"))
    func date(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> CalendarDate? {
      CalendarDate(year: year, month: month, day: day)
    }
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(
        name: name, title: title, version: "0.1.0", license: "CC-BY-4.0",
        coverage: Period(from: date(2000), to: date(2025, 12, 31).map { .on($0) } ?? .open)))
    contents.nations = [
      Nation(
        code: first, name: "Example A", region: "Europe",
        codes: Nation.Codes(iso2: "AA", iso3: "AAA"),
        capital: Nation.Place(latitude: 50.1, longitude: 8.7),
        periods: [Period(from: date(2000, 1, 1))], aliases: ["Land A", "Pays A"]),
      Nation(code: second, name: "Example B", region: "Asia"),
    ]
    contents.agreements = [
      Agreement(
        id: pact, name: "Example Pact", kinds: [.defense, .consultation], form: .bilateral,
        signed: date(2001, 2, 3), inForce: date(2001, 6), level: .commitment(.defense),
        condition: .attacked, sources: source, note: "replace this row")
    ]
    contents.memberships = [first, second].map { Membership(agreement: pact, nation: $0) }
    contents.ties = [
      Tie(
        id: TieID(rawValue: "example-dialogue"), from: first, to: second, kind: .dialogue,
        period: Period(from: date(2010, 5)), sources: source),
      Tie(
        from: second, to: first, kind: TieKind(rawValue: "training"),
        period: Period(from: date(2015), to: .unknown), sources: source),
    ]
    if let renewal = date(2021, 2, 3), let talks = date(2009), let founding = date(2000, 1, 1) {
      contents.stages = [
        StageEvent(subject: pact.rawValue, stage: .inForce, date: renewal, note: "renewed"),
        StageEvent(subject: "example-dialogue", stage: .contact, date: talks),
      ]
      contents.successions = [
        Succession(
          predecessor: second, successor: first, date: founding, kind: "example", sources: source)
      ]
      contents.indicators = [
        Indicator(nation: first, name: "population", date: founding, value: 1e6, sources: source)
      ]
    }
    contents.positions = [
      Position(nation: first, topic: "example-vote", stance: "for", date: date(2020, 3, 2))
    ]
    contents.kinds = [
      KindDefinition(TieKind(rawValue: "training"), label: "Joint training", isDirected: true)
    ]
    contents.sources = [
      Source(
        id: source[0], title: "Treaty between A and B", publisher: "Example Gazette", year: 2001,
        url: "https://example.org/treaty")
    ]
    return contents
  }
}
