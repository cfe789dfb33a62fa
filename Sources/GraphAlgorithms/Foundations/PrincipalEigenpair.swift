/// The largest eigenvalue of a connected symmetric matrix without negative entries, and its
/// positive eigenvector of length one.
///
/// Lanczos' method with full reorthogonalisation, restarted with the best vector so far:
/// C. Lanczos, 1950, https://doi.org/10.6028/jres.045.026. Where that takes long, and where there are
/// hardly more ties than in a tree, inverse iteration by elimination.
package struct PrincipalEigenpair {
  /// The eigenvalue.
  package let value: Double
  /// The eigenvector, of Euclidean length one.
  package let vector: [Double]

  /// After so many restarts elimination is tried.
  private static let patience = 2
  private static let restartLimit = 200

  /// Finds the pair of the matrix that the rows hold, classes of twins taken together where the
  /// rows have neither weights nor loops.
  package init(of rows: SimpleRows) throws(GraphAlgorithmsError) {
    // In units of the largest entry, so that no square overflows.
    let unit = rows.weights?.max() ?? 1
    let scaled = rows.dividingWeights(by: unit)
    if scaled.isNearlyTree, let pair = scaled.eliminatedPerronPair() {
      self.init(pair, unit: unit)
      return
    }
    let quotient = rows.weights == nil && !rows.hasLoops ? TwinQuotient(rows: rows) : nil
    var search = LanczosSearch(
      quotient.map { SymmetricOperator(quotient: $0) } ?? SymmetricOperator(rows: scaled))
    var found = search.pair(restarts: Self.patience)
    if found == nil, let pair = scaled.eliminatedPerronPair() {
      self.init(pair, unit: unit)
      return
    }
    found = found ?? search.pair(restarts: Self.restartLimit - Self.patience)
    guard let found else {
      throw .notConverged(
        measure: "the largest eigenvalue", iterations: search.iterations, residual: search.residual)
    }
    let shares = quotient?.sizes.map { $0.squareRoot() } ?? []
    let vector = quotient?.classes.map { found.vector[Int($0)] / shares[Int($0)] }
    self.init((found.value, vector ?? found.vector), unit: unit)
  }

  private init(_ pair: (value: Double, vector: [Double]), unit: Double) {
    (value, vector) = (pair.value * unit, pair.vector)
  }
}

extension SimpleRows {
  /// Whether there are hardly more ties than in a tree, of a thousand vertices or more: elimination is
  /// sooner done than an iteration, which would need the more steps the longer the branches are.
  fileprivate var isNearlyTree: Bool {
    vertexCount >= 1000 && Double(neighbors.count) <= 2.2 * Double(vertexCount)
  }
}

/// Lanczos' method, restarted with the best vector so far.
private struct LanczosSearch {
  private let matrix: SymmetricOperator
  private var start: [Double]
  private(set) var residual = Double.infinity
  private(set) var iterations = 0

  /// The residual that ends the iteration, as a share of the eigenvalue.
  private static let tolerance = 1e-13
  private static let basisSizes = [8, 12, 17, 24, 34, 48, 64]

  init(_ matrix: SymmetricOperator) { (self.matrix, start) = (matrix, matrix.start) }

  /// The pair, if it is found in so many restarts.
  mutating func pair(restarts: Int) -> (value: Double, vector: [Double])? {
    for _ in 0..<restarts {
      var basis = KrylovBasis(start: start)
      // Looked at now and then: most graphs need a small basis.
      for size in Self.basisSizes {
        basis.grow(to: min(matrix.count, size), matrix: matrix)
        guard let best = basis.best() else { break }
        start = best.vector
        residual = best.residual / best.value.magnitude
        if residual <= Self.tolerance { return (best.value, best.vector.map(\.magnitude)) }
      }
      iterations += Self.basisSizes.last ?? 0
    }
    return nil
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

  /// Multiplies a vector; `scaled` is room for as many numbers.
  func apply(to x: [Double], scaled: inout [Double], into product: inout [Double]) {
    for row in x.indices { scaled[row] = roots[row] * x[row] }
    rows.multiplied(by: scaled, into: &product)
    for row in x.indices { product[row] = roots[row] * product[row] + diagonal[row] * x[row] }
  }
}

// MARK: - Kernel

/// An orthonormal basis of the space that repeated multiplication of a vector spans, row after row,
/// and the tridiagonal matrix that the rows become in it (α ↔ `diagonal`, β ↔ `below`).
private struct KrylovBasis {
  private let width: Int
  private var vectors: [Double] = []
  private var diagonal: [Double] = []
  private var below: [Double] = []

