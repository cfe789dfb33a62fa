/// Improves a placement by small random moves that are taken when the picture
/// reads better, and sometimes when it does not: simulated annealing
/// (Kirkpatrick, Gelatt and Vecchi 1983; for drawings Davidson and Harel 1996,
/// doi:10.1145/234535.234538). The same start gives the same result.
struct PlacementAnnealing {
  /// How far from its start a search strays.
  enum Range {
    /// Across the page: from a first layout.
    case wide
    /// Around the place of each node: what was found is kept in its main lines.
    case near
  }

  private var board: PlacementBoard
  private let start: [Point]
  private let moves: Int
  private let range: Range
  private var random = SplitMix(state: 20_26)

  init(
    _ problem: LayoutProblem, _ start: [Point], _ arrangement: Diagram.Arrangement,
    range: Range = .wide
  ) {
    board = PlacementBoard(problem, start, separation: arrangement.separation)
    self.start = start
    self.range = range
    // The work for a move grows with the number of lines and the lines at a node.
    let (nodes, lines) = (Double(problem.sizes.count), Double(problem.edges.count))
    let work = (nodes + lines) * (1 + 2 * lines / max(1, nodes))
    moves = Int(
      Double(arrangement.effort) * nodes * min(1, Self.fullWork / max(1, work))
        * (range == .near ? 2 : 1) * Self.thoroughness)
  }

  // Up to this work for a move the effort is spent in full.
  private static let fullWork = 1_600.0

  // Without optimisation a move takes forty times as long: tests and debugging
  // make do with fewer, and pictures that are a little less tidy.
  #if DEBUG
    private static let thoroughness = 0.15
  #else
    private static let thoroughness = 1.0
  #endif

  private static let coolest = 0.015
  private static let nearest = 6.0
  private var hottest: Double { range == .wide ? 2.4 : 1.6 }
  private var farthest: Double { range == .wide ? 190 : 110 }

  /// The best placement met.
  mutating func improved() -> [Point] {
    guard moves > 0, board.nodeCount > 1 else { return start }
    var current = board.total()
    var best = (cost: current, centers: start)
    // One factor after every move leads from the hottest to the coolest; the
    // ratio's root is taken by repeated square roots over blocks of moves.
    let blocks = 64
    let cooling = root64(Self.coolest / hottest)
    let shrinking = root64(Self.nearest / farthest)
    var temperature = hottest
    var radius = farthest
    for _ in 0..<blocks {
      for _ in 0..<max(1, moves / blocks) { current += step(temperature, radius) }
      if current < best.cost - 1e-6 { best = (current, board.centers) }
      temperature *= cooling
      radius *= shrinking
    }
    return best.centers
  }

  /// Tries one move and gives the change of cost, zero when it is taken back.
  private mutating func step(_ temperature: Double, _ radius: Double) -> Double {
    var node = Int(random.next() % UInt64(board.nodeCount))
    // A node of many lines costs much to move and, near its place, gains little.
    if range == .near, board.lineCount(at: node) > 7, random.next() % 8 > 0 {
      node = Int(random.next() % UInt64(board.nodeCount))
    }
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
    let limit = before + allowance(temperature)
    board.move(node, to: place)
    let whole = board.wholeCost()
    let after = whole + board.cost(around: node, limit: limit - whole)
    if after <= limit { return after - before }
    board.move(node, to: old)
    return 0
  }

  private mutating func swap(_ node: Int, _ temperature: Double) -> Double {
    let other = Int(random.next() % UInt64(board.nodeCount))
    guard other != node else { return 0 }
    let (a, b) = (board.place(of: node), board.place(of: other))
    let before = board.cost(around: node) + board.cost(around: other) + board.wholeCost()
    let limit = before + allowance(temperature)
    board.move(node, to: b)
    board.move(other, to: a)
    var after = board.wholeCost() + board.cost(around: node, limit: limit)
    if after <= limit { after += board.cost(around: other, limit: limit - after) }
    if after <= limit { return after - before }
    board.move(node, to: a)
    board.move(other, to: b)
    return 0
  }

  /// How much worse a move may make the picture this time: the cost x at which
  /// a random number is the chance of acceptance e^(−x/T), taken as
  /// (1 + x/64T)^−64, which is near enough and the same on every machine.
  private mutating func allowance(_ temperature: Double) -> Double {
    let chance = max(1e-6, random.unit())
    return temperature * 64 * (1 / root64(chance) - 1)
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
