/// A nation's part in an agreement over a period. One that left and came back has two.
public struct Membership: Hashable, Sendable {
  /// What a member is to an agreement, which decides the ties that it makes.
  public enum Role: String, CaseIterable, Sendable {
    /// Bound by it and protected by it.
    case party
    /// Pledged to its beneficiaries, who owe nothing in return.
    case guarantor
    /// Protected by its guarantors and parties.
    case beneficiary
    /// Takes part without being bound; makes no tie.
    case observer
    /// Works with it without being bound; makes no tie.
    case partner
    /// Gives troops, money or staff.
    case contributor

    /// Whether a member of this role makes ties with others of the agreement.
    public var makesTies: Bool { self != .observer && self != .partner }

    /// Whether a member of this role is pledged to one of the other role.
    ///
    /// Parties and contributors are pledged to each other; guarantors and parties to beneficiaries,
    /// who owe nothing in return. Guarantors are not pledged to each other.
    public func isPledged(to other: Role) -> Bool {
      switch (self, other) {
      case (.party, .party), (.party, .contributor), (.contributor, .party),
        (.contributor, .contributor), (.guarantor, .beneficiary), (.party, .beneficiary):
        true
      default: false
      }
    }
  }

  /// The agreement.
  public var agreement: AgreementID
  /// The member.
  public var nation: NationCode
  /// From joining to leaving; without a start it is a member from the first day.
  public var period: Period
  /// What it is to the agreement.
  public var role: Role
  /// Its own kinds of tie, where they differ from the agreement's.
  public var kinds: [TieKind]
  /// How much it is bound, where that differs from the agreement.
  public var level: Level?
  /// When its pledge falls due, where that differs from the agreement.
  public var condition: PledgeCondition?
  /// What says so, beside the sources of the agreement.
  public var sources: [SourceID]
  /// A remark.
  public var note: String?

  /// Makes a membership.
  public init(
    agreement: AgreementID, nation: NationCode, period: Period = Period(), role: Role = .party,
    kinds: [TieKind] = [], level: Level? = nil, condition: PledgeCondition? = nil,
    sources: [SourceID] = [], note: String? = nil
  ) {
    self.agreement = agreement
    self.nation = nation
    self.period = period
    self.role = role
    self.kinds = kinds
    self.level = level
    self.condition = condition
    self.sources = sources
    self.note = note
  }
}
