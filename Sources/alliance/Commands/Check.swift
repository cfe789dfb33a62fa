import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a data set: every fault and every doubt, with file, line and remedy.",
    discussion: """
      The exit code is 0 where there is no fault, 65 where there is one. Doubts are told and do not \
      count as faults.

      EXAMPLES
        alliance check world
        alliance check europe-1914
      """)

  @Argument(
    help: "A data package (folder), a CSV file of ties, or the name of a bundled data set.")
  var data: String

  @OptionGroup(visibility: .hidden) var text: TextOptions
  @OptionGroup(visibility: .hidden) var limits: LimitOptions

  @Option(name: .long, help: "How many faults and how many doubts to print.")
  var limit = 20

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be above 0") }
  }

  func run() throws {
    let path = try BundledData.place(of: data)
    let reading = try text.reading(limits)
    let inspection: DataPackage.Inspection
    do {
      inspection = try DataPackage.inspect(path, reading)
    } catch {
      throw CommandFailure(error)
    }
    let (errors, doubts) = (inspection.errors, inspection.doubts)
    for fault in errors.prefix(limit) + doubts.prefix(limit) {
      Output.complain(fault.description)
    }
    for (found, count, word) in [
      (errors, inspection.errorCount, "faults"), (doubts, inspection.doubtCount, "doubts"),
    ] where count > min(limit, found.count) {
      Output.complain("\(count - min(limit, found.count)) more \(word); --limit shows them")
    }
    guard inspection.errorCount == 0 else {
      throw CommandFailure(.badData, EnglishCount.of(inspection.errorCount, "fault"))
    }
    try Output.write(
      "\(data): no faults, \(doubts.isEmpty ? "no doubts" : EnglishCount.of(inspection.doubtCount, "doubt"))\n"
    )
  }
}
