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
}
