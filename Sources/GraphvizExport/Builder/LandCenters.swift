/// Where a nation's name stands on its land: in the largest piece, as far from
/// the borders as can be.
enum LandCenters {
  /// The middle of each nation's largest piece of land on a sheet, by ISO
  /// 3166's three letters, with the extent of that piece.
  /// - Complexity: O(n p) for n lands of p points.
  static func found(
    on lands: [(owner: String, outline: [Point])]
  ) -> [String: (center: Point, extent: Box)] {
    var largest: [String: (area: Double, outline: [Point])] = [:]
    for land in lands where !land.owner.isEmpty {
      let area = area(of: land.outline)
      if largest[land.owner].map({ area > $0.area }) ?? true {
        largest[land.owner] = (area, land.outline)
      }
    }
    return largest.compactMapValues { land in
      guard let first = land.outline.first else { return nil }
      let box = land.outline.reduce(Box(center: first, width: 0, height: 0)) {
        $0.union(Box(center: $1, width: 0, height: 0))
      }
      return (center(of: land.outline, in: box), box)
    }
  }

  private static let steps = 14

  /// Of a grid of points the one that is farthest from the outline. Upright
  /// distances count more: a label is wider than high.
  private static func center(of outline: [Point], in box: Box) -> Point {
    var best = (distance: -1.0, point: box.center)
    for row in 1..<steps {
      for column in 1..<steps {
        let point = Point(
          box.left + box.width * Double(column) / Double(steps),
          box.top + box.height * Double(row) / Double(steps))
        guard isInside(point, outline) else { continue }
        let nearest = distance(point, to: outline)
        // Of about equal places the one nearest to the middle.
        let from = point - box.center
        let worth = nearest - 0.05 * from.length
        if worth > best.distance { best = (worth, point) }
      }
    }
    return best.point
  }

  private static func area(of outline: [Point]) -> Double {
    var sum = 0.0
    for index in outline.indices {
      let (a, b) = (outline[index], outline[(index + 1) % outline.count])
      sum += a.x * b.y - b.x * a.y
    }
    return abs(sum) / 2
  }

  private static func isInside(_ point: Point, _ outline: [Point]) -> Bool {
    var isInside = false
    for index in outline.indices {
      let (a, b) = (outline[index], outline[(index + 1) % outline.count])
      if (a.y > point.y) != (b.y > point.y),
        point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
      {
        isInside.toggle()
      }
    }
    return isInside
  }

  private static func distance(_ point: Point, to outline: [Point]) -> Double {
    var least = Double.infinity
    for index in outline.indices {
      let (a, b) = (outline[index], outline[(index + 1) % outline.count])
      let along = b - a
      let square = along.x * along.x + along.y * along.y
      let t =
        square > 0
        ? max(0, min(1, ((point.x - a.x) * along.x + (point.y - a.y) * along.y) / square)) : 0
      let gap = point - (a + along * t)
      least = min(least, Point(gap.x, gap.y * 1.4).length)
    }
    return least
  }
}
