import GraphCore

/// A measure of the catalogue: what it means, how it treats a graph, and how to compute it.
///
/// Help, rankings, reports and the command that computes any measure on any graph read this table.
public struct Measure: Sendable {
  /// What a measure gives.
  public enum Shape: String, Sendable {
    /// A number per vertex.
    case vertices
    /// A number of the whole graph.
    case graph
    /// A number per edge.
    case edges
    /// A division of the vertices.
    case partition
    /// Lists of vertices.
    case vertexSets
    /// Named numbers.
    case table
    /// A path, or none.
    case path
    /// Paths.
    case paths
    /// A list of vertices.
    case vertexSet
    /// A list of edges.
    case edgeSet
  }

  /// The name, in lower case with underscores.
  public let name: String
  /// What the number means, in a sentence.
  public let meaning: String
  /// What it gives.
  public let shape: Shape
  /// The least and the largest value.
  public let range: String
  /// The unit of the values.
  public let unit: String
  /// How direction is treated.
  public let direction: String
  /// How strengths, lengths and parallel edges are treated.
  public let weight: String
  /// How signs are treated.
  public let sign: String
  /// Time and space.
  public let complexity: String
  /// Where the definition is from, with its DOI.
  public let source: String
  /// The parameters, with their defaults.
  public let parameters: [MeasureParameter]
  private let compute: Computation

  typealias Computation =
    @Sendable (CompactGraph, MeasureArguments) throws(GraphAlgorithmsError) -> MeasureResult

  init(
    _ name: String, _ meaning: String, shape: Shape = .vertices, range: String, unit: String,
    direction: String, weight: String, sign: String, complexity: String, source: String,
    parameters: [MeasureParameter] = [], compute: @escaping Computation
  ) {
    self.name = name
    self.meaning = meaning
    self.shape = shape
    self.range = range
    self.unit = unit
    self.direction = direction
    self.weight = weight
    self.sign = sign
    self.complexity = complexity
    self.source = source
    self.parameters = parameters
    self.compute = compute
  }

  /// Whether hostile ties mean something else to it than friendly ones.
  public var readsSigns: Bool { sign != Treatment.positiveOnly && sign != Treatment.signBlind }

  /// Whether it is about hostile ties as well as about friendly ones, so that a graph without its
  /// hostile ties is another question.
  public var isSigned: Bool { readsSigns && sign != Treatment.delegated }

  /// All measures, by name.
  public static let all: [Measure] =
    (centrality + walks + positions + ties + paths + distances + connectivity + structure + patterns
    + coalitions + votes + balance + communities + cohesion + multiplex).sorted {
      $0.name < $1.name
    }

  /// The measure of a name.
  ///
  /// - Throws: `unknownMeasure`.
  public static func named(_ name: String) throws(GraphAlgorithmsError) -> Measure {
    guard let measure = all.first(where: { $0.name == name }) else { throw .unknownMeasure(name) }
    return measure
  }

  /// Computes the measure on a graph.
  ///
  /// - Parameter values: parameters by name; those that are missing take their defaults.
  /// - Throws: `unknownParameter`, `missingParameter`, `badParameter`, `overflow` where a value is no
  ///   finite number, and what the algorithm throws.
  public func evaluate(
    _ graph: CompactGraph, _ values: [String: MeasureArgument] = [:]
  ) throws(GraphAlgorithmsError) -> MeasureResult {
    let arguments = try MeasureArguments(values, of: self, vertexCount: graph.vertexCount)
    let result = try compute(graph, arguments)
    guard result.isFinite else { throw .overflow(measure: name) }
    return result
  }
}

/// What a measure gives for a graph.
public enum MeasureResult: Hashable, Sendable {
  /// A number per vertex.
  case scores(Scores)
  /// A number of the whole graph.
  case value(Score)
  /// A division of the vertices.
  case partition(Partition)
  /// A number per edge, in the order of the graph's edges.
  case edgeValues([EdgeValue])
  /// Lists of vertices.
  case vertexSets([[Int]])
  /// A list of vertices, ascending.
  case vertexSet([Int])
  /// A list of edges, as indices into the edges of the graph, ascending.
  case edgeSet([Int])
  /// Named numbers, in order.
  case table([NamedValue])
  /// A path, or none.
  case path(Path?)
  /// Paths, and how many there are where that was counted.
  case paths([Path], count: Double)
}

extension MeasureResult {
  /// Whether all numbers are finite; the lengths of paths are no values.
  fileprivate var isFinite: Bool {
    switch self {
    case .scores(let scores): scores.values.allSatisfy { $0?.isFinite ?? true }
    case .value(let score): score.value?.isFinite ?? true
    case .edgeValues(let edges): edges.allSatisfy { $0.value?.isFinite ?? true }
    case .table(let rows): rows.allSatisfy { $0.value.value?.isFinite ?? true }
    case .partition, .vertexSets, .vertexSet, .edgeSet, .path, .paths: true
    }
  }
}

/// The value of an edge.
public struct EdgeValue: Hashable, Sendable {
  /// The source of the edge; the lesser end where undirected.
  public let source: Int
  /// The target of the edge.
  public let target: Int
  /// The value, or nil where it is undefined.
  public let value: Double?

  /// Makes the value of an edge.
  public init(source: Int, target: Int, value: Double?) {
    self.source = source
    self.target = target
    self.value = value
  }
}

/// A number with a name.
public struct NamedValue: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The number, or the reason why there is none.
  public let value: Score

  /// Makes a number with a name.
  public init(_ name: String, _ value: Score) {
    self.name = name
    self.value = value
  }
}
