/// Brandes' accumulation by hops in a small undirected graph, twins taken together.
///
/// σ ↔ `counts`, δ ↔ `dependency`, C_B ↔ the sums that are returned. A level of the search is a row of
/// bits, and the predecessors of a class are what its neighbourhood shares with the level before, so
/// that only edges on shortest paths are looked at. Sizes count as in `HopDependencies`.
struct BitDependencies<Row: BitRow> {
  private let rows: [Row]
  private let sizes: [Double]
  private var levels: [Row]
  private var counts: [Double]
  private var passing: [Double]
  private var shares: [Double]
  /// What the paths depend on each class for, a member of it each time, over ordered pairs.
  private(set) var sums: [Double]

  /// Searches from every class; so few vertices cannot have more shortest paths than a double holds.
  init(_ quotient: TwinQuotient) {
    rows = Row.closedRows(of: quotient.rows)
    sizes = quotient.sizes
    levels = [Row](repeating: .zero, count: sizes.count + 1)
    counts = [Double](repeating: 0, count: sizes.count)
    passing = [Double](repeating: 0, count: Row.valueCount)
    shares = passing
    sums = counts
    for source in sizes.indices {
      let depth = Self.count(
        from: source, rows, sizes, levels: &levels, counts: &counts, passing: &passing)
      guard depth > 1 else { continue }
      Self.accumulate(
        from: source, depth: depth, rows, sizes, levels: levels, counts: counts, shares: &shares,
        sums: &sums)
    }
  }

  // MARK: - Kernel

  /// Counts paths level by level and returns the number of the last level.
  private static func count(
    from source: Int, _ rowList: [Row], _ sizeList: [Double], levels levelList: inout [Row],
    counts countList: inout [Double], passing passingList: inout [Double]
  ) -> Int {
    let (rows, sizes) = (rowList.span, sizeList.span)
    var levels = levelList.mutableSpan
    var counts = countList.mutableSpan
    var passing = passingList.mutableSpan
    var reached = rows[source]
    var level = reached.removing(source)
    var next = Row.zero
    level.forEachBit { vertex in
      counts[vertex] = 1
      passing[vertex] = sizes[vertex]
      next = next | rows[vertex]
    }
    var depth = 0
    while level != .zero {
      depth += 1
      levels[depth] = level
      let (before, found) = (level, next & ~reached)
      next = .zero
      found.forEachBit { vertex in
        let sum = (rows[vertex] & before).sum(passing.span)
        counts[vertex] = sum
        passing[vertex] = sum * sizes[vertex]
        next = next | rows[vertex]
      }
      reached = reached | found
      level = found
    }
    return depth
  }

  /// Farthest first: a class w passes on size(w) · (1 + δ(w)) / σ(w), which its predecessors gather.
  private static func accumulate(
    from source: Int, depth: Int, _ rowList: [Row], _ sizeList: [Double], levels: [Row],
    counts countList: [Double], shares shareList: inout [Double], sums sumList: inout [Double]
  ) {
    let (rows, sizes, counts) = (rowList.span, sizeList.span, countList.span)
    var shares = shareList.mutableSpan
    var sums = sumList.mutableSpan
    let weight = sizes[source]
    levels[depth].forEachBit { shares[$0] = sizes[$0] / counts[$0] }
    for level in stride(from: depth - 1, to: 0, by: -1) {
      let farther = levels[level + 1]
      levels[level].forEachBit { vertex in
        let dependency = counts[vertex] * (rows[vertex] & farther).sum(shares.span)
        shares[vertex] = sizes[vertex] * (1 + dependency) / counts[vertex]
        sums[vertex] += weight * dependency
      }
    }
  }
}
