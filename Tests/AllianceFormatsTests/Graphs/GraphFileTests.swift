import GraphCore
import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct GraphFileTests {
  static func read(
    _ text: String, _ form: GraphForm, _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws(InvalidInput) -> LabelledGraph {
    try GraphFile.read(InputFile(name: "g", bytes: Array(text.utf8)), as: form, options)
  }

  private func read(
    _ text: String, _ form: GraphForm, _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws(InvalidInput) -> LabelledGraph {
    try Self.read(text, form, options)
  }

  // MARK: - Edge lists

  @Test func anEdgeListHasNamesWeightsSignsAndAttributes() throws {
    let graph = try read(
      "\"from\",\"to\",\"sign\",weight,since\nb,a,1,2.5,1900\na,c,-1,,1910\n", .csv)
    #expect(graph.nodes == ["a", "b", "c"])
    #expect(
      graph.edges == [
        LabelledGraph.Edge(0, 1, weight: 2.5), LabelledGraph.Edge(0, 2, isNegative: true),
      ])
    #expect(graph.edgeAttribute("since") == [.integer(1900), .integer(1910)])
  }

  @Test func codesStayText() throws {
    let graph = try read("source\ttarget\tcow\nNA\t002\t007\n", .tsv)
    #expect(graph.nodes == ["002", "NA"])
    #expect(graph.edgeAttribute("cow") == [.text("007")])
  }

  @Test func columnsAreToldOrNamed() throws {
    let text = "state_a;state_b;w\nx;y;1,5\n"
    let error = #expect(throws: InvalidInput.self) { try read(text, .csv) }
    #expect(error?.faults.first?.remedy.contains("--delimiter") == true)
    var options = GraphReadingOptions(columns: ["from": "state_a", "to": "state_b", "weight": "w"])
    options.reading.delimiter = UInt8(ascii: ";")
    #expect(throws: InvalidInput.self) { try read(text, .csv, options) }
    options.reading.decimalPoint = UInt8(ascii: ",")
    #expect(try read(text, .csv, options).edges == [LabelledGraph.Edge(0, 1, weight: 1.5)])
  }

  /// Which of the two is meant cannot be known.
  @Test func aColumnThatIsNeededTwiceIsAFault() {
    let error = #expect(throws: InvalidInput.self) {
      try read("from,to,from\na,b,c\n", .csv)
    }
    #expect(error?.faults.first?.message == "the column “from” stands twice")
    #expect(error?.faults.first?.line == 1)
    // What is not needed may.
    #expect((try? read("from,to,note,note\na,b,c,d\n", .csv))?.nodes == ["a", "b"])
  }

  @Test func linesOfTwoNamesAreAnEdgeList() throws {
    let graph = try read("# remark\n10 9\n9\t11 .5\r\n", .edges)
    #expect(graph.nodes == ["9", "10", "11"])
    #expect(graph.edges == [LabelledGraph.Edge(0, 1), LabelledGraph.Edge(0, 2, weight: 0.5)])
    #expect(throws: InvalidInput.self) { try read("a b c d\n", .edges) }
    #expect(throws: InvalidInput.self) { try read("a b inf\n", .edges) }
  }

  // MARK: - GraphML

  @Test func graphMLKeepsBothDirections() throws {
    let graph = try read(
      """
      <graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="l" for="node" attr.name="label" attr.type="string"><default>none</default></key>
      <graph edgedefault="undirected"><node id="b"><data key="l">B &amp; b</data></node>
      <node id="a"/><edge source="a" target="b"/>
      <edge source="b" target="a" directed="true"><data key="w"> 2 </data></edge></graph></graphml>
      """, .graphml)
    #expect(graph.nodes == ["a", "b"])
    #expect(
      graph.edges == [
        LabelledGraph.Edge(0, 1), LabelledGraph.Edge(1, 0, isDirected: true, weight: 2),
      ])
    #expect(graph.isMixed)
    #expect(graph.nodeAttribute("label") == [.text("none"), .text("B & b")])
    let compact = try graph.compact()
    #expect(compact.isDirected && compact.edgeCount == 3)
  }

  @Test func undeclaredNodesAreFaultsUnlessTheyAreAllowed() throws {
    let text = "<graphml><graph><node id='a'/>\n<edge source='a' target='zz'/></graph></graphml>"
    let error = #expect(throws: InvalidInput.self) { try read(text, .graphml) }
    #expect(error?.faults.first?.line == 2)
    #expect(error?.faults.first?.message.contains("zz") == true)
    let graph = try read(text, .graphml, GraphReadingOptions(allowsNewNodes: true))
    #expect(graph.nodes == ["a", "zz"])
  }

  @Test(arguments: [
    "<graphml><graph><node id='a'/><node id='a'/></graph></graphml>",
    "<graphml><graph><edge source='a'/></graph></graphml>", "<graphml/>", "<gexf/>",
    "<graphml><graph edgedefault='x'/></graphml>",
    "<graphml><graph><node id='a'><data key='q'>1</data></node></graph></graphml>",
    "<graphml><key id='k' attr.name='w' attr.type='double'/><graph><node id='a'>"
      + "<data key='k'>1e400</data></node></graph></graphml>",
    "<graphml><key id='k' attr.type='int'/><graph><node id='a'><data key='k'>x</data></node>"
      + "</graph></graphml>",
    "<graphml><graph><hyperedge/></graph></graphml>",
  ])
  func badGraphMLIsRefused(_ text: String) {
    let error = #expect(throws: InvalidInput.self) { try read(text, .graphml) }
    #expect(error?.faults.first?.line == 1)
  }

  // MARK: - Node-link JSON

  @Test(arguments: ["edges", "links"])
  func nodeLinkJSONIsReadUnderBothNames(_ name: String) throws {
    let graph = try read(
      """
      {"directed": true, "graph": {"name": "G"}, "nodes": [{"id": 2, "label": "France"}, {"id": 1}],
       "\(name)": [{"source": 2, "target": 1, "weight": 3}]}
      """, .json)
    #expect(graph.nodes == ["1", "2"] && graph.title == "G")
    #expect(graph.edges == [LabelledGraph.Edge(1, 0, isDirected: true, weight: 3)])
    #expect(graph.nodeAttribute("label") == [nil, .text("France")])
  }

  @Test func nodesWithoutAnIdAreFoundByTheirPlace() throws {
    let graph = try read(
      #"{"nodes": [{"name": "x"}, {"name": "y"}], "links": [{"source": 0, "target": 1}]}"#, .json)
    #expect(graph.nodes == ["x", "y"] && graph.edges == [LabelledGraph.Edge(0, 1)])
  }

  @Test func badNodeLinkJSONIsRefused() {
    #expect(throws: InvalidInput.self) { try read("{\"nodes\": NaN}", .json) }
    #expect(throws: InvalidInput.self) { try read("{\"nodes\": []}", .json) }
    let undeclared = #"{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "b"}]}"#
    #expect(throws: InvalidInput.self) { try read(undeclared, .json) }
  }

  // MARK: - GEXF, Pajek, GML

  @Test func gexfHasTypesSpellsAndDirections() throws {
    let graph = try read(
      """
      <gexf version="1.3"><graph defaultedgetype="directed" mode="dynamic">
      <attributes class="node"><attribute id="0" title="gdp" type="double"/></attributes>
      <nodes><node id="a" label="Alpha"><attvalues><attvalue for="0" value="2.5"/></attvalues>
      <spells><spell start="1900-01-01" end="1910-01-01"/><spell start="1920-01-01"/></spells></node>
      <node id="b" label="b"/></nodes>
      <edges><edge id="0" source="b" target="a" weight="2" start="1905-01-01"/>
      <edge id="1" source="b" target="a" type="undirected"/></edges></graph></gexf>
      """, .gexf)
    #expect(graph.nodes == ["a", "b"])
    #expect(graph.nodeAttribute("gdp") == [.number(2.5), nil])
    #expect(graph.nodeAttribute("label") == [.text("Alpha"), nil])
    #expect(graph.nodeAttribute("spells") == [.text("1900-01-01/1910-01-01;1920-01-01/"), nil])
    #expect(
      graph.edges == [
        LabelledGraph.Edge(0, 1), LabelledGraph.Edge(1, 0, isDirected: true, weight: 2),
      ])
    #expect(graph.edgeAttribute("start") == [nil, .text("1905-01-01")])
    #expect(throws: InvalidInput.self) { try read("<gexf><graph><node/></graph></gexf>", .gexf) }
  }

  @Test func pajekMixesArcsAndEdges() throws {
    let graph = try read(
      "*Network x\n% remark\n*Vertices 3\n1 \"New Land\" 0.1 0.2 0.5\n2 b\r\n3 \"b\"\n"
        + "*Arcs :1 \"likes\"\n1 2 1.5 [1900-1910]\n*Edges\n2 3\n*Arcslist\n3 1 2\n", .pajek)
    #expect(graph.nodes == ["2", "3", "New Land"])
    #expect(graph.isMixed)
    #expect(
      graph.edges == [
        LabelledGraph.Edge(0, 1), LabelledGraph.Edge(1, 0, isDirected: true),
        LabelledGraph.Edge(1, 2, isDirected: true),
        LabelledGraph.Edge(2, 0, isDirected: true, weight: 1.5),
      ])
    #expect(graph.nodeAttribute("label") == [.text("b"), .text("b"), nil])
    #expect(graph.edgeAttribute("interval")?.last == .text("1900-1910"))
    let matrix = try read("*Vertices 2\n*Matrix\n0 1\n0 -1\n", .pajek)
    #expect(matrix.edges.map(\.weight) == [1, -1])
  }

  /// Found by the fuzzer: vertices 2 and 3 share a label and are named by their numbers, one of which
  /// is the label of vertex 4.
  @Test func labelsThatAreNumbersOfOthersStandOnce() throws {
    let pajek = try read("*Vertices 4\n1 FRA\n2 3\n4 2\n*Edges\n1 4\n", .pajek)
    #expect(pajek.nodes == ["2", "3", "4", "FRA"])
    #expect(pajek.edges == [LabelledGraph.Edge(2, 3)])
    #expect(pajek.nodeAttribute("label") == [.text("3"), .text("3"), .text("2"), nil])
    let dl = try read("dl n=3\nlabels:\na,a,1\ndata:\n0 0 1\n0 0 0\n1 0 0\n", .dl)
    #expect(dl.nodes == ["1", "2", "3"])
    #expect(dl.edges == [LabelledGraph.Edge(0, 2)])
    // Numbers that are the labels of others are kept where none of them is shared.
    let swapped = try read("*Vertices 2\n1 2\n2 1\n*Edges\n1 2\n", .pajek)
    #expect(swapped.nodeAttributes.isEmpty)
  }

  @Test(arguments: [
    ("*Vertices 2\n*Edges\n1 3\n", 3), ("1 2\n", 1), ("*Vertices x\n", 1),
    ("*Vertices 1\n*Foo\n", 2), ("*Vertices 2\n*Arcs\n1 2 abc\n", 3), ("", 1),
    ("*Vertices 2\n*Matrix\n0 1 1\n", 3), ("*Vertices 2\n*Edges\n1\n", 3),
  ])
  func badPajekIsLocated(_ text: String, line: Int) {
    let error = #expect(throws: InvalidInput.self) { try read(text, .pajek) }
    #expect(error?.faults.first?.line == line)
  }

  @Test func gmlHasLabelsListsAndReferences() throws {
    let graph = try read(
      """
      # remark
      Creator "x"
      graph [ directed 1
        node [ id 5 label "C&#244;te &quot;x&quot;" graphics [ x 1.0 ] ]
        node [ id 7 label "b" pop 3 ]
        edge [ source 7 target 5 weight 1.5E0 ]
      ]
      """, .gml)
    #expect(graph.nodes == ["Côte \"x\"", "b"])
    #expect(graph.edges == [LabelledGraph.Edge(1, 0, isDirected: true, weight: 1.5)])
    #expect(graph.nodeAttribute("pop") == [nil, .integer(3)])
  }

  @Test(arguments: [
    "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", "graph [", "graph ]", "x",
    "graph [ node [ label \"a ] ]", "graph [ node [ id 1 ] node [ id 1 ] ]",
    "graph [ node [ id 1 x 1e400 ] ]", "graph [ node [ id 1 x abc ] ]", "node [ id 1 ]",
  ])
  func badGMLIsLocated(_ text: String) {
    let error = #expect(throws: InvalidInput.self) { try read(text, .gml) }
    #expect(error?.faults.first?.line == 1)
  }

  @Test func deepGMLIsRefused() {
    let text = String(repeating: "a [ ", count: 100_000)
    let error = #expect(throws: InvalidInput.self) { try read(text, .gml) }
    #expect(error?.faults.first?.limitOption == "--max-depth")
  }

  // MARK: - DL and HIF

  @Test(arguments: [
    "dl n=3 format=edgelist1\nlabels:\na,b,\"c d\"\ndata:\n1 2 2\n2 1 2\n2 3\n3 2\n",
    "DL N = 3, FORMAT = FULLMATRIX\nLABELS:\na b \"c d\"\nDATA:\n0 2 0\n2 0 1\n0 1 0\n",
    "dl n=3\nformat = edgelist1\nlabels embedded\ndata:\na b 2\nb a 2\nb \"c d\"\n\"c d\" b\n",
    "dl n=3\nlabels embedded\ndata:\n a b \"c d\"\na 0 2 0\nb 2 0 1\n\"c d\" 0 1 0\n",
  ])
  func dlIsReadInItsForms(_ text: String) throws {
    let graph = try read(text, .dl)
    #expect(graph.nodes == ["a", "b", "c d"])
    #expect(graph.edges == [LabelledGraph.Edge(0, 1, weight: 2), LabelledGraph.Edge(1, 2)])
  }

  @Test(arguments: ["", "x", "dl n=2 format=edgelist1\ndata:\n1 3\n", "dl n=2\ndata:\n0 1 1\n"])
  func badDLIsRefused(_ text: String) {
    #expect(throws: InvalidInput.self) { try read(text, .dl) }
  }

  @Test func aHypergraphIsATwoModeGraph() throws {
    let text = """
      {"network-type": "undirected", "metadata": {"name": "H"},
       "incidences": [{"edge": "pact", "node": "a"}, {"edge": "pact", "node": 2, "weight": 3}],
       "nodes": [{"node": "c"}], "edges": [{"edge": "pact", "attrs": {"year": 1900}}]}
      """
    let graph = try read(text, .hif)
    #expect(graph.nodes == ["2", "a", "c", "pact"])
    #expect(graph.nodeAttribute("hyperedge") == [nil, nil, nil, .flag(true)])
    #expect(graph.edges == [LabelledGraph.Edge(0, 3, weight: 3), LabelledGraph.Edge(1, 3)])
    let written = GraphFile.written(graph, as: .hif)
    #expect(written.losses.isEmpty)
    let again = try GraphFile.read(InputFile(name: "h", bytes: written.bytes), as: .hif)
    #expect(again == graph)
    #expect(GraphForm(fileName: "x.hif.json.gz") == .hif && GraphForm(fileName: "x.json") == .json)
  }

  // MARK: - DOT

  @Test func dotIsReadAsData() throws {
    let graph = try read(
      """
      # remark
      strict digraph "G \\"x\\"" { rankdir=LR; node [shape=box] // looks
        a [label="A\\nb\\\\", size=3]; b:n -> { c d } [weight=2 dir=none]
        a -> b -> c /* twice */ a -> b
        subgraph cluster_x { e; "f" + "g" } -2.5 -> a [label=<b<i>x</i>>]
      }
      """, .dot)
    #expect(graph.title == "G \"x\"")
    #expect(graph.nodes == ["-2.5", "a", "b", "c", "d", "e", "fg"])
    #expect(graph.nodeAttribute("label") == [nil, .text("A\nb\\"), nil, nil, nil, nil, nil])
    #expect(graph.nodeAttribute("size")?[1] == .integer(3))
    #expect(
      graph.edges == [
        LabelledGraph.Edge(0, 1, isDirected: true), LabelledGraph.Edge(1, 2, isDirected: true),
        LabelledGraph.Edge(2, 3, weight: 2), LabelledGraph.Edge(2, 3, isDirected: true),
        LabelledGraph.Edge(2, 4, weight: 2),
      ])
    #expect(graph.edgeAttribute("label")?[0] == .text("b<i>x</i>"))
  }

  @Test(arguments: [
    "", "graph", "graph {", "graph { a -> b }", "digraph { a -- b }", "graph { a [x= }",
    "graph { \"a }", "graph { a -- }", "graph { } x", "graph { /* }", "graph { ; = }",
    "graph { a & b }", "graph { <b }", "graph { \"a\" + b }",
  ])
  func badDOTIsLocated(_ text: String) {
    let error = #expect(throws: InvalidInput.self) { try read(text, .dot) }
    #expect(error?.faults.first?.line == 1)
  }

  @Test func deepDOTIsRefused() {
    let text = "graph " + String(repeating: "{ ", count: 100_000)
    let error = #expect(throws: InvalidInput.self) { try read(text, .dot) }
    #expect(error?.faults.first?.limitOption == "--max-depth")
  }

  /// Any bytes make a graph or faults, in every form.
  @Test(arguments: GraphForm.allCases)
  func damagedFilesNeverCrash(_ form: GraphForm) {
    var random = SeededRandom(seed: 31)
    let marks = Array("<>{}[]\"';,=:*#\\\n\r\t -1.e\u{0}".utf8)
    for _ in 0..<400 {
      var bytes = GraphFile.written(RandomGraphs.labelled(&random, for: form), as: form).bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = marks.randomElement(using: &random) ?? 0
        case 1: bytes[index] = .random(in: 0...255, using: &random)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 9))
        }
      }
      do throws(InvalidInput) {
        let graph = try GraphFile.read(InputFile(name: "g", bytes: bytes), as: form)
        #expect(graph.edges.allSatisfy { graph.nodes.indices.contains($0.target) })
      } catch {
        #expect(!error.faults.isEmpty && !error.description.isEmpty)
      }
    }
  }

  // MARK: - Roles of weights

  @Test func weightsHaveRoles() throws {
    let graph = try read("from,to,weight\na,b,-2\nb,c,0.5\n", .csv)
    let strengths = try graph.compact(.strength)
    #expect(strengths.strengths == [2, 0.5] && strengths.negatives == [true, false])
    #expect(strengths.lengths == nil)
    let error = #expect(throws: LabelledGraph.Unusable.self) { try graph.compact(.length) }
    #expect(error?.description.contains("“a” to “b” has -2") == true)
    #expect(try graph.compact(.ignored).strengths == nil)
  }

  // MARK: - Round trips

  @Test(arguments: GraphForm.allCases)
  func randomGraphsComeBackButForTheDeclaredLosses(_ form: GraphForm) throws {
    var random = SeededRandom(seed: 77)
    var faithful = 0
    for _ in 0..<60 {
      let graph = RandomGraphs.labelled(&random, for: form)
      let written = GraphFile.written(graph, as: form)
      let again = try GraphFile.read(
        InputFile(name: "g", bytes: written.bytes), as: form, RandomGraphs.options(form))
      if written.losses.isEmpty {
        faithful += 1
        #expect(again == graph.sorted(), "\(Self.difference(again, graph.sorted()))")
      }
      #expect(again.edges.count >= graph.edges.count)
      let twice = GraphFile.written(again, as: form)
      let third = try GraphFile.read(
        InputFile(name: "g", bytes: twice.bytes), as: form, RandomGraphs.options(form))
      #expect(GraphFile.written(third, as: form).bytes == twice.bytes)
    }
    #expect(faithful > 5 || [.csv, .tsv, .pajek, .dl, .hif, .dot].contains(form))
  }

  /// Which parts of two graphs differ, in a line.
  private static func difference(_ one: LabelledGraph, _ other: LabelledGraph) -> String {
    var parts: [String] = []
    if one.title != other.title { parts.append("title") }
    if one.isDirected != other.isDirected { parts.append("direction") }
    if one.nodes != other.nodes { parts.append("nodes") }
    if one.edges != other.edges { parts.append("edges") }
    if one.nodeAttributes != other.nodeAttributes { parts.append("node attributes") }
    if one.edgeAttributes != other.edgeAttributes { parts.append("edge attributes") }
    return parts.joined(separator: ", ")
  }

  @Test func theNetworksOfTheFieldAreRead() throws {
    let karate = PublishedFiles.path("classic-networks/karate_edges.csv")
    guard InputFile.kind(of: karate) == .file else { return }
    let graph = try GraphFile.read(karate)
    #expect(graph.nodes.count == 34 && graph.edges.count == 78)
    #expect(graph.nodes.first == "1" && graph.nodes.last == "34")
    let tribes = try GraphFile.read(
      PublishedFiles.path("classic-networks/gahuku_gama_tribes_signed_edges.csv"))
    #expect(tribes.nodes.count == 16 && tribes.edges.count == 58)
    #expect(tribes.edges.count(where: \.isNegative) == 29)
  }
}

