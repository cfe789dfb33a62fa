import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Coalitions: ParsableCommand {
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case leiden, louvain, potts, signed, labels, consensus, multislice, components, cliques
    case percolation, core, truss, plexes, blocks, twins, concepts
    case girvanNewman = "girvan-newman"
    case signedPotts = "signed-potts"
  }

  static let configuration = CommandConfiguration(
    commandName: "coalitions",
    abstract: "Which nations hold together: communities, components, cliques, the core.",
    discussion: """
      leiden divides the nations into communities of high modularity; components are nations that \
      are connected at all; cliques are sets in which every two are tied; core is the set in which \
      each has the most partners inside. louvain, labels (label propagation) and girvan-newman are \
      other roads to communities; potts finds those denser than --resolution; signed and \
      signed-potts keep enemies apart, with --negative-resolution for hostile ties; consensus tells what 300 searches at three resolutions agree on, with core and swing \
      members. percolation joins cliques that overlap, truss is the innermost mesh of triangles, \
      in plexes each may lack --lacking of the others, blocks stay connected when few leave, twins \
      have the same partners, concepts are sets of nations with the agreements that all of them \
      share. With --years coalitions are followed over the years and keep their names; multislice \
      divides all years, or without --years all kinds of tie, at once. A coalition is named after the agreement that it resembles \
      most, or after its best-connected member.

      EXAMPLES
        alliance coalitions --kind defense
        alliance coalitions --method cliques --least 4 --kind intelligence
        alliance coalitions --data europe-1914 --on 1914-06-28 --kind defense --format json
        alliance coalitions --data europe-1914 --on 1914-06-28 --method consensus --runs 50
        alliance coalitions --data europe-1914 --on 1914-06-28 --method signed
        alliance coalitions --data europe-1914 --years 1879-1914 --every 5 --kind defense
        alliance coalitions --data europe-1914 --years 1900-1914 --method multislice --format csv
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "leiden, louvain, potts, signed, signed-potts, labels, girvan-newman, consensus, multislice, "
        + "components, cliques, percolation, core, truss, plexes, blocks, twins or concepts."))
  var method: Method = .leiden

  @Option(
    name: .long,
    help: "Above 1 for smaller coalitions, below 1 for larger ones; with potts the least density.")
  var resolution: Double?

  @Option(name: .long, help: "signed, signed-potts: the resolution of hostile ties.")
  var negativeResolution: Double?

  @Option(
    name: .long, help: "Years, as in 1871-1914: the coalitions of each, instead of one date.",
    transform: YearRange.init)
  var years: YearRange?

  @Option(name: .long, help: "With --years: how many years from one to the next.")
  var every = 1

  @Option(name: .long, help: "multislice: how strongly a nation is tied to itself.")
  var coupling = 1.0

  @Option(name: .long, help: "The seed of the random choices.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Plexes: how many of the others each may lack a tie to.")
  var lacking = 1

  @Option(name: .long, help: "Cliques, percolation, plexes, concepts: the least number of nations.")
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
    guard negativeResolution ?? 0 >= 0, (negativeResolution ?? 0).isFinite else {
      throw ValidationError("--negative-resolution must be 0 or more")
    }
    guard coupling >= 0, coupling.isFinite else {
      throw ValidationError("--coupling must be 0 or more")
    }
    guard every >= 1 else { throw ValidationError("--every must be 1 or more") }
    guard lacking >= 0 else { throw ValidationError("--lacking must be 0 or more") }
    if years != nil, question.date.on != nil {
      throw ValidationError("--years and --on exclude each other")
    }
    guard agreements >= 1 else { throw ValidationError("--agreements must be 1 or more") }
    guard least >= 2 else { throw ValidationError("--least must be 2 or more") }
  }

  func run() throws {
    let data = try source.read()
    var projection = actors.applied(to: try question.projection(for: data))
    if method == .signed || method == .signedPotts, question.kind == nil { projection.kinds = .all }
    if years != nil || method == .multislice {
      return try output.write(Presentation(try series(data, projection)))
    }
    let snapshot = try question.snapshot(of: data)
    let list = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.coalitions(chosenMethod, projection)
    }
    try output.write(Presentation(list))
  }

  /// The coalitions of all years, or of all kinds of tie on a date.
  private func series(
    _ data: AllianceData, _ projection: Projection
  ) throws -> CoalitionSeries {
    let isTogether = method == .multislice
    let snapshot = years == nil ? try question.snapshot(of: data) : nil
    let series = try CommandFailure.translating { () throws(AnalysisError) in
      guard let years = years?.years else {
        return try snapshot?.slicedCoalitions(
          coupling: coupling, resolution: resolution ?? 1, seed: seed, projection)
      }
      guard isTogether else {
        return try data.coalitionSeries(years: years, every: every, chosenMethod, projection)
      }
      return try data.slicedCoalitions(
        years: years, every: every, coupling: coupling, resolution: resolution ?? 1, seed: seed,
        projection)
    }
    guard let series else {
      throw CommandFailure(.no, "alliance: no nation has such a tie then")
    }
    return series
  }

  private var chosenMethod: CoalitionList.Method {
    switch method {
    // Slices that are divided together are no list of one date.
    case .leiden, .multislice: .leiden(resolution: resolution ?? 1, seed: seed)
    case .louvain: .louvain(resolution: resolution ?? 1, seed: seed)
    case .potts: .constantPotts(resolution: resolution ?? 0.5, seed: seed)
    case .signed:
      .signed(
        positive: resolution ?? 1, negative: negativeResolution ?? resolution ?? 1, seed: seed)
    case .signedPotts:
      .signedConstantPotts(
        positive: resolution ?? 0.5, negative: negativeResolution ?? 0, seed: seed)
    case .labels: .labelPropagation(seed: seed)
    case .girvanNewman: .girvanNewman
    case .consensus: .consensus(runs: runs, seed: seed)
    case .components: .components
    case .cliques: .cliques(least: least)
    case .percolation: .percolation(least: least)
    case .core: .core
    case .truss: .truss
    case .plexes: .plexes(k: lacking + 1, least: least)
    case .blocks: .cohesiveBlocks
    case .twins: .twins
    case .concepts: .concepts(least: least, agreements: agreements)
    }
  }
}
