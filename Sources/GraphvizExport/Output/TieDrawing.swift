/// The shapes of a line and of what stands at its ends.
enum TieDrawing {
  /// How far a marker reaches beyond the end of its line.
  static func length(of marker: TieMark.Marker) -> Double {
    switch marker {
    case .none: 0
    case .tee: 2
    case .dot, .openDot, .box, .openBox: 5
    case .arrow: 7
    case .diamond, .openDiamond: 8
    }
  }

  /// Line and markers.
  static func items(
    _ curve: Curve, mark: TieMark, tail: TieMark.Marker, head: TieMark.Marker,
    width: Double? = nil
  ) -> [Scene.Item] {
    guard let first = curve.points.first, let last = curve.points.last else { return [] }
    let width = width ?? mark.width
    var items: [Scene.Item] = []
    if mark.isDoubled {
      items.append(
        .curve(
          curve.points, fill: nil, stroke: Scene.Stroke(mark.paint, width: 2 * width + 1.8)))
      items.append(
        .curve(curve.points, fill: nil, stroke: Scene.Stroke(Palette.canvas, width: 1.8)))
    } else {
      items.append(
        .curve(
          curve.points, fill: nil, stroke: Scene.Stroke(mark.paint, width: width, line: mark.line)
        ))
    }
    if let tip = curve.tailTip { items += marker(tail, from: first, to: tip, mark.paint) }
    if let tip = curve.headTip { items += marker(head, from: last, to: tip, mark.paint) }
    return items
  }

  private static func marker(
    _ marker: TieMark.Marker, from base: Point, to tip: Point, _ paint: Paint
  ) -> [Scene.Item] {
    let along = (tip - base).unit
    let across = Point(-along.y, along.x)
    let length = (tip - base).length
    let middle = base + (tip - base) * 0.5
    let outline = Scene.Stroke(paint, width: 1.1)
    switch marker {
    case .none: return []
    case .dot, .openDot:
      let radius = max(2.2, length / 2)
      return [
        .ellipse(
          tip - along * radius, radiusX: radius, radiusY: radius,
          fill: marker == .dot ? paint : Palette.canvas, stroke: outline)
      ]
    case .diamond, .openDiamond:
      let half = max(2.4, length * 0.33)
      return [
        .polygon(
          [base, middle + across * half, tip, middle - across * half],
          fill: marker == .diamond ? paint : Palette.canvas, stroke: outline)
      ]
    case .box, .openBox:
      let half = max(2.1, length / 2.2)
      return [
        .polygon(
          [base + across * half, tip + across * half, tip - across * half, base - across * half],
          fill: marker == .box ? paint : Palette.canvas, stroke: outline)
      ]
    case .tee:
      return [
        .polyline([base, tip], stroke: Scene.Stroke(paint, width: 1.6)),
        .polyline(
          [tip + across * 4.4, tip - across * 4.4], stroke: Scene.Stroke(paint, width: 2.4)),
      ]
    case .arrow:
      return [
        .polygon([base + across * 2.8, tip, base - across * 2.8], fill: paint, stroke: nil)
      ]
    }
  }
}
