import GraphCore

/// A graph made of a snapshot, with what is needed to put names back on its vertices.
public struct ProjectedGraph: Sendable {
  /// What a vertex stands for.
  public enum Vertex: Hashable, Sendable {
    /// The nation at an index of the snapshot.
    case nation(Int)
    /// The agreement at an index of the snapshot (projection as hubs only).
    case agreement(Int)
  }

  /// The snapshot that it was made of.
  public let snapshot: Snapshot
  /// The rule by which it was made.
  public let projection: Projection
  /// The graph. Nations come first, by code; then agreements, by id.
  public let graph: CompactGraph
  /// What each vertex stands for.
  public let vertices: [Vertex]

  private let vertexOfNation: [Int?]

  init(
    snapshot: Snapshot, projection: Projection, graph: CompactGraph, vertices: [Vertex]
  ) {
    self.snapshot = snapshot
    self.projection = projection
    self.graph = graph
    self.vertices = vertices
    var vertexOfNation = [Int?](repeating: nil, count: snapshot.nations.count)
    for (index, vertex) in vertices.enumerated() {
      if case .nation(let nation) = vertex { vertexOfNation[nation] = index }
    }
    self.vertexOfNation = vertexOfNation
  }

  /// The nation of a vertex, or nil where it stands for an agreement.
  public func nation(at vertex: Int) -> Nation? {
    guard case .nation(let index) = vertices[vertex] else { return nil }
    return snapshot.nations[index]
  }

  /// The vertex of a nation, or nil where it is not in the graph.
  public func vertex(of code: NationCode) -> Int? {
    snapshot.index(of: code).flatMap { vertexOfNation[$0] }
  }

  /// Everything that ties the nations of two vertices.
  public func bonds(between first: Int, and second: Int) -> [Bond] {
    guard case .nation(let one) = vertices[first], case .nation(let other) = vertices[second]
    else { return [] }
    return snapshot.bonds(between: one, and: other, projection)
  }
}

extension Snapshot {
  /// The agreements that reached the least stage of a projection and make a kind of tie that counts.
  package func agreements(counting projection: Projection) -> [AgreementState] {
    agreements.filter { state in
      state.stage.isAtLeast(projection.leastStage)
        && state.agreement.kinds.contains { projection.includes(data.definition(of: $0)) }
    }
  }

  /// The graph that a projection makes of the snapshot.
  ///
  /// A pair's edge has the strength that the projection's merge rule gives and, as its length, 1 or
  /// the least of 4 − level over its bonds. Hostile kinds, where they are asked for, make edges of
  /// their own that are negative.
  ///
  /// - Complexity: O(sum over agreements of members², at most, + ties).
  public func projected(_ projection: Projection = Projection()) -> ProjectedGraph {
    var weaver = Weaver(self, projection)
    weaver.weave()
    return weaver.projectedGraph()
  }
}
