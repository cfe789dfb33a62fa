import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SlicedCommunityTests {
  private let slices = [
    CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(2, 3)]),
    CompactGraph(vertexCount: 4, edges: [Edge(0, 1), Edge(2, 3), Edge(1, 2)]),
  ]

  @Test func communitiesKeepTheirNumbersOverTheYears() throws {
    let found = try SlicedCommunities(of: slices, coupling: 1)
    #expect(found.communities == [[0, 0, 1, 1], [0, 0, 1, 1]])
    // (2 + 2 − (2·2²)/(4·2) − (2·3²)/(4·3) + 4 couplings) / (2 + 3 + 4), by the definition.
    #expect(agree(found.modularity.value, 5.5 / 9))
  }

  @Test func withoutCouplingEachSliceStandsForItself() throws {
    let found = try SlicedCommunities(of: [KnownGraphs.karate, KnownGraphs.karate], coupling: 0)
    // The modularity of each is the club's, .4198 (Zachary's club, four communities).
    #expect(agree(found.modularity.value, 0.41978961209730437, within: 1e-9))
    #expect(found.count == 8)
  }

  /// The definition of Mucha et al.: Σ over pairs of (vertex, slice) in one community of
  /// (A − γ k k / 2m) within a slice and ω between slices, over the sum of all strengths.
  private func slowQuality(
    _ labels: [Int], _ slices: [CompactGraph], _ coupling: Double, _ order: SliceOrder
  ) -> Double {
    let size = slices[0].vertexCount
    var (sum, total) = (0.0, 0.0)
    for (place, slice) in slices.enumerated() {
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
      for edge in slice.edgeList {
        matrix[edge.source][edge.target] += edge.strength
        matrix[edge.target][edge.source] += edge.strength
      }
      let degrees = matrix.map { $0.reduce(0, +) }
      let ends = degrees.reduce(0, +)
      total += ends
      guard ends > 0 else { continue }
      for i in 0..<size {
        for j in 0..<size where labels[place * size + i] == labels[place * size + j] {
          sum += matrix[i][j] - degrees[i] * degrees[j] / ends
        }
      }
    }
    for first in slices.indices {
      for second in slices.indices where first != second {
        guard order == .categorical || (first - second).magnitude == 1 else { continue }
        for i in 0..<size {
          total += coupling
          if labels[first * size + i] == labels[second * size + i] { sum += coupling }
        }
      }
    }
    return sum / total
  }

  @Test(arguments: SliceOrder.allCases)
  func reachesTheBestOfAllDivisions(order: SliceOrder) throws {
    for seed in 0..<25 {
      let size = seed % 2 == 0 ? 4 : 3
      let count = seed % 2 == 0 ? 2 : 3
      let slices = (0..<count).map { place in
        var graph = RandomGraphs.graph(seed: 10 * seed + place, sizes: size...size, [.weighted])
        if graph.edgeCount == 0 { graph = CompactGraph(vertexCount: size, edges: [Edge(0, 1)]) }
        return graph
      }
      .map { graph in
        CompactGraph(
          vertexCount: size, edges: graph.edgeList.filter { $0.source != $0.target })
      }
      guard slices.contains(where: { $0.edgeCount > 0 }) else { continue }
      let coupling = [0.2, 0.7, 2][seed % 3]
      let found = try SlicedCommunities(
        of: slices, coupling: coupling, order: order, runs: 40, seed: 1)
      let labels = found.communities.flatMap { $0 }
      #expect(agree(found.modularity.value, slowQuality(labels, slices, coupling, order)))
      let best =
        allPartitions(of: size * count)
        .map { slowQuality($0, slices, coupling, order) }.max() ?? 0
      #expect(agree(found.modularity.value, best), "seed \(seed)")
    }
  }

  @Test func refusesWhatItCannotRead() {
    #expect(throws: GraphAlgorithmsError.self) {
      try SlicedCommunities(of: [KnownGraphs.path(2), KnownGraphs.path(3)])
    }
    #expect(throws: GraphAlgorithmsError.self) {
      try SlicedCommunities(of: slices, coupling: -1)
    }
    #expect(throws: GraphAlgorithmsError.self) { try SlicedCommunities(of: [KnownGraphs.f4]) }
  }

  // MARK: Constant Potts with signs

  @Test func signedConstantPottsReachesTheBestOfAllDivisions() throws {
    for (seed, graph) in seededGraphs(60, sizes: 2...7, allowing: [], always: .signed).enumerated()
    {
      let (positive, negative) = [(0.5, 0.0), (0.3, 0.3), (0.2, 0.6)][seed % 3]
      func quality(_ labels: [Int]) -> Double {
        var sum = 0.0
        for edge in graph.edgeList where labels[edge.source] == labels[edge.target] {
          guard edge.source != edge.target else { continue }
          sum += edge.isNegative ? -1 : 1
        }
        for u in labels.indices {
          for v in 0..<u where labels[u] == labels[v] { sum -= positive - negative }
        }
        return sum
      }
      let found = try graph.signedConstantPotts(positive: positive, negative: negative, seed: 1)
      let best = allPartitions(of: graph.vertexCount).map(quality).max() ?? 0
      #expect(agree(quality(found.communities), best), "seed \(seed)")
    }
  }
}
