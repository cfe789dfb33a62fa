import GraphCore

/// A network for any quality of the form Σ over pairs within communities of (ties − expectation),
/// where the expectation is a sum of products of charges: modularity, constant Potts, and signed
/// modularity are all of that form.
struct PottsNetwork {
  var offsets: [Int] = [0]
  var neighbors: [Int] = []
  /// The ties to each neighbour; hostile ones below zero.
  var weights: [Double] = []
  /// What each term of the expectation counts by: E(i, j) = Σ factors[a] · charges[a][i] · charges[a][j].
  var factors: [Double]
  var charges: [[Double]]
  /// Whether nodes without a tie may gain from being together, as common enemies make them.
  var joinsStrangers = false

  var count: Int { offsets.count - 1 }

  /// Modularity of the given resolution; the directed one where the graph is directed.
  static func modularity(
    _ graph: CompactGraph, resolution: Double, weighted: StrengthWeighting
  ) -> PottsNetwork {
    var network = PottsNetwork(graph, weighted: weighted)
    network.addModularityTerms(graph, weighted: weighted, negative: nil, factor: resolution)
    return network
  }

  /// Constant Potts: each pair within a community is expected to have the resolution in ties.
  static func constantPotts(
    _ graph: CompactGraph, resolution: Double, weighted: StrengthWeighting
  ) -> PottsNetwork {
    var network = PottsNetwork(graph, weighted: weighted)
    network.factors = [resolution]
    network.charges = [[Double](repeating: 1, count: graph.vertexCount)]
    return network
  }

  /// Signed modularity: friendly ties less their expectation, minus hostile ties less theirs.
  static func signed(
    _ graph: CompactGraph, positive: Double, negative: Double, weighted: StrengthWeighting
  ) -> PottsNetwork {
    var network = PottsNetwork(graph, weighted: weighted)
    network.joinsStrangers = graph.isSigned
    network.addModularityTerms(graph, weighted: weighted, negative: false, factor: positive)
    network.addModularityTerms(graph, weighted: weighted, negative: true, factor: -negative)
    return network
  }

  init(_ graph: CompactGraph, weighted: StrengthWeighting) {
    factors = []
    charges = []
    let rows = graph.simpleRows(
      .either, weight: weighted == .strengths ? .signedStrength : .sign)
    offsets = rows.offsets.map(Int.init)
    neighbors = rows.neighbors.map(Int.init)
    weights = rows.weights ?? [Double](repeating: 1, count: neighbors.count)
  }

  init(nodeCount: Int, factors: [Double]) {
    self.factors = factors
    charges = [[Double]](
      repeating: [Double](repeating: 0, count: nodeCount), count: factors.count)
  }

  /// What is expected by strengths. Directed: kᵒᵢ kⁱⱼ + kⁱᵢ kᵒⱼ = ½ (sᵢ sⱼ − dᵢ dⱼ) with s the sum and d
  /// the difference of what leaves and enters.
  private mutating func addModularityTerms(
    _ graph: CompactGraph, weighted: StrengthWeighting, negative: Bool?, factor: Double
  ) {
    var (leaving, entering) = (
      [Double](repeating: 0, count: graph.vertexCount),
      [Double](repeating: 0, count: graph.vertexCount)
    )
    var total = 0.0
    let strengths = weighted == .strengths ? graph.strengths : nil
    for edge in 0..<graph.edgeCount {
      if let negative, graph.negatives?[edge] ?? false != negative { continue }
      let weight = strengths?[edge] ?? 1
      leaving[Int(graph.edgeSources[edge])] += weight
      entering[Int(graph.edgeTargets[edge])] += weight
      total += weight
    }
    guard total > 0 else { return }
    let sums = leaving.indices.map { leaving[$0] + entering[$0] }
    charges.append(sums)
    factors.append(factor / (2 * total))
    if graph.isDirected {
      charges.append(leaving.indices.map { leaving[$0] - entering[$0] })
      factors.append(-factor / (2 * total))
    }
  }

