import Foundation
import Testing

/// Names that try to break out of every format that they are written in.
@Suite struct HostileTextTests {
  private static let names = [
    "<script>alert(1)</script>", "\"quoted\" onload=\"x", "back\\slash\\N\\G", "a\u{202E}b",
    "]]> --> &amp; <!--", "'; DROP TABLE x; --", "=HYPERLINK(\"x\")", "{curly} | pipe `tick`",
    String(repeating: "long ", count: 2_000), "日本 🇯🇵 Ελλάδα عربي",
  ]

  private static func package() throws -> Scratch {
    let scratch = try Scratch()
    func field(_ text: String) -> String {
      "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
    let nations = names.enumerated().map { "N\($0.offset),\(field($0.element))\n" }
    try scratch.write("code,name\n" + nations.joined(), to: "nations.csv")
    try scratch.write(
      "id,name,kinds,signed,source,note\n"
        + names.enumerated().map {
          "a\($0.offset),\(field($0.element)),defense,2001,s,\(field($0.element))\n"
        }.joined(), to: "agreements.csv")
    var members = "agreement,nation\n"
    for number in names.indices {
      members += "a\(number),N\(number)\na\(number),N\((number + 1) % names.count)\n"
    }
    try scratch.write(members, to: "members.csv")
    try scratch.write("id,title\ns,\(field(names[0]))\n", to: "sources.csv")
    try scratch.write(
      #"{"name":"hostile","title":"<img src=x onerror=alert(1)>","resources":[]}"#,
      to: "datapackage.json")
    return scratch
  }

  @Test(arguments: [
    "draw -o - --format svg", "report --format html", "report --format markdown",
    "report --format text",
    "rank --format text", "rank --format csv", "rank --format json", "path N0 N5 --format html",
    "info --format text", "draw -o - --format dot",
  ])
  func hostileNamesStayText(line: String) throws {
    let scratch = try Self.package()
    let run = try Program.shell("alliance \(line) --data .", in: scratch.path)
    #expect(run.code == 0, "\(run.complaint.prefix(400))")
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.unicodeScalars.contains("\u{0}"))
    if line.contains("svg") || line.contains("html") || line.contains("markdown") {
      #expect(!run.output.contains("<script"))
      #expect(!run.output.contains("<img"))
    }
    if line.contains("text") { #expect(!run.output.contains("\u{202E}")) }
    if line.contains("svg") {
      let document = try XMLLint.check(run.output)
      #expect(document == nil, "\(document ?? "")")
    }
    if line.contains("json") {
      _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
    if line.contains("dot") {
      // DOT keeps the names as quoted text; plain Graphviz must draw them as text too.
      if let again = try scratch.rendered(run.output) {
        #expect(again.contains("</svg>"))
        #expect(!again.contains("<script"))
        #expect(!again.contains("<img"))
      }
    }
  }
}

/// The checker of libxml2, where it is installed.
enum XMLLint {
  /// What is wrong with an XML text, or nil where nothing is or there is no checker.
  static func check(_ text: String) throws -> String? {
    let scratch = try Scratch()
    try scratch.write(text, to: "text.xml")
    let run = try Program.shell(
      "command -v xmllint > /dev/null || exit 0; xmllint --noout text.xml", in: scratch.path)
    return run.code == 0 ? nil : run.complaint
  }
}

extension Scratch {
  /// What plain Graphviz draws of a DOT text, or nil where its program is not installed.
  func rendered(_ dot: String) throws -> String? {
    try write(dot, to: "text.dot")
    let run = try Program.shell(
      "command -v dot > /dev/null || exit 77; dot -Tsvg text.dot", in: path)
    return run.code == 77 ? nil : run.output
  }
}
