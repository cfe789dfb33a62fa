import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct PositionTests {
  /// F1: constraint A 1.006944, C .611111, D .5, E 1, a triad 1.125; effective size C 2.333333, D 2,
  /// A 1 (NetworkX 3.6.1, igraph 1.0.0).
  @Test func holesOfTheFixtureAreAsDefined() throws {
    let constraint = try KnownGraphs.f1.constraint()
    #expect(agree(constraint[0], 1.006944, within: 1e-6))
    #expect(agree(constraint[2], 0.611111, within: 1e-6))
    #expect(constraint[3] == 0.5 && constraint[4] == 1)
    #expect(constraint.reason(for: 7) == .isolated)
    #expect(try KnownGraphs.complete(3).constraint().values.allSatisfy { agree($0, 1.125) })
    let size = try KnownGraphs.f1.effectiveSize()
    #expect(agree(size[2], 7.0 / 3) && agree(size[3], 2) && agree(size[0], 1))
    #expect(try agree(KnownGraphs.f1.burtEfficiency()[2], 7.0 / 9))
    #expect(try agree(KnownGraphs.complete(4).burtHierarchy()[0], 0))
  }

  @Test func scaleOfStrengthsPlaysNoPartInConstraint() throws {
    for graph in seededGraphs(allowing: [.directed, .multiple], always: .weighted) {
      let stronger = CompactGraph(
        vertexCount: graph.vertexCount, directed: graph.isDirected,
        edges: graph.edgeList.map { Edge($0.source, $0.target, strength: $0.strength * 4) })
      #expect(try agree(graph.constraint().values, stronger.constraint().values))
    }
  }

  /// F1 by groups {A, B, C}, {D}, {E}: C gatekeeper 2 and representative 2, D liaison 2.
  @Test func brokersOfTheFixtureAreAsDefined() {
    let labels: [String?] = ["x", "x", "x", "y", "z", nil, nil, nil]
    #expect(KnownGraphs.f1.brokerage(.gatekeeper, labels: labels).counts[2] == 2)
    #expect(KnownGraphs.f1.brokerage(.representative, labels: labels).counts[2] == 2)
    #expect(KnownGraphs.f1.brokerage(.liaison, labels: labels).counts[3] == 2)
    #expect(
      KnownGraphs.f1.brokerage(.total, labels: labels).counts.reason(for: 5) == .missingAttribute)
  }

  /// The moments of the count over all 2^12 digraphs of four vertices with independent arcs, of which
  /// each has the chance d, against the formulas.
  @Test(arguments: BrokerageRole.allCases)
  func brokerageMomentsAreThoseOfIndependentArcs(role: BrokerageRole) throws {
    let labels: [String?] = ["x", "x", "y", "z"]
    let pairs = (0..<4).flatMap { u in (0..<4).filter { $0 != u }.map { (u, $0) } }
    // The formulas take the density of the graph: one with four of twelve arcs.
    let arcs = pairs.prefix(4).map { Edge($0.0, $0.1) }
    let sample = CompactGraph(vertexCount: 4, directed: true, edges: Array(arcs))
    let found = sample.brokerage(role, labels: labels)
    let density = 4.0 / 12
    var (mean, square) = (0.0, 0.0)
    for set in 0..<(1 << 12) {
      let chosen = pairs.indices.filter { set >> $0 & 1 == 1 }
      var chance = 1.0
      for index in pairs.indices { chance *= set >> index & 1 == 1 ? density : 1 - density }
      let count = slowBrokerage(chosen.map { pairs[$0] }, role, labels, broker: 0)
      mean += chance * count
      square += chance * count * count
    }
    #expect(agree(found.expected[0], mean))
    let deviation = (square - mean * mean).squareRoot()
    if deviation > 1e-9 {
      #expect(agree(found.zScores[0], ((found.counts[0] ?? 0) - mean) / deviation))
    } else {
      #expect(found.zScores[0] == nil)
    }
  }

  private func slowBrokerage(
    _ arcs: [(Int, Int)], _ role: BrokerageRole, _ g: [String?], broker v: Int
  ) -> Double {
    let has = { (u: Int, w: Int) in arcs.contains { $0 == (u, w) } }
    var count = 0.0
    for a in 0..<4 where a != v && has(a, v) {
      for c in 0..<4 where c != v && c != a && has(v, c) && !has(a, c) {
        let fits =
          switch role {
          case .coordinator: g[a] == g[v] && g[v] == g[c]
          case .itinerant: g[a] == g[c] && g[a] != g[v]
          case .representative: g[a] == g[v] && g[v] != g[c]
          case .gatekeeper: g[v] == g[c] && g[a] != g[v]
          case .liaison: g[a] != g[v] && g[v] != g[c] && g[a] != g[c]
          case .total: true
          }
        if fits { count += 1 }
      }
    }
    return count
  }

  /// One group takes all: zero; evenly over four: three quarters.
  @Test func participationSpreads() throws {
    let star = KnownGraphs.star(5)
    let one: [String?] = ["a", "b", "b", "b", "b"]
    let four: [String?] = ["a", "b", "c", "d", "e"]
    #expect(try star.participation(labels: one)[0] == 0)
    #expect(try agree(star.participation(labels: four)[0], 0.75))
  }

  @Test func triadCensusAddsUpAndMirrorsTheComplement() {
    for graph in seededGraphs(sizes: 3...10, allowing: [.directed]) {
      let n = graph.vertexCount
      let census = graph.triadCensus()
      #expect(census.counts.reduce(0, +) == Double(n * (n - 1) * (n - 2) / 6))
      #expect(census.counts.allSatisfy { $0 >= 0 })
      let edges = Set(graph.edgeList.map { [$0.source, $0.target] })
      var missing: [Edge] = []
      for u in 0..<n {
        for v in 0..<n where u != v && (graph.isDirected || u < v) && !edges.contains([u, v]) {
          missing.append(Edge(u, v))
        }
      }
      let complement = CompactGraph(vertexCount: n, directed: graph.isDirected, edges: missing)
      #expect(census["300"] == complement.triadCensus()["003"])
    }
  }

  /// 2/3 of the arcs are returned, one of two tied pairs is mutual.
  @Test func reciprocityHasTwoRules() {
    let graph = CompactGraph(
      vertexCount: 3, directed: true, edges: [Edge(0, 1), Edge(1, 0), Edge(1, 2)])
    #expect(agree(graph.reciprocity().value, 2.0 / 3))
    #expect(graph.reciprocity(.dyad).value == 0.5)
  }

  /// Zachary's club: degree assortativity −.47561 (NetworkX).
  @Test func karateIsDisassortative() {
    #expect(agree(KnownGraphs.karate.degreeAssortativity().value, -0.47561, within: 5e-6))
    #expect(KnownGraphs.cycle(5).degreeAssortativity() == .undefined(.noVariation))
  }

  @Test func starIsACoreAndItsPeriphery() {
    let found = KnownGraphs.star(6).corePeriphery()
    #expect(found.isCore == [true, false, false, false, false, false])
    let clique = CompactGraph(
      vertexCount: 6, edges: KnownGraphs.complete(4).edgeList + [Edge(0, 4), Edge(1, 5)])
    #expect(clique.corePeriphery().isCore == [true, true, true, true, false, false])
    #expect(agree(clique.corePeriphery().fit.value, 1))
  }
}
