import AllianceGraph
import TextForms

extension PackageReader {
  /// Reports every rule of the model that a row breaks, in the cell that is to blame.
  ///
  /// What refers to a row that could not be used is no fault of its own, and is left out.
  mutating func reportViolations(requiringSources: Bool) {
    let violations = contents.violations(requiringSources: requiringSources)
    guard !violations.isEmpty else { return }
    let lost = tables.mapValues(\.lostNames)
    for violation in violations where !refersToLostRow(violation.problem, lost) {
      guard let place = place(of: violation) else { continue }
      let isKept = tables[violation.table]?.log.isOpen ?? false
      let (part, message, remedy) = isKept ? words(for: violation) : (nil, "", "")
      let column = column(of: violation)
      tables[violation.table]?.report(
        at: place, column: column, part: part, message, remedy: remedy)
    }
  }

  // MARK: - Kernel

  private func place(of violation: Violation) -> TableReader.Place? {
    if violation.table == .nations,
      case .reversedPeriod(let start, let end) = violation.problem,
      let index = contents.nations[violation.row].periods.firstIndex(where: {
        $0.start == start && $0.end == .on(end)
      })
    {
      return periodPlaces[violation.row][index]
    }
    guard let rows = places[violation.table], violation.row < rows.count else { return nil }
    return rows[violation.row]
  }

  private func column(of violation: Violation) -> String {
    switch (violation.table, violation.problem, violation.column) {
    case (.agreements, .noSource, _): "id"
    case (.members, .noSource, _): "agreement"
    case (.ties, .noSource, _): "from"
    default: violation.column
    }
  }

  private func refersToLostRow(
    _ problem: Violation.Problem, _ lost: [Violation.Table: Set<String>]
  ) -> Bool {
    func isLost(_ text: String, _ tables: Violation.Table...) -> Bool {
      tables.contains { lost[$0]?.contains(text) ?? false }
    }
    switch problem {
    case .undeclaredNation(let text): return isLost(text, .nations)
    case .undeclaredAgreement(let text): return isLost(text, .agreements)
    case .undeclaredSource(let text): return isLost(text, .sources)
    case .undeclaredKind(let text): return isLost(text, .kinds)
    case .undeclaredSubject(let text): return isLost(text, .agreements, .ties)
    default: return false
    }
  }

  /// The text that is to blame, what is wrong with it, and the remedy.
  private func words(for violation: Violation) -> (String?, String, String) {
    switch violation.problem {
    case .undeclaredNation(let text):
      return (
        text, "nation “\(text)” is not declared",
        remedy("add it to nations.csv", text, nations: true, among: [])
      )
    case .undeclaredAgreement(let text):
      let known = contents.agreements.map(\.id.rawValue)
      return (
        text, "agreement “\(text)” is not declared",
        remedy("add it to agreements.csv", text, among: known)
      )
    case .undeclaredSource(let text):
      let known = contents.sources.map(\.id.rawValue)
      return (
        text, "source “\(text)” is not declared",
        remedy("add it to sources.csv", text, among: known)
      )
    case .undeclaredKind(let text):
      let known = contents.effectiveKinds.map(\.kind.rawValue)
      return (
        text, "kind “\(text)” is not known", remedy("declare it in kinds.csv", text, among: known)
      )
    case .undeclaredSubject(let text):
      let known = contents.agreements.map(\.id.rawValue) + contents.ties.compactMap(\.id?.rawValue)
      return (
        text, "“\(text)” is neither an agreement nor the id of a tie",
        remedy("declare it", text, among: known)
      )
    case .duplicate(let text, let firstRow):
      let line = places[violation.table]?[firstRow].line ?? 0
      if firstRow == violation.row {
        return (text, "“\(text)” is the id of an agreement too", "give the tie another id")
      }
      return (
        text, "“\(text)” is declared in line \(line) already", "remove one, or rename it"
      )
    case .selfTie(let text):
      return (text, "a tie of “\(text)” with itself", "remove it, or correct one of its ends")
    case .reversedPeriod(let start, let end):
      return (
        nil, "the end \(end) is before the start \(start)", "exchange or correct the dates"
      )
    case .noSource:
      return (nil, "no source is given", "cite one from sources.csv in the column source")
    case .outOfRange(let text, let range):
      return (nil, "\(violation.column) \(text) is outside \(range)", "correct it")
    case .noKind:
      return (nil, "the agreement makes no kind of tie", "name at least one, such as defense")
    }
  }

  private func remedy(
    _ action: String, _ text: String, nations: Bool = false, among known: [String]
  ) -> String {
    if nations { return nationRemedy(action, text) }
    let near = NearMisses.of(text, in: known)
    return near.isEmpty
      ? action : "\(action), or did you mean \(near.map { "“\($0)”" }.joined(separator: " or "))?"
  }

  private func nationRemedy(_ action: String, _ text: String) -> String {
    var found: [Nation] = []
    for nation in contents.nations where Self.bears(nation, text) { found.append(nation) }
    if found.isEmpty {
      let codes = NearMisses.of(text, in: contents.nations.map(\.code.rawValue), limit: 2)
      let names = NearMisses.of(text, in: contents.nations.map(\.name), limit: 2)
      found = contents.nations.filter {
        codes.contains($0.code.rawValue) || names.contains($0.name)
      }
    }
    guard !found.isEmpty else { return action }
    let choices = found.prefix(3).map { "“\($0.code)” (\($0.name))" }.joined(separator: " or ")
    return "\(action), or did you mean \(choices)?"
  }

  private static func bears(_ nation: Nation, _ text: String) -> Bool {
    let key = FoldedText.folded(text)
    let codes = [nation.codes.iso2, nation.codes.iso3, nation.codes.cow, nation.codes.gw]
    return ([nation.code.rawValue, nation.name] + codes.compactMap { $0 } + nation.aliases)
      .contains { FoldedText.folded($0) == key }
  }
}
