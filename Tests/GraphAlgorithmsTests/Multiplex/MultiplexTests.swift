import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct MultiplexTests {
  private func layers(_ graphs: [CompactGraph]) -> MultiplexGraph {
    MultiplexGraph(
      vertexCount: graphs[0].vertexCount,
      layers: graphs.enumerated().map { MultiplexGraph.Layer(name: "\($0)", graph: $1) })
  }

  /// The oracle of measures.md: a star of one kind 0, as many of each of four kinds 1.
  @Test func participationIsZeroForOneKindAndOneForAllAlike() {
    let star = KnownGraphs.star(5)
    let empty = CompactGraph(vertexCount: 5, edges: [])
    #expect(layers([star, empty]).participation().values == [0, 0, 0, 0, 0])
    #expect(
      agree(layers([star, star, star, star]).participation().values, [1, 1, 1, 1, 1]))
    #expect(layers([star, star]).overlapDegrees().values == [8, 2, 2, 2, 2])
  }

  @Test func oneKindHasNoParticipation() {
    let scores = layers([KnownGraphs.star(3)]).participation()
    #expect(scores.values == [nil, nil, nil])
    #expect(scores.reason(for: 0) == .tooFewLayers(needed: 2))
    let isolated = layers([KnownGraphs.star(3).extended(by: 1), KnownGraphs.path(4)])
    #expect(isolated.participation()[3] == 0)
  }

  /// With one layer both are what they are of the layer; equal layers change nothing but the scale,
  /// since the supra-matrix is then A ⊗ I + ω (J − I).
  @Test func oneLayerIsThePlainMeasure() throws {
    for graph in seededGraphs(sizes: 2...10, allowing: [], always: [.connected]) {
      let one = layers([graph])
      let plain = try graph.eigenvector(weighted: .unweighted).values
      #expect(agree(try one.versatility().values, plain, within: 1e-7))
      #expect(
        agree(try layers([graph, graph, graph]).versatility().values, plain, within: 1e-7))
      #expect(
        agree(try one.pageRank().values, try graph.pageRank(weighted: .unweighted).values))
    }
  }

  /// A complete layer lends to all alike, so that the next is plain PageRank.
  @Test func anEvenLayerLendsEvenly() throws {
    let path = KnownGraphs.path(5)
    #expect(
      agree(
        try layers([KnownGraphs.complete(5), path]).pageRank().values,
        try path.pageRank().values))
    let other = try layers([path, KnownGraphs.complete(5)]).pageRank().values
    #expect(!agree(other, try KnownGraphs.complete(5).pageRank().values))
  }

  @Test func couplingIsAboveZero() {
    #expect(
      throws: GraphAlgorithmsError.parameterOutOfRange(
        name: "coupling", value: 0, range: "above 0")
    ) { try layers([KnownGraphs.path(3)]).versatility(coupling: 0) }
  }
}
