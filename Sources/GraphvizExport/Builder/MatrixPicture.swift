import AllianceGraph

/// Who is tied to whom: a square for every pair of nations, coloured by the
/// most binding kind of tie, darker the more agreements the two share.
struct MatrixPicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let order: [Int]
  private let groups: [MatrixOrder.Group]
  private let found: [[Int]: Cell]

  /// Up to here every row has its name and every column its code.
  static let namedLimit = 72
  /// Beyond it the squares would be dots.
  static let mostNations = 260

  init(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    self.network = network
    self.words = words
    declared = network.snapshot.declaredKinds
    let isNamed = network.nations.count <= Self.namedLimit
    let kinds = network.kinds
    let cells = Self.cells(network, network.nations)
    let order = MatrixOrder(network, options.blocs, least: isNamed ? 2 : 3) { one, other in
      cells[[min(one, other), max(one, other)]].map { cell in
        MatrixOrder.Shade(kind: kinds.firstIndex(of: cell.kind) ?? 0, step: cell.count)
      }
    }
    self.order = order.nations
    groups = order.groups
    found = Self.cells(network, order.nations)
  }

  private struct Cell {
    var kind: TieKind
    var count: Int
    var names: [String]
  }

  func scene(theme: Theme) -> Scene {
    let count = order.count
    let isNamed = count <= Self.namedLimit
    let cell = isNamed ? (count <= 30 ? 18.0 : 15.0) : max(4, min(8, 1_000 / Double(count)))
    let labels = order.map { network.snapshot.nations[$0].name }
    let headings = MatrixHeadings(groups, cell: cell)
    let widest = isNamed ? Self.width(of: labels, most: 210) : headings.left
    let left = widest + 12
    let top = isNamed ? 16.0 : 34
    let side = cell * Double(count)
    let right = isNamed && groups.count > 1 ? 12 + headings.right : 2
    let frame = Frame(
      title: words.title,
      subtitle:
        "Colour: rivalry, else the most binding kind between two nations; fuller: more agreements. "
        + words.scope, source: words.source, legend: legend,
      drawing: (left + side + right, top + side))
    let origin = Point(frame.origin.x + left, frame.origin.y + top)
    var items: [Scene.Item] = [
      .box(
        Box(left: origin.x, top: origin.y, right: origin.x + side, bottom: origin.y + side),
        radius: 0, fill: nil, stroke: Scene.Stroke(Palette.hairline, width: 0.8))
    ]
    items += isNamed ? grid(origin, cell, isNamed: true) : []
    items += cells(origin, cell)
    items += isNamed ? [] : grid(origin, cell, isNamed: false)
    items += headings.outlines(origin)
    items +=
      isNamed
      ? names(origin, cell, labels) + headings.brackets(origin)
      : headings.labels(origin) { place in network.snapshot.nations[order[place]].name }
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: items + frame.items)
  }

  static func width(of labels: [String], most: Double) -> Double {
    labels.map { min(most, TextMetrics.width($0, size: 10)) }.max() ?? 0
  }

  // MARK: - Shapes

  private func cells(_ origin: Point, _ cell: Double) -> [Scene.Item] {
    order.count <= Self.namedLimit
      ? squares(found, origin, cell) : blocks(found, origin, cell)
  }

  /// What each pair of places in the order has.
  private static func cells(_ network: DrawnNetwork, _ order: [Int]) -> [[Int]: Cell] {
    var place: [Int: Int] = [:]
    for (number, nation) in order.enumerated() { place[nation] = number }
    var found: [[Int]: Cell] = [:]
    let data = network.snapshot.data
    let rank = Dictionary(
      uniqueKeysWithValues: network.kinds.enumerated().map { ($0.element, $0.offset) })
    func add(_ a: Int, _ b: Int, _ kind: TieKind, _ name: String) {
      guard let row = place[a], let column = place[b], row != column else { return }
      let key = [min(row, column), max(row, column)]
      guard var known = found[key] else {
        found[key] = Cell(kind: kind, count: 1, names: [name])
        return
      }
      let (old, new) = (data.definition(of: known.kind), data.definition(of: kind))
      let isEarlier = (rank[kind] ?? 0) < (rank[known.kind] ?? 0)
      let isStronger: Bool
      if new.sign != old.sign {
        isStronger = new.sign == .negative
      } else {
        isStronger = new.level == old.level ? isEarlier : new.level > old.level
      }
      if isStronger { known.kind = kind }
      known.count += 1
      known.names.append(name)
      found[key] = known
    }
    for hub in network.hubs {
      for (number, a) in hub.members.enumerated() {
        for b in hub.members[(number + 1)...] { add(a, b, hub.kind, hub.agreement.displayName) }
      }
    }
    for line in network.lines {
      let name = line.instruments.first.map { $0.shortName } ?? ""
      add(line.from, line.to, line.kind, name.isEmpty ? data.definition(of: line.kind).label : name)
    }
    return found
  }

  // How dark a square of so many agreements is; more than four look like four.
  private static let shades = [0, 0.42, 0.62, 0.82, 1]

  /// Rivalries are few and always full, lest pale red be taken for another kind.
  private func paint(of cell: Cell) -> Paint {
    let isRivalry = network.snapshot.data.definition(of: cell.kind).sign == .negative
    return TieMark.mark(forKind: cell.kind.rawValue, declared: declared).paint
      .opacity(isRivalry ? 1 : Self.shades[min(4, cell.count)])
  }

  /// Squares of one kind and shade beside and below each other, as one
  /// rectangle under a grid of the canvas' colour: a world of squares would be a
  /// file of megabytes.
  private func blocks(_ found: [[Int]: Cell], _ origin: Point, _ cell: Double) -> [Scene.Item] {
    struct Run: Hashable {
      var start, end: Int
      var kind: TieKind
      var paint: Paint
    }
    var boxes: [String: [Scene.Item]] = [:]
    func close(_ run: Run, from top: Int, to bottom: Int) {
      let box = Box(
        left: origin.x + Double(run.start) * cell, top: origin.y + Double(top) * cell,
        right: origin.x + Double(run.end) * cell, bottom: origin.y + Double(bottom) * cell)
      boxes[run.kind.rawValue, default: []].append(
        .box(box, radius: 0, fill: run.paint, stroke: nil))
    }
    /// The runs of a row; a square on the diagonal is as its neighbours are.
    func runs(of row: Int) -> [Run] {
      var runs: [Run] = []
      var start = 0
      while start < order.count {
        guard row != start, let first = found[[min(row, start), max(row, start)]] else {
          start += 1
          continue
        }
        let paint = paint(of: first)
        var end = start + 1
        while end < order.count {
          if end == row {
            end += 1
            continue
          }
          guard let next = found[[min(row, end), max(row, end)]], next.kind == first.kind,
            self.paint(of: next) == paint
          else { break }
          end += 1
        }
        runs.append(Run(start: start, end: end, kind: first.kind, paint: paint))
        start = end
      }
      return runs
    }
    var open: [Run: Int] = [:]
    for row in 0...order.count {
      let here = row < order.count ? runs(of: row) : []
      let kept = Set(here)
      for (run, top) in open.sorted(by: { $0.key.start < $1.key.start })
      where !kept.contains(run) {
        close(run, from: top, to: row)
        open[run] = nil
      }
      for run in here where open[run] == nil { open[run] = row }
    }
    return network.kinds.compactMap { kind in
      guard let items = boxes[kind.rawValue] else { return nil }
      return .group(
        Scene.Group(
          id: "k-\(kind.rawValue)", classes: ["tie", "tie-\(kind.rawValue)"], role: .cell,
          label: network.snapshot.data.definition(of: kind).label, items: items))
    } + [gaps(origin, cell)]
  }

  /// Lines of the canvas' colour between squares.
  private func gaps(_ origin: Point, _ cell: Double) -> Scene.Item {
    let side = cell * Double(order.count)
    let stroke = Scene.Stroke(Palette.canvas, width: 0.7)
    let lines = (1..<max(2, order.count)).flatMap { number -> [Scene.Item] in
      let at = Double(number) * cell
      return [
        .polyline(
          [Point(origin.x + at, origin.y), Point(origin.x + at, origin.y + side)], stroke: stroke),
        .polyline(
          [Point(origin.x, origin.y + at), Point(origin.x + side, origin.y + at)], stroke: stroke),
      ]
    }
    return .group(Scene.Group(id: "gaps", classes: ["gaps"], role: .frame, items: lines))
  }

  private func squares(_ found: [[Int]: Cell], _ origin: Point, _ cell: Double) -> [Scene.Item] {
    let nations = network.snapshot.nations
    let gap = cell > 10 ? 0.8 : 0.35
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, value in
      let paint = paint(of: value)
      let (a, b) = (nations[order[key[0]]], nations[order[key[1]]])
      func square(_ row: Int, _ column: Int) -> Scene.Item {
        let left = origin.x + Double(column) * cell
        let top = origin.y + Double(row) * cell
        return .box(
          Box(left: left + gap, top: top + gap, right: left + cell - gap, bottom: top + cell - gap),
          radius: 0, fill: paint, stroke: nil)
      }
      let boxes = [square(key[0], key[1]), square(key[1], key[0])]
      return .group(
        Scene.Group(
          id: "c-\(key[0])-\(key[1])", classes: ["edge", "tie", "tie-\(value.kind.rawValue)"],
          role: .cell, label: "\(a.name) – \(b.name): " + value.names.joined(separator: ", "),
          data: [Scene.DataValue("a", a.code.rawValue), Scene.DataValue("b", b.code.rawValue)],
          items: boxes))
    }
  }

  private func grid(_ origin: Point, _ cell: Double, isNamed: Bool) -> [Scene.Item] {
    let side = cell * Double(order.count)
    var items: [Scene.Item] = order.indices.map { number in
      let at = Double(number) * cell
      return .box(
        Box(
          left: origin.x + at, top: origin.y + at, right: origin.x + at + cell,
          bottom: origin.y + at + cell), radius: 0, fill: Palette.panelStrong, stroke: nil)
    }
    let stroke = Scene.Stroke(Palette.hairline, width: 0.5)
    let starts = Set(groups.map(\.range.lowerBound))
    for number in order.indices.dropFirst() where isNamed || starts.contains(number) {
      let at = Double(number) * cell
      items.append(
        .polyline(
          [Point(origin.x + at, origin.y), Point(origin.x + at, origin.y + side)], stroke: stroke))
      items.append(
        .polyline(
          [Point(origin.x, origin.y + at), Point(origin.x + side, origin.y + at)], stroke: stroke))
    }
    return items
  }

  private func names(_ origin: Point, _ cell: Double, _ labels: [String]) -> [Scene.Item] {
    order.enumerated().map { number, nation -> Scene.Item in
      let middle = (Double(number) + 0.5) * cell
      let code = network.snapshot.nations[nation].shortCode
      let size = cell >= 18 ? 9.5 : 9
      let own = network.snapshot.nations[nation]
      let items: [Scene.Item] = [
        .text(
          Scene.Text(
            TextMetrics.fitting(SafeText.cleaned(labels[number]), width: 210, size: 10),
            at: Point(origin.x - 6, origin.y + middle + 3.6), size: 10, anchor: .end)),
        .text(
          Scene.Text(
            TextMetrics.fitting(SafeText.cleaned(code), width: cell + 3, size: size),
            at: Point(origin.x + middle, origin.y - 5), size: size, anchor: .middle,
            paint: Palette.secondary)),
      ]
      return .group(
        Scene.Group(
          id: "n-\(own.code.rawValue)", classes: ["node", "nation"], role: .node,
          label: own.name, data: [Scene.DataValue("id", own.code.rawValue)], items: items))
    }
  }

  // MARK: - Legend

  /// The kinds that lead somewhere; others are there, but nowhere the most binding.
  private var legend: [Diagram.LegendItem] {
    let leading = Set(found.values.map(\.kind))
    return network.kinds.filter(leading.contains).map { kind in
      Diagram.LegendItem.swatch(
        label: network.snapshot.data.definition(of: kind).label,
        paint: TieMark.mark(forKind: kind.rawValue, declared: declared).paint)
    } + shadeLegend
  }

  /// What pale and dark mean, where both are there.
  private var shadeLegend: [Diagram.LegendItem] {
    let steps = Set(found.values.map { min(4, $0.count) }).sorted()
    guard steps.count > 1 else { return [] }
    return steps.map { step in
      .swatch(
        label: step == 1 ? "one agreement" : step == 4 ? "4 or more" : String(step),
        paint: Palette.ink.opacity(Self.shades[step]))
    }
  }
}
