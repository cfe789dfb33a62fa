/// What ties two nations on a date: one instrument, one kind, with its evidence.
public struct Bond: Sendable {
  /// The instrument: an agreement that both are in, or a tie of the two.
  public enum Instrument: Sendable {
    /// An agreement.
    case agreement(Agreement)
    /// A tie.
    case tie(Tie)
  }

  /// The index in the snapshot of the nation that is pledged; either where mutual.
  public let from: Int
  /// The index in the snapshot of the nation that it is pledged to; either where mutual.
  public let to: Int
  /// Whether both are pledged to each other.
  public let isMutual: Bool
  /// What the bond is about.
  public let kind: TieKind
  /// The instrument.
  public let instrument: Instrument
  /// How far it has come.
  public let stage: Stage
  /// Since when the two are tied by it.
  public let since: CalendarDate?
  /// How much it binds; the usual level of the kind where nothing else is stated.
  public let level: Level
  /// When the pledge falls due.
  public let condition: PledgeCondition?
  /// How close it is.
  public let strength: Double
  /// Whether it holds the two apart.
  public let isNegative: Bool
  /// What says so.
  public let sources: [SourceID]

  /// The commitment, none for a diplomatic representation.
  public var commitment: Commitment {
    if case .commitment(let commitment) = level { return commitment }
    return .none
  }

  /// The agreement behind the bond: the instrument itself, or the one that a tie rests on.
  public var agreementID: AgreementID? {
    switch instrument {
    case .agreement(let agreement): agreement.id
    case .tie(let tie): tie.agreement
    }
  }
}

extension Snapshot {
  /// Everything that ties two nations under a projection, agreements first, each by kind.
  ///
  /// - Complexity: O(agreements × log members + ties).
  public func bonds(between first: Int, and second: Int, _ projection: Projection) -> [Bond] {
    var bonds: [Bond] = []
    for state in agreements where state.stage.isAtLeast(projection.leastStage) {
      let others = state.places(of: second)
      guard !others.isEmpty else { continue }
      for place in state.places(of: first) {
        for other in others {
          appendBonds(
            of: state, state.parties[place], state.parties[other], projection, to: &bonds)
        }
      }
    }
    for state in ties
    where (state.from == first && state.to == second)
      || (state.from == second && state.to == first)
    {
      if let bond = bond(of: state, projection) { bonds.append(bond) }
    }
    return bonds
  }

  /// Every bond of the snapshot, of whatever kind, stage and level; pair by pair, agreements first.
  ///
  /// - Complexity: O(sum over agreements of members² + ties).
  public func bondsAtAnyStage() -> [Bond] {
    var bonds: [Bond] = []
    for state in agreements {
      let anything = Projection(kinds: .all, leastStage: state.stage)
      for (place, one) in state.parties.enumerated() {
        for other in state.parties[(place + 1)...] {
          appendBonds(of: state, one, other, anything, to: &bonds)
        }
      }
    }
    for state in ties {
      let anything = Projection(kinds: .all, leastStage: state.stage)
      if let bond = bond(of: state, anything) { bonds.append(bond) }
    }
    return bonds
  }

  /// Everything that ties any two nations under a projection, by pair: the lower index first. The
  /// bonds of a pair stand in the order of `bonds(between:and:_:)`.
  ///
  /// - Complexity: O(sum over agreements of members² + ties).
  package func bondsByPair(_ projection: Projection) -> [[Int]: [Bond]] {
    var byPair: [[Int]: [Bond]] = [:]
    func add(_ bonds: [Bond]) {
      for bond in bonds {
        byPair[[min(bond.from, bond.to), max(bond.from, bond.to)], default: []].append(bond)
      }
    }
    for state in agreements where state.stage.isAtLeast(projection.leastStage) {
      for (place, one) in state.parties.enumerated() {
        for other in state.parties[(place + 1)...] {
          var bonds: [Bond] = []
          appendBonds(of: state, one, other, projection, to: &bonds)
          add(bonds)
        }
      }
    }
    for state in ties {
      if let bond = bond(of: state, projection) { add([bond]) }
    }
    return byPair
  }

