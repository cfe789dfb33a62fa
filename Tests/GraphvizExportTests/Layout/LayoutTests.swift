import Testing

@testable import GraphvizExport

struct LayoutTests {
  private static func quick(_ diagram: Diagram) -> Diagram {
    var diagram = diagram
    diagram.arrangement.starts = 2
    diagram.arrangement.effort = 20
    return diagram
  }

  @Test func sameDiagramSameBytes() throws {
    let diagram = Self.quick(Samples.network24)
    let first = try Scene(diagram, DiagramLayout(diagram)).rendered(as: .svg)
    _ = try DiagramLayout(Self.quick(Samples.europe1914))
    let second = try Scene(diagram, DiagramLayout(diagram)).rendered(as: .svg)
    #expect(first == second)
  }

  @Test func manyTasksAtOnceGetTheSameBytes() async throws {
    let diagrams = [Self.quick(Samples.europe1914), Self.quick(Samples.network24)]
    let alone = try diagrams.map { try Scene($0, DiagramLayout($0)).rendered(as: .svg) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        let diagram = diagrams[number % 2]
        let expected = alone[number % 2]
        group.addTask {
          try Scene(diagram, DiagramLayout(diagram)).rendered(as: .svg) == expected
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func unconnectedPartsDoNotOverlap() throws {
    let mark = TieMark.mark(forKind: "defense")
    let nodes = (0..<14).map { Diagram.Node(id: "N\($0)", content: .name("Nation \($0)")) }
    let edges = stride(from: 0, to: 14, by: 2).map {
      Diagram.Edge(tail: $0, head: $0 + 1, mark: mark, kind: "defense")
    }
    let diagram = Diagram(
      title: "Pairs", nodes: nodes, edges: edges,
      arrangement: Diagram.Arrangement(.stress, starts: 2, effort: 50))
    let check = DiagramChecker(scene: Scene(diagram, try DiagramLayout(diagram)))
    #expect(check.nodeOverlaps.isEmpty)
    #expect(check.crossings == 0)
  }

  @Test func parallelTiesHaveCoursesOfTheirOwn() throws {
    let kinds = ["defense", "intelligence", "cyber"]
    let diagram = Diagram(
      title: "Three ties",
      nodes: ["A", "B"].map { Diagram.Node(id: $0, content: .name($0)) },
      edges: kinds.map {
        Diagram.Edge(tail: 0, head: 1, mark: .mark(forKind: $0), kind: $0, length: 150)
      }, arrangement: Diagram.Arrangement(.stress, starts: 1, effort: 10))
    let middles = try DiagramLayout(diagram).curves.map { $0.point(at: 0.5) }
    #expect((middles[0] - middles[1]).length > 3)
    #expect((middles[1] - middles[2]).length > 3)
  }

  @Test func smallestDiagramsAreDrawn() throws {
    let one = Diagram(
      title: "One", nodes: [Diagram.Node(id: "A", content: .name("Alone"))], edges: [],
      arrangement: Diagram.Arrangement(.stress))
    #expect(try DiagramLayout(one).centers.count == 1)
    let none = Diagram(
      title: "None", nodes: [], edges: [], arrangement: Diagram.Arrangement(.stress))
    let svg = try Scene(none, DiagramLayout(none)).rendered(as: .svg)
    #expect(XMLChecker.fault(in: String(decoding: svg, as: UTF8.self)) == nil)
    let loop = Diagram(
      title: "Loop", nodes: [Diagram.Node(id: "A", content: .name("Alone"))],
      edges: [Diagram.Edge(tail: 0, head: 0, mark: .mark(forKind: "cyber"), kind: "cyber")],
      arrangement: Diagram.Arrangement(.stress))
    #expect(try DiagramLayout(loop).curves.count == 1)
  }

  @Test func tooManyElementsAreRefused() {
    let nodes = (0...DiagramLayout.sizeLimit).map {
      Diagram.Node(id: "\($0)", content: .code("\($0)"))
    }
    let diagram = Diagram(
      title: "Many", nodes: nodes, edges: [], arrangement: Diagram.Arrangement(.stress))
    #expect(throws: GraphvizError.self) { try DiagramLayout(diagram) }
  }

  @Test func annealingNeverMakesAPlacementWorse() throws {
    let diagram = Samples.europe1914
    let problem = LayoutProblem(diagram, shapes: diagram.nodes.map(NodeShape.init))
    let start = diagram.nodes.indices.map { Point(Double($0 % 4) * 180, Double($0 / 4) * 90) }
    var annealing = PlacementAnnealing(
      problem, start, Diagram.Arrangement(.stress, effort: 30, separation: 14))
    let end = annealing.improved()
    var before = PlacementBoard(problem, start, separation: 14)
    var after = PlacementBoard(problem, end, separation: 14)
    #expect(after.total() < before.total())
  }
}
