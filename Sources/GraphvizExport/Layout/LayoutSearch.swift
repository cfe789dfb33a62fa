/// Several Graphviz layouts of a connected graph, compared and improved.
struct LayoutSearch {
  let problem: LayoutProblem
  let arrangement: Diagram.Arrangement
  private let folds: Bool

  /// - Parameter folds: whether nodes with the same neighbours may be laid out
  ///   as one first.
  init(_ problem: LayoutProblem, _ arrangement: Diagram.Arrangement, folds: Bool = true) {
    self.problem = problem
    self.arrangement = arrangement
    self.folds = folds
  }

  /// How many of the best starts are improved by moves.
  private var improved: Int {
    problem.taste == .compact ? 4 : problem.sizes.count > 100 ? 2 : 3
  }

  /// The best placement found.
  func best() throws(GraphvizError) -> [Point] {
    guard problem.sizes.count > 1 else { return [Point(0, 0)] }
    guard folds, let folding = TwinFolding(problem, separation: arrangement.separation) else {
      return try ranked().first ?? [Point(0, 0)]
    }
    let unfolded = try unfolded(folding)
    // Where both are quick, the better of the two.
    if problem.sizes.count <= 60, let whole = try ranked().first, score(whole) < score(unfolded) {
      return whole
    }
    return unfolded
  }

  /// The improved placements, the best first.
  private func ranked() throws(GraphvizError) -> [[Point]] {
    var found: [(score: Double, centers: [Point])] = []
    for start in 1...max(1, arrangement.starts) {
      let places = try layout(start: start)
      for candidate in try turned(places) {
        found.append((score(candidate), candidate))
      }
    }
    // Stable among equals: the order of the starts decides.
    let ranked = found.enumerated().sorted {
      ($0.element.score, $0.offset) < ($1.element.score, $1.offset)
    }
    let results = ranked.prefix(improved).map { _, candidate -> (score: Double, centers: [Point]) in
      var annealing = PlacementAnnealing(problem, candidate.centers, arrangement)
      let centers = annealing.improved()
      return (score(centers), centers)
    }
    return results.enumerated().sorted {
      ($0.element.score, $0.offset) < ($1.element.score, $1.offset)
    }.map(\.element.centers)
  }

  /// The folded problem first, then every node for itself near its place.
  private func unfolded(_ folding: TwinFolding) throws(GraphvizError) -> [Point] {
    var coarse = arrangement
    coarse.method = .stress
    coarse.starts = max(problem.taste == .compact ? 16 : 8, arrangement.starts)
    // Of many lines most is decided here, and here it costs least.
    if problem.taste == .compact { coarse.effort *= 2 }
    let boxes = try LayoutSearch(folding.folded, coarse, folds: false).best()
    let dot = text(
      [("overlap", "prism"), ("overlap_scaling", "1"), ("sep", separation), ("splines", "false")],
      places: folding.unfolded(boxes))
    let start = try places(of: dot, engine: "nop1")
    var near = arrangement
    if problem.taste == .compact { near.effort = arrangement.effort * 2 / 5 }
    var annealing = PlacementAnnealing(problem, start, near, range: .near)
    return annealing.improved()
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
    case .stress, .fixed, .drawn:
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

  private func score(_ centers: [Point]) -> Double {
    var board = PlacementBoard(problem, centers, separation: arrangement.separation)
    return board.total()
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
