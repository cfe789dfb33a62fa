import AllianceGraph
import Testing

@testable import AllianceFormats

/// Tables of one's own and graphs as data sets.
@Suite struct FileImportTests {
  let folder = ScratchFolder()

  private static let base: AllianceData? = {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: "base", title: "Base"))
    contents.nations = [
      Nation(
        code: "GFR", name: "German Federal Republic", codes: Nation.Codes(cow: "260", gw: "260"),
        periods: [Period(from: "1955", to: .on("1990"))]),
      Nation(
        code: "GMY", name: "Germany", codes: Nation.Codes(iso2: "DE", cow: "255", gw: "260"),
        periods: [
          Period(from: "1871", to: .on("1945")), Period(from: "1990-10-03"),
        ], aliases: ["Deutschland"]),
      Nation(code: "NAM", name: "Namibia", codes: Nation.Codes(iso2: "NA", cow: "565")),
      Nation(code: "USA", name: "United States", codes: Nation.Codes(iso2: "US", cow: "002")),
    ]
    return try? AllianceData(contents)
  }()

  private func read(
    _ bytes: [UInt8], _ name: String = "t.csv", _ change: (inout ImportOptions) -> Void
  ) throws -> DataImport.Outcome {
    try FileReplacement.write(bytes, to: folder.file(name))
    var options = ImportOptions(base: Self.base)
    change(&options)
    return try FileImport.read([folder.file(name)], as: nil, options)
  }

  private static let columns: [SpreadsheetLayout.Role: String] = [.from: "a", .to: "b"]

  @Test func columnsAreMappedAndTheDelimiterIsFound() throws {
    let outcome = try read(
      Array("a;b;Art;seit;w;x\nDeutschland;United States;Bündnis;20.5.1882;1,5;?\n".utf8)
    ) {
      $0.spreadsheet = SpreadsheetLayout(
        columns: Self.columns.merging([.kind: "Art", .start: "seit", .strength: "w"]) { $1 },
        kindNames: ["Bündnis": .defense], dates: .dayFirst)
      $0.reading.decimalPoint = 0x2C
    }
    let tie = try #require(outcome.data.contents.ties.first)
    #expect(tie.from == "GMY" && tie.to == "USA" && tie.kind == .defense)
    #expect(tie.strength == 1.5 && tie.period == Period(from: "1882-05-20"))
    #expect(outcome.statement.remarks(.dropped).map(\.text) == ["columns that are not used: x"])
    #expect(outcome.statement.remarks(.changed).first?.text.contains("semicolons") == true)
  }

  /// The number 260 of Gleditsch and Ward is one Germany or the other, by the date.
  @Test func codesMeanNationsByDate() throws {
    let outcome = try read(
      Array("a,b,start\n260,002,1960\n260,2,2000\n260,2,\nNA,2,1995\n".utf8)
    ) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue, codes: .gw)
    }
    #expect(outcome.data.contents.ties.map(\.from) == ["260", "GFR", "GMY", "NA"])
    let unknown = try #require(outcome.statement.remarks(.changed).first?.text)
    #expect(unknown.contains("260 (GFR German Federal Republic or GMY Germany?)"))
    let cow = try read(Array("a,b\n255,2\nNA,565\n".utf8)) {
      $0.spreadsheet = SpreadsheetLayout(
        columns: Self.columns, kind: .dialogue, missing: ["NA"], codes: .cow)
    }
    #expect(cow.data.contents.ties.map(\.from) == ["GMY", "NA"])
    #expect(cow.data.contents.ties.map(\.to) == ["USA", "NAM"])
  }

  /// The letters of the Correlates of War project are not those of ISO: they have to be told.
  @Test func lettersOfTheCorrelatesOfWarAreRead() throws {
    let rows = Array("a,b,start\nGMY,USA,1900\ngmy,NAM,1995\nGFR,USA,1960\n".utf8)
    let outcome = try read(rows) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue, codes: .cow)
    }
    #expect(outcome.data.contents.ties.map(\.from) == ["GFR", "GMY", "GMY"])
    #expect(outcome.data.contents.ties.map(\.to) == ["USA", "NAM", "USA"])
    #expect(COWLetters.number("AUS") == 305 && COWLetters.number("DEU") == nil)
    let france = try read(Array("a,b\nNAM,GMY\n".utf8)) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue, codes: .iso2)
    }
    #expect(
      france.statement.remarks(.changed).first?.text.contains("GMY (Germany with --codes cow?)")
        == true)
  }

  /// `USA` is no code of Gleditsch and Ward: it is not the nation that has it as its code.
  @Test func whatIsNotFoundIsNoOtherNation() throws {
    var contents = try #require(Self.base).contents
    contents.nations = [Nation(code: "USA", name: "United States", codes: Nation.Codes(gw: "2"))]
    let base = try AllianceData(contents)
    let outcome = try read(Array("a,b\nUSA,2\n".utf8)) {
      $0.base = base
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue, codes: .gw)
    }
    #expect(outcome.data.contents.ties.map(\.from) == ["USA′"])
    #expect(outcome.data.contents.nations.map(\.code) == ["USA", "USA′"])
    #expect(outcome.statement.remarks(.changed).first?.count == 1)
  }

  @Test func yearsMakeSpells() throws {
    let outcome = try read(
      Array("a,b,year\nUSA,NAM,1990\nUSA,NAM,1991\nUSA,NAM,1993\nUSA,NAM,1993\n".utf8)
    ) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue)
    }
    #expect(
      outcome.data.contents.ties.map(\.period) == [
        Period(from: "1990", to: .on("1991")), Period(from: "1993"),
      ])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1])
  }

  @Test func nothingIsGuessed() throws {
    for (text, place) in [
      ("a,b,kind\nUSA,NAM,rivals\n", "2:9"), ("a,b,kind,start\nUSA,NAM,defense,1.2.1990\n", "2:17"),
      ("a,b,kind,strength\nUSA,NAM,defense,\"1,5\"\n", "2:17"),
      ("a,b,kind\nUSA,United States,defense\n", "2:5"), ("a,b\nUSA,NAM\n", "1:1"),
      ("a,c,kind\nUSA,NAM,defense\n", "1:1"),
    ] {
      let error = #expect(throws: InvalidInput.self) {
        try read(Array(text.utf8)) {
          $0.spreadsheet = SpreadsheetLayout(columns: Self.columns)
        }
      }
      let fault = error?.faults.first
      #expect("\(fault?.line ?? 0):\(fault?.column ?? 0)" == place, "\(text)")
    }
  }

  @Test func aByteOrderMarkTellsTheEncoding() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "a\tb\nCôte\tUSA\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let outcome = try read(bytes) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue)
    }
    #expect(outcome.data.contents.ties.map(\.from) == ["Côte"])
    let windows = try read(Array("a,b\nUSA,".utf8) + [0x8A, 0x0A]) {
      $0.spreadsheet = SpreadsheetLayout(columns: Self.columns, kind: .dialogue)
      $0.reading.encoding = .windows1252
    }
    #expect(windows.data.contents.ties.map(\.to) == ["Š"])
  }

  @Test(arguments: [
    ("w.xlsx", [0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook.xml".utf8), "CSV UTF-8"),
    ("w.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "CSV UTF-8"),
    ("w.db", Array("SQLite format 3\0".utf8), "sqlite3"),
    ("w.parquet", Array("PAR1".utf8), "pandas"),
  ])
  func foreignFilesAreTold(name: String, bytes: [UInt8], remedy: String) {
    let problem = #expect(throws: FileProblem.self) { try read(bytes, name) { _ in } }
    #expect(problem?.message.contains(remedy) == true)
    #expect(problem?.cause == .unreadable)
  }

  @Test func aDatedExportComesBack() throws {
    var contents = try #require(Self.base).contents
    contents.ties = [
      Tie(
        from: "GMY", to: "USA", kind: .hostility, isDirected: true,
        period: Period(from: "1917-04-06", to: .on("1918-11-11")), stage: .inForce, strength: 2.5),
      Tie(from: "NAM", to: "USA", kind: .dialogue, period: Period(from: "1990", to: .unknown)),
    ]
    let data = try AllianceData(contents)
    let graph = LabelledGraph(dated: data)
    for form in [GraphForm.graphml, .json, .gml, .dot] {
      let outcome = try read(
        GraphFile.written(graph, as: form).bytes, "g.\(form.extensions[0])", { _ in })
      let ties = outcome.data.contents.ties.filter { $0.kind == .hostility }
      #expect(ties.map(\.period) == [contents.ties[0].period], "\(form)")
      #expect(ties.map(\.strength) == [2.5])
      #expect(ties.map(\.isDirected) == [true])
      #expect(outcome.data.nation("GMY")?.name == "Germany")
      #expect(
        outcome.data.contents.ties.last?.period == Period(from: "1990", to: .unknown), "\(form)")
    }
  }

  @Test func hubsBecomeAgreements() throws {
    var contents = try #require(Self.base).contents
    contents.agreements = [
      Agreement(id: AgreementID(rawValue: "T"), name: "Treaty", kinds: [.defense, .cyber])
    ]
    contents.memberships = [
      Membership(agreement: AgreementID(rawValue: "T"), nation: "USA"),
      Membership(agreement: AgreementID(rawValue: "T"), nation: "GMY"),
      Membership(agreement: AgreementID(rawValue: "T"), nation: "NAM", kinds: [.cyber]),
    ]
    let snapshot = try AllianceData(contents).snapshot(on: "2000")
    let graph = LabelledGraph(snapshot.projected(Projection(agreements: .hubs)))
    let outcome = try read(GraphFile.written(graph, as: .json).bytes, "h.json", { _ in })
    #expect(outcome.data.contents.agreements.map(\.name) == ["Treaty"])
    #expect(outcome.data.contents.memberships.map(\.nation) == ["GMY", "NAM", "USA"])
    #expect(outcome.data.contents.memberships.map(\.kinds) == [[], [.cyber], []])
  }

  @Test func filesOfDifferentKindsAreNotMixed() throws {
    try folder.write("a,b\nUSA,NAM\n", to: "one.csv")
    try folder.write("graph [ ]", to: "two.gml")
    let error = #expect(throws: InvalidInput.self) {
      try FileImport.read(
        [folder.file("one.csv"), folder.file("two.gml")], as: nil,
        ImportOptions(spreadsheet: SpreadsheetLayout(columns: Self.columns)))
    }
    #expect(error?.faults.first?.remedy.contains("--data") == true)
  }
}

