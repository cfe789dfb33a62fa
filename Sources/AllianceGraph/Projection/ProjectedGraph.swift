import GraphCore

/// A graph made of a snapshot, with what is needed to put names back on its vertices.
public struct ProjectedGraph: Sendable {
  /// What a vertex stands for.
  public enum Vertex: Hashable, Sendable {
    /// The nation at an index of the snapshot.
    case nation(Int)
    /// The agreement at an index of the snapshot (projection as hubs only).
    case agreement(Int)
  }

  /// The snapshot that it was made of.
  public let snapshot: Snapshot
  /// The rule by which it was made.
  public let projection: Projection
  /// The graph. Nations come first, by code; then agreements, by id.
  public let graph: CompactGraph
  /// What each vertex stands for.
  public let vertices: [Vertex]

  private let vertexOfNation: [Int?]

  fileprivate init(
    snapshot: Snapshot, projection: Projection, graph: CompactGraph, vertices: [Vertex]
  ) {
    self.snapshot = snapshot
    self.projection = projection
    self.graph = graph
    self.vertices = vertices
    var vertexOfNation = [Int?](repeating: nil, count: snapshot.nations.count)
    for (index, vertex) in vertices.enumerated() {
      if case .nation(let nation) = vertex { vertexOfNation[nation] = index }
    }
    self.vertexOfNation = vertexOfNation
  }

  /// The nation of a vertex, or nil where it stands for an agreement.
  public func nation(at vertex: Int) -> Nation? {
    guard case .nation(let index) = vertices[vertex] else { return nil }
    return snapshot.nations[index]
  }

  /// The vertex of a nation, or nil where it is not in the graph.
  public func vertex(of code: NationCode) -> Int? {
    snapshot.index(of: code).flatMap { vertexOfNation[$0] }
  }

  /// Everything that ties the nations of two vertices.
  public func bonds(between first: Int, and second: Int) -> [Bond] {
    guard case .nation(let one) = vertices[first], case .nation(let other) = vertices[second]
    else { return [] }
    return snapshot.bonds(between: one, and: other, projection)
  }
}

extension Snapshot {
  /// The graph that a projection makes of the snapshot.
  ///
  /// A pair's edge has the strength that the projection's merge rule gives and, as its length, 1 or
  /// the least of 4 − level over its bonds. Hostile kinds, where they are asked for, make edges of
  /// their own that are negative.
  ///
  /// - Complexity: O(sum over agreements of members², at most, + ties).
  public func projected(_ projection: Projection = Projection()) -> ProjectedGraph {
    var weaver = Weaver(self, projection)
    weaver.weave()
    return weaver.projectedGraph()
  }
}

// MARK: - Kernel

/// Collects what ties each pair of vertices, in one pass over agreements and ties.
private struct Weaver {
  let snapshot: Snapshot
  let projection: Projection
  /// The place in `dyads` of a pair and sign; looked up, never iterated.
  var places: [UInt64: Int] = [:]
  var dyads: [Dyad] = []

  /// A pair of vertices, or an ordered pair where direction is kept.
  struct Dyad {
    var first: Int
    var second: Int
    var isNegative: Bool
    var forth = false
    var back = false
    var count = 0
    var strengthSum = 0.0
    var level = 0
    /// The last instrument counted: its bonds follow each other, one for each kind and direction.
    var lastInstrument = -1

    mutating func add(forth: Bool, back: Bool, level: Int) {
      self.forth = self.forth || forth
      self.back = self.back || back
      self.level = max(self.level, level)
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

  init(_ snapshot: Snapshot, _ projection: Projection) {
    self.snapshot = snapshot
    self.projection = projection
    places.reserveCapacity(snapshot.nations.count * 16)
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
    for (position, state) in snapshot.ties.enumerated() {
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
    for (place, one) in state.parties.enumerated() {
      for other in state.parties[(place + 1)...]
      where other.nation != one.nation && one.days.overlaps(other.days) {
        let forth = one.membership.role.isPledged(to: other.membership.role)
        let back = other.membership.role.isPledged(to: one.membership.role)
        guard forth || back else { continue }
        if isPlain(one), isPlain(other) {
          for bond in common {
            add(
              from: forth ? one.nation : other.nation, to: forth ? other.nation : one.nation,
              isMutual: forth && back, isNegative: bond.isNegative, level: bond.level,
              strength: 1, instrument: instrument, isShared: isShared)
          }
        } else {
          var own: [Bond] = []
          snapshot.appendBonds(of: state, one, other, projection, to: &own)
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
    for party in state.parties where party.membership.role.makesTies {
      for bond in bonds(
        of: state.agreement, kinds: party.membership.kinds, level: party.membership.level)
      {
        add(
          from: party.nation, to: snapshot.nations.count + instrument, isMutual: true,
          isNegative: bond.isNegative, level: bond.level, strength: 1, instrument: instrument)
      }
    }
  }

  private func isPlain(_ party: Snapshot.Party) -> Bool {
    party.membership.kinds.isEmpty && party.membership.level == nil
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
        : dyads[place].lastInstrument != instrument
      dyads[place].lastInstrument = instrument
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
    let key = UInt64(first) << 33 | UInt64(second) << 1 | (isNegative ? 1 : 0)
    if let known = places[key] { return known }
    places[key] = dyads.count
    dyads.append(Dyad(first: first, second: second, isNegative: isNegative))
    return dyads.count - 1
  }

  func projectedGraph() -> ProjectedGraph {
    let kept = dyads.filter {
      projection.direction != .symmetricByAll || ($0.forth && $0.back)
    }
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
        index[dyad.first], index[dyad.second], strength: strength(of: dyad),
        length: projection.length == .hops ? 1 : Double(4 - dyad.level),
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
    case .highestLevel: Double(1 + dyad.level)
    }
  }

  private func vertices(of kept: [Dyad]) -> [ProjectedGraph.Vertex] {
    var isTied = [Bool](repeating: false, count: snapshot.nations.count + snapshot.agreements.count)
    for dyad in kept {
      isTied[dyad.first] = true
      isTied[dyad.second] = true
    }
    var vertices: [ProjectedGraph.Vertex] = []
    for nation in snapshot.nations.indices
    where projection.nations == .present || isTied[nation] {
      vertices.append(.nation(nation))
    }
    for agreement in snapshot.agreements.indices
    where isTied[snapshot.nations.count + agreement] {
      vertices.append(.agreement(agreement))
    }
    return vertices
  }
}
