import AllianceGraph
import GraphCore

extension Snapshot {
  /// Who is drawn into a war by attacks, one after another.
  ///
  /// - Parameter rivals: whether a rival of the nation that began the war comes in against it, which
  ///   no treaty makes it do and which is marked so.
  /// - Throws: `CascadeFault`.
  /// - Complexity: O(members² of each agreement, and pledges for each nation that comes in).
  public func cascade(
    _ attacks: [Cascade.Attack], rivals: Bool = true
  ) throws(CascadeFault) -> Cascade {
    guard !attacks.isEmpty else { throw .noAttack }
    var war = War(self, rivals: rivals)
    for attack in attacks {
      try war.begin(index(of: attack.attacker, in: data), on: index(of: attack.victim, in: data))
    }
    let projected = projected(
      Projection(leastLevel: .defense, direction: .kept, nations: .present))
    let method =
      "pledges of defence that fall due, step by step"
      + (rivals ? "; rivals of the nation that began the war come in without a treaty" : "")
    return Cascade(
      scope: Scope(projected, method: method), attacks: attacks, entries: war.entries,
      contradictions: war.contradictions, released: war.released(), divided: war.divided(),
      prospects: war.prospects())
  }

  private func index(of code: NationCode, in data: AllianceData) throws(CascadeFault) -> Int {
    guard let nation = data.nation(code) else { throw .undeclaredNation(code) }
    guard let index = index(of: code) else { throw .absent(nation) }
    return index
  }
}

// MARK: - Kernel

/// The state of a war: who is on which side, who attacked whom, which pledges were looked at.
private struct War {
  let snapshot: Snapshot
  let rivals: Bool
  /// The pledges in force towards each nation, and of what each nation promised.
  private let pledgesTo: [[Pledge]]
  private(set) var entries: [Cascade.Entry] = []
  private(set) var contradictions: [Cascade.Contradiction] = []
  private var sides: [Cascade.Side?]
  /// Nations that attacked one that was at peace, or that began the war.
  private var began: [Bool]
  private var initiator: Int?
  private var stage = 0
  private var queue: [Blow] = []
  /// The pledges that fell due, by their place in `pledgesTo`.
  private var due: Set<[Int]> = []
  private var reasons: [[Int]: Cascade.Release] = [:]

  struct Pledge {
    let pledged: Int
    let bond: Bond
    let isHelp: Bool
  }

  /// One nation attacks another.
  struct Blow {
    let attacker: Int
    let victim: Int
    let step: Int
    /// Whether the victim was at peace.
    let wasAtPeace: Bool
  }

  init(_ snapshot: Snapshot, rivals: Bool) {
    self.snapshot = snapshot
    self.rivals = rivals
    sides = [Cascade.Side?](repeating: nil, count: snapshot.nations.count)
    began = [Bool](repeating: false, count: snapshot.nations.count)
    pledgesTo = Self.pledges(in: snapshot)
  }

  private static func pledges(in snapshot: Snapshot) -> [[Pledge]] {
    var pledges = [[Pledge]](repeating: [], count: snapshot.nations.count)
    let restraints: Set<TieKind> = [.neutrality, .nonaggression, .defense]
    for bond in snapshot.bondsAtAnyStage()
    where bond.stage.isAtLeast(.inForce) && !bond.isNegative {
      let isHelp = bond.commitment == .defense
      guard isHelp || (restraints.contains(bond.kind) && bond.commitment != .none) else { continue }
      pledges[bond.to].append(Pledge(pledged: bond.from, bond: bond, isHelp: isHelp))
      if bond.isMutual {
        pledges[bond.from].append(Pledge(pledged: bond.to, bond: bond, isHelp: isHelp))
      }
    }
    return pledges.map { list in
      list.sorted {
        ($0.pledged, $0.bond.agreementID?.rawValue ?? "", $0.bond.kind)
          < ($1.pledged, $1.bond.agreementID?.rawValue ?? "", $1.bond.kind)
      }
    }
  }

  // MARK: Attacks

