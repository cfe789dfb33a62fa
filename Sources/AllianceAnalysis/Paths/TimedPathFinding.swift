import AllianceGraph
import GraphAlgorithms
import GraphCore

extension AllianceData {
  /// The diplomatic path from one nation to another whose legs hold one after the other: each can be
  /// taken on a day on which it holds, not before the leg that leads to it. Of all such chains in a
  /// period the one with the fewest legs that is complete first, and, where it differs, the one that
  /// is complete first of all.
  ///
  /// A treaty that had lapsed before the chain came to it makes no leg, although it held at some time
  /// of the period. Ties count from the day on which they may have begun to that on which they may
  /// have ended.
  ///
  /// With agreements as hubs a leg goes through one agreement that both are in on its day, which is
  /// named.
  ///
  /// - Parameter question: nations to avoid and to pass count, and rivals, who are no go-betweens where
  ///   they are hostile to an end at any time of the period.
  /// - Throws: `AnalysisError.undeclaredNation`; `AnalysisError.algorithm` with too many nations to
  ///   pass.
  /// - Complexity: a projected snapshot for each day on which something changes.
  public func timedPaths(
    from: NationCode, to: NationCode, in days: ClosedRange<Day>,
    _ projection: Projection = Projection(), _ question: PathQuestion = PathQuestion()
  ) throws(AnalysisError) -> PathAnswer {
    let ends = try (declared(from), declared(to))
    for code in question.avoided { _ = try declared(code) }
    var named = [ends.0, ends.1]
    for code in question.passed { named.append(try declared(code)) }
    let window = snapshot(.anyDay(days))
    var projection = window.friendly(projection).widened(for: named)
    projection.nations = .present
    let search = TimedPathSearch(
      data: self, window: window, projection: projection, from: ends.0, to: ends.1,
      question: question)
    do throws(GraphAlgorithmsError) {
      return try search.answer(days)
    } catch {
      throw .algorithm(error)
    }
  }
}

// MARK: - Kernel

private struct TimedPathSearch {
  let data: AllianceData
  let window: Snapshot
  let projection: Projection
  let from: Nation
  let to: Nation
  let question: PathQuestion

  func answer(_ days: ClosedRange<Day>) throws(GraphAlgorithmsError) -> PathAnswer {
    let whole = window.projected(projection)
    var scope = Scope(
      whole, method: "legs that hold one after the other; fewest legs, then complete first")
    if !question.avoided.isEmpty {
      scope.method += "; not by " + question.avoided.map(\.rawValue).joined(separator: ", ")
    }
    if !question.passed.isEmpty {
      scope.method +=
        "; by way of " + question.passed.map(\.rawValue).joined(separator: ", ") + ", in any order"
    }
    let rivals = question.allowsRivals ? [] : window.rivals(of: [from.code, to.code])
    if !question.allowsRivals {
      let names = rivals.map(\.name).joined(separator: ", ")
      scope.method += "; rivals of the ends are no go-betweens"
      scope.notes.append("Rivals of the two: \(rivals.isEmpty ? "none" : names).")
    }
    func answer(_ paths: [DiplomaticPath], _ obstacle: PathObstacle?) -> PathAnswer {
      PathAnswer(
        scope: scope, question: question, from: from, to: to, paths: paths,
        pathCount: Double(paths.count), obstacle: obstacle)
    }
    if window.coverage == .outside {
      return answer([], .notCovered(data.metadata.coverage))
    }
    let absent = [from, to].filter { window.index(of: $0.code) == nil }
    guard absent.isEmpty, let source = window.index(of: from.code),
      let target = window.index(of: to.code)
    else { return answer([], .absent(absent)) }
    let graph = TimedGraph(
      vertexCount: window.nations.count, isDirected: projection.direction == .kept,
      edges: timedEdges(days))
    let avoided = (question.avoided + rivals.map(\.code)).compactMap { window.index(of: $0) }
    let passed = question.passed.compactMap { window.index(of: $0) }
    let start = Int(days.lowerBound.number)
    guard passed.count == question.passed.count,
      let shortest = try graph.shortestTimedPath(
        from: source, to: target, through: passed, avoiding: avoided, notBefore: start),
      let foremost = try graph.foremostPath(
        from: source, to: target, through: passed, avoiding: avoided, notBefore: start)
    else {
      let free = try graph.shortestTimedPath(from: source, to: target, notBefore: start)
      return answer([], free == nil ? .outOfOrder : barred(avoided))
    }
    let paths = foremost.arrival < shortest.arrival ? [shortest, foremost] : [shortest]
    return answer(paths.map(named), nil)
  }

