/// Names of nations as an English sentence has them.
public enum EnglishName {
  /// The name with the article that English gives it: `the Philippines`,
  /// `the United States`, `Malaysia`.
  ///
  /// Names of a plural, a form of state or a union take it. A name of another
  /// language has none of the words that decide and stays as it is.
  /// - Complexity: O(length).
  public static func withArticle(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard let first = words.first, let last = words.last else { return name }
    if first == "The" { return "the" + name.dropFirst(3) }
    let takesArticle =
      alone.contains(name) || words.count > 1 && (forms.contains(last) || leading.contains(first))
      || zip(words, words.dropFirst()).contains { forms.contains($0) && $1 == "of" }
    return takesArticle ? "the " + name : name
  }

  /// The name with its article where a sentence begins with it: `The Philippines`, `Malaysia`.
  public static func beginningSentence(_ name: String) -> String {
    capitalized(withArticle(name))
  }

  /// A sentence whose first word may be the article of a name.
  public static func capitalized(_ sentence: String) -> String {
    sentence.hasPrefix("the ") ? "T" + sentence.dropFirst() : sentence
  }

  private static let alone: Set<String> = [
    "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Vatican",
    "Holy See", "Two Sicilies",
  ]

  /// Last words of two and more.
  private static let forms: Set<Substring> = [
    "Commonwealth", "Confederation", "Duchy", "Emirates", "Empire", "Federation", "Islands",
    "Kingdom", "Monarchy",
    "Netherlands", "Organization", "Republic", "Republics", "See", "States", "Union",
  ]

  /// First words of two and more.
  private static let leading: Set<Substring> = [
    "Confederation", "Federated", "Kingdom", "Organisation", "Organization", "Republic", "Union",
    "United",
  ]
}
