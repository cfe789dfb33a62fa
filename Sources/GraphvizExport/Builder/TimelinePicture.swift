import AllianceGraph

/// A nation's agreements and ties over the years: a bar from start to end for
/// each, by kind.
public struct TimelinePicture: Sendable {
  /// The finished picture.
  public let scene: Scene
  /// How many bars it has.
  public let barCount: Int

  /// More bars than these do not fit a page; the longest lasting are kept.
  public static let mostBars = 70

  /// Draws the timeline of a nation.
  /// - Parameters:
  ///   - data: The data set.
  ///   - nation: The nation.
  ///   - kinds: The kinds of tie; nil for all.
  ///   - title: The headline; nil for the nation's name.
  ///   - theme: The colours.
  public init(
    _ data: AllianceData, nation: NationCode, kinds: [TieKind]? = nil, title: String? = nil,
    theme: Theme = .light
  ) {
    let all = Bar.bars(data, nation, kinds)
    let bars = Bar.chosen(all, limit: Self.mostBars)
    barCount = bars.count
    let name = data.nation(nation)?.name ?? nation.rawValue
    let drawing = TimelineDrawing(data, bars)
    let legend = data.kinds.filter { kind in bars.contains { $0.kind == kind.kind } }.map { kind in
      Diagram.LegendItem.swatch(label: kind.label, paint: drawing.paint(of: kind.kind))
    }
    let left = all.count - bars.count
    let frame = Frame(
      title: title ?? "\(name): agreements and ties over time",
      subtitle: "A bar from start to end; an arrow where it still holds when coverage ends"
        + (left > 0 ? "; the \(left) shortest are left out" : ""),
      source: "Source: \(data.metadata.title)"
        + (data.metadata.version.isEmpty ? "" : " \(data.metadata.version)")
        + (data.metadata.license.map { " (\($0))" } ?? "") + ".",
      legend: legend, drawing: (drawing.width, drawing.height))
    scene = Scene(
      width: frame.width, height: frame.height, theme: theme,
      title: title ?? "\(name): agreements and ties over time",
      summary: "\(DiagramWords.count(bars.count, "bar")) from \(drawing.first) to \(drawing.last).",
      items: drawing.items(frame.origin) + frame.items)
  }
}

extension TimelinePicture {
  /// Draws the timeline of an agreement: its stages on top, then a bar for each
  /// member from joining to leaving.
  /// - Parameters:
  ///   - data: The data set.
  ///   - agreement: The agreement.
  ///   - title: The headline; nil for the agreement's name.
  ///   - theme: The colours.
  public init(
    _ data: AllianceData, agreement: Agreement, title: String? = nil, theme: Theme = .light
  ) {
    let all = Bar.bars(data, members: agreement)
    let bars = Bar.chosen(all, limit: Self.mostBars)
    let stages = data.stages(of: agreement)
    let drawing = TimelineDrawing(data, bars, stages)
    let kind = agreement.kinds.first { kind in bars.contains { $0.kind == kind } }
    let legend =
      kind.map {
        [
          Diagram.LegendItem.swatch(
            label: data.definition(of: $0).label, paint: drawing.paint(of: $0))
        ]
      } ?? []
    let left = all.count - bars.count
    let title = title ?? agreement.name
    let frame = Frame(
      title: title,
      subtitle: "Members from joining to leaving; an arrow where membership holds when coverage "
        + "ends" + (stages.isEmpty ? "" : "; diamonds: stages of the agreement")
        + (left > 0 ? "; the \(left) shortest are left out" : ""),
      source: "Source: \(data.metadata.title)"
        + (data.metadata.version.isEmpty ? "" : " \(data.metadata.version)")
        + (data.metadata.license.map { " (\($0))" } ?? "") + ".",
      legend: legend, drawing: (drawing.width, drawing.height))
    self.init(
      scene: Scene(
        width: frame.width, height: frame.height, theme: theme, title: title,
        summary: "\(DiagramWords.count(bars.count, "member")) from \(drawing.first) to "
          + "\(drawing.last).",
        items: drawing.items(frame.origin) + frame.items), barCount: bars.count)
  }

  private init(scene: Scene, barCount: Int) {
    self.scene = scene
    self.barCount = barCount
  }
}

extension AllianceData {
  /// The dated stages of an agreement, first to last, in words.
  fileprivate func stages(of agreement: Agreement) -> [(year: Int, label: String)] {
    var stages: [(year: Int, label: String)] = []
    for event in contents.stages where event.subject == agreement.id.rawValue {
      // In force once more: what the remark says of it, mostly a renewal.
      let isAgain = event.stage == .inForce && stages.contains { $0.label == event.stage.label }
      let remark = event.note?.split(separator: ":").first.map(String.init) ?? "in force again"
      let words = event.stage == .signed ? "signed" : event.stage.label
      stages.append((event.date.year, isAgain ? remark : words))
    }
    if stages.isEmpty {
      if let signed = agreement.signed { stages.append((signed.year, "signed")) }
      if let inForce = agreement.inForce { stages.append((inForce.year, "in force")) }
      if case .on(let end) = agreement.end { stages.append((end.year, "ended")) }
    }
    // Two stages of one year stand under one mark.
    var merged: [(year: Int, label: String)] = []
    for stage in stages.enumerated().sorted(by: {
      ($0.element.year, $0.offset) < ($1.element.year, $1.offset)
    }).map(\.element) {
      if let last = merged.last, last.year == stage.year {
        if last.label != stage.label { merged[merged.count - 1].label += ", \(stage.label)" }
      } else {
        merged.append(stage)
      }
    }
    return merged
  }
}

