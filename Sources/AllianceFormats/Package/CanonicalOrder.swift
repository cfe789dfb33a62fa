import AllianceGraph

extension AllianceData.Contents {
  /// Puts every table in the order in which it is written, so that nothing depends on the order of
  /// the rows of a file.
  mutating func sortCanonically() {
    for index in nations.indices where nations[index].periods.count > 1 {
      nations[index].periods.sort { Self.precedes($0, $1) }
    }
    Self.sort(&nations) { $0.code < $1.code }
    Self.sort(&agreements) { $0.id < $1.id }
    Self.sort(&memberships) { a, b in
      if a.agreement != b.agreement { return a.agreement < b.agreement }
      if a.nation != b.nation { return a.nation < b.nation }
      if a.period != b.period { return Self.precedes(a.period, b.period) }
      return Self.text(a) < Self.text(b)
    }
    sortTies()
    sortRecords()
  }

  // MARK: - Kernel

  /// Whether the tie at one place comes before that at another. By place: a copy of a tie would cost
  /// more than the comparison.
  private func tiePrecedes(_ a: Int, _ b: Int) -> Bool {
    if ties[a].from != ties[b].from { return ties[a].from < ties[b].from }
    if ties[a].to != ties[b].to { return ties[a].to < ties[b].to }
    if ties[a].kind != ties[b].kind { return ties[a].kind < ties[b].kind }
    if ties[a].period != ties[b].period { return Self.precedes(ties[a].period, ties[b].period) }
    if ties[a].id != ties[b].id {
      return (ties[a].id?.rawValue ?? "") < (ties[b].id?.rawValue ?? "")
    }
    return Self.text(ties[a]) < Self.text(ties[b])
  }

  /// Sorts ties by the ranks of their ends and kinds and by their dates, which are small numbers,
  /// and compares the ties themselves only where those are equal: a tie is large, and a million of
  /// them are compared twenty million times.
  private mutating func sortTies() {
    let isSorted = ties.indices.dropFirst().allSatisfy { !tiePrecedes($0, $0 - 1) }
    if isSorted { return }
    guard ties.count < 1 << 32, var order = tieKeys() else {
      let order = ties.indices.sorted { tiePrecedes($0, $1) }
      ties = order.map { ties[$0] }
      return
    }
    order.sort { $0 < $1 }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].isLike(order[start]) { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { tiePrecedes(Int($0.place), Int($1.place)) }
      }
      start = end
    }
    ties = order.map { ties[Int($0.place)] }
  }

  /// What ties are sorted by: ends and kind, period, place.
  private struct TieKey {
    var ends: UInt64
    var period: UInt64
    var place: UInt32

    func isLike(_ other: TieKey) -> Bool { ends == other.ends && period == other.period }

    static func < (a: TieKey, b: TieKey) -> Bool {
      if a.ends != b.ends { return a.ends < b.ends }
      if a.period != b.period { return a.period < b.period }
      return a.place < b.place
    }
  }

  /// The key of each tie; nil where there are too many names for their ranks to fit.
  private func tieKeys() -> [TieKey]? {
    var codes = Ranks<NationCode>()
    var kinds = Ranks<TieKind>()
    var keys: [TieKey] = []
    keys.reserveCapacity(ties.count)
    for place in ties.indices {
      let ends =
        UInt64(codes.number(ties[place].from)) << 40 | UInt64(codes.number(ties[place].to)) << 16
        | UInt64(kinds.number(ties[place].kind))
      keys.append(
        TieKey(ends: ends, period: Self.key(ties[place].period), place: UInt32(place)))
    }
    guard codes.names.count < 1 << 24, kinds.names.count < 1 << 16 else { return nil }
    let codeRanks = codes.ranks()
    let kindRanks = kinds.ranks()
    for place in keys.indices {
      let ends = keys[place].ends
      keys[place].ends =
        codeRanks[Int(ends >> 40)] << 40 | codeRanks[Int(ends >> 16 & 0xFF_FFFF)] << 16
        | kindRanks[Int(ends & 0xFFFF)]
    }
    return keys
  }

  /// Names by number, in the order of first appearance.
  private struct Ranks<Name: Hashable & Comparable> {
    var names: [Name] = []
    private var numbers: [Name: Int] = [:]
    private var last: (name: Name, number: Int)?

    /// The number of a name; the same again is not looked up.
    mutating func number(_ name: Name) -> Int {
      if let last, last.name == name { return last.number }
      let number = numbers[name] ?? names.count
      if number == names.count {
        numbers[name] = number
        names.append(name)
      }
      last = (name, number)
      return number
    }

    /// The rank of each name in their order, by number.
    func ranks() -> [UInt64] {
      var ranks = [UInt64](repeating: 0, count: names.count)
      let order = names.indices.sorted { names[$0] < names[$1] }
      for (rank, number) in order.enumerated() { ranks[number] = UInt64(rank) }
      return ranks
    }
  }

  /// A period as a number in the order of `precedes`: an unknown start first, an unknown end last but
  /// for an open one.
  private static func key(_ period: Period) -> UInt64 {
    let end: UInt32 =
      switch period.end {
      case .open: .max
      case .unknown: .max - 1
      case .on(let date): date.ordinal
      }
    return UInt64(period.start?.ordinal ?? 0) << 32 | UInt64(end)
  }

  private mutating func sortRecords() {
    // Events of one day stay in the order of the file: a renewal may follow a suspension.
    Self.sort(&stages) { ($0.subject, $0.date) < ($1.subject, $1.date) }
    Self.sort(&successions) {
      ($0.date, $0.predecessor, $0.successor) < ($1.date, $1.predecessor, $1.successor)
    }
    Self.sort(&positions) { a, b in
      if a.nation != b.nation { return a.nation < b.nation }
      if a.topic != b.topic { return a.topic < b.topic }
      if a.date != b.date { return Self.precedes(Period(from: a.date), Period(from: b.date)) }
      return a.stance < b.stance
    }
    Self.sort(&indicators) { a, b in
      if a.nation != b.nation { return a.nation < b.nation }
      if a.name != b.name { return a.name < b.name }
      if a.date != b.date { return a.date < b.date }
      return a.value < b.value
    }
    // Kinds stay in the order in which legends list them.
    Self.sort(&sources) { $0.id < $1.id }
  }

  /// A stable sort that leaves what is in order already. Places are sorted and not the elements,
  /// which are large.
  private static func sort<Element>(
    _ elements: inout [Element], by precedes: (Element, Element) -> Bool
  ) {
    let isSorted = elements.indices.dropFirst().allSatisfy {
      !precedes(elements[$0], elements[$0 - 1])
    }
    if isSorted { return }
    let order = elements.indices.sorted { precedes(elements[$0], elements[$1]) }
    elements = order.map { elements[$0] }
  }

  private static func precedes(_ a: Period, _ b: Period) -> Bool { key(a) < key(b) }

  private static func text(_ membership: Membership) -> String {
    PackageWriter.row(membership).joined(separator: "\u{1F}")
  }

  private static func text(_ tie: Tie) -> String {
    var row = RowWriter()
    PackageWriter.append(tie, to: &row)
    return String(decoding: row.bytes, as: UTF8.self)
  }
}
