import AllianceGraph

/// Nations sorted into groups that share no member, by the agreements that they
/// belong to: what orders a matrix and colours a map.
struct AgreementGroups {
  /// A bloc, an agreement or a region with the nations that count as its own.
  struct Group {
    /// Its name.
    var name: String
    /// Places in the network's list of nations, ascending.
    var places: [Int]
  }

  /// The groups, the most binding and then largest agreements first.
  private(set) var groups: [Group] = []
  /// The nations of none of them.
  private(set) var others: [Int] = []

  /// Each nation in its bloc, else in the most binding and then largest of its
  /// agreements that makes a group.
  ///
  /// - Parameters:
  ///   - network: what is drawn.
  ///   - blocs: groups that are given; else agreements make them.
  ///   - least: the fewest nations that make a group.
  ///   - most: the most groups: the small and least binding give way first,
  ///     those whose nations have another choice before others.
  /// - Complexity: O(g² n) for g agreements and n nations.
  init(
    _ network: DrawnNetwork, _ blocs: [DrawingOptions.Bloc] = [], least: Int, most: Int = .max
  ) {
    var place: [Int: Int] = [:]
    for (number, nation) in network.nations.enumerated() { place[nation] = number }
    var names: [String] = []
    var levels: [Int] = []
    // The groups that each nation could be in, the best first.
    var choices = Array(repeating: [Int](), count: network.nations.count)
    if blocs.isEmpty {
      for hub in Self.ranked(network) {
        for member in hub.members {
          if let here = place[member] { choices[here].append(names.count) }
        }
        names.append(hub.agreement.displayName)
        levels.append(network.snapshot.data.definition(of: hub.kind).level.rawValue)
      }
      if names.isEmpty { (names, choices) = Self.regions(network) }
    } else {
      for bloc in blocs {
        for code in bloc.members {
          guard let nation = network.snapshot.index(of: code), let here = place[nation] else {
            continue
          }
          choices[here] = [names.count]
        }
        names.append(bloc.name)
      }
    }
    let kept = Self.assigned(
      choices, levels: levels + Array(repeating: 0, count: names.count - levels.count),
      least: blocs.isEmpty ? least : 1, most: most)
    groups = kept.places.enumerated().filter { !$0.element.isEmpty }
      .map { Group(name: names[$0.offset], places: $0.element) }
    others = kept.others
    if network.hubs.isEmpty, blocs.isEmpty, groups.count < 2 {
      // One region is no order.
      groups = []
      others = Array(network.nations.indices)
    }
  }

  /// Agreements by how much they bind, then by size.
  private static func ranked(_ network: DrawnNetwork) -> [DrawnNetwork.Hub] {
    let data = network.snapshot.data
    return network.hubs.enumerated().sorted { first, second in
      let levels = (
        data.definition(of: first.element.kind).level,
        data.definition(of: second.element.kind).level
      )
      if levels.0 != levels.1 { return levels.0 > levels.1 }
      return (second.element.members.count, first.offset)
        < (first.element.members.count, second.offset)
    }.map(\.element)
  }

  /// Regions, where there is no agreement to go by.
  private static func regions(_ network: DrawnNetwork) -> ([String], [[Int]]) {
    let own = network.nations.map { network.snapshot.nations[$0].region }
    let names = Set(own.compactMap { $0 }).sorted()
    return (names, own.map { region in names.firstIndex { $0 == region }.map { [$0] } ?? [] })
  }

  // MARK: - Choice

  /// Dissolves one group after the other until none is too small and there are
  /// not too many; their members go to their next choice.
  private static func assigned(
    _ choices: [[Int]], levels: [Int], least: Int, most: Int
  ) -> (places: [[Int]], others: [Int]) {
    let groups = levels.count
    var stands = Array(repeating: true, count: groups)
    while true {
      var places = Array(repeating: [Int](), count: groups)
      var others: [Int] = []
      // How many would be of no group without this one.
      var losses = Array(repeating: 0, count: groups)
      for (here, own) in choices.enumerated() {
        let standing = own.filter { stands[$0] }
        guard let group = standing.first else {
          others.append(here)
          continue
        }
        places[group].append(here)
        if standing.count == 1 { losses[group] += 1 }
      }
      func weight(_ group: Int) -> Int {
        (places[group].count + 2 * losses[group]) * (1 + levels[group])
      }
      let used = places.indices.filter { !places[$0].isEmpty }
      let small = used.filter { places[$0].count < least }
      if let smallest = small.min(by: { (places[$0].count, $1) < (places[$1].count, $0) }) {
        stands[smallest] = false
      } else if used.count > most,
        let idle = used.min(by: { (weight($0), $1) < (weight($1), $0) })
      {
        stands[idle] = false
      } else {
        return (places, others)
      }
    }
  }
}
