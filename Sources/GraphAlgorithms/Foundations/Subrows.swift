extension SimpleRows {
  /// The rows of some vertices among themselves; vertex `i` of the result is `vertices[i]`.
  package func restricted(to vertices: [Int]) -> SimpleRows {
    var index = [Int](repeating: -1, count: vertexCount)
    for (new, old) in vertices.enumerated() { index[old] = new }
    var offsets: [UInt32] = [0]
    var (neighbors, edges, kept) = ([UInt32](), [UInt32](), [Double]())
    for old in vertices {
      for slot in row(of: old) where index[Int(self.neighbors[slot])] >= 0 {
        neighbors.append(UInt32(index[Int(self.neighbors[slot])]))
        edges.append(self.edges[slot])
        if let weights { kept.append(weights[slot]) }
      }
      offsets.append(UInt32(neighbors.count))
    }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: edges, weights: weights == nil ? nil : kept)
  }
}
