import AllianceGraph

/// One nation in the middle, its agreements and partners on cards left and
/// right of it: every fellow member by code, every bilateral treaty by name.
struct PartnersPicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let center: Int
  private let colors: NationColors

  private static let cardWidth = 268.0
  private static let gap = 15.0
  private static let reach = 120.0
  private static let codeSize = 10.0
  private static let headSize = 12.0

  /// - Returns: nil when the focused nation is not there.
  init?(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    guard let code = options.focus.first, let center = network.snapshot.index(of: code) else {
      return nil
    }
    self.network = network
    self.words = words
    self.center = center
    declared = network.snapshot.declaredKinds
    colors = NationColors(network, blocs: options.blocs)
  }

  /// A card: an agreement, or all bilateral ties of a kind.
  private struct Card {
    var title: [String]
    var tooltip: String
    var kind: TieKind
    var id: String
    /// Codes of fellow members, or lines of bilateral treaties.
    var codes: [(text: String, nation: Int)] = []
    /// Lines and how far they are set in.
    var lines: [(words: String, indent: Double)] = []
    var note: String?
    var codeWidth = 26.0

    init(
      title: String, tooltip: String, kind: TieKind, id: String,
      codes: [(text: String, nation: Int)] = [], lines: [String] = [], note: String? = nil
    ) {
      // Words that a card cannot hold go on in a second line, a third at most.
      self.title = Self.wrapped(title, width: cardWidth - 54, size: headSize, isBold: true)
      self.lines = lines.flatMap { line in
        Self.wrapped(line, width: cardWidth - 22, size: 10, isBold: false)
          .enumerated().map { ($0.element, $0.offset == 0 ? 0 : 12) }
      }
      self.tooltip = tooltip
      self.kind = kind
      self.id = id
      self.codes = codes
      self.note = note
    }

    private static func wrapped(
      _ text: String, width: Double, size: Double, isBold: Bool
    ) -> [String] {
      let text = SafeText.cleaned(text)
      guard TextMetrics.width(text, size: size, bold: isBold) > width else { return [text] }
      let lines = TextMetrics.lines(text, width: width - 14, size: size, bold: isBold)
      guard lines.count > 3 else { return lines }
      return lines.prefix(2)
        + [
          TextMetrics.fitting(
            lines[2...].joined(separator: " "), width: width - 14, size: size, bold: isBold)
        ]
    }

    var headHeight: Double { 27 + Double(max(0, title.count - 1)) * 14.5 }

    var columns: Int { max(1, Int((cardWidth - 20) / codeWidth)) }

    var height: Double {
      let rows = (codes.count + columns - 1) / columns
      return headHeight + Double(rows) * 17 + Double(lines.count) * 14.5
        + (rows + lines.count > 0 ? 9 : 0)
    }
  }

  func scene(theme: Theme) -> Scene {
    let (left, right) = columns(cards())
    let tall = max(height(of: left), height(of: right), 90)
    let name = network.snapshot.nations[center].name
    let middle = max(110, TextMetrics.width(name, size: 16, bold: true) * 1.03 + 28)
    let width = 2 * Self.cardWidth + 2 * Self.reach + middle
    let frame = Frame(
      title: words.title, subtitle: words.scope, source: words.source, legend: legend,
      drawing: (width, tall))
    let origin = frame.origin
    let heart = Box(
      center: Point(origin.x + width / 2, origin.y + tall / 2), width: middle, height: 44)
    var lines: [Scene.Item] = []
    var boxes: [Scene.Item] = []
    for (column, isLeft) in [(left, true), (right, false)] {
      let free = tall - height(of: column)
      let spread = column.count > 1 ? min(24, free / Double(column.count - 1)) : 0
      let used = height(of: column) + spread * Double(max(0, column.count - 1))
      var y = origin.y + (tall - used) / 2
      for (number, card) in column.enumerated() {
        let x = isLeft ? origin.x : origin.x + width - Self.cardWidth
        let box = Box(left: x, top: y, right: x + Self.cardWidth, bottom: y + card.height)
        let share = (Double(number) + 0.5) / Double(column.count)
        lines.append(line(to: card, box, from: heart, share: share, isLeft: isLeft))
        boxes.append(self.box(of: card, box))
        y += card.height + Self.gap + spread
      }
    }
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: lines + boxes + [heartItem(heart, name)] + frame.items)
  }

  // MARK: - Cards

  private func cards() -> [Card] {
    let nations = network.snapshot.nations
    let data = network.snapshot.data
    var cards = network.hubs.map { hub -> Card in
      let others = hub.members.filter { $0 != center }
      let codes = others.map { (text: nations[$0].shortCode, nation: $0) }
        .sorted { $0.text < $1.text }
      var card = Card(
        title: hub.agreement.displayName,
        tooltip: "\(hub.agreement.name): \(data.definition(of: hub.kind).label), "
          + DiagramWords.count(hub.members.count, "member") + ": "
          + others.map { nations[$0].name }.joined(separator: ", "),
        kind: hub.kind, id: hub.agreement.id.rawValue, codes: codes,
        note: String(hub.members.count))
      card.codeWidth =
        (codes.map { TextMetrics.width($0.text, size: Self.codeSize) }.max() ?? 16) + 11
      return card
    }
    for kind in network.kinds {
      let lines = network.lines.filter {
        $0.kind == kind && ($0.from == center || $0.to == center)
      }
      guard !lines.isEmpty else { continue }
      let texts = lines.map { line -> String in
        let other = line.from == center ? line.to : line.from
        let arrow = !line.isDirected ? "" : line.from == center ? "→ " : "← "
        let first = line.instruments.first
        let name = first.map { $0.shortName.isEmpty ? "" : ", \($0.shortName)" } ?? ""
        let year = line.year.map { " \($0)" } ?? ""
        let rest = line.instruments.count > 1 ? " + \(line.instruments.count - 1)" : ""
        return arrow + nations[other].name + name + year + rest
      }.sorted()
      cards.append(
        Card(
          title: "\(data.definition(of: kind).label), two by two",
          tooltip: texts.joined(separator: "; "), kind: kind, id: "two-\(kind.rawValue)",
          lines: texts, note: String(lines.count)))
    }
    let order = network.kinds
    return cards.enumerated().sorted { first, second in
      let ranks = (
        order.firstIndex(of: first.element.kind) ?? 0,
        order.firstIndex(of: second.element.kind) ?? 0
      )
      return (ranks.0, first.offset) < (ranks.1, second.offset)
    }.map(\.element)
  }

  /// Two columns of about the same height, the order kept down the left, then
  /// down the right.
  private func columns(_ cards: [Card]) -> ([Card], [Card]) {
    let total = height(of: cards)
    var best = (difference: Double.infinity, count: 0)
    for count in 0...cards.count {
      let difference = abs(total - 2 * height(of: Array(cards.prefix(count))))
      if difference < best.difference { best = (difference, count) }
    }
    return (Array(cards.prefix(best.count)), Array(cards.dropFirst(best.count)))
  }

  private func height(of cards: [Card]) -> Double {
    cards.reduce(0) { $0 + $1.height } + Self.gap * Double(max(0, cards.count - 1))
  }

  // MARK: - Shapes

  private func mark(_ kind: TieKind) -> TieMark {
    .mark(forKind: kind.rawValue, declared: declared)
  }

  private func line(
    to card: Card, _ box: Box, from heart: Box, share: Double, isLeft: Bool
  ) -> Scene.Item {
    let mark = mark(card.kind)
    let inset = TieDrawing.length(of: mark.marker)
    let side = isLeft ? -1.0 : 1.0
    let start = Point(
      isLeft ? heart.left : heart.right, heart.top + 6 + (heart.height - 12) * share)
    let end = Point(isLeft ? box.right : box.left, box.top + 13.5)
    let last = Point(end.x - side * inset, end.y)
    let reach = abs(end.x - start.x) * 0.55
    var curve = Curve(points: [
      start, Point(start.x + side * reach, start.y), Point(last.x - side * reach, last.y), last,
    ])
    if inset > 0 { curve.headTip = end }
    let code = network.snapshot.nations[center].code.rawValue
    return .group(
      Scene.Group(
        id: "e-\(code)-\(card.id)", classes: ["edge", "tie", "tie-\(card.kind.rawValue)"],
        role: .edge,
        label: "\(network.snapshot.nations[center].name) – \(card.title.joined(separator: " "))",
        data: [Scene.DataValue("a", code), Scene.DataValue("b", card.id)],
        items: TieDrawing.items(curve, mark: mark, tail: .none, head: mark.marker)))
  }

  private func box(of card: Card, _ box: Box) -> Scene.Item {
    let mark = mark(card.kind)
    let onMark = Paint(0xFFFFFF, dark: 0x0F1720, print: 0xFFFFFF)
    let head = Box(
      left: box.left, top: box.top, right: box.right, bottom: box.top + card.headHeight)
    var items: [Scene.Item] = [
      .box(
        box, radius: 6, fill: Palette.panel, stroke: Scene.Stroke(Palette.outline, width: 0.8)),
      .box(head, radius: 6, fill: mark.paint, stroke: nil),
    ]
    items += card.title.enumerated().map { number, line in
      .text(
        Scene.Text(
          line,
          at: Point(
            head.left + 10,
            head.center.y + Self.headSize * 0.355
              + (Double(number) - Double(card.title.count - 1) / 2) * 14.5),
          size: Self.headSize, isBold: true, paint: onMark))
    }
    if let note = card.note {
      items.append(
        .text(
          Scene.Text(
            note, at: Point(head.right - 10, head.center.y + 3.6), size: 10, anchor: .end,
            paint: onMark)))
    }
    var y = head.bottom + 5
    let columns = card.columns
    for (number, code) in card.codes.enumerated() {
      let column = Double(number % columns)
      let row = Double(number / columns)
      let region = colors.looks[code.nation].region
      let chip = Box(
        left: box.left + 10 + column * card.codeWidth, top: y + row * 17 + 1.5,
        right: box.left + 7.5 + (column + 1) * card.codeWidth, bottom: y + row * 17 + 15)
      items.append(
        .box(chip, radius: 3, fill: region?.tint ?? Palette.neutralFill, stroke: nil))
      items.append(
        .text(
          Scene.Text(
            code.text, at: Point(chip.center.x, chip.center.y + Self.codeSize * 0.355),
            size: Self.codeSize, anchor: .middle)))
    }
    y += Double((card.codes.count + columns - 1) / columns) * 17
    for (number, line) in card.lines.enumerated() {
      items.append(
        .text(
          Scene.Text(
            line.words, at: Point(box.left + 10 + line.indent, y + 11 + Double(number) * 14.5),
            size: 10)))
    }
    return .group(
      Scene.Group(
        id: "n-\(card.id)", classes: ["node", "agreement", "kind-\(card.kind.rawValue)"],
        role: .node, label: card.tooltip, data: [Scene.DataValue("id", card.id)], items: items))
  }

  private func heartItem(_ box: Box, _ name: String) -> Scene.Item {
    let fill = Paint(0x1B2430, dark: 0xE8EDF3, print: 0x000000)
    return .group(
      Scene.Group(
        id: "n-\(network.snapshot.nations[center].code.rawValue)", classes: ["node", "nation"],
        role: .node, label: name,
        data: [Scene.DataValue("id", network.snapshot.nations[center].code.rawValue)],
        items: [
          .box(box, radius: 12, fill: fill, stroke: nil),
          .text(
            Scene.Text(
              TextMetrics.fitting(
                SafeText.cleaned(name), width: box.width - 16, size: 16, bold: true),
              at: Point(box.center.x, box.center.y + 5.7), size: 16, isBold: true,
              anchor: .middle, paint: Paint(0xFFFFFF, dark: 0x0F1720, print: 0xFFFFFF))),
        ]))
  }

  /// The colours of the nations that stand on cards as chips.
  private var chipPaints: Set<Paint> {
    Set(
      network.hubs.flatMap(\.members).filter { $0 != center }
        .compactMap { colors.looks[$0].region?.strong })
  }

  private var legend: [Diagram.LegendItem] {
    network.kinds.map { kind in
      .line(
        label: network.snapshot.data.definition(of: kind).label, mark: mark(kind),
        kind: kind.rawValue)
    }
      + colors.legend.compactMap { item in
        guard case .swatch(let label, let paint) = item, chipPaints.contains(paint) else {
          return nil
        }
        // The cards show the tints of the regions' colours.
        let region = (Palette.regions + Palette.blocs).first { $0.strong == paint }
        return .swatch(label: label, paint: region?.tint ?? paint)
      }
  }
}
