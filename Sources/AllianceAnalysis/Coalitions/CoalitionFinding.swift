import AllianceGraph
import GraphAlgorithms
import GraphCore

extension Snapshot {
  /// The coalitions of the snapshot by one method.
  ///
  /// Nations without a tie belong to none and are listed apart. Hostile ties play no part unless
  /// the projection asks for them, and then the methods refuse them.
  ///
  /// - Throws: `AnalysisError.algorithm`, also where there are more than 100,000 maximal cliques.
  public func coalitions(
    _ method: CoalitionList.Method, _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CoalitionList {
    var projection = projection
    projection.agreements = .pairs
    let finder = CoalitionFinder(projected: projected(projection))
    do {
      return try finder.list(method)
    } catch {
      throw .algorithm(error)
    }
  }
}

// MARK: - Kernel

private struct CoalitionFinder {
  let projected: ProjectedGraph

  func list(_ method: CoalitionList.Method) throws(GraphAlgorithmsError) -> CoalitionList {
    let graph = projected.graph
    switch method {
    case .leiden(let resolution, let seed):
      let partition = try graph.leiden(resolution: resolution, seed: seed)
      return list(
        method, sets: partition.members.filter(isTied), modularity: partition.modularity?.value,
        words: "Leiden communities, modularity with resolution \(resolution)", seed: seed)
    case .components:
      return list(
        method, sets: graph.components().members.filter(isTied),
        words: "connected components, direction ignored")
    case .cliques(let least):
      let cliques = try graph.maximalCliques(limit: 100_000).filter { $0.count >= max(2, least) }
      return list(method, sets: cliques, words: "maximal cliques of at least \(least) nations")
    case .core:
      let numbers = graph.coreNumbers().values.map { Int($0 ?? 0) }
      let deepest = numbers.max() ?? 0
      let members = numbers.indices.filter { numbers[$0] == deepest && deepest > 0 }
      return list(
        method, sets: members.isEmpty ? [] : [members],
        words: "innermost core: each member has at least \(deepest) partners inside")
    }
  }

  private func isTied(_ set: [Int]) -> Bool {
    set.count > 1 || set.contains { projected.graph.outgoing.degree(of: $0) > 0 }
  }

  private func list(
    _ method: CoalitionList.Method, sets: [[Int]], modularity: Double? = nil, words: String,
    seed: UInt64? = nil
  ) -> CoalitionList {
    let ordered = sets.sorted {
      ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0)
    }
    let names = CoalitionNaming(projected).names(of: ordered)
    let coalitions = zip(ordered, names).map { set, name in
      Coalition(
        name: name, members: set.compactMap { projected.nation(at: $0) }, density: density(of: set))
    }
    let graph = projected.graph
    let unattached = (0..<graph.vertexCount)
      .filter { graph.outgoing.degree(of: $0) == 0 && graph.incoming.degree(of: $0) == 0 }
      .compactMap { projected.nation(at: $0) }
    return CoalitionList(
      scope: Scope(projected, method: words, seed: seed), method: method, coalitions: coalitions,
      modularity: modularity, unattached: unattached)
  }

  private func density(of set: [Int]) -> Double? {
    guard set.count > 1 else { return nil }
    let inside = Set(set.map { UInt32($0) })
    var pairs = Set<UInt64>()
    for vertex in set {
      for slot in projected.graph.outgoing.row(of: vertex) {
        let neighbor = projected.graph.outgoing.neighbors[slot]
        guard inside.contains(neighbor), neighbor != UInt32(vertex) else { continue }
        pairs.insert(
          UInt64(min(neighbor, UInt32(vertex))) << 32 | UInt64(max(neighbor, UInt32(vertex))))
      }
    }
    return Double(pairs.count) / (Double(set.count * (set.count - 1)) / 2)
  }
}
