/// Data sets laid over each other: an analyst's own ties over public ones.
///
/// ```swift
/// let overlay = try Overlay([world, mine])
/// print(overlay.conflicts)
/// ```
public struct Overlay: Sendable {
  /// What the data sets say differently of the same thing.
  public struct Conflict: Hashable, Sendable {
    /// Which thing, as `agreement nato` or `tie FRA–DEU, defense`.
    public let subject: String
    /// What the lower data set says.
    public let lower: String
    /// What the upper one says, which holds.
    public let upper: String

    /// The conflict in a sentence.
    public var description: String { "\(subject): “\(upper)” holds, not “\(lower)”" }
  }

  /// The data set that they make together.
  public let data: AllianceData
  /// What they say differently, the upper one holding.
  public let conflicts: [Conflict]
  /// Names of nations of an upper data set that are those of a lower one, by another name.
  public let matched: [String]

  /// Lays data sets over each other, the first at the bottom; there is at least one.
  ///
  /// A nation, an agreement, a source, a kind, or a tie with an id that two data sets declare is that
  /// of the upper one. A tie of the same pair, kind and agreement at the same time is the upper one
  /// too, where the two say different things of it. Stances and indicators of one date likewise.
  /// What both say alike stands once.
  ///
  /// - Throws: `InvalidData` where the whole breaks a rule that its parts obey.
  /// - Complexity: O(rows · log rows).
  public init(_ sets: [AllianceData]) throws(InvalidData) {
    precondition(!sets.isEmpty, "there is no data set to lay others over")
    let first = sets[0]
    var layers = OverlayLayers(first)
    for upper in sets.dropFirst() { layers.lay(upper) }
    data = sets.count == 1 ? first : try AllianceData(layers.contents)
    conflicts = layers.conflicts
    matched = layers.matched
  }
}

// MARK: - Kernel

private struct OverlayLayers {
  var contents: AllianceData.Contents
  var conflicts: [Overlay.Conflict] = []
  var matched: [String] = []

  init(_ data: AllianceData) { contents = data.contents }

  mutating func lay(_ data: AllianceData) {
    let upper = renamed(data)
    layMetadata(upper.metadata)
    layNations(upper.nations)
    lay(\.kinds, upper.kinds, "kind", \.kind.rawValue) { "\($0.label), \($0.sign.rawValue)" }
    lay(\.sources, upper.sources, "source", \.id.rawValue) { $0.title }
    lay(\.agreements, upper.agreements, "agreement", \.id.rawValue) { agreement in
      agreement.name + ", " + agreement.kinds.map(\.rawValue).joined(separator: "+")
        + ", " + (agreement.inForce ?? agreement.signed).map { "\($0)" }.described
        + "–" + agreement.end.text
    }
    layMemberships(upper.memberships)
    layTies(upper.ties, data)
    lay(
      \.positions, upper.positions, "position",
      { position in
        "\(position.nation) on \(position.topic), \(position.date.map { "\($0)" }.described)"
      }
    ) { $0.stance }
    lay(
      \.indicators, upper.indicators, "indicator",
      { indicator in
        "\(indicator.name) of \(indicator.nation), \(indicator.date)"
      }
    ) { "\($0.value)" }
    append(\.stages, upper.stages)
    append(\.successions, upper.successions)
  }

