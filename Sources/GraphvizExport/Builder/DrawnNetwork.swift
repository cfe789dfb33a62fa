import AllianceGraph

/// What of a snapshot is drawn: lines between two nations, and agreements of
/// several as hubs.
struct DrawnNetwork {
  /// A line: all instruments of one kind between two nations.
  struct Line {
    /// Indices into the snapshot's nations; from pledged to protected where directed.
    var from, to: Int
    var kind: TieKind
    var isDirected: Bool
    /// The year of the oldest instrument.
    var year: Int?
    /// What it rests on, oldest first.
    var instruments: [Instrument]

    /// How much the strongest instrument binds.
    var level: Commitment { instruments.map(\.level).max() ?? .none }
    /// The sum of the strengths.
    var strength: Double { instruments.reduce(0) { $0 + $1.strength } }
  }

  /// An agreement or tie behind a line.
  struct Instrument {
    var name: String
    var shortName: String
    var year: Int?
    var level: Commitment
    var strength: Double
  }

  /// An agreement that is drawn as a node.
  struct Hub {
    var agreement: Agreement
    var kind: TieKind
    /// Indices into the snapshot's nations, ascending, each once.
    var members: [Int]
    /// Since which year each member, in their order, belongs; nil where not known.
    var years: [Int?]
    /// Those of the members that the others are pledged to and who owe nothing
    /// in return; empty where the pledges are mutual.
    var beneficiaries: [Int] = []

    /// The year in which it was made.
    var year: Int? { (agreement.signed ?? agreement.inForce)?.year }
  }

  /// Several nations of one agreement that is drawn as lines between them.
  struct Circle {
    var name: String
    var members: [Int]
    var kind: TieKind
  }

  let snapshot: Snapshot
  private(set) var lines: [Line] = []
  private(set) var hubs: [Hub] = []
  private(set) var circles: [Circle] = []
  /// Nations with a line or a hub, ascending.
  private(set) var nations: [Int] = []

  /// - Parameter bundlesGuarantees: whether an agreement by which several nations
  ///   guarantee another is a hub too, rather than a line from each of them.
  init(_ snapshot: Snapshot, _ options: DrawingOptions, bundlesGuarantees: Bool = false) {
    self.snapshot = snapshot
    let chosen = Self.chosenNations(snapshot, options)
    let isHub = Self.hubRule(snapshot, options)
    var collected = Collected(snapshot)
    for state in snapshot.agreements where state.stage.isAtLeast(options.leastStage) {
      let parties = state.parties.filter {
        chosen[$0.nation] && $0.membership.role.makesTies
      }
      guard let kind = Self.leadingKind(of: state.agreement, snapshot, options) else { continue }
      let members = Array(Set(parties.map(\.nation))).sorted()
      guard members.count > 1 else { continue }
      let protected =
        bundlesGuarantees && options.agreements == .automatic ? Self.protected(parties) : []
      if isHub(parties, members) || !protected.isEmpty {
        let years = members.map { member in
          parties.filter { $0.nation == member }.compactMap(\.since?.year).min()
        }
        hubs.append(
          Hub(
            agreement: state.agreement, kind: kind, members: members, years: years,
            beneficiaries: protected))
        continue
      }
      collected.add(state.agreement, kind, parties)
      let hasPledges = parties.contains { one in
        parties.contains {
          one.nation != $0.nation && one.membership.role == .party
            && $0.membership.role == .party
        }
      }
      if members.count > 2, hasPledges {
        circles.append(Circle(name: state.agreement.name, members: members, kind: kind))
      }
    }
    for state in snapshot.ties
    where state.stage.isAtLeast(options.leastStage) && chosen[state.from] && chosen[state.to]
      && (options.kinds?.contains(state.tie.kind) ?? true)
    {
      // A tie that rests on an agreement which is drawn already adds nothing.
      let isDrawn = hubs.contains {
        $0.agreement.id == state.tie.agreement && $0.members.contains(state.from)
          && $0.members.contains(state.to)
      }
      if !isDrawn { collected.add(state) }
    }
    // The order of a file's rows must not show.
    lines = collected.lines.sorted {
      ($0.from, $0.to, $0.kind, $0.isDirected ? 1 : 0)
        < ($1.from, $1.to, $1.kind, $1.isDirected ? 1 : 0)
    }
    keepFocus(options)
    collectNations()
  }

