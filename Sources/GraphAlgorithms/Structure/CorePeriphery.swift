import GraphCore

/// A division of the vertices into a core and a periphery.
public struct CorePeriphery: Hashable, Sendable {
  /// Whether each vertex is of the core.
  public let isCore: [Bool]
  /// The correlation of the ties with the pattern in which the core is fully tied and the periphery
  /// not at all, −1…1; ties between the two are left out. Undefined where nothing varies.
  public let fit: Score
}

extension CompactGraph {
  /// The core that comes nearest to being fully tied while the periphery is not tied within itself:
  /// the one with the fewest missing ties inside plus present ties outside.
  ///
  /// Unlike in the paper, vertices of equal degree are all of the core or none, so that names do not
  /// decide; of equally good cores the smallest is taken. Direction, signs, loops and parallel edges
  /// play no part.
  ///
  /// - Complexity: O(V log V + E).
  ///
  /// Reference: S. Z. W. Lip, "A fast algorithm for the discrete core/periphery bipartitioning
  /// problem", 2011, https://arxiv.org/abs/1102.5511; S. P. Borgatti, M. G. Everett, "Models of
  /// core/periphery structures", 2000, https://doi.org/10.1016/S0378-8733(99)00019-2.
  public func corePeriphery() -> CorePeriphery {
    let rows = simpleRows(.either)
    let order = (0..<vertexCount).sorted {
      (rows.degree(of: $1), $0) < (rows.degree(of: $0), $1)
    }
    // With the k of highest degree as the core the violations are k(k − 1)/2 + m − Σ degrees.
    var (best, bestSize, sum) = (0.0, 0, 0.0)
    for (index, vertex) in order.enumerated() {
      let k = Double(index + 1)
      sum += Double(rows.degree(of: vertex))
      let violations = k * (k - 1) / 2 - sum
      let isLastOfDegree =
        index + 1 == order.count
        || rows.degree(of: order[index + 1]) < rows.degree(of: vertex)
      if isLastOfDegree, violations < best { (best, bestSize) = (violations, index + 1) }
    }
    var isCore = [Bool](repeating: false, count: vertexCount)
    for vertex in order.prefix(bestSize) { isCore[vertex] = true }
    return CorePeriphery(isCore: isCore, fit: corePeripheryFit(isCore, rows: rows))
  }

  private func corePeripheryFit(_ isCore: [Bool], rows: SimpleRows) -> Score {
    let core = Double(isCore.count { $0 })
    let rest = Double(vertexCount) - core
    let (corePairs, restPairs) = (core * (core - 1) / 2, rest * (rest - 1) / 2)
    var (coreTies, restTies) = (0.0, 0.0)
    for vertex in 0..<vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) > vertex {
        if isCore[vertex], isCore[Int(rows.neighbors[slot])] { coreTies += 1 }
        if !isCore[vertex], !isCore[Int(rows.neighbors[slot])] { restTies += 1 }
      }
    }
    let pairs = corePairs + restPairs
    let ties = coreTies + restTies
    let variance = corePairs * restPairs * ties * (pairs - ties)
    guard variance > 0 else { return .undefined(.noVariation) }
    return .defined((pairs * coreTies - corePairs * ties) / variance.squareRoot())
  }
}
