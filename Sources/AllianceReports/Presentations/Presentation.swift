import TextForms

/// How an answer is written.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// For people, aligned.
  case text
  /// For documents.
  case markdown
  /// Comma-separated values with a header: the main table.
  case csv
  /// Tab-separated values with a header: the main table.
  case tsv
  /// One JSON value with the scope.
  case json
  /// The rows of the main table, each a JSON object on a line of its own.
  case jsonl
  /// One page that needs nothing else.
  case html
}

/// An answer ready to be written in any format: the same facts for people and for programs.
public struct Presentation: Sendable {
  /// What people read.
  public var document: Document
  /// What programs read as rows.
  public var table: Table
  let json: JSONValue

  init(document: Document, table: Table, json: JSONValue) {
    self.document = document
    self.table = table
    self.json = json
  }

  /// The answer as text in a format.
  ///
  /// - Parameter width: the width of the terminal, or nil where nothing may be cut.
  public func text(in format: OutputFormat, width: Int? = nil) -> String {
    switch format {
    case .text: TextWriter(width: width).text(of: document)
    case .markdown: MarkdownWriter().text(of: document)
    case .html: HTMLWriter().text(of: document)
    case .csv: table.csv
    case .tsv: table.tsv
    case .jsonl: table.jsonLines
    case .json: json.text(.pretty) + "\n"
    }
  }
}

extension OutputFormat {
  /// Whether a document in this format shows or refers to diagrams.
  public var showsFigures: Bool { self == .html || self == .markdown }
}
