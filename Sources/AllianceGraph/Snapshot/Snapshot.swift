/// The state of the world on a day, or over a window of days, still in the words of the domain.
///
/// Total: every date has a snapshot, also one that the data set does not cover; `coverage` says so.
public struct Snapshot: Sendable {
  /// How the asked-for days lie to the coverage of the data set.
  public enum Coverage: Sendable {
    /// All days are covered.
    case inside
    /// Some days are not.
    case partly
    /// No day is: what holds is unknown.
    case outside
  }

  /// A member of an agreement.
  public struct Party: Sendable {
    /// The index of the nation in `nations`.
    public let nation: Int
    /// The membership.
    public let membership: Membership
    /// Since when the nation is tied by the agreement, at its present stage.
    public let since: CalendarDate?
    /// The days asked for, from the first to the last, on which the nation is there and a member
    /// while the agreement is at its stage. Two that were members on different days of a year were
    /// never tied.
    let days: ClosedRange<Day>
  }

  /// An agreement that exists at some stage.
  public struct AgreementState: Sendable {
    /// The agreement.
    public let agreement: Agreement
    /// How far it has come.
    public let stage: Stage
    /// Since when it has been at that stage.
    public let since: CalendarDate?
    /// Its members on the date, by nation code.
    public let parties: [Party]

    /// Where a nation stands in `parties`: more than once where it was a member more than once.
    func places(of nation: Int) -> Range<Int> {
      var low = 0
      var high = parties.count
      while low < high {
        let middle = (low + high) / 2
        if parties[middle].nation < nation { low = middle + 1 } else { high = middle }
      }
      var end = low
      while end < parties.count, parties[end].nation == nation { end += 1 }
      return low..<end
    }
  }

  /// A tie that exists at some stage.
  public struct TieState: Sendable {
    /// The tie.
    public let tie: Tie
    /// The index of its first nation in `nations`.
    public let from: Int
    /// The index of its second nation in `nations`.
    public let to: Int
    /// How far it has come.
    public let stage: Stage
    /// Since when it has been at that stage.
    public let since: CalendarDate?
  }

  /// What the snapshot leaves out, and why.
  public struct Omissions: Sendable, Equatable {
    /// Memberships and ties that ended on an unknown date, or that a source no longer covers.
    public var unknown = 0
    /// Memberships and ties of nations that are not in the state system.
    public var absentNation = 0
  }

  /// The data set that it was taken from.
  public let data: AllianceData
  /// The days.
  public let rule: DateRule
  /// How the days lie to the coverage of the data set.
  public let coverage: Coverage
  /// The nations that are there, by code.
  public let nations: [Nation]
  /// The agreements that exist, by id, at whatever stage.
  public let agreements: [AgreementState]
  /// The ties that exist, in the order of the data set.
  public let ties: [TieState]
  /// What was left out.
  public let omissions: Omissions

  let nationIndex: [NationCode: Int]

  /// The index of a nation in `nations`, or nil where it is not there.
  public func index(of code: NationCode) -> Int? { nationIndex[code] }
}

extension AllianceData {
  /// The state of the world as a date rule asks.
  ///
  /// - Complexity: O(rows of the data set).
  public func snapshot(_ rule: DateRule) -> Snapshot {
    var survey = Survey(self, rule)
    return survey.snapshot()
  }

  /// The state of the world on a date; a year or a month means any day of it.
  public func snapshot(on date: CalendarDate) -> Snapshot {
    snapshot(DateRule(date))
  }

  /// The last day that the data set covers, or the last date in it where it states no coverage.
  public var lastCoveredDay: Day {
    if case .on(let date) = metadata.coverage.end { return date.lastDay }
    var last = Day.distantPast
    func see(_ date: CalendarDate?) { if let date { last = max(last, date.lastDay) } }
    func see(_ end: Period.End) { if case .on(let date) = end { see(date) } }
    for agreement in contents.agreements {
      see(agreement.signed)
      see(agreement.inForce)
      see(agreement.end)
    }
    for membership in contents.memberships {
      see(membership.period.start)
      see(membership.period.end)
    }
    for tie in contents.ties {
      see(tie.period.start)
      see(tie.period.end)
    }
    for event in contents.stages { see(event.date) }
    return last == .distantPast ? Day(number: 0) : last
  }
}

// MARK: - Kernel

/// One pass over agreements, members and ties, counting what has to be left out.
private struct Survey {
  let data: AllianceData
  let rule: DateRule
  let nations: [Nation]
  /// When each of the nations is there.
  let presences: [ClosedRange<Day>]
  let nationIndex: [NationCode: Int]
  let events: [String: [StageEvent]]
  var omissions = Snapshot.Omissions()

  init(_ data: AllianceData, _ rule: DateRule) {
    self.data = data
    self.rule = rule
    let present = data.contents.nations
      .compactMap { nation in nation.presence(rule).map { (nation: nation, days: $0) } }
      .sorted { $0.nation.code < $1.nation.code }
    nations = present.map(\.nation)
    presences = present.map(\.days)
    var index: [NationCode: Int] = [:]
    index.reserveCapacity(nations.count)
    for (position, nation) in nations.enumerated() { index[nation.code] = position }
    nationIndex = index
    events = Dictionary(grouping: data.contents.stages, by: \.subject)
  }

