import Testing

/// Which data set is read, and which bytes of it.
@Suite struct DataSetNameTests {
  private static let ties = "from,to,kind,start,end\nFRA,DEU,defense,1963-01-22,\n"
  // printf 'from,to,kind,start,end\nFRA,DEU,defense,1963-01-22,\n' | sha256sum
  private static let hash = "f1a814d9c46f6ab19e856ac141ceb8f265bd6ccbf17df74240c43e46993da0e2"

  @Test(arguments: ["--data -", "--data <(cat)", "--data ties.csv"])
  func aReportHashesTheBytesThatItRead(source: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.ties, to: "ties.csv")
    let run = try Program.shell(
      "cat ties.csv | alliance report \(source) --format markdown", in: scratch.path)
    #expect(run.code == 0, "\(run.complaint)")
    #expect(run.output.contains("SHA-256 \(Self.hash)."))
  }

  @Test func aReportOfStandardInputIsCalledSo() throws {
    let scratch = try Scratch()
    try scratch.write(Self.ties, to: "ties.csv")
    let run = try Program.shell(
      "alliance report --data - --format markdown < ties.csv", in: scratch.path)
    #expect(run.output.hasPrefix("# standard input: who is tied to whom\n"))
  }

  @Test func aPipeCanBeImported() throws {
    let scratch = try Scratch()
    try scratch.write(Self.ties, to: "ties.csv")
    let run = try Program.shell("alliance import <(cat ties.csv) -o made", in: scratch.path)
    #expect(run.code == 0, "\(run.complaint)")
    #expect(try scratch.text("made/ties.csv").contains("FRA,DEU,defense"))
  }

  @Test func aFolderNamedAsABundledDataSetIsReadAndThatIsTold() throws {
    let scratch = try Scratch()
    _ = try Program.run(["init", "world", "--title", "Mine"], in: scratch.path)
    let run = try Program.run(["info", "--data", "world"], in: scratch.path)
    #expect(run.output.hasPrefix("Mine\n"))
    #expect(
      run.complaint.hasPrefix(
        "Data set: the folder “world” in this directory, not the bundled "))
    #expect(run.complaint.hasSuffix("/graphs/world\n"))
  }

  @Test func theBundledFolderItselfIsNotTold() throws {
    let run = try Program.run(
      ["info", "--data", "world"], in: "\(Program.project)/graphs")
    #expect(run.code == 0)
    #expect(run.complaint.isEmpty)
  }
}
