import AllianceGraph

/// Nations, lines and hubs as a diagram in one of the node-link styles.
struct NetworkDiagram {
  private let network: DrawnNetwork
  private let options: DrawingOptions
  private let style: DiagramStyle
  private let words: DiagramWords
  private let blocs: [DrawingOptions.Bloc]
  private let colors: NationColors
  private let declared: [String]
  private let degrees: [Int]
  /// Whether agreements have the colour of a region, for want of kinds.
  private let isByRegion: Bool
  /// Nations on a highlighted path, and the pairs of its legs.
  private let onPath: Set<Int>
  private let legs: Set<[Int]>

  init(
    _ network: DrawnNetwork, _ options: DrawingOptions, _ style: DiagramStyle,
    _ words: DiagramWords
  ) {
    self.network = network
    self.options = options
    self.style = style
    self.words = words
    blocs = options.blocs.isEmpty && style == .names ? Self.circles(network) : options.blocs
    colors = NationColors(network, blocs: blocs, shades: options.shades)
    declared = network.snapshot.declaredKinds
    degrees = network.degrees
    isByRegion = style == .chips && HubLook.isByRegion(network, colors)
    var onPath: Set<Int> = []
    var legs: Set<[Int]> = []
    for leg in options.paths.flatMap({ $0 }) {
      guard let a = network.snapshot.index(of: leg.from),
        let b = network.snapshot.index(of: leg.to)
      else { continue }
      onPath.formUnion([a, b])
      legs.insert([min(a, b), max(a, b)])
    }
    self.onPath = onPath
    self.legs = legs
  }

  /// The bloc of each nation, where frustration is asked for.
  private func bloc(of nation: Int) -> Int? {
    let code = network.snapshot.nations[nation].code
    return blocs.firstIndex { $0.members.contains(code) }
  }

  /// A friendly line between two blocs, or a hostile one within one.
  private func isFrustrated(_ line: DrawnNetwork.Line, _ kind: KindDefinition) -> Bool {
    guard options.marksFrustration, let a = bloc(of: line.from), let b = bloc(of: line.to)
    else { return false }
    return (kind.sign == .positive) == (a != b)
  }

  func diagram() -> Diagram {
    var nodes = network.nations.map(nationNode)
    var places: [Int: Int] = [:]
    for (place, nation) in network.nations.enumerated() { places[nation] = place }
    let firstHub = nodes.count
    nodes += network.hubs.map(hubNode)
    var edges: [Diagram.Edge] = []
    for (number, hub) in network.hubs.enumerated() {
      edges += spokes(hub, at: firstHub + number, places)
    }
    edges += network.lines.compactMap { line($0, places) }
    return Diagram(
      title: words.title, subtitle: words.steps + words.scope + sizeNote, source: words.source,
      summary: words.summary, nodes: nodes, edges: edges, hulls: hulls(places),
      legend: legend(edges), arrangement: arrangement(nodes, edges))
  }

  // MARK: - Nations

  private func nationNode(_ index: Int) -> Diagram.Node {
    let nation = network.snapshot.nations[index]
    let look = colors.looks[index]
    let code = nation.shortCode
    var node = Diagram.Node(
      id: nation.code.rawValue, content: .name(nation.name),
      tooltip: "\(nation.name) – \(DiagramWords.count(degrees[index], "tie"))",
      classes: ["nation"] + look.className.split(separator: " ").map(String.init),
      emphasis: emphasis(of: index))
    node.band = look.band
    let form: DrawingOptions.Labels =
      options.labels != .automatic
      ? options.labels : style == .names ? .names : style == .chips ? .codes : .both
    switch form {
    case .names, .automatic:
      node.fontSize = options.sizes == nil && style == .names ? 14 : fontSize(of: index)
      if let region = look.region {
        node.fill = look.isCore ? region.strong : region.tint
        if look.isCore { node.ink = look.ink ?? Palette.onStrong }
      } else if onPath.contains(index) {
        node.fill = Palette.regions[0].strong
        node.ink = Palette.onStrong
      }
    case .codes:
      node.content = .code(code)
      node.fontSize = options.sizes == nil && style == .chips ? 12 : fontSize(of: index)
      node.fill = look.region?.strong ?? Palette.regions[8].strong
      node.ink = look.ink ?? Palette.onStrong
    case .both:
      node.content = .chip(code: code, name: nation.name)
      node.fontSize = fontSize(of: index)
      node.fill = look.region?.tint ?? Palette.neutralFill
      node.chipFill =
        look.ink == nil
        ? look.region?.strong ?? Palette.regions[8].strong : Palette.regions[8].strong
      if let ink = look.ink { node.ink = ink }
    }
    return node
  }

