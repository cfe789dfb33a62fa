import AllianceGraph

/// A chain of nations, each tied to the next, with everything that ties them.
public struct DiplomaticPath: Sendable {
  /// A step from one nation to the next. Agreements never count as a step: they are named on it.
  public struct Leg: Sendable {
    /// The nation that the leg starts from.
    public let from: Nation
    /// The nation that it leads to.
    public let to: Nation
    /// What ties the two: the binding ones first, then by date.
    public let bonds: [Bond]
    /// The agreement that the leg goes through, where agreements are hubs; nil where the two are
    /// tied by themselves.
    public let agreement: Agreement?
    /// The day from which the leg can be taken after those before it, where legs must follow each
    /// other in time.
    public let day: Day?
    /// The index of `from` in the snapshot, by which bonds name their ends.
    let fromIndex: Int

    /// The nation that a bond pledges and the one that it is pledged to; the two of the leg in
    /// order where the bond is mutual.
    public func ends(of bond: Bond) -> (pledged: Nation, protected: Nation) {
      bond.isMutual || bond.from == fromIndex ? (from, to) : (to, from)
    }
  }

  /// The nations, from the first to the last.
  public let nations: [Nation]
  /// The number of legs, or the sum of their costs.
  public let length: Double
  /// The legs in order; one fewer than there are nations.
  public let legs: [Leg]

  /// The nations that are passed more than once, which a chain by way of others may have to.
  public var repeated: [Nation] {
    var seen: [NationCode: Int] = [:]
    for nation in nations { seen[nation.code, default: 0] += 1 }
    var told: Set<NationCode> = []
    return nations.filter { seen[$0.code] != 1 && told.insert($0.code).inserted }
  }
}

/// The answer to the question how one nation reaches another.
public struct PathAnswer: Sendable {
  /// What the answer holds for.
  public let scope: Scope
  /// Which chains count.
  public let question: PathQuestion
  /// Where the paths start.
  public let from: Nation
  /// Where they lead.
  public let to: Nation
  /// The paths, those that are alike in length in the order of their nations' codes, up to the limit.
  public let paths: [DiplomaticPath]
  /// The number of paths, also of those beyond the limit; of ranked ones those that are listed.
  public let pathCount: Double
  /// Why there is none; nil where there is one.
  public let obstacle: PathObstacle?
}

/// Why no path leads from one nation to another.
public enum PathObstacle: Sendable {
  /// These nations are not in the state system on the date.
  case absent([Nation])
  /// The data set does not cover the date, so that nothing is known of it.
  case notCovered(Period)
  /// The two are in different components.
  case separate(Separation)
  /// Chains lead from one to the other, but none that avoids these nations and passes those.
  case barred(avoided: [Nation], passed: [Nation])
  /// Each leg exists at some time of the period, but none follows the other in time.
  case outOfOrder

  /// Two components and what is nearly a tie between them.
  public struct Separation: Sendable {
    /// The nations that the first can reach, itself included.
    public let reachable: [Nation]
    /// The nations that reach the second, itself included.
    public let reaching: [Nation]
    /// What ties the two sides but for one stage, one kind or the level.
    public let nearTies: [NearTie]
    /// How many such ties there are, also of those beyond the limit.
    public let nearTieCount: Int
  }

  /// A tie between the two sides that lacks one thing to count.
  public struct NearTie: Sendable {
    /// What it lacks.
    public enum Shortfall: Sendable {
      /// It is at this stage, short of what was asked for.
      case stage(Stage)
      /// It is of this kind, which was not asked for.
      case kind(TieKind)
      /// It is at this level, short of what was asked for.
      case level(Commitment)
    }

    /// A nation of the first side.
    public let from: Nation
    /// A nation of the second side.
    public let to: Nation
    /// The tie.
    public let bond: Bond
    /// What it lacks.
    public let shortfall: Shortfall
  }
}
