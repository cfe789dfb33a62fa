import AllianceGraph

/// What a data set holds, counted.
public struct DataOverview: Sendable {
  /// How often a kind of tie occurs.
  public struct KindCount: Sendable {
    /// The kind.
    public let definition: KindDefinition
    /// The number of agreements that make it.
    public let agreements: Int
    /// The number of ties of it.
    public let ties: Int
    /// The number of pairs that it ties on the day that the overview is for.
    public let pairs: Int
  }

  /// What the data set says about itself.
  public let metadata: AllianceData.Metadata
  /// The rows of each table that has any, in the order in which the tables are documented.
  public let rows: [(table: Violation.Table, count: Int)]
  /// The kinds that occur.
  public let kinds: [KindCount]
  /// The day that the pairs are counted on.
  public let day: Day
  /// The nations in the state system on that day.
  public let presentNations: Int
  /// The sources.
  public let sources: [Source]

  /// Counts what a data set holds; pairs on the last day that it covers.
  public init(_ data: AllianceData) {
    metadata = data.metadata
    let contents = data.contents
    rows = Violation.Table.allCases
      .map { (table: $0, count: contents.count(of: $0)) }
      .filter { $0.count > 0 }
    day = data.lastCoveredDay
    let snapshot = data.snapshot(.on(day))
    presentNations = snapshot.nations.count
    kinds = data.kinds.compactMap { definition in
      let agreements = contents.agreements.count { $0.kinds.contains(definition.kind) }
      let ties = contents.ties.count { $0.kind == definition.kind }
      guard agreements + ties > 0 else { return nil }
      let pairs = snapshot.projected(Projection(kinds: .only([definition.kind]), actors: .all))
        .graph.edgeCount
      return KindCount(
        definition: definition, agreements: agreements, ties: ties, pairs: pairs)
    }
    sources = contents.sources.sorted { $0.id < $1.id }
  }
}

extension AllianceData.Contents {
  /// The number of rows of a table.
  fileprivate func count(of table: Violation.Table) -> Int {
    switch table {
    case .nations: nations.count
    case .agreements: agreements.count
    case .members: memberships.count
    case .ties: ties.count
    case .stages: stages.count
    case .successions: successions.count
    case .positions: positions.count
    case .indicators: indicators.count
    case .kinds: kinds.count
    case .sources: sources.count
    }
  }
}
