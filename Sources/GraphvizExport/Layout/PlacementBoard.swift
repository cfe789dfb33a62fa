/// A placement in flat arrays, with its cost as a whole and as one node sees
/// it: crossings, lines through boxes, boxes too near, lines too short for
/// their plates or too long, lines on top of each other at a common end,
/// strangers inside a bloc's outline, and the shape of the page.
struct PlacementBoard {
  /// A box.
  private struct Node {
    var x, y: Double
    var halfWidth, halfHeight: Double
  }

  /// A straight line between the centres of two boxes.
  private struct Line {
    var tail, head: Int
    var ax = 0.0
    var ay = 0.0
    var bx = 0.0
    var by = 0.0
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
    /// How many lines it stands for.
    var weight: Double
    /// The length that it would like to have, and what a plate needs.
    var wished, needed: Double
    /// Whether an end is a plate, through which a line should run straight.
    var tailIsPlate, headIsPlate: Bool
  }

  private var nodes: [Node]
  private var lines: [Line]
  private let linesAt: [[Int]]
  private var blocs: BlocOutlines

  // What one of each costs.
  private let crossing, throughBox, longLine, area, misshape: Double
  private static let overlap = 60.0
  private static let bend = 5.0
  // How far a step of a path leads to the right.
  private static let wishedStep = 180.0
  // The gap that boxes keep, and the one they like.
  private let wishedAspect: Double
  // The stops of a path, which should run across the page.
  private let reading: [Int]
  private let leastGap: Double
  private let likedGap: Double

  init(_ problem: LayoutProblem, _ centers: [Point], separation: Double) {
    wishedAspect = problem.aspect
    reading = problem.reading
    // Few lines can be untangled; of many the page would grow too large.
    let count = problem.sizes.count
    let usual = count > 60 ? 2.2 : problem.isFolded ? 3 : count > 20 ? 3.5 : 5
    switch problem.taste {
    case .even, .untangled:
      crossing = problem.taste == .untangled && count <= 60 ? max(4, usual) : usual
      (throughBox, longLine, area) = (6, 0.45, 1.1)
      misshape = count > 60 || problem.isFolded ? 6 : 9
    case .compact:
      (crossing, throughBox, longLine, area, misshape) = (3, 4, 1.2, 3.5, 15)
    }
    leastGap = max(6, separation * 0.7)
    likedGap = leastGap + separation
    nodes = zip(centers, problem.sizes).map { center, size in
      Node(x: center.x, y: center.y, halfWidth: size.width / 2, halfHeight: size.height / 2)
    }
    let drawn = problem.edges.indices.filter { problem.edges[$0].tail != problem.edges[$0].head }
    lines = drawn.map { edge in
      Line(
        tail: problem.edges[edge].tail, head: problem.edges[edge].head,
        weight: problem.weights[edge], wished: problem.lengths[edge],
        needed: problem.plates[edge] > 0 ? problem.plates[edge] + 30 : 28,
        tailIsPlate: problem.isPlate[problem.edges[edge].tail],
        headIsPlate: problem.isPlate[problem.edges[edge].head])
    }
    var linesAt = Array(repeating: [Int](), count: nodes.count)
    for (index, line) in lines.enumerated() {
      linesAt[line.tail].append(index)
      linesAt[line.head].append(index)
    }
    self.linesAt = linesAt
    blocs = BlocOutlines(
      problem.hulls, count: nodes.count, lines: drawn.map { problem.edges[$0] })
    for index in lines.indices { span(index) }
    for index in nodes.indices { blocs.move(index, to: box(of: index)) }
  }

  var centers: [Point] { nodes.map { Point($0.x, $0.y) } }
  var nodeCount: Int { nodes.count }

  func lineCount(at node: Int) -> Int { linesAt[node].count }

  func place(of node: Int) -> Point { Point(nodes[node].x, nodes[node].y) }

  /// A node that a line joins to this one, picked by a number.
  func neighbor(of node: Int, _ pick: Int) -> Int? {
    guard !linesAt[node].isEmpty else { return nil }
    let line = lines[linesAt[node][pick % linesAt[node].count]]
    return line.tail == node ? line.head : line.tail
  }

  mutating func move(_ node: Int, to place: Point) {
    nodes[node].x = place.x
    nodes[node].y = place.y
    for line in linesAt[node] { span(line) }
    blocs.move(node, to: box(of: node))
  }

