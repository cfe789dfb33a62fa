import AllianceGraph
import TextForms

/// A system of codes in which a file names nations.
public enum CodeSystem: String, CaseIterable, Sendable {
  /// Codes of any system, names and known variants of them.
  case any
  /// Numbers of the Correlates of War project, where zeros before them do not count, or its letters.
  case cow
  /// Numbers of Gleditsch and Ward.
  case gw
  /// Two letters of ISO 3166.
  case iso2
  /// Three letters of ISO 3166.
  case iso3
  /// Names and known variants, and no codes.
  case name
}

/// Finds the nations that a file means, in another data set, by what it calls them and by date.
struct NationMatcher {
  /// What a file calls something that is no known nation.
  struct Stranger {
    var name: String
    var count = 0
    var candidates: [String] = []
  }

  private let system: CodeSystem
  private let directory: NationDirectory?
  private let base: [Nation]
  private let codes: Set<NationCode>
  /// The places in `base` by code or folded name, in the system that was told.
  private var places: [String: [Int]] = [:]
  private var used: [NationCode: Nation] = [:]
  /// Nations that are spoken of when they are not there.
  private var unbound: Set<NationCode> = []
  private var strangers: [String: Stranger] = [:]
  /// What was found for a text whatever the date.
  private var known: [String: NationCode] = [:]

  init(_ base: AllianceData?, _ system: CodeSystem) {
    self.system = system
    self.base = base?.contents.nations ?? []
    codes = Set(self.base.map(\.code))
    directory = base.map { NationDirectory($0) }
    for (place, nation) in self.base.enumerated() {
      for key in Set(Self.keys(nation, system)) { places[key, default: []].append(place) }
    }
  }

  /// The code of the nation that a text means on a date. What is no known nation keeps its text as
  /// its code, and is listed.
  mutating func code(_ text: String, on date: CalendarDate?) -> NationCode {
    if let code = known[text] { return code }
    var found = candidates(text)
    if found.count > 1, let date {
      let present = found.filter { $0.isPresent(DateRule(date)) }
      if !present.isEmpty { found = present }
    }
    if let only = found.first, found.count == 1 {
      used[only.code] = only
      if candidates(text).count == 1 { known[text] = only.code }
      return only.code
    }
    return stranger(text, found)
  }

  /// Whether a text means the same on every date.
  func isSettled(_ text: String) -> Bool { known[text] != nil }

  /// Days on which a nation that was found is there; what is spoken of on one of them need not be
  /// noted. The longest of its periods, or all days where nothing is known of its periods.
  func presence(of code: NationCode) -> ClosedRange<Day> {
    let periods = (used[code]?.periods ?? []).map { $0.firstDay...max($0.firstDay, $0.lastDay) }
    func length(_ days: ClosedRange<Day>) -> Int {
      Int(days.upperBound.number) - Int(days.lowerBound.number)
    }
    return periods.max { length($0) < length($1) } ?? .distantPast ... .distantFuture
  }

  /// Notes when a nation is spoken of.
  mutating func note(_ code: NationCode, _ period: Period) {
    guard let nation = used[code], !nation.periods.isEmpty, !unbound.contains(code) else { return }
    if !nation.periods.contains(where: { $0.common(with: period) != nil }) { unbound.insert(code) }
  }

  /// The nations that were meant. One that is spoken of outside of the periods that the other data
  /// set gives is taken to be there always.
  func nations() -> (nations: [Nation], unbound: [NationCode]) {
    var nations: [Nation] = []
    for code in used.keys.sorted() {
      guard var nation = used[code] else { continue }
      if unbound.contains(code) { nation.periods = [] }
      nations.append(nation)
    }
    for (name, _) in strangers where used[strangerCode(name)] == nil {
      nations.append(Nation(code: strangerCode(name), name: name))
    }
    return (nations.sorted { $0.code < $1.code }, unbound.sorted())
  }

