@testable import GraphvizExport

/// Measures a picture by the rules that the design sets, from the finished
/// scene: what is written is what is judged.
struct DiagramChecker {
  let scene: Scene

  private struct Placed {
    var text: Scene.Text
    var box: Box
    var isFaded: Bool
  }

  private var groups: [Scene.Group] {
    var found: [Scene.Group] = []
    func visit(_ items: [Scene.Item]) {
      for case .group(let group) in items {
        found.append(group)
        visit(group.items)
      }
    }
    visit(scene.items)
    return found
  }

  private func boxes(of group: Scene.Group) -> [Box] {
    group.items.compactMap { if case .box(let box, _, _, _) = $0 { box } else { nil } }
  }

  private var nodeBoxes: [(id: String, box: Box)] {
    groups.filter { $0.role == .node }.compactMap { group in
      let boxes = boxes(of: group)
      guard let first = boxes.first else { return nil }
      return (group.data.first?.value ?? group.id, boxes.dropFirst().reduce(first) { $0.union($1) })
    }
  }

  private var texts: [Placed] {
    var found: [Placed] = []
    func visit(_ items: [Scene.Item], _ isFaded: Bool) {
      for item in items {
        switch item {
        case .group(let group): visit(group.items, isFaded || group.classes.contains("faded"))
        case .text(let text):
          let width = TextMetrics.width(text.words, size: text.size, bold: text.isBold)
          let left =
            switch text.anchor {
            case .start: text.place.x
            case .middle: text.place.x - width / 2
            case .end: text.place.x - width
            }
          let box =
            text.turn == 0
            ? Box(
              left: left, top: text.place.y - text.size * 0.74, right: left + width,
              bottom: text.place.y + text.size * 0.2)
            : Box(center: text.place, width: 1, height: 1)
          found.append(Placed(text: text, box: box, isFaded: isFaded))
        default: break
        }
      }
    }
    visit(scene.items, false)
    return found
  }

  /// Pairs of nodes that overlap by more than half a point.
  var nodeOverlaps: [String] {
    let boxes = nodeBoxes
    var found: [String] = []
    for (index, one) in boxes.enumerated() {
      for other in boxes.dropFirst(index + 1)
      where one.box.grown(by: -0.25).overlaps(other.box.grown(by: -0.25)) {
        found.append("\(one.id) and \(other.id)")
      }
    }
    return found
  }

  /// Words that leave the page.
  var textsOutside: [String] {
    texts.filter {
      $0.box.left < 0 || $0.box.top < 0 || $0.box.right > scene.width
        || $0.box.bottom > scene.height
    }.map(\.text.words)
  }

  /// Words that lie on other words.
  var textOverlaps: [String] {
    let texts = texts
    var found: [String] = []
    for (index, one) in texts.enumerated() {
      for other in texts.dropFirst(index + 1)
      where one.box.grown(by: -0.5).overlaps(other.box.grown(by: -0.5)) {
        found.append("\(one.text.words) and \(other.text.words)")
      }
    }
    return found
  }

  /// The smallest type.
  var leastFont: Double { texts.map(\.text.size).min() ?? 99 }

  /// Words with too little contrast to the fill that they stand on.
  func lowContrast(_ theme: Theme) -> [String] {
    var fills: [(Box, Paint)] = []
    var found: [String] = []
    func visit(_ items: [Scene.Item], _ isFaded: Bool) {
      for item in items {
        switch item {
        case .group(let group): visit(group.items, isFaded || group.classes.contains("faded"))
        case .box(let box, _, let fill?, _) where fill.opacity == 1: fills.append((box, fill))
        case .text(let text) where !isFaded:
          let width = TextMetrics.width(text.words, size: text.size, bold: text.isBold)
          let middle =
            switch text.anchor {
            case .start: text.place.x + width / 2
            case .middle: text.place.x
            case .end: text.place.x - width / 2
            }
          let point = Point(middle, text.place.y - text.size * 0.3)
          let under = fills.last { $0.0.contains(point) }?.1 ?? Palette.canvas
          let contrast = text.paint.color(in: theme).contrast(with: under.color(in: theme))
          if contrast < 4.49 { found.append("\(text.words): \(contrast)") }
        default: break
        }
      }
    }
    visit(scene.items, false)
    return found
  }

  private func kinds(_ groups: [Scene.Group]) -> Set<String> {
    Set(groups.flatMap { $0.classes.filter { $0.hasPrefix("tie-") } })
  }

  /// The kinds that the legend names.
  var legendKinds: Set<String> { kinds(groups.filter { $0.classes.contains("legend") }) }

  /// The kinds that are drawn and not faded.
  var drawnKinds: Set<String> {
    kinds(groups.filter { $0.role == .edge && !$0.classes.contains("faded") })
  }

  private var lines: [(a: String, b: String, points: [Point])] {
    groups.filter { $0.role == .edge }.compactMap { group in
      for case .curve(let points, nil, _?) in group.items {
        let a = group.data.first { $0.name == "a" }?.value ?? ""
        let b = group.data.first { $0.name == "b" }?.value ?? ""
        return (a, b, Curve(points: points).polyline(steps: 8))
      }
      return nil
    }
  }

  /// How many lines there are.
  var lineCount: Int { lines.count }

  /// Pairs of lines without a common end that cross.
  var crossings: Int {
    let lines = lines
    var count = 0
    for (index, one) in lines.enumerated() {
      for other in lines.dropFirst(index + 1)
      where one.a != other.a && one.a != other.b && one.b != other.a && one.b != other.b {
        crossing: for i in one.points.indices.dropFirst() {
          for j in other.points.indices.dropFirst()
          where segmentsCross(
            one.points[i - 1], one.points[i], other.points[j - 1], other.points[j])
          {
            count += 1
            break crossing
          }
        }
      }
    }
    return count
  }

  /// Lines that run through a node which they do not belong to.
  var linesThroughNodes: [String] {
    let boxes = nodeBoxes
    return lines.flatMap { line in
      boxes.filter { node in
        node.id != line.a && node.id != line.b
          && line.points.indices.dropFirst().contains {
            node.box.grown(by: -1).isCrossed(from: line.points[$0 - 1], to: line.points[$0])
          }
      }.map { "\(line.a) – \(line.b) through \($0.id)" }
    }
  }
}

/// Whether two straight lines cross at a point inside both.
func segmentsCross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  let s1 = side(a, b, c)
  let s2 = side(a, b, d)
  if s1 == 0 || s2 == 0 || (s1 > 0) == (s2 > 0) { return false }
  let s3 = side(c, d, a)
  let s4 = side(c, d, b)
  return s3 != 0 && s4 != 0 && (s3 > 0) != (s4 > 0)
}
