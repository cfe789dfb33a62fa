import AllianceGraph
import GraphAlgorithms

/// Why a question could not be answered.
public enum AnalysisError: Error, Sendable {
  /// The data set has no nation of that code.
  case undeclaredNation(NationCode)
  /// There is no measure of that name, or it gives no number per nation.
  case unknownMeasure(String)
  /// The data set has no indicator of that name on the date.
  case unknownIndicator(String, known: [String])
  /// The graph is not one that the method is defined for.
  case algorithm(GraphAlgorithmsError)

  /// The error in a sentence.
  public var sentence: String {
    switch self {
    case .undeclaredNation(let code): "The data set has no nation “\(code)”."
    case .unknownMeasure(let name): "There is no measure “\(name)” of nations."
    case .unknownIndicator(let name, let known):
      "There is no indicator “\(name)” on that date; "
        + (known.isEmpty ? "the data set has none." : "known: \(known.joined(separator: ", ")).")
    case .algorithm(let error): error.sentence
    }
  }
}
