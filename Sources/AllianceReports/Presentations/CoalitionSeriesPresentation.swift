import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Coalitions followed over years, or over kinds of tie.
  public init(_ series: CoalitionSeries) {
    var document = Document(title: "Coalitions by \(series.sliceName)", subtitle: series.summary)
    document.blocks.append(.table(series.summaryTable))
    for (number, name) in series.coalitions.enumerated() {
      document.blocks.append(.heading(level: 3, name))
      document.blocks.append(.list(series.spells(of: number)))
    }
    document.blocks += series.scope.lines.map { .note($0) }
    self.init(document: document, table: series.memberTable, json: series.json)
  }
}

extension CoalitionSeries {
  fileprivate var summary: String {
    var text =
      "\(EnglishCount.of(coalitions.count, "coalition")) in "
      + EnglishCount.of(slices.count, sliceName)
    if let modularity { text += ", modularity \(DecimalText.rounded(modularity))" }
    return text + "."
  }

  /// A row for each coalition: where it is and how large.
  fileprivate var summaryTable: Table {
    Table(
      caption: "Coalitions by \(sliceName)",
      columns: [
        Table.Column("coalition", "Coalition"), Table.Column("first", "First \(sliceName)"),
        Table.Column("last", "Last \(sliceName)"),
        Table.Column("slices", sliceName == "year" ? "Years" : "Kinds", isNumeric: true),
        Table.Column("most", "Most members", isNumeric: true),
      ],
      rows: coalitions.indices.map { number in
        let present = slices.compactMap { slice in
          slice.members.first { $0.coalition == number }.map { (slice.label, $0.nations.count) }
        }
        return [
          .text(coalitions[number]), .text(present.first?.0 ?? ""), .text(present.last?.0 ?? ""),
          .integer(present.count), .integer(present.map(\.1).max() ?? 0),
        ]
      })
  }

  /// The members of a coalition, as long as they stay the same: `1879–1881: …`.
  fileprivate func spells(of number: Int) -> [String] {
    var spells: [(first: String, last: String, nations: [Nation])] = []
    var isOpen = false
    for slice in slices {
      guard let member = slice.members.first(where: { $0.coalition == number }) else {
        isOpen = false
        continue
      }
      if isOpen, sliceName == "year", let last = spells.last,
        last.nations.map(\.code) == member.nations.map(\.code)
      {
        spells[spells.count - 1].last = slice.label
      } else {
        spells.append((slice.label, slice.label, member.nations))
      }
      isOpen = true
    }
    return spells.map { spell in
      let time = spell.first == spell.last ? spell.first : "\(spell.first)–\(spell.last)"
      return "\(time): " + spell.nations.map(\.name).joined(separator: ", ")
    }
  }

  /// A row for each member of each coalition in each slice.
  fileprivate var memberTable: Table {
    Table(
      caption: "Members of coalitions by \(sliceName)",
      columns: [
        Table.Column(sliceName, sliceName == "year" ? "Year" : "Kind"),
        Table.Column("number", "Number", isNumeric: true),
        Table.Column("coalition", "Coalition"), Table.Column("nation", "Code"),
        Table.Column("name", "Nation"),
      ],
      rows: slices.flatMap { slice in
        slice.members.flatMap { member in
          member.nations.map { nation in
            [
              .text(slice.label), .integer(member.coalition + 1),
              .text(coalitions[member.coalition]), .text(nation.code.rawValue),
              .text(nation.name),
            ]
          }
        }
      })
  }

  fileprivate var json: JSONValue {
    [
      "schema": "alliance.coalition-series/1",
      "scope": scope.json(),
      "coalitions": .array(coalitions.map { .string($0) }),
      "modularity": modularity.map { .number($0) } ?? .null,
      "slices": .array(
        slices.map { slice in
          .object([
            (sliceName, .string(slice.label)),
            ("modularity", slice.modularity.map { .number($0) } ?? .null),
            (
              "coalitions",
              .array(
                slice.members.map { member in
                  [
                    "number": .integer(member.coalition + 1),
                    "name": .string(coalitions[member.coalition]),
                    "members": .array(member.nations.map { .string($0.code.rawValue) }),
                  ]
                })
            ),
          ])
        }),
    ]
  }
}
