/// Convex outlines around boxes.
enum ConvexHull {
  /// How far a hull stands off its members.
  static let margin = 13.0

  /// The corners of a box.
  static func corners(of box: Box) -> [Point] {
    [
      Point(box.left, box.top), Point(box.right, box.top), Point(box.right, box.bottom),
      Point(box.left, box.bottom),
    ]
  }

  /// The smallest convex polygon around points (Andrew's monotone chain).
  static func around(_ points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func half(_ points: some Sequence<Point>) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return Array(chain.dropLast())
    }
    return half(sorted) + half(sorted.reversed())
  }

  /// Whether a point lies inside a convex polygon.
  static func contains(_ point: Point, in polygon: [Point]) -> Bool {
    guard polygon.count > 2 else { return false }
    var sign = 0.0
    for index in polygon.indices {
      let cross = turn(polygon[index], polygon[(index + 1) % polygon.count], point)
      if cross == 0 { continue }
      if sign == 0 { sign = cross } else if (sign > 0) != (cross > 0) { return false }
    }
    return true
  }

  /// The polygon with rounded corners, as a closed chain of Bézier curves.
  static func rounded(_ polygon: [Point], radius: Double) -> [Point] {
    guard polygon.count > 2 else { return polygon }
    var path: [Point] = []
    for index in polygon.indices {
      let corner = polygon[index]
      let before = polygon[(index + polygon.count - 1) % polygon.count]
      let after = polygon[(index + 1) % polygon.count]
      let enter = corner + (before - corner).unit * min(radius, (before - corner).length / 2)
      let leave = corner + (after - corner).unit * min(radius, (after - corner).length / 2)
      if let last = path.last {
        path += straight(from: last, to: enter)
      } else {
        path.append(enter)
      }
      path += [
        enter + (corner - enter) * (2.0 / 3), leave + (corner - leave) * (2.0 / 3), leave,
      ]
    }
    if let last = path.last, let first = path.first { path += straight(from: last, to: first) }
    return path
  }

  private static func straight(from a: Point, to b: Point) -> [Point] {
    [a + (b - a) * (1.0 / 3), a + (b - a) * (2.0 / 3), b]
  }

  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}
