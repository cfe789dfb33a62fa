/// The search of Leiden: move nodes, refine communities, aggregate, until nothing moves. Line
/// numbers are those of algorithm A.2 in the paper.
extension LeidenNetwork {
  /// A gain below this share of the total is rounding, not gain.
  fileprivate var leastGain: Double { 1e-13 * total }

  /// Passes after which a run ends even if it still finds something; never reached in practice.
  private static let passLimit = 100

  /// The share of the nodes that are set loose when a search starts from communities.
  private static let looseShare = 0.4

  /// A search that has not settled after so many passes sets nodes loose once before it goes on. In a
  /// graph of 10⁴ edges that adds a twentieth to the time, and .0013 to the modularity.
  private static let firstPasses = 5

  /// The communities of the nodes after passes that each start where the last one ended.
  ///
  /// - Parameter start: communities to start from, a share of whose nodes is set loose; nil to start
  ///   with every node alone.
  func search(from start: [UInt32]?, random: inout RandomSource) -> [UInt32] {
    if let start { return settled(from: loosened(start, random: &random), random: &random) }
    var labels = (0..<UInt32(count)).map { $0 }
    for _ in 0..<Self.firstPasses {
      let next = pass(from: labels, random: &random)
      if next == labels { return labels }
      labels = next
    }
    return settled(from: loosened(labels, random: &random), random: &random)
  }

  /// The communities after passes from some communities that end when nothing moves.
  func settled(from start: [UInt32], random: inout RandomSource) -> [UInt32] {
    var labels = start
    for _ in 0..<Self.passLimit {
      let next = pass(from: labels, random: &random)
      if next == labels { break }
      labels = next
    }
    return labels
  }

  private func loosened(_ start: [UInt32], random: inout RandomSource) -> [UInt32] {
    var labels = start
    var free = (start.max() ?? 0) + 1
    for node in labels.indices where free < UInt32(count) && random.unit() < Self.looseShare {
      labels[node] = free
      free += 1
    }
    return labels
  }

  /// One descent through the levels (lines 1 to 12).
  private func pass(from start: [UInt32], random: inout RandomSource) -> [UInt32] {
    var network = self
    var nodeOf = (0..<UInt32(count)).map { $0 }
    var communities = start
    while true {
      var moving = LocalMoving(network: network, communities: communities)
      moving.run(network, random: &random)
      communities = renumbered(moving.communities).labels
      let result = nodeOf.map { communities[Int($0)] }
      var refinement = Refinement(network: network, communities: communities)
      refinement.run(random: &random)
      let refined = renumbered(refinement.parts)
      guard refined.count < network.count else { return renumbered(result).labels }
      var next = [UInt32](repeating: 0, count: refined.count)
      for node in 0..<network.count { next[Int(refined.labels[node])] = communities[node] }
      network = network.aggregated(groups: refined.labels, count: refined.count)
      nodeOf = nodeOf.map { refined.labels[Int($0)] }
      communities = renumbered(next).labels
    }
  }
}

/// The labels numbered in the order of their first node, and their number.
private func renumbered(_ labels: [UInt32]) -> (labels: [UInt32], count: Int) {
  var numbers = [UInt32](repeating: .max, count: labels.count)
  var count: UInt32 = 0
  let result = labels.map { label in
    if numbers[Int(label)] == .max {
      numbers[Int(label)] = count
      count += 1
    }
    return numbers[Int(label)]
  }
  return (result, Int(count))
}

// MARK: - Moving nodes

/// Fast moving of nodes to the community that gains most (lines 13 to 25): a queue holds the nodes
/// whose neighbourhood changed.
private struct LocalMoving {
  private(set) var communities: [UInt32]
  /// What leaves and enters each community.
  private var volumes: [SIMD2<Double>]
  private var sizes: [UInt32]
  private var empty: [UInt32] = []
  /// The ties of the node at hand to each community; zero between nodes.
  private var weightTo: [Double]
  /// The communities that it is tied to.
  private var met: [UInt32]

  init(network: LeidenNetwork, communities: [UInt32]) {
    self.communities = communities
    volumes = [SIMD2<Double>](repeating: .zero, count: network.count)
    weightTo = [Double](repeating: 0, count: network.count)
    met = [UInt32](repeating: 0, count: network.count + 1)
    sizes = [UInt32](repeating: 0, count: network.count)
    for node in 0..<network.count {
      volumes[Int(communities[node])] += network.volume(of: node)
      sizes[Int(communities[node])] += 1
    }
    for community in stride(from: network.count - 1, through: 0, by: -1)
    where sizes[community] == 0 { empty.append(UInt32(community)) }
  }

