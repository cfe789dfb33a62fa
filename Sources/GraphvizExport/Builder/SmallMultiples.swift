import AllianceGraph

/// The same nations at the same places on several dates, panel beside panel: how
/// a network grew, in one look.
public struct SmallMultiples: Sendable {
  /// The finished picture.
  public let scene: Scene
  /// How many panels it has.
  public let panelCount: Int

  /// More panels than these are too small to read.
  public static let mostPanels = 12
  /// More nations than these leave no room for their codes.
  public static let mostNations = 60

  /// Draws a panel for each snapshot of one data set, in their order.
  /// - Throws: `GraphvizError`.
  public init(
    _ snapshots: [Snapshot], _ options: DrawingOptions = DrawingOptions(), theme: Theme = .light
  ) throws(GraphvizError) {
    var options = options
    if options.agreements == .automatic { options.agreements = .pairs }
    options.style = .chips
    let shown = Array(snapshots.prefix(Self.mostPanels))
    panelCount = shown.count
    let networks = shown.map { DrawnNetwork($0, options) }
    let board = PanelBoard(networks, options)
    guard board.codes.count <= Self.mostNations else {
      throw .tooMany(count: board.codes.count, limit: Self.mostNations)
    }
    let places = try board.places()
    let data = shown.first?.data
    let title = options.title ?? data.map { "\($0.metadata.title) over time" } ?? "Over time"
    let (items, width, height) = board.panels(places)
    let source = data.map { data in
      "Source: \(data.metadata.title)"
        + (data.metadata.version.isEmpty ? "" : " \(data.metadata.version)")
        + (data.metadata.license.map { " (\($0))" } ?? "") + "."
    }
    let kinds =
      options.kinds.flatMap { kinds in
        data.map { data in kinds.map { data.definition(of: $0).label }.joined(separator: ", ") }
      } ?? "All kinds of tie"
    let frame = Frame(
      title: title,
      subtitle: "\(kinds). Nations keep their places; pale: not there or without such a tie",
      source: source ?? "", legend: board.legend, drawing: (width, height))
    scene = Scene(
      width: frame.width, height: frame.height, theme: theme, title: title,
      summary: board.summary,
      items: items.map { $0.moved(by: frame.origin) } + frame.items)
  }
}

/// The panels' common order of nations and places.
private struct PanelBoard {
  let networks: [DrawnNetwork]
  let codes: [NationCode]
  private let options: DrawingOptions
  private let declared: [String]
  private let names: [NationCode: Nation]

  private static let panelWidth = 330.0
  private static let panelHeight = 250.0
  private static let gap = 26.0
  private static let size = 9.0

  init(_ networks: [DrawnNetwork], _ options: DrawingOptions) {
    self.networks = networks
    self.options = options
    declared = networks.first?.snapshot.declaredKinds ?? []
    var names: [NationCode: Nation] = [:]
    for network in networks {
      for nation in network.nations {
        names[network.snapshot.nations[nation].code] = network.snapshot.nations[nation]
      }
    }
    self.names = names
    codes = names.keys.sorted()
  }

  private struct Pair: Hashable {
    var a, b: NationCode
    var kind: TieKind
  }

  private func pairs(_ network: DrawnNetwork) -> [Pair] {
    let nations = network.snapshot.nations
    var pairs = network.lines.map {
      Pair(a: nations[$0.from].code, b: nations[$0.to].code, kind: $0.kind)
    }
    for hub in network.hubs {
      for (number, a) in hub.members.enumerated() {
        for b in hub.members[(number + 1)...] {
          pairs.append(Pair(a: nations[a].code, b: nations[b].code, kind: hub.kind))
        }
      }
    }
    return pairs
  }

