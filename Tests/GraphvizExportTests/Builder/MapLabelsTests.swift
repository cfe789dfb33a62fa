import Testing

@testable import GraphvizExport

struct MapLabelsTests {
  private let area = Box(left: 0, top: 0, right: 400, bottom: 300)

  @Test func labelsWithRoomStandOnTheirPoints() {
    let points = [Point(100, 100), Point(300, 200)]
    let labels = MapLabels(points, [20, 20], height: 12, area)
    #expect(labels.centers == points)
  }

  @Test func crowdedLabelsDoNotOverlapAndStayNear() {
    let points = (0..<25).map { Point(200 + Double($0 % 5) * 9, 150 + Double($0 / 5) * 7) }
    let labels = MapLabels(points, Array(repeating: 18, count: 25), height: 12, area)
    let boxes = labels.centers.map { Box(center: $0, width: 18, height: 12) }
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] { #expect(!one.overlaps(other)) }
    }
    for (label, point) in zip(labels.centers, points) { #expect((label - point).length < 90) }
  }

  @Test func labelsAtTheEdgeStayInside() {
    let labels = MapLabels([Point(1, 1), Point(399, 299)], [40, 40], height: 12, area)
    for center in labels.centers {
      #expect(center.x >= 20 && center.x <= 380 && center.y >= 6 && center.y <= 294)
    }
  }

  @Test func everyRingOfLandHasAnOwner() {
    #expect(Coastline.owners.count == Coastline.rings.count)
    #expect(Set(Coastline.owners).isSuperset(of: ["FRA", "NOR", "MYS", "SSD", "USA"]))
  }

  @Test func fewFarPlacesDoNotShrinkTheRest() {
    // Eight places in Europe and one in Japan: the section is Europe.
    let europe = (0..<8).map { (longitude: Double($0) * 4, latitude: 42 + Double($0 % 3) * 5) }
    let sheet = MapSheet(
      europe + [(longitude: 139.7, latitude: 35.7)], meridian: 10, width: 1000, tallest: 600)
    let tokyo = sheet.point(longitude: 139.7, latitude: 35.7)
    #expect(tokyo.x > sheet.width)
    let paris = sheet.point(longitude: 2.4, latitude: 48.9)
    #expect(paris.x > 0 && paris.x < sheet.width && paris.y > 0 && paris.y < sheet.height)
  }
}
