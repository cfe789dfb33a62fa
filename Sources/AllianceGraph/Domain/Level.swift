/// How much a pledge binds, in the order of the ATOP project.
///
/// The Correlates of War order is another one (defence, neutrality or non-aggression, entente).
public enum Commitment: Int, CaseIterable, Comparable, Sendable {
  /// No commitment to act.
  case none = 0
  /// A promise not to attack.
  case nonaggression = 1
  /// Neutrality in a war of the other, or consultation in a crisis.
  case neutralityOrConsultation = 2
  /// Defence, or a joint attack.
  case defense = 3

  /// Orders commitments from none to defence.
  public static func < (left: Commitment, right: Commitment) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The commitment in words.
  public var label: String {
    switch self {
    case .none: "no commitment"
    case .nonaggression: "non-aggression"
    case .neutralityOrConsultation: "neutrality or consultation"
    case .defense: "defence"
    }
  }
}

/// The rank of a diplomatic mission, in its own order.
public enum Representation: String, CaseIterable, Comparable, Sendable {
  /// No mission.
  case none = "no_mission"
  /// A chargé d'affaires.
  case chargeDAffaires = "charge"
  /// A minister.
  case minister
  /// An ambassador.
  case ambassador

  /// Orders missions from none to an ambassador.
  public static func < (left: Representation, right: Representation) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .none: 0
    case .chargeDAffaires: 1
    case .minister: 2
    case .ambassador: 3
    }
  }
}

/// The level of a tie: a commitment or a diplomatic representation, which cannot be compared.
public enum Level: Hashable, Sendable {
  /// A commitment, written `0` to `3`.
  case commitment(Commitment)
  /// A representation, written in words.
  case representation(Representation)

  /// Reads a level as it is written in files; nil where it is none.
  public init?(_ text: some StringProtocol) {
    if let number = Int(text), let commitment = Commitment(rawValue: number) {
      self = .commitment(commitment)
    } else if let representation = Representation(rawValue: String(text)) {
      self = .representation(representation)
    } else {
      return nil
    }
  }

  /// The level as it is written in files.
  public var text: String {
    switch self {
    case .commitment(let commitment): String(commitment.rawValue)
    case .representation(let representation): representation.rawValue
    }
  }

  /// The texts that `init(_:)` takes.
  public static let texts: [String] =
    Commitment.allCases.map { String($0.rawValue) } + Representation.allCases.map(\.rawValue)
}
