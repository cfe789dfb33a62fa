import GraphCore

/// How many vertices a graph may have for a measure that needs a full matrix of their pairs: one of
/// 800 megabytes at the limit.
public let fullMatrixLimit = 10_000

/// What a graph must be for a measure; each check throws the first breach that it finds.
extension CompactGraph {
  /// Throws unless every tie is positive.
  package func requirePositiveTies(for measure: String) throws(GraphAlgorithmsError) {
    guard let negatives else { return }
    throw .negativeTies(measure: measure, count: negatives.count { $0 })
  }

  /// Throws unless a full matrix of the pairs of vertices, or a list of them, can be held.
  package func requireFullMatrix(for measure: String) throws(GraphAlgorithmsError) {
    guard vertexCount <= fullMatrixLimit else {
      throw .limitExceeded(
        what: "vertices, too many for the full matrix that \(measure) needs", limit: fullMatrixLimit
      )
    }
  }

  /// Throws unless every length can be added up, where lengths are used at all.
  package func requireLengths(
    _ weighting: PathWeighting, counting: Bool = false
  ) throws(GraphAlgorithmsError) {
    guard weighting == .lengths, let lengths else { return }
    for (edge, length) in lengths.enumerated() {
      let (source, target) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      guard length >= 0, length.isFinite else {
        throw .invalidLength(source: source, target: target, length: length)
      }
      if counting, length == 0, source != target {
        throw .zeroLength(source: source, target: target)
      }
    }
  }

  /// Throws unless every strength is finite and above zero, where strengths are used at all.
  package func requireStrengths(_ weighting: StrengthWeighting) throws(GraphAlgorithmsError) {
    guard weighting == .strengths, let strengths else { return }
    for (edge, strength) in strengths.enumerated() where !(strength > 0 && strength.isFinite) {
      throw .invalidStrength(
        source: Int(edgeSources[edge]), target: Int(edgeTargets[edge]), strength: strength)
    }
  }
}
