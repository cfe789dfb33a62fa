import AllianceGraph
import GraphAlgorithms
import GraphCore

extension Snapshot {
  /// The diplomatic paths from one nation to another, each leg with its treaties: the shortest
  /// unless the question says otherwise.
  ///
  /// An organisation is no go-between unless the projection counts the ties of all actors, or a path
  /// begins or ends at one or is to pass it. By the projection's length a path has the fewest legs, or
  /// the least sum of 4 − level. Hostile ties never make a leg. Of equally short paths all are found; they are listed in the order of
  /// their nations' codes. With agreements as hubs a chain names the one agreement that each leg goes
  /// through, so that two treaties between the same nations make two chains; a leg counts as it does
  /// with pairs.
  ///
  /// - Parameter question: which chains count.
  /// - Parameter limit: how many paths to list; `pathCount` tells how many there are.
  /// - Throws: `AnalysisError.undeclaredNation` for a code that the data set does not have;
  ///   `AnalysisError.algorithm` where the paths are too many to be counted.
  /// - Complexity: O((nations + ties) log nations), and the length of what is listed.
  public func paths(
    from: NationCode, to: NationCode, _ projection: Projection = Projection(),
    _ question: PathQuestion = PathQuestion(), limit: Int = 5
  ) throws(AnalysisError) -> PathAnswer {
    let ends = try (data.declared(from), data.declared(to))
    for code in question.avoided { _ = try data.declared(code) }
    var named = [ends.0, ends.1]
    for code in question.passed { named.append(try data.declared(code)) }
    var projection = friendly(projection).widened(for: named)
    if question.search == .widest { projection.merge = .highestLevel }
    let projected = projected(projection)
    let search = PathSearch(projected: projected, from: ends.0, to: ends.1, question: question)
    return try search.answer(
      Scope(projected, method: question.method(projection.length)), limit: limit)
  }

  /// The projection without hostile kinds, which make no leg.
  func friendly(_ projection: Projection) -> Projection {
    var projection = projection
    switch projection.kinds {
    case .positive: break
    case .all: projection.kinds = .positive
    case .only(let kinds):
      projection.kinds = .only(kinds.filter { data.definition(of: $0).sign == .positive })
    }
    return projection
  }
}

extension AllianceData {
  /// The nation of a code.
  func declared(_ code: NationCode) throws(AnalysisError) -> Nation {
    guard let nation = nation(code) else { throw .undeclaredNation(code) }
    return nation
  }
}

// MARK: - Kernel

private struct PathSearch {
  let projected: ProjectedGraph
  let from: Nation
  let to: Nation
  let question: PathQuestion

  var snapshot: Snapshot { projected.snapshot }
  var hasHubs: Bool { projected.projection.agreements == .hubs }
  var weighting: PathWeighting {
    hasHubs || projected.projection.length != .hops ? .lengths : .hops
  }

  func answer(_ scope: Scope, limit: Int) throws(AnalysisError) -> PathAnswer {
    var scope = scope
    func answer(
      _ paths: [DiplomaticPath], _ count: Double, _ obstacle: PathObstacle?
    ) -> PathAnswer {
      PathAnswer(
        scope: scope, question: question, from: from, to: to, paths: paths, pathCount: count,
        obstacle: obstacle)
    }
    if snapshot.coverage == .outside {
      return answer([], 0, .notCovered(snapshot.data.metadata.coverage))
    }
    let absent = [from, to].filter { snapshot.index(of: $0.code) == nil }
    guard absent.isEmpty, let source = projected.vertex(of: from.code),
      let target = projected.vertex(of: to.code)
    else { return answer([], 0, absent.isEmpty ? separation(nil, nil) : .absent(absent)) }
    let rivals = question.allowsRivals ? [] : snapshot.rivals(of: [from.code, to.code])
    if !question.allowsRivals {
      let names = rivals.map(\.name).joined(separator: ", ")
      scope.notes.append("Rivals of the two: \(rivals.isEmpty ? "none" : names).")
    }
    let found = try found(source, target, rivals: rivals, limit: limit)
    guard found.paths.isEmpty else {
      return answer(found.paths.prefix(limit).map(named), found.count, nil)
    }
    let isConstrained = !question.avoided.isEmpty || !question.passed.isEmpty || !rivals.isEmpty
    if isConstrained, reach(source, .outgoing, or: from).contains(where: { $0.code == to.code }) {
      let avoided = Set(question.avoided + rivals.map(\.code)).sorted()
      return answer(
        [], 0,
        .barred(
          avoided: avoided.compactMap { snapshot.data.nation($0) },
          passed: question.passed.compactMap { snapshot.data.nation($0) }))
    }
    return answer([], 0, separation(source, target))
  }

