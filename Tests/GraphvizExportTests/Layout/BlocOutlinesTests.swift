import Testing

@testable import GraphvizExport

struct BlocOutlinesTests {
  /// Two members of a bloc side by side, and others at given places.
  private static func cost(
    _ others: [Point], blocs: [[Int]] = [[0, 1]], lines: [(tail: Int, head: Int)] = []
  ) -> Double {
    let places = [Point(0, 0), Point(200, 0)] + others
    var outlines = BlocOutlines(blocs, count: places.count, lines: lines)
    for (node, place) in places.enumerated() {
      outlines.move(node, to: Box(center: place, width: 60, height: 30))
    }
    return outlines.strangers()
  }

  @Test func strangersCostMoreTheNearerTheyStand() {
    let far = Self.cost([Point(100, 200)])
    let near = Self.cost([Point(100, 55)])
    let astride = Self.cost([Point(100, 35)])
    let inside = Self.cost([Point(100, 0)])
    #expect(far == 0)
    #expect(far < near && near < astride && astride < inside)
  }

  @Test func blocsCostMoreTheNearerTheyStand() {
    let blocs = [[0, 1], [2, 3]]
    let costs = [400.0, 120, 60, 20].map { y in
      Self.cost([Point(0, y), Point(200, y)], blocs: blocs)
    }
    #expect(costs[0] == 0)
    #expect(zip(costs, costs.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func linesOfOthersPassBlocsBy() {
    let apart = [Point(100, 200), Point(400, 200)]
    let across = [Point(100, 200), Point(100, -200)]
    #expect(Self.cost(apart, lines: [(2, 3)]) == 0)
    #expect(Self.cost(across, lines: [(2, 3)]) > 0)
    // A member's own line is no stranger.
    #expect(Self.cost(across, lines: [(0, 2)]) == 0)
  }

  @Test func whatIsMovedBackCostsAsBefore() {
    var outlines = BlocOutlines([[0, 1]], count: 3, lines: [(0, 1), (1, 2)])
    let places = [Point(0, 0), Point(200, 0), Point(100, 40)]
    func box(_ place: Point) -> Box { Box(center: place, width: 60, height: 30) }
    for (node, place) in places.enumerated() { outlines.move(node, to: box(place)) }
    let before = outlines.strangers()
    outlines.move(0, to: box(Point(90, 90)))
    #expect(outlines.strangers() != before)
    outlines.move(0, to: box(places[0]))
    #expect(outlines.strangers() == before)
    outlines.move(2, to: box(Point(900, 0)))
    #expect(outlines.strangers() == 0)
  }
}
