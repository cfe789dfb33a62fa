/// The house colours. Tie colours keep a contrast of 4.5 on their canvas and a
/// CIE76 distance of 15 from each other for readers with and without colour
/// blindness; a test measures both.
public enum Palette {
  /// The canvas.
  public static let canvas = Paint(0xFFFFFF, dark: 0x0F1720)
  /// Text.
  public static let ink = Paint(0x1B2430, dark: 0xE8EDF3, print: 0x000000)
  /// Secondary text: subtitle, plates, source.
  public static let secondary = Paint(0x5B6573, dark: 0x9DAABA, print: 0x333333)
  /// A panel and the box of nations with one membership.
  public static let panel = Paint(0xF5F7FA, dark: 0x18222D, print: 0xFFFFFF)
  /// The box of nations with several memberships, and nations of no bloc.
  public static let panelStrong = Paint(0xE3E8EE, dark: 0x2A3644, print: 0xFFFFFF)
  /// A fine line.
  public static let hairline = Paint(0xC9D0D9, dark: 0x3A4654, print: 0x999999)
  /// The outline of a box.
  public static let outline = Paint(0xAEB8C4, dark: 0x4A5868, print: 0x555555)
  /// A nation that no colour rule covers.
  public static let neutralFill = Paint(0xE4E8ED, dark: 0x2A3644, print: 0xFFFFFF)
  /// White on strong fills.
  public static let onStrong = Paint(0xFFFFFF, dark: 0xFFFFFF)
  /// A line off the path.
  public static let fadedLine = Paint(0xD5DAE0, dark: 0x2A3644, print: 0xCCCCCC)
  /// Text off the path.
  public static let fadedText = Paint(0x66707E, dark: 0x8794A5, print: 0x666666)
  /// A box off the path.
  public static let fadedFill = Paint(0xF0F2F5, dark: 0x18222D, print: 0xFFFFFF)
  /// The code's part of a box off the path, and its words.
  public static let fadedChip = Paint(0xE3E7EC, dark: 0x243140, print: 0xEEEEEE)
  /// The words on it.
  public static let onFadedChip = Paint(0x5B6573, dark: 0x93A1B3, print: 0x555555)
  /// The rule over the title.
  public static let accent = Paint(0x5258BF, dark: 0x5A83E1, print: 0x000000)

  /// A strong fill for white text, a pale tint for dark text.
  public struct Region: Hashable, Sendable {
    /// The chip's fill.
    public let strong: Paint
    /// The name's background.
    public let tint: Paint
  }

  /// Fills that tell regions, blocs and coalitions apart, in fixed order.
  public static let regions: [Region] = [
    region(0x2F5D8A, 0xE3ECF5), region(0x4A4E9B, 0xE8E9F5), region(0x8C4A1E, 0xF7EADF),
    region(0x1F6B52, 0xE0F0EA), region(0x6B4A7D, 0xEFE6F4), region(0x7A5C00, 0xF6F0D8),
    region(0x8A2F3C, 0xF7E3E6), region(0x2E6A73, 0xDFF0F2), region(0x5A6472, 0xE6EAEF),
  ]

  /// The house's order of well-known region names, so that Europe has the same
  /// colour in every picture; other names take the free colours in order.
  static let namedRegions: [String: Int] = [
    "americas": 0, "america": 0, "europe": 1, "asia": 2, "asia-pacific": 2, "oceania": 3,
    "pacific": 3, "africa": 4, "sub-saharan africa": 4, "middle east": 5,
    "middle east and north africa": 5, "eurasia": 6, "central asia": 6,
  ]

  /// Fills of blocs and coalitions: warm, cool, then the regions' colours.
  public static let blocs: [Region] =
    [region(0x8A3B12, 0xF6E0D2), region(0x0B5CAD, 0xD6E6F7), region(0x1F6B52, 0xE0F0EA)]
    + [
      region(0x6B4A7D, 0xEFE6F4), region(0x7A5C00, 0xF6F0D8), region(0x8A2F3C, 0xF7E3E6),
      region(0x2E6A73, 0xDFF0F2), region(0x4A4E9B, 0xE8E9F5), region(0x5A6472, 0xE6EAEF),
    ]

  private static func region(_ strong: UInt32, _ tint: UInt32) -> Region {
    // On a dark canvas the chip keeps its fill (white text stays readable) and
    // the tint becomes a dark shade of it.
    let base = Color(strong)
    return Region(
      strong: Paint(base, dark: base, print: Color(0x444444)),
      tint: Paint(
        Color(tint), dark: base.mixed(with: Color(0x0F1720), share: 0.55), print: Color(0xFFFFFF)))
  }

  /// Five steps from little to much, with the colour of words on them.
  static let steps: [(fill: Paint, ink: Paint)] = [
    (Paint(0xE3EAF5, dark: 0xE3EAF5, print: 0xF4F4F4), onPale),
    (Paint(0xB9CBE8, dark: 0xB9CBE8, print: 0xD2D2D2), onPale),
    (Paint(0x8AA8D8, dark: 0x8AA8D8, print: 0xACACAC), onPale),
    (Paint(0x3F6AB5, dark: 0x3F6AB5, print: 0x5C5C5C), onStrong),
    (Paint(0x1F3D7A, dark: 0x2A4FA0, print: 0x222222), onStrong),
  ]

  /// The land of groups on a map, pale enough for lines over it; the last for
  /// nations of none.
  static let lands: [Paint] = [
    land(0x9CBDE8, 0xD9D9D9), land(0xE9A59C, 0xB8B8B8), land(0xA6D2BC, 0xECECEC),
    land(0xF0DEA4, 0xC8C8C8), land(0xC7B5DB, 0xA8A8A8), land(0xBEDB8C, 0xE2E2E2),
    land(0x8FC7D6, 0xC0C0C0), land(0xE9BFD1, 0xD2D2D2), land(0xE0BD69, 0xB0B0B0),
    land(0xB9AD9C, 0xF2F2F2), land(0x9DB28A, 0xCDCDCD), land(0xC3CAD3, 0xFFFFFF),
  ]

  private static func land(_ fill: UInt32, _ print: UInt32) -> Paint {
    Paint(
      Color(fill), dark: Color(fill).mixed(with: Color(0x0F1720), share: 0.5),
      print: Color(print))
  }

  /// Words on a pale fill that is pale on every canvas.
  static let onPale = Paint(0x1B2430, dark: 0x1B2430, print: 0x000000)

  /// What joined, ended or stayed between two dates.
  public enum Change {
    /// A tie or membership that the first date did not have.
    public static let added = Paint(0x1B7837, dark: 0x59D288, print: 0x000000)
    /// One that the second date no longer has.
    public static let ended = Paint(0xB2182B, dark: 0xFF8A75, print: 0x000000)
    /// One that both have.
    public static let kept = Paint(0x8B95A2, dark: 0x66758A, print: 0x888888)
  }
}
