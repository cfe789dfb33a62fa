/// A finished picture: shapes and words at their places, in groups that say
/// what they stand for. Every output format is a way of writing it down.
public struct Scene: Hashable, Sendable {
  /// A line's look.
  public struct Stroke: Hashable, Sendable {
    /// The colour.
    public var paint: Paint
    /// The width in points.
    public var width: Double
    /// The pattern.
    public var line: TieMark.Line

    /// A stroke.
    public init(_ paint: Paint, width: Double, line: TieMark.Line = .solid) {
      self.paint = paint
      self.width = width
      self.line = line
    }
  }

  /// Where a text begins, relative to its point.
  public enum Anchor: String, Hashable, Sendable {
    /// The point is its left end.
    case start
    /// The point is its middle.
    case middle
    /// The point is its right end.
    case end
  }

  /// A line of text.
  public struct Text: Hashable, Sendable {
    /// The words; cleaned when they are written.
    public var words: String
    /// The place of the anchor on the baseline.
    public var place: Point
    /// The type size.
    public var size: Double
    /// Whether it is bold.
    public var isBold: Bool
    /// What the place is to the words.
    public var anchor: Anchor
    /// The colour.
    public var paint: Paint
    /// A turn about the place in degrees, clockwise.
    public var turn: Double

    /// A text.
    public init(
      _ words: String, at place: Point, size: Double, isBold: Bool = false,
      anchor: Anchor = .start, paint: Paint = Palette.ink, turn: Double = 0
    ) {
      self.words = words
      self.place = place
      self.size = size
      self.isBold = isBold
      self.anchor = anchor
      self.paint = paint
      self.turn = turn
    }
  }

  /// A set of elements that stand for one thing.
  public struct Group: Hashable, Sendable {
    /// What an element is for, which decides how assistive technology meets it.
    public enum Role: Hashable, Sendable {
      /// A nation or an agreement: reachable by keyboard.
      case node
      /// A tie.
      case edge
      /// One of very many ties: a name for the pointer, no more.
      case cell
      /// Title, legend, source and decoration.
      case frame
    }

    /// The id, unique in the scene.
    public var id: String
    /// The classes.
    public var classes: [String]
    /// The role.
    public var role: Role
    /// The accessible name.
    public var label: String
    /// Further data: `data-a`, `data-b`.
    public var data: [DataValue]
    /// The elements.
    public var items: [Item]

    /// A group.
    public init(
      id: String, classes: [String], role: Role, label: String = "", data: [DataValue] = [],
      items: [Item]
    ) {
      self.id = id
      self.classes = classes
      self.role = role
      self.label = label
      self.data = data
      self.items = items
    }
  }

  /// A name and a value for scripts.
  public struct DataValue: Hashable, Sendable {
    /// The name after `data-`: lower-case letters.
    public var name: String
    /// The value.
    public var value: String

    /// A datum.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element.
  public indirect enum Item: Hashable, Sendable {
    /// Elements that stand for one thing.
    case group(Group)
    /// An upright rectangle.
    case box(Box, radius: Double, fill: Paint?, stroke: Stroke?)
    /// A closed polygon.
    case polygon([Point], fill: Paint?, stroke: Stroke?)
    /// A chain of straight lines.
    case polyline([Point], stroke: Stroke)
    /// A chain of Bézier curves: 3k+1 points; closed when filled.
    case curve([Point], fill: Paint?, stroke: Stroke?)
    /// An ellipse.
    case ellipse(Point, radiusX: Double, radiusY: Double, fill: Paint?, stroke: Stroke?)
    /// A line of text.
    case text(Text)
  }

  /// The size in points.
  public var width, height: Double
  /// The colours.
  public var theme: Theme
  /// The language of the words.
  public var language: String
  /// The picture's name.
  public var title: String
  /// The picture in words.
  public var summary: String
  /// What is drawn, back to front.
  public var items: [Item]
  /// The graph behind the picture in DOT, where there is one; without it the
  /// DOT form is a sheet of drawing commands.
  public var dot: String?

  /// A scene.
  public init(
    width: Double, height: Double, theme: Theme, language: String = "en", title: String,
    summary: String, items: [Item]
  ) {
    self.width = width
    self.height = height
    self.theme = theme
    self.language = language
    self.title = title
    self.summary = summary
    self.items = items
  }
}
