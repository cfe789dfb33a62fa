import GraphCore

/// A parameter of a measure.
public struct MeasureParameter: Hashable, Sendable {
  /// What values a parameter takes.
  public enum Kind: Hashable, Sendable {
    /// A real number; nil as a default means that the measure chooses.
    case number(Double?)
    /// A whole number; nil as a default means that the measure chooses.
    case integer(Int?)
    /// One of some words.
    case choice([String], String)
    /// Yes or no.
    case flag(Bool)
    /// A vertex, which must be given.
    case vertex
    /// A division of the vertices, which must be given.
    case groups
    /// The name of an attribute, given to the measure as one label per vertex; it must be given.
    case labels
    /// As `labels`, but the measure does without.
    case optionalLabels
    /// The name of an attribute, given to the measure as one number per vertex; that of the name, or
    /// the only one where there is none of that name, unless told otherwise.
    case numbers(String)
    /// As `numbers`, but the measure does without.
    case optionalNumbers
    /// Some vertices; none as a default.
    case vertices
    /// The name of an attribute of the edges that says of which kind each is, given to the measure as
    /// the edges of each kind; that of the name unless told otherwise.
    case layers(String)
    /// Some words, in order; the measure chooses by default.
    case words
  }

  /// The name, in lower case with underscores.
  public let name: String
  /// What the parameter does, in a sentence.
  public let meaning: String
  /// What values it takes, and the default.
  public let kind: Kind

  init(_ name: String, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }

  /// The default as text, or nil where the parameter must be given or the measure chooses.
  public var defaultText: String? {
    switch kind {
    case .number(let value): value.map { "\($0)" }
    case .integer(let value): value.map { "\($0)" }
    case .choice(_, let value): value
    case .flag(let value): "\(value)"
    case .numbers(let name), .layers(let name): name
    case .vertex, .groups, .labels, .optionalLabels, .optionalNumbers, .vertices, .words: nil
    }
  }

  /// What the value must be, for messages.
  public var expectation: String {
    switch kind {
    case .number: "a number"
    case .integer: "a whole number"
    case .choice(let words, _): "one of " + words.joined(separator: ", ")
    case .flag: "true or false"
    case .vertex: "a vertex of the graph"
    case .groups: "a list of disjoint lists of vertices that cover the graph"
    case .labels, .optionalLabels: "an attribute of the vertices"
    case .numbers, .optionalNumbers: "a number for each vertex"
    case .vertices: "a list of vertices of the graph"
    case .layers: "an attribute of the edges"
    case .words: "a list that names each kind of tie once"
    }
  }
}

/// The value of a parameter.
public enum MeasureArgument: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A word; "null" where a choice has that word.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// A vertex.
  case vertex(Int)
  /// Some vertices.
  case vertices([Int])
  /// Lists of vertices.
  case groups([[Int]])
  /// A label for each vertex; nil where it has none.
  case labels([String?])
  /// A number for each vertex; nil where it has none.
  case numbers([Double?])
  /// The edges of each kind, in the order in which kinds are taken.
  case layers([EdgeLayer])
  /// Words, in order.
  case words([String])
}

/// The edges of one kind.
public struct EdgeLayer: Hashable, Sendable {
  /// The name of the kind.
  public let name: String
  /// The edges.
  public let edges: [Edge]

  /// Makes the edges of a kind.
  public init(name: String, edges: [Edge]) {
    self.name = name
    self.edges = edges
  }
}

/// The checked values of the parameters of a measure, defaults filled in.
struct MeasureArguments {
  private let values: [String: MeasureArgument]
  private let kinds: [String: MeasureParameter.Kind]