/// Graphs that use everything that a form can hold, of texts that formats stumble over.
enum RandomGraphs {
  static func options(_ form: GraphForm) -> GraphReadingOptions { GraphReadingOptions() }

  static func labelled(_ random: inout SeededRandom, for form: GraphForm) -> LabelledGraph {
    let count = Int.random(in: 2...9, using: &random)
    let isMixed = Bool.random(using: &random) && form != .edges
    let isDirected = Bool.random(using: &random) && form != .edges
    var edges: [LabelledGraph.Edge] = []
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      edges.append(
        LabelledGraph.Edge(
          Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random),
          isDirected: isMixed ? Bool.random(using: &random) : isDirected,
          weight: form == .edges
            ? nil
            : Bool.random(using: &random)
              ? nil : Double(Int.random(in: -9...9, using: &random)) + 0.5,
          isNegative: form != .edges && Bool.random(using: &random)))
    }
    var names: Set<String> = []
    let nodes = (0..<count).map { index -> String in
      let text = randomText(&random).unicodeScalars.filter { isAllowed($0, form) }
      let name = "n\(index)" + String(String.UnicodeScalarView(text))
      names.insert(name)
      return name
    }
    let isAllDirected = edges.allSatisfy(\.isDirected)
    return LabelledGraph(
      isDirected: isAllDirected, nodes: nodes, edges: edges,
      nodeAttributes: form == .edges
        ? []
        : [
          LabelledGraph.Attribute(
            name: "label",
            values: nodes.map { _ in
              let text = randomText(&random).unicodeScalars.filter { isAllowed($0, form) }
              return text.isEmpty ? nil : .text("l" + String(String.UnicodeScalarView(text)))
            }),
          LabelledGraph.Attribute(
            name: "size", values: nodes.indices.map { $0 == 0 ? .integer(3) : .integer($0) }),
          LabelledGraph.Attribute(name: "x", values: nodes.map { _ in .number(0.25) }),
        ],
      edgeAttributes: form == .edges
        ? []
        : [
          LabelledGraph.Attribute(
            name: "since", values: edges.indices.map { .integer(1900 + $0) })
        ])
  }

  /// XML has no control characters, lines of words no spaces.
  private static func isAllowed(_ scalar: Unicode.Scalar, _ form: GraphForm) -> Bool {
    switch form {
    case .csv, .tsv, .json: scalar.value != 0
    case .edges: scalar.value > 0x20 && scalar.value != 0x2028
    default: scalar.value >= 0x20 || scalar == "\n" || scalar == "\t"
    }
  }
}
