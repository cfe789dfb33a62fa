extension SimpleRows {
  /// The rows of some vertices among themselves; vertex `i` of the result is `vertices[i]`, and rows
  /// ascend if the vertices do. The edges behind the entries are forgotten.
  package func restricted(to vertices: [Int]) -> SimpleRows {
    var places = [UInt32](repeating: .max, count: vertexCount)
    return restricted(to: vertices, places: &places)
  }

  /// The same, for many small sets of vertices of a large graph.
  ///
  /// - Parameter places: room for a number for each vertex, all of them the largest; so they are
  ///   afterwards.
  func restricted(to vertices: [Int], places: inout [UInt32]) -> SimpleRows {
    for (new, old) in vertices.enumerated() { places[old] = UInt32(new) }
    defer { for vertex in vertices { places[vertex] = .max } }
    let (starts, entries, index) = (self.offsets.span, self.neighbors.span, places.span)
    var (offsets, neighbors, kept) = ([UInt32(0)], [UInt32](), [Double]())
    offsets.reserveCapacity(vertices.count + 1)
    neighbors.reserveCapacity(vertices.reduce(0) { $0 + degree(of: $1) })
    for old in vertices {
      for slot in Int(starts[old])..<Int(starts[old + 1]) {
        let new = index[Int(entries[slot])]
        guard new != .max else { continue }
        neighbors.append(new)
        if let weights { kept.append(weights[slot]) }
      }
      offsets.append(UInt32(neighbors.count))
    }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: [], weights: weights == nil ? nil : kept)
  }
}

extension SimpleRows {
  /// The rows with their vertices in another order; vertex `i` of the result is `order[i]`. The edges
  /// behind the entries are forgotten.
  package func reordered(by order: [Int]) -> SimpleRows {
    var placeList = [UInt32](repeating: 0, count: vertexCount)
    var places = placeList.mutableSpan
    for (new, old) in order.enumerated() { places[old] = UInt32(new) }
    var offsetList = [UInt32](repeating: 0, count: order.count + 1)
    var offsets = offsetList.mutableSpan
    for (new, old) in order.enumerated() {
      offsets[new + 1] = offsets[new] + UInt32(degree(of: old))
    }
    let neighbors = [UInt32](unsafeUninitializedCapacity: self.neighbors.count) { buffer, filled in
      let (starts, entries) = (self.offsets.span, self.neighbors.span)
      let (places, offsets) = (placeList.span, offsetList.span)
      // Read in the old order, written in the new: a write need not be waited for.
      for old in 0..<vertexCount {
        let row = Int(starts[old])..<Int(starts[old + 1])
        let shift = Int(offsets[Int(places[old])]) - row.lowerBound
        for slot in row {
          buffer.initializeElement(at: slot + shift, to: places[Int(entries[slot])])
        }
      }
      filled = entries.count
    }
    return SimpleRows(
      offsets: offsetList, neighbors: neighbors, edges: [],
      weights: weights.map { weights in order.flatMap { weights[row(of: $0)] } })
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
