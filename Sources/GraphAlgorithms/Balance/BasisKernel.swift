/// What a basis of a covering program is about: the columns that are basic and the rows that are
/// tight, equally many, and the inverse of the matrix of the entries where they meet.
///
/// All other variables of a basis are slacks of rows that are not tight, and follow. So the inverse
/// has as many rows as the solution has columns above zero, however many rows the program has.
struct BasisKernel {
  /// The basic columns, by place.
  private(set) var columns: [Int] = []
  /// The tight rows, by place.
  private(set) var rows: [Int] = []
  /// What the leaving variable gains from a unit of slack in each tight row.
  private(set) var row: [Double] = []
  /// What each basic column gains from a unit of the entering variable.
  private(set) var change: [Double] = []
  /// The products of the rows of the inverse with `row`, as far as steepest edges need them.
  private(set) var products: [Double] = []

  private var columnPlaces: [Int] = []
  private var rowPlaces: [Int] = []
  /// The inverse, a row for each basic column, an entry for each tight row.
  private var inverse: [Double] = []
  private var stride = 0
  /// The places where `row` is not zero.
  private var occupied: [Int] = []

  /// Makes room for so many columns of the problem.
  mutating func reserve(columns count: Int) {
    columnPlaces = [Int](repeating: -1, count: count)
  }

  /// Whether a column is basic.
  func isBasic(_ column: Int) -> Bool { columnPlaces[column] >= 0 }

  /// Whether a row is tight.
  func isTight(_ row: Int) -> Bool { rowPlaces[row] >= 0 }

  /// The place of a basic column, nil for another.
  func place(ofColumn column: Int) -> Int? {
    columnPlaces[column] >= 0 ? columnPlaces[column] : nil
  }

  /// The sum of the squares of `row`.
  var rowNorm: Double { row.reduce(0) { $0 + $1 * $1 } }

  /// Takes note of a row that is not tight.
  mutating func appendRow() { rowPlaces.append(-1) }

  /// Keeps only some rows, all tight ones among them, and numbers them anew.
  mutating func keepRows(_ kept: [Int]) {
    rowPlaces = kept.map { rowPlaces[$0] }
    for (number, place) in rowPlaces.enumerated() where place >= 0 { rows[place] = number }
  }

  // MARK: - Rows and columns of the dictionary

  /// Forms `row` for the slack of a row with the same entry in some columns.
  mutating func formRow(ofSlack columns: [Int], coefficient: Double) {
    row = [Double](repeating: 0, count: rows.count)
    for column in columns where columnPlaces[column] >= 0 {
      let start = columnPlaces[column] * stride
      for place in row.indices { row[place] += coefficient * inverse[start + place] }
    }
    note()
  }

  /// Forms `row` for a basic column.
  mutating func formRow(ofColumn column: Int) {
    let start = columnPlaces[column] * stride
    row = Array(inverse[start..<(start + rows.count)])
    note()
  }

  private mutating func note() {
    occupied.removeAll(keepingCapacity: true)
    for place in row.indices where row[place] != 0 {
      if row[place].magnitude < 1e-13 { row[place] = 0 } else { occupied.append(place) }
    }
  }

  /// Forms `change` for the slack of a tight row.
  mutating func formChange(ofSlack row: Int) {
    let place = rowPlaces[row]
    change = columns.indices.map { inverse[$0 * stride + place] }
  }

  /// Forms `change` for a column, of which the entries in tight rows are given with their sign
  /// changed.
  mutating func formChange(_ entries: [(row: Int, entry: Double)]) {
    change = [Double](repeating: 0, count: columns.count)
    for (row, entry) in entries {
      let place = rowPlaces[row]
      for column in change.indices { change[column] += entry * inverse[column * stride + place] }
    }
    for place in change.indices where change[place].magnitude < 1e-13 { change[place] = 0 }
  }

