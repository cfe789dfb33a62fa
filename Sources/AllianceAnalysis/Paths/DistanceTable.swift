import AllianceGraph
import GraphAlgorithms
import GraphCore

/// How many legs part every two nations.
public struct DistanceTable: Sendable {
  /// Two nations and how far they are from each other.
  public struct Row: Sendable {
    /// The first nation, by code before the second unless pairs are ordered.
    public let first: Nation
    /// The second nation.
    public let second: Nation
    /// The number of legs; nil where no chain leads.
    public let legs: Int?
    /// The class of that number: 1, 2, 3, 4+ or none.
    public var distanceClass: String { DistanceClass(hops: legs).rawValue }
  }

  /// The classes, the nearest first.
  public static let classes = DistanceClass.allCases.map(\.rawValue)

  /// What the table holds for.
  public let scope: Scope
  /// The pairs, by codes.
  public let rows: [Row]
  /// How many pairs each class has, in the order of `classes`.
  public let counts: [Int]
}

extension Snapshot {
  /// How many legs part every two nations; pairs are ordered where the projection keeps direction.
  ///
  /// - Throws: `AnalysisError.algorithm`.
  /// - Complexity: O(nations · (nations + ties)).
  public func distances(
    _ projection: Projection = Projection()
  ) throws(AnalysisError) -> DistanceTable {
    var projection = friendly(projection)
    projection.agreements = .pairs
    let projected = projected(projection)
    let distances: HopDistances
    do {
      distances = try projected.graph.hopDistances()
    } catch {
      throw .algorithm(error)
    }
    let rows = distances.pairs.compactMap { pair -> DistanceTable.Row? in
      guard let first = projected.nation(at: pair.first),
        let second = projected.nation(at: pair.second)
      else { return nil }
      return DistanceTable.Row(
        first: first, second: second, legs: distances.hops(from: pair.first, to: pair.second))
    }
    let census = distances.census
    return DistanceTable(
      scope: Scope(projected, method: "fewest legs of every two nations"), rows: rows,
      counts: DistanceClass.allCases.map { census[$0] ?? 0 })
  }
}
