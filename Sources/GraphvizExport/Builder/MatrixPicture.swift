import AllianceGraph

/// Who is tied to whom: a square for every pair of nations, coloured by the
/// most binding kind of tie, darker the more agreements the two share.
struct MatrixPicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let order: [Int]
  private let blockOf: [Int: String]
  private let found: [[Int]: Cell]

  /// Up to here every row has its name and every column its code.
  private static let namedLimit = 72
  /// Beyond it the squares would be dots.
  static let mostNations = 260

  init(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    self.network = network
    self.words = words
    declared = network.snapshot.declaredKinds
    (order, blockOf) = Self.order(network, options.blocs)
    found = Self.cells(network, order)
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
    let blockNames = Set(blockOf.values)
    let widest =
      isNamed
      ? labels.map { min(150, TextMetrics.width($0, size: 10)) }.max() ?? 0
      : blockNames.map { min(150, TextMetrics.width($0, size: 10)) }.max() ?? 0
    let left = widest + 12
    let top = isNamed ? 16.0 : 44
    let side = cell * Double(count)
    let frame = Frame(
      title: words.title,
      subtitle:
        "Colour: the most binding kind between two nations; darker where they share more agreements. "
        + words.scope, source: words.source, legend: legend, drawing: (left + side + 2, top + side))
    let origin = Point(frame.origin.x + left, frame.origin.y + top)
    var items: [Scene.Item] = [
      .box(
        Box(left: origin.x, top: origin.y, right: origin.x + side, bottom: origin.y + side),
        radius: 0, fill: nil, stroke: Scene.Stroke(Palette.hairline, width: 0.8))
    ]
    items += isNamed ? grid(origin, cell, isNamed: true) : []
    items += cells(origin, cell)
    items += isNamed ? [] : grid(origin, cell, isNamed: false)
    items += isNamed ? names(origin, cell, labels) : blockLabels(origin, cell)
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: items + frame.items)
  }

  // MARK: - Order

  /// Nations by bloc, else by the largest agreement they belong to, so that
  /// agreements stand out as squares along the diagonal.
  private static func order(
    _ network: DrawnNetwork, _ blocs: [DrawingOptions.Bloc]
  ) -> ([Int], [Int: String]) {
    let snapshot = network.snapshot
    var block: [Int: (rank: Int, name: String)] = [:]
    for (rank, bloc) in blocs.enumerated() {
      for code in bloc.members {
        if let nation = snapshot.index(of: code) { block[nation] = (rank, bloc.name) }
      }
    }
    var signatures: [Int: [Int]] = [:]
    let binding = network.hubs.enumerated().sorted { first, second in
      let levels = (
        snapshot.data.definition(of: first.element.kind).level,
        snapshot.data.definition(of: second.element.kind).level
      )
      if levels.0 != levels.1 { return levels.0 > levels.1 }
      return (second.element.members.count, first.offset)
        < (first.element.members.count, second.offset)
    }.map(\.element)
    for (rank, hub) in binding.enumerated() {
      for member in hub.members {
        signatures[member, default: []].append(rank)
        if blocs.isEmpty, block[member] == nil {
          block[member] = (rank, hub.agreement.displayName)
        }
      }
    }
    let order = network.nations.sorted { a, b in
      let ranks = (block[a]?.rank ?? .max, block[b]?.rank ?? .max)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let (one, other) = (signatures[a] ?? [], signatures[b] ?? [])
      if one != other { return one.lexicographicallyPrecedes(other) }
      return a < b
    }
    return (order, block.mapValues(\.name))
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

  /// More than four agreements look like four.
  private func paint(of cell: Cell) -> Paint {
    TieMark.mark(forKind: cell.kind.rawValue, declared: declared).paint
      .opacity([0, 0.5, 0.72, 0.88, 1][min(4, cell.count)])
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
    for number in order.indices.dropFirst()
    where isNamed || blockOf[order[number]] != blockOf[order[number - 1]] {
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
            TextMetrics.fitting(SafeText.cleaned(labels[number]), width: 150, size: 10),
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

  /// Names of blocks at the side and on top, where there is room for a line.
  private func blockLabels(_ origin: Point, _ cell: Double) -> [Scene.Item] {
    var items: [Scene.Item] = []
    var start = 0
    var lowest = -Double.infinity
    // The right ends of the names in three rows on top.
    var ends = [-Double.infinity, -Double.infinity, -Double.infinity]
    let stroke = Scene.Stroke(Palette.secondary, width: 1.4)
    while start < order.count {
      var end = start
      while end < order.count, blockOf[order[end]] == blockOf[order[start]] { end += 1 }
      let name = TextMetrics.fitting(
        SafeText.cleaned(blockOf[order[start]] ?? "others"), width: 150, size: 10)
      let (from, to) = (Double(start) * cell, Double(end) * cell)
      var label: [Scene.Item] = [
        .polyline(
          [
            Point(origin.x - 3, origin.y + from + 0.5), Point(origin.x - 3, origin.y + to - 0.5),
          ], stroke: stroke),
        .polyline(
          [
            Point(origin.x + from + 0.5, origin.y - 3), Point(origin.x + to - 0.5, origin.y - 3),
          ], stroke: stroke),
      ]
      let y = max(origin.y + (from + to) / 2 + 3.6, lowest + 11)
      if y < origin.y + to + 8 {
        label.append(
          .text(Scene.Text(name, at: Point(origin.x - 8, y), size: 10, anchor: .end)))
        lowest = y
      }
      let width = TextMetrics.width(name, size: 10)
      let side = cell * Double(order.count)
      let x = min((from + to) / 2, side - width / 2)
      if let row = ends.indices.first(where: { x - width / 2 > ends[$0] + 6 }) {
        label.append(
          .text(
            Scene.Text(
              name, at: Point(origin.x + x, origin.y - 7 - Double(row) * 12), size: 10,
              anchor: .middle)))
        ends[row] = x + width / 2
      }
      let members = order[start..<end].map { network.snapshot.nations[$0].name }
      items.append(
        .group(
          Scene.Group(
            id: "block-\(start)", classes: ["node", "group"], role: .node,
            label: "\(name): \(members.joined(separator: ", "))", items: label)))
      start = end
    }
    return items
  }

  /// The kinds that lead somewhere; others are there, but nowhere the most binding.
  private var legend: [Diagram.LegendItem] {
    let leading = Set(found.values.map(\.kind))
    return network.kinds.filter(leading.contains).map { kind in
      .swatch(
        label: network.snapshot.data.definition(of: kind).label,
        paint: TieMark.mark(forKind: kind.rawValue, declared: declared).paint)
    }
  }
}