  init(
    _ values: [String: MeasureArgument], of measure: Measure, vertexCount: Int
  ) throws(GraphAlgorithmsError) {
    let known = measure.parameters.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknownParameter(measure: measure.name, name: name, known: known)
    }
    var kinds: [String: MeasureParameter.Kind] = [:]
    for parameter in measure.parameters {
      kinds[parameter.name] = parameter.kind
      guard let value = values[parameter.name] else {
        guard !parameter.kind.isRequired else {
          throw .missingParameter(measure: measure.name, name: parameter.name)
        }
        continue
      }
      guard parameter.kind.accepts(value, vertexCount: vertexCount) else {
        throw .badParameter(
          measure: measure.name, name: parameter.name, expected: parameter.expectation)
      }
    }
    self.values = values
    self.kinds = kinds
  }

  func number(_ name: String) -> Double? {
    if case .number(let value)? = values[name] { return value }
    switch kinds[name] {
    case .number(let value): return value
    case .integer(let value): return value.map(Double.init)
    default: return nil
    }
  }

  func integer(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

  func flag(_ name: String) -> Bool {
    if case .flag(let value)? = values[name] { return value }
    if case .flag(let value)? = kinds[name] { return value }
    return false
  }

  func choice(_ name: String) -> String {
    switch values[name] {
    case .text(let word): return word
    case .number(let number): return wordOf(number)
    default: break
    }
    if case .choice(_, let word)? = kinds[name] { return word }
    return ""
  }

  /// The case of an option whose raw values are the words of a choice.
  func option<Option: RawRepresentable>(
    _ name: String, _ fallback: Option
  ) -> Option where Option.RawValue == String { Option(rawValue: choice(name)) ?? fallback }

  func vertex(_ name: String) -> Int {
    if case .vertex(let vertex)? = values[name] { return vertex }
    return 0
  }

  func vertices(_ name: String) -> [Int]? {
    if case .vertices(let vertices)? = values[name] { return vertices }
    return nil
  }

  func labels(_ name: String) -> [String?]? {
    if case .labels(let labels)? = values[name] { return labels }
    return nil
  }

  func numbers(_ name: String) -> [Double?]? {
    if case .numbers(let numbers)? = values[name] { return numbers }
    return nil
  }

  func multiplex(_ name: String, of graph: CompactGraph) -> MultiplexGraph {
    guard case .layers(let layers)? = values[name] else {
      return MultiplexGraph(vertexCount: graph.vertexCount, layers: [])
    }
    return MultiplexGraph(
      vertexCount: graph.vertexCount,
      layers: layers.map { layer in
        MultiplexGraph.Layer(
          name: layer.name,
          graph: CompactGraph(
            vertexCount: graph.vertexCount, directed: graph.isDirected, edges: layer.edges))
      })
  }

  func partition(_ name: String, vertexCount: Int) throws(GraphAlgorithmsError) -> Partition {
    guard case .groups(let groups)? = values[name],
      let partition = Partition(members: groups, vertexCount: vertexCount)
    else { throw .notAPartition }
    return partition
  }
}

// MARK: - Checks

private func wordOf(_ number: Double) -> String {
  Int(exactly: number).map { "\($0)" } ?? "\(number)"
}

extension MeasureParameter.Kind {
  fileprivate var isRequired: Bool {
    switch self {
    case .vertex, .groups, .labels, .numbers, .layers: true
    default: false
    }
  }

  fileprivate func accepts(_ value: MeasureArgument, vertexCount: Int) -> Bool {
    switch (self, value) {
    case (.number, .number(let number)): number.isFinite
    case (.integer, .number(let number)): Int(exactly: number) != nil
    case (.choice(let words, _), .text(let word)): words.contains(word)
    case (.choice(let words, _), .number(let number)): words.contains(wordOf(number))
    case (.flag, .flag), (.groups, .groups): true
    case (.vertex, .vertex(let vertex)): (0..<vertexCount).contains(vertex)
    case (.vertices, .vertices(let list)): list.allSatisfy { (0..<vertexCount).contains($0) }
    case (.labels, .labels(let labels)), (.optionalLabels, .labels(let labels)):
      labels.count == vertexCount
    case (.numbers, .numbers(let list)), (.optionalNumbers, .numbers(let list)):
      list.count == vertexCount
    case (.layers, .layers(let layers)):
      layers.allSatisfy { layer in
        layer.edges.allSatisfy {
          (0..<vertexCount).contains($0.source) && (0..<vertexCount).contains($0.target)
        }
      }
    case (.words, .words): true
    default: false
    }
  }
}