@Suite struct AdjacencyMatrixTests {
  private func text(_ written: GraphFile.Written) -> String {
    String(decoding: written.bytes, as: UTF8.self)
  }

  @Test func cellsAreWeightsAndHostileOnesNegative() {
    let graph = LabelledGraph(
      nodes: ["a", "b", "c"],
      edges: [
        LabelledGraph.Edge(0, 1, weight: 2), LabelledGraph.Edge(1, 2, isDirected: true),
        LabelledGraph.Edge(0, 2, weight: 0.5, isNegative: true),
      ])
    #expect(text(AdjacencyMatrix.written(graph)) == ",a,b,c\na,0,2,-0.5\nb,2,0,1\nc,-0.5,0,0\n")
  }

  @Test func whoIsNotThereHasEmptyCells() {
    let graph = LabelledGraph(nodes: ["a", "c"], edges: [LabelledGraph.Edge(0, 1)])
    let written = AdjacencyMatrix.written(graph, nodes: ["a", "b", "c"])
    #expect(text(written) == ",a,b,c\na,0,,1\nb,,,\nc,1,,0\n")
  }

  @Test func parallelEdgesAddUpAndAreDeclared() {
    let graph = LabelledGraph(
      nodes: ["a", "b"], edges: [LabelledGraph.Edge(0, 1), LabelledGraph.Edge(0, 1, weight: 2)])
    let written = AdjacencyMatrix.written(graph)
    #expect(text(written) == ",a,b\na,0,3\nb,3,0\n")
    #expect(written.losses.count == 1)
  }

