import AllianceGraph
import GraphAlgorithms
import GraphCore

/// How far the friendly and hostile ties of a date are from balance, and what stands in the way.
public struct BalanceAnswer: Sendable {
  /// The numbers of one date or window.
  public struct Numbers: Sendable {
    /// The number of nations with a tie.
    public let nations: Int
    /// Friendly pairs.
    public let friendly: Int
    /// Hostile pairs.
    public let hostile: Int
    /// Triads of three friendly pairs, of two, of one, of none.
    public let triads: [Int]
    /// The share of balanced triads, three enemies being out of balance; nil without triads.
    public let strictBalance: Double?
    /// The same, three enemies being balanced.
    public let weakBalance: Double?
    /// Walk balance K; nil without nations.
    public let walkBalance: Double?
    /// The least number of ties out of line with two camps, as far as was found.
    public let frustration: Double
    /// What is proven of it.
    public let bound: Double
    /// 1 − 2 L / m; nil without ties.
    public let normalized: Double?

    /// Whether the number is proven.
    public var isProven: Bool { bound >= frustration }
  }

  /// A tie that is out of line with the best division.
  public struct TenseTie: Sendable {
    /// The first nation.
    public let first: Nation
    /// The second nation.
    public let second: Nation
    /// Whether the two are enemies within a camp, or else friends across the camps.
    public let isHostile: Bool
    /// What ties them with that sign.
    public let bonds: [Bond]
  }

  /// A nation and what a change of camp would cost.
  public struct Standing: Sendable {
    /// The nation.
    public let nation: Nation
    /// Its group, counted from 0.
    public let camp: Int
    /// How many more ties would be out of line if it alone went to the other camp; nil with more
    /// than two camps.
    public let changeCost: Double?
    /// How balanced the closed walks from it are, 1 at best.
    public let walkBalance: Double?
  }

  /// What the answer holds for.
  public let scope: Scope
  /// The numbers.
  public let numbers: Numbers
  /// The camps of the best division, each by code, the larger first.
  public let camps: [[Nation]]
  /// Ties out of line with that division.
  public let lineIndex: Double
  /// What is proven of it.
  public let lineBound: Double
  /// Whether the best division is the only one, in a word: unique, several, undecided; nil for more
  /// than two camps.
  public let uniqueness: String?
  /// The ties out of line, by codes: turning or dropping these makes all ties agree with the camps.
  public let tense: [TenseTie]
  /// The nations with a tie; those that could change camp most cheaply first.
  public let standings: [Standing]
  /// The nations without a tie, by code.
  public let unattached: [Nation]
}

extension Snapshot {
  /// The structural balance of the ties of the date.
  ///
  /// Friendly and hostile ties count whatever their kind and strength; a pair that has both has one
  /// out of line in any division.
  ///
  /// - Parameter campCount: how many camps to look for; two is exact.
  /// - Throws: `AnalysisError.algorithm`.
  public func balance(
    camps campCount: Int = 2, _ projection: Projection = Projection(kinds: .all),
    searchLimit: Int = 20_000, seed: UInt64 = 1
  ) throws(AnalysisError) -> BalanceAnswer {
    let finder = BalanceFinder(
      projected: signedGraph(projection), searchLimit: searchLimit, seed: seed)
    do {
      return try finder.answer(campCount: campCount)
    } catch {
      throw .algorithm(error)
    }
  }

  /// The numbers of the balance of the ties of the date.
  ///
  /// - Throws: `AnalysisError.algorithm`.
  public func balanceNumbers(
    _ projection: Projection = Projection(kinds: .all), searchLimit: Int = 20_000,
    seed: UInt64 = 1
  ) throws(AnalysisError) -> BalanceAnswer.Numbers {
    let finder = BalanceFinder(
      projected: signedGraph(projection), searchLimit: searchLimit, seed: seed)
    do {
      return try finder.numbers(try finder.frustration())
    } catch {
      throw .algorithm(error)
    }
  }

  private func signedGraph(_ projection: Projection) -> ProjectedGraph {
    var projection = projection
    projection.agreements = .pairs
    projection.merge = .any
    if projection.direction == .kept { projection.direction = .symmetricByAny }
    return projected(projection)
  }
}

