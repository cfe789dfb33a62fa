import AllianceGraph

/// What changed between two dates: who joined and left which agreement, which
/// ties are new and which ended. Nations with the same changes share a box, and
/// a change of membership is drawn at the agreement, not as pairs.
public struct ComparisonDiagram: Sendable {
  /// The picture, decided.
  public let diagram: Diagram
  /// New ties and memberships.
  public let addedCount: Int
  /// Ended ties and memberships.
  public let endedCount: Int
  /// Ties and memberships that both dates have; they are counted, not drawn.
  public let keptCount: Int

  /// Compares two snapshots of one data set, the earlier first.
  public init(
    _ before: Snapshot, _ after: Snapshot, _ options: DrawingOptions = DrawingOptions()
  ) {
    let changes = Changes(
      DrawnNetwork(before, options.forComparison), DrawnNetwork(after, options.forComparison))
    addedCount = changes.addedCount
    endedCount = changes.endedCount
    keptCount = changes.keptCount
    var builder = ComparisonBuilder(changes, options)
    diagram = builder.diagram()
  }
}

extension DrawingOptions {
  /// Agreements as hubs at both dates, whatever their size then.
  fileprivate var forComparison: DrawingOptions {
    var options = self
    options.agreements = .hubs
    options.paths = []
    return options
  }
}

/// The differences of two networks, in nation codes, since the two snapshots
/// number their nations differently.
private struct Changes {
  struct Spoke {
    var nation: NationCode
    var isAdded: Bool
    var year: Int?
  }

  struct HubChange {
    var agreement: Agreement
    var kind: TieKind
    var before, after: Int
    var spokes: [Spoke]
    /// Members at both dates.
    var kept: [NationCode]
  }

  struct LineChange {
    var from, to: NationCode
    var kind: TieKind
    var isDirected: Bool
    var isAdded: Bool
    var year: Int?
    var name: String
  }

  let before: Snapshot
  let after: Snapshot
  private(set) var hubs: [HubChange] = []
  private(set) var lines: [LineChange] = []
  private(set) var keptCount = 0

  var addedCount: Int {
    hubs.reduce(0) { $0 + $1.spokes.filter(\.isAdded).count } + lines.filter(\.isAdded).count
  }
  var endedCount: Int {
    hubs.reduce(0) { $0 + $1.spokes.filter { !$0.isAdded }.count }
      + lines.filter { !$0.isAdded }.count
  }

  init(_ old: DrawnNetwork, _ new: DrawnNetwork) {
    before = old.snapshot
    after = new.snapshot
    compareHubs(old, new)
    compareLines(old, new)
  }

  private mutating func compareHubs(_ old: DrawnNetwork, _ new: DrawnNetwork) {
    let ids = Set(old.hubs.map(\.agreement.id) + new.hubs.map(\.agreement.id)).sorted()
    for id in ids {
      let first = old.hubs.first { $0.agreement.id == id }
      let second = new.hubs.first { $0.agreement.id == id }
      guard let hub = second ?? first else { continue }
      let earlier = Set(first?.members.map { before.nations[$0].code } ?? [])
      let later = Set(second?.members.map { after.nations[$0].code } ?? [])
      keptCount += earlier.intersection(later).count
      let joined = later.subtracting(earlier).sorted()
      let left = earlier.subtracting(later).sorted()
      guard !joined.isEmpty || !left.isEmpty else { continue }
      hubs.append(
        HubChange(
          agreement: hub.agreement, kind: hub.kind, before: earlier.count, after: later.count,
          spokes: joined.map { Spoke(nation: $0, isAdded: true, year: joinYear($0, hub)) }
            + left.map { Spoke(nation: $0, isAdded: false, year: leaveYear($0, hub)) },
          kept: earlier.intersection(later).sorted()))
    }
  }

