/// The eigenvalues of a symmetric tridiagonal matrix, and what multiplying by its eigenvectors makes
/// of given rows.
///
/// The implicit QL method of H. Bowdler, R. Martin, C. Reinsch, J. Wilkinson, "The QR and QL
/// algorithms for symmetric matrices", 1968, https://doi.org/10.1007/BF02165404.
package struct TridiagonalEigen {
  /// The eigenvalues, in no order.
  package private(set) var values: [Double]
  /// Row-major; column `k` is the eigenvector of the value `k`, times the rows that were given.
  package private(set) var vectors: [Double]
  private var offDiagonal: [Double]
  private let rowCount: Int
  /// What is smaller than this share of the largest entries is zero: beside diagonal entries that are
  /// nearly zero themselves nothing else would end the iteration.
  private let negligible: Double

  /// Solves for the diagonal and the entries beside it (`below[i]` between i and i + 1).
  ///
  /// - Parameter rows: a matrix of n columns that is multiplied by the matrix of eigenvectors; nil
  ///   for the unit matrix.
  /// - Returns: nil where an eigenvalue does not settle in 60 steps, which no finite matrix shows.
  package init?(diagonal: [Double], below: [Double], rows: [Double]? = nil) {
    let n = diagonal.count
    values = diagonal
    offDiagonal = below + [0]
    negligible =
      0x1p-54 * zip(diagonal, offDiagonal).reduce(0) { max($0, $1.0.magnitude + $1.1.magnitude) }
    if let rows {
      vectors = rows
      rowCount = n == 0 ? 0 : rows.count / n
    } else {
      vectors = [Double](repeating: 0, count: n * n)
      for i in 0..<n { vectors[i * n + i] = 1 }
      rowCount = n
    }
    for index in 0..<n where !settle(index) { return nil }
  }

  // MARK: - Kernel

  private mutating func settle(_ low: Int) -> Bool {
    for _ in 0..<60 {
      let split = firstSplit(from: low)
      if split == low { return true }
      sweep(from: low, to: split)
    }
    return false
  }

  private func firstSplit(from low: Int) -> Int {
    var index = low
    while index < values.count - 1 {
      let scale = values[index].magnitude + values[index + 1].magnitude
      if offDiagonal[index].magnitude <= 0x1p-53 * scale { break }
      if offDiagonal[index].magnitude <= max(negligible, 1e-300) { break }
      index += 1
    }
    return index
  }

  private mutating func sweep(from low: Int, to high: Int) {
    var g = (values[low + 1] - values[low]) / (2 * offDiagonal[low])
    var r = (g * g + 1).squareRoot()
    g = values[high] - values[low] + offDiagonal[low] / (g + (g < 0 ? -r : r))
    var (s, c, p) = (1.0, 1.0, 0.0)
    var index = high - 1
    while index >= low {
      let f = s * offDiagonal[index]
      let b = c * offDiagonal[index]
      r = (f * f + g * g).squareRoot()
      offDiagonal[index + 1] = r
      if r == 0 {
        values[index + 1] -= p
        offDiagonal[high] = 0
        return
      }
      (s, c) = (f / r, g / r)
      g = values[index + 1] - p
      r = (values[index] - g) * s + 2 * c * b
      p = s * r
      values[index + 1] = g + p
      g = c * r - b
      rotate(index, sine: s, cosine: c)
      index -= 1
    }
    values[low] -= p
    offDiagonal[low] = g
    offDiagonal[high] = 0
  }

  private mutating func rotate(_ column: Int, sine s: Double, cosine c: Double) {
    let n = values.count
    for row in 0..<rowCount {
      let f = vectors[row * n + column + 1]
      let g = vectors[row * n + column]
      vectors[row * n + column + 1] = s * g + c * f
      vectors[row * n + column] = c * g - s * f
    }
  }
}
