import AllianceGraph
import RandomTestSupport
import Testing

/// Snapshots and projections of random data sets against the definition, written out slowly: look at
/// every day, every pair of nations and every row.
@Suite("Projections agree with their slow definition")
struct SlowDefinitionTests {
  private static let seeds = Array(UInt64(1)...40)
  private static let firstDay: Int32 = -25_567  // 1900-01-01
  private static let dayCount: Int32 = 60

  @Test(arguments: seeds)
  func onOneDay(seed: UInt64) throws {
    let data = try Self.randomData(seed)
    var generator = SeededRandom(seed: seed &+ 1_000)
    for _ in 0..<4 {
      let day = Day(number: Self.firstDay + .random(in: -2..<Self.dayCount, using: &generator))
      try compare(data, .on(day), Pledge.all(of: data, on: day), &generator)
    }
  }

  @Test(arguments: seeds)
  func onAnyDayOfAWindow(seed: UInt64) throws {
    let data = try Self.randomData(seed)
    var generator = SeededRandom(seed: seed &+ 2_000)
    let window = Self.randomWindow(&generator)
    let pledges = Self.days(of: window).reduce(into: Set<Pledge>()) {
      $0.formUnion(Pledge.all(of: data, on: $1))
    }
    try compare(data, .anyDay(window), pledges, &generator)
  }

  @Test(arguments: seeds)
  func onEveryDayOfAWindow(seed: UInt64) throws {
    let data = try Self.randomData(seed)
    var generator = SeededRandom(seed: seed &+ 3_000)
    let window = Self.randomWindow(&generator)
    let daily = Self.days(of: window).map { Pledge.all(of: data, on: $0) }
    let pledges = daily.dropFirst().reduce(daily[0]) { $0.intersection($1) }
    try compare(data, .everyDay(window), pledges, &generator)
  }

  /// As hubs: every member whose role makes ties is tied to its agreement, unless no kind of its own
  /// counts.
  @Test(arguments: seeds)
  func asHubsOnOneDay(seed: UInt64) throws {
    let data = try Self.randomData(seed)
    var generator = SeededRandom(seed: seed &+ 4_000)
    let day = Day(number: Self.firstDay + .random(in: 0..<Self.dayCount, using: &generator))
    var expected: Set<String> = []
    for membership in data.contents.memberships where membership.role.makesTies {
      let agreement = try #require(data.agreement(membership.agreement))
      let nation = try #require(data.nation(membership.nation))
      let kinds = membership.kinds.isEmpty ? agreement.kinds : membership.kinds
      let periods = [Period(from: agreement.signed, to: agreement.end), membership.period]
      guard kinds.contains(where: { data.definition(of: $0).sign == .positive }),
        periods.allSatisfy({ $0.firstDay <= day && $0.lastDay >= day }), nation.isPresent(.on(day))
      else { continue }
      expected.insert("\(nation.code)-[\(agreement.id.rawValue)]")
    }
    let hubs = data.snapshot(.on(day)).projected(Projection(agreements: .hubs))
    #expect(Set(hubs.edgeNames.filter { $0.contains("[") }) == expected)
  }

