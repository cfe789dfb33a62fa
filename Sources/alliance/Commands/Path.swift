import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Path: ParsableCommand {
  /// What is looked for.
  enum Search: String, CaseIterable, ExpressibleByArgument {
    case shortest, ranked, every, widest
    case inOrder = "in-order"
  }

  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "The diplomatic paths between two nations, each leg with its agreements.",
    discussion: """
      Agreements never count as a step: a leg joins two nations and names what ties them. Hostile \
      ties make no leg. Nations may be given by any code or name that the data set has. The exit \
      code is 1 where there is no path; the answer then says why.

      --find chooses what is looked for: shortest, all paths that are as short as can be; ranked, the \
      shortest ones whatever their length; every, all paths of at most --longest legs; widest, the \
      path whose weakest pledge is strongest; in-order, the path over --years whose legs hold one \
      after the other, so that no treaty had lapsed before the chain came to it. --cut says instead \
      who must leave, or which pairs must be untied, for the two to lose each other.

      EXAMPLES
        alliance path MYS MAR
        alliance path Estonia Japan --kind defense
        alliance path PRT AUH --data europe-1914 --on 1914-06-28 --format json
        alliance path PRT RUS --data europe-1914 --on 1914-06-28 --avoid FRA --via JPN
        alliance path GBR RUS --data europe-1914 --find in-order --years 1890-1907
        alliance path PRT RUS --data europe-1914 --on 1914-06-28 --cut nations
      """)

  @Argument(help: "Where the path starts.")
  var from: String

  @Argument(help: "Where it leads.")
  var to: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var actors: ActorOptions

  @Option(
    name: .long, help: "What is least: hops, or level-cost (4 − level, summed over the legs).")
  var by: Projection.Length = .hops

  @Option(name: .long, help: "What is looked for: shortest, ranked, every, widest or in-order.")
  var find: Search = .shortest

  @Option(name: .long, help: "Nations that no path may touch, separated by commas.")
  var avoid: String?

  @Option(name: .long, help: "Nations that a path must pass, in any order, separated by commas.")
  var via: String?

  @Flag(name: .long, help: "Let no nation that is hostile to one of the two be a go-between.")
  var noRivals = false

  @Option(
    name: .long,
    help: "Agreements as pairs of their members, or as hubs: then each leg goes through one.")
  var agreements: Projection.Agreements = .pairs

  @Option(name: .long, help: "The most legs of --find every.")
  var longest = 4

  @Option(
    name: .long, help: "The years of --find in-order, as in 1890-1907.",
    transform: YearRange.init)
  var years: YearRange?

  @Option(name: .long, help: "What must go for the two to lose each other: nations or ties.")
  var cut: CutAnswer.Kind?

  @Flag(name: .long, help: "Follow pledges only from who is pledged to whom.")
  var directed = false

  @Option(name: .long, help: "How many of the paths to list.")
  var limit = 5

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be above 0") }
    guard longest > 0 else { throw ValidationError("--longest must be above 0") }
    guard (find == .inOrder) == (years != nil) else {
      throw ValidationError("--find in-order needs --years, and only it takes them")
    }
    if years != nil, question.date.on != nil {
      throw ValidationError("--years and --on exclude each other")
    }
    if find == .inOrder, by != .hops {
      throw ValidationError("--find in-order goes by legs; leave out --by")
    }
    if find == .widest, agreements == .hubs || by != .hops {
      throw ValidationError("--find widest takes neither --agreements nor --by")
    }
    if find == .every, by != .hops {
      throw ValidationError("--find every lists by legs; leave out --by")
    }
    if cut != nil, find != .shortest || via != nil || avoid != nil || noRivals {
      throw ValidationError("--cut takes neither --find nor --avoid, --via and --no-rivals")
    }
  }

  func run() throws {
    let data = try source.read()
    let snapshot =
      try days.map { data.snapshot(.anyDay($0)) } ?? question.date.snapshotOfAnyDay(of: data)
    let ends = try (snapshot.nation(meaning: from), snapshot.nation(meaning: to))
    guard ends.0.code != ends.1.code else {
      throw CommandFailure(.usage, "alliance: error: both ends are \(ends.0.name)")
    }
    var projection = actors.applied(to: try question.projection(for: data))
    projection.length = by
    projection.agreements = agreements
    projection.direction = directed ? .kept : .symmetricByAny
    if let cut { return try write(cut, ends, snapshot, projection) }
    let wanted = try pathQuestion(snapshot)
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      if let days {
        return try data.timedPaths(
          from: ends.0.code, to: ends.1.code, in: days, projection, wanted)
      }
      return try snapshot.paths(
        from: ends.0.code, to: ends.1.code, projection, wanted, limit: limit)
    }
    try output.write(Presentation(answer, data: data))
    if answer.paths.isEmpty { throw CommandFailure(.no) }
  }

  /// The days of the years of an ordered path.
  private var days: ClosedRange<Day>? {
    guard let years = years?.years, let first = CalendarDate(year: years.lowerBound),
      let last = CalendarDate(year: years.upperBound)
    else { return nil }
    return first.firstDay...last.lastDay
  }

  private func pathQuestion(_ snapshot: Snapshot) throws(CommandFailure) -> PathQuestion {
    var wanted = PathQuestion()
    switch find {
    case .shortest, .inOrder: wanted.search = .shortest
    case .ranked: wanted.search = .ranked
    case .every: wanted.search = .every(longest: longest)
    case .widest: wanted.search = .widest
    }
    wanted.avoided = try Self.nations(avoid, in: snapshot)
    wanted.passed = try Self.nations(via, in: snapshot)
    wanted.allowsRivals = !noRivals
    return wanted
  }

  private static func nations(
    _ list: String?, in snapshot: Snapshot
  ) throws(CommandFailure) -> [NationCode] {
    var codes: [NationCode] = []
    for word in (list ?? "").split(separator: ",").map({ $0.trimmed }) where !word.isEmpty {
      let code = try snapshot.nation(meaning: word).code
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  private func write(
    _ cut: CutAnswer.Kind, _ ends: (Nation, Nation), _ snapshot: Snapshot, _ projection: Projection
  ) throws {
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.cut(cut, from: ends.0.code, to: ends.1.code, projection)
    }
    try output.write(Presentation(answer, data: snapshot.data))
    if answer.obstacle != nil { throw CommandFailure(.no) }
  }
}

extension Projection.Length: ExpressibleByArgument {}
extension Projection.Agreements: ExpressibleByArgument {}
extension CutAnswer.Kind: ExpressibleByArgument {}
