/// How a line is drawn: colour, pattern, width and what stands at its ends.
/// Every kind has a combination that is its own without the colour.
public struct TieMark: Hashable, Sendable {
  /// The patterns that every output format of Graphviz can draw.
  public enum Line: String, Hashable, Sendable {
    /// An unbroken line.
    case solid
    /// Strokes.
    case dashed
    /// Dots.
    case dotted
  }

  /// What stands at the end of a line.
  public enum Marker: String, Hashable, Sendable {
    /// Nothing.
    case none
    /// A filled diamond.
    case diamond
    /// An open diamond.
    case openDiamond = "odiamond"
    /// A filled disc.
    case dot
    /// An open circle.
    case openDot = "odot"
    /// A filled square.
    case box
    /// An open square.
    case openBox = "obox"
    /// A bar across the line.
    case tee
    /// A filled arrow head: a one-sided obligation of a kind without a marker.
    case arrow = "normal"
  }

  /// The line's colour.
  public var paint: Paint
  /// Its pattern.
  public var line: Line
  /// Two thin lines in place of one.
  public var isDoubled: Bool
  /// Width in points (of each line, when doubled).
  public var width: Double
  /// The marker at both ends, or at the head alone of a directed tie.
  public var marker: Marker

  /// A mark.
  public init(
    _ paint: Paint, line: Line = .solid, isDoubled: Bool = false, width: Double,
    marker: Marker = .none
  ) {
    self.paint = paint
    self.line = line
    self.isDoubled = isDoubled
    self.width = width
    self.marker = marker
  }

  /// The same mark as a membership's spoke: thinner, nothing at the ends.
  public var spoke: TieMark {
    TieMark(
      paint, line: line, isDoubled: isDoubled, width: isDoubled ? width : max(1, width * 0.6))
  }
}

extension TieMark {
  /// The mark of a kind of tie by its identifier in the data model.
  /// - Parameters:
  ///   - kind: `defense`, `intelligence`, …
  ///   - declared: the kinds that the data set declares beside the built-in
  ///     ones, in its order; each gets a combination of its own.
  public static func mark(forKind kind: String, declared: [String] = []) -> TieMark {
    if let mark = builtIn[kind] { return mark }
    let index = declared.firstIndex(of: kind) ?? 0
    return declaredMarks[index % declaredMarks.count]
  }

  /// The built-in kinds in the order of a legend.
  public static let kinds = [
    "defense", "intelligence", "cyber", "peacekeeping", "counterterrorism", "cooperation",
    "consultation", "neutrality", "nonaggression", "diplomatic", "dialogue", "mediation",
    "hostility",
  ]

  private static let builtIn: [String: TieMark] = [
    "defense": TieMark(Paint(0x5258BF, dark: 0x5A83E1), width: 2.4),
    "intelligence": TieMark(Paint(0x5B217A, dark: 0xEAA5E3), line: .dotted, width: 2.4),
    "cyber": TieMark(Paint(0x058488, dark: 0xBFF4DC), line: .dashed, width: 1.8),
    "peacekeeping": TieMark(Paint(0x386336, dark: 0x59D288), isDoubled: true, width: 1.1),
    "counterterrorism": TieMark(Paint(0x722208, dark: 0xFC9A11), width: 1.4, marker: .diamond),
    "diplomatic": TieMark(Paint(0x3E3E3E, dark: 0x919191), width: 1.0),
    "nonaggression": TieMark(
      Paint(0x7A7B0D, dark: 0xF1ED81), line: .dashed, width: 1.3, marker: .openDot),
    "hostility": TieMark(Paint(0xCA4B58, dark: 0xE7553B), width: 1.6, marker: .tee),
    // The five below, and those for declared kinds, were found by a search for
    // colours at least 15.2 away from all others under normal, protan, deutan
    // and tritan sight.
    "neutrality": TieMark(
      Paint(0x370505, dark: 0xE6AF55), line: .dotted, width: 1.6, marker: .openDot),
    "consultation": TieMark(
      Paint(0x9B3764, dark: 0xCD5F5A), line: .dashed, width: 1.3, marker: .openDiamond),
    "cooperation": TieMark(Paint(0x6E6EA5, dark: 0x9B73A5), width: 1.4, marker: .openBox),
    "dialogue": TieMark(Paint(0x280A41, dark: 0x91FFB9), line: .dotted, width: 1.4, marker: .dot),
    "mediation": TieMark(Paint(0x00232D, dark: 0xE1EBFF), width: 1.2, marker: .openDot),
  ]

  /// Marks for kinds that a data set declares itself.
  static let declaredMarks: [TieMark] = [
    TieMark(Paint(0x782869, dark: 0xAAA5FF), line: .dashed, width: 1.6, marker: .box),
    TieMark(Paint(0x1E05AF, dark: 0x87C8AA), line: .dotted, width: 1.8, marker: .diamond),
    TieMark(Paint(0xB914FF, dark: 0xE60FCD), isDoubled: true, width: 1.0, marker: .openDot),
    TieMark(Paint(0x0505FF, dark: 0xFF1900), line: .dashed, width: 1.6, marker: .dot),
  ]
}
