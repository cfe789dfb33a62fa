import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct WalkCentralityTests {
  /// The component of five of F1; λ₁ 2.214320: β = ±.75/λ₁ (measures.md, two implementations).
  @Test func bonacichPowerOfTheFixtureIsAsDefined() throws {
    let graph = CompactGraph(
      vertexCount: 5, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 2), Edge(2, 3), Edge(3, 4)])
    let positive = try graph.bonacichPower().values
    #expect(agree(positive, [1.0637, 1.0637, 1.3662, 0.8406, 0.4050], within: 5e-5))
    let negative = try graph.bonacichPower(share: -0.75).values
    #expect(agree(negative, [0.8240, 0.8240, 1.5870, 0.9322, 0.5046], within: 5e-5))
    #expect(throws: GraphAlgorithmsError.self) { try graph.bonacichPower(share: 1) }
  }

  /// K_n with walks of weight α: x = β/(1 − α(n − 1)).
  @Test func katzOfACompleteGraphIsClosedForm() throws {
    let values = try KnownGraphs.complete(5).katz(alpha: 0.1, base: 2).values
    #expect(values.allSatisfy { agree($0, 2 / (1 - 0.4)) })
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.complete(5).katz(alpha: 0.25) }
    let large = try KnownGraphs.star(100).katz(alpha: 0.05).values
    // c = 1 + 99αl, l = 1 + αc.
    let centre = (1 + 99 * 0.05) / (1 - 99 * 0.05 * 0.05)
    #expect(agree(large[0], centre) && agree(large[1], 1 + 0.05 * centre))
  }

  /// K₂: cosh 1 on the diagonal, sinh 1 beside it.
  @Test func communicabilityOfAPairIsClosedForm() throws {
    let pair = KnownGraphs.path(2)
    let (cosh, sinh) = (1.5430806348152437, 1.1752011936438014)
    #expect(try agree(pair.subgraphCentrality().values, [cosh, cosh]))
    #expect(try agree(pair.communicability(from: 0).values, [cosh, sinh]))
  }

  /// On a tree the resistance of two vertices is their distance.
  @Test func currentTakesTheOnlyPath() throws {
    let path = KnownGraphs.path(4)
    #expect(try agree(path.currentFlowCloseness(.mean).values, path.closeness(.classic).values))
    #expect(try agree(path.currentFlowBetweenness().values, path.betweenness().values))
    let star = KnownGraphs.star(6)
    #expect(try agree(star.currentFlowBetweenness().values, star.betweenness().values))
    #expect(try KnownGraphs.f1.currentFlowCloseness().reason(for: 0) == .disconnected)
  }

  @Test func hubsPointAtAuthorities() throws {
    let graph = CompactGraph(
      vertexCount: 4, directed: true, edges: [Edge(0, 2), Edge(1, 2), Edge(1, 3)])
    let (hubs, authorities) = (try graph.hits(.hub).values, try graph.hits(.authority).values)
    #expect(hubs[1] == 1 && authorities[2] == 1)
    #expect(hubs[2] == 0 && authorities[0] == 0)
    // AAᵀ = [[1, 1], [1, 2]] has the eigenvector (1, φ).
    #expect(agree(hubs[0], 2 / (1 + 5.0.squareRoot())))
  }

  /// F4: .940299 1.164179 .761194 .358209 (measures.md).
  @Test func pnOfTheFixtureIsAsDefined() throws {
    let values = try KnownGraphs.f4.pnCentrality().values
    #expect(agree(values, [0.940299, 1.164179, 0.761194, 0.358209], within: 1e-6))
    #expect(KnownGraphs.f4.signedDegrees().values == [0, 1, -1, -2])
  }

  /// A balanced graph's leading eigenvector tells its camps.
  @Test func signedEigenvectorTellsTheCamps() throws {
    let edges = [
      Edge(0, 1), Edge(2, 3), Edge(0, 2, isNegative: true), Edge(1, 3, isNegative: true),
      Edge(1, 2, isNegative: true),
    ]
    let values = try CompactGraph(vertexCount: 4, edges: edges).signedEigenvector().values
    let signs = values.map { ($0 ?? 0) > 0 }
    #expect(signs[0] == signs[1] && signs[2] == signs[3] && signs[0] != signs[2])
  }

  @Test func starIsFullyCentralized() throws {
    for measure in CentralizedMeasure.allCases {
      #expect(try agree(KnownGraphs.star(7).centralization(of: measure).value, 1))
    }
    #expect(try KnownGraphs.cycle(6).centralization(of: .degree).value == 0)
  }

  /// Freeman's sums: of degrees (n − 1)(n − 2) in a star, none where all are alike.
  @Test func rawCentralizationIsTheSumOfDifferences() throws {
    #expect(try KnownGraphs.star(7).centralization(of: .degree, .raw).value == 30)
    for measure in CentralizedMeasure.allCases {
      let cycle = try KnownGraphs.cycle(7).centralization(of: measure, .raw).value
      #expect(agree(cycle, 0), "\(measure)")
    }
    // One tied pair among others without ties has the highest sum for eigenvector centrality, n − 2 (as
    // igraph divides by), more than a star.
    let pair = CompactGraph(vertexCount: 7, edges: [Edge(0, 1)])
    #expect(agree(try pair.centralization(of: .eigenvector, .raw).value, 5))
    #expect((try pair.centralization(of: .eigenvector).value ?? 0) > 1)
  }

  /// F4: net degrees 0, 1, −1, −2, and PN .940299 1.164179 .761194 .358209.
  @Test func signedCentralizationSeesSigns() throws {
    #expect(try KnownGraphs.f4.centralization(of: .signedDegree, .raw).value == 6)
    #expect(try KnownGraphs.f4.centralization(of: .signedDegree).value == 1)
    let pn = try KnownGraphs.f4.centralization(of: .pn, .raw).value
    #expect(agree(pn, 4 * 1.164179 - 0.940299 - 1.164179 - 0.761194 - 0.358209, within: 1e-5))
  }
}
