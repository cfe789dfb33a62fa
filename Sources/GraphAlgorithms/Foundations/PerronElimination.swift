extension SimpleRows {
  /// The largest eigenvalue and the positive eigenvector of a matrix without negative entries whose
  /// vertices all reach each other, by inverse iteration with shifts just above the eigenvalue; the
  /// vector has length one.
  ///
  /// For graphs on which other iterations take long, since the next eigenvalue is near: long paths,
  /// rings and grids. The eigenvalue lies between the least and the largest ratio of a vector and its
  /// product, so that each step tells the next shift (T. Noda, "Note on the computation of the maximal
  /// eigenvalue of a non-negative irreducible matrix", 1971, https://doi.org/10.1007/BF01436384).
  ///
  /// - Returns: nil where elimination would take too long.
  func eliminatedPerronPair() -> (value: Double, vector: [Double])? {
    guard vertexCount > 0, var elimination = SparseElimination(self) else { return nil }
    var x = [Double](repeating: 1, count: vertexCount)
    var product = x
    multiplied(by: x, into: &product)
    var shift = product.max() ?? 0
    guard shift > 0, shift.isFinite else { return nil }
    var (change, margin) = (Double.infinity, 0x1p-52)
    for _ in 0..<100 {
      // Rounding may leave a shift a little too low for the diagonal to prevail.
      while !elimination.eliminate(scale: shift * (1 + margin), factor: 1) {
        margin *= 4
        guard margin < 1e-3 else { return nil }
      }
      let y = elimination.solution(for: x)
      let largest = y.max() ?? 0
      guard largest > 0, largest.isFinite else { return nil }
      var (least, difference) = (Double.infinity, 0.0)
      for index in y.indices {
        let next = y[index] / largest
        // Entries near the least number say nothing of their ratio.
        if next > 1e-250, x[index] > 1e-250 { least = min(least, x[index] / y[index]) }
        difference = max(difference, (next - x[index]).magnitude)
        x[index] = next
      }
      let isSettled = difference <= 1e-15 || (difference < 1e-8 && difference >= 0.5 * change)
      let value = shift * (1 + margin) - least
      if isSettled {
        let norm = dot(x, x).squareRoot()
        return (value, x.map { $0 / norm })
      }
      change = difference
      shift = min(shift, value)
    }
    return nil
  }
}
