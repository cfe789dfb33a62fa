import GraphCore

/// Brandes' accumulation by hops over classes of twins, each of them with a size.
///
/// σ ↔ `counts`, δ ↔ `dependency`, C_B ↔ `sums`, S ↔ `order`. A path counts once for each choice of
/// a member of every class that it passes: a class that is passed multiplies the count by its size,
/// the class of the source does not, since twins are no farther from the target than the source.
/// Without twins all sizes are one and this is the method of the paper.
///
/// Deviation from the paper: what a level passes on stands in an array that is zero elsewhere, so that
/// whoever gathers from neighbours need not ask which of them lie in that level. A level that is small
/// beside those who would gather pushes instead, on the way out as on the way back.
struct HopDependencies {
  private let outgoing: SimpleRows
  private let incoming: SimpleRows
  private let isMutual: Bool
  private let sizes: [Double]
  /// The distance of each class from the source; the largest number where none is known.
  private var levels: [UInt32]
  /// The reached classes by level, and one place more.
  private var order: [UInt32]
  private var reached = 0
  /// Where each level begins in the order, and how many entries its members' incoming rows have.
  private var starts: [(place: Int, entries: Int)] = []
  /// The classes not seen yet, ascending, and one place more; made when it is wanted.
  private var unseen: [UInt32]
  /// The number of shortest paths to each class; zero for those not seen.
  private var counts: [Double]
  /// What the members of one level pass on; zero elsewhere, and everywhere between levels.
  private var passed: [Double]
  private var shares: [Double]
  /// What reaches the members of one level from the next; zero between levels.
  private var gathered: [Double]
  /// What the paths depend on each class for, a member of it each time, over ordered pairs.
  private(set) var sums: [Double]

  /// Makes an accumulation along rows, and the same rows of the opposite direction; nil where they
  /// are the same in both.
  init(outgoing: SimpleRows, incoming: SimpleRows?, sizes: [Double]) {
    self.outgoing = outgoing
    self.incoming = incoming ?? outgoing
    isMutual = incoming == nil
    self.sizes = sizes
    levels = [UInt32](repeating: .max, count: sizes.count)
    order = [UInt32](repeating: 0, count: sizes.count + 1)
    unseen = order
    counts = [Double](repeating: 0, count: sizes.count)
    passed = counts
    shares = counts
    gathered = counts
    sums = counts
  }

  /// Adds what the paths from all members of a class depend on; false where they are too many to
  /// count.
  mutating func add(_ source: Int) -> Bool {
    search(from: source)
    accumulate(from: source)
    return Self.forget(order[..<reached], &levels, &counts).isFinite
  }

  // MARK: - Kernel

  /// Level after level, in the direction that has less to do.
  private mutating func search(from source: Int) {
    // Known while levels are looked for from the other side.
    var unseenCount: Int?
    starts.removeAll(keepingCapacity: true)
    order[0] = UInt32(source)
    reached = 1
    levels[source] = 0
    counts[source] = 1
    var left = incoming.neighbors.count
    var level = 0..<1
    while !level.isEmpty {
      let entries = outgoing.entryCount(of: order[level])
      let entering = isMutual ? entries : incoming.entryCount(of: order[level])
      starts.append((level.lowerBound, entering))
      left -= entering
      let next = UInt32(starts.count)
      if next == 1 {
        passed[source] = 1
      } else {
        Self.multiply(counts, by: sizes, at: order[level], into: &passed)
      }
      if 6 * entries < left {
        reached = Self.push(
          level, outgoing, passed, next: next, levels: &levels, order: &order, counts: &counts)
        unseenCount = nil
      } else {
        let waiting = unseenCount ?? Self.collectUnseen(levels, into: &unseen)
        reached = Self.pull(
          incoming, passed, next: next, levels: &levels, unseen: &unseen, count: waiting,
          order: &order, from: reached, counts: &counts)
        unseenCount = waiting - (reached - level.upperBound)
      }
      Self.clear(&passed, order[level])
      level = level.upperBound..<reached
    }
  }

  /// Writes each neighbour into the order and keeps it there if it is new: no branch to guess. Counts
  /// of those who are not seen yet are zero.
  private static func push(
    _ level: Range<Int>, _ rows: SimpleRows, _ passedList: [Double], next: UInt32,
    levels levelList: inout [UInt32], order orderList: inout [UInt32],
    counts countList: inout [Double]
  ) -> Int {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    var levels = levelList.mutableSpan
    var order = orderList.mutableSpan
    var counts = countList.mutableSpan
    var end = level.upperBound
    for index in level {
      let vertex = Int(order[index])
      let share = passed[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = Int(neighbors[slot])
        let known = levels[neighbor]
        levels[neighbor] = min(known, next)
        counts[neighbor] += known >= next ? share : 0
        order[end] = UInt32(neighbor)
        end += known == .max ? 1 : 0
      }
    }
    return end
  }

