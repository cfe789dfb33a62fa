import AllianceGraph
import GraphAlgorithms
import GraphCore

/// Coalitions that are followed from slice to slice: over years, or over kinds of tie.
public struct CoalitionSeries: Sendable {
  /// A coalition in a slice.
  public struct Member: Sendable {
    /// The place of what it is in `coalitions`.
    public let coalition: Int
    /// The nations that are in it here, by code.
    public let nations: [Nation]
  }

  /// The coalitions of a year, or of a kind of tie.
  public struct Slice: Sendable {
    /// The year, or the name of the kind.
    public let label: String
    /// The coalitions, in the order of their numbers.
    public let members: [Member]
    /// The modularity of the division of this slice; nil where the method has none.
    public let modularity: Double?
  }

  /// What the series holds for; dates and pairs are those of the last slice.
  public let scope: Scope
  /// What a slice is: `year` or `kind`.
  public let sliceName: String
  /// The name of each coalition, which it keeps through all slices.
  public let coalitions: [String]
  /// The slices, in order.
  public let slices: [Slice]
  /// The modularity over all slices, where they were divided together.
  public let modularity: Double?
}

extension AllianceData {
  /// The coalitions of each year, matched so that the same coalition keeps its name.
  ///
  /// A coalition is the one of an earlier year whose last known members it resembles most, if the two
  /// share at least three tenths of the nations that are in either; the closest pairs first, so that
  /// no two have the same. It is named by the name that fits it in most of its years.
  ///
  /// - Parameter every: how many years to go on from one slice to the next.
  /// - Returns: nil where no year can be read.
  /// - Throws: `AnalysisError.algorithm`.
  ///
  /// Reference: D. Greene, D. Doyle, P. Cunningham, "Tracking the evolution of communities in dynamic
  /// social networks", 2010, https://doi.org/10.1109/ASONAM.2010.17.
  public func coalitionSeries(
    years: ClosedRange<Int>, every: Int = 1, _ method: CoalitionList.Method,
    _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CoalitionSeries? {
    var matching = CoalitionMatching()
    var slices: [CoalitionSeries.Slice] = []
    var last: CoalitionList?
    for year in stride(from: years.lowerBound, through: years.upperBound, by: max(1, every)) {
      guard let date = CalendarDate(year: year) else { continue }
      let list = try snapshot(on: date).coalitions(method, projection)
      let numbers = matching.numbers(for: list.coalitions)
      let members = zip(numbers, list.coalitions)
        .map { CoalitionSeries.Member(coalition: $0, nations: $1.members) }
        .sorted { $0.coalition < $1.coalition }
      slices.append(
        CoalitionSeries.Slice(label: "\(year)", members: members, modularity: list.modularity))
      last = list
    }
    guard let last else { return nil }
    var scope = last.scope
    scope.method +=
      "; each year by itself, then matched over the years by the members in common (at least 0.3)"
    return CoalitionSeries(
      scope: scope, sliceName: "year", coalitions: matching.names, slices: slices, modularity: nil)
  }

  /// The coalitions of all years at once: communities of multislice modularity, in which each nation
  /// is tied to itself in the next year.
  ///
  /// - Parameter coupling: the strength of that tie, ω; the stronger, the longer nations stay.
  /// - Returns: nil where no year can be read.
  /// - Throws: `AnalysisError.algorithm`.
  public func slicedCoalitions(
    years: ClosedRange<Int>, every: Int = 1, coupling: Double = 1, resolution: Double = 1,
    seed: UInt64 = 1, _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CoalitionSeries? {
    var projection = projection
    projection.agreements = .pairs
    var slices: [(label: String, graph: ProjectedGraph)] = []
    for year in stride(from: years.lowerBound, through: years.upperBound, by: max(1, every)) {
      guard let date = CalendarDate(year: year) else { continue }
      slices.append(("\(year)", snapshot(on: date).projected(projection)))
    }
    guard let whole = slices.last?.graph else { return nil }
    return try SlicedSearch(
      slices: slices, whole: whole, name: "year", coupling: coupling, order: .successive,
      resolution: resolution, seed: seed
    ).series()
  }
}

extension Snapshot {
  /// The coalitions of all kinds of tie at once: communities of multislice modularity, in which each
  /// nation is tied to itself in every other kind. A nation may be in different coalitions by kind.
  ///
  /// - Parameter coupling: the strength of that tie, ω.
  /// - Returns: nil without a kind that ties anybody.
  /// - Throws: `AnalysisError.algorithm`.
  public func slicedCoalitions(
    coupling: Double = 1, resolution: Double = 1, seed: UInt64 = 1,
    _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CoalitionSeries? {
    var projection = projection
    projection.agreements = .pairs
    let present = Set(bondsAtAnyStage().filter { !$0.isNegative }.map(\.kind))
    let kinds = present.sorted().filter { projection.includes(data.definition(of: $0)) }
    let slices = kinds.compactMap { kind -> (label: String, graph: ProjectedGraph)? in
      var single = projection
      single.kinds = .only([kind])
      let graph = projected(single)
      return graph.graph.edgeCount > 0 ? (data.definition(of: kind).label, graph) : nil
    }
    return try SlicedSearch(
      slices: slices, whole: projected(projection), name: "kind", coupling: coupling,
      order: .categorical, resolution: resolution, seed: seed
    ).series()
  }
}

// MARK: - Kernel

/// Gives coalitions of one year after another numbers that stay with them.
private struct CoalitionMatching {
  private static let leastLikeness = 0.3
  private var lastMembers: [Set<NationCode>] = []
  private var fittingNames: [[String]] = []

  mutating func numbers(for coalitions: [Coalition]) -> [Int] {
    let sets = coalitions.map { Set($0.members.map(\.code)) }
    var pairs: [(likeness: Double, number: Int, place: Int)] = []
    for (number, known) in lastMembers.enumerated() {
      for (place, set) in sets.enumerated() {
        let shared = known.intersection(set).count
        let likeness = Double(shared) / Double(max(1, known.count + set.count - shared))
        if likeness >= Self.leastLikeness { pairs.append((likeness, number, place)) }
      }
    }
    pairs.sort {
      $0.likeness != $1.likeness
        ? $0.likeness > $1.likeness : ($0.number, $0.place) < ($1.number, $1.place)
    }
    var found = [Int?](repeating: nil, count: sets.count)
    var isTaken = [Bool](repeating: false, count: lastMembers.count)
    for pair in pairs where found[pair.place] == nil && !isTaken[pair.number] {
      found[pair.place] = pair.number
      isTaken[pair.number] = true
    }
    return sets.indices.map { place in
      let number = found[place] ?? lastMembers.count
      if number == lastMembers.count {
        lastMembers.append([])
        fittingNames.append([])
      }
      lastMembers[number] = sets[place]
      fittingNames[number].append(CoalitionNaming.base(of: coalitions[place].name))
      return number
    }
  }

  var names: [String] { CoalitionNaming.lasting(fittingNames) }
}

/// Divides the nations of several slices at once.
private struct SlicedSearch {
  let slices: [(label: String, graph: ProjectedGraph)]
  /// What the scope is told of.
  let whole: ProjectedGraph
  let name: String
  let coupling: Double
  let order: SliceOrder
  let resolution: Double
  let seed: UInt64

  func series() throws(AnalysisError) -> CoalitionSeries? {
    guard !slices.isEmpty else { return nil }
    let codes = Set(
      slices.flatMap { slice in
        slice.graph.graph.tiedVertices.compactMap { slice.graph.nation(at: $0)?.code }
      }
    ).sorted()
    var place: [NationCode: Int] = [:]
    for (index, code) in codes.enumerated() { place[code] = index }
    let graphs = slices.map { common($0.graph, place, count: codes.count) }
    let found: SlicedCommunities
    do {
      found = try SlicedCommunities(
        of: graphs, coupling: coupling, order: order, resolution: resolution, runs: 10, seed: seed)
    } catch {
      throw .algorithm(error)
    }
    var fittingNames = [[String]](repeating: [], count: found.count)
    var named: [CoalitionSeries.Slice] = []
    for (slice, labels) in zip(slices, found.communities) {
      named.append(self.slice(slice, labels, place, count: found.count, &fittingNames))
    }
    let words =
      "communities of multislice modularity over \(slices.count) \(name)s, resolution "
      + "\(resolution), coupling \(coupling)"
    // Numbers that no tied nation has are left out of the list.
    let used = fittingNames.indices.filter { !fittingNames[$0].isEmpty }
    var numbers = [Int](repeating: -1, count: found.count)
    for (number, old) in used.enumerated() { numbers[old] = number }
    return CoalitionSeries(
      scope: Scope(whole, method: words, seed: seed), sliceName: name,
      coalitions: CoalitionNaming.lasting(used.map { fittingNames[$0] }),
      slices: named.map { slice in
        CoalitionSeries.Slice(
          label: slice.label,
          members: slice.members.map {
            CoalitionSeries.Member(coalition: numbers[$0.coalition], nations: $0.nations)
          }, modularity: nil)
      },
      modularity: found.modularity.value)
  }

  /// A slice with the vertices that all slices have in common.
  private func common(
    _ projected: ProjectedGraph, _ place: [NationCode: Int], count: Int
  ) -> CompactGraph {
    let graph = projected.graph
    let edges = (0..<graph.edgeCount).compactMap { edge -> Edge? in
      guard let source = projected.nation(at: Int(graph.edgeSources[edge])),
        let target = projected.nation(at: Int(graph.edgeTargets[edge])),
        let one = place[source.code], let other = place[target.code]
      else { return nil }
      return Edge(
        one, other, strength: graph.strengths?[edge] ?? 1,
        isNegative: graph.negatives?[edge] ?? false)
    }
    return CompactGraph(vertexCount: count, directed: graph.isDirected, edges: edges)
  }

  private func slice(
    _ slice: (label: String, graph: ProjectedGraph), _ labels: [Int], _ place: [NationCode: Int],
    count: Int, _ fittingNames: inout [[String]]
  ) -> CoalitionSeries.Slice {
    var sets = [[Int]](repeating: [], count: count)
    for vertex in slice.graph.graph.tiedVertices {
      guard let nation = slice.graph.nation(at: vertex), let index = place[nation.code] else {
        continue
      }
      sets[labels[index]].append(vertex)
    }
    let present = sets.indices.filter { !sets[$0].isEmpty }
    let names = CoalitionNaming(slice.graph).names(of: present.map { sets[$0] })
    for (community, name) in zip(present, names) {
      fittingNames[community].append(CoalitionNaming.base(of: name))
    }
    return CoalitionSeries.Slice(
      label: slice.label,
      members: present.map { community in
        CoalitionSeries.Member(
          coalition: community, nations: sets[community].compactMap { slice.graph.nation(at: $0) })
      }, modularity: nil)
  }
}

extension CompactGraph {
  /// The vertices with a tie, ascending.
  fileprivate var tiedVertices: [Int] {
    (0..<vertexCount).filter {
      outgoing.degree(of: $0) > 0 || incoming.degree(of: $0) > 0
    }
  }
}
