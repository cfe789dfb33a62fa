import Testing

@testable import GraphvizExport

/// The two pictures that the design was judged by within its bounds: crossings at most 6 and 40, nothing overlapping, legend complete.
@Suite(.serialized) struct DiagramQualityTests {
  enum Sample: String, CaseIterable, CustomTestStringConvertible {
    case europe1914, network24

    var diagram: Diagram {
      switch self {
      case .europe1914: Samples.europe1914
      case .network24: Samples.network24
      }
    }

    var mostCrossings: Int { self == .europe1914 ? 6 : 40 }
    var largestFile: Int { self == .europe1914 ? 40_000 : 80_000 }
    var testDescription: String { rawValue }
  }

  @Test(arguments: Sample.allCases)
  func samplesKeepTheBounds(sample: Sample) throws {
    var diagram = sample.diagram
    #if DEBUG
      // A tenth of the moves are made: more of them are asked for.
      diagram.arrangement.starts = 8
      diagram.arrangement.effort = 2_000
    #endif
    let scene = Scene(diagram, try DiagramLayout(diagram))
    let check = DiagramChecker(scene: scene)
    #expect(check.nodeOverlaps.isEmpty)
    #expect(check.textsOutside.isEmpty)
    #expect(check.textOverlaps.isEmpty)
    #expect(check.leastFont >= 9)
    for theme in [Theme.light, .dark, .print] {
      #expect(check.lowContrast(theme).isEmpty, "\(theme)")
    }
    #expect(check.legendKinds == check.drawnKinds)
    #expect(check.crossings <= sample.mostCrossings, "\(check.crossings)")
    #expect(check.linesThroughNodes.isEmpty)
    let aspect = scene.width / scene.height
    #expect(aspect >= 0.9 && aspect <= 2.2, "\(aspect)")
    let svg = try scene.rendered(as: .svg)
    #expect(svg.count <= sample.largestFile)
    #expect(XMLChecker.fault(in: String(decoding: svg, as: UTF8.self)) == nil)
    Pictures.write(try scene.rendered(as: .png, density: 96), as: "\(sample.rawValue).png")
    Pictures.write(svg, as: "\(sample.rawValue).svg")
  }

  #if !DEBUG
    @Test(arguments: Sample.allCases)
    func layoutsTakeLittleTime(sample: Sample) throws {
      var diagram = sample.diagram
      let all = try Pictures.processorTime { _ = try DiagramLayout(diagram) }
      #expect(all <= .seconds(3), "\(all)")
      diagram.arrangement.starts = 1
      let one = try Pictures.processorTime { _ = try DiagramLayout(diagram) }
      #expect(one <= .milliseconds(600), "\(one)")
    }
  #endif

  @Test func linesDoNotEndFarFromTheMean() throws {
    var diagram = Samples.europe1914
    diagram.arrangement.starts = 4
    diagram.arrangement.effort = 100
    let layout = try DiagramLayout(diagram)
    let lengths = layout.curves.map(\.length)
    let mean = lengths.reduce(0, +) / Double(lengths.count)
    #expect((lengths.max() ?? 0) <= 4 * mean)
  }
}
