import AllianceGraph
import GraphCore
import TextForms

extension LabelledGraph {
  /// The graph of a snapshot under a projection, with names, places and codes of nations, and with
  /// the kinds, agreements and dates behind each edge.
  ///
  /// Weights are the strengths of the projection, where they are not all one. An agreement that is a
  /// hub is a node with the attribute `kind` `agreement`.
  public init(_ projected: ProjectedGraph) {
    let snapshot = projected.snapshot
    var builder = GraphBuilder(isDirected: projected.graph.isDirected)
    builder.graph.title =
      "\(snapshot.data.metadata.name) \(snapshot.rule); \(projected.projection)"
    for (index, vertex) in projected.vertices.enumerated() {
      switch vertex {
      case .nation(let nation): builder.add(snapshot.nations[nation])
      case .agreement(let agreement):
        builder.add(snapshot.agreements[agreement].agreement, number: index)
      }
    }
    let graph = projected.graph
    let bondsByPair = snapshot.bondsByPair(projected.projection)
    for edge in 0..<graph.edgeCount {
      let ends = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
      builder.graph.edges.append(
        Edge(
          ends.0, ends.1, isDirected: graph.isDirected, weight: graph.strengths?[edge],
          isNegative: graph.negatives?[edge] ?? false))
      let isNegative = graph.negatives?[edge] ?? false
      switch (projected.vertices[ends.0], projected.vertices[ends.1]) {
      case (.nation(let one), .nation(let other)):
        let bonds = (bondsByPair[[min(one, other), max(one, other)]] ?? []).filter {
          $0.isNegative == isNegative
        }
        builder.describeLastEdge(bonds, length: graph.lengths?[edge])
      case (.nation(let nation), .agreement(let hub)), (.agreement(let hub), .nation(let nation)):
        builder.describeLastEdge(nation, of: snapshot.agreements[hub])
      default: break
      }
    }
    self = builder.finished()
  }

  /// The whole dated data set: an edge for each tie, and for each two members of an agreement at
  /// the same time, with `start` and `end`.
  ///
  /// - Parameter kinds: The kinds that are taken; nil takes all.
  public init(dated data: AllianceData, kinds: [TieKind]? = nil) {
    var builder = GraphBuilder()
    builder.graph.title = data.metadata.name
    for nation in data.contents.nations.sorted(by: { $0.code < $1.code }) { builder.add(nation) }
    let wanted = kinds.map { Set($0) }
    for tie in data.contents.ties where wanted?.contains(tie.kind) ?? true {
      builder.add(tie, data.definition(of: tie.kind))
    }
    var members: [AgreementID: [Membership]] = [:]
    for membership in data.contents.memberships where membership.role.makesTies {
      members[membership.agreement, default: []].append(membership)
    }
    for agreement in data.contents.agreements {
      let parties = members[agreement.id] ?? []
      for (place, one) in parties.enumerated() {
        for other in parties[(place + 1)...] where other.nation != one.nation {
          builder.add(one, other, of: agreement, data, wanted)
        }
      }
    }
    self = builder.finished()
  }
}

extension GraphBuilder {
  /// Adds a nation with what is known of it.
  fileprivate mutating func add(_ nation: Nation) {
    let node = nodeOrNew(nation.code.rawValue)
    func set(_ name: String, _ value: String?) {
      if let value { setNode(node, name, .text(value)) }
    }
    set("name", nation.name)
    set("kind", nation.kind.rawValue)
    set("region", nation.region)
    set("subregion", nation.subregion)
    set("iso3", nation.codes.iso3)
    set("cow", nation.codes.cow)
    if let capital = nation.capital {
      setNode(node, "latitude", .number(capital.latitude))
      setNode(node, "longitude", .number(capital.longitude))
    }
  }

  /// Adds an agreement that is a hub. One that has the name of a nation gets a number.
  fileprivate mutating func add(_ agreement: Agreement, number: Int) {
    let id = agreement.id.rawValue
    let node = declare(id) ?? nodeOrNew("\(id) (agreement \(number))")
    setNode(node, "name", .text(agreement.name))
    setNode(node, "kind", .text("agreement"))
  }

