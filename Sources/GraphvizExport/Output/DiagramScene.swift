extension Scene {
  /// What a diagram looks like with everything at its place.
  public init(_ diagram: Diagram, _ layout: DiagramLayout, theme: Theme = .light) {
    let drawing = DiagramDrawing(diagram, layout)
    let frame = Frame(
      title: diagram.title, subtitle: diagram.subtitle, source: diagram.source,
      legend: diagram.legend, drawing: (drawing.extent.width, drawing.extent.height))
    let shift = frame.origin - Point(drawing.extent.left, drawing.extent.top)
    self.init(
      width: frame.width, height: frame.height, theme: theme, language: diagram.language,
      title: diagram.title, summary: diagram.summary,
      items: drawing.items(shiftedBy: shift) + frame.items)
    var source = DiagramDOT(drawing, frame, shiftedBy: shift, theme: theme)
    dot = source.text()
  }
}

/// A diagram's nodes, lines, plates and hulls as shapes.
struct DiagramDrawing {
  let diagram: Diagram
  let layout: DiagramLayout
  let shapes: [NodeShape]
  let hulls: [(hull: Diagram.Hull, outline: [Point])]
  /// Everything drawn.
  let extent: Box

  init(_ diagram: Diagram, _ layout: DiagramLayout) {
    self.diagram = diagram
    self.layout = layout
    shapes = diagram.nodes.map(NodeShape.init)
    hulls = Self.outlines(diagram, layout, shapes)
    var extent: Box?
    func cover(_ box: Box) { extent = extent?.union(box) ?? box }
    for (index, shape) in shapes.enumerated() {
      let outline = diagram.nodes[index].outline == nil ? 0 : diagram.nodes[index].outlineWidth
      cover(
        Box(
          center: layout.centers[index], width: shape.width + outline,
          height: shape.height + outline))
    }
    for curve in layout.curves {
      for point in curve.polyline() { cover(Box(center: point, width: 6, height: 6)) }
    }
    for (index, plate) in layout.plates.enumerated() {
      let words = Plate.lines(of: diagram.edges[index])
      if let plate, !words.isEmpty { cover(Self.plateBox(words, plate)) }
    }
    for (_, outline) in hulls {
      for point in outline { cover(Box(center: point, width: 2, height: 2)) }
    }
    self.extent = extent ?? Box(left: 0, top: 0, right: 1, bottom: 1)
  }

  /// Everything moved by a vector: hulls, lines, plates, nodes, in this order.
  func items(shiftedBy shift: Point) -> [Scene.Item] {
    hullItems(shift) + edgeItems(shift) + plateItems(shift) + nodeItems(shift)
  }

  static func plateBox(_ words: [String], _ center: Point) -> Box {
    let size = Plate.size(of: words)
    return Box(center: center, width: size.width, height: size.height)
  }

  // MARK: - Hulls

  private static func outlines(
    _ diagram: Diagram, _ layout: DiagramLayout, _ shapes: [NodeShape]
  ) -> [(hull: Diagram.Hull, outline: [Point])] {
    diagram.hulls.compactMap { hull in
      guard hull.members.count > 1 else { return nil }
      let boxes = hull.members.map {
        Box(center: layout.centers[$0], width: shapes[$0].width, height: shapes[$0].height)
      }
      let outline = ConvexHull.around(
        boxes.flatMap { ConvexHull.corners(of: $0.grown(by: ConvexHull.margin)) })
      // An outline that swallows an outsider would lie: it is left out.
      let members = Set(hull.members)
      let isTrue = diagram.nodes.indices.allSatisfy { node in
        members.contains(node)
          || !ConvexHull.corners(
            of: Box(
              center: layout.centers[node], width: shapes[node].width,
              height: shapes[node].height)
          ).contains { ConvexHull.contains($0, in: outline) }
      }
      return isTrue ? (hull, outline) : nil
    }
  }

  func hullItems(_ shift: Point) -> [Scene.Item] {
    hulls.map { hull, outline in
      let path = ConvexHull.rounded(outline.map { $0 + shift }, radius: 14)
      return .group(
        Scene.Group(
          id: "bloc-\(hull.name)", classes: ["bloc"], role: .frame, label: hull.name,
          items: [
            .curve(
              path, fill: hull.paint.seenOnDark.opacity(0.1),
              stroke: Scene.Stroke(hull.paint.seenOnDark.opacity(0.36), width: 1))
          ]))
    }
  }

