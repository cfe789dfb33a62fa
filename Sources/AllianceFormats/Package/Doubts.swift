import AllianceGraph
import TextForms

extension PackageReader {
  /// Reports what stands twice, and drops mirrors of mutual ties.
  mutating func reportRepeats() {
    reportRepeatedMemberships()
    reportRepeatedTies()
  }

  /// Reports what the model allows and somebody should look at.
  mutating func reportDoubts() {
    reportLonelyAgreements()
    reportAbsentNations()
    reportLookalikes()
    reportInvisibleCharacters()
    reportDatesAfterCoverage()
  }

  // MARK: - What stands twice

  /// A nation is in an agreement twice at the same time, with the same role and kinds.
  private mutating func reportRepeatedMemberships() {
    // The last row of each nation in each agreement, and for each row the one before it of the same
    // two. Rows of one agreement mostly follow each other.
    let memberships = contents.memberships
    var before = [Int](repeating: -1, count: memberships.count)
    var lastOfAgreement: [AgreementID: [NationCode: Int]] = [:]
    var last: [NationCode: Int] = [:]
    for row in memberships.indices {
      let agreement = memberships[row].agreement
      if row > 0, memberships[row - 1].agreement != agreement {
        lastOfAgreement[memberships[row - 1].agreement] = last
        last = lastOfAgreement.removeValue(forKey: agreement) ?? [:]
      }
      before[row] = last.updateValue(row, forKey: memberships[row].nation) ?? -1
      var earlier = before[row]
      guard earlier >= 0 else { continue }
      let membership = memberships[row]
      while earlier >= 0 {
        let other = memberships[earlier]
        if other.role == membership.role, other.kinds == membership.kinds,
          other.period.surelyOverlaps(membership.period)
        {
          let line = places[.members]?[earlier].line ?? 0
          report(
            .members, row, "nation",
            "“\(membership.nation)” is a \(membership.role.rawValue) of “"
              + "\(membership.agreement.rawValue)” at the same time in line \(line)",
            "remove one row, or make the periods follow each other",
            severity: other == membership ? .error : .doubt)
          break
        }
        earlier = before[earlier]
      }
    }
  }

  /// A row says what another says: the same tie, which is an error, or its mirror where the tie is
  /// mutual, which is dropped. Where the two differ in how much they say — strength, level and the
  /// like — both are kept, and somebody should look.
  private mutating func reportRepeatedTies() {
    var mirrored: Set<Int> = []
    // The last row of each hash, and the row before it of the same: keys themselves would be large.
    var rows: [Int: Int] = [:]
    var before: [Int: Int] = [:]
    // Ties that are the same as an earlier one and say it otherwise.
    var otherwise: [Tie: Int] = [:]
    rows.reserveCapacity(contents.ties.count)
    let directed = Dictionary(
      contents.effectiveKinds.map { ($0.kind, $0.isDirected) },
      uniquingKeysWith: { _, last in last })
    func said(_ row: Int) -> TieKey {
      let isDirected =
        contents.ties[row].isDirected ?? directed[contents.ties[row].kind] ?? false
      return TieKey(contents.ties[row], isDirected: isDirected)
    }
    for row in contents.ties.indices {
      let key = said(row)
      let hash = key.hashValue
      var candidate = rows[hash]
      let latest = candidate
      while let earlier = candidate, said(earlier) != key { candidate = before[earlier] }
      guard let first = candidate else {
        rows[hash] = row
        if let latest { before[row] = latest }
        continue
      }
      let tie = contents.ties[row]
      // One that was told otherwise before may say it in the very words.
      let mirror = key.isDirected ? nil : otherwise[tie.reversed]
      let earlier = otherwise[tie] ?? mirror ?? first
      let other = contents.ties[earlier]
      let line = places[.ties]?[earlier].line ?? 0
      if tie == other {
        report(.ties, row, "from", "the same tie stands in line \(line)", "remove one row")
      } else if other.from == tie.from || !tie.weighsAsMuch(as: other) {
        otherwise[tie] = row
        report(
          .ties, row, "from", "a tie of this kind and time stands in line \(line), told otherwise",
          "remove one row, or give them different dates or agreements", severity: .doubt)
      } else {
        report(
          .ties, row, "from",
          "the tie is mutual and stands in line \(line) already, the other way round",
          "remove one row, or write yes in the column directed", severity: .doubt)
        if tie.id == nil { mirrored.insert(row) }
      }
    }
    guard !mirrored.isEmpty else { return }
    let kept = contents.ties.indices.filter { !mirrored.contains($0) }
    contents.ties = kept.map { contents.ties[$0] }
    if let rows = places[.ties] { places[.ties] = kept.map { rows[$0] } }
  }