  /// Writes down what is behind the edge that was added last.
  fileprivate mutating func describeLastEdge(_ bonds: [Bond], length: Double?) {
    guard !bonds.isEmpty else { return }
    func list(_ texts: [String]) -> String {
      var seen: Set<String> = []
      return texts.filter { seen.insert($0).inserted }.joined(separator: ";")
    }
    setLastEdge("kinds", .text(list(bonds.map(\.kind.rawValue))))
    let agreements = list(bonds.compactMap(\.agreementID?.rawValue))
    if !agreements.isEmpty { setLastEdge("agreements", .text(agreements)) }
    if let level = bonds.map(\.commitment.rawValue).max() { setLastEdge("level", .integer(level)) }
    if let since = bonds.compactMap(\.since).min() {
      setLastEdge("since", .text(since.description))
    }
    if let length { setLastEdge("length", .number(length)) }
  }

  /// Writes down what the edge that was added last, from a member to its agreement, is about.
  fileprivate mutating func describeLastEdge(_ nation: Int, of state: Snapshot.AgreementState) {
    guard let party = state.parties.first(where: { $0.nation == nation }) else { return }
    let own = party.membership.kinds
    let kinds = own.isEmpty ? state.agreement.kinds : own
    setLastEdge("kinds", .text(kinds.map(\.rawValue).joined(separator: ";")))
    setLastEdge("role", .text(party.membership.role.rawValue))
    if let since = party.since { setLastEdge("since", .text(since.description)) }
  }

  fileprivate mutating func add(_ tie: Tie, _ definition: KindDefinition) {
    graph.edges.append(
      LabelledGraph.Edge(
        nodeOrNew(tie.from.rawValue), nodeOrNew(tie.to.rawValue),
        isDirected: tie.isDirected ?? definition.isDirected, weight: tie.strength,
        isNegative: definition.sign == .negative))
    setLastEdge("kinds", .text(tie.kind.rawValue))
    setSpell(tie.period)
    if let agreement = tie.agreement { setLastEdge("agreements", .text(agreement.rawValue)) }
    if let stage = tie.stage { setLastEdge("stage", .text(stage.rawValue)) }
    if let level = tie.level { setLastEdge("level", .text(level.text)) }
  }

  /// Adds what an agreement makes of two of its members while both are in it.
  fileprivate mutating func add(
    _ one: Membership, _ other: Membership, of agreement: Agreement, _ data: AllianceData,
    _ wanted: Set<TieKind>?
  ) {
    let forth = one.role.isPledged(to: other.role)
    let back = other.role.isPledged(to: one.role)
    guard forth || back else { return }
    let (pledged, protected) = forth ? (one, other) : (other, one)
    let own = pledged.kinds.isEmpty ? agreement.kinds : pledged.kinds
    let shared = own.filter {
      !(forth && back) || protected.kinds.isEmpty || protected.kinds.contains($0)
    }
    let kinds = shared.filter { wanted?.contains($0) ?? true }
    let life = Period(from: agreement.inForce ?? agreement.signed, to: agreement.end)
    guard !kinds.isEmpty, let both = one.period.common(with: other.period)?.common(with: life)
    else { return }
    graph.edges.append(
      LabelledGraph.Edge(
        nodeOrNew(pledged.nation.rawValue), nodeOrNew(protected.nation.rawValue),
        isDirected: !(forth && back),
        isNegative: kinds.allSatisfy { data.definition(of: $0).sign == .negative }))
    setLastEdge("kinds", .text(kinds.map(\.rawValue).joined(separator: ";")))
    setLastEdge("agreements", .text(agreement.id.rawValue))
    setSpell(both)
  }

  private mutating func setSpell(_ period: Period) {
    if let start = period.start { setLastEdge("start", .text(start.description)) }
    switch period.end {
    case .on(let end): setLastEdge("end", .text(end.description))
    case .unknown: setLastEdge("end", .text("unknown"))
    case .open: break
    }
  }
}

extension Period {
  /// The time in both periods, or nil where there is none.
  func common(with other: Period) -> Period? {
    guard firstDay <= other.lastDay, other.firstDay <= lastDay else { return nil }
    let later: CalendarDate?
    if let start, let second = other.start {
      later = max(start, second)
    } else {
      later = start ?? other.start
    }
    switch (end, other.end) {
    case (.on(let first), .on(let second)): return Period(from: later, to: .on(min(first, second)))
    case (.unknown, _), (_, .unknown): return Period(from: later, to: .unknown)
    case (.on(let date), .open), (.open, .on(let date)): return Period(from: later, to: .on(date))
    case (.open, .open): return Period(from: later)
    }
  }
}
