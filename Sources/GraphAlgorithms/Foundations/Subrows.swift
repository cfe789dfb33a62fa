extension SimpleRows {
  /// The rows of some vertices among themselves; vertex `i` of the result is `vertices[i]`, and rows
  /// ascend if the vertices do. The edges behind the entries are forgotten.
  package func restricted(to vertices: [Int]) -> SimpleRows {
    var indexList = [UInt32](repeating: .max, count: vertexCount)
    for (new, old) in vertices.enumerated() { indexList[old] = UInt32(new) }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(vertices.count + 1)
    let bound = vertices.reduce(0) { $0 + degree(of: $1) }
    let neighbors = [UInt32](unsafeUninitializedCapacity: bound) { buffer, filled in
      let (starts, entries, index) = (self.offsets.span, self.neighbors.span, indexList.span)
      for old in vertices {
        for slot in Int(starts[old])..<Int(starts[old + 1]) {
          // What is dropped is written over by the next.
          let new = index[Int(entries[slot])]
          buffer.initializeElement(at: filled, to: new)
          filled += new == .max ? 0 : 1
        }
        offsets.append(UInt32(filled))
      }
    }
    var kept: [Double] = []
    if let weights {
      kept.reserveCapacity(neighbors.count)
      for old in vertices {
        for slot in row(of: old) where indexList[Int(self.neighbors[slot])] != .max {
          kept.append(weights[slot])
        }
      }
    }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: [], weights: weights == nil ? nil : kept)
  }
}

extension SimpleRows {
  /// The vertices by degree, the highest first: rows of like length then follow each other, so that
  /// a processor can foretell where they end.
  package func verticesByDegree() -> [Int] {
    var starts = [Int](repeating: 0, count: vertexCount + 2)
    for vertex in 0..<vertexCount { starts[degree(of: vertex)] += 1 }
    for degree in (0...vertexCount).reversed() { starts[degree] += starts[degree + 1] }
    var order = [Int](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      let higher = degree(of: vertex) + 1
      order[starts[higher]] = vertex
      starts[higher] += 1
    }
    return order
  }

  /// The rows without the entries that leave or enter some vertices; these stay, alone.
  package func excluding(_ vertices: [Int]) -> SimpleRows {
    guard !vertices.isEmpty else { return self }
    var isExcluded = [Bool](repeating: false, count: vertexCount)
    for vertex in vertices { isExcluded[vertex] = true }
    var (offsets, neighbors, edges, kept) = ([UInt32(0)], [UInt32](), [UInt32](), [Double]())
    for vertex in 0..<vertexCount {
      if !isExcluded[vertex] {
        for slot in row(of: vertex) where !isExcluded[Int(self.neighbors[slot])] {
          neighbors.append(self.neighbors[slot])
          edges.append(self.edges[slot])
          if let weights { kept.append(weights[slot]) }
        }
      }
      offsets.append(UInt32(neighbors.count))
    }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: edges,
      weights: weights == nil ? nil : kept)
  }
}