  /// What makes two ties the same: all that says who is bound to whom, how, when and by what.
  private struct TieKey: Hashable {
    let first: NationCode
    let second: NationCode
    let kind: TieKind
    let period: Period
    let stage: Stage?
    let agreement: AgreementID?
    let isDirected: Bool

    init(_ tie: Tie, isDirected: Bool) {
      let isSwapped = !isDirected && tie.to < tie.from
      first = isSwapped ? tie.to : tie.from
      second = isSwapped ? tie.from : tie.to
      kind = tie.kind
      period = tie.period
      stage = tie.stage
      agreement = tie.agreement
      self.isDirected = isDirected
    }
  }

  // MARK: - What is doubtful

  private mutating func reportLonelyAgreements() {
    var members: [AgreementID: Set<NationCode>] = [:]
    members.reserveCapacity(contents.agreements.count)
    for membership in contents.memberships {
      members[membership.agreement, default: []].insert(membership.nation)
    }
    let tied = Set(contents.ties.compactMap(\.agreement))
    for (row, agreement) in contents.agreements.enumerated() {
      let count = members[agreement.id]?.count ?? 0
      guard count < 2, !tied.contains(agreement.id) else { continue }
      let words = count == 0 ? "no members" : "one member only"
      report(
        .agreements, row, "id", "the agreement has \(words)",
        "add its members to members.csv, or a tie that rests on it", severity: .doubt)
    }
  }

  /// Memberships and ties of nations at times when they are not in the state system.
  private mutating func reportAbsentNations() {
    var periods: [NationCode: [Period]] = [:]
    for nation in contents.nations where !nation.periods.isEmpty {
      periods[nation.code] = nation.periods
    }
    guard !periods.isEmpty else { return }
    func isAbsent(_ code: NationCode, during period: Period) -> Bool {
      guard let present = periods[code] else { return false }
      return !present.contains {
        $0.firstDay <= period.lastDay && period.firstDay <= $0.lastDay
      }
    }
    for (row, tie) in contents.ties.enumerated() where !tie.period.isReversed {
      for (code, column) in [(tie.from, "from"), (tie.to, "to")]
      where isAbsent(code, during: tie.period) {
        report(
          .ties, row, column, "“\(code)” is not in the state system during this tie",
          "check the dates, or the periods in nations.csv", severity: .doubt)
      }
    }
    for (row, membership) in contents.memberships.enumerated()
    where !membership.period.isReversed && isAbsent(membership.nation, during: membership.period) {
      report(
        .members, row, "nation",
        "“\(membership.nation)” is not in the state system during this membership",
        "check the dates, or the periods in nations.csv", severity: .doubt)
    }
  }

  private mutating func reportLookalikes() {
    var seen: [String: (row: Int, code: String)] = [:]
    for (row, nation) in contents.nations.enumerated() {
      for (text, column) in [(nation.code.rawValue, "code"), (nation.name, "name")]
      where text.utf8.contains(where: { $0 >= 0x80 }) && Lookalikes.mixesScripts(text) {
        report(
          .nations, row, column, "“\(text)” mixes letters of several scripts that look alike",
          "type it again in one script", severity: .doubt)
      }
      let skeleton = Lookalikes.skeleton(nation.code.rawValue)
      if let earlier = seen[skeleton] {
        let line = places[.nations]?[earlier.row].line ?? 0
        report(
          .nations, row, "code",
          "“\(nation.code)” looks like “\(earlier.code)” in line \(line)",
          "use codes that people can tell apart", severity: .doubt)
      } else {
        seen[skeleton] = (row, nation.code.rawValue)
      }
    }
  }

  private mutating func reportInvisibleCharacters() {
    for table in tables.keys {
      tables[table]?.reportInvisibleCharacters()
    }
  }

  private mutating func reportDatesAfterCoverage() {
    guard case .on(let end) = contents.metadata.coverage.end else { return }
    let last = end.lastDay
    func check(_ date: CalendarDate?, _ table: Violation.Table, _ row: Int, _ column: String) {
      guard let date, date.firstDay > last else { return }
      report(
        table, row, column, "\(date) is after the end of the data set's coverage, \(end)",
        "correct the date, or the coverage in datapackage.json", severity: .doubt)
    }
    for (row, agreement) in contents.agreements.enumerated() {
      check(agreement.signed, .agreements, row, "signed")
      check(agreement.inForce, .agreements, row, "in_force")
    }
    for (row, membership) in contents.memberships.enumerated() {
      check(membership.period.start, .members, row, "joined")
    }
    for (row, tie) in contents.ties.enumerated() { check(tie.period.start, .ties, row, "start") }
    for (row, event) in contents.stages.enumerated() { check(event.date, .stages, row, "date") }
  }

