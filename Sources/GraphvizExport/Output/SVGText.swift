/// Writes a scene as SVG: text stays text, every nation and tie has a name for
/// assistive technology, no script, nothing from outside.
struct SVGText {
  /// Which readers it is for.
  enum Flavor: Hashable, Sendable {
    /// Browsers: style sheet, keyboard focus, dark colours on request.
    case web
    /// Word processors and drawing programs: attributes only.
    case plain
  }

  private let scene: Scene
  private let flavor: Flavor
  private var out = ""
  private var used: Set<String> = []
  private var paints: [Paint: Int] = [:]
  private var paintOrder: [Paint] = []
  /// Keyboard stops beyond this number hurt more than they help.
  private let focusLimit = 400

  private let prefix: String

  /// - Parameter prefix: Stands before every id, so that several pictures can
  ///   share a page.
  init(_ scene: Scene, flavor: Flavor = .web, prefix: String = "") {
    self.scene = scene
    self.flavor = flavor
    self.prefix = SafeText.slug(prefix)
  }

  /// The document.
  mutating func document() -> String {
    var body = ""
    swap(&out, &body)
    for item in scene.items { write(item) }
    swap(&out, &body)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opening() + body + "</svg>\n"
  }

  /// The `svg` element alone, for a page of HTML.
  mutating func element() -> String {
    let text = document()
    guard let start = text.firstIndex(of: "\n") else { return text }
    return String(text[text.index(after: start)...])
  }

  // MARK: - Head

  private mutating func opening() -> String {
    let (width, height) = (number(scene.width), number(scene.height))
    var head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\""
    switch flavor {
    case .web:
      head +=
        " role=\"graphics-document document\" aria-labelledby=\"\(prefix)d-title \(prefix)d-desc\""
      head += " width=\"100%\" style=\"max-width:\(number(scene.width * 4 / 3))px;height:auto\""
    case .plain:
      head += " width=\"\(width)pt\" height=\"\(height)pt\""
    }
    head += " lang=\"\(SafeText.slug(scene.language))\" font-family=\"\(fontFamily)\">\n"
    head += "<title id=\"\(prefix)d-title\">\(escaped(scene.title))</title>\n"
    head += "<desc id=\"\(prefix)d-desc\">\(escaped(scene.summary))</desc>\n"
    if flavor == .web { head += styleSheet() }
    let canvas = Palette.canvas.color(in: scene.theme).hex
    head += "<rect class=\"canvas\" width=\"\(width)\" height=\"\(height)\" fill=\"\(canvas)\"/>\n"
    return head
  }

  private var fontFamily: String {
    "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
  }

  private func styleSheet() -> String {
    var css = """
      text{white-space:pre}
      .node:focus,.edge:focus{outline:none}
      .node:focus-visible .shape,.node:hover .shape{stroke:\(Palette.accent.color(in: scene.theme).hex);stroke-width:2.5}
      .edge:hover .line,.edge:focus-visible .line{stroke-width:4.5}
      @media (prefers-reduced-motion:no-preference){.node,.edge{transition:opacity .2s}}

      """
    if scene.theme == .automatic {
      css += ":root{color-scheme:light dark}\n@media (prefers-color-scheme:dark){\n"
      css += ".canvas{fill:\(Palette.canvas.dark.hex)}\n"
      for (index, paint) in paintOrder.enumerated() where paint.dark != paint.light {
        css += ".f\(index){fill:\(paint.dark.hex)}.s\(index){stroke:\(paint.dark.hex)}\n"
      }
      css += "}\n"
    }
    return "<style>\n\(css)</style>\n"
  }

  // MARK: - Elements

  private mutating func write(_ item: Scene.Item) {
    switch item {
    case .group(let group): write(group)
    case .box(let box, let radius, let fill, let stroke):
      out += "<rect x=\"\(number(box.left))\" y=\"\(number(box.top))\""
      out += " width=\"\(number(box.width))\" height=\"\(number(box.height))\""
      if radius > 0 { out += " rx=\"\(number(radius))\"" }
      out += paintAttributes(fill, stroke, "shape") + "/>\n"
    case .polygon(let points, let fill, let stroke):
      out += "<polygon points=\"\(list(points))\"" + paintAttributes(fill, stroke, "") + "/>\n"
    case .polyline(let points, let stroke):
      out += "<polyline points=\"\(list(points))\""
      out += paintAttributes(nil, stroke, "line") + "/>\n"
    case .curve(let points, let fill, let stroke):
      out += "<path d=\"\(path(points))\(fill == nil ? "" : "Z")\""
      out += paintAttributes(fill, stroke, fill == nil ? "line" : "") + "/>\n"
    case .ellipse(let center, let radiusX, let radiusY, let fill, let stroke):
      out += "<ellipse cx=\"\(number(center.x))\" cy=\"\(number(center.y))\""
      out += " rx=\"\(number(radiusX))\" ry=\"\(number(radiusY))\""
      out += paintAttributes(fill, stroke, "") + "/>\n"
    case .text(let text): write(text)
    }
  }

