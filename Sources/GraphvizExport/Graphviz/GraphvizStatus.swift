import Glibc

/// What pictures need of the machine, and whether it is there.
public struct GraphvizStatus: Hashable, Sendable {
  /// A part of Graphviz that pictures need.
  public struct Plugin: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it is needed for.
    public let purpose: String
    /// Whether it could be opened.
    public let isPresent: Bool
  }

  /// The version that Graphviz reports of itself, or nil where it cannot be opened.
  public let version: String?
  /// The parts that pictures need.
  public let plugins: [Plugin]
  /// A font with the widths that layouts reckon with, or nil where there is none: then PNG and PDF
  /// may show boxes for letters. SVG needs no font on this machine.
  public let font: String?

  /// The status of this machine.
  public static var current: GraphvizStatus {
    GraphvizStatus(
      version: GraphvizLibrary.version,
      plugins: [
        Plugin(
          name: "neato_layout", purpose: "layout", isPresent: GraphvizLibrary.version != nil),
        Plugin(name: "pango", purpose: "PNG and PDF", isPresent: GraphvizLibrary.canDrawFonts),
      ],
      font: fonts.first { access($0, R_OK) == 0 })
  }

  /// Where distributions put a font of the widths of Helvetica, and one that is nearly so.
  private static let fonts = [
    "truetype/liberation2/LiberationSans-Regular.ttf",
    "truetype/liberation/LiberationSans-Regular.ttf",
    "liberation-sans/LiberationSans-Regular.ttf", "liberation/LiberationSans-Regular.ttf",
    "TTF/LiberationSans-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSans.ttf", "TTF/DejaVuSans.ttf",
  ].map { "/usr/share/fonts/\($0)" }
}
