/// Leads a way for each demand through the ties that are in line, from the one end of a tie that is
/// out of line to the other, so that no tie has more ways than it bears.
struct CycleRouter {
  private let vertexCount: Int
  /// The pairs that are out of line, one for each way that is wanted.
  private let demands: [Int]
  private let ends: [(source: Int, target: Int)]
  /// Where the ties of each vertex begin; where they lead and which pair they are.
  private var offsets: [Int] = [0]
  private var targets: [Int32] = []
  private var slotPairs: [Int32] = []
  /// The least number of ties between any two vertices, `nowhere` where there is no way.
  private var hops: [UInt8] = []
  private let capacities: [Int]
  private var loads: [Int]
  /// What a pair costs beside one for having been crowded in earlier rounds.
  private var history: [Double]
  /// What crowding costs at present.
  private var crowding = 0.6
  /// The pairs of the way of each demand; empty where it has none.
  private(set) var ways: [[Int]]

  private var distances: [Double]
  private var marks: [Int]
  private var mark = 0
  /// The slot by which a vertex was reached, and from which vertex.
  private var parents: [(slot: Int, vertex: Int)]
  private var heap: [(key: Double, distance: Double, vertex: Int)] = []

  private static let nowhere = UInt8.max
  /// Crowding becomes dearer by this factor in each round, until it costs as much as a tie.
  private static let growth = 1.3
  private static let highestCrowding = 1.0
  /// What being crowded by one costs in each later round.
  private static let memory = 0.35
  /// Rounds after which a share of the demands that is crowded still tells that there is no hope.
  private static let trialRounds = 10
  private static let hopelessShare = 0.06
  /// Rounds without any advance after which it is over.
  private static let patience = 30

  /// - Parameters:
  ///   - demands: the pairs out of line, as often as ways are wanted for each.
  ///   - scale: how many ways a unit of weight bears.
  init(_ pairs: SignedPairs, demands: [Int], scale: Int) {
    vertexCount = pairs.vertexCount
    self.demands = demands
    ends = demands.map { (pairs.first[$0], pairs.second[$0]) }
    capacities = pairs.weights.map { Int($0) * scale }
    loads = [Int](repeating: 0, count: pairs.count)
    history = [Double](repeating: 0, count: pairs.count)
    ways = [[Int]](repeating: [], count: demands.count)
    distances = [Double](repeating: 0, count: vertexCount)
    marks = [Int](repeating: 0, count: vertexCount)
    parents = [(Int, Int)](repeating: (0, 0), count: vertexCount)
    let isDemand = demands.reduce(into: [Bool](repeating: false, count: pairs.count)) {
      $0[$1] = true
    }
    for vertex in 0..<vertexCount {
      for slot in pairs.row(of: vertex) where !isDemand[pairs.slots[slot]] {
        targets.append(Int32(pairs.other(pairs.slots[slot], than: vertex)))
        slotPairs.append(Int32(pairs.slots[slot]))
      }
      offsets.append(targets.count)
    }
    hops = allHops()
  }

  /// Leads all demands, so many rounds at most, and takes ways away that crowd a pair in the end.
  mutating func run(rounds: Int) {
    for demand in demands.indices { lead(demand) }
    var (least, stale) = (Int.max, 0)
    for round in 0..<rounds {
      let excess = remember()
      stale = excess < least ? 0 : stale + 1
      least = min(least, excess)
      if excess == 0 || stale > Self.patience { break }
      if round >= Self.trialRounds,
        Double(excess) > Self.hopelessShare * Double(demands.count)
      {
        break
      }
      for demand in demands.indices where isCrowded(ways[demand]) {
        take(demand)
        lead(demand)
      }
      crowding = min(crowding * Self.growth, Self.highestCrowding)
    }
    clear()
  }

  // MARK: - Kernel

  private func allHops() -> [UInt8] {
    var hops = [UInt8](repeating: Self.nowhere, count: vertexCount * vertexCount)
    var queue = [Int](repeating: 0, count: vertexCount)
    for source in 0..<vertexCount {
      let row = source * vertexCount
      hops[row + source] = 0
      queue[0] = source
      var (head, tail) = (0, 1)
      while head < tail {
        let vertex = queue[head]
        head += 1
        let next = min(hops[row + vertex] + 1, Self.nowhere - 1)
        for slot in offsets[vertex]..<offsets[vertex + 1] {
          let target = Int(targets[slot])
          if hops[row + target] == Self.nowhere {
            hops[row + target] = next
            queue[tail] = target
            tail += 1
          }
        }
      }
    }
    return hops
  }

