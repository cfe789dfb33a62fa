import AllianceGraph

/// Who is drawn into a war, step by step, and by which pledge.
///
/// Rules. A pledge of defence (level 3) on the condition *attacked* that names nobody falls due when
/// the protected nation is attacked without having begun the war and without standing on the side
/// that did. One that names a state falls due as soon as that state attacks, whoever began; it does
/// not fall due against others. *Any war* and *unconditional* pledges fall due in any war, or in any
/// with a state that they name. A pledge of defence that states no condition counts as *attacked*.
/// Who comes in for another is at war with the attacker, and that counts as an attack on it. A pledge
/// against the side that a nation stands on already is listed as a contradiction, and so is an attack
/// on a nation that the attacker had promised to defend, to spare or to stay neutral towards.
public struct Cascade: Sendable {
  /// One nation attacks another, as somebody asked.
  public struct Attack: Hashable, Sendable {
    /// The nation that attacks.
    public var attacker: NationCode
    /// The nation that is attacked.
    public var victim: NationCode

    /// Makes an attack.
    public init(_ attacker: NationCode, on victim: NationCode) {
      self.attacker = attacker
      self.victim = victim
    }
  }

  /// The sides of the war.
  public enum Side: String, Hashable, Sendable {
    /// The side of the nation that attacked first.
    case attackers
    /// The side of the nation that was attacked first.
    case attacked
  }

  /// Why a nation came in.
  public enum Ground: Sendable {
    /// It attacked, as was asked; no pledge was due.
    case attack
    /// It was attacked.
    case victim
    /// A pledge to a nation fell due.
    case pledges([Pledge])
    /// No treaty binds it, but it is a rival of the nation that began the war.
    case rivalry(Tie)
  }

  /// A promise of a nation to another.
  public struct Pledge: Sendable {
    /// The nation that is bound.
    public let pledged: Nation
    /// The nation that is protected.
    public let protected: Nation
    /// The treaty or tie.
    public let bond: Bond

    /// The states that it is directed against, by code; none where it names nobody.
    public var against: [NationCode] {
      if case .agreement(let agreement) = bond.instrument { return agreement.against }
      return []
    }
  }

  /// A nation comes in.
  public struct Entry: Sendable {
    /// The number of the attack, counted from 1, that led to it.
    public let stage: Int
    /// How many pledges lie between the attack and it: 0 for the attack itself.
    public let step: Int
    /// The nation.
    public let nation: Nation
    /// The side that it is on.
    public let side: Side
    /// Whom it fights; for a victim the nation that attacked it.
    public let opponent: Nation
    /// Whom it helps, where it helps somebody.
    public let helped: Nation?
    /// Why.
    public let ground: Ground

    /// Whether no treaty stands behind it.
    public var isWithoutTreaty: Bool {
      switch ground {
      case .rivalry: true
      case .attack: stage > 1
      case .victim, .pledges: false
      }
    }
  }

  /// Why a pledge of defence did not fall due.
  public enum Release: Hashable, Sendable {
    /// It is against attack only, and the protected nation began the war.
    case beganTheWar
    /// It is against attack only, and the protected nation stands by the one that began the war.
    case onTheSideThatBegan
    /// It is directed against other states than those that attacked.
    case directedAgainstOthers
    /// The protected nation went to war of its own accord and was not attacked.
    case notAttacked
  }

  /// A pledge that is not due, and why.
  public struct Released: Sendable {
    /// The pledge.
    public let pledge: Pledge
    /// Why it is not due.
    public let reason: Release
  }

  /// A pledge that cannot be kept.
  public struct Contradiction: Sendable {
    /// What stands against it.
    public enum Conflict: Hashable, Sendable {
      /// It is due, but the nation stands on the other side.
      case onTheOtherSide
      /// The nation itself attacked the one that it had promised to defend.
      case attackedItsWard
      /// The nation fights one that it had promised to spare or to stay neutral towards.
      case brokeNeutrality
    }

    /// The pledge.
    public let pledge: Pledge
    /// What stands against it.
    public let conflict: Conflict
    /// The nation that it would have to fight, or that it fights.
    public let opponent: Nation
  }

  /// A guaranteed nation that is still at peace, and who would come in if it were attacked.
  public struct Prospect: Sendable {
    /// The nation that is guaranteed.
    public let victim: Nation
    /// The nations at war whose attack would have this effect.
    public let attackers: [Nation]
    /// Who would come in that is at peace now, and by which pledge.
    public let newcomers: [Pledge]
  }

  /// What the cascade holds for.
  public let scope: Scope
  /// The attacks that were asked for.
  public let attacks: [Attack]
  /// Who came in, in order.
  public let entries: [Entry]
  /// Pledges that cannot be kept, in order.
  public let contradictions: [Contradiction]
  /// Pledges of defence to nations at war that did not fall due, of nations that stay out.
  public let released: [Released]
  /// Nations that stay out with pledges to both sides, and those pledges.
  public let divided: [(nation: Nation, pledges: [Pledge])]
  /// Guaranteed nations at peace.
  public let prospects: [Prospect]

  /// The nations of a side, in the order in which they came in.
  public func nations(on side: Side) -> [Nation] {
    entries.filter { $0.side == side }.map(\.nation)
  }
}

/// Why attacks make no cascade.
public enum CascadeFault: Error, Sendable {
  /// The nation is not in the state system on the date.
  case absent(Nation)
  /// Attacker and victim are one, or stand on one side.
  case sameSide(Nation, Nation)
  /// No attack was given.
  case noAttack
  /// The data set has no nation of that code.
  case undeclaredNation(NationCode)

  /// The fault in a sentence.
  public var sentence: String {
    switch self {
    case .absent(let nation): "\(nation.name) is not in the state system on that date."
    case .sameSide(let one, let other):
      one.code == other.code
        ? "\(one.name) cannot attack itself."
        : "\(one.name) and \(other.name) stand on the same side, so that neither attacks the other."
    case .noAttack: "A cascade begins with an attack."
    case .undeclaredNation(let code): "The data set has no nation “\(code)”."
    }
  }
}
