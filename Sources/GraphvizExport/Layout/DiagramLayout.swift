/// Where everything of a diagram stands: centres of nodes, courses of lines,
/// centres of plates, in points with y downwards.
public struct DiagramLayout: Hashable, Sendable {
  /// The centre of each node.
  public var centers: [Point]
  /// The course of each edge.
  public var curves: [Curve]
  /// The centre of each edge's plate, where it has one.
  public var plates: [Point?]

  /// Finds the places.
  ///
  /// Graphviz lays the connected parts out from several starts; each result is
  /// also turned by a right angle; the best by `PlacementBoard` are improved by
  /// small moves, the best of those is kept and its lines are routed once. The
  /// number of starts is fixed by the diagram, never by a clock.
  /// - Throws: `GraphvizError`.
  public init(_ diagram: Diagram) throws(GraphvizError) {
    let shapes = diagram.nodes.map(NodeShape.init)
    var problem = LayoutProblem(diagram, shapes: shapes)
    problem.taste = diagram.arrangement.taste
    guard diagram.nodes.count + diagram.edges.count <= DiagramLayout.sizeLimit else {
      throw .tooMany(
        count: diagram.nodes.count + diagram.edges.count, limit: DiagramLayout.sizeLimit)
    }
    switch diagram.arrangement.method {
    case .fixed(let places):
      precondition(places.count == diagram.nodes.count, "one place for each node")
      problem = LayoutProblem(diagram, shapes: shapes, placesPlates: false)
      centers = places
      curves = try Self.routes(diagram, problem, centers)
    case .drawn(let places, let courses):
      precondition(places.count == diagram.nodes.count, "one place for each node")
      precondition(courses.count == diagram.edges.count, "one course for each edge")
      problem = LayoutProblem(diagram, shapes: shapes, placesPlates: false)
      centers = places
      curves = courses
    case .stress, .multilevel:
      centers = try Self.places(problem, diagram.arrangement)
      curves = try Self.routes(diagram, problem, centers)
    }
    plates = []
    plates = Self.platePlaces(diagram, problem, centers, curves)
    // Plates that stood as nodes are none of the diagram's.
    centers.removeLast(centers.count - diagram.nodes.count)
  }

  /// Nodes and lines together; beyond it a layout takes minutes.
  public static let sizeLimit = 6_000

  // MARK: - Places

  private static func places(
    _ problem: LayoutProblem, _ arrangement: Diagram.Arrangement
  ) throws(GraphvizError) -> [Point] {
    var centers = Array(repeating: Point(0, 0), count: problem.sizes.count)
    var parts: [ComponentPacking.Part] = []
    let components = problem.components()
    // Two or three large parts stand side by side: each is rather high.
    let largest = components.first?.nodes.count ?? 0
    let beside = components.prefix(3).filter { $0.nodes.count * 5 >= largest * 2 }.count
    for (component, nodes) in components {
      var part = component
      if nodes.count > 7, nodes.count * 5 >= largest * 2 {
        part.aspect = beside == 1 ? 1.5 : beside == 2 ? 0.8 : 0.65
      }
      let places = try LayoutSearch(part, arrangement).best()
      parts.append(ComponentPacking.Part(problem: part, nodes: nodes, centers: places))
    }
    for part in ComponentPacking.pack(parts, separation: arrangement.separation + 14) {
      for (index, node) in part.nodes.enumerated() { centers[node] = part.centers[index] }
    }
    return centers
  }

  // MARK: - Routes

  /// Lines led around nodes while there are few, straight ones beyond:
  /// Graphviz's router takes seconds for hundreds.
  static let routedLimit = 150

