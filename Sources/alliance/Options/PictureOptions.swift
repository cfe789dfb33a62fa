import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser
import GraphvizExport
import TextForms

extension DiagramStyle: ExpressibleByArgument {}
extension DrawingOptions.AgreementForm: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

/// What a picture shows, and how.
struct PictureOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this nation, its partners and agreements; may be repeated.", valueName: "nation"))
  var focus: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Only these nations, separated by commas.", valueName: "nations"))
  var nations: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the nations of this region or subregion; may be repeated.", valueName: "region"))
  var region: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Bring the shortest paths between two nations out, as in MYS,MAR; the rest fades.",
      valueName: "from,to"))
  var path: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Colour and outline a bloc: NAME=CODE,CODE,… or the id of an agreement; may be repeated.",
      valueName: "bloc"))
  var bloc: [String] = []

  @Option(
    name: .long,
    help:
      "names, hubs, overview, chips, path, rings, partners, table, matrix or map; by default the size decides."
  )
  var style: DiagramStyle?

  @Flag(
    name: .long,
    help: "Bring out ties that contradict the blocs: friends across, foes within.")
  var frustrated = false

  @Option(name: .long, help: "What becomes of agreements: automatic, hubs or pairs.")
  var agreements: DrawingOptions.AgreementForm = .automatic

  @Option(name: .long, help: "The headline.")
  var title: String?

  /// The options of the exporter.
  func drawing(
    of snapshot: Snapshot, _ projection: Projection, allKinds: Bool
  ) throws(CommandFailure) -> DrawingOptions {
    var options = DrawingOptions(projection, allKinds: allKinds)
    options.style = style
    options.agreements = agreements
    options.title = title
    options.focus = try codes(focus, in: snapshot)
    options.nations = try chosenNations(in: snapshot)
    options.paths = try paths(in: snapshot, projection)
    for text in bloc { options.blocs.append(try parsed(bloc: text, in: snapshot)) }
    options.marksFrustration = frustrated
    return options
  }

  private func codes(
    _ words: [String], in snapshot: Snapshot
  ) throws(CommandFailure) -> [NationCode] {
    var codes: [NationCode] = []
    for word in words {
      let nation = try snapshot.nation(meaning: word)
      guard snapshot.index(of: nation.code) != nil else {
        throw CommandFailure(
          .no, "alliance: \(nation.name) is not in the state system \(snapshot.rule)")
      }
      codes.append(nation.code)
    }
    return codes
  }

  private func chosenNations(in snapshot: Snapshot) throws(CommandFailure) -> [NationCode]? {
    guard nations != nil || !region.isEmpty else { return nil }
    let words = nations?.split(separator: ",").map { $0.trimmed }
    guard words?.isEmpty != true else {
      throw CommandFailure(.usage, "alliance: error: --nations names no nation")
    }
    var chosen = try codes(words ?? [], in: snapshot)
    let regions = Set(snapshot.nations.flatMap { [$0.region, $0.subregion].compactMap { $0 } })
    for word in region {
      guard let known = regions.first(where: { $0.lowercased() == word.lowercased() }) else {
        throw CommandFailure.unknown("region", word, among: regions.sorted())
      }
      chosen += snapshot.nations
        .filter { $0.region == known || $0.subregion == known }
        .map(\.code)
    }
    return chosen
  }

  private func paths(
    in snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> [[DrawingOptions.Leg]] {
    guard let path else { return [] }
    let ends = path.split(separator: ",").map { $0.trimmed }
    guard ends.count == 2 else {
      throw CommandFailure(
        .usage, "alliance: error: --path takes two nations, as in MYS,MAR, not “\(path)”")
    }
    let codes = try codes(ends, in: snapshot)
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.paths(from: codes[0], to: codes[1], projection)
    }
    if let obstacle = answer.obstacle {
      throw CommandFailure(
        .no,
        "alliance: "
          + obstacle.sentence(from: answer.from, to: answer.to, on: answer.scope.dates))
    }
    return answer.paths.map { path in
      path.legs.map { DrawingOptions.Leg(from: $0.from.code, to: $0.to.code) }
    }
  }

  private func parsed(
    bloc text: String, in snapshot: Snapshot
  ) throws(CommandFailure) -> DrawingOptions.Bloc {
    if let sign = text.firstIndex(of: "=") {
      let members = text[text.index(after: sign)...].split(separator: ",").map { $0.trimmed }
      let name = text[..<sign].trimmed
      guard !name.isEmpty, !members.isEmpty else {
        throw CommandFailure(
          .usage,
          "alliance: error: --bloc takes a name and its members, as in Entente=FRA,RUS, not "
            + "“\(TerminalText.shown(text))”")
      }
      return DrawingOptions.Bloc(name: name, members: try codes(members, in: snapshot))
    }
    guard let state = snapshot.agreements.first(where: { $0.agreement.id.rawValue == text }) else {
      throw CommandFailure.unknown(
        "agreement", text, among: snapshot.agreements.map(\.agreement.id.rawValue))
    }
    let members = state.parties.filter(\.membership.role.makesTies)
      .map { snapshot.nations[$0.nation].code }
    return DrawingOptions.Bloc(name: state.agreement.name, members: members)
  }
}

extension DrawingOptions {
  /// The ties of a projection; all kinds means the hostile ones too, which no path follows.
  init(_ projection: Projection, allKinds: Bool) {
    self.init()
    leastStage = projection.leastStage
    if !allKinds, case .only(let kinds) = projection.kinds { self.kinds = kinds }
  }
}