  private func barred(_ avoided: [Int]) -> PathObstacle {
    .barred(
      avoided: Set(avoided).sorted().map { window.nations[$0] },
      passed: question.passed.compactMap { data.nation($0) })
  }

  /// The tied pairs with the days on which they are tied, as indices of the window's nations. Between
  /// two days of change nothing changes, so that each lasts until the next.
  private func timedEdges(_ days: ClosedRange<Day>) -> [TimedEdge] {
    var edges: [TimedEdge] = []
    /// Since when each pair that is tied now has been so.
    var open: [UInt64: Int] = [:]
    let width = UInt64(window.nations.count)
    func close(_ pair: UInt64, _ first: Int, _ last: Int) {
      edges.append(TimedEdge(Int(pair / width), Int(pair % width), first...last))
    }
    for day in data.changeDays(in: days) {
      let pairs = tiedPairs(on: day, width)
      for (pair, first) in open where !pairs.contains(pair) {
        close(pair, first, Int(day.number) - 1)
        open[pair] = nil
      }
      for pair in pairs where open[pair] == nil { open[pair] = Int(day.number) }
    }
    for (pair, first) in open { close(pair, first, Int(days.upperBound.number)) }
    return edges
  }

  private func tiedPairs(on day: Day, _ width: UInt64) -> Set<UInt64> {
    let projected = data.snapshot(.on(day)).projected(projection)
    var pairs: Set<UInt64> = []
    let places = projected.vertices.indices.map { vertex in
      projected.nation(at: vertex).flatMap { window.index(of: $0.code) }
    }
    for edge in 0..<projected.graph.edgeCount {
      guard let source = places[Int(projected.graph.edgeSources[edge])],
        let target = places[Int(projected.graph.edgeTargets[edge])]
      else { continue }
      pairs.insert(UInt64(source) * width + UInt64(target))
    }
    for hub in projected.vertices.indices where projected.nation(at: hub) == nil {
      let members = projected.neighbors(of: hub).compactMap { places[$0] }
      for one in members {
        for other in members where one < other || (one != other && projection.direction == .kept) {
          pairs.insert(UInt64(one) * width + UInt64(other))
        }
      }
    }
    return pairs
  }

  private func named(_ path: TimedPath) -> DiplomaticPath {
    let nations = path.vertices.map { window.nations[$0] }
    let legs = path.times.enumerated().map { step, time in
      leg(from: nations[step], to: nations[step + 1], on: Day(number: Int32(time)))
    }
    return DiplomaticPath(nations: nations, length: Double(legs.count), legs: legs)
  }

  private func leg(from: Nation, to: Nation, on day: Day) -> DiplomaticPath.Leg {
    let snapshot = data.snapshot(.on(day))
    let (first, second) = (snapshot.index(of: from.code), snapshot.index(of: to.code))
    var bonds =
      first.flatMap { first in
        second.map { snapshot.bonds(between: first, and: $0, projection).inReadingOrder }
      } ?? []
    var agreement: Agreement?
    if projection.agreements == .hubs {
      agreement = self.agreement(first: bonds.first, from: from, to: to, in: snapshot)
      bonds = bonds.filter { bond in
        guard case .agreement(let instrument) = bond.instrument else { return agreement == nil }
        return instrument.id == agreement?.id
      }
    }
    return DiplomaticPath.Leg(
      from: from, to: to, bonds: bonds, agreement: agreement, day: day, fromIndex: first ?? -1)
  }

  /// The agreement that a leg goes through: that of the most binding bond, or where two of its members
  /// owe each other nothing the first that both are in; nil where a tie of the two makes the leg.
  private func agreement(
    first bond: Bond?, from: Nation, to: Nation, in snapshot: Snapshot
  ) -> Agreement? {
    if let bond {
      guard case .agreement(let agreement) = bond.instrument else { return nil }
      return agreement
    }
    let projected = snapshot.projected(projection)
    for hub in projected.vertices.indices {
      guard case .agreement(let index) = projected.vertices[hub] else { continue }
      let codes = projected.neighbors(of: hub).compactMap { projected.nation(at: $0)?.code }
      if codes.contains(from.code), codes.contains(to.code) {
        return snapshot.agreements[index].agreement
      }
    }
    return nil
  }
}

extension ProjectedGraph {
  /// The vertices that an edge leads to.
  fileprivate func neighbors(of vertex: Int) -> [Int] {
    graph.outgoing.row(of: vertex).map { Int(graph.outgoing.neighbors[$0]) }
  }
}