  // MARK: - Lines

  private func edgeItems(_ shift: Point) -> [Scene.Item] {
    // Faded lines lie below the others, brought-out ones above.
    func rank(_ edge: Diagram.Edge) -> Int {
      switch edge.emphasis {
      case .faded: 0
      case .normal: 1
      case .strong: 2
      }
    }
    let order = diagram.edges.indices.sorted {
      (rank(diagram.edges[$0]), $0) < (rank(diagram.edges[$1]), $1)
    }
    return order.map { index in
      let edge = diagram.edges[index]
      let look = EdgeLook(edge)
      let isFaded = edge.emphasis == .faded
      let ends =
        isFaded ? (tail: TieMark.Marker.none, head: .none) : MarkerAttributes.ends(edge)
      let course = isFaded ? layout.curves[index].reachingTips : layout.curves[index]
      let curve = course.mapped { $0 + shift }
      var classes = ["edge", "tie", "tie-\(edge.kind)"] + edge.classes
      if edge.emphasis == .faded { classes.append("faded") }
      if edge.emphasis == .strong { classes.append("on-path") }
      let (a, b) = (diagram.nodes[edge.tail].id, diagram.nodes[edge.head].id)
      return .group(
        Scene.Group(
          id: "e-\(a)-\(b)-\(edge.kind)", classes: classes, role: .edge, label: edge.tooltip,
          data: data(of: edge),
          items: TieDrawing.items(
            curve, mark: look.mark, tail: ends.tail, head: ends.head, width: look.width)))
    }
  }

  private func data(of edge: Diagram.Edge) -> [Scene.DataValue] {
    [
      Scene.DataValue("a", diagram.nodes[edge.tail].id),
      Scene.DataValue("b", diagram.nodes[edge.head].id),
    ] + (edge.since.map { [Scene.DataValue("since", String($0))] } ?? [])
  }

  private func plateItems(_ shift: Point) -> [Scene.Item] {
    diagram.edges.indices.compactMap { index in
      let edge = diagram.edges[index]
      let words = Plate.lines(of: edge)
      guard !words.isEmpty, let place = layout.plates[index], edge.emphasis != .faded else {
        return nil
      }
      let center = place + shift
      let top = center.y - Plate.lineHeight * Double(words.count - 1) / 2
      return .group(
        Scene.Group(
          id: "p-\(index)", classes: ["plate", "tie-\(edge.kind)"], role: .frame,
          data: data(of: edge),
          items: [
            .box(Self.plateBox(words, center), radius: 2, fill: Palette.canvas, stroke: nil)
          ]
            + words.enumerated().map { row, words in
              .text(
                Scene.Text(
                  words,
                  at: Point(
                    center.x, top + Plate.lineHeight * Double(row) + Plate.fontSize * 0.35),
                  size: Plate.fontSize, anchor: .middle, paint: edge.plateInk))
            }))
    }
  }

  // MARK: - Nodes

  private func nodeItems(_ shift: Point) -> [Scene.Item] {
    diagram.nodes.indices.map { index in
      let node = diagram.nodes[index]
      let shape = shapes[index]
      let box = Box(
        center: layout.centers[index] + shift, width: shape.width, height: shape.height)
      var classes = ["node"] + node.classes
      if node.emphasis == .faded { classes.append("faded") }
      if node.emphasis == .strong { classes.append("on-path") }
      return .group(
        Scene.Group(
          id: "n-\(node.id)", classes: classes, role: .node,
          label: node.tooltip.isEmpty ? node.id : node.tooltip,
          data: [Scene.DataValue("id", node.id)], items: NodeDrawing.items(node, shape, box)))
    }
  }
}

/// The shapes of one node.
enum NodeDrawing {
  /// On paper boxes are white: their edge is drawn, elsewhere it is as the fill.
  static func printedOutline(of fill: Paint) -> Scene.Stroke? {
    guard fill.print == Color(0xFFFFFF) else { return nil }
    return Scene.Stroke(
      Paint(fill.light, dark: fill.dark, print: Palette.outline.print), width: 0.8)
  }

