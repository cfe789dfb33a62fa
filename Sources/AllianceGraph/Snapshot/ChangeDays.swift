extension AllianceData {
  /// The days of a range on which a snapshot may differ from that of the day before: its first day,
  /// each day on which something that the data set records may begin, and each day after an end.
  /// Between two of them nothing changes.
  ///
  /// - Returns: the days, ascending.
  /// - Complexity: O(rows · log rows).
  public func changeDays(in days: ClosedRange<Day>) -> [Day] {
    var found: Set<Day> = [days.lowerBound]
    func see(_ date: CalendarDate?) {
      guard let date else { return }
      for day in [date.firstDay, date.lastDay.next] where days.contains(day) { found.insert(day) }
    }
    func see(_ period: Period) {
      see(period.start)
      see(period.end)
    }
    func see(_ end: Period.End) { if case .on(let date) = end { see(date) } }
    for nation in contents.nations { for period in nation.periods { see(period) } }
    for agreement in contents.agreements {
      see(agreement.signed)
      see(agreement.inForce)
      see(agreement.end)
    }
    for membership in contents.memberships { see(membership.period) }
    for tie in contents.ties { see(tie.period) }
    for event in contents.stages { see(event.date) }
    for source in contents.sources { see(source.coverage) }
    return found.sorted()
  }
}
