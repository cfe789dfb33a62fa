import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct CutTests {
  /// K_n: n − 1; C_n: 2; a tree: 1; Petersen: 3.
  @Test func familiesAreClosedForm() throws {
    #expect(try KnownGraphs.complete(5).vertexConnectivity() == .defined(4))
    #expect(try KnownGraphs.complete(5).edgeConnectivity() == .defined(4))
    #expect(try KnownGraphs.cycle(6).vertexConnectivity() == .defined(2))
    #expect(try KnownGraphs.star(6).edgeConnectivity() == .defined(1))
    #expect(try KnownGraphs.petersen.vertexConnectivity() == .defined(3))
    #expect(try KnownGraphs.f1.edgeConnectivity() == .defined(0))
    #expect(KnownGraphs.path(4).articulationPoints() == [1, 2])
    #expect(KnownGraphs.path(4).bridges() == [0, 1, 2])
    #expect(KnownGraphs.cycle(4).bridges().isEmpty)
  }

  @Test func connectivityIsAtMostTheLeastDegree() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: []) {
      let kappa = try graph.vertexConnectivity().value ?? 0
      let lambda = try graph.edgeConnectivity().value ?? 0
      let least = graph.degrees().values.compactMap { $0 }.min() ?? 0
      #expect(kappa <= lambda && lambda <= least)
    }
  }

  @Test func bridgesAndArticulationPointsPartTheirComponent() {
    for graph in seededGraphs(allowing: [.directed, .multiple]) {
      let before = graph.components().count
      let bridges = Set(graph.bridges())
      for edge in 0..<graph.edgeCount {
        var rest = graph.edgeList
        rest.remove(at: edge)
        let without = CompactGraph(
          vertexCount: graph.vertexCount, directed: graph.isDirected, edges: rest)
        #expect((without.components().count > before) == bridges.contains(edge))
      }
      let points = Set(graph.articulationPoints())
      for vertex in 0..<graph.vertexCount {
        let rest = graph.edgeList.filter { $0.source != vertex && $0.target != vertex }
        let without = CompactGraph(
          vertexCount: graph.vertexCount, directed: graph.isDirected, edges: rest)
        // The vertex itself is left as a component.
        let isolated = graph.simpleRows(.either).degree(of: vertex) == 0
        let parted = without.components().count - (isolated ? 0 : 1) > before
        #expect(parted == points.contains(vertex))
      }
    }
  }

  @Test func cutPartsTheTwoAndIsAsLargeAsTheFlow() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [.directed, .multiple, .weighted]) {
      let (s, t) = (0, graph.vertexCount - 1)
      let cut = try graph.minimumCut(from: s, to: t, weighted: .strengths)
      let value = cut.edges.reduce(0.0) { $0 + (graph.strengths?[$1] ?? 1) }
      #expect(agree(value, cut.value))
      let kept = graph.edgeList.enumerated().filter { !cut.edges.contains($0.0) }.map(\.1)
      let rest = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected, edges: kept)
      #expect(try rest.shortestPath(from: s, to: t) == nil)
      let vertices = try graph.minimumCut(.vertices, from: s, to: t)
      guard vertices.value.isFinite else { continue }
      #expect(Double(vertices.vertices.count) == vertices.value)
      let apart = graph.edgeList.filter {
        !vertices.vertices.contains($0.source) && !vertices.vertices.contains($0.target)
      }
      let without = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected, edges: apart)
      #expect(try without.shortestPath(from: s, to: t) == nil)
    }
  }

  /// metamorphic-relations.json, “stoer=min st cut”: the least flow from a vertex is that of the
  /// whole.
  @Test func edgeConnectivityIsTheLeastFlow() throws {
    for graph in seededGraphs(sizes: 2...9, allowing: []) {
      var least = Double.infinity
      for t in 1..<graph.vertexCount { least = min(least, try graph.maximumFlow(from: 0, to: t)) }
      #expect(try graph.edgeConnectivity().value == least)
    }
  }

  /// Menger's theorem, and that no two paths share what they must not.
  @Test func disjointPathsAreAsManyAsTheCut() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [.directed, .multiple]) {
      let target = graph.vertexCount - 1
      let edgePaths = try graph.disjointPaths(from: 0, to: target)
      #expect(
        Double(edgePaths.count) == (try graph.minimumCut(from: 0, to: target).value))
      var left: [[Int]: Int] = [:]
      for edge in graph.edgeList {
        left[[edge.source, edge.target], default: 0] += 1
        if !graph.isDirected { left[[edge.target, edge.source], default: 0] += 1 }
      }
      for path in edgePaths {
        for (u, v) in zip(path, path.dropFirst()) {
          left[[u, v], default: 0] -= 1
          if !graph.isDirected { left[[v, u], default: 0] -= 1 }
        }
      }
      #expect(left.values.allSatisfy { $0 >= 0 })
      let vertexPaths = try graph.disjointPaths(.vertices, from: 0, to: target)
      let inner = vertexPaths.flatMap { $0.dropFirst().dropLast() }
      #expect(Set(inner).count == inner.count)
      #expect(vertexPaths.allSatisfy { $0.first == 0 && $0.last == target })
      let cut = try graph.minimumCut(.vertices, from: 0, to: target).value
      if cut.isFinite { #expect(Double(vertexPaths.count) == cut) }
    }
  }
}
