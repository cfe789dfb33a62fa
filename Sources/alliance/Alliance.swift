import ArgumentParser
import Glibc
import TextForms

/// The command line: parse, read, ask, write, exit. No analysis in it.
@main
struct Alliance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alliance",
    abstract: "Nations, treaties and the ties between them: who is central, which coalitions hold "
      + "together, how one capital reaches another.",
    discussion: """
      Without --data, and without ALLIANCE_DATA in the environment, the bundled data set of the \
      present day is read. --data takes a data package (a folder), a CSV file of ties, or the name \
      of a bundled data set.

      Exit codes: 0 done; 1 the answer is no; 64 usage, an unknown nation or kind; 65 bad data; \
      66 no input; 70 a bug; 73 cannot create; 74 input or output failed; 75 a limit was met.

      EXAMPLES
        alliance path MYS MAR
        alliance rank --by betweenness,harmonic --kind defense
        alliance draw --data europe-1914 --on 1914-06-28 -o 1914.svg
      """,
    version: "0.1.0",
    subcommands: [
      Info.self, Check.self, Init.self, Import.self, Export.self, Path.self, Distances.self,
      Rank.self, Coalitions.self, Balance.self, CascadeCommand.self, Power.self, Similarity.self,
      Partners.self, MeasureCommand.self, Draw.self, Report.self, Doctor.self,
    ])

  static func main() {
    // A closed pipe is no failure: writing returns EPIPE, which ends the program quietly.
    signal(SIGPIPE, SIG_IGN)
    // Nor is a limit on the size of files a reason to be killed: writing returns EFBIG, and is told.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      failure.end()
    } catch {
      if let suggestion = misspelledVerb() { Output.complain(suggestion) }
      exit(withError: error)
    }
  }

  /// A hint for a first word that is nearly a verb.
  private static func misspelledVerb() -> String? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return nil
    }
    let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !verbs.contains(word), word != "help" else { return nil }
    let near = NearMisses.of(word, in: verbs)
    return near.isEmpty
      ? nil
      : "There is no verb “\(TerminalText.shown(word))”; did you mean \(near.joined(separator: " or "))?"
  }
}
