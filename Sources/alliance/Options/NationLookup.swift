import AllianceGraph
import TextForms

extension Snapshot {
  /// The nation that a person means by a word; an unknown word is answered with the nearest names.
  func nation(meaning word: String) throws(CommandFailure) -> Nation {
    // A code wins over every other meaning, and needs no directory of all names.
    if let nation = data.nation(NationCode(word)) ?? data.nation(NationCode(word.uppercased())) {
      return nation
    }
    let directory = NationDirectory(data)
    switch directory.match(word, on: rule) {
    case .nation(let nation): return nation
    case .ambiguous(let nations):
      let list = nations.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
      throw CommandFailure(
        .usage,
        "alliance: error: “\(TerminalText.shown(word))” may mean \(list); use the code")
    case .none: throw Self.unknown(word, directory)
    }
  }

  private static func unknown(_ word: String, _ directory: NationDirectory) -> CommandFailure {
    var near: [Nation] = []
    for text in NearMisses.of(word, in: directory.texts, limit: 6) {
      for nation in directory.nations(for: text) where !near.contains(nation) {
        near.append(nation)
      }
    }
    let names = near.prefix(3).map { "\($0.code) (\($0.name))" }.joined(separator: " or ")
    return CommandFailure(
      .usage,
      "alliance: error: unknown nation “\(TerminalText.shown(word))”; "
        + (near.isEmpty
          ? "“alliance info --nations” lists all" : "did you mean \(names)?"))
  }
}
