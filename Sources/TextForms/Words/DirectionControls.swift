/// The characters that turn the direction of writing, and can make one name look like another.
package enum DirectionControls {
  /// Whether a character is one of them: marks, embeddings, overrides and isolates.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A text whose changes of direction end with it: what is open at its end is closed, what closes
  /// nothing is dropped, and the whole stands between U+2068 and U+2069. A text without such
  /// characters stays as it is.
  package static func isolated(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: contains) else { return text }
    var result = String.UnicodeScalarView()
    var open: [Unicode.Scalar] = []
    result.append("\u{2068}")
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E: open.append("\u{202C}")
      case 0x2066, 0x2067, 0x2068: open.append("\u{2069}")
      case 0x202C, 0x2069:
        guard open.last == scalar else { continue }
        open.removeLast()
      default: break
      }
      result.append(scalar)
    }
    result.append(contentsOf: open.reversed())
    result.append("\u{2069}")
    return String(result)
  }
}
