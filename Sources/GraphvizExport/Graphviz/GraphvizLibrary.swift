import CGraphviz
import CGraphvizShim
import Synchronization

/// The door to libgvc: one caller at a time, since the library keeps its state
/// in globals; everything it says is caught and thrown.
enum GraphvizLibrary {
  /// Places of nodes and courses of edges, y downwards, as read back from a
  /// layout. Nodes are named `n0`, `n1`, …; edges carry their index as `e`.
  struct Places {
    var nodes: [Point]
    var edges: [Curve?]
  }

  /// What a bitmap may measure.
  static let pixelLimit = 16_000

  private struct Contexts {
    var plain: OpaquePointer?
    var pango: OpaquePointer?
  }

  private static let gate = Mutex(Contexts())

  /// Lays a graph out and reads the places back.
  /// - Throws: `GraphvizError`.
  static func places(
    of dot: String, engine: String, nodeCount: Int, edgeCount: Int
  ) throws(GraphvizError) -> Places {
    try exclusively(pango: false) { (context) throws(GraphvizError) in
      try withLayout(of: dot, engine: engine, context) { (graph) throws(GraphvizError) in
        attach_attrs(graph)
        return read(graph, nodeCount: nodeCount, edgeCount: edgeCount)
      }
    }
  }

  /// Renders a graph whose nodes have places.
  /// - Throws: `GraphvizError`.
  static func render(
    _ dot: String, engine: String, format: String, fonts: Bool
  ) throws(GraphvizError) -> [UInt8] {
    try exclusively(pango: fonts) { (context) throws(GraphvizError) in
      try withLayout(of: dot, engine: engine, context) { (graph) throws(GraphvizError) in
        var data: UnsafeMutablePointer<CChar>?
        var length: UInt32 = 0
        let result = gvRenderData(context, graph, format, &data, &length)
        // On failure the pointer may be stale: it is left alone.
        guard result == 0, let data else { throw failure("render") }
        defer { gvFreeRenderData(data) }
        guard gvs_failed() == 0 else { throw failure("render") }
        return data.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
          Array(UnsafeBufferPointer(start: $0, count: Int(length)))
        }
      }
    }
  }

  /// The version that the library reports of itself, or nil where layouts cannot be made.
  static var version: String? {
    try? exclusively(pango: false) { context in gvcVersion(context).map { String(cString: $0) } }
  }

  /// Whether bitmaps and pages can be drawn.
  static var canDrawFonts: Bool {
    (try? exclusively(pango: true) { _ in true }) ?? false
  }

  // MARK: - Kernel

  private typealias Graph = UnsafeMutablePointer<Agraph_t>

  private static func exclusively<Result: Sendable>(
    pango: Bool, _ body: (OpaquePointer) throws(GraphvizError) -> Result
  ) throws(GraphvizError) -> Result {
    try gate.withLock { (contexts) throws(GraphvizError) in
      gvs_begin()
      let known = pango ? contexts.pango : contexts.plain
      guard let context = known ?? gvs_context(pango ? 1 : 0) else {
        throw .unavailable(String(cString: gvs_messages()))
      }
      if pango { contexts.pango = context } else { contexts.plain = context }
      return try body(context)
    }
  }

  private static func withLayout<Result>(
    of dot: String, engine: String, _ context: OpaquePointer,
    _ body: (Graph) throws(GraphvizError) -> Result
  ) throws(GraphvizError) -> Result {
    var text = dot
    let graph: Graph? = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { gvs_read($0.baseAddress, $0.count) }
    }
    guard let graph else { throw failure("read the diagram") }
    defer { agclose(graph) }
    guard gvs_failed() == 0 else { throw failure("read the diagram") }
    let result = gvLayout(context, graph, engine)
    defer { gvFreeLayout(context, graph) }
    guard result == 0, gvs_failed() == 0 else { throw failure("lay out the diagram") }
    return try body(graph)
  }

  private static func failure(_ step: String) -> GraphvizError {
    .failed(step: step, message: String(cString: gvs_messages()))
  }

  private static func read(_ graph: Graph, nodeCount: Int, edgeCount: Int) -> Places {
    var places = Places(
      nodes: Array(repeating: Point(0, 0), count: nodeCount),
      edges: Array(repeating: nil, count: edgeCount))
    var node = agfstnode(graph)
    while let current = node {
      if let name = agnameof(current), let index = Int(String(cString: name).dropFirst()),
        places.nodes.indices.contains(index), let point = points(text(current, "pos")).first
      {
        places.nodes[index] = point
      }
      var edge = agfstout(graph, current)
      while let line = edge {
        if let index = Int(text(line, "e")), places.edges.indices.contains(index) {
          places.edges[index] = curve(text(line, "pos"))
        }
        edge = agnxtout(graph, line)
      }
      node = agnxtnode(graph, current)
    }
    return places
  }

  private static func text(_ object: UnsafeMutableRawPointer, _ name: String) -> String {
    gvs_get(object, name).map { String(cString: $0) } ?? ""
  }

  /// `x,y x,y …`, y turned downwards; words that are no pair are passed over.
  private static func points(_ text: String) -> [Point] {
    text.split(separator: " ").compactMap(point)
  }

  private static func point(_ word: Substring) -> Point? {
    let parts = word.split(separator: ",")
    guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]) else { return nil }
    return Point(x, -y)
  }

  /// `[s,x,y] [e,x,y] x,y …`: a spline with the tips of its markers.
  private static func curve(_ text: String) -> Curve? {
    // Several splines of one edge are separated by semicolons; the first counts.
    guard let first = text.split(separator: ";").first else { return nil }
    var curve = Curve(points: [])
    for word in first.split(separator: " ") {
      if word.hasPrefix("s,") {
        curve.tailTip = point(word.dropFirst(2))
      } else if word.hasPrefix("e,") {
        curve.headTip = point(word.dropFirst(2))
      } else if let point = point(word) {
        curve.points.append(point)
      }
    }
    return curve.points.count >= 4 ? curve : nil
  }
}
