import Foundation
import Testing

/// Every hostile input of `hostile-inputs.json` behaves as that file says: what is wrong is told with
/// its place, in the time and memory that the file allows, and nothing is written. Time is that of the
/// processor, since others use it too; memory is what the process may map at all.
@Suite struct HostileInputTests {
  /// An input, what is done with it and what must come of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var id: String
    var files: [String: String]
    var line: String
    var code: Int32 = 65
    var says: [String] = []
    var prints: [String] = []
    var seconds = 20.0

    var testDescription: String { id }
  }

  private static let undeclared = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">
    <node id="a"/><node id="b"/><edge source="a" target="zz"/></graph></graphml>
    """

  private static func ties(_ row: String) -> String {
    "from,to,kind,start,end\n\(row)\n"
  }

  private static func bomb(levels: Int) -> String {
    var text = "<!DOCTYPE a [<!ENTITY x0 \"ha\">"
    for level in 1...levels {
      text += "<!ENTITY x\(level) \"\(String(repeating: "&x\(level - 1);", count: 10))\">"
    }
    return text + "]><graphml>&x\(levels);</graphml>"
  }

  static let cases: [Case] = [
    Case(
      id: "csv-01", files: ["x.csv": "a,b\nx,\u{301}y\n"],
      line: "measure degree x.csv --column from=a --column to=b", code: 0,
      prints: ["\"x\"", "\"\u{301}y\""]),
    Case(
      id: "csv-03", files: ["x.csv": "from,to\n\"x,2\n3,4\n"], line: "measure degree x.csv",
      says: ["x.csv:2:1", "never closed"]),
    Case(
      id: "csv-05", files: ["x.csv": "\u{FEFF}a,b\n1,2\n"],
      line: "measure degree x.csv --column from=a --column to=b", code: 0, prints: ["\"1\""]),
    Case(
      id: "csv-09", files: ["x.csv": "from,to\n1\n1,2,3\n"], line: "measure degree x.csv",
      says: ["x.csv:2", "expected 2 fields, got 1", "x.csv:3", "expected 2 fields, got 3"]),
    Case(
      id: "csv-15", files: ["x.csv": "from,to,kind\nNA,002,defense\n"],
      line: "export --data x.csv --to csv -o -", code: 0, prints: ["002,NA"]),
    Case(
      id: "csv-17", files: ["x.csv": "from;to;weight\na;b;1,5\n"],
      line: "measure degree x.csv --delimiter ';'", says: ["x.csv:2:5", "--decimal ,"]),
    Case(
      id: "csv-17 without the delimiter", files: ["x.csv": "from;to;weight\na;b;1,5\n"],
      line: "measure degree x.csv", says: ["--delimiter"]),
    Case(
      id: "num-02", files: ["x.csv": "from,to,weight\na,b,1e400\n"], line: "measure strength x.csv",
      says: ["x.csv:2:5"]),
    Case(
      id: "num-04", files: ["x.csv": "from,to,weight\na,b,-1\n"],
      line: "measure betweenness x.csv -p weights=length",
      says: ["betweenness needs distances of 0 or more; 1 tie has -1 (row 2)"]),
    Case(
      id: "num-04 among others", files: ["x.csv": "from,to,weight\nz,b,2\nc,y,-1.5\na,b,-3\n"],
      line: "measure closeness x.csv -p weights=length",
      says: ["closeness needs distances of 0 or more; 2 ties have less, the first -1.5 (row 3)"]),
    Case(
      id: "id-02", files: ["x.graphml": undeclared], line: "measure degree x.graphml", says: ["zz"]),
    Case(
      id: "id-02 allowed", files: ["x.graphml": undeclared],
      line: "measure degree x.graphml --allow-new-nodes", code: 0, prints: ["\"zz\""]),
    Case(
      id: "tie-01", files: ["x.csv": ties("FRA,FRA,defense,1900,")],
      line: "import x.csv -o made", says: ["x.csv:2", "with itself"]),
    Case(
      id: "tie-01 left out", files: ["x.csv": ties("FRA,FRA,defense,1900,\nFRA,DEU,defense,1900,")],
      line: "import x.csv --skip-bad -o made", code: 0,
      prints: ["dropped: 1 row that cannot be used"]),
    Case(
      id: "tie-03",
      files: ["x.csv": ties("FRA,DEU,defense,1900,1910\nDEU,FRA,defense,1900,1910")],
      line: "check x.csv", code: 0, says: ["x.csv:3"]),
    Case(
      id: "date-02", files: ["x.csv": ties("FRA,DEU,defense,1900-02-29,")],
      line: "check x.csv", says: ["x.csv:2:17"]),
    Case(
      id: "date-04", files: ["x.csv": ties("FRA,DEU,defense,1910,1900")], line: "check x.csv",
      says: ["1910", "1900"]),
    Case(
      id: "date-06",
      files: [
        "x.csv": ties(
          "FRA,DEU,defense,99999-01-01,\nFRA,ITA,defense,-0044-03-15,\nA,B,defense,0000,")
      ], line: "check x.csv", says: ["x.csv:2:17", "x.csv:3:17", "x.csv:4"]),
    Case(
      id: "json-01", files: ["x.json": String(repeating: "[", count: 100_000)],
      line: "measure degree x.json", code: 65, says: ["x.json:1:257"], seconds: 0.1),
    Case(
      id: "json-03", files: ["x.json": "{\"a\":NaN}"], line: "measure degree x.json",
      says: ["x.json:1:6"]),
    Case(
      id: "json-05", files: ["x.json": "{\"nodes\": [{\"id\": \"\\ud800\"}], \"edges\": []}"],
      line: "measure degree x.json", says: ["x.json:1"]),
    Case(
      id: "xml-01",
      files: [
        "x.graphml":
          "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml>&x;</graphml>"
      ], line: "measure degree x.graphml", says: ["DOCTYPE"]),
    Case(
      id: "xml-03", files: ["x.gexf": bomb(levels: 9)], line: "measure degree x.gexf",
      says: ["DOCTYPE"], seconds: 0.1),
    Case(
      id: "xml-05", files: ["x.graphml": "<graphml>" + String(repeating: "<a>", count: 100_000)],
      line: "measure degree x.graphml", code: 75, says: ["--max-depth"], seconds: 0.1),
    // Found by fuzzing: a line that fills the memory.
    Case(
      id: "paj-n", files: ["x.net": "*Vertices 44444444\n1 \"a\"\n"], line: "measure degree x.net",
      code: 75, says: ["x.net:1:11", "44444444 nodes", "--max-nodes"], seconds: 0.1),
    Case(
      id: "paj-n raised", files: ["x.net": "*Vertices 200000\n*Edges\n1 2\n"],
      line: "measure components x.net --max-nodes 200000 | grep -c '\\['", code: 0,
      prints: ["200000"]),
    Case(
      id: "dl-n", files: ["x.dl": "dl n=4444444\nformat=edgelist1\ndata:\n1 2\n"],
      line: "measure degree x.dl", code: 75, says: ["x.dl:1:4", "--max-nodes"], seconds: 0.1),
    Case(
      id: "xml-07",
      files: [
        "x.graphml": """
        <graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
        <edge source="a" target="b" directed="true"/><edge source="b" target="c"/></graph></graphml>
        """
      ], line: "import x.graphml --kind defense -o made && cat made/ties.csv", code: 0,
      prints: ["a,b,defense,,yes", "b,c,defense,,\n"].map {
        $0.replacingOccurrences(of: "\n", with: "")
      }),
    Case(
      id: "gml-02",
      files: [
        "x.gml":
          "graph [ node [ id 0 label \"FRA\" name \"France\" ] node [ id 1 label \"DEU\" ] edge [ source 0 target 1 ] ]"
      ], line: "import x.gml --kind defense -o made && cat made/nations.csv", code: 0,
      prints: ["FRA,France"]),
    Case(
      id: "paj-02",
      files: ["x.net": "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Arcs\n1 2\n*Edges\n2 3\n"],
      line: "import x.net --kind defense -o made && cat made/ties.csv", code: 0,
      prints: ["a,b,defense,,yes", "b,c,defense"]),
    Case(
      id: "out-01",
      files: ["x.csv": "from,to,kind\n<img src=x onerror=alert(1)>,<script>,defense\n"],
      line: "info --data x.csv --nations --format html", code: 0),
    Case(
      id: "out-03", files: ["x.csv": "from,to,kind\n\u{1B}[31mx\u{7},b,defense\n"],
      line: "info --data x.csv --nations", code: 0, prints: ["\\u{1b}"]),
    Case(
      id: "fs-01 folder", files: ["x.csv": ties("A,B,defense,,")],
      line: "mkdir d && alliance export --data x.csv --to csv -o d", code: 73, seconds: 20),
    Case(
      id: "fs-01 link", files: ["x.csv": ties("A,B,defense,,"), "kept": "old"],
      line:
        "ln -s kept l.csv; alliance export --data x.csv -o l.csv; code=$?; cat kept; exit $code",
      code: 73, prints: ["old"]),
    Case(
      id: "fs-01 full", files: ["x.csv": ties("A,B,defense,,")],
      line: "export --data x.csv --to csv --force -o /dev/full", code: 74),
    Case(
      id: "fs-03", files: ["x.csv": ties("A,B,defense,,")],
      line: "export --data x.csv --to json -o - | head -1", code: 0, prints: ["{"]),
    Case(
      id: "zip-01", files: [:],
      line:
        "head -c 1000000000 /dev/zero | gzip -9 > x.csv.gz; ulimit -v 1000000; "
        + "alliance measure degree x.csv.gz",
      code: 75, says: ["--max-ratio"], seconds: 2),
    Case(
      id: "zip-01 quickly compressed", files: [:],
      line:
        "head -c 1000000000 /dev/zero | gzip -1 > x.csv.gz; ulimit -v 1000000; "
        + "alliance measure degree x.csv.gz",
      code: 75, says: ["--max-ratio"], seconds: 2),
    // A file that says that there is nothing in it, where the ratio is allowed and the memory lacks.
    Case(
      id: "zip-01 lying", files: [:],
      line:
        "head -c 1000000000 /dev/zero | gzip -1 | head -c -4 > x.csv.gz; "
        + "head -c 4 /dev/zero >> x.csv.gz; ulimit -v 1000000; "
        + "alliance measure degree x.csv.gz --max-ratio 1000",
      code: 75, says: ["memory", "--max-ratio"], seconds: 10),
    Case(
      id: "id-04",
      files: [
        "d/nations.csv": "code,name\nCUB,Cuba\nXXA,\u{421}uba\nXXB,a\u{200B}\nXXC,\u{202E}abc\n",
        "d/ties.csv": "from,to,kind,source\nCUB,XXA,defense,s\nXXB,XXC,defense,s\n",
        "d/sources.csv": "id,title\ns,S\n",
        "d/datapackage.json": "{\"name\":\"d\",\"title\":\"D\"}",
      ], line: "check d", code: 0, says: ["doubt"]),
  ]

  @Test(arguments: cases)
  func behavesAsItSays(item: Case) throws {
    let scratch = try Scratch()
    for (name, text) in item.files {
      if let slash = name.firstIndex(of: "/") {
        try FileManager.default.createDirectory(
          atPath: "\(scratch.path)/\(name[..<slash])", withIntermediateDirectories: true)
      }
      try scratch.write(text, to: name)
    }
    let line =
      ["mkdir", "ln ", "head "].contains { item.line.hasPrefix($0) }
      ? item.line : "alliance \(item.line)"
    let run = try Program.shell(line, in: scratch.path)
    #expect(run.seconds < item.seconds)
    #expect(run.code == item.code, "\(run.output.prefix(300))\(run.complaint.prefix(500))")
    for text in item.says {
      #expect(run.complaint.contains(text), "“\(text)” in \(run.complaint.prefix(500))")
    }
    for text in item.prints {
      #expect(run.output.contains(text), "“\(text)” in \(run.output.prefix(500))")
    }
    #expect(!run.output.contains("\u{1B}") && !run.complaint.contains("\u{1B}"))
    #expect(!run.complaint.unicodeScalars.contains("\u{202E}"))
    if item.line.contains("html") {
      #expect(!run.output.contains("<img") && !run.output.contains("<script"))
    }
    if item.code == 65 || item.code == 75 {
      #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/made"))
    }
  }

  /// The byte E9 of ISO 8859-1: `Côte`.
  @Test func aByteOfAnotherEncodingIsTold() throws {
    let scratch = try Scratch()
    try Data(Array("from,to\nC".utf8) + [0xF4] + Array("te,1\n".utf8))
      .write(to: URL(filePath: "\(scratch.path)/x.csv"))
    let run = try Program.shell("alliance measure degree x.csv", in: scratch.path)
    #expect(run.code == 65)
    #expect(run.complaint.contains("byte 9 is not UTF-8"))
    #expect(run.complaint.contains("--encoding latin1"))
    let told = try Program.shell(
      "alliance measure degree x.csv --encoding latin1", in: scratch.path)
    #expect(told.output.contains("Côte"))
  }

  /// A million columns: a limit within two seconds and 300 MB.
  @Test func aMillionColumnsMeetALimit() throws {
    let scratch = try Scratch()
    let line = """
      seq -s, 0 999999 > x.csv; ulimit -v 300000; alliance measure degree x.csv
      """
    let run = try Program.shell(line, in: scratch.path)
    #expect(run.seconds < 2)
    #expect(run.code == 75 && run.complaint.contains("--max-columns"))
  }

  /// A strength that is too large to add up is never written as infinity.
  @Test func sumsThatOverflowAreNoNumbers() throws {
    let scratch = try Scratch()
    try scratch.write("from,to,weight\na,b,1e308\na,c,1e308\na,d,1e-320\n", to: "x.csv")
    for measure in ["strength", "betweenness -p weights=length", "pagerank", "eigenvector"] {
      let run = try Program.shell("alliance measure \(measure) x.csv", in: scratch.path)
      #expect(!run.output.lowercased().contains("inf") && !run.output.contains("nan"), "\(measure)")
    }
  }

  /// A path of a million nodes with a stack of 512 KB: nothing recurses.
  @Test(arguments: ["components", "articulation_points", "bridges", "core_number"])
  func aLongPathNeedsNoDeepStack(measure: String) throws {
    let scratch = try Scratch()
    let line = """
      (echo from,to; seq 999999 | awk '{print $1","$1+1}') > x.csv; ulimit -s 512
      alliance measure \(measure) x.csv | head -c 100
      """
    let run = try Program.shell(line, in: scratch.path)
    #expect(run.output.contains(measure), "\(run.complaint.prefix(300))")
  }

  /// A star: power iteration alternates there unless it is shifted.
  @Test func powerIterationConvergesOnAStar() throws {
    let scratch = try Scratch()
    try scratch.write(
      "from,to\n" + (1...20).map { "hub,leaf\($0)\n" }.joined(), to: "x.csv")
    let run = try Program.shell("alliance measure eigenvector x.csv", in: scratch.path)
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let values = try #require(answer?["values"] as? [String: Double])
    // The leaves of K1,n score 1/√n of the hub.
    #expect(abs((values["leaf1"] ?? 0) - 1 / 20.0.squareRoot()) < 1e-6)
  }

  /// A name that DOT would read otherwise comes back through Graphviz.
  @Test func namesComeBackThroughDOT() throws {
    let name = #"a "b" \N {c} | d: <e>"#
    let scratch = try Scratch()
    try scratch.write(
      "from,to,kind\n\"\(name.replacingOccurrences(of: "\"", with: "\"\""))\",b,defense\n",
      to: "x.csv")
    let run = try Program.shell(
      "alliance export --data x.csv -o x.dot && if command -v gvpr > /dev/null; then "
        + "gvpr 'N{print($.name)}' x.dot; else exit 3; fi", in: scratch.path)
    guard run.code != 3 else { return }
    #expect(run.output.split(separator: "\n").map(String.init).contains(name), "\(run.output)")
  }

  /// Each input of the file has a test here.
  @Test func everyInputIsTested() throws {
    let path = "\(Program.project)/../shared/reference/hostile-inputs.json"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    let known = Set((list ?? []).compactMap { $0["id"] as? String })
    let tested = Set(
      Self.cases.map { String($0.id.prefix { $0 != " " }) }
        + ["csv-07", "csv-11", "num-06", "graph-02", "graph-04", "dot-01", "csv-13"])
    #expect(known.subtracting(tested).sorted() == [])
  }

  /// Ten million rows, 278 MB, into a graph of 10,000,000 edges with strengths, each of 32 bytes, and
  /// into answers of it: no more than three times the memory of the graph, the program with it, and at
  /// least 50 MB a second. The file itself is never in memory whole.
  @Test(arguments: ["density", "strength"])
  func tenMillionRowsAreRead(measure: String) throws {
    let scratch = try Scratch()
    let line = """
      row='{print "nation"$1%50000",member"$1%777","$1%1000/8+1}'
      (echo from,to,weight; seq 10000000 | awk "$row") > x.csv
      ulimit -v 960000; alliance measure \(measure) x.csv
      """
    let run = try Program.shell(line, in: scratch.path)
    #expect(run.code == 0, "\(run.complaint.prefix(300))")
    #expect(run.output.contains(measure))
    #expect(run.seconds < 278 / 50.0)
  }
}
