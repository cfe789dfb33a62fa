/// A tie on a map: one curve, or two where it runs over the edge of the sheet
/// and comes back at the other side.
struct MapArc {
  /// From the first nation to the edge or the second, and from the other edge on.
  let curves: [Curve]

  /// An arc that bends upwards, towards the nearer pole's side of the sheet.
  ///
  /// - Parameters:
  ///   - a: where it begins.
  ///   - b: where it ends.
  ///   - turn: the width of the whole globe on the sheet, for a line that is
  ///     shorter around the back; nil for one that is not.
  ///   - number: how many lines between the same two there are before it.
  ///   - ends: the markers.
  ///   - area: where it may be seen.
  init(
    from a: Point, to b: Point, turn: Double?, number: Int,
    _ ends: (tail: TieMark.Marker, head: TieMark.Marker), _ area: Box
  ) {
    let bulge = 0.16 + 0.09 * Double(number)
    guard let turn else {
      curves = [Self.arc(from: a, to: b, bulge: bulge, ends, area, staysInside: true)]
      return
    }
    let step = a.x < b.x ? turn : -turn
    let whole = Self.arc(
      from: a, to: Point(b.x - step, b.y), bulge: bulge * 0.6, ends, area, staysInside: false)
    let edge = step > 0 ? area.left : area.right
    guard let cut = Self.cut(whole, at: edge) else {
      curves = [Self.arc(from: a, to: b, bulge: bulge, ends, area, staysInside: true)]
      return
    }
    curves = [cut.0, cut.1.mapped { Point($0.x + step, $0.y) }]
  }

  /// The course as straight pieces, for what is to keep clear of it.
  var polylines: [[Point]] { curves.map { $0.polyline(steps: 16) } }

  private static func arc(
    from a: Point, to b: Point, bulge: Double, _ ends: (tail: TieMark.Marker, head: TieMark.Marker),
    _ area: Box, staysInside: Bool
  ) -> Curve {
    let along = b - a
    var across = Point(-along.y, along.x).unit
    if across.y > 0 { across = across * -1 }
    let height = min(along.length * bulge, max(0, (a.y + b.y) / 2 - area.top - 6) * 1.2)
    var top = (a + b) * 0.5 + across * height * 1.33
    if staysInside {
      // Parallel arcs keep apart at the edge too.
      let margin = 8 + (bulge - 0.16) * 130
      top.x = min(max(top.x, area.left + margin), area.right - margin)
    }
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

  /// A curve of one piece before and after an upright line (de Casteljau).
  private static func cut(_ curve: Curve, at x: Double) -> (Curve, Curve)? {
    guard curve.points.count == 4, (curve.points[0].x < x) != (curve.points[3].x < x) else {
      return nil
    }
    func parts(_ t: Double) -> [Point] {
      let p = curve.points
      func mix(_ a: Point, _ b: Point) -> Point { a + (b - a) * t }
      let (ab, bc, cd) = (mix(p[0], p[1]), mix(p[1], p[2]), mix(p[2], p[3]))
      let (abc, bcd) = (mix(ab, bc), mix(bc, cd))
      return [p[0], ab, abc, mix(abc, bcd), bcd, cd, p[3]]
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if (parts(middle)[3].x < x) == (curve.points[0].x < x) { low = middle } else { high = middle }
    }
    let points = parts((low + high) / 2)
    return (
      Curve(points: Array(points[0...3]), tailTip: curve.tailTip),
      Curve(points: Array(points[3...6]), headTip: curve.headTip)
    )
  }
}
