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
    // The least neighbour comes at no cost: a vertex that it precedes hangs below it.
    var sets = DisjointSets(
      parents: (0..<vertexCount).map { vertex in
        let row = outgoing.row(of: vertex)
        return row.isEmpty
          ? UInt32(vertex) : min(UInt32(vertex), outgoing.neighbors[row.lowerBound])
      })
    sets.uniteSome(along: outgoing)
    sets.flatten()
    let largest = sets.commonest()
    sets.unite(along: outgoing, unlessIn: largest)
    if isDirected { sets.unite(along: incoming, unlessIn: largest) }
    sets.flatten()
    return Partition(leasts: sets.parents)
  }
}

extension DisjointSets {
  /// Unites each vertex with its second neighbour, and with the first where that comes later.
  ///
  /// That is mostly enough to unite the largest component; an edge between two others is then met
  /// from the end that is outside it.
  fileprivate mutating func uniteSome(along rows: CompactGraph.Adjacency) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var parents = self.parents.mutableSpan
    for vertex in 0..<parents.count {
      let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex + 1]))
      if end - start > 1 { Self.unite(UInt32(vertex), neighbors[start + 1], &parents) }
      if start < end, neighbors[start] > UInt32(vertex) {
        Self.unite(UInt32(vertex), neighbors[start], &parents)
      }
    }
  }

  /// Unites each vertex outside a set with all its neighbours.
  fileprivate mutating func unite(along rows: CompactGraph.Adjacency, unlessIn set: UInt32) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    var parents = self.parents.mutableSpan
    for vertex in 0..<parents.count where parents[vertex] != set {
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        Self.unite(UInt32(vertex), neighbors[slot], &parents)
      }
    }
  }
}
