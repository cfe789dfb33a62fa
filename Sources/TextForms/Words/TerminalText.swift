/// Text for a terminal: nothing in the data moves the cursor, and columns line up.
package enum TerminalText {
  /// A text in which control characters and characters that turn the direction of writing are
  /// written as `\u{1b}`, newlines and tabs too: what the data holds is shown and not obeyed.
  package static func shown(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: needsEscape) else { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      if needsEscape(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text cut to a width, with an ellipsis where it was cut.
  package static func truncated(_ text: some StringProtocol, to limit: Int) -> String {
    guard width(of: text) > limit else { return String(text) }
    guard limit > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = width(of: character)
      if used + next > limit - 1 { break }
      used += next
      result.append(character)
    }
    return result + "…"
  }

  /// On which side a text stands in its column.
  package enum Alignment: Sendable {
    /// At the beginning, as words are.
    case leading
    /// At the end, as numbers are.
    case trailing
  }

  /// A text filled with spaces to a width; a wider one stays as it is.
  package static func padded(
    _ text: some StringProtocol, to width: Int, _ alignment: Alignment = .leading
  ) -> String {
    let spaces = String(repeating: " ", count: max(0, width - self.width(of: text)))
    return alignment == .leading ? text + spaces : spaces + text
  }

  // MARK: - Kernel

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || 0x2028...0x2029 ~= scalar.value
      || DirectionControls.contains(scalar)
  }
}
