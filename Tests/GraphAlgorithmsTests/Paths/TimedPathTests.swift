import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct TimedPathTests {
  @Test func aTieThatWasOverMakesNoStep() {
    let graph = TimedGraph(
      vertexCount: 3, edges: [TimedEdge(0, 1, 5...9), TimedEdge(1, 2, 1...4)])
    #expect(graph.shortestTimedPath(from: 0, to: 2, notBefore: 0) == nil)
    let back = graph.shortestTimedPath(from: 2, to: 0, notBefore: 0)
    #expect(back?.vertices == [2, 1, 0])
    #expect(back?.times == [1, 5])
    #expect(back?.arrival == 5)
  }

  @Test func fewestStepsAndFirstToArriveDiffer() {
    let graph = TimedGraph(
      vertexCount: 3,
      edges: [TimedEdge(0, 2, 9...9), TimedEdge(0, 1, 1...2), TimedEdge(1, 2, 2...3)])
    #expect(graph.shortestTimedPath(from: 0, to: 2, notBefore: 0)?.vertices == [0, 2])
    #expect(graph.foremostPath(from: 0, to: 2, notBefore: 0)?.vertices == [0, 1, 2])
    #expect(graph.foremostPath(from: 0, to: 2, avoiding: [1], notBefore: 0)?.arrival == 9)
    #expect(graph.foremostPath(from: 0, to: 2, notBefore: 4)?.vertices == [0, 2])
    #expect(graph.shortestTimedPath(from: 1, to: 1, notBefore: 4)?.vertices == [1])
  }

  /// By all paths without a repeated vertex, each step taken as early as it can be.
  @Test func agreesWithAllPaths() {
    for seed in 0..<200 {
      let graph = randomGraph(seed)
      let slow = journeys(graph, from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let shortest = graph.shortestTimedPath(
        from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let foremost = graph.foremostPath(from: 0, to: graph.vertexCount - 1, notBefore: 2)
      let fewest = slow.map(\.steps).min()
      #expect(shortest.map(\.times.count) == fewest, "seed \(seed)")
      #expect(
        shortest?.arrival == slow.filter { $0.steps == fewest }.map(\.arrival).min(),
        "seed \(seed)")
      let first = slow.map(\.arrival).min()
      #expect(foremost?.arrival == first, "seed \(seed)")
      #expect(
        foremost.map(\.times.count) == slow.filter { $0.arrival == first }.map(\.steps).min(),
        "seed \(seed)")
      for path in [shortest, foremost].compactMap({ $0 }) { #expect(holds(path, in: graph)) }
    }
  }

  private func randomGraph(_ seed: Int) -> TimedGraph {
    var random = TestRandom(seed: seed)
    let n = Int.random(in: 2...6, using: &random)
    let edges = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      let first = Int.random(in: 0...12, using: &random)
      return TimedEdge(
        Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random),
        first...(first + Int.random(in: 0...4, using: &random)))
    }
    return TimedGraph(vertexCount: n, isDirected: seed % 2 == 1, edges: edges)
  }

  private func steps(_ graph: TimedGraph) -> [TimedEdge] {
    graph.edges
      + (graph.isDirected ? [] : graph.edges.map { TimedEdge($0.target, $0.source, $0.times) })
  }

  private func journeys(
    _ graph: TimedGraph, from source: Int, to target: Int, notBefore start: Int
  ) -> [(steps: Int, arrival: Int)] {
    var found: [(steps: Int, arrival: Int)] = []
    func visit(_ vertices: [Int], _ time: Int) {
      if vertices.last == target {
        found.append((vertices.count - 1, time))
        return
      }
      for edge in steps(graph)
      where edge.source == vertices.last && !vertices.contains(edge.target)
        && edge.times.upperBound >= time
      {
        visit(vertices + [edge.target], max(time, edge.times.lowerBound))
      }
    }
    visit([source], start)
    return found
  }

  private func holds(_ path: TimedPath, in graph: TimedGraph) -> Bool {
    zip(path.times, path.times.dropFirst()).allSatisfy { $0 <= $1 }
      && path.times.indices.allSatisfy { step in
        steps(graph).contains {
          $0.source == path.vertices[step] && $0.target == path.vertices[step + 1]
            && $0.times.contains(path.times[step])
        }
      }
  }
}
