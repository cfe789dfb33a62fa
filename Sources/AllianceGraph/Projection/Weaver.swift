import GraphCore

/// Collects what ties each pair of vertices, in one pass over agreements and ties.
struct Weaver {
  let snapshot: Snapshot
  let projection: Projection
  /// Whether the ties of each nation count.
  let counts: [Bool]
  var places: DyadPlaces
  var dyads: [Dyad] = []

  /// A pair of vertices, or an ordered pair where direction is kept. Small, since a snapshot has
  /// tens of thousands of them.
  struct Dyad {
    var first: Int32
    var second: Int32
    var isNegative: Bool
    var forth = false
    var back = false
    var level: Int8 = 0
    var count: Int32 = 0
    /// The last instrument counted: its bonds follow each other, one for each kind and direction.
    var lastInstrument: Int32 = -1
    var strengthSum = 0.0

    mutating func add(forth: Bool, back: Bool, level: Int) {
      self.forth = self.forth || forth
      self.back = self.back || back
      self.level = max(self.level, Int8(level))
    }
  }

  /// A pair and an agreement that ties it, told by its index in the snapshot or after those.
  struct Evidence: Hashable {
    var dyad: Int
    var agreement: Int
  }

  /// The numbers of agreements on which ties rest.
  var basis: [AgreementID: Int] = [:]
  /// What ties a pair through agreements on which ties rest too: one agreement counts once for a pair,
  /// however many ties, kinds and memberships name it.
  var counted: Set<Evidence> = []

  /// What of a party decides whom it is tied to; copying the whole of it costs more than the tie.
  struct Seat {
    let nation: Int
    let role: Membership.Role
    let days: ClosedRange<Day>
    /// Whether it has no kinds nor level of its own.
    let isPlain: Bool

    init(_ party: Snapshot.Party) {
      nation = party.nation
      role = party.membership.role
      days = party.days
      isPlain = party.membership.kinds.isEmpty && party.membership.level == nil
    }
  }

  init(_ snapshot: Snapshot, _ projection: Projection) {
    self.snapshot = snapshot
    self.projection = projection
    counts = snapshot.nations.map { projection.includes($0) }
    let hubs = projection.agreements == .hubs ? snapshot.agreements.count : 0
    let vertexCount = snapshot.nations.count + hubs
    places = DyadPlaces(vertexCount: vertexCount)
    // Pages that no dyad reaches are never touched.
    dyads.reserveCapacity(min(vertexCount * vertexCount / 2, 1 << 16))
    numberAgreementsOfTies()
  }

  private mutating func numberAgreementsOfTies() {
    for state in snapshot.ties {
      if let agreement = state.tie.agreement { basis[agreement] = -1 }
    }
    guard !basis.isEmpty else { return }
    for (number, state) in snapshot.agreements.enumerated() where basis[state.agreement.id] != nil {
      basis[state.agreement.id] = number
    }
    var next = snapshot.agreements.count + snapshot.ties.count
    for state in snapshot.ties {
      guard let agreement = state.tie.agreement, basis[agreement] == -1 else { continue }
      basis[agreement] = next
      next += 1
    }
  }

  mutating func weave() {
    for (instrument, state) in snapshot.agreements.enumerated()
    where state.stage.isAtLeast(projection.leastStage) {
      switch projection.agreements {
      case .pairs: weavePairs(of: state, instrument)
      case .hubs: weaveHub(of: state, instrument)
      }
    }
    for (position, state) in snapshot.ties.enumerated()
    where counts[state.from] && counts[state.to] {
      guard let bond = snapshot.bond(of: state, projection) else { continue }
      add(
        from: bond.from, to: bond.to, isMutual: bond.isMutual, isNegative: bond.isNegative,
        level: bond.commitment.rawValue, strength: bond.strength,
        hasOwnStrength: state.tie.strength != nil,
        instrument: state.tie.agreement.flatMap { basis[$0] }
          ?? snapshot.agreements.count + position,
        isShared: state.tie.agreement != nil)
    }
  }

  /// All members of one role, without kinds or levels of their own, are tied alike: one look at the
  /// agreement serves every pair of them.
  private mutating func weavePairs(of state: Snapshot.AgreementState, _ instrument: Int) {
    let common = bonds(of: state.agreement, kinds: [], level: nil)
    let isShared = basis[state.agreement.id] != nil
    let seats = state.parties.map { Seat($0) }
    for (place, one) in seats.enumerated() where counts[one.nation] {
      for otherPlace in place + 1..<seats.count where counts[seats[otherPlace].nation] {
        let other = seats[otherPlace]
        guard other.nation != one.nation, one.days.overlaps(other.days) else { continue }
        let forth = one.role.isPledged(to: other.role)
        let back = other.role.isPledged(to: one.role)
        guard forth || back else { continue }
        if one.isPlain, other.isPlain {
          for bond in common {
            add(
              from: forth ? one.nation : other.nation, to: forth ? other.nation : one.nation,
              isMutual: forth && back, isNegative: bond.isNegative, level: bond.level,
              strength: 1, instrument: instrument, isShared: isShared)
          }
        } else {
          var own: [Bond] = []
          snapshot.appendBonds(
            of: state, state.parties[place], state.parties[otherPlace], projection, to: &own)
          for bond in own {
            add(
              from: bond.from, to: bond.to, isMutual: bond.isMutual, isNegative: bond.isNegative,
              level: bond.commitment.rawValue, strength: 1, instrument: instrument,
              isShared: isShared)
          }
        }
      }
    }
  }

