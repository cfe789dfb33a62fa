import AllianceGraph

/// The twin-collapsed overview: nations with identical memberships share a box,
/// so that the whole world's agreements fit on a page without loss.
struct OverviewDiagram {
  private let network: DrawnNetwork
  private let options: DrawingOptions
  private let words: DiagramWords

  init(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    self.network = network
    self.options = options
    self.words = words
  }

  /// More boxes than these do not fit a page that is read.
  static let mostSignatures = 45

  /// Lines from boxes to agreements.
  static func spokeCount(of network: DrawnNetwork) -> Int {
    groups(of: network).reduce(0) { $0 + $1.hubs.count }
  }

  /// The kinds that an overview shows, in the order of a legend.
  static func kinds(of network: DrawnNetwork, _ options: DrawingOptions) -> [TieKind] {
    let used = Set(network.hubs.map(\.kind) + lines(of: network, options).map(\.kind))
    return network.kinds.filter(used.contains)
  }

  /// The nations whose ties to single nations are drawn.
  private static func splitNations(
    _ network: DrawnNetwork, _ options: DrawingOptions
  ) -> Set<Int> {
    Set(options.split.compactMap { network.snapshot.index(of: $0) })
  }

  /// The lines that an overview shows: those of nations that are split off.
  static func lines(
    of network: DrawnNetwork, _ options: DrawingOptions
  ) -> [DrawnNetwork.Line] {
    let split = splitNations(network, options)
    return network.lines.filter { split.contains($0.from) || split.contains($0.to) }
  }

  /// Lines that so many boxes bear before they are a tangle.
  static func mostSpokes(boxes: Int) -> Int { boxes * 8 / 5 }

  /// How many different sets of memberships there are.
  static func signatureCount(of network: DrawnNetwork) -> Int { groups(of: network).count }

  /// Nations by their set of hubs, in the order of the first member.
  private static func groups(
    of network: DrawnNetwork, apart: Set<Int> = []
  ) -> [(hubs: [Int], members: [Int])] {
    var signatures = Array(repeating: [Int](), count: network.snapshot.nations.count)
    for (number, hub) in network.hubs.enumerated() {
      for member in hub.members { signatures[member].append(number) }
    }
    var places: [[Int]: Int] = [:]
    var groups: [(hubs: [Int], members: [Int])] = []
    for nation in network.nations where !signatures[nation].isEmpty || apart.contains(nation) {
      if apart.contains(nation) {
        groups.append((signatures[nation], [nation]))
      } else if let place = places[signatures[nation]] {
        groups[place].members.append(nation)
      } else {
        places[signatures[nation]] = groups.count
        groups.append((signatures[nation], [nation]))
      }
    }
    return groups
  }

  func diagram() -> Diagram {
    let lines = Self.lines(of: network, options)
    let apart = Set(lines.flatMap { [$0.from, $0.to] })
    let groups = Self.groups(of: network, apart: apart)
    let declared = network.snapshot.declaredKinds
    var nodes = network.hubs.map { hubNode($0, declared) }
    var edges: [Diagram.Edge] = []
    var places: [Int: Int] = [:]
    for (number, group) in groups.enumerated() {
      let place = nodes.count
      nodes.append(
        apart.contains(group.members[0])
          ? splitNode(group.members[0])
          : groupNode(group.members, number: number, isSingle: group.hubs.count == 1))
      if apart.contains(group.members[0]) { places[group.members[0]] = place }
      for hub in group.hubs {
        let kind = network.hubs[hub].kind
        let mark = TieMark.mark(forKind: kind.rawValue, declared: declared)
        let width = 0.8 + 0.35 * Double(group.members.count).squareRoot()
        edges.append(
          Diagram.Edge(
            tail: place, head: hub, mark: TieMark(mark.paint, width: min(3.2, width)),
            kind: kind.rawValue, classes: ["membership"],
            tooltip: "\(names(group.members)) – \(network.hubs[hub].agreement.name)",
            length: 88))
      }
    }
    edges += lines.compactMap { line($0, places, declared) }
    let legend = Self.kinds(of: network, options).map { kind in
      let mark = TieMark.mark(forKind: kind.rawValue, declared: declared)
      return Diagram.LegendItem.line(
        label: network.snapshot.data.definition(of: kind).label,
        mark: lines.contains { $0.kind == kind } ? mark : TieMark(mark.paint, width: 2),
        kind: kind.rawValue)
    }
    return Diagram(
      title: words.title,
      subtitle:
        "Nations with the same memberships share a box; a line means that all of them belong. "
        + words.scope,
      source: words.source + omitted(groups.reduce(0) { $0 + $1.members.count }, lines.count),
      summary: words.summary, nodes: nodes, edges: edges, legend: legend,
      arrangement: KeptPlaces.of(nodes, edges, options.places).map {
        Diagram.Arrangement(.fixed($0), clearance: 4)
      }
        ?? Diagram.Arrangement(
          .stress, starts: options.starts ?? (nodes.count <= 60 ? 12 : 6),
          effort: options.effort ?? 3_000, separation: 12, clearance: 4))
  }

