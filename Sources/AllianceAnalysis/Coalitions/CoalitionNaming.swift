import AllianceGraph

/// Gives coalitions names that a reader understands, by a rule.
///
/// A coalition is named after the agreement whose members it resembles most, if the two share at
/// least half of the nations that are in either (Jaccard index ≥ 1/2) and no larger coalition has
/// that name; otherwise after its member with the most partners inside, of equals the first by
/// code: `United States and 11 others`.
struct CoalitionNaming {
  private let projected: ProjectedGraph
  private let candidates: [(name: String, members: Set<Int>)]

  init(_ projected: ProjectedGraph) {
    self.projected = projected
    candidates = projected.snapshot.agreements
      .filter { $0.stage.isAtLeast(projected.projection.leastStage) }
      .map { state in
        let nations = state.parties.filter(\.membership.role.makesTies).map(\.nation)
        return (state.agreement.name, Set(nations))
      }
  }

  func names(of sets: [[Int]]) -> [String] {
    var taken: Set<String> = []
    return sets.map { set in
      if let name = agreementName(of: set), taken.insert(name).inserted { return name }
      return leaderName(of: set)
    }
  }

  private func agreementName(of set: [Int]) -> String? {
    let nations = Set(
      set.compactMap { vertex -> Int? in
        guard case .nation(let nation) = projected.vertices[vertex] else { return nil }
        return nation
      })
    var best: (name: String, likeness: Double)?
    for candidate in candidates {
      let shared = candidate.members.intersection(nations).count
      let either = candidate.members.count + nations.count - shared
      guard either > 0 else { continue }
      let likeness = Double(shared) / Double(either)
      if likeness >= 0.5, likeness > best?.likeness ?? 0 { best = (candidate.name, likeness) }
    }
    return best?.name
  }

  private func leaderName(of set: [Int]) -> String {
    let inside = Set(set.map { UInt32($0) })
    func partners(_ vertex: Int) -> Int {
      projected.graph.outgoing.row(of: vertex)
        .count { inside.contains(projected.graph.outgoing.neighbors[$0]) }
    }
    let leader = set.max { (partners($0), $1) < (partners($1), $0) }
    let name = leader.flatMap { projected.nation(at: $0)?.name } ?? ""
    switch set.count - 1 {
    case ...0: return name
    case 1: return "\(name) and 1 other"
    case let others: return "\(name) and \(others) others"
    }
  }
}
