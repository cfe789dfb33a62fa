/// The part of the projected globe that a map shows, and how degrees become
/// points of it.
struct MapSheet {
  /// The extent in points.
  let width, height: Double
  /// The meridian in the middle of the projection.
  let meridian: Double
  /// The width of the globe where all of it is shown, nil for a section.
  let turn: Double?
  private let left, top, scale: Double

  private static let whole = Box(left: -2.72, top: -1.32, right: 2.72, bottom: 1.0)

  /// - Parameters:
  ///   - places: what should be seen, in degrees.
  ///   - meridian: the middle of the projection.
  init(
    _ places: [(longitude: Double, latitude: Double)], meridian: Double, width: Double,
    tallest: Double
  ) {
    self.meridian = meridian
    let points = places.map {
      EqualEarth.point(
        longitude: EqualEarth.relative($0.longitude, to: meridian), latitude: $0.latitude)
    }
    var box = Self.core(points) ?? Self.whole
    // Room for coasts and names, and never closer than a subcontinent.
    let margin = max(0.07, max(box.width, box.height) * 0.08)
    box = box.grown(by: margin)
    let least = 0.62
    if box.width < least { box = Box(center: box.center, width: least, height: box.height) }
    if box.height < least * 0.55 {
      box = Box(center: box.center, width: box.width, height: least * 0.55)
    }
    let isWhole = box.width > 4.2
    if isWhole {
      box.left = Self.whole.left
      box.right = Self.whole.right
    }
    box.left = max(box.left, Self.whole.left)
    box.right = min(box.right, Self.whole.right)
    box.top = max(box.top, Self.whole.top)
    box.bottom = min(box.bottom, Self.whole.bottom)
    scale = min(width / box.width, tallest / box.height)
    left = box.left
    top = box.top
    self.width = box.width * scale
    turn = isWhole ? box.width * scale : nil
    height = box.height * scale
  }

  /// The extent of the places; where a few lie so far off that the others would
  /// shrink to half, without these.
  private static func core(_ points: [Point]) -> Box? {
    func extent(_ points: [Point]) -> Box? {
      points.first.map { first in
        points.reduce(Box(center: first, width: 0, height: 0)) {
          $0.union(Box(center: $1, width: 0, height: 0))
        }
      }
    }
    guard let all = extent(points), points.count >= 8 else { return extent(points) }
    var left = points
    for _ in 0..<(points.count / 8) {
      guard
        let farthest = left.indices.max(by: { one, other in
          spread(left, without: one) > spread(left, without: other)
        })
      else { break }
      left.remove(at: farthest)
      if let box = extent(left),
        max(box.width, box.height * 1.7) * 2 < max(all.width, all.height * 1.7)
      {
        return box
      }
    }
    return all
  }

  private static func spread(_ points: [Point], without index: Int) -> Double {
    var box: Box?
    for (number, point) in points.enumerated() where number != index {
      let one = Box(center: point, width: 0, height: 0)
      box = box?.union(one) ?? one
    }
    return box.map { max($0.width, $0.height * 1.7) } ?? 0
  }

  /// Degrees as a point from the sheet's upper left corner.
  func point(longitude: Double, latitude: Double) -> Point {
    projected(EqualEarth.relative(longitude, to: meridian), latitude)
  }

  private func projected(_ relative: Double, _ latitude: Double) -> Point {
    let flat = EqualEarth.point(longitude: relative, latitude: latitude)
    return Point((flat.x - left) * scale, (flat.y - top) * scale)
  }

  // MARK: - Land and graticule

  /// The lands inside the sheet: each polygon with the nation that owns it.
  func lands() -> [(owner: String, outline: [Point])] {
    let area = Box(left: 0, top: 0, right: width, bottom: height)
    var lands: [(owner: String, outline: [Point])] = []
    for (number, ring) in Coastline.rings.enumerated() {
      var lon: [Double] = []
      for point in ring {
        let here = EqualEarth.relative(point.longitude, to: meridian)
        // Unwrapped, so that a ring over the edge stays in one piece.
        if let last = lon.last {
          lon.append(here + ((last - here) / 360).rounded() * 360)
        } else {
          lon.append(here)
        }
      }
      for shift in [-360.0, 0, 360] {
        let flat = zip(lon, ring).map { Point($0 + shift, $1.latitude) }
        let inside = Self.clipped(flat, Box(left: -180, top: -90, right: 180, bottom: 90))
        guard inside.count > 2 else { continue }
        let shown = Self.clipped(inside.map { projected($0.x, $0.y) }, area)
        guard shown.count > 2 else { continue }
        lands.append((number < Coastline.owners.count ? Coastline.owners[number] : "", shown))
      }
    }
    return lands
  }

  /// Meridians and parallels inside the sheet: every 30 degrees of the globe,
  /// every 10 of a part of it.
  func graticule() -> [[Point]] {
    let area = Box(left: -0.5, top: -0.5, right: width + 0.5, bottom: height + 0.5)
    let step = width / scale > 2.6 ? 30.0 : 10
    var lines: [[Point]] = []
    func add(_ points: [Point]) {
      var run: [Point] = []
      for point in points {
        if area.contains(point) {
          run.append(point)
        } else {
          if run.count > 1 { lines.append(run) }
          run = []
        }
      }
      if run.count > 1 { lines.append(run) }
    }
    for longitude in stride(from: -180.0, to: 180, by: step) {
      let relative = EqualEarth.relative(longitude, to: meridian)
      add(stride(from: -60.0, through: 90, by: 2).map { projected(relative, $0) })
    }
    for latitude in stride(from: -60.0, through: 80, by: step) {
      add(stride(from: -180.0, through: 180, by: 2).map { projected($0, latitude) })
    }
    return lines
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
}
