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
      "Italy owes Austria-Hungary nothing by Triple Alliance",
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
}
