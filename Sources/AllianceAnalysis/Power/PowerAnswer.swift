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
    public fileprivate(set) var shapleyShubik: Double
    /// Its share of all swings: Banzhaf.
    public fileprivate(set) var banzhaf: Double
    /// The chance that it decides if the others vote as coins fall: Penrose–Banzhaf.
    public fileprivate(set) var probability: Double
    /// Whether nothing passes without it.
    public fileprivate(set) var hasVeto: Bool
    /// Where Shapley–Shubik lies in 95 of 100 samples; nil where it is exact.
    public fileprivate(set) var shapleyInterval: ClosedRange<Double>?
    /// Where the chance to decide lies in 95 of 100 samples; nil where it is exact.
    public fileprivate(set) var probabilityInterval: ClosedRange<Double>?
    /// Whether it never decides; of a sample, whether it cannot.
    public var isDummy: Bool { banzhaf == 0 && probabilityInterval == nil }
  }

  /// What the answer holds for, where the weights are from a data set.
  public let scope: Scope?
  /// What the weights are.
  public let measure: String
  /// The least total that passes; of the first vote where several must pass.
  public let quota: Double
  /// The sum of the votes; of the first vote where several must pass.
  public let total: Double
  /// The least totals that pass, one for each vote that must pass.
  public let quotas: [Double]
  /// How many orders and coalitions were drawn; nil where all were counted.
  public let samples: Int?
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
    let needed = vote.quotaInUnits(of: total)
    (self.quota, quotas) = (needed, [needed])
    samples = nil
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

  /// Works out votes that must all pass, each with weights and a quota of its own.
  ///
  /// All coalitions are counted where there are at most `SimpleGame.enumerationLimit` members; of
  /// more, orders and coalitions are drawn, and every number has an interval.
  ///
  /// - Parameter weights: the votes of each member, as many as there are votes to pass.
  /// - Parameter quotas: the least total of each vote; nil for more than half.
  /// - Parameter samples: how many to draw; nil to count all where that can be done.
  /// - Parameter nations: the nations that the members are, where they are some of a data set.
  /// - Throws: `AnalysisError.algorithm`.
  public init(
    votes weights: [(name: String, weights: [Double])], quotas: [Double?], measure: String,
    samples: Int? = nil, seed: UInt64 = 1, nations: [Nation?]? = nil, scope: Scope? = nil
  ) throws(AnalysisError) {
    do {
      var votes: [WeightedVote] = []
      for (place, quota) in quotas.enumerated() {
        votes.append(try WeightedVote(weights: weights.map { $0.weights[place] }, quota: quota))
      }
      let game = try SimpleGame(all: votes)
      let totals = quotas.indices.map { place in weights.reduce(0) { $0 + $1.weights[place] } }
      self.quotas = zip(votes, totals).map { $0.quotaInUnits(of: $1) }
      let everybody = [Bool](repeating: true, count: weights.count)
      let vetoes = weights.indices.filter { member in
        var others = everybody
        others[member] = false
        return game.isWinning(everybody) && !game.isWinning(others)
      }
      var found: [Member] = weights.enumerated().map { place, row in
        Member(
          name: row.name, nation: nations?[place], weight: row.weights.first ?? 0,
          share: (totals.first ?? 0) > 0 ? (row.weights.first ?? 0) / (totals.first ?? 1) : 0,
          shapleyShubik: 0, banzhaf: 0, probability: 0, hasVeto: false)
      }
      if samples == nil, weights.count <= SimpleGame.enumerationLimit {
        let exact = try game.exactPower()
        for index in found.indices {
          found[index].shapleyShubik = exact.shapleyShubik[index]
          found[index].banzhaf = exact.banzhaf[index]
          found[index].probability = exact.probabilities[index]
        }
        minimalWinning = exact.minimalWinning.map { $0.map { weights[$0].name } }
        minimalBlocking = exact.minimalBlocking.map { $0.map { weights[$0].name } }
        self.samples = nil
      } else {
        let sampled = try game.sampledPower(samples: samples ?? 10_000, seed: seed)
        for index in found.indices {
          found[index].shapleyShubik = sampled.shapleyShubik[index].estimate
          found[index].shapleyInterval = sampled.shapleyShubik[index].interval
          found[index].banzhaf = sampled.banzhaf[index]
          found[index].probability = sampled.probabilities[index].estimate
          found[index].probabilityInterval = sampled.probabilities[index].interval
        }
        (minimalWinning, minimalBlocking) = ([], [])
        self.samples = sampled.samples
      }
      for veto in vetoes { found[veto].hasVeto = true }
      members = found.sorted {
        ($1.shapleyShubik, $1.weight, $0.name) < ($0.shapleyShubik, $0.weight, $1.name)
      }
      (quota, total) = (self.quotas.first ?? 0, totals.first ?? 0)
    } catch {
      throw .algorithm(error)
    }
    self.scope = scope
    self.measure = measure
    isWinningComplete = self.samples == nil
    isBlockingComplete = self.samples == nil
    leastSurplus = nil
  }

  private static func ordered(_ sets: [[Int]]) -> [[Int]] {
    sets.sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
  }
}

extension Snapshot {
  /// Who decides among nations whose votes are an indicator, as it was last known on the date.
  ///
  /// - Parameter members: the nations that vote; nil for all that have the indicator.
  /// - Parameter samples: how many orders and coalitions to draw; nil to count all.
  /// - Throws: `AnalysisError.algorithm`; `AnalysisError.unknownIndicator`.
  public func power(
    by indicator: String, among members: [NationCode]? = nil, quota: Double? = nil,
    limit: Int = 1_000, samples: Int? = nil, seed: UInt64 = 1
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
    guard samples == nil else {
      return try PowerAnswer(
        votes: weights.map { ($0.name, [$0.weight]) }, quotas: [quota], measure: indicator,
        samples: samples, seed: seed, nations: weights.map(\.nation), scope: scope)
    }
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
