/// Places on two ellipses around the origin: the outer one filled evenly by
/// length, so that wide labels get more of it, agreements on the inner one
/// before their members.
struct RingPlaces {
  /// The centres of partners and of agreements.
  let partners, hubs: [Point]
  /// The half axes of the two rings.
  let rings: [Point]
  /// The extent of the drawing, the origin in its middle.
  let width, height: Double

  private static let stretch = 1.36
  private static let gap = 5.0

  /// - Parameters:
  ///   - labels: the partners' boxes, in their order clockwise.
  ///   - agreements: the agreements' boxes.
  ///   - hubsOf: the agreements of each partner, the one it stands with first.
  ///   - isDirect: whether a tie of its own joins each partner to the middle.
  init(labels: [NodeShape], agreements: [NodeShape], hubsOf: [[Int]], isDirect: [Bool]) {
    var radius = 190.0
    var outer = Ring(radius, stretch: Self.stretch)
    var places: [Double] = []
    for _ in 0..<16 {
      outer = Ring(radius, stretch: Self.stretch)
      let (found, used) = Self.spread(labels, outer)
      places = found
      if used <= 1, !Self.touches(labels, found.map { outer.point($0) }) { break }
      radius *= max(1.03, used)
    }
    let inner = Ring(radius * 0.52, stretch: Self.stretch)
    let points = places.map { outer.point($0) }
    partners = points
    hubs = Self.agreementPlaces(points, agreements, hubsOf, isDirect, inner)
    rings = agreements.isEmpty ? [outer.axes] : [inner.axes, outer.axes]
    let wide = (labels + agreements).map(\.width).max() ?? 0
    let high = (labels + agreements).map(\.height).max() ?? 0
    width = 2 * outer.axes.x + wide + 4
    height = 2 * outer.axes.y + high + 4
  }

  /// The course of a membership: straight, or along the ring where that would
  /// lead through the middle.
  func spoke(from hub: Int, to partner: Int) -> Curve {
    let (a, b) = (hubs[hub], partners[partner])
    let (from, to) = (Self.flat(a), Self.flat(b))
    let dot = (from.x * to.x + from.y * to.y) / max(1, from.length * to.length)
    if dot > -0.25 { return Curve(from: a, to: b) }
    // Half way round, between the rings: where the two directions' sum points,
    // or a right angle on where they are opposite.
    var middle = from.unit + to.unit
    if middle.length < 0.2 { middle = Point(-from.unit.y, from.unit.x) }
    let radius = (from.length + to.length) / 2
    let turn = Self.round(middle.unit * radius)
    let first = Self.round((from.unit + middle.unit).unit * (from.length * 1.12))
    let last = Self.round((middle.unit + to.unit).unit * (to.length * 0.93))
    let along = last - first
    return Curve(points: [
      a, a + (first - a) * 0.6, turn - along * 0.3, turn, turn + along * 0.3,
      b + (last - b) * 0.6, b,
    ])
  }

  // MARK: - Kernel

  /// A place on the ellipse as on a circle, and back.
  private static func flat(_ point: Point) -> Point { Point(point.x / stretch, point.y) }
  private static func round(_ point: Point) -> Point { Point(point.x * stretch, point.y) }

  /// Positions 0…1 along the ring, and how much of it the labels need.
  private static func spread(_ labels: [NodeShape], _ ring: Ring) -> ([Double], Double) {
    let count = Double(max(1, labels.count))
    var places = labels.indices.map { (Double($0) + 0.5) / count }
    var used = 0.0
    for _ in 0..<8 {
      let needs = zip(labels, places).map { label, place -> Double in
        let along = ring.direction(place)
        let across = abs(along.x) < 1e-6 ? .infinity : label.width / abs(along.x)
        let upright = abs(along.y) < 1e-6 ? .infinity : label.height / abs(along.y)
        return min(across, upright) + gap
      }
      let total = needs.reduce(0, +)
      used = total / ring.length
      var sum = 0.0
      let wished = needs.map { need -> Double in
        defer { sum += need }
        return (sum + need / 2) / max(1, total)
      }
      places = zip(places, wished).map { ($0 + 2 * $1) / 3 }
    }
    return (places, used * 1.04)
  }