  private func box(of node: Int) -> Box {
    let own = nodes[node]
    return Box(
      center: Point(own.x, own.y), width: 2 * own.halfWidth, height: 2 * own.halfHeight)
  }

  /// Takes a line's ends from its boxes.
  private mutating func span(_ line: Int) {
    let (a, b) = (nodes[lines[line].tail], nodes[lines[line].head])
    lines[line].ax = a.x
    lines[line].ay = a.y
    lines[line].bx = b.x
    lines[line].by = b.y
    lines[line].left = min(a.x, b.x)
    lines[line].right = max(a.x, b.x)
    lines[line].top = min(a.y, b.y)
    lines[line].bottom = max(a.y, b.y)
  }

  // MARK: - Costs

  /// Everything, each pair counted once.
  mutating func total() -> Double {
    var cost = wholeCost()
    for node in nodes.indices {
      for other in nodes[(node + 1)...] { cost += nearness(nodes[node], other) }
    }
    for line in lines.indices {
      cost += ownCost(lines[line])
      for other in lines[(line + 1)...] { cost += meeting(lines[line], other) }
    }
    return cost
  }

  /// What can change when one node moves, or anything above a limit once that
  /// is passed. The loops read the arrays through buffers: this is where a
  /// layout spends its time.
  func cost(around node: Int, limit: Double = .infinity) -> Double {
    nodes.withUnsafeBufferPointer { nodes in
      lines.withUnsafeBufferPointer { lines in
        var cost = 0.0
        let own = nodes[node]
        for other in nodes.indices where other != node { cost += nearness(own, nodes[other]) }
        if cost > limit { return cost }
        for line in lines.indices {
          let line = lines[line]
          if line.tail != node, line.head != node, isCrossed(own, by: line) {
            cost += throughBox
          }
        }
        for index in linesAt[node] {
          if cost > limit { return cost }
          let line = lines[index]
          for other in nodes.indices where other != line.tail && other != line.head {
            if isCrossed(nodes[other], by: line) { cost += throughBox }
          }
          cost += lengthCost(line, nodes[line.tail], nodes[line.head])
          for other in lines.indices where other != index { cost += meeting(line, lines[other]) }
        }
        return cost
      }
    }
  }

  /// The page and the hulls: what any move can change.
  mutating func wholeCost() -> Double { page() + backwards() + blocs.strangers() }

  private func nearness(_ a: Node, _ b: Node) -> Double {
    let gapX = abs(a.x - b.x) - a.halfWidth - b.halfWidth
    let gapY = abs(a.y - b.y) - a.halfHeight - b.halfHeight
    let gap = max(gapX, gapY)
    if gap >= likedGap { return 0 }
    if gap < leastGap { return Self.overlap * (1 + (leastGap - gap) / 40) }
    return 0.8 * (likedGap - gap) / (likedGap - leastGap)
  }

  private func ownCost(_ line: Line) -> Double {
    var cost = lengthCost(line, nodes[line.tail], nodes[line.head])
    for node in nodes.indices where node != line.tail && node != line.head {
      if isCrossed(nodes[node], by: line) { cost += throughBox }
    }
    return cost
  }

