import GraphCore

/// How far two vertices are, in the classes that studies of alliances use.
public enum DistanceClass: String, CaseIterable, Hashable, Sendable {
  /// Tied.
  case one = "1"
  /// Two edges apart.
  case two = "2"
  /// Three edges apart.
  case three = "3"
  /// Four edges apart or more.
  case fourOrMore = "4+"
  /// No path leads.
  case none

  /// The class of a number of edges, or of nothing where no path leads.
  public init(hops: Int?) {
    switch hops {
    case nil: self = .none
    case .some(...1): self = .one
    case 2: self = .two
    case 3: self = .three
    case .some: self = .fourOrMore
    }
  }
}

/// The number of edges between every two vertices.
public struct HopDistances: Hashable, Sendable {
  /// The number of vertices.
  public let vertexCount: Int
  /// Whether pairs are ordered.
  public let isDirected: Bool
  private let hops: [UInt16]
  private static let unreachable = UInt16.max

  fileprivate init(vertexCount: Int, isDirected: Bool, hops: [UInt16]) {
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.hops = hops
  }

  /// The number of edges from one vertex to another; nil where no path leads.
  public func hops(from source: Int, to target: Int) -> Int? {
    let value = hops[source * vertexCount + target]
    return value == Self.unreachable ? nil : Int(value)
  }

  /// The pairs of two different vertices, ordered where directed, by first and second.
  public var pairs: [(first: Int, second: Int)] {
    var pairs: [(first: Int, second: Int)] = []
    for first in 0..<vertexCount {
      for second in (isDirected ? 0 : first + 1)..<max(vertexCount, first + 1)
      where second != first && second < vertexCount { pairs.append((first, second)) }
    }
    return pairs
  }

  /// How many pairs each class has.
  public var census: [DistanceClass: Int] {
    var census: [DistanceClass: Int] = [:]
    for pair in pairs {
      census[DistanceClass(hops: hops(from: pair.first, to: pair.second)), default: 0] += 1
    }
    return census
  }
}

extension CompactGraph {
  /// The number of edges between every two vertices; direction is followed, signs refused, parallel
  /// edges and loops make no difference.
  ///
  /// - Throws: `negativeTies`; `limitExceeded` above 65,000 vertices, whose table is too large.
  /// - Complexity: O(V (V + E)) time, O(V²) space.
  ///
  /// The classes are those of W. Li, A. E. Bradshaw, C. B. Clary, S. J. Cranmer, "A three-degree
  /// horizon of peace in the military alliance network", 2017,
  /// https://doi.org/10.1126/sciadv.1601895.
  public func hopDistances() throws(GraphAlgorithmsError) -> HopDistances {
    try requirePositiveTies(for: "distance")
    guard vertexCount <= 65_000 else { throw .limitExceeded(what: "vertices", limit: 65_000) }
    let rows = simpleRows(.outgoing)
    var hops = [UInt16](repeating: .max, count: vertexCount * vertexCount)
    var queue = [Int](repeating: 0, count: vertexCount)
    for source in 0..<vertexCount {
      let base = source * vertexCount
      var (head, tail) = (0, 1)
      queue[0] = source
      hops[base + source] = 0
      while head < tail {
        let vertex = queue[head]
        head += 1
        let next = hops[base + vertex] + 1
        for slot in rows.row(of: vertex) {
          let neighbor = Int(rows.neighbors[slot])
          guard hops[base + neighbor] == .max else { continue }
          hops[base + neighbor] = next
          queue[tail] = neighbor
          tail += 1
        }
      }
    }
    return HopDistances(vertexCount: vertexCount, isDirected: isDirected, hops: hops)
  }
}
