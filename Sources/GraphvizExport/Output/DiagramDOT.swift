/// A laid-out diagram as DOT that plain `dot` draws to the same picture: every
/// place is given, the frame stands as nodes and edges of its own, hulls as a
/// background.
struct DiagramDOT {
  private let diagram: Diagram
  private let layout: DiagramLayout
  private let shapes: [NodeShape]
  private let frame: Frame
  private let shift: Point
  private let theme: Theme
  private let hulls: [Scene.Item]
  private var dot = DOTText(graph: [])

  init(
    _ drawing: DiagramDrawing, _ frame: Frame, shiftedBy shift: Point, theme: Theme
  ) {
    diagram = drawing.diagram
    layout = drawing.layout
    shapes = drawing.shapes
    hulls = drawing.hullItems(shift)
    self.frame = frame
    self.shift = shift
    self.theme = theme
  }

  /// The text.
  mutating func text() -> String {
    var background = XDotText(
      Scene(
        width: frame.width, height: frame.height, theme: theme, title: "", summary: "",
        items: hulls + frame.items.prefix(1)))
    dot = DOTText(graph: [
      ("layout", "nop2"), ("bgcolor", color(Palette.canvas)),
      ("fontname", .text(TextMetrics.fontFamily)), ("outputorder", "edgesfirst"), ("pad", "0"),
      ("margin", "0"), ("splines", "true"),
      ("tooltip", .text(SafeText.label(clean(diagram.title)))),
      ("_background", .text(background.escapedCommands())),
    ])
    dot.defaults(
      "node",
      [
        ("fontname", .text(TextMetrics.fontFamily)), ("shape", "box"), ("fixedsize", "true"),
        ("margin", "0"), ("penwidth", "0"), ("label", ""),
      ])
    dot.defaults(
      "edge",
      [
        ("fontname", .text(TextMetrics.fontFamily)),
        ("fontsize", .text(number(Plate.fontSize))), ("dir", "none"),
      ])
    for index in diagram.nodes.indices { node(index) }
    for index in diagram.edges.indices { edge(index) }
    writeFrame()
    return dot.finished()
  }

  // MARK: - Nodes

  private mutating func node(_ index: Int) {
    let node = diagram.nodes[index]
    let shape = shapes[index]
    let isFaded = node.emphasis == .faded
    let fill = isFaded ? Palette.fadedFill : node.fill
    let ink = isFaded ? Palette.fadedText : node.ink
    var attributes: DOTText.Attributes = [
      ("id", .text("n-\(index)-\(SafeText.slug(node.id))")),
      (
        "class",
        .text((node.classes + (isFaded ? ["faded"] : [])).map(SafeText.slug).joined(separator: " "))
      ),
      ("tooltip", .text(SafeText.label(clean(node.tooltip.isEmpty ? node.id : node.tooltip)))),
      ("width", .text(Inches.text(shape.width))), ("height", .text(Inches.text(shape.height))),
      ("pos", position(layout.centers[index] + shift)),
      ("fontsize", .text(number(node.fontSize))), ("fontcolor", color(ink)),
      ("fillcolor", color(fill)),
    ]
    if let outline = node.outline {
      attributes += [
        ("penwidth", .text(number(node.outlineWidth))),
        ("color", color(isFaded ? Palette.fadedLine : outline)),
      ]
    } else if let outline = NodeDrawing.printedOutline(of: fill) {
      attributes += [
        ("penwidth", .text(number(outline.width))), ("color", color(outline.paint)),
      ]
    }
    switch node.content {
    case .name, .code:
      attributes += [
        ("style", "filled,rounded"), ("label", .text(SafeText.label(shape.lines[0][0]))),
      ]
      if let band = node.band, !isFaded {
        let share = DOTText.number(1 - NodeShape.bandWidth / shape.width)
        attributes.removeAll { $0.0 == "style" || $0.0 == "fillcolor" }
        attributes += [
          ("style", "striped"), ("fillcolor", .text("\(hex(fill));\(share):\(hex(band))")),
        ]
      }
    case .chip:
      attributes += [
        ("style", "filled"),
        ("label", .html(chipLabel(node, shape, ink: ink, isFaded: isFaded))),
      ]
    case .hub(_, let count):
      attributes += [
        ("style", "filled,rounded"), ("label", .html(hubLabel(shape, isCounted: count != nil))),
      ]
    case .codes:
      attributes += [("style", "filled,rounded"), ("label", .html(codesLabel(shape)))]
    }
    dot.node(index, attributes)
  }

  private static let table =
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"

