import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Structural balance: the numbers, the camps, the tense ties, who could change camp.
  ///
  /// - Parameter limit: how many nations people are shown that could change camp.
  public init(_ answer: BalanceAnswer, data: AllianceData, limit: Int = 12) {
    let presenter = BalancePresenter(answer: answer, data: data, limit: limit)
    self.init(document: presenter.document, table: presenter.tenseTable, json: presenter.json)
  }

  /// Structural balance, window after window.
  public init(_ series: BalanceSeries) {
    var document = Document(
      title: "Structural balance over time", blocks: [.table(series.table)])
    document.blocks.append(.definitions(BalanceAnswer.Numbers.definitions))
    document.blocks += series.scope.lines.map { .note($0) }
    self.init(
      document: document, table: series.table,
      json: [
        "schema": "alliance.balance-series/1",
        "scope": series.scope.json(),
        "rows": .array(series.table.rowObjects),
      ])
  }
}

private struct BalancePresenter {
  let answer: BalanceAnswer
  let data: AllianceData
  let limit: Int

  var document: Document {
    var document = Document(title: "Structural balance", subtitle: summary)
    document.blocks.append(.table(numbersTable))
    for (number, camp) in answer.camps.enumerated() {
      document.blocks.append(
        .heading(
          level: 3, "Camp \(number + 1): \(EnglishCount.of(camp.count, "nation"))"))
      document.blocks.append(.paragraph(camp.map(\.name).joined(separator: ", ")))
    }
    if let note = uniquenessNote { document.blocks.append(.note(note)) }
    if !answer.tense.isEmpty {
      document.blocks.append(.heading(level: 2, "Ties out of line"))
      document.blocks.append(.table(tenseTable))
      document.blocks.append(
        .note("Turning or ending these ties, and no fewer, would bring all into balance."))
    }
    let movable = answer.standings.filter { $0.changeCost != nil }
    if !movable.isEmpty {
      document.blocks.append(.heading(level: 2, "Cheapest realignments"))
      document.blocks.append(.table(standingsTable(movable.prefix(limit))))
    }
    if !answer.unattached.isEmpty {
      document.blocks.append(
        .note(
          EnglishCount.of(answer.unattached.count, "nation", ("has", "have"))
            + " no such tie and no camp."))
    }
    document.blocks.append(.definitions(BalanceAnswer.Numbers.definitions))
    document.blocks += answer.scope.lines.map { .note($0) }
    return document
  }

  private var summary: String {
    let index = DecimalText.rounded(answer.lineIndex)
    let of = answer.numbers.friendly + answer.numbers.hostile
    let verb = answer.lineIndex == 1 ? "is" : "are"
    if answer.lineIndex == 0 {
      return of == 0 ? "There are no such ties." : "Balanced: no tie is out of line."
    }
    if answer.lineBound >= answer.lineIndex {
      return
        "\(index) of \(EnglishCount.of(of, "tie")) \(verb) out of line with the best division into camps; no division "
        + "does better, as is proven."
    }
    return
      "\(index) of \(EnglishCount.of(of, "tie")) \(verb) out of line with the best division found; at least "
      + "\(DecimalText.rounded(answer.lineBound)) are with any."
  }

  private var uniquenessNote: String? {
    guard answer.lineIndex > 0 else { return nil }
    switch answer.uniqueness {
    case "unique"?: return "No other division is as good."
    case "several"?: return "Other divisions are as good; this is one of them."
    case "undecided"?: return "Whether other divisions are as good was not decided."
    default: return nil
    }
  }

  private var numbersTable: Table {
    Table(
      caption: "Balance \(answer.scope.dates)",
      columns: [
        Table.Column("measure", "Measure"), Table.Column("value", "Value", isNumeric: true),
      ],
      rows: zip(BalanceAnswer.Numbers.columns, answer.numbers.cells).map {
        [.text($0.heading), $1]
      })
  }

  /// A row for each tie that is out of line.
  var tenseTable: Table {
    Table(
      caption: "Ties out of line \(answer.scope.dates)",
      columns: [
        Table.Column("from", "Code"), Table.Column("to", "Code"), Table.Column("pair", "Nations"),
        Table.Column("tension", "Tension"), Table.Column("ties", "Ties"),
        Table.Column("since", "Since"),
      ],
      rows: answer.tense.map { tie in
        [
          .text(tie.first.code.rawValue), .text(tie.second.code.rawValue),
          .text("\(tie.first.name) – \(tie.second.name)"),
          .text(tie.isHostile ? "enemies within a camp" : "friends across the camps"),
          .list(tie.bonds.map(name)),
          tie.bonds.compactMap(\.since).min().map { .text($0.description) } ?? .empty,
        ]
      })
  }

