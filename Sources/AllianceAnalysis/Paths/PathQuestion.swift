import AllianceGraph

/// Which chains count as an answer to the question how one nation reaches another.
public struct PathQuestion: Sendable {
  /// What is looked for.
  public enum Search: Sendable, Hashable {
    /// All chains that are as short as can be.
    case shortest
    /// The shortest chains, whatever their length, as many as are listed.
    case ranked
    /// Every chain up to a number of legs.
    case every(longest: Int)
    /// The chain whose weakest pledge is strongest, and of these one with the fewest legs.
    case widest
  }

  /// What is looked for.
  public var search = Search.shortest
  /// Nations that no chain may touch.
  public var avoided: [NationCode] = []
  /// Nations that a chain must pass, in any order.
  public var passed: [NationCode] = []
  /// Whether nations that are hostile to one of the two ends may be go-betweens.
  public var allowsRivals = true

  /// Asks for all shortest chains.
  public init() {}

  /// The question in a phrase, for scopes.
  func method(_ length: Projection.Length) -> String {
    var words: String
    switch search {
    case .shortest:
      words = length == .hops ? "fewest legs" : "least sum of 4 − level over the legs"
    case .ranked:
      words =
        length == .hops
        ? "fewest legs first, no nation twice (Yen)"
        : "least sum of 4 − level over the legs first, no nation twice (Yen)"
    case .every(let longest): words = "every chain of at most \(longest) legs, no nation twice"
    case .widest: words = "highest level of the weakest leg, then fewest legs"
    }
    if !avoided.isEmpty { words += "; not by " + Self.list(avoided) }
    if !passed.isEmpty { words += "; by way of " + Self.list(passed) + ", in any order" }
    if !allowsRivals { words += "; rivals of the ends are no go-betweens" }
    return words
  }

  private static func list(_ codes: [NationCode]) -> String {
    codes.map(\.rawValue).joined(separator: ", ")
  }
}

extension Snapshot {
  /// The nations that have a hostile tie in force with one of some nations, by code, without these.
  public func rivals(of nations: [NationCode]) -> [Nation] {
    let hostile = projected(Projection(kinds: .all))
    var isRival = [Bool](repeating: false, count: self.nations.count)
    for code in nations {
      guard let vertex = hostile.vertex(of: code) else { continue }
      for slot in hostile.graph.outgoing.row(of: vertex) {
        let edge = Int(hostile.graph.outgoing.edges[slot])
        guard hostile.graph.negatives?[edge] ?? false,
          case .nation(let index) = hostile.vertices[Int(hostile.graph.outgoing.neighbors[slot])]
        else { continue }
        isRival[index] = true
      }
    }
    return self.nations.indices
      .filter { isRival[$0] && !nations.contains(self.nations[$0].code) }
      .map { self.nations[$0] }
  }
}
