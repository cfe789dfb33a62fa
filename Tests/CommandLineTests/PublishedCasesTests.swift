import Foundation
import Testing

/// Numbers of the literature and of other tools' manuals and tests, each with its source, through
/// `alliance measure --batch`: `Published/cases.json`.
@Suite struct PublishedCasesTests {
  private struct Case {
    let number: Int
    let graph: String
    let measure: String
    let parameters: [String: Any]
    let expected: Any
    let tolerance: Double

    init?(_ number: Int, _ fields: [String: Any]) {
      guard let graph = fields["graph"] as? String, let measure = fields["measure"] as? String,
        let expected = fields["expected"], let within = fields["within"] as? Double,
        fields["source"] is String
      else { return nil }
      (self.number, self.graph, self.measure) = (number, graph, measure)
      (self.expected, tolerance) = (expected, within)
      parameters = fields["parameters"] as? [String: Any] ?? [:]
    }

    /// Whether an answer has the numbers that are expected; it may have others beside them.
    func agrees(_ answer: Any?, with expected: Any) -> Bool {
      if let members = expected as? [String: Any] {
        guard let found = answer as? [String: Any] else { return false }
        return members.allSatisfy { agrees(found[$0.key], with: $0.value) }
      }
      if let names = expected as? [String] { return answer as? [String] == names }
      if let lists = expected as? [[String]] { return agrees(answer, with: lists) }
      if let edges = expected as? [[Any]] { return agrees(answer, with: edges) }
      if expected is NSNull { return answer is NSNull }
      guard let found = answer as? Double, let number = expected as? Double else { return false }
      return (found - number).magnitude <= tolerance
    }

    /// Paths are in order; sets, and what is in them, in any.
    private func agrees(_ answer: Any?, with lists: [[String]]) -> Bool {
      guard let found = answer as? [[String]] else { return false }
      return found == lists
        || !measure.hasSuffix("paths") && Set(found.map(Set.init)) == Set(lists.map(Set.init))
    }

    /// Ends in either order, and a number.
    private func agrees(_ answer: Any?, with edges: [[Any]]) -> Bool {
      let found = answer as? [[Any]] ?? []
      return edges.allSatisfy { edge in
        let ends = Set(edge.prefix(2).compactMap { $0 as? String })
        let match = found.first { Set($0.prefix(2).compactMap { $0 as? String }) == ends }
        return agrees(match?.last, with: edge[2])
      }
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// A graph of the file as a request has it: edges with a third entry have it as their weight, votes
  /// are the weights of members.
  private static func graph(_ stored: [String: Any]) -> [String: Any] {
    var graph = stored
    graph["edges"] = (stored["edges"] as? [[Any]] ?? []).map { edge in
      var members = ["source": edge[0], "target": edge[1]]
      if edge.count > 2 { members["weight"] = edge[2] }
      return members
    }
    if let votes = graph.removeValue(forKey: "votes") as? [String: Any] {
      graph["attributes"] = votes.mapValues { ["weight": $0] }
    }
    return graph
  }

  @Test func everyNumberIsAsPublished() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "Published/cases.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let graphs = try #require(file["graphs"] as? [String: [String: Any]])
    let stored = try #require(file["cases"] as? [[String: Any]])
    let cases = stored.enumerated().compactMap { Case($0, $1) }
    #expect(cases.count == stored.count && cases.count >= 190)
    let scratch = try Scratch()
    var lines = ""
    for entry in cases {
      let request: [String: Any] = [
        "id": entry.number, "measure": entry.measure, "parameters": entry.parameters,
        "graph": Self.graph(try #require(graphs[entry.graph])),
      ]
      let line = try JSONSerialization.data(withJSONObject: request, options: .sortedKeys)
      lines += String(decoding: line, as: UTF8.self) + "\n"
    }
    try scratch.write(lines, to: "requests")
    let run = try Program.shell("alliance measure --batch < requests", in: scratch.path)
    let answers = try run.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(answers.count == cases.count)
    for (entry, answer) in zip(cases, answers) {
      #expect(answer["id"] as? Int == entry.number)
      #expect(
        entry.agrees(answer["values"], with: entry.expected),
        "\(entry.measure) of \(entry.graph): \(answer["error"] ?? answer["values"] ?? "")")
    }
  }
}
