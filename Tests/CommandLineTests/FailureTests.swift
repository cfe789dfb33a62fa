import Foundation
import Testing

@Suite struct FailureTests {
  @Test(arguments: [
    (["path", "Malaisia", "MAR"], 64, "did you mean MYS (Malaysia)?"),
    (["path", "MYS", "MAR", "--on", "2025-02-30"], 64, "month 2 of 2025 has 28 days, not 30"),
    (["path", "MYS", "MAR", "--kind", "defence"], 64, "did you mean defense?"),
    (["rank", "--by", "betweness"], 64, "did you mean betweenness?"),
    (["info", "--data", "nowhere"], 66, "no such file or folder"),
    (["draw", "-o", "picture.xyz"], 64, "names no format"),
    (
      ["draw", "-o", "no/such/folder/x.svg", "--data", "europe-1914"], 73, "no such file or folder"
    ),
    (["draw", "-o", "x.svg", "--data", "europe-1914", "--on", "1700"], 1, "is unknown"),
    (["draw", "-o", "x.svg", "--region", "Europa"], 64, "did you mean Europe?"),
    (["draw", "-o", "x.svg", "--color-by", "betweennes"], 64, "did you mean betweenness"),
    (["draw", "-o", "x.svg", "--places", "no/such/file.csv"], 66, "no such file or folder"),
    (
      ["draw", "-o", "x.svg", "--style", "table", "--save-places", "p.csv"], 64,
      "has no places to keep"
    ),
    (["rank", "--on", "2300"], 1, "is unknown"),
    (["path", "MYS", "MAR", "--limit", "0"], 64, "--limit must be above 0"),
    (["info", "--data", "wrold"], 66, "did you mean world?"),
    (["info", "--data", ""], 64, "the data set has no name"),
    (["draw", "-o", "x.svg", "--nations", ","], 64, "--nations names no nation"),
    (["draw", "-o", "x.svg", "--bloc", "Entente="], 64, "takes a name and its members"),
    (["distances", "--years", "1914-1880"], 64, "1914 is after 1880"),
    (["distances", "--years", "0-12"], 64, "years lie in 1 to 9999"),
    (["init", "-"], 64, "name the folder to make"),
    (["measure", "degre"], 64, "did you mean degree?"),
    (["measure", "degree", "-p", "side=left"], 64, "no parameter “side”"),
    (["measure", "pagerank", "-p", "damping=3"], 64, "damping is 3; allowed: 0…1"),
    (
      ["power", "--weights", "A=1,B=2", "--quota", "9"], 64,
      "quota is 9; allowed: above 0, at most 3."
    ),
  ])
  func everyFailureHasItsCodeAndARemedy(
    arguments: [String], code: Int, complaint: String
  ) throws {
    let scratch = try Scratch()
    let run = try Program.run(arguments, in: scratch.path)
    #expect(run.code == Int32(code))
    #expect(run.complaint.contains(complaint), "\(run.complaint)")
    #expect(run.output.isEmpty)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let run = try Program.shell("alliance info --format json | head -1")
    #expect(run.code == 0)
    #expect(run.output == "{\n")
    #expect(run.complaint == "Data set: world (bundled)\n")
  }

  @Test func aFullDiskIsToldAndNothingIsLeft() throws {
    let run = try Program.shell("alliance info > /dev/full")
    #expect(run.code == 74)
    #expect(run.complaint.contains("no space left"))
  }

  @Test func aLimitOnTheSizeOfFilesIsToldAndTheOldFileStays() throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "old.txt")
    // What the program says goes through a pipe: the limit is for the shell's files too.
    let run = try Program.shell(
      """
      (ulimit -f 0; exec "\(Program.path)" info --data europe-1914 -o old.txt 2>&1) | cat
      exit ${PIPESTATUS[0]}
      """, in: scratch.path)
    #expect(run.code == 74)
    #expect(run.output == "old.txt: error: file too large\n")
    #expect(try scratch.text("old.txt") == "old")
  }

  @Test func aLinkIsNotFollowedWithoutForce() throws {
    let scratch = try Scratch()
    try scratch.write("precious", to: "target.txt")
    let run = try Program.shell(
      "ln -s target.txt link.txt && alliance info --data europe-1914 -o link.txt", in: scratch.path)
    #expect(run.code == 73)
    #expect(try scratch.text("target.txt") == "precious")
  }

  @Test func aFaultyDataSetHasLocatedFaultsAndNothingElse() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      from,to,kind,start,end
      FRA,DEU,defense,1963-01-22,
      FRA,FRA,defense,1963,
      FRA,ITA,defence,1963,
      FRA,ESP,defense,1900-02-29,
      FRA,PRT,defense,1990,1980

      """, to: "ties.csv")
    let run = try Program.run(["check", "ties.csv"], in: scratch.path)
    #expect(run.code == 65)
    for place in ["ties.csv:3:5", "ties.csv:4:9", "ties.csv:5:17", "ties.csv:6:22"] {
      #expect(run.complaint.contains("\(place): error:"), "\(place) in \(run.complaint)")
    }
    #expect(run.complaint.hasSuffix("4 faults\n"))
    #expect(run.output.isEmpty)
  }
}
