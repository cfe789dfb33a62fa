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

  private func isReadAsColumns(
    _ text: String, _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws -> Bool {
    try folder.write(text, to: "x.csv")
    guard case .columns = try GraphFile.readColumns(folder.file("x.csv"), options) else {
      return false
    }
    return true
  }

  /// Both ways give one graph, and the direct way is taken.
  private func expectSame(_ text: String) throws {
    let both = try graphs(text)
    #expect(both.direct.nodes == both.slow.nodes)
    #expect(areSame(both.direct.graph, try both.slow.compact()))
    #expect(try isReadAsColumns(text))
  }

  /// Names that differ in their last byte only, of each length around those of a machine word, plain,
  /// in quotes, with CRLF and without a last newline.
  @Test(arguments: ["\n", "\r\n"])
  func namesOfEachLengthAreToldApart(lineEnd: String) throws {
    for length in 1...34 {
      let stem = String("abcdefghijklmnopqrstuvwxyzABCDEFGH".prefix(length - 1))
      let names = [stem + "x", stem + "y", "\"\(stem)z\"", "\"\(stem)x\""]
      let rows = names.map { "\($0),\(names[1])" }
      try expectSame("from,to\(lineEnd)" + rows.joined(separator: lineEnd))
      let graph = try GraphFile.compactGraph(folder.file("x.csv"))
      #expect(graph.nodes == [stem + "x", stem + "y", stem + "z"])
    }
  }

  @Test func namesKeepTheirZerosSignsAndQuotes() throws {
    for names in [
      ["007", "7", "+7", "-7", "10", "9"], ["1", "x"], ["-0", "0", "00"], ["-", "1"], ["+", "a"],
      ["9223372036854775807", "9223372036854775808", "1"],
      ["9223372036854775807", "-9223372036854775808", "1"], ["NA", "002", "null"],
      ["\"a,b\"", "\"a\nb\"", "\"a\r\nb\"", "\"say \"\"a\"\"\"", "\"\"\"\""],
      ["é", "e\u{301}", "z", "Ö", "日本", "🇫🇷"], ["a b", " a", "a ", "!", "a\tb", "\u{1}"],
    ] {
      let rows = names.flatMap { one in names.map { "\(one),\($0)\n" } }
      try expectSame("from,to\n" + rows.joined())
    }
    #expect(try GraphFile.compactGraph(folder.file("x.csv")).nodes.count == 6)
  }

  @Test func weightsAtTheBordersOfTheShortWay() throws {
    let weights = [
      "1", "12345678", "123456789", "1234567.8", "0.000001", ".5", "-.5", "-1", "-1234567", "+1",
      "1e3", "1E-3", "-1.5e2", "99999999", "9999999.9", "0.1", "0.30000000000000004", "1e-320",
      "123456789012345678", "0.1234567", "00000001", "-0.00001", "\"2.5\"", "", "1.0",
    ]
    let rows = weights.enumerated().map { "a,b\($0),\($1)\n" }
    try expectSame("from,to,weight\n" + rows.joined())
  }

  /// Whatever the strict reader refuses the direct way must not take.
  @Test(arguments: [
    "from,to\na\n", "from,to\na,b,c\n", "from,to\n\na,b\n", "from,to\na,b\n\n", "from,to\na,\n",
    "from,to\n,b\n", "from,to\na,\"b\n", "from,to\na,\"b\"c\n", "from,to\na,b\"c\n",
    "from,to\na,b\rc,d\n", "from,to\na,b\r", "from,to\na,b\0\n", "from,to\na,\"b\0\"\n",
    "from,to,weight\na,b,x\n", "from,to,weight\na,b,1.\n", "from,to,weight\na,b,-\n",
    "from,to,weight\na,b,1e400\n", "from,to,weight\na,b,1 \n", "from,to,weight\na,b,nan\n",
    "from,to,weight\na,b,1,5\n", "from,to,weight\na,b,0x10\n", "from,to,weight\na,b,1:2\n",
    "from,to,weight\na,b,1/2\n", "a,b\nc,d\n", "", "from,to\na,\"\"\n",
  ])
  func whatIsWrongIsRefusedWithItsPlace(text: String) throws {
    try folder.write(text, to: "x.csv")
    let path = folder.file("x.csv")
    let slow = #expect(throws: InvalidInput.self) { try GraphFile.read(path) }
    let direct = #expect(throws: InvalidInput.self) { try GraphFile.compactGraph(path) }
    #expect(slow?.faults == direct?.faults)
  }

  /// Any bytes put into a good file: both ways read the same graph, or refuse with the same faults.
  @Test(arguments: 0..<300)
  func strayBytesAreTakenTheSameWay(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var bytes = Array("from,to,weight\nAlpha,\"Beta, x\",1.5\nGamma,Alpha,-2\r\nBeta,é,\n".utf8)
    let strays = Array("\"\"\n\r,,.-+e09 \t\u{FEFF}é\0;".utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let stray = strays.randomElement(using: &random) ?? 0
      if Bool.random(using: &random), place < bytes.count {
        bytes[place] = stray
      } else {
        bytes.insert(stray, at: place)
      }
    }
    try FileReplacement.write(bytes, to: folder.file("x.csv"))
    let path = folder.file("x.csv")
    let (slow, direct) = (
      Result { try GraphFile.read(path, GraphReadingOptions(keepsAttributes: false)) },
      Result { try GraphFile.compactGraph(path) }
    )
    switch (slow, direct) {
    case (.success(let one), .success(let other)):
      #expect(one.nodes == other.nodes)
      #expect(areSame(try one.compact(), other.graph))
    case (.failure(let one as InvalidInput), .failure(let other as InvalidInput)):
      #expect(one.faults == other.faults)
    case (.success(let one), .failure(let problem)):
      #expect(problem is LabelledGraph.Unusable)
      #expect(throws: LabelledGraph.Unusable.self) { try one.compact() }
    default: Issue.record("one way reads the file and the other does not")
    }
  }

  /// Files of more than one window: records with newlines and characters of several bytes at its end,
  /// and one that is longer than a window.
  @Test(arguments: 0..<24)
  func recordsLieAcrossWindows(shift: Int) throws {
    var text = "from,to,weight\n" + String(repeating: "x", count: shift) + "y,z,1\n"
    for row in 0..<20_000 {
      text += "\"name\n\(row % 977)\",é\(row % 499)日,\(row % 13 + 1).25\r\n"
    }
    try expectSame(text)
    let long = String(repeating: "long", count: 100_000)
    if shift == 0 {
      let both = try graphs(text + "\"\(long)\n\",é,1\n" + "a,b,2\n")
      #expect(both.direct.nodes == both.slow.nodes)
      #expect(areSame(both.direct.graph, try both.slow.compact()))
    }
  }

  /// More names than the first table of names has room for, long and short ones.
  @Test func manyNamesAreToldApart() throws {
    let rows = (0..<30_000).map { row in
      "\(row * 7919 % 30_011),a rather long name \(row * 104_729 % 29_989)\n"
    }
    try expectSame("from,to\n" + rows.joined())
    try expectSame("from,to\n" + (0..<30_000).map { "\($0 * 7919 % 30_011),\($0)\n" }.joined())
  }

  @Test func columnsThatMeanNothingAreLeftOutWhereTheyMay() throws {
    let text = "year,from,note,to,weight\n1900,a,\"x, y\",b,2\n1901,b,,c,3\n"
    #expect(try isReadAsColumns(text) == false)
    #expect(try isReadAsColumns(text, GraphReadingOptions(keepsAttributes: false)))
    let both = try graphs(text)
    #expect(areSame(both.direct.graph, try both.slow.compact()))
  }

  @Test func lengthsOtherDelimitersAndLimits() throws {
    try folder.write("from\tto\tweight\na b\tc\t1,5\nc\td\t2\n", to: "x.tsv")
    var options = GraphReadingOptions()
    options.reading.decimalPoint = UInt8(ascii: ",")
    let path = folder.file("x.tsv")
    let direct = try GraphFile.compactGraph(path, weights: .length, options)
    #expect(areSame(direct.graph, try GraphFile.read(path, options).compact(.length)))
    #expect(direct.graph.lengths == [1.5, 2])
    options.reading.fieldSizeLimit = 2
    #expect(throws: InvalidInput.self) { try GraphFile.compactGraph(path, options) }
    options = GraphReadingOptions()
    options.reading.fileSizeLimit = 10
    #expect(throws: FileProblem.self) { try GraphFile.compactGraph(path, options) }
    try folder.write("from,to,weight\na,b,-1\n", to: "x.csv")
    #expect(throws: LabelledGraph.Unusable.self) {
      try GraphFile.compactGraph(folder.file("x.csv"), weights: .length)
    }
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
