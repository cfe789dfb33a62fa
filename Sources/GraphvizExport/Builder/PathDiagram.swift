import AllianceGraph

/// One or several paths from left to right, each leg with all that ties its two
/// nations: kind, treaty, year.
struct PathDiagram {
  private let network: DrawnNetwork
  private let paths: [[Int]]
  private let words: DiagramWords
  private let colors: NationColors
  private let declared: [String]
  private let more: String

  /// Lines of one leg at most: all that matter of one path, the strongest of several.
  private var linesAtALeg: Int { paths.count == 1 ? 6 : 2 }
  private static let plateWidth = 176.0
  /// More ways than these are a tangle; they are counted.
  private static let mostPaths = 8

  init(_ network: DrawnNetwork, _ options: DrawingOptions, _ words: DiagramWords) {
    self.network = network
    self.words = words
    colors = NationColors(network, blocs: options.blocs)
    declared = network.snapshot.declaredKinds
    let rest = options.paths.count - Self.mostPaths
    more = rest > 0 ? "\(Self.mostPaths) of them are drawn. " : ""
    paths = options.paths.prefix(Self.mostPaths).compactMap { legs in
      guard let first = legs.first else { return nil }
      let codes = [first.from] + legs.map(\.to)
      let stops = codes.compactMap { network.snapshot.index(of: $0) }
      return stops.count == codes.count ? stops : nil
    }
  }

  func diagram() -> Diagram {
    let stops = self.stops()
    let nodes = stops.map { node($0.nation) }
    let shapes = nodes.map(NodeShape.init)
    let legs = self.legs()
    let lines = legs.map { self.lines(between: $0.from, $0.to) }
    let plates = lines.flatMap { $0 }.map { Plate.size(of: rows($0)) }
    // As far apart as the highest plate needs.
    let rowGap = max(25, (plates.map(\.height).max() ?? 0) + 9)
    let centers = places(stops, shapes, lines, plates.map(\.width).max() ?? 0, rowGap)
    var index: [Int: Int] = [:]
    for (place, stop) in stops.enumerated() { index[stop.nation] = place }
    var edges: [Diagram.Edge] = []
    var curves: [Curve] = []
    for (number, leg) in legs.enumerated() {
      guard let tail = index[leg.from], let head = index[leg.to] else { continue }
      let count = lines[number].count
      for (row, line) in lines[number].enumerated() {
        let edge = edge(line, tail: tail, head: head)
        edges.append(edge)
        let offset = (Double(row) - Double(count - 1) / 2) * rowGap
        curves.append(
          course(edge, centers[tail], shapes[tail], centers[head], shapes[head], offset))
      }
    }
    let kinds = network.kinds.filter { kind in edges.contains { $0.kind == kind.rawValue } }
    let legend = kinds.map { kind in
      Diagram.LegendItem.line(
        label: network.snapshot.data.definition(of: kind).label,
        mark: .mark(forKind: kind.rawValue, declared: declared), kind: kind.rawValue)
    }
    return Diagram(
      title: words.title, subtitle: words.steps + more + words.scope, source: words.source,
      summary: summary(stops.map(\.nation)), nodes: nodes, edges: edges,
      legend: legend + colors.legend, arrangement: Diagram.Arrangement(.drawn(centers, curves)))
  }

  // MARK: - Stops and legs

  private struct Stop {
    var nation: Int
    var step: Int
    /// The mean of the numbers of the paths through it.
    var height: Double
  }

  private func stops() -> [Stop] {
    var stops: [Stop] = []
    for nation in Set(paths.flatMap { $0 }).sorted() {
      let through = paths.indices.filter { paths[$0].contains(nation) }
      let step = through.compactMap { paths[$0].firstIndex(of: nation) }.min() ?? 0
      let height = Double(through.reduce(0, +)) / Double(max(1, through.count))
      stops.append(Stop(nation: nation, step: step, height: height))
    }
    return stops.sorted { ($0.step, $0.height, $0.nation) < ($1.step, $1.height, $1.nation) }
  }

  private struct Leg: Hashable {
    var from, to: Int
  }

  private func legs() -> [Leg] {
    var seen: Set<Leg> = []
    return paths.flatMap { path in
      zip(path, path.dropFirst()).map { Leg(from: $0, to: $1) }
    }.filter { seen.insert($0).inserted }
  }

  private func lines(between a: Int, _ b: Int) -> [DrawnNetwork.Line] {
    let data = network.snapshot.data
    let found = network.lines.filter {
      ($0.from == a && $0.to == b || $0.from == b && $0.to == a)
        && data.definition(of: $0.kind).sign == .positive
    }
    let order = network.kinds
    return Array(
      found.sorted { first, second in
        let levels = (data.definition(of: first.kind).level, data.definition(of: second.kind).level)
        if levels.0 != levels.1 { return levels.0 > levels.1 }
        return (order.firstIndex(of: first.kind) ?? 0) < (order.firstIndex(of: second.kind) ?? 0)
      }.prefix(linesAtALeg))
  }

  // MARK: - Places

