import GraphCore

extension CompactGraph {
  /// The largest eigenvalue of the matrix of ties, zero where there is no cycle.
  package func spectralRadius(weighted: StrengthWeighting) throws(GraphAlgorithmsError) -> Double {
    let rows = simpleRows(.incoming, weight: RowWeight(weighted), loops: .kept)
    var largest = 0.0
    for vertices in strongComponents().members {
      guard vertices.count > 1 || rows.hasLoop(vertices[0]) else { continue }
      let block = rows.restricted(to: vertices)
      let value =
        isDirected ? try block.perronPair().value : try PrincipalEigenpair(of: block).value
      largest = max(largest, value)
    }
    return largest
  }
}

extension SimpleRows {
  /// Whether any vertex has a loop.
  package var hasLoops: Bool { (0..<vertexCount).contains { hasLoop($0) } }

  /// Whether a vertex has a loop.
  package func hasLoop(_ vertex: Int) -> Bool {
    hasNeighbor(vertex, of: vertex)
  }

  /// The largest eigenvalue and the positive eigenvector of an irreducible matrix that need not be
  /// symmetric, by power iteration of A + sI, whose shift keeps a periodic matrix from cycling; where
  /// that takes long, by elimination.
  package func perronPair() throws(GraphAlgorithmsError) -> (value: Double, vector: [Double]) {
    let n = vertexCount
    var vector = [Double](repeating: 1 / Double(n), count: n)
    var product = vector
    multiplied(by: vector, into: &product)
    let shift = max(product.reduce(0, +), 1e-300)
    var residual = Double.infinity
    for step in 0..<perronIterationLimit {
      if step == perronPatience, let pair = eliminatedPerronPair() { return pair }
      multiplied(by: vector, into: &product)
      for index in 0..<n { product[index] += shift * vector[index] }
      let total = product.reduce(0, +)
      residual = 0
      for index in 0..<n {
        let value = product[index] / total
        residual = max(residual, (value - vector[index]).magnitude)
        vector[index] = value
      }
      if residual <= 1e-15 / Double(n).squareRoot() { return (total - shift, vector) }
    }
    guard residual <= 1e-13 else {
      throw .notConverged(
        measure: "the largest eigenvalue", iterations: perronIterationLimit, residual: residual)
    }
    return (product.reduce(0, +) - shift, vector)
  }
}

/// After how many steps of an iteration elimination is tried.
package let perronPatience = 1000

/// How many steps power iteration may take.
package let perronIterationLimit = 100_000
