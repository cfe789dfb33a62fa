import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser
import GraphvizExport

struct CascadeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cascade",
    abstract: "Who is drawn into a war, step by step, and by which treaty.",
    discussion: """
      From an attack on, every pledge of defence that falls due brings its nation in, and then what \
      falls due by that. A pledge for the case of attack that names nobody does not help a nation \
      that began the war or stands on the side that did; one that names a state holds as soon as \
      that state attacks. Who comes in without a treaty is marked so: a rival of the nation that \
      began the war does by itself (not with --treaties-only), others with --then, which adds a \
      further attack once all pledges due so far are kept. Pledges that contradict each other and \
      nations that are released are listed with the reason.

      EXAMPLES
        alliance cascade AUH SRB --data europe-1914 --on 1914-07-28 --then DEU:BEL
        alliance cascade AUH SRB --data europe-1914 --on 1914-07-28 --treaties-only \
      --then RUS:AUH --then DEU:BEL
        alliance cascade AUH SRB --data europe-1914 --then DEU:BEL --draw cascade.svg -o july.md
        alliance cascade RUS TUR --data europe-1914 --on 1877-04-24 --format json
      """)

  @Argument(help: "The nation that attacks.")
  var attacker: String

  @Argument(help: "The nation that is attacked.")
  var victim: String

  @OptionGroup var source: SourceOptions

  @OptionGroup var date: DateOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A further attack, as in RUS:AUH; may be given several times, in order.",
      valueName: "attacker:victim"))
  var then: [String] = []

  @Flag(name: .long, help: "Let nobody come in for being a rival of the nation that began.")
  var treatiesOnly = false

  @Option(
    name: .long,
    help: ArgumentHelp("Draw it too: .svg, .png, .pdf, .html or .dot.", valueName: "file"))
  var draw: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let data = try source.read()
    let snapshot = try date.snapshot(of: data)
    var attacks = [try attack(attacker, victim, in: snapshot)]
    for text in then {
      let ends = text.split(separator: ":").map { $0.trimmed }
      guard ends.count == 2 else {
        throw CommandFailure(
          .usage, "alliance: error: --then takes two nations, as in RUS:AUH, not “\(text)”")
      }
      attacks.append(try attack(ends[0], ends[1], in: snapshot))
    }
    let cascade = try answer(attacks, snapshot)
    let ending = try draw.map(pictureFormat)
    let scene = try ending != nil || output.chosenFormat == .html ? scene(of: cascade, data) : nil
    if let draw, let ending, let scene {
      try Output.write(try Drawing.bytes(of: scene, as: ending), to: draw, force: output.force)
    }
    var presentation = Presentation(cascade, data: data)
    if try output.chosenFormat == .html, let scene {
      let figure = Document.Figure(
        fileName: "cascade.svg", caption: scene.title, svg: scene.svgElement())
      presentation.document.blocks.insert(.figure(figure), at: 0)
    }
    try output.write(presentation)
  }

  private func pictureFormat(of path: String) throws(CommandFailure) -> PictureFormat {
    let ending = path.split(separator: "/").last?.split(separator: ".").last ?? ""
    guard let format = PictureFormat(rawValue: ending.lowercased()) else {
      throw CommandFailure(
        .usage,
        "alliance: error: the ending of “\(path)” names no format; end it with .svg, .png, .pdf, "
          + ".html or .dot")
    }
    return format
  }

  private func scene(of cascade: Cascade, _ data: AllianceData) throws(CommandFailure) -> Scene {
    let diagram = Diagram(cascade, data: data)
    do {
      return Scene(diagram, try DiagramLayout(diagram), theme: .light)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func attack(
    _ attacker: String, _ victim: String, in snapshot: Snapshot
  ) throws(CommandFailure) -> Cascade.Attack {
    Cascade.Attack(
      try snapshot.nation(meaning: attacker).code, on: try snapshot.nation(meaning: victim).code)
  }

  private func answer(
    _ attacks: [Cascade.Attack], _ snapshot: Snapshot
  ) throws(CommandFailure) -> Cascade {
    do {
      return try snapshot.cascade(attacks, rivals: !treatiesOnly)
    } catch {
      if case .absent = error { throw CommandFailure(.no, "alliance: \(error.sentence)") }
      throw CommandFailure(.usage, "alliance: error: \(error.sentence)")
    }
  }
}