  private mutating func compareLines(_ old: DrawnNetwork, _ new: DrawnNetwork) {
    struct Key: Hashable {
      var from, to: NationCode
      var kind: TieKind
      var isDirected: Bool
    }
    func keyed(_ network: DrawnNetwork) -> [Key: DrawnNetwork.Line] {
      let nations = network.snapshot.nations
      var lines: [Key: DrawnNetwork.Line] = [:]
      for line in network.lines {
        let ends = [nations[line.from].code, nations[line.to].code]
        let pair = line.isDirected ? ends : ends.sorted()
        lines[Key(from: pair[0], to: pair[1], kind: line.kind, isDirected: line.isDirected)] = line
      }
      return lines
    }
    let (earlier, later) = (keyed(old), keyed(new))
    keptCount += earlier.keys.filter { later[$0] != nil }.count
    let changed = Set(earlier.keys).symmetricDifference(later.keys).sorted {
      ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind)
    }
    lines = changed.map { key in
      let line = later[key] ?? earlier[key]
      let isAdded = later[key] != nil
      return LineChange(
        from: key.from, to: key.to, kind: key.kind, isDirected: key.isDirected,
        isAdded: isAdded, year: isAdded ? line?.year : nil,
        name: line?.instruments.first?.shortName ?? "")
    }
  }

  private func joinYear(_ nation: NationCode, _ hub: DrawnNetwork.Hub) -> Int? {
    let own = after.data.contents.memberships.filter {
      $0.agreement == hub.agreement.id && $0.nation == nation
    }.compactMap(\.period.start?.year).max()
    return own ?? (hub.agreement.inForce ?? hub.agreement.signed)?.year
  }

  private func leaveYear(_ nation: NationCode, _ hub: DrawnNetwork.Hub) -> Int? {
    for membership in after.data.contents.memberships
    where membership.agreement == hub.agreement.id && membership.nation == nation {
      if case .on(let date) = membership.period.end { return date.year }
    }
    if case .on(let date) = hub.agreement.end { return date.year }
    return nil
  }

  func name(of code: NationCode) -> String {
    (after.index(of: code).map { after.nations[$0] }
      ?? before.index(of: code).map { before.nations[$0] })?.name ?? code.rawValue
  }

  func shortCode(of code: NationCode) -> String {
    (after.index(of: code).map { after.nations[$0] }
      ?? before.index(of: code).map { before.nations[$0] })?.shortCode ?? code.rawValue
  }
}

/// Changes as a diagram.
private struct ComparisonBuilder {
  private let changes: Changes
  private let options: DrawingOptions
  private let data: AllianceData
  private var nodes: [Diagram.Node] = []
  private var edges: [Diagram.Edge] = []
  private var placeOf: [NationCode: Int] = [:]

  init(_ changes: Changes, _ options: DrawingOptions) {
    self.changes = changes
    self.options = options
    data = changes.after.data
  }

  mutating func diagram() -> Diagram {
    addNations()
    addHubs()
    addLines()
    let added = edges.contains { $0.kind == "added" }
    let ended = edges.contains { $0.kind == "ended" }
    var legend: [Diagram.LegendItem] = []
    if added {
      legend.append(
        .line(label: "joined or new (\(changes.addedCount))", mark: mark(true), kind: "added"))
    }
    if ended {
      legend.append(
        .line(label: "left or ended (\(changes.endedCount))", mark: mark(false), kind: "ended"))
    }
    let stayed = changes.hubs.reduce(0) { $0 + $1.kept.count }
    if stayed > 0 {
      legend.append(
        .line(label: "stayed (\(stayed))", mark: Self.kept, kind: "kept"))
    }
    if changes.keptCount > stayed {
      legend.append(
        .note("\(changes.keptCount - stayed) other ties and memberships unchanged, not drawn"))
    }
    let dates = "\(changes.before.rule) and \(changes.after.rule)"
    let kinds =
      options.kinds.map { $0.map { data.definition(of: $0).label }.joined(separator: ", ") }
      ?? "All kinds of tie"
    return Diagram(
      title: options.title ?? "What changed: \(data.metadata.title)",
      subtitle: "\(kinds), in force \(dates). Nations with the same changes share a box.",
      source: "Source: \(data.metadata.title)"
        + (data.metadata.version.isEmpty ? "" : " \(data.metadata.version)")
        + (data.metadata.license.map { " (\($0))" } ?? "") + ".",
      summary: "\(changes.addedCount) ties and memberships are new, \(changes.endedCount) ended, "
        + "\(changes.keptCount) stayed.",
      nodes: nodes, edges: edges, legend: legend,
      arrangement: Diagram.Arrangement(
        .stress, starts: options.starts ?? (nodes.count <= 40 ? 16 : 6),
        effort: options.effort ?? 900, separation: 16, clearance: 5))
  }

  /// Green and unbroken, red and broken: told apart without colour too.
  private func mark(_ isAdded: Bool) -> TieMark {
    isAdded
      ? TieMark(Palette.Change.added, width: 2.4)
      : TieMark(Palette.Change.ended, line: .dashed, width: 2.0)
  }

  private static let kept = TieMark(Palette.Change.kept, width: 1.2)