  mutating func run(_ network: LeidenNetwork, random: inout RandomSource) {
    var queue = NodeQueue(all: random.permutation(of: network.count))
    while let node = queue.popFirst() {
      let count = network.gather(node, communities, weightTo: &weightTo, met: &met, 0)
      let current = communities[node]
      let best = Self.best(
        for: node, in: current, network, volumes, isAlone: sizes[Int(current)] == 1,
        weightTo: &weightTo, met: met, count)
      guard let best = best ?? empty.popLast(), best != current else { continue }
      move(node, to: best, network)
      queue.append(network, neighborsOf: node, unlessIn: best, communities)
    }
  }

  /// The community in which a node gains most, its own where nothing gains more; nil where it is best
  /// alone, and is not. Clears what was gathered.
  private static func best(
    for node: Int, in current: UInt32, _ network: LeidenNetwork, _ volumeList: [SIMD2<Double>],
    isAlone: Bool, weightTo weightList: inout [Double], met metList: [UInt32], _ count: Int
  ) -> UInt32? {
    let (volumes, met) = (volumeList.span, metList.span)
    var weightTo = weightList.mutableSpan
    let volume = network.volume(of: node)
    let pull = network.pull(of: volume)
    let rest = volumes[Int(current)] - volume
    var best = current
    var bestGain = weightTo[Int(current)] - (pull * rest).sum() + network.leastGain
    // Not to be found better than itself.
    weightTo[Int(current)] = -.infinity
    for index in 0..<count {
      let community = met[index]
      let gain = weightTo[Int(community)] - (pull * volumes[Int(community)]).sum()
      weightTo[Int(community)] = 0
      if gain > bestGain { (best, bestGain) = (community, gain) }
    }
    weightTo[Int(current)] = 0
    return 0 > bestGain && !isAlone ? nil : best
  }

  private mutating func move(_ node: Int, to best: UInt32, _ network: LeidenNetwork) {
    let (current, volume) = (Int(communities[node]), network.volume(of: node))
    volumes[current] -= volume
    volumes[Int(best)] += volume
    sizes[current] -= 1
    sizes[Int(best)] += 1
    if sizes[current] == 0 { empty.append(UInt32(current)) }
    communities[node] = best
  }
}

/// Nodes that wait, each of them once: a ring of as many places as there are nodes.
private struct NodeQueue {
  private var ring: [UInt32]
  private var isWaiting: [Bool]
  private var head = 0
  private var waiting: Int

  /// Makes a queue in which all wait, in this order.
  init(all order: [UInt32]) {
    ring = order
    isWaiting = [Bool](repeating: true, count: order.count)
    waiting = order.count
  }

  mutating func popFirst() -> Int? {
    guard waiting > 0 else { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    waiting -= 1
    isWaiting[node] = false
    return node
  }

  /// Puts in the neighbours of a node that do not wait and are in other communities.
  mutating func append(
    _ network: LeidenNetwork, neighborsOf node: Int, unlessIn community: UInt32,
    _ communities: [UInt32]
  ) {
    let place = head + waiting
    let tail = place >= ring.count ? place - ring.count : place
    waiting += Self.append(
      network, node, community, communities, ring: &ring, isWaiting: &isWaiting, at: tail)
  }

  private static func append(
    _ network: LeidenNetwork, _ node: Int, _ community: UInt32, _ communityList: [UInt32],
    ring ringList: inout [UInt32], isWaiting isWaitingList: inout [Bool], at start: Int
  ) -> Int {
    let (neighbors, communities) = (network.neighbors.span, communityList.span)
    var ring = ringList.mutableSpan
    var isWaiting = isWaitingList.mutableSpan
    var (tail, count) = (start, 0)
    for slot in network.offsets[node]..<network.offsets[node + 1] {
      let neighbor = neighbors[slot]
      guard !isWaiting[Int(neighbor)], communities[Int(neighbor)] != community else { continue }
      isWaiting[Int(neighbor)] = true
      ring[tail] = neighbor
      tail = tail + 1 == ring.count ? 0 : tail + 1
      count += 1
    }
    return count
  }
}

// MARK: - Refining communities

/// Refinement (lines 26 to 45): within each community nodes that stand alone join parts that they
/// gain from, at random, if both node and part are well connected to the community.
private struct Refinement {
  /// How random the choice among gains is, in mean strengths of a tie (the paper's θ).
  private static let randomness = 0.01
  let network: LeidenNetwork
  let communities: [UInt32]
  var parts: [UInt32]
  /// What leaves and enters each part, and each community.
  private var volumes: [SIMD2<Double>]
  private var wholes: [SIMD2<Double>]
  private var sizes: [UInt32]
  /// The ties of each part to the rest of its community.
  private var external: [Double]
  /// The ties of the node at hand to each part, and one place more for what is elsewhere.
  private var weightTo: [Double]
  /// The parts that it is tied to.
  private var met: [UInt32]
  private var choices: [(part: UInt32, gain: Double)] = []

