import AllianceGraph
import Testing

@testable import GraphvizExport

/// Sizes, colours, widths and labels as the options ask for them, each with its
/// legend.
struct LooksTests {
  private func diagram(
    _ style: DiagramStyle, _ change: (inout DrawingOptions) -> Void
  ) throws -> Diagram {
    var options = DrawingOptions()
    options.style = style
    options.starts = 1
    options.effort = 20
    change(&options)
    return SnapshotDiagram(try Worlds.snapshot(), options).diagram
  }

  private func node(_ id: String, _ diagram: Diagram) throws -> Diagram.Node {
    try #require(diagram.nodes.first { $0.id == id })
  }

  @Test func fiveStepsOfColourHaveALegendEach() throws {
    let diagram = try diagram(.names) {
      $0.shades = DrawingOptions.Sizes(
        label: "power", values: ["AAA": 0, "BBB": 1, "CCC": 5, "DDD": 10])
    }
    // Steps of two: 0–2, 2–4, 4–6, 6–8, 8–10.
    #expect(try node("AAA", diagram).fill == Palette.steps[0].fill)
    #expect(try node("BBB", diagram).fill == Palette.steps[0].fill)
    #expect(try node("CCC", diagram).fill == Palette.steps[2].fill)
    #expect(try node("DDD", diagram).fill == Palette.steps[4].fill)
    #expect(try node("EEE", diagram).fill == Palette.neutralFill)
    let swatches = diagram.legend.compactMap { item -> String? in
      if case .swatch(let label, _) = item { label } else { nil }
    }
    #expect(swatches == ["power 0–2", "2–4", "4–6", "6–8", "8–10", "no value"])
  }

  @Test func typeGrowsWithTheRootAndHasAScale() throws {
    let diagram = try diagram(.names) {
      $0.sizes = DrawingOptions.Sizes(label: "power", values: ["AAA": 4, "BBB": 1])
    }
    // 10 + 6 √(v/4): 16 for the greatest, 13 for a quarter of it, 10 for none.
    #expect(try node("AAA", diagram).fontSize == 16)
    #expect(try node("BBB", diagram).fontSize == 13)
    #expect(try node("FFF", diagram).fontSize == 10)
    let scale = diagram.legend.compactMap { item -> String? in
      if case .type(let label, let size) = item { "\(label): \(Int(size))" } else { nil }
    }
    #expect(scale == ["power 0: 10", "1: 13", "4: 16"])
  }

