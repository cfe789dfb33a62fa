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
  /// A nation in the middle, its agreements and partners on cards around it.
  case partners
  /// Who belongs to what: rows of nations, columns of agreements.
  case table
  /// Who is tied to whom: a square for every pair.
  case matrix
  /// Nations at their capitals, ties as arcs.
  case map

  /// The style in words.
  public var label: String {
    switch self {
    case .names: "names and years"
    case .hubs: "agreements as hubs"
    case .overview: "overview by membership"
    case .chips: "every nation around its agreements"
    case .path: "paths with their treaties"
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

    /// A bloc.
    public init(name: String, members: [NationCode], associates: [NationCode] = []) {
      self.name = name
      self.members = members
      self.associates = associates
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
  }
}
