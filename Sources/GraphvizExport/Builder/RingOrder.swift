import AllianceGraph

/// Who stands where on the outer ring, clockwise: fellow members by their
/// largest agreement, agreements with common members beside each other.
struct RingOrder {
  /// A nation on the outer ring.
  struct Partner {
    var nation: Int
    /// The agreements shared with the nation in the middle, the largest first.
    var hubs: [Int]
    /// Ties of just the two.
    var lines: [DrawnNetwork.Line]
  }

  private(set) var partners: [Partner] = []

  init(_ network: DrawnNetwork, center: Int) {
    var lines: [Int: [DrawnNetwork.Line]] = [:]
    for line in network.lines where line.from == center || line.to == center {
      lines[line.from == center ? line.to : line.from, default: []].append(line)
    }
    let bySize = network.hubs.indices.sorted {
      (network.hubs[$1].members.count, $0) < (network.hubs[$0].members.count, $1)
    }
    var hubs: [Int: [Int]] = [:]
    for hub in bySize {
      for member in network.hubs[hub].members where member != center {
        hubs[member, default: []].append(hub)
      }
    }
    let sequence = Self.sequence(bySize, hubs)
    var place: [Int: Int] = [:]
    for (index, hub) in sequence.enumerated() { place[hub] = index }
    let nations = Set(hubs.keys).union(lines.keys).sorted()
    let all = nations.map {
      Partner(nation: $0, hubs: hubs[$0] ?? [], lines: lines[$0] ?? [])
    }
    let kinds = network.kinds
    func key(_ partner: Partner) -> [Int] {
      guard let main = partner.hubs.first, let sector = place[main] else {
        let kind = partner.lines.first.flatMap { kinds.firstIndex(of: $0.kind) } ?? 0
        return [sequence.count, 0, kind]
      }
      // Towards the sector of a further agreement; those with a tie of their
      // own at the edge, where its line meets no spoke.
      var lean = 0
      for other in partner.hubs.dropFirst() {
        guard let there = place[other] else { continue }
        lean += there == sector + 1 ? 4 : there == sector - 1 ? -4 : there > sector ? 1 : -1
      }
      if !partner.lines.isEmpty {
        lean += lean > 0 || lean == 0 && sector * 2 >= sequence.count ? 20 : -20
      }
      return [sector, lean] + partner.hubs
    }
    partners = all.enumerated().sorted { one, other in
      let (a, b) = (key(one.element), key(other.element))
      return a == b ? one.offset < other.offset : a.lexicographicallyPrecedes(b)
    }.map(\.element)
  }

  /// The agreements in a round in which neighbours share many members: from
  /// the largest on always the nearest, then pairs exchanged while that helps.
  private static func sequence(_ hubs: [Int], _ hubsOf: [Int: [Int]]) -> [Int] {
    var shared: [[Int]: Int] = [:]
    for own in hubsOf.values {
      for (index, one) in own.enumerated() {
        for other in own[(index + 1)...] {
          shared[[min(one, other), max(one, other)], default: 0] += 1
        }
      }
    }
    func common(_ a: Int, _ b: Int) -> Int { shared[[min(a, b), max(a, b)]] ?? 0 }
    func value(_ order: [Int]) -> Int {
      zip(order, order.dropFirst()).reduce(0) { $0 + common($1.0, $1.1) }
    }
    guard var left = hubs.first.map({ first in hubs.filter { $0 != first } }) else { return [] }
    var order = [hubs[0]]
    while let last = order.last, !left.isEmpty {
      let next = left.indices.max { (common(last, left[$0]), $1) < (common(last, left[$1]), $0) }
      order.append(left.remove(at: next ?? 0))
    }
    for _ in 0..<4 {
      for a in order.indices {
        for b in order.indices where b > a {
          var other = order
          other.swapAt(a, b)
          if value(other) > value(order) { order = other }
        }
      }
    }
    return order
  }
}
