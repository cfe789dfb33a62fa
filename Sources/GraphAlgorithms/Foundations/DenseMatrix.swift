import GraphCore

/// A square matrix of real numbers, row by row.
package struct DenseMatrix: Sendable {
  /// The number of rows.
  package let count: Int
  /// The entries, row after row.
  package var entries: [Double]

  /// Makes a matrix of zeros, or a multiple of the unit matrix.
  package init(count: Int, diagonal: Double = 0) {
    self.count = count
    entries = [Double](repeating: 0, count: count * count)
    if diagonal != 0 { for index in 0..<count { entries[index * count + index] = diagonal } }
  }

  /// Makes the matrix that rows hold.
  package init(_ rows: SimpleRows) {
    self.init(count: rows.vertexCount)
    for row in 0..<count {
      for slot in rows.row(of: row) {
        entries[row * count + Int(rows.neighbors[slot])] += rows.weights?[slot] ?? 1
      }
    }
  }

  /// An entry.
  package subscript(row: Int, column: Int) -> Double {
    get { entries[row * count + column] }
    set { entries[row * count + column] = newValue }
  }

  /// The solution of the equations for each right side, or nil where the matrix is singular:
  /// elimination with partial pivoting.
  ///
  /// - Complexity: O(n³).
  package func solved(for rightSides: [[Double]]) -> [[Double]]? {
    var a = self
    var sides = rightSides
    let scale = entries.reduce(0) { max($0, $1.magnitude) }
    for column in 0..<count {
      let pivot = (column..<count).max { a[$0, column].magnitude < a[$1, column].magnitude }
      guard let pivot, a[pivot, column].magnitude > 1e-13 * scale else { return nil }
      a.swapRows(pivot, column)
      for index in sides.indices { sides[index].swapAt(pivot, column) }
      for row in (column + 1)..<max(count, column + 1) {
        let factor = a[row, column] / a[column, column]
        guard factor != 0 else { continue }
        a.subtract(factor, timesRow: column, from: row)
        for index in sides.indices { sides[index][row] -= factor * sides[index][column] }
      }
    }
    return sides.map { a.backSubstituted($0) }
  }

  /// The inverse, or nil where there is none.
  package func inverted() -> DenseMatrix? {
    let columns = (0..<count).map { column in (0..<count).map { $0 == column ? 1.0 : 0.0 } }
    guard let solutions = solved(for: columns) else { return nil }
    var result = DenseMatrix(count: count)
    for (column, solution) in solutions.enumerated() {
      for row in 0..<count { result[row, column] = solution[row] }
    }
    return result
  }

  // MARK: - Kernel

  private mutating func swapRows(_ first: Int, _ second: Int) {
    guard first != second else { return }
    for column in 0..<count { entries.swapAt(first * count + column, second * count + column) }
  }

  private mutating func subtract(_ factor: Double, timesRow source: Int, from target: Int) {
    for column in source..<count {
      entries[target * count + column] -= factor * entries[source * count + column]
    }
  }

  private func backSubstituted(_ side: [Double]) -> [Double] {
    var x = side
    for row in stride(from: count - 1, through: 0, by: -1) {
      var sum = x[row]
      for column in (row + 1)..<max(count, row + 1) { sum -= self[row, column] * x[column] }
      x[row] = sum / self[row, row]
    }
    return x
  }
}