  mutating func snapshot() -> Snapshot {
    let agreements = agreementStates()
    let ties = tieStates()
    return Snapshot(
      data: data, rule: rule, coverage: coverage, nations: nations, agreements: agreements,
      ties: ties, omissions: omissions, nationIndex: nationIndex)
  }

  private var coverage: Snapshot.Coverage {
    let period = data.metadata.coverage
    let days = rule.days
    guard period.firstDay <= days.upperBound, period.lastDay >= days.lowerBound else {
      return .outside
    }
    return period.firstDay <= days.lowerBound && period.lastDay >= days.upperBound
      ? .inside : .partly
  }

  private mutating func agreementStates() -> [Snapshot.AgreementState] {
    var spans = [Timeline.Span?](repeating: nil, count: data.contents.agreements.count)
    for (position, agreement) in data.contents.agreements.enumerated() {
      spans[position] = Timeline(agreement, events: events[agreement.id.rawValue] ?? [])
        .state(rule)
    }
    var parties = [[Snapshot.Party]](repeating: [], count: spans.count)
    // Rows of one agreement follow each other: its place is looked up once.
    let memberships = data.contents.memberships
    var position: Int?
    for row in memberships.indices {
      if row == 0 || memberships[row].agreement != memberships[row - 1].agreement {
        position = data.agreementIndex[memberships[row].agreement]
      }
      guard let position, let span = spans[position],
        let party = party(memberships[row], of: data.contents.agreements[position], span)
      else { continue }
      parties[position].append(party)
    }
    var states: [Snapshot.AgreementState] = []
    for (position, agreement) in data.contents.agreements.enumerated() {
      guard let span = spans[position], case .stage(let stage) = span.state else { continue }
      states.append(
        Snapshot.AgreementState(
          agreement: agreement, stage: stage, since: span.since,
          parties: parties[position].sorted { $0.nation < $1.nation }))
    }
    return states.sorted { $0.agreement.id < $1.agreement.id }
  }

  private mutating func party(
    _ membership: Membership, of agreement: Agreement, _ span: Timeline.Span
  ) -> Snapshot.Party? {
    let held: ClosedRange<Day>
    switch presence(of: membership.period) {
    case .no: return nil
    case .unknown:
      omissions.unknown += 1
      return nil
    case .days(let days): held = days
    }
    guard let nation = nationIndex[membership.nation] else {
      omissions.absentNation += 1
      return nil
    }
    let sources = membership.sources.isEmpty ? agreement.sources : membership.sources
    if span.state == .unknown || isPastCoverage(of: sources, membership.period.end, agreement.end) {
      omissions.unknown += 1
      return nil
    }
    guard let bound = held.intersection(span.first...span.last) else { return nil }
    guard let days = bound.intersection(presences[nation]) else {
      omissions.absentNation += 1
      return nil
    }
    let since = [membership.period.start, span.since].compactMap { $0 }.max()
    return Snapshot.Party(nation: nation, membership: membership, since: since, days: days)
  }

  /// What a period says of the days asked for.
  private enum Presence {
    case no
    case unknown
    case days(ClosedRange<Day>)
  }

  /// On which of the days asked for a period holds, if it holds as the rule asks.
  private func presence(of period: Period) -> Presence {
    let days = rule.days
    if case .everyDay = rule {
      guard period.firstDay <= days.lowerBound, period.lastDay >= days.upperBound else {
        return .no
      }
      return period.lastKnownDay >= days.upperBound ? .days(days) : .unknown
    }
    switch period.overlaps(days) {
    case .some(false): return .no
    case .none: return .unknown
    case .some(true):
      return .days(
        max(period.firstDay, days.lowerBound)...min(period.lastKnownDay, days.upperBound))
    }
  }

  /// Whether something open rests only on sources whose coverage ended before the days asked for.
  private func isPastCoverage(of sources: [SourceID], _ ends: Period.End...) -> Bool {
    guard ends.allSatisfy({ $0 == .open }), !sources.isEmpty else { return false }
    var needed = rule.days.lowerBound
    if case .everyDay(let days) = rule { needed = days.upperBound }
    return sources.allSatisfy { id in
      guard let source = data.source(id) else { return false }
      return source.coverage.lastDay < needed
    }
  }

  private mutating func tieStates() -> [Snapshot.TieState] {
    var states: [Snapshot.TieState] = []
    for tie in data.contents.ties {
      let tieEvents = tie.id.flatMap { events[$0.rawValue] } ?? []
      guard let span = Timeline(tie, events: tieEvents).state(rule) else { continue }
      guard let from = nationIndex[tie.from], let to = nationIndex[tie.to],
        (span.first...span.last).intersection(presences[from])?.overlaps(presences[to]) == true
      else {
        omissions.absentNation += 1
        continue
      }
      guard case .stage(let stage) = span.state, !isPastCoverage(of: tie.sources, tie.period.end)
      else {
        omissions.unknown += 1
        continue
      }
      states.append(
        Snapshot.TieState(tie: tie, from: from, to: to, stage: stage, since: span.since))
    }
    return states
  }
}
