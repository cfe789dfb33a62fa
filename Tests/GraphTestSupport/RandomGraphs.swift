import GraphCore

/// A generator that gives the same numbers for a seed everywhere (xorshift64*), apart from the one
/// under test.
public struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Makes a generator.
  public init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// What a random graph may have.
public struct RandomGraphOptions: OptionSet, Sendable {
  /// The bits of the set.
  public let rawValue: Int

  /// Makes a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Edges have directions.
  public static let directed = RandomGraphOptions(rawValue: 1)
  /// Edges have strengths and lengths other than one.
  public static let weighted = RandomGraphOptions(rawValue: 2)
  /// There may be loops and parallel edges.
  public static let multiple = RandomGraphOptions(rawValue: 4)
  /// Every vertex is reached.
  public static let connected = RandomGraphOptions(rawValue: 8)
  /// Some edges are negative.
  public static let signed = RandomGraphOptions(rawValue: 16)
}

/// Random graphs from a seed: sizes, densities and shapes vary with it.
public enum RandomGraphs {
  /// A random graph of `sizes` vertices.
  public static func graph(
    seed: Int, sizes: ClosedRange<Int> = 1...12, _ options: RandomGraphOptions = []
  ) -> CompactGraph {
    let (count, edges) = parts(seed: seed, sizes: sizes, options)
    return CompactGraph(
      vertexCount: count, directed: options.contains(.directed), edges: edges)
  }

  /// The vertex count and the edges of `graph`, for those that change them.
  public static func parts(
    seed: Int, sizes: ClosedRange<Int> = 1...12, _ options: RandomGraphOptions = []
  ) -> (count: Int, edges: [Edge]) {
    var random = TestRandom(seed: seed)
    let count = Int.random(in: sizes, using: &random)
    let density = Double.random(in: 0.05...0.9, using: &random)
    var edges: [Edge] = []
    for source in 0..<count {
      for target in 0..<count
      where (options.contains(.directed) ? source != target : source < target)
        && Double.random(in: 0..<1, using: &random) < density
      {
        edges.append(edge(source, target, options, &random))
      }
      if options.contains(.connected), source > 0 {
        let other = Int.random(in: 0..<source, using: &random)
        if !edges.contains(where: { $0.source == other && $0.target == source }) {
          edges.append(edge(other, source, options, &random))
        }
      }
    }
    if options.contains(.multiple), count > 0 {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let vertex = Int.random(in: 0..<count, using: &random)
        edges.append(edge(vertex, vertex, options, &random))
        if let copied = edges.randomElement(using: &random) { edges.append(copied) }
      }
    }
    return (count, edges)
  }

  private static func edge(
    _ source: Int, _ target: Int, _ options: RandomGraphOptions, _ random: inout TestRandom
  ) -> Edge {
    let isWeighted = options.contains(.weighted)
    let strength = isWeighted ? Double(Int.random(in: 1...8, using: &random)) / 2 : 1
    let length = isWeighted ? Double(Int.random(in: 1...8, using: &random)) / 2 : 1
    let isNegative = options.contains(.signed) && Bool.random(using: &random)
    return Edge(source, target, strength: strength, length: length, isNegative: isNegative)
  }

  /// A permutation of `0..<count`.
  public static func permutation(of count: Int, seed: Int) -> [Int] {
    var random = TestRandom(seed: seed)
    return Array(0..<count).shuffled(using: &random)
  }
}

extension CompactGraph {
  /// The edges as they could have been given.
  public var edgeList: [Edge] {
    (0..<edgeCount).map {
      Edge(
        Int(edgeSources[$0]), Int(edgeTargets[$0]), strength: strengths?[$0] ?? 1,
        length: lengths?[$0] ?? 1, isNegative: negatives?[$0] ?? false)
    }
  }

  /// The same graph with vertex `v` called `names[v]`, its edges shuffled and their ends swapped
  /// where they have no direction.
  public func relabelled(_ names: [Int], seed: Int = 1) -> CompactGraph {
    var random = TestRandom(seed: seed)
    let edges = edgeList.map { edge in
      var copy = edge
      (copy.source, copy.target) = (names[edge.source], names[edge.target])
      if !isDirected, Bool.random(using: &random) {
        (copy.source, copy.target) = (copy.target, copy.source)
      }
      return copy
    }
    return CompactGraph(
      vertexCount: vertexCount, directed: isDirected, edges: edges.shuffled(using: &random))
  }

  /// The same graph with more vertices and edges.
  public func extended(by more: Int, edges: [Edge] = []) -> CompactGraph {
    CompactGraph(
      vertexCount: vertexCount + more, directed: isDirected, edges: edgeList + edges)
  }

  /// The graph with every edge turned round.
  public var reversed: CompactGraph {
    let edges = edgeList.map {
      Edge(
        $0.target, $0.source, strength: $0.strength, length: $0.length, isNegative: $0.isNegative)
    }
    return CompactGraph(vertexCount: vertexCount, directed: isDirected, edges: edges)
  }
}