/// An agreement or tie of a nation with its years.
private struct Bar {
  var label: String
  var tooltip: String
  var kind: TieKind
  var start: Int
  /// The year of the end; nil while it holds or where the end is not known.
  var end: Int?
  var isEndKnown: Bool
  var rank: Int

  func length(until last: Int) -> Int { (end ?? last) - start }

  static func bars(_ data: AllianceData, _ nation: NationCode, _ kinds: [TieKind]?) -> [Bar] {
    let order = Dictionary(
      uniqueKeysWithValues: data.kinds.enumerated().map { ($0.element.kind, $0.offset) })
    var bars: [Bar] = []
    for membership in data.contents.memberships
    where membership.nation == nation && membership.role.makesTies {
      guard let agreement = data.agreement(membership.agreement),
        let kind = leading(agreement.kinds, data, kinds),
        let start = membership.period.start ?? agreement.inForce ?? agreement.signed
      else { continue }
      let ends = [membership.period.end, agreement.end]
      bars.append(
        Bar(
          label: agreement.displayName,
          tooltip: "\(agreement.name), \(data.definition(of: kind).label)", kind: kind,
          start: start.year, end: ends.compactMap(year).min(),
          isEndKnown: !ends.contains(.unknown), rank: order[kind] ?? 99))
    }
    for tie in data.contents.ties where tie.from == nation || tie.to == nation {
      guard kinds?.contains(tie.kind) ?? true, let start = tie.period.start else { continue }
      let other = tie.from == nation ? tie.to : tie.from
      let name = data.nation(other)?.name ?? other.rawValue
      let kind = data.definition(of: tie.kind).label
      bars.append(
        Bar(
          label: "\(name): \(kind)", tooltip: "\(name), \(kind)", kind: tie.kind,
          start: start.year, end: year(tie.period.end), isEndKnown: tie.period.end != .unknown,
          rank: order[tie.kind] ?? 99))
    }
    return bars.sorted { ($0.rank, $0.start, $0.label) < ($1.rank, $1.start, $1.label) }
  }

  /// The members of an agreement.
  static func bars(_ data: AllianceData, members agreement: Agreement) -> [Bar] {
    guard let kind = leading(agreement.kinds, data, nil) else { return [] }
    var bars: [Bar] = []
    for membership in data.contents.memberships where membership.agreement == agreement.id {
      guard let start = membership.period.start ?? agreement.inForce ?? agreement.signed else {
        continue
      }
      let name = data.nation(membership.nation)?.name ?? membership.nation.rawValue
      let role = membership.role.makesTies ? "" : " (\(membership.role.rawValue))"
      let ends = [membership.period.end, agreement.end]
      bars.append(
        Bar(
          label: name + role, tooltip: name + role, kind: kind, start: start.year,
          end: ends.compactMap(year).min(), isEndKnown: !ends.contains(.unknown), rank: 0))
    }
    return bars.sorted { ($0.start, $0.label) < ($1.start, $1.label) }
  }

  static func chosen(_ bars: [Bar], limit: Int) -> [Bar] {
    guard bars.count > limit else { return bars }
    let last = bars.compactMap(\.end).max() ?? 9_999
    let longest = bars.indices.sorted {
      (bars[$1].length(until: last), $0) < (bars[$0].length(until: last), $1)
    }.prefix(limit)
    return longest.sorted().map { bars[$0] }
  }

  private static func leading(
    _ made: [TieKind], _ data: AllianceData, _ wanted: [TieKind]?
  ) -> TieKind? {
    var leading: KindDefinition?
    for kind in made where wanted?.contains(kind) ?? true {
      let definition = data.definition(of: kind)
      if leading.map({ definition.level > $0.level }) ?? true { leading = definition }
    }
    return leading?.kind
  }

  private static func year(_ end: Period.End) -> Int? {
    if case .on(let date) = end { date.year } else { nil }
  }
}

/// Bars along an axis of years.
private struct TimelineDrawing {
  private let data: AllianceData
  private let bars: [Bar]
  private let declared: [String]
  private let labelWidth: Double
  let first: Int
  let last: Int

  private static let rowHeight = 17.0
  private static let chartWidth = 620.0
  private static let head = 24.0

  private let stages: [(year: Int, label: String)]

