/// Which way edges of a directed graph are followed; an undirected graph has one way only.
public enum Direction: String, CaseIterable, Hashable, Sendable {
  /// Along the edges, from source to target.
  case outgoing = "out"
  /// Against the edges, from target to source.
  case incoming = "in"
  /// Either way, as if the graph were undirected.
  case either

  /// The other way.
  public var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .either: .either
    }
  }
}

/// What the length of a path is.
public enum PathWeighting: String, CaseIterable, Hashable, Sendable {
  /// The number of its edges.
  case hops = "none"
  /// The sum of the lengths of its edges.
  case lengths = "length"
}

/// What an edge counts where ties are added up.
public enum StrengthWeighting: String, CaseIterable, Hashable, Sendable {
  /// One, whatever its strength; parallel edges add up.
  case unweighted = "none"
  /// Its strength; parallel edges add up.
  case strengths = "strength"
}
