import GraphCore

extension CompactGraph {
  /// Communities that may overlap: unions of cliques of k vertices, each of which shares k − 1 with
  /// another of the union.
  ///
  /// - Parameter limit: how many maximal cliques there may be.
  /// - Returns: the communities, each ascending, the larger first, then in lexicographic order.
  /// - Throws: `parameterOutOfRange` for k below 2; `limitExceeded`.
  ///
  /// Reference: G. Palla et al., "Uncovering the overlapping community structure of complex networks",
  /// 2005, https://doi.org/10.1038/nature03607.
  public func cliquePercolation(
    _ k: Int, limit: Int = 100_000
  ) throws(GraphAlgorithmsError) -> [[Int]] {
    guard k >= 2 else {
      throw .parameterOutOfRange(name: "k", value: Double(k), range: "2 or more")
    }
    let cliques = try maximalCliques(limit: limit).filter { $0.count >= k }
    var cliquesOf = [[Int]](repeating: [], count: vertexCount)
    for (index, clique) in cliques.enumerated() {
      for vertex in clique { cliquesOf[vertex].append(index) }
    }
    var sets = DisjointSets(count: cliques.count)
    for (index, clique) in cliques.enumerated() {
      var shared: [Int: Int] = [:]
      for vertex in clique {
        for other in cliquesOf[vertex] where other < index { shared[other, default: 0] += 1 }
      }
      for (other, count) in shared where count >= k - 1 {
        sets.unite(UInt32(index), UInt32(other))
      }
    }
    var unions: [UInt32: Set<Int>] = [:]
    for (index, clique) in cliques.enumerated() {
      unions[sets.find(UInt32(index)), default: []].formUnion(clique)
    }
    return unions.values.map { $0.sorted() }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  /// The truss number of each tied pair: the largest k for which it is in a subgraph whose ties all
  /// close k − 2 triangles within it.
  ///
  /// Direction, signs, loops and parallel edges play no part.
  ///
  /// - Returns: a value per pair, the lesser vertex first, in their order.
  /// - Complexity: O(E √E log E).
  ///
  /// Reference: J. Cohen, "Trusses: cohesive subgraphs for social network analysis", 2008.
  public func trussNumbers() -> [EdgeValue] {
    let rows = simpleRows(.either)
    var neighbors = (0..<vertexCount).map { vertex in
      Set(rows.row(of: vertex).map { Int(rows.neighbors[$0]) })
    }
    var support: [[Int]: Int] = [:]
    for u in 0..<vertexCount {
      for v in neighbors[u] where v > u {
        support[[u, v]] = neighbors[u].intersection(neighbors[v]).count
      }
    }
    let pairs = support.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var truss: [[Int]: Int] = [:]
    var k = 2
    while truss.count < pairs.count {
      var doomed = pairs.filter { truss[$0] == nil && (support[$0] ?? 0) <= k - 2 }
      while let pair = doomed.popLast() {
        guard truss[pair] == nil else { continue }
        truss[pair] = k
        let (u, v) = (pair[0], pair[1])
        for w in neighbors[u].intersection(neighbors[v]) {
          for side in [[min(u, w), max(u, w)], [min(v, w), max(v, w)]] where truss[side] == nil {
            support[side, default: 0] -= 1
            if support[side] ?? 0 <= k - 2 { doomed.append(side) }
          }
        }
        neighbors[u].remove(v)
        neighbors[v].remove(u)
      }
      k += 1
    }
    return pairs.map { EdgeValue(source: $0[0], target: $0[1], value: Double(truss[$0] ?? 2)) }
  }

  /// The sets of two vertices or more with the same neighbours; closed neighbourhoods contain the
  /// vertex itself, so that closed twins are tied and open twins are not.
  ///
  /// Direction, signs, loops and parallel edges play no part; isolated vertices are no twins.
  ///
  /// - Returns: the sets, each ascending, the larger first, then in lexicographic order.
  public func twins(_ kind: TwinKind) -> [[Int]] {
    let rows = simpleRows(.either)
    var sets: [[UInt32]: [Int]] = [:]
    for vertex in 0..<vertexCount where rows.degree(of: vertex) > 0 {
      var key = Array(rows.neighbors[rows.row(of: vertex)])
      if kind == .closed {
        key.append(UInt32(vertex))
        key.sort()
      }
      sets[key, default: []].append(vertex)
    }
    return sets.values.filter { $0.count > 1 }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

/// Which vertices are twins.
public enum TwinKind: String, CaseIterable, Hashable, Sendable {
  /// Those that are tied and otherwise have the same neighbours.
  case closed
  /// Those that are not tied and have the same neighbours.
  case open
}