  private func found(
    _ source: Int, _ target: Int, rivals: [Nation], limit: Int
  ) throws(AnalysisError) -> ShortestPaths {
    let passed = question.passed.map { projected.vertex(of: $0) }
    guard !passed.contains(nil) else { return ShortestPaths(paths: [], count: 0) }
    let avoided = (question.avoided + rivals.map(\.code)).compactMap { projected.vertex(of: $0) }
    let graph = hasHubs ? halvedAtHubs() : projected.graph
    do throws(GraphAlgorithmsError) {
      switch question.search {
      case .shortest:
        return try graph.shortestPaths(
          from: source, to: target, through: passed.compactMap { $0 }, avoiding: avoided,
          weighted: weighting, limit: limit)
      case .ranked:
        let paths = try graph.shortestPaths(
          from: source, to: target, count: limit, through: passed.compactMap { $0 },
          avoiding: avoided, weighted: weighting)
        return ShortestPaths(paths: paths, count: Double(paths.count))
      case .every(let longest):
        let paths = try graph.simplePaths(
          from: source, to: target, longest: hasHubs ? 2 * longest : longest, avoiding: avoided
        ).filter { path in
          legCount(of: path) <= longest
            && passed.allSatisfy { stop in path.vertices.contains { $0 == stop } }
        }.sorted { left, right in
          let (one, other) = (legCount(of: left), legCount(of: right))
          return one == other
            ? left.vertices.lexicographicallyPrecedes(right.vertices) : one < other
        }
        return ShortestPaths(paths: paths, count: Double(paths.count))
      case .widest:
        let path = try graph.widestPath(
          from: source, to: target, through: passed.compactMap { $0 }, avoiding: avoided)
        return ShortestPaths(paths: path.map { [$0] } ?? [], count: path == nil ? 0 : 1)
      }
    } catch {
      throw .algorithm(error)
    }
  }

  private func legCount(of path: Path) -> Int {
    path.vertices.count { projected.nation(at: $0) != nil } - 1
  }

  /// The graph in which the way into an agreement and the way out of it are half a leg each.
  private func halvedAtHubs() -> CompactGraph {
    let graph = projected.graph
    return CompactGraph(
      vertexCount: graph.vertexCount, directed: graph.isDirected,
      edges: (0..<graph.edgeCount).map { edge in
        let ends = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
        let isHub = projected.nation(at: ends.0) == nil || projected.nation(at: ends.1) == nil
        return Edge(
          ends.0, ends.1, strength: graph.strengths?[edge] ?? 1,
          length: (graph.lengths?[edge] ?? 1) * (isHub ? 0.5 : 1))
      })
  }

  private func named(_ path: Path) -> DiplomaticPath {
    var nations: [Nation] = []
    var legs: [DiplomaticPath.Leg] = []
    var (last, agreement): (Int?, Agreement?) = (nil, nil)
    for vertex in path.vertices {
      guard let nation = projected.nation(at: vertex) else {
        if case .agreement(let index) = projected.vertices[vertex] {
          agreement = snapshot.agreements[index].agreement
        }
        continue
      }
      if let before = last, let from = nations.last {
        legs.append(leg(from, before, nation, vertex, through: agreement))
      }
      nations.append(nation)
      (last, agreement) = (vertex, nil)
    }
    return DiplomaticPath(nations: nations, length: path.length, legs: legs)
  }

