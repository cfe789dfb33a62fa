import AllianceGraph

/// What an answer holds for: the data, the days, the ties that counted, and how it was found.
///
/// It travels with every result and is printed with it, since another rule gives another number.
public struct Scope: Sendable {
  /// What the data set says about itself.
  public var dataSet: AllianceData.Metadata
  /// The days that were asked for.
  public var dates: DateRule
  /// How the days lie to the coverage of the data set.
  public var coverage: Snapshot.Coverage
  /// The rule by which ties became a graph.
  public var projection: Projection
  /// The number of nations that were looked at, those without a tie included.
  public var nationCount: Int
  /// The number of tied pairs.
  public var pairCount: Int
  /// How the answer was found, in a phrase: the measure, its normalisation, its parameters.
  public var method: String
  /// The seed, where randomness played a part.
  public var seed: UInt64?
  /// What a reader should know beside: what is unknown, left out or undefined.
  public var notes: [String]

  init(_ projected: ProjectedGraph, method: String, seed: UInt64? = nil) {
    let snapshot = projected.snapshot
    dataSet = snapshot.data.metadata
    dates = snapshot.rule
    coverage = snapshot.coverage
    projection = projected.projection
    nationCount = projected.vertices.count {
      if case .nation = $0 { true } else { false }
    }
    pairCount = projected.graph.edgeCount
    self.method = method
    self.seed = seed
    notes = Self.notes(on: snapshot)
    let others = snapshot.nations.count { !projected.projection.includes($0) }
    if others > 0 {
      notes.append("Organisations and others that are no states are left out: \(others).")
    }
  }

  private static func notes(on snapshot: Snapshot) -> [String] {
    var notes: [String] = []
    let period = snapshot.data.metadata.coverage
    let covered = "The data set covers \(Scope.text(of: period))"
    switch snapshot.coverage {
    case .inside: break
    case .partly: notes.append("\(covered); days outside of it are unknown.")
    case .outside:
      notes.append("\(covered); what holds \(snapshot.rule) is unknown, not absent.")
    }
    let omissions = snapshot.omissions
    if omissions.unknown > 0 {
      notes.append(
        "\(leftOut(omissions.unknown)), since what held \(snapshot.rule) is unknown.")
    }
    if omissions.absentNation > 0 {
      notes.append(
        "\(leftOut(omissions.absentNation)), since their nation was not in the state system.")
    }
    return notes
  }

  private static func leftOut(_ count: Int) -> String {
    count == 1
      ? "1 membership or tie is left out" : "\(count) memberships and ties are left out"
  }

  /// A period in words: `1879 to 1914-07-28`, `since 1949`.
  public static func text(of period: Period) -> String {
    switch (period.start, period.end) {
    case (nil, .open): "all dates"
    case (nil, .on(let end)): "until \(end)"
    case (nil, .unknown): "until an unknown date"
    case (let start?, .open): "since \(start)"
    case (let start?, .on(let end)): "\(start) to \(end)"
    case (let start?, .unknown): "\(start) to an unknown date"
    }
  }
}
