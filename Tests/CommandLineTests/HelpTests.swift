import ArgumentParser
import Testing

@testable import alliance

@Suite struct HelpTests {
  static let verbs = Alliance.configuration.subcommands.compactMap {
    $0.configuration.commandName
  }

  /// The lines under EXAMPLES in the help of a verb.
  static func examples(of verb: String) throws -> [String] {
    let command = try #require(
      Alliance.configuration.subcommands.first { $0.configuration.commandName == verb })
    let lines = command.configuration.discussion.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "EXAMPLES"))
    return lines[(start + 1)...]
      .map { $0.trimmingPrefix(while: { $0 == " " }) }
      .filter { $0.hasPrefix("alliance ") }
      .map(String.init)
  }

  @Test(arguments: verbs)
  func everyVerbHasTwoExamplesThatRunAsPrinted(verb: String) throws {
    let examples = try Self.examples(of: verb)
    #expect(examples.count >= 2)
    // One after the other in one folder: an example may read what another wrote.
    let scratch = try Scratch()
    for example in examples {
      let run = try Program.shell(example, in: scratch.path)
      #expect(run.code == 0, "\(example): \(run.complaint)")
    }
  }

  @Test func everyVerbHasHelpThatTellsItsExamples() throws {
    for verb in Self.verbs {
      let run = try Program.run([verb, "--help"])
      #expect(run.code == 0)
      #expect(run.output.contains("EXAMPLES"), "\(verb)")
    }
  }

  @Test func aMisspelledVerbIsAnsweredWithTheNearest() throws {
    let run = try Program.run(["pathh", "A", "B"])
    #expect(run.code == 64)
    #expect(run.complaint.contains("did you mean path?"))
  }
}
