import AllianceGraph

/// Shorthand for small data sets in tests.
struct Sample {
  var contents: AllianceData.Contents

  init(_ codes: String..., coverage: Period = Period()) {
    contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: "sample", title: "Sample", coverage: coverage))
    contents.nations = codes.map { Nation(code: NationCode($0), name: "Land of \($0)") }
  }

  /// The data set; throws where it breaks a rule.
  func data() throws -> AllianceData { try AllianceData(contents) }

  mutating func agree(
    _ id: String, kinds: [TieKind] = [.defense], signed: String? = nil, inForce: String? = nil,
    end: Period.End = .open, level: Level? = nil, sources: [String] = [], _ members: String...
  ) {
    contents.agreements.append(
      Agreement(
        id: AgreementID(rawValue: id), name: "Treaty \(id)", kinds: kinds,
        signed: signed.flatMap { CalendarDate($0) }, inForce: inForce.flatMap { CalendarDate($0) },
        end: end, level: level, sources: sources.map(SourceID.init(rawValue:))))
    for member in members { join(id, member) }
  }

  mutating func join(
    _ id: String, _ nation: String, _ role: Membership.Role = .party, from: String? = nil,
    to end: Period.End = .open, kinds: [TieKind] = [], level: Level? = nil,
    condition: PledgeCondition? = nil, sources: [String] = []
  ) {
    contents.memberships.append(
      Membership(
        agreement: AgreementID(rawValue: id), nation: NationCode(nation),
        period: Period(from: from.flatMap { CalendarDate($0) }, to: end), role: role, kinds: kinds,
        level: level, condition: condition, sources: sources.map(SourceID.init(rawValue:))))
  }

  mutating func tie(
    _ from: String, _ to: String, _ kind: TieKind = .defense, id: String? = nil,
    directed: Bool? = nil, start: String? = nil, end: Period.End = .open, stage: Stage? = nil,
    level: Level? = nil, strength: Double? = nil, agreement: String? = nil, sources: [String] = []
  ) {
    contents.ties.append(
      Tie(
        id: id.map(TieID.init(rawValue:)), from: NationCode(from), to: NationCode(to), kind: kind,
        isDirected: directed, period: Period(from: start.flatMap { CalendarDate($0) }, to: end),
        stage: stage, level: level, strength: strength,
        agreement: agreement.map(AgreementID.init(rawValue:)),
        sources: sources.map(SourceID.init(rawValue:))))
  }

  mutating func event(_ subject: String, _ stage: Stage, _ date: String) throws {
    contents.stages.append(StageEvent(subject: subject, stage: stage, date: try calendar(date)))
  }

  mutating func present(_ code: String, _ periods: Period...) {
    for index in contents.nations.indices where contents.nations[index].code.rawValue == code {
      contents.nations[index].periods = periods
    }
  }

  mutating func source(_ id: String, coverage: Period = Period()) {
    contents.sources.append(
      Source(id: SourceID(rawValue: id), title: "Source \(id)", coverage: coverage))
  }
}

/// A test's own text is no date.
struct NoDate: Error {
  let text: String
}

/// The date of a text.
func calendar(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else { throw NoDate(text: text) }
  return date
}

/// The day of a text such as `1914-06-28`.
func day(_ text: String) throws -> Day { try calendar(text).firstDay }

/// The end of a period on a date.
func until(_ text: String) throws -> Period.End { .on(try calendar(text)) }

/// The days from one date to another.
func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
  try calendar(first).firstDay...(try calendar(last).lastDay)
}

extension ProjectedGraph {
  /// The edges by name, `A-B` where undirected, `A>B` where directed, `A~B` where hostile; sorted.
  var edgeNames: [String] {
    (0..<graph.edgeCount).map { edge in
      let mark = graph.negatives?[edge] == true ? "~" : graph.isDirected ? ">" : "-"
      return name(Int(graph.edgeSources[edge])) + mark + name(Int(graph.edgeTargets[edge]))
    }.sorted()
  }

  /// The strength of each edge, in the order of the graph's edges.
  var strengths: [Double] { graph.strengths ?? .init(repeating: 1, count: graph.edgeCount) }

  /// The length of each edge, in the order of the graph's edges.
  var lengths: [Double] { graph.lengths ?? .init(repeating: 1, count: graph.edgeCount) }

  private func name(_ vertex: Int) -> String {
    switch vertices[vertex] {
    case .nation(let index): snapshot.nations[index].code.rawValue
    case .agreement(let index): "[\(snapshot.agreements[index].agreement.id.rawValue)]"
    }
  }
}

extension Snapshot {
  /// The stage of the agreement of a name, nil where it does not exist on the date.
  func stage(of id: String) -> Stage? {
    agreements.first { $0.agreement.id.rawValue == id }?.stage
  }

  /// The codes of the parties of the agreement of a name.
  func parties(of id: String) -> [String] {
    agreements.first { $0.agreement.id.rawValue == id }?.parties
      .map { nations[$0.nation].code.rawValue } ?? []
  }
}
