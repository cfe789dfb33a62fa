/// A diagram reduced to what a layout sees: boxes and lines between them.
struct LayoutProblem: Sendable {
  /// The size of each node.
  var sizes: [(width: Double, height: Double)]
  /// The ends of each drawn edge.
  var edges: [(tail: Int, head: Int)]
  /// The wished-for length of each edge, centre to centre.
  var lengths: [Double]
  /// The width of each edge's plate; zero without one.
  var plates: [Double]
  /// Groups that should stay clear of others.
  var hulls: [[Int]]

  init(_ diagram: Diagram, shapes: [NodeShape]) {
    sizes = shapes.map { ($0.width, $0.height) }
    edges = diagram.edges.map { ($0.tail, $0.head) }
    plates = diagram.edges.map { edge in
      edge.plate.map { TextMetrics.width($0, size: Plate.fontSize) + 2 * Plate.padding } ?? 0
    }
    lengths = diagram.edges.map(\.length)
    hulls = diagram.hulls.map(\.members)
    for (index, edge) in edges.enumerated() {
      // A labelled line needs room for its label between the two boxes.
      let halves = (sizes[edge.tail].width + sizes[edge.head].width) / 2
      if plates[index] > 0 { lengths[index] = max(lengths[index], halves * 0.75 + 78) }
    }
  }

  private init(part: [Int], of whole: LayoutProblem, index: [Int]) {
    sizes = part.map { whole.sizes[$0] }
    let kept = whole.edges.indices.filter { index[whole.edges[$0].tail] >= 0 }
    edges = kept.map { (index[whole.edges[$0].tail], index[whole.edges[$0].head]) }
    lengths = kept.map { whole.lengths[$0] }
    plates = kept.map { whole.plates[$0] }
    hulls = whole.hulls.map { $0.map { index[$0] }.filter { $0 >= 0 } }.filter { $0.count > 1 }
  }

