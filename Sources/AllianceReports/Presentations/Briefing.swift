import AllianceAnalysis
import AllianceGraph
import TextForms

/// A report for a reader: diagrams, who is central, who holds together, what binds them, and how it
/// was made. It is made of answers that were found before; it computes nothing.
public struct Briefing: Sendable {
  /// How a report was made, so that it can be made again.
  public struct Provenance: Hashable, Sendable {
    /// The version of the program.
    public var programVersion: String
    /// The SHA-256 of the data set's files.
    public var dataHash: String
    /// The command that makes the report.
    public var command: String

    /// Makes a statement of provenance.
    public init(programVersion: String, dataHash: String, command: String) {
      self.programVersion = programVersion
      self.dataHash = dataHash
      self.command = command
    }
  }

  /// The title.
  public var title: String
  /// The world that the report is about.
  public var snapshot: Snapshot
  /// Who is central.
  public var ranking: Ranking
  /// Who holds together.
  public var coalitions: CoalitionList
  /// How one reaches another.
  public var paths: [PathAnswer]
  /// The diagrams, in the order in which they are shown.
  public var figures: [Document.Figure]
  /// How it was made.
  public var provenance: Provenance

  /// Makes a report of answers.
  public init(
    title: String, snapshot: Snapshot, ranking: Ranking, coalitions: CoalitionList,
    paths: [PathAnswer], figures: [Document.Figure], provenance: Provenance
  ) {
    self.title = title
    self.snapshot = snapshot
    self.ranking = ranking
    self.coalitions = coalitions
    self.paths = paths
    self.figures = figures
    self.provenance = provenance
  }

  private static let nationsShown = 15
}

extension Presentation {
  /// A report for a reader.
  public init(_ briefing: Briefing) {
    self.init(document: briefing.document, table: briefing.agreementTable, json: briefing.json)
  }
}

extension Briefing {
  fileprivate var document: Document {
    var blocks: [Document.Block] = [.heading(level: 2, "In short"), .list(findings)]
    if !figures.isEmpty {
      blocks.append(.heading(level: 2, figures.count == 1 ? "Diagram" : "Diagrams"))
      blocks += figures.map { .figure($0) }
    }
    blocks += rankingBlocks + coalitionBlocks
    for answer in paths { blocks += pathBlocks(answer) }
    blocks += [
      .heading(level: 2, "Agreements"), .table(agreementTable),
      .heading(level: 2, "Measures"), .definitions(ranking.definitions),
      .heading(level: 2, "Sources"), .list(citedSources.map(\.citation)),
      .heading(level: 2, "How this was made"), .list(making),
    ]
    return Document(title: title, subtitle: subtitle, blocks: blocks)
  }

  private var data: AllianceData { snapshot.data }

  private var subtitle: String {
    "\(data.metadata.title), \(snapshot.rule)"
  }

  // MARK: Sections

  private var findings: [String] {
    var findings = [
      "\(EnglishCount.of(ranking.scope.nationCount, "nation")), "
        + "\(EnglishCount.of(ranking.scope.pairCount, "tied pair")), "
        + "\(EnglishCount.of(agreements.count, "agreement"))."
    ]
    for (column, criterion) in ranking.criteria.enumerated() {
      let leaders = ranking.rows
        .filter { $0.places[column].map { $0 <= 3 } ?? false }
        .sorted {
          ($0.places[column] ?? 0, $0.nation.code) < ($1.places[column] ?? 0, $1.nation.code)
        }
      guard !leaders.isEmpty, leaders.count <= 6 else { continue }
      findings.append(
        "First by \(criterion.heading): \(leaders.map(\.nation.name).joined(separator: ", ")).")
    }
    let largest = coalitions.coalitions.prefix(3).map { "\($0.name) (\($0.members.count))" }
    if !largest.isEmpty {
      findings.append(
        "\(coalitions.summary) The largest: \(largest.joined(separator: ", ")).")
    }
    return findings + ranking.scope.notes
  }

  private var rankingBlocks: [Document.Block] {
    let shown = ranking.rows.prefix(Self.nationsShown)
    let table = ranking.table(shown)
    var blocks: [Document.Block] = [.heading(level: 2, "Who is central"), .table(table)]
    if shown.count < ranking.rows.count {
      blocks.append(
        .note("The \(EnglishCount.first(shown.count)) of \(ranking.rows.count) nations."))
    }
    if !table.reasons.isEmpty {
      blocks.append(.note("– is undefined: \(table.reasons.joined(separator: " "))"))
    }
    return blocks
  }

