import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct CohesiveBlockTests {
  @Test func twoTrianglesWithAVertexInCommon() {
    let edges = [(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4)].map { Edge($0.0, $0.1) }
    let blocks = CompactGraph(vertexCount: 5, edges: edges).cohesiveBlocks()
    #expect(blocks.map(\.vertices) == [[0, 1, 2, 3, 4], [0, 1, 2], [2, 3, 4]])
    #expect(blocks.map(\.cohesion) == [1, 2, 2])
    #expect(blocks.map(\.parent) == [nil, 0, 0])
  }

  @Test func cohesionOfKnownGraphs() {
    // A clique is parted by nobody, n − 1 by convention; a cycle by two; Petersen's graph by three.
    #expect(KnownGraphs.complete(5).cohesiveBlocks().map(\.cohesion) == [4])
    #expect(KnownGraphs.cycle(6).cohesiveBlocks().map(\.cohesion) == [2])
    #expect(KnownGraphs.petersen.cohesiveBlocks().map(\.cohesion) == [3])
    #expect(KnownGraphs.star(4).structuralCohesion().values.allSatisfy { $0 == 1 })
    #expect(CompactGraph(vertexCount: 2, edges: []).cohesiveBlocks().isEmpty)
    #expect(CompactGraph(vertexCount: 2, edges: []).structuralCohesion().values == [0, 0])
  }

  /// Zachary's club: `k_components(karate_club_graph())` of NetworkX 3.6.1. (igraph 1.0.0 finds smaller
  /// sets of cohesion three and four, whose unions are as cohesive.)
  @Test func zacharysClub() {
    let blocks = KnownGraphs.karate.cohesiveBlocks()
    #expect(blocks.map(\.cohesion) == [1, 2, 2, 3, 3, 4])
    #expect(blocks.map(\.vertices.count) == [34, 28, 6, 18, 5, 10])
  }

  @Test func agreesWithAllSubsets() {
    for graph in seededGraphs(120, sizes: 1...8, allowing: [.multiple, .directed, .weighted]) {
      let slow = SlowCohesion(graph)
      for block in graph.cohesiveBlocks() {
        #expect(slow.cohesion(of: Set(block.vertices)) == block.cohesion)
      }
      #expect(Set(graph.cohesiveBlocks().map { Set($0.vertices) }) == slow.blocks())
    }
  }

  @Test func plexesOfKnownGraphs() throws {
    #expect(try KnownGraphs.cycle(4).maximalPlexes(2) == [[0, 1, 2, 3]])
    // 1-plexes are cliques.
    #expect(try KnownGraphs.complete(4).maximalPlexes(1) == [[0, 1, 2, 3]])
    #expect(try KnownGraphs.path(3).maximalPlexes(1) == [[0, 1], [1, 2]])
    #expect(try CompactGraph(vertexCount: 3, edges: []).maximalPlexes(2).isEmpty)
    // A clique of fifty: one plex, found at once.
    #expect(try KnownGraphs.complete(50).maximalPlexes(3).count == 1)
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.path(3).maximalPlexes(0) }
    #expect(throws: GraphAlgorithmsError.self) {
      try KnownGraphs.path(3).maximalPlexes(3, least: 4)
    }
  }

  @Test(arguments: [1, 2, 3])
  func plexesAgreeWithAllSubsets(k: Int) throws {
    for graph in seededGraphs(120, sizes: 1...9, allowing: [.multiple, .directed, .weighted]) {
      let slow = SlowCohesion(graph)
      #expect(
        Set(try graph.maximalPlexes(k).map { Set($0) }) == slow.plexes(k, least: max(2 * k - 1, 2)))
    }
  }
}

/// Definitions, tried on all subsets.
private struct SlowCohesion {
  let count: Int
  let neighbors: [Set<Int>]

  init(_ graph: CompactGraph) {
    count = graph.vertexCount
    var neighbors = [Set<Int>](repeating: [], count: count)
    for edge in graph.edgeList where edge.source != edge.target {
      neighbors[edge.source].insert(edge.target)
      neighbors[edge.target].insert(edge.source)
    }
    self.neighbors = neighbors
  }

  func subsets(of set: Set<Int>) -> [Set<Int>] {
    set.reduce([[]]) { sets, vertex in sets + sets.map { $0.union([vertex]) } }
  }

  func isConnected(_ set: Set<Int>) -> Bool {
    guard let start = set.first else { return true }
    var seen: Set<Int> = [start]
    var stack = [start]
    while let vertex = stack.popLast() {
      for other in neighbors[vertex].intersection(set) where seen.insert(other).inserted {
        stack.append(other)
      }
    }
    return seen.count == set.count
  }

  /// How many must go for the rest to fall apart or be a single vertex.
  func cohesion(of set: Set<Int>) -> Int {
    let cuts = subsets(of: set).filter { cut in
      let rest = set.subtracting(cut)
      return rest.count == 1 || !isConnected(rest)
    }
    return cuts.map(\.count).min() ?? 0
  }

  func blocks() -> Set<Set<Int>> {
    let sets = subsets(of: Set(0..<count)).filter { $0.count > 1 }.map { ($0, cohesion(of: $0)) }
    var found: Set<Set<Int>> = []
    for k in 1...max(1, count) {
      let cohesive = sets.filter { $0.1 >= k }.map(\.0)
      found.formUnion(
        cohesive.filter { set in !cohesive.contains { $0.isStrictSuperset(of: set) } })
    }
    return found
  }

  func plexes(_ k: Int, least: Int) -> Set<Set<Int>> {
    let all = subsets(of: Set(0..<count)).filter { set in
      set.allSatisfy { vertex in set.count { !neighbors[vertex].contains($0) } <= k }
    }
    return Set(
      all.filter { set in set.count >= least && !all.contains { $0.isStrictSuperset(of: set) } })
  }
}