  private mutating func write(_ group: Scene.Group) {
    out +=
      "<g id=\"\(unique(group.id))\" class=\"\(group.classes.map(className).joined(separator: " "))\""
    for datum in group.data {
      out += " data-\(SafeText.slug(datum.name))=\"\(escaped(datum.value))\""
    }
    switch (group.role, flavor) {
    case (.node, .web), (.edge, .web):
      out += " role=\"graphics-symbol img\" aria-label=\"\(escaped(group.label))\""
      // Keyboard stops at nations; a large picture would have hundreds of lines.
      if group.role == .node { out += " tabindex=\"0\"" }
    case (.frame, .web) where group.classes.contains("legend"): out += " aria-hidden=\"true\""
    default: break
    }
    out += ">"
    if !group.label.isEmpty { out += "<title>\(escaped(group.label))</title>" }
    out += "\n"
    for item in group.items { write(item) }
    out += "</g>\n"
  }

  private mutating func write(_ text: Scene.Text) {
    let words = SafeText.cleaned(text.words)
    guard !words.isEmpty else { return }
    out += "<text x=\"\(number(text.place.x))\" y=\"\(number(text.place.y))\""
    out += " font-size=\"\(number(text.size))\""
    if text.isBold { out += " font-weight=\"bold\"" }
    if text.anchor != .start { out += " text-anchor=\"\(text.anchor.rawValue)\"" }
    if text.turn != 0 {
      out +=
        " transform=\"rotate(\(number(text.turn)) \(number(text.place.x)) \(number(text.place.y)))\""
    }
    // Right-to-left names keep to themselves.
    if flavor == .web { out += " unicode-bidi=\"isolate\"" }
    out += fill(text.paint) + ">\(SafeText.xml(words))</text>\n"
  }

  // MARK: - Paint

  private mutating func paintAttributes(
    _ fill: Paint?, _ stroke: Scene.Stroke?, _ name: String
  ) -> String {
    var classes = name.isEmpty ? [] : [name]
    var text = ""
    if let fill {
      text += " fill=\"\(fill.color(in: scene.theme).hex)\""
      if fill.opacity < 1 { text += " fill-opacity=\"\(number(fill.opacity))\"" }
      if let index = index(of: fill) { classes.append("f\(index)") }
    } else {
      text += " fill=\"none\""
    }
    if let stroke {
      text += " stroke=\"\(stroke.paint.color(in: scene.theme).hex)\""
      text += " stroke-width=\"\(number(stroke.width))\""
      if stroke.paint.opacity < 1 { text += " stroke-opacity=\"\(number(stroke.paint.opacity))\"" }
      switch stroke.line {
      case .solid: break
      case .dashed: text += " stroke-dasharray=\"6 3.5\""
      case .dotted:
        text += " stroke-dasharray=\"0.1 \(number(max(3.6, stroke.width * 2.3)))\""
        text += " stroke-linecap=\"round\""
      }
      if let index = index(of: stroke.paint) { classes.append("s\(index)") }
    }
    if !classes.isEmpty { text += " class=\"\(classes.joined(separator: " "))\"" }
    return text
  }

  private mutating func fill(_ paint: Paint) -> String {
    var text = " fill=\"\(paint.color(in: scene.theme).hex)\""
    if paint.opacity < 1 { text += " fill-opacity=\"\(number(paint.opacity))\"" }
    if let index = index(of: paint) { text += " class=\"f\(index)\"" }
    return text
  }

  /// The number of a paint's class; only the automatic theme has classes.
  private mutating func index(of paint: Paint) -> Int? {
    guard scene.theme == .automatic, flavor == .web else { return nil }
    if let index = paints[paint] { return index }
    paints[paint] = paintOrder.count
    paintOrder.append(paint)
    return paintOrder.count - 1
  }

  // MARK: - Words

  private mutating func unique(_ id: String) -> String {
    let slug = prefix + SafeText.slug(id)
    var name = slug.isEmpty ? "x" : slug
    var count = 2
    while !used.insert(name).inserted {
      name = "\(slug)-\(count)"
      count += 1
    }
    return name
  }

  private func className(_ text: String) -> String { SafeText.slug(text) }

  private func escaped(_ text: String) -> String { SafeText.xml(SafeText.cleaned(text)) }

  private func number(_ value: Double) -> String { DOTText.number(value) }

  private func list(_ points: [Point]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  private func path(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    var text = "M\(number(first.x)) \(number(first.y))C"
    for point in points.dropFirst() { text += "\(number(point.x)) \(number(point.y)) " }
    text.removeLast()
    return text
  }
}