  private func chipLabel(
    _ node: Diagram.Node, _ shape: NodeShape, ink: Paint, isFaded: Bool
  ) -> String {
    let chip = isFaded ? Palette.fadedChip : node.chipFill
    let onChip = isFaded ? Palette.onFadedChip : Palette.onStrong
    let height = Int(shape.height.rounded())
    func cell(_ width: Double, _ fill: String, _ words: String) -> String {
      "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(width.rounded()))\" HEIGHT=\"\(height)\"\(fill)>\(words)</TD>"
    }
    let code =
      "<FONT COLOR=\"\(hex(onChip))\" POINT-SIZE=\"\(number(shape.smallSize))\"><B>\(SafeText.html(shape.lines[0][0]))</B></FONT>"
    return Self.table + "<TR>" + cell(shape.chipWidth, " BGCOLOR=\"\(hex(chip))\"", code)
      + cell(
        shape.width - shape.chipWidth - (node.band == nil ? 0 : NodeShape.bandWidth), "",
        SafeText.html(shape.lines[0][1]))
      + (node.band.map { cell(NodeShape.bandWidth, " BGCOLOR=\"\(hex($0))\"", "") } ?? "")
      + "</TR></TABLE>"
  }

  private func hubLabel(_ shape: NodeShape, isCounted: Bool) -> String {
    let words = isCounted ? shape.lines.dropLast() : shape.lines[...]
    let name = words.map { "<B>\(SafeText.html($0[0]))</B>" }.joined(separator: "<BR/>")
    guard isCounted, let count = shape.lines.last else { return name }
    return name
      + " <FONT POINT-SIZE=\"\(number(shape.smallSize))\">\(SafeText.html(count[0]))</FONT>"
  }

  private func codesLabel(_ shape: NodeShape) -> String {
    let width = Int(shape.cellWidth.rounded(.down))
    let rows = shape.lines.map { row in
      "<TR>"
        + row.map { "<TD WIDTH=\"\(width)\">\(SafeText.html($0))</TD>" }
        .joined() + "</TR>"
    }
    return Self.table + rows.joined() + "</TABLE>"
  }

  // MARK: - Edges

  private mutating func edge(_ index: Int) {
    let edge = diagram.edges[index]
    let isFaded = edge.emphasis == .faded
    let look = EdgeLook(edge)
    var classes = ["tie", "tie-\(edge.kind)"] + edge.classes
    if isFaded { classes.append("faded") }
    var attributes: DOTText.Attributes = [
      ("id", .text("e-\(index)")),
      ("class", .text(classes.map(SafeText.slug).joined(separator: " "))),
      ("tooltip", .text(SafeText.label(clean(edge.tooltip)))),
      (
        "pos",
        .text(course(isFaded ? layout.curves[index].reachingTips : layout.curves[index]))
      ),
    ]
    attributes += line(look.mark, width: look.width)
    if !isFaded { attributes += MarkerAttributes.of(edge) }
    let plate = Plate.lines(of: edge)
    if !plate.isEmpty, let place = layout.plates[index], !isFaded {
      attributes += [
        (
          "label",
          .html(
            "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" BGCOLOR=\"\(hex(Palette.canvas))\"><TR><TD><FONT COLOR=\"\(hex(edge.plateInk))\">\(plate.map { SafeText.html($0) }.joined(separator: "<BR/>"))</FONT></TD></TR></TABLE>"
          )
        ), ("lp", position(place + shift)),
      ]
    }
    dot.edge(edge.tail, edge.head, attributes)
  }

  private func line(_ mark: TieMark, width: Double) -> DOTText.Attributes {
    let name = hex(mark.paint)
    return [
      (
        "color",
        mark.isDoubled ? .text("\(name):\(hex(Palette.canvas)):\(name)") : .text(name)
      ), ("style", .text(mark.line.rawValue)), ("penwidth", .text(number(width))),
    ]
  }

  private func course(_ curve: Curve) -> String {
    var words: [String] = []
    if let tip = curve.tailTip { words.append("s," + place(tip + shift)) }
    if let tip = curve.headTip { words.append("e," + place(tip + shift)) }
    words += curve.points.map { place($0 + shift) }
    return words.joined(separator: " ")
  }

  // MARK: - Frame