  private func name(_ bond: Bond) -> String {
    bond.agreementID.flatMap { data.agreement($0)?.name } ?? data.definition(of: bond.kind).label
  }

  private func standingsTable(_ rows: ArraySlice<BalanceAnswer.Standing>) -> Table {
    Table(
      caption: "What a change of camp would cost",
      columns: [
        Table.Column("nation", "Code"), Table.Column("name", "Nation"),
        Table.Column("camp", "Camp", isNumeric: true),
        Table.Column("cost", "More ties out of line", isNumeric: true),
        Table.Column("walkBalance", "Walk balance", isNumeric: true),
      ],
      rows: rows.map { row in
        [
          .text(row.nation.code.rawValue), .text(row.nation.name), .integer(row.camp + 1),
          row.changeCost.map { .number($0) } ?? .empty,
          row.walkBalance.map { .number($0) } ?? .empty,
        ]
      })
  }

  var json: JSONValue {
    func codes(_ nations: [Nation]) -> JSONValue {
      .array(nations.map { .string($0.code.rawValue) })
    }
    return [
      "schema": "alliance.balance/1",
      "scope": answer.scope.json(),
      "numbers": .object(
        zip(BalanceAnswer.Numbers.columns, answer.numbers.cells).map { ($0.field, $1.json) }),
      "lineIndex": .number(answer.lineIndex),
      "lineBound": .number(answer.lineBound),
      "proven": .bool(answer.lineBound >= answer.lineIndex),
      "uniqueness": answer.uniqueness.map { .string($0) } ?? .null,
      "camps": .array(answer.camps.map(codes)),
      "outOfLine": .array(tenseTable.rowObjects),
      "nations": .array(standingsTable(answer.standings[...]).rowObjects),
      "unattached": codes(answer.unattached),
    ]
  }
}

extension BalanceAnswer.Numbers {
  fileprivate static let columns = [
    Table.Column("nations", "Nations with a tie", isNumeric: true),
    Table.Column("friendly", "Friendly pairs", isNumeric: true),
    Table.Column("hostile", "Hostile pairs", isNumeric: true),
    Table.Column("ppp", "Triads +++", isNumeric: true),
    Table.Column("ppn", "Triads ++−", isNumeric: true),
    Table.Column("pnn", "Triads +−−", isNumeric: true),
    Table.Column("nnn", "Triads −−−", isNumeric: true),
    Table.Column("strict", "Triad balance, strict", isNumeric: true),
    Table.Column("weak", "Triad balance, weak", isNumeric: true),
    Table.Column("walk", "Walk balance", isNumeric: true),
    Table.Column("frustration", "Frustration index", isNumeric: true),
    Table.Column("bound", "Proven bound", isNumeric: true),
    Table.Column("normalized", "1 − 2 L / m", isNumeric: true),
  ]

  fileprivate var cells: [Table.Cell] {
    func cell(_ value: Double?, _ reason: String) -> Table.Cell {
      value.map { .number($0) } ?? .undefined(reason)
    }
    return [.integer(nations), .integer(friendly), .integer(hostile)]
      + triads.map { .integer($0) } + [
        cell(strictBalance, "There is no triad of three ties."),
        cell(weakBalance, "There is no triad of three ties."),
        cell(walkBalance, "There is no nation."), .number(frustration), .number(bound),
        cell(normalized, "There are no ties."),
      ]
  }

  fileprivate static let definitions: [(term: String, meaning: String)] = [
    (
      "Triad balance",
      "The share of triads with an even number of hostile ties (strict; Cartwright and Harary 1956), "
        + "or of those and triads of three enemies (weak; Davis 1967)."
    ),
    (
      "Frustration index",
      "The least number of ties out of line with a division into two camps, L; 1 − 2 L / m is 1 in "
        + "balance (Harary 1959; Aref and Wilson 2019)."
    ),
    (
      "Walk balance",
      "Closed walks counted by sign over closed walks, long ones counting less; 1 in balance (Estrada "
        + "2019)."
    ),
  ]
}

extension BalanceSeries {
  fileprivate var table: Table {
    Table(
      caption: "Structural balance, window after window",
      columns: [
        Table.Column("from", "From", isNumeric: true), Table.Column("to", "To", isNumeric: true),
      ] + BalanceAnswer.Numbers.columns,
      rows: rows.map { [.integer($0.from), .integer($0.to)] + $0.numbers.cells })
  }
}
