import AllianceGraph

/// The balance of friendly and hostile ties, window after window.
public struct BalanceSeries: Sendable {
  /// The numbers of a window.
  public struct Row: Sendable {
    /// The first year.
    public let from: Int
    /// The last year.
    public let to: Int
    /// The numbers.
    public let numbers: BalanceAnswer.Numbers
  }

  /// What the series holds for; the number of pairs is that of the last window.
  public let scope: Scope
  /// The windows, in order.
  public let rows: [Row]
}

extension AllianceData {
  /// The balance of the ties of each window of years, a tie counting that held on any of its days.
  ///
  /// - Parameter width: how many years a window has.
  /// - Throws: `AnalysisError.algorithm`.
  public func balanceSeries(
    years: ClosedRange<Int>, width: Int = 1, _ projection: Projection = Projection(kinds: .all),
    searchLimit: Int = 20_000, seed: UInt64 = 1
  ) throws(AnalysisError) -> BalanceSeries? {
    var rows: [BalanceSeries.Row] = []
    var last: Snapshot?
    for first in stride(from: years.lowerBound, through: years.upperBound, by: max(1, width)) {
      let final = min(first + max(1, width) - 1, years.upperBound)
      guard let start = CalendarDate(year: first), let end = CalendarDate(year: final) else {
        continue
      }
      let snapshot = snapshot(.anyDay(start.firstDay...end.lastDay))
      let numbers = try snapshot.balanceNumbers(
        projection, searchLimit: searchLimit, seed: seed)
      rows.append(BalanceSeries.Row(from: first, to: final, numbers: numbers))
      last = snapshot
    }
    guard let last else { return nil }
    let method =
      "balance of each \(width == 1 ? "year" : "window of \(width) years"), any day of it"
    return BalanceSeries(
      scope: Scope(last.projected(projection), method: method, seed: seed), rows: rows)
  }
}