  private static func pull(
    _ rows: SimpleRows, _ passedList: [Double], next: UInt32, levels levelList: inout [UInt32],
    unseen: inout [UInt32], count: Int, order orderList: inout [UInt32], from start: Int,
    counts countList: inout [Double]
  ) -> Int {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    var levels = levelList.mutableSpan
    var order = orderList.mutableSpan
    var counts = countList.mutableSpan
    var waiting = unseen.mutableSpan
    var (kept, end) = (0, start)
    for index in 0..<count {
      let vertex = Int(waiting[index])
      let paths = passed.sum(at: neighbors, from: offsets[vertex], to: offsets[vertex + 1])
      counts[vertex] = paths
      levels[vertex] = paths > 0 ? next : .max
      order[end] = UInt32(vertex)
      end += paths > 0 ? 1 : 0
      waiting[kept] = UInt32(vertex)
      kept += paths > 0 ? 0 : 1
    }
    return end
  }

  /// Collects those who are not seen yet, ascending, and returns how many they are.
  private static func collectUnseen(
    _ levelList: [UInt32], into unseenList: inout [UInt32]
  ) -> Int {
    let levels = levelList.span
    var unseen = unseenList.mutableSpan
    var count = 0
    for vertex in 0..<levels.count {
      unseen[count] = UInt32(vertex)
      count += levels[vertex] == .max ? 1 : 0
    }
    return count
  }

  /// Farthest first: a class w passes on size(w) · (1 + δ(w)) / σ(w) to its predecessors.
  private mutating func accumulate(from source: Int) {
    var farther = reached..<reached
    var fartherEntries = 0
    while let (start, entries) = starts.popLast(), start > 0 {
      let level = start..<farther.lowerBound
      if farther.isEmpty {
        // Nobody is behind them: their shares are all that is to be had.
      } else if Self.pushRatio * fartherEntries < entries {
        Self.pushBack(
          order[farther], to: UInt32(starts.count), incoming, levels, shares, into: &gathered)
      } else {
        Self.copy(shares, at: order[farther], into: &passed)
        Self.gather(order[level], outgoing, passed, into: &gathered)
        Self.clear(&passed, order[farther])
      }
      Self.settle(
        order[level], weight: sizes[source], sizes, counts, gathered: &gathered, shares: &shares,
        sums: &sums)
      (farther, fartherEntries) = (level, entries)
    }
  }

  /// To push asks each neighbour for its level, which gathering does not.
  private static let pushRatio = 2

  /// Adds the shares of a level to the predecessors, which lie in the level before.
  private static func pushBack(
    _ vertices: ArraySlice<UInt32>, to level: UInt32, _ rows: SimpleRows, _ levelList: [UInt32],
    _ shareList: [Double], into gatheredList: inout [Double]
  ) {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let (levels, shares) = (levelList.span, shareList.span)
    var gathered = gatheredList.mutableSpan
    for vertex in vertices.lazy.map({ Int($0) }) {
      let share = shares[vertex]
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let neighbor = Int(neighbors[slot])
        if levels[neighbor] == level { gathered[neighbor] += share }
      }
    }
  }

  private static func gather(
    _ level: ArraySlice<UInt32>, _ rows: SimpleRows, _ passedList: [Double],
    into gatheredList: inout [Double]
  ) {
    let (offsets, neighbors, passed) = (rows.offsets.span, rows.neighbors.span, passedList.span)
    var gathered = gatheredList.mutableSpan
    for vertex in level.lazy.map({ Int($0) }) {
      gathered[vertex] = passed.sum(at: neighbors, from: offsets[vertex], to: offsets[vertex + 1])
    }
  }

  /// Turns what a level gathered into what its members depend on and pass on themselves.
  private static func settle(
    _ level: ArraySlice<UInt32>, weight: Double, _ sizeList: [Double], _ countList: [Double],
    gathered gatheredList: inout [Double], shares shareList: inout [Double],
    sums sumList: inout [Double]
  ) {
    let (sizes, counts) = (sizeList.span, countList.span)
    var gathered = gatheredList.mutableSpan
    var shares = shareList.mutableSpan
    var sums = sumList.mutableSpan
    for vertex in level.lazy.map({ Int($0) }) {
      let dependency = counts[vertex] * gathered[vertex]
      gathered[vertex] = 0
      shares[vertex] = sizes[vertex] * (1 + dependency) / counts[vertex]
      sums[vertex] += weight * dependency
    }
  }

  /// Makes ready for another source, and returns the sum of the counts.
  private static func forget(
    _ vertices: ArraySlice<UInt32>, _ levelList: inout [UInt32], _ countList: inout [Double]
  ) -> Double {
    var levels = levelList.mutableSpan
    var counts = countList.mutableSpan
    var total = 0.0
    for vertex in vertices.lazy.map({ Int($0) }) {
      total += counts[vertex]
      levels[vertex] = .max
      counts[vertex] = 0
    }
    return total
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
