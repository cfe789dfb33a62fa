import GraphCore

/// Brandes' accumulation by hops over classes of twins, each of them with a size.
///
/// σ ↔ `counts`, δ ↔ `dependencies`, C_B ↔ `sums`, S ↔ `order`. A path counts once for each choice of
/// a member of every class that it passes: a class that is passed multiplies the count by its size,
/// the class of the source does not, since twins are no farther from the target than the source.
/// Without twins all sizes are one and this is the method of the paper.
struct HopDependencies {
  private let forward: SimpleRows
  private let sizes: [Double]
  private var levels: [UInt32]
  private var order: [UInt32]
  private var counts: [Double]
  private var shares: [Double]
  /// What the paths depend on each class for, a member of it each time, over ordered pairs.
  private(set) var sums: [Double]

  init(forward: SimpleRows, sizes: [Double]) {
    self.forward = forward
    self.sizes = sizes
    levels = [UInt32](repeating: .max, count: sizes.count)
    order = [UInt32](repeating: 0, count: sizes.count)
    counts = [Double](repeating: 0, count: sizes.count)
    shares = counts
    sums = counts
  }

  /// Adds what the paths from all members of a class depend on; false where they are too many to
  /// count.
  mutating func add(_ source: Int) -> Bool {
    let reached = Self.search(
      from: source, forward, sizes, levels: &levels, order: &order, counts: &counts)
    guard counts[Int(order[reached - 1])].isFinite else { return false }
    Self.accumulate(
      from: source, reached: reached, forward, sizes, levels: levels, order: order, counts: counts,
      shares: &shares, sums: &sums)
    for index in 0..<reached { levels[Int(order[index])] = .max }
    return true
  }

  // MARK: - Kernel

  /// Breadth-first search that counts paths; the number of classes that are reached.
  private static func search(
    from source: Int, _ rows: SimpleRows, _ sizeList: [Double], levels levelList: inout [UInt32],
    order orderList: inout [UInt32], counts countList: inout [Double]
  ) -> Int {
    let (offsets, neighbors, sizes) = (rows.offsets.span, rows.neighbors.span, sizeList.span)
    var levels = levelList.mutableSpan
    var order = orderList.mutableSpan
    var counts = countList.mutableSpan
    levels[source] = 0
    counts[source] = 1
    order[0] = UInt32(source)
    var (head, tail) = (0, 1)
    while head < tail {
      let u = Int(order[head])
      head += 1
      let next = levels[u] + 1
      let passing = u == source ? 1 : counts[u] * sizes[u]
      for slot in Int(offsets[u])..<Int(offsets[u + 1]) {
        let v = Int(neighbors[slot])
        let level = levels[v]
        if level == .max {
          levels[v] = next
          counts[v] = passing
          order[tail] = UInt32(v)
          tail += 1
        } else if level == next {
          counts[v] += passing
        }
      }
    }
    return tail
  }

  /// Farthest first: a class w passes on size(w) · (1 + δ(w)) / σ(w), which its predecessors gather.
  private static func accumulate(
    from source: Int, reached: Int, _ rows: SimpleRows, _ sizeList: [Double],
    levels levelList: [UInt32], order orderList: [UInt32], counts countList: [Double],
    shares shareList: inout [Double], sums sumList: inout [Double]
  ) {
    let (offsets, neighbors, sizes) = (rows.offsets.span, rows.neighbors.span, sizeList.span)
    let (levels, order, counts) = (levelList.span, orderList.span, countList.span)
    var shares = shareList.mutableSpan
    var sums = sumList.mutableSpan
    let weight = sizes[source]
    var index = reached - 1
    while index > 0 {
      let v = Int(order[index])
      let next = levels[v] + 1
      var gathered = 0.0
      for slot in Int(offsets[v])..<Int(offsets[v + 1]) {
        let w = Int(neighbors[slot])
        if levels[w] == next { gathered += shares[w] }
      }
      let dependency = counts[v] * gathered
      shares[v] = sizes[v] * (1 + dependency) / counts[v]
      sums[v] += weight * dependency
      index -= 1
    }
  }
}
