import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct SparseEliminationTests {
  /// s·x − f·Ax gives back the side that it was solved for, whatever the direction, weights and loops.
  @Test func solutionsSatisfyTheirEquations() throws {
    for seed in 0..<200 {
      let graph = RandomGraphs.graph(
        seed: seed, sizes: 1...40, RandomGraphOptions(rawValue: seed % 16))
      let rows = graph.simpleRows(.incoming, weight: .strength, loops: .kept)
      let largest =
        (0..<graph.vertexCount).map { vertex in
          rows.row(of: vertex).reduce(0) { $0 + (rows.weights?[$1] ?? 1) }
        }.max() ?? 0
      let factor = seed % 3 == 0 ? -0.9 : 0.9
      var elimination = try #require(SparseElimination(rows), "seed \(seed)")
      let prevails = elimination.eliminate(scale: largest + 1, factor: factor)
      #expect(prevails, "seed \(seed)")
      let side = (0..<graph.vertexCount).map { Double($0 % 5) + 1 }
      let x = elimination.solution(for: side)
      var product = x
      rows.multiplied(by: x, into: &product)
      let back = x.indices.map { (largest + 1) * x[$0] - factor * product[$0] }
      #expect(zip(back, side).allSatisfy { agree($0, $1, within: 1e-12) }, "seed \(seed)")
    }
  }

  /// Where the largest eigenvalue is not below s, the diagonal does not prevail: that of a triangle is 2.
  @Test func tooSmallADiagonalIsRefused() throws {
    let rows = KnownGraphs.complete(3).simpleRows()
    var elimination = try #require(SparseElimination(rows))
    let (above, below) = (
      elimination.eliminate(scale: 2.001, factor: 1), elimination.eliminate(scale: 1.999, factor: 1)
    )
    #expect(above && !below)
  }

  /// A vertex tied to all others, in a star and in a wheel, is no reason to look at it again and again.
  @Test func hubsDoNotSlowItDown() throws {
    let n = 50_000
    let rim = (1...n).flatMap { [Edge(0, $0), Edge($0, $0 % n + 1)] }
    let wheel = CompactGraph(vertexCount: n + 1, edges: rim)
    for graph in [KnownGraphs.star(n), wheel] {
      #expect(SparseElimination(graph.simpleRows()) != nil)
    }
  }

  /// A complete graph of so many vertices takes more than is allowed.
  @Test func whatWouldFillUpIsRefused() {
    #expect(SparseElimination(KnownGraphs.complete(1200).simpleRows()) == nil)
  }

  /// The pair satisfies its equation, and its vector is positive.
  @Test func perronPairsSatisfyTheirEquation() throws {
    for seed in 0..<100 {
      let graph = RandomGraphs.graph(
        seed: seed, sizes: 2...30, [.connected, .weighted])
      let rows = graph.simpleRows(.incoming, weight: .strength, loops: .kept)
      let (value, vector) = try #require(rows.eliminatedPerronPair(), "seed \(seed)")
      var product = vector
      rows.multiplied(by: vector, into: &product)
      #expect(vector.allSatisfy { $0 > 0 })
      #expect(
        zip(product, vector).allSatisfy { agree($0, $1 * value, within: 1e-12) }, "seed \(seed)")
      #expect(agree(dot(vector, vector), 1, within: 1e-12))
    }
  }
}
