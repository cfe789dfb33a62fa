import AllianceGraph
import GraphAlgorithms
import GraphCore

/// Whom a nation could win as a partner.
public struct PartnerAnswer: Sendable {
  /// A nation without a tie, and what speaks for one.
  public struct Candidate: Sendable {
    /// The nation.
    public let nation: Nation
    /// Partners of both, by code: ties that one's partners have and one lacks.
    public let shared: [Nation]
    /// The score of the predictor.
    public let score: Double
    /// How alike the positions of the two are (Jaccard, 0…1); nil where neither has taken any.
    public let likeness: Double?
  }

  /// What the answer holds for.
  public let scope: Scope
  /// The nation that looks for partners.
  public let nation: Nation
  /// Its partners, by code.
  public let partners: [Nation]
  /// The score that decides the order.
  public let predictor: String
  /// Nations without a tie to it: the highest score first, of equals the more alike, then by code.
  public let candidates: [Candidate]
  /// How well the predictor did on the past, where that could be told.
  public let record: HitRate?
}

/// How well a score told which pairs would be tied some years later.
public struct HitRate: Sendable {
  /// The year at whose end ties were known.
  public let from: Int
  /// The year at whose end new ties were counted.
  public let to: Int
  /// The pairs without a tie in the first year.
  public let pairs: Int
  /// Those of them that had one in the last.
  public let formed: Int
  /// Those among as many pairs of highest score; of pairs of equal score the share that chance gives.
  public let hits: Double
  /// The chance that a pair that was tied scored above one that was not (AUC, 0.5 by chance).
  public let area: Double?

  /// The share of hits, 0…1; nil where none formed.
  public var precision: Double? { formed > 0 ? hits / Double(formed) : nil }
}

/// The smallest sets of partners that bring a group within reach.
public struct ReachAnswer: Sendable {
  /// What the answer holds for.
  public let scope: Scope
  /// The nation.
  public let nation: Nation
  /// The group that is to be reached.
  public let targets: [Nation]
  /// The largest number of steps.
  public let steps: Int
  /// Targets that are in reach already.
  public let reached: [Nation]
  /// The smallest sets of new partners, in the order of their codes, up to the limit; empty where no
  /// set suffices.
  public let sets: [[Nation]]
  /// Whether no smaller set exists and none of the same size was left out.
  public let isComplete: Bool
  /// Targets that no new partner brings within reach.
  public let beyond: [Nation]
}

/// Who could mediate between two camps.
public struct BrokerAnswer: Sendable {
  /// A nation with ties to both camps.
  public struct Broker: Sendable {
    /// The nation.
    public let nation: Nation
    /// Its partners in the first camp.
    public let first: [Nation]
    /// Its partners in the second camp.
    public let second: [Nation]
  }

  /// What the answer holds for.
  public let scope: Scope
  /// The first camp.
  public let first: [Nation]
  /// The second camp.
  public let second: [Nation]
  /// The brokers: those with most partners in the camp where they have fewer first, then by all
  /// partners, then by code. Members of a camp are left out.
  public let brokers: [Broker]
}

extension Snapshot {
  /// Nations that one has no tie with, and what speaks for one.
  ///
  /// - Throws: `AnalysisError.undeclaredNation`; `AnalysisError.unknownMeasure` for a predictor.
  public func partners(
    for code: NationCode, by predictor: String = "adamic_adar", since: Int? = nil,
    _ projection: Projection = Projection()
  ) throws(AnalysisError) -> PartnerAnswer {
    guard let method = LinkPredictor(rawValue: predictor) else { throw .unknownMeasure(predictor) }
    let projected = plain(projection, with: [code])
    guard let vertex = projected.vertex(of: code), let nation = projected.nation(at: vertex) else {
      throw .undeclaredNation(code)
    }
    let neighbors = projected.neighborSets
    let links: [EdgeValue]
    do {
      links = try projected.graph.predictedLinks(by: method)
    } catch {
      throw .algorithm(error)
    }
    var question = SimilarityQuestion()
    question.subject = .positions
    let profiles = try NationProfiles(self, question)
    var candidates: [PartnerAnswer.Candidate] = []
    for link in links where link.source == vertex || link.target == vertex {
      let other = link.source == vertex ? link.target : link.source
      guard let candidate = projected.nation(at: other) else { continue }
      let shared = neighbors[vertex].intersection(neighbors[other]).sorted()
        .compactMap { projected.nation(at: $0) }
      var likeness: Double?
      if let one = index(of: code), let two = index(of: candidate.code) {
        likeness = profiles.profiles.table(one, two).similarity(.jaccard)
      }
      candidates.append(
        PartnerAnswer.Candidate(
          nation: candidate, shared: shared, score: link.value ?? 0, likeness: likeness))
    }
    candidates.sort {
      ($1.score, $1.likeness ?? -1, $0.nation.code) < ($0.score, $0.likeness ?? -1, $1.nation.code)
    }
    return PartnerAnswer(
      scope: Scope(projected, method: "partners without a tie, by \(predictor)"), nation: nation,
      partners: neighbors[vertex].sorted().compactMap { projected.nation(at: $0) },
      predictor: predictor, candidates: candidates,
      record: try since.flatMap { year throws(AnalysisError) in
        try hitRate(of: method, since: year, projection)
      })
  }

