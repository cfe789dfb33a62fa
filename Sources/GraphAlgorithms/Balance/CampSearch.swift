/// A search for two camps with little out of line: descent by changing the camp of one vertex at a
/// time, from many starts.
struct CampSearch {
  let pairs: SignedPairs
  private(set) var best: [Bool]
  private(set) var bestViolation: Double
  private var camps: [Bool]
  /// What a change of camp saves, for each vertex: what is out of line at it, minus what is not.
  private var gains: [Double]
  private var random: RandomSource

  init(_ pairs: SignedPairs, seed: UInt64) {
    self.pairs = pairs
    camps = [Bool](repeating: false, count: pairs.vertexCount)
    best = camps
    bestViolation = pairs.violation(of: camps)
    gains = [Double](repeating: 0, count: pairs.vertexCount)
    random = RandomSource(seed: seed)
  }

  /// Descends from camps that a random spanning forest decides, and then from ever so slightly
  /// disturbed camps of the best.
  mutating func run(starts: Int) {
    guard pairs.count > 0 else { return }
    for start in 0..<starts where bestViolation > 0 {
      if start % 4 == 0 {
        descend(from: forestCamps(lengths: pairs.weights.map { -$0 * random.unit() }))
      } else {
        descend(from: best.map { random.unit() < 0.12 ? !$0 : $0 })
      }
    }
  }

  /// Descends from the camps that the shortest spanning forest decides.
  mutating func improve(lengths: [Double]) {
    descend(from: forestCamps(lengths: lengths))
  }

  /// Descends from some camps and keeps the result if it is the best so far.
  mutating func descend(from start: [Bool]) {
    camps = start
    for vertex in 0..<pairs.vertexCount { gains[vertex] = gain(of: vertex) }
    while let vertex = bestChange() { change(vertex) }
    let violation = pairs.violation(of: camps)
    if violation < bestViolation - 1e-12 { (best, bestViolation) = (camps, violation) }
  }

  /// Whether a descent finds camps as good as the best in which a tie is in line that is not so in
  /// the best.
  mutating func hasEqual(withInLine pair: Int) -> Bool {
    let ends = [pairs.first[pair], pairs.second[pair]]
    return ends.contains { end in
      camps = best
      for vertex in 0..<pairs.vertexCount { gains[vertex] = gain(of: vertex) }
      change(end)
      while let vertex = bestChange(except: ends) { change(vertex) }
      return pairs.violation(of: camps) <= bestViolation + 1e-9
    }
  }

  // MARK: - Kernel

  private func gain(of vertex: Int) -> Double {
    var sum = 0.0
    for slot in pairs.row(of: vertex) {
      let pair = pairs.slots[slot]
      sum += pairs.isViolated(pair, camps) ? pairs.weights[pair] : -pairs.weights[pair]
    }
    return sum
  }

  private func bestChange(except held: [Int] = []) -> Int? {
    var (best, most): (Int?, Double) = (nil, 1e-12)
    for (vertex, gain) in gains.enumerated() where gain > most && !held.contains(vertex) {
      (best, most) = (vertex, gain)
    }
    return best
  }

  private mutating func change(_ vertex: Int) {
    camps[vertex].toggle()
    gains[vertex] = -gains[vertex]
    for slot in pairs.row(of: vertex) {
      let pair = pairs.slots[slot]
      let change = 2 * pairs.weights[pair]
      gains[pairs.other(pair, than: vertex)] += pairs.isViolated(pair, camps) ? change : -change
    }
  }

  /// Camps that put every tie of the shortest spanning forest in line.
  private func forestCamps(lengths: [Double]) -> [Bool] {
    var sets = DisjointSets(count: pairs.vertexCount)
    var rows = [[Int]](repeating: [], count: pairs.vertexCount)
    for pair in (0..<pairs.count).sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) })
    where sets.unite(UInt32(pairs.first[pair]), UInt32(pairs.second[pair])) {
      rows[pairs.first[pair]].append(pair)
      rows[pairs.second[pair]].append(pair)
    }
    var camps = [Bool?](repeating: nil, count: pairs.vertexCount)
    for root in 0..<pairs.vertexCount where camps[root] == nil {
      camps[root] = false
      var stack = [root]
      while let vertex = stack.popLast() {
        for pair in rows[vertex] where camps[pairs.other(pair, than: vertex)] == nil {
          let other = pairs.other(pair, than: vertex)
          camps[other] = (camps[vertex] ?? false) != pairs.isNegative[pair]
          stack.append(other)
        }
      }
    }
    return camps.map { $0 ?? false }
  }
}