  init(_ data: AllianceData, _ bars: [Bar], _ stages: [(year: Int, label: String)] = []) {
    self.data = data
    self.bars = bars
    self.stages = stages
    let standard = Set(KindDefinition.standard.map(\.kind))
    declared = data.kinds.map(\.kind).filter { !standard.contains($0) }.map(\.rawValue)
    labelWidth = min(340, bars.map { TextMetrics.width($0.label, size: 10) }.max() ?? 0) + 10
    let years = bars.map(\.start) + bars.compactMap(\.end) + stages.map(\.year)
    let covered = data.lastCoveredDay.date?.year
    // One treaty of 1373 must not press all others against the edge.
    let starts = (bars.map(\.start) + stages.prefix(1).map(\.year)).sorted()
    let early = starts.isEmpty ? 1900 : starts[starts.count / 20]
    last = max(years.max() ?? 2000, covered ?? 0)
    first = min(last - 1, max(starts.first ?? 1900, early - max(10, (last - early) / 4)))
  }

  var width: Double { labelWidth + Self.chartWidth + 64 }
  var height: Double { top + Double(bars.count) * Self.rowHeight + 4 }

  /// Axis and stages, over the bars.
  private var top: Double {
    Self.head + (stages.isEmpty ? 0 : Double(stageRows) * Self.rowHeight + 8)
  }

  /// Labels of stages that are near to each other stand in rows.
  private var stageRows: Int { min(4, stages.count) }

  func paint(of kind: TieKind) -> Paint {
    TieMark.mark(forKind: kind.rawValue, declared: declared).paint
  }

  func items(_ origin: Point) -> [Scene.Item] {
    axis(origin) + stages.enumerated().flatMap { stage($0.element, $0.offset, origin) }
      + bars.enumerated().map { number, bar in item(bar, number, origin) }
  }

  private func stage(
    _ stage: (year: Int, label: String), _ number: Int, _ origin: Point
  ) -> [Scene.Item] {
    let x = x(stage.year, origin)
    let y = origin.y + Self.head + (Double(number % stageRows) + 0.5) * Self.rowHeight
    let words = TextMetrics.fitting(
      SafeText.cleaned("\(stage.year) \(stage.label)"), width: 220, size: 9.5)
    let isLate = x > origin.x + labelWidth + Self.chartWidth * 0.7
    return [
      .polygon(
        [Point(x - 4, y), Point(x, y - 5), Point(x + 4, y), Point(x, y + 5)], fill: Palette.ink,
        stroke: nil),
      .text(
        Scene.Text(
          words, at: Point(isLate ? x - 8 : x + 8, y + 3.3), size: 9.5,
          anchor: isLate ? .end : .start)),
    ]
  }

  private func x(_ year: Int, _ origin: Point) -> Double {
    let share = Double(max(first, year) - first) / Double(max(1, last - first))
    return origin.x + labelWidth + share * Self.chartWidth
  }

  private func axis(_ origin: Point) -> [Scene.Item] {
    let span = last - first
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200].first { span / $0 <= 12 } ?? 500
    let from = (first + step - 1) / step * step
    return stride(from: from, through: last, by: step).flatMap { year -> [Scene.Item] in
      let x = x(year, origin)
      return [
        .polyline(
          [Point(x, origin.y + Self.head - 6), Point(x, origin.y + height)],
          stroke: Scene.Stroke(Palette.hairline, width: 0.6)),
        .text(
          Scene.Text(
            String(year), at: Point(x, origin.y + 10), size: 9.5, anchor: .middle,
            paint: Palette.secondary)),
      ]
    }
  }

  private func item(_ bar: Bar, _ number: Int, _ origin: Point) -> Scene.Item {
    let y = origin.y + top + (Double(number) + 0.5) * Self.rowHeight
    let left = x(bar.start, origin)
    let right = max(left + 3, x(bar.end ?? last, origin))
    let paint = paint(of: bar.kind)
    var items: [Scene.Item] = [
      .text(
        Scene.Text(
          TextMetrics.fitting(SafeText.cleaned(bar.label), width: labelWidth - 10, size: 10),
          at: Point(origin.x + labelWidth - 8, y + 3.5), size: 10, anchor: .end)),
      .box(
        Box(left: left, top: y - 4.5, right: right, bottom: y + 4.5), radius: 2, fill: paint,
        stroke: nil),
    ]
    if bar.end == nil, bar.isEndKnown {
      items.append(
        .polygon(
          [Point(right, y - 5.5), Point(right + 6, y), Point(right, y + 5.5)], fill: paint,
          stroke: nil))
    }
    let end = bar.end.map { $0 == bar.start ? "" : "–\($0)" }
    let years = "\(bar.start)" + (end ?? (bar.isEndKnown ? "–" : "–?"))
    items.append(
      .text(
        Scene.Text(
          years, at: Point(right + 9, y + 3.2), size: 9, paint: Palette.secondary)))
    return .group(
      Scene.Group(
        id: "bar-\(number)", classes: ["node", "kind-\(bar.kind.rawValue)"], role: .node,
        label: "\(bar.tooltip), \(years)", items: items))
  }
}
