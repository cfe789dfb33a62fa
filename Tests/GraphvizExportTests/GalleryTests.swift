import AllianceGraph
import Testing

@testable import GraphvizExport

/// Every style on the bundled data with the default effort, measured and
/// written for the eye: `scripts/check-diagrams` runs this with optimisation.
/// Without `ALLIANCE_PICTURES` it is skipped.
@Suite(.serialized, .enabled(if: Pictures.folder != nil)) struct GalleryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var data: String
    var date: (Int, Int, Int)
    var theme = Theme.light
    /// Crossings at most; nil where the data decides them.
    var crossings: Int?
    var kilobytes = 250
    var change: @Sendable (inout DrawingOptions) -> Void = { _ in }

    var testDescription: String { name }
  }

  private static let asean: [NationCode] = [
    "IDN", "MYS", "SGP", "THA", "PHL", "VNM", "LAO", "KHM", "MMR", "BRN", "AUS", "NZL", "GBR",
    "USA", "JPN",
  ]
  private static let world = (2024, 12, 31)
  private static let july = (1914, 6, 28)

  static let cases: [Case] = [
    Case(name: "1914", data: "europe-1914", date: july, crossings: 24),
    Case(name: "1914-dark", data: "europe-1914", date: july, theme: .dark),
    Case(name: "1914-print", data: "europe-1914", date: july, theme: .print),
    Case(name: "1914-defence", data: "europe-1914", date: july, crossings: 2) {
      $0.kinds = [.defense]
    },
    Case(name: "1914-blocs", data: "europe-1914", date: july) {
      $0.kinds = [.defense, .diplomatic, .hostility, .consultation]
      $0.blocs = [
        DrawingOptions.Bloc(name: "Triple Alliance", members: ["DEU", "AUH", "ITA"]),
        DrawingOptions.Bloc(name: "Triple Entente", members: ["GBR", "FRA", "RUS"]),
      ]
    },
    Case(name: "1914-hubs", data: "europe-1914", date: july) { $0.style = .hubs },
    Case(name: "1914-chips", data: "europe-1914", date: july) { $0.style = .chips },
    Case(name: "1914-matrix", data: "europe-1914", date: july) { $0.style = .matrix },
    Case(name: "1914-map", data: "europe-1914", date: july) { $0.style = .map },
    Case(name: "1914-britain", data: "europe-1914", date: july) {
      $0.focus = ["GBR"]
      $0.style = .partners
    },
    Case(name: "1882", data: "europe-1914", date: (1883, 12, 31)),
    Case(name: "world", data: "world", date: world, crossings: 20, kilobytes: 150),
    Case(name: "world-dark", data: "world", date: world, theme: .dark, kilobytes: 150),
    Case(name: "world-print", data: "world", date: world, theme: .print, kilobytes: 150),
    Case(name: "world-chips", data: "world", date: world, crossings: 300, kilobytes: 250) {
      $0.kinds = [.defense]
      $0.style = .chips
    },
    Case(name: "world-table", data: "world", date: world) {
      $0.kinds = [.defense]
      $0.style = .table
    },
    Case(name: "world-matrix", data: "world", date: world, kilobytes: 1_400) {
      $0.style = .matrix
    },
    Case(name: "world-defence-matrix", data: "world", date: world, kilobytes: 800) {
      $0.kinds = [.defense]
      $0.style = .matrix
    },
    Case(name: "world-map", data: "world", date: world, kilobytes: 400) {
      $0.kinds = [.defense, .hostility]
      $0.style = .map
    },
    Case(name: "world-cyber", data: "world", date: world) { $0.kinds = [.cyber] },
    Case(name: "world-counterterrorism", data: "world", date: world) {
      $0.kinds = [.counterterrorism]
    },
    Case(name: "world-intelligence", data: "world", date: world) { $0.kinds = [.intelligence] },
    Case(name: "world-hostility", data: "world", date: world) { $0.kinds = [.hostility] },
    Case(name: "world-1962", data: "world", date: (1962, 12, 31)) { $0.kinds = [.defense] },
    Case(name: "malaysia", data: "world", date: world) { $0.focus = ["MYS"] },
    Case(name: "united-states", data: "world", date: world) {
      $0.focus = ["USA"]
      $0.kinds = [.defense, .intelligence]
    },
    Case(name: "nigeria", data: "world", date: world) { $0.focus = ["NGA"] },
    Case(name: "southeast-asia", data: "world", date: world) { $0.nations = asean },
    Case(name: "southeast-asia-table", data: "world", date: world) {
      $0.nations = asean
      $0.style = .table
    },
    Case(name: "southeast-asia-matrix", data: "world", date: world) {
      $0.nations = asean
      $0.style = .matrix
    },
    Case(name: "southeast-asia-map", data: "world", date: world) {
      $0.nations = asean
      $0.kinds = [.defense, .intelligence, .consultation]
      $0.style = .map
    },
    Case(name: "path", data: "world", date: world) {
      $0.paths = [["AUS", "GBR", "PHL"].map { NationCode($0) }].flatMap { $0 }.map { via in
        [
          DrawingOptions.Leg(from: "MYS", to: via), DrawingOptions.Leg(from: via, to: "USA"),
          DrawingOptions.Leg(from: "USA", to: "KOR"),
        ]
      }
    },
    Case(name: "path-1914", data: "europe-1914", date: july) {
      $0.paths = [
        [
          DrawingOptions.Leg(from: "PRT", to: "GBR"), DrawingOptions.Leg(from: "GBR", to: "RUS"),
        ]
      ]
    },
  ]

  @Test(arguments: cases.filter { Pictures.isWanted($0.name) })
  func picturesKeepTheBounds(of picture: Case) throws {
    let data = try Worlds.bundled(picture.data)
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
        try #require(scene), Case(name: name, data: "", date: Self.world), time,
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
      multiples.scene, Case(name: "panels", data: "", date: Self.world), .zero, style: "panels",
      nations: multiples.panelCount)
    for (name, data, nation) in [
      ("timeline-malaysia", world, "MYS"), ("timeline-britain", europe, "GBR"),
    ] {
      let timeline = TimelinePicture(data, nation: NationCode(nation))
      try judge(
        timeline.scene, Case(name: name, data: "", date: Self.world), .zero, style: "timeline",
        nations: timeline.barCount)
    }
  }

  private func judge(
    _ scene: Scene, _ picture: Case, _ time: Duration, style: String, nations: Int
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
      #expect(check.linesThroughNodes.isEmpty)
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
