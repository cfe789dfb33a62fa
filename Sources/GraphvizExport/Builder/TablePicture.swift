import AllianceGraph

/// Who belongs to what: a row for each set of nations with the same
/// memberships, a column for each agreement. Exact, and readable at any size.
struct TablePicture {
  private let network: DrawnNetwork
  private let words: DiagramWords
  private let declared: [String]
  private let hubs: [DrawnNetwork.Hub]

  /// More columns than these leave no room for their names.
  static let mostColumns = 34
  private static let size = 10.0
  private static let rowHeight = 19.0
  private static let labelWidth = 300.0

  init(_ network: DrawnNetwork, _ words: DiagramWords) {
    self.network = network
    self.words = words
    declared = network.snapshot.declaredKinds
    let order = network.kinds
    hubs = Array(
      network.hubs.sorted { first, second in
        (
          order.firstIndex(of: first.kind) ?? 0, -first.members.count,
          first.agreement.id.rawValue
        ) < (
          order.firstIndex(of: second.kind) ?? 0, -second.members.count,
          second.agreement.id.rawValue
        )
      }.prefix(Self.mostColumns))
  }

  private struct Row {
    var members: [Int]
    var columns: Set<Int>
    var lines: [String]
    var height: Double { Double(max(1, lines.count)) * 13 + 6 }
  }

  private struct Column {
    var title: [String]
    var center: Double
    var width: Double
  }

  func scene(theme: Theme) -> Scene {
    let rows = rows()
    let columns = columns()
    let headHeight = Double(columns.map(\.title.count).max() ?? 1) * 12 + 20
    let width = (columns.last.map { $0.center + $0.width / 2 } ?? Self.labelWidth) + 4
    let height = headHeight + rows.reduce(0) { $0 + $1.height }
    let left = network.hubs.count - hubs.count
    let note = left > 0 ? " The \(left) smallest agreements are left out." : ""
    let frame = Frame(
      title: words.title,
      subtitle: "Nations with the same memberships share a row. " + words.scope,
      source: words.source + note, legend: legend, drawing: (width, height))
    var items: [Scene.Item] = []
    var y = frame.origin.y + headHeight
    for (number, row) in rows.enumerated() {
      items.append(
        item(row, number, top: y, left: frame.origin.x, width: width, columns))
      y += row.height
    }
    items += columns.enumerated().map { number, column in
      header(column, hubs[number], frame.origin, headHeight)
    }
    return Scene(
      width: frame.width, height: frame.height, theme: theme, title: words.title,
      summary: words.summary, items: items + frame.items)
  }

  // MARK: - Rows and columns

  private func rows() -> [Row] {
    var signatures = Array(repeating: [Int](), count: network.snapshot.nations.count)
    for (number, hub) in hubs.enumerated() {
      for member in hub.members { signatures[member].append(number) }
    }
    var places: [[Int]: Int] = [:]
    var rows: [(signature: [Int], members: [Int])] = []
    for nation in network.nations where !signatures[nation].isEmpty {
      if let place = places[signatures[nation]] {
        rows[place].members.append(nation)
      } else {
        places[signatures[nation]] = rows.count
        rows.append((signatures[nation], [nation]))
      }
    }
    // Rows that share their first agreements stand together.
    return rows.sorted { $0.signature.lexicographicallyPrecedes($1.signature) }.map { row in
      let nations = row.members.map { network.snapshot.nations[$0] }
      let label =
        nations.count <= 3
        ? nations.map(\.name).joined(separator: ", ")
        : nations.map(\.shortCode).sorted().joined(separator: " ")
      let lines = TextMetrics.lines(
        SafeText.cleaned(label), width: Self.labelWidth - 30, size: Self.size)
      return Row(members: row.members, columns: Set(row.signature), lines: lines)
    }
  }

  private func columns() -> [Column] {
    var x = Self.labelWidth + 12
    return hubs.map { hub in
      let title = Self.wrapped(SafeText.cleaned(hub.agreement.displayName))
      let widest =
        title.map { TextMetrics.width($0, size: Self.size, bold: true) }.max() ?? 0
      let width = max(34, widest * 1.03 + 10)
      defer { x += width }
      return Column(title: title, center: x + width / 2, width: width)
    }
  }