  /// Notes which pairs are crowded.
  ///
  /// - Returns: by how many ways.
  private mutating func remember() -> Int {
    var excess = 0
    for pair in loads.indices where loads[pair] > capacities[pair] {
      history[pair] += Self.memory * Double(loads[pair] - capacities[pair])
      excess += loads[pair] - capacities[pair]
    }
    return excess
  }

  private func isCrowded(_ way: [Int]) -> Bool {
    way.contains { loads[$0] > capacities[$0] }
  }

  private mutating func lead(_ demand: Int, withinCapacity: Bool = false) {
    ways[demand] = cheapestWay(demand, withinCapacity: withinCapacity)
    for pair in ways[demand] { loads[pair] += 1 }
  }

  private mutating func take(_ demand: Int) {
    for pair in ways[demand] { loads[pair] -= 1 }
    ways[demand] = []
  }

  /// Takes ways away until no pair is crowded, and leads again what finds room.
  private mutating func clear() {
    for demand in demands.indices where isCrowded(ways[demand]) { take(demand) }
    for demand in demands.indices where ways[demand].isEmpty {
      lead(demand, withinCapacity: true)
    }
  }

  private func cost(_ pair: Int) -> Double {
    let excess = loads[pair] + 1 - capacities[pair]
    return (1 + history[pair]) * (excess > 0 ? 1 + crowding * Double(excess) : 1)
  }

  /// The pairs of the cheapest way from the one end of a demand to the other. The search knows its
  /// goal: no pair costs less than one, so at least as much is missing as there are hops.
  private mutating func cheapestWay(_ demand: Int, withinCapacity: Bool) -> [Int] {
    let (source, target) = ends[demand]
    let row = target * vertexCount
    guard hops[row + source] != Self.nowhere else { return [] }
    // A vertex that was reached bears the mark, one that is done with the next.
    mark += 2
    heap.removeAll(keepingCapacity: true)
    (distances[source], marks[source]) = (0, mark)
    push((Double(hops[row + source]), 0, source))
    while let (_, distance, vertex) = popLeast() {
      if marks[vertex] == mark + 1 { continue }
      if vertex == target { return way(from: source, to: target) }
      marks[vertex] = mark + 1
      for slot in offsets[vertex]..<offsets[vertex + 1] {
        let (next, pair) = (Int(targets[slot]), Int(slotPairs[slot]))
        if marks[next] == mark + 1 || (withinCapacity && loads[pair] >= capacities[pair]) {
          continue
        }
        let reached = distance + cost(pair)
        if marks[next] == mark, distances[next] <= reached { continue }
        (distances[next], marks[next], parents[next]) = (reached, mark, (slot, vertex))
        push((reached + Double(hops[row + next]), reached, next))
      }
    }
    return []
  }

  private func way(from source: Int, to target: Int) -> [Int] {
    var way: [Int] = []
    var vertex = target
    while vertex != source {
      way.append(Int(slotPairs[parents[vertex].slot]))
      vertex = parents[vertex].vertex
    }
    return way
  }

  private mutating func push(_ entry: (key: Double, distance: Double, vertex: Int)) {
    var slot = heap.count
    heap.append(entry)
    while slot > 0, entry.key < heap[(slot - 1) / 2].key {
      heap[slot] = heap[(slot - 1) / 2]
      slot = (slot - 1) / 2
    }
    heap[slot] = entry
  }

  private mutating func popLeast() -> (key: Double, distance: Double, vertex: Int)? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    var slot = 0
    while 2 * slot + 1 < heap.count {
      var child = 2 * slot + 1
      if child + 1 < heap.count, heap[child + 1].key < heap[child].key { child += 1 }
      guard heap[child].key < last.key else { break }
      heap[slot] = heap[child]
      slot = child
    }
    heap[slot] = last
    return top
  }
}
