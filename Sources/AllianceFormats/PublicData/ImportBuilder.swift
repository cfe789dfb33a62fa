import AllianceGraph
import TextForms

/// Puts together what several published tables say. Nations stand under their Correlates of War
/// numbers until all tables are read, and then get the abbreviations that a table gave them.
struct ImportBuilder {
  /// What is known of a nation so far.
  struct Draft {
    var name: String?
    var abbreviation: String?
    var periods: [Period] = []
    var isFromStateList = false
  }

  var contents: AllianceData.Contents
  var statement = ImportStatement()
  var log = FaultLog()
  let options: ImportOptions
  /// By number as text; names of nations without a number begin with “name:”.
  private(set) var drafts: [String: Draft] = [:]
  /// How disputes ended, in words, by the name that ties give them in their note.
  var disputeFacts: [String: String] = [:]
  private var coverage: (first: CalendarDate, last: CalendarDate)?

  init(options: ImportOptions) {
    self.options = options
    contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: options.name, title: options.title))
  }

  // MARK: - Nations

  /// The nation of a Correlates of War number; what is known of it is kept where nothing better is.
  mutating func nation(
    _ number: Int, name: String? = nil, abbreviation: String? = nil
  ) -> NationCode {
    let key = String(number)
    var draft = drafts[key] ?? Draft()
    if draft.name == nil, let name, !name.isEmpty { draft.name = name }
    if draft.abbreviation == nil, let abbreviation, !abbreviation.isEmpty {
      draft.abbreviation = abbreviation
    }
    drafts[key] = draft
    return NationCode(key)
  }

  /// Notes what the list of states says of a nation.
  mutating func noteState(_ number: Int, name: String, abbreviation: String, period: Period) {
    _ = nation(number)
    drafts["\(number)"]?.name = name
    drafts["\(number)"]?.abbreviation = abbreviation
    drafts["\(number)"]?.isFromStateList = true
    drafts["\(number)"]?.periods.append(period)
  }

  /// A nation that a table gives by name alone.
  mutating func nation(named name: String) -> NationCode {
    let key = "name:\(name)"
    if drafts[key] == nil { drafts[key] = Draft(name: name) }
    return NationCode(key)
  }

  // MARK: - Records

  /// The identifier of the source that all rows of a form cite.
  mutating func source(_ form: PublicDataForm, _ coverage: Period) -> [SourceID] {
    let id = SourceID(rawValue: form.sourceName)
    if !contents.sources.contains(where: { $0.id == id }) {
      contents.sources.append(
        Source(
          id: id, title: form.title, publisher: form.publisher, url: form.address,
          coverage: coverage))
    }
    if let start = coverage.start, case .on(let end) = coverage.end {
      let known = self.coverage ?? (start, end)
      self.coverage = (min(known.first, start), max(known.last, end))
    }
    return [id]
  }

  /// Adds a remark to the part of the file that is read now, unless it is about nothing.
  mutating func remark(_ kind: ImportStatement.Remark.Kind, _ count: Int?, _ text: String) {
    guard count != 0, !statement.parts.isEmpty else { return }
    statement.parts[statement.parts.count - 1].remarks.append(
      ImportStatement.Remark(kind: kind, count: count, text: text))
  }

  // MARK: - Finishing

  /// Gives nations their codes and the data set its coverage.
  mutating func finish() {
    addDisputeFacts()
    if let coverage {
      contents.metadata.coverage = Period(from: coverage.first, to: .on(coverage.last))
    }
    matchNames()
    let codes = self.codes()
    for (key, draft) in drafts {
      guard let code = codes[key] else { continue }
      if contents.nations.contains(where: { $0.code == code }) { continue }
      let number = Int(key) == nil ? nil : key
      contents.nations.append(
        Nation(
          code: code, name: draft.name ?? draft.abbreviation ?? code.rawValue,
          codes: Nation.Codes(cow: number), periods: draft.periods))
    }
    rename(codes)
    dropRepeatedMemberships()
    contents.sortCanonically()
  }

  /// Leaves out memberships of organisations that two tables of the same data say in the same words:
  /// only now are their nations known to be the same.
  private mutating func dropRepeatedMemberships() {
    var seen: Set<Membership> = []
    let count = contents.memberships.count
    contents.memberships.removeAll { membership in
      membership.agreement.rawValue.hasPrefix("igo-") && !seen.insert(membership).inserted
    }
    let dropped = count - contents.memberships.count
    guard dropped > 0 else { return }
    statement.remarks.append(
      ImportStatement.Remark(
        kind: .dropped, count: dropped, text: "memberships that another table says as well"))
  }

  /// The abbreviation of each nation, or its number where it has none or two share one.
  private func codes() -> [String: NationCode] {
    var counts: [String: Int] = [:]
    for draft in drafts.values {
      if let abbreviation = draft.abbreviation { counts[abbreviation, default: 0] += 1 }
    }
    var codes: [String: NationCode] = [:]
    for (key, draft) in drafts {
      if let abbreviation = draft.abbreviation, counts[abbreviation] == 1 {
        codes[key] = NationCode(abbreviation)
      } else if Int(key) != nil {
        codes[key] = NationCode(key)
      } else {
        codes[key] = NationCode(Self.code(of: String(key.dropFirst(5))))
      }
    }
    return codes
  }

  /// A name as a code: no spaces at its ends and no semicolons.
  private static func code(of name: String) -> String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.map { $0 == ";" ? "," : $0 }))
  }

  /// Finds the numbers of nations that are known by name alone, among the others and the nations of
  /// the data set that names are looked up in.
  private mutating func matchNames() {
    let unnumbered = drafts.keys.filter { Int($0) == nil }.sorted()
    guard !unnumbered.isEmpty else { return }
    var known: [String: String] = [:]
    for (key, draft) in drafts.sorted(by: { $0.key < $1.key }) where Int(key) != nil {
      if let name = draft.name { known[FoldedText.folded(name)] = key }
    }
    let directory = options.base.map { NationDirectory($0) }
    var renamed: [String: NationCode] = [:]
    var unmatched: [String] = []
    for key in unnumbered {
      let name = String(key.dropFirst(5))
      if let number = known[FoldedText.folded(name)] {
        renamed[key] = NationCode(number)
        drafts[key] = nil
      } else if case .nation(let nation) = directory?.match(name) ?? .none {
        renamed[key] = nation.code
        drafts[key] = nil
        if !contents.nations.contains(where: { $0.code == nation.code }) {
          contents.nations.append(nation)
        }
      } else {
        unmatched.append(name)
      }
    }
    rename(renamed)
    reportUnmatched(unmatched, known: (options.base?.contents.nations.map(\.name) ?? []))
  }

  private mutating func reportUnmatched(_ names: [String], known: [String]) {
    guard !names.isEmpty else { return }
    let list = names.prefix(40).map { name in
      let near = NearMisses.of(name, in: known, limit: 1).first
      return near.map { "\(name) (\($0)?)" } ?? name
    }
    let more = names.count > 40 ? " and \(names.count - 40) more" : ""
    statement.remarks.append(
      ImportStatement.Remark(
        kind: .changed, count: names.count,
        text: "nations are known by name alone and keep it as their code: "
          + list.joined(separator: ", ") + more))
  }

  private mutating func rename(_ codes: [String: NationCode]) {
    guard !codes.isEmpty else { return }
    func renamed(_ code: NationCode) -> NationCode { codes[code.rawValue] ?? code }
    for index in contents.memberships.indices {
      contents.memberships[index].nation = renamed(contents.memberships[index].nation)
    }
    for index in contents.ties.indices {
      contents.ties[index].from = renamed(contents.ties[index].from)
      contents.ties[index].to = renamed(contents.ties[index].to)
    }
    for index in contents.positions.indices {
      contents.positions[index].nation = renamed(contents.positions[index].nation)
    }
    for index in contents.indicators.indices {
      contents.indicators[index].nation = renamed(contents.indicators[index].nation)
    }
  }
}
