/// The rule by which a snapshot becomes a graph. It is recorded with every result.
public struct Projection: Hashable, Sendable {
  /// Which kinds of tie count.
  public enum Kinds: Hashable, Sendable {
    /// All that hold nations together.
    case positive
    /// All, hostile ones as negative edges.
    case all
    /// The listed ones.
    case only([TieKind])
  }

  /// What becomes of agreements.
  public enum Agreements: String, CaseIterable, Sendable {
    /// Every two members whose roles tie them.
    case pairs
    /// A vertex of its own, tied to every member (two-mode).
    case hubs
  }

  /// How parallel ties of one pair become one edge.
  public enum Merge: String, CaseIterable, Sendable {
    /// Strength 1 however many.
    case any
    /// Strength is the number of distinct instruments: agreements, and ties that rest on none. One
    /// agreement counts once, however many ties and kinds of a pair name it.
    case count
    /// Strength is the sum of the strengths.
    case sum
    /// Strength is one more than the highest level, 1 to 4.
    case highestLevel = "level"
  }

  /// What becomes of the direction of pledges.
  public enum Direction: String, CaseIterable, Sendable {
    /// Undirected; a tie either way counts.
    case symmetricByAny = "any"
    /// Undirected; only ties both ways count.
    case symmetricByAll = "all"
    /// Directed, from who is pledged to whom.
    case kept
  }

  /// Whose ties count.
  public enum Actors: String, CaseIterable, Sendable {
    /// Those of states.
    case states
    /// Those of organisations and other participants too.
    case all
  }

  /// Which nations become vertices.
  public enum Nations: String, CaseIterable, Sendable {
    /// All in the state system.
    case present
    /// Those with a tie.
    case tied
  }

  /// What a path adds up.
  public enum Length: String, CaseIterable, Sendable {
    /// Legs: each counts one.
    case hops
    /// 4 − level of each leg: 1 for defence, 4 for no commitment.
    case levelCost = "level-cost"
  }

  /// Which kinds of tie count.
  public var kinds: Kinds
  /// The least stage that counts.
  public var leastStage: Stage
  /// The least commitment that counts, or nil where none is asked for.
  public var leastLevel: Commitment?
  /// What becomes of agreements.
  public var agreements: Agreements
  /// How parallel ties become one edge.
  public var merge: Merge
  /// What becomes of direction.
  public var direction: Direction
  /// Whose ties count.
  public var actors: Actors
  /// Which nations become vertices.
  public var nations: Nations
  /// What a path adds up.
  public var length: Length

  /// Makes a rule; by default all positive ties in force, agreements as pairs, undirected, of all
  /// states in the state system.
  public init(
    kinds: Kinds = .positive, leastStage: Stage = .inForce, leastLevel: Commitment? = nil,
    agreements: Agreements = .pairs, merge: Merge = .any, direction: Direction = .symmetricByAny,
    actors: Actors = .states, nations: Nations = .present, length: Length = .hops
  ) {
    self.kinds = kinds
    self.leastStage = leastStage
    self.leastLevel = leastLevel
    self.agreements = agreements
    self.merge = merge
    self.direction = direction
    self.actors = actors
    self.nations = nations
    self.length = length
  }

  /// Whether the ties of a nation count under the rule.
  public func includes(_ nation: Nation) -> Bool { actors == .all || nation.kind == .state }

  /// The rule with the ties of organisations and others, where one of the nations is no state.
  public func widened(for nations: [Nation]) -> Projection {
    var widened = self
    if nations.contains(where: { !includes($0) }) { widened.actors = .all }
    return widened
  }

  /// Whether a kind counts under the rule.
  public func includes(_ definition: KindDefinition) -> Bool {
    switch kinds {
    case .positive: definition.sign == .positive
    case .all: true
    case .only(let wanted): wanted.contains(definition.kind)
    }
  }
}

extension Projection: CustomStringConvertible {
  /// The rule in words.
  public var description: String {
    var words: [String] = []
    switch kinds {
    case .positive: words.append("all kinds but hostile ones")
    case .all: words.append("all kinds, hostile ones negative")
    case .only(let wanted): words.append(wanted.map(\.rawValue).joined(separator: ", "))
    }
    words.append(leastStage == .inForce ? "in force" : "at least \(leastStage.label)")
    if let leastLevel { words.append("level at least \(leastLevel.label)") }
    words.append(agreements == .pairs ? "agreements as pairs" : "agreements as hubs")
    switch direction {
    case .symmetricByAny: words.append("undirected")
    case .symmetricByAll: words.append("undirected, ties both ways only")
    case .kept: words.append("directed")
    }
    switch merge {
    case .any: break
    case .count: words.append("strength = number of instruments")
    case .sum: words.append("strength = sum of strengths")
    case .highestLevel: words.append("strength = 1 + highest level")
    }
    if length == .levelCost { words.append("a leg costs 4 − level") }
    let who = actors == .states ? "states" : "states and other actors"
    words.append(nations == .present ? "all \(who) in the system" : "\(who) with a tie")
    return words.joined(separator: "; ")
  }
}
