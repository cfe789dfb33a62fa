import AllianceGraph

/// One nation in the middle, its agreements on a ring around it, its partners
/// and fellow members evenly on an outer ring.
struct RingsPicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let center: Int
  private let colors: NationColors
  private let order: RingOrder

  /// - Returns: nil when the focused nation is not there.
  init?(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    guard let code = options.focus.first, let center = network.snapshot.index(of: code) else {
      return nil
    }
    self.network = network
    self.words = words
    self.center = center
    declared = network.snapshot.declaredKinds
    colors = NationColors(network, blocs: options.blocs)
    order = RingOrder(network, center: center)
  }

  /// Whether rings are read well: not too many partners, and few of them in
  /// several agreements.
  static func suits(_ network: DrawnNetwork, center: Int) -> Bool {
    let order = RingOrder(network, center: center)
    let partners = order.partners.count
    let spokes = network.hubs.reduce(0) { $0 + $1.members.count - 1 }
    let single = order.partners.filter { !$0.hubs.isEmpty }.count
    return partners > 0 && partners <= 110 && network.hubs.count <= 9
      && spokes - single <= max(12, partners * 7 / 10)
  }

  func scene(theme: Theme) -> Scene {
    let places = RingPlaces(
      labels: order.partners.map(label),
      agreements: network.hubs.indices.map { NodeShape(hub($0)) },
      hubsOf: order.partners.map(\.hubs), isDirect: order.partners.map { !$0.lines.isEmpty })
    let frame = Frame(
      title: words.title,
      subtitle: "Inner ring: agreements; outer ring: fellow members, and partners by name where "
        + "a tie joins just the two. " + words.scope,
      source: words.source, legend: legend, drawing: (places.width, places.height))
    let shift = frame.origin + Point(places.width / 2, places.height / 2)
    let heart = heartShape
    var lines: [Scene.Item] = places.rings.map { radius in
      .ellipse(
        shift, radiusX: radius.x, radiusY: radius.y, fill: nil,
        stroke: Scene.Stroke(Palette.hairline, width: 0.7))
    }
    lines += spokes(places, shift) + hubLines(places, shift) + directLines(places, shift)
    var nodes = network.hubs.indices.map { hubNode($0, places.hubs[$0] + shift) }
    for (index, partner) in order.partners.enumerated() {
      nodes.append(partnerNode(partner, places.partners[index] + shift))
    }
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary,
      items: lines + nodes + [heartNode(heart, at: shift)] + frame.items)
  }

  // MARK: - Lines

  private func mark(_ kind: TieKind) -> TieMark {
    .mark(forKind: kind.rawValue, declared: declared)
  }

  private func code(_ nation: Int) -> String { network.snapshot.nations[nation].code.rawValue }
  private func name(_ nation: Int) -> String { network.snapshot.nations[nation].name }

  /// Memberships of the others, straight to the largest agreement, along the
  /// ring to further ones.
  private func spokes(_ places: RingPlaces, _ shift: Point) -> [Scene.Item] {
    order.partners.enumerated().flatMap { index, partner in
      partner.hubs.enumerated().map { rank, number -> Scene.Item in
        let hub = network.hubs[number]
        var mark = mark(hub.kind).spoke
        mark.width = mark.isDoubled ? 0.7 : rank == 0 ? 1.1 : 0.9
        mark.paint = mark.paint.opacity(rank == 0 ? 0.7 : 0.55)
        let curve = places.spoke(from: number, to: index).mapped { $0 + shift }
        return edge(
          "\(code(partner.nation))-\(hub.agreement.id.rawValue)", kind: hub.kind,
          classes: ["membership"],
          label: "\(name(partner.nation)) – \(hub.agreement.name)",
          ends: (code(partner.nation), hub.agreement.id.rawValue),
          since: zip(hub.members, hub.years).first { $0.0 == partner.nation }?.1,
          TieDrawing.items(curve, mark: mark, tail: .none, head: .none))
      }
    }
  }

  private func hubLines(_ places: RingPlaces, _ shift: Point) -> [Scene.Item] {
    network.hubs.indices.map { number in
      let hub = network.hubs[number]
      let mark = mark(hub.kind)
      return edge(
        "\(code(center))-\(hub.agreement.id.rawValue)", kind: hub.kind, classes: ["membership"],
        label: "\(name(center)) – \(hub.agreement.name)",
        ends: (code(center), hub.agreement.id.rawValue),
        since: zip(hub.members, hub.years).first { $0.0 == center }?.1,
        TieDrawing.items(
          Curve(from: shift, to: places.hubs[number] + shift), mark: mark, tail: .none,
          head: .none, width: mark.width * 1.15))
    }
  }

  private func directLines(_ places: RingPlaces, _ shift: Point) -> [Scene.Item] {
    order.partners.enumerated().flatMap { index, partner -> [Scene.Item] in
      let place = places.partners[index]
      let across = Point(-place.y, place.x).unit
      return partner.lines.enumerated().map { position, line in
        let offset = (Double(position) - Double(partner.lines.count - 1) / 2) * 9
        let heartBox = Box(center: Point(0, 0), width: heartShape.width, height: heartShape.height)
        let box = Box(
          center: place, width: label(partner).width + 4, height: label(partner).height + 4)
        let isOut = line.from == center
        let edgeEnds = MarkerAttributes.ends(
          Diagram.Edge(
            tail: 0, head: 1, mark: mark(line.kind), kind: line.kind.rawValue,
            isDirected: line.isDirected))
        let (near, far) = isOut ? (edgeEnds.tail, edgeEnds.head) : (edgeEnds.head, edgeEnds.tail)
        let start = heartBox.edge(from: across * offset, towards: place + across * offset)
        let end = box.edge(from: place + across * offset, towards: across * offset)
        let along = (end - start).unit
        var curve = Curve(
          from: start + along * TieDrawing.length(of: near),
          to: end - along * TieDrawing.length(of: far))
        if near != .none { curve.tailTip = start }
        if far != .none { curve.headTip = end }
        let instrument = line.instruments.first
        return edge(
          "\(code(center))-\(code(partner.nation))-\(line.kind.rawValue)", kind: line.kind,
          classes: [],
          label: "\(name(line.from)) \(line.isDirected ? "→" : "–") \(name(line.to)): "
            + network.snapshot.data.definition(of: line.kind).label
            + (instrument.map { $0.name.isEmpty ? "" : ", \($0.name)" } ?? "")
            + (line.year.map { " (\($0))" } ?? ""),
          ends: (code(center), code(partner.nation)), since: line.year,
          TieDrawing.items(
            curve.mapped { $0 + shift }, mark: mark(line.kind), tail: near, head: far))
      }
    }
  }

  private func edge(
    _ id: String, kind: TieKind, classes: [String], label: String, ends: (String, String),
    since: Int?, _ items: [Scene.Item]
  ) -> Scene.Item {
    .group(
      Scene.Group(
        id: "e-\(id)", classes: ["edge", "tie", "tie-\(kind.rawValue)"] + classes, role: .edge,
        label: label + (classes.isEmpty ? "" : since.map { ", since \($0)" } ?? ""),
        data: [Scene.DataValue("a", ends.0), Scene.DataValue("b", ends.1)]
          + (since.map { [Scene.DataValue("since", String($0))] } ?? []),
        items: items))
  }

  // MARK: - Nodes

  private func label(_ partner: RingOrder.Partner) -> NodeShape {
    NodeShape(node(partner))
  }

  private func node(_ partner: RingOrder.Partner) -> Diagram.Node {
    let nation = network.snapshot.nations[partner.nation]
    let look = colors.looks[partner.nation]
    let isNamed = !partner.lines.isEmpty || order.partners.count <= 30
    return Diagram.Node(
      id: nation.code.rawValue,
      content: isNamed ? .name(nation.name) : .code(nation.shortCode),
      fontSize: isNamed ? 11 : 10, fill: look.region?.strong ?? Palette.regions[8].strong,
      ink: Palette.onStrong, tooltip: nation.name, classes: ["nation", look.className])
  }

  private func partnerNode(_ partner: RingOrder.Partner, _ place: Point) -> Scene.Item {
    let node = node(partner)
    let shape = NodeShape(node)
    return group(
      node,
      label:
        "\(node.tooltip) – \(DiagramWords.count(partner.hubs.count + partner.lines.count, "tie")) with \(name(center))",
      NodeDrawing.items(node, shape, Box(center: place, width: shape.width, height: shape.height)))
  }

  private func hubNode(_ number: Int, _ place: Point) -> Scene.Item {
    let node = hub(number)
    let shape = NodeShape(node)
    return group(
      node, label: node.tooltip,
      NodeDrawing.items(node, shape, Box(center: place, width: shape.width, height: shape.height)))
  }

  private func hub(_ number: Int) -> Diagram.Node {
    let hub = network.hubs[number]
    let paint = mark(hub.kind).paint
    return Diagram.Node(
      id: hub.agreement.id.rawValue,
      content: .hub(hub.agreement.displayName, count: hub.members.count), fontSize: 13,
      fill: Palette.canvas, ink: paint, outline: paint, outlineWidth: 2,
      tooltip: "\(hub.agreement.name): \(DiagramWords.count(hub.members.count, "member"))",
      classes: ["agreement", "kind-\(hub.kind.rawValue)"])
  }

  private func group(_ node: Diagram.Node, label: String, _ items: [Scene.Item]) -> Scene.Item {
    .group(
      Scene.Group(
        id: "n-\(node.id)", classes: ["node"] + node.classes, role: .node, label: label,
        data: [Scene.DataValue("id", node.id)], items: items))
  }

  private var heart: Diagram.Node {
    Diagram.Node(
      id: code(center), content: .hub(name(center), count: nil), fontSize: 17,
      fill: Paint(0x1B2430, dark: 0xE8EDF3, print: 0x000000),
      ink: Paint(0xFFFFFF, dark: 0x0F1720, print: 0xFFFFFF), tooltip: name(center))
  }

  private var heartShape: (width: Double, height: Double) {
    let shape = NodeShape(heart)
    return (shape.width + 12, shape.height + 10)
  }

  private func heartNode(_ size: (width: Double, height: Double), at place: Point) -> Scene.Item {
    group(
      heart, label: name(center),
      NodeDrawing.items(
        heart, NodeShape(heart), Box(center: place, width: size.width, height: size.height)))
  }

  private var legend: [Diagram.LegendItem] {
    let used = Set(network.hubs.map(\.kind) + order.partners.flatMap { $0.lines.map(\.kind) })
    return network.kinds.filter(used.contains).map { kind in
      .line(
        label: network.snapshot.data.definition(of: kind).label, mark: mark(kind),
        kind: kind.rawValue)
    } + colors.legend
  }
}

extension Box {
  /// Where a ray leaves the rectangle; the start itself where it is outside.
  fileprivate func edge(from start: Point, towards end: Point) -> Point {
    let d = end - start
    var share = 1.0
    if d.x > 0 { share = min(share, (right - start.x) / d.x) }
    if d.x < 0 { share = min(share, (left - start.x) / d.x) }
    if d.y > 0 { share = min(share, (bottom - start.y) / d.y) }
    if d.y < 0 { share = min(share, (top - start.y) / d.y) }
    return start + d * max(0, share)
  }
}
