import Testing

@testable import AllianceFormats

/// What fuzzing found in files of lines and words, and what it made us look at.
@Suite struct GraphTextTests {
  private func read(
    _ bytes: [UInt8], _ form: GraphForm, _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws(InvalidInput) -> LabelledGraph {
    try GraphFile.read(InputFile(name: "g", bytes: bytes), as: form, options)
  }

  private static let named: [(form: GraphForm, before: String, after: String, place: String)] = [
    (.edges, "a b\nC", "te b\n", "2:2"),
    (.pajek, "*Vertices 2\n1 \"C", "te\"\n2 \"b\"\n*Edges\n1 2\n", "2:5"),
    (.dl, "dl n=2\nformat=edgelist1\nlabels:\nC", "te\nb\ndata:\n1 2\n", "4:2"),
    (.gml, "graph [ node [ id 0 label \"C", "te\" ] ]", "1:29"),
    (.dot, "graph { C", "te }", "1:10"),
    (.graphml, "<graphml><graph><node id=\"C", "te\"/></graph></graphml>", "1:28"),
    (.json, "{\"nodes\": [{\"id\": \"C", "te\"}], \"edges\": []}", "1:21"),
  ]

  /// The byte F4 of ISO 8859-1, `Côte`: what was read in spite of it would be another name.
  @Test(arguments: named)
  func aByteThatIsNotUTF8IsTold(form: GraphForm, before: String, after: String, place: String)
    throws
  {
    let bytes = Array(before.utf8) + [0xF4] + Array(after.utf8)
    let error = #expect(throws: InvalidInput.self) { try read(bytes, form) }
    #expect(
      error?.description.hasPrefix("g:\(place): error: ") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("UTF-8") == true)
    let whole = Array(before.utf8) + Array("ô".utf8) + Array(after.utf8)
    #expect(try read(whole, form).nodes.contains("Côte"))
  }

  /// Found by fuzzing: at the beginning of the file the mark would be taken for that of the encoding.
  @Test func aNameThatBeginsWithAByteOrderMarkComesBack() throws {
    for form in GraphForm.allCases where form != .hif {
      let graph = LabelledGraph(
        nodes: ["\u{FEFF}", "\u{FEFF}b"], edges: [LabelledGraph.Edge(0, 1)])
      let written = GraphFile.written(graph, as: form)
      #expect(written.losses.isEmpty, "\(form)")
      let again = try read(written.bytes, form)
      #expect(again.nodes == graph.nodes && again.edges.count == 1, "\(form)")
    }
  }

  /// Found by fuzzing: labels that are numbers, such as COW's codes, were taken for the numbers of nodes.
  @Test func labelsThatAreNumbersComeBack() throws {
    for form in GraphForm.allCases where form != .hif {
      let graph = LabelledGraph(
        nodes: ["2", "3", "20", "200"],
        edges: [LabelledGraph.Edge(0, 1), LabelledGraph.Edge(1, 2), LabelledGraph.Edge(2, 3)])
      let again = try read(GraphFile.written(graph, as: form).bytes, form)
      #expect(again.nodes == graph.nodes && again.edges == graph.edges, "\(form)")
    }
    let text = "dl n=3\nformat=edgelist1\nlabels:\n3,1,2\ndata:\n1 2\n"
    let graph = try read(Array(text.utf8), .dl)
    #expect(
      graph.edges.map { [graph.nodes[$0.source], graph.nodes[$0.target]].sorted() } == [["1", "3"]])
    let embedded = "dl n=3\nformat=edgelist1\nlabels embedded\ndata:\n3 1\n1 2\n"
    let named = try read(Array(embedded.utf8), .dl)
    #expect(
      Set(named.edges.map { [named.nodes[$0.source], named.nodes[$0.target]].sorted() })
        == [["1", "3"], ["1", "2"]])
  }

  /// Found by fuzzing: the row that names the columns had one of two, and the others were looked up.
  @Test(arguments: [("a", "1"), ("a b c", "3")])
  func columnsOfAMatrixAreAsManyAsNodes(names: String, count: String) throws {
    let text = "dl n=2\nlabels embedded\ndata:\n\(names)\na 0 1\nb 1 0\n"
    let error = #expect(throws: InvalidInput.self) { try read(Array(text.utf8), .dl) }
    #expect(
      error?.faults.contains { $0.message == "the first row names \(count) columns, not 2" } == true
    )
    let whole = try read(Array("dl n=2\nlabels embedded\ndata:\nb a\na 0 0\nb 0 1\n".utf8), .dl)
    #expect(whole.edges.map { whole.nodes[$0.source] + whole.nodes[$0.target] } == ["ba"])
  }

  /// Found by fuzzing: a line of twenty bytes that asks for gigabytes.
  @Test(arguments: [
    (GraphForm.pajek, "*Vertices 44444444 \n1 1\n", "1:11"),
    (.dl, "dl n=4444444\nformat=edgelist1\ndata:\n1 2\n", "1:4"),
    (.dl, "dl nr=4444444, nc=2\nformat=edgelist1\ndata:\n1 2\n", "1:4"),
    (.pajek, "*Vertices 9223372036854775807\n", "1:11"),
  ])
  func nodesThatAreOnlyAnnouncedAreLimited(form: GraphForm, text: String, place: String) {
    let error = #expect(throws: InvalidInput.self) { try read(Array(text.utf8), form) }
    #expect(error?.faults.map(\.limitOption) == ["--max-nodes"])
    #expect(
      error?.description.hasPrefix("g:\(place): error: ") == true, "\(error?.description ?? "")")
  }

  @Test func nodesWithoutALineOfTheirOwnAreThere() throws {
    let text = "*Vertices 100000\n*Edges\n1 100000\n"
    #expect(try read(Array(text.utf8), .pajek).nodes.count == 100_000)
    var options = GraphReadingOptions()
    options.reading.announcedNodeLimit = 99_900
    #expect(throws: InvalidInput.self) { try read(Array(text.utf8), .pajek, options) }
    options.reading.announcedNodeLimit = 99_970
    #expect(try read(Array(text.utf8), .pajek, options).edges.count == 1)
    let empty = try read(Array("*Vertices 0\n".utf8), .pajek)
    #expect(empty.nodes.isEmpty)
    #expect(throws: InvalidInput.self) { try read(Array("*Vertices -1\n".utf8), .pajek) }
  }
}
