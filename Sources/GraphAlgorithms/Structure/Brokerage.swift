import GraphCore

/// The part that a broker v plays between a and c, where a → v → c and a does not reach c directly,
/// by the groups of the three.
public enum BrokerageRole: String, CaseIterable, Hashable, Sendable {
  /// All three in one group (AAA).
  case coordinator
  /// The two in one group, the broker in another (ABA).
  case itinerant
  /// The broker in the group of the source, the target in another (AAB).
  case representative
  /// The broker in the group of the target, the source in another (ABB).
  case gatekeeper
  /// All in different groups (ABC).
  case liaison
  /// Any of the five.
  case total
}

/// How often each vertex is a broker in a role, and how often it would be by chance.
public struct Brokerage: Hashable, Sendable {
  /// The number of ordered pairs brokered, one per vertex; undefined for a vertex without a group.
  public let counts: Scores
  /// The expectation if ties fell independently with the density of the graph.
  public let expected: Scores
  /// The count less the expectation, in standard deviations; undefined where these are zero.
  public let zScores: Scores
}

extension CompactGraph {
  /// How often each vertex is a broker, in one of the roles of Gould and Fernandez.
  ///
  /// In an undirected graph ties run both ways: gatekeeper and representative are then the same, and
  /// pairs count twice. Parallel edges count once, loops not at all; signs play no part; vertices
  /// without a group are left out, also as the ends of a pair.
  ///
  /// Expectation and variance are those of independent ties: with p = d²(1 − d) for density d, the
  /// expectation is p times the number of pairs in the role, and two pairs that share their source
  /// or their target have the covariance d³(1 − d)³.
  ///
  /// - Parameter labels: the group of each vertex; nil where it has none.
  /// - Complexity: O(Σ d²).
  ///
  /// Reference: R. V. Gould, R. M. Fernandez, "Structures of mediation", 1989,
  /// https://doi.org/10.2307/270949.
  public func brokerage(_ role: BrokerageRole, labels: [String?]) -> Brokerage {
    precondition(labels.count == vertexCount, "one label per vertex")
    var counting = BrokerageCounting(graph: self, labels: labels, role: role)
    counting.run()
    let members = labels.map { $0 != nil }
    let expectations = BrokerageExpectation(labels: labels, role: role, density: counting.density)
    let counts = counting.counts.enumerated().map { members[$0.0] ? $0.1 : nil }
    let expected = labels.map { $0.map { expectations.mean(group: $0) } }
    let zScores = labels.indices.map { vertex -> Double? in
      guard let label = labels[vertex] else { return nil }
      let deviation = expectations.variance(group: label).squareRoot()
      return deviation > 0
        ? (counting.counts[vertex] - expectations.mean(group: label)) / deviation : nil
    }
    return Brokerage(
      counts: Scores(counts, undefined: .missingAttribute),
      expected: Scores(expected, undefined: .missingAttribute),
      zScores: Scores(zScores) { labels[$0] == nil ? .missingAttribute : .noVariation })
  }
}

// MARK: - Kernel

private struct BrokerageCounting {
  let outgoing: SimpleRows
  let incoming: SimpleRows
  let groups: [Int]
  let role: BrokerageRole
  let density: Double
  var counts: [Double]

  init(graph: CompactGraph, labels: [String?], role: BrokerageRole) {
    outgoing = graph.simpleRows(.outgoing)
    incoming = graph.simpleRows(.incoming)
    let names = Set(labels.compactMap { $0 }).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groups = labels.map { $0.flatMap { index[$0] } ?? -1 }
    self.groups = groups
    self.role = role
    let n = Double(groups.count { $0 >= 0 })
    var arcs = 0.0
    for vertex in groups.indices where groups[vertex] >= 0 {
      for slot in outgoing.row(of: vertex) where groups[Int(outgoing.neighbors[slot])] >= 0 {
        arcs += 1
      }
    }
    density = n > 1 ? arcs / (n * (n - 1)) : 0
    counts = [Double](repeating: 0, count: groups.count)
  }

  mutating func run() {
    for broker in groups.indices where groups[broker] >= 0 {
      for slot in incoming.row(of: broker) where groups[Int(incoming.neighbors[slot])] >= 0 {
        countTargets(of: broker, from: Int(incoming.neighbors[slot]))
      }
    }
  }

  private mutating func countTargets(of broker: Int, from source: Int) {
    for slot in outgoing.row(of: broker) {
      let target = Int(outgoing.neighbors[slot])
      guard target != source, groups[target] >= 0,
        role.fits(source: groups[source], broker: groups[broker], target: groups[target]),
        !outgoing.hasNeighbor(target, of: source)
      else { continue }
      counts[broker] += 1
    }
  }
}

extension BrokerageRole {
  /// Whether a broker between two others has the role, by the groups of the three.
  func fits(source: Int, broker: Int, target: Int) -> Bool {
    switch self {
    case .coordinator: source == broker && broker == target
    case .itinerant: source == target && source != broker
    case .representative: source == broker && broker != target
    case .gatekeeper: broker == target && source != broker
    case .liaison: source != broker && broker != target && source != target
    case .total: true
    }
  }
}

/// The moments of the count under independent ties.
private struct BrokerageExpectation {
  private let sizes: [String: Double]
  private let total: Double
  private let role: BrokerageRole
  private let density: Double

  init(labels: [String?], role: BrokerageRole, density: Double) {
    var sizes: [String: Double] = [:]
    for label in labels.compactMap({ $0 }) { sizes[label, default: 0] += 1 }
    self.sizes = sizes
    total = Double(labels.count { $0 != nil })
    self.role = role
    self.density = density
  }

  func mean(group: String) -> Double { density * density * (1 - density) * pairs(group).count }

  func variance(group: String) -> Double {
    let p = density * density * (1 - density)
    let q = density * (1 - density)
    let (count, sharing) = pairs(group)
    return max(0, count * p * (1 - p) + sharing * q * q * q)
  }

  /// How many pairs there are in the role, and how many ordered pairs of pairs share one end.
  private func pairs(_ group: String) -> (count: Double, sharing: Double) {
    let own = sizes[group] ?? 0
    let others = sizes.filter { $0.key != group }.sorted { $0.key < $1.key }.map(\.value)
    func grid(_ sources: Double, _ targets: Double) -> (Double, Double) {
      (sources * targets, sources * targets * (targets - 1) + targets * sources * (sources - 1))
    }
    /// Sources and targets are the same set and must differ.
    func square(_ size: Double) -> (Double, Double) {
      (size * (size - 1), 2 * size * (size - 1) * (size - 2))
    }
    switch role {
    case .coordinator: return square(own - 1)
    case .itinerant:
      return others.reduce((0, 0)) { ($0.0 + square($1).0, $0.1 + square($1).1) }
    case .representative, .gatekeeper: return grid(own - 1, total - own)
    case .liaison:
      return others.reduce((0, 0)) { sum, size in
        let rest = total - own - size
        return (sum.0 + size * rest, sum.1 + 2 * size * rest * (rest - 1))
      }
    case .total: return square(total - 1)
    }
  }
}
