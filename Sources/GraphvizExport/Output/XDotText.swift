/// Writes a scene as drawing commands of Graphviz (xdot), which its PNG and PDF
/// writers carry out with real fonts.
struct XDotText {
  private let scene: Scene
  private var out = ""
  private var line: TieMark.Line?
  private var width: Double?
  private var isBold = false

  init(_ scene: Scene) {
    self.scene = scene
  }

  /// A graph with nothing but a background of the scene's size.
  /// - Parameter density: pixels an inch, for bitmaps.
  mutating func graph(density: Double = 72) -> String {
    var dot = DOTText(graph: [
      ("layout", "nop2"), ("pad", "0"), ("margin", "0"), ("dpi", .text(DOTText.number(density))),
      ("bgcolor", .text(Palette.canvas.color(in: scene.theme).hex)),
      ("_background", .text(escaped(commands()))),
    ])
    // Whole pixels: a part of one at the edge would stay white.
    func whole(_ points: Double) -> String {
      DOTText.number((points * density / 72).rounded(.down) * 72 / density - 0.02)
    }
    let corner: DOTText.Attributes = [
      ("shape", "point"), ("style", "invis"), ("width", "0.0001"), ("height", "0.0001"),
      ("label", ""),
    ]
    dot.node(0, corner + [("pos", "0,0")])
    dot.node(
      1,
      corner + [
        ("pos", .text("\(whole(scene.width)),\(whole(scene.height))"))
      ])
    return dot.finished()
  }

  /// The commands alone, for a quoted string of DOT.
  mutating func escapedCommands() -> String { escaped(commands()) }

  private mutating func commands() -> String {
    for item in scene.items { write(item) }
    return out
  }

  // A quote is escaped for the DOT reader; a backslash before it or at the end
  // of a part would be taken for an escape, so a look-alike stands for it.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { escaped += "\\\"" } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  private mutating func write(_ item: Scene.Item) {
    switch item {
    case .group(let group): for item in group.items { write(item) }
    case .box(let box, let radius, let fill, let stroke):
      let corners = ConvexHull.corners(of: box)
      if radius > 0 {
        shape("b", "B", ConvexHull.rounded(corners, radius: radius), fill, stroke)
      } else {
        shape("P", "p", corners, fill, stroke)
      }
    case .polygon(let points, let fill, let stroke): shape("P", "p", points, fill, stroke)
    case .polyline(let points, let stroke):
      pen(stroke)
      command("L", points)
    case .curve(let points, let fill, let stroke): shape("b", "B", points, fill, stroke)
    case .ellipse(let center, let radiusX, let radiusY, let fill, let stroke):
      let place = "\(text(center)) \(number(radiusX)) \(number(radiusY)) "
      if let fill {
        brush(fill)
        pen(stroke ?? Scene.Stroke(fill, width: 0))
        out += "E \(place)"
      } else if let stroke {
        pen(stroke)
        out += "e \(place)"
      }
    case .text(let words): write(words)
    }
  }

  private mutating func shape(
    _ filled: String, _ open: String, _ points: [Point], _ fill: Paint?, _ stroke: Scene.Stroke?
  ) {
    if let fill {
      brush(fill)
      pen(stroke ?? Scene.Stroke(fill.opacity(0), width: 0))
      command(filled, points)
    } else if let stroke {
      pen(stroke)
      command(open, points)
    }
  }

  private mutating func command(_ letter: String, _ points: [Point]) {
    out += "\(letter) \(points.count) "
    for point in points { out += text(point) + " " }
  }

  private mutating func write(_ text: Scene.Text) {
    let words = SafeText.cleaned(text.words).split(
      separator: "\\", omittingEmptySubsequences: false
    )
    .joined(separator: "\u{29F5}")
    guard !words.isEmpty else { return }
    if isBold != text.isBold {
      isBold = text.isBold
      out += isBold ? "t 1 " : "t 0 "
    }
    let font = TextMetrics.fontFamily
    out += "F \(number(text.size)) \(font.utf8.count) -\(font) "
    color("c", text.paint)
    let side =
      switch text.anchor {
      case .start: -1
      case .middle: 0
      case .end: 1
      }
    let width = TextMetrics.width(words, size: text.size, bold: text.isBold)
    // Graphviz raises text by a fifth of its size over the baseline it is given.
    let place = Point(text.place.x, text.place.y + text.size * 0.2)
    out += "T \(self.text(place)) \(side) \(number(width)) \(words.utf8.count) -\(words) "
  }

  private mutating func pen(_ stroke: Scene.Stroke) {
    color("c", stroke.paint)
    if width != stroke.width {
      width = stroke.width
      style("setlinewidth(\(number(stroke.width)))")
    }
    if line != stroke.line {
      line = stroke.line
      style(stroke.line.rawValue)
    }
  }

  private mutating func brush(_ paint: Paint) { color("C", paint) }

  private mutating func style(_ name: String) { out += "S \(name.utf8.count) -\(name) " }

  private mutating func color(_ letter: String, _ paint: Paint) {
    var name = paint.color(in: scene.theme).hex
    if paint.opacity < 1 {
      let digits = Array("0123456789ABCDEF")
      let value = Int(max(0, min(255, (paint.opacity * 255).rounded())))
      name.append(digits[value / 16])
      name.append(digits[value % 16])
    }
    out += "\(letter) \(name.utf8.count) -\(name) "
  }

  private func text(_ point: Point) -> String {
    "\(number(point.x)) \(number(scene.height - point.y))"
  }

  private func number(_ value: Double) -> String { DOTText.number(value) }
}
