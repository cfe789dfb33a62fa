/// How good a placement is, judged with straight lines: less is better.
struct LayoutScore {
  /// The sum of all that `PlacementBoard` counts.
  let total: Double

  init(_ problem: LayoutProblem, _ centers: [Point], separation: Double) {
    let board = PlacementBoard(problem, centers, separation: separation)
    total = board.total()
  }
}

/// A placement in flat arrays, with its cost as a whole and as one node sees
/// it: crossings, lines through boxes, boxes too near, lines too short for
/// their plates or too long, lines on top of each other at a common end,
/// strangers inside a bloc's outline, and the shape of the page.
struct PlacementBoard {
  private(set) var x: [Double]
  private(set) var y: [Double]
  private let halfWidth: [Double]
  private let halfHeight: [Double]
  private let tail: [Int]
  private let head: [Int]
  private let wished: [Double]
  private let needed: [Double]
  private let hulls: [[Int]]
  private let isMember: [[Bool]]
  private let edgesAt: [[Int]]

  // What one of each costs.
  private static let crossing = 1.4
  private static let throughBox = 5.0
  private static let overlap = 60.0
  private static let stranger = 8.0
  // The gap that boxes keep, and the one they like.
  private let leastGap: Double
  private let likedGap: Double

  init(_ problem: LayoutProblem, _ centers: [Point], separation: Double) {
    leastGap = max(6, separation * 0.7)
    likedGap = leastGap + separation
    x = centers.map(\.x)
    y = centers.map(\.y)
    halfWidth = problem.sizes.map { $0.width / 2 }
    halfHeight = problem.sizes.map { $0.height / 2 }
    let drawn = problem.edges.indices.filter { problem.edges[$0].tail != problem.edges[$0].head }
    tail = drawn.map { problem.edges[$0].tail }
    head = drawn.map { problem.edges[$0].head }
    wished = drawn.map { problem.lengths[$0] }
    needed = drawn.map { problem.plates[$0] > 0 ? problem.plates[$0] + 30 : 28 }
    hulls = problem.hulls
    isMember = problem.hulls.map { group in
      var member = Array(repeating: false, count: problem.sizes.count)
      for node in group { member[node] = true }
      return member
    }
    var edgesAt = Array(repeating: [Int](), count: problem.sizes.count)
    for edge in tail.indices {
      edgesAt[tail[edge]].append(edge)
      edgesAt[head[edge]].append(edge)
    }
    self.edgesAt = edgesAt
  }

  var centers: [Point] { x.indices.map { Point(x[$0], y[$0]) } }
  var nodeCount: Int { x.count }

  func place(of node: Int) -> Point { Point(x[node], y[node]) }

  /// A node that a line joins to this one, picked by a number.
  func neighbor(of node: Int, _ pick: Int) -> Int? {
    guard !edgesAt[node].isEmpty else { return nil }
    let edge = edgesAt[node][pick % edgesAt[node].count]
    return tail[edge] == node ? head[edge] : tail[edge]
  }

  mutating func move(_ node: Int, to place: Point) {
    x[node] = place.x
    y[node] = place.y
  }

  // MARK: - Costs

  /// Everything, each pair counted once.
  func total() -> Double {
    var cost = page() + strangers()
    for node in x.indices {
      for other in x.indices where other > node { cost += nearness(node, other) }
    }
    for edge in tail.indices {
      cost += ownCost(edge)
      for other in tail.indices where other > edge { cost += meeting(edge, other) }
    }
    return cost
  }

  /// What can change when one node moves.
  func cost(around node: Int) -> Double {
    var cost = 0.0
    for other in x.indices where other != node { cost += nearness(node, other) }
    for edge in tail.indices where tail[edge] != node && head[edge] != node {
      if isCrossed(node, by: edge) { cost += Self.throughBox }
    }
    for edge in edgesAt[node] {
      cost += ownCost(edge)
      for other in tail.indices where other != edge { cost += meeting(edge, other) }
    }
    return cost
  }

  /// The page and the hulls: what any move can change.
  func wholeCost() -> Double { page() + strangers() }

  private func nearness(_ a: Int, _ b: Int) -> Double {
    let gapX = abs(x[a] - x[b]) - halfWidth[a] - halfWidth[b]
    let gapY = abs(y[a] - y[b]) - halfHeight[a] - halfHeight[b]
    let gap = max(gapX, gapY)
    if gap >= likedGap { return 0 }
    if gap < leastGap { return Self.overlap * (1 + (leastGap - gap) / 40) }
    return 0.8 * (likedGap - gap) / (likedGap - leastGap)
  }

