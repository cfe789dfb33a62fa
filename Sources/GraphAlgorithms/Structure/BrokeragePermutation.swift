import GraphCore

extension CompactGraph {
  /// How often chance makes a vertex a broker in a role at least as often as it is: the share, among
  /// random permutations of the groups over the vertices that have one, of those in which the vertex
  /// brokers as many pairs or more. The observed labelling counts as one of them, so that the least
  /// value is 1/(permutations + 1).
  ///
  /// The ties stay as they are; only the groups move. A small value says that the groups make the
  /// vertex a broker, not its place among the ties. The role `total` looks at no group, so its value
  /// is one.
  ///
  /// - Parameter labels: the group of each vertex; nil where it has none.
  /// - Returns: undefined for a vertex without a group.
  /// - Throws: `parameterOutOfRange`; `limitExceeded` where there are more than 100 million open
  ///   paths of two edges.
  /// - Complexity: O(permutations · Σ d²).
  ///
  /// Reference: P. Good, "Permutation, parametric and bootstrap tests of hypotheses", 2005,
  /// https://doi.org/10.1007/b138696; for roles R. V. Gould, R. M. Fernandez, 1989,
  /// https://doi.org/10.2307/270949.
  public func brokerageChance(
    _ role: BrokerageRole, labels: [String?], permutations: Int = 999, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Scores {
    precondition(labels.count == vertexCount, "one label per vertex")
    guard permutations > 0 else {
      throw .parameterOutOfRange(
        name: "permutations", value: Double(permutations), range: "1 or more")
    }
    let members = labels.indices.filter { labels[$0] != nil }
    let names = Set(labels.compactMap { $0 }).sorted()
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groups = labels.map { $0.flatMap { number[$0] } ?? -1 }
    let paths = try OpenPaths(graph: self, members: members)
    let observed = paths.counts(role, groups: groups)
    var random = RandomSource(seed: seed)
    var reached = [Double](repeating: 1, count: vertexCount)
    for _ in 0..<permutations {
      var shuffled = groups
      let order = random.permutation(of: members.count)
      for (place, member) in members.enumerated() {
        shuffled[member] = groups[members[Int(order[place])]]
      }
      let counts = paths.counts(role, groups: shuffled)
      for member in members where counts[member] >= observed[member] { reached[member] += 1 }
    }
    let values = labels.indices.map { vertex -> Double? in
      labels[vertex] == nil ? nil : reached[vertex] / Double(permutations + 1)
    }
    return Scores(values, undefined: .missingAttribute)
  }
}

// MARK: - Kernel

/// The paths a → v → c in which a does not reach c directly, broker by broker.
private struct OpenPaths {
  private static let limit = 100_000_000
  private var offsets: [Int] = [0]
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []

  init(graph: CompactGraph, members: [Int]) throws(GraphAlgorithmsError) {
    let (outgoing, incoming) = (graph.simpleRows(.outgoing), graph.simpleRows(.incoming))
    var isMember = [Bool](repeating: false, count: graph.vertexCount)
    for member in members { isMember[member] = true }
    for broker in 0..<graph.vertexCount {
      for slot in incoming.row(of: broker) where isMember[broker] {
        let source = Int(incoming.neighbors[slot])
        guard isMember[source] else { continue }
        for step in outgoing.row(of: broker) {
          let target = Int(outgoing.neighbors[step])
          guard target != source, isMember[target], !outgoing.hasNeighbor(target, of: source)
          else { continue }
          sources.append(UInt32(source))
          targets.append(UInt32(target))
        }
      }
      guard sources.count <= Self.limit else {
        throw .limitExceeded(what: "open paths of two edges", limit: Self.limit)
      }
      offsets.append(sources.count)
    }
  }

  func counts(_ role: BrokerageRole, groups: [Int]) -> [Double] {
    (0..<groups.count).map { broker in
      var count = 0
      for path in offsets[broker]..<offsets[broker + 1]
      where role.fits(
        source: groups[Int(sources[path])], broker: groups[broker],
        target: groups[Int(targets[path])])
      {
        count += 1
      }
      return Double(count)
    }
  }
}
