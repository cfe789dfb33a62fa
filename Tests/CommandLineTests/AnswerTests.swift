import Foundation
import Testing

@Suite struct AnswerTests {
  private static func json(_ run: Program.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func aPathOnTheBundledWorldIsScriptable() throws {
    let run = try Program.run(["path", "MYS", "MAR", "--format", "json"])
    #expect(run.code == 0, "\(run.complaint)")
    #expect(run.complaint == "Data set: world (bundled)\n")
    let answer = try Self.json(run)
    let paths = try #require(answer["paths"] as? [[String: Any]])
    let path = try #require(paths.first)
    let nations = try #require(path["nations"] as? [String])
    #expect(nations.first == "MYS")
    #expect(nations.last == "MAR")
    #expect(path["length"] as? Int == nations.count - 1)
    let legs = try #require(path["legs"] as? [[String: Any]])
    let ties = try #require(legs.first?["ties"] as? [[String: Any]])
    let agreements = ties.compactMap { $0["agreement"] as? String }
    // Both are members of the Organisation of Islamic Cooperation: Malaysia and Morocco since 1969.
    #expect(agreements.contains("oic"))
    #expect(ties.allSatisfy { !(($0["sources"] as? [String]) ?? []).isEmpty })
    #expect(ties.allSatisfy { $0["stage"] is String && $0["kind"] is String })
    #expect((answer["scope"] as? [String: Any])?["dates"] is String)
  }

  @Test func noPathExitsWithOneAndSaysWhy() throws {
    let run = try Program.run([
      "path", "AUH", "SRB", "--data", "europe-1914", "--on", "1914-06-28", "--format", "json",
    ])
    #expect(run.code == 1)
    let answer = try Self.json(run)
    #expect((answer["paths"] as? [Any])?.isEmpty == true)
    #expect((answer["reason"] as? String)?.contains("No chain of ties") == true)
  }

  /// From 1880 on France is reached and left by the guarantee of Belgium, where the entente came later.
  @Test func aWayThatComesBackInTimeSaysSo() throws {
    let run = try Program.run([
      "path", "PRT", "RUS", "--data", "europe-1914", "--find", "in-order", "--years", "1880-1914",
      "--via", "FRA",
    ])
    #expect(run.code == 0)
    #expect(run.output.contains("\nComplete on 1904-04-08.\n"))
    #expect(run.output.contains("\nComplete on 1880-01-01. Passes Belgium more than once.\n"))
  }

  @Test func aRankingIsScriptableInEveryFormat() throws {
    let arguments = [
      "rank", "--by", "betweenness,harmonic", "--data", "europe-1914", "--on", "1914-06-28",
      "--kind", "defense",
    ]
    let answer = try Self.json(try Program.run(arguments + ["--format", "json"]))
    let rows = try #require(answer["rows"] as? [[String: Any]])
    let first = try #require(rows.first)
    #expect(first["nation"] is String && first["name"] is String)
    #expect(first["betweenness"] is Double && first["harmonic"] is Double)
    let csv = try Program.run(arguments + ["--format", "csv"]).output
    #expect(csv.hasPrefix("place,nation,name,betweenness,harmonic\n"))
    #expect(csv.split(separator: "\n").count == rows.count + 1)
  }

  @Test func coalitionsAreScriptable() throws {
    let answer = try Self.json(
      try Program.run([
        "coalitions", "--data", "europe-1914", "--on", "1914-06-28", "--kind", "defense",
        "--method", "components", "--format", "json",
      ]))
    let coalitions = try #require(answer["coalitions"] as? [[String: Any]])
    let members = coalitions.compactMap { $0["members"] as? [String] }
    // Germany, Austria-Hungary, Italy and Romania hang together; so do Britain, Japan and Portugal.
    #expect(members.contains { Set($0).isSuperset(of: ["AUH", "DEU", "ITA", "ROU"]) })
    #expect(members.contains { Set($0) == ["GBR", "JPN", "PRT"] })
  }

  @Test func theSameQuestionHasTheSameBytes() throws {
    for line in [
      "alliance report --data europe-1914 --on 1914-06-28 --format json",
      "alliance coalitions --kind defense --format csv",
      "alliance draw --data europe-1914 --on 1914-06-28 --format svg -o -",
    ] {
      let runs = try (0..<2).map { _ in try Program.shell(line).output }
      #expect(runs[0] == runs[1], "\(line)")
      #expect(!runs[0].isEmpty)
    }
  }

  @Test func initMakesAPackageThatChecks() throws {
    let scratch = try Scratch()
    #expect(try Program.run(["init", "mine"], in: scratch.path).code == 0)
    let check = try Program.run(["check", "mine"], in: scratch.path)
    #expect(check.code == 0)
    #expect(check.output == "mine: no faults, no doubts\n")
    #expect(try Program.run(["init", "mine"], in: scratch.path).code == 73)
    let path = try Program.run(["path", "Land A", "BBB", "--data", "mine"], in: scratch.path)
    #expect(path.code == 0)
  }

  @Test(arguments: ["world", "europe-1914"])
  func bundledDataIsClean(name: String) throws {
    let run = try Program.run(["check", name])
    #expect(run.code == 0, "\(run.complaint)")
    #expect(run.output == "\(name): no faults, no doubts\n")
  }
}
