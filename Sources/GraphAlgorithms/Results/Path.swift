/// A walk through distinct vertices, from its first to its last.
public struct Path: Hashable, Sendable {
  /// The vertices in order; one more than there are edges.
  public let vertices: [Int]
  /// The edges in order, as indices into the edges of the graph.
  public let edges: [Int]
  /// The sum of what was minimised: the number of edges, or the sum of their lengths.
  public let length: Double

  /// Makes a path from its vertices, its edges and its length.
  public init(vertices: [Int], edges: [Int], length: Double) {
    precondition(vertices.count == edges.count + 1, "a path has one more vertex than edges")
    self.vertices = vertices
    self.edges = edges
    self.length = length
  }
}

/// The shortest paths between two vertices, as many as were asked for, and how many there are.
public struct ShortestPaths: Hashable, Sendable {
  /// The paths, in lexicographic order of their vertices, up to the limit.
  public let paths: [Path]
  /// The number of shortest paths, also of those beyond the limit; a real, since it may be vast.
  public let count: Double

  /// Makes a list of paths with the number of all paths.
  public init(paths: [Path], count: Double) {
    self.paths = paths
    self.count = count
  }
}
