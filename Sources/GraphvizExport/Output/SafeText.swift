/// Text of a data set made fit for a picture: whatever it holds, it stays text.
enum SafeText {
  /// The longest text that goes into a tooltip or a label's hidden full form.
  static let longest = 2_000

  /// Drops what XML 1.0 does not allow and what reorders text beyond its own
  /// place (bidirectional controls), turns other white space into spaces and
  /// cuts what is absurdly long.
  static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0xFEFF: continue
      // Bidirectional embeddings, overrides, isolates and marks.
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: continue
      // Noncharacters and private planes' ends; tags.
      case 0xFDD0...0xFDEF, 0xE0000...0xE007F: continue
      default:
        if scalar.value & 0xFFFE == 0xFFFE { continue }
        scalars.append(scalar)
      }
      count += 1
      if count >= longest {
        scalars.append("…")
        break
      }
    }
    return String(scalars)
  }

  /// Escapes for XML text and for attribute values in double quotes.
  static func xml(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// The same for an HTML-like label of Graphviz, which must not be empty.
  static func html(_ text: String) -> String { text.isEmpty ? " " : xml(text) }

  /// A plain-text label as Graphviz reads it from between double quotes:
  /// entities are decoded there, and backslashes have meanings.
  static func label(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\"": out += "\\\""
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// An identifier of letters, digits and hyphens; two different texts may
  /// meet, so callers number them.
  static func slug(_ text: String) -> String {
    var out = ""
    for byte in text.utf8.prefix(60) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default: if out.last != "-" { out.append("-") }
      }
    }
    return out
  }
}
