import Testing

@testable import GraphvizExport

struct MapPictureTests {
  /// Reference values of the paper's formula at the ends of the axes: half the
  /// equator is 2.7066, a pole lies 1.3173 from it.
  @Test func projectionHasItsPublishedExtent() {
    let east = EqualEarth.point(longitude: 180, latitude: 0)
    #expect(abs(east.x - 2.7066) < 1e-4 && abs(east.y) < 1e-12)
    let pole = EqualEarth.point(longitude: 0, latitude: 90)
    #expect(abs(pole.y + 1.3173) < 1e-4 && abs(pole.x) < 1e-12)
  }

  @Test func longitudesAreSeenFromTheMeridian() {
    #expect(EqualEarth.relative(170, to: -170) == -20)
    #expect(EqualEarth.relative(-170, to: 170) == 20)
    #expect(EqualEarth.relative(5, to: 5) == 0)
  }

  /// Natural Earth's land: Greenland to Tierra del Fuego, 278 rings after
  /// thinning, all on the globe.
  @Test func coastlineIsReadWhole() {
    #expect(Coastline.rings.count == 278)
    let points = Coastline.rings.flatMap { $0 }
    #expect(points.allSatisfy { abs($0.longitude) <= 180.1 && abs($0.latitude) <= 84 })
    #expect(points.contains { $0.latitude < -54 } && points.contains { $0.latitude > 83 })
  }
}
