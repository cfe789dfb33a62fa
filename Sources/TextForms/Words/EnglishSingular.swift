extension EnglishCount {
  /// A number before a phrase about several things, which becomes one about a single thing where
  /// there is one: `2 rows that stand twice`, `1 row that stands twice`.
  ///
  /// The first noun, its verbs and what stands for it change, up to a colon, semicolon or bracket,
  /// and after a comma where it goes on with “and” or “which”. Other nouns stay what they are:
  /// `1 membership of 789 alliances`.
  package static func of(_ count: Int, phrase: String) -> String {
    guard count == 1 else { return "\(count) \(phrase)" }
    let end = phrase.firstIndex { ":;(".contains($0) } ?? phrase.endIndex
    var clauses: [String] = []
    for clause in phrase[..<end].split(separator: ",", omittingEmptySubsequences: false) {
      let isOfTheNoun =
        clauses.isEmpty || clause.hasPrefix(" and ") || clause.hasPrefix(" which ")
      clauses.append(isOfTheNoun ? singular(clause, first: clauses.isEmpty) : String(clause))
    }
    return "1 " + clauses.joined(separator: ",") + phrase[end...]
  }

  private static func singular(_ clause: Substring, first: Bool) -> String {
    var needsNoun = first
    var words: [Substring] = []
    for word in clause.split(separator: " ", omittingEmptySubsequences: false) {
      if needsNoun || words.last == "or" && first, word.hasSuffix("s") {
        words.append(Substring(singular(noun: word)))
        needsNoun = false
      } else if let verb = verbs[word], !beforeNouns.contains(words.last ?? "") {
        words.append(verb)
        needsNoun = false
      } else {
        words.append(word)
      }
    }
    return words.joined(separator: " ")
  }

  private static func singular(noun: Substring) -> String {
    if noun.hasSuffix("ies"), noun != "ties" { return noun.dropLast(3) + "y" }
    return String(noun.dropLast())
  }

  /// Words after which there is a noun that looks like a verb: `by name`, `the end`.
  private static let beforeNouns: Set<Substring> = ["a", "an", "by", "no", "of", "the", "with"]

  private static let verbs: [Substring: Substring] = [
    "are": "is", "end": "ends", "have": "has", "keep": "keeps", "name": "names", "owe": "owes",
    "say": "says", "stand": "stands", "their": "its",
  ]
}