  /// Area grows with the number, so the type size with its root.
  private func fontSize(of index: Int) -> Double {
    let value =
      options.sizes.map { $0.values[network.snapshot.nations[index].code] ?? 0 }
      ?? Double(degrees[index])
    return fontSize(for: value)
  }

  private func fontSize(for value: Double) -> Double {
    let most = greatest
    guard most > 0 else { return 12 }
    return (10 + 6 * max(0, value / most).squareRoot()).rounded()
  }

  private var greatest: Double {
    guard let sizes = options.sizes else {
      return Double(network.nations.map { degrees[$0] }.max() ?? 0)
    }
    return network.nations.compactMap { sizes.values[network.snapshot.nations[$0].code] }.max() ?? 0
  }

  private var sizeNote: String {
    guard style == .hubs || options.sizes != nil else { return "" }
    return "; type size grows with \(options.sizes?.label ?? "the number of ties")"
  }

  /// The scale of type sizes: a quarter of the greatest number, and the greatest.
  private var sizeLegend: [Diagram.LegendItem] {
    guard let sizes = options.sizes, greatest > 0 else { return [] }
    return [0.0, 0.25, 1].map { share in
      let value = greatest * share
      return .type(
        label: share == 0 ? "\(sizes.label) 0" : ShortNumber.text(value),
        size: fontSize(for: value))
    }
  }

  /// The scale of widths that the lines really have.
  private func widthLegend(_ edges: [Diagram.Edge]) -> [Diagram.LegendItem] {
    switch options.widths {
    case .kind: return []
    case .level:
      let used = Set(network.lines.map(\.level) + network.hubs.map { level(of: $0) }).sorted()
      return used.map { level in
        .width(
          label: "level: \(level.label)",
          mark: TieMark(Palette.secondary, width: Self.widths[level.rawValue]))
      }
    case .strength:
      let most = greatestStrength
      let steps = most > 2 ? [1, (most / 2).rounded(), most] : Array(Set([1, most])).sorted()
      return steps.enumerated().map { index, strength in
        .width(
          label: (index == 0 ? "strength " : "") + ShortNumber.text(strength),
          mark: TieMark(Palette.secondary, width: width(for: strength)))
      }
    }
  }

  private static let widths = [0.8, 1.5, 2.4, 3.6]
  private var greatestStrength: Double { network.lines.map(\.strength).max() ?? 1 }

  private func width(for strength: Double) -> Double {
    1 + 3.4 * (max(0, strength - 1) / max(1, greatestStrength - 1)).squareRoot()
  }

  private func level(of hub: DrawnNetwork.Hub) -> Commitment {
    network.snapshot.commitment(hub.agreement.level, hub.kind)
  }

  /// A kind's mark with the width that the options ask for.
  private func widened(_ mark: TieMark, _ width: Double) -> TieMark {
    var mark = mark
    mark.width = mark.isDoubled ? width / 2 : width
    return mark
  }

  private func emphasis(of nation: Int) -> Diagram.Emphasis {
    if legs.isEmpty { return .normal }
    return onPath.contains(nation) ? .strong : .faded
  }

  // MARK: - Agreements

  private func hubNode(_ hub: DrawnNetwork.Hub) -> Diagram.Node {
    let mark = mark(of: hub.kind)
    let largest = Double(network.hubs.map(\.members.count).max() ?? 1)
    let share = (Double(hub.members.count) / largest).squareRoot()
    let isLarge = style == .chips
    let look = isLarge ? look(of: hub) : nil
    return Diagram.Node(
      id: hub.agreement.id.rawValue,
      content: .hub(hub.agreement.displayName, count: isLarge ? hub.members.count : nil),
      fontSize: (isLarge ? 11 + 7 * share : 11 + 2 * share).rounded(),
      fill: look?.fill ?? Palette.canvas, ink: look?.ink ?? mark.paint,
      outline: look?.fill ?? mark.paint, outlineWidth: 2,
      tooltip: "\(hub.agreement.name): \(kindLabel(hub.kind)), "
        + DiagramWords.count(hub.members.count, "member"),
      classes: ["agreement", "kind-\(hub.kind.rawValue)"],
      emphasis: legs.isEmpty ? .normal : carries(hub) ? .strong : .faded)
  }

