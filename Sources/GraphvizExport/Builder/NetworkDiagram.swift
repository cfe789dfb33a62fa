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
  private let nesting: HubNesting
  /// The paths that are brought out.
  private let route: RouteHighlight?

  init(
    _ network: DrawnNetwork, _ options: DrawingOptions, _ style: DiagramStyle,
    _ words: DiagramWords
  ) {
    self.network = network
    self.options = options
    self.style = style
    self.words = words
    blocs = options.blocs.isEmpty && style == .names ? network.circleBlocs : options.blocs
    colors = NationColors(network, blocs: blocs, shades: options.shades)
    declared = network.snapshot.declaredKinds
    degrees = network.degrees
    isByRegion = style == .chips && HubLook.isByRegion(network, colors)
    nesting = style == .chips ? HubNesting(flat: network.hubs) : HubNesting(network.hubs)
    route = RouteHighlight(network, options.paths)
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
    for number in network.hubs.indices {
      edges += spokes(number, firstHub, places)
    }
    edges += network.lines.compactMap { line($0, places) }
    edges += (route?.legs ?? []).compactMap { leg($0, places) }
    return Diagram(
      title: words.title, subtitle: (route?.words ?? "") + words.scope + sizeNote,
      source: words.source,
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
      emphasis: route?.emphasis(of: index) ?? .normal)
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
      } else if route?.main.contains(index) ?? false {
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

  /// Area grows with the number, so the type size with its root. Beside a path
  /// that is brought out the size says who is on it.
  private func fontSize(of index: Int) -> Double {
    if let route, options.sizes == nil {
      return route.main.contains(index) ? 15 : route.emphasis(of: index) == .normal ? 13 : 11
    }
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
    guard style == .hubs && route == nil || options.sizes != nil else { return "" }
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

  // MARK: - Agreements

  private func hubNode(_ hub: DrawnNetwork.Hub) -> Diagram.Node {
    let mark = mark(of: hub.kind)
    let largest = Double(network.hubs.map(\.members.count).max() ?? 1)
    let share = (Double(hub.members.count) / largest).squareRoot()
    let isLarge = style == .chips
    let look = isLarge ? look(of: hub) : nil
    let isGuarantee = !hub.beneficiaries.isEmpty
    return Diagram.Node(
      id: hub.agreement.id.rawValue,
      content: .hub(hub.agreement.displayName, count: isLarge ? hub.members.count : nil),
      fontSize: isGuarantee
        ? 10 : (isLarge ? 11 + 7 * share : 11 + 2 * share).rounded(),
      fill: look?.fill ?? Palette.canvas, ink: look?.ink ?? mark.paint,
      outline: look?.fill ?? mark.paint, outlineWidth: isGuarantee ? 1 : 2,
      tooltip: "\(hub.agreement.name): \(kindLabel(hub.kind)), "
        + DiagramWords.count(hub.members.count, "member"),
      classes: ["agreement", "kind-\(hub.kind.rawValue)"],
      emphasis: route == nil ? .normal : .faded)
  }

  private func look(of hub: DrawnNetwork.Hub) -> HubLook {
    HubLook(hub, mark(of: hub.kind), colors, isByRegion: isByRegion)
  }

  private func spokes(_ number: Int, _ firstHub: Int, _ places: [Int: Int]) -> [Diagram.Edge] {
    let hub = network.hubs[number]
    let thin = mark(of: hub.kind).spoke
    let mark =
      options.widths == .level
      ? widened(thin, Self.widths[level(of: hub).rawValue])
      : options.widths == .strength ? widened(thin, 1) : thin
    let members = nesting.own[number].compactMap { place -> Diagram.Edge? in
      let (member, year) = (hub.members[place], hub.years[place])
      guard let tail = places[member] else { return nil }
      let isProtected = hub.beneficiaries.contains(member)
      var mark = isProtected ? self.mark(of: hub.kind) : mark
      if style == .chips {
        if options.widths == .kind { mark.width = mark.line == .dotted ? 1.4 : 0.9 }
        mark.paint = look(of: hub).line.opacity(0.75)
      }
      let shown = isProtected ? hub.year : year == hub.year ? nil : year
      return Diagram.Edge(
        tail: isProtected ? firstHub + number : tail, head: isProtected ? tail : firstHub + number,
        mark: mark, kind: hub.kind.rawValue, isDirected: isProtected, classes: ["membership"],
        plate: hub.beneficiaries.isEmpty || style != .names ? nil : shown.map(String.init),
        tooltip: "\(network.snapshot.nations[member].name) – \(hub.agreement.name)"
          + (year.map { ", since \($0)" } ?? ""), since: year,
        length: style == .chips ? 64 : 94, emphasis: route == nil ? .normal : .faded)
    }
    return members
      + nesting.inner[number].map { inner in
        Diagram.Edge(
          tail: firstHub + inner, head: firstHub + number, mark: mark, kind: hub.kind.rawValue,
          classes: ["membership"],
          tooltip: "all members of \(network.hubs[inner].agreement.name) belong to "
            + hub.agreement.name, length: 94, emphasis: route == nil ? .normal : .faded)
      }
  }

  // MARK: - Lines

  private func line(_ line: DrawnNetwork.Line, _ places: [Int: Int]) -> Diagram.Edge? {
    guard let tail = places[line.from], let head = places[line.to] else { return nil }
    // The legs of a path are drawn for themselves.
    guard !(route?.covers(line) ?? false) else { return nil }
    let definition = network.snapshot.data.definition(of: line.kind)
    let kindMark = mark(of: line.kind)
    let mark =
      switch options.widths {
      case .kind: kindMark
      case .level: widened(kindMark, Self.widths[line.level.rawValue])
      case .strength: widened(kindMark, width(for: line.strength))
      }
    return Diagram.Edge(
      tail: tail, head: head, mark: mark, kind: line.kind.rawValue,
      isDirected: line.isDirected, plate: style == .names ? line.year.map(String.init) : nil,
      tooltip: tooltip(of: line), since: line.year,
      length: length(of: line, definition),
      emphasis: route != nil ? .faded : isFrustrated(line, definition) ? .strong : .normal)
  }

  /// A leg of a path, from nation to nation also where an agreement of many
  /// carries it.
  private func leg(_ leg: RouteHighlight.Leg, _ places: [Int: Int]) -> Diagram.Edge? {
    guard let tail = places[leg.from], let head = places[leg.to] else { return nil }
    let nations = network.snapshot.nations
    let kindMark = mark(of: leg.kind)
    var edge = Diagram.Edge(
      tail: tail, head: head, mark: leg.isMain ? kindMark : widened(kindMark, 1.1),
      kind: leg.kind.rawValue, isDirected: leg.isDirected, plate: leg.plate,
      plateInk: leg.isMain ? Palette.ink : Palette.secondary,
      tooltip: "\(nations[leg.from].name) – \(nations[leg.to].name): \(kindLabel(leg.kind))"
        + DrawnNetwork.Instrument.listed(leg.instruments),
      since: leg.instruments.compactMap(\.year).min(), length: 190,
      emphasis: leg.isMain ? .strong : .normal)
    edge.plateTakesRoom = leg.plate != nil
    return edge
  }

  private func tooltip(of line: DrawnNetwork.Line) -> String {
    let nations = network.snapshot.nations
    let arrow = line.isDirected ? "→" : "–"
    return "\(nations[line.from].name) \(arrow) \(nations[line.to].name): \(kindLabel(line.kind))"
      + DrawnNetwork.Instrument.listed(line.instruments)
  }

  private func length(of line: DrawnNetwork.Line, _ kind: KindDefinition) -> Double {
    let isNegative = kind.sign == .negative
    switch style {
    case .names: return isNegative ? 130 : kind.level >= .defense ? 100 : 115
    default: return isNegative ? 160 : 140
    }
  }

  // MARK: - Blocs and legend

  private func hulls(_ places: [Int: Int]) -> [Diagram.Hull] {
    guard style == .names, options.outlinesBlocs, options.shades == nil, blocs.count <= 3,
      route == nil
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
    var notes: [Diagram.LegendItem] = []
    if route != nil, edges.contains(where: { $0.emphasis == .faded }) {
      notes.append(
        .width(label: "other ties", mark: TieMark(Palette.fadedLine, width: 1.2)))
    }
    if options.marksFrustration {
      notes.append(.note("thick: friends in two blocs, or foes in one"))
    }
    if isByRegion, !options.marksFrustration {
      notes.append(.note("agreements and their lines: the region of most members"))
    }
    if nesting.isNested, route == nil {
      notes.append(
        .note("line between agreements: all of one are in the other"))
    }
    if let note = directionNote(edges) { notes.append(.note(note)) }
    return lines + widthLegend(edges) + shownColors + sizeLegend + notes
  }

  /// What a mark at one end says, where a line that does not fade has one.
  private func directionNote(_ edges: [Diagram.Edge]) -> String? {
    let directed = edges.filter { $0.isDirected && $0.emphasis != .faded }
    guard !directed.isEmpty else { return nil }
    let mark = directed.allSatisfy { $0.mark.marker == .none } ? "arrow" : "mark at one end"
    let arePledges = Set(directed.map(\.kind)).allSatisfy {
      network.snapshot.data.definition(of: TieKind(rawValue: $0)).level != .none
    }
    return "\(mark): \(arePledges ? "to whom the pledge is made" : "one-sided")"
  }

  /// Beside a path only the colours of nations that do not fade.
  private var shownColors: [Diagram.LegendItem] {
    guard let route, options.shades == nil else { return colors.legend }
    let nations = network.nations.filter { route.emphasis(of: $0) != .faded }
      .map { network.snapshot.nations[$0] }
    let shown = Set(
      colors.isByBloc
        ? blocs.filter { bloc in nations.contains { bloc.members.contains($0.code) } }.map(\.name)
        : nations.compactMap(\.region))
    return colors.legend.filter { item in
      if case .swatch(let label, _) = item { shown.contains(label) } else { true }
    }
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
    var arrangement = Diagram.Arrangement(of: style, nodes: shown.count)
    if let route {
      arrangement.reading = route.main.compactMap { nation in
        network.nations.firstIndex { $0 == nation }
      }
    }
    if let starts = options.starts { arrangement.starts = starts }
    if let effort = options.effort { arrangement.effort = effort }
    return arrangement
  }
}
