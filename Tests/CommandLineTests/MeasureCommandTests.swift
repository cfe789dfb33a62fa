import Testing

/// Graphs whose numbers have closed forms or sources: see the tests of GraphAlgorithms.
@Suite struct MeasureCommandTests {
  private static let f1 = """
    "graph":{"nodes":["A","B","C","D","E","F","G","H"],"edges":[{"source":"A","target":"B"},\
    {"source":"A","target":"C"},{"source":"B","target":"C"},{"source":"C","target":"D"},\
    {"source":"D","target":"E"},{"source":"F","target":"G"}]}
    """

  private func answers(_ requests: [String]) throws -> [Substring] {
    let scratch = try Scratch()
    let text = requests.joined(separator: "\n")
    let run = try Program.shell(
      "cat <<'END' | alliance measure --batch\n\(text)\nEND", in: scratch.path)
    #expect(run.code == 0)
    return run.output.split(separator: "\n")
  }

  @Test func everyRequestHasAnAnswerWithItsId() throws {
    let lines = try answers([
      "{\"id\":7,\"measure\":\"betweenness\",\(Self.f1)}",
      "{\"id\":\"x\",\"measure\":\"closeness\",\(Self.f1),\"parameters\":{\"variant\":\"component\"}}",
      "{\"id\":8,\"measure\":\"fame\",\(Self.f1)}", "nonsense",
      "{\"id\":9,\"measure\":\"articulation_points\",\(Self.f1)}",
      "{\"id\":10,\"measure\":\"bridges\",\(Self.f1)}",
      "{\"id\":11,\"measure\":\"shortest_path\",\(Self.f1),"
        + "\"parameters\":{\"source\":\"A\",\"target\":\"E\"}}",
    ])
    #expect(lines.count == 7)
    #expect(lines[0].hasPrefix("{\"id\":7,\"values\":{\"A\":0.0,\"B\":0.0,\"C\":4.0,\"D\":3.0,"))
    #expect(lines[1].contains("\"C\":0.8,") && lines[1].contains("\"F\":1.0"))
    #expect(lines[1].contains("\"H\":null") && lines[1].contains("{\"H\":\"It has no ties.\"}"))
    #expect(lines[2] == "{\"id\":8,\"error\":\"There is no measure “fame”.\"}")
    #expect(lines[3].hasPrefix("{\"id\":null,\"error\":"))
    #expect(lines[4].contains("\"values\":[\"C\",\"D\"]"))
    #expect(lines[5].contains("\"values\":[[\"C\",\"D\"],[\"D\",\"E\"],[\"F\",\"G\"]]"))
    #expect(lines[6].contains("\"values\":[\"A\",\"C\",\"D\",\"E\"]"))
  }

  /// The weight is a strength or a length as the parameter says, and one without it.
  @Test func roleOfWeightsIsAsked() throws {
    let graph = """
      "graph":{"edges":[{"source":1,"target":2,"weight":5},{"source":2,"target":3,"weight":1}]}
      """
    let lines = try answers([
      "{\"id\":1,\"measure\":\"shortest_path_lengths\",\(graph),"
        + "\"parameters\":{\"source\":1,\"weights\":\"length\"}}",
      "{\"id\":2,\"measure\":\"shortest_path_lengths\",\(graph),\"parameters\":{\"source\":1}}",
      "{\"id\":3,\"measure\":\"strength\",\(graph)}",
    ])
    #expect(lines[0].contains("{\"1\":0.0,\"2\":5.0,\"3\":6.0}"))
    #expect(lines[1].contains("{\"1\":0.0,\"2\":1.0,\"3\":2.0}"))
    #expect(lines[2].contains("{\"1\":5.0,\"2\":6.0,\"3\":1.0}"))
  }

