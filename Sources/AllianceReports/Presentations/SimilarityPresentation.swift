import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// How alike nations are.
  ///
  /// - Parameter limit: how many pairs people are shown; programs get all.
  public init(_ answer: SimilarityAnswer, limit: Int) {
    let shown = answer.rows.prefix(limit)
    var document = Document(title: "Likeness", blocks: [.table(answer.table(shown))])
    if shown.count < answer.rows.count {
      document.blocks.append(
        .note(
          "The \(shown.count == 1 ? "" : "\(shown.count) ")most alike of \(answer.rows.count) pairs; "
            + "--top shows more."))
    }
    let reasons = answer.table(shown).reasons
    if !reasons.isEmpty {
      document.blocks.append(.note("– is undefined: \(reasons.joined(separator: " "))"))
    }
    document.blocks.append(.definitions(answer.question.senses.map { ($0.name, $0.meaning) }))
    document.blocks += answer.scope.lines.map { .note($0) }
    let all = answer.table(answer.rows[...])
    self.init(
      document: document, table: all,
      json: [
        "schema": "alliance.similarity/1",
        "scope": answer.scope.json(),
        "senses": .array(
          answer.question.senses.map {
            ["name": .string($0.name), "meaning": .string($0.meaning)]
          }),
        "rows": .array(all.rowObjects),
      ])
  }
}

extension SimilarityAnswer {
  fileprivate func table(_ rows: ArraySlice<Row>) -> Table {
    Table(
      caption: "Likeness \(scope.dates)",
      columns: [
        Table.Column("first", "First"), Table.Column("second", "Second"),
        Table.Column("names", "Nations"),
      ] + question.senses.map { Table.Column($0.name, $0.name, isNumeric: true) },
      rows: rows.map { row in
        [
          .text(row.first.code.rawValue), .text(row.second.code.rawValue),
          .text("\(row.first.name) – \(row.second.name)"),
        ]
          + row.values.map { value in
            value.map { .number($0) }
              ?? .undefined("Nothing varies that chance could be told from.")
          }
      })
  }
}
