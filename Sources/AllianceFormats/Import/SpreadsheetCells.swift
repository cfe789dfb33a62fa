import AllianceGraph
import TextForms

/// What the cells of a row of a table of ties mean.
struct SpreadsheetCells {
  /// The source that every tie cites.
  static let source = SourceID(rawValue: "spreadsheet")

  private let sources = [Self.source]
  private let layout: SpreadsheetLayout
  private let places: [SpreadsheetLayout.Role: Int]
  private let grammar: DecimalText.Grammar
  private var kinds: [String: TieKind] = [:]

  init(
    _ layout: SpreadsheetLayout, _ places: [SpreadsheetLayout.Role: Int], _ point: UInt8
  ) {
    self.layout = layout
    self.places = places
    grammar = DecimalText.Grammar(allowsBarePoint: true, point: point)
    for definition in KindDefinition.standard {
      kinds[FoldedText.folded(definition.kind.rawValue)] = definition.kind
      kinds[FoldedText.folded(definition.label)] = definition.kind
    }
    kinds["defence"] = .defense
    for (name, kind) in layout.kindNames { kinds[FoldedText.folded(name)] = kind }
  }

  /// The tie of a row, and the year where the row speaks of one; nil where the row cannot be used.
  mutating func tie(
    _ table: inout SourceTable, _ matcher: inout NationMatcher
  ) -> (Tie, Int?)? {
    let year = self.year(&table)
    let period = Period(from: date(.start, &table), to: date(.end, &table).map { .on($0) } ?? .open)
    guard let kind = kind(&table) else { return nil }
    var tie = Tie(
      from: "", to: "", kind: kind, isDirected: flag(&table), period: period,
      stage: word(.stage, &table), level: level(&table), strength: strength(&table),
      condition: word(.condition, &table), certainty: word(.certainty, &table) ?? .confirmed,
      sources: sources, note: text(.note, table))
    if period.isReversed, let end = places[.end] {
      table.refuse(end, "the end \(text(.end, table) ?? "") is before the start")
    }
    if table.isFaulty { return nil }
    let date = year.flatMap { CalendarDate(year: $0) } ?? period.start
    guard let ends = nations(&table, &matcher, date) else { return nil }
    (tie.from, tie.to) = ends
    if year == nil {
      matcher.note(tie.from, period)
      matcher.note(tie.to, period)
    }
    return (tie, year)
  }

  // MARK: - Kernel

  private func nations(
    _ table: inout SourceTable, _ matcher: inout NationMatcher, _ date: CalendarDate?
  ) -> (NationCode, NationCode)? {
    guard let from = places[.from], let to = places[.to] else { return nil }
    for column in [from, to] where table.isEmpty(column) {
      table.refuse(column, "a nation is missing")
      return nil
    }
    let ends = (
      matcher.code(table.text(from), on: date), matcher.code(table.text(to), on: date)
    )
    if ends.0 == ends.1 {
      table.refuse(to, "a tie of \(ends.0) with itself")
      return nil
    }
    return ends
  }

  /// The text of a cell, or nil where there is no such column or nothing is known.
  private func text(_ role: SpreadsheetLayout.Role, _ table: SourceTable) -> String? {
    guard let column = places[role], !table.isEmpty(column) else { return nil }
    let text = table.text(column)
    return layout.missing.contains(text) ? nil : text
  }

  private func refuse(
    _ role: SpreadsheetLayout.Role, _ message: String, _ table: inout SourceTable
  ) {
    if let column = places[role] { table.refuse(column, message) }
  }

  private func kind(_ table: inout SourceTable) -> TieKind? {
    guard let text = text(.kind, table) else {
      if layout.kind == nil { refuse(.kind, "the kind is missing", &table) }
      return layout.kind
    }
    if let kind = kinds[FoldedText.folded(text)] { return kind }
    let near = NearMisses.of(text, in: KindDefinition.standard.map(\.kind.rawValue)).first
    refuse(
      .kind,
      "“\(text)” is no kind" + (near.map { " (\($0)?)" } ?? "")
        + "; say which it is: --kind-name '\(text)=hostility'", &table)
    return nil
  }

  private func year(_ table: inout SourceTable) -> Int? {
    guard text(.year, table) != nil, let column = places[.year] else { return nil }
    guard let year = table.whole(column) else { return nil }
    if CalendarDate(year: year) != nil { return year }
    table.refuse(column, "\(year) is no year")
    return nil
  }

  private func word<Word: RawRepresentable & CaseIterable>(
    _ role: SpreadsheetLayout.Role, _ table: inout SourceTable
  ) -> Word? where Word.RawValue == String {
    guard let text = text(role, table) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    refuse(
      role, "“\(text)” is no \(role.rawValue): \(all.joined(separator: ", "))", &table)
    return nil
  }

  private func level(_ table: inout SourceTable) -> Level? {
    guard let text = text(.level, table) else { return nil }
    if let level = Level(text) { return level }
    refuse(.level, "“\(text)” is no level: \(Level.texts.joined(separator: ", "))", &table)
    return nil
  }

  private func flag(_ table: inout SourceTable) -> Bool? {
    guard let text = text(.directed, table) else { return nil }
    switch text.lowercased() {
    case "yes", "true", "1", "directed": return true
    case "no", "false", "0", "undirected", "mutual": return false
    default:
      refuse(.directed, "“\(text)” is neither yes nor no", &table)
      return nil
    }
  }

  private func strength(_ table: inout SourceTable) -> Double? {
    guard let text = text(.strength, table) else { return nil }
    switch DecimalText.parse(text, grammar) {
    case .success(let number) where number > 0: return number
    case .success: refuse(.strength, "a strength is above 0", &table)
    case .failure(let problem):
      let hint =
        text.contains(",") && grammar.point == UInt8(ascii: ".")
        ? "; if the comma is the decimal point, say so: --decimal ," : ""
      refuse(.strength, "“\(text)”: \(problem.message)\(hint)", &table)
    }
    return nil
  }

  private func date(_ role: SpreadsheetLayout.Role, _ table: inout SourceTable) -> CalendarDate? {
    guard let text = text(role, table) else { return nil }
    if let date = CalendarDate(text) ?? ordered(text) { return date }
    let isOtherOrder =
      layout.dates == .yearFirst && text.split(whereSeparator: { "./-".contains($0) }).count == 3
    refuse(
      role,
      "“\(text)” \(CalendarDate.fault(in: text))"
        + (isOtherOrder ? "; say in which order it is written: --dates day-first" : ""), &table)
    return nil
  }

  /// A date in the order that was told, with points, strokes or hyphens.
  private func ordered(_ text: String) -> CalendarDate? {
    let parts = text.split(whereSeparator: { "./-".contains($0) }).compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    switch layout.dates {
    case .yearFirst: return nil
    case .dayFirst: return CalendarDate(year: parts[2], month: parts[1], day: parts[0])
    case .monthFirst: return CalendarDate(year: parts[2], month: parts[0], day: parts[1])
    }
  }
}