  private mutating func weaveHub(of state: Snapshot.AgreementState, _ instrument: Int) {
    for party in state.parties where party.membership.role.makesTies && counts[party.nation] {
      for bond in bonds(
        of: state.agreement, kinds: party.membership.kinds, level: party.membership.level)
      {
        add(
          from: party.nation, to: snapshot.nations.count + instrument, isMutual: true,
          isNegative: bond.isNegative, level: bond.level, strength: 1, instrument: instrument)
      }
    }
  }

  private func bonds(
    of agreement: Agreement, kinds: [TieKind], level: Level?
  ) -> [(level: Int, isNegative: Bool)] {
    (kinds.isEmpty ? agreement.kinds : kinds).compactMap { kind in
      let definition = snapshot.data.definition(of: kind)
      guard projection.includes(definition) else { return nil }
      var commitment = Commitment.none
      if case .commitment(let stated) = level ?? agreement.level ?? .commitment(definition.level) {
        commitment = stated
      }
      if let least = projection.leastLevel, commitment < least { return nil }
      return (commitment.rawValue, definition.sign == .negative)
    }
  }

  private mutating func add(
    from: Int, to: Int, isMutual: Bool, isNegative: Bool, level: Int, strength: Double,
    hasOwnStrength: Bool = false, instrument: Int, isShared: Bool = false
  ) {
    func count(_ first: Int, _ second: Int, forth: Bool, back: Bool) {
      let place = place(first, second, isNegative)
      dyads[place].add(forth: forth, back: back, level: level)
      let isNew =
        isShared
        ? counted.insert(Evidence(dyad: place, agreement: instrument)).inserted
        : dyads[place].lastInstrument != Int32(instrument)
      dyads[place].lastInstrument = Int32(instrument)
      if isNew { dyads[place].count += 1 }
      if isNew || hasOwnStrength { dyads[place].strengthSum += strength }
    }
    if projection.direction == .kept {
      count(from, to, forth: true, back: false)
      if isMutual { count(to, from, forth: true, back: false) }
    } else {
      count(min(from, to), max(from, to), forth: isMutual || from < to, back: isMutual || to < from)
    }
  }

  private mutating func place(_ first: Int, _ second: Int, _ isNegative: Bool) -> Int {
    let place = places.place(of: first, second, isNegative, next: dyads.count)
    if place == dyads.count {
      dyads.append(Dyad(first: Int32(first), second: Int32(second), isNegative: isNegative))
    }
    return place
  }

  func projectedGraph() -> ProjectedGraph {
    let kept =
      projection.direction == .symmetricByAll ? dyads.filter { $0.forth && $0.back } : dyads
    let vertices = self.vertices(of: kept)
    var index = [Int](
      repeating: -1, count: snapshot.nations.count + snapshot.agreements.count)
    for (position, vertex) in vertices.enumerated() {
      switch vertex {
      case .nation(let nation): index[nation] = position
      case .agreement(let agreement): index[snapshot.nations.count + agreement] = position
      }
    }
    let edges = kept.map { dyad in
      Edge(
        index[Int(dyad.first)], index[Int(dyad.second)], strength: strength(of: dyad),
        length: projection.length == .hops ? 1 : Double(4 - Int(dyad.level)),
        isNegative: dyad.isNegative)
    }
    return ProjectedGraph(
      snapshot: snapshot, projection: projection,
      graph: CompactGraph(
        vertexCount: vertices.count, directed: projection.direction == .kept, edges: edges),
      vertices: vertices)
  }

  private func strength(of dyad: Dyad) -> Double {
    switch projection.merge {
    case .any: 1
    case .count: Double(dyad.count)
    case .sum: dyad.strengthSum
    case .highestLevel: Double(1 + Int(dyad.level))
    }
  }

  private func vertices(of kept: [Dyad]) -> [ProjectedGraph.Vertex] {
    var isTied = [Bool](repeating: false, count: snapshot.nations.count + snapshot.agreements.count)
    for dyad in kept {
      isTied[Int(dyad.first)] = true
      isTied[Int(dyad.second)] = true
    }
    var vertices: [ProjectedGraph.Vertex] = []
    for nation in snapshot.nations.indices
    where counts[nation] && (projection.nations == .present || isTied[nation]) {
      vertices.append(.nation(nation))
    }
    for agreement in snapshot.agreements.indices
    where isTied[snapshot.nations.count + agreement] {
      vertices.append(.agreement(agreement))
    }
    return vertices
  }
}