  /// Places on a board of one panel's size, from the ties of all dates.
  func places() throws(GraphvizError) -> [NationCode: Point] {
    var index: [NationCode: Int] = [:]
    for (number, code) in codes.enumerated() { index[code] = number }
    let nodes = codes.map {
      Diagram.Node(
        id: $0.rawValue, content: .code(names[$0]?.shortCode ?? $0.rawValue), fontSize: 9)
    }
    var seen: Set<[Int]> = []
    var edges: [Diagram.Edge] = []
    for pair in networks.flatMap(pairs) {
      guard let a = index[pair.a], let b = index[pair.b], a != b,
        seen.insert([min(a, b), max(a, b)]).inserted
      else { continue }
      edges.append(
        Diagram.Edge(
          tail: min(a, b), head: max(a, b), mark: TieMark(Palette.ink, width: 1), kind: "any",
          length: 70))
    }
    edges.sort { ($0.tail, $0.head) < ($1.tail, $1.head) }
    let diagram = Diagram(
      title: "", nodes: nodes, edges: edges,
      arrangement: Diagram.Arrangement(
        .stress, starts: options.starts ?? 12, effort: options.effort ?? 900, separation: 10,
        isRouted: false))
    let centers = try DiagramLayout(diagram).centers
    var box = Box(center: centers.first ?? Point(0, 0), width: 1, height: 1)
    for center in centers { box = box.union(Box(center: center, width: 1, height: 1)) }
    let inner = (width: Self.panelWidth - 40, height: Self.panelHeight - 54)
    let scale = min(1.3, min(inner.width / box.width, inner.height / box.height))
    var places: [NationCode: Point] = [:]
    for (code, center) in zip(codes, spread(centers.map { ($0 - box.center) * scale })) {
      places[code] = Point(Self.panelWidth / 2 + center.x, Self.panelHeight / 2 + 12 + center.y)
    }
    return places
  }

  /// Codes pushed apart where the panel's scale made them meet.
  private func spread(_ centers: [Point]) -> [Point] {
    var centers = centers
    for _ in 0..<200 {
      var isDone = true
      for a in centers.indices {
        for b in centers.indices.dropFirst(a + 1) {
          let d = centers[b] - centers[a]
          let overlap = Point(27 - abs(d.x), 16 - abs(d.y))
          guard overlap.x > 0.01, overlap.y > 0.01 else { continue }
          isDone = false
          let push =
            overlap.y <= overlap.x
            ? Point(0, overlap.y / 2 * (d.y >= 0 ? 1 : -1))
            : Point(overlap.x / 2 * (d.x >= 0 ? 1 : -1), 0)
          centers[a] = centers[a] - push
          centers[b] = centers[b] + push
        }
      }
      if isDone { break }
    }
    return centers
  }

  func panels(_ places: [NationCode: Point]) -> ([Scene.Item], Double, Double) {
    let columns = networks.count <= 4 ? min(2, max(1, networks.count)) : 3
    let items = networks.enumerated().map { number, network in
      let origin = Point(
        Double(number % columns) * (Self.panelWidth + Self.gap),
        Double(number / columns) * (Self.panelHeight + Self.gap))
      return Scene.Item.group(
        Scene.Group(
          id: "panel-\(number + 1)", classes: ["panel"], role: .frame,
          label: "\(network.snapshot.rule)", items: panel(network, places, number))
      ).moved(by: origin)
    }
    let rows = (networks.count + columns - 1) / columns
    return (
      items, Double(columns) * (Self.panelWidth + Self.gap) - Self.gap,
      max(1, Double(rows) * (Self.panelHeight + Self.gap) - Self.gap)
    )
  }

