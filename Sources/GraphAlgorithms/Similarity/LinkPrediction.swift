import GraphCore

/// What speaks for a tie between two vertices that have none.
public enum LinkPredictor: String, CaseIterable, Hashable, Sendable {
  /// The number of common neighbours.
  case commonNeighbors = "common_neighbors"
  /// Common neighbours over the neighbours of either.
  case jaccard
  /// Common neighbours, each by the inverse of the logarithm of its degree.
  case adamicAdar = "adamic_adar"
  /// Common neighbours, each by the inverse of its degree.
  case resourceAllocation = "resource_allocation"
  /// The product of the degrees.
  case preferentialAttachment = "preferential_attachment"
  /// Walks of any length, each step counting half of what would make the sum diverge.
  case katz
}

extension CompactGraph {
  /// A score for every pair of vertices without a tie.
  ///
  /// Direction, signs, strengths, loops and parallel edges play no part.
  ///
  /// - Returns: the pairs, the lesser vertex first, in their order.
  /// - Throws: `negativeTies` for Katz; `singular`.
  /// - Complexity: O(V d²), for Katz O(V³).
  ///
  /// Reference: D. Liben-Nowell, J. Kleinberg, "The link-prediction problem for social networks",
  /// 2007, https://doi.org/10.1002/asi.20591; L. A. Adamic, E. Adar, 2003,
  /// https://doi.org/10.1016/S0378-8733(03)00009-1; T. Zhou, L. Lü, Y.-C. Zhang, 2009,
  /// https://doi.org/10.1140/epjb/e2009-00335-8.
  public func predictedLinks(
    by predictor: LinkPredictor = .adamicAdar
  ) throws(GraphAlgorithmsError) -> [EdgeValue] {
    try requireFullMatrix(for: "link prediction")
    let rows = simpleRows(.either)
    let walks = predictor == .katz ? try katzMatrix(rows) : []
    var found: [EdgeValue] = []
    var isNeighbor = [Bool](repeating: false, count: vertexCount)
    for u in 0..<vertexCount {
      for slot in rows.row(of: u) { isNeighbor[Int(rows.neighbors[slot])] = true }
      for v in (u + 1)..<max(vertexCount, u + 1) where !isNeighbor[v] {
        var (sum, common) = (0.0, 0)
        for slot in rows.row(of: v) where isNeighbor[Int(rows.neighbors[slot])] {
          common += 1
          let degree = Double(rows.degree(of: Int(rows.neighbors[slot])))
          switch predictor {
          case .adamicAdar: sum += 1 / logarithm(degree)
          case .resourceAllocation: sum += 1 / degree
          default: break
          }
        }
        found.append(
          EdgeValue(
            source: u, target: v,
            value: score(predictor, u, v, rows, common: common, sum: sum, walks)))
      }
      for slot in rows.row(of: u) { isNeighbor[Int(rows.neighbors[slot])] = false }
    }
    return found
  }

  private func score(
    _ predictor: LinkPredictor, _ u: Int, _ v: Int, _ rows: SimpleRows, common: Int, sum: Double,
    _ walks: [[Double]]
  ) -> Double {
    let (a, b) = (rows.degree(of: u), rows.degree(of: v))
    switch predictor {
    case .commonNeighbors: return Double(common)
    case .jaccard: return a + b - common > 0 ? Double(common) / Double(a + b - common) : 0
    case .adamicAdar, .resourceAllocation: return sum
    case .preferentialAttachment: return Double(a * b)
    case .katz: return walks[u][v]
    }
  }

  /// (I − βA)⁻¹ − I with β half the inverse of the largest degree, which bounds the eigenvalues.
  private func katzMatrix(_ rows: SimpleRows) throws(GraphAlgorithmsError) -> [[Double]] {
    let largest = (0..<vertexCount).map { rows.degree(of: $0) }.max() ?? 0
    guard largest > 0 else {
      return [[Double]](repeating: [Double](repeating: 0, count: vertexCount), count: vertexCount)
    }
    let beta = 0.5 / Double(largest)
    var matrix = DenseMatrix(count: vertexCount, diagonal: 1)
    for u in 0..<vertexCount {
      for slot in rows.row(of: u) { matrix[u, Int(rows.neighbors[slot])] -= beta }
    }
    var units = [[Double]](
      repeating: [Double](repeating: 0, count: vertexCount), count: vertexCount)
    for index in 0..<vertexCount { units[index][index] = 1 }
    guard let solved = matrix.solved(for: units) else { throw .singular(measure: "Katz") }
    // The matrix is symmetric, so that its columns are its rows.
    var walks = units
    for u in 0..<vertexCount {
      for v in 0..<vertexCount {
        walks[u][v] = (solved[u][v] + solved[v][u]) / 2 - units[u][v]
      }
    }
    return walks
  }
}
