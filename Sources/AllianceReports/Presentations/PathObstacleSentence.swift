import AllianceAnalysis
import AllianceGraph
import TextForms

extension PathObstacle {
  /// The obstacle in a sentence.
  public func sentence(from: Nation, to: Nation, on rule: DateRule) -> String {
    func called(_ nation: Nation) -> String { EnglishName.withArticle(nation.name) }
    return switch self {
    case .absent(let nations):
      nations.map { nation in
        let periods = nation.periods.map { Scope.text(of: $0) }.joined(separator: ", ")
        return
          "\(EnglishName.beginningSentence(nation.name)) is not in the state system \(rule) (it was: \(periods))."
      }.joined(separator: " ")
    case .notCovered(let period):
      "The data set covers \(Scope.text(of: period)); what holds \(rule) is unknown."
    case .barred(let avoided, let passed):
      "Chains of ties lead from \(called(from)) to \(called(to)) \(rule), but none "
        + (passed.isEmpty ? "" : "by way of \(Self.list(passed, "and"))")
        + (passed.isEmpty || avoided.isEmpty ? "" : " and ")
        + (avoided.isEmpty ? "" : "without \(Self.list(avoided, "or"))") + "."
    case .outOfOrder:
      "No chain of ties leads from \(called(from)) to \(called(to)) whose legs hold one after the other "
        + "\(rule)."
    case .separate(let separation):
      "No chain of ties leads from \(called(from)) to \(called(to)) \(rule): \(called(from)) reaches "
        + Self.others(separation.reachable) + ", \(called(to)) is reached by "
        + Self.others(separation.reaching) + "."
    }
  }

  private static func list(_ nations: [Nation], _ word: String) -> String {
    let names = nations.map { EnglishName.withArticle($0.name) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  private static func others(_ side: [Nation]) -> String {
    side.count < 2 ? "nobody" : EnglishCount.of(side.count - 1, "other nation")
  }
}
