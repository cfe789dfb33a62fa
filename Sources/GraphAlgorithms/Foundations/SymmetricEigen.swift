/// All eigenvalues and eigenvectors of a symmetric matrix.
///
/// Householder's reduction to tridiagonal form, then implicit QL: J. H. Wilkinson, C. Reinsch,
/// "Handbook for Automatic Computation: Linear Algebra", 1971,
/// https://doi.org/10.1007/978-3-642-86940-2.
package struct SymmetricEigen {
  /// The eigenvalues, descending.
  package let values: [Double]
  /// The eigenvector of each value, of length one.
  package let vectors: [[Double]]

  /// Decomposes a symmetric matrix; nil where the iteration does not end, which finite entries never
  /// cause.
  ///
  /// - Complexity: O(n³).
  package init?(_ matrix: DenseMatrix) {
    let n = matrix.count
    guard n > 0 else {
      values = []
      vectors = []
      return
    }
    var reduction = Tridiagonalization(matrix)
    reduction.run()
    guard
      let eigen = TridiagonalEigen(
        diagonal: reduction.diagonal, below: Array(reduction.below.dropLast()),
        rows: reduction.basis.entries)
    else { return nil }
    let order = (0..<n).sorted { (eigen.values[$1], $0) < (eigen.values[$0], $1) }
    values = order.map { eigen.values[$0] }
    vectors = order.map { column in (0..<n).map { eigen.vectors[$0 * n + column] } }
  }
}

// MARK: - Kernel

/// A = Q T Qᵀ, reflection by reflection; `basis` becomes Q.
private struct Tridiagonalization {
  var matrix: DenseMatrix
  var basis: DenseMatrix
  var diagonal: [Double]
  var below: [Double]

  init(_ matrix: DenseMatrix) {
    self.matrix = matrix
    basis = DenseMatrix(count: matrix.count, diagonal: 1)
    diagonal = [Double](repeating: 0, count: matrix.count)
    below = diagonal
  }

  mutating func run() {
    let n = matrix.count
    for column in 0..<max(0, n - 2) { reflect(column) }
    for index in 0..<n {
      diagonal[index] = matrix[index, index]
      if index + 1 < n { below[index] = matrix[index + 1, index] }
    }
  }

  /// Clears the column below its subdiagonal: v is the normal of the mirror, P = I − 2vvᵀ.
  private mutating func reflect(_ column: Int) {
    let n = matrix.count
    var v = (0..<n).map { $0 > column ? matrix[$0, column] : 0 }
    let norm = dot(v, v).squareRoot()
    let rest = dot(v, v) - v[column + 1] * v[column + 1]
    guard norm > 0, rest > 0 else { return }
    v[column + 1] += v[column + 1] < 0 ? -norm : norm
    let length = dot(v, v).squareRoot()
    for index in 0..<n { v[index] /= length }
    // PAP = A − 2vwᵀ − 2wvᵀ with w = Av − (vᵀAv)v.
    var w = (0..<n).map { row in
      (column..<n).reduce(0.0) { $0 + matrix[row, $1] * v[$1] }
    }
    let share = dot(v, w)
    for index in 0..<n { w[index] -= share * v[index] }
    for row in column..<n {
      for other in column..<n {
        matrix[row, other] -= 2 * (v[row] * w[other] + w[row] * v[other])
      }
    }
    for row in 0..<n {
      let product = (column..<n).reduce(0.0) { $0 + basis[row, $1] * v[$1] }
      guard product != 0 else { continue }
      for other in column..<n { basis[row, other] -= 2 * product * v[other] }
    }
  }
}
