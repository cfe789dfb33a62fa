import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// Searches by hops go in the direction that has less to do and from both ends; here each is held
/// against a plain one, in graphs thin enough to be deep and thick enough to be wide.
@Suite struct HopSearchTests {
  static let cases: [(n: Int, density: Double, directed: Bool)] = {
    var cases: [(n: Int, density: Double, directed: Bool)] = []
    for n in [2, 9, 65, 700, 3_000] {
      for density in [0.5, 1.2, 3, 8] {
        for directed in [false, true] { cases.append((n, density, directed)) }
      }
    }
    return cases
  }()

  private static func graph(_ n: Int, _ density: Double, directed: Bool) -> CompactGraph {
    var random = TestRandom(seed: n)
    let edges = (0..<Int(Double(n) * density)).map { _ in
      // Half of them lead to a few vertices, so that rows differ in length; some are loops.
      let hub = Bool.random(using: &random) ? n : max(1, n / 20)
      return Edge(Int.random(in: 0..<n, using: &random), Int.random(in: 0..<hub, using: &random))
    }
    return CompactGraph(vertexCount: n, directed: directed, edges: edges)
  }

  @Test(arguments: cases)
  func distancesAreThoseOfAQueue(_ n: Int, _ density: Double, _ directed: Bool) throws {
    let graph = Self.graph(n, density, directed: directed)
    for direction in [Direction.outgoing, .incoming, .either] {
      for source in [0, n / 3, n - 1] {
        var hops = [Double?](repeating: nil, count: n)
        hops[source] = 0
        var queue = [source]
        var head = 0
        while head < queue.count {
          let vertex = queue[head]
          head += 1
          var neighbors: [UInt32] = []
          if direction != .incoming {
            neighbors += graph.outgoing.neighbors[graph.outgoing.row(of: vertex)]
          }
          if direction != .outgoing {
            neighbors += graph.incoming.neighbors[graph.incoming.row(of: vertex)]
          }
          for neighbor in neighbors.map({ Int($0) }) where hops[neighbor] == nil {
            hops[neighbor] = hops[vertex].map { $0 + 1 }
            queue.append(neighbor)
          }
        }
        #expect(try graph.distances(from: source, direction: direction).values == hops)
      }
    }
  }

  @Test(arguments: cases)
  func thePathIsTheFirstOfAll(_ n: Int, _ density: Double, _ directed: Bool) throws {
    let graph = Self.graph(n, density, directed: directed)
    var random = TestRandom(seed: n)
    for _ in 0..<20 {
      let source = Int.random(in: 0..<n, using: &random)
      let target = Int.random(in: 0..<n, using: &random)
      let avoided = Bool.random(using: &random) ? [] : [Int.random(in: 0..<n, using: &random)]
      let direction = [Direction.outgoing, .incoming, .either].randomElement(using: &random)
      let found = try graph.shortestPath(
        from: source, to: target, avoiding: avoided, direction: direction ?? .outgoing)
      let all = try graph.allShortestPaths(
        from: source, to: target, avoiding: avoided, direction: direction ?? .outgoing, limit: 1)
      #expect(found == all.paths.first)
    }
  }

  @Test func aLongPathIsFoundFromBothEnds() throws {
    let graph = KnownGraphs.path(100_001)
    let path = try #require(try graph.shortestPath(from: 0, to: 100_000))
    #expect(path.vertices == Array(0...100_000))
    #expect(try graph.distances(from: 50_000).values.last == 50_000)
  }

  /// Ladders of squares double the number of shortest paths at each step; where they are too many to
  /// count, the last vertex that is reached need not be one they lead to.
  @Test func pathsTooManyToCountAreRefusedWhereverTheyEnd() throws {
    let squares = 1_100
    var edges: [Edge] = []
    for square in 0..<squares {
      let corner = 3 * square
      edges += [Edge(corner, corner + 1), Edge(corner, corner + 2)]
      edges += [Edge(corner + 1, corner + 3), Edge(corner + 2, corner + 3)]
    }
    // A plain path as long as the ladder and longer.
    let first = 3 * squares + 1
    edges.append(Edge(0, first))
    edges += (first..<first + 2 * squares + 5).map { Edge($0, $0 + 1) }
    let graph = CompactGraph(vertexCount: first + 2 * squares + 6, edges: edges)
    #expect(throws: GraphAlgorithmsError.self) { try graph.betweenness() }
  }
}
