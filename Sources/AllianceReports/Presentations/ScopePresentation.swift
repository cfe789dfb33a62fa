import AllianceAnalysis
import AllianceGraph
import TextForms

extension Scope {
  /// The scope in a few lines for people.
  var lines: [String] {
    var lines = [
      "\(dataSet.title)\(dataSet.version.isEmpty ? "" : ", version \(dataSet.version)"); \(dates).",
      "Ties: \(projection). \(EnglishCount.of(nationCount, "nation")), "
        + "\(EnglishCount.of(pairCount, "tied pair")).",
      "Method: \(method)\(seed.map { ", seed \($0)" } ?? "").",
    ]
    lines += notes
    return lines
  }

  /// The scope as JSON; `more` are members of one kind of answer.
  func json(_ more: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      [
        (
          "dataSet",
          [
            "name": .string(dataSet.name),
            "title": .string(dataSet.title),
            "version": .string(dataSet.version),
          ]
        ),
        ("dates", .string(dates.description)),
        ("from", dates.days.lowerBound.date.map { .string($0.description) } ?? .null),
        ("to", dates.days.upperBound.date.map { .string($0.description) } ?? .null),
        ("coverage", .string(coverageWord)),
        ("projection", projectionJSON),
        ("nations", .integer(nationCount)),
        ("pairs", .integer(pairCount)),
        ("method", .string(method)),
        ("seed", seed.map { .integer(Int(clamping: $0)) } ?? .null),
      ] + more + [("notes", .array(notes.map { .string($0) }))])
  }

  private var coverageWord: String {
    switch coverage {
    case .inside: "inside"
    case .partly: "partly"
    case .outside: "outside"
    }
  }

  private var projectionJSON: JSONValue {
    let kinds: JSONValue =
      switch projection.kinds {
      case .positive: "positive"
      case .all: "all"
      case .only(let wanted): .array(wanted.map { .string($0.rawValue) })
      }
    return [
      "kinds": kinds,
      "leastStage": .string(projection.leastStage.rawValue),
      "leastLevel": projection.leastLevel.map { .integer($0.rawValue) } ?? .null,
      "agreements": .string(projection.agreements.rawValue),
      "merge": .string(projection.merge.rawValue),
      "direction": .string(projection.direction.rawValue),
      "nationSet": .string(projection.nations.rawValue),
      "length": .string(projection.length.rawValue),
    ]
  }
}
