/// A typed, dated tie between two nations.
public struct Tie: Hashable, Sendable {
  /// Its name, where others refer to it.
  public var id: TieID?
  /// The nation that the tie goes out from; either of the two where it is mutual.
  public var from: NationCode
  /// The nation that it goes to; either of the two where it is mutual.
  public var to: NationCode
  /// What it is about.
  public var kind: TieKind
  /// Whether it goes one way; nil leaves that to the kind.
  public var isDirected: Bool?
  /// When it holds.
  public var period: Period
  /// How far it has come; nil means in force.
  public var stage: Stage?
  /// How much it binds, where that differs from the usual level of its kind.
  public var level: Level?
  /// How close it is, above zero; nil means one.
  public var strength: Double?
  /// When its pledge falls due.
  public var condition: PledgeCondition?
  /// The agreement that it rests on.
  public var agreement: AgreementID?
  /// Whether it was secret.
  public var isSecret: Bool
  /// How sure it is.
  public var certainty: Certainty
  /// What says so.
  public var sources: [SourceID]
  /// A remark.
  public var note: String?

  /// Makes a tie.
  public init(
    id: TieID? = nil, from: NationCode, to: NationCode, kind: TieKind, isDirected: Bool? = nil,
    period: Period = Period(), stage: Stage? = nil, level: Level? = nil, strength: Double? = nil,
    condition: PledgeCondition? = nil, agreement: AgreementID? = nil, isSecret: Bool = false,
    certainty: Certainty = .confirmed, sources: [SourceID] = [], note: String? = nil
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.kind = kind
    self.isDirected = isDirected
    self.period = period
    self.stage = stage
    self.level = level
    self.strength = strength
    self.condition = condition
    self.agreement = agreement
    self.isSecret = isSecret
    self.certainty = certainty
    self.sources = sources
    self.note = note
  }
}
