import Foundation
import Testing

/// Importing and exporting as a person does it for the first time: from a pipe, onto a full disk,
/// with a key pressed too early.
@Suite struct ImportVerbTests {
  private static let ties = "from,to,kind,start\nFrance,Russia,defense,1894-01-04\n"

  private static let states =
    "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    + "USA,2,United States of America,1816,1,1,2016,12,31,2016\n"

  private func scratch(_ files: [String: String]) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(text, to: name) }
    return scratch
  }

  /// Standard input can be read once: who looked at it to find its form used to find nothing after.
  @Test func aPipeIsReadWhole() throws {
    let scratch = try scratch(["ties.csv": Self.ties, "states.csv": Self.states])
    for (name, row) in [("ties.csv", "FRA,RUS,defense"), ("states.csv", "USA,United States")] {
      let run = try Program.shell(
        "cat \(name) | alliance import - -o made && cat made/nations.csv made/ties.csv; rm -r made",
        in: scratch.path)
      #expect(run.code == 0 && run.output.contains(row), "\(run.output)\(run.complaint)")
    }
    let direct = try Program.shell("cat states.csv | alliance info --data -", in: scratch.path)
    #expect(direct.code == 0 && direct.output.contains("1 nation\n"), "\(direct.complaint)")
    let twice = try Program.shell("alliance import - - -o made < ties.csv", in: scratch.path)
    #expect(twice.code == 65 && twice.complaint.contains("standard input stands twice"))
  }

  /// Rows that were left out are written first: they are in one place or the other.
  @Test func rejectedRowsAreNotLost() throws {
    let scratch = try scratch(["t.csv": Self.ties + "A,B,defense,soon\n"])
    let run = try Program.shell(
      "alliance import t.csv --skip-bad --rejected no/such/bad.csv -o made", in: scratch.path)
    #expect(run.code == 73 && run.complaint.contains("no/such/bad.csv"))
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/made"))
    let good = try Program.shell(
      "alliance import t.csv --skip-bad -o made && cat made-rejected.csv", in: scratch.path)
    #expect(good.code == 0)
    #expect(good.output.hasSuffix("from,to,kind,start\nA,B,defense,soon\n"), "\(good.output)")
    #expect(good.complaint.contains("the row is left out"))
  }

  @Test func aValueMayBeginWithAHyphen() throws {
    let scratch = try scratch(["t.csv": "from,to,kind,strength\nFRA,DEU,-1,-9\nFRA,ITA,1,2\n"])
    let run = try Program.shell(
      "alliance import t.csv --kind-name -1=hostility --kind-name 1=dialogue --missing -9 -o made "
        + "&& cat made/ties.csv", in: scratch.path)
    #expect(run.code == 0, "\(run.complaint)")
    #expect(run.output.contains("FRA,DEU,hostility,,,,,,,,"))
    #expect(run.output.contains("FRA,ITA,dialogue,,,,,,,2,"))
  }

  @Test(arguments: [
    ("-", "standard output has no name that tells the format"),
    ("x.frob", "the end of “x.frob” is that of no format"),
  ])
  func aFormatThatNothingTellsIsAskedFor(name: String, complaint: String) throws {
    let scratch = try Scratch()
    let run = try Program.run(["export", "--data", "europe-1914", "-o", name], in: scratch.path)
    #expect(run.code == 64 && run.complaint.contains(complaint) && run.complaint.contains("--to"))
  }

  /// A disk that is full, as the limit of the size of files shows it: the old file stays, and nothing
  /// is left beside it.
  @Test(arguments: [
    "export --data europe-1914 --dated -o there/x.csv",
    "export --data europe-1914 -o there/x.csv --to sqlite",
    "export --data europe-1914 --to package -o there/made",
    "export --data europe-1914 --years 1900-1914 --to matrix -o there/made",
  ])
  func aFullDiskChangesNothing(line: String) throws {
    let scratch = try Scratch()
    let run = try Program.shell(
      "mkdir there; echo old > there/x.csv; trap '' XFSZ; (ulimit -f 1; alliance \(line)); "
        + "echo $?; ls -A there; cat there/x.csv", in: scratch.path)
    #expect(run.output == "74\nx.csv\nold\n", "\(run.output)\(run.complaint)")
    #expect(run.complaint.contains("file too large"))
  }

  /// Stopped in the middle of writing, by the signal that ends who writes too much, the program leaves
  /// the old file and nothing else.
  @Test func whoIsStoppedWhileWritingLeavesNothing() throws {
    let scratch = try Scratch()
    let run = try Program.shell(
      "mkdir there; echo old > there/x.csv; "
        + "(ulimit -f 1; alliance export --data europe-1914 --dated -o there/x.csv) 2>/dev/null; "
        + "ls -A there; cat there/x.csv", in: scratch.path)
    #expect(run.output == "x.csv\nold\n", "\(run.output)")
  }

  /// Whenever the key is pressed, the file is the old one or the new one.
  @Test func aCommandThatIsInterruptedLeavesWholeFiles() throws {
    let scratch = try Scratch()
    let line = "export --data world --dated -o x.csv"
    let whole = try Program.shell("alliance \(line) && cat x.csv", in: scratch.path).output
    for delay in ["0.02", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.4"] {
      let run = try Program.shell(
        """
        echo old > x.csv; alliance \(line) & sleep \(delay); kill -INT $! 2>/dev/null; wait $!
        cat x.csv
        """, in: scratch.path)
      #expect(run.output == "old\n" || run.output == whole, "after \(delay) s")
    }
  }
}