  private func places(
    _ stops: [Stop], _ shapes: [NodeShape], _ lines: [[DrawnNetwork.Line]], _ longest: Double,
    _ rowGap: Double
  ) -> [Point] {
    let gap = min(260, max(110, longest + 50))
    let most = Double(lines.map(\.count).max() ?? 1)
    let row = max(74, most * rowGap + 40)
    let steps = (stops.map(\.step).max() ?? 0) + 1
    var centers = Array(repeating: Point(0, 0), count: stops.count)
    var x = 0.0
    for step in 0..<steps {
      let column = stops.indices.filter { stops[$0].step == step }
      let width = column.map { shapes[$0].width }.max() ?? 0
      for (number, place) in column.enumerated() {
        let y = (Double(number) - Double(column.count - 1) / 2) * row
        centers[place] = Point(x + width / 2, y)
      }
      x += width + gap
    }
    return centers
  }

  /// Out of the right side, over to the left side, parallel in the middle.
  private func course(
    _ edge: Diagram.Edge, _ a: Point, _ tail: NodeShape, _ b: Point, _ head: NodeShape,
    _ offset: Double
  ) -> Curve {
    let ends = MarkerAttributes.ends(edge)
    let isForward = a.x <= b.x
    let (left, right) = isForward ? (a, b) : (b, a)
    let (leftShape, rightShape) = isForward ? (tail, head) : (head, tail)
    let spread = min(1, leftShape.height * 0.7 / max(1, abs(offset) * 2))
    let start = Point(left.x + leftShape.width / 2, left.y + offset * spread)
    let end = Point(
      right.x - rightShape.width / 2,
      right.y + offset * min(1, rightShape.height * 0.7 / max(1, abs(offset) * 2)))
    let startInset = TieDrawing.length(of: isForward ? ends.tail : ends.head)
    let endInset = TieDrawing.length(of: isForward ? ends.head : ends.tail)
    let first = Point(start.x + startInset, start.y)
    let last = Point(end.x - endInset, end.y)
    let width = last.x - first.x
    let slope = (right.y - left.y) * 0.22
    let middle = Point((first.x + last.x) / 2, (left.y + right.y) / 2 + offset)
    let points = [
      first, Point(first.x + width * 0.2, first.y),
      Point(middle.x - width * 0.24, middle.y - slope), middle,
      Point(middle.x + width * 0.24, middle.y + slope), Point(last.x - width * 0.2, last.y), last,
    ]
    var curve = Curve(points: points)
    if startInset > 0 { curve.tailTip = start }
    if endInset > 0 { curve.headTip = end }
    if !isForward {
      curve.points.reverse()
      swap(&curve.tailTip, &curve.headTip)
    }
    return curve
  }

  // MARK: - Looks and words

  private func node(_ nation: Int) -> Diagram.Node {
    let look = colors.looks[nation]
    let isEnd = paths.contains { $0.first == nation || $0.last == nation }
    var node = Diagram.Node(
      id: network.snapshot.nations[nation].code.rawValue,
      content: .name(network.snapshot.nations[nation].name), fontSize: 14,
      tooltip: network.snapshot.nations[nation].name,
      classes: ["nation", look.className, "on-path"])
    if let region = look.region {
      node.fill = isEnd ? region.strong : region.tint
      node.ink = isEnd ? Palette.onStrong : Palette.ink
    } else if isEnd {
      node.fill = Palette.regions[8].strong
      node.ink = Palette.onStrong
    }
    return node
  }

  private func edge(_ line: DrawnNetwork.Line, tail: Int, head: Int) -> Diagram.Edge {
    let nations = network.snapshot.nations
    let names = line.instruments.map { instrument in
      (instrument.name.isEmpty ? "tie" : instrument.name)
        + (instrument.year.map { " (\($0))" } ?? "")
    }
    return Diagram.Edge(
      tail: tail, head: head,
      mark: .mark(forKind: line.kind.rawValue, declared: declared), kind: line.kind.rawValue,
      classes: ["on-path"], plate: rows(line).joined(separator: "\n"), plateInk: Palette.ink,
      tooltip: "\(nations[line.from].name) – \(nations[line.to].name): "
        + network.snapshot.data.definition(of: line.kind).label + ", "
        + names.joined(separator: "; "), since: line.year)
  }

  /// The treaty in full, in as many rows as it takes, and how many more there are.
  private func rows(_ line: DrawnNetwork.Line) -> [String] {
    guard let first = line.instruments.first else { return [] }
    let kind = network.snapshot.data.definition(of: line.kind).label
    var text = first.shortName.isEmpty ? kind : first.shortName
    if let year = first.year { text += " \(year)" }
    let rest = line.instruments.count - 1
    if rest > 0 { text += " and \(rest) more" }
    return TextMetrics.lines(
      SafeText.cleaned(text), width: Self.plateWidth, size: Plate.fontSize)
  }

  private func summary(_ stops: [Int]) -> String {
    let nations = network.snapshot.nations
    return paths.map { path in
      path.map { nations[$0].name }.joined(separator: " → ")
    }.joined(separator: ". ") + "."
  }
}
