/// A point of the picture in points (1/72 inch), y downwards.
public struct Point: Hashable, Sendable {
  /// The coordinates.
  public var x, y: Double

  /// A point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, k: Double) -> Point { Point(a.x * k, a.y * k) }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The same direction with length one; the point itself when it is zero.
  var unit: Point {
    let l = length
    return l > 0 ? self * (1 / l) : self
  }
}

/// An upright rectangle.
public struct Box: Hashable, Sendable {
  /// The edges.
  public var left, top, right, bottom: Double

  /// A rectangle around a centre.
  public init(center: Point, width: Double, height: Double) {
    left = center.x - width / 2
    right = center.x + width / 2
    top = center.y - height / 2
    bottom = center.y + height / 2
  }

  /// A rectangle from its edges.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The extent.
  public var width: Double { right - left }
  /// The extent.
  public var height: Double { bottom - top }
  /// The middle.
  public var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// Whether the two share more than an edge.
  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ point: Point) -> Bool {
    point.x > left && point.x < right && point.y > top && point.y < bottom
  }

  /// Whether a straight line between two points passes through the inside
  /// (Liang and Barsky's clipping).
  func isCrossed(from a: Point, to b: Point) -> Bool {
    var enter = 0.0
    var leave = 1.0
    let d = b - a
    for (p, q) in [
      (-d.x, a.x - left), (d.x, right - a.x), (-d.y, a.y - top), (d.y, bottom - a.y),
    ] {
      if p == 0 {
        if q <= 0 { return false }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    return enter < leave
  }
}

/// A chain of cubic Bézier curves: 3k+1 points, as Graphviz makes them, with
/// the places where markers stand beyond its ends.
public struct Curve: Hashable, Sendable {
  /// Start, then two control points and an end for each piece.
  public var points: [Point]
  /// The tip of a marker before the start, and after the end.
  public var tailTip, headTip: Point?

  /// A curve.
  public init(points: [Point], tailTip: Point? = nil, headTip: Point? = nil) {
    self.points = points
    self.tailTip = tailTip
    self.headTip = headTip
  }

  /// A straight line.
  public init(from a: Point, to b: Point) {
    let third = (b - a) * (1.0 / 3)
    self.init(points: [a, a + third, b - third, b])
  }

  /// The curve as a chain of straight lines, markers included.
  func polyline(steps: Int = 10) -> [Point] {
    guard points.count >= 4 else { return points }
    var line: [Point] = tailTip.map { [$0] } ?? []
    line.append(points[0])
    var piece = 0
    while piece + 3 < points.count {
      let (a, b, c, d) = (
        points[piece], points[piece + 1], points[piece + 2], points[piece + 3]
      )
      for step in 1...steps {
        let t = Double(step) / Double(steps)
        let s = 1 - t
        let x = s * s * s * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t * t * t * d.x
        let y = s * s * s * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t * t * t * d.y
        line.append(Point(x, y))
      }
      piece += 3
    }
    if let headTip { line.append(headTip) }
    return line
  }

  /// The place a share of the way along the curve, by length.
  func point(at share: Double) -> Point {
    let line = polyline(steps: 20)
    var total = 0.0
    for i in line.indices.dropFirst() { total += (line[i] - line[i - 1]).length }
    var rest = total * share
    for i in line.indices.dropFirst() {
      let step = (line[i] - line[i - 1]).length
      if rest <= step, step > 0 { return line[i - 1] + (line[i] - line[i - 1]) * (rest / step) }
      rest -= step
    }
    return line.last ?? Point(0, 0)
  }

  var length: Double {
    let line = polyline()
    return line.indices.dropFirst().reduce(0) { $0 + (line[$1] - line[$1 - 1]).length }
  }

  /// This curve, straight lines to a place and from there to the start of
  /// another, and that.
  func joined(to other: Curve, through middle: Point?) -> Curve {
    guard var last = points.last, let first = other.points.first else { return self }
    var points = points
    for next in [middle, first].compactMap({ $0 }) {
      let third = (next - last) * (1.0 / 3)
      points += [last + third, next - third, next]
      last = next
    }
    return Curve(
      points: points + other.points.dropFirst(), tailTip: tailTip, headTip: other.headTip)
  }

  /// The curve drawn on to the places of its markers, for a line that has none.
  var reachingTips: Curve {
    var points = points
    if let tailTip, let first = points.first {
      points = Curve(from: tailTip, to: first).points + points.dropFirst()
    }
    if let headTip, let last = points.last {
      points += Curve(from: last, to: headTip).points.dropFirst()
    }
    return Curve(points: points)
  }

  func mapped(_ change: (Point) -> Point) -> Curve {
    Curve(
      points: points.map(change), tailTip: tailTip.map(change), headTip: headTip.map(change))
  }
}