  private static func routes(
    _ diagram: Diagram, _ problem: LayoutProblem, _ centers: [Point]
  ) throws(GraphvizError) -> [Curve] {
    let isRouted = diagram.arrangement.isRouted && diagram.edges.count <= routedLimit
    var dot = DOTText(graph: [
      ("splines", isRouted ? "true" : "false"), ("overlap", "true"),
      ("esep", "+\(DOTText.number(diagram.arrangement.clearance))"),
      ("sep", "+\(DOTText.number(diagram.arrangement.clearance + 3))"),
    ])
    dot.defaults("node", [("shape", "box"), ("fixedsize", "true"), ("label", "")])
    for (index, size) in problem.sizes.enumerated() {
      dot.node(
        index,
        [
          ("width", inches(size.width)), ("height", inches(size.height)),
          ("pos", .text(DOTText.position(centers[index]))),
        ])
    }
    // A line with a plate that stands as a node is led there and on from there.
    var halves: [Int: Int] = [:]
    var count = diagram.edges.count
    func draw(_ number: Int, _ tail: Int, _ head: Int, _ ends: DOTText.Attributes) {
      dot.edge(tail, head, [("e", .text(String(number))), ("penwidth", "1")] + ends)
    }
    for (index, edge) in diagram.edges.enumerated() {
      if let plate = problem.plateNodes[index] {
        let ends = MarkerAttributes.ends(edge)
        draw(index, edge.tail, plate, MarkerAttributes.of((ends.tail, .none)))
        draw(count, plate, edge.head, MarkerAttributes.of((.none, ends.head)))
        halves[index] = count
        count += 1
      } else {
        draw(index, edge.tail, edge.head, MarkerAttributes.of(edge))
      }
    }
    let places = try GraphvizLibrary.places(
      of: dot.finished(), engine: "nop2", nodeCount: problem.sizes.count, edgeCount: count)
    // The library moves the drawing to its own origin.
    let shift = (places.nodes.first).map { (centers.first ?? $0) - $0 } ?? Point(0, 0)
    return diagram.edges.enumerated().map { index, edge in
      let straight = Curve(from: centers[edge.tail], to: centers[edge.head])
      guard let first = places.edges[index]?.mapped({ $0 + shift }) else { return straight }
      guard let half = halves[index] else { return first }
      let middle = problem.plateNodes[index].map { centers[$0] }
      return places.edges[half].map { half in
        first.joined(to: half.mapped { $0 + shift }, through: middle)
      } ?? straight
    }
  }

  private static func inches(_ points: Double) -> DOTText.Value { .text(Inches.text(points)) }

  // MARK: - Plates

  /// Plates stand at the middle of their line by length; where that covers a
  /// node, another plate or a crossing line, at the nearest place that does not.
  private static func platePlaces(
    _ diagram: Diagram, _ problem: LayoutProblem, _ centers: [Point], _ curves: [Curve]
  ) -> [Point?] {
    let boxes = problem.boxes(centers)
    let lines = curves.map { $0.polyline(steps: 8) }
    var taken: [Box] = []
    return diagram.edges.indices.map { index in
      let size = Plate.size(of: Plate.lines(of: diagram.edges[index]))
      guard size.width > 0 else { return nil }
      if let node = problem.plateNodes[index] { return centers[node] }
      var best: (cost: Double, place: Point)?
      for step in 0..<26 {
        let away = 0.028 * Double((step + 1) / 2)
        let share = step % 2 == 0 ? 0.5 + away : 0.5 - away
        let place = curves[index].point(at: share)
        let box = Box(center: place, width: size.width, height: size.height)
        var cost = abs(share - 0.5)
        cost += boxes.reduce(0) { $0 + (box.grown(by: 2).overlaps($1) ? 3 : 0) }
        cost += taken.reduce(0) { $0 + (box.grown(by: 1).overlaps($1) ? 4 : 0) }
        for (other, line) in lines.enumerated() where other != index {
          if line.indices.dropFirst().contains(where: {
            box.isCrossed(from: line[$0 - 1], to: line[$0])
          }) {
            cost += 1
          }
        }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, place) }
      }
      if let best {
        taken.append(Box(center: best.place, width: size.width, height: size.height))
      }
      return best?.place
    }
  }
}

/// Lengths for Graphviz, which measures nodes in inches.
enum Inches {
  static func text(_ points: Double) -> String {
    let tenThousandths = max(1, Int((points / 72 * 10_000).rounded()))
    let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: 10_000)
    let digits = String(rest)
    return "\(whole)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// What stands at the ends of an edge, as DOT attributes.
enum MarkerAttributes {
  static let size = 0.62

  static func of(_ edge: Diagram.Edge) -> DOTText.Attributes { of(ends(edge)) }

  static func of(
    _ ends: (tail: TieMark.Marker, head: TieMark.Marker)
  ) -> DOTText.Attributes {
    guard ends.head != .none || ends.tail != .none else { return [("dir", "none")] }
    return [
      ("dir", "both"), ("arrowhead", .text(ends.head.rawValue)),
      ("arrowtail", .text(ends.tail.rawValue)), ("arrowsize", .text(DOTText.number(size))),
    ]
  }

  /// A directed tie of a kind without a marker gets an arrow.
  static func ends(_ edge: Diagram.Edge) -> (tail: TieMark.Marker, head: TieMark.Marker) {
    let marker = edge.mark.marker
    guard edge.isDirected else { return (marker, marker) }
    return (.none, marker == .none ? .arrow : marker)
  }
}