  mutating func begin(_ attacker: Int, on victim: Int) throws(CascadeFault) {
    let (one, other) = (snapshot.nations[attacker], snapshot.nations[victim])
    guard attacker != victim, sides[attacker] == nil || sides[attacker] != sides[victim] else {
      throw .sameSide(one, other)
    }
    stage += 1
    if initiator == nil { initiator = attacker }
    let (attackerAtPeace, victimAtPeace) = (sides[attacker] == nil, sides[victim] == nil)
    if victimAtPeace { began[attacker] = true }
    if attackerAtPeace {
      sides[attacker] = sides[victim].map(opposite) ?? .attackers
      enter(attacker, against: victim, helping: nil, step: 0, .attack)
    }
    if victimAtPeace {
      sides[victim] = sides[attacker].map(opposite)
      enter(victim, against: attacker, helping: nil, step: 0, .victim)
    }
    strike(attacker, victim, step: 0, wasAtPeace: victimAtPeace)
    settle()
    if rivals, stage == 1 { bringInRivals() }
  }

  private func opposite(_ side: Cascade.Side) -> Cascade.Side {
    side == .attackers ? .attacked : .attackers
  }

  private mutating func enter(
    _ nation: Int, against opponent: Int, helping helped: Int?, step: Int,
    _ ground: Cascade.Ground
  ) {
    guard let side = sides[nation] else { return }
    entries.append(
      Cascade.Entry(
        stage: stage, step: step, nation: snapshot.nations[nation], side: side,
        opponent: snapshot.nations[opponent], helped: helped.map { snapshot.nations[$0] },
        ground: ground))
  }

  private mutating func strike(_ attacker: Int, _ victim: Int, step: Int, wasAtPeace: Bool) {
    for pledge in pledgesTo[victim] where pledge.pledged == attacker {
      note(pledge, to: victim, pledge.isHelp ? .attackedItsWard : .brokeNeutrality, victim)
    }
    queue.append(Blow(attacker: attacker, victim: victim, step: step, wasAtPeace: wasAtPeace))
  }

  /// Lets pledges fall due until nobody new comes in, the earlier steps first.
  private mutating func settle() {
    while !queue.isEmpty {
      let blow = queue.removeFirst()
      callHelpers(of: blow.victim, against: blow.attacker, blow, isVictim: true)
      callHelpers(of: blow.attacker, against: blow.victim, blow, isVictim: false)
    }
  }

  private mutating func callHelpers(
    of protected: Int, against opponent: Int, _ blow: Blow, isVictim: Bool
  ) {
    var callers: [(nation: Int, pledges: [Pledge])] = []
    for (place, pledge) in pledgesTo[protected].enumerated()
    where pledge.isHelp && pledge.pledged != opponent {
      if let reason = release(pledge, protected, opponent, blow, isVictim: isVictim) {
        reasons[[protected, place]] = reasons[[protected, place]] ?? reason
        continue
      }
      due.insert([protected, place])
      if sides[pledge.pledged] == nil {
        if callers.last?.nation == pledge.pledged {
          callers[callers.count - 1].pledges.append(pledge)
        } else {
          callers.append((pledge.pledged, [pledge]))
        }
      } else if sides[pledge.pledged] != sides[protected] {
        note(pledge, to: protected, .onTheOtherSide, opponent)
      }
    }
    for (nation, pledges) in callers {
      sides[nation] = sides[protected]
      enter(
        nation, against: opponent, helping: protected, step: blow.step + 1,
        .pledges(pledges.map { named($0, to: protected) }))
      strike(nation, opponent, step: blow.step + 1, wasAtPeace: false)
    }
  }

  /// Why a pledge is not due; nil where it is.
  private func release(
    _ pledge: Pledge, _ protected: Int, _ opponent: Int, _ blow: Blow, isVictim: Bool
  ) -> Cascade.Release? {
    let against = named(pledge, to: protected).against
    let isNamed = against.contains(snapshot.nations[opponent].code)
    if !against.isEmpty, !isNamed { return .directedAgainstOthers }
    switch pledge.bond.condition ?? .attacked {
    case .anyWar, .unconditional: return nil
    case .attacked:
      if isVictim, isNamed || blow.wasAtPeace { return nil }
      if began[protected] { return .beganTheWar }
      if sides[protected] == .attackers { return .onTheSideThatBegan }
      return isVictim ? nil : .notAttacked
    }
  }