  private func look(of hub: DrawnNetwork.Hub) -> HubLook {
    HubLook(hub, mark(of: hub.kind), colors, isByRegion: isByRegion)
  }

  /// Whether a highlighted leg runs through an agreement.
  private func carries(_ hub: DrawnNetwork.Hub) -> Bool {
    legs.contains { leg in leg.allSatisfy { hub.members.contains($0) } }
  }

  private func spokes(
    _ hub: DrawnNetwork.Hub, at place: Int, _ places: [Int: Int]
  ) -> [Diagram.Edge] {
    let thin = mark(of: hub.kind).spoke
    let mark =
      options.widths == .level
      ? widened(thin, Self.widths[level(of: hub).rawValue])
      : options.widths == .strength ? widened(thin, 1) : thin
    let isCarrying = !legs.isEmpty && carries(hub)
    return zip(hub.members, hub.years).compactMap { member, year in
      guard let tail = places[member] else { return nil }
      var mark = mark
      if style == .chips {
        if options.widths == .kind { mark.width = mark.line == .dotted ? 1.4 : 0.9 }
        mark.paint = look(of: hub).line.opacity(0.75)
      }
      let isLeg =
        isCarrying && legs.contains { $0.contains(member) && $0.allSatisfy(hub.members.contains) }
      return Diagram.Edge(
        tail: tail, head: place, mark: mark, kind: hub.kind.rawValue, classes: ["membership"],
        tooltip: "\(network.snapshot.nations[member].name) – \(hub.agreement.name)"
          + (year.map { ", since \($0)" } ?? ""), since: year,
        length: style == .chips ? 64 : 94,
        emphasis: legs.isEmpty ? .normal : isLeg ? .strong : .faded)
    }
  }

  // MARK: - Lines

  private func line(_ line: DrawnNetwork.Line, _ places: [Int: Int]) -> Diagram.Edge? {
    guard let tail = places[line.from], let head = places[line.to] else { return nil }
    let isLeg = legs.contains([min(line.from, line.to), max(line.from, line.to)])
    let definition = network.snapshot.data.definition(of: line.kind)
    let isCounted = isLeg && definition.sign == .positive
    let isPlated = style == .names || isCounted
    let kindMark = mark(of: line.kind)
    let mark =
      switch options.widths {
      case .kind: kindMark
      case .level: widened(kindMark, Self.widths[line.level.rawValue])
      case .strength: widened(kindMark, width(for: line.strength))
      }
    return Diagram.Edge(
      tail: tail, head: head, mark: mark, kind: line.kind.rawValue,
      isDirected: line.isDirected, plate: isPlated ? plate(of: line, named: isCounted) : nil,
      tooltip: tooltip(of: line), since: line.year,
      length: length(of: line, definition),
      emphasis: legs.isEmpty
        ? isFrustrated(line, definition) ? .strong : .normal : isCounted ? .strong : .faded)
  }

  /// The year; on a highlighted path the treaty too.
  private func plate(of line: DrawnNetwork.Line, named: Bool) -> String? {
    let year = line.year.map(String.init)
    guard named, let name = line.instruments.first?.shortName, !name.isEmpty else { return year }
    let short = TextMetrics.fitting(SafeText.cleaned(name), width: 130, size: Plate.fontSize)
    return year.map { "\(short) \($0)" } ?? short
  }

  private func tooltip(of line: DrawnNetwork.Line) -> String {
    let nations = network.snapshot.nations
    let arrow = line.isDirected ? "→" : "–"
    let behind = line.instruments.prefix(6).compactMap { instrument -> String? in
      let year = instrument.year.map(String.init)
      if instrument.name.isEmpty { return year.map { "since \($0)" } }
      return instrument.name + (year.map { " (\($0))" } ?? "")
    }
    let rest = line.instruments.count > 6 ? " and \(line.instruments.count - 6) more" : ""
    return "\(nations[line.from].name) \(arrow) \(nations[line.to].name): \(kindLabel(line.kind))"
      + (behind.isEmpty ? "" : ", " + behind.joined(separator: "; ") + rest)
  }

