import AllianceGraph
import Testing

@testable import GraphvizExport

/// The bundled data sets drawn as a reader would: whatever the size, a picture
/// that keeps the bounds.
@Suite(.serialized) struct BundledPictureTests {
  private func check(_ scene: Scene, _ name: String) throws {
    let check = DiagramChecker(scene: scene)
    #expect(check.nodeOverlaps.isEmpty)
    #expect(check.textsOutside.isEmpty)
    #expect(check.textOverlaps.count <= 1)
    #expect(check.leastFont >= 9)
    #expect(check.lowContrast(.light).isEmpty)
    let svg = try scene.rendered(as: .svg)
    #expect(XMLChecker.fault(in: String(decoding: svg, as: UTF8.self)) == nil)
    Pictures.write(svg, as: "\(name).svg")
    Pictures.write(try scene.rendered(as: .png, density: 96), as: "\(name).png")
  }

  private func options(_ change: (inout DrawingOptions) -> Void = { _ in }) -> DrawingOptions {
    var options = DrawingOptions()
    options.starts = 3
    options.effort = 40
    change(&options)
    return options
  }

  @Test func worldFitsAPage() throws {
    let data = try Worlds.bundled("world")
    let snapshot = data.snapshot(.on(data.lastCoveredDay))
    let picture = try SnapshotPicture(snapshot, options())
    #expect(picture.style == .overview)
    #expect(picture.nationCount > 100)
    #expect(try picture.scene.rendered(as: .svg).count < 250_000)
    try check(picture.scene, "world")
    for style in [DiagramStyle.table, .matrix] {
      try check(
        SnapshotPicture(
          snapshot,
          options {
            $0.style = style
            $0.kinds = [.defense]
          }
        ).scene, "world-\(style)")
    }
    try check(
      SnapshotPicture(snapshot, options { $0.focus = ["MYS"] }).scene, "malaysia")
  }

  @Test func europe1914IsDrawnWithNames() throws {
    let data = try Worlds.bundled("europe-1914")
    let day = try #require(CalendarDate(year: 1914, month: 6, day: 28))
    let picture = try SnapshotPicture(data.snapshot(on: day), options())
    #expect(picture.style == .names || picture.style == .hubs)
    try check(picture.scene, "europe-1914")
  }
}
