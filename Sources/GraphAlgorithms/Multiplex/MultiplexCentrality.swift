import GraphCore

extension MultiplexGraph {
  /// PageRank layer after layer, in their order: a walker of a layer starts afresh where the layer
  /// before is central, so that standing in one kind of tie lends standing in the next (the additive
  /// form). The scores of the last layer; they add up to one.
  ///
  /// The first layer is plain PageRank. The order matters. Dead ends are left as by a fresh start.
  ///
  /// - Parameter damping: the share of steps that follow a tie, 0…1.
  /// - Returns: undefined where there is no layer.
  /// - Throws: as `CompactGraph.pageRank`.
  /// - Complexity: that of PageRank for each layer.
  ///
  /// Reference: A. Halu, R. J. Mondragón, P. Panzarasa, G. Bianconi, "Multiplex PageRank", 2013,
  /// https://doi.org/10.1371/journal.pone.0078293.
  public func pageRank(
    damping: Double = 0.85, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    var scores: Scores?
    for layer in layers {
      scores = try layer.graph.pageRank(
        damping: damping, restarts: scores?.values.map { $0 ?? 0 }, weighted: weighted)
    }
    return scores
      ?? Scores(
        [Double?](repeating: nil, count: vertexCount), undefined: .tooFewLayers(needed: 1))
  }

  /// How well each vertex is connected to the well connected when every vertex has a replica in each
  /// layer and its replicas are tied to each other with the strength `coupling`: the eigenvector
  /// centrality of all replicas, summed over those of a vertex. The highest score is one.
  ///
  /// Weak coupling lets the densest layer decide, strong coupling makes all layers one. Only what is
  /// connected with the principal eigenvector has scores. In directed layers a score comes from those
  /// who point at a vertex. Parallel edges and strengths add up, a loop counts once.
  ///
  /// - Parameter coupling: the strength between replicas, above zero.
  /// - Throws: `parameterOutOfRange`; as `CompactGraph.eigenvector`.
  /// - Complexity: O(E + V M²) an iteration, for M layers.
  ///
  /// Reference: M. De Domenico, A. Solé-Ribalta, E. Omodei, S. Gómez, A. Arenas, "Ranking in
  /// interconnected multilayer networks reveals versatile nodes", 2015,
  /// https://doi.org/10.1038/ncomms7868.
  public func versatility(
    coupling: Double = 1, weighted: StrengthWeighting = .unweighted
  ) throws(GraphAlgorithmsError) -> Scores {
    guard coupling > 0, coupling.isFinite else {
      throw .parameterOutOfRange(name: "coupling", value: coupling, range: "above 0")
    }
    for layer in layers { try layer.graph.requireStrengths(weighted) }
    guard layers.contains(where: { $0.graph.edgeCount > 0 }) else {
      return Scores([Double?](repeating: nil, count: vertexCount), undefined: .noEdges)
    }
    let supra = supraGraph(coupling: coupling, weighted: weighted)
    let replicas = try scores(ofReplicas: supra)
    var values = [Double?](repeating: nil, count: vertexCount)
    for replica in 0..<supra.vertexCount {
      guard let score = replicas[replica] else { continue }
      values[replica % vertexCount, default: 0] += score
    }
    let largest = values.compactMap { $0 }.max() ?? 1
    return Scores(values.map { $0.map { $0 / largest } }, undefined: .outsidePrincipalComponent)
  }

  /// The graph of the replicas; replica α of vertex v is vertex α · n + v.
  /// The eigenvector of the graph of replicas, errors told in the vertices themselves.
  private func scores(ofReplicas supra: CompactGraph) throws(GraphAlgorithmsError) -> Scores {
    do {
      return try supra.eigenvector(.euclidean, weighted: .strengths)
    } catch {
      guard case .sharedEigenvalue(let value, let parts) = error else { throw error }
      let folded = parts.map { part in Set(part.map { $0 % vertexCount }).sorted() }
      throw .sharedEigenvalue(value: value, components: folded)
    }
  }

  private func supraGraph(coupling: Double, weighted: StrengthWeighting) -> CompactGraph {
    let isDirected = layers.contains { $0.graph.isDirected }
    var edges: [Edge] = []
    func add(_ edge: Edge, bothWays: Bool) {
      edges.append(edge)
      guard bothWays, edge.source != edge.target else { return }
      var back = edge
      (back.source, back.target) = (edge.target, edge.source)
      edges.append(back)
    }
    for (place, layer) in layers.enumerated() {
      let (graph, base) = (layer.graph, place * vertexCount)
      for edge in 0..<graph.edgeCount {
        add(
          Edge(
            base + Int(graph.edgeSources[edge]), base + Int(graph.edgeTargets[edge]),
            strength: weighted == .strengths ? graph.strengths?[edge] ?? 1 : 1,
            isNegative: graph.negatives?[edge] ?? false),
          bothWays: isDirected && !graph.isDirected)
      }
      for other in 0..<place {
        for vertex in 0..<vertexCount {
          add(
            Edge(other * vertexCount + vertex, base + vertex, strength: coupling),
            bothWays: isDirected)
        }
      }
    }
    return CompactGraph(
      vertexCount: vertexCount * layers.count, directed: isDirected, edges: edges)
  }
}

extension [Double?] {
  fileprivate subscript(index: Int, default fallback: Double) -> Double {
    get { self[index] ?? fallback }
    set { self[index] = newValue }
  }
}