  /// Draws some agreements more.
  mutating func add(_ more: [Hub]) {
    hubs += more
    collectNations()
  }

  private mutating func collectNations() {
    var isDrawn = Array(repeating: false, count: snapshot.nations.count)
    for line in lines {
      isDrawn[line.from] = true
      isDrawn[line.to] = true
    }
    for hub in hubs { for member in hub.members { isDrawn[member] = true } }
    nations = isDrawn.indices.filter { isDrawn[$0] }
  }

  /// The kinds that are drawn, in the order of the data set's definitions.
  var kinds: [TieKind] {
    let used = Set(lines.map(\.kind) + hubs.map(\.kind))
    return snapshot.data.kinds.map(\.kind).filter { used.contains($0) }
      + used.filter { kind in !snapshot.data.kinds.contains { $0.kind == kind } }.sorted()
  }

  /// Lines and spokes at a nation, by its index in the snapshot.
  var degrees: [Int] {
    var degrees = Array(repeating: 0, count: snapshot.nations.count)
    for line in lines {
      degrees[line.from] += 1
      degrees[line.to] += 1
    }
    for hub in hubs { for member in hub.members { degrees[member] += 1 } }
    return degrees
  }

  // MARK: - Choice

  private static func chosenNations(_ snapshot: Snapshot, _ options: DrawingOptions) -> [Bool] {
    guard let wanted = options.nations.map(Set.init) else {
      return Array(repeating: true, count: snapshot.nations.count)
    }
    return snapshot.nations.map { wanted.contains($0.code) }
  }

  /// A hub where the lines between members would be more than the spokes.
  private static func hubRule(
    _ snapshot: Snapshot, _ options: DrawingOptions
  ) -> ([Snapshot.Party], [Int]) -> Bool {
    { parties, members in
      switch options.agreements {
      case .pairs: return false
      case .hubs: return members.count > 2
      case .automatic:
        guard members.count > 3 else { return false }
        var pairs: Set<[Int]> = []
        for one in parties {
          for other in parties
          where one.nation != other.nation
            && one.membership.role.isPledged(to: other.membership.role)
          {
            pairs.insert([min(one.nation, other.nation), max(one.nation, other.nation)])
          }
        }
        return pairs.count > members.count
      }
    }
  }

  /// The nations that four and more others guarantee, where these owe each
  /// other nothing; none of an agreement of another make.
  private static func protected(_ parties: [Snapshot.Party]) -> [Int] {
    func nations(_ role: Membership.Role) -> Set<Int> {
      Set(parties.filter { $0.membership.role == role }.map(\.nation))
    }
    let guarantors = nations(.guarantor)
    let protected = nations(.beneficiary)
    guard guarantors.count > 3, guarantors.isDisjoint(with: protected),
      parties.allSatisfy({ [.guarantor, .beneficiary].contains($0.membership.role) })
    else { return [] }
    return protected.sorted()
  }

  /// Of the kinds that an agreement makes, the one of highest level.
  private static func leadingKind(
    of agreement: Agreement, _ snapshot: Snapshot, _ options: DrawingOptions
  ) -> TieKind? {
    var leading: KindDefinition?
    for kind in agreement.kinds where options.kinds?.contains(kind) ?? true {
      let definition = snapshot.data.definition(of: kind)
      if leading.map({ definition.level > $0.level }) ?? true { leading = definition }
    }
    return leading?.kind
  }

  /// Keeps the focused nations, what they are part of, and what joins their
  /// partners to each other by the kept agreements.
  private mutating func keepFocus(_ options: DrawingOptions) {
    let focus = Set(options.focus.compactMap { snapshot.index(of: $0) })
    guard !focus.isEmpty else { return }
    hubs.removeAll { hub in !hub.members.contains { focus.contains($0) } }
    lines.removeAll { !focus.contains($0.from) && !focus.contains($0.to) }
    circles.removeAll { circle in !circle.members.contains { focus.contains($0) } }
  }
}

