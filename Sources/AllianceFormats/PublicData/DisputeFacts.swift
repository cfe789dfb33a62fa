import AllianceGraph

/// What the table of disputes (MIDA) says of disputes whose participants stand in another (MIDB): how
/// they ended, and at what cost. It names no nations and makes no ties; it adds to the notes of those
/// of a table of participants or pairs that is imported with it.
///
/// Reference: Palmer and others, Conflict Management and Peace Science 39 (2022), 470–482.
extension ImportBuilder {
  /// Disputes: −9 is not known.
  mutating func readCOWDisputeFacts(_ table: inout SourceTable) {
    let dispute = table.column("dispnum")
    let outcome = table.column("outcome")
    let settlement = table.column("settle")
    let fatality = table.column("fatality")
    var repeated = 0
    while table.next() {
      guard let id = table.requiredWhole(dispute, "the dispute"),
        let outcomeCode = table.requiredWhole(outcome, "the outcome"),
        let settlementCode = table.requiredWhole(settlement, "the settlement"),
        let fatalityCode = table.requiredWhole(fatality, "the level of fatalities")
      else { continue }
      let codes = [
        (outcome, outcomeCode, Self.outcomes), (settlement, settlementCode, Self.settlements),
        (fatality, fatalityCode, Self.fatalities),
      ]
      if let bad = codes.first(where: { $0.1 != -9 && $0.2[$0.1] == nil }) {
        table.refuse(bad.0, "\(bad.1) is no code of this column")
        continue
      }
      let words = codes.compactMap { $0.2[$0.1] }
      let old = disputeFacts.updateValue(words.joined(separator: "; "), forKey: "MID \(id)")
      repeated += old == nil ? 0 : 1
    }
    remark(.understood, disputeFacts.count, "disputes, for the notes of their ties")
    remark(.changed, repeated, "disputes stand twice; the later row holds")
    remark(
      .limit, nil,
      "the table of disputes names no nations: import it together with the table of participants")
  }

  /// Adds what is known of disputes to the ties that name them.
  mutating func addDisputeFacts() {
    guard !disputeFacts.isEmpty else { return }
    for index in contents.ties.indices {
      guard let note = contents.ties[index].note, let facts = disputeFacts[note], !facts.isEmpty
      else { continue }
      contents.ties[index].note = "\(note): \(facts)"
    }
  }

  private static let outcomes: [Int: String] = [
    1: "victory of side A", 2: "victory of side B", 3: "yield by side A", 4: "yield by side B",
    5: "stalemate", 6: "compromise", 7: "released", 8: "unclear outcome", 9: "joined a war",
  ]

  private static let settlements: [Int: String] = [
    1: "negotiated", 2: "imposed", 3: "no settlement", 4: "unclear settlement",
  ]

  private static let fatalities: [Int: String] = [
    0: "no deaths", 1: "1–25 deaths", 2: "26–100 deaths", 3: "101–250 deaths",
    4: "251–500 deaths", 5: "501–999 deaths", 6: "more than 999 deaths",
  ]
}
