import GraphCore

/// Ties of several kinds among the same vertices: a graph for each kind.
public struct MultiplexGraph: Sendable {
  /// The ties of one kind.
  public struct Layer: Sendable {
    /// The name of the kind.
    public let name: String
    /// Its ties, among all vertices.
    public let graph: CompactGraph

    /// Makes a layer.
    public init(name: String, graph: CompactGraph) {
      self.name = name
      self.graph = graph
    }
  }

  /// The number of vertices.
  public let vertexCount: Int
  /// The layers, in the order in which measures that have an order take them.
  public let layers: [Layer]

  /// Makes a graph of layers that have the same vertices.
  public init(vertexCount: Int, layers: [Layer]) {
    precondition(
      layers.allSatisfy { $0.graph.vertexCount == vertexCount }, "layers have the same vertices")
    self.vertexCount = vertexCount
    self.layers = layers
  }

  /// How many partners each vertex has in each layer, layer by layer; or the sum of its strengths.
  private func degrees(_ weighted: StrengthWeighting) -> [[Double]] {
    layers.map { layer in
      let scores =
        weighted == .strengths ? layer.graph.strengthSums() : layer.graph.degrees(.raw)
      return scores.values.map { $0 ?? 0 }
    }
  }
}

extension MultiplexGraph {
  /// The partners of each vertex, a partner counting once for each kind of tie: the sum of the
  /// degrees over the layers.
  ///
  /// Within a layer parallel edges count once and loops not at all, direction and sign play no part;
  /// with strengths, those of all layers add up. An isolated vertex scores zero.
  ///
  /// - Complexity: O(V + E).
  ///
  /// Reference: F. Battiston, V. Nicosia, V. Latora, "Structural measures for multiplex networks",
  /// 2014, https://doi.org/10.1103/PhysRevE.89.032804.
  public func overlapDegrees(weighted: StrengthWeighting = .unweighted) -> Scores {
    var sums = [Double](repeating: 0, count: vertexCount)
    for layer in degrees(weighted) {
      for vertex in sums.indices { sums[vertex] += layer[vertex] }
    }
    return Scores(sums)
  }

  /// How evenly the ties of each vertex spread over the kinds: M/(M − 1) · (1 − Σ (share of its
  /// overlap degree in a layer)²), 0 where all are of one kind, 1 where every kind has as many.
  ///
  /// Not the participation over communities (`participation`), which has no factor for the number of
  /// groups.
  ///
  /// - Returns: undefined for a vertex without ties, and for all where there are fewer than two
  ///   layers.
  /// - Complexity: O(V + E).
  ///
  /// Reference: F. Battiston, V. Nicosia, V. Latora, 2014,
  /// https://doi.org/10.1103/PhysRevE.89.032804.
  public func participation(weighted: StrengthWeighting = .unweighted) -> Scores {
    let count = Double(layers.count)
    guard count > 1 else {
      return Scores(
        [Double?](repeating: nil, count: vertexCount), undefined: .tooFewLayers(needed: 2))
    }
    let degrees = degrees(weighted)
    let values = (0..<vertexCount).map { vertex -> Double? in
      let total = degrees.reduce(0) { $0 + $1[vertex] }
      guard total > 0 else { return nil }
      let squares = degrees.reduce(0) { sum, layer in
        sum + (layer[vertex] / total) * (layer[vertex] / total)
      }
      // Rounding must not show a vertex of one kind as less than nothing, nor one above the most.
      return min(1, max(0, count / (count - 1) * (1 - squares)))
    }
    return Scores(values, undefined: .isolated)
  }
}
