import GraphCore

extension CompactGraph {
  /// The components: largest sets of vertices that are connected, edges being followed either way.
  ///
  /// An isolated vertex is a component of its own. Signs, weights, loops and parallel edges play
  /// no part.
  ///
  ///     let graph = CompactGraph(vertexCount: 3, edges: [Edge(0, 2)])
  ///     graph.components().members  // [[0, 2], [1]]
  ///
  /// - Complexity: O(V + E α(V)) time, O(V) space.
  public func components() -> Partition {
    var sets = DisjointSets(count: vertexCount)
    for edge in 0..<edgeCount { sets.unite(edgeSources[edge], edgeTargets[edge]) }
    return Partition(labels: (0..<UInt32(vertexCount)).map { Int(sets.find($0)) })
  }
}
