import AllianceGraph
import GraphAlgorithms
import GraphCore

/// Who decides in a vote with weights.
public struct PowerAnswer: Sendable {
  /// A voter.
  public struct Member: Sendable {
    /// Its code or name.
    public let name: String
    /// The nation, where it is one of the data set.
    public let nation: Nation?
    /// Its votes.
    public let weight: Double
    /// Its share of the votes.
    public let share: Double
    /// How often it decides, over all orders of joining: Shapley–Shubik.
    public let shapleyShubik: Double
    /// Its share of all swings: Banzhaf.
    public let banzhaf: Double
    /// The chance that it decides if the others vote as coins fall: Penrose–Banzhaf.
    public let probability: Double
    /// Whether nothing passes without it.
    public let hasVeto: Bool
    /// Whether it never decides.
    public var isDummy: Bool { banzhaf == 0 }
  }

  /// What the answer holds for, where the weights are from a data set.
  public let scope: Scope?
  /// What the weights are.
  public let measure: String
  /// The least total that passes.
  public let quota: Double
  /// The sum of the votes.
  public let total: Double
  /// The voters, the most powerful first.
  public let members: [Member]
  /// Coalitions that pass a motion and need every member; the smallest first. By names.
  public let minimalWinning: [[String]]
  /// Whether these are all.
  public let isWinningComplete: Bool
  /// Coalitions that the others cannot do without and that need every member.
  public let minimalBlocking: [[String]]
  /// Whether these are all.
  public let isBlockingComplete: Bool
  /// What the lightest winning coalition has over the quota.
  public let leastSurplus: Double?

  /// Works out a vote.
  ///
  /// - Parameter quota: the least total that passes; nil for more than half.
  /// - Parameter limit: how many coalitions to list of each sort.
  /// - Throws: `AnalysisError.algorithm`.
  public init(
    weights: [(name: String, nation: Nation?, weight: Double)], quota: Double?, measure: String,
    scope: Scope? = nil, limit: Int = 1_000
  ) throws(AnalysisError) {
    let vote: WeightedVote
    do {
      vote = try WeightedVote(weights: weights.map(\.weight), quota: quota)
    } catch {
      throw .algorithm(error)
    }
    let total = weights.reduce(0) { $0 + $1.weight }
    let (shapley, banzhaf) = (vote.shapleyShubik(), vote.banzhaf())
    let chances = vote.banzhaf(.probability)
    let veto = Set(vote.vetoMembers)
    func names(_ set: [Int]) -> [String] { set.map { weights[$0].name } }
    let winning = vote.minimalWinningCoalitions(limit: limit)
    let blocking = vote.minimalBlockingCoalitions(limit: limit)
    self.scope = scope
    self.measure = measure
    self.total = total
    self.quota = vote.quotaInUnits(of: total)
    members = weights.indices.map { index in
      Member(
        name: weights[index].name, nation: weights[index].nation, weight: weights[index].weight,
        share: total > 0 ? weights[index].weight / total : 0, shapleyShubik: shapley[index],
        banzhaf: banzhaf[index], probability: chances[index], hasVeto: veto.contains(index))
    }.sorted { ($1.shapleyShubik, $1.weight, $0.name) < ($0.shapleyShubik, $0.weight, $1.name) }
    minimalWinning = Self.ordered(winning.coalitions).map(names)
    isWinningComplete = winning.isComplete
    minimalBlocking = Self.ordered(blocking.coalitions).map(names)
    isBlockingComplete = blocking.isComplete
    leastSurplus = vote.leastSurplusInUnits(of: total)
  }

  private static func ordered(_ sets: [[Int]]) -> [[Int]] {
    sets.sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
  }
}

extension Snapshot {
  /// Who decides among nations whose votes are an indicator, as it was last known on the date.
  ///
  /// - Parameter members: the nations that vote; nil for all that have the indicator.
  /// - Throws: `AnalysisError.algorithm`; `AnalysisError.unknownIndicator`.
  public func power(
    by indicator: String, among members: [NationCode]? = nil, quota: Double? = nil,
    limit: Int = 1_000
  ) throws(AnalysisError) -> PowerAnswer {
    let values = latestValues(of: indicator)
    guard !values.isEmpty else {
      throw .unknownIndicator(
        indicator, known: Set(data.contents.indicators.map(\.name)).sorted())
    }
    let weights = nations.compactMap { nation -> (name: String, nation: Nation?, weight: Double)? in
      guard let value = values[nation.code], members?.contains(nation.code) ?? true else {
        return nil
      }
      return (nation.code.rawValue, nation, value)
    }
    let scope = Scope(
      projected(Projection(actors: .all, nations: .present)),
      method: "voting power, votes are \(indicator) as last known on the date")
    return try PowerAnswer(
      weights: weights, quota: quota, measure: indicator, scope: scope, limit: limit)
  }

  /// The value of an indicator for each nation, the latest that is not after the days asked for.
  package func latestValues(of indicator: String) -> [NationCode: Double] {
    var found: [NationCode: (date: CalendarDate, value: Double)] = [:]
    for row in data.contents.indicators
    where row.name == indicator && row.date.firstDay <= rule.days.upperBound {
      if let known = found[row.nation], known.date >= row.date { continue }
      found[row.nation] = (row.date, row.value)
    }
    return found.mapValues(\.value)
  }
}
