/// Branch and bound over the sides of the vertices of a connected part, ties carrying the number of
/// friendly less hostile ones. Costs exclude what no division avoids.
struct CampBranching {
  let rows: SimpleRows
  let stepLimit: Int
  private(set) var bestSide: [Bool]
  private(set) var lowerBound = 0.0
  private(set) var best = Double.infinity
  private var order: [Int] = []
  /// What it costs to put each vertex on the one or the other side, given those that are placed.
  private var costs: [[Double]]
  private var side: [Bool]
  private var isPlaced: [Bool]
  /// What the ties among the vertices from a place of the order on must cost.
  private var restBounds: [Double] = []
  /// For each vertex the last one before it in the order with which it may change places.
  private var twinBefore: [Int?]
  /// Whether the ties of a vertex have the opposite signs of those of the first of its twins, so that
  /// it takes that one's place on the other side.
  private var isTurned: [Bool]
  /// Looking for twins compares rows, which is not worth while in larger graphs.
  private static let largestForTwins = 300

  init(rows: SimpleRows, stepLimit: Int) {
    self.rows = rows
    self.stepLimit = stepLimit
    bestSide = [Bool](repeating: false, count: rows.vertexCount)
    costs = [[Double]](repeating: [0, 0], count: rows.vertexCount)
    side = bestSide
    isPlaced = bestSide
    isTurned = bestSide
    twinBefore = [Int?](repeating: nil, count: rows.vertexCount)
  }

  private func weight(_ slot: Int) -> Double { rows.weights?[slot] ?? 1 }

  mutating func run(random: inout RandomSource) {
    for _ in 0..<60 { improveFromTree(random: &random) }
    order = searchOrder()
    findTwins()
    restBounds = packingBounds()
    lowerBound = restBounds[0]
    guard lowerBound < best else { return }
    if branch() { lowerBound = best }
  }

  /// A spanning tree that violates nothing, then single moves while they help.
  private mutating func improveFromTree(random: inout RandomSource) {
    var trial = [Bool](repeating: false, count: rows.vertexCount)
    var seen = [Bool](repeating: false, count: rows.vertexCount)
    var open = [random.below(rows.vertexCount)]
    seen[open[0]] = true
    while !open.isEmpty {
      open.swapAt(random.below(open.count), open.count - 1)
      let vertex = open.removeLast()
      for slot in rows.row(of: vertex) where !seen[Int(rows.neighbors[slot])] {
        let next = Int(rows.neighbors[slot])
        seen[next] = true
        trial[next] = trial[vertex] != (weight(slot) < 0)
        open.append(next)
      }
    }
    var isImproving = true
    while isImproving {
      isImproving = false
      for vertex in 0..<rows.vertexCount where gain(of: vertex, in: trial) > 0 {
        trial[vertex].toggle()
        isImproving = true
      }
    }
    let value = cost(of: trial)
    if value < best { (best, bestSide) = (value, trial) }
  }

  private func gain(of vertex: Int, in trial: [Bool]) -> Double {
    rows.row(of: vertex).reduce(0) { sum, slot in
      sum + (trial[vertex] == trial[Int(rows.neighbors[slot])] ? -weight(slot) : weight(slot))
    }
  }

