import AllianceGraph

/// A group of nations that hold together.
public struct Coalition: Sendable {
  /// Its name, given by a rule: see `CoalitionNaming`.
  public let name: String
  /// Its members, by code.
  public let members: [Nation]
  /// The share of its pairs that are tied, 0…1; nil for a single nation.
  public let density: Double?
  /// How firmly each member belongs to it, 0…1, in the order of the members; nil where the method
  /// does not tell.
  public var firmness: [Double]?
  /// What all of them share, by name, where the method looks for that.
  public var shared: [String] = []

  /// The mean firmness of the members, 0…1.
  public var stability: Double? {
    firmness.flatMap { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
  }

  /// The members that are nearly always in it: with the others in nine runs of ten.
  public var core: [Nation] { members(where: { $0 >= 0.9 }) }

  /// The members that are often elsewhere: with the others in fewer than seven runs of ten.
  public var swing: [Nation] { members(where: { $0 < 0.7 }) }

  private func members(where condition: (Double) -> Bool) -> [Nation] {
    guard let firmness else { return [] }
    return zip(members, firmness).filter { condition($0.1) }.map(\.0)
  }
}

/// The coalitions of a date, found by one method.
public struct CoalitionList: Sendable {
  /// How coalitions are found.
  public enum Method: Hashable, Sendable {
    /// Communities of high modularity (Leiden).
    case leiden(resolution: Double, seed: UInt64)
    /// Communities of high modularity, by merging (Louvain).
    case louvain(resolution: Double, seed: UInt64)
    /// Communities denser than the resolution (constant Potts).
    case constantPotts(resolution: Double, seed: UInt64)
    /// Communities with friends within and enemies between, friendly and hostile ties each with a
    /// resolution of their own.
    case signed(positive: Double, negative: Double, seed: UInt64)
    /// Communities denser in friendly than in hostile ties (constant Potts with signs).
    case signedConstantPotts(positive: Double, negative: Double, seed: UInt64)
    /// Communities of nations that follow their partners.
    case labelPropagation(seed: UInt64)
    /// Communities that remain when the busiest ties are taken away.
    case girvanNewman
    /// Communities that many searches agree on, at three resolutions.
    case consensus(runs: Int, seed: UInt64)
    /// Nations that are connected at all.
    case components
    /// Sets in which every two are tied, as large as they can be; a nation may be in several.
    case cliques(least: Int)
    /// Unions of overlapping cliques of so many; a nation may be in several.
    case percolation(least: Int)
    /// Nations that each have at least so many ties inside: the innermost such core.
    case core
    /// Nations whose ties all close triangles inside: the innermost such truss.
    case truss
    /// Sets in which each lacks a tie to at most so many, itself included; a nation may be in several.
    case plexes(k: Int, least: Int)
    /// Sets that stay connected when few leave, nested in each other (cohesive blocks).
    case cohesiveBlocks
    /// Nations with exactly the same partners.
    case twins
    /// Sets of nations with the agreements that all of them share; a nation may be in several.
    case concepts(least: Int, agreements: Int)
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
