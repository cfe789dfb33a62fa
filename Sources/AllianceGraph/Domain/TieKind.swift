/// What a tie is about. The standard kinds have names here; a data set can declare its own.
public struct TieKind: RawRepresentable, Hashable, Comparable, Sendable {
  /// The kind as it is written in files.
  public let rawValue: String

  /// Makes a kind from its text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Orders kinds by their text.
  public static func < (left: TieKind, right: TieKind) -> Bool {
    left.rawValue < right.rawValue
  }

  /// A pledge of defence or of a joint attack.
  public static let defense = TieKind(rawValue: "defense")
  /// Shared intelligence.
  public static let intelligence = TieKind(rawValue: "intelligence")
  /// Cyber security and its norms.
  public static let cyber = TieKind(rawValue: "cyber")
  /// Joint peacekeeping.
  public static let peacekeeping = TieKind(rawValue: "peacekeeping")
  /// Joint counter-terrorism.
  public static let counterterrorism = TieKind(rawValue: "counterterrorism")
  /// Diplomatic relations and ententes.
  public static let diplomatic = TieKind(rawValue: "diplomatic")
  /// A promise not to attack.
  public static let nonaggression = TieKind(rawValue: "nonaggression")
  /// A promise to stay out of the other's war.
  public static let neutrality = TieKind(rawValue: "neutrality")
  /// A promise to consult.
  public static let consultation = TieKind(rawValue: "consultation")
  /// Cooperation in technology, trade or arms.
  public static let cooperation = TieKind(rawValue: "cooperation")
  /// A standing dialogue.
  public static let dialogue = TieKind(rawValue: "dialogue")
  /// Mediation between others.
  public static let mediation = TieKind(rawValue: "mediation")
  /// War, rivalry or another hostile relation.
  public static let hostility = TieKind(rawValue: "hostility")
}

/// What a kind of tie means: its sign, its direction and its usual level.
public struct KindDefinition: Hashable, Sendable {
  /// Whether a kind holds nations together or apart.
  public enum Sign: String, CaseIterable, Sendable {
    /// Holds together.
    case positive
    /// Holds apart.
    case negative
  }

  /// The kind that is defined.
  public var kind: TieKind
  /// What a reader sees.
  public var label: String
  /// Whether it holds nations together or apart.
  public var sign: Sign
  /// Whether a tie of this kind goes one way unless it says otherwise.
  public var isDirected: Bool
  /// The level of a tie that states none.
  public var level: Commitment
  /// A colour for diagrams, `#RRGGBB`, where the data set wants one.
  public var color: String?

  /// Makes a definition.
  public init(
    _ kind: TieKind, label: String, sign: Sign = .positive, isDirected: Bool = false,
    level: Commitment = .none, color: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.sign = sign
    self.isDirected = isDirected
    self.level = level
    self.color = color
  }

  /// The definitions of the standard kinds, in the order in which legends and tables list them.
  public static let standard: [KindDefinition] = [
    KindDefinition(.defense, label: "Mutual defence", level: .defense),
    KindDefinition(.intelligence, label: "Intelligence sharing"),
    KindDefinition(.cyber, label: "Cyber security"),
    KindDefinition(.peacekeeping, label: "Peacekeeping"),
    KindDefinition(.counterterrorism, label: "Counter-terrorism"),
    KindDefinition(.diplomatic, label: "Diplomatic relations"),
    KindDefinition(.nonaggression, label: "Non-aggression", level: .nonaggression),
    KindDefinition(.neutrality, label: "Neutrality", level: .neutralityOrConsultation),
    KindDefinition(.consultation, label: "Consultation", level: .neutralityOrConsultation),
    KindDefinition(.cooperation, label: "Cooperation"),
    KindDefinition(.dialogue, label: "Dialogue"),
    KindDefinition(.mediation, label: "Mediation", isDirected: true),
    KindDefinition(.hostility, label: "Rivalry or hostility", sign: .negative),
  ]
}
