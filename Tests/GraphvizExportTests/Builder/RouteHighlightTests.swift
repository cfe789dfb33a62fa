import AllianceGraph
import Testing

@testable import GraphvizExport

struct RouteHighlightTests {
  private static func legs(_ codes: [NationCode]) -> [DrawingOptions.Leg] {
    zip(codes, codes.dropFirst()).map { DrawingOptions.Leg(from: $0, to: $1) }
  }

  private static func options(_ paths: [[NationCode]]) -> DrawingOptions {
    var options = DrawingOptions()
    options.style = .hubs
    options.paths = paths.map(legs)
    return options
  }

  @Test func aLegRunsFromNationToNationWithAllItsTreaties() throws {
    let snapshot = try Worlds.snapshot(1990)
    let diagram = SnapshotDiagram(snapshot, Self.options([["CCC", "DDD"]])).diagram
    let legs = diagram.edges.filter { $0.emphasis == .strong }
    // CCC and DDD are both of the alliance of four and of the pact of three.
    #expect(legs.map(\.kind) == ["defense", "intelligence"])
    #expect(
      legs.allSatisfy { [diagram.nodes[$0.tail].id, diagram.nodes[$0.head].id] == ["CCC", "DDD"] })
    let plate = try #require(legs.first).plate?.split(separator: "\n").joined(separator: " ") ?? ""
    #expect(plate.contains("Alliance of Four 1985") && plate.contains("Pact of Three 1960"))
    #expect(legs.dropFirst().allSatisfy { $0.plate == nil })
    // The hubs themselves fade with the rest.
    #expect(diagram.nodes.filter { $0.emphasis == .strong }.map(\.id) == ["CCC", "DDD"])
    #expect(diagram.arrangement.reading.map { diagram.nodes[$0].id } == ["CCC", "DDD"])
  }

  @Test func oneOfSeveralPathsIsTheRoute() throws {
    let snapshot = try Worlds.snapshot(1990)
    let network = DrawnNetwork(snapshot, Self.options([]))
    // By way of CCC the weakest leg shares intelligence only; so it does by DDD: the first is it.
    let paths: [[NationCode]] = [["BBB", "CCC", "EEE"], ["BBB", "DDD", "EEE"]]
    let route = try #require(RouteHighlight(network, paths.map(Self.legs)))
    #expect(route.main.map { snapshot.nations[$0].code } == ["BBB", "CCC", "EEE"])
    #expect(route.words.contains("Nation BBB → Nation CCC → Nation EEE (2 steps"))
    #expect(route.words.contains("by Nation DDD"))
    #expect(route.emphasis(of: 3) == .normal && route.emphasis(of: 0) == .faded)
    #expect(route.legs.filter(\.isMain).count == 2)
    #expect(RouteHighlight(network, []) == nil)
  }

  @Test func guarantorsOfOneNationOweEachOtherNothing() throws {
    let data = try Worlds.bundled("europe-1914")
    let day = try #require(CalendarDate(year: 1914, month: 6, day: 28))
    let snapshot = data.snapshot(on: day)
    var options = Self.options([["GBR", "RUS"]])
    options.style = .names
    let network = DrawnNetwork(snapshot, options, bundlesGuarantees: true)
    #expect(!network.hubs.isEmpty)
    let route = try #require(RouteHighlight(network, options.paths))
    #expect(!route.legs.isEmpty && !route.legs.contains { $0.kind == .neutrality })
    let guaranteed = try #require(RouteHighlight(network, [Self.legs(["BEL", "GBR"])]))
    #expect(guaranteed.legs.map(\.isDirected) == [true])
    #expect(snapshot.nations[try #require(guaranteed.legs.first).to].code == "BEL")
  }

  @Test func platesOfManyWordsHaveRoomOfTheirOwn() throws {
    var options = Self.options([["AAA", "CCC", "EEE"]])
    options.starts = 2
    options.effort = 200
    let diagram = SnapshotDiagram(try Worlds.snapshot(1990), options).diagram
    let layout = try DiagramLayout(diagram)
    #expect(layout.centers.count == diagram.nodes.count)
    let shapes = diagram.nodes.map(NodeShape.init)
    for (edge, plate) in zip(diagram.edges, layout.plates) where edge.plateTakesRoom {
      let size = Plate.size(of: Plate.lines(of: edge))
      let box = Box(center: try #require(plate), width: size.width, height: size.height)
      for (center, shape) in zip(layout.centers, shapes) {
        #expect(!box.overlaps(Box(center: center, width: shape.width, height: shape.height)))
      }
    }
  }
}

struct PlateTests {
  @Test func platesHaveARowForEachLine() {
    let mark = TieMark.mark(forKind: "defense")
    let edge = Diagram.Edge(
      tail: 0, head: 1, mark: mark, kind: "defense", plate: "One treaty 1900,\nanother 1901")
    #expect(Plate.lines(of: edge) == ["One treaty 1900,", "another 1901"])
    let size = Plate.size(of: Plate.lines(of: edge))
    #expect(size.height == Plate.height + Plate.lineHeight)
    #expect(
      size.width == TextMetrics.width("One treaty 1900,", size: Plate.fontSize)
        + 2 * Plate.padding)
    #expect(Plate.size(of: []).width == 0)
  }
}
