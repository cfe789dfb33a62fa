import AllianceGraph

/// Nations on their land or at their capitals, ties as arcs over the land, on the Equal Earth
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
    let standing = standing(on: sheet)
    let away = network.nations.count - places.count
    let spokes = network.hubs.count
    let frame = Frame(
      title: words.title,
      subtitle: words.scope
        + (spokes > 0
          ? ". Colour: the most binding agreement, then the largest; lines: ties between two" : ""),
      source: words.source
        + (paintsLand
          ? " Land and borders of 2018: Natural Earth 1:110m (public domain), Equal Earth projection."
          : " Land: Natural Earth 1:110m (public domain), Equal Earth projection.")
        + beyondNote(standing.beyond) + aroundNote(sheet)
        + (away > 0 ? " \(DiagramWords.count(away, "nation")) without coordinates not shown." : ""),
      legend: legend, drawing: (sheet.width, sheet.height))
    let origin = frame.origin
    let area = Box(
      left: origin.x, top: origin.y, right: origin.x + sheet.width,
      bottom: origin.y + sheet.height)
    let free = area.grown(by: -9)
    let points = standing.points.map { point -> Point in
      // What lies beyond the edge stands at the edge.
      let point = point + origin
      return Point(
        min(max(point.x, free.left), free.right), min(max(point.y, free.top), free.bottom))
    }
    let arcs = arcs(points, area, turn: sheet.turn)
    let lines = arcs.flatMap { arc in
      arc.course.polylines.map { MapLabels.Line($0, ends: arc.ends) }
    }
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary,
      items: land(sheet, origin, area) + items(arcs)
        + labels(points, area, beyond: standing.beyond, lines) + frame.items)
  }

  /// Where each nation stands on a sheet: in the middle of its land where that
  /// is painted, else at its capital; and which lie beyond its edge.
  private func standing(on sheet: MapSheet) -> (points: [Point], beyond: Set<Int>) {
    let centers = paintsLand ? LandCenters.found(on: sheet.lands()) : [:]
    let area = Box(left: 0, top: 0, right: sheet.width, bottom: sheet.height)
    var beyond: Set<Int> = []
    let points = places.map { place -> Point in
      let capital = sheet.point(longitude: place.longitude, latitude: place.latitude)
      let iso = network.snapshot.nations[place.nation].codes.iso3
      if let land = iso.flatMap({ centers[$0] }) {
        // Of a nation beyond the edge a large piece of land may be in sight.
        let isLarge = min(land.extent.width, land.extent.height) > 60
        if area.contains(capital) || isLarge { return land.center }
      }
      if !area.contains(capital) { beyond.insert(place.nation) }
      return capital
    }
    return (points, beyond)
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
        let apart = abs(
          EqualEarth.relative(a.longitude, to: meridian)
            - EqualEarth.relative(b.longitude, to: meridian))
        // Around the back is a way too, though a broken one.
        cost += min(apart, 360 - apart + 30) * 0.3
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
  private func beyondNote(_ beyond: Set<Int>) -> String {
    let names = beyond.sorted().map { network.snapshot.nations[$0].name }
    return names.isEmpty ? "" : " At the edge, beyond the map: \(names.joined(separator: ", "))."
  }

  private func aroundNote(_ sheet: MapSheet) -> String {
    var place: [Int: Int] = [:]
    for (index, one) in places.enumerated() { place[one.nation] = index }
    let isAround = network.lines.contains { line in
      guard let a = place[line.from], let b = place[line.to] else { return false }
      return isShorterAround(a, b)
    }
    return sheet.turn != nil && isAround
      ? " Lines that leave at one side come back at the other." : ""
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

  /// A line of the network with its course.
  private struct Arc {
    var line: DrawnNetwork.Line
    var ends: Set<Int>
    var markers: (tail: TieMark.Marker, head: TieMark.Marker)
    var course: MapArc
  }

  private func arcs(_ points: [Point], _ area: Box, turn: Double?) -> [Arc] {
    var place: [Int: Int] = [:]
    for (index, one) in places.enumerated() { place[one.nation] = index }
    var seen: [[Int]: Int] = [:]
    return network.lines.compactMap { line in
      guard let a = place[line.from], let b = place[line.to] else { return nil }
      let pair = [min(line.from, line.to), max(line.from, line.to)]
      let count = seen[pair, default: 0]
      seen[pair] = count + 1
      let markers = MarkerAttributes.ends(
        Diagram.Edge(
          tail: 0, head: 0, mark: mark(of: line), kind: line.kind.rawValue,
          isDirected: line.isDirected))
      return Arc(
        line: line, ends: [a, b], markers: markers,
        course: MapArc(
          from: points[a], to: points[b], turn: isShorterAround(a, b) ? turn : nil,
          number: count, markers, area))
    }
  }

  /// Whether the way over the sheet's edge is the shorter one.
  private func isShorterAround(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (places[a].longitude, places[b].longitude)
    return abs(EqualEarth.relative(a, to: meridian) - EqualEarth.relative(b, to: meridian)) > 180
  }

  private func mark(of line: DrawnNetwork.Line) -> TieMark {
    var mark = TieMark.mark(forKind: line.kind.rawValue, declared: declared)
    mark.paint = mark.paint.opacity(0.85)
    return mark
  }

  private func items(_ arcs: [Arc]) -> [Scene.Item] {
    let nations = network.snapshot.nations
    return arcs.map { arc in
      let line = arc.line
      let codes = (nations[line.from].code.rawValue, nations[line.to].code.rawValue)
      let label =
        "\(nations[line.from].name) – \(nations[line.to].name): "
        + network.snapshot.data.definition(of: line.kind).label
        + (line.year.map { " (\($0))" } ?? "")
      let mark = mark(of: line)
      return .group(
        Scene.Group(
          id: "e-\(codes.0)-\(codes.1)-\(line.kind.rawValue)",
          classes: ["edge", "tie", "tie-\(line.kind.rawValue)"], role: .edge, label: label,
          data: [Scene.DataValue("a", codes.0), Scene.DataValue("b", codes.1)]
            + (line.year.map { [Scene.DataValue("since", String($0))] } ?? []),
          items: arc.course.curves.flatMap {
            TieDrawing.items(
              $0, mark: mark, tail: arc.markers.tail, head: arc.markers.head,
              width: mark.width * 0.7)
          }))
    }
  }

  // MARK: - Nations

  private func labels(
    _ points: [Point], _ area: Box, beyond: Set<Int>, _ lines: [MapLabels.Line]
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
    let centers = MapLabels(points, widths, height: height, area, clearOf: lines).centers
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
    let most = isPale ? Palette.lands.count - 1 : 8
    let sorted = AgreementGroups(network, least: 1, most: most)
    var looks = Array(
      repeating: Look(paint: other, className: "no-group"), count: network.snapshot.nations.count)
    var legend: [Diagram.LegendItem] = []
    for (number, group) in sorted.groups.enumerated() {
      let paint = isPale ? Palette.lands[number] : Palette.regions[number].strong
      for place in group.places {
        looks[network.nations[place]] = Look(paint: paint, className: "bloc-\(number + 1)")
      }
      legend.append(.swatch(label: group.name, paint: paint))
    }
    if !sorted.others.isEmpty {
      let isAny = sorted.others.contains { place in
        network.hubs.contains { $0.members.contains(network.nations[place]) }
      }
      legend.append(
        .swatch(label: isAny ? "other agreements" : "ties between two alone", paint: other))
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
