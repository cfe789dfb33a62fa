import AllianceGraph

/// A snapshot drawn in any style: the finished scene and what it shows.
public struct SnapshotPicture: Sendable {
  /// The picture.
  public let scene: Scene
  /// The style that was chosen.
  public let style: DiagramStyle
  /// How many nations it shows.
  public let nationCount: Int
  /// How many ties and memberships stand behind it.
  public let tieCount: Int
  /// Where nations and agreements stand, by code and id, for a later picture
  /// that is to agree with this one; empty for tables, matrices, maps and cards.
  public let places: [String: Point]

  /// Decides the style, lays out and draws.
  ///
  /// - Parameters:
  ///   - snapshot: The state of the world on a date.
  ///   - options: What is shown and how; the style that fits unless one is named.
  ///   - theme: The colours.
  /// - Throws: `GraphvizError`.
  public init(
    _ snapshot: Snapshot, _ options: DrawingOptions = DrawingOptions(), theme: Theme = .light
  ) throws(GraphvizError) {
    let choice = StyleChoice(snapshot, options)
    let (network, options) = (choice.network, choice.options)
    let words = choice.words
    style = choice.style
    nationCount = network.nations.count
    tieCount = network.lines.count + network.hubs.reduce(0) { $0 + $1.members.count }
    switch style {
    case .rings:
      if let picture = RingsPicture(network, options, words) {
        (scene, places) = (picture.scene(theme: theme), [:])
        return
      }
    case .partners:
      if let picture = PartnersPicture(network, options, words) {
        (scene, places) = (picture.scene(theme: theme), [:])
        return
      }
    case .table:
      (scene, places) = (TablePicture(network, words).scene(theme: theme), [:])
      return
    case .matrix:
      guard network.nations.count <= MatrixPicture.mostNations else {
        throw .tooMany(count: network.nations.count, limit: MatrixPicture.mostNations)
      }
      (scene, places) = (MatrixPicture(network, options, words).scene(theme: theme), [:])
      return
    case .map:
      (scene, places) = (MapPicture(network, options, words).scene(theme: theme), [:])
      return
    default: break
    }
    let diagram = choice.diagram(words)
    let layout = try DiagramLayout(diagram)
    scene = Scene(diagram, layout, theme: theme)
    var places: [String: Point] = [:]
    for (node, center) in zip(diagram.nodes, layout.centers) { places[node.id] = center }
    self.places = places
  }
}

/// Which style draws a snapshot, and what of it.
struct StyleChoice {
  private(set) var style: DiagramStyle
  private(set) var network: DrawnNetwork
  private(set) var options: DrawingOptions

  init(_ snapshot: Snapshot, _ options: DrawingOptions) {
    self.options = options
    network = DrawnNetwork(snapshot, options)
    style = options.style ?? Self.style(for: network, options)
    if let wanted = Self.wanted(by: style, network, options) {
      let asked = style
      style = Self.style(for: network, options)
      self.options.subtitle = [
        options.subtitle, "drawn as \(style.label): “\(asked.rawValue)” wants \(wanted)",
      ].compactMap { $0 }.joined(separator: "; ")
    }
    // What would be a tangle becomes the kinds that bind most, when the kinds
    // were not asked for.
    let isTangled =
      style == .chips || style == .table
      || style == .overview && network.nations.count <= Self.mostWithNames
    if isTangled, options.style == nil, options.kinds == nil, options.paths.isEmpty,
      let fewer = bindingKinds()
    {
      let whole = network
      self.options.kinds = fewer
      network = DrawnNetwork(snapshot, self.options)
      style = Self.style(for: network, self.options)
      var note = "only the most binding kinds, which fit a page"
      if style == .overview {
        var selection = OverviewSelection(network, of: whole)
        let more = selection.additions()
        if !more.isEmpty {
          network.add(more)
          let count = DiagramWords.count(more.count, "agreement")
          note = "also \(count) of other kinds, as many as fit the page"
        }
      }
      self.options.subtitle = [options.subtitle, note].compactMap { $0 }.joined(separator: "; ")
    }
    if style == .matrix, options.kinds == nil, network.nations.count > MatrixPicture.namedLimit {
      calmMatrix(of: snapshot)
    }
    if style == .path {
      // Between the nations of a path every agreement is a line of its own.
      self.options.nations = options.paths.flatMap { $0.flatMap { [$0.from, $0.to] } }
      self.options.agreements = .pairs
      self.options.focus = []
      network = DrawnNetwork(snapshot, self.options)
    }
    if style == .names || style == .hubs {
      network = DrawnNetwork(snapshot, self.options, bundlesGuarantees: true)
    }
  }

