import GraphCore

/// Brandes' accumulation by hops over classes of twins, each of them with a size.
///
/// σ ↔ `counts`, δ ↔ `dependency`, C_B ↔ `sums`, S ↔ `order`. A path counts once for each choice of
/// a member of every class that it passes: a class that is passed multiplies the count by its size,
/// the class of the source does not, since twins are no farther from the target than the source.
/// Without twins all sizes are one and this is the method of the paper.
///
/// Deviation from the paper: what a level passes on stands in an array that is zero elsewhere, so that
/// whoever gathers from neighbours need not ask which of them lie in that level. While the level is
/// small its members push instead.
struct HopDependencies {
  private let outgoing: SimpleRows
  private let incoming: SimpleRows
  private let sizes: [Double]
  /// The distance of each class from the source; the largest number where none is known.
  private var levels: [UInt32]
  private var order: [UInt32] = []
  /// Where each level begins in the order.
  private var starts: [Int] = []
  private var unseen: [UInt32] = []
  private var counts: [Double]
  /// What the members of one level pass on; zero elsewhere, and everywhere between levels.
  private var passed: [Double]
  private var shares: [Double]
  /// What the paths depend on each class for, a member of it each time, over ordered pairs.
  private(set) var sums: [Double]

  /// Makes an accumulation along rows, and the same rows of the opposite direction.
  init(outgoing: SimpleRows, incoming: SimpleRows, sizes: [Double]) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.sizes = sizes
    levels = [UInt32](repeating: .max, count: sizes.count)
    counts = [Double](repeating: 0, count: sizes.count)
    passed = counts
    shares = counts
    sums = counts
    order.reserveCapacity(sizes.count)
    unseen.reserveCapacity(sizes.count)
  }

  /// Adds what the paths from all members of a class depend on; false where they are too many to
  /// count.
  mutating func add(_ source: Int) -> Bool {
    search(from: source)
    let isCountable = order.last.map { counts[Int($0)].isFinite } ?? true
    if isCountable { accumulate(from: source) }
    for vertex in order { levels[Int(vertex)] = .max }
    return isCountable
  }

  // MARK: - Kernel

  /// Level after level, in the direction that has less to do.
  private mutating func search(from source: Int) {
    order.removeAll(keepingCapacity: true)
    unseen.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    order.append(UInt32(source))
    levels[source] = 0
    counts[source] = 1
    var left = incoming.neighbors.count
    var level = 0..<1
    while !level.isEmpty {
      starts.append(level.lowerBound)
      let next = UInt32(starts.count)
      let entries = order[level].reduce(0) { $0 + outgoing.degree(of: Int($1)) }
      left -= order[level].reduce(0) { $0 + incoming.degree(of: Int($1)) }
      if next == 1 {
        passed[source] = 1
      } else {
        Self.multiply(counts, by: sizes, at: order[level], into: &passed)
      }
      if 6 * entries < left {
        Self.push(
          level, outgoing, passed, next: next, levels: &levels, order: &order, counts: &counts)
      } else {
        if unseen.isEmpty { unseen = levels.indices.filter { levels[$0] == .max }.map(UInt32.init) }
        Self.pull(
          incoming, passed, next: next, levels: &levels, unseen: &unseen, order: &order,
          counts: &counts)
      }
      Self.clear(&passed, order[level])
      level = level.upperBound..<order.count
    }
  }

  private static func push(
    _ level: Range<Int>, _ rows: SimpleRows, _ passedList: [Double], next: UInt32,
    levels levelList: inout [UInt32], order: inout [UInt32], counts countList: inout [Double]
  ) {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    var levels = levelList.mutableSpan
    var counts = countList.mutableSpan
    for index in level {
      let vertex = Int(order[index])
      let share = passed[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = Int(neighbors[slot])
        if levels[neighbor] == .max {
          levels[neighbor] = next
          counts[neighbor] = share
          order.append(UInt32(neighbor))
        } else if levels[neighbor] == next {
          counts[neighbor] += share
        }
      }
    }
  }

  private static func pull(
    _ rows: SimpleRows, _ passedList: [Double], next: UInt32, levels levelList: inout [UInt32],
    unseen: inout [UInt32], order: inout [UInt32], counts countList: inout [Double]
  ) {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    var levels = levelList.mutableSpan
    var counts = countList.mutableSpan
    var waiting = unseen.mutableSpan
    var kept = 0
    for index in 0..<waiting.count {
      let vertex = Int(waiting[index])
      guard levels[vertex] == .max else { continue }
      let count = passed.sum(at: neighbors, from: offsets[vertex], to: offsets[vertex + 1])
      if count > 0 {
        levels[vertex] = next
        counts[vertex] = count
        order.append(UInt32(vertex))
      } else {
        waiting[kept] = UInt32(vertex)
        kept += 1
      }
    }
    let seen = unseen.count - kept
    unseen.removeLast(seen)
  }

  /// Farthest first: a class w passes on size(w) · (1 + δ(w)) / σ(w), which its predecessors gather.
  private mutating func accumulate(from source: Int) {
    var (end, passedEnd) = (order.count, order.count)
    while let start = starts.popLast(), start > 0 {
      Self.gather(
        order[start..<end], weight: sizes[source], outgoing, passed, sizes, counts,
        shares: &shares, sums: &sums)
      // What the level gathered from is no more to be seen, what it passes on itself is.
      Self.clear(&passed, order[end..<passedEnd])
      Self.copy(shares, at: order[start..<end], into: &passed)
      (passedEnd, end) = (end, start)
    }
    Self.clear(&passed, order[end..<passedEnd])
  }

  private static func gather(
    _ level: ArraySlice<UInt32>, weight: Double, _ rows: SimpleRows, _ passedList: [Double],
    _ sizeList: [Double], _ countList: [Double], shares shareList: inout [Double],
    sums sumList: inout [Double]
  ) {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    let (sizes, counts) = (sizeList.span, countList.span)
    var shares = shareList.mutableSpan
    var sums = sumList.mutableSpan
    for vertex in level.lazy.map({ Int($0) }) {
      let dependency =
        counts[vertex] * passed.sum(at: neighbors, from: offsets[vertex], to: offsets[vertex + 1])
      shares[vertex] = sizes[vertex] * (1 + dependency) / counts[vertex]
      sums[vertex] += weight * dependency
    }
  }

  private static func clear(_ valueList: inout [Double], _ places: ArraySlice<UInt32>) {
    var values = valueList.mutableSpan
    for place in places { values[Int(place)] = 0 }
  }

  private static func copy(
    _ sourceList: [Double], at places: ArraySlice<UInt32>, into valueList: inout [Double]
  ) {
    let source = sourceList.span
    var values = valueList.mutableSpan
    for place in places { values[Int(place)] = source[Int(place)] }
  }

  private static func multiply(
    _ firstList: [Double], by secondList: [Double], at places: ArraySlice<UInt32>,
    into valueList: inout [Double]
  ) {
    let (first, second) = (firstList.span, secondList.span)
    var values = valueList.mutableSpan
    for place in places { values[Int(place)] = first[Int(place)] * second[Int(place)] }
  }
}
