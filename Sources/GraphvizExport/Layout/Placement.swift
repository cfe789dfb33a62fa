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

  init(_ diagram: Diagram, shapes: [NodeShape]) {
    sizes = shapes.map { ($0.width, $0.height) }
    edges = diagram.edges.map { ($0.tail, $0.head) }
    plates = diagram.edges.map { edge in
      Plate.words(of: edge).map {
        TextMetrics.width($0, size: Plate.fontSize) + 2 * Plate.padding
      } ?? 0
    }
    lengths = diagram.edges.map(\.length)
    weights = Array(repeating: 1, count: edges.count)
    hulls = diagram.hulls.map(\.members)
    for (index, edge) in edges.enumerated() {
      // A labelled line needs room for its label between the two boxes.
      let halves = (sizes[edge.tail].width + sizes[edge.head].width) / 2
      if plates[index] > 0 { lengths[index] = max(lengths[index], halves * 0.75 + 78) }
    }
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
  }

  private init(part: [Int], of whole: LayoutProblem, index: [Int]) {
    sizes = part.map { whole.sizes[$0] }
    let kept = whole.edges.indices.filter { index[whole.edges[$0].tail] >= 0 }
    edges = kept.map { (index[whole.edges[$0].tail], index[whole.edges[$0].head]) }
    lengths = kept.map { whole.lengths[$0] }
    weights = kept.map { whole.weights[$0] }
    plates = kept.map { whole.plates[$0] }
    taste = whole.taste
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

  /// What stands on a line: cleaned, and cut to a length that a line can bear.
  static func words(of edge: Diagram.Edge) -> String? {
    guard let plate = edge.plate else { return nil }
    let words = TextMetrics.fitting(SafeText.cleaned(plate), width: 240, size: fontSize)
    return words.isEmpty ? nil : words
  }
}
