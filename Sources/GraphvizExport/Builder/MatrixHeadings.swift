/// What says which groups a matrix is ordered by: frames on the diagonal, names
/// and numbers at its edges.
struct MatrixHeadings {
  private let groups: [MatrixOrder.Group]
  private let cell: Double
  private let titles: [String]

  private static let size = 10.0
  private static let stroke = Scene.Stroke(Palette.secondary, width: 1.4)

  init(_ groups: [MatrixOrder.Group], cell: Double) {
    self.groups = groups
    self.cell = cell
    titles = groups.map { SafeText.cleaned($0.name ?? "others") }
  }

  /// The room for names at the left, and beside brackets at the right.
  var left: Double { MatrixPicture.width(of: rowTitles, most: 230) }
  var right: Double { MatrixPicture.width(of: titles, most: 150) }

  /// Names with the numbers that stand over the columns.
  private var rowTitles: [String] {
    titles.enumerated().map { titles.count > 1 ? "\($0.element)  \($0.offset + 1)" : $0.element }
  }

  private func extent(_ group: MatrixOrder.Group) -> (from: Double, to: Double) {
    (Double(group.range.lowerBound) * cell, Double(group.range.upperBound) * cell)
  }

  /// A frame around each group on the diagonal.
  func outlines(_ origin: Point) -> [Scene.Item] {
    guard groups.count > 1 else { return [] }
    return groups.filter { $0.range.count > 1 && $0.name != nil }.map { group in
      let (from, to) = extent(group)
      return .box(
        Box(
          left: origin.x + from, top: origin.y + from, right: origin.x + to,
          bottom: origin.y + to), radius: 0, fill: nil,
        stroke: Scene.Stroke(Palette.secondary, width: 0.9))
    }
  }

  /// Names and numbers at the rows; numbers over the columns, with names in
  /// their place where these fit.
  func labels(_ origin: Point, _ member: (Int) -> String) -> [Scene.Item] {
    var lowest = -Double.infinity
    return groups.indices.map { number in
      let (from, to) = extent(groups[number])
      var label: [Scene.Item] = [
        .polyline(
          [
            Point(origin.x - 3, origin.y + from + 0.5), Point(origin.x - 3, origin.y + to - 0.5),
          ], stroke: Self.stroke),
        .polyline(
          [
            Point(origin.x + from + 0.5, origin.y - 3), Point(origin.x + to - 0.5, origin.y - 3),
          ], stroke: Self.stroke),
      ]
      let y = max(origin.y + (from + to) / 2 + 3.6, lowest + 11)
      if y < origin.y + to + 8 {
        let words = TextMetrics.fitting(rowTitles[number], width: 230, size: Self.size)
        label.append(
          .text(Scene.Text(words, at: Point(origin.x - 8, y), size: Self.size, anchor: .end)))
        lowest = y
      }
      let lines = columnTitle(number, width: to - from - 3)
      label += lines.reversed().enumerated().map { row, line in
        .text(
          Scene.Text(
            line, at: Point(origin.x + (from + to) / 2, origin.y - 7 - Double(row) * 11.5),
            size: Self.size, anchor: .middle))
      }
      let members = groups[number].range.map(member)
      return .group(
        Scene.Group(
          id: "block-\(groups[number].range.lowerBound)", classes: ["node", "group"],
          role: .node, label: "\(titles[number]): \(members.joined(separator: ", "))",
          items: label))
    }
  }

  /// A group's name over its columns in one or two lines, its number where the
  /// name does not fit, nothing where not even that does.
  private func columnTitle(_ number: Int, width: Double) -> [String] {
    guard groups.count > 1 else { return [titles[number]] }
    let lines = TextMetrics.lines(titles[number], width: width, size: Self.size)
    if lines.count <= 2, !lines.contains(where: { $0.hasSuffix("…") }) { return lines }
    let digits = String(number + 1)
    return TextMetrics.width(digits, size: Self.size) <= width + 3 ? [digits] : []
  }

  /// Brackets and names at the right, where the left has the nations.
  func brackets(_ origin: Point) -> [Scene.Item] {
    guard groups.count > 1, let last = groups.last else { return [] }
    let edge = origin.x + cell * Double(last.range.upperBound) + 4
    let items = zip(groups, titles).flatMap { group, title -> [Scene.Item] in
      let (from, to) = (
        origin.y + extent(group).from + 1.5, origin.y + extent(group).to - 1.5
      )
      let most = max(1, Int((to - from) / 12))
      var lines = TextMetrics.lines(title, width: 150, size: Self.size)
      if lines.count > most {
        let rest = lines[(most - 1)...].joined(separator: " ")
        lines =
          lines.prefix(most - 1) + [TextMetrics.fitting(rest, width: 150, size: Self.size)]
      }
      let middle = (from + to) / 2 - Double(lines.count - 1) * 6 + 3.6
      return [.polyline([Point(edge, from), Point(edge, to)], stroke: Self.stroke)]
        + lines.enumerated().map { row, line in
          .text(
            Scene.Text(
              line, at: Point(edge + 6, middle + Double(row) * 12), size: Self.size))
        }
    }
    return [.group(Scene.Group(id: "groups", classes: ["group"], role: .frame, items: items))]
  }
}
