import GraphCore
import RandomTestSupport
import Testing

@testable import AllianceFormats

/// The way from the bytes of an edge list into the compact graph gives the graph that the way over a
/// labelled graph gives.
@Suite struct CompactEdgeListTests {
  let folder = ScratchFolder()

  private func graphs(_ text: String, _ options: GraphReadingOptions = GraphReadingOptions()) throws
    -> (direct: NamedGraph, slow: LabelledGraph)
  {
    try folder.write(text, to: "x.csv")
    let path = folder.file("x.csv")
    return (
      try GraphFile.compactGraph(path, options), try GraphFile.read(path, options)
    )
  }

  private func areSame(_ one: CompactGraph, _ other: CompactGraph) -> Bool {
    one.vertexCount == other.vertexCount && one.isDirected == other.isDirected
      && one.isSimple == other.isSimple && one.isSigned == other.isSigned
      && one.edgeSources == other.edgeSources && one.edgeTargets == other.edgeTargets
      && one.strengths == other.strengths && one.lengths == other.lengths
      && one.negatives == other.negatives && one.outgoing.offsets == other.outgoing.offsets
      && one.outgoing.neighbors == other.outgoing.neighbors
      && one.outgoing.edges == other.outgoing.edges
      && one.incoming.neighbors == other.incoming.neighbors
  }

  @Test(arguments: 0..<100)
  func agreesWithTheLabelledGraph(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let names = [
      "A", "B", "2", "10", "é", "e\u{301}", "a long name", "\"q\"\"q\"", "Z", "abcdefgh",
    ]
    let isNumbered = seed % 5 == 0
    let hasWeights = seed % 2 == 0
    var text = hasWeights ? "from,weight,to\n" : "from,to\n"
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      func name() -> String {
        isNumbered
          ? "\(Int.random(in: 0...30, using: &random))" : names.randomElement(using: &random) ?? ""
      }
      let weight = ["1", "2.5", "-1", "", "1e3", "1"].randomElement(using: &random) ?? ""
      text += hasWeights ? "\(name()),\(weight),\(name())\n" : "\(name()),\(name())\n"
    }
    for isDirected in [nil, true, false] {
      let both = try graphs(text, GraphReadingOptions(isDirected: isDirected))
      #expect(both.direct.nodes == both.slow.nodes)
      #expect(areSame(both.direct.graph, try both.slow.compact()))
    }
  }

  @Test func whatItDoesNotKnowIsReadTheOtherWay() throws {
    let signed = try graphs("from,to,sign,directed\na,b,-1,yes\nb,c,1,no\n")
    #expect(areSame(signed.direct.graph, try signed.slow.compact()))
    #expect(signed.direct.graph.isDirected && signed.direct.graph.isSigned)
    try folder.write("from,to,weight\na,b,0\n", to: "x.csv")
    #expect(throws: LabelledGraph.Unusable.self) {
      try GraphFile.compactGraph(folder.file("x.csv"))
    }
    #expect(throws: InvalidInput.self) {
      try folder.write("from,to,weight\na,b,x\n", to: "x.csv")
      _ = try GraphFile.compactGraph(folder.file("x.csv"))
    }
    try folder.write("from,to,weight\na,b,-2\nc,d,-3\n", to: "x.csv")
    let row = try GraphFile.row(of: folder.file("x.csv")) { $0 < -2 }
    #expect(row?.line == 3 && row?.weight == -3)
  }

  /// Mirrored rows are many in files of directed pairs; leaving them out takes no time of its own.
  @Test func aFileOfMirroredRowsIsReadAsFast() throws {
    let pairs = (0..<100_000).map { ("n\($0 % 300)", "m\($0 / 300)") }
    let rows = pairs.flatMap { ["\($0.0),\($0.1),defense\n", "\($0.1),\($0.0),defense\n"] }
    try folder.write("from,to,kind\n" + rows.joined(), to: "ties.csv")
    let start = ContinuousClock.now
    let data = try DataPackage.read(folder.file("ties.csv"))
    #expect(data.contents.ties.count == 100_000)
    // A row at a time would move half a terabyte.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
