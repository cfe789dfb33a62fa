extension Array where Element: Equatable {
  /// Leaves of equal neighbours the first.
  mutating func removeRepeats() {
    guard zip(self, dropFirst()).contains(where: ==) else { return }
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where kept.last != element { kept.append(element) }
    self = kept
  }
}
