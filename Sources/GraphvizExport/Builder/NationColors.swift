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
    /// The colour of another bloc that the nation leans to.
    var band: Paint?
    /// The colour of words on the fill, where it is not white.
    var ink: Paint?
  }

  /// By index into the snapshot's nations.
  private(set) var looks: [Look]
  private(set) var legend: [Diagram.LegendItem] = []
  /// Whether colours stand for blocs rather than regions.
  let isByBloc: Bool

  init(
    _ network: DrawnNetwork, blocs: [DrawingOptions.Bloc], shades: DrawingOptions.Sizes? = nil
  ) {
    let snapshot = network.snapshot
    looks = snapshot.nations.map { _ in Look(region: nil, isCore: false, className: "no-group") }
    isByBloc = !blocs.isEmpty
    if let shades {
      paint(shades, network)
    } else if blocs.isEmpty {
      paintRegions(network)
    } else {
      paint(blocs, network)
    }
  }

  /// Five steps of equal width from the least number to the greatest.
  private mutating func paint(_ shades: DrawingOptions.Sizes, _ network: DrawnNetwork) {
    let nations = network.snapshot.nations
    let values = network.nations.compactMap { shades.values[nations[$0].code] }
    guard let least = values.min(), let most = values.max() else { return }
    let steps = Palette.steps
    let span = most - least
    func step(_ value: Double) -> Int {
      span > 0 ? min(steps.count - 1, Int((value - least) / span * Double(steps.count))) : 0
    }
    for index in network.nations {
      guard let value = shades.values[nations[index].code] else {
        looks[index] = Look(
          region: Palette.Region(strong: Palette.neutralFill, tint: Palette.neutralFill),
          isCore: true, className: "no-value", ink: Palette.ink)
        continue
      }
      let number = step(value)
      looks[index] = Look(
        region: Palette.Region(strong: steps[number].fill, tint: steps[number].fill),
        isCore: true, className: "step-\(number + 1)", ink: steps[number].ink)
    }
    for (number, shade) in steps.enumerated() where span > 0 || number == 0 {
      let (from, to) = (
        least + span * Double(number) / Double(steps.count),
        least + span * Double(number + 1) / Double(steps.count)
      )
      let range =
        span > 0 ? "\(ShortNumber.text(from))–\(ShortNumber.text(to))" : ShortNumber.text(least)
      legend.append(
        .swatch(label: number == 0 ? "\(shades.label) \(range)" : range, paint: shade.fill))
    }
    if values.count < network.nations.count {
      legend.append(.swatch(label: "no value", paint: Palette.neutralFill))
    }
  }

  private mutating func paint(_ blocs: [DrawingOptions.Bloc], _ network: DrawnNetwork) {
    let snapshot = network.snapshot
    let drawn = Set(network.nations.map { snapshot.nations[$0].code })
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
      if bloc.members.contains(where: drawn.contains) {
        legend.append(.swatch(label: bloc.name, paint: region.strong))
      }
    }
    markSwing(blocs, drawn, network)
  }

  /// A band for members that lean to another bloc: the one of most partners,
  /// grey where there is none.
  private mutating func markSwing(
    _ blocs: [DrawingOptions.Bloc], _ drawn: Set<NationCode>, _ network: DrawnNetwork
  ) {
    let snapshot = network.snapshot
    var blocOf: [NationCode: Int] = [:]
    for (number, bloc) in blocs.enumerated() {
      for code in bloc.members { blocOf[code] = number }
    }
    var sample: (fill: Paint, band: Paint)?
    for (number, bloc) in blocs.enumerated() {
      for code in bloc.swing where drawn.contains(code) {
        guard let index = snapshot.index(of: code), let own = looks[index].region else { continue }
        var partners = Array(repeating: 0, count: blocs.count)
        for line in network.lines where line.from == index || line.to == index {
          let other = snapshot.nations[line.from == index ? line.to : line.from].code
          if let bloc = blocOf[other] { partners[bloc] += 1 }
        }
        for hub in network.hubs where hub.members.contains(index) {
          for member in hub.members where member != index {
            if let bloc = blocOf[snapshot.nations[member].code] { partners[bloc] += 1 }
          }
        }
        let other = partners.indices.filter { $0 != number && partners[$0] > 0 }
          .max { (partners[$0], $1) < (partners[$1], $0) }
        let band =
          other.map { Palette.blocs[$0 % Palette.blocs.count].strong }
          ?? Palette.regions[8].strong
        looks[index].band = band
        looks[index].className += " swing"
        if sample == nil { sample = (own.strong, band) }
      }
    }
    if let sample {
      legend.append(
        .band(label: "swing member, and where it leans", paint: sample.fill, band: sample.band))
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

/// Numbers of a legend: three digits that count.
enum ShortNumber {
  static func text(_ value: Double) -> String {
    let size = abs(value)
    if size >= 99.5 || size == 0 { return String(Int(value.rounded())) }
    let digits = size >= 9.95 ? 1 : size >= 0.995 ? 2 : size >= 0.0995 ? 3 : 4
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((size * Double(scale)).rounded())
    var fraction = String(whole % scale)
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (value < 0 ? "−" : "") + "\(whole / scale)" + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}
