import AllianceGraph
import GraphAlgorithms
import GraphCore

extension Snapshot {
  /// The shortest diplomatic paths from one nation to another, each leg with its treaties.
  ///
  /// An organisation is no go-between unless the projection counts the ties of all actors, or a path
  /// begins or ends at one. By the projection's length a path has the fewest legs, or the least sum of 4 − level. Hostile
  /// ties never make a leg. Of equally short paths all are found; they are listed in the order of
  /// their nations' codes.
  ///
  /// - Parameter limit: how many paths to list; `pathCount` tells how many there are.
  /// - Throws: `AnalysisError.undeclaredNation` for a code that the data set does not have;
  ///   `AnalysisError.algorithm` where the shortest paths are too many to be counted.
  /// - Complexity: O((nations + ties) log nations), and the length of what is listed.
  public func paths(
    from: NationCode, to: NationCode, _ projection: Projection = Projection(), limit: Int = 5
  ) throws(AnalysisError) -> PathAnswer {
    let ends = try (nation(from), nation(to))
    var projection = projection.widened(for: [ends.0, ends.1])
    projection.agreements = .pairs
    switch projection.kinds {
    case .positive: break
    case .all: projection.kinds = .positive
    case .only(let kinds):
      projection.kinds = .only(kinds.filter { data.definition(of: $0).sign == .positive })
    }
    let projected = projected(projection)
    let search = PathSearch(projected: projected, from: ends.0, to: ends.1)
    let method =
      projection.length == .hops
      ? "fewest legs" : "least sum of 4 − level over the legs"
    return try search.answer(Scope(projected, method: method), limit: limit)
  }

  private func nation(_ code: NationCode) throws(AnalysisError) -> Nation {
    guard let nation = data.nation(code) else { throw .undeclaredNation(code) }
    return nation
  }
}

// MARK: - Kernel

private struct PathSearch {
  let projected: ProjectedGraph
  let from: Nation
  let to: Nation

  var snapshot: Snapshot { projected.snapshot }
  var weighting: PathWeighting { projected.projection.length == .hops ? .hops : .lengths }

  func answer(_ scope: Scope, limit: Int) throws(AnalysisError) -> PathAnswer {
    func answer(
      _ paths: [DiplomaticPath], _ count: Double, _ obstacle: PathObstacle?
    ) -> PathAnswer {
      PathAnswer(
        scope: scope, from: from, to: to, paths: paths, pathCount: count, obstacle: obstacle)
    }
    if snapshot.coverage == .outside {
      return answer([], 0, .notCovered(snapshot.data.metadata.coverage))
    }
    let absent = [from, to].filter { snapshot.index(of: $0.code) == nil }
    guard absent.isEmpty, let source = projected.vertex(of: from.code),
      let target = projected.vertex(of: to.code)
    else { return answer([], 0, absent.isEmpty ? separation(nil, nil) : .absent(absent)) }
    let found: ShortestPaths
    do {
      found = try projected.graph.allShortestPaths(
        from: source, to: target, weighted: weighting, limit: limit)
    } catch {
      throw .algorithm(error)
    }
    if found.paths.isEmpty { return answer([], 0, separation(source, target)) }
    return answer(found.paths.map(named), found.count, nil)
  }

  private func named(_ path: Path) -> DiplomaticPath {
    let nations = path.vertices.compactMap { projected.nation(at: $0) }
    let legs = zip(path.vertices, path.vertices.dropFirst()).enumerated().map { step, ends in
      DiplomaticPath.Leg(
        from: nations[step], to: nations[step + 1],
        bonds: projected.bonds(between: ends.0, and: ends.1).sorted(by: Self.comesFirst),
        fromIndex: snapshot.index(of: nations[step].code) ?? -1)
    }
    return DiplomaticPath(nations: nations, length: path.length, legs: legs)
  }

  /// The binding before the loose, the older before the younger, then by name.
  private static func comesFirst(_ left: Bond, _ right: Bond) -> Bool {
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
