import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Similarity: ParsableCommand {
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case commitments, positions
  }

  static let configuration = CommandConfiguration(
    commandName: "similarity",
    abstract: "Like-minded states: S, κ, π, τ-b, A, Jaccard, cosine.",
    discussion: """
      Two nations are alike if they have the same level of commitment to the same others (0 none, 1 \
      non-aggression, 2 neutrality or consultation, 3 defence; a nation to itself 3), or with --of \
      positions if they take the same stances. Name two nations for the pair, one for all its pairs, \
      none for all. --years writes all pairs of all years as rows with year and codes, ready to \
      merge, in csv, tsv, json and jsonl; in the other formats the means of each year.

      Senses: s, s_squared, kappa, kappa_linear, kappa_nominal, pi, pi_quadratic, tau_b, a, jaccard, \
      cosine.

      EXAMPLES
        alliance similarity DEU AUH --data europe-1914 --on 1914-06-28 --by s,kappa,pi
        alliance similarity DEU --data europe-1914 --on 1914-06-28 --by kappa
        alliance similarity --data europe-1914 --years 1880-1914 --by s,kappa,pi --format csv
      """)

  @Argument(help: "Two nations, one, or none for all pairs.")
  var nations: [String] = []

  @Option(name: .long, help: "Senses, separated by commas; the first decides the order.")
  var by = "s,kappa,pi"

  @Option(name: .long, help: "commitments or positions.")
  var of: Subject = .commitments

  @Option(name: .long, help: "An indicator by which entries are weighed, as in cinc.")
  var weights: String?

  @Option(
    name: .long, help: "Only commitments to the nations of this region and to the major powers.")
  var region: String?

  @Option(
    name: .long, help: "Years, as in 1816-2016: all pairs of each year.",
    transform: YearRange.init)
  var years: YearRange?

  @Option(name: .long, help: "How many pairs to show to people (CSV and JSON hold all).")
  var top = 20

  @OptionGroup var source: SourceOptions
  @OptionGroup var date: DateOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top must be above 0") }
    if years != nil, date.on != nil {
      throw ValidationError("--years and --on exclude each other")
    }
    if years != nil, !nations.isEmpty {
      throw ValidationError("--years is for all pairs; name no nations")
    }
  }

  func run() throws {
    var question = SimilarityQuestion(senses: try senses())
    question.subject = of == .commitments ? .commitments : .positions
    question.weights = weights
    let data = try source.read()
    question.region = try knownRegion(in: data)
    if let years { return try writeYears(DyadYears(data, question, years: years.years)) }
    let snapshot = try date.snapshot(of: data)
    var codes: [NationCode] = []
    for word in nations { codes.append(try snapshot.nation(meaning: word).code) }
    let absent = codes.filter { snapshot.index(of: $0) == nil }
    guard absent.isEmpty else {
      let names = absent.map { data.nation($0)?.name ?? $0.rawValue }.joined(separator: ", ")
      throw CommandFailure(.no, "alliance: not in the state system \(snapshot.rule): \(names)")
    }
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.similarity(of: codes, question)
    }
    try output.write(Presentation(answer, limit: top))
  }

  private func senses() throws(CommandFailure) -> [SimilarityQuestion.Sense] {
    var senses: [SimilarityQuestion.Sense] = []
    for word in by.split(separator: ",").map({ $0.trimmed.lowercased() }) {
      guard let sense = SimilarityQuestion.Sense.named(word) else {
        throw CommandFailure.unknown(
          "sense", word, among: SimilarityQuestion.Sense.all.map(\.name))
      }
      if !senses.contains(sense) { senses.append(sense) }
    }
    guard !senses.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: --by names no sense")
    }
    return senses
  }

  private func knownRegion(in data: AllianceData) throws(CommandFailure) -> String? {
    guard let region else { return nil }
    let known = Set(data.contents.nations.flatMap { [$0.region, $0.subregion].compactMap { $0 } })
    guard let match = known.first(where: { $0.lowercased() == region.lowercased() }) else {
      throw CommandFailure.unknown("region", region, among: known.sorted())
    }
    return match
  }

  /// Writes year after year to standard output, or all years into a file at once.
  private func writeYears(_ table: DyadYears) throws(CommandFailure) {
    let format = output.format == nil && output.output == nil ? .csv : try output.chosenFormat
    guard let text = DyadYearText(table, format) else {
      let means = try CommandFailure.translating { () throws(AnalysisError) in
        try Presentation(table)
      }
      return try output.write(means)
    }
    var bytes = text.header
    let isStream = output.output == nil || output.output == "-"
    for year in table.years {
      bytes += try CommandFailure.translating { () throws(AnalysisError) in
        try text.bytes(of: year)
      }
      if isStream {
        try Output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    bytes += text.footer
    if isStream {
      if !bytes.isEmpty { try Output.write(bytes) }
    } else if let path = output.output {
      try Output.write(bytes, to: path, force: output.force)
    }
  }
}
