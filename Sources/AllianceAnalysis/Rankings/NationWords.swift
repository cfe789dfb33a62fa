/// What is said of any graph, said of nations and their ties.
enum NationWords {
  /// A text with nations for vertices and ties for edges: `How many ties a nation has.`
  static func of(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter {
        word.append(character)
      } else {
        result += known[word] ?? word
        result.append(character)
        word = ""
      }
    }
    return result + (known[word] ?? word)
  }

  private static let known = [
    "vertex": "nation", "vertices": "nations", "Vertex": "Nation", "Vertices": "Nations",
    "edge": "tie", "edges": "ties", "Edge": "Tie", "Edges": "Ties",
  ]
}