  /// Found by scripts/check-exports: an edge that is written both ways beside an arc makes parallel
  /// edges, which NetworkX would merge.
  @Test func anEdgeBesideAnArcMakesAMultigraph() {
    let graph = LabelledGraph(
      isDirected: true, nodes: ["a", "b"],
      edges: [LabelledGraph.Edge(0, 1), LabelledGraph.Edge(1, 0, isDirected: true)])
    #expect(text(GraphFile.written(graph, as: .json)).contains("\"multigraph\": true"))
    #expect(text(GraphFile.written(graph, as: .gml)).contains("multigraph 1"))
  }

  @Test func theLargestComponentKeepsItsAttributes() {
    let graph = LabelledGraph(
      nodes: ["a", "b", "c", "d", "e"],
      edges: [LabelledGraph.Edge(0, 1), LabelledGraph.Edge(4, 3), LabelledGraph.Edge(2, 4)],
      nodeAttributes: [
        LabelledGraph.Attribute(
          name: "n", values: [.integer(0), nil, .integer(2), nil, .integer(4)])
      ])
    let largest = graph.largestComponent()
    #expect(largest.nodes == ["c", "d", "e"])
    #expect(largest.edges.map { [$0.source, $0.target] } == [[2, 1], [0, 2]])
    #expect(largest.nodeAttributes[0].values == [.integer(2), nil, .integer(4)])
    #expect(LabelledGraph().largestComponent() == LabelledGraph())
  }
}
