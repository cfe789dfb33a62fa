/// A diagram reduced to what a layout sees: boxes and lines between them.
struct LayoutProblem: Sendable {
  /// The size of each node.
  var sizes: [(width: Double, height: Double)]
  /// The ends of each drawn edge.
  var edges: [(tail: Int, head: Int)]
  /// The wished-for length of each edge, centre to centre.
  var lengths: [Double]
  /// How many lines each edge stands for, as crossings count.
  var weights: [Double]
  /// The width of each edge's plate; zero without one.
  var plates: [Double]
  /// Groups that should stay clear of others.
  var hulls: [[Int]]
  /// The proportion of width to height that it should have.
  var aspect = 1.5
  /// What matters most.
  var taste = Diagram.Arrangement.Taste.even
  /// Whether it stands for a large problem in which it has to leave room.
  var isFolded = false
  /// The stops of what is read across the page; empty without it.
  var reading: [Int] = []
  /// Which nodes are plates: each stands between the two halves of its line.
  var isPlate: [Bool]
  /// The node that stands for the plate of an edge of the diagram, by that edge.
  private(set) var plateNodes: [Int: Int] = [:]

  /// - Parameter placesPlates: whether plates that take room are nodes of the
  ///   problem, after those of the diagram.
  init(_ diagram: Diagram, shapes: [NodeShape], placesPlates: Bool = true) {
    sizes = shapes.map { ($0.width, $0.height) }
    edges = diagram.edges.map { ($0.tail, $0.head) }
    plates = diagram.edges.map { edge in
      Plate.size(of: Plate.lines(of: edge)).width
    }
    lengths = diagram.edges.map(\.length)
    weights = Self.weights(of: diagram.edges)
    hulls = diagram.hulls.map(\.members)
    reading = diagram.arrangement.reading
    for (index, edge) in edges.enumerated() {
      // A labelled line needs room for its label between the two boxes.
      let halves = (sizes[edge.tail].width + sizes[edge.head].width) / 2
      if plates[index] > 0 { lengths[index] = max(lengths[index], halves * 0.75 + 78) }
    }
    isPlate = Array(repeating: false, count: sizes.count)
    guard placesPlates else { return }
    for (index, edge) in diagram.edges.enumerated() where edge.plateTakesRoom {
      splitForPlate(of: edge, at: index)
    }
  }

  /// A path that is brought out should not be crossed.
  private static func weights(of edges: [Diagram.Edge]) -> [Double] {
    let hasPath = edges.contains { $0.emphasis == .faded }
    return edges.map { hasPath && $0.emphasis == .strong ? 4 : 1 }
  }

  /// Puts a node for its plate into a line; the second half of the line comes
  /// after all others.
  private mutating func splitForPlate(of edge: Diagram.Edge, at index: Int) {
    let size = Plate.size(of: Plate.lines(of: edge))
    guard size.width > 0, edge.tail != edge.head else { return }
    let node = sizes.count
    plateNodes[index] = node
    sizes.append((size.width + 8, size.height + 6))
    isPlate.append(true)
    let weight = max(2, weights[index])
    func half(_ end: Int) -> Double { (sizes[end].width + size.width) * 0.32 + 46 }
    edges[index] = (edge.tail, node)
    (plates[index], lengths[index], weights[index]) = (0, half(edge.tail), weight)
    edges.append((node, edge.head))
    plates.append(0)
    lengths.append(half(edge.head))
    weights.append(weight)
  }

  /// A problem without plates and blocs.
  init(
    sizes: [(width: Double, height: Double)], edges: [(tail: Int, head: Int)], lengths: [Double],
    weights: [Double]
  ) {
    self.sizes = sizes
    self.edges = edges
    self.lengths = lengths
    self.weights = weights
    plates = Array(repeating: 0, count: edges.count)
    hulls = []
    isPlate = Array(repeating: false, count: sizes.count)
  }

  private init(part: [Int], of whole: LayoutProblem, index: [Int]) {
    sizes = part.map { whole.sizes[$0] }
    isPlate = part.map { whole.isPlate[$0] }
    let kept = whole.edges.indices.filter { index[whole.edges[$0].tail] >= 0 }
    edges = kept.map { (index[whole.edges[$0].tail], index[whole.edges[$0].head]) }
    lengths = kept.map { whole.lengths[$0] }
    weights = kept.map { whole.weights[$0] }
    plates = kept.map { whole.plates[$0] }
    taste = whole.taste
    reading = whole.reading.map { index[$0] }.filter { $0 >= 0 }
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

/// Sizes of the plates on lines: a year, or the treaties of a leg.
enum Plate {
  static let fontSize = 9.0
  static let padding = 2.5
  static let height = 12.0
  static let lineHeight = 10.8
  /// More lines than these would hide the picture.
  static let mostLines = 8

  /// What stands on a line, row by row: cleaned, and cut to a length that a
  /// line can bear; nothing for an edge without a plate.
  static func lines(of edge: Diagram.Edge) -> [String] {
    guard let plate = edge.plate else { return [] }
    return plate.split(separator: "\n").prefix(mostLines).map {
      TextMetrics.fitting(SafeText.cleaned(String($0)), width: 240, size: fontSize)
    }.filter { !$0.isEmpty }
  }

  /// The room of some rows; nothing for none.
  static func size(of lines: [String]) -> (width: Double, height: Double) {
    guard let widest = lines.map({ TextMetrics.width($0, size: fontSize) }).max() else {
      return (0, 0)
    }
    return (widest + 2 * padding, height + lineHeight * Double(lines.count - 1))
  }
}
