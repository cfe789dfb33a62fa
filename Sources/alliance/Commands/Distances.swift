import AllianceAnalysis
import AllianceGraph
import AllianceReports
import ArgumentParser

struct Distances: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distances",
    abstract: "How many legs part every two nations, on a date or in every year.",
    discussion: """
      The classes are 1, 2, 3, 4+ and none, as studies of alliances use them (Li and others 2017). \
      People are shown how many pairs each class has; the formats for programs list every pair. \
      --years writes all pairs of all years as rows with year and codes, a tie counting that held on \
      any day of the year.

      EXAMPLES
        alliance distances --data europe-1914 --on 1914-06-28
        alliance distances --kind defense --format csv
        alliance distances --data europe-1914 --years 1880-1914 --format csv
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions

  @Option(
    name: .long, help: "Years, as in 1816-2016: all pairs of each year.",
    transform: YearRange.init)
  var years: YearRange?

  @Flag(name: .long, help: "Follow pledges only from who is pledged to whom; pairs are ordered.")
  var directed = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if years != nil, question.date.on != nil {
      throw ValidationError("--years and --on exclude each other")
    }
  }

  func run() throws {
    let data = try source.read()
    var projection = try question.projection(for: data)
    projection.direction = directed ? .kept : .symmetricByAny
    if let years { return try write(years.years, of: data, projection) }
    let snapshot = try question.snapshot(of: data)
    try output.write(Presentation(try Self.table(snapshot, projection)))
  }

  private static func table(
    _ snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> DistanceTable {
    try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.distances(projection)
    }
  }

  /// Writes year after year to standard output, or all years into a file at once.
  private func write(
    _ years: ClosedRange<Int>, of data: AllianceData, _ projection: Projection
  ) throws {
    let format = output.format == nil && output.output == nil ? .csv : try output.chosenFormat
    guard let text = DistanceYearText(format) else {
      throw CommandFailure(
        .usage, "alliance: error: --years writes csv, tsv or jsonl, not \(format.rawValue)")
    }
    var bytes = text.header
    let isStream = output.output == nil || output.output == "-"
    for year in years {
      guard let date = CalendarDate(year: year) else { continue }
      bytes += text.bytes(of: try Self.table(data.snapshot(on: date), projection), year: year)
      guard isStream else { continue }
      try Output.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    if !isStream, let path = output.output {
      try Output.write(bytes, to: path, force: output.force)
    }
  }
}