  private func cost(of trial: [Bool]) -> Double {
    var sum = 0.0
    for vertex in 0..<rows.vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        let isSplit = trial[vertex] != trial[Int(rows.neighbors[slot])]
        sum += max(0, isSplit ? weight(slot) : -weight(slot))
      }
    }
    return sum
  }

  /// Each time the vertex with most ties to those before it, so that costs arise early.
  private func searchOrder() -> [Int] {
    var tied = [Double](repeating: 0, count: rows.vertexCount)
    var heap = VertexHeap(vertexCount: rows.vertexCount)
    var isTaken = [Bool](repeating: false, count: rows.vertexCount)
    for vertex in 0..<rows.vertexCount {
      tied[vertex] = 1e-6 * Double(rows.degree(of: vertex))
      heap.push(UInt32(vertex), key: -tied[vertex])
    }
    var order: [Int] = []
    while let vertex = heap.popLeast().map(Int.init) {
      isTaken[vertex] = true
      order.append(vertex)
      for slot in rows.row(of: vertex) where !isTaken[Int(rows.neighbors[slot])] {
        let neighbor = Int(rows.neighbors[slot])
        tied[neighbor] += weight(slot).magnitude
        heap.push(UInt32(neighbor), key: -tied[neighbor])
      }
    }
    return order
  }

  /// Twins have the same ties to all others, or all of the opposite sign.
  private mutating func findTwins() {
    guard rows.vertexCount <= Self.largestForTwins else { return }
    var classes: [(first: Int, last: Int)] = []
    for vertex in order {
      let found = classes.indices.lazy.compactMap { [self] index in
        relation(of: vertex, to: classes[index].first).map { (index, $0) }
      }.first
      if let (index, isOpposite) = found {
        (twinBefore[vertex], isTurned[vertex]) = (classes[index].last, isOpposite)
        classes[index].last = vertex
      } else {
        classes.append((vertex, vertex))
      }
    }
  }

  /// Whether all ties of two twins have opposite signs; nil for vertices that are no twins.
  private func relation(of u: Int, to v: Int) -> Bool? {
    guard rows.degree(of: u) == rows.degree(of: v) else { return nil }
    var isOpposite: Bool?
    for slot in rows.row(of: u) where Int(rows.neighbors[slot]) != v {
      guard let other = rows.slot(of: Int(rows.neighbors[slot]), in: v),
        weight(slot).magnitude == weight(other).magnitude
      else { return nil }
      let differs = (weight(slot) < 0) != (weight(other) < 0)
      if let isOpposite, isOpposite != differs { return nil }
      isOpposite = differs
    }
    return isOpposite ?? false
  }

  /// For each place of the order the triangles without common ties, unbalanced and of vertices from
  /// there on: each costs its least tie. Packed from the end, so that one packing serves all.
  private func packingBounds() -> [Double] {
    let n = rows.vertexCount
    var place = [Int](repeating: 0, count: n)
    for (index, vertex) in order.enumerated() { place[vertex] = index }
    var left = (0..<rows.neighbors.count).map { weight($0) }
    var bounds = [Double](repeating: 0, count: n + 1)
    for index in stride(from: n - 1, through: 0, by: -1) {
      bounds[index] = bounds[index + 1]
      let u = order[index]
      for first in rows.row(of: u) where place[Int(rows.neighbors[first])] > index {
        let v = Int(rows.neighbors[first])
        for second in rows.row(of: v) where place[Int(rows.neighbors[second])] > index {
          let w = Int(rows.neighbors[second])
          guard let third = rows.slot(of: w, in: u),
            left[first] * left[second] * left[third] < 0
          else { continue }
          let least = [first, second, third].map { left[$0].magnitude }.min() ?? 0
          bounds[index] += least
          for slot in [first, second, third] { take(least, from: slot, in: &left) }
        }
      }
    }
    return bounds
  }

  private func take(_ amount: Double, from slot: Int, in left: inout [Double]) {
    left[slot] -= left[slot] < 0 ? -amount : amount
    let target = Int(rows.neighbors[slot])
    guard let source = rows.source(of: slot), let back = rows.slot(of: source, in: target) else {
      return
    }
    left[back] = left[slot]
  }

  /// Depth-first over the order, the cheaper side first; false where the steps are used up.
  private mutating func branch() -> Bool {
    let n = order.count
    var (depth, cost) = (1, 0.0)
    var triedSides = [Int](repeating: 0, count: n + 1)
    var spent = [Double](repeating: 0, count: n + 1)
    var first = [Bool](repeating: false, count: n + 1)
    place(order[0], on: false)
    for _ in 0..<stepLimit {
      if depth == n, cost < best { (best, bestSide) = (cost, side) }
      if depth < n, triedSides[depth] == 0 {
        let vertex = order[depth]
        first[depth] = costs[vertex][0] > costs[vertex][1]
        if cost + bound(from: depth) >= best { triedSides[depth] = 2 }
      }
      if depth < n, triedSides[depth] < 2 {
        let choice = triedSides[depth] == 0 ? first[depth] : !first[depth]
        triedSides[depth] += 1
        spent[depth] = costs[order[depth]][choice ? 1 : 0]
        guard cost + spent[depth] < best, keepsTwinsInOrder(order[depth], choice) else { continue }
        cost += spent[depth]
        place(order[depth], on: choice)
        depth += 1
        triedSides[depth] = 0
      } else {
        depth -= 1
        guard depth > 0 else { return true }
        unplace(order[depth])
        cost -= spent[depth]
      }
    }
    return false
  }

  /// Of twins only one order is tried: those on the first side before those on the second.
  private func keepsTwinsInOrder(_ vertex: Int, _ chosen: Bool) -> Bool {
    guard let twin = twinBefore[vertex], side[twin] != isTurned[twin] else { return true }
    return chosen != isTurned[vertex]
  }

  /// What the rest must cost: each vertex its cheaper side, and the packed triangles among the rest.
  private func bound(from depth: Int) -> Double {
    var sum = restBounds[depth]
    for index in depth..<order.count { sum += min(costs[order[index]][0], costs[order[index]][1]) }
    return sum
  }

  private mutating func place(_ vertex: Int, on chosen: Bool) {
    side[vertex] = chosen
    isPlaced[vertex] = true
    addCosts(of: vertex, factor: 1)
  }

  private mutating func unplace(_ vertex: Int) {
    addCosts(of: vertex, factor: -1)
    isPlaced[vertex] = false
  }

  private mutating func addCosts(of vertex: Int, factor: Double) {
    for slot in rows.row(of: vertex) where !isPlaced[Int(rows.neighbors[slot])] {
      let bad = (weight(slot) > 0) != side[vertex] ? 1 : 0
      costs[Int(rows.neighbors[slot])][bad] += factor * weight(slot).magnitude
    }
  }
}

extension SimpleRows {
  /// The vertex whose row a slot is in, by bisection.
  fileprivate func source(of slot: Int) -> Int? {
    var (low, high) = (0, vertexCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) <= slot { low = middle } else { high = middle }
    }
    return vertexCount > 0 ? low : nil
  }
}
