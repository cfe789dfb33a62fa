import Testing

@testable import GraphvizExport

struct TwinFoldingTests {
  /// Two hubs with twenty common leaves, and three leaves of the first alone.
  private var problem: LayoutProblem {
    let leaves = 2..<22
    let edges =
      leaves.flatMap { [(tail: 0, head: $0), (tail: 1, head: $0)] }
      + (22..<25).map { (tail: 0, head: $0) }
    return LayoutProblem(
      sizes: Array(repeating: (width: 24, height: 14), count: 25), edges: edges,
      lengths: Array(repeating: 90, count: edges.count),
      weights: Array(repeating: 1, count: edges.count))
  }

  @Test func nodesWithTheSameNeighborsBecomeOne() throws {
    let folding = try #require(TwinFolding(problem, separation: 7))
    // Both hubs, the common leaves, the leaves of one.
    #expect(folding.folded.sizes.count == 4)
    #expect(folding.folded.edges.count == 3)
    // √20 lines and √3.
    #expect(folding.folded.weights.sorted().map { ($0 * $0).rounded() } == [3, 20, 20])
  }

  @Test func commonLeavesStandInRowsThatDoNotCross() throws {
    let folding = try #require(TwinFolding(problem, separation: 7))
    // The hubs left and right, the leaves between them.
    let places = folding.unfolded([
      Point(-300, 0), Point(300, 0), Point(0, 0), Point(-300, 200),
    ])
    let common = places[2..<22]
    #expect(Set(common.map(\.x)).count == 2)
    #expect(Set(common.map { "\($0.x) \($0.y)" }).count == 20)
  }

  @Test func fewNodesAreNotFolded() {
    let small = LayoutProblem(
      sizes: Array(repeating: (width: 24, height: 14), count: 4),
      edges: [(tail: 0, head: 1), (tail: 0, head: 2), (tail: 0, head: 3)],
      lengths: [90, 90, 90], weights: [1, 1, 1])
    #expect(TwinFolding(small, separation: 7) == nil)
  }

  @Test func commonMembersOfTwoAgreementsDoNotCross() throws {
    var nodes = (0..<2).map {
      Diagram.Node(id: "hub\($0)", content: .hub("Agreement \($0)", count: nil))
    }
    nodes += (0..<20).map { Diagram.Node(id: "n\($0)", content: .code("A\($0)"), fontSize: 10) }
    let mark = TieMark.mark(forKind: "defense")
    let edges = (0..<20).flatMap { leaf in
      (0..<2).map { Diagram.Edge(tail: leaf + 2, head: $0, mark: mark, kind: "defense") }
    }
    let diagram = Diagram(
      title: "Two", nodes: nodes, edges: edges,
      arrangement: Diagram.Arrangement(
        .multilevel, starts: 2, effort: 300, separation: 7, isRouted: false))
    let check = DiagramChecker(scene: Scene(diagram, try DiagramLayout(diagram)))
    #expect(check.nodeOverlaps.isEmpty)
    // Drawn by chance, about a quarter of the 380 pairs would cross.
    #expect(check.crossings <= 30, "\(check.crossings)")
  }
}
