import AllianceGraph
import TextForms

/// A snapshot drawn by options: the diagram, its style and what it leaves out.
public struct SnapshotDiagram: Sendable {
  /// The picture, decided.
  public let diagram: Diagram
  /// The style that was chosen.
  public let style: DiagramStyle
  /// How many nations it shows.
  public let nationCount: Int
  /// How many lines and spokes it draws.
  public let lineCount: Int

  /// Decides a picture of a snapshot. Tables, matrices and cards are no diagrams
  /// of nodes and lines: `SnapshotPicture` draws them too.
  public init(_ snapshot: Snapshot, _ options: DrawingOptions = DrawingOptions()) {
    let choice = StyleChoice(snapshot, options)
    style = choice.style
    diagram = choice.diagram(choice.words)
    nationCount = choice.network.nations.count
    lineCount = diagram.edges.count
  }
}

/// Title, scope, source and summary of a picture.
struct DiagramWords {
  let title: String
  let scope: String
  let source: String
  let summary: String
  /// The number of steps and ways of the paths that are brought out.
  let steps: String

  /// - Parameters:
  ///   - shown: the kinds that the picture has; nil for all of the network.
  ///   - lines: the lines that it has; nil for all.
  init(
    _ network: DrawnNetwork, _ options: DrawingOptions, shown: [TieKind]? = nil,
    lines: [DrawnNetwork.Line]? = nil
  ) {
    let snapshot = network.snapshot
    let data = snapshot.data
    let shown = Set(shown ?? network.kinds)
    title = options.title ?? Self.title(network, options)
    let stage = options.leastStage == .inForce ? "in force" : "at least \(options.leastStage.label)"
    let kinds =
      options.kinds.map { kinds in
        kinds.filter(shown.contains).map { data.definition(of: $0).label }
          .joined(separator: ", ")
      } ?? "All kinds of tie"
    scope =
      ["\(kinds), \(stage) \(snapshot.rule)", options.subtitle].compactMap { $0 }
      .joined(separator: "; ")
    let drawn = Set(network.nations)
    let absent = snapshot.nations.indices.count {
      snapshot.nations[$0].kind == .state && !drawn.contains($0)
    }
    var notes = ["Source: \(data.metadata.title)"]
    if !data.metadata.version.isEmpty { notes[0] += " \(data.metadata.version)" }
    if let license = data.metadata.license { notes[0] += " (\(license))" }
    if let note = options.note { notes.append(note) }
    if absent > 0, options.focus.isEmpty, options.nations == nil {
      notes.append("\(Self.count(absent, "nation")) without such ties not shown")
    }
    if snapshot.omissions.unknown > 0 {
      notes.append("\(Self.count(snapshot.omissions.unknown, "tie")) of unknown date left out")
    }
    source = notes.joined(separator: ". ") + "."
    summary = Self.summary(network, lines ?? network.lines)
    steps = Self.steps(options)
  }

  private static func steps(_ options: DrawingOptions) -> String {
    let lengths = Set(options.paths.map(\.count))
    guard lengths.count == 1, let length = lengths.first else { return "" }
    let paths = options.paths.count == 1 ? "" : "\(options.paths.count) paths of "
    return "\(paths)\(count(length, "step")). "
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func title(_ network: DrawnNetwork, _ options: DrawingOptions) -> String {
    let snapshot = network.snapshot
    if let first = options.paths.first?.first?.from, let last = options.paths.first?.last?.to,
      options.paths.allSatisfy({ $0.first?.from == first && $0.last?.to == last }),
      let start = snapshot.index(of: first), let end = snapshot.index(of: last)
    {
      return "From \(EnglishName.withArticle(snapshot.nations[start].name)) to "
        + EnglishName.withArticle(snapshot.nations[end].name)
    }
    let focus = options.focus.compactMap { snapshot.index(of: $0) }
      .map { snapshot.nations[$0].name }
    if !focus.isEmpty { return "\(focus.joined(separator: ", ")): agreements and partners" }
    let what =
      options.kinds.flatMap { kinds in
        kinds.count == 1 ? kinds.first.map { snapshot.data.definition(of: $0).label } : nil
      } ?? snapshot.data.metadata.title
    return "\(what): \(count(network.nations.count, "nation"))"
  }

  private static func summary(_ network: DrawnNetwork, _ lines: [DrawnNetwork.Line]) -> String {
    let snapshot = network.snapshot
    var parts = [
      "\(count(network.nations.count, "nation")), \(count(lines.count, "line")) between two nations"
        + (network.hubs.isEmpty ? "" : " and \(count(network.hubs.count, "agreement")) of several")
        + "."
    ]
    for kind in network.kinds {
      let lineCount = lines.count { $0.kind == kind }
      let hubs = network.hubs.count { $0.kind == kind }
      guard lineCount + hubs > 0 else { continue }
      parts.append(
        "\(snapshot.data.definition(of: kind).label): \(count(lineCount, "line"))"
          + (hubs > 0 ? ", \(count(hubs, "agreement"))" : "") + ".")
    }
    // Of ties that are not drawn nobody sees who has most.
    guard lines.count == network.lines.count else { return parts.joined(separator: " ") }
    let degrees = network.degrees
    let most = network.nations.sorted { (degrees[$1], $0) < (degrees[$0], $1) }.prefix(3)
    if !most.isEmpty {
      parts.append(
        "Most ties: "
          + most.map { "\(snapshot.nations[$0].name) (\(degrees[$0]))" }.joined(separator: ", ")
          + ".")
    }
    return parts.joined(separator: " ")
  }
}
