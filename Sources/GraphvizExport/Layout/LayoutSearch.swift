/// Several Graphviz layouts of a connected graph, compared and improved.
struct LayoutSearch {
  let problem: LayoutProblem
  let arrangement: Diagram.Arrangement

  init(_ problem: LayoutProblem, _ arrangement: Diagram.Arrangement) {
    self.problem = problem
    self.arrangement = arrangement
  }

  /// How many of the best starts are improved by moves.
  private static let improved = 3

  /// The best placement found.
  func best() throws(GraphvizError) -> [Point] {
    guard problem.sizes.count > 1 else { return [Point(0, 0)] }
    var found: [(score: Double, centers: [Point])] = []
    for start in 1...max(1, arrangement.starts) {
      let places = try layout(start: start)
      for candidate in try turned(places) {
        found.append((LayoutScore(problem, candidate).total, candidate))
      }
    }
    // Stable among equals: the order of the starts decides.
    let ranked = found.enumerated().sorted {
      ($0.element.score, $0.offset) < ($1.element.score, $1.offset)
    }
    var best: (score: Double, centers: [Point])?
    for (_, candidate) in ranked.prefix(Self.improved) {
      let centers = PlacementImprovement(problem, separation: arrangement.separation)
        .improved(candidate.centers)
      let score = LayoutScore(problem, centers).total
      if best.map({ score < $0.score }) ?? true { best = (score, centers) }
    }
    return best?.centers ?? [Point(0, 0)]
  }

  // MARK: - Kernel

  private func layout(start: Int) throws(GraphvizError) -> [Point] {
    switch arrangement.method {
    case .multilevel:
      let dot = text(
        [
          ("K", "0.7"), ("repulsiveforce", "1.2"), ("overlap", "prism"), ("overlap_scaling", "-3"),
          ("sep", separation), ("start", .text(String(start))), ("splines", "false"),
        ], places: nil)
      return try places(of: dot, engine: "sfdp")
    case .stress, .fixed:
      let isSmall = problem.sizes.count <= 15
      let dot = text(
        [
          ("mode", "major"), ("overlap", isSmall ? "false" : "prism"),
          ("overlap_scaling", "-4"), ("sep", separation), ("start", .text(String(start))),
          ("splines", "false"),
        ], places: nil)
      return try places(of: dot, engine: "neato")
    }
  }

  private var separation: DOTText.Value { .text("+\(DOTText.number(arrangement.separation))") }

  /// The placement as it is and turned by a right angle, each stretched for a
  /// page that is wider than high, with overlaps removed again.
  private func turned(_ places: [Point]) throws(GraphvizError) -> [[Point]] {
    let turn = places.map { Point($0.y * 1.25, -$0.x) }
    var found = [places]
    for candidate in [turn] {
      let dot = text(
        [
          ("overlap", "prism"), ("overlap_scaling", "-4"), ("sep", separation),
          ("splines", "false"),
        ], places: candidate)
      found.append(try self.places(of: dot, engine: "nop1"))
    }
    return found
  }

  private func places(of dot: String, engine: String) throws(GraphvizError) -> [Point] {
    try GraphvizLibrary.places(
      of: dot, engine: engine, nodeCount: problem.sizes.count, edgeCount: 0
    ).nodes
  }

  private func text(_ graph: DOTText.Attributes, places: [Point]?) -> String {
    var dot = DOTText(graph: graph)
    dot.defaults("node", [("shape", "box"), ("fixedsize", "true"), ("label", "")])
    for (index, size) in problem.sizes.enumerated() {
      var attributes: DOTText.Attributes = [
        ("width", .text(Inches.text(size.width))), ("height", .text(Inches.text(size.height))),
      ]
      if let places { attributes.append(("pos", .text(DOTText.position(places[index])))) }
      dot.node(index, attributes)
    }
    for (index, edge) in problem.edges.enumerated() where edge.tail != edge.head {
      dot.edge(
        edge.tail, edge.head,
        [("len", .text(Inches.text(problem.lengths[index]))), ("dir", "none")])
    }
    return dot.finished()
  }
}

/// Moves one node at a time to where the picture reads better.
struct PlacementImprovement {
  private let problem: LayoutProblem
  private let judge: PlacementJudge
  private let radii: [Double]

  init(_ problem: LayoutProblem, separation: Double) {
    self.problem = problem
    judge = PlacementJudge(problem)
    // The work grows with nodes × lines × lines: large graphs get one round.
    let size = problem.sizes.count * max(1, problem.edges.count)
    radii =
      size <= 4_000
      ? [140, 90, 140, 60, 90, 40, 60, 25, 40, 15, 25, 10, 6]
      : size <= 20_000 ? [90, 40, 18] : []
  }

  private static let directions: [Point] = [
    Point(1, 0), Point(0.71, 0.71), Point(0, 1), Point(-0.71, 0.71), Point(-1, 0),
    Point(-0.71, -0.71), Point(0, -1), Point(0.71, -0.71),
  ]

  /// A placement that scores no worse; ties between equals keep the first.
  func improved(_ start: [Point]) -> [Point] {
    var centers = start
    var boxes = problem.boxes(centers)
    for radius in radii {
      for node in centers.indices {
        let old = centers[node]
        var best = (cost: cost(node, centers, boxes), place: old)
        for direction in Self.directions {
          move(node, to: old + direction * radius, &centers, &boxes)
          let cost = cost(node, centers, boxes)
          if cost < best.cost - 1e-9 { best = (cost, centers[node]) }
        }
        move(node, to: best.place, &centers, &boxes)
      }
    }
    return centers
  }

  private func cost(_ node: Int, _ centers: [Point], _ boxes: [Box]) -> Double {
    let local = judge.localCost(of: node, centers, boxes)
    return local.lines + 60 * local.overlaps + 3 * judge.strangers(centers, boxes)
      + judge.shape(centers, boxes)
  }

  private func move(_ node: Int, to place: Point, _ centers: inout [Point], _ boxes: inout [Box]) {
    centers[node] = place
    boxes[node] = Box(
      center: place, width: problem.sizes[node].width, height: problem.sizes[node].height)
  }
}
