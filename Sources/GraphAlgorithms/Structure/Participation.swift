import GraphCore

extension CompactGraph {
  /// How evenly the ties of each vertex spread over groups: 1 − Σ (share of its ties in a group)²;
  /// 0 where all lead into one group, towards 1 where they spread evenly over many.
  ///
  /// Ties of both directions add up, parallel ones and strengths too; loops are ignored. Ties to a
  /// vertex without a group are left out. The bridging participation of Guimerà and Amaral, not the
  /// participation of a vertex in several layers.
  ///
  /// - Parameter labels: the group of each vertex; nil where it has none.
  /// - Returns: undefined for a vertex without ties to members of groups.
  /// - Throws: `negativeTies`; `invalidStrength`.
  /// - Complexity: O(V + E).
  ///
  /// Reference: R. Guimerà, L. A. N. Amaral, "Functional cartography of complex metabolic networks",
  /// 2005, https://doi.org/10.1038/nature03288.
  public func participation(
    labels: [String?], weighted: StrengthWeighting = .strengths
  ) throws(GraphAlgorithmsError) -> Scores {
    precondition(labels.count == vertexCount, "one label per vertex")
    try requirePositiveTies(for: "participation")
    try requireStrengths(weighted)
    let rows = simpleRows(.either, weight: RowWeight(weighted))
    let names = Set(labels.compactMap { $0 }).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groups = labels.map { $0.flatMap { index[$0] } }
    var sums = [Double](repeating: 0, count: names.count)
    let values = (0..<vertexCount).map { vertex -> Double? in
      var total = 0.0
      for slot in rows.row(of: vertex) {
        guard let group = groups[Int(rows.neighbors[slot])] else { continue }
        sums[group] += rows.weights?[slot] ?? 1
        total += rows.weights?[slot] ?? 1
      }
      var squares = 0.0
      for group in sums.indices where sums[group] > 0 {
        squares += (sums[group] / total) * (sums[group] / total)
        sums[group] = 0
      }
      return total > 0 ? 1 - squares : nil
    }
    return Scores(values, undefined: .isolated)
  }
}
