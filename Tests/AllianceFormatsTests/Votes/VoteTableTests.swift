import Testing

@testable import AllianceFormats

@Suite struct VoteTableTests {
  private func read(_ text: String) throws -> VoteTable {
    try VoteTable(InputFile(name: "votes.csv", bytes: Array(text.utf8)))
  }

  @Test func votersWithSeveralVotes() throws {
    let table = try read("state,states,people\nDEU,1,83.2\n\"A, B\",1,0\n")
    #expect(table.votes == ["states", "people"])
    #expect(table.voters.map(\.name) == ["DEU", "A, B"])
    #expect(table.voters.map(\.weights) == [[1, 83.2], [1, 0]])
  }

  @Test func allFaultsAreToldAtOnce() throws {
    let error = #expect(throws: InvalidInput.self) {
      try read("state,votes\nDEU,x\nFRA,-1\nFRA,2\n,3\n")
    }
    #expect(error?.count == 4)
    #expect(error?.description.contains("votes.csv:2:5") == true)
  }

  @Test(arguments: ["", "state\nDEU\n", "state,votes\n"])
  func withoutVotesThereIsNoTable(text: String) {
    #expect(throws: InvalidInput.self) { try read(text) }
  }
}
