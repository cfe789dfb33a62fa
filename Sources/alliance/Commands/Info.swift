import AllianceAnalysis
import AllianceReports
import ArgumentParser

struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "What a data set holds: nations, agreements, ties by kind, coverage, sources.",
    discussion: """
      EXAMPLES
        alliance info
        alliance info --data europe-1914 --format json
        alliance info --nations --format csv
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "List the nations with their codes instead.")
  var nations = false

  @Flag(name: .long, help: "List the agreements with their dates and members instead.")
  var agreements = false

  func run() throws {
    let data = try source.read()
    if nations {
      try output.write(Presentation(nationsOf: data))
    } else if agreements {
      try output.write(Presentation(agreementsOf: data))
    } else {
      try output.write(Presentation(DataOverview(data)))
    }
  }
}
