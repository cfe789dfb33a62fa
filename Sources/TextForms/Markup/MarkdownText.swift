/// Text inside Markdown, as CommonMark and GitHub's tables have it.
package enum MarkdownText {
  /// A text that reads as itself in a paragraph, a heading, a list item or a table cell: marks are
  /// escaped, `<`, `>` and `&` are HTML's, and a newline is a space.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DirectionControls.isolated(text).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result += " "
      case "\u{0}"..<" ", "\u{7F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return Self.withoutBlockMark(result)
  }

  // MARK: - Kernel

  /// Escapes what would begin a list or a rule at the beginning of a line.
  private static func withoutBlockMark(_ text: String) -> String {
    guard let first = text.first else { return text }
    if first == "-" || first == "+" || first == "=" { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
      let rest = text.dropFirst(digits.count + 1)
      if rest.isEmpty || rest.first == " " { return digits + "\\" + text.dropFirst(digits.count) }
    }
    return text
  }
}