  /// The upper data set with the codes of the lower one, where its nations are known by their name
  /// alone.
  private mutating func renamed(_ data: AllianceData) -> AllianceData.Contents {
    var upper = data.contents
    let known = Set(contents.nations.map(\.code))
    let directory = NationDirectory(contents.nations)
    var codes: [NationCode: NationCode] = [:]
    for nation in upper.nations where !known.contains(nation.code) && nation.isBare {
      guard case .nation(let found) = directory.match(nation.name) else { continue }
      codes[nation.code] = found.code
      matched.append("\(nation.code) is \(found.code)")
    }
    guard !codes.isEmpty else { return upper }
    func code(_ old: NationCode) -> NationCode { codes[old] ?? old }
    upper.nations.removeAll { codes[$0.code] != nil }
    for index in upper.ties.indices {
      upper.ties[index].from = code(upper.ties[index].from)
      upper.ties[index].to = code(upper.ties[index].to)
    }
    for index in upper.memberships.indices {
      upper.memberships[index].nation = code(upper.memberships[index].nation)
    }
    for index in upper.agreements.indices {
      upper.agreements[index].against = upper.agreements[index].against.map(code)
    }
    for index in upper.positions.indices {
      upper.positions[index].nation = code(upper.positions[index].nation)
    }
    for index in upper.indicators.indices {
      upper.indicators[index].nation = code(upper.indicators[index].nation)
    }
    for index in upper.successions.indices {
      upper.successions[index].predecessor = code(upper.successions[index].predecessor)
      upper.successions[index].successor = code(upper.successions[index].successor)
    }
    return upper
  }

  private mutating func layMetadata(_ upper: AllianceData.Metadata) {
    contents.metadata.name += "+" + upper.name
    contents.metadata.title += ", under " + upper.title
    contents.metadata.version = ""
    if contents.metadata.license != upper.license { contents.metadata.license = nil }
    let lower = contents.metadata.coverage
    guard upper.coverage != Period() else { return }
    guard lower != Period() else {
      contents.metadata.coverage = upper.coverage
      return
    }
    let isEarlier = upper.coverage.firstDay < lower.firstDay
    let isLater = upper.coverage.lastDay > lower.lastDay
    contents.metadata.coverage = Period(
      from: isEarlier ? upper.coverage.start : lower.start,
      to: isLater ? upper.coverage.end : lower.end)
  }