  @Test func attributesTravelWithTheGraph() throws {
    let graph = """
      "graph":{"nodes":["p","q","r"],"edges":[],"attributes":{"p":{"weight":2},"q":{"weight":1},\
      "r":{"weight":1}}}
      """
    let lines = try answers([
      "{\"id\":1,\"measure\":\"banzhaf\",\(graph),\"parameters\":{\"quota\":3}}"
    ])
    #expect(lines[0].contains("{\"p\":0.6,\"q\":0.2,\"r\":0.2}"))
  }

  /// Votes need not be called so; a text is no number, and does not count as none.
  @Test func theOnlyAttributeIsTheVotes() throws {
    func graph(_ votes: String, _ more: String = "") -> String {
      """
      "graph":{"nodes":["p","q"],"attributes":{"p":{"seats":\(votes)\(more)},"q":{"seats":1}}}
      """
    }
    let lines = try answers([
      "{\"id\":1,\"measure\":\"banzhaf\",\(graph("2"))}",
      "{\"id\":2,\"measure\":\"banzhaf\",\(graph("\"2\""))}",
      "{\"id\":3,\"measure\":\"banzhaf\",\(graph("2", ",\"age\":9"))}",
    ])
    #expect(lines[0].contains("{\"p\":1.0,\"q\":0.0}"))
    #expect(lines[1].contains("a number for each vertex"))
    #expect(lines[2].contains("a number for each vertex"))
  }

  /// A parameter that is null is one that is not given.
  @Test(arguments: [
    ("closeness", #""variant":null,"weights":null"#), ("pagerank", #""damping":null"#),
    ("clustering", #""undefined":null"#), ("assortativity", #""attribute":null"#),
  ])
  func nullIsTheDefault(measure: String, parameters: String) throws {
    let graph = #""graph":{"edges":[{"source":"a","target":"b"},{"source":"b","target":"c"}]}"#
    let lines = try answers([
      "{\"id\":1,\"measure\":\"\(measure)\",\(graph)}",
      "{\"id\":1,\"measure\":\"\(measure)\",\(graph),\"parameters\":{\(parameters)}}",
    ])
    #expect(lines[0] == lines[1] && lines[0].contains("values"))
  }

  /// A request that cannot be understood is answered with what is wrong, and its id where that can be
  /// read; those after it are answered too.
  @Test(arguments: [
    (#"{"id":1,"measure":"degree","graph":{"nodes":{"a":1}}}"#, "not a list"),
    (#"{"id":1,"measure":"degree","graph":{"nodes":["a"],"directed":"yes"}}"#, "not true or false"),
    (#"{"id":1,"measure":"degree","graph":{},"parameters":[]}"#, "not an object"),
    (#"{"id":1,"measure":"degreee","graph":{}}"#, "did you mean degree?"),
    (#"{"id":1,"measure":"degree","graph":{"edges":[]"#, "not JSON"),
    (#"{"measure":"degree","id":1,"graph":{"edges":[]}} and more"#, "not JSON"),
    (
      #"{"id":1,"measure":"signed_degree","graph":{"edges":[{"source":1,"target":2,"sign":"-"}]}}"#,
      "neither 1 nor -1"
    ),
    (
      #"{"id":1,"measure":"all_shortest_paths","graph":{"edges":[{"source":"x","target":"y","weight":0}]}"#
        + #","parameters":{"source":"x","target":"y","weights":"length"}}"#, "The edge x–y"
    ),
  ])
  func whatIsNotUnderstoodIsSaid(request: String, complaint: String) throws {
    let lines = try answers([request, "", "{\"id\":2,\"measure\":\"degree\",\"graph\":{}}"])
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("{\"id\":1,\"error\":") && lines[0].contains(complaint))
    #expect(lines[1] == "{\"id\":2,\"values\":{},\"undefined\":{}}")
  }

  /// Whole numbers are names in their own order, and come back as whole numbers.
  @Test func namesMayBeWholeNumbers() throws {
    let lines = try answers([
      #"{"id":1,"measure":"components","graph":{"nodes":[1,2,3],"edges":[{"source":10,"target":2}]}}"#,
      #"{"id":2,"measure":"shortest_path","graph":{"nodes":[1,2]},"parameters":{"source":1,"target":2}}"#,
    ])
    #expect(lines[0].contains("\"values\":[[2,10],[1],[3]]"))
    #expect(lines[1].contains("\"values\":null"))
    #expect(lines[1].contains("{\"graph\":\"No path connects the two.\"}"))
  }

  /// measures.md, “Conventions that published cases expose”: whoever has no strength is no contact.
  @Test func tiesOfNoStrengthAreNone() throws {
    let graph = """
      "graph":{"edges":[{"source":"a","target":"b","weight":2},{"source":"a","target":"c","weight":0}]}
      """
    let lines = try answers([
      "{\"id\":1,\"measure\":\"constraint\",\(graph),\"parameters\":{\"weights\":\"strength\"}}",
      "{\"id\":2,\"measure\":\"degree\",\(graph)}",
    ])
    #expect(lines[0].contains("{\"a\":1.0,\"b\":1.0,\"c\":null}"))
    #expect(lines[1].contains("{\"a\":2.0,\"b\":1.0,\"c\":1.0}"))
  }

  /// Two friendly ties and a hostile one close a triangle that is out of balance; A and B have two kinds
  /// of tie. Measures that know neither signs nor kinds see the friendly pairs.
  @Test func measuresOfADataSetSeeItsHostileTiesAndItsKinds() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      from,to,kind,start,end
      AAA,BBB,defense,1900,1950
      BBB,CCC,defense,1900,1950
      AAA,CCC,hostility,1900,1950
      AAA,BBB,consultation,1900,1950
      """, to: "ties.csv")
    func values(_ measure: String, _ more: [String] = []) throws -> String {
      let run = try Program.run(
        ["measure", measure, "--data", "ties.csv", "--on", "1920"] + more, in: scratch.path)
      #expect(run.code == 0, "\(run.complaint)")
      return String(run.output.filter { !$0.isWhitespace }.split(separator: "values").last ?? "")
    }
    #expect(try values("frustration").hasPrefix("\":1.0,"))
    #expect(try values("frustration", ["--kind", "defense"]).hasPrefix("\":0.0,"))
    #expect(
      try values("overlap_degree").hasPrefix("\":{\"AAA\":2.0,\"BBB\":3.0,\"CCC\":1.0}"))
    #expect(
      try values("degree").hasPrefix("\":{\"AAA\":1.0,\"BBB\":2.0,\"CCC\":1.0}"))
    // A path of three is one coalition, whose members have all their ties in it.
    #expect(
      try values("participation", ["-p", "attribute=coalition"])
        .hasPrefix("\":{\"AAA\":0.0,\"BBB\":0.0,\"CCC\":0.0}"))
    let refused = try Program.run(
      ["rank", "--by", "brokerage", "--data", "ties.csv", "--on", "1920"], in: scratch.path)
    #expect(refused.code == 64)
    #expect(refused.complaint.contains("alliance measure brokerage"))
  }

  /// Measures of an attribute have an answer where there is nobody to have it.
  @Test func aGraphWithoutNodesHasAnyAttribute() throws {
    let lines = try answers([
      "{\"id\":1,\"measure\":\"participation\",\"graph\":{\"nodes\":[],\"edges\":[]},"
        + "\"parameters\":{\"attribute\":\"region\"}}",
      "{\"id\":2,\"measure\":\"banzhaf\",\"graph\":{\"nodes\":[],\"edges\":[]}}",
      "{\"id\":3,\"measure\":\"centralization\",\(Self.f1),\"parameters\":{\"of\":\"degree\","
        + "\"normalized\":false}}",
    ])
    #expect(lines[0] == "{\"id\":1,\"values\":{},\"undefined\":{}}")
    #expect(lines[1] == "{\"id\":2,\"values\":{},\"undefined\":{}}")
    // Degrees 2 2 3 2 1 1 1 0: the highest is 3.
    #expect(lines[2].contains("\"values\":12.0"))
  }
}