  /// The smallest sets of new partners with whom a nation reaches a group in a number of steps.
  ///
  /// - Parameter limit: how many sets to list, and a bound on the search: a thousand times as many
  ///   partial sets are tried.
  /// - Throws: `AnalysisError.undeclaredNation`.
  public func reach(
    of targets: [NationCode], from code: NationCode, steps: Int,
    _ projection: Projection = Projection(),
    limit: Int = 10
  ) throws(AnalysisError) -> ReachAnswer {
    let projected = plain(projection, with: targets + [code])
    guard let vertex = projected.vertex(of: code), let nation = projected.nation(at: vertex) else {
      throw .undeclaredNation(code)
    }
    var wanted: [Int] = []
    for target in targets where target != code {
      guard let place = projected.vertex(of: target) else { throw .undeclaredNation(target) }
      if !wanted.contains(place) { wanted.append(place) }
    }
    wanted.sort()
    let near = projected.withinSteps(steps, of: vertex)
    let missing = wanted.filter { !near.contains($0) }
    var search = CoverSearch(
      projected: projected, vertex: vertex, missing: missing, steps: steps, limit: limit)
    search.run()
    func named(_ vertices: [Int]) -> [Nation] { vertices.compactMap { projected.nation(at: $0) } }
    return ReachAnswer(
      scope: Scope(
        projected, method: "smallest sets of new partners, exact unless the search meets its limit"),
      nation: nation, targets: named(wanted), steps: steps,
      reached: named(wanted.filter { near.contains($0) }), sets: search.sets.map(named),
      isComplete: search.isComplete, beyond: named(search.beyond))
  }

  /// Nations with ties to both of two camps.
  ///
  /// - Throws: `AnalysisError.undeclaredNation`.
  public func brokers(
    between first: [NationCode], and second: [NationCode], _ projection: Projection = Projection()
  ) throws(AnalysisError) -> BrokerAnswer {
    let projected = plain(projection, with: first + second)
    func vertices(_ codes: [NationCode]) throws(AnalysisError) -> Set<Int> {
      var found: Set<Int> = []
      for code in codes {
        guard let vertex = projected.vertex(of: code) else { throw .undeclaredNation(code) }
        found.insert(vertex)
      }
      return found
    }
    let (one, other) = try (vertices(first), vertices(second))
    func named(_ set: Set<Int>) -> [Nation] { set.sorted().compactMap { projected.nation(at: $0) } }
    var brokers: [BrokerAnswer.Broker] = []
    for (vertex, neighbors) in projected.neighborSets.enumerated()
    where !one.contains(vertex) && !other.contains(vertex) {
      let (a, b) = (neighbors.intersection(one), neighbors.intersection(other))
      guard !a.isEmpty, !b.isEmpty, let nation = projected.nation(at: vertex) else { continue }
      brokers.append(BrokerAnswer.Broker(nation: nation, first: named(a), second: named(b)))
    }
    brokers.sort { left, right in
      let (l, r) = ((left.first.count, left.second.count), (right.first.count, right.second.count))
      if min(l.0, l.1) != min(r.0, r.1) { return min(l.0, l.1) > min(r.0, r.1) }
      if l.0 + l.1 != r.0 + r.1 { return l.0 + l.1 > r.0 + r.1 }
      return left.nation.code < right.nation.code
    }
    return BrokerAnswer(
      scope: Scope(projected, method: "nations with ties to both camps"), first: named(one),
      second: named(other), brokers: brokers)
  }

  /// Undirected pairs, with the ties of all actors where one of the codes is no state's.
  private func plain(_ projection: Projection, with codes: [NationCode] = []) -> ProjectedGraph {
    var projection = projection.widened(for: codes.compactMap { data.nation($0) })
    projection.agreements = .pairs
    if projection.direction == .kept { projection.direction = .symmetricByAny }
    return projected(projection)
  }

  /// How well a score of the ties at the end of a year told the ties of this snapshot.
  private func hitRate(
    of predictor: LinkPredictor, since year: Int, _ projection: Projection
  ) throws(AnalysisError) -> HitRate? {
    guard let date = CalendarDate(year: year, month: 12, day: 31),
      let last = rule.days.upperBound.date?.year, last > year
    else { return nil }
    let past = data.snapshot(on: date).plain(projection)
    let present = plain(projection)
    let tied = present.neighborSets
    let links: [EdgeValue]
    do {
      links = try past.graph.predictedLinks(by: predictor)
    } catch {
      throw .algorithm(error)
    }
    // Only pairs that are in the system at both ends can be hit or missed.
    var scored: [(score: Double, isFormed: Bool)] = []
    for link in links {
      guard let one = past.nation(at: link.source)?.code,
        let two = past.nation(at: link.target)?.code,
        let u = present.vertex(of: one), let v = present.vertex(of: two)
      else { continue }
      scored.append((link.value ?? 0, tied[u].contains(v)))
    }
    return HitRate(scored, from: year, to: last)
  }
}

