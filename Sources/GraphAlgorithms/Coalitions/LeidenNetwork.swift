import GraphCore

/// A network of nodes that are vertices or, later, sets of vertices, with all that the gain of a
/// move depends on.
///
/// A gain is told in units of the total: moving a node to a community changes the modularity by
/// (ties to it − resolution · expected ties to it) / total, where the ties count both directions and
/// an undirected tie is one tie each way.
struct LeidenNetwork {
  var offsets: [Int] = [0]
  var neighbors: [UInt32] = []
  /// The ties to each neighbour, both directions added.
  var weights: [Double] = []
  /// What leaves and what enters each node, ties within it included.
  var leaving: [Double]
  var entering: [Double]
  /// The ties within each node, both directions added.
  var within: [Double]
  var total: Double
  /// The mean strength of a tie between two vertices, the unit of random choices.
  var meanWeight: Double
  let resolution: Double
  /// The resolution over the total.
  private var expectedShare = 0.0

  var count: Int { offsets.count - 1 }

  init(graph: CompactGraph, resolution: Double, weighted: StrengthWeighting) {
    let rows = graph.simpleRows(.either, weight: RowWeight(weighted))
    let factor: Double = graph.isDirected ? 1 : 2
    offsets = rows.offsets.map(Int.init)
    neighbors = rows.neighbors
    weights =
      rows.weights.map { $0.map { factor * $0 } }
      ?? [Double](repeating: factor, count: neighbors.count)
    leaving = [Double](repeating: 0, count: graph.vertexCount)
    entering = leaving
    within = leaving
    total = 0
    meanWeight = weights.isEmpty ? 1 : weights.reduce(0, +) / Double(weights.count)
    self.resolution = resolution
    let strengths = weighted == .strengths ? graph.strengths : nil
    for edge in 0..<graph.edgeCount {
      let weight = strengths?[edge] ?? 1
      let (source, target) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
      leaving[source] += weight
      entering[target] += weight
      total += factor * weight
      if source == target { within[source] += factor * weight }
      guard !graph.isDirected else { continue }
      leaving[target] += weight
      entering[source] += weight
    }
    expectedShare = resolution / total
  }

  private init(nodeCount: Int, of network: LeidenNetwork) {
    leaving = [Double](repeating: 0, count: nodeCount)
    entering = leaving
    within = leaving
    total = network.total
    meanWeight = network.meanWeight
    resolution = network.resolution
    expectedShare = network.expectedShare
  }

  /// What leaves and what enters a node.
  func volume(of node: Int) -> SIMD2<Double> { SIMD2(leaving[node], entering[node]) }

  /// What a part of such volume is expected to have with each unit of another's: the expected ties of
  /// two parts are the sum of the products of this with the other's volume.
  func pull(of volume: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(volume[1], volume[0]) * expectedShare
  }

  /// The modularity of communities of the nodes.
  func quality(of communities: [UInt32]) -> Double {
    var (inside, leaving, entering) = (within, within, within)
    for node in 0..<count { (inside[node], leaving[node], entering[node]) = (0, 0, 0) }
    for node in 0..<count {
      let community = Int(communities[node])
      inside[community] += within[node]
      leaving[community] += self.leaving[node]
      entering[community] += self.entering[node]
      for slot in offsets[node]..<offsets[node + 1]
      where communities[Int(neighbors[slot])] == communities[node] {
        inside[community] += weights[slot] / 2
      }
    }
    return inside.indices.reduce(0.0) { sum, community in
      sum + inside[community] / total
        - resolution * (leaving[community] / total) * (entering[community] / total)
    }
  }

  /// The network whose nodes are the groups of this one's nodes.
  func aggregated(groups: [UInt32], count groupCount: Int) -> LeidenNetwork {
    var result = LeidenNetwork(nodeCount: groupCount, of: self)
    result.neighbors.reserveCapacity(neighbors.count)
    result.weights.reserveCapacity(neighbors.count)
    let members = GroupedNodes(groups: groups, count: groupCount)
    var weightTo = [Double](repeating: 0, count: groupCount)
    var met = [UInt32](repeating: 0, count: groupCount + 1)
    for group in 0..<groupCount {
      var count = 0
      for node in members.of(group).lazy.map({ Int($0) }) {
        result.leaving[group] += leaving[node]
        result.entering[group] += entering[node]
        result.within[group] += within[node]
        count = gather(node, groups, weightTo: &weightTo, met: &met, count)
      }
      for other in met[..<count] {
        let weight = weightTo[Int(other)]
        weightTo[Int(other)] = 0
        if other == UInt32(group) {
          // A tie within is met from both its ends.
          result.within[group] += weight / 2
        } else {
          result.neighbors.append(other)
          result.weights.append(weight)
        }
      }
      result.offsets.append(result.neighbors.count)
    }
    return result
  }

  /// The ties of each node to others of its group.
  func weightsWithin(_ groupList: [UInt32]) -> [Double] {
    let (offsets, neighbors) = (offsets.span, neighbors.span)
    let (weights, groups) = (weights.span, groupList.span)
    return (0..<count).map { node in
      let (group, end) = (groups[node], offsets[node + 1])
      // Even and odd ones apart, since an addition waits for the one before.
      var (even, odd, slot) = (0.0, 0.0, offsets[node])
      while slot + 1 < end {
        even += groups[Int(neighbors[slot])] == group ? weights[slot] : 0
        odd += groups[Int(neighbors[slot + 1])] == group ? weights[slot + 1] : 0
        slot += 2
      }
      if slot < end, groups[Int(neighbors[slot])] == group { even += weights[slot] }
      return even + odd
    }
  }

  /// Adds up the ties of a node to the groups around it, which are noted behind the first `count` as
  /// they are met, in a list with a place more than there are groups; returns how many there are then.
  func gather(
    _ node: Int, _ groupList: [UInt32], weightTo weightList: inout [Double],
    met metList: inout [UInt32], _ count: Int
  ) -> Int {
    let (offsets, neighbors) = (offsets.span, neighbors.span)
    let (weights, groups) = (weights.span, groupList.span)
    var weightTo = weightList.mutableSpan
    var met = metList.mutableSpan
    var count = count
    for slot in offsets[node]..<offsets[node + 1] {
      let group = groups[Int(neighbors[slot])]
      let before = weightTo[Int(group)]
      met[count] = group
      count += before == 0 ? 1 : 0
      weightTo[Int(group)] = before + weights[slot]
    }
    return count
  }
}

/// The nodes of each group, group after group.
struct GroupedNodes {
  private var offsets: [Int]
  private var nodes: [UInt32]

  init(groups: [UInt32], count: Int) {
    offsets = [Int](repeating: 0, count: count + 1)
    for group in groups { offsets[Int(group) + 1] += 1 }
    for group in 0..<count { offsets[group + 1] += offsets[group] }
    nodes = [UInt32](repeating: 0, count: groups.count)
    var next = offsets
    for (node, group) in groups.enumerated() {
      nodes[next[Int(group)]] = UInt32(node)
      next[Int(group)] += 1
    }
  }

  func of(_ group: Int) -> ArraySlice<UInt32> { nodes[offsets[group]..<offsets[group + 1]] }
}