  /// A name in up to five short lines, no word broken that is not very long.
  private static func wrapped(_ name: String) -> [String] {
    let longest =
      name.split(separator: " ").map { TextMetrics.width(String($0), size: size, bold: true) }
      .max() ?? 0
    let width = max(62, min(longest + 0.5, 96))
    let lines = TextMetrics.lines(name, width: width, size: size, bold: true)
    guard lines.count > 5 else { return lines }
    return lines.prefix(4)
      + [
        TextMetrics.fitting(
          lines[4...].joined(separator: " "), width: width, size: size, bold: true)
      ]
  }

  // MARK: - Shapes

  private func header(
    _ column: Column, _ hub: DrawnNetwork.Hub, _ origin: Point, _ height: Double
  ) -> Scene.Item {
    let mark = TieMark.mark(forKind: hub.kind.rawValue, declared: declared)
    var items: [Scene.Item] = column.title.enumerated().map { number, line in
      .text(
        Scene.Text(
          line,
          at: Point(
            origin.x + column.center,
            origin.y + height - 22 - Double(column.title.count - 1 - number) * 12),
          size: Self.size, isBold: true, anchor: .middle, paint: mark.paint))
    }
    items.append(
      .text(
        Scene.Text(
          String(hub.members.count), at: Point(origin.x + column.center, origin.y + height - 8),
          size: 9, anchor: .middle, paint: Palette.secondary)))
    return .group(
      Scene.Group(
        id: "n-\(hub.agreement.id.rawValue)", classes: ["node", "agreement"], role: .node,
        label: "\(hub.agreement.name): \(DiagramWords.count(hub.members.count, "member"))",
        data: [Scene.DataValue("id", hub.agreement.id.rawValue)], items: items))
  }

  private func item(
    _ row: Row, _ number: Int, top: Double, left: Double, width: Double, _ columns: [Column]
  ) -> Scene.Item {
    let box = Box(left: left, top: top, right: left + width, bottom: top + row.height)
    var items: [Scene.Item] = [
      .box(
        box, radius: 0, fill: number.isMultiple(of: 2) ? Palette.panel : Palette.canvas,
        stroke: nil)
    ]
    for (index, line) in row.lines.enumerated() {
      items.append(
        .text(
          Scene.Text(
            line,
            at: Point(
              left + Self.labelWidth - 26,
              box.center.y + Self.size * 0.355
                + (Double(index) - Double(row.lines.count - 1) / 2) * 13), size: Self.size,
            anchor: .end)))
    }
    items.append(
      .text(
        Scene.Text(
          String(row.members.count),
          at: Point(left + Self.labelWidth + 2, box.center.y + Self.size * 0.355),
          size: Self.size, isBold: true, anchor: .end)))
    for (index, column) in columns.enumerated() {
      let place = Point(left + column.center, box.center.y)
      if row.columns.contains(index) {
        let mark = TieMark.mark(forKind: hubs[index].kind.rawValue, declared: declared)
        items.append(
          .ellipse(place, radiusX: 4.4, radiusY: 4.4, fill: mark.paint, stroke: nil))
      } else {
        items.append(
          .ellipse(place, radiusX: 0.7, radiusY: 0.7, fill: Palette.outline, stroke: nil))
      }
    }
    let nations = row.members.map { network.snapshot.nations[$0] }
    let belongs = columns.indices.filter { row.columns.contains($0) }
      .map { hubs[$0].agreement.displayName }
    return .group(
      Scene.Group(
        id: "row-\(nations.first?.code.rawValue ?? "")", classes: ["node", "group"], role: .node,
        label: nations.map(\.name).joined(separator: ", ") + ": "
          + belongs.joined(separator: ", "),
        data: nations.count == 1
          ? [Scene.DataValue("id", nations[0].code.rawValue)] : [], items: items))
  }

  private var legend: [Diagram.LegendItem] {
    network.kinds.filter { kind in hubs.contains { $0.kind == kind } }.map { kind in
      .swatch(
        label: network.snapshot.data.definition(of: kind).label,
        paint: TieMark.mark(forKind: kind.rawValue, declared: declared).paint)
    }
  }
}