  /// A matrix of the world would be all speckles: it shows the kinds that bind most, rivalries, and
  /// what else tells groups apart, unless kinds were asked for.
  private mutating func calmMatrix(of snapshot: Snapshot) {
    guard let binding = bindingKinds() else { return }
    let data = snapshot.data
    let whole = network
    options.kinds = binding + whole.kinds.filter { data.definition(of: $0).sign == .negative }
    network = DrawnNetwork(snapshot, options)
    var selection = OverviewSelection(network, of: whole)
    let more = selection.additions()
    network.add(more)
    guard !more.isEmpty else { return }
    let note = "also \(DiagramWords.count(more.count, "agreement")) of other kinds"
    options.subtitle = [options.subtitle, note].compactMap { $0 }.joined(separator: "; ")
  }

  /// Title and scope, with the kinds that the style shows.
  var words: DiagramWords {
    DiagramWords(
      network, options,
      shown: style == .overview ? OverviewDiagram.kinds(of: network, options) : nil,
      lines: style == .overview ? OverviewDiagram.lines(of: network, options) : nil)
  }

  /// A diagram of nodes and lines; styles of another make come as an overview.
  func diagram(_ words: DiagramWords) -> Diagram {
    switch style {
    case .names, .hubs, .chips: NetworkDiagram(network, options, style, words).diagram()
    case .path: PathDiagram(network, options, words).diagram()
    case .overview, .rings, .partners, .table, .matrix, .map:
      OverviewDiagram(network, options, words).diagram()
    }
  }

  // MARK: - The rule

  /// What a style asked for lacks to be drawn; nil where nothing.
  private static func wanted(
    by style: DiagramStyle, _ network: DrawnNetwork, _ options: DrawingOptions
  ) -> String? {
    let center = options.focus.first.flatMap { network.snapshot.index(of: $0) }
    let nations = network.nations.count
    switch style {
    case .rings, .partners:
      guard let center else { return "a nation to focus on" }
      return style == .partners || RingsPicture.suits(network, center: center)
        ? nil : "fewer agreements and partners"
    case .path: return options.paths.isEmpty ? "a path" : nil
    case .names: return nations > mostNames ? "at most \(mostNames) nations" : nil
    case .hubs: return nations > mostHubs ? "at most \(mostHubs) nations" : nil
    default: return nil
    }
  }

  // Beyond these a page of names is no longer read.
  private static let mostNames = 60
  private static let mostHubs = 90

  /// Up to here every nation can have a box of its own.
  private static let mostWithNames = 40

  /// By the number of nations, agreements and different memberships.
  private static func style(for network: DrawnNetwork, _ options: DrawingOptions) -> DiagramStyle {
    let nations = network.nations.count
    let largest = network.hubs.map(\.members.count).max() ?? 0
    let drawn = network.lines.count + network.hubs.reduce(0) { $0 + $1.members.count }
    if nations <= 15, largest <= 5, drawn <= 60 { return .names }
    if nations <= mostWithNames, drawn <= 3 * (nations + network.hubs.count), drawn <= 110 {
      return .hubs
    }
    if !options.paths.isEmpty { return .path }
    if options.focus.count == 1 {
      let center = options.focus.first.flatMap { network.snapshot.index(of: $0) }
      return center.map { RingsPicture.suits(network, center: $0) } ?? false ? .rings : .partners
    }
    if network.hubs.isEmpty { return nations <= MatrixPicture.mostNations ? .matrix : .chips }
    let signatures = OverviewDiagram.signatureCount(of: network)
    let spokes = OverviewDiagram.spokeCount(of: network)
    if signatures <= OverviewDiagram.mostSignatures,
      spokes <= OverviewDiagram.mostSpokes(boxes: signatures + network.hubs.count)
    {
      return .overview
    }
    // Chips around hubs bear about two lines each before they are a tangle.
    return nations > mostWithNames && drawn * 10 <= nations * 22 ? .chips : .table
  }

  /// The longest list of kinds, the most binding first, that is drawn well;
  /// nil when not even the first is.
  private func bindingKinds() -> [TieKind]? {
    let data = network.snapshot.data
    let kinds = network.kinds.map { data.definition(of: $0) }
      .filter { $0.sign == .positive }.enumerated()
      .sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }
      .map(\.element.kind)
    let wanted: [[DiagramStyle]] =
      network.nations.count <= Self.mostWithNames
      ? [[.names, .hubs], [.overview]] : [[.names, .hubs, .overview]]
    for styles in wanted {
      var fitting: [TieKind]?
      for count in kinds.indices.map({ $0 + 1 }) {
        var fewer = options
        fewer.kinds = Array(kinds.prefix(count))
        let part = DrawnNetwork(network.snapshot, fewer)
        guard styles.contains(Self.style(for: part, fewer)) else {
          // Nothing of these kinds yet: go on.
          if part.nations.isEmpty { continue }
          break
        }
        // The kinds that are there, not those that were looked for.
        if part.nations.count > 1 { fitting = part.kinds }
      }
      if let fitting { return fitting }
    }
    return nil
  }
}
