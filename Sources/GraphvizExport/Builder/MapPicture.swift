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

  private static let width = 1_080.0
  private static let tallest = 640.0
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
    let sheet = Sheet(
      places.map {
        EqualEarth.point(
          longitude: EqualEarth.relative($0.longitude, to: meridian), latitude: $0.latitude)
      }, width: Self.width, tallest: Self.tallest)
    let away = network.nations.count - places.count
    let spokes = network.hubs.count
    let frame = Frame(
      title: words.title,
      subtitle: words.scope
        + (spokes > 0
          ? ". Colour: the most binding agreement of several; lines: ties between two" : ""),
      source: words.source
        + " Coast: Natural Earth 1:110m (public domain), Equal Earth projection, land only."
        + (away > 0 ? " \(DiagramWords.count(away, "nation")) without coordinates not shown." : ""),
      legend: legend, drawing: (sheet.width, sheet.height))
    let origin = frame.origin
    let points = places.map { place in
      sheet.point(
        EqualEarth.point(
          longitude: EqualEarth.relative(place.longitude, to: meridian),
          latitude: place.latitude)) + origin
    }
    let area = Box(
      left: origin.x, top: origin.y, right: origin.x + sheet.width,
      bottom: origin.y + sheet.height)
    let items =
      land(sheet, origin, area) + arcs(points, area) + labels(points, area) + frame.items
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: items)
  }

  // MARK: - Section

  /// The part of the projected globe that is shown.
  private struct Sheet {
    let left, top, scale, width, height: Double

    init(_ points: [Point], width: Double, tallest: Double) {
      let whole = Box(left: -2.72, top: -1.32, right: 2.72, bottom: 1.0)
      var box = points.first.map { Box(center: $0, width: 0, height: 0) } ?? whole
      for point in points { box = box.union(Box(center: point, width: 0, height: 0)) }
      // Room for coasts and names, and never closer than a subcontinent.
      let margin = max(0.09, max(box.width, box.height) * 0.09)
      box = box.grown(by: margin)
      let least = 0.62
      if box.width < least { box = box.widened(to: least) }
      if box.height < least * 0.55 { box = box.heightened(to: least * 0.55) }
      if box.width > 4.2 { box.left = whole.left; box.right = whole.right }
      box.left = max(box.left, whole.left)
      box.right = min(box.right, whole.right)
      box.top = max(box.top, whole.top)
      box.bottom = min(box.bottom, whole.bottom)
      scale = min(width / box.width, tallest / box.height)
      left = box.left
      top = box.top
      self.width = box.width * scale
      height = box.height * scale
    }

    func point(_ projected: Point) -> Point {
      Point((projected.x - left) * scale, (projected.y - top) * scale)
    }
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
        cost += from * from / 1_000
      }
      if cost < best.cost - 1e-9 { best = (cost, meridian) }
    }
    return best.meridian
  }

  // MARK: - Land

  private func land(_ sheet: Sheet, _ origin: Point, _ area: Box) -> [Scene.Item] {
    let fill = Paint(0xE6EAEF, dark: 0x223040, print: 0xE8E8E8)
    var shapes: [Scene.Item] = []
    for ring in Coastline.rings {
      var lon: [Double] = []
      for point in ring {
        let here = EqualEarth.relative(point.longitude, to: meridian)
        // Unwrapped, so that a ring over the edge stays in one piece.
        if let last = lon.last {
          let turn = ((last - here) / 360).rounded() * 360
          lon.append(here + turn)
        } else {
          lon.append(here)
        }
      }
      for shift in [-360.0, 0, 360] {
        let flat = zip(lon, ring).map { Point($0 + shift, $1.latitude) }
        let inside = Self.clipped(flat, Box(left: -180, top: -90, right: 180, bottom: 90))
        guard inside.count > 2 else { continue }
        let projected = inside.map {
          sheet.point(EqualEarth.point(longitude: $0.x, latitude: $0.y)) + origin
        }
        let shown = Self.clipped(projected, area)
        guard shown.count > 2 else { continue }
        shapes.append(.polygon(shown, fill: fill, stroke: Scene.Stroke(fill, width: 0.7)))
      }
    }
    return [
      .group(Scene.Group(id: "land", classes: ["land"], role: .frame, items: shapes))
    ]
  }

  /// A polygon cut to a rectangle (Sutherland and Hodgman 1974).
  private static func clipped(_ polygon: [Point], _ box: Box) -> [Point] {
    func cut(
      _ points: [Point], _ isInside: (Point) -> Bool, _ meet: (Point, Point) -> Point
    ) -> [Point] {
      var kept: [Point] = []
      for index in points.indices {
        let here = points[index]
        let before = points[(index + points.count - 1) % points.count]
        if isInside(here) {
          if !isInside(before) { kept.append(meet(before, here)) }
          kept.append(here)
        } else if isInside(before) {
          kept.append(meet(before, here))
        }
      }
      return kept
    }
    func atX(_ x: Double) -> (Point, Point) -> Point {
      { a, b in Point(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)) }
    }
    func atY(_ y: Double) -> (Point, Point) -> Point {
      { a, b in Point(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y) }
    }
    var points = cut(polygon, { $0.x >= box.left }, atX(box.left))
    points = cut(points, { $0.x <= box.right }, atX(box.right))
    points = cut(points, { $0.y >= box.top }, atY(box.top))
    return cut(points, { $0.y <= box.bottom }, atY(box.bottom))
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
    let top = (a + b) * 0.5 + across * height * 1.33
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

  private func labels(_ points: [Point], _ area: Box) -> [Scene.Item] {
    let isNamed = places.count <= Self.namedLimit
    let size = isNamed ? 10.0 : 9
    let words = places.map { place in
      let nation = network.snapshot.nations[place.nation]
      return TextMetrics.fitting(
        SafeText.cleaned(isNamed ? nation.name : nation.shortCode), width: 120, size: size)
    }
    let chips = words.map { TextMetrics.width($0, size: size) * 1.03 + 6 }
    let centers = Self.spread(points, chips, height: size + 4, area)
    return places.indices.map { index in
      let look = looks[places[index].nation]
      let nation = network.snapshot.nations[places[index].nation]
      let box = Box(center: centers[index], width: chips[index], height: size + 4)
      var items: [Scene.Item] = []
      let away = (centers[index] - points[index]).length
      if away > (size + 4) / 2 + 3 {
        items.append(
          .polyline(
            [points[index], centers[index]], stroke: Scene.Stroke(Palette.secondary, width: 0.6)))
        items.append(
          .ellipse(points[index], radiusX: 1.6, radiusY: 1.6, fill: look.paint, stroke: nil))
      }
      items += [
        .box(box, radius: 3, fill: look.paint, stroke: Scene.Stroke(Palette.canvas, width: 0.6)),
        .text(
          Scene.Text(
            words[index], at: Point(box.center.x, box.center.y + size * 0.355), size: size,
            anchor: .middle, paint: Palette.onStrong)),
      ]
      return .group(
        Scene.Group(
          id: "n-\(nation.code.rawValue)", classes: ["node", "nation", look.className], role: .node,
          label: nation.name, data: [Scene.DataValue("id", nation.code.rawValue)], items: items))
    }
  }

  /// Labels pushed off each other, as near to their places as they can be.
  private static func spread(
    _ points: [Point], _ widths: [Double], height: Double, _ area: Box
  ) -> [Point] {
    var centers = points
    let gap = 1.5
    for _ in 0..<400 {
      var isDone = true
      for a in centers.indices {
        for b in centers.indices where b > a {
          let dx = centers[b].x - centers[a].x
          let dy = centers[b].y - centers[a].y
          let overlapX = (widths[a] + widths[b]) / 2 + gap - abs(dx)
          let overlapY = height + gap - abs(dy)
          guard overlapX > 0.01, overlapY > 0.01 else { continue }
          isDone = false
          if overlapY <= overlapX {
            let push = overlapY / 2 * (dy == 0 ? (a < b ? 1 : -1) : dy > 0 ? 1 : -1)
            centers[a].y -= push
            centers[b].y += push
          } else {
            let push = overlapX / 2 * (dx >= 0 ? 1 : -1)
            centers[a].x -= push
            centers[b].x += push
          }
        }
      }
      for index in centers.indices {
        centers[index].x = min(
          max(centers[index].x, area.left + widths[index] / 2), area.right - widths[index] / 2)
        centers[index].y = min(
          max(centers[index].y, area.top + height / 2), area.bottom - height / 2)
      }
      if isDone { break }
    }
    return centers
  }

  // MARK: - Colours

  /// Blocs when they are given, else the most binding and then largest
  /// agreement of each nation, else its region.
  private static func looks(
    _ network: DrawnNetwork, _ options: DrawingOptions
  ) -> ([Look], [Diagram.LegendItem]) {
    let plain = Look(paint: Palette.regions[8].strong, className: "no-group")
    guard options.blocs.isEmpty, !network.hubs.isEmpty else {
      let colors = NationColors(network, blocs: options.blocs)
      return (
        colors.looks.map { Look(paint: $0.region?.strong ?? plain.paint, className: $0.className) },
        colors.legend
      )
    }
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
    var looks = Array(repeating: plain, count: network.snapshot.nations.count)
    var isTaken = Array(repeating: false, count: looks.count)
    var legend: [Diagram.LegendItem] = []
    for (number, hub) in ranked.prefix(8).enumerated() {
      let own = hub.members.filter { !isTaken[$0] }
      guard !own.isEmpty else { continue }
      let paint = Palette.regions[number].strong
      for member in own {
        isTaken[member] = true
        looks[member] = Look(paint: paint, className: "bloc-\(number + 1)")
      }
      legend.append(.swatch(label: hub.agreement.displayName, paint: paint))
    }
    if network.nations.contains(where: { !isTaken[$0] }) {
      legend.append(.swatch(label: "others", paint: plain.paint))
    }
    return (looks, legend)
  }

  private var legend: [Diagram.LegendItem] {
    network.kinds.filter { kind in network.lines.contains { $0.kind == kind } }.map { kind in
      .line(
        label: network.snapshot.data.definition(of: kind).label,
        mark: .mark(forKind: kind.rawValue, declared: declared), kind: kind.rawValue)
    } + legendOfColors
  }
}

extension Box {
  fileprivate func widened(to width: Double) -> Box {
    Box(center: center, width: width, height: height)
  }

  fileprivate func heightened(to height: Double) -> Box {
    Box(center: center, width: width, height: height)
  }
}