  /// Appends what an agreement makes of two of its parties.
  func appendBonds(
    of state: AgreementState, _ one: Party, _ other: Party, _ projection: Projection,
    to bonds: inout [Bond]
  ) {
    let forth = one.membership.role.isPledged(to: other.membership.role)
    let back = other.membership.role.isPledged(to: one.membership.role)
    guard forth || back, one.nation != other.nation, one.days.overlaps(other.days) else { return }
    if forth, back, !isAlike(one, other, in: state.agreement) {
      appendPledge(of: one, to: other, isMutual: false, state, projection, to: &bonds)
      appendPledge(of: other, to: one, isMutual: false, state, projection, to: &bonds)
    } else {
      let (pledged, protected) = forth ? (one, other) : (other, one)
      appendPledge(
        of: pledged, to: protected, isMutual: forth && back, state, projection, to: &bonds)
    }
  }

  private func appendPledge(
    of pledged: Party, to protected: Party, isMutual: Bool, _ state: AgreementState,
    _ projection: Projection, to bonds: inout [Bond]
  ) {
    for kind in sharedKinds(state.agreement, pledged, protected) {
      let definition = data.definition(of: kind)
      guard projection.includes(definition) else { continue }
      let level = pledged.membership.level ?? state.agreement.level ?? .commitment(definition.level)
      let bond = Bond(
        from: pledged.nation, to: protected.nation, isMutual: isMutual, kind: kind,
        instrument: .agreement(state.agreement), stage: state.stage,
        since: [pledged.since, protected.since].compactMap { $0 }.max(),
        level: level, condition: pledged.membership.condition ?? state.agreement.condition,
        strength: 1, isNegative: definition.sign == .negative,
        sources: Self.sources(of: state.agreement, pledged, protected))
      if let least = projection.leastLevel, bond.commitment < least { continue }
      bonds.append(bond)
    }
  }

  /// Whether two members are pledged to each other at one level and on one condition.
  private func isAlike(_ one: Party, _ other: Party, in agreement: Agreement) -> Bool {
    one.membership.level ?? agreement.level == other.membership.level ?? agreement.level
      && one.membership.condition ?? agreement.condition
        == other.membership.condition ?? agreement.condition
  }

  /// The bond of a tie, unless the projection leaves it out.
  func bond(of state: TieState, _ projection: Projection) -> Bond? {
    let tie = state.tie
    let definition = data.definition(of: tie.kind)
    guard projection.includes(definition), state.stage.isAtLeast(projection.leastStage) else {
      return nil
    }
    let sources =
      tie.sources.isEmpty
      ? tie.agreement.flatMap { data.agreement($0)?.sources } ?? [] : tie.sources
    let bond = Bond(
      from: state.from, to: state.to, isMutual: !(tie.isDirected ?? definition.isDirected),
      kind: tie.kind, instrument: .tie(tie), stage: state.stage, since: state.since,
      level: tie.level ?? .commitment(definition.level), condition: tie.condition,
      strength: tie.strength ?? 1, isNegative: definition.sign == .negative, sources: sources)
    if let least = projection.leastLevel, bond.commitment < least { return nil }
    return bond
  }

  /// The kinds of a pledge: those of the pledged one; where the other is pledged too, those that
  /// both share.
  private func sharedKinds(
    _ agreement: Agreement, _ pledged: Party, _ protected: Party
  ) -> [TieKind] {
    let own = pledged.membership.kinds.isEmpty ? agreement.kinds : pledged.membership.kinds
    let others = protected.membership.kinds.isEmpty ? agreement.kinds : protected.membership.kinds
    guard protected.membership.role.isPledged(to: pledged.membership.role) else { return own }
    return own.filter { others.contains($0) }
  }

  private static func sources(of agreement: Agreement, _ one: Party, _ other: Party) -> [SourceID] {
    var sources = agreement.sources
    for source in one.membership.sources + other.membership.sources
    where !sources.contains(source) {
      sources.append(source)
    }
    return sources
  }
}
