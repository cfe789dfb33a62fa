import Testing

@testable import GraphvizExport

struct GraphvizLibraryTests {
  private func places(_ dot: String, engine: String = "neato") throws -> GraphvizLibrary.Places {
    try GraphvizLibrary.places(of: dot, engine: engine, nodeCount: 2, edgeCount: 1)
  }

  @Test func placesAreReadBack() throws {
    let places = try places(
      "graph g { n0 [pos=\"0,0\"] n1 [pos=\"100,50\"] n0 -- n1 [e=0] }", engine: "nop2")
    let step = places.nodes[1] - places.nodes[0]
    #expect(abs(step.x - 100) < 0.1 && abs(step.y + 50) < 0.1)
    #expect(places.edges[0] != nil)
  }

  @Test(arguments: [
    "graph g { n0 [", "not dot at all", "", "graph g { n0 [label=<<b>] }",
    "graph g { n0 [label=<<TABLE>] }",
  ])
  func brokenTextIsAnErrorWithAReason(dot: String) {
    #expect(throws: GraphvizError.self) { try places(dot) }
  }

  @Test func unknownEnginesAndFormatsAreErrors() {
    #expect(throws: GraphvizError.self) { try places("graph g { n0 }", engine: "magic") }
    #expect(throws: GraphvizError.self) {
      try GraphvizLibrary.render("graph g { n0 }", engine: "neato", format: "odd", fonts: false)
    }
  }

  /// Graphviz 2.42 formats messages over 1,023 bytes by using up an argument
  /// list twice; the hook's buffer is grown beforehand.
  @Test func longMessagesDoNotCrash() throws {
    let long = String(repeating: "f", count: 100_000)
    let dot = DOTText.quoted(long)
    _ = try? places("graph g { n0 [style=\(dot), shape=\(dot)] n1 }")
    _ = try places("graph g { n0 n1 n0 -- n1 [e=0] }")
  }

  @Test func libraryKeepsWorkingAfterErrors() throws {
    for _ in 0..<50 { _ = try? places("graph g { n0 [") }
    _ = try places("graph g { n0 n1 n0 -- n1 [e=0] }")
  }

  @Test func imagesAreNotOpened() throws {
    let bytes = try GraphvizLibrary.render(
      "graph g { n0 [shape=box, image=\"/etc/passwd\"] }", engine: "neato", format: "svg",
      fonts: false)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("passwd"))
  }

  @Test func pngAndPdfHaveTheirSignatures() throws {
    let scene = Scene(
      width: 100, height: 50, theme: .light, title: "t", summary: "",
      items: [.text(Scene.Text("Text \"with\" \\ quotes \\", at: Point(10, 20), size: 12))])
    #expect(Array(try scene.rendered(as: .png).prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    let pdf = try scene.rendered(as: .pdf)
    #expect(String(decoding: pdf.prefix(5), as: UTF8.self) == "%PDF-")
  }

  @Test func aPDFDoesNotSayWhenItWasMade() {
    let pdf = "<< /Producer (cairo) /CreationDate (D:20261121204607Z) >> 1 0 obj"
    #expect(
      Scene.withoutDate(Array(pdf.utf8))
        == Array("<< /Producer (cairo)                                   >> 1 0 obj".utf8))
    for other in ["", "%PDF-1.5", "<< /CreationDate (D:2026"] {
      #expect(Scene.withoutDate(Array(other.utf8)) == Array(other.utf8))
    }
  }

  @Test func cairoWritesTheDateWhereItIsTakenOut() throws {
    let scene = Scene(width: 100, height: 50, theme: .light, title: "t", summary: "", items: [])
    let pdf = String(decoding: try scene.rendered(as: .pdf), as: Unicode.ASCII.self)
    #expect(pdf.contains("/Producer (cairo"))
    #expect(!pdf.contains("/CreationDate"))
  }

  @Test func pngHasTheAskedForSize() throws {
    let scene = Scene(
      width: 200, height: 100, theme: .light, title: "t", summary: "",
      items: [
        .box(
          Box(left: 0, top: 0, right: 200, bottom: 100), radius: 0, fill: Palette.ink, stroke: nil)
      ])
    let png = try scene.rendered(as: .png, density: 144)
    // Width and height are big-endian words 16 and 20 bytes into a PNG.
    let width = png[16..<20].reduce(0) { $0 * 256 + Int($1) }
    let height = png[20..<24].reduce(0) { $0 * 256 + Int($1) }
    #expect(abs(width - 400) <= 1 && abs(height - 200) <= 1)
  }

  @Test func hugeBitmapsAreRefusedBeforehand() {
    let scene = Scene(
      width: 10_000, height: 10_000, theme: .light, title: "t", summary: "", items: [])
    #expect(throws: GraphvizError.self) { try scene.rendered(as: .png, density: 1_200) }
  }
}
