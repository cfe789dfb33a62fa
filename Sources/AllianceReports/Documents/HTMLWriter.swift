import TextForms

/// Writes a document as one HTML page that needs nothing else: no script, no outside resource.
struct HTMLWriter {
  func text(of document: Document) -> String {
    let headings = document.blocks.compactMap { block -> (Int, String)? in
      guard case .heading(let level, let words) = block, level == 2 else { return nil }
      return (level, words)
    }
    var body = "<header><h1>\(MarkupText.shown(document.title))</h1>\n"
    if let subtitle = document.subtitle {
      body += "<p class=\"subtitle\">\(MarkupText.shown(subtitle))</p>\n"
    }
    body += "</header>\n" + contents(headings.map(\.1)) + "<main>\n"
    var section = 0
    for block in document.blocks { body += text(of: block, section: &section) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:">
      <title>\(MarkupText.shown(document.title))</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      \(body)</main>
      </body>
      </html>

      """
  }

  private func contents(_ headings: [String]) -> String {
    guard headings.count > 1 else { return "" }
    let items = headings.enumerated().map {
      "<li><a href=\"#section-\($0.offset + 1)\">\(MarkupText.shown($0.element))</a></li>\n"
    }
    return "<nav aria-label=\"Contents\"><h2>Contents</h2>\n<ol>\n\(items.joined())</ol></nav>\n"
  }

  private func text(of block: Document.Block, section: inout Int) -> String {
    switch block {
    case .heading(2, let words):
      section += 1
      return "<h2 id=\"section-\(section)\">\(MarkupText.shown(words))</h2>\n"
    case .heading(let level, let words):
      let level = min(max(level, 1), 6)
      return "<h\(level)>\(MarkupText.shown(words))</h\(level)>\n"
    case .paragraph(let words): return "<p>\(MarkupText.shown(words))</p>\n"
    case .note(let words): return "<p class=\"note\">\(MarkupText.shown(words))</p>\n"
    case .list(let points):
      return "<ul>\n" + points.map { "<li>\(MarkupText.shown($0))</li>\n" }.joined() + "</ul>\n"
    case .definitions(let definitions):
      let items = definitions.map {
        "<dt>\(MarkupText.shown($0.term))</dt><dd>\(MarkupText.shown($0.meaning))</dd>\n"
      }
      return "<dl>\n\(items.joined())</dl>\n"
    case .table(let table): return text(of: table)
    case .figure(let figure):
      return "<figure>\n<div class=\"diagram\" tabindex=\"0\" role=\"group\" "
        + "aria-label=\"\(MarkupText.shown(figure.caption))\">\n\(figure.svg)\n</div>\n"
        + "<figcaption>\(MarkupText.shown(figure.caption))</figcaption>\n</figure>\n"
    }
  }

  private func text(of table: Table) -> String {
    var text = "<div class=\"table\" tabindex=\"0\" role=\"region\" "
    text += "aria-label=\"\(MarkupText.shown(table.caption))\">\n<table>\n"
    text += "<caption>\(MarkupText.shown(table.caption))</caption>\n<thead><tr>"
    for column in table.columns {
      text += "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>"
      text += "\(MarkupText.shown(column.heading))</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      text += "<tr>"
      for (column, cell) in zip(table.columns, row) {
        text += "<td\(style(of: cell, in: column))\(title(of: cell))>"
        text += "\(MarkupText.shown(cell.readable))</td>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n"
  }

  /// Numbers stand to the right; a date or a code is not broken over two lines.
  private func style(of cell: Table.Cell, in column: Table.Column) -> String {
    if column.isNumeric { return " class=\"number\"" }
    let text = cell.readable.unicodeScalars
    return text.count <= 10 && text.contains("-") && !text.contains(" ") ? " class=\"whole\"" : ""
  }

  private func title(of cell: Table.Cell) -> String {
    guard case .undefined(let reason) = cell else { return "" }
    return " title=\"\(MarkupText.shown(reason))\""
  }
}