  private func lengthCost(_ line: Line, _ a: Node, _ b: Node) -> Double {
    let dx = abs(b.x - a.x)
    let dy = abs(b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let hiddenA = min(dx > 0 ? a.halfWidth / dx : 9, dy > 0 ? a.halfHeight / dy : 9)
    let hiddenB = min(dx > 0 ? b.halfWidth / dx : 9, dy > 0 ? b.halfHeight / dy : 9)
    let seen = length * max(0, 1 - hiddenA - hiddenB)
    var cost = seen < line.needed ? 0.5 + 3 * (line.needed - seen) / line.needed : 0
    let ratio = length / line.wished
    if ratio > 1 { cost += longLine * (ratio - 1) * (ratio - 1) } else { cost += 0.5 * (1 - ratio) }
    return cost
  }

  /// A crossing, or two lines that lie on each other at a common end.
  private func meeting(_ e: Line, _ f: Line) -> Double {
    if e.tail == f.tail {
      return e.head == f.head
        ? 0 : closeness(e.ax, e.ay, e.bx, e.by, f.bx, f.by, isPlate: e.tailIsPlate)
    }
    if e.tail == f.head {
      return e.head == f.tail
        ? 0 : closeness(e.ax, e.ay, e.bx, e.by, f.ax, f.ay, isPlate: e.tailIsPlate)
    }
    if e.head == f.tail {
      return closeness(e.bx, e.by, e.ax, e.ay, f.bx, f.by, isPlate: e.headIsPlate)
    }
    if e.head == f.head {
      return closeness(e.bx, e.by, e.ax, e.ay, f.ax, f.ay, isPlate: e.headIsPlate)
    }
    if e.right < f.left || f.right < e.left || e.bottom < f.top || f.bottom < e.top { return 0 }
    let (dx, dy) = (e.bx - e.ax, e.by - e.ay)
    let s1 = dx * (f.ay - e.ay) - dy * (f.ax - e.ax)
    let s2 = dx * (f.by - e.ay) - dy * (f.bx - e.ax)
    if (s1 > 0) == (s2 > 0) { return 0 }
    let (gx, gy) = (f.bx - f.ax, f.by - f.ay)
    let s3 = gx * (e.ay - f.ay) - gy * (e.ax - f.ax)
    let s4 = gx * (e.by - f.ay) - gy * (e.bx - f.ax)
    return (s3 > 0) != (s4 > 0) ? crossing * e.weight * f.weight : 0
  }

  /// 0 for an angle of ten degrees and more between two lines, 0.8 for none; at
  /// a plate 0 for a straight line and more the sharper it turns.
  private func closeness(
    _ sharedX: Double, _ sharedY: Double, _ px: Double, _ py: Double, _ qx: Double, _ qy: Double,
    isPlate: Bool
  ) -> Double {
    let (px, py) = (px - sharedX, py - sharedY)
    let (qx, qy) = (qx - sharedX, qy - sharedY)
    let dot = px * qx + py * qy
    if isPlate {
      let lengths = ((px * px + py * py) * (qx * qx + qy * qy)).squareRoot()
      return lengths > 0 ? Self.bend * (1 + dot / lengths) : 0
    }
    if dot <= 0 { return 0 }
    let cross = px * qy - py * qx
    // tan² of ten degrees.
    let tangent = cross * cross / (dot * dot)
    return tangent >= 0.0311 ? 0 : 0.8 * (1 - tangent / 0.0311)
  }

  private func isCrossed(_ node: Node, by line: Line) -> Bool {
    let margin = 5.0
    let w = node.halfWidth + margin
    let h = node.halfHeight + margin
    if line.right < node.x - w || line.left > node.x + w || line.bottom < node.y - h
      || line.top > node.y + h
    {
      return false
    }
    // The line misses the box when all corners lie on one side of it.
    let (dx, dy) = (line.bx - line.ax, line.by - line.ay)
    let offset = dx * (line.ay - node.y) - dy * (line.ax - node.x)
    let reach = abs(dx) * h + abs(dy) * w
    return abs(offset) < reach
  }

  /// The steps of a path that do not lead on to the right, or lead far up or down.
  private func backwards() -> Double {
    var cost = 0.0
    for (from, to) in zip(reading, reading.dropFirst()) {
      let step = nodes[to].x - nodes[from].x
      if step < Self.wishedStep { cost += 12 * (1 - step / Self.wishedStep) }
      let rise = abs(nodes[to].y - nodes[from].y)
      if rise > 60 { cost += 4 * (rise - 60) / 100 }
    }
    return cost
  }

  private func page() -> Double {
    guard let first = nodes.first else { return 0 }
    var left = first.x - first.halfWidth
    var right = first.x + first.halfWidth
    var top = first.y - first.halfHeight
    var bottom = first.y + first.halfHeight
    for node in nodes {
      left = min(left, node.x - node.halfWidth)
      right = max(right, node.x + node.halfWidth)
      top = min(top, node.y - node.halfHeight)
      bottom = max(bottom, node.y + node.halfHeight)
    }
    let width = max(1, right - left)
    let height = max(1, bottom - top)
    let aspect = width / height
    let proportion = max(aspect / wishedAspect, wishedAspect / aspect)
    let area = width * height / 10_000
    // Small parts of a drawing may have any proportion.
    let weight = min(1, Double(nodes.count) / 8)
    return misshape * weight * (proportion - 1) + self.area * area
      / Double(nodes.count).squareRoot() / 3
  }
}