  private func leg(
    _ from: Nation, _ source: Int, _ to: Nation, _ target: Int, through agreement: Agreement?
  ) -> DiplomaticPath.Leg {
    let bonds = projected.bonds(between: source, and: target).filter { bond in
      guard hasHubs else { return true }
      if case .agreement(let instrument) = bond.instrument { return instrument.id == agreement?.id }
      return agreement == nil
    }
    return DiplomaticPath.Leg(
      from: from, to: to, bonds: bonds.inReadingOrder, agreement: agreement, day: nil,
      fromIndex: snapshot.index(of: from.code) ?? -1)
  }

  // MARK: Why there is none

  private func separation(_ source: Int?, _ target: Int?) -> PathObstacle {
    let reachable = reach(source, .outgoing, or: from)
    let reaching = reach(target, .incoming, or: to)
    let sides = (
      Set(reachable.compactMap { snapshot.index(of: $0.code) }),
      Set(reaching.compactMap { snapshot.index(of: $0.code) })
    )
    let near = nearTies(between: sides.0, and: sides.1)
    return .separate(
      PathObstacle.Separation(
        reachable: reachable, reaching: reaching, nearTies: Array(near.prefix(20)),
        nearTieCount: near.count))
  }

  private func reach(_ vertex: Int?, _ direction: Direction, or alone: Nation) -> [Nation] {
    guard let vertex,
      let distances = try? projected.graph.distances(from: vertex, direction: direction)
    else { return [alone] }
    return (0..<distances.count)
      .filter { distances[$0] != nil }
      .compactMap { projected.nation(at: $0) }
  }

  /// Bonds of any stage, kind or level from one side to the other that lack exactly one thing.
  private func nearTies(between side: Set<Int>, and other: Set<Int>) -> [PathObstacle.NearTie] {
    var near: [PathObstacle.NearTie] = []
    func add(_ bond: Bond) {
      let isForth = side.contains(bond.from) && other.contains(bond.to)
      guard isForth || (side.contains(bond.to) && other.contains(bond.from)),
        let shortfall = shortfall(of: bond)
      else { return }
      near.append(
        PathObstacle.NearTie(
          from: snapshot.nations[isForth ? bond.from : bond.to],
          to: snapshot.nations[isForth ? bond.to : bond.from], bond: bond, shortfall: shortfall))
    }
    for bond in snapshot.bondsAtAnyStage() { add(bond) }
    return near.sorted {
      ($0.from.code, $0.to.code, $0.bond.kind) < ($1.from.code, $1.to.code, $1.bond.kind)
    }
  }

  private func shortfall(of bond: Bond) -> PathObstacle.NearTie.Shortfall? {
    let wanted = projected.projection
    var shortfalls: [PathObstacle.NearTie.Shortfall] = []
    if !bond.stage.isAtLeast(wanted.leastStage) {
      guard bond.stage != .ended, bond.stage != .severed else { return nil }
      shortfalls.append(.stage(bond.stage))
    }
    if !wanted.includes(snapshot.data.definition(of: bond.kind)) {
      shortfalls.append(.kind(bond.kind))
    }
    if let least = wanted.leastLevel, bond.commitment < least {
      shortfalls.append(.level(bond.commitment))
    }
    return shortfalls.count == 1 ? shortfalls[0] : nil
  }
}

extension [Bond] {
  /// The binding before the loose, the older before the younger, then by name.
  var inReadingOrder: [Bond] {
    sorted { left, right in
      if left.commitment != right.commitment { return left.commitment > right.commitment }
      let (first, second) = (
        left.since?.firstDay ?? .distantPast, right.since?.firstDay ?? .distantPast
      )
      if first != second { return first < second }
      if left.agreementID != right.agreementID {
        return (left.agreementID?.rawValue ?? "") < (right.agreementID?.rawValue ?? "")
      }
      return left.kind < right.kind
    }
  }
}