  private func length(of line: DrawnNetwork.Line, _ kind: KindDefinition) -> Double {
    let isNegative = kind.sign == .negative
    switch style {
    case .names: return isNegative ? 130 : kind.level >= .defense ? 100 : 115
    default: return isNegative ? 160 : 140
    }
  }

  // MARK: - Blocs and legend

  /// Agreements of three to five parties that share no member, as blocs.
  private static func circles(_ network: DrawnNetwork) -> [DrawingOptions.Bloc] {
    let snapshot = network.snapshot
    let binding = network.circles.filter {
      $0.members.count <= 5 && snapshot.data.definition(of: $0.kind).level >= .defense
    }
    var taken = Set<Int>()
    var blocs: [DrawingOptions.Bloc] = []
    for circle in binding where blocs.count < 3 && taken.isDisjoint(with: circle.members) {
      taken.formUnion(circle.members)
      blocs.append(
        DrawingOptions.Bloc(
          name: circle.name, members: circle.members.map { snapshot.nations[$0].code }))
    }
    return blocs
  }

  private func hulls(_ places: [Int: Int]) -> [Diagram.Hull] {
    guard style == .names, options.outlinesBlocs, options.shades == nil, blocs.count <= 3,
      legs.isEmpty
    else { return [] }
    let all = blocs.flatMap(\.members)
    guard Set(all).count == all.count else { return [] }
    return blocs.enumerated().compactMap { number, bloc in
      let members = bloc.members.compactMap { network.snapshot.index(of: $0) }
        .compactMap { places[$0] }
      guard members.count > 1 else { return nil }
      return Diagram.Hull(
        name: bloc.name, paint: Palette.blocs[number % Palette.blocs.count].strong,
        members: members)
    }
  }

  private func legend(_ edges: [Diagram.Edge]) -> [Diagram.LegendItem] {
    let shown = Set(edges.filter { $0.emphasis != .faded }.map(\.kind))
    let lines = network.kinds.filter { shown.contains($0.rawValue) }.map { kind in
      Diagram.LegendItem.line(label: kindLabel(kind), mark: mark(of: kind), kind: kind.rawValue)
    }
    let note: [Diagram.LegendItem] =
      options.marksFrustration
      ? [.note("thick: friends in two blocs, or foes in one")]
      : isByRegion ? [.note("agreements and their lines: the region of most members")] : []
    return lines + widthLegend(edges) + (legs.isEmpty ? colors.legend : []) + sizeLegend + note
  }

  private func mark(of kind: TieKind) -> TieMark {
    .mark(forKind: kind.rawValue, declared: declared)
  }

  private func kindLabel(_ kind: TieKind) -> String {
    network.snapshot.data.definition(of: kind).label
  }

  private func arrangement(
    _ shown: [Diagram.Node], _ edges: [Diagram.Edge]
  ) -> Diagram.Arrangement {
    if let places = KeptPlaces.of(shown, edges, options.places) {
      return Diagram.Arrangement(
        .fixed(places), clearance: 5, isRouted: style != .chips)
    }
    let nodes = shown.count
    var arrangement: Diagram.Arrangement
    switch style {
    case .names:
      arrangement = Diagram.Arrangement(
        .stress, starts: nodes <= 15 ? 24 : 8, effort: 5_000, separation: 20, clearance: 5)
    case .chips:
      arrangement = Diagram.Arrangement(
        .multilevel, starts: 4, effort: 900, separation: 7, clearance: 3, isRouted: false)
      arrangement.taste = .compact
    default:
      arrangement = Diagram.Arrangement(
        .stress, starts: nodes <= 60 ? 16 : 6, effort: nodes <= 30 ? 5_000 : 3_000,
        separation: 18, clearance: 6)
      if nodes <= 32 { arrangement.taste = .untangled }
    }
    if let starts = options.starts { arrangement.starts = starts }
    if let effort = options.effort { arrangement.effort = effort }
    return arrangement
  }
}

extension Snapshot {
  /// The kinds that the data set declares beside the standard ones.
  var declaredKinds: [String] {
    let standard = Set(KindDefinition.standard.map(\.kind))
    return data.kinds.map(\.kind).filter { !standard.contains($0) }.map(\.rawValue)
  }
}
