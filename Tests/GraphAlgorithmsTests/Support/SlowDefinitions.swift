import GraphAlgorithms
import GraphCore
import GraphTestSupport

/// Measures computed straight from their definitions, slowly.
enum Slow {
  /// The least length of an edge from u to v, infinite where there is none.
  static func lengths(
    _ graph: CompactGraph, weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) -> [[Double]] {
    let n = graph.vertexCount
    var matrix = [[Double]](repeating: [Double](repeating: .infinity, count: n), count: n)
    for edge in graph.edgeList {
      let length = weighted == .lengths ? edge.length : 1
      let (u, v) = (edge.source, edge.target)
      if direction != .incoming || !graph.isDirected { matrix[u][v] = min(matrix[u][v], length) }
      if direction != .outgoing || !graph.isDirected { matrix[v][u] = min(matrix[v][u], length) }
    }
    return matrix
  }

  /// All distances, by Floyd and Warshall.
  static func distances(
    _ graph: CompactGraph, weighted: PathWeighting = .hops, direction: Direction = .outgoing
  ) -> [[Double]] {
    var d = lengths(graph, weighted: weighted, direction: direction)
    let n = graph.vertexCount
    for v in 0..<n { d[v][v] = 0 }
    for k in 0..<n {
      for i in 0..<n { for j in 0..<n { d[i][j] = min(d[i][j], d[i][k] + d[k][j]) } }
    }
    return d
  }

  /// All shortest paths from s to t, by extending every shortest path vertex by vertex.
  static func shortestPaths(
    _ lengths: [[Double]], _ d: [[Double]], from s: Int, to t: Int
  ) -> [[Int]] {
    guard d[s][t].isFinite else { return [] }
    var (open, done) = ([[s]], [[Int]]())
    while let path = open.popLast(), let last = path.last {
      if last == t {
        done.append(path)
        continue
      }
      for next in lengths.indices where next != last && !path.contains(next) {
        let through = d[s][last] + lengths[last][next] + d[next][t]
        if through.isFinite, (through - d[s][t]).magnitude < 1e-9 { open.append(path + [next]) }
      }
    }
    return done.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Betweenness over ordered pairs, halved where pairs have no order.
  static func betweenness(_ graph: CompactGraph, weighted: PathWeighting = .hops) -> [Double] {
    let lengths = lengths(graph, weighted: weighted)
    let d = distances(graph, weighted: weighted)
    var sums = [Double](repeating: 0, count: graph.vertexCount)
    for s in sums.indices {
      for t in sums.indices where t != s {
        let paths = shortestPaths(lengths, d, from: s, to: t)
        for path in paths {
          for vertex in path.dropFirst().dropLast() { sums[vertex] += 1 / Double(paths.count) }
        }
      }
    }
    return graph.isDirected ? sums : sums.map { $0 / 2 }
  }

  /// Which vertices are tied, direction, loops and multiplicity apart.
  static func tied(_ graph: CompactGraph) -> [[Bool]] {
    let n = graph.vertexCount
    var matrix = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
    for edge in graph.edgeList where edge.source != edge.target {
      matrix[edge.source][edge.target] = true
      matrix[edge.target][edge.source] = true
    }
    return matrix
  }

  /// The maximal cliques, by trying every set of vertices.
  static func maximalCliques(_ graph: CompactGraph) -> [[Int]] {
    let n = graph.vertexCount
    let tied = tied(graph)
    let masks = tied.map { row in
      row.indices.reduce(0) { $0 | (row[$1] ? 1 << $1 : 0) }
    }
    var cliques: [[Int]] = []
    for set in 1..<(1 << n) {
      let members = (0..<n).filter { set >> $0 & 1 == 1 }
      guard members.allSatisfy({ (masks[$0] | 1 << $0) & set == set }) else { continue }
      let common = members.reduce((1 << n) - 1) { $0 & masks[$1] }
      if common == 0 { cliques.append(members) }
    }
    return cliques.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Core numbers by removing, for each k, whoever has fewer than k partners left.
  static func coreNumbers(_ graph: CompactGraph) -> [Double] {
    let tied = tied(graph)
    var numbers = [Double](repeating: 0, count: graph.vertexCount)
    for k in 1..<max(graph.vertexCount, 2) {
      var left = Set(0..<graph.vertexCount)
      while let weak = left.first(where: { v in left.count { tied[v][$0] } < k }) {
        left.remove(weak)
      }
      for vertex in left { numbers[vertex] = Double(k) }
    }
    return numbers
  }

  /// The number of triangles at each vertex.
  static func triangles(_ graph: CompactGraph) -> [Double] {
    let tied = tied(graph)
    return tied.indices.map { u in
      var count = 0.0
      for v in tied.indices where tied[u][v] {
        for w in (v + 1)..<max(tied.count, v + 1) where tied[u][w] && tied[v][w] { count += 1 }
      }
      return count
    }
  }

  /// Modularity as the sum over all ordered pairs within communities.
  static func modularity(
    _ graph: CompactGraph, _ partition: Partition, resolution: Double
  ) -> Double {
    let n = graph.vertexCount
    var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in graph.edgeList {
      a[edge.source][edge.target] += edge.strength
      if !graph.isDirected { a[edge.target][edge.source] += edge.strength }
    }
    let out = a.map { $0.reduce(0, +) }
    let into = (0..<n).map { v in a.reduce(0) { $0 + $1[v] } }
    let total = out.reduce(0, +)
    var sum = 0.0
    for i in 0..<n {
      for j in 0..<n where partition.communities[i] == partition.communities[j] {
        sum += a[i][j] - resolution * out[i] * into[j] / total
      }
    }
    return sum / total
  }
}
