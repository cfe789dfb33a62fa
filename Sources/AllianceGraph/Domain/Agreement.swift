/// How sure a source is of what it says.
public enum Certainty: String, CaseIterable, Sendable {
  /// Documented.
  case confirmed
  /// Sources differ.
  case disputed
  /// Reported, not documented.
  case rumored
}

/// When a pledge falls due (*casus foederis*).
public enum PledgeCondition: String, CaseIterable, Sendable {
  /// Only if the other is attacked.
  case attacked
  /// In any war of the other, whoever began it.
  case anyWar = "any_war"
  /// Without a condition.
  case unconditional
}

/// A treaty, pact, convention, organisation, norm-setting body or mission with its own members.
public struct Agreement: Hashable, Sendable {
  /// What an agreement is.
  public enum Form: String, CaseIterable, Sendable {
    /// A treaty of two.
    case bilateral
    /// A treaty of several.
    case multilateral
    /// An organisation.
    case organization = "organisation"
    /// A body that sets norms.
    case normSettingBody = "norm_body"
    /// A mission in the field.
    case mission
  }

  /// The permanent name.
  public var id: AgreementID
  /// The name that a reader sees.
  public var name: String
  /// The kinds of tie that it makes between its members.
  public var kinds: [TieKind]
  /// What it is.
  public var form: Form?
  /// When it was signed.
  public var signed: CalendarDate?
  /// When it came into force.
  public var inForce: CalendarDate?
  /// How it ended.
  public var end: Period.End
  /// How much it binds, where that differs from the usual level of its kinds.
  public var level: Level?
  /// When its pledges fall due.
  public var condition: PledgeCondition?
  /// Whom it is directed against.
  public var against: [NationCode]
  /// Whether it was secret.
  public var isSecret: Bool
  /// How sure it is.
  public var certainty: Certainty
  /// What says so.
  public var sources: [SourceID]
  /// A remark.
  public var note: String?

  /// Makes an agreement.
  public init(
    id: AgreementID, name: String, kinds: [TieKind], form: Form? = nil,
    signed: CalendarDate? = nil, inForce: CalendarDate? = nil, end: Period.End = .open,
    level: Level? = nil, condition: PledgeCondition? = nil, against: [NationCode] = [],
    isSecret: Bool = false, certainty: Certainty = .confirmed, sources: [SourceID] = [],
    note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.kinds = kinds
    self.form = form
    self.signed = signed
    self.inForce = inForce
    self.end = end
    self.level = level
    self.condition = condition
    self.against = against
    self.isSecret = isSecret
    self.certainty = certainty
    self.sources = sources
    self.note = note
  }
}