  /// Texts of the frame as plain nodes, samples of lines as edges.
  private mutating func writeFrame() {
    var count = 0
    func corner(_ name: String, _ x: Double, _ y: Double) {
      dot.node(
        named: name,
        [
          ("shape", "point"), ("style", "invis"), ("width", "0.0001"), ("height", "0.0001"),
          ("pos", position(Point(x, y))),
        ])
    }
    corner("page0", 0, 0)
    corner("page1", frame.width, frame.height)
    func visit(_ item: Scene.Item, _ classes: [String]) {
      switch item {
      case .group(let group): for item in group.items { visit(item, group.classes) }
      case .text(let text):
        count += 1
        let width = TextMetrics.width(text.words, size: text.size, bold: text.isBold) * 1.03 + 6
        let words = SafeText.html(clean(text.words))
        dot.node(
          named: "frame\(count)",
          [
            ("shape", "plaintext"),
            ("class", .text(classes.map(SafeText.slug).joined(separator: " "))),
            ("width", .text(Inches.text(width))), ("height", .text(Inches.text(text.size * 1.3))),
            ("pos", position(Point(text.place.x + width / 2, text.place.y - text.size * 0.35))),
            ("fontsize", .text(number(text.size))), ("fontcolor", color(text.paint)),
            ("tooltip", .text(SafeText.label(clean(text.words)))),
            (
              "label",
              .html(
                "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD ALIGN=\"LEFT\" WIDTH=\"\(Int(width))\">"
                  + (text.isBold ? "<B>\(words)</B>" : words)
                  + "<BR ALIGN=\"LEFT\"/></TD></TR></TABLE>")
            ),
          ])
      case .box(let box, let radius, let fill, _) where classes.contains("legend"):
        count += 1
        dot.node(
          named: "frame\(count)",
          [
            ("class", "legend"), ("style", radius > 0 ? "filled,rounded" : "filled"),
            ("width", .text(Inches.text(box.width))), ("height", .text(Inches.text(box.height))),
            ("pos", position(box.center)), ("fillcolor", color(fill ?? Palette.canvas)),
            ("tooltip", "legend"),
          ])
      default: break
      }
    }
    for item in frame.items { visit(item, []) }
    for (number, row) in frame.legendRows.enumerated() { sample(row, number) }
  }

  private mutating func sample(_ row: Frame.Placed, _ number: Int) {
    let mark: TieMark
    let kind: String?
    let length: Double
    switch row.item {
    case .line(_, let own, let name): (mark, kind, length) = (own, name, Frame.sampleWidth)
    case .width(_, let own): (mark, kind, length) = (own, nil, Frame.shortSample)
    default: return
    }
    let a = Point(row.left, row.center)
    let b = Point(row.left + length, row.center)
    for (name, place) in [("la\(number)", a), ("lb\(number)", b)] {
      dot.node(
        named: name,
        [
          ("shape", "point"), ("style", "invis"), ("width", "0.0001"), ("height", "0.0001"),
          ("pos", position(place)),
        ])
    }
    var curve = Curve.sample(from: a, to: b, mark: mark)
    curve = curve.mapped { $0 - shift }
    var attributes: DOTText.Attributes = [
      ("class", .text("legend" + (kind.map { " tie tie-\(SafeText.slug($0))" } ?? ""))),
      ("pos", .text(course(curve))),
    ]
    attributes += line(mark, width: mark.width)
    if mark.marker != .none {
      attributes += [
        ("dir", "both"), ("arrowhead", .text(mark.marker.rawValue)),
        ("arrowtail", .text(mark.marker.rawValue)),
        ("arrowsize", .text(DOTText.number(MarkerAttributes.size))),
      ]
    }
    dot.edge(named: "la\(number)", "lb\(number)", attributes)
  }

  // MARK: - Words

  private func clean(_ text: String) -> String { SafeText.cleaned(text) }
  private func number(_ value: Double) -> String { DOTText.number(value) }
  private func hex(_ paint: Paint) -> String { paint.color(in: theme).hex }
  private func color(_ paint: Paint) -> DOTText.Value { .text(hex(paint)) }
  private func position(_ point: Point) -> DOTText.Value { .text(place(point)) }

  /// y upwards from the page's lower edge, as the background's commands have it.
  private func place(_ point: Point) -> String {
    "\(number(point.x)),\(number(frame.height - point.y))"
  }
}

/// How an edge is drawn once its emphasis is taken into account.
struct EdgeLook {
  var mark: TieMark
  var width: Double

  init(_ edge: Diagram.Edge) {
    mark = edge.mark
    width = mark.width
    switch edge.emphasis {
    case .normal: break
    case .faded:
      mark.paint = Palette.fadedLine
      mark.isDoubled = false
      width = 0.8
    case .strong: width = max(3.2, mark.width + 0.8)
    }
  }
}
