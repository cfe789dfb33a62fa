import AllianceGraph

/// Nations at their capitals, ties as arcs over the land, on the Equal Earth
/// projection; the section of the globe and its central meridian follow the
/// nations.
struct MapPicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let looks: [Look]
  private let legendOfColors: [Diagram.LegendItem]
  private let places: [Place]
  private let meridian: Double

  // A page for few nations, wider for many.
  private var width: Double { min(1_560, 1_000 + 5 * Double(places.count)) }
  /// Up to here names stand beside the points, codes beyond.
  private static let namedLimit = 26

  private struct Look {
    var paint: Paint
    var className: String
  }

  private struct Place {
    var nation: Int
    var longitude: Double
    var latitude: Double
  }

  init(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    self.network = network
    self.words = words
    declared = network.snapshot.declaredKinds
    (looks, legendOfColors) = Self.looks(network, options)
    places = network.nations.compactMap { nation in
      network.snapshot.nations[nation].capital.map {
        Place(nation: nation, longitude: $0.longitude, latitude: $0.latitude)
      }
    }
    meridian = Self.meridian(places, network.lines)
  }

  func scene(theme: Theme) -> Scene {
    let sheet = MapSheet(
      places.map { ($0.longitude, $0.latitude) }, meridian: meridian, width: width,
      tallest: width * 0.6)
    let away = network.nations.count - places.count
    let spokes = network.hubs.count
    let frame = Frame(
      title: words.title,
      subtitle: words.scope
        + (spokes > 0
          ? ". Colour: the most binding agreement of several; lines: ties between two" : ""),
      source: words.source
        + (paintsLand
          ? " Land and borders of 2018: Natural Earth 1:110m (public domain), Equal Earth projection."
          : " Land: Natural Earth 1:110m (public domain), Equal Earth projection.")
        + beyondNote(sheet)
        + (away > 0 ? " \(DiagramWords.count(away, "nation")) without coordinates not shown." : ""),
      legend: legend, drawing: (sheet.width, sheet.height))
    let origin = frame.origin
    let area = Box(
      left: origin.x, top: origin.y, right: origin.x + sheet.width,
      bottom: origin.y + sheet.height)
    let free = area.grown(by: -9)
    let points = places.map { place -> Point in
      let point = sheet.point(longitude: place.longitude, latitude: place.latitude) + origin
      // What lies beyond the edge stands at the edge.
      return Point(
        min(max(point.x, free.left), free.right), min(max(point.y, free.top), free.bottom))
    }
    let items =
      land(sheet, origin, area) + arcs(points, area)
      + labels(points, area, beyond: Set(beyond(sheet).map(\.nation)))
      + frame.items
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: items)
  }

  /// Of the meridians in steps of ten degrees, the one that makes the lines
  /// shortest, and with the nations best in the middle.
  private static func meridian(_ places: [Place], _ lines: [DrawnNetwork.Line]) -> Double {
    var place: [Int: Place] = [:]
    for one in places { place[one.nation] = one }
    var best = (cost: Double.infinity, meridian: 10.0)
    // Europe in the middle wins between equals.
    for meridian in [10.0] + stride(from: -170, through: 180, by: 10) {
      var cost = abs(EqualEarth.relative(meridian, to: 10)) * 0.02
      for line in lines {
        guard let a = place[line.from], let b = place[line.to] else { continue }
        cost +=
          abs(
            EqualEarth.relative(a.longitude, to: meridian)
              - EqualEarth.relative(b.longitude, to: meridian)) * 0.3
      }
      for one in places {
        let from = EqualEarth.relative(one.longitude, to: meridian)
        cost += from * from / 6_000
        // Land that the edge cuts is hard to recognise.
        if abs(from) > 155 { cost += 24 }
      }
      if cost < best.cost - 1e-9 { best = (cost, meridian) }
    }
    return best.meridian
  }

  // MARK: - Land

  /// Nations have the land of today's borders only while these are theirs.
  private var paintsLand: Bool {
    Self.hasTodaysBorders(network.snapshot) && !legendOfColors.isEmpty
  }

  private static func hasTodaysBorders(_ snapshot: Snapshot) -> Bool {
    snapshot.rule.days.lowerBound >= sinceSouthSudan
  }

  private static let sinceSouthSudan =
    CalendarDate(year: 2011, month: 7, day: 9)?.firstDay ?? .distantFuture

  /// Names those that the section leaves out.
  private func beyondNote(_ sheet: MapSheet) -> String {
    let names = beyond(sheet).map { network.snapshot.nations[$0.nation].name }
    return names.isEmpty ? "" : " At the edge, beyond the map: \(names.joined(separator: ", "))."
  }

  private func beyond(_ sheet: MapSheet) -> [Place] {
    let area = Box(left: 0, top: 0, right: sheet.width, bottom: sheet.height)
    return places.filter {
      !area.contains(sheet.point(longitude: $0.longitude, latitude: $0.latitude))
    }
  }

  private func land(_ sheet: MapSheet, _ origin: Point, _ area: Box) -> [Scene.Item] {
    let plain = Paint(0xE6EAEF, dark: 0x223040, print: 0xE8E8E8)
    let border = paintsLand ? Palette.canvas : plain
    var fills: [String: Paint] = [:]
    if paintsLand {
      for place in places {
        guard let iso = network.snapshot.nations[place.nation].codes.iso3 else { continue }
        fills[iso] = looks[place.nation].paint
      }
    }
    let lines = sheet.graticule().map { line in
      Scene.Item.polyline(
        line.map { $0 + origin }, stroke: Scene.Stroke(Palette.hairline.opacity(0.5), width: 0.4))
    }
    let shapes = sheet.lands().map { land in
      Scene.Item.polygon(
        land.outline.map { $0 + origin }, fill: fills[land.owner] ?? plain,
        stroke: Scene.Stroke(border, width: 0.5))
    }
    return [
      .group(
        Scene.Group(id: "graticule", classes: ["graticule"], role: .frame, items: lines)),
      .group(Scene.Group(id: "land", classes: ["land"], role: .frame, items: shapes)),
    ]
  }

  // MARK: - Ties

  private func arcs(_ points: [Point], _ area: Box) -> [Scene.Item] {
    var place: [Int: Point] = [:]
    for (index, one) in places.enumerated() { place[one.nation] = points[index] }
    var seen: [[Int]: Int] = [:]
    return network.lines.compactMap { line in
      guard let a = place[line.from], let b = place[line.to] else { return nil }
      let pair = [min(line.from, line.to), max(line.from, line.to)]
      let count = seen[pair, default: 0]
      seen[pair] = count + 1
      let mark = TieMark.mark(forKind: line.kind.rawValue, declared: declared)
      let edge = Diagram.Edge(
        tail: 0, head: 0, mark: mark, kind: line.kind.rawValue, isDirected: line.isDirected)
      let ends = MarkerAttributes.ends(edge)
      let nations = network.snapshot.nations
      let codes = (nations[line.from].code.rawValue, nations[line.to].code.rawValue)
      let curve = Self.arc(
        from: a, to: b, bulge: 0.16 + 0.09 * Double(count), ends, area)
      let label =
        "\(nations[line.from].name) – \(nations[line.to].name): "
        + network.snapshot.data.definition(of: line.kind).label
        + (line.year.map { " (\($0))" } ?? "")
      return .group(
        Scene.Group(
          id: "e-\(codes.0)-\(codes.1)-\(line.kind.rawValue)",
          classes: ["edge", "tie", "tie-\(line.kind.rawValue)"], role: .edge, label: label,
          data: [Scene.DataValue("a", codes.0), Scene.DataValue("b", codes.1)]
            + (line.year.map { [Scene.DataValue("since", String($0))] } ?? []),
          items: TieDrawing.items(
            curve, mark: mark, tail: ends.tail, head: ends.head, width: mark.width * 0.8)))
    }
  }

  /// An arc that bends towards the nearer pole's side of the sheet, upwards.
  private static func arc(
    from a: Point, to b: Point, bulge: Double, _ ends: (tail: TieMark.Marker, head: TieMark.Marker),
    _ area: Box
  ) -> Curve {
    let along = b - a
    var across = Point(-along.y, along.x).unit
    if across.y > 0 { across = across * -1 }
    let height = min(along.length * bulge, max(0, (a.y + b.y) / 2 - area.top - 6) * 1.2)
    var top = (a + b) * 0.5 + across * height * 1.33
    // Parallel arcs keep apart at the edge too.
    let margin = 8 + (bulge - 0.16) * 130
    top.x = min(max(top.x, area.left + margin), area.right - margin)
    let gap = 6.0
    let start = a + (top - a).unit * min(gap, along.length / 4)
    let end = b + (top - b).unit * min(gap, along.length / 4)
    let tailInset = TieDrawing.length(of: ends.tail)
    let headInset = TieDrawing.length(of: ends.head)
    let first = start + (top - start).unit * tailInset
    let last = end + (top - end).unit * headInset
    var curve = Curve(points: [
      first, first + (top - first) * 0.66, last + (top - last) * 0.66, last,
    ])
    if tailInset > 0 { curve.tailTip = start }
    if headInset > 0 { curve.headTip = end }
    return curve
  }

  // MARK: - Nations

  private func labels(
    _ points: [Point], _ area: Box, beyond: Set<Int>
  ) -> [Scene.Item] {
    let isNamed = places.count <= Self.namedLimit
    let size = isNamed ? 10.0 : 9
    let words = places.map { place in
      let nation = network.snapshot.nations[place.nation]
      return TextMetrics.fitting(
        SafeText.cleaned(isNamed ? nation.name : nation.shortCode), width: 120, size: size)
        + (beyond.contains(place.nation) ? " →" : "")
    }
    let widths = words.map { TextMetrics.width($0, size: size) * 1.03 + (isNamed ? 6 : 4) }
    let height = size + (isNamed ? 4 : 2.6)
    let centers = MapLabels(points, widths, height: height, area).centers
    let owners = Set(Coastline.owners)
    // Leaders lie below all labels.
    let leaders = places.indices.compactMap { index -> Scene.Item? in
      guard (centers[index] - points[index]).length > height / 2 + 2 else { return nil }
      return .polyline(
        [points[index], centers[index]], stroke: Scene.Stroke(Palette.secondary, width: 0.6))
    }
    return [
      .group(
        Scene.Group(id: "leaders", classes: ["leaders"], role: .frame, items: leaders))
    ]
      + places.indices.map { index in
        let look = looks[places[index].nation]
        let nation = network.snapshot.nations[places[index].nation]
        let box = Box(center: centers[index], width: widths[index], height: height)
        // Nations too small for the map's scale have a stronger edge.
        let isSmall = !(nation.codes.iso3.map(owners.contains) ?? false)
        var items: [Scene.Item] = []
        if (centers[index] - points[index]).length > height / 2 + 2 {
          items.append(
            .ellipse(points[index], radiusX: 1.7, radiusY: 1.7, fill: look.paint, stroke: nil))
        }
        items += [
          .box(
            box, radius: 3, fill: paintsLand ? Palette.canvas : look.paint,
            stroke: Scene.Stroke(
              paintsLand ? look.paint : Palette.canvas, width: paintsLand && isSmall ? 2 : 0.7)),
          .text(
            Scene.Text(
              words[index], at: Point(box.center.x, box.center.y + size * 0.355), size: size,
              anchor: .middle, paint: paintsLand ? Palette.ink : Palette.onStrong)),
        ]
        return .group(
          Scene.Group(
            id: "n-\(nation.code.rawValue)", classes: ["node", "nation", look.className],
            role: .node, label: nation.name,
            data: [Scene.DataValue("id", nation.code.rawValue)], items: items))
      }
  }

  // MARK: - Colours

  /// Blocs when they are given, else the most binding and then largest
  /// agreement of each nation, else its region.
  private static func looks(
    _ network: DrawnNetwork, _ options: DrawingOptions
  ) -> ([Look], [Diagram.LegendItem]) {
    let plain = Look(paint: Palette.regions[8].strong, className: "no-group")
    guard options.blocs.isEmpty, options.shades == nil, !network.hubs.isEmpty else {
      let colors = NationColors(network, blocs: options.blocs, shades: options.shades)
      let strong = colors.looks.map {
        Look(paint: $0.region?.strong ?? plain.paint, className: $0.className)
      }
      guard options.shades == nil, hasTodaysBorders(network.snapshot) else {
        return (strong, colors.legend)
      }
      return paled(strong, colors.legend)
    }
    let isPale = hasTodaysBorders(network.snapshot)
    let other = isPale ? Palette.lands[Palette.lands.count - 1] : plain.paint
    let data = network.snapshot.data
    let ranked = network.hubs.enumerated().sorted { first, second in
      let levels = (
        data.definition(of: first.element.kind).level,
        data.definition(of: second.element.kind).level
      )
      if levels.0 != levels.1 { return levels.0 > levels.1 }
      return (second.element.members.count, first.offset)
        < (first.element.members.count, second.offset)
    }.map(\.element)
    var looks = Array(
      repeating: Look(paint: other, className: "no-group"), count: network.snapshot.nations.count)
    var isTaken = Array(repeating: false, count: looks.count)
    var legend: [Diagram.LegendItem] = []
    for (number, hub) in ranked.prefix(Palette.lands.count - 1).enumerated() {
      let own = hub.members.filter { !isTaken[$0] }
      guard !own.isEmpty else { continue }
      let paint =
        isPale ? Palette.lands[legend.count] : Palette.regions[min(legend.count, 7)].strong
      for member in own {
        isTaken[member] = true
        looks[member] = Look(paint: paint, className: "bloc-\(number + 1)")
      }
      legend.append(.swatch(label: hub.agreement.displayName, paint: paint))
    }
    if network.nations.contains(where: { !isTaken[$0] }) {
      legend.append(.swatch(label: "others", paint: other))
    }
    return (looks, legend)
  }

  /// The colours of land in place of strong ones.
  private static func paled(
    _ looks: [Look], _ legend: [Diagram.LegendItem]
  ) -> ([Look], [Diagram.LegendItem]) {
    var lands: [Paint: Paint] = [:]
    let paled = legend.map { item -> Diagram.LegendItem in
      guard case .swatch(let label, let paint) = item, lands[paint] == nil,
        lands.count < Palette.lands.count - 1
      else { return item }
      let land = Palette.lands[lands.count]
      lands[paint] = land
      return .swatch(label: label, paint: land)
    }
    let other = Palette.lands[Palette.lands.count - 1]
    return (
      looks.map { Look(paint: lands[$0.paint] ?? other, className: $0.className) }, paled
    )
  }

  private var legend: [Diagram.LegendItem] {
    network.kinds.filter { kind in network.lines.contains { $0.kind == kind } }.map { kind in
      .line(
        label: network.snapshot.data.definition(of: kind).label,
        mark: .mark(forKind: kind.rawValue, declared: declared), kind: kind.rawValue)
    } + legendOfColors
  }
}