  private func ownCost(_ edge: Int) -> Double {
    let (a, b) = (tail[edge], head[edge])
    var cost = 0.0
    for node in x.indices where node != a && node != b {
      if isCrossed(node, by: edge) { cost += Self.throughBox }
    }
    let dx = abs(x[b] - x[a])
    let dy = abs(y[b] - y[a])
    let length = (dx * dx + dy * dy).squareRoot()
    let hiddenA = min(dx > 0 ? halfWidth[a] / dx : 9, dy > 0 ? halfHeight[a] / dy : 9)
    let hiddenB = min(dx > 0 ? halfWidth[b] / dx : 9, dy > 0 ? halfHeight[b] / dy : 9)
    let seen = length * max(0, 1 - hiddenA - hiddenB)
    if seen < needed[edge] { cost += 0.5 + 3 * (needed[edge] - seen) / needed[edge] }
    let ratio = length / wished[edge]
    if ratio > 1 { cost += 0.45 * (ratio - 1) * (ratio - 1) } else { cost += 0.5 * (1 - ratio) }
    return cost
  }

  /// A crossing, or two lines that lie on each other at a common end.
  private func meeting(_ e: Int, _ f: Int) -> Double {
    let (a, b, c, d) = (tail[e], head[e], tail[f], head[f])
    if a == c { return b == d ? 0 : closeness(a, b, d) }
    if a == d { return b == c ? 0 : closeness(a, b, c) }
    if b == c { return closeness(b, a, d) }
    if b == d { return closeness(b, a, c) }
    let s1 = side(a, b, c)
    let s2 = side(a, b, d)
    if (s1 > 0) == (s2 > 0) { return 0 }
    let s3 = side(c, d, a)
    let s4 = side(c, d, b)
    return (s3 > 0) != (s4 > 0) ? Self.crossing : 0
  }

  private func side(_ p: Int, _ q: Int, _ r: Int) -> Double {
    (x[q] - x[p]) * (y[r] - y[p]) - (y[q] - y[p]) * (x[r] - x[p])
  }

  /// 0 for an angle of ten degrees and more between two lines, 0.8 for none.
  private func closeness(_ shared: Int, _ p: Int, _ q: Int) -> Double {
    let (px, py) = (x[p] - x[shared], y[p] - y[shared])
    let (qx, qy) = (x[q] - x[shared], y[q] - y[shared])
    let dot = px * qx + py * qy
    if dot <= 0 { return 0 }
    let cross = px * qy - py * qx
    // tan² of ten degrees.
    let tangent = cross * cross / (dot * dot)
    return tangent >= 0.0311 ? 0 : 0.8 * (1 - tangent / 0.0311)
  }

  private func isCrossed(_ node: Int, by edge: Int) -> Bool {
    let margin = 5.0
    let (ax, ay) = (x[tail[edge]] - x[node], y[tail[edge]] - y[node])
    let (bx, by) = (x[head[edge]] - x[node], y[head[edge]] - y[node])
    let w = halfWidth[node] + margin
    let h = halfHeight[node] + margin
    if (ax < -w && bx < -w) || (ax > w && bx > w) || (ay < -h && by < -h) || (ay > h && by > h) {
      return false
    }
    // The line misses the box when all corners lie on one side of it.
    let (dx, dy) = (bx - ax, by - ay)
    let offset = dx * ay - dy * ax
    let reach = abs(dx) * h + abs(dy) * w
    return abs(offset) < reach
  }

  private func page() -> Double {
    guard let first = x.indices.first else { return 0 }
    var left = x[first] - halfWidth[first]
    var right = x[first] + halfWidth[first]
    var top = y[first] - halfHeight[first]
    var bottom = y[first] + halfHeight[first]
    for node in x.indices {
      left = min(left, x[node] - halfWidth[node])
      right = max(right, x[node] + halfWidth[node])
      top = min(top, y[node] - halfHeight[node])
      bottom = max(bottom, y[node] + halfHeight[node])
    }
    let width = max(1, right - left)
    let height = max(1, bottom - top)
    let aspect = width / height
    let proportion = aspect > 1.5 ? aspect / 1.5 : 1.5 / aspect
    let area = width * height / 10_000
    // Small parts of a drawing may have any proportion.
    let weight = min(1, Double(x.count) / 8)
    return 6 * weight * (proportion - 1) + 1.1 * area / Double(x.count).squareRoot() / 3
  }

  private func strangers() -> Double {
    var cost = 0.0
    for (index, group) in hulls.enumerated() {
      let outline = ConvexHull.around(
        group.flatMap { node in corners(of: node, margin: ConvexHull.margin + 2) })
      for node in x.indices where !isMember[index][node] {
        // Outlines of two blocs must not meet either.
        let isElsewhere = isMember.contains { $0[node] }
        let margin = isElsewhere ? ConvexHull.margin + 6 : 3
        if (corners(of: node, margin: margin) + [place(of: node)]).contains(where: {
          ConvexHull.contains($0, in: outline)
        }) {
          cost += Self.stranger
        }
      }
    }
    return cost
  }

