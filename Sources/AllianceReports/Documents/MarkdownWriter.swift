import TextForms

/// Writes a document as Markdown with tables (CommonMark and GitHub's tables).
struct MarkdownWriter {
  func text(of document: Document) -> String {
    var text = "# \(MarkdownText.escaped(document.title))\n"
    if let subtitle = document.subtitle { text += "\n\(MarkdownText.escaped(subtitle))\n" }
    for block in document.blocks { text += "\n" + self.text(of: block) }
    return text
  }

  private func text(of block: Document.Block) -> String {
    switch block {
    case .heading(let level, let words):
      return String(repeating: "#", count: level) + " \(MarkdownText.escaped(words))\n"
    case .paragraph(let words): return MarkdownText.escaped(words) + "\n"
    case .note(let words): return "> \(MarkdownText.escaped(words))\n"
    case .list(let points):
      return points.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    case .definitions(let definitions):
      return
        definitions
        .map { "- **\(MarkdownText.escaped($0.term))** – \(MarkdownText.escaped($0.meaning))\n" }
        .joined()
    case .table(let table): return text(of: table)
    case .figure(let figure):
      return "![\(MarkdownText.escaped(figure.caption))](\(figure.fileName))\n"
    }
  }

  private func text(of table: Table) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let marks = table.columns.map { $0.isNumeric ? "---:" : "---" }
    return line(table.columns.map { MarkdownText.escaped($0.heading) }) + line(marks)
      + table.rows.map { line($0.map { MarkdownText.escaped($0.readable) }) }.joined()
  }
}