  static func items(_ node: Diagram.Node, _ shape: NodeShape, _ box: Box) -> [Scene.Item] {
    let isFaded = node.emphasis == .faded
    let fill = isFaded ? Palette.fadedFill : node.fill
    let ink = isFaded ? Palette.fadedText : node.ink
    let band: [Scene.Item] =
      isFaded || node.band == nil
      ? []
      : [
        .box(
          Box(
            left: box.right - NodeShape.bandWidth, top: box.top, right: box.right,
            bottom: box.bottom), radius: 2, fill: node.band,
          stroke: Scene.Stroke(Palette.canvas, width: 1))
      ]
    let middle = node.band == nil ? box.center.x : box.center.x - NodeShape.bandWidth / 2
    let outline =
      node.outline.map {
        Scene.Stroke(isFaded ? Palette.fadedLine : $0, width: node.outlineWidth)
      } ?? printedOutline(of: fill)
    func text(
      _ words: String, _ x: Double, size: Double, bold: Bool = false, paint: Paint,
      anchor: Scene.Anchor = .middle, y: Double? = nil
    ) -> Scene.Item {
      .text(
        Scene.Text(
          words, at: Point(x, (y ?? box.center.y) + size * 0.355), size: size, isBold: bold,
          anchor: anchor, paint: paint))
    }
    switch node.content {
    case .name:
      return [
        .box(box, radius: min(11, box.height / 3), fill: fill, stroke: outline),
        text(shape.lines[0][0], middle, size: node.fontSize, paint: ink),
      ] + band
    case .chip:
      let chip = Box(
        left: box.left, top: box.top, right: box.left + shape.chipWidth, bottom: box.bottom)
      let name = Box(left: chip.right, top: box.top, right: box.right, bottom: box.bottom)
      return [
        .box(name, radius: 0, fill: fill, stroke: outline),
        .box(
          chip, radius: 0, fill: isFaded ? Palette.fadedChip : node.chipFill,
          stroke: node.outline == nil ? nil : outline),
        text(
          shape.lines[0][0], chip.center.x, size: shape.smallSize, bold: true,
          paint: isFaded ? Palette.onFadedChip : Palette.onStrong),
        text(
          shape.lines[0][1],
          node.band == nil ? name.center.x : name.center.x - NodeShape.bandWidth / 2,
          size: node.fontSize, paint: ink),
      ] + band
    case .code:
      return [
        .box(box, radius: 4, fill: fill, stroke: outline),
        text(shape.lines[0][0], middle, size: node.fontSize, paint: ink),
      ] + band
    case .hub(_, let count):
      let words = count == nil ? shape.lines : shape.lines.dropLast()
      let counted =
        count == nil
        ? 0 : TextMetrics.width(shape.lines[shape.lines.count - 1][0], size: shape.smallSize) + 6
      let middle = box.center.x - counted / 2
      let rowHeight = node.fontSize * 1.2
      let top = box.center.y - rowHeight * Double(words.count - 1) / 2
      var items: [Scene.Item] = [
        .box(box, radius: min(9, box.height / 3), fill: fill, stroke: outline)
      ]
      for (row, line) in words.enumerated() {
        items.append(
          text(
            line[0], middle, size: node.fontSize, bold: true, paint: ink,
            y: top + rowHeight * Double(row)))
      }
      if count != nil {
        items.append(
          text(
            shape.lines[shape.lines.count - 1][0], box.right - 7, size: shape.smallSize, paint: ink,
            anchor: .end, y: box.center.y + (words.count == 1 ? 1 : 0)))
      }
      return items
    case .codes:
      var items: [Scene.Item] = [
        .box(box, radius: min(11, box.height / 3), fill: fill, stroke: outline)
      ]
      let rowHeight = node.fontSize * 1.35
      let top = box.center.y - rowHeight * Double(shape.lines.count - 1) / 2
      for (row, cells) in shape.lines.enumerated() {
        let columns = shape.lines.count == 1 ? cells.count : shape.lines[0].count
        let left = box.center.x - shape.cellWidth * Double(columns - 1) / 2
        for (column, code) in cells.enumerated() {
          items.append(
            text(
              code, left + shape.cellWidth * Double(column), size: node.fontSize, paint: ink,
              y: top + rowHeight * Double(row)))
        }
      }
      return items
    }
  }
}

extension Paint {
  /// The same with a dark form that shows when it is thin over a dark canvas.
  fileprivate var seenOnDark: Paint {
    Paint(light, dark: dark.mixed(with: Color(0xFFFFFF), share: 0.35), print: print)
  }
}
