import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Nations that one has no tie with, and what speaks for one.
  public init(_ answer: PartnerAnswer, limit: Int) {
    let shown = answer.candidates.prefix(limit)
    var document = Document(
      title: "Partners for \(EnglishName.withArticle(answer.nation.name))",
      subtitle:
        "\(EnglishCount.of(answer.partners.count, "partner")) now; "
        + "\(EnglishCount.of(answer.candidates.count, "nation")) without a tie.")
    document.blocks.append(.table(answer.table(shown)))
    if shown.count < answer.candidates.count {
      document.blocks.append(
        .note(
          "The \(EnglishCount.first(shown.count)) of \(answer.candidates.count); --top shows more.")
      )
    }
    if let record = answer.record { document.blocks.append(.paragraph(record.sentence)) }
    document.blocks += answer.scope.lines.map { .note($0) }
    let table = answer.table(answer.candidates[...])
    self.init(
      document: document, table: table,
      json: [
        "schema": "alliance.partners/1",
        "scope": answer.scope.json(),
        "nation": .string(answer.nation.code.rawValue),
        "partners": .array(answer.partners.map { .string($0.code.rawValue) }),
        "predictor": .string(answer.predictor),
        "candidates": .array(table.rowObjects),
        "record": answer.record.map(\.json) ?? .null,
      ])
  }

  /// The smallest sets of partners that bring a group within reach.
  public init(_ answer: ReachAnswer) {
    var document = Document(
      title: "How \(EnglishName.withArticle(answer.nation.name)) reaches the group in "
        + EnglishCount.of(answer.steps, "step"),
      subtitle: answer.summary, blocks: [.table(answer.table)])
    document.blocks += answer.scope.lines.map { .note($0) }
    func codes(_ nations: [Nation]) -> JSONValue {
      .array(nations.map { .string($0.code.rawValue) })
    }
    self.init(
      document: document, table: answer.table,
      json: [
        "schema": "alliance.partners-reach/1",
        "scope": answer.scope.json(),
        "nation": .string(answer.nation.code.rawValue),
        "targets": codes(answer.targets),
        "steps": .integer(answer.steps),
        "reached": codes(answer.reached),
        "beyond": codes(answer.beyond),
        "sets": .array(answer.sets.map(codes)),
        "complete": .bool(answer.isComplete),
      ])
  }

  /// Nations that could mediate between two camps.
  public init(_ answer: BrokerAnswer, limit: Int) {
    let shown = answer.brokers.prefix(limit)
    var document = Document(
      title: "Brokers between two camps",
      subtitle:
        "\(EnglishCount.of(answer.brokers.count, "nation", ("has", "have"))) ties to both camps.",
      blocks: [.table(answer.table(shown))])
    document.blocks += answer.scope.lines.map { .note($0) }
    let table = answer.table(answer.brokers[...])
    self.init(
      document: document, table: table,
      json: [
        "schema": "alliance.partners-brokers/1",
        "scope": answer.scope.json(),
        "first": .array(answer.first.map { .string($0.code.rawValue) }),
        "second": .array(answer.second.map { .string($0.code.rawValue) }),
        "brokers": .array(table.rowObjects),
      ])
  }
}

extension PartnerAnswer {
  fileprivate func table(_ rows: ArraySlice<Candidate>) -> Table {
    Table(
      caption: "Nations without a tie to \(EnglishName.withArticle(nation.name))",
      columns: [
        Table.Column("nation", "Code"), Table.Column("name", "Nation"),
        Table.Column("score", predictor, isNumeric: true),
        Table.Column("shared", "Shared partners", isNumeric: true),
        Table.Column("through", "Who they are"),
        Table.Column("likeness", "Like positions", isNumeric: true),
      ],
      rows: rows.map { row in
        [
          .text(row.nation.code.rawValue), .text(row.nation.name), .number(row.score),
          .integer(row.shared.count), .list(row.shared.map(\.code.rawValue)),
          row.likeness.map { .number($0) } ?? .undefined("Neither has taken a position."),
        ]
      })
  }
}

extension HitRate {
  fileprivate var sentence: String {
    guard let precision else {
      return "From \(from) to \(to) no new pair was tied, so that the score has no record."
    }
    return
      "Record: of the \(EnglishCount.of(pairs, "pair")) without a tie at the end of \(from), \(formed) had one in "
      + "\(to); of as many pairs of highest score \(DecimalText.rounded(hits)) "
      + "(\(DecimalText.rounded(100 * precision)) %)"
      + (area.map { "; area under the curve \(DecimalText.rounded($0)), 0.5 by chance" } ?? "")
      + "."
  }

  fileprivate var json: JSONValue {
    [
      "from": .integer(from), "to": .integer(to), "pairs": .integer(pairs),
      "formed": .integer(formed), "hits": .number(hits),
      "precision": precision.map { .number($0) } ?? .null,
      "area": area.map { .number($0) } ?? .null,
    ]
  }
}

extension ReachAnswer {
  fileprivate var summary: String {
    func list(_ nations: [Nation]) -> String {
      nations.map { EnglishName.withArticle($0.name) }.joined(separator: ", ")
    }
    if targets.count == reached.count { return "All of the group is in reach already." }
    var text =
      "\(reached.count) of \(targets.count) \(reached.count == 1 ? "is" : "are") in reach already. "
    if !beyond.isEmpty { return text + "No new partner brings \(list(beyond)) within reach." }
    guard let first = sets.first else { return text + "The search met its limit." }
    text += "\(first.count) new \(first.count == 1 ? "partner suffices" : "partners suffice"); "
    return text
      + (isComplete
        ? "\(sets.count == 1 ? "there is one such set" : "there are \(sets.count) such sets")."
        : "some of the sets are listed.")
  }

  fileprivate var table: Table {
    Table(
      caption: "Smallest sets of new partners",
      columns: [Table.Column("partners", "Partners"), Table.Column("names", "Nations")],
      rows: sets.map { set in
        [.list(set.map(\.code.rawValue)), .list(set.map(\.name))]
      })
  }
}

extension BrokerAnswer {
  fileprivate func table(_ rows: ArraySlice<Broker>) -> Table {
    Table(
      caption: "Nations with ties to both camps",
      columns: [
        Table.Column("nation", "Code"), Table.Column("name", "Nation"),
        Table.Column("first", "In the first camp"), Table.Column("second", "In the second camp"),
      ],
      rows: rows.map { row in
        [
          .text(row.nation.code.rawValue), .text(row.nation.name),
          .list(row.first.map(\.code.rawValue)), .list(row.second.map(\.code.rawValue)),
        ]
      })
  }
}
