import TextForms

/// The identity of a request whose line is not JSON, so that whoever asked can tell which one failed.
enum RequestID {
  /// The number or text that the outermost object names “id”, where as much can be read.
  static func found(in line: String) -> JSONValue? {
    let bytes = Array(line.utf8)
    var (depth, place) = (0, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let end = endOfText(bytes, from: place)
        let isName = depth == 1 && bytes[place..<end].elementsEqual("\"id\"".utf8)
        place = end
        if isName, let colon = skippingBlanks(bytes, from: end), bytes[colon] == UInt8(ascii: ":"),
          let start = skippingBlanks(bytes, from: colon + 1)
        {
          return scalar(bytes, from: start)
        }
        continue
      default: break
      }
      place += 1
    }
    return nil
  }

  // MARK: - Kernel

  /// The place after the quotation mark that ends a text.
  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place + 1, bytes.count)
  }

  private static func skippingBlanks(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.indices.dropFirst(start).first { bytes[$0] != 0x20 && bytes[$0] != 0x09 }
  }

  private static func scalar(_ bytes: [UInt8], from start: Int) -> JSONValue? {
    var end = start
    if bytes[start] == UInt8(ascii: "\"") {
      end = endOfText(bytes, from: start)
    } else {
      while end < bytes.count, !",}] \t".utf8.contains(bytes[end]) { end += 1 }
    }
    return try? JSONValue(parsing: Array(bytes[start..<end]))
  }
}
