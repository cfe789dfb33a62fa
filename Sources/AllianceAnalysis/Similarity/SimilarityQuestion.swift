import AllianceGraph
import GraphAlgorithms

/// What is compared, and how, when nations are asked to be alike.
public struct SimilarityQuestion: Sendable {
  /// What a nation's profile is made of.
  public enum Subject: String, CaseIterable, Sendable {
    /// Its level of commitment to every nation, 0 to 3, itself included at 3.
    case commitments
    /// Whether it took each stance on each topic.
    case positions
  }

  /// A sense of being alike, with what it means.
  public struct Sense: Hashable, Sendable {
    let similarity: ProfileSimilarity
    /// The name, for options and columns.
    public var name: String { similarity.rawValue }

    /// All senses, in the order in which they are documented.
    public static let all = ProfileSimilarity.allCases.map { Sense(similarity: $0) }

    /// S with absolute differences, the default.
    public static let signorinoRitter = Sense(similarity: .s)

    /// The sense of a name.
    public static func named(_ name: String) -> Sense? {
      ProfileSimilarity(rawValue: name).map { Sense(similarity: $0) }
    }

    /// What the number means, in a sentence.
    public var meaning: String {
      switch similarity {
      case .s: "S with absolute differences, −1…1 (Signorino and Ritter 1999)."
      case .sSquared: "S with squared differences, −1…1 (Signorino and Ritter 1999)."
      case .kappa: "Cohen's κ with squared differences: likeness beyond chance (Häge 2011)."
      case .kappaLinear: "Cohen's κ with absolute differences."
      case .kappaNominal: "Cohen's κ, levels being alike or not."
      case .pi: "Scott's π, levels being alike or not (Häge 2011)."
      case .piQuadratic: "Scott's π with squared differences."
      case .tauB: "Kendall's τ-b; not recommended, since it looks at order only."
      case .beyondChance: "S less what chance would give (Benati and Capurri 2026, as in fpsim)."
      case .jaccard: "Those that both have, of those that either has, 0…1."
      case .cosine: "The cosine of the angle between the profiles, 0…1."
      }
    }
  }

  /// What is compared.
  public var subject = Subject.commitments
  /// In which senses; the first one decides the order of answers.
  public var senses: [Sense]
  /// An indicator by which entries are weighed, renormalised over the universe; nil for equal weights.
  public var weights: String?
  /// The region whose nations, and the major powers that the data set names by a position on the
  /// topic “major power”, are the universe; nil for all in the system.
  public var region: String?
  /// The least stage of a commitment.
  public var leastStage = Stage.inForce

  /// Asks for S on commitments.
  public init(senses: [Sense] = [.signorinoRitter]) { self.senses = senses }

  /// The question in a phrase, for scopes.
  public var method: String {
    var words = "likeness of \(subject.rawValue): \(senses.map(\.name).joined(separator: ", "))"
    if subject == .commitments { words += "; levels 0 to 3, a nation to itself 3" }
    words += weights.map { "; weighted by \($0)" } ?? "; unweighted"
    words +=
      region.map { "; universe: \($0) and the major powers" }
      ?? "; universe: all nations in the system"
    return words
  }
}

/// Profiles of the nations of a snapshot.
struct NationProfiles {
  let nations: [Nation]
  let profiles: Profiles

  init(_ snapshot: Snapshot, _ question: SimilarityQuestion) throws(AnalysisError) {
    nations = snapshot.nations
    switch question.subject {
    case .commitments: profiles = try Self.commitments(snapshot, question)
    case .positions: profiles = Self.positions(snapshot)
    }
  }

  func values(_ first: Int, _ second: Int, _ senses: [SimilarityQuestion.Sense]) -> [Double?] {
    let table = profiles.table(first, second)
    return senses.map { table.similarity($0.similarity) }
  }

  // MARK: - Kernel

  private static func commitments(
    _ snapshot: Snapshot, _ question: SimilarityQuestion
  ) throws(AnalysisError) -> Profiles {
    let majors = question.region == nil ? [] : snapshot.majorPowers
    let universe = snapshot.nations.indices.filter {
      let nation = snapshot.nations[$0]
      return question.region == nil || nation.region == question.region
        || nation.subregion == question.region || majors.contains(nation.code)
    }
    var weights: [Double]?
    if let indicator = question.weights {
      let values = snapshot.latestValues(of: indicator)
      let known = Set(snapshot.data.contents.indicators.map(\.name)).sorted()
      guard !values.isEmpty else { throw .unknownIndicator(indicator, known: known) }
      weights = universe.map { max(0, values[snapshot.nations[$0].code] ?? 0) }
    }
    var profiles = Profiles(
      count: snapshot.nations.count, length: universe.count, weights: weights)
    var entry = [Int](repeating: -1, count: snapshot.nations.count)
    for (place, nation) in universe.enumerated() {
      entry[nation] = place
      profiles[nation, place] = 3
    }
    func raise(_ from: Int, _ to: Int, _ level: Int) {
      guard entry[to] >= 0, profiles[from, entry[to]] < level else { return }
      profiles[from, entry[to]] = level
    }
    for pledge in snapshot.commitments(leastStage: question.leastStage) {
      raise(pledge.from, pledge.to, pledge.level)
    }
    return profiles
  }

  private static func positions(_ snapshot: Snapshot) -> Profiles {
    let taken = snapshot.data.contents.positions.filter { position in
      position.date.map { $0.firstDay <= snapshot.rule.days.upperBound } ?? true
    }
    let stances = Set(taken.map { [$0.topic, $0.stance] })
      .sorted { $0.lexicographicallyPrecedes($1) }
    var place: [[String]: Int] = [:]
    for (index, stance) in stances.enumerated() { place[stance] = index }
    var profiles = Profiles(count: snapshot.nations.count, length: stances.count, largest: 1)
    for position in taken {
      guard let nation = snapshot.index(of: position.nation),
        let entry = place[[position.topic, position.stance]]
      else { continue }
      profiles[nation, entry] = 1
    }
    return profiles
  }
}

extension Snapshot {
  /// The nations whose last known position on the topic “major power” is yes.
  fileprivate var majorPowers: Set<NationCode> {
    var last: [NationCode: (day: CalendarDate?, isMajor: Bool)] = [:]
    for position in data.contents.positions where position.topic == "major power" {
      let isKnown = position.date.map { $0.firstDay <= rule.days.upperBound } ?? true
      guard isKnown else { continue }
      if let known = last[position.nation]?.day, let day = position.date, day < known { continue }
      last[position.nation] = (position.date, position.stance == "yes")
    }
    return Set(last.filter(\.value.isMajor).map(\.key))
  }

  /// Every commitment above none, from who is pledged to whom; a pair may stand several times.
  fileprivate func commitments(leastStage: Stage) -> [(from: Int, to: Int, level: Int)] {
    var found: [(from: Int, to: Int, level: Int)] = []
    for bond in bondsAtAnyStage()
    where !bond.isNegative && bond.commitment != .none && bond.stage.isAtLeast(leastStage) {
      found.append((bond.from, bond.to, bond.commitment.rawValue))
      if bond.isMutual { found.append((bond.to, bond.from, bond.commitment.rawValue)) }
    }
    return found
  }
}
