/// A set of objects and the attributes that all of them share, neither of which can grow: a maximal
/// biclique of a two-mode graph.
public struct FormalConcept: Hashable, Sendable {
  /// The objects, ascending.
  public let objects: [Int]
  /// The attributes that all of them have, ascending.
  public let attributes: [Int]
}

extension FormalConcept {
  /// The concepts of a table of objects and attributes.
  ///
  ///     try FormalConcept.all([[0, 1], [0]]).count  // 2
  ///
  /// - Parameter table: the attributes of each object.
  /// - Parameter leastObjects: only concepts with so many objects.
  /// - Parameter leastAttributes: only concepts with so many attributes.
  /// - Parameter limit: how many there may be.
  /// - Returns: by the number of objects times attributes, the largest first, then by objects.
  /// - Throws: `limitExceeded`.
  /// - Complexity: O(objects · attributes) for each concept.
  ///
  /// Reference: S. O. Kuznetsov, "A fast algorithm for computing all intersections of objects from an
  /// arbitrary semilattice", 1993 (Close by One).
  public static func all(
    _ table: [[Int]], leastObjects: Int = 1, leastAttributes: Int = 1, limit: Int = 100_000
  ) throws(GraphAlgorithmsError) -> [FormalConcept] {
    let attributeCount = (table.joined().max() ?? -1) + 1
    var listing = ConceptListing(
      rows: table.map { Set($0) }, attributeCount: attributeCount, leastObjects: leastObjects,
      limit: limit)
    listing.run()
    guard listing.found.count <= limit else {
      throw .limitExceeded(what: "formal concepts", limit: limit)
    }
    return listing.found
      .filter { $0.attributes.count >= leastAttributes && $0.objects.count >= leastObjects }
      .sorted {
        let (one, other) = (
          $0.objects.count * $0.attributes.count, $1.objects.count * $1.attributes.count
        )
        return one != other ? one > other : $0.objects.lexicographicallyPrecedes($1.objects)
      }
  }
}

// MARK: - Kernel

/// Adds attribute after attribute to a concept; a new concept counts only where it is reached by the
/// least attributes first.
private struct ConceptListing {
  let rows: [Set<Int>]
  let attributeCount: Int
  let leastObjects: Int
  let limit: Int
  var found: [FormalConcept] = []

  mutating func run() {
    let all = Array(rows.indices)
    guard !all.isEmpty else { return }
    var open = [(objects: all, attributes: shared(all), next: 0)]
    while let (objects, attributes, next) = open.popLast(), found.count <= limit {
      found.append(FormalConcept(objects: objects, attributes: attributes.sorted()))
      for attribute in next..<max(attributeCount, next) where !attributes.contains(attribute) {
        let fewer = objects.filter { rows[$0].contains(attribute) }
        guard fewer.count >= max(1, leastObjects) else { continue }
        let more = shared(fewer)
        let isCanonical = more.allSatisfy { $0 >= attribute || attributes.contains($0) }
        if isCanonical { open.append((fewer, more, attribute + 1)) }
      }
    }
  }

  private func shared(_ objects: [Int]) -> Set<Int> {
    guard let first = objects.first else { return Set(0..<attributeCount) }
    return objects.dropFirst().reduce(rows[first]) { $0.intersection(rows[$1]) }
  }
}
