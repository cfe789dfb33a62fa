/// A picture of nations and their ties, decided in all but the places of its
/// nodes: what stands in it, in which colours, sizes and words.
///
/// A plain value that knows nothing of Graphviz. `DiagramLayout` finds the
/// places; `Scene` is what both together look like.
public struct Diagram: Hashable, Sendable {
  /// What a node shows.
  public enum Content: Hashable, Sendable {
    /// A nation's name in a rounded box.
    case name(String)
    /// A code on a strong fill beside the name on its tint.
    case chip(code: String, name: String)
    /// A code alone.
    case code(String)
    /// An agreement: its name and, where it helps, the number of its members.
    case hub(String, count: Int?)
    /// Nations with the same memberships, by their codes.
    case codes([String])
  }

  /// How much an element stands out.
  public enum Emphasis: Hashable, Sendable {
    /// As usual.
    case normal
    /// Brought out: on the path.
    case strong
    /// Behind the rest: off the path.
    case faded
  }

  /// A nation, an agreement, or a box of nations.
  public struct Node: Hashable, Sendable {
    /// The nation's code or the agreement's id: unique in the diagram.
    public var id: String
    /// What it shows.
    public var content: Content
    /// The type size in points.
    public var fontSize: Double
    /// The background of the name, or of the whole box.
    public var fill: Paint
    /// The colour of the name.
    public var ink: Paint
    /// The strong fill behind the code of a chip.
    public var chipFill: Paint
    /// The outline, where there is one.
    public var outline: Paint?
    /// The outline's width.
    public var outlineWidth: Double
    /// A band at the right: the colour of another bloc that the nation leans to.
    public var band: Paint?
    /// What a pointer or a screen reader is told.
    public var tooltip: String
    /// Classes for style sheets and scripts: `nation region-europe`.
    public var classes: [String]
    /// How much it stands out.
    public var emphasis: Emphasis

    /// A node.
    public init(
      id: String, content: Content, fontSize: Double = 14, fill: Paint = Palette.neutralFill,
      ink: Paint = Palette.ink, chipFill: Paint = Palette.regions[8].strong,
      outline: Paint? = nil, outlineWidth: Double = 1, tooltip: String = "",
      classes: [String] = ["nation"], emphasis: Emphasis = .normal
    ) {
      self.id = id
      self.content = content
      self.fontSize = fontSize
      self.fill = fill
      self.ink = ink
      self.chipFill = chipFill
      self.outline = outline
      self.outlineWidth = outlineWidth
      self.tooltip = tooltip
      self.classes = classes
      self.emphasis = emphasis
    }
  }

  /// A tie, or a membership's spoke.
  public struct Edge: Hashable, Sendable {
    /// Indices into `nodes`.
    public var tail, head: Int
    /// How the line is drawn.
    public var mark: TieMark
    /// Whether markers stand at the head alone.
    public var isDirected: Bool
    /// The class of its kind, as in the legend: `tie-defense`.
    public var kind: String
    /// Further classes: `membership`, `added`.
    public var classes: [String]
    /// A year or a word on the line.
    public var plate: String?
    /// The plate's colour.
    public var plateInk: Paint
    /// Whether the layout keeps room for the plate, as it does for a node: for
    /// plates of many words.
    public var plateTakesRoom = false
    /// What a pointer or a screen reader is told.
    public var tooltip: String
    /// Since which year it holds.
    public var since: Int?
    /// How long the line would like to be, centre to centre, in points.
    public var length: Double
    /// How much it stands out.
    public var emphasis: Emphasis

    /// An edge.
    public init(
      tail: Int, head: Int, mark: TieMark, kind: String, isDirected: Bool = false,
      classes: [String] = [], plate: String? = nil, plateInk: Paint = Palette.secondary,
      tooltip: String = "", since: Int? = nil, length: Double = 100,
      emphasis: Emphasis = .normal
    ) {
      self.tail = tail
      self.head = head
      self.mark = mark
      self.kind = kind
      self.isDirected = isDirected
      self.classes = classes
      self.plate = plate
      self.plateInk = plateInk
      self.tooltip = tooltip
      self.since = since
      self.length = length
      self.emphasis = emphasis
    }
  }

