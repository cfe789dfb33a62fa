import TextForms

/// What an import understood of its files, what it changed, what it left out and why.
public struct ImportStatement: Sendable, CustomStringConvertible {
  /// One thing to know.
  public struct Remark: Hashable, Sendable {
    /// What kind of thing.
    public enum Kind: String, Sendable {
      /// What rows became.
      case understood
      /// What is not as it is in the file.
      case changed
      /// What was left out.
      case dropped
      /// What the source does not say, or says wrongly; it is told and not repaired.
      case limit
    }

    /// What kind of thing.
    public let kind: Kind
    /// How many rows or cells it is about, where it is about some.
    public let count: Int?
    /// What there is to know.
    public let text: String

    /// The count and the text.
    public var description: String { count.map { EnglishCount.of($0, phrase: text) } ?? text }
  }

  /// A file and what there is to know about it.
  public struct Part: Sendable {
    /// The file.
    public let file: String
    /// Which published form it has; nil for events, spreadsheets and graphs.
    public let form: PublicDataForm?
    /// What it was taken for.
    public let title: String
    /// How many rows it has, without the header.
    public internal(set) var rowCount: Int
    /// What there is to know.
    public internal(set) var remarks: [Remark]
  }

  /// The files, in the order in which they were read.
  public internal(set) var parts: [Part] = []
  /// What concerns all of them.
  public internal(set) var remarks: [Remark] = []

  /// Makes a statement of one file.
  init(file: String, title: String, rowCount: Int, remarks: [Remark]) {
    parts = [Part(file: file, form: nil, title: title, rowCount: rowCount, remarks: remarks)]
  }

  /// Makes an empty statement.
  init() {}

  /// What is said of a table that holds nothing.
  static let noRows = "the table has a header and no rows"

  /// The statement as lines of text.
  public var description: String {
    var lines: [String] = []
    for part in parts {
      lines.append(
        "\(TerminalText.shown(part.file)): \(part.title), \(part.rowCount) "
          + (part.rowCount == 1 ? "row" : "rows"))
      lines += part.remarks.map { "  \($0.kind.rawValue): \(TerminalText.shown($0.description))" }
    }
    lines += remarks.map { "\($0.kind.rawValue): \(TerminalText.shown($0.description))" }
    return lines.joined(separator: "\n")
  }

  /// The remarks of all files of a kind.
  public func remarks(_ kind: Remark.Kind) -> [Remark] {
    (parts.flatMap(\.remarks) + remarks).filter { $0.kind == kind }
  }
}
