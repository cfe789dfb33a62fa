/// Whether a text is well-formed XML, as far as a picture needs it: tags
/// nested and closed, attributes quoted and unique, entities known, only
/// characters that XML 1.0 has. Says what is wrong first, or nil.
enum XMLChecker {
  static func fault(in text: String) -> String? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: continue
      default: return "character U+\(String(scalar.value, radix: 16))"
      }
    }
    var open: [String] = []
    var ids: Set<String> = []
    var rest = Substring(text)
    if rest.hasPrefix("<?xml") {
      guard let end = rest.firstRange(of: "?>") else { return "declaration" }
      rest = rest[end.upperBound...]
    }
    var hasRoot = false
    while !rest.isEmpty {
      if rest.first != "<" {
        let words = rest.prefix { $0 != "<" }
        rest = rest[words.endIndex...]
        if let fault = entityFault(words) { return fault }
        if words.contains(">") && words.contains("]]>") { return "]]>" }
        if open.isEmpty, !words.allSatisfy(\.isWhitespace) { return "text outside" }
        continue
      }
      guard let end = tagEnd(rest) else { return "open tag: \(rest.prefix(40))" }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") || tag.hasPrefix("?") { return "markup: \(tag.prefix(20))" }
      if tag.hasPrefix("/") {
        let name = tag.dropFirst().filter { !$0.isWhitespace }
        guard open.popLast() == name else { return "end of \(name)" }
        continue
      }
      if open.isEmpty {
        if hasRoot { return "second root" }
        hasRoot = true
      }
      let isEmpty = tag.hasSuffix("/")
      let body = isEmpty ? tag.dropLast() : tag
      let name = String(body.prefix { !$0.isWhitespace })
      if let fault = attributeFault(body.dropFirst(name.count), &ids) { return "\(name): \(fault)" }
      if !isEmpty { open.append(name) }
    }
    return open.isEmpty ? (hasRoot ? nil : "no root") : "not closed: \(open)"
  }

  /// The closing bracket outside of quotes.
  private static func tagEnd(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }

  private static func attributeFault(_ text: Substring, _ ids: inout Set<String>) -> String? {
    var names: Set<Substring> = []
    var rest = text.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=", names.insert(name).inserted else { return "attribute \(name)" }
      rest = rest.dropFirst()
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return "quote \(name)" }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2).drop(while: \.isWhitespace)
      if value.contains("<") { return "< in \(name)" }
      if let fault = entityFault(value) { return fault }
      if name == "id", !ids.insert(String(value)).inserted { return "id \(value) twice" }
      if name.hasPrefix("on") || name == "href" || name == "xlink:href" { return "\(name)" }
    }
    return nil
  }

  private static func entityFault(_ text: Substring) -> String? {
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      let entity = rest[start...].prefix { $0 != ";" }
      guard ["&amp", "&lt", "&gt", "&quot", "&#39"].contains(entity) else { return "\(entity)" }
      rest = rest[entity.endIndex...]
    }
    return nil
  }
}
