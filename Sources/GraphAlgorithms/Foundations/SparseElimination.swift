/// The elimination of the unknowns of s·x − f·Ax = b for a matrix A that rows hold, in an order that
/// keeps the equations short: always the unknown next that stands with the fewest others.
///
/// Trees, rings and grids stay short, most graphs do not; but those that do not are the ones on which
/// iterations end soon. No pivots are looked for, so that the diagonal must prevail: s above f times
/// the largest eigenvalue of A, whose entries are not negative, or of the matrix of its sizes.
///
/// W. F. Tinney, J. W. Walker, "Direct solutions of sparse network equations by optimally ordered
/// triangular factorization", 1967, https://doi.org/10.1109/PROC.1967.6011.
struct SparseElimination {
  /// The place of each unknown in the order of elimination.
  private let places: [Int]
  /// Where the partners of each place begin; one more entry than there are places.
  private let starts: [Int]
  /// The later places that stand in an equation with each place, ascending.
  private let partners: [Int]

  /// What A holds: on the diagonal, and for each partner below it and to its right.
  private var diagonal: [Double]
  private var below: [Double]
  private var right: [Double]

  private var pivots: [Double] = []
  private var lower: [Double] = []
  private var upper: [Double] = []

  /// How many products of entries an elimination may take.
  private static let workLimit = 400_000_000

  /// Finds the order for the matrix of some rows, whose weights are not negative.
  ///
  /// - Returns: nil where the equations would grow too long.
  init?(_ rows: SimpleRows) {
    guard let order = EliminationOrder(rows, workLimit: Self.workLimit) else { return nil }
    let n = rows.vertexCount
    var places = [Int](repeating: 0, count: n)
    for (place, vertex) in order.vertices.enumerated() { places[vertex] = place }
    var starts = [0]
    var partners: [Int] = []
    starts.reserveCapacity(n + 1)
    for later in order.later {
      partners.append(contentsOf: later.map { places[Int($0)] }.sorted())
      starts.append(partners.count)
    }
    (self.places, self.starts, self.partners) = (places, starts, partners)
    diagonal = [Double](repeating: 0, count: n)
    below = [Double](repeating: 0, count: partners.count)
    right = below
    for vertex in 0..<n {
      for slot in rows.row(of: vertex) { enter(vertex, slot, of: rows) }
    }
  }

  private mutating func enter(_ vertex: Int, _ slot: Int, of rows: SimpleRows) {
    let (row, column) = (places[vertex], places[Int(rows.neighbors[slot])])
    let weight = rows.weights?[slot] ?? 1
    if row == column {
      diagonal[row] += weight
    } else if row < column {
      right[position(of: column, beside: row)] += weight
    } else {
      below[position(of: row, beside: column)] += weight
    }
  }

  /// Where a later place stands among the partners of a place.
  private func position(of later: Int, beside place: Int) -> Int {
    var (low, high) = (starts[place], starts[place + 1])
    while low < high {
      let middle = (low + high) / 2
      if partners[middle] < later { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Eliminates all unknowns for an s and an f; false where the diagonal does not prevail.
  ///
  /// Column after column, each with what the earlier ones leave in it: `pointers` says how far each
  /// earlier column has been used, `heads` and `chain` which ones the next place uses.
  mutating func eliminate(scale: Double, factor: Double) -> Bool {
    let n = places.count
    pivots = diagonal.map { scale - factor * $0 }
    lower = below.map { -factor * $0 }
    upper = right.map { -factor * $0 }
    var pointers = Array(starts.dropLast())
    var heads = [Int](repeating: -1, count: n)
    var chain = heads
    var (columnWork, rowWork) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    for place in 0..<n {
      var column = heads[place]
      while column >= 0 {
        let (following, pointer) = (chain[column], pointers[column])
        let (left, above) = (lower[pointer] / pivots[column], upper[pointer] / pivots[column])
        pivots[place] -= lower[pointer] * above
        for slot in (pointer + 1)..<max(starts[column + 1], pointer + 1) {
          columnWork[partners[slot]] -= lower[slot] * above
          rowWork[partners[slot]] -= left * upper[slot]
        }
        hang(column, &pointers, &heads, &chain)
        column = following
      }
      guard pivots[place] > 0, pivots[place].isFinite else { return false }
      for slot in starts[place]..<starts[place + 1] {
        let partner = partners[slot]
        lower[slot] += columnWork[partner]
        upper[slot] += rowWork[partner]
        (columnWork[partner], rowWork[partner]) = (0, 0)
      }
      pointers[place] -= 1
      hang(place, &pointers, &heads, &chain)
    }
    return true
  }

  /// Lets the next partner of a column use it.
  private func hang(
    _ column: Int, _ pointers: inout [Int], _ heads: inout [Int], _ chain: inout [Int]
  ) {
    pointers[column] += 1
    guard pointers[column] < starts[column + 1] else { return }
    let next = partners[pointers[column]]
    chain[column] = heads[next]
    heads[next] = column
  }

  /// The solution for a right side, after an elimination.
  func solution(for side: [Double]) -> [Double] {
    let n = places.count
    var x = [Double](repeating: 0, count: n)
    for vertex in 0..<n { x[places[vertex]] = side[vertex] }
    for place in 0..<n {
      let share = x[place] / pivots[place]
      guard share != 0 else { continue }
      for slot in starts[place]..<starts[place + 1] { x[partners[slot]] -= lower[slot] * share }
    }
    for place in stride(from: n - 1, through: 0, by: -1) {
      var sum = x[place]
      for slot in starts[place]..<starts[place + 1] { sum -= upper[slot] * x[partners[slot]] }
      x[place] = sum / pivots[place]
    }
    return (0..<n).map { x[places[$0]] }
  }
}