  private var coalitionBlocks: [Document.Block] {
    var blocks: [Document.Block] = [
      .heading(level: 2, "Who holds together"), .paragraph(coalitions.summary),
      .table(coalitions.summaryTable),
    ]
    blocks.append(
      .definitions(
        coalitions.coalitions.map {
          ($0.name, $0.members.map(\.name).joined(separator: ", "))
        }))
    if !coalitions.unattached.isEmpty {
      blocks.append(
        .note(
          "Without such a tie: "
            + coalitions.unattached.map(\.name).joined(separator: ", ") + "."))
    }
    blocks.append(.note("Method: \(coalitions.scope.method)."))
    return blocks
  }

  private func pathBlocks(_ answer: PathAnswer) -> [Document.Block] {
    let path = Presentation(answer, data: data).document
    var blocks: [Document.Block] = [
      .heading(
        level: 2,
        "From \(EnglishName.withArticle(answer.from.name)) to "
          + EnglishName.withArticle(answer.to.name))
    ]
    if let summary = path.subtitle { blocks.append(.paragraph(summary)) }
    for block in path.blocks {
      switch block {
      case .heading(_, "Sources"): return blocks
      case .heading(let level, let words): blocks.append(.heading(level: level + 1, words))
      case .note: break
      default: blocks.append(block)
      }
    }
    return blocks
  }

  private var making: [String] {
    [
      "Program: alliance \(provenance.programVersion).",
      "Data set: \(data.metadata.title)"
        + (data.metadata.version.isEmpty ? "" : ", version \(data.metadata.version)")
        + ", SHA-256 \(provenance.dataHash).",
      "Command: \(provenance.command)",
      "Seed of the coalitions: \(coalitions.scope.seed.map { "\($0)" } ?? "none").",
      "Ties: \(ranking.scope.projection).",
    ]
  }

  // MARK: Tables

  /// The agreements that tie at least two nations under the report's projection; those with the
  /// most members first.
  private var agreements: [Snapshot.AgreementState] {
    snapshot.agreements(counting: ranking.scope.projection)
      .filter { $0.parties.count(where: \.membership.role.makesTies) > 1 }
      .sorted {
        ($1.nationCount, $0.agreement.id) < ($0.nationCount, $1.agreement.id)
      }
  }

  fileprivate var agreementTable: Table {
    Table(
      caption: "Agreements \(snapshot.rule)",
      columns: [
        Table.Column("agreement", "Agreement"), Table.Column("kinds", "Kinds"),
        Table.Column("since", "Since"), Table.Column("stage", "Stage"),
        Table.Column("members", "Members", isNumeric: true), Table.Column("sources", "Sources"),
      ],
      rows: agreements.map { state in
        [
          .text(state.agreement.name),
          .list(state.agreement.kinds.map { data.definition(of: $0).label }),
          state.since.map { .text($0.description) } ?? .empty, .text(state.stage.label),
          .integer(state.nationCount),
          .list(state.agreement.sources.map(\.rawValue)),
        ]
      })
  }

  private var citedSources: [Source] {
    var cited: Set<SourceID> = []
    for state in agreements {
      cited.formUnion(state.agreement.sources)
      for party in state.parties { cited.formUnion(party.membership.sources) }
    }
    for state in snapshot.ties where state.stage.isAtLeast(ranking.scope.projection.leastStage) {
      cited.formUnion(state.tie.sources)
    }
    return cited.sorted().compactMap { data.source($0) }
  }

  fileprivate var json: JSONValue {
    .object([
      ("schema", "alliance.report/1"),
      ("title", .string(title)),
      ("ranking", Presentation(ranking).json),
      ("coalitions", Presentation(coalitions).json),
      ("paths", .array(paths.map { Presentation($0, data: data).json })),
      ("agreements", .array(agreementTable.rowObjects)),
      ("figures", .array(figures.map { .string($0.fileName) })),
      (
        "provenance",
        [
          "program": .string("alliance \(provenance.programVersion)"),
          "dataHash": .string(provenance.dataHash), "command": .string(provenance.command),
        ]
      ),
    ])
  }
}

extension Snapshot.AgreementState {
  /// How many nations are parties; one may be a party more than once.
  fileprivate var nationCount: Int { Set(parties.map(\.nation)).count }
}
