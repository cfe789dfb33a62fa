/// The largest eigenvalue of a connected symmetric matrix without negative entries, and its
/// positive eigenvector of length one.
///
/// Lanczos' method with full reorthogonalisation, restarted with the best vector so far:
/// C. Lanczos, 1950, https://doi.org/10.6028/jres.045.026.
package struct PrincipalEigenpair {
  /// The eigenvalue.
  package let value: Double
  /// The eigenvector, of Euclidean length one.
  package let vector: [Double]

  /// The residual that ends the iteration, as a share of the eigenvalue.
  private static let tolerance = 1e-13
  private static let basisLimit = 60
  private static let restartLimit = 200

  /// Finds the pair of the matrix that the rows hold.
  package init(of rows: SimpleRows) throws(GraphAlgorithmsError) {
    let n = rows.vertexCount
    var vector = [Double](repeating: 1 / Double(n).squareRoot(), count: n)
    var residual = Double.infinity
    for _ in 0..<Self.restartLimit {
      var basis = KrylovBasis(start: vector, rows: rows, limit: min(n, Self.basisLimit))
      guard let best = basis.best() else { break }
      vector = best.vector
      residual = best.residual / best.value.magnitude
      if !(residual > Self.tolerance) {
        self.value = best.value
        self.vector = vector.map(\.magnitude)
        return
      }
    }
    throw .notConverged(
      measure: "eigenvector centrality", iterations: Self.restartLimit * Self.basisLimit,
      residual: residual)
  }
}

extension SimpleRows {
  /// The product of the matrix that the rows hold with a vector, row by row.
  package func multiplied(by vector: [Double], into result: inout [Double]) {
    for row in 0..<vertexCount {
      var sum = 0.0
      if let weights {
        for slot in self.row(of: row) { sum += weights[slot] * vector[Int(neighbors[slot])] }
      } else {
        for slot in self.row(of: row) { sum += vector[Int(neighbors[slot])] }
      }
      result[row] = sum
    }
  }
}

// MARK: - Kernel

/// An orthonormal basis of the space that repeated multiplication of a vector spans, and the
/// tridiagonal matrix that the rows become in it (α ↔ `diagonal`, β ↔ `below`).
private struct KrylovBasis {
  private var vectors: [[Double]] = []
  private var diagonal: [Double] = []
  private var below: [Double] = []

  init(start: [Double], rows: SimpleRows, limit: Int) {
    var next = start
    while vectors.count < limit {
      vectors.append(next)
      var product = [Double](repeating: 0, count: next.count)
      rows.multiplied(by: next, into: &product)
      diagonal.append(dot(next, product))
      for _ in 0..<2 { removeBasis(from: &product) }
      let norm = dot(product, product).squareRoot()
      below.append(norm)
      guard norm > 1e-14 * (diagonal.map(\.magnitude).max() ?? 0) + 1e-300 else { break }
      next = product.map { $0 / norm }
    }
  }

  private mutating func removeBasis(from product: inout [Double]) {
    for vector in vectors {
      let share = dot(vector, product)
      for index in product.indices { product[index] -= share * vector[index] }
    }
  }

  /// The largest eigenvalue in the basis, its vector, and how far the product is from a multiple.
  mutating func best() -> (value: Double, vector: [Double], residual: Double)? {
    let k = vectors.count
    guard
      let eigen = TridiagonalEigen(diagonal: diagonal, below: Array(below.prefix(k - 1))),
      let top = eigen.values.indices.max(by: { eigen.values[$0] < eigen.values[$1] })
    else { return nil }
    var vector = [Double](repeating: 0, count: vectors[0].count)
    for (index, member) in vectors.enumerated() {
      let share = eigen.vectors[index * k + top]
      for row in vector.indices { vector[row] += share * member[row] }
    }
    let norm = dot(vector, vector).squareRoot()
    let residual = (below[k - 1] * eigen.vectors[(k - 1) * k + top]).magnitude
    return (eigen.values[top], vector.map { $0 / norm }, residual)
  }
}

/// The sum of the products of the entries.
package func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
