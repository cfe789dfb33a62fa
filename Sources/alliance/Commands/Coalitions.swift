import AllianceAnalysis
import AllianceReports
import ArgumentParser

struct Coalitions: ParsableCommand {
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case leiden, components, cliques, core
  }

  static let configuration = CommandConfiguration(
    commandName: "coalitions",
    abstract: "Which nations hold together: communities, components, cliques, the core.",
    discussion: """
      leiden divides the nations into communities of high modularity; components are nations that \
      are connected at all; cliques are sets in which every two are tied; core is the set in which \
      each has the most partners inside. A coalition is named after the agreement that it resembles \
      most, or after its best-connected member.

      EXAMPLES
        alliance coalitions --kind defense
        alliance coalitions --method cliques --least 4 --kind intelligence
        alliance coalitions --data europe-1914 --on 1914-06-28 --kind defense --format json
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions

  @Option(name: .long, help: "leiden, components, cliques or core.")
  var method: Method = .leiden

  @Option(name: .long, help: "Leiden: above 1 for smaller coalitions, below 1 for larger ones.")
  var resolution = 1.0

  @Option(name: .long, help: "Leiden: the seed of its random choices.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Cliques: the least number of nations.")
  var least = 3

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError("--resolution must be above 0")
    }
    guard least >= 2 else { throw ValidationError("--least must be 2 or more") }
  }

  func run() throws {
    let data = try source.read()
    let snapshot = try question.coveredSnapshot(of: data)
    let projection = try question.projection(for: data)
    let list = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.coalitions(chosenMethod, projection)
    }
    try output.write(Presentation(list))
  }

  private var chosenMethod: CoalitionList.Method {
    switch method {
    case .leiden: .leiden(resolution: resolution, seed: seed)
    case .components: .components
    case .cliques: .cliques(least: least)
    case .core: .core
    }
  }
}
