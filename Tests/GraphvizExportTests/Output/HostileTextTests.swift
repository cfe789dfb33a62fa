import Testing

@testable import GraphvizExport

struct HostileTextTests {
  static let names = [
    "\"quoted\" 'name'", "<script>alert(1)</script>", "back\\slash\\", "\\N \\G \\L \\E",
    "control \u{1} \u{0} \u{1F} \u{7F} \u{FFFE}", "\u{202E}reversed\u{2066}",
    String(repeating: "long name ", count: 1_000), "]]>", "<!-- comment -->", "&lt;&amp;&#1;",
    "<<b>bold</b>>", "\" onload=\"alert(1)", "a\nb\rc\u{2028}d", "日本 العربية Ελλάδα", "",
    "x\\\"; n1 [label=broken]", "𝒳👩‍👩‍👧‍👦", "<TABLE><TR><TD>", "%s%n%x",
  ]

  private static func diagram() -> Diagram {
    let nodes = names.enumerated().map { index, name in
      let content: Diagram.Content =
        switch index % 5 {
        case 0: .name(name)
        case 1: .chip(code: name, name: name)
        case 2: .code(name)
        case 3: .hub(name, count: 3)
        default: .codes([name, name])
        }
      return Diagram.Node(
        id: name, content: content, tooltip: name, classes: ["nation", name])
    }
    let edges = nodes.indices.dropFirst().map { index in
      Diagram.Edge(
        tail: index - 1, head: index, mark: .mark(forKind: "defense"), kind: names[index],
        classes: [names[index]], plate: names[index], tooltip: names[index])
    }
    return Diagram(
      title: names.joined(separator: " "), subtitle: names.joined(), source: names.joined(),
      summary: names.joined(), nodes: nodes, edges: Array(edges),
      hulls: [Diagram.Hull(name: names[1], paint: Palette.accent, members: [0, 1])],
      legend: names.flatMap {
        [
          Diagram.LegendItem.line(label: $0, mark: .mark(forKind: "cyber"), kind: $0),
          .swatch(label: $0, paint: Palette.accent), .note($0),
        ]
      }, arrangement: Diagram.Arrangement(.stress, starts: 1, effort: 5), language: names[11])
  }

  private static let scene = Result { try Scene(diagram(), DiagramLayout(diagram())) }

  @Test(arguments: [Theme.light, .automatic])
  func svgStaysWellFormed(theme: Theme) throws {
    var scene = try Self.scene.get()
    scene.theme = theme
    let svg = String(decoding: try scene.rendered(as: .svg), as: UTF8.self)
    #expect(XMLChecker.fault(in: svg) == nil)
    #expect(!svg.contains("<script") && !svg.contains("\u{202E}"))
    var plain = SVGText(scene, flavor: .plain)
    #expect(XMLChecker.fault(in: plain.document()) == nil)
  }

  @Test func savedDOTIsReadAgainToTheSamePlaces() throws {
    let scene = try Self.scene.get()
    let dot = String(decoding: try scene.rendered(as: .dot), as: UTF8.self)
    let diagram = Self.diagram()
    let places = try GraphvizLibrary.places(
      of: dot, engine: "nop2", nodeCount: diagram.nodes.count, edgeCount: 0)
    let layout = try DiagramLayout(diagram)
    let shift = places.nodes[0] - layout.centers[0]
    for (place, center) in zip(places.nodes, layout.centers) {
      #expect((place - center - shift).length < 0.1)
    }
  }

  @Test func bitmapsAndPagesAreMade() throws {
    let scene = try Self.scene.get()
    #expect(try scene.rendered(as: .pdf).count > 1_000)
    #expect(try scene.rendered(as: .png, density: 40).count > 1_000)
  }

  @Test func drawingCommandsSurviveTheReader() throws {
    var scene = try Self.scene.get()
    scene.dot = nil
    let dot = String(decoding: try scene.rendered(as: .dot), as: UTF8.self)
    _ = try GraphvizLibrary.places(of: dot, engine: "nop2", nodeCount: 2, edgeCount: 0)
  }

  /// The reader's limit is 16,384 bytes for one string.
  @Test func longStringsAreSplitForTheReader() {
    let text = String(repeating: "a\\\"é", count: 20_000)
    let parts = DOTText.quoted(text).split(separator: "\" + \"")
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.utf8.count < 16_000 })
    #expect(parts.allSatisfy { !$0.hasSuffix("\\") || $0.hasSuffix("\\\\") })
  }

  @Test func charactersThatXMLLacksAreDropped() {
    #expect(SafeText.cleaned("a\u{0}\u{8}b\u{FFFF}\u{202E}c") == "abc")
    #expect(SafeText.cleaned("a\nb\tc") == "a b c")
    #expect(SafeText.cleaned(String(repeating: "x", count: 10_000)).count == SafeText.longest + 1)
    #expect(SafeText.label("a&b\\\"c") == "a&amp;b\\\\\\\"c")
  }
}
