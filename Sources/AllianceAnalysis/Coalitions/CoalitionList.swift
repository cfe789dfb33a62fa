import AllianceGraph

/// A group of nations that hold together.
public struct Coalition: Sendable {
  /// Its name, given by a rule: see `CoalitionNaming`.
  public let name: String
  /// Its members, by code.
  public let members: [Nation]
  /// The share of its pairs that are tied, 0…1; nil for a single nation.
  public let density: Double?
}

/// The coalitions of a date, found by one method.
public struct CoalitionList: Sendable {
  /// How coalitions are found.
  public enum Method: Hashable, Sendable {
    /// Communities of high modularity (Leiden).
    case leiden(resolution: Double, seed: UInt64)
    /// Nations that are connected at all.
    case components
    /// Sets in which every two are tied, as large as they can be; a nation may be in several.
    case cliques(least: Int)
    /// Nations that each have at least so many ties inside: the innermost such core.
    case core
  }

  /// What the list holds for.
  public let scope: Scope
  /// How the coalitions were found.
  public let method: Method
  /// The coalitions, the larger first, among equals the one whose first member's code is first.
  public let coalitions: [Coalition]
  /// The modularity of the division; nil where the method makes none or where nothing is tied.
  public let modularity: Double?
  /// Nations without any tie, by code.
  public let unattached: [Nation]
}
