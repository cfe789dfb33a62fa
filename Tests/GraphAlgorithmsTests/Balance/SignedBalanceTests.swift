import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SignedBalanceTests {
  /// The project's definitions: +++ 19, ++− 2, +−− 40, −−− 7.
  @Test func triadsOfTheTribes() {
    let triads = KnownGraphs.tribes.signedTriads()
    #expect(
      triads
        == SignedTriads(allPositive: 19, oneNegative: 2, twoNegative: 40, allNegative: 7))
    #expect(triads.balance() == .defined(59.0 / 68))
    #expect(triads.balance(.weak) == .defined(66.0 / 68))
  }

  @Test func withoutATriangleBalanceIsUndefined() {
    #expect(KnownGraphs.petersen.signedTriads().balance().reason == .noTriangles)
    #expect(KnownGraphs.complete(5).signedTriads().balance() == .defined(1))
  }

  /// Turning over all signs turns every triad over; the counts agree with all triples.
  @Test func triadsAgreeWithTheDefinition() {
    for graph in seededGraphs(allowing: [.multiple, .directed], always: .signed) {
      var net: [[Int]: Int] = [:]
      for edge in graph.edgeList where edge.source != edge.target {
        let key = [min(edge.source, edge.target), max(edge.source, edge.target)]
        net[key, default: 0] += edge.isNegative ? -1 : 1
      }
      var counts = [0, 0, 0, 0]
      for u in 0..<graph.vertexCount {
        for v in (u + 1)..<max(graph.vertexCount, u + 1) {
          for w in (v + 1)..<max(graph.vertexCount, v + 1) {
            let signs = [net[[u, v]], net[[v, w]], net[[u, w]]].compactMap { $0 }.filter { $0 != 0 }
            if signs.count == 3 { counts[signs.count { $0 < 0 }] += 1 }
          }
        }
      }
      let found = graph.signedTriads()
      #expect(
        counts == [found.allPositive, found.oneNegative, found.twoNegative, found.allNegative])
    }
  }

  /// F4 of the project's definitions, K .730070 and K_i .615288 .711472 .711472 .897199.
  @Test func walksOfTheFixture() throws {
    let found = try KnownGraphs.f4.walkBalance()
    #expect(agree(found.whole.value, 0.730070, within: 1e-6))
    #expect(
      agree(found.local.values, [0.615288, 0.711472, 0.711472, 0.897199], within: 1e-6)
        || agree(
          found.local.values.sorted { ($0 ?? 0) < ($1 ?? 0) },
          [0.615288, 0.711472, 0.711472, 0.897199], within: 1e-6)
    )
  }

  @Test func balancedGraphsHaveWalkBalanceOne() throws {
    for graph in seededGraphs(60, sizes: 1...12, allowing: []) {
      var random = TestRandom(seed: graph.edgeCount)
      let side = (0..<graph.vertexCount).map { _ in Bool.random(using: &random) }
      let switched = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: graph.edgeList.map {
          Edge($0.source, $0.target, isNegative: side[$0.source] != side[$0.target])
        })
      #expect(agree(try switched.walkBalance().whole.value, 1, within: 1e-9))
      #expect(try switched.frustration().index == 0)
    }
    #expect(try KnownGraphs.path(3).walkBalance(temperature: 800).whole == .defined(1))
    #expect(throws: GraphAlgorithmsError.self) { try KnownGraphs.f4.walkBalance(temperature: 0) }
    // Strengths whose squares vanish leave only the walks of length zero; those of F4 that are so great
    // leave only the largest eigenvalues, of which that without signs is the larger.
    func scaled(_ strength: Double) -> CompactGraph {
      CompactGraph(
        vertexCount: 4,
        edges: KnownGraphs.f4.edgeList.map {
          Edge($0.source, $0.target, strength: strength, isNegative: $0.isNegative)
        })
    }
    #expect(agree(try scaled(1e-300).walkBalance(weighted: .strengths).whole.value, 1))
    #expect(try scaled(1e300).walkBalance(weighted: .strengths).whole == .defined(0))
  }

  /// Two groups leave 7 ties of the tribes, three leave 2: Doreian, Mrvar 1996.
  @Test func blocksOfTheTribes() throws {
    let two = try KnownGraphs.tribes.signedBlocks(atMost: 2)
    #expect(two.index == 7 && two.isProven)
    let three = try KnownGraphs.tribes.signedBlocks(atMost: 3)
    #expect(three.index == 2)
    #expect(three.isProven)
    #expect(three.partition.count == 3)
    #expect(three.violated.count == 2)
  }

  @Test func blocksAgreeWithAllDivisions() throws {
    for (seed, graph) in seededGraphs(60, sizes: 1...7, allowing: .multiple, always: .signed)
      .enumerated()
    {
      let k = 1 + seed % 4
      var least = Double.infinity
      var labels = [Int](repeating: 0, count: graph.vertexCount)
      for code in 0..<Int((0..<graph.vertexCount).reduce(1) { product, _ in product * k }) {
        var rest = code
        for vertex in labels.indices {
          labels[vertex] = rest % k
          rest /= k
        }
        let sum = graph.edgeList.count {
          $0.source != $0.target && (labels[$0.source] == labels[$0.target]) == $0.isNegative
        }
        least = min(least, Double(sum))
      }
      let found = try graph.signedBlocks(atMost: k)
      #expect(found.index == least)
      #expect(found.bound <= least)
      #expect(Double(found.violated.count) == least)
    }
  }
}
