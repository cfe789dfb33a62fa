import Foundation
import Testing

/// The verbs that tell camps, votes and wars.
@Suite struct CampVerbTests {
  private static func json(_ run: Program.Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private static let july = ["--data", "europe-1914", "--on", "1914-07-28"]

  @Test func theCascadeOf1914NamesEveryTreaty() throws {
    let run = try Program.run(["cascade", "AUH", "SRB", "--then", "DEU:BEL"] + Self.july)
    #expect(run.code == 0)
    for words in [
      "Russia comes in for Serbia against Austria-Hungary WITHOUT A TREATY",
      "Germany is bound to come in for Austria-Hungary against Russia, by the Dual Alliance (1879",
      "France is bound to come in for Russia against Germany, by the Franco-Russian Alliance (1894",
      "Great Britain is bound to come in for Belgium against Germany",
      "Italy owes Austria-Hungary nothing by the Triple Alliance",
      "Romania owes Austria-Hungary nothing",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
  }

  @Test func aCascadeIsScriptable() throws {
    let answer = try Self.json(
      try Program.run(["cascade", "AUH", "SRB", "--format", "json"] + Self.july))
    let entries = try #require(answer["entries"] as? [[String: Any]])
    #expect(
      entries.compactMap { $0["nation"] as? String } == ["AUH", "SRB", "MNE", "RUS", "DEU", "FRA"])
    #expect(
      entries.map { $0["withoutTreaty"] as? Bool } == [false, false, false, true, false, false])
  }