  /// Forms `products` and takes from each row of the inverse, but for that of a leaving column, what
  /// `row` explains of it: both in one pass, since the inverse is larger than the nearest memory.
  mutating func eliminate(entry: Double, leaving: Int?) {
    let isSparse = 4 * occupied.count < row.count
    let (stride, count) = (stride, row.count)
    let except = leaving.map { columnPlaces[$0] }
    products = [Double](repeating: 0, count: columns.count)
    inverse.withUnsafeMutableBufferPointer { inverse in
      row.withUnsafeBufferPointer { row in
        for place in change.indices {
          let start = place * stride
          let own = UnsafeMutableBufferPointer(rebasing: inverse[start..<(start + count)])
          if isSparse {
            products[place] = occupied.reduce(0) { $0 + row[$1] * own[$1] }
          } else {
            products[place] = Self.product(row, UnsafeBufferPointer(own))
          }
          let factor = change[place] / entry
          if factor == 0 || place == except { continue }
          if isSparse {
            for index in occupied { own[index] -= factor * row[index] }
          } else {
            for index in 0..<count { own[index] -= factor * row[index] }
          }
        }
      }
    }
  }

  private static func product(
    _ left: UnsafeBufferPointer<Double>, _ right: UnsafeBufferPointer<Double>
  ) -> Double {
    let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var place = 0
    while place + 64 <= left.count {
      let first = left.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
      even += first * right.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
      let second = left.loadUnaligned(fromByteOffset: place + 32, as: SIMD4<Double>.self)
      odd += second * right.loadUnaligned(fromByteOffset: place + 32, as: SIMD4<Double>.self)
      place += 64
    }
    var sum = (even + odd).sum()
    while place < left.count {
      sum +=
        left.loadUnaligned(fromByteOffset: place, as: Double.self)
        * right.loadUnaligned(fromByteOffset: place, as: Double.self)
      place += 8
    }
    return sum
  }

  // MARK: - Exchanges

  /// A tight row is slack again, and another becomes tight.
  mutating func replace(row old: Int, by new: Int, entry: Double) {
    let place = rowPlaces[old]
    for column in columns.indices { inverse[column * stride + place] = change[column] / entry }
    rows[place] = new
    (rowPlaces[old], rowPlaces[new]) = (-1, place)
  }

  /// A row becomes tight and a column basic.
  mutating func add(row new: Int, column: Int, entry: Double) {
    let place = rows.count
    if place == stride { widen() }
    for other in columns.indices { inverse[other * stride + place] = change[other] / entry }
    for other in row.indices { inverse[place * stride + other] = -row[other] / entry }
    inverse[place * stride + place] = 1 / entry
    (rowPlaces[new], columnPlaces[column]) = (place, place)
    rows.append(new)
    columns.append(column)
  }

  /// A basic column gives way to another.
  mutating func replace(column old: Int, by new: Int, entry: Double) {
    let place = columnPlaces[old]
    for other in row.indices { inverse[place * stride + other] = -row[other] / entry }
    columns[place] = new
    (columnPlaces[old], columnPlaces[new]) = (-1, place)
  }

  /// A column is basic and a row tight no longer; what was last takes their places.
  mutating func remove(row old: Int, column: Int, entry: Double) {
    let (columnPlace, rowPlace) = (columnPlaces[column], rowPlaces[old])
    let last = columns.count - 1
    if columnPlace != last {
      for other in rows.indices {
        inverse[columnPlace * stride + other] = inverse[last * stride + other]
      }
      columns[columnPlace] = columns[last]
      columnPlaces[columns[last]] = columnPlace
    }
    if rowPlace != last {
      for other in columns.indices {
        inverse[other * stride + rowPlace] = inverse[other * stride + last]
      }
      rows[rowPlace] = rows[last]
      rowPlaces[rows[last]] = rowPlace
    }
    (columnPlaces[column], rowPlaces[old]) = (-1, -1)
    columns.removeLast()
    rows.removeLast()
  }

  private mutating func widen() {
    let wider = max(64, 2 * stride)
    var copy = [Double](repeating: 0, count: wider * wider)
    for place in columns.indices {
      for other in rows.indices { copy[place * wider + other] = inverse[place * stride + other] }
    }
    (inverse, stride) = (copy, wider)
  }
}