// MARK: - Kernel

private struct BalanceFinder {
  let projected: ProjectedGraph
  let searchLimit: Int
  let seed: UInt64

  var graph: CompactGraph { projected.graph }

  func frustration() throws(GraphAlgorithmsError) -> Frustration {
    try graph.frustration(searchLimit: searchLimit, seed: seed)
  }

  func numbers(_ found: Frustration) throws(GraphAlgorithmsError) -> BalanceAnswer.Numbers {
    let triads = graph.signedTriads()
    let hostile = graph.negatives?.count { $0 } ?? 0
    return BalanceAnswer.Numbers(
      nations: (0..<graph.vertexCount).count { graph.outgoing.degree(of: $0) > 0 },
      friendly: graph.edgeCount - hostile, hostile: hostile,
      triads: [triads.allPositive, triads.oneNegative, triads.twoNegative, triads.allNegative],
      strictBalance: triads.balance().value, weakBalance: triads.balance(.weak).value,
      walkBalance: try graph.walkBalance().whole.value, frustration: found.index,
      bound: found.bound, normalized: found.normalized.value)
  }

  func answer(campCount: Int) throws(GraphAlgorithmsError) -> BalanceAnswer {
    let found = try frustration()
    let local = try graph.walkBalance().local
    let isTied = (0..<graph.vertexCount).map { graph.outgoing.degree(of: $0) > 0 }
    var labels = found.camps.map { $0 ?? 0 }
    var (index, bound, violated) = (found.index, found.bound, found.violated)
    if campCount != 2 {
      let blocks = try graph.signedBlocks(
        atMost: campCount, searchLimit: searchLimit, seed: seed)
      labels = blocks.partition.communities
      (index, bound, violated) = (blocks.index, blocks.bound, blocks.violated)
    }
    let order = Partition(labels: labels.indices.map { isTied[$0] ? labels[$0] : -1 })
    let groups = order.members.filter { isTied[$0[0]] }
    var campOf = [Int](repeating: 0, count: graph.vertexCount)
    for (camp, group) in groups.enumerated() { for vertex in group { campOf[vertex] = camp } }
    let method =
      campCount == 2
      ? "frustration index, exact by linear programs with cycle cuts"
      : "line index of at most \(campCount) camps, search from many starts with a bound"
    return BalanceAnswer(
      scope: Scope(projected, method: method, seed: seed), numbers: try numbers(found),
      camps: groups.map { $0.compactMap { projected.nation(at: $0) } }, lineIndex: index,
      lineBound: bound, uniqueness: campCount == 2 ? found.uniqueness.rawValue : nil,
      tense: violated.compactMap(tenseTie),
      standings: standings(campOf, isTied, campCount == 2 ? found.changeCosts : nil, local),
      unattached: isTied.indices.filter { !isTied[$0] }.compactMap { projected.nation(at: $0) })
  }

  private func tenseTie(_ edge: Int) -> BalanceAnswer.TenseTie? {
    let (u, v) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
    guard let first = projected.nation(at: u), let second = projected.nation(at: v) else {
      return nil
    }
    let isHostile = graph.negatives?[edge] ?? false
    return BalanceAnswer.TenseTie(
      first: first, second: second, isHostile: isHostile,
      bonds: projected.bonds(between: u, and: v).filter { $0.isNegative == isHostile })
  }

  private func standings(
    _ campOf: [Int], _ isTied: [Bool], _ costs: [Double?]?, _ local: Scores
  ) -> [BalanceAnswer.Standing] {
    let standings = isTied.indices.compactMap { vertex -> BalanceAnswer.Standing? in
      guard isTied[vertex], let nation = projected.nation(at: vertex) else { return nil }
      return BalanceAnswer.Standing(
        nation: nation, camp: campOf[vertex], changeCost: costs?[vertex],
        walkBalance: local[vertex])
    }
    return standings.sorted {
      ($0.changeCost ?? 0, $0.walkBalance ?? 1, $0.nation.code)
        < ($1.changeCost ?? 0, $1.walkBalance ?? 1, $1.nation.code)
    }
  }
}
