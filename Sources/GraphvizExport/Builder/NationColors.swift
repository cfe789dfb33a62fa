import AllianceGraph

/// Which colour each nation has, and what the legend says of it.
struct NationColors {
  /// A nation's place in the colour scheme.
  struct Look {
    /// The group's colours; nil for a nation of no group.
    var region: Palette.Region?
    /// Whether the strong fill or only the tint is its own.
    var isCore: Bool
    /// The class for style sheets.
    var className: String
  }

  /// By index into the snapshot's nations.
  private(set) var looks: [Look]
  private(set) var legend: [Diagram.LegendItem] = []
  /// Whether colours stand for blocs rather than regions.
  let isByBloc: Bool

  init(_ network: DrawnNetwork, blocs: [DrawingOptions.Bloc]) {
    let snapshot = network.snapshot
    looks = snapshot.nations.map { _ in Look(region: nil, isCore: false, className: "no-group") }
    isByBloc = !blocs.isEmpty
    if blocs.isEmpty { paintRegions(network) } else { paint(blocs, snapshot) }
  }

  private mutating func paint(_ blocs: [DrawingOptions.Bloc], _ snapshot: Snapshot) {
    for (number, bloc) in blocs.enumerated() {
      let region = Palette.blocs[number % Palette.blocs.count]
      let className = "bloc-\(number + 1)"
      for code in bloc.associates {
        guard let index = snapshot.index(of: code) else { continue }
        looks[index] = Look(region: region, isCore: false, className: className + "-near")
      }
      for code in bloc.members {
        guard let index = snapshot.index(of: code) else { continue }
        looks[index] = Look(region: region, isCore: true, className: className)
      }
      legend.append(.swatch(label: bloc.name, paint: region.strong))
    }
  }

  private mutating func paintRegions(_ network: DrawnNetwork) {
    let snapshot = network.snapshot
    let names = Set(network.nations.compactMap { snapshot.nations[$0].region }).sorted()
    // One region is no distinction: nothing is coloured.
    guard names.count > 1 else { return }
    var taken = Set<Int>()
    var colors: [String: Int] = [:]
    for name in names {
      if let color = Palette.namedRegions[name.lowercased()], taken.insert(color).inserted {
        colors[name] = color
      }
    }
    for name in names where colors[name] == nil {
      let free = Palette.regions.indices.first { !taken.contains($0) }
      colors[name] = free ?? Palette.regions.count - 1
      if let free { taken.insert(free) }
    }
    for index in network.nations {
      guard let name = snapshot.nations[index].region, let color = colors[name] else { continue }
      looks[index] = Look(
        region: Palette.regions[color], isCore: true, className: "region-\(name.lowercased())")
    }
    legend = names.compactMap { name in
      colors[name].map { .swatch(label: name, paint: Palette.regions[$0].strong) }
    }
  }
}
