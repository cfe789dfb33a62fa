/// The words that somebody may have meant who typed another.
package enum NearMisses {
  /// The candidates nearest to a word, the nearest first, those equally near in the order given.
  ///
  /// Nearness is the number of letters added, left out, exchanged, or swapped with a neighbour,
  /// without regard to case and accents. A candidate is offered where that is at most a third of the
  /// letters of the longer word (at least one), or where it begins with the word.
  ///
  /// ```swift
  /// NearMisses.of("defence", in: ["defense", "diplomatic"])  // ["defense"]
  /// ```
  ///
  /// - Parameter limit: How many are offered at most.
  /// - Complexity: O(candidates · letters²).
  package static func of(
    _ word: some StringProtocol, in candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let target = Array(FoldedText.folded(word.prefix(64)).unicodeScalars)
    guard !target.isEmpty else { return [] }
    var found: [(distance: Int, order: Int, word: String)] = []
    var seen: Set<String> = []
    for (order, candidate) in candidates.enumerated() {
      let letters = Array(FoldedText.folded(candidate).unicodeScalars)
      let bound = max(1, max(letters.count, target.count) / 3)
      var distance = Self.distance(target, letters, atMost: bound)
      if target.count >= 3, letters.starts(with: target) { distance = min(distance, 1) }
      if distance <= bound, seen.insert(candidate).inserted {
        found.append((distance, order, candidate))
      }
    }
    found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    return found.prefix(limit).map(\.word)
  }

  /// The number of letters added, left out, exchanged or swapped with a neighbour between two
  /// words (optimal string alignment), or `bound + 1` where it is more than `bound`.
  ///
  /// Reference: Boytsov, Indexing methods for approximate dictionary searching, JEA 16 (2011).
  package static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int
  ) -> Int {
    if abs(a.count - b.count) > bound { return bound + 1 }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in 1...a.count {
      current[0] = i
      var least = i
      for j in 1...b.count {
        var cost = min(previous[j] + 1, current[j - 1] + 1)
        cost = min(cost, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforePrevious[j - 2] + 1)
        }
        current[j] = cost
        least = min(least, cost)
      }
      if least > bound { return bound + 1 }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return min(previous[b.count], bound + 1)
  }
}