  private mutating func addNations() {
    // A nation with a tie of its own needs a box of its own.
    let single = Set(changes.lines.flatMap { [$0.from, $0.to] })
    var signatures: [NationCode: [String]] = [:]
    for (number, hub) in changes.hubs.enumerated() {
      for spoke in hub.spokes {
        signatures[spoke.nation, default: []].append("\(number)\(spoke.isAdded ? "+" : "-")")
      }
    }
    var groups: [(key: [String], members: [NationCode])] = []
    var places: [[String]: Int] = [:]
    for nation in Set(single).union(signatures.keys).sorted() {
      let key = signatures[nation] ?? []
      if !single.contains(nation), let place = places[key] {
        groups[place].members.append(nation)
      } else {
        if !single.contains(nation) { places[key] = groups.count }
        groups.append((key, [nation]))
      }
    }
    for (number, group) in groups.enumerated() {
      let names = group.members.map { changes.name(of: $0) }
      let isOne = group.members.count == 1
      for member in group.members { placeOf[member] = nodes.count }
      nodes.append(
        Diagram.Node(
          id: isOne ? group.members[0].rawValue : "group-\(number + 1)",
          content: isOne
            ? .name(names[0]) : .codes(group.members.map { changes.shortCode(of: $0) }.sorted()),
          fontSize: isOne ? 12 : 10.5, fill: Palette.neutralFill,
          outline: isOne ? nil : Palette.outline, tooltip: names.joined(separator: ", "),
          classes: [isOne ? "nation" : "group"]))
    }
  }

  private mutating func addHubs() {
    for hub in changes.hubs {
      let place = nodes.count
      let isNew = hub.before == 0
      let isOver = hub.after == 0
      let paint =
        isNew
        ? Palette.Change.added : isOver ? Palette.Change.ended : Palette.secondary
      let count =
        isNew
        ? "new, \(hub.after)" : isOver ? "ended, \(hub.before)" : "\(hub.before) → \(hub.after)"
      let name = TextMetrics.fitting(
        SafeText.cleaned(hub.agreement.displayName), width: 300, size: 12, bold: true)
      nodes.append(
        Diagram.Node(
          id: hub.agreement.id.rawValue,
          content: .hub("\(name): \(count)", count: nil), fontSize: 12,
          fill: Palette.canvas, ink: paint, outline: paint, outlineWidth: 2,
          tooltip: "\(hub.agreement.name): \(hub.before) members, then \(hub.after)",
          classes: ["agreement", isNew ? "added" : isOver ? "ended" : "changed"]))
      var groups: [Int: [Changes.Spoke]] = [:]
      for spoke in hub.spokes {
        if let tail = placeOf[spoke.nation] { groups[tail, default: []].append(spoke) }
      }
      for (tail, spokes) in groups.sorted(by: { $0.key < $1.key }) {
        guard let first = spokes.first else { continue }
        let years = Set(spokes.compactMap(\.year)).sorted()
        let sign = first.isAdded ? "+" : "−"
        let span =
          years.isEmpty
          ? "" : years.count == 1 ? " \(years[0])" : " \(years[0])–\(years[years.count - 1])"
        edges.append(
          Diagram.Edge(
            tail: tail, head: place, mark: mark(first.isAdded),
            kind: first.isAdded ? "added" : "ended", classes: ["membership"],
            plate: sign + span, plateInk: mark(first.isAdded).paint,
            tooltip: "\(spokes.map { changes.name(of: $0.nation) }.joined(separator: ", ")) "
              + "\(first.isAdded ? "joined" : "left") \(hub.agreement.name)\(span)",
            length: 105))
      }
      addKept(hub, place)
    }
  }

  /// Those who stayed, in a grey box of the agreement.
  private mutating func addKept(_ hub: Changes.HubChange, _ place: Int) {
    guard !hub.kept.isEmpty else { return }
    let names = hub.kept.map { changes.name(of: $0) }
    nodes.append(
      Diagram.Node(
        id: "stayed-\(hub.agreement.id.rawValue)",
        content: .codes(hub.kept.map { changes.shortCode(of: $0) }.sorted()), fontSize: 9.5,
        fill: Palette.panel, ink: Palette.secondary, outline: Palette.hairline, outlineWidth: 0.8,
        tooltip: "stayed: " + names.joined(separator: ", "), classes: ["group", "kept"]))
    edges.append(
      Diagram.Edge(
        tail: nodes.count - 1, head: place, mark: Self.kept, kind: "kept",
        classes: ["membership"],
        tooltip: "\(DiagramWords.count(hub.kept.count, "nation")) stayed in \(hub.agreement.name)",
        length: 90))
  }

  private mutating func addLines() {
    for line in changes.lines {
      guard let tail = placeOf[line.from], let head = placeOf[line.to] else { continue }
      let label = data.definition(of: line.kind).label
      let year = line.year.map { " \($0)" } ?? ""
      edges.append(
        Diagram.Edge(
          tail: tail, head: head, mark: mark(line.isAdded),
          kind: line.isAdded ? "added" : "ended", isDirected: line.isDirected,
          plate: (line.isAdded ? "+ " : "− ") + label + year,
          plateInk: mark(line.isAdded).paint,
          tooltip: "\(changes.name(of: line.from)) – \(changes.name(of: line.to)): "
            + "\(line.isAdded ? "new" : "ended"), \(label)"
            + (line.name.isEmpty ? "" : ", \(line.name)") + year,
          length: 150))
    }
  }
}