extension HitRate {
  /// Counts hits among as many pairs of highest score as were formed; equal scores share.
  fileprivate init(_ scored: [(score: Double, isFormed: Bool)], from: Int, to: Int) {
    let sorted = scored.sorted { $0.score > $1.score }
    let formed = sorted.count { $0.isFormed }
    var (hits, taken, below) = (0.0, 0, 0.0)
    var start = 0
    var unformedAbove = 0
    while start < sorted.count {
      var end = start
      var formedHere = 0
      while end < sorted.count, sorted[end].score == sorted[start].score {
        if sorted[end].isFormed { formedHere += 1 }
        end += 1
      }
      let room = min(end - start, max(0, formed - taken))
      hits += Double(formedHere * room) / Double(end - start)
      taken += room
      let unformedHere = end - start - formedHere
      let unformedBelow = Double(sorted.count - formed - unformedAbove - unformedHere)
      below += Double(formedHere) * (unformedBelow + Double(unformedHere) / 2)
      unformedAbove += unformedHere
      start = end
    }
    let pairs = Double(formed) * Double(sorted.count - formed)
    self.init(
      from: from, to: to, pairs: sorted.count, formed: formed, hits: hits,
      area: pairs > 0 ? below / pairs : nil)
  }
}

// MARK: - Kernel

extension ProjectedGraph {
  /// The distinct neighbours of each vertex, loops left out.
  fileprivate var neighborSets: [Set<Int>] {
    (0..<graph.vertexCount).map { vertex in
      Set(graph.outgoing.row(of: vertex).map { Int(graph.outgoing.neighbors[$0]) })
        .subtracting([vertex])
    }
  }

  /// The vertices within a number of steps, the vertex itself included.
  fileprivate func withinSteps(_ steps: Int, of vertex: Int) -> Set<Int> {
    var found: Set<Int> = [vertex]
    var frontier = [vertex]
    for _ in 0..<max(0, steps) {
      var next: [Int] = []
      for current in frontier {
        for slot in graph.outgoing.row(of: current)
        where found.insert(Int(graph.outgoing.neighbors[slot])).inserted {
          next.append(Int(graph.outgoing.neighbors[slot]))
        }
      }
      frontier = next
    }
    return found
  }
}

/// The smallest sets of new partners that cover what is missing, size after size.
private struct CoverSearch {
  private(set) var sets: [[Int]] = []
  private(set) var isComplete = true
  private(set) var beyond: [Int] = []
  private var covers: [(vertex: Int, targets: Set<Int>)] = []
  private let missing: [Int]
  private let limit: Int
  private var trials = 0

  init(projected: ProjectedGraph, vertex: Int, missing: [Int], steps: Int, limit: Int) {
    self.missing = missing
    self.limit = max(1, limit)
    guard steps >= 1 else {
      beyond = missing
      return
    }
    let partners = projected.withinSteps(1, of: vertex)
    for candidate in 0..<projected.graph.vertexCount where !partners.contains(candidate) {
      let targets = projected.withinSteps(steps - 1, of: candidate).intersection(missing)
      if !targets.isEmpty { covers.append((candidate, targets)) }
    }
    let coverable = covers.reduce(into: Set<Int>()) { $0.formUnion($1.targets) }
    beyond = missing.filter { !coverable.contains($0) }
  }

  mutating func run() {
    guard beyond.isEmpty else { return }
    if missing.isEmpty {
      sets = [[]]
      return
    }
    for size in 1...missing.count {
      extend([], Set(missing), size)
      if !sets.isEmpty || !isComplete { break }
    }
    sets.sort { $0.lexicographicallyPrecedes($1) }
  }

  /// Covers the missing target that fewest candidates cover, with each of them in turn.
  private mutating func extend(_ chosen: [Int], _ rest: Set<Int>, _ left: Int) {
    guard isComplete else { return }
    trials += 1
    guard !rest.isEmpty else {
      let set = chosen.sorted()
      if !sets.contains(set) { sets.append(set) }
      if sets.count > limit {
        sets.removeLast()
        isComplete = false
      }
      return
    }
    let widest = covers.reduce(0) { max($0, $1.targets.intersection(rest).count) }
    guard trials <= 1_000 * limit else {
      isComplete = false
      return
    }
    guard left * widest >= rest.count else { return }
    let hardest = rest.sorted().min { a, b in
      covers.count { $0.targets.contains(a) } < covers.count { $0.targets.contains(b) }
    }
    guard let hardest else { return }
    for (vertex, targets) in covers where targets.contains(hardest) && !chosen.contains(vertex) {
      extend(chosen + [vertex], rest.subtracting(targets), left - 1)
    }
  }
}
