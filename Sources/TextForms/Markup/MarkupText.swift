/// Text inside HTML and XML.
package enum MarkupText {
  /// A text that can stand in an element or in a quoted attribute of HTML and XML and reads as
  /// itself. Characters that XML 1.0 has no place for become U+FFFD.
  package static func escaped(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text for HTML that people read: escaped, and with changes of the direction of writing kept
  /// inside it.
  package static func shown(_ text: String) -> String {
    escaped(DirectionControls.isolated(text))
  }

  /// Appends a text as `escaped(_:)` has it.
  package static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "'": bytes.append(contentsOf: "&#39;".utf8)
      case "\t": bytes.append(contentsOf: "&#9;".utf8)
      case "\n": bytes.append(contentsOf: "&#10;".utf8)
      case "\r": bytes.append(contentsOf: "&#13;".utf8)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
  }
}
