import AllianceGraph

/// The paths that a picture brings out: one as the route, whose legs are thick
/// lines straight from nation to nation with their treaties in full, others
/// that are as good as thin lines, while all the rest fades.
struct RouteHighlight {
  /// All of one kind between two consecutive nations of a path.
  struct Leg {
    /// Indices into the snapshot's nations.
    var from, to: Int
    var kind: TieKind
    var isDirected: Bool
    /// Whether it belongs to the route that is brought out most.
    var isMain: Bool
    /// The treaties of all kinds of the leg, row by row; on its first line only.
    var plate: String?
    /// What it rests on, oldest first.
    var instruments: [DrawnNetwork.Instrument]
  }

  /// The nations of the route in their order.
  let main: [Int]
  /// Those of the other paths.
  private let others: [[Int]]
  /// The lines of all paths, those of the route first.
  private(set) var legs: [Leg] = []
  private let network: DrawnNetwork

  /// Nil where no path is to be brought out.
  ///
  /// Among several paths the route is the one whose weakest leg binds most,
  /// then the one with more treaties behind it, then the first.
  init?(_ network: DrawnNetwork, _ paths: [[DrawingOptions.Leg]]) {
    self.network = network
    let snapshot = network.snapshot
    let stops = paths.compactMap { legs -> [Int]? in
      guard let first = legs.first else { return nil }
      let codes = [first.from] + legs.map(\.to)
      let found = codes.compactMap { snapshot.index(of: $0) }
      return found.count == codes.count ? found : nil
    }
    guard !stops.isEmpty else { return nil }
    let ranked = stops.enumerated().map { place, path in
      let behind = Self.pairs(path).map { pair in
        Self.instruments(between: pair.0, pair.1, network).flatMap(\.instruments)
      }
      return (
        weakest: behind.map { $0.map(\.level).max() ?? .none }.min() ?? .none,
        count: behind.reduce(0) { $0 + $1.count }, place: place
      )
    }.sorted {
      ($1.weakest, $1.count, $0.place) < ($0.weakest, $0.count, $1.place)
    }
    main = stops[ranked.first?.place ?? 0]
    others = ranked.dropFirst().map { stops[$0.place] }
    var seen: Set<[Int]> = []
    for (number, path) in ([main] + others).enumerated() {
      for (a, b) in Self.pairs(path) where seen.insert([min(a, b), max(a, b)]).inserted {
        legs += lines(from: a, to: b, isMain: number == 0)
      }
    }
  }

  /// How much a nation stands out.
  func emphasis(of nation: Int) -> Diagram.Emphasis {
    if main.contains(nation) { return .strong }
    return others.contains { $0.contains(nation) } ? .normal : .faded
  }

  /// Whether a line between two nations is drawn as part of a leg.
  func covers(_ line: DrawnNetwork.Line) -> Bool {
    legs.contains {
      ($0.from == line.from && $0.to == line.to || $0.from == line.to && $0.to == line.from)
        && $0.kind == line.kind
    }
  }

  /// The route in words, for a subtitle.
  var words: String {
    let names = main.map { network.snapshot.nations[$0].name }.joined(separator: " → ")
    let steps = DiagramWords.count(main.count - 1, "step")
    var more = ""
    if others.count == 1 {
      let by = others[0].filter { !main.contains($0) }.map { network.snapshot.nations[$0].name }
      more = by.isEmpty ? "" : "; another way by \(by.joined(separator: " and ")), drawn thin"
    } else if others.count > 1 {
      more = "; \(others.count) other ways, drawn thin"
    }
    return "\(names) (\(steps)\(more)). "
  }

  // MARK: - Legs

  private static func pairs(_ path: [Int]) -> [(Int, Int)] {
    Array(zip(path, path.dropFirst()))
  }

  /// What joins two nations in friendship, by kind, the most binding first.
  private static func instruments(
    between a: Int, _ b: Int, _ network: DrawnNetwork
  ) -> [(kind: TieKind, isDirected: Bool, from: Int, instruments: [DrawnNetwork.Instrument])] {
    let snapshot = network.snapshot
    let data = snapshot.data
    var found:
      [(kind: TieKind, isDirected: Bool, from: Int, instruments: [DrawnNetwork.Instrument])] =
        []
    func add(
      _ kind: TieKind, _ isDirected: Bool, _ from: Int, _ new: [DrawnNetwork.Instrument]
    ) {
      guard data.definition(of: kind).sign == .positive else { return }
      if let place = found.firstIndex(where: { $0.kind == kind }) {
        found[place].instruments += new
        found[place].isDirected = found[place].isDirected && isDirected
      } else {
        found.append((kind, isDirected, from, new))
      }
    }
    for line in network.lines
    where line.from == a && line.to == b || line.from == b && line.to == a {
      add(line.kind, line.isDirected, line.from, line.instruments)
    }
    for hub in network.hubs {
      guard let one = hub.members.firstIndex(of: a), let other = hub.members.firstIndex(of: b)
      else { continue }
      // Guarantors owe each other nothing.
      let protected = [a, b].filter(hub.beneficiaries.contains)
      guard hub.beneficiaries.isEmpty || protected.count == 1 else { continue }
      add(
        hub.kind, !protected.isEmpty, protected == [a] ? b : a,
        [
          DrawnNetwork.Instrument(
            name: hub.agreement.name, shortName: hub.agreement.displayName,
            year: [hub.year, hub.years[one], hub.years[other]].compactMap { $0 }.max(),
            level: snapshot.commitment(hub.agreement.level, hub.kind), strength: 1)
        ])
    }
    for place in found.indices {
      found[place].instruments.sort { ($0.year ?? 9999, $0.name) < ($1.year ?? 9999, $1.name) }
    }
    let order = network.kinds
    return found.sorted {
      let (a, b) = (data.definition(of: $0.kind).level, data.definition(of: $1.kind).level)
      return a != b
        ? a > b : (order.firstIndex(of: $0.kind) ?? 0) < (order.firstIndex(of: $1.kind) ?? 0)
    }
  }

  private func lines(from a: Int, to b: Int, isMain: Bool) -> [Leg] {
    let found = Self.instruments(between: a, b, network)
    return found.enumerated().map { place, line in
      Leg(
        from: line.isDirected ? line.from : a,
        to: line.isDirected ? (line.from == a ? b : a) : b, kind: line.kind,
        isDirected: line.isDirected, isMain: isMain,
        plate: place == 0 ? plate(found.map { ($0.kind, $0.instruments) }) : nil,
        instruments: line.instruments)
    }
  }

  // MARK: - Plates

  /// Treaties named of one kind at most; the others are counted.
  private static let mostNamed = 4
  private static let plateWidth = 132.0

  private func plate(_ kinds: [(kind: TieKind, instruments: [DrawnNetwork.Instrument])]) -> String {
    var rows: [String] = []
    for (kind, instruments) in kinds {
      let label = network.snapshot.data.definition(of: kind).label
      var words = instruments.prefix(Self.mostNamed).map { instrument in
        let name = SafeText.cleaned(instrument.shortName.isEmpty ? label : instrument.shortName)
        return instrument.year.map { "\(name) \($0)" } ?? name
      }
      let rest = instruments.count - words.count
      if rest > 0 { words.append("\(rest) more") }
      let text = (kinds.count > 1 ? label + ": " : "") + words.joined(separator: ", ")
      rows += TextMetrics.lines(text, width: Self.plateWidth, size: Plate.fontSize)
    }
    return rows.joined(separator: "\n")
  }
}
