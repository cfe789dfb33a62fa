/// Agreements whose members all belong to another of the same kind: the larger
/// one is drawn with a line to the smaller, which stands for its members, and
/// with lines of its own to the rest. Five, Nine and Fourteen Eyes are a chain
/// of three then, not three fans over the same nations; of two guarantees by
/// almost the same powers one stands for the guarantors of the other.
struct HubNesting {
  /// For each hub the hubs that stand for their members.
  let inner: [[Int]]
  /// For each hub the members with a line of their own, by their place in the
  /// hub's list.
  let own: [[Int]]

  /// Without any nesting.
  init(flat hubs: [DrawnNetwork.Hub]) {
    inner = hubs.map { _ in [] }
    own = hubs.map { Array($0.members.indices) }
  }

  /// - Complexity: O(h² m log m) for h hubs of m members.
  init(_ hubs: [DrawnNetwork.Hub]) {
    // Those whom a guarantee protects always have a line of their own.
    let members = hubs.map { Set($0.members).subtracting($0.beneficiaries) }
    let byAge = hubs.indices.sorted {
      (hubs[$0].year ?? 9999, $0) < (hubs[$1].year ?? 9999, $1)
    }
    var ages = Array(repeating: 0, count: hubs.count)
    for (age, hub) in byAge.enumerated() { ages[hub] = age }
    var inner = hubs.map { _ in [Int]() }
    for outer in hubs.indices {
      let candidates = hubs.indices.filter { other in
        other != outer && members[other].count > 2 && hubs[other].kind == hubs[outer].kind
          && hubs[other].beneficiaries.isEmpty == hubs[outer].beneficiaries.isEmpty
          && members[other].isSubset(of: members[outer])
          // Of two with the same members the older stands for them.
          && (members[other].count < members[outer].count || ages[other] < ages[outer])
      }
      // The largest first, of these the youngest, so that three with the same
      // members are a chain; each further one must stand for nations of its own.
      var covered: Set<Int> = []
      for other in candidates.sorted(by: {
        (members[$1].count, ages[$1]) < (members[$0].count, ages[$0])
      }) where members[other].isDisjoint(with: covered) {
        inner[outer].append(other)
        covered.formUnion(members[other])
      }
    }
    self.inner = inner
    own = hubs.indices.map { hub in
      let covered = inner[hub].reduce(into: Set<Int>()) { $0.formUnion(members[$1]) }
      return hubs[hub].members.indices.filter { !covered.contains(hubs[hub].members[$0]) }
    }
  }

  /// Whether any agreement stands for its members in another.
  var isNested: Bool { inner.contains { !$0.isEmpty } }
}
