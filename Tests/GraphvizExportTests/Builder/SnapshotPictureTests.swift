import AllianceGraph
import Testing

@testable import GraphvizExport

struct SnapshotPictureTests {
  private static func quick(_ style: DiagramStyle? = nil) -> DrawingOptions {
    var options = DrawingOptions()
    options.style = style
    options.starts = 2
    options.effort = 20
    return options
  }

  private static func options(for style: DiagramStyle) -> DrawingOptions {
    var options = quick(style)
    if style == .partners || style == .rings { options.focus = ["CCC"] }
    if style == .path {
      options.paths = [
        [
          DrawingOptions.Leg(from: "AAA", to: "CCC"), DrawingOptions.Leg(from: "CCC", to: "EEE"),
        ]
      ]
    }
    return options
  }

  @Test(arguments: DiagramStyle.allCases)
  func everyStyleKeepsTheBounds(style: DiagramStyle) throws {
    for theme in Theme.allCases {
      let scene = try SnapshotPicture(
        Worlds.snapshot(), Self.options(for: style), theme: theme
      ).scene
      let check = DiagramChecker(scene: scene)
      #expect(check.nodeOverlaps.isEmpty)
      #expect(check.textsOutside.isEmpty)
      #expect(check.textOverlaps.isEmpty)
      #expect(check.leastFont >= 9)
      #expect(check.lowContrast(theme).isEmpty, "\(theme)")
      // A table or matrix names its kinds by colours.
      if style != .table, style != .matrix { #expect(check.legendKinds == check.drawnKinds) }
      let svg = String(decoding: try scene.rendered(as: .svg), as: UTF8.self)
      #expect(XMLChecker.fault(in: svg) == nil)
      let dot = String(decoding: try scene.rendered(as: .dot), as: UTF8.self)
      _ = try GraphvizLibrary.places(of: dot, engine: "nop2", nodeCount: 1, edgeCount: 0)
    }
  }

  @Test(arguments: DiagramStyle.allCases)
  func orderOfRowsChangesNothing(style: DiagramStyle) throws {
    let one = try SnapshotPicture(Worlds.snapshot(), Self.options(for: style)).scene
    let other = try SnapshotPicture(
      Worlds.snapshot(reversed: true), Self.options(for: style)
    ).scene
    #expect(try one.rendered(as: .svg) == other.rendered(as: .svg))
    #expect(try one.rendered(as: .dot) == other.rendered(as: .dot))
  }

  @Test(arguments: DiagramStyle.allCases)
  func hostileNamesStayText(style: DiagramStyle) throws {
    for hostile in HostileTextTests.names {
      let snapshot = try Worlds.snapshot { "\($0) \(hostile)" }
      let scene = try SnapshotPicture(snapshot, Self.options(for: style)).scene
      let svg = String(decoding: try scene.rendered(as: .svg), as: UTF8.self)
      #expect(XMLChecker.fault(in: svg) == nil, "\(hostile.prefix(20))")
      let dot = String(decoding: try scene.rendered(as: .dot), as: UTF8.self)
      _ = try GraphvizLibrary.places(of: dot, engine: "nop2", nodeCount: 1, edgeCount: 0)
    }
  }

  @Test func kindsAndFocusChooseWhatIsDrawn() throws {
    var options = Self.quick()
    options.kinds = [.intelligence]
    let picture = try SnapshotPicture(Worlds.snapshot(), options)
    #expect(picture.nationCount == 3)
    #expect(DiagramChecker(scene: picture.scene).drawnKinds == ["tie-intelligence"])
    var focus = Self.quick()
    focus.focus = ["FFF"]
    // FFF has the treaty of two with AAA and is mediated for by BBB; its tie with EEE comes in 1999.
    #expect(try SnapshotPicture(Worlds.snapshot(), focus).nationCount == 3)
  }

  @Test func snapshotsDecideWhatHolds() throws {
    // In 1995 DDD has joined the four and the treaty of two has ended.
    var options = Self.quick()
    options.kinds = [.nonaggression]
    #expect(try SnapshotPicture(Worlds.snapshot(1995), options).nationCount == 0)
    options.kinds = [.defense]
    #expect(try SnapshotPicture(Worlds.snapshot(1980), options).nationCount == 3)
    #expect(try SnapshotPicture(Worlds.snapshot(1995), options).nationCount == 4)
  }

  @Test func pledgesOfOneSideHaveAMarkerAtOneEnd() throws {
    var options = Self.quick(.names)
    options.kinds = [.mediation]
    let diagram = SnapshotDiagram(try Worlds.snapshot(), options).diagram
    #expect(diagram.edges.map(\.isDirected) == [true])
    let ends = MarkerAttributes.ends(diagram.edges[0])
    #expect(ends.tail == .none && ends.head != .none)
  }

  @Test func agreementsBecomeHubsWhenLinesWouldBeMore() throws {
    var options = Self.quick()
    options.kinds = [.defense]
    let four = SnapshotDiagram(try Worlds.snapshot(1995), options).diagram
    // Four members: six lines between them, four spokes.
    #expect(four.edges.count == 4)
    options.agreements = .pairs
    #expect(SnapshotDiagram(try Worlds.snapshot(1995), options).diagram.edges.count == 6)
    options.agreements = .automatic
    #expect(SnapshotDiagram(try Worlds.snapshot(1980), options).diagram.edges.count == 3)
  }

  @Test func pathsFadeTheRest() throws {
    var options = Self.quick(.names)
    options.paths = [[DrawingOptions.Leg(from: "AAA", to: "BBB")]]
    let diagram = SnapshotDiagram(try Worlds.snapshot(), options).diagram
    let strong = diagram.nodes.filter { $0.emphasis == .strong }.map(\.id)
    #expect(strong == ["AAA", "BBB"])
    #expect(diagram.edges.contains { $0.emphasis == .faded })
    #expect(
      diagram.edges.filter { $0.emphasis == .strong }.allSatisfy {
        [$0.tail, $0.head].sorted() == [0, 1]
      })
  }

