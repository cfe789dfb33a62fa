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

  private static func precedes(_ a: Tie, _ b: Tie) -> Bool {
    if a.from != b.from { return a.from < b.from }
    if a.to != b.to { return a.to < b.to }
    if a.kind != b.kind { return a.kind < b.kind }
    if a.period != b.period { return precedes(a.period, b.period) }
    if a.id != b.id { return (a.id?.rawValue ?? "") < (b.id?.rawValue ?? "") }
    return text(a) < text(b)
  }

  /// Sorts ties by the ranks of their ends and kinds, which are small numbers, and compares the ties
  /// themselves only where those are equal: a tie is large, and a million of them are compared twenty
  /// million times.
  private mutating func sortTies() {
    let isSorted = zip(ties, ties.dropFirst()).allSatisfy { !Self.precedes($1, $0) }
    if isSorted { return }
    var codes: Set<NationCode> = []
    var kinds: Set<TieKind> = []
    for tie in ties {
      codes.insert(tie.from)
      codes.insert(tie.to)
      kinds.insert(tie.kind)
    }
    guard codes.count < 1 << 24, kinds.count < 1 << 16 else {
      return Self.sort(&ties) { Self.precedes($0, $1) }
    }
    let codeRanks = Self.ranks(codes)
    let kindRanks = Self.ranks(kinds)
    var order: [(key: UInt64, place: Int)] = []
    order.reserveCapacity(ties.count)
    for (place, tie) in ties.enumerated() {
      let key =
        (codeRanks[tie.from] ?? 0) << 40 | (codeRanks[tie.to] ?? 0) << 16
        | (kindRanks[tie.kind] ?? 0)
      order.append((key, place))
    }
    order.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].key == order[start].key { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { Self.precedes(ties[$0.place], ties[$1.place]) }
      }
      start = end
    }
    ties = order.map { ties[$0.place] }
  }

  private static func ranks<Element: Comparable & Hashable>(
    _ elements: Set<Element>
  ) -> [Element: UInt64] {
    Dictionary(
      elements.sorted().enumerated().map { ($1, UInt64($0)) },
      uniquingKeysWith: { first, _ in first })
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

  private static func precedes(_ a: Period, _ b: Period) -> Bool {
    if a.start != b.start {
      guard let first = a.start else { return true }
      guard let second = b.start else { return false }
      return first < second
    }
    return endText(a.end) < endText(b.end)
  }

  private static func endText(_ end: Period.End) -> String {
    switch end {
    case .open: "~~"
    case .unknown: "~"
    case .on(let date): date.description
    }
  }

  private static func text(_ membership: Membership) -> String {
    PackageWriter.row(membership).joined(separator: "\u{1F}")
  }

  private static func text(_ tie: Tie) -> String {
    PackageWriter.row(tie).joined(separator: "\u{1F}")
  }
}