  /// The network whose nodes are groups of this one's nodes.
  func aggregated(_ groups: [Int], count groupCount: Int) -> PottsNetwork {
    var result = PottsNetwork(nodeCount: groupCount, factors: factors)
    result.joinsStrangers = joinsStrangers
    var members = [[Int]](repeating: [], count: groupCount)
    for (node, group) in groups.enumerated() {
      members[group].append(node)
      for term in factors.indices { result.charges[term][group] += charges[term][node] }
    }
    var weightTo = [Double](repeating: 0, count: groupCount)
    var isTouched = [Bool](repeating: false, count: groupCount)
    for group in 0..<groupCount {
      var touched: [Int] = []
      for node in members[group] {
        for slot in offsets[node]..<offsets[node + 1] {
          let other = groups[neighbors[slot]]
          guard other != group else { continue }
          if !isTouched[other] {
            isTouched[other] = true
            touched.append(other)
          }
          weightTo[other] += weights[slot]
        }
      }
      for other in touched.sorted() {
        result.neighbors.append(other)
        result.weights.append(weightTo[other])
        weightTo[other] = 0
        isTouched[other] = false
      }
      result.offsets.append(result.neighbors.count)
    }
    return result
  }

  /// The quality of communities, but for what each node has with itself.
  func quality(of labels: [Int]) -> Double {
    var inside = 0.0
    for node in 0..<count {
      for slot in offsets[node]..<offsets[node + 1] where labels[neighbors[slot]] == labels[node] {
        inside += weights[slot] / 2
      }
    }
    var expected = 0.0
    let groupCount = (labels.max() ?? -1) + 1
    for (term, factor) in factors.enumerated() {
      var sums = [Double](repeating: 0, count: groupCount)
      var own = 0.0
      for node in 0..<count {
        sums[labels[node]] += charges[term][node]
        own += charges[term][node] * charges[term][node]
      }
      expected += factor * (sums.reduce(0) { $0 + $1 * $1 } - own) / 2
    }
    return inside - expected
  }
}

/// How far a search goes.
enum CommunityRefinement {
  /// Louvain: communities become nodes.
  case none
  /// Leiden: parts of communities that hold together become nodes.
  case connectedParts
}

extension PottsNetwork {
  private static let passLimit = 50

  /// So large a network is searched from divisions at random too, half as often again.
  private static let largestForRandomStarts = 1_000

  /// The best of several searches from a seed: from every node alone, from the best so far with some
  /// nodes set loose, and from divisions at random, where all others may lead to one place.
  func search(
    runs: Int, refinement: CommunityRefinement, random: inout RandomSource
  ) -> [Int] {
    var best: (labels: [Int], quality: Double)?
    let more = count <= Self.largestForRandomStarts ? runs / 2 : 0
    for run in 0..<(max(1, runs) + more) {
      var start = Array(0..<count)
      if run >= max(1, runs) {
        let groups = 2 + random.below(7)
        for node in start.indices { start[node] = random.below(min(groups, count)) }
      } else if run % 2 == 1, let known = best?.labels {
        var free = (known.max() ?? 0) + 1
        start = known
        for node in start.indices where free < count && random.unit() < 0.3 {
          start[node] = free
          free += 1
        }
      }
      let labels = climb(from: start, refinement, &random)
      let found = quality(of: labels)
      if found > (best?.quality ?? -.infinity) + 1e-12 { best = (labels, found) }
    }
    return best?.labels ?? Array(0..<count)
  }

  /// Passes until none changes anything.
  private func climb(
    from start: [Int], _ refinement: CommunityRefinement, _ random: inout RandomSource
  ) -> [Int] {
    var labels = start
    for _ in 0..<Self.passLimit {
      let next = pass(from: labels, refinement, &random)
      if next == labels { break }
      labels = next
      if case .none = refinement { break }
    }
    return labels
  }

  private func pass(
    from start: [Int], _ refinement: CommunityRefinement, _ random: inout RandomSource
  ) -> [Int] {
    var network = self
    var nodeOf = Array(0..<count)
    var labels = start
    while true {
      var moving = PottsMoving(network, labels)
      moving.run(&random)
      labels = Self.renumbered(moving.labels).labels
      let result = nodeOf.map { labels[$0] }
      let parts: [Int]
      switch refinement {
      case .none: parts = labels
      case .connectedParts:
        var refining = PottsMoving(network, Array(0..<network.count), within: labels)
        refining.run(&random)
        parts = refining.labels
      }
      let (groups, groupCount) = Self.renumbered(parts)
      guard groupCount < network.count else { return Self.renumbered(result).labels }
      var next = [Int](repeating: 0, count: groupCount)
      for node in 0..<network.count { next[groups[node]] = labels[node] }
      network = network.aggregated(groups, count: groupCount)
      nodeOf = nodeOf.map { groups[$0] }
      labels = Self.renumbered(next).labels
    }
  }

