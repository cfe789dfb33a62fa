import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// What a data set holds.
  public init(_ overview: DataOverview) {
    var document = Document(
      title: overview.metadata.title, subtitle: overview.subtitle)
    document.blocks.append(
      .list(overview.rows.map { "\($0.count) \($0.table.words(count: $0.count))" }))
    document.blocks.append(.heading(level: 2, "Ties by kind"))
    document.blocks.append(.table(overview.kindTable))
    document.blocks.append(.heading(level: 2, "Sources"))
    document.blocks.append(.list(overview.sources.map(\.citation)))
    self.init(document: document, table: overview.kindTable, json: overview.json)
  }

  /// The nations of a data set with their codes.
  public init(nationsOf data: AllianceData) {
    let table = Table(
      caption: "Nations of \(data.metadata.title)",
      columns: [
        Table.Column("code", "Code"), Table.Column("name", "Name"), Table.Column("kind", "Kind"),
        Table.Column("region", "Region"), Table.Column("iso2", "ISO 2"),
        Table.Column("iso3", "ISO 3"), Table.Column("cow", "COW"), Table.Column("gw", "GW"),
        Table.Column("periods", "In the state system"), Table.Column("aliases", "Also called"),
      ],
      rows: data.contents.nations.sorted { $0.code < $1.code }.map { nation in
        let words = [
          nation.code.rawValue, nation.name, nation.kind.rawValue, nation.region ?? "",
          nation.codes.iso2 ?? "", nation.codes.iso3 ?? "", nation.codes.cow ?? "",
          nation.codes.gw ?? "",
        ]
        return words.map { $0.isEmpty ? .empty : .text($0) } + [
          .list(nation.periods.map { Scope.text(of: $0) }), .list(nation.aliases),
        ]
      })
    self.init(listing: table, title: "Nations", schema: "alliance.nations/1", of: data)
  }

  /// The agreements of a data set with their dates and members.
  public init(agreementsOf data: AllianceData) {
    let members = Dictionary(grouping: data.contents.memberships, by: \.agreement)
    let table = Table(
      caption: "Agreements of \(data.metadata.title)",
      columns: [
        Table.Column("id", "Id"), Table.Column("name", "Name"), Table.Column("kinds", "Kinds"),
        Table.Column("signed", "Signed"), Table.Column("in_force", "In force"),
        Table.Column("ended", "Ended"), Table.Column("members", "Members, past ones too"),
        Table.Column("sources", "Sources"),
      ],
      rows: data.contents.agreements.sorted { $0.id < $1.id }.map { agreement in
        let nations = Set((members[agreement.id] ?? []).map(\.nation)).sorted()
        return [
          .text(agreement.id.rawValue), .text(agreement.name),
          .list(agreement.kinds.map(\.rawValue)),
          agreement.signed.map { .text($0.description) } ?? .empty,
          agreement.inForce.map { .text($0.description) } ?? .empty,
          agreement.end.cell, .list(nations.map(\.rawValue)),
          .list(agreement.sources.map(\.rawValue)),
        ]
      })
    self.init(listing: table, title: "Agreements", schema: "alliance.agreements/1", of: data)
  }

  private init(listing table: Table, title: String, schema: String, of data: AllianceData) {
    self.init(
      document: Document(
        title: title, subtitle: data.metadata.title, blocks: [.table(table)]),
      table: table,
      json: [
        "schema": .string(schema),
        "dataSet": .string(data.metadata.name),
        "rows": .array(table.rowObjects),
      ])
  }
}

extension Period.End {
  fileprivate var cell: Table.Cell {
    switch self {
    case .open: .empty
    case .unknown: .text("unknown")
    case .on(let date): .text(date.description)
    }
  }
}

extension Violation.Table {
  /// What the rows of the table are, in words.
  fileprivate func words(count: Int) -> String {
    let (one, several) =
      switch self {
      case .nations: ("nation", "nations")
      case .agreements: ("agreement", "agreements")
      case .members: ("membership", "memberships")
      case .ties: ("tie", "ties")
      case .stages: ("dated change of stage", "dated changes of stage")
      case .successions: ("succession", "successions")
      case .positions: ("position", "positions")
      case .indicators: ("indicator", "indicators")
      case .kinds: ("declared kind", "declared kinds")
      case .sources: ("source", "sources")
      }
    return count == 1 ? one : several
  }
}

extension DataOverview {
  fileprivate var subtitle: String {
    var parts = ["data set “\(metadata.name)”"]
    if !metadata.version.isEmpty { parts.append("version \(metadata.version)") }
    if let license = metadata.license { parts.append(license) }
    parts.append("covers \(Scope.text(of: metadata.coverage))")
    return parts.joined(separator: ", ")
  }

  fileprivate var kindTable: Table {
    Table(
      caption: "Ties by kind; pairs are counted on \(day.date?.description ?? "the last day")",
      columns: [
        Table.Column("kind", "Kind"), Table.Column("label", "Label"),
        Table.Column("agreements", "Agreements", isNumeric: true),
        Table.Column("ties", "Ties", isNumeric: true),
        Table.Column("pairs", "Pairs on the last day", isNumeric: true),
      ],
      rows: kinds.map {
        [
          .text($0.definition.kind.rawValue), .text($0.definition.label), .integer($0.agreements),
          .integer($0.ties), .integer($0.pairs),
        ]
      })
  }

  fileprivate var json: JSONValue {
    func text(_ word: String?) -> JSONValue { word.map { .string($0) } ?? .null }
    return [
      "schema": "alliance.info/1",
      "dataSet": [
        "name": .string(metadata.name),
        "title": .string(metadata.title),
        "version": .string(metadata.version),
        "license": text(metadata.license),
        "coverage": .string(Scope.text(of: metadata.coverage)),
      ],
      "rows": .object(rows.map { ($0.table.rawValue, .integer($0.count)) }),
      "lastDay": text(day.date?.description),
      "nationsOnLastDay": .integer(presentNations),
      "kinds": .array(kindTable.rowObjects),
      "sources": .array(
        sources.map {
          [
            "id": .string($0.id.rawValue),
            "title": .string($0.title),
            "publisher": text($0.publisher),
            "year": $0.year.map { .integer($0) } ?? .null,
            "url": text($0.url),
          ]
        }),
    ]
  }
}
