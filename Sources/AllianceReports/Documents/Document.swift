/// A report before it is written: headings, paragraphs, tables and figures, in reading order.
public struct Document: Sendable {
  /// A part of a document.
  public enum Block: Sendable {
    /// A heading that opens a section; level 1 is the title's.
    case heading(level: Int, String)
    /// A paragraph of plain text.
    case paragraph(String)
    /// A remark in a lower voice: scope, sources, reservations.
    case note(String)
    /// A list of points.
    case list([String])
    /// Words with their explanation.
    case definitions([(term: String, meaning: String)])
    /// A table.
    case table(Table)
    /// A diagram.
    case figure(Figure)
  }

  /// A diagram with what a reader needs who cannot see it.
  public struct Figure: Sendable {
    /// The name of its file, without a folder.
    public var fileName: String
    /// What it shows, in a sentence.
    public var caption: String
    /// The diagram as SVG, without an XML declaration.
    public var svg: String

    /// Makes a figure.
    public init(fileName: String, caption: String, svg: String) {
      self.fileName = fileName
      self.caption = caption
      self.svg = svg
    }
  }

  /// The title.
  public var title: String
  /// A line under the title.
  public var subtitle: String?
  /// The parts in reading order.
  public var blocks: [Block]

  /// Makes a document.
  public init(title: String, subtitle: String? = nil, blocks: [Block] = []) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
  }
}