  @Test func comparisonCountsWhatChanged() throws {
    let data = try Worlds.small()
    func snapshot(_ year: Int) -> Snapshot {
      data.snapshot(.on(CalendarDate(year: year)?.firstDay ?? .distantPast))
    }
    let comparison = ComparisonDiagram(snapshot(1980), snapshot(2000), Self.quick())
    // Added: DDD joins the four, EEE–FFF; ended: the treaty of two.
    #expect(comparison.addedCount == 2)
    #expect(comparison.endedCount == 1)
    let scene = Scene(comparison.diagram, try DiagramLayout(comparison.diagram))
    let check = DiagramChecker(scene: scene)
    #expect(check.legendKinds == check.drawnKinds)
    #expect(check.nodeOverlaps.isEmpty && check.textsOutside.isEmpty)
    #expect(ComparisonDiagram(snapshot(1980), snapshot(1980)).addedCount == 0)
  }

  @Test func timelinesHaveABarForEveryAgreementAndTie() throws {
    let timeline = TimelinePicture(try Worlds.small(), nation: "AAA")
    #expect(timeline.barCount == 3)
    let check = DiagramChecker(scene: timeline.scene)
    #expect(check.textsOutside.isEmpty && check.textOverlaps.isEmpty)
    let svg = String(decoding: try timeline.scene.rendered(as: .svg), as: UTF8.self)
    #expect(XMLChecker.fault(in: svg) == nil)
    #expect(TimelinePicture(try Worlds.small(), nation: "ZZZ").barCount == 0)
  }

  @Test func agreementsAreCalledByTheirShortNames() {
    func short(_ id: String, _ name: String) -> String {
      Agreement(id: AgreementID(rawValue: id), name: name, kinds: [.defense]).displayName
    }
    #expect(short("nato", "North Atlantic Treaty Organization") == "NATO")
    #expect(short("ukusa-1946", "UKUSA Agreement (Five Eyes)") == "Five Eyes")
    #expect(short("sadc-defence-pact", "SADC Mutual Defence Pact of 2003") == "SADC Defence Pact")
    #expect(short("oecs-1981", "Organisation of Eastern Caribbean States") == "OECS")
    #expect(short("belgium-1839", "Treaty of London on Belgium") == "Treaty of London on Belgium")
    // Codes of the parties are no name.
    #expect(
      short("pak-usa-1959", "Agreement of Cooperation (United States and Pakistan)")
        == "Agreement of Cooperation")
    #expect(short("3001", "Some treaty with a long name") == "Some treaty with a long name")
  }
}

struct KeptPlacesTests {
  @Test func laterPicturesKeepThePlacesOfEarlierOnes() throws {
    var options = DrawingOptions()
    options.starts = 2
    options.effort = 20
    options.style = .names
    let first = try SnapshotPicture(Worlds.snapshot(1980), options)
    options.places = first.places
    let later = try SnapshotPicture(Worlds.snapshot(1995), options)
    for (id, place) in first.places where later.places[id] != nil {
      #expect(later.places[id] == place)
    }
    #expect(DiagramChecker(scene: later.scene).nodeOverlaps.isEmpty)
  }

  @Test func smallMultiplesKeepPlacesFromPanelToPanel() throws {
    let data = try Worlds.small()
    let years = [1955, 1980, 1995, 2000]
    let snapshots = years.compactMap { CalendarDate(year: $0)?.firstDay }.map {
      data.snapshot(.on($0))
    }
    var options = DrawingOptions()
    options.starts = 2
    options.effort = 20
    let picture = try SmallMultiples(snapshots, options)
    #expect(picture.panelCount == 4)
    let check = DiagramChecker(scene: picture.scene)
    #expect(check.nodeOverlaps.isEmpty && check.textsOutside.isEmpty)
    #expect(check.textOverlaps.isEmpty)
    #expect(check.legendKinds == check.drawnKinds)
    let svg = String(decoding: try picture.scene.rendered(as: .svg), as: UTF8.self)
    #expect(XMLChecker.fault(in: svg) == nil)
  }

  @Test func frustratedTiesAreBroughtOut() throws {
    var options = DrawingOptions()
    options.style = .names
    options.blocs = [
      DrawingOptions.Bloc(name: "one", members: ["AAA", "BBB"]),
      DrawingOptions.Bloc(name: "other", members: ["CCC", "EEE"]),
    ]
    options.marksFrustration = true
    let diagram = SnapshotDiagram(try Worlds.snapshot(), options).diagram
    let strong = diagram.edges.filter { $0.emphasis == .strong }
    // Friends across: the alliance of AAA and BBB with CCC. The foes AAA and EEE stand apart.
    #expect(strong.count == 2)
    #expect(strong.allSatisfy { $0.kind == "defense" })
  }

  @Test func idsOfTwoPicturesOnAPageDiffer() throws {
    var options = DrawingOptions()
    options.starts = 1
    options.effort = 5
    let scene = try SnapshotPicture(Worlds.snapshot(), options).scene
    let page = "<div>\(scene.svgElement(idPrefix: "a"))\(scene.svgElement(idPrefix: "b"))</div>"
    #expect(XMLChecker.fault(in: page) == nil)
    #expect(XMLChecker.fault(in: scene.plainSVG()) == nil)
    #expect(!scene.plainSVG().contains("<style"))
  }
}