  /// Compares the edges of random projections, and that the bonds of a pair tell the same as its
  /// edge.
  private func compare(
    _ data: AllianceData, _ rule: DateRule, _ pledges: Set<Pledge>,
    _ generator: inout SeededRandom
  ) throws {
    let snapshot = data.snapshot(rule)
    for _ in 0..<8 {
      let projection = Self.randomProjection(&generator)
      let projected = snapshot.projected(projection)
      let expected = ExpectedEdge.all(of: pledges, data, projection)
      let actual = ExpectedEdge.all(of: projected)
      #expect(actual == expected, "\(rule), \(projection)")
      guard projection.direction == .symmetricByAny else { continue }
      for first in snapshot.nations.indices {
        for second in snapshot.nations.indices {
          let bonds = snapshot.bonds(between: first, and: second, projection)
          let codes = [snapshot.nations[first].code, snapshot.nations[second].code].sorted()
          let edges = expected.filter { [$0.source, $0.target] == codes }
          #expect(
            Set(bonds.map(\.isNegative)) == Set(edges.map(\.isNegative)),
            "\(rule), \(projection), \(codes)")
        }
      }
    }
  }

  // MARK: - Random data sets

  private static func days(of window: ClosedRange<Day>) -> [Day] {
    (window.lowerBound.number...window.upperBound.number).map { Day(number: $0) }
  }

  private static func randomWindow(_ generator: inout SeededRandom) -> ClosedRange<Day> {
    let first = firstDay + .random(in: 0..<dayCount, using: &generator)
    return Day(number: first)...Day(number: first + .random(in: 0..<25, using: &generator))
  }

  private static func randomPeriod(_ generator: inout SeededRandom) -> Period {
    let first = firstDay + .random(in: 0..<dayCount, using: &generator)
    let last = first + .random(in: 0..<dayCount, using: &generator)
    return Period(
      from: generator.chance(0.3) ? nil : Day(number: first).date,
      to: Day(number: last).date.flatMap { generator.chance(0.4) ? nil : .on($0) } ?? .open)
  }

  private static func randomLevel(_ generator: inout SeededRandom) -> Level? {
    guard generator.chance(0.3) else { return nil }
    return Commitment.allCases.randomElement(using: &generator).map { .commitment($0) }
  }

  private static let kinds: [TieKind] = [.defense, .cyber, .consultation, .mediation, .hostility]

  private static func randomKinds(_ generator: inout SeededRandom) -> [TieKind] {
    kinds.filter { _ in generator.chance(0.35) }
  }

  private static func randomData(_ seed: UInt64) throws -> AllianceData {
    var generator = SeededRandom(seed: seed)
    var sample = Sample("A", "B", "C", "D", "E", "F", "G")
    let codes = sample.contents.nations.map(\.code.rawValue)
    for index in codes.indices where generator.chance(0.4) {
      sample.contents.nations[index].periods = [randomPeriod(&generator)]
    }
    for number in 0..<Int.random(in: 0...5, using: &generator) {
      let id = "T\(number)"
      let kinds = randomKinds(&generator)
      let period = randomPeriod(&generator)
      sample.agree(
        id, kinds: kinds.isEmpty ? [.defense] : kinds, signed: period.start?.description,
        end: period.end, level: randomLevel(&generator))
      for code in codes where generator.chance(0.5) {
        let member = randomPeriod(&generator)
        sample.join(
          id, code,
          generator.chance(0.5)
            ? .party
            : Membership.Role.allCases.randomElement(using: &generator)
              ?? .party,
          from: member.start?.description, to: member.end,
          kinds: generator.chance(0.2) ? randomKinds(&generator) : [],
          level: randomLevel(&generator))
      }
    }
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      let pair = codes.shuffled(using: &generator)
      let period = randomPeriod(&generator)
      sample.tie(
        pair[0], pair[1], kinds.randomElement(using: &generator) ?? .defense,
        directed: generator.chance(0.3) ? generator.chance(0.5) : nil,
        start: period.start?.description, end: period.end, level: randomLevel(&generator),
        strength: generator.chance(0.5) ? Double(Int.random(in: 1...8, using: &generator)) : nil)
    }
    return try sample.data()
  }

  private static func randomProjection(_ generator: inout SeededRandom) -> Projection {
    Projection(
      kinds: [.positive, .all, .only([.defense, .hostility])].randomElement(using: &generator)
        ?? .all,
      leastLevel: generator.chance(0.4)
        ? Commitment.allCases.randomElement(using: &generator) : nil,
      merge: Projection.Merge.allCases.randomElement(using: &generator) ?? .any,
      direction: Projection.Direction.allCases.randomElement(using: &generator) ?? .kept,
      nations: Projection.Nations.allCases.randomElement(using: &generator) ?? .tied,
      length: Projection.Length.allCases.randomElement(using: &generator) ?? .hops)
  }
}

/// One nation's pledge to another on a day: the unit of the slow definition.
private struct Pledge: Hashable {
  var from: NationCode
  var to: NationCode
  var kind: TieKind
  var level: Int
  var strength: Double
  var instrument: String