  private func hubNode(_ hub: DrawnNetwork.Hub, _ declared: [String]) -> Diagram.Node {
    let mark = TieMark.mark(forKind: hub.kind.rawValue, declared: declared)
    let largest = Double(network.hubs.map(\.members.count).max() ?? 1)
    let size = 12 + 8 * (Double(hub.members.count) / largest).squareRoot()
    // On a dark canvas the kinds' colours are light: the words on them are dark.
    let ink = Paint(0xFFFFFF, dark: 0x0F1720, print: 0xFFFFFF)
    return Diagram.Node(
      id: hub.agreement.id.rawValue,
      content: .hub(hub.agreement.displayName, count: hub.members.count),
      fontSize: size.rounded(), fill: mark.paint, ink: ink,
      tooltip: "\(hub.agreement.name): \(DiagramWords.count(hub.members.count, "member"))",
      classes: ["agreement", "kind-\(hub.kind.rawValue)"])
  }

  private func groupNode(_ members: [Int], number: Int, isSingle: Bool) -> Diagram.Node {
    let nations = members.map { network.snapshot.nations[$0] }
    return Diagram.Node(
      id: nations.count == 1 ? nations[0].code.rawValue : "group-\(number + 1)",
      content: .codes(nations.map(\.shortCode).sorted()), fontSize: 10.5,
      fill: isSingle ? Palette.panel : Palette.panelStrong, outline: Palette.outline,
      outlineWidth: 1, tooltip: names(members), classes: ["group"])
  }

  /// A nation that stands apart with its own ties.
  private func splitNode(_ nation: Int) -> Diagram.Node {
    let name = network.snapshot.nations[nation].name
    return Diagram.Node(
      id: network.snapshot.nations[nation].code.rawValue, content: .name(name), fontSize: 11,
      fill: Palette.panelStrong, outline: Palette.ink, outlineWidth: 1, tooltip: name,
      classes: ["nation"])
  }

  private func line(
    _ line: DrawnNetwork.Line, _ places: [Int: Int], _ declared: [String]
  ) -> Diagram.Edge? {
    guard let tail = places[line.from], let head = places[line.to] else { return nil }
    let behind = line.instruments.prefix(4).map { $0.name }.filter { !$0.isEmpty }
    return Diagram.Edge(
      tail: tail, head: head, mark: .mark(forKind: line.kind.rawValue, declared: declared),
      kind: line.kind.rawValue, isDirected: line.isDirected,
      tooltip: names([line.from]) + (line.isDirected ? " → " : " – ") + names([line.to]) + ": "
        + network.snapshot.data.definition(of: line.kind).label
        + behind.map { ", \($0)" }.joined(),
      since: line.year, length: 120)
  }

  private func names(_ members: [Int]) -> String {
    members.map { network.snapshot.nations[$0].name }.joined(separator: ", ")
  }

  private func omitted(_ shown: Int, _ lines: Int) -> String {
    var notes = ""
    if network.lines.count > lines {
      notes +=
        " \(DiagramWords.count(network.lines.count - lines, "tie")) between two nations left out."
    }
    let rest = network.nations.count - shown
    if rest > 0 {
      notes += " \(DiagramWords.count(rest, "nation")) with such ties alone not shown."
    }
    return notes
  }
}
