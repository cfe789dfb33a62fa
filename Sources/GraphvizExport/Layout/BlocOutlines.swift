/// The outlines of blocs: boxes of others should stand clear of them, they of
/// each other, and lines that have nothing to do with a bloc should pass it by.
struct BlocOutlines {
  // What one of each costs at the worst but for overlaps, which cost more.
  private static let stranger = 5.0
  private static let neighbor = 8.0
  private static let passing = 1.2
  // The free space that strangers and other blocs keep.
  private static let wishedGap = 26.0
  private static let wishedGapOfBlocs = 90.0

  private let members: [[Int]]
  private let isMember: [[Bool]]
  private let lines: [(tail: Int, head: Int)]
  private let linesAt: [[Int]]
  private var boxes: [Box]
  private var outlines: [Outline]
  // What each box and line costs at each outline, and each pair of outlines.
  private var boxCosts: [[Double]]
  private var lineCosts: [[Double]]
  private var pairCost = 0.0
  // What has to be found again.
  private var isStale: [Bool]
  private var moved: [Int] = []
  private var cost: Double?

  init(_ hulls: [[Int]], count: Int, lines: [(tail: Int, head: Int)]) {
    members = hulls
    isMember = hulls.map { group in
      var member = Array(repeating: false, count: count)
      for node in group { member[node] = true }
      return member
    }
    self.lines = lines
    var linesAt = Array(repeating: [Int](), count: count)
    for (index, line) in lines.enumerated() {
      linesAt[line.tail].append(index)
      linesAt[line.head].append(index)
    }
    self.linesAt = linesAt
    boxes = Array(
      repeating: Box(left: 0, top: 0, right: 0, bottom: 0), count: hulls.isEmpty ? 0 : count)
    outlines = Array(repeating: Outline([]), count: hulls.count)
    boxCosts = hulls.map { _ in Array(repeating: 0, count: count) }
    lineCosts = hulls.map { _ in Array(repeating: 0, count: lines.count) }
    isStale = Array(repeating: true, count: hulls.count)
  }

  mutating func move(_ node: Int, to box: Box) {
    guard !members.isEmpty else { return }
    boxes[node] = box
    cost = nil
    moved.append(node)
    for bloc in members.indices where isMember[bloc][node] { isStale[bloc] = true }
  }

  /// What is too near to an outline, inside it or across it costs.
  mutating func strangers() -> Double {
    guard !members.isEmpty else { return 0 }
    if let cost { return cost }
    for bloc in members.indices {
      if isStale[bloc] {
        outlines[bloc] = Outline(
          ConvexHull.around(
            members[bloc].flatMap {
              ConvexHull.corners(of: boxes[$0].grown(by: ConvexHull.margin))
            }))
        for node in boxes.indices { price(node, bloc) }
        for line in lines.indices { price(line: line, bloc) }
      } else {
        for node in moved {
          price(node, bloc)
          for line in linesAt[node] { price(line: line, bloc) }
        }
      }
    }
    if isStale.contains(true) { pricePairs() }
    for bloc in members.indices { isStale[bloc] = false }
    moved.removeAll(keepingCapacity: true)
    var total = pairCost
    for bloc in members.indices {
      for price in boxCosts[bloc] { total += price }
      for price in lineCosts[bloc] { total += price }
    }
    cost = total
    return total
  }

  private mutating func price(_ node: Int, _ bloc: Int) {
    guard !isMember[bloc][node] else { return }
    boxCosts[bloc][node] = Self.price(
      outlines[bloc].gap(to: boxes[node]), Self.wishedGap, Self.stranger)
  }

  private mutating func price(line: Int, _ bloc: Int) {
    let (tail, head) = lines[line]
    guard !isMember[bloc][tail], !isMember[bloc][head] else { return }
    let crosses = outlines[bloc].isCrossed(from: boxes[tail].center, to: boxes[head].center)
    lineCosts[bloc][line] = crosses ? Self.passing : 0
  }

  private mutating func pricePairs() {
    pairCost = 0
    for bloc in members.indices {
      for other in members.indices.dropFirst(bloc + 1) {
        pairCost += Self.price(
          outlines[bloc].gap(to: outlines[other]), Self.wishedGapOfBlocs, Self.neighbor)
      }
    }
  }

  /// Nothing from the wished gap on, more than half the price where two touch,
  /// and more than the full price the deeper they overlap.
  private static func price(_ gap: Double, _ wished: Double, _ full: Double) -> Double {
    if gap >= wished { return 0 }
    if gap >= 0 { return full * 0.6 * (1 - gap / wished) }
    return full * (1 + min(2, -gap / 40))
  }
}

/// A convex polygon with its sides, for distances.
private struct Outline {
  /// A side as the unit normal that points outwards and its height on it.
  private struct Side {
    var x, y, height: Double
  }

  private let corners: [Point]
  private let sides: [Side]
  private let extent: Box

  init(_ corners: [Point]) {
    self.corners = corners
    var extent = Box(left: 0, top: 0, right: 0, bottom: 0)
    if let first = corners.first {
      extent = Box(center: first, width: 0, height: 0)
      for corner in corners { extent = extent.union(Box(center: corner, width: 0, height: 0)) }
    }
    self.extent = extent
    let middle = extent.center
    sides = corners.indices.compactMap { index in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      let length = (b - a).length
      guard length > 0 else { return nil }
      var (x, y) = ((b.y - a.y) / length, (a.x - b.x) / length)
      // Outwards is away from the middle.
      if (a.x - middle.x) * x + (a.y - middle.y) * y < 0 { (x, y) = (-x, -y) }
      return Side(x: x, y: y, height: a.x * x + a.y * y)
    }
  }

  /// The widest gap along a normal of one of the sides; negative when inside.
  func gap(to box: Box) -> Double {
    var widest = max(
      max(extent.left - box.right, box.left - extent.right),
      max(extent.top - box.bottom, box.top - extent.bottom))
    let center = box.center
    let (w, h) = (box.width / 2, box.height / 2)
    for side in sides {
      let nearest = center.x * side.x + center.y * side.y - w * abs(side.x) - h * abs(side.y)
      widest = max(widest, nearest - side.height)
    }
    return widest
  }

  func gap(to other: Outline) -> Double {
    max(gap(to: other.corners), other.gap(to: corners))
  }

  private func gap(to points: [Point]) -> Double {
    var widest = -Double.infinity
    for side in sides {
      var nearest = Double.infinity
      for point in points { nearest = min(nearest, point.x * side.x + point.y * side.y) }
      widest = max(widest, nearest - side.height)
    }
    return widest
  }

  /// Whether a straight line has a part inside (clipping by the sides).
  func isCrossed(from a: Point, to b: Point) -> Bool {
    var enter = 0.0
    var leave = 1.0
    for side in sides {
      let start = a.x * side.x + a.y * side.y - side.height
      let end = b.x * side.x + b.y * side.y - side.height
      if start > 0, end > 0 { return false }
      if start > 0 {
        enter = max(enter, start / (start - end))
      } else if end > 0 {
        leave = min(leave, start / (start - end))
      }
    }
    return enter < leave && !sides.isEmpty
  }
}