  /// Whether two labels meet: at the bends their corners may, though their
  /// share of the ring is enough.
  private static func touches(_ labels: [NodeShape], _ points: [Point]) -> Bool {
    let boxes = zip(labels, points).map { label, point in
      Box(center: point, width: label.width, height: label.height).grown(by: 1)
    }
    return boxes.indices.contains { one in
      boxes[(one + 1)...].contains { $0.overlaps(boxes[one]) }
    }
  }

  /// Each agreement in the mean direction of its members, those that stand with
  /// it counting double; the largest first, the others beside these where they
  /// meet no other and no tie of just two.
  private static func agreementPlaces(
    _ partners: [Point], _ agreements: [NodeShape], _ hubsOf: [[Int]], _ isDirect: [Bool],
    _ ring: Ring
  ) -> [Point] {
    func box(_ number: Int, _ place: Double) -> Box {
      Box(
        center: ring.point(place), width: agreements[number].width + 12,
        height: agreements[number].height + 10)
    }
    var places = Array(repeating: 0.0, count: agreements.count)
    var taken: [Box] = []
    let sizes = agreements.indices.map { number in hubsOf.filter { $0.contains(number) }.count }
    for number in agreements.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
      var sum = Point(0, 0)
      for (partner, hubs) in hubsOf.enumerated() where hubs.contains(number) {
        sum = sum + flat(partners[partner]).unit * (hubs.first == number ? 2 : 1)
      }
      let wished = ring.nearest(sum.length > 1e-6 ? round(sum) : Point(0, -1))
      let offsets = [0.0] + (1...120).flatMap { [Double($0) * 0.004, Double($0) * -0.004] }
      let place = offsets.map { turned(wished, by: $0) }.first { place in
        let own = box(number, place)
        return !taken.contains { $0.overlaps(own) }
          && !zip(partners, isDirect).contains { partner, isDirect in
            isDirect && own.isCrossed(from: Point(0, 0), to: partner)
          }
      }
      places[number] = place ?? wished
      taken.append(box(number, places[number]))
    }
    return places.map { ring.point($0) }
  }

  private static func turned(_ place: Double, by step: Double) -> Double {
    let moved = place + step
    return moved - moved.rounded(.down)
  }
}

/// An ellipse measured by its length, clockwise from the top.
private struct Ring {
  let axes: Point
  let length: Double
  private let points: [Point]
  private let reached: [Double]

  private static let steps = 720

  init(_ radius: Double, stretch: Double) {
    axes = Point(radius * stretch, radius)
    // A circle's points by turning a vector a small step on: the same on every
    // machine, unlike the library's sine.
    var direction = Point(0, -1)
    let step = Self.rotation
    var points: [Point] = []
    for _ in 0...Self.steps {
      points.append(Point(direction.x * axes.x, direction.y * axes.y))
      direction =
        Point(
          direction.x * step.x - direction.y * step.y, direction.x * step.y + direction.y * step.x
        ).unit
    }
    var total = 0.0
    var reached = [0.0]
    for index in points.indices.dropFirst() {
      total += (points[index] - points[index - 1]).length
      reached.append(total)
    }
    self.points = points
    self.reached = reached
    length = total
  }

  /// Cosine and sine of half a degree, by their series.
  private static let rotation: Point = {
    let angle = 3.141592653589793 / 360
    let square = angle * angle
    return Point(
      1 - square / 2 + square * square / 24, angle * (1 - square / 6 + square * square / 120))
  }()

  func point(_ share: Double) -> Point {
    let wanted = share * length
    var low = 0
    var high = Self.steps
    while high - low > 1 {
      let middle = (low + high) / 2
      if reached[middle] <= wanted { low = middle } else { high = middle }
    }
    let span = reached[high] - reached[low]
    let rest = span > 0 ? (wanted - reached[low]) / span : 0
    return points[low] + (points[high] - points[low]) * rest
  }

  /// The direction of the ring at a place.
  func direction(_ share: Double) -> Point {
    let before = max(0, share - 0.002)
    return (point(min(1, before + 0.004)) - point(before)).unit
  }

  /// The share of the length at which a direction from the middle is met.
  func nearest(_ point: Point) -> Double {
    let wanted = Point(point.x / axes.x, point.y / axes.y).unit
    var best = (product: -2.0, index: 0)
    for (index, own) in points.enumerated() {
      let product = own.x / axes.x * wanted.x + own.y / axes.y * wanted.y
      if product > best.product { best = (product, index) }
    }
    return reached[best.index] / length
  }
}
