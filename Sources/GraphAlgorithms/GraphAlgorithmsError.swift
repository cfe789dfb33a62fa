/// What can be wrong with a graph, or with a request, for an algorithm to refuse it.
public enum GraphAlgorithmsError: Error, Hashable, Sendable {
  /// The measure is defined for positive ties only and the graph has negative ones.
  case negativeTies(measure: String, count: Int)
  /// An edge has a length that is negative, infinite or not a number.
  case invalidLength(source: Int, target: Int, length: Double)
  /// An edge has a strength that is not a finite number above zero.
  case invalidStrength(source: Int, target: Int, strength: Double)
  /// Shortest paths cannot be counted through an edge of length zero.
  case zeroLength(source: Int, target: Int)
  /// A sum grew beyond the range of a double.
  case overflow(measure: String)
  /// An iteration ended before it was exact enough.
  case notConverged(measure: String, iterations: Int, residual: Double)
  /// Several components share the largest eigenvalue; each is given by its vertices.
  case sharedEigenvalue(value: Double, components: [[Int]])
  /// A parameter of a method lies outside its range.
  case parameterOutOfRange(name: String, value: Double, range: String)
  /// A list would be longer than the limit.
  case limitExceeded(what: String, limit: Int)
  /// The search for the least ended before it was proven to be the least.
  case notProven(found: Double, bound: Double)
  /// A system of equations has no single solution.
  case singular(measure: String)
  /// The measure needs a directed or an undirected graph and got the other.
  case wrongDirection(measure: String, needsDirected: Bool)
  /// The groups are not disjoint or do not cover the vertices.
  case notAPartition
  /// The catalogue has no measure of that name.
  case unknownMeasure(String)
  /// The measure has no parameter of that name.
  case unknownParameter(measure: String, name: String, known: [String])
  /// The measure needs a parameter that is missing.
  case missingParameter(measure: String, name: String)
  /// A parameter has a value of the wrong kind.
  case badParameter(measure: String, name: String, expected: String)

  /// The error as a sentence for a reader: what, with the numbers, and a remedy where there is one.
  public var sentence: String { sentence { "\($0)" } }

  /// The sentence of the error with the vertices called by their names.
  public func sentence(naming name: (Int) -> String) -> String {
    switch self {
    case .negativeTies(let measure, let count):
      "\(measure) is not defined for negative ties, and the graph has \(count); leave them out."
    case .invalidLength(let source, let target, let length):
      "The edge \(name(source))–\(name(target)) has the length \(length); lengths are finite, "
        + "zero or more."
    case .invalidStrength(let source, let target, let strength):
      "The edge \(name(source))–\(name(target)) has the strength \(strength); strengths are finite, "
        + "above zero."
    case .zeroLength(let source, let target):
      "The edge \(name(source))–\(name(target)) has length zero, so shortest paths cannot be counted."
    case .overflow(let measure): "\(measure) grew beyond the range of numbers; rescale the weights."
    case .notConverged(let measure, let iterations, let residual):
      "\(measure) did not converge in \(iterations) iterations (residual \(residual))."
    case .sharedEigenvalue(let value, let components):
      components.count < 2
        ? "Several vectors share the largest eigenvalue \(value), so there is no single principal one."
        : "\(components.count) components share the largest eigenvalue \(value), so there is no single "
          + "principal one; choose one of them: "
          + Self.list(components.map { "{" + Self.list($0.map(name)) + "}" }) + "."
    case .parameterOutOfRange(let name, let value, let range):
      "\(name) is \(Self.short(value)); allowed: \(range)."
    case .limitExceeded(let what, let limit): "There are more than \(limit) \(what)."
    case .notProven(let found, let bound):
      "The least that was found is \(found), and it is not proven that there is no less; "
        + "it is no less than \(bound)."
    case .singular(let measure): "\(measure) has no single solution for this graph."
    case .wrongDirection(let measure, let needsDirected):
      "\(measure) is defined for \(needsDirected ? "directed" : "undirected") graphs only."
    case .notAPartition: "The groups must be disjoint and cover every vertex."
    case .unknownMeasure(let name): "There is no measure “\(name)”."
    case .unknownParameter(let measure, let name, let known):
      "\(measure) has no parameter “\(name)”; it has \(known.joined(separator: ", "))."
    case .missingParameter(let measure, let name): "\(measure) needs the parameter “\(name)”."
    case .badParameter(let measure, let name, let expected):
      "The parameter “\(name)” of \(measure) must be \(expected)."
    }
  }
}

extension GraphAlgorithmsError {
  /// The first names of a list, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let most = 12
    let rest = names.count > most + 1 ? ", and \(names.count - most) more" : ""
    return names.prefix(rest.isEmpty ? most + 1 : most).joined(separator: ", ") + rest
  }

  /// A whole number without the point that Swift writes after it.
  static func short(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Whether what was asked for is wrong, whatever the graph.
  public var isAboutTheRequest: Bool {
    switch self {
    case .parameterOutOfRange, .unknownMeasure, .unknownParameter, .missingParameter, .badParameter:
      true
    default: false
    }
  }

  /// Whether a limit was met.
  public var isLimit: Bool {
    if case .limitExceeded = self { true } else { false }
  }
}

extension GraphAlgorithmsError: CustomStringConvertible {
  /// The sentence of the error.
  public var description: String { sentence }
}