  @Test func nonsenseIsRefusedByName() throws {
    #expect(try Program.run(["cascade", "AUH", "AUH"] + Self.july).code == 64)
    #expect(try Program.run(["cascade", "AUH", "SRB", "--then", "DEU"] + Self.july).code == 64)
    #expect(try Program.run(["cascade", "AUH", "Serbai"] + Self.july).complaint.contains("Serbia"))
    #expect(
      try Program.run(["cascade", "PRU", "AUH"] + Self.july).code == 1)
    #expect(try Program.run(["power"]).code == 64)
    #expect(try Program.run(["power", "--weights", "A=x"]).code == 64)
    #expect(try Program.run(["power", "--weights", "A=1,A=2"]).code == 64)
    #expect(
      try Program.run(["similarity", "--by", "kapa"] + Self.july).complaint.contains("kappa"))
    #expect(try Program.run(["partners"]).code == 64)
    #expect(try Program.run(["balance", "--years", "1900", "--on", "1900"]).code == 64)
  }

  @Test func balanceSaysWhatIsOutOfLineAndThatItIsProven() throws {
    let answer = try Self.json(try Program.run(["balance", "--format", "json"] + Self.july))
    #expect(answer["proven"] as? Bool == true)
    let index = try #require(answer["lineIndex"] as? Int)
    #expect((answer["outOfLine"] as? [Any])?.count == index)
    let series = try Program.run([
      "balance", "--data", "europe-1914", "--years", "1900-1903", "--window", "2", "--format",
      "csv",
    ])
    #expect(series.output.split(separator: "\n").count == 3)
  }

  /// EEC 1958: Banzhaf 5/21, 1/7 and nothing for Luxembourg.
  @Test func powerOfTheCommunity() throws {
    let answer = try Self.json(
      try Program.run([
        "power", "--weights", "FRA=4,DEU=4,ITA=4,BEL=2,NLD=2,LUX=1", "--quota", "12", "--format",
        "json",
      ]))
    let members = try #require(answer["members"] as? [[String: Any]])
    let last = try #require(members.last)
    #expect(last["member"] as? String == "LUX")
    #expect(last["role"] as? String == "never decides")
    #expect((answer["minimalWinning"] as? [Any])?.count == 4)
  }

  @Test func similarityWritesAllPairsOfAllYears() throws {
    let run = try Program.run([
      "similarity", "--data", "europe-1914", "--years", "1913-1914", "--by", "s,kappa",
    ])
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "year,first,second,cow1,cow2,s,kappa")
    #expect(lines.contains { $0.hasPrefix("1914,AUH,DEU,300,255,1,1") })
    // Every pair once a year.
    #expect(Set(lines.map { $0.split(separator: ",").prefix(3) }).count == lines.count)
  }

  @Test func everyWayToCoalitionsAnswers() throws {
    for method in [
      "louvain", "potts", "signed", "labels", "girvan-newman", "percolation", "truss", "twins",
      "concepts", "consensus",
    ] {
      let run = try Program.run(
        ["coalitions", "--method", method, "--runs", "5", "--format", "json"] + Self.july)
      #expect(run.code == 0, "\(method): \(run.complaint)")
      #expect((try Self.json(run)["coalitions"] as? [Any])?.isEmpty == false, "\(method)")
    }
  }

  @Test func moreWaysToCoalitionsAnswer() throws {
    for method in ["signed-potts", "plexes", "blocks", "multislice"] {
      let run = try Program.run(["coalitions", "--method", method, "--format", "json"] + Self.july)
      #expect(run.code == 0, "\(method): \(run.complaint)")
      #expect((try Self.json(run)["coalitions"] as? [Any])?.isEmpty == false, "\(method)")
    }
  }

  /// The Triple Alliance is one coalition from 1884 to 1914, under one name and number.
  @Test(arguments: ["leiden", "multislice"])
  func coalitionsKeepTheirNamesOverTheYears(method: String) throws {
    let run = try Program.run([
      "coalitions", "--data", "europe-1914", "--years", "1884-1914", "--every", "5", "--kind",
      "defense", "--method", method, "--format", "csv",
    ])
    #expect(run.code == 0, "\(run.complaint)")
    let lines = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(lines.first == ["year", "number", "coalition", "nation", "name"])
    let germany = lines.filter { $0.count == 5 && $0[3] == "DEU" }
    #expect(germany.map { $0[0] } == ["1884", "1889", "1894", "1899", "1904", "1909", "1914"])
    #expect(Set(germany.map { $0[1] }).count == 1)
    #expect(Set(germany.map { $0[2] }) == ["Triple Alliance"])
  }

  /// Every verb of this chapter in every format, for one date and for years.
  @Test(arguments: [
    ["coalitions", "--on", "1914-06-28"], ["coalitions", "--years", "1910-1912"],
    ["balance", "--on", "1914-06-28"], ["balance", "--years", "1910-1912"],
    ["similarity", "DEU", "--on", "1914-06-28"], ["similarity", "--years", "1911-1912"],
    ["power", "--by", "cinc", "--on", "1914-06-28"],
    ["power", "--by", "cinc", "--samples", "300", "--on", "1914-06-28"],
    ["cascade", "AUH", "SRB", "--on", "1914-07-28"],
    ["partners", "ITA", "--on", "1914-06-28"],
  ])
  func everyVerbWritesEveryFormat(words: [String]) throws {
    for format in ["text", "markdown", "csv", "tsv", "json", "jsonl", "html"] {
      let run = try Program.run(words + ["--data", "europe-1914", "--format", format])
      #expect(run.code == 0, "\(words) \(format): \(run.complaint)")
      #expect(!run.output.isEmpty)
      if format == "json" {
        _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      }
      if words[0] == "cascade", format == "html" {
        #expect(run.output.contains("<svg") && run.output.contains("Dual Alliance 1879"))
      }
    }
  }

  @Test func votesComeFromAFileToo() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("votes-\(UInt64.random(in: 0 ... .max)).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "voter,states,people\nA,1,8\nB,1,1\nC,1,1\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let answer = try Self.json(
      try Program.run(["power", "--weights", path, "--quota", "2,6", "--format", "json"]))
    let members = try #require(answer["members"] as? [[String: Any]])
    // A is needed, and one of the others: 2/3, 1/6, 1/6.
    let first = try #require(members.first?["shapleyShubik"] as? Double)
    #expect((first - 2.0 / 3).magnitude < 1e-12)
    #expect((answer["minimalWinning"] as? [[String]]) == [["A", "B"], ["A", "C"]])
    let sampled = try Self.json(
      try Program.run([
        "power", "--weights", path, "--quota", "2,6", "--samples", "400", "--format", "json",
      ]))
    let drawn = try #require((sampled["members"] as? [[String: Any]])?.first)
    #expect((drawn["shapleyLow"] as? Double ?? 1) < 2.0 / 3)
    #expect((drawn["shapleyHigh"] as? Double ?? 0) > 2.0 / 3)
    #expect(try Program.run(["power", "--weights", path, "--quota", "2"]).code == 64)
    #expect(try Program.run(["power", "--weights", "missing.csv"]).code == 66)
  }

  /// The sample of an indicator is about the same vote as the exact count: the intervals of 95 in 100
  /// hold most of the exact numbers.
  @Test func anIndicatorIsSampledToo() throws {
    let words = ["power", "--by", "cinc", "--format", "json"] + Self.july
    func members(_ more: [String]) throws -> [String: [String: Any]] {
      let answer = try Self.json(try Program.run(words + more))
      let rows = try #require(answer["members"] as? [[String: Any]])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["member"] as? String ?? "", $0) })
    }
    let (exact, drawn) = (try members([]), try members(["--samples", "3000"]))
    #expect(exact.count > 5 && exact.keys == drawn.keys)
    let held = exact.filter { code, row in
      let value = row["shapleyShubik"] as? Double ?? -1
      let (low, high) = (
        drawn[code]?["shapleyLow"] as? Double ?? 1, drawn[code]?["shapleyHigh"] as? Double ?? 0
      )
      return low <= value && value <= high
    }
    #expect(Double(held.count) >= 0.8 * Double(exact.count))
  }

  @Test func theCascadeIsDrawnAsAPageToo() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("cascade-\(UInt64.random(in: 0 ... .max)).html").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try Program.run(
      ["cascade", "AUH", "SRB", "--then", "DEU:BEL", "--draw", path] + Self.july)
    #expect(run.code == 0, "\(run.complaint)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    for words in ["Dual Alliance 1879", "Franco-Russian Alliance 1894", "no treaty", "1839"] {
      #expect(page.contains(words), "\(words)")
    }
  }
}
