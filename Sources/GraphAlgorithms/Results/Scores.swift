/// One number per vertex, in vertex order; a vertex without a number has a reason.
public struct Scores: Hashable, Sendable {
  /// The scores, one per vertex, in vertex order; nil where undefined.
  public let values: [Double?]
  private let reasons: Reasons

  /// Mostly one reason holds wherever scores are undefined.
  private enum Reasons: Hashable, Sendable {
    case none
    case shared(UndefinedReason)
    case each([Int: UndefinedReason])
  }

  /// Makes scores that are all defined.
  public init(_ values: [Double]) {
    // Written out, since the implicit conversion of an array casts each element at run time.
    self.values = values.map { Optional($0) }
    reasons = .none
  }

  /// Makes scores that share one reason wherever they are undefined.
  public init(_ values: [Double?], undefined reason: UndefinedReason) {
    self.values = values
    reasons = values.contains { $0 == nil } ? .shared(reason) : .none
  }

  /// Makes scores whose reasons are asked for vertex by vertex.
  public init(_ values: [Double?], reason: (Int) -> UndefinedReason) {
    self.values = values
    let undefined = values.indices.filter { values[$0] == nil }
    guard let first = undefined.first.map(reason) else {
      reasons = .none
      return
    }
    if undefined.allSatisfy({ reason($0) == first }) {
      reasons = .shared(first)
    } else {
      reasons = .each(Dictionary(uniqueKeysWithValues: undefined.map { ($0, reason($0)) }))
    }
  }

  /// The number of vertices.
  public var count: Int { values.count }

  /// The score of a vertex, or nil where it is undefined.
  public subscript(vertex: Int) -> Double? { values[vertex] }

  /// Why the score of a vertex is undefined, or nil where it is defined.
  public func reason(for vertex: Int) -> UndefinedReason? {
    guard values[vertex] == nil else { return nil }
    switch reasons {
    case .none: return nil
    case .shared(let reason): return reason
    case .each(let reasons): return reasons[vertex]
    }
  }
}

/// One number of a whole graph, or the reason why it has none.
public enum Score: Hashable, Sendable {
  /// The number.
  case defined(Double)
  /// There is no number, for this reason.
  case undefined(UndefinedReason)

  /// The number, or nil where it is undefined.
  public var value: Double? {
    switch self {
    case .defined(let value): value
    case .undefined: nil
    }
  }

  /// Why the number is undefined, or nil where it is defined.
  public var reason: UndefinedReason? {
    switch self {
    case .defined: nil
    case .undefined(let reason): reason
    }
  }
}

/// Why a number does not exist.
public enum UndefinedReason: Hashable, Sendable {
  /// The graph has no vertices.
  case emptyGraph
  /// The graph has no edges.
  case noEdges
  /// The graph has a single vertex.
  case singleVertex
  /// The vertex has no ties.
  case isolated
  /// The vertex reaches no other vertex in the chosen direction.
  case reachesNobody
  /// Some vertices cannot be reached.
  case disconnected
  /// The two vertices are not connected by any path.
  case unreachable
  /// The vertex lies outside the component that carries the principal eigenvector.
  case outsidePrincipalComponent
  /// The graph has no cycle, so its largest eigenvalue is zero.
  case acyclic
  /// The vertex has fewer neighbours than the measure needs.
  case tooFewNeighbors(needed: Int)
  /// The graph has no path of two edges.
  case noTwoPaths
  /// The graph has no triangle.
  case noTriangles
  /// All vertices are alike in what is correlated.
  case noVariation
  /// The measure needs more vertices than the graph has.
  case tooFewVertices(needed: Int)
  /// The measure needs more layers than there are.
  case tooFewLayers(needed: Int)
  /// The vertex lacks the attribute that the measure reads.
  case missingAttribute
  /// No pair of vertices is both adjacent to the vertex and in the role that is counted.
  case noOccasion
  /// The denominator of the measure is zero for this graph.
  case zeroDenominator

  /// The reason as a sentence for a reader.
  public var sentence: String {
    switch self {
    case .emptyGraph: "The graph has no vertices."
    case .noEdges: "The graph has no ties."
    case .singleVertex: "The graph has one vertex only."
    case .isolated: "It has no ties."
    case .reachesNobody: "It reaches nobody in this direction."
    case .disconnected: "Some vertices cannot be reached."
    case .unreachable: "No path connects the two."
    case .outsidePrincipalComponent:
      "It lies outside the component that carries the principal eigenvector."
    case .acyclic: "The graph has no cycle, so its largest eigenvalue is zero."
    case .tooFewNeighbors(let needed): "It has fewer than \(needed) neighbours."
    case .noTwoPaths: "The graph has no path of two ties."
    case .noTriangles: "The graph has no triangle."
    case .noVariation: "All are alike, so nothing varies."
    case .tooFewVertices(let needed): "The graph has fewer than \(needed) vertices."
    case .tooFewLayers(let needed):
      "There \(needed == 1 ? "is no kind" : "are fewer than \(needed) kinds") of tie."
    case .missingAttribute: "It lacks the attribute that is asked for."
    case .noOccasion: "There is no occasion for it."
    case .zeroDenominator: "The measure divides by zero here."
    }
  }
}