  private func panel(
    _ network: DrawnNetwork, _ places: [NationCode: Point], _ number: Int
  ) -> [Scene.Item] {
    var items: [Scene.Item] = [
      .box(
        Box(left: 0, top: 0, right: Self.panelWidth, bottom: Self.panelHeight), radius: 6,
        fill: Palette.panel, stroke: Scene.Stroke(Palette.hairline, width: 0.6)),
      .text(
        Scene.Text(
          network.snapshot.rule.heading, at: Point(12, 19), size: 12, isBold: true)),
    ]
    var seen: [[NationCode]: Int] = [:]
    for pair in pairs(network) {
      guard let a = places[pair.a], let b = places[pair.b] else { continue }
      let key = [min(pair.a, pair.b), max(pair.a, pair.b)]
      let count = seen[key, default: 0]
      seen[key] = count + 1
      let mark = TieMark.mark(forKind: pair.kind.rawValue, declared: declared)
      // Parallel ties stand side by side.
      let along = (places[key[1]] ?? b) - (places[key[0]] ?? a)
      let across = Point(-along.y, along.x).unit
      let offset = across * (count == 0 ? 0 : Double((count + 1) / 2) * (count % 2 == 0 ? -3 : 3))
      items.append(
        .group(
          Scene.Group(
            id: "e\(number)-\(pair.a)-\(pair.b)",
            classes: ["edge", "tie", "tie-\(pair.kind.rawValue)"],
            role: .edge,
            label: "\(names[pair.a]?.name ?? "") – \(names[pair.b]?.name ?? ""): "
              + network.snapshot.data.definition(of: pair.kind).label,
            data: [
              Scene.DataValue("a", "\(pair.a)-\(number)"),
              Scene.DataValue("b", "\(pair.b)-\(number)"),
            ],
            items: TieDrawing.items(
              Curve(from: a + offset, to: b + offset), mark: mark, tail: .none, head: .none,
              width: max(0.9, mark.width * 0.75)))))
    }
    let tied = Set(network.nations.map { network.snapshot.nations[$0].code })
    for code in codes {
      guard let place = places[code] else { continue }
      let words = names[code]?.shortCode ?? code.rawValue
      let width = max(20, TextMetrics.width(words, size: Self.size) * 1.03 + 7)
      let isHere = tied.contains(code)
      items.append(
        .group(
          Scene.Group(
            id: "n\(number)-\(code)", classes: ["node", "nation"] + (isHere ? [] : ["faded"]),
            role: .node, label: names[code]?.name ?? code.rawValue,
            data: [Scene.DataValue("id", "\(code)-\(number)")],
            items: [
              .box(
                Box(center: place, width: width, height: 13.5), radius: 3,
                fill: isHere ? Palette.regions[0].strong : Palette.canvas,
                stroke: isHere ? nil : Scene.Stroke(Palette.hairline, width: 0.6)),
              .text(
                Scene.Text(
                  words, at: Point(place.x, place.y + Self.size * 0.355), size: Self.size,
                  anchor: .middle, paint: isHere ? Palette.onStrong : Palette.fadedText)),
            ])))
    }
    return items
  }

  var legend: [Diagram.LegendItem] {
    guard let data = networks.first?.snapshot.data else { return [] }
    let used = Set(networks.flatMap(pairs).map(\.kind))
    return data.kinds.filter { used.contains($0.kind) }.map { kind in
      .line(
        label: kind.label,
        mark: TieMark.mark(forKind: kind.kind.rawValue, declared: declared).spoke,
        kind: kind.kind.rawValue)
    }
  }

  var summary: String {
    networks.map { network in
      "\(network.snapshot.rule): \(DiagramWords.count(network.nations.count, "nation")), "
        + DiagramWords.count(pairs(network).count, "tie")
    }.joined(separator: ". ") + "."
  }
}

extension DateRule {
  /// The date alone, for the head of a panel.
  fileprivate var heading: String {
    let words = description
    for start in ["on any day of ", "on every day of ", "on "] where words.hasPrefix(start) {
      return String(words.dropFirst(start.count))
    }
    return words
  }
}

extension Scene.Item {
  /// The element and all in it, moved.
  func moved(by shift: Point) -> Scene.Item {
    switch self {
    case .group(var group):
      group.items = group.items.map { $0.moved(by: shift) }
      return .group(group)
    case .box(let box, let radius, let fill, let stroke):
      return .box(
        Box(
          left: box.left + shift.x, top: box.top + shift.y, right: box.right + shift.x,
          bottom: box.bottom + shift.y), radius: radius, fill: fill, stroke: stroke)
    case .polygon(let points, let fill, let stroke):
      return .polygon(points.map { $0 + shift }, fill: fill, stroke: stroke)
    case .polyline(let points, let stroke):
      return .polyline(points.map { $0 + shift }, stroke: stroke)
    case .curve(let points, let fill, let stroke):
      return .curve(points.map { $0 + shift }, fill: fill, stroke: stroke)
    case .ellipse(let center, let radiusX, let radiusY, let fill, let stroke):
      return .ellipse(
        center + shift, radiusX: radiusX, radiusY: radiusY, fill: fill, stroke: stroke)
    case .text(var text):
      text.place = text.place + shift
      return .text(text)
    }
  }
}
