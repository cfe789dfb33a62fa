import GraphCore

/// How eigenvector centrality is scaled.
public enum EigenvectorScale: String, CaseIterable, Hashable, Sendable {
  /// The highest score is one.
  case maximum = "max"
  /// The squares of the scores add up to one.
  case euclidean = "l2"
}

extension CompactGraph {
  /// How well each vertex is connected to the well connected: its score is proportional to the sum
  /// of the scores of its neighbours.
  ///
  /// Only the component with the largest eigenvalue has scores; vertices elsewhere are undefined,
  /// not nearly zero. In a directed graph a score comes from those who point at the vertex, and
  /// a vertex of that component that nobody of weight points at scores zero. Parallel edges and
  /// strengths add up, a loop counts once.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     try path.eigenvector().values  // [√½, 1, √½]
  ///
  /// - Throws: `negativeTies`; `invalidStrength`; `sharedEigenvalue` where several components have
  ///   the same largest eigenvalue, so that no single answer exists; `notConverged`.
  /// - Complexity: O(E) an iteration, some tens of iterations on most graphs.
  ///
  /// Reference: P. Bonacich, "Factoring and weighting approaches to status scores and clique
  /// identification", 1972, https://doi.org/10.1080/0022250X.1972.9989806.
  public func eigenvector(
    _ scale: EigenvectorScale = .maximum, weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    try requirePositiveTies(for: "eigenvector centrality")
    try requireStrengths(weighted)
    let rows = simpleRows(.incoming, weight: RowWeight(weighted), loops: .kept)
    let blocks = strongComponents().members.filter { $0.count > 1 || rows.hasLoop($0[0]) }
    guard !blocks.isEmpty else {
      let reason: UndefinedReason = edgeCount == 0 ? .noEdges : .acyclic
      return Scores([Double?](repeating: nil, count: vertexCount), undefined: reason)
    }
    let principal = try principalBlock(of: blocks, rows: rows)
    let vector = try extended(principal, rows: rows)
    let norm =
      scale == .maximum
      ? vector.values.max() ?? 1 : dot(vector.values, vector.values).squareRoot()
    var values = [Double?](repeating: nil, count: vertexCount)
    for (index, vertex) in vector.vertices.enumerated() {
      values[vertex] = vector.values[index] / norm
    }
    return Scores(values, undefined: .outsidePrincipalComponent)
  }
}

// MARK: - Kernel

/// A block of vertices that all reach each other, with its largest eigenvalue and eigenvector.
private struct PrincipalBlock {
  let vertices: [Int]
  let value: Double
  let vector: [Double]
}

/// Eigenvalues that differ by less than this share are the same.
private let sharedEigenvalueTolerance = 1e-10

extension CompactGraph {
  fileprivate func principalBlock(
    of blocks: [[Int]], rows: SimpleRows
  ) throws(GraphAlgorithmsError) -> PrincipalBlock {
    var candidates: [PrincipalBlock] = []
    for vertices in contenders(among: blocks, rows: rows) {
      let block = rows.restricted(to: vertices)
      if isDirected {
        let (value, vector) = try block.perronPair()
        candidates.append(PrincipalBlock(vertices: vertices, value: value, vector: vector))
      } else {
        let pair = try PrincipalEigenpair(of: block)
        candidates.append(
          PrincipalBlock(vertices: vertices, value: pair.value, vector: pair.vector))
      }
    }
    let largest = candidates.map(\.value).max() ?? 0
    let tied = candidates.filter { $0.value >= largest * (1 - sharedEigenvalueTolerance) }
    guard tied.count == 1 else {
      throw .sharedEigenvalue(
        value: largest, components: tied.map(\.vertices).sorted { $0[0] < $1[0] })
    }
    return tied[0]
  }

  /// The blocks that may have the largest eigenvalue: it is at most the largest sum of a row, and in
  /// an undirected graph at least the mean of the sums.
  private func contenders(among blocks: [[Int]], rows: SimpleRows) -> [[Int]] {
    guard !isDirected, blocks.count > 1 else { return blocks }
    var (most, least) = ([Double](), 0.0)
    for vertices in blocks {
      let sums = vertices.map { vertex in
        rows.weights.map { weights in rows.row(of: vertex).reduce(0) { $0 + weights[$1] } }
          ?? Double(rows.degree(of: vertex))
      }
      most.append(sums.max() ?? 0)
      least = max(least, sums.reduce(0, +) / Double(sums.count))
    }
    return blocks.indices.filter { most[$0] >= least * (1 - 1e-9) }.map { blocks[$0] }
  }

  /// The scores of the whole component of a block: those downstream of it receive theirs, the
  /// others have none, that is, zero.
  fileprivate func extended(
    _ block: PrincipalBlock, rows: SimpleRows
  ) throws(GraphAlgorithmsError) -> (vertices: [Int], values: [Double]) {
    guard isDirected else { return (block.vertices, block.vector) }
    let weak = components()
    let vertices = weak.members[weak.communities[block.vertices[0]]]
    var fixed = [Double](repeating: 0, count: vertexCount)
    for (index, vertex) in block.vertices.enumerated() { fixed[vertex] = block.vector[index] }
    let isFixed = Set(block.vertices)
    let free = vertices.filter { !isFixed.contains($0) }
    var residual = Double.infinity
    for step in 0..<perronIterationLimit {
      if step == perronPatience, let values = downstream(of: block, free, rows) {
        for (vertex, value) in zip(free, values) { fixed[vertex] = value }
        return (vertices, vertices.map { fixed[$0] })
      }
      residual = 0
      for vertex in free {
        var sum = 0.0
        for slot in rows.row(of: vertex) {
          sum += (rows.weights?[slot] ?? 1) * fixed[Int(rows.neighbors[slot])]
        }
        let value = sum / block.value
        residual = max(residual, (value - fixed[vertex]).magnitude)
        fixed[vertex] = value
      }
      if residual <= 1e-14 * (fixed.max() ?? 1) { return (vertices, vertices.map { fixed[$0] }) }
    }
    throw .notConverged(
      measure: "eigenvector centrality", iterations: perronIterationLimit, residual: residual)
  }
  /// The scores of the vertices outside a block, by elimination; nil where that takes too long.
  private func downstream(
    of block: PrincipalBlock, _ free: [Int], _ rows: SimpleRows
  ) -> [Double]? {
    guard var elimination = SparseElimination(rows.restricted(to: free)),
      elimination.eliminate(scale: block.value, factor: 1)
    else { return nil }
    var fixed = [Double](repeating: 0, count: vertexCount)
    for (index, vertex) in block.vertices.enumerated() { fixed[vertex] = block.vector[index] }
    var sums = fixed
    rows.multiplied(by: fixed, into: &sums)
    return elimination.solution(for: free.map { sums[$0] })
  }
}
