import AllianceGraph
import Testing

@testable import GraphvizExport

/// Every style on the bundled data with the default effort, measured and
/// written for the eye: `scripts/check-diagrams` runs this with optimisation.
/// Without `ALLIANCE_PICTURES` it is skipped.
@Suite(.serialized, .enabled(if: Pictures.folder != nil)) struct GalleryTests {
  @Test(arguments: Gallery.cases.filter { Pictures.isWanted($0.name) })
  func picturesKeepTheBounds(of picture: Gallery.Case) throws {
    guard let data = try picture.read() else {
      print("\(picture.name) is skipped: its data are not beside the project")
      return
    }
    let date = try #require(
      CalendarDate(year: picture.date.0, month: picture.date.1, day: picture.date.2))
    var options = DrawingOptions()
    picture.change(&options)
    let snapshot = data.snapshot(on: date)
    var drawn: SnapshotPicture?
    let time = try Pictures.processorTime {
      drawn = try SnapshotPicture(snapshot, options, theme: picture.theme)
    }
    let result = try #require(drawn)
    try judge(
      result.scene, picture, time, style: result.style.rawValue, nations: result.nationCount)
  }

  @Test func comparisonsAndTimelinesKeepTheBounds() throws {
    let world = try Worlds.bundled("world")
    let europe = try Worlds.bundled("europe-1914")
    func snapshot(_ data: AllianceData, _ year: Int) throws -> Snapshot {
      data.snapshot(on: try #require(CalendarDate(year: year, month: 6, day: 28)))
    }
    var options = DrawingOptions()
    options.kinds = [.defense]
    let pictures = [
      (
        "what-changed",
        ComparisonDiagram(try snapshot(world, 2019), try snapshot(world, 2024), options)
      ),
      (
        "what-changed-1914",
        ComparisonDiagram(try snapshot(europe, 1890), try snapshot(europe, 1914))
      ),
    ]
    for (name, comparison) in pictures {
      guard Pictures.isWanted(name) else { continue }
      var scene: Scene?
      let time = try Pictures.processorTime {
        scene = Scene(comparison.diagram, try DiagramLayout(comparison.diagram))
      }
      try judge(
        try #require(scene), Gallery.Case(name: name, data: "", date: Gallery.world), time,
        style: "comparison",
        nations: comparison.diagram.nodes.count)
    }
    var panels = DrawingOptions()
    panels.kinds = [.defense]
    let years = try [1883, 1894, 1907, 1914].map { year in
      europe.snapshot(on: try #require(CalendarDate(year: year)))
    }
    let multiples = try SmallMultiples(years, panels)
    try judge(
      multiples.scene, Gallery.Case(name: "panels", data: "", date: Gallery.world), .zero,
      style: "panels",
      nations: multiples.panelCount)
    try judge(
      TimelinePicture(
        world, agreement: try #require(world.agreement(AgreementID(rawValue: "nato")))
      ).scene,
      Gallery.Case(name: "timeline-nato", data: "", date: Gallery.world), .zero,
      style: "timeline", nations: 32)
    for (name, data, nation) in [
      ("timeline-malaysia", world, "MYS"), ("timeline-britain", europe, "GBR"),
    ] {
      let timeline = TimelinePicture(data, nation: NationCode(nation))
      try judge(
        timeline.scene, Gallery.Case(name: name, data: "", date: Gallery.world), .zero,
        style: "timeline",
        nations: timeline.barCount)
    }
  }

  private func judge(
    _ scene: Scene, _ picture: Gallery.Case, _ time: Duration, style: String, nations: Int
  ) throws {
    let check = DiagramChecker(scene: scene)
    let svg = try scene.rendered(as: .svg)
    #expect(check.nodeOverlaps.isEmpty)
    #expect(check.textsOutside.isEmpty)
    #expect(check.textOverlaps.count <= 1)
    #expect(check.leastFont >= 9)
    #expect(check.lowContrast(picture.theme).isEmpty)
    if !["table", "matrix", "timeline"].contains(style) {
      #expect(check.legendKinds == check.drawnKinds)
    }
    if let most = picture.crossings { #expect(check.crossings <= most) }
    if ["names", "hubs", "overview", "comparison"].contains(style) {
      #expect(check.linesThroughNodes.count <= (nations <= 40 || style == "overview" ? 0 : 2))
      #expect(check.crossings <= (style == "overview" ? 20 : 40), "\(check.crossings)")
    }
    if style == "chips" {
      #expect(check.linesThroughNodes.count * 2 <= check.lineCount)
      #expect(check.crossings <= 250, "\(check.crossings)")
    }
    let aspect = scene.width / scene.height
    if ["names", "hubs", "overview", "chips", "rings"].contains(style) {
      // Title and legend make the page of few chips higher than their drawing.
      #expect(aspect >= (style == "chips" ? 0.85 : 0.9) && aspect <= 2.3, "\(aspect)")
    }
    #expect(svg.count <= picture.kilobytes * 1_024)
    #expect(time < .seconds(nations <= 40 ? 3 : 5))
    #expect(XMLChecker.fault(in: String(decoding: svg, as: UTF8.self)) == nil)
    Pictures.write(svg, as: "\(picture.name).svg")
    Pictures.write(try scene.rendered(as: .png, density: 96), as: "\(picture.name).png")
    Pictures.write(try scene.rendered(as: .pdf), as: "\(picture.name).pdf")
    Pictures.write(try scene.rendered(as: .dot), as: "\(picture.name).dot")
    let milliseconds = Int(time / .milliseconds(1))
    print(
      "DIAGRAM\t\(picture.name)\t\(style)\t\(nations)\t\(check.crossings)\t"
        + "\(check.linesThroughNodes.count)\t\(svg.count / 1_024)\t\(milliseconds)\t"
        + "\(Int(scene.width))x\(Int(scene.height))\t\(scene.title)")
  }
}