  private mutating func report(
    _ table: Violation.Table, _ row: Int, _ column: String, _ message: String, _ remedy: String,
    severity: Fault.Severity = .error
  ) {
    guard let rows = places[table], row < rows.count else { return }
    tables[table]?.report(
      at: rows[row], column: column, message, remedy: remedy, severity: severity)
  }
}

extension Period {
  /// Whether both hold at the same time for more than a day, however their dates are read. One may
  /// end on the day, in the month or in the year in which the other starts.
  func surelyOverlaps(_ other: Period) -> Bool {
    func isOver(_ end: End, by start: CalendarDate?) -> Bool {
      guard let start else { return false }
      switch end {
      case .open: return false
      case .unknown: return true
      case .on(let date): return date.firstDay <= start.lastDay
      }
    }
    return !isOver(end, by: other.start) && !isOver(other.end, by: start)
  }
}

extension TableReader {
  /// Reports characters that nobody sees and that make equal texts different.
  mutating func reportInvisibleCharacters() {
    let bytes = reader.bytes
    var index = reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      guard bytes[index] >= 0xC2 else {
        index += 1
        continue
      }
      if let length = Lookalikes.invisibleLength(bytes, at: index) {
        reportInvisible(index..<index + length)
        index += length
      } else {
        index += 1
      }
    }
  }

  private mutating func reportInvisible(_ range: Range<Int>) {
    let text = String(decoding: reader.bytes[range], as: UTF8.self)
    let code = String(text.unicodeScalars.first?.value ?? 0, radix: 16)
    report(
      range,
      "an invisible character, U+\(String(repeating: "0", count: 4 - code.count))"
        + code.uppercased(),
      remedy: "remove it", severity: .doubt)
  }

  private mutating func report(
    _ range: Range<Int>, _ message: String, remedy: String, severity: Fault.Severity
  ) {
    reader.reportAnywhere(range, message, remedy: remedy, severity: severity)
  }
}

/// Characters that look like others, or like nothing.
enum Lookalikes {
  /// Whether a text has Latin letters together with Greek or Cyrillic ones.
  static func mixesScripts(_ text: String) -> Bool {
    var scripts: Set<Int> = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: scripts.insert(0)
      case 0x370...0x3FF, 0x1F00...0x1FFF: scripts.insert(1)
      case 0x400...0x52F: scripts.insert(2)
      default: break
      }
    }
    return scripts.count > 1
  }

  /// The text with letters that look like Latin capitals or small letters written as these, without
  /// regard to case and without invisible characters.
  static func skeleton(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.uppercased() }
    var result = ""
    for scalar in text.uppercased().unicodeScalars {
      if scalar.properties.generalCategory == .format { continue }
      if let place = lookalike.firstIndex(of: scalar) {
        result.unicodeScalars.append(latin[place])
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The number of bytes of an invisible character that begins at a byte, or nil where none does.
  /// Joiners are letters' company in Arabic and Indic scripts: only those after ASCII count.
  static func invisibleLength(_ bytes: [UInt8], at index: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    if byte(0) == 0xC2, byte(1) == 0xAD { return 2 }
    if byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF { return 3 }
    guard byte(0) == 0xE2 else { return nil }
    switch (byte(1), byte(2)) {
    case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9): return 3
    case (0x80, 0x8C...0x8D): return index > 0 && bytes[index - 1] < 0x80 ? 3 : nil
    default: return nil
    }
  }

  private static let latin = Array("ABCEHIJKMOPSTXYABEHIKMNOPTXYZ".unicodeScalars)
  private static let lookalike =
    Array(
      "\u{410}\u{412}\u{421}\u{415}\u{41D}\u{406}\u{408}\u{41A}\u{41C}\u{41E}\u{420}\u{405}\u{422}"
        .unicodeScalars)
    + Array("\u{425}\u{423}".unicodeScalars)
    + Array(
      "\u{391}\u{392}\u{395}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A7}\u{3A5}"
        .unicodeScalars)
    + Array("\u{396}".unicodeScalars)
}

extension Tie {
  /// The tie with its ends exchanged.
  fileprivate var reversed: Tie {
    var reversed = self
    (reversed.from, reversed.to) = (to, from)
    return reversed
  }

  /// Whether another tie says as much of how close, how binding and how sure it is.
  fileprivate func weighsAsMuch(as other: Tie) -> Bool {
    strength == other.strength && level == other.level && condition == other.condition
      && certainty == other.certainty && isSecret == other.isSecret
  }
}
