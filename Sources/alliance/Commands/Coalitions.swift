import AllianceAnalysis
import AllianceReports
import ArgumentParser

struct Coalitions: ParsableCommand {
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case leiden, louvain, potts, signed, labels, consensus, components, cliques, percolation, core
    case truss, twins, concepts
    case girvanNewman = "girvan-newman"
  }

  static let configuration = CommandConfiguration(
    commandName: "coalitions",
    abstract: "Which nations hold together: communities, components, cliques, the core.",
    discussion: """
      leiden divides the nations into communities of high modularity; components are nations that \
      are connected at all; cliques are sets in which every two are tied; core is the set in which \
      each has the most partners inside. louvain, labels (label propagation) and girvan-newman are \
      other roads to communities; potts finds those denser than --resolution; signed keeps enemies \
      apart; consensus tells what 300 searches at three resolutions agree on, with core and swing \
      members. percolation joins cliques that overlap, truss is the innermost mesh of triangles, \
      twins have the same partners, concepts are sets of nations with the agreements that all of \
      them share. A coalition is named after the agreement that it resembles \
      most, or after its best-connected member.

      EXAMPLES
        alliance coalitions --kind defense
        alliance coalitions --method cliques --least 4 --kind intelligence
        alliance coalitions --data europe-1914 --on 1914-06-28 --kind defense --format json
        alliance coalitions --data europe-1914 --on 1914-06-28 --method consensus --runs 50
        alliance coalitions --data europe-1914 --on 1914-06-28 --method signed
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "leiden, louvain, potts, signed, labels, girvan-newman, consensus, components, cliques, "
        + "percolation, core, truss, twins or concepts."))
  var method: Method = .leiden

  @Option(
    name: .long,
    help: "Above 1 for smaller coalitions, below 1 for larger ones; with potts the least density.")
  var resolution: Double?

  @Option(name: .long, help: "The seed of the random choices.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Cliques, percolation, concepts: the least number of nations.")
  var least = 3

  @Option(name: .long, help: "Concepts: the least number of agreements that all share.")
  var agreements = 2

  @Option(name: .long, help: "Consensus: how many runs at each of the three resolutions.")
  var runs = 100

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard resolution ?? 1 > 0, (resolution ?? 1).isFinite else {
      throw ValidationError("--resolution must be above 0")
    }
    guard (1...10_000).contains(runs) else {
      throw ValidationError("--runs must be 1 to 10000")
    }
    guard agreements >= 1 else { throw ValidationError("--agreements must be 1 or more") }
    guard least >= 2 else { throw ValidationError("--least must be 2 or more") }
  }

  func run() throws {
    let data = try source.read()
    let snapshot = try question.snapshot(of: data)
    var projection = actors.applied(to: try question.projection(for: data))
    if method == .signed, question.kind == nil { projection.kinds = .all }
    let list = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.coalitions(chosenMethod, projection)
    }
    try output.write(Presentation(list))
  }

  private var chosenMethod: CoalitionList.Method {
    switch method {
    case .leiden: .leiden(resolution: resolution ?? 1, seed: seed)
    case .louvain: .louvain(resolution: resolution ?? 1, seed: seed)
    case .potts: .constantPotts(resolution: resolution ?? 0.5, seed: seed)
    case .signed: .signed(resolution: resolution ?? 1, seed: seed)
    case .labels: .labelPropagation(seed: seed)
    case .girvanNewman: .girvanNewman
    case .consensus: .consensus(runs: runs, seed: seed)
    case .components: .components
    case .cliques: .cliques(least: least)
    case .percolation: .percolation(least: least)
    case .core: .core
    case .truss: .truss
    case .twins: .twins
    case .concepts: .concepts(least: least, agreements: agreements)
    }
  }
}
