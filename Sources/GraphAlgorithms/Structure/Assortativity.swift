import GraphCore

extension CompactGraph {
  /// Whether ties join the alike: how far ties run within the groups of an attribute beyond what the
  /// groups' shares of ties would give, at most 1; 0 as by chance, below 0 where ties join the unlike.
  ///
  /// In an undirected graph each tie counts both ways. Parallel ties count once, loops not at all;
  /// ties of a vertex without a label are left out; signs and strengths play no part.
  ///
  /// - Parameter labels: one per vertex; nil where a vertex has none.
  /// - Returns: undefined where all ties run within one group.
  /// - Complexity: O(V + E).
  ///
  /// Reference: M. E. J. Newman, "Mixing patterns in networks", 2003,
  /// https://doi.org/10.1103/PhysRevE.67.026126.
  public func assortativity(labels: [String?]) -> Score {
    precondition(labels.count == vertexCount, "one label per vertex")
    let names = Set(labels.compactMap { $0 }).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var (within, total) = (0.0, 0.0)
    var leaving = [Double](repeating: 0, count: names.count)
    var entering = leaving
    forEachArc { source, target in
      guard let from = labels[source].flatMap({ index[$0] }),
        let to = labels[target].flatMap({ index[$0] })
      else { return }
      leaving[from] += 1
      entering[to] += 1
      total += 1
      if from == to { within += 1 }
    }
    guard total > 0 else { return .undefined(.noEdges) }
    let expected = zip(leaving, entering).reduce(0) { $0 + $1.0 * $1.1 } / (total * total)
    guard expected < 1 else { return .undefined(.noVariation) }
    return .defined((within / total - expected) / (1 - expected))
  }

  /// The correlation of a number at the two ends of a tie, −1…1.
  ///
  /// In an undirected graph each tie counts both ways; ties of a vertex without a number are left
  /// out; otherwise as `assortativity(labels:)`.
  ///
  /// - Returns: undefined where the numbers do not vary over the ends.
  /// - Complexity: O(V + E).
  public func assortativity(numbers: [Double?]) -> Score {
    precondition(numbers.count == vertexCount, "one number per vertex")
    return endCorrelation(sources: numbers, targets: numbers)
  }

  /// The correlation of the degrees at the two ends of a tie, −1…1: above zero where the well
  /// connected are tied to each other. In a directed graph that of the source's out-degree with the
  /// target's in-degree.
  ///
  /// - Returns: undefined where degrees do not vary over the ends.
  /// - Complexity: O(V + E).
  ///
  /// Reference: M. E. J. Newman, "Assortative mixing in networks", 2002,
  /// https://doi.org/10.1103/PhysRevLett.89.208701.
  public func degreeAssortativity() -> Score {
    endCorrelation(
      sources: degrees(direction: .outgoing).values, targets: degrees(direction: .incoming).values)
  }

  // MARK: - Kernel

  private func forEachArc(_ body: (Int, Int) -> Void) {
    let rows = simpleRows(.outgoing)
    for source in 0..<vertexCount {
      for slot in rows.row(of: source) { body(source, Int(rows.neighbors[slot])) }
    }
  }

  private func endCorrelation(sources: [Double?], targets: [Double?]) -> Score {
    var pairs: [(Double, Double)] = []
    forEachArc { source, target in
      if let x = sources[source], let y = targets[target] { pairs.append((x, y)) }
    }
    guard !pairs.isEmpty else { return .undefined(.noEdges) }
    let count = Double(pairs.count)
    let (meanX, meanY) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
      xy += (x - meanX) * (y - meanY)
    }
    let scale = max(meanX * meanX, meanY * meanY) * count
    guard xx > 1e-14 * scale, yy > 1e-14 * scale else { return .undefined(.noVariation) }
    return .defined(xy / (xx.squareRoot() * yy.squareRoot()))
  }
}
