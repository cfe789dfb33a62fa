import AllianceGraph

/// Which agreements of other kinds an overview of the most binding kind shows
/// beside it, so that the page holds more of the world and stays readable:
/// first those that bring new nations for few boxes and lines, then one of
/// each kind that is still missing.
struct OverviewSelection {
  private let whole: [DrawnNetwork.Hub]
  private let snapshot: Snapshot
  private var chosen: [DrawnNetwork.Hub]
  private var boxes: Int
  private var spokes: Int

  /// Boxes and lines that one more agreement may cost, for its nations and for
  /// its kind.
  private static let mostCost = (nations: 12, kind: 8)
  /// The new nations that it must bring for each of them.
  private static let leastGain = 0.15
  private static let fewestNew = 2
  /// Smaller agreements belong in pictures of their part of the world; of those
  /// that hold more than this part of it few tell anything apart.
  private static let fewestMembers = 5
  private static let mostOfAll = 0.25
  /// Letters of a name that a hub has room for.
  private static let longestName = 30
  /// Agreements whose members are shared to this part are drawn once.
  private static let likeness = 0.75

  /// - Parameters:
  ///   - base: what is drawn in any case.
  ///   - whole: the network of all kinds.
  init(_ base: DrawnNetwork, of whole: DrawnNetwork) {
    snapshot = base.snapshot
    chosen = base.hubs
    let known = Set(base.hubs.map(\.agreement.id))
    self.whole = whole.hubs.filter { hub in
      let kind = base.snapshot.data.definition(of: hub.kind)
      return !known.contains(hub.agreement.id) && kind.sign == .positive
        && !Self.loose.contains(hub.kind) && hub.members.count >= Self.fewestMembers
        && Double(hub.members.count) <= Self.mostOfAll * Double(whole.nations.count)
        && hub.agreement.displayName.count <= Self.longestName
        && hub.members.allSatisfy { base.snapshot.nations[$0].kind != .nonstate }
    }
    (boxes, spokes) = Self.size(of: chosen)
  }

  /// Kinds that almost every nation has with every other.
  private static let loose: Set<TieKind> = [.diplomatic, .cooperation, .dialogue, .mediation]

  /// The agreements to add, the most worthwhile first.
  ///
  /// - Complexity: O(a² m) for a agreements of m members.
  mutating func additions() -> [DrawnNetwork.Hub] {
    var added: [DrawnNetwork.Hub] = []
    while let next = next() {
      added.append(next)
      chosen.append(next)
      (boxes, spokes) = Self.size(of: chosen)
    }
    return added
  }

  // MARK: - Kernel

  /// The agreement of most new nations for its cost; without one the largest,
  /// then oldest of a kind that is not shown.
  private func next() -> DrawnNetwork.Hub? {
    let shown = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.members) }
    let kinds = Set(chosen.map(\.kind))
    var widest: (gain: Double, hub: DrawnNetwork.Hub)?
    var largest: DrawnNetwork.Hub?
    for hub in whole where !chosen.contains(where: { isAlike($0, hub) }) {
      let size = Self.size(of: chosen + [hub])
      let cost = size.boxes - boxes + size.spokes - spokes
      guard cost <= Self.mostCost.nations, size.boxes <= OverviewDiagram.mostSignatures,
        size.spokes <= OverviewDiagram.mostSpokes(boxes: size.boxes + chosen.count + 1)
      else { continue }
      let new = hub.members.filter { !shown.contains($0) }.count
      let gain = Double(new) / Double(max(1, cost))
      if new >= Self.fewestNew, gain >= Self.leastGain, widest.map({ gain > $0.gain }) ?? true {
        widest = (gain, hub)
      }
      if cost <= Self.mostCost.kind, !kinds.contains(hub.kind),
        largest.map({ Self.isBefore(hub, $0) }) ?? true
      {
        largest = hub
      }
    }
    return widest?.hub ?? largest
  }

  private static func isBefore(_ one: DrawnNetwork.Hub, _ other: DrawnNetwork.Hub) -> Bool {
    (other.members.count, one.year ?? 9999) < (one.members.count, other.year ?? 9999)
  }

  private func isAlike(_ one: DrawnNetwork.Hub, _ other: DrawnNetwork.Hub) -> Bool {
    if one.agreement.id == other.agreement.id { return true }
    let (a, b) = (Set(one.members), Set(other.members))
    let common = Double(a.intersection(b).count)
    return common >= Self.likeness * Double(a.union(b).count)
  }

  /// How many boxes and lines the agreements make.
  private static func size(of hubs: [DrawnNetwork.Hub]) -> (boxes: Int, spokes: Int) {
    var memberships: [Int: [Int]] = [:]
    for (number, hub) in hubs.enumerated() {
      for member in hub.members { memberships[member, default: []].append(number) }
    }
    let signatures = Set(memberships.values)
    return (signatures.count, signatures.reduce(0) { $0 + $1.count })
  }
}
