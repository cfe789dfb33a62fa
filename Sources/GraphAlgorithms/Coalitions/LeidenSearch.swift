/// The search of Leiden: move nodes, refine communities, aggregate, until nothing moves. Line
/// numbers are those of algorithm A.2 in the paper.
extension LeidenNetwork {
  /// A gain below this share of the total is rounding, not gain.
  fileprivate var leastGain: Double { 1e-13 * total }

  /// Passes after which a run ends even if it still finds something; never reached in practice.
  private static let passLimit = 100

  /// The share of the nodes that are set loose when a search starts from communities.
  private static let looseShare = 0.3

  /// The communities of the nodes after passes that each start where the last one ended.
  ///
  /// - Parameter start: communities to start from, a share of whose nodes is set loose; nil to start
  ///   with every node alone.
  func search(from start: [UInt32]?, random: inout RandomSource) -> [UInt32] {
    let alone = (0..<UInt32(count)).map { $0 }
    return settled(from: start.map { loosened($0, random: &random) } ?? alone, random: &random)
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
  var communities: [UInt32]
  /// What leaves and enters each community.
  private var volumes: [SIMD2<Double>]
  private var sizes: [UInt32]
  private var empty: [UInt32] = []
  private var weightTo: [Double]

  init(network: LeidenNetwork, communities: [UInt32]) {
    self.communities = communities
    volumes = [SIMD2<Double>](repeating: .zero, count: network.count)
    weightTo = [Double](repeating: 0, count: network.count)
    sizes = [UInt32](repeating: 0, count: network.count)
    for node in 0..<network.count {
      volumes[Int(communities[node])] += network.volume(of: node)
      sizes[Int(communities[node])] += 1
    }
    for community in stride(from: network.count - 1, through: 0, by: -1)
    where sizes[community] == 0 { empty.append(UInt32(community)) }
  }

  mutating func run(_ network: LeidenNetwork, random: inout RandomSource) {
    var queue = random.permutation(of: network.count)
    var isQueued = [Bool](repeating: true, count: network.count)
    var touched: [UInt32] = []
    touched.reserveCapacity(network.count)
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      isQueued[node] = false
      let before = communities[node]
      network.gather(node, communities, weightTo: &weightTo, touched: &touched)
      let after = move(node, network, touched)
      for community in touched { weightTo[Int(community)] = 0 }
      touched.removeAll(keepingCapacity: true)
      if before != after {
        for slot in network.offsets[node]..<network.offsets[node + 1] {
          let neighbor = network.neighbors[slot]
          guard !isQueued[Int(neighbor)], communities[Int(neighbor)] != after else { continue }
          isQueued[Int(neighbor)] = true
          queue.append(neighbor)
        }
      }
      if head > 1 << 16, head > queue.count / 2 {
        queue.removeFirst(head)
        head = 0
      }
    }
  }

  /// Puts a node where it gains most; it stays where nothing gains more.
  private mutating func move(
    _ node: Int, _ network: LeidenNetwork, _ touched: [UInt32]
  ) -> UInt32 {
    let (current, volume) = (communities[node], network.volume(of: node))
    let pull = network.pull(of: volume)
    let rest = volumes[Int(current)] - volume
    let stay = weightTo[Int(current)] - (pull * rest).sum() + network.leastGain
    var (best, bestGain) = (current, stay)
    for community in touched where community != current {
      let gain = weightTo[Int(community)] - (pull * volumes[Int(community)]).sum()
      if gain > bestGain { (best, bestGain) = (community, gain) }
    }
    let isAlone = sizes[Int(current)] == 1
    if 0 > bestGain, !isAlone, let free = empty.popLast() { best = free }
    guard best != current else { return current }
    if isAlone { empty.append(current) }
    volumes[Int(current)] = rest
    volumes[Int(best)] += volume
    sizes[Int(current)] -= 1
    sizes[Int(best)] += 1
    communities[node] = best
    return best
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
  private var weightTo: [Double]
  private var touched: [UInt32] = []
  private var choices: [(part: UInt32, gain: Double)] = []

  init(network: LeidenNetwork, communities: [UInt32]) {
    self.network = network
    self.communities = communities
    parts = (0..<UInt32(network.count)).map { $0 }
    volumes = (0..<network.count).map { network.volume(of: $0) }
    wholes = [SIMD2<Double>](repeating: .zero, count: network.count)
    sizes = [UInt32](repeating: 1, count: network.count)
    external = network.weightsWithin(communities)
    weightTo = [Double](repeating: 0, count: network.count)
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
    for slot in network.offsets[node]..<network.offsets[node + 1] {
      let neighbor = Int(network.neighbors[slot])
      guard communities[neighbor] == communities[node] else { continue }
      let part = parts[neighbor]
      if weightTo[Int(part)] == 0 { touched.append(part) }
      weightTo[Int(part)] += network.weights[slot]
    }
    if let part = choosePart(for: node, random: &random) { merge(node, into: Int(part)) }
    for part in touched { weightTo[Int(part)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  /// Draws one of the well connected parts that gain, in proportion to exp(gain / θ).
  private mutating func choosePart(for node: Int, random: inout RandomSource) -> UInt32? {
    choices.removeAll(keepingCapacity: true)
    let pull = network.pull(of: network.volume(of: node))
    var largest = -Double.infinity
    for part in touched where isWellConnected(part: Int(part), of: communities[node]) {
      let gain =
        (weightTo[Int(part)] - (pull * volumes[Int(part)]).sum()) / network.meanWeight
      guard gain >= 0 else { continue }
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
