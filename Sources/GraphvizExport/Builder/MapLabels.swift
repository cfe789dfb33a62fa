/// Places for the labels of a map: on their points where there is room, else
/// beside them, as near as can be and off each other.
struct MapLabels {
  /// A line over the map and which labels' points it joins.
  struct Line {
    let pieces: [(from: Point, to: Point)]
    let extent: Box
    let ends: Set<Int>

    init(_ points: [Point], ends: Set<Int>) {
      pieces = zip(points, points.dropFirst()).map { ($0, $1) }
      extent = points.dropFirst().reduce(
        Box(center: points.first ?? Point(0, 0), width: 0, height: 0)
      ) {
        $0.union(Box(center: $1, width: 0, height: 0))
      }
      self.ends = ends
    }

    func crosses(_ box: Box) -> Bool {
      box.overlaps(extent) && pieces.contains { box.isCrossed(from: $0.from, to: $0.to) }
    }
  }

  /// The centre of each label.
  private(set) var centers: [Point]

  private let lines: [Line]
  private static let gap = 1.5

  /// - Parameters:
  ///   - points: what the labels stand for.
  ///   - widths: the labels' widths.
  ///   - height: their height.
  ///   - area: where they may stand.
  ///   - lines: what they had better not stand on.
  init(
    _ points: [Point], _ widths: [Double], height: Double, _ area: Box, clearOf lines: [Line] = []
  ) {
    centers = points
    self.lines = lines
    let order = points.indices.sorted {
      (Self.crowd(points, $1), points[$0].y, $0) < (Self.crowd(points, $0), points[$1].y, $1)
    }
    for round in 0..<8 {
      var isDone = true
      for index in order {
        var best = (
          cost: cost(index, centers[index], points, widths, height, area), place: centers[index]
        )
        for place in Self.candidates(points[index], widths[index], height) {
          let cost = cost(index, place, points, widths, height, area)
          if cost < best.cost - 1e-9 { best = (cost, place) }
        }
        if best.place != centers[index] {
          centers[index] = best.place
          isDone = false
        }
      }
      if isDone, round > 0 { break }
    }
    for index in points.indices {
      let half = widths[index] / 2
      centers[index].x = min(max(centers[index].x, area.left + half), area.right - half)
      centers[index].y = min(
        max(centers[index].y, area.top + height / 2), area.bottom - height / 2)
    }
  }

  /// How many others are near: they are placed first.
  private static func crowd(_ points: [Point], _ index: Int) -> Int {
    points.filter { ($0 - points[index]).length < 40 }.count
  }

  /// Around a point in eight directions and growing distances.
  private static func candidates(_ point: Point, _ width: Double, _ height: Double) -> [Point] {
    var places = [point]
    for ring in 1...11 {
      let (x, y) = (
        Double(ring) * 7 + width / 2 - 6, Double(ring) * 7 + height / 2 - 2
      )
      for (dx, dy) in [
        (1.0, 0.0), (-1, 0), (0, -1), (0, 1), (0.8, -0.7), (-0.8, -0.7), (0.8, 0.7), (-0.8, 0.7),
        (0.4, -0.95), (-0.4, -0.95), (0.4, 0.95), (-0.4, 0.95),
      ] {
        places.append(point + Point(dx * x, dy * y))
      }
    }
    return places
  }

  private func cost(
    _ index: Int, _ place: Point, _ points: [Point], _ widths: [Double], _ height: Double,
    _ area: Box
  ) -> Double {
    let box = Box(center: place, width: widths[index] + Self.gap, height: height + Self.gap)
    var cost = (place - points[index]).length * 0.3
    if box.left < area.left || box.right > area.right || box.top < area.top
      || box.bottom > area.bottom
    {
      cost += 60
    }
    for other in centers.indices where other != index {
      let (dx, dy) = (abs(centers[other].x - place.x), abs(centers[other].y - place.y))
      if dx < (widths[index] + widths[other]) / 2 + Self.gap, dy < height + Self.gap {
        cost += 30
      }
      if box.contains(points[other]) { cost += 0.8 }
    }
    // A label at the end of its own line is where it should be.
    for line in lines where !line.ends.contains(index) && line.crosses(box) { cost += 2.4 }
    return cost
  }
}
