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
  /// The texts of nations and kinds that were seen, by number, and what they were found to mean.
  private var names = NameTable()
  private var knownKinds: [TieKind?] = []
  private var knownNations: [KnownNation?] = []
  private let columns: Columns

  /// What a text means on every date.
  private struct KnownNation {
    var code: NationCode
    /// Days on one of which a tie needs no remark.
    var presence: ClosedRange<Day>
  }

  /// The columns, found once: rows are many.
  private struct Columns {
    let from, to, kind, start, end, year, directed, stage, level: Int?
    let strength, condition, certainty, note: Int?

    init(_ places: [SpreadsheetLayout.Role: Int]) {
      from = places[.from]
      to = places[.to]
      kind = places[.kind]
      start = places[.start]
      end = places[.end]
      year = places[.year]
      directed = places[.directed]
      stage = places[.stage]
      level = places[.level]
      strength = places[.strength]
      condition = places[.condition]
      certainty = places[.certainty]
      note = places[.note]
    }
  }

  init(
    _ layout: SpreadsheetLayout, _ places: [SpreadsheetLayout.Role: Int], _ point: UInt8
  ) {
    self.layout = layout
    self.places = places
    columns = Columns(places)
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
    let period = Period(
      from: date(.start, columns.start, &table),
      to: date(.end, columns.end, &table).map { .on($0) } ?? .open)
    guard let kind = kind(&table) else { return nil }
    var tie = Tie(
      from: "", to: "", kind: kind, isDirected: flag(&table), period: period,
      stage: word(.stage, columns.stage, &table), level: level(&table),
      strength: strength(&table), condition: word(.condition, columns.condition, &table),
      certainty: word(.certainty, columns.certainty, &table) ?? .confirmed, sources: sources,
      note: text(columns.note, table))
    if period.isReversed, let end = columns.end {
      table.refuse(end, "the end \(text(end, table) ?? "") is before the start")
    }
    if table.isFaulty { return nil }
    let date = year.flatMap { CalendarDate(year: $0) } ?? period.start
    guard let from = columns.from, let to = columns.to else { return nil }
    for column in [from, to] where table.isEmpty(column) {
      table.refuse(column, "a nation is missing")
      return nil
    }
    let spoken = year == nil ? period : nil
    let known = (nation(from, table, &matcher, date), nation(to, table, &matcher, date))
    if known.0.code == known.1.code {
      table.refuse(to, "a tie of \(known.0.code) with itself")
      return nil
    }
    for nation in [known.0, known.1] { note(nation, spoken, &matcher) }
    (tie.from, tie.to) = (known.0.code, known.1.code)
    return (tie, year)
  }

  // MARK: - Kernel

  /// The nation of a cell. What the matcher finds whatever the date is asked for once.
  private mutating func nation(
    _ column: Int, _ table: SourceTable, _ matcher: inout NationMatcher, _ date: CalendarDate?
  ) -> KnownNation {
    let number = names.index(of: table.reader.fields[column], in: table.reader)
    while knownNations.count <= number { knownNations.append(nil) }
    if let known = knownNations[number] { return known }
    let text = table.text(column)
    let code = matcher.code(text, on: date)
    let nation = KnownNation(code: code, presence: matcher.presence(of: code))
    if matcher.isSettled(text) { knownNations[number] = nation }
    return nation
  }

  private func note(
    _ nation: KnownNation, _ period: Period?, _ matcher: inout NationMatcher
  ) {
    guard let period else { return }
    let isPresent =
      period.firstDay <= nation.presence.upperBound && period.lastDay >= nation.presence.lowerBound
    if !isPresent { matcher.note(nation.code, period) }
  }

  /// The text of a cell, or nil where there is no such column or nothing is known.
  private func text(_ column: Int?, _ table: SourceTable) -> String? {
    guard let column, !table.isEmpty(column) else { return nil }
    let text = table.text(column)
    return layout.missing.contains(text) ? nil : text
  }

  /// Whether there is something to know in a cell.
  private func isKnown(_ column: Int, _ table: SourceTable) -> Bool {
    if table.isEmpty(column) { return false }
    return layout.missing.isEmpty || !layout.missing.contains(table.text(column))
  }

  private func refuse(
    _ role: SpreadsheetLayout.Role, _ message: String, _ table: inout SourceTable
  ) {
    if let column = places[role] { table.refuse(column, message) }
  }

  private mutating func kind(_ table: inout SourceTable) -> TieKind? {
    guard let column = columns.kind, isKnown(column, table) else {
      if layout.kind == nil { refuse(.kind, "the kind is missing", &table) }
      return layout.kind
    }
    let number = names.index(of: table.reader.fields[column], in: table.reader)
    while knownKinds.count <= number { knownKinds.append(nil) }
    if let kind = knownKinds[number] { return kind }
    let text = table.text(column)
    if let kind = kinds[FoldedText.folded(text)] {
      knownKinds[number] = kind
      return kind
    }
    let near = NearMisses.of(text, in: KindDefinition.standard.map(\.kind.rawValue)).first
    refuse(
      .kind,
      "“\(text)” is no kind" + (near.map { " (\($0)?)" } ?? "")
        + "; say which it is: --kind-name '\(text)=hostility'", &table)
    return nil
  }

  private func year(_ table: inout SourceTable) -> Int? {
    guard let column = columns.year, isKnown(column, table) else { return nil }
    guard let year = table.whole(column) else { return nil }
    if CalendarDate(year: year) != nil { return year }
    table.refuse(column, "\(year) is no year")
    return nil
  }

  private func word<Word: RawRepresentable & CaseIterable>(
    _ role: SpreadsheetLayout.Role, _ column: Int?, _ table: inout SourceTable
  ) -> Word? where Word.RawValue == String {
    guard let text = text(column, table) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    refuse(
      role, "“\(text)” is no \(role.rawValue): \(all.joined(separator: ", "))", &table)
    return nil
  }

  private func level(_ table: inout SourceTable) -> Level? {
    guard let text = text(columns.level, table) else { return nil }
    if let level = Level(text) { return level }
    refuse(.level, "“\(text)” is no level: \(Level.texts.joined(separator: ", "))", &table)
    return nil
  }

  private func flag(_ table: inout SourceTable) -> Bool? {
    guard let text = text(columns.directed, table) else { return nil }
    switch text.lowercased() {
    case "yes", "true", "1", "directed": return true
    case "no", "false", "0", "undirected", "mutual": return false
    default:
      refuse(.directed, "“\(text)” is neither yes nor no", &table)
      return nil
    }
  }

  private func strength(_ table: inout SourceTable) -> Double? {
    guard let column = columns.strength, isKnown(column, table) else { return nil }
    switch table.reader.number(column, grammar) {
    case .success(let number) where number > 0: return number
    case .success: refuse(.strength, "a strength is above 0", &table)
    case .failure(let problem):
      let text = table.text(column)
      let hint =
        text.contains(",") && grammar.point == UInt8(ascii: ".")
        ? "; if the comma is the decimal point, say so: --decimal ," : ""
      refuse(.strength, "“\(text)”: \(problem.message)\(hint)", &table)
    }
    return nil
  }

  private func date(
    _ role: SpreadsheetLayout.Role, _ column: Int?, _ table: inout SourceTable
  ) -> CalendarDate? {
    guard let column, isKnown(column, table) else { return nil }
    if let date = table.reader.date(column) { return date }
    let text = table.text(column)
    if let date = ordered(text) { return date }
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
