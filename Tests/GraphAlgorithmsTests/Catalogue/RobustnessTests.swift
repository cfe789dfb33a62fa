import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// What must hold for every measure of the catalogue, also for those that need parameters.
@Suite struct RobustnessTests {
  private static let smallGraphs: [CompactGraph] = [false, true].flatMap { directed in
    [
      CompactGraph(vertexCount: 0, directed: directed, edges: []),
      CompactGraph(vertexCount: 1, directed: directed, edges: []),
      CompactGraph(vertexCount: 1, directed: directed, edges: [Edge(0, 0)]),
      CompactGraph(vertexCount: 2, directed: directed, edges: []),
      CompactGraph(vertexCount: 2, directed: directed, edges: [Edge(0, 1)]),
      CompactGraph(
        vertexCount: 2, directed: directed, edges: [Edge(0, 1), Edge(0, 1), Edge(1, 1)]),
      CompactGraph(vertexCount: 2, directed: directed, edges: [Edge(0, 1, isNegative: true)]),
      CompactGraph(vertexCount: 5, directed: directed, edges: []),
      CompactGraph(vertexCount: 5, directed: directed, edges: [Edge(1, 3)]),
      CompactGraph(vertexCount: 5, directed: directed, edges: [Edge(2, 2), Edge(2, 2)]),
    ]
  }

  /// No vertex, one vertex, no edge: an answer, or a refusal with a name; never a trap, never a number
  /// that is none, and a reason wherever there is no number.
  @Test(arguments: Measure.all.map(\.name))
  func nothingIsTooSmall(name: String) throws {
    let measure = try Measure.named(name)
    for graph in Self.smallGraphs {
      for arguments in measure.manyArguments(for: graph) {
        do throws(GraphAlgorithmsError) {
          try check(try measure.evaluate(graph, arguments), of: graph)
        } catch {
          #expect(!error.sentence.isEmpty)
        }
      }
    }
  }

  /// Weights from 1e-300 to 1e300 give finite numbers or a named error.
  @Test(arguments: Measure.all.map(\.name))
  func nothingIsTooHeavy(name: String) throws {
    let measure = try Measure.named(name)
    for seed in 0..<40 {
      var random = TestRandom(seed: seed)
      let weights = [1e-300, 1e300, 1e-150, 1e150, 1, 1e-10, 1e10]
      let spread = [1, 2, 4, 7][seed % 4]
      let parts = RandomGraphs.parts(
        seed: seed, sizes: 2...7, RandomGraphOptions(rawValue: seed % 8))
      let edges = parts.edges.map { edge in
        var edge = edge
        edge.strength = weights[Int.random(in: 0..<spread, using: &random)]
        edge.length = weights[Int.random(in: 0..<spread, using: &random)]
        return edge
      }
      let graph = CompactGraph(
        vertexCount: parts.count, directed: seed % 2 == 1, edges: edges)
      for arguments in measure.manyArguments(for: graph) {
        do throws(GraphAlgorithmsError) {
          try check(try measure.evaluate(graph, arguments), of: graph, "\(name), seed \(seed)")
        } catch {
          #expect(!error.sentence.isEmpty)
        }
      }
    }
  }

  /// The width of the path of one vertex is infinite by its definition.
  private func check(
    _ result: MeasureResult, of graph: CompactGraph, _ comment: Comment? = nil
  ) throws(GraphAlgorithmsError) {
    if case .scores(let scores) = result {
      #expect(scores.count == graph.vertexCount, comment)
      for vertex in scores.values.indices {
        #expect((scores[vertex] == nil) == (scores.reason(for: vertex) != nil), comment)
      }
    }
    if case .path(let path?) = result, path.vertices.count == 1 { return }
    #expect(result.numbers.allSatisfy { $0.isFinite }, comment)
  }

  /// The same edges in another order give the same bits, whatever the parameters.
  @Test(arguments: Measure.all.map(\.name))
  func orderOfEdgesGivesTheSameBits(name: String) throws {
    let measure = try Measure.named(name)
    for seed in 0..<30 {
      let options = RandomGraphOptions(rawValue: seed % 32)
      let graph = RandomGraphs.graph(seed: seed, sizes: 1...9, options)
      let same = graph.relabelled(Array(0..<graph.vertexCount), seed: seed)
      for arguments in measure.manyArguments(for: graph) {
        let (a, b) = (
          try? measure.evaluate(graph, arguments), try? measure.evaluate(same, arguments)
        )
        #expect(a == b, "\(name), seed \(seed)")
      }
    }
  }

  /// Two to the sixtieth shortest paths: a chain of sixty squares, whose counts stay exact.
  @Test func vastNumbersOfPathsStayExact() throws {
    let edges = (0..<60).flatMap { square in
      let base = 3 * square
      return [
        Edge(base, base + 1), Edge(base, base + 2), Edge(base + 1, base + 3),
        Edge(base + 2, base + 3),
      ]
    }
    let graph = CompactGraph(vertexCount: 181, edges: edges)
    #expect(try graph.allShortestPaths(from: 0, to: 180, limit: 2).count == 0x1p60)
    let scores = try graph.betweenness()
    #expect(agree(scores[1], scores[2]))
    #expect(agree(scores[1], scores[178]))
    #expect(scores.values.allSatisfy { $0?.isFinite ?? false })
    // All paths between the 90 vertices on either side pass the corner 90, and half of those between
    // the two middles of each square that it belongs to.
    #expect(agree(scores[90], 90 * 90 + 1))
  }

  /// What needs a full matrix says so in place of asking for terabytes.
  @Test(arguments: [
    "consensus_communities", "current_flow_closeness", "link_prediction", "pn",
    "signed_eigenvector", "walk_balance",
  ])
  func fullMatricesOfLargeGraphsAreRefused(name: String) throws {
    let measure = try Measure.named(name)
    #expect(throws: GraphAlgorithmsError.self) {
      try measure.evaluate(KnownGraphs.path(fullMatrixLimit + 1))
    }
  }

  /// A path of a million vertices, for what takes time in proportion to the edges.
  @Test(arguments: [
    "articulation_points", "bridges", "clustering", "components", "core_number", "degree",
    "density", "dyad_census", "onion", "reciprocity", "s_core_number", "transitivity", "triangles",
    "maximal_cliques", "pagerank", "eigenvector", "bonacich", "hubs", "local_efficiency",
    "structural_cohesion", "k_shortest_paths",
  ])
  func aMillionVerticesInARow(name: String) throws {
    let measure = try Measure.named(name)
    let graph = KnownGraphs.path(1_000_000)
    let ends: [String: MeasureArgument] = ["source": .vertex(0), "target": .vertex(999_999)]
    let result = try measure.evaluate(graph, name == "k_shortest_paths" ? ends : [:])
    switch result {
    case .paths(let paths, _): #expect(paths.map(\.vertices.count) == [1_000_000])
    case .vertexSet(let vertices): #expect(vertices.count == 999_998)
    case .edgeSet(let edges): #expect(edges.count == 999_999)
    case .vertexSets(let sets): #expect(sets.count == 999_999)
    case .partition(let partition): #expect(partition.count == 1)
    default: #expect(result.numbers.allSatisfy { $0.isFinite })
    }
    if name == "components" {
      let strong = try measure.evaluate(graph, ["mode": .text("strong")])
      #expect(strong == result)
    }
  }
}
