import Testing

@testable import GraphvizExport

struct MapArcTests {
  private let area = Box(left: 0, top: 0, right: 1_000, bottom: 500)

  @Test func anArcInSightIsOneCurve() {
    let arc = MapArc(
      from: Point(100, 250), to: Point(300, 260), turn: nil, number: 0, (.none, .none), area)
    #expect(arc.curves.count == 1)
  }

  @Test(arguments: [(100.0, 900.0), (900, 100)])
  func anArcAroundTheBackComesInWhereItLeft(_ from: Double, _ to: Double) throws {
    let arc = MapArc(
      from: Point(from, 250), to: Point(to, 300), turn: 1_000, number: 0, (.none, .arrow), area)
    #expect(arc.curves.count == 2)
    let out = try #require(arc.curves.first?.points.last)
    let back = try #require(arc.curves.last?.points.first)
    #expect(abs(abs(out.x - back.x) - 1_000) < 1e-6)
    #expect(abs(out.y - back.y) < 1e-6)
    // The marker stands at the far end alone.
    #expect(arc.curves.first?.headTip == nil && arc.curves.last?.headTip != nil)
  }

  /// Two labels of one point: one has to move, and goes where no line is.
  @Test func labelsThatMoveKeepClearOfForeignLines() {
    let points = [Point(200, 150), Point(200, 150)]
    let page = Box(left: 0, top: 0, right: 400, bottom: 300)
    for height in [132.0, 168] {
      let course = [Point(100, height), Point(300, height)]
      let labels = MapLabels(
        points, [20, 20], height: 12, page, clearOf: [MapLabels.Line(course, ends: [])])
      #expect(labels.centers != points)
      for center in labels.centers {
        let box = Box(center: center, width: 20, height: 12)
        #expect(!box.isCrossed(from: course[0], to: course[1]))
      }
    }
  }

  @Test func aNameStandsInsideABentLand() throws {
    // A horseshoe: the middle of its extent is water.
    let outline = [
      Point(0, 0), Point(100, 0), Point(100, 20), Point(30, 20), Point(30, 80), Point(100, 80),
      Point(100, 100), Point(0, 100),
    ]
    let found = LandCenters.found(on: [
      ("AAA", outline), ("AAA", [Point(0, 0), Point(1, 0), Point(0, 1)]),
    ])
    let land = try #require(found["AAA"])
    #expect(land.center.x < 30 || land.center.y < 20 || land.center.y > 80)
    #expect(land.extent == Box(left: 0, top: 0, right: 100, bottom: 100))
  }
}
