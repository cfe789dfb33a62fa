import AllianceAnalysis
import AllianceGraph
import ArgumentParser

/// The date of a question.
struct DateOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A date: 2024, 2024-05 or 2024-05-20; a year or a month means any day of it. Default: the "
        + "last day that the data set covers.", valueName: "date"))
  var on: String?

  /// The world on the date that was asked for, be it covered or not.
  func snapshotOfAnyDay(of data: AllianceData) throws(CommandFailure) -> Snapshot {
    guard let on else { return data.snapshot(.on(data.lastCoveredDay)) }
    guard let date = CalendarDate(on) else {
      throw CommandFailure(.usage, "alliance: error: --on “\(on)” \(CalendarDate.fault(in: on))")
    }
    return data.snapshot(on: date)
  }

  /// The world on the date that was asked for, which the data set must know something of.
  func snapshot(of data: AllianceData) throws(CommandFailure) -> Snapshot {
    let snapshot = try snapshotOfAnyDay(of: data)
    guard snapshot.coverage != .outside else {
      throw CommandFailure(
        .no,
        "alliance: the data set covers \(Scope.text(of: data.metadata.coverage)); what holds "
          + "\(snapshot.rule) is unknown")
    }
    return snapshot
  }
}