  /// What there is to say of nations.
  func remarks(_ unbound: [NationCode]) -> [ImportStatement.Remark] {
    var remarks: [ImportStatement.Remark] = []
    if !strangers.isEmpty {
      let sorted = strangers.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      let list = sorted.prefix(40).map { stranger in
        stranger.candidates.isEmpty
          ? stranger.name
          : "\(stranger.name) (\(stranger.candidates.joined(separator: " or "))?)"
      }
      let more = sorted.count > 40 ? " and \(sorted.count - 40) more" : ""
      remarks.append(
        ImportStatement.Remark(
          kind: .changed, count: sorted.count,
          text: "names are of no known nation and "
            + (sorted.count == 1 ? "a code of its own: " : "codes of their own: ")
            + list.joined(separator: ", ") + more))
    }
    if !unbound.isEmpty {
      remarks.append(
        ImportStatement.Remark(
          kind: .changed, count: unbound.count,
          text: "nations are spoken of outside of their periods in the state system, and are taken "
            + "to be there always: " + unbound.map(\.rawValue).joined(separator: ", ")))
    }
    return remarks
  }

  // MARK: - Kernel

  private func candidates(_ text: String) -> [Nation] {
    if system == .any, let directory {
      switch directory.match(text) {
      case .nation(let nation): return [nation]
      case .ambiguous(let nations): return nations
      case .none: break
      }
    }
    return (places[Self.key(text, system)] ?? []).map { base[$0] }
  }

  private mutating func stranger(_ text: String, _ found: [Nation]) -> NationCode {
    if strangers[text] == nil {
      var near = found.map { "\($0.code) \($0.name)" }
      if near.isEmpty { near = lettered(text) }
      if near.isEmpty { near = NearMisses.of(text, in: base.map(\.name), limit: 2) }
      if near.isEmpty { near = Self.namesWithWords(of: text, in: base) }
      strangers[text] = Stranger(name: text, candidates: near)
    }
    strangers[text]?.count += 1
    // Two nations of one text on different dates: what is unknown today may be known tomorrow.
    if found.isEmpty { known[text] = strangerCode(text) }
    return strangerCode(text)
  }

  /// The text as a code; with a mark where a known nation has that code, which is not the one meant.
  private func strangerCode(_ text: String) -> NationCode {
    let code = NationCode(Self.safe(text))
    return codes.contains(code) ? NationCode(code.rawValue + "′") : code
  }

  /// The nations that the letters of the Correlates of War project would name, with the way to say so.
  private func lettered(_ text: String) -> [String] {
    guard system != .cow, let number = COWLetters.number(text) else { return [] }
    return base.filter { $0.codes.cow.flatMap { Int($0) } == number }
      .map { "\($0.name) with --codes cow" }
  }

  /// The names, at most two, that share the most words of five letters or more with a text, among
  /// those that say which nation is meant.
  private static func namesWithWords(of text: String, in base: [Nation]) -> [String] {
    let common: Set<String> = [
      "republic", "democratic", "people's", "islamic", "state", "states", "united", "union",
      "former",
      "kingdom", "federal", "federation", "north", "south", "western", "eastern",
    ]
    func words(_ text: String) -> Set<String> {
      let parts = FoldedText.folded(text).split { !$0.isLetter && $0 != "'" }.map(String.init)
      return Set(parts.filter { $0.count >= 5 && !common.contains($0) })
    }
    let wanted = words(text)
    guard !wanted.isEmpty else { return [] }
    let scored = base.map { nation in
      (
        nation.name,
        ([nation.name] + nation.aliases).map { words($0).intersection(wanted).count }.max() ?? 0
      )
    }
    let best = scored.map(\.1).max() ?? 0
    return best == 0 ? [] : Array(scored.filter { $0.1 == best }.map(\.0).prefix(2))
  }

  /// A text as a code: `;` would separate codes in a list, and spaces around it would be lost.
  private static func safe(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar == ";" ? "," : scalar) }
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return scalars.isEmpty ? "?" : String(scalars)
  }

  private static func keys(_ nation: Nation, _ system: CodeSystem) -> [String] {
    let texts: [String?] =
      switch system {
      case .any, .name: [nation.name] + nation.aliases
      case .cow: [nation.codes.cow]
      case .gw: [nation.codes.gw]
      case .iso2: [nation.codes.iso2]
      case .iso3: [nation.codes.iso3]
      }
    return texts.compactMap { $0.map { key($0, system) } }
  }

  private static func key(_ text: String, _ system: CodeSystem) -> String {
    switch system {
    case .any, .name: FoldedText.folded(text)
    case .cow: (Int(text) ?? COWLetters.number(text)).map(String.init) ?? text
    case .gw: Int(text).map(String.init) ?? text
    case .iso2, .iso3: text.uppercased()
    }
  }
}
