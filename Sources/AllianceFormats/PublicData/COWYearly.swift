import AllianceGraph

/// The yearly forms of the alliances of the Correlates of War project: every row of a spell stands
/// again for each of its years, with the dates of the spell.
extension ImportBuilder {
  /// By pair, or by directed pair, and year: the two have the same columns. Where pairs stand in both
  /// orders the file is taken for the directed one.
  mutating func readCOWPairYears(_ table: inout SourceTable) {
    let columns = COWPairColumns(table)
    let year = table.column("year")
    var spells: [COWPairRow] = []
    var seen: Set<COWPairRow> = []
    var counts = (rows: 0, outside: 0)
    var pairs: Set<[Int]> = []
    while table.next() {
      guard let row = columns.row(&table, &self), let yearNumber = table.requiredYear(year) else {
        continue
      }
      counts.rows += 1
      counts.outside += Self.isIn(yearNumber, row.period) ? 0 : 1
      pairs.insert([row.first, row.second])
      if seen.insert(row).inserted { spells.append(row) }
    }
    remark(.understood, counts.rows, "rows of a pair in a year, of \(spells.count) spells")
    remark(.limit, counts.outside, Self.outsideText)
    if pairs.contains(where: { pairs.contains([$0[1], $0[0]]) }) {
      remark(.understood, nil, "pairs stand in both orders: this is the directed file")
      addCOWDirected(spells, form: .cowPairYears)
    } else {
      addCOWPairs(spells, form: .cowPairYears, isDirected: { _ in false })
    }
  }

  /// By member and year.
  mutating func readCOWMemberYears(_ table: inout SourceTable) {
    let columns = COWMemberColumns(table)
    let year = table.column("year")
    var spells: [COWMemberColumns.Row] = []
    var seen: Set<COWMemberColumns.Row> = []
    var counts = (rows: 0, outside: 0)
    while table.next() {
      guard let row = columns.row(&table), let yearNumber = table.requiredYear(year) else {
        continue
      }
      counts.rows += 1
      counts.outside += Self.isIn(yearNumber, row.period) ? 0 : 1
      if seen.insert(row).inserted { spells.append(row) }
    }
    remark(.understood, counts.rows, "rows of a member in a year, of \(spells.count) spells")
    remark(.limit, counts.outside, Self.outsideText)
    addCOWMembers(spells, form: .cowMemberYears)
  }

  // MARK: - Kernel

  private static let outsideText =
    "rows are of a year outside of the spell whose dates they give; the dates decide"

  private static func isIn(_ year: Int, _ period: Period) -> Bool {
    if let start = period.start, year < start.year { return false }
    if case .on(let end) = period.end { return year <= end.year }
    return true
  }
}
