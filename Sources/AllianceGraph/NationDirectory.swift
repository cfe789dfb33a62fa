/// Finds nations by what people call them: any code, name or alias, without regard to case.
public struct NationDirectory: Sendable {
  /// What a name led to.
  public enum Match: Sendable {
    /// One nation.
    case nation(Nation)
    /// Several nations, all of which bear the name; in code order.
    case ambiguous([Nation])
    /// No nation.
    case none
  }

  private let nations: [Nation]
  private let byText: [String: [Int]]

  /// Makes a directory of the nations of a data set.
  public init(_ data: AllianceData) {
    self.init(data.contents.nations)
  }

  /// Makes a directory of some nations.
  public init(_ nations: [Nation]) {
    self.nations = nations.sorted { $0.code < $1.code }
    var byText: [String: [Int]] = [:]
    byText.reserveCapacity(self.nations.count * 8)
    for (position, nation) in self.nations.enumerated() {
      for name in Self.names(of: nation) {
        let key = name.lowercased()
        if byText[key]?.last != position { byText[key, default: []].append(position) }
      }
    }
    self.byText = byText
  }

  /// Looks a name up. A permanent code wins over every other meaning of the same text; where
  /// several nations share a name, those that are there on the date win.
  public func match(_ text: String, on rule: DateRule? = nil) -> Match {
    let key = text.lowercased()
    var found = (byText[key] ?? []).map { nations[$0] }
    if found.count > 1, let exact = found.first(where: { $0.code.rawValue.lowercased() == key }) {
      return .nation(exact)
    }
    if found.count > 1, let rule {
      let present = found.filter { $0.isPresent(rule) }
      if !present.isEmpty { found = present }
    }
    if let only = found.first, found.count == 1 { return .nation(only) }
    return found.isEmpty ? .none : .ambiguous(found)
  }

  /// Every text that leads to a nation, for suggestions; sorted.
  public var texts: [String] { byText.keys.sorted() }

  /// The nations that a text of `texts` leads to.
  public func nations(for text: String) -> [Nation] {
    (byText[text] ?? []).map { nations[$0] }
  }

  private static func names(of nation: Nation) -> [String] {
    let codes = [nation.codes.iso2, nation.codes.iso3, nation.codes.cow, nation.codes.gw]
    return [nation.code.rawValue, nation.name] + codes.compactMap { $0 } + nation.aliases
  }
}
