/// Numbers of things as an English sentence has them.
public enum EnglishCount {
  /// The number with its noun: `1 tie`, `2 ties`, `0 ties`.
  ///
  /// - Parameter several: the plural, where it is not the noun with an s.
  public static func of(_ count: Int, _ noun: String, _ several: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : several ?? noun + "s")"
  }

  /// The number before what there is a first of: `first`, `first 5`.
  public static func first(_ count: Int) -> String { count == 1 ? "first" : "first \(count)" }

  /// The number with its noun and a verb that agrees with it: `1 nation has`, `2 nations have`.
  public static func of(
    _ count: Int, _ noun: String, _ verb: (one: String, several: String)
  ) -> String {
    "\(of(count, noun)) \(count == 1 ? verb.one : verb.several)"
  }
}
