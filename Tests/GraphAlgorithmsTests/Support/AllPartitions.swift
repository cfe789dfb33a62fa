/// Every division of so many vertices, as labels that ascend by first occurrence.
func allPartitions(of count: Int) -> [[Int]] {
  var found: [[Int]] = [[]]
  for _ in 0..<count {
    found = found.flatMap { labels in (0...((labels.max() ?? -1) + 1)).map { labels + [$0] } }
  }
  return found
}