  /// The connected parts, largest first, each with its nodes' numbers.
  func components() -> [(problem: LayoutProblem, nodes: [Int])] {
    var label = Array(repeating: -1, count: sizes.count)
    var neighbors = Array(repeating: [Int](), count: sizes.count)
    for edge in edges {
      neighbors[edge.tail].append(edge.head)
      neighbors[edge.head].append(edge.tail)
    }
    var parts: [[Int]] = []
    for start in sizes.indices where label[start] < 0 {
      var part = [start]
      label[start] = parts.count
      var next = 0
      while next < part.count {
        for neighbor in neighbors[part[next]] where label[neighbor] < 0 {
          label[neighbor] = parts.count
          part.append(neighbor)
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }.map { part in
      var index = Array(repeating: -1, count: sizes.count)
      for (new, old) in part.enumerated() { index[old] = new }
      return (LayoutProblem(part: part, of: self, index: index), part)
    }
  }

  /// The boxes around given centres.
  func boxes(_ centers: [Point]) -> [Box] {
    centers.indices.map {
      Box(center: centers[$0], width: sizes[$0].width, height: sizes[$0].height)
    }
  }
}

/// Sizes of the year plates on lines.
enum Plate {
  static let fontSize = 9.0
  static let padding = 2.5
  static let height = 12.0
}

/// How good a placement is, judged with straight lines: less is better.
///
/// Crossings, lines through boxes, the shape and size of the page, uneven
/// lines, plates without room, strangers inside a bloc's outline.
struct LayoutScore {
  var crossings = 0.0
  var linesThroughNodes = 0.0
  var overlaps = 0.0
  var crampedPlates = 0.0
  var strangers = 0.0
  var shape = 0.0

  var total: Double {
    crossings + 6 * linesThroughNodes + 60 * overlaps + 2 * crampedPlates + 3 * strangers + shape
  }

  init(_ problem: LayoutProblem, _ centers: [Point]) {
    let judge = PlacementJudge(problem)
    let boxes = problem.boxes(centers)
    for node in centers.indices {
      let cost = judge.localCost(of: node, centers, boxes)
      // What lies between two nodes is seen from both.
      overlaps += cost.overlaps / 2
    }
    (crossings, linesThroughNodes, crampedPlates) = judge.lineCosts(centers, boxes)
    strangers = judge.strangers(centers, boxes)
    shape = judge.shape(centers, boxes)
  }
}

/// The parts of a score, as a whole and as one node sees them.
struct PlacementJudge {
  let problem: LayoutProblem
  private let edgesAt: [[Int]]

  init(_ problem: LayoutProblem) {
    self.problem = problem
    var edgesAt = Array(repeating: [Int](), count: problem.sizes.count)
    for (index, edge) in problem.edges.enumerated() {
      edgesAt[edge.tail].append(index)
      if edge.tail != edge.head { edgesAt[edge.head].append(index) }
    }
    self.edgesAt = edgesAt
  }

  struct Local {
    var overlaps = 0.0
    var lines = 0.0
  }

  /// What changes when one node moves, its neighbours' lines included.
  func localCost(of node: Int, _ centers: [Point], _ boxes: [Box]) -> Local {
    var cost = Local()
    let own = boxes[node].grown(by: 7)
    for other in boxes.indices where other != node && own.overlaps(boxes[other].grown(by: 5)) {
      cost.overlaps += 1
    }
    for (index, edge) in problem.edges.enumerated()
    where edge.tail != node && edge.head != node {
      if boxes[node].grown(by: 4).isCrossed(from: centers[edge.tail], to: centers[edge.head]) {
        cost.lines += 6
      }
      _ = index
    }
    for index in edgesAt[node] { cost.lines += lineCost(of: index, centers, boxes) }
    return cost
  }

  /// Crossings, boxes run through, room for the plate, and length of one line.
  func lineCost(of index: Int, _ centers: [Point], _ boxes: [Box]) -> Double {
    let edge = problem.edges[index]
    guard edge.tail != edge.head else { return 0 }
    let (a, b) = (centers[edge.tail], centers[edge.head])
    var cost = 0.0
    for (other, line) in problem.edges.enumerated()
    where other != index && !sharesEnd(edge, line) {
      if segmentsCross(a, b, centers[line.tail], centers[line.head]) { cost += 1 }
    }
    for other in boxes.indices where other != edge.tail && other != edge.head {
      if boxes[other].grown(by: 4).isCrossed(from: a, to: b) { cost += 6 }
    }
    let seen = visibleLength(of: index, centers, boxes)
    let needed = problem.plates[index] > 0 ? problem.plates[index] + 16 : 22
    if seen < needed { cost += 2 * min(2, (needed - seen) / needed) + 0.5 }
    cost += stretch(of: index, centers)
    return cost
  }

  /// Crossings, lines through boxes, and plates without room, of the whole.
  func lineCosts(_ centers: [Point], _ boxes: [Box]) -> (Double, Double, Double) {
    var crossings = 0.0
    var through = 0.0
    var cramped = 0.0
    for (index, edge) in problem.edges.enumerated() where edge.tail != edge.head {
      let (a, b) = (centers[edge.tail], centers[edge.head])
      for line in problem.edges.dropFirst(index + 1) where !sharesEnd(edge, line) {
        if segmentsCross(a, b, centers[line.tail], centers[line.head]) { crossings += 1 }
      }
      for other in boxes.indices where other != edge.tail && other != edge.head {
        if boxes[other].grown(by: 4).isCrossed(from: a, to: b) { through += 1 }
      }
      let needed = problem.plates[index] > 0 ? problem.plates[index] + 16 : 22
      if visibleLength(of: index, centers, boxes) < needed { cramped += 1 }
    }
    return (crossings, through, cramped)
  }

  /// Nodes inside the hull of a group they do not belong to.
  func strangers(_ centers: [Point], _ boxes: [Box]) -> Double {
    var count = 0.0
    for group in problem.hulls {
      let members = Set(group)
      let hull = ConvexHull.around(group.flatMap { ConvexHull.corners(of: boxes[$0].grown(by: 10)) })
      for node in centers.indices where !members.contains(node) {
        let corners = ConvexHull.corners(of: boxes[node]) + [centers[node]]
        if corners.contains(where: { ConvexHull.contains($0, in: hull) }) { count += 1 }
      }
    }
    return count
  }

  /// The page: its proportions, the area for each node, uneven lines.
  func shape(_ centers: [Point], _ boxes: [Box]) -> Double {
    guard let first = boxes.first else { return 0 }
    let page = boxes.dropFirst().reduce(first) { $0.union($1) }
    let aspect = max(1, page.width) / max(1, page.height)
    let area = page.width * page.height / 10_000 / Double(boxes.count)
    var lengths: [Double] = []
    for edge in problem.edges { lengths.append((centers[edge.tail] - centers[edge.head]).length) }
    let mean = lengths.reduce(0, +) / Double(max(1, lengths.count))
    let variance =
      lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, lengths.count))
    let unevenness = mean > 0 ? variance.squareRoot() / mean : 0
    let isWide = aspect > 1.55
    let proportion = isWide ? aspect / 1.55 : 1.55 / aspect
    return 6 * (proportion - 1) + 0.9 * area + 3 * unevenness
  }

  private func stretch(of index: Int, _ centers: [Point]) -> Double {
    let edge = problem.edges[index]
    let ratio = (centers[edge.tail] - centers[edge.head]).length / problem.lengths[index]
    return ratio > 1 ? 0.8 * (ratio - 1) * (ratio - 1) : 0.6 * (1 - ratio)
  }

  /// The part of a straight line outside the boxes at its ends.
  private func visibleLength(of index: Int, _ centers: [Point], _ boxes: [Box]) -> Double {
    let edge = problem.edges[index]
    let (a, b) = (centers[edge.tail], centers[edge.head])
    let d = b - a
    let length = d.length
    guard length > 0 else { return 0 }
    func hidden(_ node: Int) -> Double {
      let horizontal = d.x == 0 ? Double.infinity : boxes[node].width / 2 / abs(d.x)
      let vertical = d.y == 0 ? Double.infinity : boxes[node].height / 2 / abs(d.y)
      return min(horizontal, vertical)
    }
    return max(0, length * (1 - hidden(edge.tail) - hidden(edge.head)))
  }

  private func sharesEnd(_ a: (tail: Int, head: Int), _ b: (tail: Int, head: Int)) -> Bool {
    a.tail == b.tail || a.tail == b.head || a.head == b.tail || a.head == b.head
  }
}
