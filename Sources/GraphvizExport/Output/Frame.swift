/// Title, subtitle, legend and source around a drawing, so that none of them
/// can meet it or each other.
struct Frame {
  /// The free space at the edges.
  static let margin = 21.6

  /// The narrowest page that a header reads well on.
  static let narrowest = 540.0

  /// The whole page.
  let width, height: Double
  /// Where the drawing's upper left corner goes.
  let origin: Point
  /// Title, subtitle, legend and source.
  let items: [Scene.Item]
  /// The same, for the DOT writer.
  let legendRows: [Placed]

  /// A legend item at its place.
  struct Placed {
    let item: Diagram.LegendItem
    let left: Double
    let center: Double
  }

  static let sampleWidth = 34.0
  static let shortSample = 22.0
  static let titleSize = 20.0
  static let subtitleSize = 12.0
  static let legendSize = 10.5
  static let sourceSize = 9.0

  init(
    title: String, subtitle: String, source: String, legend: [Diagram.LegendItem],
    drawing: (width: Double, height: Double)
  ) {
    let legend = legend.map(Self.shortened)
    let titleWidth = TextMetrics.width(title, size: Self.titleSize, bold: true) * 1.02
    let legendWidth = legend.reduce(-18) { $0 + Self.width(of: $1) + 18 }
    let subtitleWidth = TextMetrics.width(subtitle, size: Self.subtitleSize) * 1.03
    let inner = max(
      drawing.width, min(Self.narrowest, max(titleWidth, legendWidth, subtitleWidth)), 240)
    var y = Self.margin
    var items: [Scene.Item] = [
      .box(
        Box(left: Self.margin, top: y, right: Self.margin + 44, bottom: y + 5), radius: 0,
        fill: Palette.accent, stroke: nil)
    ]
    y += 5
    var lines: [(text: String, size: Double, bold: Bool, paint: Paint, y: Double)] = []
    func add(_ text: String, size: Double, bold: Bool, paint: Paint, gap: Double) {
      let wrapped = TextMetrics.lines(
        SafeText.cleaned(text), width: inner / 1.02, size: size, bold: bold)
      for (index, line) in wrapped.prefix(4).enumerated() {
        y += size * (index == 0 ? 1 : 1.25) + (index == 0 ? gap : 0)
        lines.append((line, size, bold, paint, y))
      }
    }
    add(title, size: Self.titleSize, bold: true, paint: Palette.ink, gap: 7)
    add(subtitle, size: Self.subtitleSize, bold: false, paint: Palette.secondary, gap: 9)
    items += lines.map { line in
      .group(
        Scene.Group(
          id: line.bold ? "title" : "subtitle", classes: [line.bold ? "title" : "subtitle"],
          role: .frame,
          items: [
            .text(
              Scene.Text(
                line.text, at: Point(Self.margin, line.y), size: line.size, isBold: line.bold,
                paint: line.paint))
          ]))
    }
    var rows: [Placed] = []
    if !legend.isEmpty {
      y += 20
      var x = Self.margin
      for item in legend {
        let width = Self.width(of: item)
        if x > Self.margin, x + width > Self.margin + inner {
          x = Self.margin
          y += 18
        }
        rows.append(Placed(item: item, left: x, center: y))
        x += width + 18
      }
      items += rows.enumerated().map { Self.group($0.element, number: $0.offset) }
      y += 6
    }
    y += 24
    origin = Point(Self.margin + max(0, (inner - drawing.width) / 2), y)
    y += drawing.height
    let sourceLines = TextMetrics.lines(
      SafeText.cleaned(source), width: inner / 1.02, size: Self.sourceSize)
    if !sourceLines.isEmpty { y += 14 }
    for line in sourceLines.prefix(8) {
      y += Self.sourceSize * 1.3
      items.append(
        .group(
          Scene.Group(
            id: "source", classes: ["source"], role: .frame,
            items: [
              .text(
                Scene.Text(
                  line, at: Point(Self.margin, y), size: Self.sourceSize,
                  paint: Palette.secondary))
            ])))
    }
    self.items = items
    legendRows = rows
    width = inner + 2 * Self.margin
    height = y + Self.margin
  }

