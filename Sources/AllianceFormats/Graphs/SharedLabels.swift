/// Which nodes cannot be named by their label, in files that count their nodes and label them.
enum SharedLabels {
  /// For each label whether its node is named by its number, from 1: where it shares the label with
  /// another node, and then where its label is the number of a node that does. So every name stands
  /// once.
  ///
  /// - Complexity: O(labels).
  static func areNumbered(_ labels: [String]) -> [Bool] {
    let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    let places = Dictionary(
      labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var areNumbered = labels.map { counts[$0] != 1 }
    var open = areNumbered.indices.filter { areNumbered[$0] }
    while let node = open.popLast() {
      guard let other = places["\(node + 1)"], !areNumbered[other] else { continue }
      areNumbered[other] = true
      open.append(other)
    }
    return areNumbered
  }
}