  init(network: LeidenNetwork, communities: [UInt32]) {
    self.network = network
    self.communities = communities
    parts = (0..<UInt32(network.count)).map { $0 }
    volumes = (0..<network.count).map { network.volume(of: $0) }
    wholes = [SIMD2<Double>](repeating: .zero, count: network.count)
    sizes = [UInt32](repeating: 1, count: network.count)
    external = network.weightsWithin(communities)
    weightTo = [Double](repeating: 0, count: network.count + 1)
    met = [UInt32](repeating: 0, count: network.count + 1)
    for node in 0..<network.count { wholes[Int(communities[node])] += volumes[node] }
  }

  mutating func run(random: inout RandomSource) {
    for node in random.permutation(of: network.count).map(Int.init)
    where sizes[Int(parts[node])] == 1 && isWellConnected(part: node, of: communities[node]) {
      join(node, random: &random)
    }
  }

  /// Whether a part has at least the expected ties to the rest of its community.
  private func isWellConnected(part: Int, of community: UInt32) -> Bool {
    let rest = wholes[Int(community)] - volumes[part]
    let expected = (network.pull(of: volumes[part]) * rest).sum()
    return external[part] >= expected - network.leastGain
  }

  private mutating func join(_ node: Int, random: inout RandomSource) {
    let count = Self.gather(node, network, communities, parts, weightTo: &weightTo, met: &met)
    if let part = choosePart(for: node, among: count, random: &random) {
      merge(node, into: Int(part))
    }
    for part in met[..<count] { weightTo[Int(part)] = 0 }
  }

  /// Adds up the ties of a node to the parts of its community and returns how many these are.
  private static func gather(
    _ node: Int, _ network: LeidenNetwork, _ communityList: [UInt32], _ partList: [UInt32],
    weightTo weightList: inout [Double], met metList: inout [UInt32]
  ) -> Int {
    let (neighbors, weights) = (network.neighbors.span, network.weights.span)
    let (communities, parts) = (communityList.span, partList.span)
    var weightTo = weightList.mutableSpan
    var met = metList.mutableSpan
    let (community, elsewhere) = (communities[node], UInt32(communities.count))
    var count = 0
    for slot in network.offsets[node]..<network.offsets[node + 1] {
      let neighbor = Int(neighbors[slot])
      let isNear = communities[neighbor] == community
      let part = isNear ? parts[neighbor] : elsewhere
      let before = weightTo[Int(part)]
      met[count] = part
      count += isNear && before == 0 ? 1 : 0
      weightTo[Int(part)] = before + weights[slot]
    }
    return count
  }

  /// Draws one of the well connected parts that gain, in proportion to exp(gain / θ).
  private mutating func choosePart(
    for node: Int, among count: Int, random: inout RandomSource
  ) -> UInt32? {
    choices.removeAll(keepingCapacity: true)
    let pull = network.pull(of: network.volume(of: node))
    var largest = -Double.infinity
    for part in met[..<count] {
      let gain =
        (weightTo[Int(part)] - (pull * volumes[Int(part)]).sum()) / network.meanWeight
      guard gain >= 0, isWellConnected(part: Int(part), of: communities[node]) else { continue }
      choices.append((part, gain))
      largest = max(largest, gain)
    }
    guard choices.count > 1 else { return choices.first?.part }
    var total = 0.0
    for index in choices.indices {
      // What is far below the largest gain has no share that a double would tell.
      let exponent = (choices[index].gain - largest) / Self.randomness
      choices[index].gain = exponent < -40 ? 0 : exponential(exponent)
      total += choices[index].gain
    }
    var draw = random.unit() * total
    for choice in choices {
      draw -= choice.gain
      if draw < 0 { return choice.part }
    }
    return choices.last?.part
  }

  private mutating func merge(_ node: Int, into part: Int) {
    external[part] += external[node] - 2 * weightTo[part]
    volumes[part] += network.volume(of: node)
    sizes[part] += 1
    sizes[node] = 0
    parts[node] = UInt32(part)
  }
}
