import ArgumentParser
import GraphvizExport

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "What is installed, what is missing, what to type.",
    discussion: """
      The exit code is 1 where something is missing.

      EXAMPLES
        alliance doctor
        alliance doctor --quiet
      """)

  @Flag(name: .long, help: "Say only what is missing.")
  var quiet = false

  func run() throws {
    let findings = Self.findings
    for finding in findings where !quiet || !finding.isPresent {
      let mark = finding.isPresent ? "ok     " : "missing"
      try Output.write("\(mark)  \(finding.what)\n")
      if !finding.isPresent { try Output.write("         type: \(finding.remedy)\n") }
    }
    guard findings.allSatisfy(\.isPresent) else { throw CommandFailure(.no) }
  }

  private struct Finding {
    var what: String
    var isPresent: Bool
    var remedy: String
  }

  private static var findings: [Finding] {
    let data = BundledData.names.map { name in
      let folder = BundledData.folder(of: name)
      return Finding(
        what: "data set \(name)\(folder.map { " in \($0)" } ?? "")", isPresent: folder != nil,
        remedy: "scripts/install in the project's folder")
    }
    let graphviz = GraphvizStatus.current
    let plugins = graphviz.plugins.map { plugin in
      Finding(
        what: "Graphviz plug-in \(plugin.name) (\(plugin.purpose))", isPresent: plugin.isPresent,
        remedy: "sudo apt-get install libgvc6")
    }
    return [
      Finding(
        what: "alliance \(Alliance.configuration.version)", isPresent: true, remedy: ""),
      Finding(
        what: "Graphviz\(graphviz.version.map { " \($0)" } ?? "")",
        isPresent: graphviz.version != nil, remedy: "sudo apt-get install libgvc6"),
    ] + plugins + [
      Finding(
        what: "fonts for PNG and PDF\(graphviz.font.map { ": \($0)" } ?? "")",
        isPresent: graphviz.font != nil, remedy: "sudo apt-get install fonts-liberation2")
    ] + data
  }
}
