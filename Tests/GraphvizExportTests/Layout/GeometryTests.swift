import Testing

@testable import GraphvizExport

struct GeometryTests {
  @Test func segmentsCrossOnlyInside() {
    let (a, b) = (Point(0, 0), Point(10, 10))
    #expect(segmentsCross(a, b, Point(0, 10), Point(10, 0)))
    #expect(!segmentsCross(a, b, Point(0, 1), Point(9, 10)))
    #expect(!segmentsCross(a, b, Point(10, 10), Point(20, 0)))
  }

  @Test func linesAreClippedAgainstBoxes() {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    #expect(box.isCrossed(from: Point(-5, 5), to: Point(15, 5)))
    #expect(box.isCrossed(from: Point(5, 5), to: Point(6, 6)))
    #expect(!box.isCrossed(from: Point(-5, -1), to: Point(15, -1)))
    #expect(!box.isCrossed(from: Point(-5, 4), to: Point(-1, 4)))
    #expect(!box.isCrossed(from: Point(-6, 5), to: Point(5, 16)))
  }

  @Test func hullOfASquareWithAPointInsideIsTheSquare() {
    let square = [Point(0, 0), Point(4, 0), Point(4, 4), Point(0, 4)]
    let hull = ConvexHull.around(square + [Point(1, 2)])
    #expect(Set(hull) == Set(square))
    #expect(ConvexHull.contains(Point(2, 2), in: hull))
    #expect(!ConvexHull.contains(Point(5, 2), in: hull))
  }

  @Test func straightCurveHasItsLengthAndMiddle() {
    let curve = Curve(from: Point(0, 0), to: Point(30, 40))
    #expect(abs(curve.length - 50) < 1e-9)
    let middle = curve.point(at: 0.5)
    #expect(abs(middle.x - 15) < 1e-6 && abs(middle.y - 20) < 1e-6)
  }

  @Test func aLineWithoutMarkersReachesTheirPlaces() {
    var curve = Curve(from: Point(7, 0), to: Point(93, 0))
    #expect(curve.reachingTips == curve)
    curve.tailTip = Point(0, 0)
    curve.headTip = Point(100, 0)
    let reaching = curve.reachingTips
    #expect(reaching.points.first == Point(0, 0) && reaching.points.last == Point(100, 0))
    #expect(reaching.points.count == 10)
    #expect(reaching.tailTip == nil && reaching.headTip == nil)
    #expect(abs(reaching.length - 100) < 1e-9)
  }

  @Test func numbersAreShortAndNeverExponents() {
    #expect(DOTText.number(1e6) == "1000000")
    #expect(DOTText.number(-0.004) == "0")
    #expect(DOTText.number(-1.5) == "-1.5")
    #expect(DOTText.number(2.05) == "2.05")
    #expect(Inches.text(72) == "1.0000")
    #expect(Inches.text(7.2) == "0.1000")
  }

  /// Widths from Adobe's metrics of Helvetica, which Liberation Sans matches:
  /// H 722, e 556, l 222, o 556.
  @Test func textIsAsWideAsTheFontSays() {
    #expect(abs(TextMetrics.width("Hello", size: 1000) - 2278) < 1e-9)
    #expect(TextMetrics.width("日本", size: 10) == 20)
    #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
    #expect(TextMetrics.fitting("short", width: 400, size: 10) == "short")
    let cut = TextMetrics.fitting(String(repeating: "long ", count: 2_000), width: 100, size: 10)
    #expect(cut.hasSuffix("…") && TextMetrics.width(cut, size: 10) <= 100)
  }
}