  /// A nation of which the upper data set knows no more than the code stays as it is.
  private mutating func layNations(_ nations: [Nation]) {
    let known = Dictionary(
      contents.nations.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for nation in nations {
      guard let place = known[nation.code] else {
        contents.nations.append(nation)
        continue
      }
      guard
        !nation.isBare
          || nation.name != nation.code.rawValue && nation.name != contents.nations[place].name,
        contents.nations[place] != nation
      else { continue }
      conflicts.append(
        Overlay.Conflict(
          subject: "nation \(nation.code)", lower: contents.nations[place].summary,
          upper: nation.summary))
      contents.nations[place] = nation
    }
  }

  /// Lays rows over those of the same name; where two differ the upper one holds.
  private mutating func lay<Row: Hashable>(
    _ table: WritableKeyPath<AllianceData.Contents, [Row]>, _ rows: [Row], _ what: String,
    _ name: (Row) -> String, _ text: (Row) -> String
  ) {
    var places: [String: Int] = [:]
    for (place, row) in contents[keyPath: table].enumerated() { places[name(row)] = place }
    for row in rows {
      guard let place = places[name(row)] else {
        places[name(row)] = contents[keyPath: table].count
        contents[keyPath: table].append(row)
        continue
      }
      let lower = contents[keyPath: table][place]
      guard lower != row else { continue }
      let (old, new) = (text(lower), text(row))
      if old != new {
        conflicts.append(Overlay.Conflict(subject: "\(what) \(name(row))", lower: old, upper: new))
      }
      contents[keyPath: table][place] = row
    }
  }

  private mutating func append<Row: Hashable>(
    _ table: WritableKeyPath<AllianceData.Contents, [Row]>, _ rows: [Row]
  ) {
    let known = Set(contents[keyPath: table])
    contents[keyPath: table] += rows.filter { !known.contains($0) }
  }

  private struct Seat: Hashable {
    var agreement: AgreementID
    var nation: NationCode
  }

  private mutating func layMemberships(_ rows: [Membership]) {
    let count = contents.memberships.count
    var places: [Seat: [Int]] = [:]
    for (place, row) in contents.memberships.enumerated() {
      places[Seat(agreement: row.agreement, nation: row.nation), default: []].append(place)
    }
    var replaced: Set<Int> = []
    for row in rows {
      let seat = Seat(agreement: row.agreement, nation: row.nation)
      let same = (places[seat] ?? []).filter {
        $0 < count && contents.memberships[$0].period.meets(row.period)
      }
      if same.contains(where: { contents.memberships[$0] == row }) { continue }
      for place in same where replaced.insert(place).inserted {
        let lower = contents.memberships[place]
        if lower.summary != row.summary {
          conflicts.append(
            Overlay.Conflict(
              subject: "\(row.nation) in \(row.agreement.rawValue)", lower: lower.summary,
              upper: row.summary))
        }
      }
      contents.memberships.append(row)
    }
    contents.memberships = contents.memberships.enumerated()
      .filter { !replaced.contains($0.offset) }.map(\.element)
  }

  private struct Bond: Hashable {
    var one: NationCode
    var other: NationCode
    var kind: TieKind
    var agreement: AgreementID?
  }

  private mutating func layTies(_ rows: [Tie], _ data: AllianceData) {
    let count = contents.ties.count
    var places: [Bond: [Int]] = [:]
    var ids: [TieID: Int] = [:]
    for (place, tie) in contents.ties.enumerated() {
      places[Self.bond(tie), default: []].append(place)
      if let id = tie.id { ids[id] = place }
    }
    var replaced: Set<Int> = []
    for tie in rows {
      var same = (places[Self.bond(tie)] ?? []).filter {
        $0 < count && contents.ties[$0].period.meets(tie.period)
      }
      if same.contains(where: { contents.ties[$0].isSame(as: tie) }) { continue }
      if let id = tie.id, let place = ids[id], !same.contains(place) { same.append(place) }
      for place in same where replaced.insert(place).inserted {
        conflicts.append(
          Overlay.Conflict(
            subject: "tie \(tie.from)–\(tie.to), \(tie.kind.rawValue)",
            lower: contents.ties[place].summary, upper: tie.summary))
      }
      contents.ties.append(tie)
    }
    contents.ties = contents.ties.enumerated().filter { !replaced.contains($0.offset) }
      .map(\.element)
  }

  private static func bond(_ tie: Tie) -> Bond {
    Bond(
      one: min(tie.from, tie.to), other: max(tie.from, tie.to), kind: tie.kind,
      agreement: tie.agreement)
  }
}

extension Optional where Wrapped == String {
  fileprivate var described: String { self ?? "?" }
}

extension Period {
  /// Whether two periods have a day in common.
  fileprivate func meets(_ other: Period) -> Bool {
    firstDay <= other.lastDay && other.firstDay <= lastDay
  }
}

extension Period.End {
  fileprivate var text: String {
    switch self {
    case .open: ""
    case .unknown: "?"
    case .on(let date): "\(date)"
    }
  }
}

extension Nation {
  /// Whether nothing is known of it but what it is called.
  fileprivate var isBare: Bool { self == Nation(code: code, name: name) }

  fileprivate var summary: String {
    let spans = periods.map { "\($0.start.map { "\($0)" }.described)–\($0.end.text)" }
    return ([name, kind.rawValue] + spans).joined(separator: ", ")
  }
}

extension Membership {
  fileprivate var summary: String {
    ([role.rawValue, period.start.map { "\($0)" }.described + "–" + period.end.text]
      + kinds.map(\.rawValue)).joined(separator: ", ")
  }
}

extension Tie {
  /// Whether two ties say the same but for who says it.
  fileprivate func isSame(as other: Tie) -> Bool {
    var (one, two) = (self, other)
    (one.sources, two.sources) = ([], [])
    (one.note, two.note) = (nil, nil)
    (one.id, two.id) = (nil, nil)
    if !(isDirected ?? false), !(other.isDirected ?? false), one.from != two.from {
      (two.from, two.to) = (two.to, two.from)
    }
    return one == two
  }

  fileprivate var summary: String {
    var words = ["\(period.start.map { "\($0)" }.described)–\(period.end.text)"]
    if let stage { words.append(stage.label) }
    if let level { words.append("level \(level.text)") }
    if let strength { words.append("strength \(strength)") }
    if isDirected == true { words.append("\(from) to \(to)") }
    return words.joined(separator: ", ")
  }
}