  private static func renumbered(_ labels: [Int]) -> (labels: [Int], count: Int) {
    var numbers: [Int: Int] = [:]
    let result = labels.map { label in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return number
    }
    return (result, numbers.count)
  }
}

// MARK: - Moving nodes

/// Moves nodes to the community that gains most until none gains; within communities where told so.
private struct PottsMoving {
  let network: PottsNetwork
  var labels: [Int]
  private let bounds: [Int]?
  private var sums: [[Double]]
  private var sizes: [Int]
  private var empty: [Int] = []

  init(_ network: PottsNetwork, _ labels: [Int], within bounds: [Int]? = nil) {
    self.network = network
    self.labels = labels
    self.bounds = bounds
    sums = [[Double]](
      repeating: [Double](repeating: 0, count: network.count), count: network.factors.count)
    sizes = [Int](repeating: 0, count: network.count)
    for node in labels.indices {
      sizes[labels[node]] += 1
      for term in network.factors.indices {
        sums[term][labels[node]] += network.charges[term][node]
      }
    }
    empty = sizes.indices.reversed().filter { sizes[$0] == 0 }
  }

  mutating func run(_ random: inout RandomSource) {
    var queue = Array(0..<network.count)
    for index in stride(from: queue.count - 1, to: 0, by: -1) {
      queue.swapAt(index, random.below(index + 1))
    }
    var isQueued = [Bool](repeating: true, count: network.count)
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      isQueued[node] = false
      guard move(node) else { continue }
      if network.joinsStrangers {
        for other in isQueued.indices where !isQueued[other] && labels[other] != labels[node] {
          isQueued[other] = true
          queue.append(other)
        }
        continue
      }
      for slot in network.offsets[node]..<network.offsets[node + 1] {
        let neighbor = network.neighbors[slot]
        guard labels[neighbor] != labels[node], !isQueued[neighbor] else { continue }
        isQueued[neighbor] = true
        queue.append(neighbor)
      }
    }
  }

  private mutating func move(_ node: Int) -> Bool {
    let current = labels[node]
    var ties: [Int: Double] = [:]
    var order: [Int] = []
    for slot in network.offsets[node]..<network.offsets[node + 1] {
      let neighbor = network.neighbors[slot]
      guard bounds == nil || bounds?[neighbor] == bounds?[node] else { continue }
      if ties[labels[neighbor]] == nil { order.append(labels[neighbor]) }
      ties[labels[neighbor], default: 0] += network.weights[slot]
    }
    leave(node)
    var best = current
    var most = (ties[current] ?? 0) - expected(node, current) + 1e-12
    if network.joinsStrangers { order = strangers(to: node) }
    for community in order where community != current {
      let gain = (ties[community] ?? 0) - expected(node, community)
      if gain > most { (best, most) = (community, gain) }
    }
    if 0 > most, let free = empty.last { best = free }
    join(node, best)
    return best != current
  }

  /// All communities that a node may join.
  private func strangers(to node: Int) -> [Int] {
    guard let bounds else { return sizes.indices.filter { sizes[$0] > 0 } }
    var isOpen = [Bool](repeating: false, count: sizes.count)
    for other in labels.indices where bounds[other] == bounds[node] { isOpen[labels[other]] = true }
    return isOpen.indices.filter { isOpen[$0] && sizes[$0] > 0 }
  }

  private func expected(_ node: Int, _ community: Int) -> Double {
    var sum = 0.0
    for (term, factor) in network.factors.enumerated() {
      sum += factor * network.charges[term][node] * sums[term][community]
    }
    return sum
  }

  private mutating func leave(_ node: Int) {
    let community = labels[node]
    sizes[community] -= 1
    if sizes[community] == 0 { empty.append(community) }
    for term in network.factors.indices { sums[term][community] -= network.charges[term][node] }
  }

  private mutating func join(_ node: Int, _ community: Int) {
    if sizes[community] == 0, let place = empty.lastIndex(of: community) { empty.remove(at: place) }
    labels[node] = community
    sizes[community] += 1
    for term in network.factors.indices { sums[term][community] += network.charges[term][node] }
  }
}
