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

  /// Finds the pair of the matrix that the rows hold, classes of twins taken together where the
  /// rows have neither weights nor loops.
  package init(of rows: SimpleRows) throws(GraphAlgorithmsError) {
    guard rows.weights == nil, !rows.hasLoops else {
      try self.init(of: SymmetricOperator(rows: rows))
      return
    }
    let quotient = TwinQuotient(rows: rows)
    let pair = try Self(of: SymmetricOperator(quotient: quotient))
    let shares = quotient.sizes.map { $0.squareRoot() }
    self.init(
      value: pair.value,
      vector: quotient.classes.map { pair.vector[Int($0)] / shares[Int($0)] })
  }

  private init(value: Double, vector: [Double]) {
    self.value = value
    self.vector = vector
  }

  private init(of matrix: SymmetricOperator) throws(GraphAlgorithmsError) {
    let n = matrix.count
    var vector = matrix.start
    var residual = Double.infinity
    // Most graphs need a small basis; it grows where they need more.
    var limit = 12
    for _ in 0..<Self.restartLimit {
      var basis = KrylovBasis(start: vector, matrix: matrix, limit: min(n, limit))
      guard let best = basis.best() else { break }
      vector = best.vector
      residual = best.residual / best.value.magnitude
      limit = min(Self.basisLimit, 2 * limit)
      if !(residual > Self.tolerance) {
        self.init(value: best.value, vector: vector.map(\.magnitude))
        return
      }
    }
    throw .notConverged(
      measure: "the largest eigenvalue", iterations: Self.restartLimit * Self.basisLimit,
      residual: residual)
  }
}

/// A symmetric matrix as what it does to a vector: rows weighted on both sides, and a diagonal.
private struct SymmetricOperator {
  let rows: SimpleRows
  let roots: [Double]
  let diagonal: [Double]
  let start: [Double]

  var count: Int { roots.count }

  init(rows: SimpleRows) {
    self.rows = rows
    roots = [Double](repeating: 1, count: rows.vertexCount)
    diagonal = [Double](repeating: 0, count: rows.vertexCount)
    start = roots.map { $0 / Double(rows.vertexCount).squareRoot() }
  }

  /// A class of w twins stands for √w times each of them: entries √(w w'), w − 1 on the diagonal.
  init(quotient: TwinQuotient) {
    rows = quotient.rows
    roots = quotient.sizes.map { $0.squareRoot() }
    diagonal = quotient.sizes.map { $0 - 1 }
    let norm = quotient.sizes.reduce(0, +).squareRoot()
    start = roots.map { $0 / norm }
  }

  func apply(to x: [Double]) -> [Double] {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let scaled = x.indices.map { roots[$0] * x[$0] }
    let values = scaled.span
    var result = [Double](repeating: 0, count: x.count)
    for row in x.indices {
      var sum = 0.0
      let slots = Int(offsets[row])..<Int(offsets[row + 1])
      if let weights = rows.weights {
        for slot in slots { sum += weights[slot] * values[Int(neighbors[slot])] }
      } else {
        for slot in slots { sum += values[Int(neighbors[slot])] }
      }
      result[row] = roots[row] * sum + diagonal[row] * x[row]
    }
    return result
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

  init(start: [Double], matrix: SymmetricOperator, limit: Int) {
    var next = start
    while vectors.count < limit {
      vectors.append(next)
      var product = matrix.apply(to: next)
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
