import AllianceGraph

/// The kinds of picture, from which a rule chooses when none is asked for.
public enum DiagramStyle: String, CaseIterable, Hashable, Sendable {
  /// Names in boxes, years on lines, outlines around blocs: up to fifteen nations.
  case names
  /// Codes and names, agreements as hubs: up to forty nations.
  case hubs
  /// Nations with the same memberships share a box: the whole world on a page.
  case overview
  /// Every nation a code around the agreements it belongs to.
  case chips
  /// Paths from left to right with the treaties of every leg.
  case path
  /// A nation in the middle, its agreements and partners on two rings.
  case rings
  /// A nation in the middle, its agreements and partners on cards around it.
  case partners
  /// Who belongs to what: rows of nations, columns of agreements.
  case table
  /// Who is tied to whom: a square for every pair.
  case matrix
  /// Nations on their land, else at their capitals, ties as arcs.
  case map

  /// The style in words.
  public var label: String {
    switch self {
    case .names: "names and years"
    case .hubs: "agreements as hubs"
    case .overview: "overview by membership"
    case .chips: "every nation around its agreements"
    case .path: "paths with their treaties"
    case .rings: "a nation's partners on rings"
    case .partners: "a nation's agreements and partners"
    case .table: "table of memberships"
    case .matrix: "matrix of pairs"
    case .map: "map"
    }
  }
}

/// What a picture of a snapshot shows, and how.
public struct DrawingOptions: Sendable {
  /// A bloc or coalition: a colour, and an outline where there is room for it.
  public struct Bloc: Hashable, Sendable {
    /// The name in the legend.
    public var name: String
    /// Its members.
    public var members: [NationCode]
    /// Nations near it: the tint of its colour, outside of the outline.
    public var associates: [NationCode]
    /// Members that lean elsewhere too: a band marks them.
    public var swing: [NationCode]

    /// A bloc.
    public init(
      name: String, members: [NationCode], associates: [NationCode] = [],
      swing: [NationCode] = []
    ) {
      self.name = name
      self.members = members
      self.associates = associates
      self.swing = swing
    }
  }

  /// What becomes of agreements of several members.
  public enum AgreementForm: String, CaseIterable, Hashable, Sendable {
    /// A hub from four members on, lines between members before.
    case automatic
    /// Always a hub.
    case hubs
    /// Always lines between every two.
    case pairs
  }

  /// A step of a path that is brought out.
  public struct Leg: Hashable, Sendable {
    /// The two nations.
    public var from, to: NationCode

    /// A step.
    public init(from: NationCode, to: NationCode) {
      self.from = from
      self.to = to
    }
  }

  /// A number for each nation that decides its size.
  public struct Sizes: Sendable {
    /// What the number is, as in `betweenness`.
    public var label: String
    /// The numbers; nations without one get the smallest size.
    public var values: [NationCode: Double]

    /// Sizes.
    public init(label: String, values: [NationCode: Double]) {
      self.label = label
      self.values = values
    }
  }

  /// What stands on a nation's box.
  public enum Labels: String, CaseIterable, Hashable, Sendable {
    /// What the style has.
    case automatic
    /// Names.
    case names
    /// Codes.
    case codes
    /// Codes and names.
    case both
  }

  /// What decides the width of lines.
  public enum Widths: String, CaseIterable, Hashable, Sendable {
    /// The kind of tie.
    case kind
    /// How much the strongest instrument binds.
    case level
    /// The sum of the strengths of all instruments.
    case strength
  }

  /// The style; nil lets the rule choose.
  public var style: DiagramStyle?
  /// The kinds of tie; nil for all.
  public var kinds: [TieKind]?
  /// The least stage.
  public var leastStage: Stage
  /// Only these nations; nil for all.
  public var nations: [NationCode]?
  /// Only these nations, their partners and agreements.
  public var focus: [NationCode]
  /// Paths that are brought out while the rest fades.
  public var paths: [[Leg]]
  /// What becomes of agreements.
  public var agreements: AgreementForm
  /// Blocs, in the order of their colours.
  public var blocs: [Bloc]
  /// Whether ties that contradict the blocs are brought out: friendly ones
  /// between two blocs, hostile ones within one.
  public var marksFrustration: Bool
  /// Places of nations and agreements by code and id, as an earlier picture has
  /// them (`SnapshotPicture.places`): what has a place keeps it.
  public var places: [String: Point]
  /// What decides the size of nations; nil for the number of ties.
  public var sizes: Sizes?
  /// A number that decides the colour of nations, in five steps; nil for blocs or regions.
  public var shades: Sizes?
  /// Whether blocs have outlines too, or colours alone.
  public var outlinesBlocs: Bool
  /// What stands on the boxes of nations.
  public var labels: Labels
  /// What decides the width of lines.
  public var widths: Widths
  /// Nations that the overview draws apart, with their ties to single nations.
  public var split: [NationCode]
  /// The headline; nil lets the data set's name and date make it.
  public var title: String?
  /// More words for the subtitle.
  public var subtitle: String?
  /// More words for the source line.
  public var note: String?
  /// How many starts the layout compares; nil lets the size of the diagram decide.
  public var starts: Int?
  /// How hard each start is improved; nil for the usual.
  public var effort: Int?

  /// All ties of all nations in force, in the style that their number asks for.
  public init() {
    style = nil
    kinds = nil
    leastStage = .inForce
    nations = nil
    focus = []
    paths = []
    agreements = .automatic
    blocs = []
    marksFrustration = false
    places = [:]
    sizes = nil
    shades = nil
    outlinesBlocs = true
    labels = .automatic
    widths = .kind
    split = []
  }
}
