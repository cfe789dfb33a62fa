/// A rule of the model that a row of a table breaks.
public struct Violation: Hashable, Sendable {
  /// A table of a data set.
  public enum Table: String, CaseIterable, Sendable {
    /// Nations.
    case nations
    /// Agreements.
    case agreements
    /// Memberships.
    case members
    /// Ties.
    case ties
    /// Changes of stage.
    case stages
    /// Successions.
    case successions
    /// Positions.
    case positions
    /// Indicators.
    case indicators
    /// Declared kinds.
    case kinds
    /// Sources.
    case sources
  }

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The text names no declared nation.
    case undeclaredNation(String)
    /// The text names no declared agreement.
    case undeclaredAgreement(String)
    /// The text names no declared source.
    case undeclaredSource(String)
    /// The text names neither a standard nor a declared kind.
    case undeclaredKind(String)
    /// The text names neither an agreement nor a tie.
    case undeclaredSubject(String)
    /// The name stands in an earlier row too.
    case duplicate(String, firstRow: Int)
    /// Two ends of a tie are one nation.
    case selfTie(String)
    /// A period ends before it starts.
    case reversedPeriod(start: CalendarDate, end: CalendarDate)
    /// No source supports the row, nor its agreement.
    case noSource
    /// A number is outside its range.
    case outOfRange(String, range: String)
    /// An agreement makes no kind of tie.
    case noKind
  }

  /// The table.
  public var table: Table
  /// The row, counted from 0 in the order of the table's array.
  public var row: Int
  /// The column that is to blame, as files name it.
  public var column: String
  /// What is wrong.
  public var problem: Problem
}

/// Contents that break rules of the model.
public struct InvalidData: Error, Hashable, Sendable {
  /// Every rule that is broken, in the order of tables and rows.
  public let violations: [Violation]
}

extension AllianceData.Contents {
  /// Every rule of the model that the tables break, in the order of tables and rows.
  ///
  /// - Parameter requiringSources: whether a row without a source breaks a rule; a single file of
  ///   ties has none.
  /// - Complexity: O(rows).
  package func violations(requiringSources: Bool = false) -> [Violation] {
    var inspection = Inspection(self, requiringSources: requiringSources)
    inspection.inspect()
    return inspection.violations
  }
}

// MARK: - Kernel

/// What is known of names. Rows that follow each other mostly refer to the same one, which is then
/// not looked up again.
private struct Register<Name: Hashable, Value> {
  private let values: [Name: Value]
  private var last: (name: Name, value: Value)?

  init(_ values: [Name: Value]) { self.values = values }

  mutating func value(of name: Name) -> Value? {
    if let last, last.name == name { return last.value }
    guard let value = values[name] else { return nil }
    last = (name, value)
    return value
  }
}

extension Register where Value == Bool {
  init(_ names: [Name]) {
    self.init(Dictionary(names.map { ($0, true) }, uniquingKeysWith: { first, _ in first }))
  }

  mutating func contains(_ name: Name) -> Bool { value(of: name) != nil }
}

/// One pass over the tables; the names that rows may refer to are collected first.
private struct Inspection {
  let contents: AllianceData.Contents
  let requiringSources: Bool
  var nations: Register<NationCode, Bool>
  /// Whether each agreement has a source.
  var agreements: Register<AgreementID, Bool>
  let subjects: Set<String>
  var sources: Register<SourceID, Bool>
  var kinds: Register<TieKind, Bool>
  var violations: [Violation] = []

  init(_ contents: AllianceData.Contents, requiringSources: Bool) {
    self.contents = contents
    self.requiringSources = requiringSources
    nations = Register(contents.nations.map(\.code))
    agreements = Register(
      Dictionary(
        contents.agreements.map { ($0.id, !$0.sources.isEmpty) }, uniquingKeysWith: { $0 || $1 }))
    subjects = Set(contents.agreements.map(\.id.rawValue))
      .union(contents.ties.compactMap(\.id?.rawValue))
    sources = Register(contents.sources.map(\.id))
    kinds = Register(contents.effectiveKinds.map(\.kind))
  }

  mutating func inspect() {
    inspectNations()
    inspectAgreements()
    inspectMemberships()
    inspectTies()
    inspectRecords()
    inspectDeclarations()
  }

  private mutating func report(
    _ table: Violation.Table, _ row: Int, _ column: String, _ problem: Violation.Problem
  ) {
    violations.append(Violation(table: table, row: row, column: column, problem: problem))
  }

  private mutating func inspectNations() {
    var first: [NationCode: Int] = [:]
    for (row, nation) in contents.nations.enumerated() {
      if let earlier = first[nation.code] {
        report(.nations, row, "code", .duplicate(nation.code.rawValue, firstRow: earlier))
      } else {
        first[nation.code] = row
      }
      for period in nation.periods { check(period, .nations, row, "to") }
      guard let capital = nation.capital else { continue }
      if !(-90...90).contains(capital.latitude) {
        report(.nations, row, "latitude", .outOfRange("\(capital.latitude)", range: "−90 to 90"))
      }
      if !(-180...180).contains(capital.longitude) {
        report(
          .nations, row, "longitude", .outOfRange("\(capital.longitude)", range: "−180 to 180"))
      }
    }
  }

