import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Coalitions with their members.
  public init(_ list: CoalitionList) {
    var document = Document(title: "Coalitions", subtitle: list.summary)
    document.blocks.append(.table(list.summaryTable))
    for coalition in list.coalitions {
      document.blocks.append(.heading(level: 3, coalition.name))
      document.blocks.append(.paragraph(coalition.members.map(\.name).joined(separator: ", ")))
      if !coalition.shared.isEmpty {
        document.blocks.append(.note("Shared: \(coalition.shared.joined(separator: "; "))."))
      }
      if coalition.firmness != nil, !coalition.swing.isEmpty {
        let names = coalition.swing.map(\.name).joined(separator: ", ")
        document.blocks.append(.note("Swing members: \(names)."))
      }
    }
    if !list.unattached.isEmpty {
      document.blocks.append(.heading(level: 3, "Without such a tie"))
      document.blocks.append(.paragraph(list.unattached.map(\.name).joined(separator: ", ")))
    }
    document.blocks += list.scope.lines.map { .note($0) }
    self.init(document: document, table: list.memberTable, json: list.json)
  }
}

extension CoalitionList {
  /// The number of coalitions, and how sharply they are divided.
  var summary: String {
    var text = EnglishCount.of(coalitions.count, "coalition")
    if let modularity { text += ", modularity \(DecimalText.rounded(modularity))" }
    if !unattached.isEmpty {
      text += "; \(EnglishCount.of(unattached.count, "nation", ("has", "have"))) no such tie"
    }
    return text + "."
  }

  /// A row for each coalition.
  var summaryTable: Table {
    Table(
      caption: "Coalitions \(scope.dates)",
      columns: [
        Table.Column("coalition", "Coalition"),
        Table.Column("members", "Members", isNumeric: true),
        Table.Column("density", "Share of pairs tied", isNumeric: true),
      ] + (hasStability ? [Table.Column("stability", "Stability", isNumeric: true)] : []),
      rows: coalitions.map {
        [
          .text($0.name), .integer($0.members.count),
          $0.density.map { .number($0) } ?? .undefined("A single nation has no pairs."),
        ] + (hasStability ? [$0.stability.map { .number($0) } ?? .empty] : [])
      })
  }

  private var hasStability: Bool { coalitions.contains { $0.firmness != nil } }

  /// A row for each member of each coalition.
  fileprivate var memberTable: Table {
    Table(
      caption: "Members of coalitions \(scope.dates)",
      columns: [
        Table.Column("coalition", "Coalition"), Table.Column("nation", "Code"),
        Table.Column("name", "Nation"),
      ] + (hasStability ? [Table.Column("firmness", "Firmness", isNumeric: true)] : []),
      rows: coalitions.flatMap { coalition in
        coalition.members.indices.map { place in
          let nation = coalition.members[place]
          return [.text(coalition.name), .text(nation.code.rawValue), .text(nation.name)]
            + (hasStability ? [coalition.firmness.map { .number($0[place]) } ?? .empty] : [])
        }
      })
  }

  fileprivate var json: JSONValue {
    func codes(_ nations: [Nation]) -> JSONValue {
      .array(nations.map { .string($0.code.rawValue) })
    }
    return [
      "schema": "alliance.coalitions/1",
      "scope": scope.json(),
      "coalitions": .array(
        coalitions.map {
          [
            "name": .string($0.name),
            "members": codes($0.members),
            "density": $0.density.map { .number($0) } ?? .null,
            "stability": $0.stability.map { .number($0) } ?? .null,
            "core": codes($0.core),
            "swing": codes($0.swing),
            "shared": .array($0.shared.map { .string($0) }),
          ]
        }),
      "modularity": modularity.map { .number($0) } ?? .null,
      "unattached": codes(unattached),
    ]
  }
}