  @Test func widthsFollowTheLevelAndTheLegendHasThoseUsed() throws {
    let diagram = try diagram(.names) { $0.widths = .level }
    let defense = try #require(diagram.edges.first { $0.kind == "defense" })
    let other = try #require(diagram.edges.first { $0.kind == "hostility" })
    #expect(defense.mark.width > other.mark.width)
    let widths = diagram.legend.compactMap { item -> Double? in
      if case .width(_, let mark) = item { mark.width } else { nil }
    }
    #expect(widths == widths.sorted() && widths.count > 1)
    #expect(
      Set(diagram.edges.map { $0.mark.isDoubled ? $0.mark.width * 2 : $0.mark.width })
        .isSubset(of: Set(widths)))
  }

  @Test func swingMembersHaveABandOfTheBlocTheyLeanTo() throws {
    let diagram = try diagram(.names) {
      $0.blocs = [
        DrawingOptions.Bloc(name: "one", members: ["AAA", "BBB", "CCC"], swing: ["CCC"]),
        DrawingOptions.Bloc(name: "two", members: ["DDD", "EEE"]),
      ]
    }
    #expect(try node("CCC", diagram).band == Palette.blocs[1].strong)
    #expect(try node("AAA", diagram).band == nil)
    #expect(
      diagram.legend.contains {
        if case .band(_, let paint, let band) = $0 {
          paint == Palette.blocs[0].strong && band == Palette.blocs[1].strong
        } else {
          false
        }
      })
  }

  @Test func whatAMarkAtOneEndSaysStandsInTheLegend() throws {
    func notes(_ nations: [NationCode], _ kinds: [TieKind]) throws -> [String] {
      let data = try Worlds.bundled("europe-1914")
      let day = try #require(CalendarDate(year: 1914, month: 6, day: 28))
      var options = DrawingOptions()
      options.style = .names
      options.nations = nations
      options.kinds = kinds
      return SnapshotDiagram(data.snapshot(on: day), options).diagram.legend.compactMap {
        if case .note(let text) = $0 { text } else { nil }
      }
    }
    // Belgium is guaranteed by Great Britain and others, and guarantees nobody (Treaty of London,
    // 1839); France and Italy owe each other neutrality (1902).
    #expect(
      try notes(["BEL", "GBR"], [.neutrality]).contains(
        "mark at one end: to whom the pledge is made"))
    #expect(try !notes(["FRA", "ITA"], [.neutrality]).contains { $0.contains("one end") })
  }

  @Test func labelsAreNamesCodesOrBoth() throws {
    for style in [DiagramStyle.names, .hubs, .chips] {
      let names = try diagram(style) { $0.labels = .names }
      #expect(try node("AAA", names).content == .name("Nation AAA"))
      let codes = try diagram(style) { $0.labels = .codes }
      #expect(try node("AAA", codes).content == .code("AA"))
      let both = try diagram(style) { $0.labels = .both }
      #expect(try node("AAA", both).content == .chip(code: "AA", name: "Nation AAA"))
    }
  }

  @Test func splitNationsLeaveTheirBoxWithTheirTies() throws {
    let whole = try diagram(.overview) { $0.agreements = .hubs }
    #expect(!whole.nodes.contains { $0.id == "AAA" })
    #expect(!whole.edges.contains { $0.kind == "hostility" })
    let split = try diagram(.overview) {
      $0.agreements = .hubs
      $0.split = ["AAA"]
    }
    #expect(split.nodes.contains { $0.id == "AAA" } && split.nodes.contains { $0.id == "EEE" })
    #expect(split.edges.filter { $0.kind == "hostility" }.count == 1)
    // Of the three ties of 1980 only the mediation is none of AAA's.
    #expect(split.source.contains("1 tie between two nations left out"))
    // The words for who does not see the picture speak of what is drawn.
    #expect(whole.summary.contains("0 lines between two nations"))
  }

  @Test func onlyStatesAreNationsThatAreNotShown() throws {
    var contents = try Worlds.small().contents
    contents.nations += [
      Nation(code: "ORG", name: "Organisation", kind: .organization),
      Nation(code: "XXX", name: "Nation XXX"),
    ]
    let day = try #require(CalendarDate(year: 2000))
    let snapshot = try AllianceData(contents).snapshot(on: day)
    let source = SnapshotDiagram(snapshot, DrawingOptions()).diagram.source
    #expect(source.contains("1 nation without such ties not shown"))
  }

  @Test func subtitlesNameOnlyTheKindsThatAreDrawn() throws {
    let diagram = try diagram(.overview) {
      $0.agreements = .hubs
      $0.kinds = [.defense, .intelligence, .hostility]
    }
    #expect(diagram.subtitle.contains("Mutual defence, Intelligence sharing, in force"))
  }

  @Test func agreementsHaveATimelineOfTheirMembers() throws {
    let data = try Worlds.small()
    let agreement = try #require(data.agreement(AgreementID(rawValue: "four")))
    let picture = TimelinePicture(data, agreement: agreement)
    #expect(picture.barCount == 4)
    let svg = String(decoding: try picture.scene.rendered(as: .svg), as: UTF8.self)
    #expect(svg.contains("1950 signed") && svg.contains("1985–"))
    #expect(DiagramChecker(scene: picture.scene).textsOutside.isEmpty)
  }

  @Test func numbersOfALegendAreShort() {
    #expect(ShortNumber.text(0) == "0")
    #expect(ShortNumber.text(1234.5) == "1235" || ShortNumber.text(1234.5) == "1234")
    #expect(ShortNumber.text(12.34) == "12.3")
    #expect(ShortNumber.text(0.0558) == "0.0558")
    #expect(ShortNumber.text(0.25) == "0.25")
    #expect(ShortNumber.text(-3) == "−3")
  }
}