  private mutating func inspectAgreements() {
    var first: [AgreementID: Int] = [:]
    for (row, agreement) in contents.agreements.enumerated() {
      if let earlier = first[agreement.id] {
        report(.agreements, row, "id", .duplicate(agreement.id.rawValue, firstRow: earlier))
      } else {
        first[agreement.id] = row
      }
      if agreement.kinds.isEmpty { report(.agreements, row, "kinds", .noKind) }
      check(agreement.kinds, .agreements, row, "kinds")
      check(
        Period(from: agreement.signed ?? agreement.inForce, to: agreement.end), .agreements, row,
        "ended")
      if let signed = agreement.signed, let inForce = agreement.inForce {
        check(Period(from: signed, to: .on(inForce)), .agreements, row, "in_force")
      }
      for code in agreement.against { check(code, .agreements, row, "against") }
      check(agreement.sources, .agreements, row)
      if requiringSources, agreement.sources.isEmpty {
        report(.agreements, row, "source", .noSource)
      }
    }
  }

  private mutating func inspectMemberships() {
    // Cell by cell: a copy of each row would cost more than its inspection.
    let memberships = contents.memberships
    for row in memberships.indices {
      check(memberships[row].nation, .members, row, "nation")
      check(memberships[row].kinds, .members, row, "kinds")
      check(memberships[row].period, .members, row, "left")
      check(memberships[row].sources, .members, row)
      guard let isSourced = agreements.value(of: memberships[row].agreement) else {
        report(
          .members, row, "agreement", .undeclaredAgreement(memberships[row].agreement.rawValue))
        continue
      }
      if requiringSources, memberships[row].sources.isEmpty, !isSourced {
        report(.members, row, "source", .noSource)
      }
    }
  }

  private mutating func inspectTies() {
    var first: [TieID: Int] = [:]
    // Cell by cell, as above.
    let ties = contents.ties
    for row in ties.indices {
      if let id = ties[row].id {
        if let earlier = first[id] {
          report(.ties, row, "id", .duplicate(id.rawValue, firstRow: earlier))
        } else {
          first[id] = row
        }
        if agreements.value(of: AgreementID(rawValue: id.rawValue)) != nil {
          report(.ties, row, "id", .duplicate(id.rawValue, firstRow: row))
        }
      }
      check(ties[row].from, .ties, row, "from")
      check(ties[row].to, .ties, row, "to")
      if ties[row].from == ties[row].to {
        report(.ties, row, "to", .selfTie(ties[row].to.rawValue))
      }
      check(ties[row].kind, .ties, row, "kind")
      check(ties[row].period, .ties, row, "end")
      check(ties[row].sources, .ties, row)
      if let strength = ties[row].strength, !(strength > 0 && strength.isFinite) {
        report(.ties, row, "strength", .outOfRange("\(strength)", range: "above 0"))
      }
      var isSourced = !ties[row].sources.isEmpty
      if let agreement = ties[row].agreement {
        if let known = agreements.value(of: agreement) {
          isSourced = isSourced || known
        } else {
          report(.ties, row, "agreement", .undeclaredAgreement(agreement.rawValue))
        }
      }
      if requiringSources, !isSourced { report(.ties, row, "source", .noSource) }
    }
  }

  private mutating func inspectRecords() {
    for (row, event) in contents.stages.enumerated() {
      if !subjects.contains(event.subject) {
        report(.stages, row, "subject", .undeclaredSubject(event.subject))
      }
      check(event.sources, .stages, row)
    }
    for (row, succession) in contents.successions.enumerated() {
      check(succession.predecessor, .successions, row, "predecessor")
      check(succession.successor, .successions, row, "successor")
      check(succession.sources, .successions, row)
    }
    let (positions, indicators) = (contents.positions, contents.indicators)
    for row in positions.indices {
      check(positions[row].nation, .positions, row, "nation")
      check(positions[row].sources, .positions, row)
    }
    for row in indicators.indices {
      check(indicators[row].nation, .indicators, row, "nation")
      check(indicators[row].sources, .indicators, row)
    }
  }

  private mutating func inspectDeclarations() {
    var firstKind: [TieKind: Int] = [:]
    for (row, definition) in contents.kinds.enumerated() {
      if let earlier = firstKind[definition.kind] {
        report(.kinds, row, "kind", .duplicate(definition.kind.rawValue, firstRow: earlier))
      } else {
        firstKind[definition.kind] = row
      }
    }
    var firstSource: [SourceID: Int] = [:]
    for (row, source) in contents.sources.enumerated() {
      if let earlier = firstSource[source.id] {
        report(.sources, row, "id", .duplicate(source.id.rawValue, firstRow: earlier))
      } else {
        firstSource[source.id] = row
      }
      check(source.coverage, .sources, row, "to")
    }
  }

  private mutating func check(
    _ code: NationCode, _ table: Violation.Table, _ row: Int, _ column: String
  ) {
    guard !nations.contains(code) else { return }
    report(table, row, column, .undeclaredNation(code.rawValue))
  }

  private mutating func check(
    _ wanted: [TieKind], _ table: Violation.Table, _ row: Int, _ column: String
  ) {
    for kind in wanted { check(kind, table, row, column) }
  }

  private mutating func check(
    _ kind: TieKind, _ table: Violation.Table, _ row: Int, _ column: String
  ) {
    guard !kinds.contains(kind) else { return }
    report(table, row, column, .undeclaredKind(kind.rawValue))
  }

  private mutating func check(_ wanted: [SourceID], _ table: Violation.Table, _ row: Int) {
    for source in wanted {
      guard !sources.contains(source) else { continue }
      report(table, row, "source", .undeclaredSource(source.rawValue))
    }
  }

  private mutating func check(
    _ period: Period, _ table: Violation.Table, _ row: Int, _ column: String
  ) {
    guard period.isReversed, let start = period.start, case .on(let end) = period.end else {
      return
    }
    report(table, row, column, .reversedPeriod(start: start, end: end))
  }
}