/// Instruments gathered by pair, kind and direction.
private struct Collected {
  private struct Key: Hashable {
    var from, to: Int
    var kind: TieKind
    var isDirected: Bool
  }

  private let snapshot: Snapshot
  private var places: [Key: Int] = [:]
  private(set) var lines: [DrawnNetwork.Line] = []

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  mutating func add(_ agreement: Agreement, _ kind: TieKind, _ parties: [Snapshot.Party]) {
    for (place, one) in parties.enumerated() {
      for other in parties[(place + 1)...] where other.nation != one.nation {
        let forth = one.membership.role.isPledged(to: other.membership.role)
        let back = other.membership.role.isPledged(to: one.membership.role)
        guard forth || back else { continue }
        let made = agreement.signed ?? agreement.inForce
        let joined = [one, other].compactMap { $0.membership.period.start?.year }.max()
        let year = [made?.year, joined].compactMap { $0 }.max()
        add(
          from: forth ? one.nation : other.nation, to: forth ? other.nation : one.nation, kind,
          isDirected: forth != back,
          DrawnNetwork.Instrument(
            name: agreement.name, shortName: agreement.displayName, year: year,
            level: snapshot.commitment(agreement.level, kind), strength: 1))
      }
    }
  }

  mutating func add(_ state: Snapshot.TieState) {
    let definition = snapshot.data.definition(of: state.tie.kind)
    let agreement = state.tie.agreement.flatMap { snapshot.data.agreement($0) }
    add(
      from: state.from, to: state.to, state.tie.kind,
      isDirected: state.tie.isDirected ?? definition.isDirected,
      DrawnNetwork.Instrument(
        name: agreement?.name ?? "", shortName: agreement?.displayName ?? "",
        year: (state.tie.period.start ?? state.since)?.year,
        level: snapshot.commitment(state.tie.level ?? agreement?.level, state.tie.kind),
        strength: state.tie.strength ?? 1))
  }

  private mutating func add(
    from: Int, to: Int, _ kind: TieKind, isDirected: Bool,
    _ instrument: DrawnNetwork.Instrument
  ) {
    let ends = isDirected ? (from, to) : (min(from, to), max(from, to))
    let key = Key(from: ends.0, to: ends.1, kind: kind, isDirected: isDirected)
    guard let place = places[key] else {
      places[key] = lines.count
      lines.append(
        DrawnNetwork.Line(
          from: ends.0, to: ends.1, kind: kind, isDirected: isDirected, year: instrument.year,
          instruments: [instrument]))
      return
    }
    let isKnown = lines[place].instruments.contains {
      $0.name == instrument.name && $0.year == instrument.year
    }
    if !isKnown { lines[place].instruments.append(instrument) }
    lines[place].instruments.sort { ($0.year ?? 9999, $0.name) < ($1.year ?? 9999, $1.name) }
    lines[place].year = lines[place].instruments.compactMap(\.year).min()
  }
}

extension Snapshot {
  /// How much an instrument binds: its own level, else that of its kind.
  func commitment(_ level: Level?, _ kind: TieKind) -> Commitment {
    if case .commitment(let commitment) = level { return commitment }
    return data.definition(of: kind).level
  }

  /// The kinds that the data set declares beside the standard ones.
  var declaredKinds: [String] {
    let standard = Set(KindDefinition.standard.map(\.kind))
    return data.kinds.map(\.kind).filter { !standard.contains($0) }.map(\.rawValue)
  }
}

extension DrawnNetwork.Instrument {
  /// Names and years for a tooltip, after a comma; nothing where none is known.
  static func listed(_ instruments: [DrawnNetwork.Instrument]) -> String {
    let behind = instruments.prefix(6).compactMap { instrument -> String? in
      let year = instrument.year.map(String.init)
      if instrument.name.isEmpty { return year.map { "since \($0)" } }
      return instrument.name + (year.map { " (\($0))" } ?? "")
    }
    let rest = instruments.count > 6 ? " and \(instruments.count - 6) more" : ""
    return behind.isEmpty ? "" : ", " + behind.joined(separator: "; ") + rest
  }
}