  /// Labels of a length that a row can hold.
  private static func shortened(_ item: Diagram.LegendItem) -> Diagram.LegendItem {
    func short(_ label: String) -> String {
      TextMetrics.fitting(SafeText.cleaned(label), width: 300, size: legendSize)
    }
    return switch item {
    case .line(let label, let mark, let kind):
      .line(label: short(label), mark: mark, kind: kind)
    case .swatch(let label, let paint): .swatch(label: short(label), paint: paint)
    case .band(let label, let paint, let band):
      .band(label: short(label), paint: paint, band: band)
    case .width(let label, let mark): .width(label: short(label), mark: mark)
    case .type(let label, let size): .type(label: short(label), size: size)
    case .note(let label): .note(short(label))
    }
  }

  private static func width(of item: Diagram.LegendItem) -> Double {
    switch item {
    case .line(let label, _, _): sampleWidth + 6 + words(label)
    case .width(let label, _): shortSample + 6 + words(label)
    case .swatch(let label, _): 11 + 6 + words(label)
    case .band(let label, _, _): 16 + 6 + words(label)
    case .type(let label, let size): TextMetrics.width("Aa", size: size) + 5 + words(label)
    case .note(let label): words(label)
    }
  }

  private static func words(_ label: String) -> Double {
    TextMetrics.width(label, size: legendSize) * 1.03
  }

  private static func group(_ placed: Placed, number: Int) -> Scene.Item {
    let y = placed.center
    func words(_ label: String, at x: Double) -> Scene.Item {
      .text(Scene.Text(label, at: Point(x, y + legendSize * 0.35), size: legendSize))
    }
    switch placed.item {
    case .line(let label, let mark, let kind):
      let curve = Curve.sample(
        from: Point(placed.left, y), to: Point(placed.left + sampleWidth, y), mark: mark)
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend", "tie", "tie-\(kind)"], role: .frame,
          items: TieDrawing.items(curve, mark: mark, tail: mark.marker, head: mark.marker)
            + [words(label, at: placed.left + sampleWidth + 6)]))
    case .swatch(let label, let paint):
      let box = Box(center: Point(placed.left + 5.5, y), width: 11, height: 11)
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend"], role: .frame,
          items: [
            .box(box, radius: 3, fill: paint, stroke: nil), words(label, at: placed.left + 17),
          ]))
    case .band(let label, let paint, let band):
      let box = Box(center: Point(placed.left + 8, y), width: 16, height: 11)
      var half = box
      half.left = box.right - 5
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend"], role: .frame,
          items: [
            .box(box, radius: 3, fill: paint, stroke: nil),
            .box(half, radius: 1, fill: band, stroke: Scene.Stroke(Palette.canvas, width: 0.8)),
            words(label, at: placed.left + 22),
          ]))
    case .width(let label, let mark):
      let curve = Curve(
        from: Point(placed.left, y), to: Point(placed.left + shortSample, y))
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend"], role: .frame,
          items: TieDrawing.items(curve, mark: mark, tail: .none, head: .none)
            + [words(label, at: placed.left + shortSample + 6)]))
    case .type(let label, let size):
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend"], role: .frame,
          items: [
            .text(Scene.Text("Aa", at: Point(placed.left, y + legendSize * 0.35), size: size)),
            words(label, at: placed.left + TextMetrics.width("Aa", size: size) + 5),
          ]))
    case .note(let label):
      return .group(
        Scene.Group(
          id: "legend-\(number)", classes: ["legend"], role: .frame,
          items: [words(label, at: placed.left)]))
    }
  }
}

extension Curve {
  /// A straight sample of a mark, with room for its markers.
  static func sample(from a: Point, to b: Point, mark: TieMark) -> Curve {
    let inset = TieDrawing.length(of: mark.marker)
    guard inset > 0 else { return Curve(from: a, to: b) }
    var curve = Curve(from: Point(a.x + inset, a.y), to: Point(b.x - inset, b.y))
    curve.tailTip = a
    curve.headTip = b
    return curve
  }
}
