import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SpectralCentralityTests {
  // Known graphs.

  /// F1: A .823506, C 1, D .567307, E .256199; L2 .497154, .603704, .342485, .154668 (NetworkX
  /// 3.6.1, igraph 1.0.0).
  @Test func eigenvectorOfTheFixtureIsAsDefined() throws {
    let values = try KnownGraphs.f1.eigenvector().values
    #expect(agree(values[0], 0.823506, within: 1e-6))
    #expect(values[2] == 1)
    #expect(agree(values[3], 0.567307, within: 1e-6))
    #expect(agree(values[4], 0.256199, within: 1e-6))
    let scores = try KnownGraphs.f1.eigenvector(.euclidean)
    #expect(agree(scores[0], 0.497154, within: 1e-6))
    #expect(agree(scores[4], 0.154668, within: 1e-6))
    #expect(scores.reason(for: 5) == .outsidePrincipalComponent)
    #expect(scores.reason(for: 7) == .outsidePrincipalComponent)
  }

  /// S_n: leaves score 1/√(n − 1) of the centre.
  @Test(arguments: [3, 5, 17])
  func starIsClosedForm(n: Int) throws {
    let values = try KnownGraphs.star(n).eigenvector().values
    #expect(agree(values[0], 1))
    #expect(agree(values[1], 1 / Double(n - 1).squareRoot()))
  }

  /// P_n: sin(π (i + 1)/(n + 1)), whose neighbouring eigenvalues are close together.
  @Test(arguments: [4, 61, 150])
  func pathIsASine(n: Int) throws {
    let values = try KnownGraphs.path(n).eigenvector(.euclidean).values
    let sines = (0..<n).map { sine(Double.pi * Double($0 + 1) / Double(n + 1)) }
    let norm = sines.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(values, sines.map { $0 / norm }, within: 1e-8))
  }

  /// Long paths, whose next eigenvalue is a millionth of a millionth below: neither the sine nor the
  /// limits of Bonacich power are lost.
  @Test(arguments: [5_000, 200_000])
  func longPathsConverge(n: Int) throws {
    let path = KnownGraphs.path(n)
    let values = try path.eigenvector(weighted: .unweighted).values
    let sines = (0..<n).map { sine(Double.pi * Double($0 + 1) / Double(n + 1)) }
    let largest = sines.max() ?? 1
    #expect(agree(values, sines.map { $0 / largest }, within: 1e-8))
    #expect(try path.hits(.hub, weighted: .unweighted).values == values)
    // Far from the ends of a path every vertex has the power of one in a ring, which is all the same:
    // c = 2 + 2βc. At the end c₀ = 1 + βc₁, and c falls off from 2/(1 − 2β) as r^k, βr² − r + β = 0.
    let beta = 0.75 / (2 * cosine(Double.pi / Double(n + 1)))
    let power = try path.bonacichPower(weighted: .unweighted).values.map { $0 ?? 0 }
    let rest = (1 - (1 - 4 * beta * beta).squareRoot()) / (2 * beta)
    let limit = 2 / (1 - 2 * beta)
    let end = limit + (1 + beta * limit - limit) / (1 - beta * rest)
    #expect(agree(power[0] / power[n / 2], end / limit, within: 1e-9))
  }

  /// A grid's vector is the product of two sines.
  @Test func gridIsAProductOfSines() throws {
    let side = 70
    var edges: [Edge] = []
    for place in 0..<side * side {
      if place % side < side - 1 { edges.append(Edge(place, place + 1)) }
      if place / side < side - 1 { edges.append(Edge(place, place + side)) }
    }
    let grid = CompactGraph(vertexCount: side * side, edges: edges)
    let values = try grid.eigenvector(.euclidean).values
    let step = Double.pi / Double(side + 1)
    let sines: [Double] = (1...side).map { sine(step * Double($0)) }
    let norm: Double = sines.reduce(0) { $0 + $1 * $1 }
    let expected: [Double?] = (0..<side * side).map { sines[$0 / side] * sines[$0 % side] / norm }
    #expect(agree(values, expected, within: 1e-9))
  }

  /// A pair that point at each other, and a long tail that is pointed at, vertex after vertex: each
  /// scores as much as the one before, the eigenvalue being one, in whatever order they are counted.
  @Test func aLongTailHasTheScoresOfItsHead() throws {
    let n = 20_000
    let edges = [Edge(n - 1, n - 2), Edge(n - 2, n - 1)] + (1..<n - 1).map { Edge($0, $0 - 1) }
    let graph = CompactGraph(vertexCount: n, directed: true, edges: edges)
    #expect(try graph.eigenvector().values.allSatisfy { agree($0, 1) })
  }

  /// F1: A .134141, C .198184, F .139860, H .020979 (NetworkX 3.6.1, igraph 1.0.0).
  @Test func pageRankOfTheFixtureIsAsDefined() throws {
    let values = try KnownGraphs.f1.pageRank().values
    #expect(agree(values[0], 0.134141, within: 1e-6))
    #expect(agree(values[2], 0.198184, within: 1e-6))
    #expect(agree(values[5], 0.139860, within: 1e-6))
    #expect(agree(values[7], 0.020979, within: 1e-6))
  }

  /// A cycle is even; a star's centre solves c = d(n − 1)l + (1 − d)/n, l = dc/(n − 1) + (1 − d)/n.
  @Test func pageRankOfAStarIsClosedForm() throws {
    let (n, d) = (6.0, 0.85)
    let centre = ((1 - d) / n) * (1 + d * (n - 1)) / (1 - d * d)
    let values = try KnownGraphs.star(6).pageRank().values
    #expect(agree(values[0], centre, within: 1e-12))
    #expect(try KnownGraphs.cycle(7).pageRank().values.allSatisfy { agree($0, 1.0 / 7) })
  }

  // Edge cases.

  @Test func sharedEigenvalueIsRefusedWithItsComponents() throws {
    let pairs = CompactGraph(vertexCount: 5, edges: [Edge(0, 3), Edge(1, 4)])
    do {
      _ = try pairs.eigenvector()
      Issue.record("two equal components were accepted")
    } catch let error {
      guard case .sharedEigenvalue(let value, let components) = error else {
        Issue.record("wrong error \(error)")
        return
      }
      #expect(agree(value, 1))
      #expect(components == [[0, 3], [1, 4]])
    }
  }

  @Test func withoutTiesNothingIsDefined() throws {
    let empty = CompactGraph(vertexCount: 2, edges: [])
    #expect(try empty.eigenvector().reason(for: 0) == .noEdges)
    #expect(try empty.pageRank().values == [0.5, 0.5])
    let arcs = CompactGraph(vertexCount: 3, directed: true, edges: [Edge(0, 1), Edge(1, 2)])
    #expect(try arcs.eigenvector().reason(for: 0) == .acyclic)
    #expect(try CompactGraph(vertexCount: 0, edges: []).pageRank().values.isEmpty)
  }

  @Test func negativeTiesAreRefused() {
    #expect(throws: GraphAlgorithmsError.negativeTies(measure: "PageRank", count: 3)) {
      try KnownGraphs.f4.pageRank()
    }
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.f4.eigenvector() }
  }

  @Test func dampingIsAShare() {
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.f1.pageRank(damping: 1.01) }
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.f1.pageRank(damping: .nan) }
  }

  /// Without fresh starts a walk in F1 stays where it is: among A to E, or between F and G.
  @Test func withoutFreshStartsPartsAreNotCompared() {
    #expect(
      throws: GraphAlgorithmsError.sharedEigenvalue(
        value: 1, components: [[0, 1, 2, 3, 4], [5, 6]])
    ) { try KnownGraphs.f1.pageRank(damping: 1) }
  }

  // Laws.

  @Test func pageRankAddsUpToOneAndFollowsNames() throws {
    for graph in seededGraphs(allowing: [.directed, .weighted, .multiple]) {
      let values = try graph.pageRank().values
      #expect(agree(values.compactMap { $0 }.reduce(0, +), 1, within: 1e-12))
    }
  }

  /// The shares of time are those that a step leaves as they are. Above 600 states another method
  /// finds them.
  @Test func endlessWalksAreAtRest() throws {
    for (seed, size) in [(0, 2), (1, 5), (2, 9), (3, 30), (4, 700)] {
      var random = TestRandom(seed: seed)
      let ring = (0..<size).map { Edge($0, ($0 + 1) % size) }
      let more = (0..<(3 * size)).map { _ in
        Edge(
          Int.random(in: 0..<size, using: &random), Int.random(in: 0..<size, using: &random),
          strength: Double(Int.random(in: 1...4, using: &random)))
      }
      let graph = CompactGraph(vertexCount: size, directed: true, edges: ring + more)
      let shares = try graph.pageRank(damping: 1).values.map { $0 ?? 0 }
      var out = [Double](repeating: 0, count: size)
      for edge in ring + more { out[edge.source] += edge.strength }
      var next = [Double](repeating: 0, count: size)
      for edge in ring + more {
        next[edge.target] += shares[edge.source] * edge.strength / out[edge.source]
      }
      #expect(agree(shares.reduce(0, +), 1) && zip(next, shares).allSatisfy { agree($0, $1) })
    }
    // In an undirected graph the shares are those of all ends of ties.
    #expect(
      agree(
        try KnownGraphs.star(5).pageRank(damping: 1).values,
        [0.5] + [Double?](repeating: 0.125, count: 4)))
    // From a dead end the walk goes on anywhere; a round of two is no trap.
    let chain = CompactGraph(vertexCount: 2, directed: true, edges: [Edge(0, 1)])
    #expect(agree(try chain.pageRank(damping: 1).values, [1.0 / 3, 2.0 / 3]))
    let round = CompactGraph(
      vertexCount: 3, directed: true, edges: [Edge(0, 1), Edge(1, 0), Edge(2, 0)])
    #expect(agree(try round.pageRank(damping: 1).values, [0.5, 0.5, 0]))
  }

  @Test func eigenvectorSatisfiesItsEquation() throws {
    for graph in seededGraphs(allowing: [.weighted, .multiple], always: .connected)
    where graph.vertexCount > 1 {
      let x = try graph.eigenvector().values.map { $0 ?? 0 }
      var product = [Double](repeating: 0, count: x.count)
      for edge in graph.edgeList {
        product[edge.source] += edge.strength * x[edge.target]
        if edge.source != edge.target { product[edge.target] += edge.strength * x[edge.source] }
      }
      let top = x.indices.max { x[$0] < x[$1] } ?? 0
      let eigenvalue = product[top] / x[top]
      #expect(agree(product, x.map { $0 * eigenvalue }, within: 1e-9))
    }
  }
}

/// The sine by its series after halving the argument to below 2^-10.
private func sine(_ x: Double) -> Double {
  let small = x / 4096
  var (s, c) = (small - small * small * small / 6, 1 - small * small / 2)
  c += small * small * small * small / 24
  for _ in 0..<12 { (s, c) = (2 * s * c, 1 - 2 * s * s) }
  return s
}
