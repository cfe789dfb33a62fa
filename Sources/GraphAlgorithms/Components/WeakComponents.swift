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
  /// - Complexity: O(V + E α(V)) time, O(V) space; edges within the largest component are mostly
  ///   not looked at.
  ///
  /// Reference: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation
  /// via subgraph sampling", 2018, https://doi.org/10.1109/IPDPS.2018.00012.
  public func components() -> Partition {
    var sets = DisjointSets(count: vertexCount)
    for round in 0..<Self.sampledNeighbors {
      for vertex in 0..<vertexCount where outgoing.degree(of: vertex) > round {
        let slot = Int(outgoing.offsets[vertex]) + round
        sets.unite(UInt32(vertex), outgoing.neighbors[slot])
      }
    }
    let largest = sets.commonest()
    for vertex in 0..<vertexCount where sets.find(UInt32(vertex)) != largest {
      for slot in outgoing.row(of: vertex).dropFirst(Self.sampledNeighbors) {
        sets.unite(UInt32(vertex), outgoing.neighbors[slot])
      }
      guard isDirected else { continue }
      for slot in incoming.row(of: vertex) {
        sets.unite(UInt32(vertex), incoming.neighbors[slot])
      }
    }
    return Partition(labels: (0..<UInt32(vertexCount)).map { Int(sets.find($0)) })
  }

  /// So many neighbours of each vertex are mostly enough to unite the largest component; an edge
  /// between two others is then met from the end that is outside it.
  private static let sampledNeighbors = 2
}