  /// A shaded outline around the members of a bloc.
  public struct Hull: Hashable, Sendable {
    /// The bloc's name.
    public var name: String
    /// Its colour.
    public var paint: Paint
    /// Indices into `nodes`.
    public var members: [Int]

    /// A hull.
    public init(name: String, paint: Paint, members: [Int]) {
      self.name = name
      self.paint = paint
      self.members = members
    }
  }

  /// A line of the legend.
  public enum LegendItem: Hashable, Sendable {
    /// A kind of tie.
    case line(label: String, mark: TieMark, kind: String)
    /// A colour of nations.
    case swatch(label: String, paint: Paint)
    /// Two colours: a nation that leans to another bloc.
    case band(label: String, paint: Paint, band: Paint)
    /// A width of lines.
    case width(label: String, mark: TieMark)
    /// A type size of nations.
    case type(label: String, size: Double)
    /// Words alone.
    case note(String)
  }

  /// How the nodes find their places.
  public struct Arrangement: Hashable, Sendable {
    /// The method.
    public enum Method: Hashable, Sendable {
      /// Stress majorisation from several starts, the best kept.
      case stress
      /// Springs and charges on several scales: for large graphs of hubs.
      case multilevel
      /// Given places, nodes in order, centres in points.
      case fixed([Point])
      /// Given places of nodes and courses of lines.
      case drawn([Point], [Curve])
    }

    /// What matters most where not everything can be had.
    public enum Taste: Hashable, Sendable {
      /// A little of all.
      case even
      /// Few crossings: for lines that are followed one by one.
      case untangled
      /// Short lines and a small page: of a hundred boxes around a few hubs most
      /// are met by some line anyway.
      case compact
    }

    /// The method.
    public var method: Method
    /// How many starts are compared.
    public var starts: Int
    /// What matters most.
    public var taste = Taste.even
    /// How many moves a node, on average, are tried to improve a start.
    public var effort: Int
    /// The free space around a node, in points.
    public var separation: Double
    /// The free space that a routed line keeps from nodes.
    public var clearance: Double
    /// Whether lines are led around nodes, or drawn straight.
    public var isRouted: Bool
    /// The nodes that are to be read from left to right; empty where the
    /// direction does not matter.
    public var reading: [Int] = []

    /// An arrangement.
    public init(
      _ method: Method, starts: Int = 1, effort: Int = 600, separation: Double = 14,
      clearance: Double = 5, isRouted: Bool = true
    ) {
      self.method = method
      self.starts = starts
      self.effort = effort
      self.separation = separation
      self.clearance = clearance
      self.isRouted = isRouted
    }
  }

  /// The headline.
  public var title: String
  /// The scope: what is shown, on which date, by which rule.
  public var subtitle: String
  /// Where the data come from, and what a reader must know.
  public var source: String
  /// The picture in a few sentences, for those who do not see it.
  public var summary: String
  /// Nations and agreements.
  public var nodes: [Node]
  /// Ties and spokes.
  public var edges: [Edge]
  /// Blocs.
  public var hulls: [Hull]
  /// The legend.
  public var legend: [LegendItem]
  /// How the nodes find their places.
  public var arrangement: Arrangement
  /// The language of names and labels, as in `en`.
  public var language: String

  /// A diagram.
  public init(
    title: String, subtitle: String = "", source: String = "", summary: String = "",
    nodes: [Node], edges: [Edge], hulls: [Hull] = [], legend: [LegendItem] = [],
    arrangement: Arrangement, language: String = "en"
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.summary = summary
    self.nodes = nodes
    self.edges = edges
    self.hulls = hulls
    self.legend = legend
    self.arrangement = arrangement
    self.language = language
  }
}
