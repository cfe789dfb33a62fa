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
    if problem.taste == .compact { return 4 }
    // A search near its start makes twice the moves.
    if !problem.reading.isEmpty || problem.sizes.count > 100 { return 2 }
    return problem.sizes.count > 20 ? 3 : 4
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
      for candidate in try turned(places).map(facing) {
        found.append((score(candidate), candidate))
      }
    }
    // Stable among equals: the order of the starts decides.
    let ranked = found.enumerated().sorted {
      ($0.element.score, $0.offset) < ($1.element.score, $1.offset)
    }
    let results = ranked.prefix(improved).map { _, candidate -> (score: Double, centers: [Point]) in
      var annealing = PlacementAnnealing(
        problem, candidate.centers, arrangement, range: problem.reading.isEmpty ? .wide : .near)
      let centers = annealing.improved()
      // A search may turn a picture round; its mirror image is as good but for that.
      let facing = facing(centers)
      return (score(facing), facing)
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

  /// The placement as it is and turned by a right angle, or as it is read,
  /// stretched for a page that is wider than high, with overlaps removed again.
  private func turned(_ places: [Point]) throws(GraphvizError) -> [[Point]] {
    var turn = places.map { Point($0.y * 1.25, -$0.x) }
    if problem.reading.count > 1 { turn = straightened(places) }
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

  /// The placement turned so that what is read runs to the right, its stops in a
  /// row and their plates between them.
  private func straightened(_ places: [Point]) -> [Point] {
    let stops = problem.reading
    let way = (places[stops[stops.count - 1]] - places[stops[0]]).unit
    var turn = places.map {
      Point(($0.x * way.x + $0.y * way.y) * 1.25, $0.y * way.x - $0.x * way.y)
    }
    let middle =
      stops.reduce(Point(0, 0)) { $0 + turn[$1] } * (1 / Double(stops.count))
    for (number, stop) in stops.enumerated() {
      let offset = Double(number) - Double(stops.count - 1) / 2
      turn[stop] = Point(middle.x + offset * 300, middle.y)
    }
    for node in turn.indices where problem.isPlate[node] {
      let ends = problem.edges.compactMap { edge in
        edge.tail == node ? edge.head : edge.head == node ? edge.tail : nil
      }
      if ends.count == 2, ends.allSatisfy(stops.contains) {
        turn[node] = (turn[ends[0]] + turn[ends[1]]) * 0.5
      }
    }
    return turn
  }

  /// A picture is as good as its mirror image, but for the way it is read.
  private func facing(_ places: [Point]) -> [Point] {
    guard let first = problem.reading.first, let last = problem.reading.last,
      places[first].x > places[last].x
    else { return places }
    return places.map { Point(-$0.x, $0.y) }
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
