import GraphCore

extension CompactGraph {
  /// The s-core number of each vertex: the largest s for which it belongs to a set of vertices that
  /// all have ties of strength s within the set.
  ///
  /// Direction and signs play no part; parallel edges add up, loops are ignored. Not the same as
  /// `coreNumbers`, which count partners.
  ///
  /// - Throws: `invalidStrength`.
  /// - Complexity: O((V + E) log V).
  ///
  /// Reference: M. Eidsaa, E. Almaas, "s-core network decomposition", 2013,
  /// https://doi.org/10.1103/PhysRevE.88.062819.
  public func strengthCoreNumbers() throws(GraphAlgorithmsError) -> Scores {
    try requireStrengths(.strengths)
    let rows = simpleRows(.either, weight: .strength)
    var left = (0..<vertexCount).map { vertex in
      rows.row(of: vertex).reduce(0.0) { $0 + (rows.weights?[$1] ?? 1) }
    }
    var heap = VertexHeap(vertexCount: vertexCount)
    for vertex in 0..<vertexCount { heap.push(UInt32(vertex), key: left[vertex]) }
    var isRemoved = [Bool](repeating: false, count: vertexCount)
    var numbers = [Double](repeating: 0, count: vertexCount)
    var level = 0.0
    while let vertex = heap.popLeast().map(Int.init) {
      level = max(level, left[vertex])
      numbers[vertex] = level
      isRemoved[vertex] = true
      for slot in rows.row(of: vertex) where !isRemoved[Int(rows.neighbors[slot])] {
        let neighbor = Int(rows.neighbors[slot])
        // What is left is added up anew, so that the order of removal leaves no rounding behind.
        left[neighbor] = rows.row(of: neighbor).reduce(0.0) { sum, inner in
          isRemoved[Int(rows.neighbors[inner])] ? sum : sum + (rows.weights?[inner] ?? 1)
        }
        heap.push(UInt32(neighbor), key: left[neighbor])
      }
    }
    return Scores(numbers)
  }

  /// The layer in which each vertex is peeled off when, again and again, all vertices of least degree
  /// go at once; the deepest have the highest numbers, the first layer is 1.
  ///
  /// Isolated vertices are the first layer. Direction, signs, loops and parallel edges play no part.
  ///
  /// - Complexity: O((V + E) log V).
  ///
  /// Reference: L. Hébert-Dufresne, J. A. Grochow, A. Allard, "Multi-scale structure and topological
  /// anomaly detection via a new network statistic: the onion decomposition", 2016,
  /// https://doi.org/10.1038/srep31708.
  public func onionLayers() -> Scores {
    let rows = simpleRows(.either)
    var degrees = (0..<vertexCount).map { rows.degree(of: $0) }
    var layers = [Double](repeating: 0, count: vertexCount)
    var heap = VertexHeap(vertexCount: vertexCount)
    for vertex in 0..<vertexCount { heap.push(UInt32(vertex), key: Double(degrees[vertex])) }
    var (core, layer) = (0.0, 0.0)
    while let least = heap.leastKey {
      core = max(core, least)
      layer += 1
      var peeled: [Int] = []
      while let key = heap.leastKey, key <= core, let vertex = heap.popLeast() {
        peeled.append(Int(vertex))
        layers[Int(vertex)] = layer
      }
      for vertex in peeled {
        for slot in rows.row(of: vertex) where layers[Int(rows.neighbors[slot])] == 0 {
          let neighbor = Int(rows.neighbors[slot])
          degrees[neighbor] -= 1
          heap.push(UInt32(neighbor), key: Double(degrees[neighbor]))
        }
      }
    }
    return Scores(layers)
  }

  /// How densely the well connected are tied among themselves: for each degree k that some vertex
  /// exceeds, the density among the vertices of degree above k.
  ///
  /// Direction, signs, loops and parallel edges play no part.
  ///
  /// - Returns: one for each k from zero on, up to the first with fewer than two vertices above it.
  /// - Complexity: O(V log V + E).
  ///
  /// Reference: V. Colizza et al., "Detecting rich-club ordering in complex networks", 2006,
  /// https://doi.org/10.1038/nphys209.
  public func richClub() -> [Double] {
    let rows = simpleRows(.either)
    let degrees = (0..<vertexCount).map { rows.degree(of: $0) }
    let largest = degrees.max() ?? 0
    var vertices = [Double](repeating: 0, count: largest + 2)
    var edges = vertices
    for vertex in 0..<vertexCount {
      vertices[degrees[vertex]] += 1
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        edges[min(degrees[vertex], degrees[Int(rows.neighbors[slot])])] += 1
      }
    }
    var (above, among) = (Double(vertexCount), edges.reduce(0, +))
    var densities: [Double] = []
    for degree in 0...largest {
      above -= vertices[degree]
      among -= edges[degree]
      guard above > 1 else { break }
      densities.append(2 * among / (above * (above - 1)))
    }
    return densities
  }
}