  private func corners(of node: Int, margin: Double) -> [Point] {
    let w = halfWidth[node] + margin
    let h = halfHeight[node] + margin
    return [
      Point(x[node] - w, y[node] - h), Point(x[node] + w, y[node] - h),
      Point(x[node] + w, y[node] + h), Point(x[node] - w, y[node] + h),
    ]
  }
}

/// Improves a placement by small random moves that are taken when the picture
/// reads better, and sometimes when it does not: simulated annealing
/// (Kirkpatrick, Gelatt and Vecchi 1983; for drawings Davidson and Harel 1996,
/// doi:10.1145/234535.234538). The same start gives the same result.
struct PlacementAnnealing {
  private var board: PlacementBoard
  private let start: [Point]
  private let moves: Int
  private var random = SplitMix(state: 20_26)

  init(_ problem: LayoutProblem, _ start: [Point], _ arrangement: Diagram.Arrangement) {
    board = PlacementBoard(problem, start, separation: arrangement.separation)
    self.start = start
    // The work for a move grows with the number of lines and the lines at a node.
    let (nodes, lines) = (Double(problem.sizes.count), Double(problem.edges.count))
    let work = (nodes + lines) * (1 + 2 * lines / max(1, nodes))
    moves = Int(
      Double(arrangement.effort) * nodes * min(1, 600 / max(1, work)) * Self.thoroughness)
  }

  // Without optimisation a move takes forty times as long: tests and debugging
  // make do with fewer, and pictures that are a little less tidy.
  #if DEBUG
    private static let thoroughness = 0.15
  #else
    private static let thoroughness = 1.0
  #endif

  private static let hottest = 1.6
  private static let coolest = 0.015
  private static let farthest = 170.0
  private static let nearest = 7.0

  /// The best placement met.
  mutating func improved() -> [Point] {
    guard moves > 0, board.nodeCount > 1 else { return start }
    var current = board.total()
    var best = (cost: current, centers: start)
    // One factor after every move leads from the hottest to the coolest; the
    // ratio's root is taken by repeated square roots over blocks of moves.
    let blocks = 64
    let cooling = root64(Self.coolest / Self.hottest)
    let shrinking = root64(Self.nearest / Self.farthest)
    var temperature = Self.hottest
    var radius = Self.farthest
    for _ in 0..<blocks {
      for _ in 0..<max(1, moves / blocks) {
        current += step(temperature, radius)
        if current < best.cost - 1e-6 { best = (current, board.centers) }
      }
      temperature *= cooling
      radius *= shrinking
    }
    return best.centers
  }

  /// Tries one move and gives the change of cost, zero when it is taken back.
  private mutating func step(_ temperature: Double, _ radius: Double) -> Double {
    let node = Int(random.next() % UInt64(board.nodeCount))
    let old = board.place(of: node)
    let kind = random.next() % 16
    if kind == 0 { return swap(node, temperature) }
    var from = old
    if kind < 3, let neighbor = board.neighbor(of: node, Int(random.next() % 64)) {
      from = board.place(of: neighbor)
    }
    let place = Point(
      from.x + (random.unit() + random.unit() - 1) * radius * 1.6,
      from.y + (random.unit() + random.unit() - 1) * radius * 1.2)
    let before = board.cost(around: node) + board.wholeCost()
    board.move(node, to: place)
    let change = board.cost(around: node) + board.wholeCost() - before
    if isTaken(change, temperature) { return change }
    board.move(node, to: old)
    return 0
  }

  private mutating func swap(_ node: Int, _ temperature: Double) -> Double {
    let other = Int(random.next() % UInt64(board.nodeCount))
    guard other != node else { return 0 }
    let (a, b) = (board.place(of: node), board.place(of: other))
    let before = board.cost(around: node) + board.cost(around: other) + board.wholeCost()
    board.move(node, to: b)
    board.move(other, to: a)
    let after = board.cost(around: node) + board.cost(around: other) + board.wholeCost()
    let change = after - before
    if isTaken(change, temperature) { return change }
    board.move(node, to: a)
    board.move(other, to: b)
    return 0
  }

  private mutating func isTaken(_ change: Double, _ temperature: Double) -> Bool {
    if change <= 0 { return true }
    let exponent = change / temperature
    return exponent < 12 && random.unit() < expOfMinus(exponent)
  }

  /// e^−x as (1 + x/64)^−64: near enough for a rule of acceptance, and the same
  /// on every machine.
  private func expOfMinus(_ exponent: Double) -> Double {
    var power = 1 + exponent / 64
    for _ in 0..<6 { power *= power }
    return 1 / power
  }

  private func root64(_ value: Double) -> Double {
    var root = value
    for _ in 0..<6 { root = root.squareRoot() }
    return root
  }
}

/// A small generator with a fixed course (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 … 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
