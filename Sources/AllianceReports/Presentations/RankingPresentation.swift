import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Nations by one or several measures, with what each measure means.
  ///
  /// - Parameter limit: how many nations people are shown; programs get all rows that there are.
  public init(_ ranking: Ranking, limit: Int? = nil) {
    let shown = ranking.rows.prefix(limit ?? ranking.rows.count)
    var document = Document(
      title: "Nations by \(ranking.criteria.map(\.name).joined(separator: ", "))",
      blocks: [.table(ranking.table(shown))])
    if shown.count < ranking.rows.count {
      document.blocks.append(
        .note(
          "The \(EnglishCount.first(shown.count)) of \(ranking.rows.count) nations; --top shows more."
        ))
    }
    let reasons = ranking.table(shown).reasons
    if !reasons.isEmpty {
      document.blocks.append(.note("– is undefined: \(reasons.joined(separator: " "))"))
    }
    document.blocks.append(.heading(level: 2, "What the measures mean"))
    document.blocks.append(.definitions(ranking.definitions))
    document.blocks += ranking.scope.lines.map { .note($0) }
    self.init(document: document, table: ranking.table(ranking.rows[...]), json: ranking.json)
  }
}

extension Ranking {
  /// Some of the rows as a table.
  func table(_ rows: ArraySlice<Row>) -> Table {
    Table(
      caption: "Nations by \(criteria.map(\.name).joined(separator: ", ")) \(scope.dates)",
      columns: [
        Table.Column("place", "#", isNumeric: true), Table.Column("nation", "Code"),
        Table.Column("name", "Nation"),
      ] + criteria.map { Table.Column($0.name, $0.heading, isNumeric: true) },
      rows: rows.map { row in
        let place: Table.Cell = (row.places.first ?? nil).map { .integer($0) } ?? .empty
        return [place, .text(row.nation.code.rawValue), .text(row.nation.name)]
          + zip(row.values, row.reasons).map { value, reason in
            value.map { .number($0) } ?? .undefined(reason ?? "It is undefined.")
          }
      })
  }

  /// The measures with their meaning, range, conventions and source.
  var definitions: [(term: String, meaning: String)] {
    criteria.map {
      (
        $0.heading,
        "\($0.meaning) Range \($0.range), in \($0.unit). "
          + "\($0.convention.prefix(1).uppercased())\($0.convention.dropFirst()). \($0.source)."
      )
    }
  }

  fileprivate var json: JSONValue {
    var undefined: [(String, JSONValue)] = []
    for (column, criterion) in criteria.enumerated() {
      let reasons = rows.compactMap { row in
        row.reasons[column].map { (row.nation.code.rawValue, JSONValue.string($0)) }
      }
      if !reasons.isEmpty { undefined.append((criterion.name, .object(reasons))) }
    }
    return [
      "schema": "alliance.rank/1",
      "scope": scope.json([("undefined", .object(undefined))]),
      "measures": .array(
        criteria.map {
          [
            "name": .string($0.name),
            "meaning": .string($0.meaning),
            "range": .string($0.range),
            "unit": .string($0.unit),
            "convention": .string($0.convention),
            "source": .string($0.source),
          ]
        }),
      "rows": .array(
        rows.map { row in
          .object(
            [
              ("nation", .string(row.nation.code.rawValue)), ("name", .string(row.nation.name)),
            ]
              + zip(criteria, row.values).map { criterion, value in
                (criterion.name, value.map { .number($0) } ?? .null)
              })
        }),
    ]
  }
}

extension Ranking.Criterion {
  /// The name for people: `core number` for `core_number`.
  var heading: String {
    String(name.map { $0 == "_" ? " " : $0 })
  }
}

extension Presentation {
  /// The measures that nations can be ranked by.
  public static var measures: Presentation {
    let table = Table(
      caption: "Measures of nations",
      columns: [
        Table.Column("name", "Name"), Table.Column("meaning", "Meaning"),
        Table.Column("range", "Range"), Table.Column("unit", "Unit"),
        Table.Column("convention", "Convention"), Table.Column("source", "Source"),
      ],
      rows: Ranking.Criterion.all.map {
        [
          .text($0.name), .text($0.meaning), .text($0.range), .text($0.unit),
          .text($0.convention), .text($0.source),
        ]
      })
    return Presentation(
      document: Document(
        title: "Measures of nations",
        blocks: [
          .definitions(
            Ranking.Criterion.all.map {
              ($0.name, "\($0.meaning) Range \($0.range), in \($0.unit). \($0.source).")
            })
        ]),
      table: table,
      json: [
        "schema": "alliance.measures/1",
        "measures": .array(table.rowObjects),
      ])
  }
}
