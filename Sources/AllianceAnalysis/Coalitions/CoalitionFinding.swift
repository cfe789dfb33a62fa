import AllianceGraph
import GraphAlgorithms
import GraphCore

extension Snapshot {
  /// The coalitions of the snapshot by one method.
  ///
  /// Nations without a tie belong to none and are listed apart. Hostile ties play no part unless
  /// the projection asks for them, and then the methods refuse them, but for the signed one.
  ///
  /// - Throws: `AnalysisError.algorithm`, also where there are more than 100,000 maximal cliques.
  public func coalitions(
    _ method: CoalitionList.Method, _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CoalitionList {
    var projection = projection
    projection.agreements = .pairs
    let finder = CoalitionFinder(projected: projected(projection), method: method)
    do {
      return try finder.list()
    } catch {
      throw .algorithm(error)
    }
  }
}

// MARK: - Kernel

private struct CoalitionFinder {
  let projected: ProjectedGraph
  let method: CoalitionList.Method

  var graph: CompactGraph { projected.graph }

  func list() throws(GraphAlgorithmsError) -> CoalitionList {
    switch method {
    case .leiden(let resolution, let seed):
      return division(
        try graph.leiden(resolution: resolution, seed: seed),
        "Leiden communities, modularity with resolution \(resolution)", seed)
    case .louvain(let resolution, let seed):
      return division(
        try graph.louvain(resolution: resolution, seed: seed),
        "Louvain communities, modularity with resolution \(resolution)", seed)
    case .constantPotts(let resolution, let seed):
      return division(
        try graph.constantPotts(resolution: resolution, seed: seed),
        "constant Potts communities, denser than \(resolution)", seed)
    case .signed(let positive, let negative, let seed):
      return division(
        try graph.signedCommunities(positive: positive, negative: negative, seed: seed),
        "communities of signed modularity, resolution \(positive) of friendly and \(negative) of "
          + "hostile ties", seed)
    case .signedConstantPotts(let positive, let negative, let seed):
      return division(
        try graph.signedConstantPotts(positive: positive, negative: negative, seed: seed),
        "constant Potts communities with signs, resolution \(positive) of friendly and \(negative) "
          + "of hostile ties", seed)
    case .labelPropagation(let seed):
      return division(try graph.labelPropagation(seed: seed), "label propagation", seed)
    case .girvanNewman:
      return division(
        try graph.girvanNewman(), "Girvan–Newman, the division of highest modularity", nil)
    case .consensus(let runs, let seed): return try consensus(runs: runs, seed: seed)
    case .components:
      return list(
        graph.components().members.filter(isTied), "connected components, direction ignored")
    case .cliques, .percolation, .core, .truss, .twins, .plexes, .cohesiveBlocks:
      return try cohesiveGroups()
    case .concepts(let least, let agreements):
      return try concepts(least: least, agreements: agreements)
    }
  }

  private func cohesiveGroups() throws(GraphAlgorithmsError) -> CoalitionList {
    switch method {
    case .cliques(let least):
      let cliques = try graph.maximalCliques(limit: 100_000).filter { $0.count >= max(2, least) }
      return list(cliques, "maximal cliques of at least \(least) nations")
    case .percolation(let least):
      return list(
        try graph.cliquePercolation(max(2, least)), "unions of overlapping cliques of \(least)")
    case .truss:
      let pairs = graph.trussNumbers()
      let deepest = pairs.compactMap(\.value).max() ?? 0
      let inner = pairs.filter { $0.value == deepest && deepest > 2 }
      let members = Set(inner.flatMap { [$0.source, $0.target] }).sorted()
      return list(
        members.isEmpty ? [] : [members],
        members.isEmpty
          ? "innermost truss: no tie closes a triangle"
          : "innermost truss: each tie is in \(deepest == 3 ? "a triangle" : "\(Int(deepest) - 2) triangles") or more "
            + "inside")
    case .plexes(let k, let least):
      return list(
        try graph.maximalPlexes(k, least: max(least, 2 * k - 1)),
        "maximal \(k)-plexes of at least \(max(least, 2 * k - 1)) nations: each lacks a tie to at "
          + "most \(k - 1) of the others")
    case .cohesiveBlocks:
      let blocks = graph.cohesiveBlocks()
      return list(
        blocks.map(\.vertices),
        "cohesive blocks: sets that stay connected when few leave, nested in each other; the most "
          + "cohesive falls apart when \(blocks.map(\.cohesion).max() ?? 0) leave")
    case .twins:
      return list(graph.twins(.closed) + graph.twins(.open), "nations with the same partners")
    default:
      let numbers = graph.coreNumbers().values.map { Int($0 ?? 0) }
      let deepest = numbers.max() ?? 0
      let members = numbers.indices.filter { numbers[$0] == deepest && deepest > 0 }
      return list(
        members.isEmpty ? [] : [members],
        members.isEmpty
          ? "innermost core: nobody has a partner"
          : "innermost core: each member has \(deepest == 1 ? "a partner" : "\(deepest) partners") or more inside"
      )
    }
  }