  /// All pledges of a day, row by row, from the tables themselves.
  static func all(of data: AllianceData, on day: Day) -> Set<Pledge> {
    var pledges: Set<Pledge> = []
    func holds(_ start: CalendarDate?, _ end: Period.End) -> Bool {
      if let start, start.firstDay > day { return false }
      if case .on(let date) = end, date.lastDay < day { return false }
      return true
    }
    let present = Set(
      data.contents.nations.filter { nation in
        nation.periods.isEmpty || nation.periods.contains { holds($0.start, $0.end) }
      }.map(\.code))
    for agreement in data.contents.agreements where holds(agreement.signed, agreement.end) {
      let members = data.contents.memberships.filter {
        $0.agreement == agreement.id && holds($0.period.start, $0.period.end)
          && present.contains($0.nation)
      }
      for one in members {
        for other in members
        where one.nation != other.nation && one.role.isPledged(to: other.role) {
          let isMutual = other.role.isPledged(to: one.role)
          let kinds = one.kinds.isEmpty ? agreement.kinds : one.kinds
          let others = other.kinds.isEmpty ? agreement.kinds : other.kinds
          for kind in kinds where !isMutual || others.contains(kind) {
            pledges.insert(
              Pledge(
                from: one.nation, to: other.nation, kind: kind,
                level: level(one.level ?? agreement.level, kind, data), strength: 1,
                instrument: agreement.id.rawValue))
          }
        }
      }
    }
    for (row, tie) in data.contents.ties.enumerated()
    where holds(tie.period.start, tie.period.end) && present.contains(tie.from)
      && present.contains(tie.to)
    {
      var pledge = Pledge(
        from: tie.from, to: tie.to, kind: tie.kind, level: level(tie.level, tie.kind, data),
        strength: tie.strength ?? 1, instrument: "row \(row)")
      pledges.insert(pledge)
      if tie.isDirected ?? data.definition(of: tie.kind).isDirected { continue }
      (pledge.from, pledge.to) = (tie.to, tie.from)
      pledges.insert(pledge)
    }
    return pledges
  }

  private static func level(_ stated: Level?, _ kind: TieKind, _ data: AllianceData) -> Int {
    guard case .commitment(let commitment) = stated else {
      return data.definition(of: kind).level.rawValue
    }
    return commitment.rawValue
  }
}

/// An edge of a projected graph, by name.
private struct ExpectedEdge: Hashable {
  var source: NationCode
  var target: NationCode
  var isNegative: Bool
  var strength: Double
  var length: Double

  /// The edges that a projection makes of pledges.
  static func all(
    of pledges: Set<Pledge>, _ data: AllianceData, _ projection: Projection
  ) -> Set<ExpectedEdge> {
    let counted = pledges.filter { pledge in
      guard pledge.level >= (projection.leastLevel?.rawValue ?? 0) else { return false }
      switch projection.kinds {
      case .positive: return data.definition(of: pledge.kind).sign == .positive
      case .all: return true
      case .only(let kinds): return kinds.contains(pledge.kind)
      }
    }
    var edges: Set<ExpectedEdge> = []
    let codes = data.contents.nations.map(\.code).sorted()
    for first in codes {
      for second in codes where first < second || (projection.direction == .kept && first != second)
      {
        for isNegative in [false, true] {
          let signed = counted.filter {
            (data.definition(of: $0.kind).sign == .negative) == isNegative
          }
          let forth = signed.filter { $0.from == first && $0.to == second }
          let back = signed.filter { $0.from == second && $0.to == first }
          let merged: Set<Pledge>
          switch projection.direction {
          case .kept: merged = forth
          case .symmetricByAny: merged = forth.union(back)
          case .symmetricByAll: merged = forth.isEmpty || back.isEmpty ? [] : forth.union(back)
          }
          guard let level = merged.map(\.level).max() else { continue }
          var strengths: [String: Double] = [:]
          for pledge in merged { strengths[pledge.instrument] = pledge.strength }
          edges.insert(
            ExpectedEdge(
              source: first, target: second, isNegative: isNegative,
              strength: strength(Array(strengths.values), level, projection.merge),
              length: projection.length == .hops ? 1 : Double(4 - level)))
        }
      }
    }
    return edges
  }

  /// The edges that a graph has.
  static func all(of projected: ProjectedGraph) -> Set<ExpectedEdge> {
    let graph = projected.graph
    return Set(
      (0..<graph.edgeCount).compactMap { edge in
        guard let source = projected.nation(at: Int(graph.edgeSources[edge])),
          let target = projected.nation(at: Int(graph.edgeTargets[edge]))
        else { return nil }
        return ExpectedEdge(
          source: source.code, target: target.code,
          isNegative: graph.negatives?[edge] ?? false, strength: projected.strengths[edge],
          length: projected.lengths[edge])
      })
  }

  private static func strength(
    _ strengths: [Double], _ level: Int, _ merge: Projection.Merge
  ) -> Double {
    switch merge {
    case .any: 1
    case .count: Double(strengths.count)
    case .sum: strengths.reduce(0, +)
    case .highestLevel: Double(1 + level)
    }
  }
}
