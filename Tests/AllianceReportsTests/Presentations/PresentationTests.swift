import AllianceAnalysis
import AllianceGraph
import TextForms
import Testing

@testable import AllianceReports

@Suite struct PresentationTests {
  private static func data() throws -> AllianceData {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: "example", title: "Example", version: "1"))
    contents.nations = ["AAA", "BBB", "CCC"].map { Nation(code: $0, name: "Nation \($0)") }
    contents.sources = [Source(id: SourceID(rawValue: "s1"), title: "A source", year: 1999)]
    contents.agreements = [
      Agreement(
        id: AgreementID(rawValue: "pact"), name: "The Pact", kinds: [.defense],
        signed: CalendarDate("1999-04-01"), sources: [SourceID(rawValue: "s1")])
    ]
    contents.memberships = ["AAA", "BBB"].map {
      Membership(agreement: AgreementID(rawValue: "pact"), nation: $0)
    }
    return try AllianceData(contents)
  }

  private static func json(_ presentation: Presentation) throws -> JSONValue {
    try JSONValue(parsing: presentation.text(in: .json))
  }

  @Test func aPathIsScriptable() throws {
    let data = try Self.data()
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let json = try Self.json(Presentation(snapshot.paths(from: "AAA", to: "BBB"), data: data))
    let path = try #require(json["paths"]?.array?.first)
    #expect(path["nations"] == ["AAA", "BBB"])
    #expect(path["length"] == 1)
    let leg = try #require(path["legs"]?.array?.first)
    #expect(leg["from"] == "AAA")
    #expect(leg["to"] == "BBB")
    let tie = try #require(leg["ties"]?.array?.first)
    #expect(tie["kind"] == "defense")
    #expect(tie["agreement"] == "pact")
    #expect(tie["since"] == "1999-04-01")
    #expect(tie["stage"] == "in_force")
    #expect(tie["sources"] == ["s1"])
    #expect(json["scope"]?["dates"] == "on 2000-01-01")
    #expect(json["reason"] == nil)
  }

  @Test func aRankingSpeaksOfNationsAndTies() throws {
    let data = try Self.data()
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let ranking = Presentation(
      try snapshot.ranking(by: ["betweenness", "ties", "katz"]), limit: 1)
    let text = ranking.text(in: .text)
    #expect(text.contains("How often a nation lies on the shortest paths"))
    #expect(text.contains("in pairs of nations. Direction: followed;"))
    #expect(text.contains("How many ties a nation has, parallel ones included."))
    #expect(text.contains("The first of 3 nations;"))
    let all = Presentation.measures.text(in: .json)
    for word in ["vertex", "vertices", "edge", "edges", "Vertex", "Edge"] {
      #expect(!all.contains(" \(word)") && !all.contains("\(word) "), "\(word)")
    }
  }

  @Test func namesInSentencesHaveTheirArticles() throws {
    var contents = try Self.data().contents
    contents.nations[0].name = "Philippines"
    contents.nations[1].name = "United States"
    contents.nations[2].name = "Netherlands"
    let data = try AllianceData(contents)
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let path = try Presentation(snapshot.paths(from: "AAA", to: "BBB"), data: data).text(in: .text)
    #expect(path.hasPrefix("The Philippines to the United States\nOne shortest path, 1 leg.\n"))
    #expect(path.contains(" 3 nations, 1 tied pair."))
    let none = try Presentation(snapshot.paths(from: "CCC", to: "AAA"), data: data).text(in: .text)
    #expect(
      none.contains(
        "No chain of ties leads from the Netherlands to the Philippines on 2000-01-01: the "
          + "Netherlands reaches nobody, the Philippines is reached by 1 other nation."))
  }

  @Test func noPathIsAnEmptyListWithAReason() throws {
    let data = try Self.data()
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let json = try Self.json(Presentation(snapshot.paths(from: "AAA", to: "CCC"), data: data))
    #expect(json["paths"] == [])
    let reason = try #require(json["reason"]?.string)
    #expect(reason.contains("Nation AAA reaches 1 other nation"))
  }

  @Test func aRankingHasNullsAndTheirReasonsInItsScope() throws {
    let snapshot = try Self.data().snapshot(on: try #require(CalendarDate("2000-01-01")))
    let json = try Self.json(Presentation(snapshot.ranking(by: ["closeness", "harmonic"])))
    let rows = try #require(json["rows"]?.array)
    #expect(rows.map { $0["nation"] } == ["AAA", "BBB", "CCC"])
    #expect(rows[2]["closeness"] == .null)
    #expect(rows[2]["harmonic"]?.double == 0)
    #expect(rows[0]["harmonic"] == 0.5)
    #expect(json["scope"]?["undefined"]?["closeness"]?["CCC"]?.string != nil)
  }

  @Test func coalitionsAreScriptable() throws {
    let snapshot = try Self.data().snapshot(on: try #require(CalendarDate("2000-01-01")))
    let list = try snapshot.coalitions(.leiden(resolution: 1, seed: 7))
    let json = try Self.json(Presentation(list))
    #expect(json["coalitions"]?.array?.first?["name"] == "The Pact")
    #expect(json["coalitions"]?.array?.first?["members"] == ["AAA", "BBB"])
    // One community that holds all edges has modularity 0.
    #expect(json["modularity"]?.double == 0)
    #expect(json["unattached"] == ["CCC"])
    #expect(json["scope"]?["seed"] == 7)
  }

  @Test func everyPresentationWritesEveryFormat() throws {
    let data = try Self.data()
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let ranking = try snapshot.ranking(by: ["degree"])
    let coalitions = try snapshot.coalitions(.components)
    let path = try snapshot.paths(from: "AAA", to: "BBB")
    let presentations = [
      Presentation(ranking), Presentation(coalitions), Presentation(path, data: data),
      Presentation(DataOverview(data)), Presentation(nationsOf: data),
      Presentation(agreementsOf: data), Presentation.measures,
      Presentation(
        Briefing(
          title: "Brief", snapshot: snapshot, ranking: ranking, coalitions: coalitions,
          paths: [path], figures: [],
          provenance: Briefing.Provenance(programVersion: "0", dataHash: "0", command: "x"))),
    ]
    for presentation in presentations {
      for format in OutputFormat.allCases {
        let text = presentation.text(in: format)
        #expect(text.hasSuffix("\n"), "\(presentation.document.title) as \(format)")
        if format == .json { _ = try JSONValue(parsing: text) }
      }
    }
  }

  @Test func aBriefingTellsHowItWasMade() throws {
    let data = try Self.data()
    let snapshot = data.snapshot(on: try #require(CalendarDate("2000-01-01")))
    let briefing = Briefing(
      title: "Brief", snapshot: snapshot, ranking: try snapshot.ranking(by: ["degree"]),
      coalitions: try snapshot.coalitions(.components), paths: [], figures: [],
      provenance: Briefing.Provenance(
        programVersion: "9.9", dataHash: "abc123", command: "alliance report"))
    let html = Presentation(briefing).text(in: .html)
    for wanted in ["alliance 9.9", "abc123", "alliance report", "A source, 1999 [s1]", "The Pact"] {
      #expect(html.contains(wanted), "\(wanted)")
    }
  }
}