  /// Rivals of the nation that began the war come in against it.
  private mutating func bringInRivals() {
    guard let initiator, sides[initiator] == .attackers else { return }
    for state in snapshot.ties
    where state.stage.isAtLeast(.inForce)
      && snapshot.data.definition(of: state.tie.kind).sign == .negative
      && (state.from == initiator || state.to == initiator)
    {
      let rival = state.from == initiator ? state.to : state.from
      guard sides[rival] == nil else { continue }
      sides[rival] = .attacked
      let helped = entries.first { $0.side == .attacked }
        .flatMap { snapshot.index(of: $0.nation.code) }
      enter(rival, against: initiator, helping: helped, step: 1, .rivalry(state.tie))
      strike(rival, initiator, step: 1, wasAtPeace: false)
    }
    settle()
  }

  private func named(_ pledge: Pledge, to protected: Int) -> Cascade.Pledge {
    Cascade.Pledge(
      pledged: snapshot.nations[pledge.pledged], protected: snapshot.nations[protected],
      bond: pledge.bond)
  }

  private mutating func note(
    _ pledge: Pledge, to protected: Int, _ conflict: Cascade.Contradiction.Conflict, _ opponent: Int
  ) {
    let named = named(pledge, to: protected)
    let isKnown = contradictions.contains {
      $0.conflict == conflict && $0.pledge.pledged.code == named.pledged.code
        && $0.pledge.protected.code == named.protected.code
        && $0.pledge.bond.agreementID == named.bond.agreementID
        && $0.pledge.bond.kind == named.bond.kind
    }
    guard !isKnown else { return }
    contradictions.append(
      Cascade.Contradiction(
        pledge: named, conflict: conflict, opponent: snapshot.nations[opponent]))
  }

  // MARK: What remains

  /// The pledges to nations at war that did not fall due, of nations that stay out.
  func released() -> [Cascade.Released] {
    var released: [(nation: Int, released: Cascade.Released)] = []
    for (place, reason) in reasons where !due.contains(place) {
      let pledge = pledgesTo[place[0]][place[1]]
      guard sides[pledge.pledged] == nil else { continue }
      released.append(
        (
          pledge.pledged,
          Cascade.Released(pledge: named(pledge, to: place[0]), reason: reason)
        ))
    }
    return released.sorted { Self.key($0.released.pledge) < Self.key($1.released.pledge) }
      .map(\.released)
  }

  private static func key(_ pledge: Cascade.Pledge) -> (String, String, String, String) {
    (
      pledge.pledged.code.rawValue, pledge.protected.code.rawValue,
      pledge.bond.agreementID?.rawValue ?? "", pledge.bond.kind.rawValue
    )
  }

  /// Nations that stay out and have promised something to both sides.
  func divided() -> [(nation: Nation, pledges: [Cascade.Pledge])] {
    snapshot.nations.indices.compactMap { nation in
      guard sides[nation] == nil else { return nil }
      var pledges: [Cascade.Pledge] = []
      var found: Set<Cascade.Side> = []
      for protected in snapshot.nations.indices {
        guard let side = sides[protected] else { continue }
        for pledge in pledgesTo[protected] where pledge.pledged == nation {
          found.insert(side)
          pledges.append(named(pledge, to: protected))
        }
      }
      return found.count == 2 ? (snapshot.nations[nation], pledges) : nil
    }
  }

  /// For each nation at peace that others guarantee: who would come in if it were attacked.
  func prospects() -> [Cascade.Prospect] {
    let belligerents = snapshot.nations.indices.filter { sides[$0] != nil }
    return snapshot.nations.indices.compactMap { victim in
      guard sides[victim] == nil, isGuaranteed(victim) else { return nil }
      var attackers: [Nation] = []
      var newcomers: [Cascade.Pledge] = []
      for attacker in belligerents where sides[attacker] == .attackers {
        var trial = self
        guard (try? trial.begin(attacker, on: victim)) != nil else { continue }
        let arrivals = trial.entries[entries.count...].flatMap { entry -> [Cascade.Pledge] in
          if case .pledges(let pledges) = entry.ground { return pledges }
          return []
        }
        guard !arrivals.isEmpty else { continue }
        if attackers.isEmpty { newcomers = arrivals }
        attackers.append(snapshot.nations[attacker])
      }
      guard !attackers.isEmpty else { return nil }
      return Cascade.Prospect(
        victim: snapshot.nations[victim], attackers: attackers, newcomers: newcomers)
    }
  }

  /// Whether somebody promised to defend a nation that owes it nothing in return.
  private func isGuaranteed(_ nation: Int) -> Bool {
    pledgesTo[nation].contains { $0.isHelp && !$0.bond.isMutual }
  }
}
