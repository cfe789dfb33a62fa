import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Who must leave, or which pairs must be untied, for two nations to lose each other.
  public init(_ answer: CutAnswer, data: AllianceData) {
    let presenter = CutPresenter(answer: answer, data: data)
    self.init(document: presenter.document, table: presenter.table, json: presenter.json)
  }
}

private struct CutPresenter {
  let answer: CutAnswer
  let data: AllianceData

  var document: Document {
    var document = Document(title: "What parts \(from) and \(to)", subtitle: summary)
    if !answer.nations.isEmpty || !answer.pairs.isEmpty { document.blocks.append(.table(table)) }
    if !answer.chains.isEmpty {
      let shared = answer.kind == .nations ? "no nation but the two ends" : "no tied pair"
      document.blocks.append(
        .heading(level: 2, "Why fewer do not suffice: chains that share \(shared)"))
      document.blocks.append(
        .list(answer.chains.map { $0.map(\.name).joined(separator: " → ") }))
    }
    document.blocks += answer.scope.lines.map { .note($0) }
    return document
  }

  private var from: String { EnglishName.withArticle(answer.from.name) }
  private var to: String { EnglishName.withArticle(answer.to.name) }

  private var summary: String {
    if let obstacle = answer.obstacle {
      return obstacle.sentence(from: answer.from, to: answer.to, on: answer.scope.dates)
    }
    switch answer.kind {
    case .ties:
      let count = answer.pairs.count
      guard count > 0 else { return "Nothing connects \(from) and \(to)." }
      return
        "\(EnglishCount.of(count, "tied pair")) must be untied for \(from) and \(to) to "
        + "lose each other."
    case .nations:
      let count = answer.nations.count
      let leaving = "\(EnglishCount.of(count, "nation")) must leave"
      switch (answer.areTied, count) {
      case (false, 0): return "Nothing connects \(from) and \(to)."
      case (true, 0): return "Only their own tie connects \(from) and \(to)."
      case (true, _):
        return "\(leaving), and the tie of the two must end, for \(from) and \(to) to lose each "
          + "other."
      case (false, _): return "\(leaving) for \(from) and \(to) to lose each other."
      }
    }
  }

  var table: Table {
    if answer.kind == .nations {
      return Table(
        caption: "Nations whose leaving parts \(from) and \(to)",
        columns: [Table.Column("code", "Code"), Table.Column("nation", "Nation")],
        rows: answer.nations.map { [.text($0.code.rawValue), .text($0.name)] })
    }
    return Table(
      caption: "Pairs whose untying parts \(from) and \(to)",
      columns: [
        Table.Column("from", "From"), Table.Column("to", "To"), Table.Column("names", "Nations"),
        Table.Column("ties", "Ties"),
      ],
      rows: answer.pairs.map { pair in
        [
          .text(pair.from.code.rawValue), .text(pair.to.code.rawValue),
          .text("\(pair.from.name) – \(pair.to.name)"), .list(pair.bonds.map(name)),
        ]
      })
  }

  private func name(of bond: Bond) -> String {
    bond.agreementID.flatMap { data.agreement($0)?.name } ?? data.definition(of: bond.kind).label
  }

  var json: JSONValue {
    .object([
      ("schema", "alliance.cut/1"),
      ("scope", answer.scope.json()),
      ("from", .string(answer.from.code.rawValue)),
      ("to", .string(answer.to.code.rawValue)),
      ("kind", .string(answer.kind.rawValue)),
      ("tied", .bool(answer.areTied)),
      ("nations", .array(answer.nations.map { .string($0.code.rawValue) })),
      (
        "pairs",
        .array(
          answer.pairs.map { pair in
            [
              "from": .string(pair.from.code.rawValue),
              "to": .string(pair.to.code.rawValue),
              "ties": .array(pair.bonds.map { .string(name(of: $0)) }),
            ]
          })
      ),
      (
        "chains",
        .array(answer.chains.map { .array($0.map { .string($0.code.rawValue) }) })
      ),
      (
        "reason",
        answer.obstacle.map {
          .string($0.sentence(from: answer.from, to: answer.to, on: answer.scope.dates))
        } ?? .null
      ),
    ])
  }
}