  private var next: [Double]
  private var product: [Double]
  private var scratch: [Double]
  private var scale = 0.0
  private var isComplete = false

  init(start: [Double]) {
    width = start.count
    next = start
    product = start
    scratch = start
  }

  /// Adds vectors until there are so many, or no more to find.
  mutating func grow(to limit: Int, matrix: SymmetricOperator) {
    vectors.reserveCapacity(limit * width)
    while diagonal.count < limit, !isComplete {
      vectors.append(contentsOf: next)
      matrix.apply(to: next, scaled: &scratch, into: &product)
      let share = dot(next, product)
      diagonal.append(share)
      scale = max(scale, share.magnitude)
      Self.removeBasis(vectors, from: &product)
      let norm = dot(product, product).squareRoot()
      below.append(norm)
      isComplete = norm <= 1e-14 * scale + 1e-300
      if !isComplete { for index in next.indices { next[index] = product[index] / norm } }
    }
  }

  /// Takes away what lies along the basis, the latest vectors first: they have the most of it.
  private static func removeBasis(_ vectorList: [Double], from productList: inout [Double]) {
    let vectors = vectorList.span
    var product = productList.mutableSpan
    let width = product.count
    var start = vectors.count - width
    while start >= 0 {
      var share = 0.0
      for index in 0..<width { share += vectors[start + index] * product[index] }
      for index in 0..<width { product[index] -= share * vectors[start + index] }
      start -= width
    }
  }

  /// The largest eigenvalue in the basis, its vector, and how far the product is from a multiple.
  func best() -> (value: Double, vector: [Double], residual: Double)? {
    let count = diagonal.count
    let beside = Array(below.prefix(count - 1))
    guard let value = TridiagonalEigen(diagonal: diagonal, below: beside, rows: [])?.values.max()
    else { return nil }
    let shares = principalShares(value, beside)
    var vector = [Double](repeating: 0, count: width)
    for member in 0..<count {
      for index in 0..<width { vector[index] += shares[member] * vectors[member * width + index] }
    }
    let norm = dot(vector, vector).squareRoot()
    return (value, vector.map { $0 / norm }, (below[count - 1] * shares[count - 1]).magnitude)
  }

  /// The eigenvector of the largest eigenvalue of the tridiagonal matrix, by inverse iteration. What
  /// is just above the largest eigenvalue makes the matrix definite, so that no pivots are needed.
  private func principalShares(_ value: Double, _ beside: [Double]) -> [Double] {
    let count = diagonal.count
    let shift = value + 1e-14 * (value.magnitude + (beside.max() ?? 0)) + 1e-300
    var pivots = diagonal.map { shift - $0 }
    for index in 1..<max(count, 1) {
      pivots[index] -= beside[index - 1] * beside[index - 1] / pivots[index - 1]
    }
    var shares = [Double](repeating: 1 / Double(count).squareRoot(), count: count)
    for _ in 0..<3 {
      for index in 1..<max(count, 1) {
        shares[index] += shares[index - 1] * beside[index - 1] / pivots[index - 1]
      }
      shares[count - 1] /= pivots[count - 1]
      for index in stride(from: count - 2, through: 0, by: -1) {
        shares[index] = (shares[index] + beside[index] * shares[index + 1]) / pivots[index]
      }
      let largest = shares.reduce(0) { max($0, $1.magnitude) }
      let scaled = shares.map { $0 / largest }
      let norm = dot(scaled, scaled).squareRoot()
      shares = scaled.map { $0 / norm }
    }
    return shares
  }
}
