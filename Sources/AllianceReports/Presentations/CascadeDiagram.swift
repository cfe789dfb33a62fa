import AllianceAnalysis
import AllianceGraph
import GraphvizExport

extension Diagram {
  /// A cascade as a picture: the two sides, who fights whom, and who came in for whom by which treaty
  /// and in which order; what rests on no treaty is dashed.
  public init(_ cascade: Cascade, data: AllianceData, title: String? = nil) {
    let drawing = CascadeDrawing(cascade: cascade, data: data)
    self.init(
      title: title ?? drawing.title, subtitle: drawing.subtitle, source: drawing.source,
      summary: drawing.summary, nodes: drawing.nodes, edges: drawing.edges, hulls: drawing.hulls,
      legend: drawing.legend,
      arrangement: Diagram.Arrangement(
        .stress, starts: 24, effort: 1_500, separation: 30, clearance: 6))
  }
}

private struct CascadeDrawing {
  let cascade: Cascade
  let data: AllianceData

  private static let war = TieMark(
    TieMark.mark(forKind: "hostility").paint, width: 1.6, marker: .arrow)
  private static let help = TieMark(
    TieMark.mark(forKind: "defense").paint, width: 2.2, marker: .arrow)
  private static let free = TieMark(
    Palette.secondary, line: .dashed, width: 2.2, marker: .arrow)

  var title: String {
    guard let first = cascade.entries.first else { return "Cascade" }
    return "If \(first.nation.name) attacks \(first.opponent.name)"
  }

  var subtitle: String {
    "Who comes in, in order, and by which treaty; \(cascade.scope.dates)"
  }

  var source: String { "\(cascade.scope.dataSet.title), version \(cascade.scope.dataSet.version)" }

  var summary: String {
    func list(_ side: Cascade.Side) -> String {
      cascade.nations(on: side).map(\.name).joined(separator: ", ")
    }
    return "\(list(.attackers)) against \(list(.attacked))."
  }

  var nodes: [Diagram.Node] {
    cascade.entries.map { entry in
      let colors = Palette.blocs[entry.side == .attackers ? 0 : 1]
      return Diagram.Node(
        id: entry.nation.code.rawValue, content: .name(entry.nation.name), fontSize: 15,
        fill: colors.tint, chipFill: colors.strong, outline: colors.strong,
        outlineWidth: entry.isWithoutTreaty ? 2 : 1, tooltip: entry.nation.name,
        classes: ["nation", "side-\(entry.side.rawValue)"])
    }
  }

  var edges: [Diagram.Edge] {
    var edges: [Diagram.Edge] = []
    func place(_ nation: Nation) -> Int? {
      cascade.entries.firstIndex { $0.nation.code == nation.code }
    }
    for (number, entry) in cascade.entries.enumerated() {
      if case .victim = entry.ground { continue }
      if let opponent = place(entry.opponent) {
        var plate: String?
        if case .attack = entry.ground {
          plate = entry.isWithoutTreaty ? "\(number + 1). no treaty" : "1. attacks"
        }
        edges.append(
          Diagram.Edge(
            tail: number, head: opponent, mark: Self.war, kind: "tie-war", isDirected: true,
            plate: plate, tooltip: "\(entry.nation.name) fights \(entry.opponent.name)",
            length: 190))
      }
      if let helped = entry.helped, let target = place(helped) {
        edges.append(help(entry, number, target, helped))
      }
    }
    return edges + laterAttacks
  }

  private func help(
    _ entry: Cascade.Entry, _ number: Int, _ target: Int, _ helped: Nation
  ) -> Diagram.Edge {
    var words = "no treaty"
    if case .pledges(let pledges) = entry.ground {
      words = pledges.map(short).joined(separator: ", ")
    }
    return Diagram.Edge(
      tail: number, head: target, mark: entry.isWithoutTreaty ? Self.free : Self.help,
      kind: entry.isWithoutTreaty ? "tie-free" : "tie-pledge", isDirected: true,
      plate: "\(number + 1). \(words)",
      tooltip: "\(entry.nation.name) comes in for \(helped.name): \(words)", length: 190)
  }

  /// Attacks of nations that were at war already, on one that was not.
  private var laterAttacks: [Diagram.Edge] {
    cascade.attacks.dropFirst().compactMap { attack in
      let codes = cascade.entries.map(\.nation.code)
      guard let tail = codes.firstIndex(of: attack.attacker),
        let head = codes.firstIndex(of: attack.victim),
        case .victim = cascade.entries[head].ground
      else { return nil }
      return Diagram.Edge(
        tail: tail, head: head, mark: Self.war, kind: "tie-war", isDirected: true,
        plate: "\(head + 1). attacks", tooltip: "attacks", length: 190)
    }
  }

  /// `Dual Alliance 1879`.
  private func short(_ pledge: Cascade.Pledge) -> String {
    guard let agreement = pledge.bond.agreementID.flatMap({ data.agreement($0) }) else {
      return data.definition(of: pledge.bond.kind).label
    }
    let year = (agreement.signed ?? agreement.inForce).map { " \($0.year)" } ?? ""
    return agreement.name.hasSuffix(year) ? agreement.name : agreement.name + year
  }

  var hulls: [Diagram.Hull] {
    [Cascade.Side.attackers, .attacked].enumerated().map { index, side in
      Diagram.Hull(
        name: side == .attackers ? "Attackers" : "Attacked", paint: Palette.blocs[index].strong,
        members: cascade.entries.indices.filter { cascade.entries[$0].side == side })
    }
  }

  var legend: [Diagram.LegendItem] {
    var items: [Diagram.LegendItem] = [
      .line(label: "comes in by a treaty", mark: Self.help, kind: "tie-pledge")
    ]
    if cascade.entries.contains(where: \.isWithoutTreaty) {
      items.append(.line(label: "comes in without a treaty", mark: Self.free, kind: "tie-free"))
    }
    items.append(.line(label: "at war", mark: Self.war, kind: "tie-war"))
    return items
  }
}
