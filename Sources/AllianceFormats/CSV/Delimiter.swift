/// What separates the fields of a table.
public enum Delimiter {
  /// The delimiter that stands most often in the first line, outside of quotes: a comma, semicolon,
  /// tab or bar; the comma where there is none.
  package static func found(in bytes: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes.prefix(1 << 16) {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted {
        if byte == 0x0A || byte == 0x0D { break }
        if let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
      }
    }
    let most = counts.max() ?? 0
    return most == 0 ? 0x2C : candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// The delimiter as a person writes it: one character, or `tab`, `comma`, `semicolon`, `bar`.
  public static func named(_ text: String) -> UInt8? {
    switch text.lowercased() {
    case "tab", "\\t", "\t": return 0x09
    case "comma": return 0x2C
    case "semicolon": return 0x3B
    case "bar", "pipe": return 0x7C
    default:
      guard let byte = text.utf8.first, text.utf8.count == 1, byte > 0x20, byte != 0x22, byte < 0x7F
      else { return nil }
      return byte
    }
  }

  /// The name of a delimiter in messages.
  package static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x09: "tabs"
    case 0x2C: "commas"
    case 0x3B: "semicolons"
    default: "“\(Character(Unicode.Scalar(byte)))”"
    }
  }
}
