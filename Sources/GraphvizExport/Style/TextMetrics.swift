/// How wide text is in the house font, without asking a font library: the same
/// answer on every machine.
public enum TextMetrics {
  /// The font list of every text: names that lead to the same widths.
  static let fontFamily = "Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"

  /// The width of a line in points.
  ///
  /// Scripts that the house font lacks are estimated: East Asian characters
  /// and emoji take a full square, combining marks nothing, others 0.6 of it.
  /// - Complexity: O(length).
  public static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let table = bold ? LiberationWidths.bold : LiberationWidths.regular
    var sum = 0
    for scalar in text.unicodeScalars { sum += thousandths(scalar, in: table) }
    return Double(sum) * size / 1000
  }

  /// The text cut to a width, with an ellipsis where something was lost.
  public static func fitting(
    _ text: String, width limit: Double, size: Double, bold: Bool = false
  ) -> String {
    // No character is narrower than a fifth of the size except marks of no
    // width, so longer texts need not be measured to the end.
    var kept = Substring(text.prefix(4 + Int(limit / size * 8)))
    if kept.endIndex == text.endIndex, width(text, size: size, bold: bold) <= limit { return text }
    while !kept.isEmpty, width(kept + "…", size: size, bold: bold) > limit { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines no wider than a limit, broken at spaces; a word that is
  /// too long is cut.
  public static func lines(
    _ text: String, width limit: Double, size: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer, size: size, bold: bold) <= limit {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        line = fitting(String(word), width: limit, size: size, bold: bold)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func width(_ text: Substring, size: Double, bold: Bool) -> Double {
    width(String(text), size: size, bold: bold)
  }

  private static func thousandths(
    _ scalar: Unicode.Scalar, in table: [(first: UInt32, widths: [UInt16])]
  ) -> Int {
    let value = scalar.value
    for run in table where value >= run.first {
      let offset = Int(value - run.first)
      if offset < run.widths.count { return Int(run.widths[offset]) }
    }
    switch value {
    case 0x2190...0x21FF: return 1000
    case 0x2200...0x22FF: return 584
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return 1000
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 600
    }
  }
}
