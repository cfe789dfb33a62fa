import Testing

@testable import GraphvizExport

struct PictureTests {
  @Test(arguments: [("1914", Samples.europe1914), ("mid", Samples.network24)])
  func samplesAreDrawn(name: String, diagram: Diagram) throws {
    let clock = ContinuousClock()
    var layout: DiagramLayout?
    let time = try clock.measure { layout = try DiagramLayout(diagram) }
    let scene = Scene(diagram, try #require(layout))
    let drawing = try clock.measure {
      Pictures.write(try scene.rendered(as: .png, density: 96), as: "\(name).png")
    }
    Pictures.write(try scene.rendered(as: .svg), as: "\(name).svg")
    Pictures.write(try scene.rendered(as: .pdf), as: "\(name).pdf")
    print(name, "layout", time, "png", drawing)
  }
}