  private func consensus(runs: Int, seed: UInt64) throws(GraphAlgorithmsError) -> CoalitionList {
    let found = try graph.consensusCommunities(runs: runs, seed: seed)
    let modularity = try graph.modularity(of: found.partition).value
    return list(
      found.partition.members.filter(isTied),
      "consensus of \(found.runs) runs of Leiden at resolutions 0.6, 1.1 and 1.7: together in at "
        + "least half of them; mean likeness of a run (NMI) \(shortened(found.likeness.mean))",
      modularity: modularity, seed: seed, firmness: found.firmness(of:))
  }

  /// Three decimals, without the help of a writer.
  private func shortened(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// Nations by the agreements that they are in and that count under the projection.
  private func concepts(
    least: Int, agreements: Int
  ) throws(GraphAlgorithmsError) -> CoalitionList {
    let snapshot = projected.snapshot
    let states = snapshot.agreements(counting: projected.projection)
    var table = [[Int]](repeating: [], count: graph.vertexCount)
    for (index, state) in states.enumerated() {
      for party in state.parties where party.membership.role.makesTies {
        let vertex = projected.vertex(of: snapshot.nations[party.nation].code)
        if let vertex, table[vertex].last != index { table[vertex].append(index) }
      }
    }
    let found = try FormalConcept.all(
      table, leastObjects: max(2, least), leastAttributes: max(1, agreements))
    let coalitions = found.map { concept in
      Coalition(
        name: "\(concept.objects.count) nations in \(concept.attributes.count) agreements",
        members: concept.objects.compactMap { projected.nation(at: $0) },
        density: density(of: concept.objects),
        shared: concept.attributes.map { states[$0].agreement.name })
    }
    return CoalitionList(
      scope: Scope(
        projected,
        method: "formal concepts: at least \(least) nations that share at least \(agreements) "
          + "agreements"),
      method: method, coalitions: coalitions, modularity: nil, unattached: unattached)
  }

  private func isTied(_ set: [Int]) -> Bool {
    set.count > 1 || set.contains { graph.outgoing.degree(of: $0) > 0 }
  }

  private func division(
    _ partition: Partition, _ words: String, _ seed: UInt64?
  ) -> CoalitionList {
    list(
      partition.members.filter(isTied), words, modularity: partition.modularity?.value, seed: seed)
  }

  private func list(
    _ sets: [[Int]], _ words: String, modularity: Double? = nil, seed: UInt64? = nil,
    firmness: ((Int) -> Double)? = nil
  ) -> CoalitionList {
    let ordered = sets.sorted {
      ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0)
    }
    let names = CoalitionNaming(projected).names(of: ordered)
    let coalitions = zip(ordered, names).map { set, name in
      Coalition(
        name: name, members: set.compactMap { projected.nation(at: $0) },
        density: density(of: set), firmness: firmness.map { set.map($0) })
    }
    return CoalitionList(
      scope: Scope(projected, method: words, seed: seed), method: method, coalitions: coalitions,
      modularity: modularity, unattached: unattached)
  }

  private var unattached: [Nation] {
    (0..<graph.vertexCount)
      .filter { graph.outgoing.degree(of: $0) == 0 && graph.incoming.degree(of: $0) == 0 }
      .compactMap { projected.nation(at: $0) }
  }

  private func density(of set: [Int]) -> Double? {
    guard set.count > 1 else { return nil }
    let inside = Set(set.map { UInt32($0) })
    var pairs = Set<UInt64>()
    for vertex in set {
      for slot in graph.outgoing.row(of: vertex) {
        let neighbor = graph.outgoing.neighbors[slot]
        guard inside.contains(neighbor), neighbor != UInt32(vertex) else { continue }
        pairs.insert(
          UInt64(min(neighbor, UInt32(vertex))) << 32 | UInt64(max(neighbor, UInt32(vertex))))
      }
    }
    return Double(pairs.count) / (Double(set.count * (set.count - 1)) / 2)
  }
}
