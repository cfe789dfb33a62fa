import TextForms

/// Writes a document for a terminal or a plain text file.
struct TextWriter {
  /// The width to keep to, or nil where nothing may be cut.
  let width: Int?

  func text(of document: Document) -> String {
    var text = "\(TerminalText.shown(document.title))\n"
    if let subtitle = document.subtitle { text += "\(TerminalText.shown(subtitle))\n" }
    var isAfterNote = false
    for block in document.blocks {
      let isNote = if case .note = block { true } else { false }
      text += (isNote && isAfterNote ? "" : "\n") + self.text(of: block)
      isAfterNote = isNote
    }
    return text
  }

  private func text(of block: Document.Block) -> String {
    switch block {
    case .heading(let level, let words):
      let shown = TerminalText.shown(words)
      guard level <= 2 else { return "\(shown)\n" }
      return "\(shown)\n" + String(repeating: "─", count: TerminalText.width(of: shown)) + "\n"
    case .paragraph(let words): return wrapped(words, indent: "")
    case .note(let words): return wrapped(words, indent: "")
    case .list(let points):
      return points.map { wrapped($0, indent: "  ", first: "• ") }.joined()
    case .definitions(let definitions):
      return
        definitions
        .map { "\(TerminalText.shown($0.term))\n" + wrapped($0.meaning, indent: "    ") }.joined()
    case .table(let table): return text(of: table)
    case .figure(let figure):
      return wrapped("[\(figure.fileName)] \(figure.caption)", indent: "")
    }
  }

  /// Columns are as wide as their widest cell; where that is too wide for the terminal, the widest
  /// column of words is cut.
  private func text(of table: Table) -> String {
    let headings = table.columns.map { TerminalText.shown($0.heading) }
    let cells = table.rows.map { $0.map { TerminalText.shown($0.readable) } }
    var widths = headings.map(TerminalText.width(of:))
    for row in cells {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], TerminalText.width(of: cell))
      }
    }
    fit(&widths, table.columns)
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        TerminalText.padded(
          TerminalText.truncated(cell, to: widths[column]), to: widths[column],
          table.columns[column].isNumeric ? .trailing : .leading)
      }
      var line = padded.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    return line(headings) + rule + cells.map(line).joined()
  }

  private func fit(_ widths: inout [Int], _ columns: [Table.Column]) {
    guard let width else { return }
    let gaps = 2 * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width {
      let wordy = widths.indices.filter { !columns[$0].isNumeric && widths[$0] > 8 }
      guard let widest = wordy.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func wrapped(_ words: String, indent: String, first: String = "") -> String {
    let limit = max(20, width ?? .max)
    var lines: [String] = []
    var line = first.isEmpty ? indent : String(indent.dropLast(first.count)) + first
    var isEmpty = true
    for word in TerminalText.shown(words).split(separator: " ") {
      if !isEmpty, TerminalText.width(of: line) + 1 + TerminalText.width(of: word) > limit {
        lines.append(line)
        line = indent
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines.append(line)
    return lines.map { $0 + "\n" }.joined()
  }
}
