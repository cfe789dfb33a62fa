/// An edge as it is handed to a `CompactGraph`: two vertices and what is known of their tie.
public struct Edge: Hashable, Sendable {
  /// The vertex that the edge leaves; either end where the graph is undirected.
  public var source: Int
  /// The vertex that the edge enters; the other end where the graph is undirected.
  public var target: Int
  /// How close the tie is, above zero: more is closer.
  public var strength: Double
  /// How far the tie is, zero or more: more is farther.
  public var length: Double
  /// Whether the tie is hostile.
  public var isNegative: Bool

  /// Makes an edge of strength and length one unless told otherwise.
  public init(
    _ source: Int, _ target: Int, strength: Double = 1, length: Double = 1,
    isNegative: Bool = false
  ) {
    self.source = source
    self.target = target
    self.strength = strength
    self.length = length
    self.isNegative = isNegative
  }
}

/// A graph of vertices `0..<vertexCount` in compressed rows, made once and never changed.
///
/// Edges are kept in one canonical order (ascending by source, target, strength, length, sign), so
/// that whatever is computed from a graph does not depend on the order in which edges arrived. In
/// an undirected graph an edge stands in the rows of both its ends, a loop twice in the row of its
/// vertex, so that the length of a row is a degree.
///
/// Strength and length are parallel arrays with distinct roles: a strength is never read as a
/// distance, nor a length as a closeness, unless a caller converts it by name.
public struct CompactGraph: Sendable {
  /// The rows of one direction: the neighbours of `v` are
  /// `neighbors[Int(offsets[v])..<Int(offsets[v + 1])]`, ascending.
  public struct Adjacency: Sendable {
    /// Where each row begins; one more entry than there are vertices.
    public let offsets: [UInt32]
    /// The neighbours, row after row.
    public let neighbors: [UInt32]
    /// The edge behind each neighbour, as an index into the graph's edge arrays.
    public let edges: [UInt32]

    /// The number of entries in the row of `vertex`.
    @inlinable
    public func degree(of vertex: Int) -> Int {
      Int(offsets[vertex + 1]) - Int(offsets[vertex])
    }

    /// The positions of the row of `vertex` in `neighbors` and `edges`.
    @inlinable
    public func row(of vertex: Int) -> Range<Int> {
      Int(offsets[vertex])..<Int(offsets[vertex + 1])
    }
  }

  /// The number of vertices.
  public let vertexCount: Int
  /// Whether edges have a direction.
  public let isDirected: Bool
  /// Whether there is neither a loop nor a parallel edge.
  public let isSimple: Bool
  /// Whether an edge is negative.
  public let isSigned: Bool
  /// Rows along the direction of the edges.
  public let outgoing: Adjacency
  /// Rows against the direction of the edges; the same as `outgoing` where undirected.
  public let incoming: Adjacency
  /// The source of each edge (the lesser end where undirected).
  public let edgeSources: [UInt32]
  /// The target of each edge.
  public let edgeTargets: [UInt32]
  /// The strength of each edge, or nil where all are one.
  public let strengths: [Double]?
  /// The length of each edge, or nil where all are one.
  public let lengths: [Double]?
  /// Whether each edge is negative, or nil where none is.
  public let negatives: [Bool]?

  /// The number of edges; an undirected edge counts once.
  public var edgeCount: Int { edgeSources.count }

  /// Makes a graph from its edges, in any order.
  ///
  /// - Complexity: O(V + E) time and space, and for parallel edges the time to sort them.
  public init(vertexCount: Int, directed: Bool = false, edges: [Edge]) {
    for edge in edges {
      precondition(
        edge.source >= 0 && edge.source < vertexCount && edge.target >= 0
          && edge.target < vertexCount, "vertex out of range")
    }
    self.init(
      vertexCount: vertexCount, directed: directed, sources: edges.map { UInt32($0.source) },
      targets: edges.map { UInt32($0.target) }, strengths: edges.map(\.strength),
      lengths: edges.map(\.length), negatives: edges.map(\.isNegative))
  }

  // MARK: - Kernel

  /// Counting sort of the edges into rows. Edges arrive in canonical order, so each row ascends:
  /// entries from lesser ends come first (their sources ascend), then the edge's own targets.
  static func adjacency(
    vertexCount: Int, from: [UInt32], to: [UInt32], mirrored: Bool
  ) -> Adjacency {
    var offsets = [UInt32](repeating: 0, count: vertexCount + 1)
    for vertex in from { offsets[Int(vertex) + 1] += 1 }
    if mirrored { for vertex in to { offsets[Int(vertex) + 1] += 1 } }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    let count = Int(offsets[vertexCount])
    var neighbors = [UInt32](repeating: 0, count: count)
    var edges = [UInt32](repeating: 0, count: count)
    func place(_ edge: Int, at vertex: UInt32, neighbor: UInt32) {
      let slot = Int(next[Int(vertex)])
      next[Int(vertex)] += 1
      neighbors[slot] = neighbor
      edges[slot] = UInt32(edge)
    }
    if mirrored { for edge in to.indices { place(edge, at: to[edge], neighbor: from[edge]) } }
    for edge in from.indices { place(edge, at: from[edge], neighbor: to[edge]) }
    return Adjacency(offsets: offsets, neighbors: neighbors, edges: edges)
  }
}
