import TextForms

/// Voters and their votes, from a CSV file: a header, a column of names, and a column of votes for
/// each vote that a motion must pass.
public struct VoteTable: Sendable {
  /// The names of the columns of votes.
  public let votes: [String]
  /// The voters, in the order of the file.
  public let voters: [(name: String, weights: [Double])]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: `InvalidInput` with all faults; `FileProblem` where it cannot be read.
  public init(reading path: String) throws {
    try self.init(InputFile(reading: path))
  }

  /// Reads the bytes of a file.
  init(_ file: InputFile) throws(InvalidInput) {
    var reader = CSVReader(file)
    guard reader.next(), reader.fields.count >= 2 else {
      throw InvalidInput(faults: [
        file.fault(
          0..<0, "no columns of votes",
          remedy: "begin with a line of column names, the voters first, as in voter,votes")
      ])
    }
    votes = (1..<reader.fields.count).map { reader.text($0) }
    var voters: [(name: String, weights: [Double])] = []
    var known: Set<String> = []
    while reader.next() {
      let name = reader.text(0)
      if name.isEmpty { reader.report(0, "no name of a voter") }
      if !known.insert(name).inserted { reader.report(0, "voter “\(name)” stands twice") }
      var weights: [Double] = []
      for column in 1..<reader.fields.count {
        switch reader.number(column) {
        case .success(let number) where number >= 0: weights.append(number)
        case .success: reader.report(column, "votes below zero")
        case .failure(let problem): reader.report(column, problem.message)
        }
      }
      voters.append((name, weights))
    }
    guard reader.log.errorCount == 0 else {
      throw InvalidInput(faults: reader.log.faults, count: reader.log.errorCount)
    }
    guard !voters.isEmpty else {
      throw InvalidInput(faults: [
        file.fault(0..<0, "no voters", remedy: "give each voter a line")
      ])
    }
    self.voters = voters
  }
}
