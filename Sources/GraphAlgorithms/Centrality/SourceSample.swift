/// Sources of paths drawn at random without repetition, and how far what they tell may be from what all
/// would tell.
struct SourceSample {
  /// The vertices that were drawn, ascending; all where there are no more.
  let sources: [Int]
  /// Whether all vertices were drawn.
  let isWhole: Bool
  private let confidence: Double

  /// Draws from the vertices of a graph.
  ///
  /// - Throws: `parameterOutOfRange`.
  init(
    of vertexCount: Int, samples: Int, confidence: Double, seed: UInt64
  ) throws(GraphAlgorithmsError) {
    guard samples > 0 else {
      throw .parameterOutOfRange(name: "samples", value: Double(samples), range: "1 or more")
    }
    guard confidence > 0, confidence < 1 else {
      throw .parameterOutOfRange(name: "confidence", value: confidence, range: "0 < confidence < 1")
    }
    var random = RandomSource(seed: seed)
    sources = random.permutation(of: vertexCount).prefix(samples).map(Int.init).sorted()
    isWhole = sources.count == vertexCount
    self.confidence = confidence
  }

  /// How many were drawn, one at least.
  var size: Double { Double(max(sources.count, 1)) }

  /// By how much of their range the means of so many quantities may be off, all at once, with the
  /// confidence asked for: W. Hoeffding, 1963, https://doi.org/10.1080/01621459.1963.10500830.
  func deviation(among count: Double) -> Double {
    (logarithm(2 * count / (1 - confidence)) / (2 * size)).squareRoot()
  }
}
