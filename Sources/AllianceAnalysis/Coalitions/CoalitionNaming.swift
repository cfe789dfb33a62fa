import AllianceGraph

/// Gives coalitions names that a reader understands, by a rule.
///
/// Of the agreements that count under the projection, a coalition is named after the one whose members
/// it resembles most, if the two share at least half of the nations that are in either (Jaccard index
/// ≥ 1/2) and no larger coalition has that name: `NATO` where it has just its members, `NATO and 2
/// others` where it has more, `mostly NATO` where members are missing. Otherwise it is named after its
/// member with the most partners inside, of equals the first by code: `United States and 11 others`.
/// A nation alone has its own name.
struct CoalitionNaming {
  private let projected: ProjectedGraph
  private let candidates: [(name: String, members: Set<Int>)]

  init(_ projected: ProjectedGraph) {
    self.projected = projected
    candidates = projected.snapshot.agreements(counting: projected.projection).map { state in
      let nations = state.parties.filter(\.membership.role.makesTies).map(\.nation)
      return (state.agreement.name, Set(nations))
    }
  }

  func names(of sets: [[Int]]) -> [String] {
    var taken: Set<String> = []
    return sets.map { set in
      guard set.count > 1, let agreement = likeliest(of: set), taken.insert(agreement.name).inserted
      else {
        return leaderName(of: set)
      }
      let others = set.count - agreement.shared
      if agreement.shared < agreement.members { return "mostly \(agreement.name)" }
      return others == 0 ? agreement.name : agreement.name + Self.others(others)
    }
  }

  /// The agreement that a set resembles most, with the number of its members and of those shared.
  private func likeliest(of set: [Int]) -> (name: String, members: Int, shared: Int)? {
    let nations = Set(
      set.compactMap { vertex -> Int? in
        guard case .nation(let nation) = projected.vertices[vertex] else { return nil }
        return nation
      })
    var best: (name: String, members: Int, shared: Int)?
    var greatest = 0.0
    for candidate in candidates {
      let shared = candidate.members.intersection(nations).count
      let either = candidate.members.count + nations.count - shared
      guard either > 0 else { continue }
      let likeness = Double(shared) / Double(either)
      guard likeness >= 0.5, likeness > greatest else { continue }
      greatest = likeness
      best = (candidate.name, candidate.members.count, shared)
    }
    return best
  }

  private func leaderName(of set: [Int]) -> String {
    let inside = Set(set.map { UInt32($0) })
    func partners(_ vertex: Int) -> Int {
      projected.graph.outgoing.row(of: vertex)
        .count { inside.contains(projected.graph.outgoing.neighbors[$0]) }
    }
    let leader = set.max { (partners($0), $1) < (partners($1), $0) }
    let name = leader.flatMap { projected.nation(at: $0)?.name } ?? ""
    return set.count > 1 ? name + Self.others(set.count - 1) : name
  }

  private static func others(_ count: Int) -> String {
    count == 1 ? " and 1 other" : " and \(count) others"
  }

  // MARK: - Names that last

  /// A name without what changes from date to date: `NATO` of `mostly NATO` and `NATO and 2 others`.
  static func base(of name: String) -> String {
    var words = name.split(separator: " ", omittingEmptySubsequences: false)
    if words.count > 1, words.first == "mostly" { words.removeFirst() }
    if words.count > 3, ["other", "others"].contains(words[words.count - 1]),
      Int(words[words.count - 2]) != nil, words[words.count - 3] == "and"
    {
      words.removeLast(3)
    }
    return words.joined(separator: " ")
  }

  /// A name for each of some coalitions of which several names fit: the one that fits most often, of
  /// equals the first; those that another has already are numbered.
  static func lasting(_ names: [[String]]) -> [String] {
    var uses: [String: Int] = [:]
    return names.map { fitting in
      var counts: [String: Int] = [:]
      for name in fitting { counts[name, default: 0] += 1 }
      let most = counts.values.max() ?? 0
      let name = fitting.first { counts[$0] == most } ?? ""
      uses[name, default: 0] += 1
      let number = uses[name] ?? 1
      return number == 1 ? name : "\(name) (\(number))"
    }
  }
}
