import AllianceGraph

extension Agreement {
  /// A name that fits a hub: an abbreviation that the id is, a by-name in
  /// brackets, the words of the id that the name has too, or the name itself.
  var displayName: String {
    guard name.count > 18 else { return name }
    let words = Self.words(of: name)
    return abbreviation(words) ?? byName ?? nameFromID(words) ?? withoutParties ?? name
  }

  /// `nato` → `NATO`: letters alone, no word of the name.
  private func abbreviation(_ words: [String]) -> String? {
    let id = id.rawValue
    guard (2...7).contains(id.count), id.first?.isLetter ?? false,
      id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
      !words.contains(where: { $0.lowercased() == id.lowercased() })
    else { return nil }
    return id.uppercased()
  }

  /// `UKUSA Agreement (Five Eyes)` → `Five Eyes`: two or three capitalised
  /// words, or one of capitals alone.
  private var byName: String? {
    guard let open = name.lastIndex(of: "("), name.hasSuffix(")") else { return nil }
    let inner = name[name.index(after: open)...].dropLast()
    let parts = inner.split(separator: " ")
    guard inner.count <= 22, parts.count <= 3,
      inner.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }),
      parts.allSatisfy({ $0.first?.isUppercase ?? false })
    else { return nil }
    if parts.count == 1, !inner.allSatisfy({ $0.isUppercase || $0 == "-" }) { return nil }
    return String(inner)
  }

  /// `Mutual Defense Treaty (Philippines and United States)` → `Mutual Defense
  /// Treaty`: the picture shows who the parties are.
  private var withoutParties: String? {
    guard let open = name.lastIndex(of: "("), name.hasSuffix(")") else { return nil }
    let inner = name[open...]
    guard inner.contains(",") || inner.contains(" and ") else { return nil }
    var rest = name[..<open]
    while rest.last == " " { rest.removeLast() }
    return rest.count > 3 ? String(rest) : nil
  }

  /// `sadc-defence-pact` → `SADC Defence Pact`: every part of the id is a word
  /// of the name, but for an abbreviation at the front; years are dropped.
  private func nameFromID(_ words: [String]) -> String? {
    let parts = id.rawValue.split(separator: "-").filter { !$0.allSatisfy(\.isNumber) }
    // One word alone, mostly a place, would say too little of a treaty.
    if let only = parts.first, parts.count == 1 {
      let isWord = words.contains { $0.lowercased() == only.lowercased() }
      return only.count <= 5 && only.allSatisfy(\.isLetter) && !isWord ? only.uppercased() : nil
    }
    guard (2...3).contains(parts.count) else { return nil }
    // `pak-usa-1959` says who, not what.
    let areCodes = parts.allSatisfy { part in
      part.count == 3 && !words.contains { $0.lowercased() == part.lowercased() }
    }
    guard !areCodes else { return nil }
    var found: [String] = []
    for (place, part) in parts.enumerated() {
      let plain = part.lowercased()
      if let word = words.first(where: { Self.letters($0) == plain }) {
        found.append(word)
      } else if plain.count > 2, Self.initials(of: name).contains(plain) {
        found.append(plain.uppercased())
      } else if words.contains(where: { plain.count > 4 && Self.letters($0).hasPrefix(plain) }) {
        found.append(plain.prefix(1).uppercased() + plain.dropFirst())
      } else if place == 0, part.count <= 6, part.allSatisfy(\.isLetter) {
        found.append(part.uppercased())
      } else {
        return nil
      }
    }
    return found.isEmpty ? nil : found.joined(separator: " ")
  }

  private static func words(of name: String) -> [String] {
    name.split { !$0.isLetter && $0 != "-" }.map(String.init)
  }

  /// The first letters of all words before a bracket, parts of words with a
  /// hyphen too.
  private static func initials(of name: String) -> String {
    String(name.prefix { $0 != "(" }.split { !$0.isLetter }.compactMap(\.first)).lowercased()
  }

  private static func letters(_ word: String) -> String {
    word.lowercased().filter { $0 != "-" }
  }
}

extension Nation {
  /// The code that fits a chip: ISO's two letters where there are, else its own.
  var shortCode: String { codes.iso2 ?? code.rawValue }
}
