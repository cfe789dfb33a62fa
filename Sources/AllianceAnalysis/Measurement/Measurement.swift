import GraphAlgorithms
import GraphCore

/// A measure of the catalogue on a graph of named nodes: its values, and why some are undefined.
public struct Measurement: Sendable, Equatable {
  /// The values: by node, by edge as lists of source, target and value, or what the measure gives.
  public let values: MeasureValue
  /// Why values are undefined, by the name of the node, or as `graph`.
  public let undefined: [MeasureValue.Field]
  /// How many paths there are, also of those beyond the limit of a list.
  public let count: Double?
  /// The parameters, defaults included.
  public let parameters: [MeasureValue.Field]

  /// Measures a graph.
  ///
  /// - Parameter parameters: parameters by name; nodes are given by their names, attributes by theirs.
  /// - Throws: a sentence that says what is wrong with the request or with the graph.
  public init(
    of name: String, on graph: MeasuredGraph, _ parameters: [MeasureValue.Field] = []
  ) throws(MeasurementError) {
    do throws(GraphAlgorithmsError) {
      let measure = try Measure.named(name)
      let question = MeasurementQuestion(measure: measure, graph: graph, given: parameters)
      let arguments = try question.arguments()
      let compact = graph.compact(question.weightRole)
      let result = try measure.evaluate(compact, arguments)
      let answer = MeasurementAnswer(graph: graph, compact: compact)
      values = answer.values(of: result)
      undefined = answer.undefined(in: result)
      if case .paths(_, let count) = result { self.count = count } else { count = nil }
      self.parameters = question.completed()
    } catch {
      throw MeasurementError(
        error.sentence { graph.nodes.indices.contains($0) ? graph.label($0) : "\($0)" },
        error.isAboutTheRequest ? .request : error.isLimit ? .limit : .graph)
    }
  }

  /// The names of the measures.
  public static var names: [String] { Measure.all.map(\.name) }

  /// The catalogue: one record for each measure.
  public static var catalogue: [MeasureValue] {
    Measure.all.map { measure in
      .record([
        MeasureValue.Field("measure", .text(measure.name)),
        MeasureValue.Field("meaning", .text(measure.meaning)),
        MeasureValue.Field("gives", .text(measure.shape.rawValue)),
        MeasureValue.Field("range", .text(measure.range)),
        MeasureValue.Field("unit", .text(measure.unit)),
        MeasureValue.Field("direction", .text(measure.direction)),
        MeasureValue.Field("weight", .text(measure.weight)),
        MeasureValue.Field("sign", .text(measure.sign)),
        MeasureValue.Field("complexity", .text(measure.complexity)),
        MeasureValue.Field("source", .text(measure.source)),
        MeasureValue.Field("parameters", .list(measure.parameters.map(record))),
      ])
    }
  }

  /// Whether a measure is about hostile ties as well as about friendly ones; false where there is no
  /// measure of that name.
  public static func isSigned(_ name: String) -> Bool {
    (try? Measure.named(name))?.isSigned ?? false
  }

  /// Whether a measure may ask what is known of edges beside their ends, weights and signs; false where
  /// there is no measure of that name.
  public static func usesEdgeAttributes(_ name: String) -> Bool {
    let parameters = (try? Measure.named(name))?.parameters ?? []
    return parameters.contains { if case .layers = $0.kind { true } else { false } }
  }

  private static func record(of parameter: MeasureParameter) -> MeasureValue {
    .record([
      MeasureValue.Field("name", .text(parameter.name)),
      MeasureValue.Field("meaning", .text(parameter.meaning)),
      MeasureValue.Field("value", .text(parameter.expectation)),
      MeasureValue.Field("default", parameter.defaultText.map { .text($0) } ?? .none),
    ])
  }
}

// MARK: - The question

/// The parameters of a request, brought from names to vertices.
private struct MeasurementQuestion {
  let measure: Measure
  let graph: MeasuredGraph
  let given: [MeasureValue.Field]

  /// What was given for a parameter; null is nothing given.
  private func value(_ name: String) -> MeasureValue? {
    let value = given.last { $0.name == name }?.value
    return value == MeasureValue.none ? nil : value
  }

  /// Without a parameter of that name a weight is a strength, for the few measures that are about
  /// strengths or signs alone.
  var weightRole: MeasuredGraph.WeightRole {
    guard let parameter = measure.parameters.first(where: { $0.name == "weights" }) else {
      switch measure.name {
      case "s_core_number", "widest_path": return .strength
      case "strength": return .carried
      default: return measure.readsSigns ? .carried : .ignored
      }
    }
    switch value("weights")?.label ?? parameter.defaultText {
    case "strength": return .strength
    case "length": return .length
    default: return measure.readsSigns ? .sign : .ignored
    }
  }

  func arguments() throws(GraphAlgorithmsError) -> [String: MeasureArgument] {
    var arguments: [String: MeasureArgument] = [:]
    let known = measure.parameters.map(\.name)
    for field in given where !known.contains(field.name) {
      throw .unknownParameter(measure: measure.name, name: field.name, known: known)
    }
    for parameter in measure.parameters {
      if let argument = try argument(for: parameter) { arguments[parameter.name] = argument }
    }
    return arguments
  }

  private func argument(
    for parameter: MeasureParameter
  ) throws(GraphAlgorithmsError) -> MeasureArgument? {
    let given = value(parameter.name)
    let bad = GraphAlgorithmsError.badParameter(
      measure: measure.name, name: parameter.name, expected: parameter.expectation)
    if case .numbers(let attribute) = parameter.kind {
      return .numbers(try numbers(given ?? .text(numbersAttribute(attribute)), bad))
    }
    if case .layers = parameter.kind { return .layers(try layers(of: parameter, bad)) }
    guard let given else { return nil }
    switch (parameter.kind, given) {
    case (.vertex, _): return .vertex(try vertex(given, bad))
    case (.vertices, .list(let names)):
      return .vertices(try names.map { name throws(GraphAlgorithmsError) in try vertex(name, bad) })
    case (.words, .list(let words)): return .words(words.compactMap(\.label))
    case (.groups, .list(let groups)): return .groups(try vertices(of: groups, bad))
    case (.labels, .text(let name)), (.optionalLabels, .text(let name)):
      guard let values = attribute(name) else { throw bad }
      return .labels(values.map(\.label))
    case (.optionalNumbers, _): return .numbers(try numbers(given, bad))
    case (_, .number(let number)): return .number(number)
    case (_, .integer(let number)): return .number(Double(number))
    case (_, .flag(let flag)): return .flag(flag)
    case (_, .text(let text)): return .text(text)
    default: throw bad
    }
  }

  /// An attribute of the nodes; where there are none, they have any.
  private func attribute(_ name: String) -> [MeasureValue]? {
    graph.nodes.isEmpty ? [] : graph.attributes[name]
  }

  /// The edges of each kind, in the order that is asked for, or by name.
  private func layers(
    of parameter: MeasureParameter, _ bad: GraphAlgorithmsError
  ) throws(GraphAlgorithmsError) -> [EdgeLayer] {
    let attribute = value(parameter.name)?.label ?? parameter.defaultText ?? ""
    guard let found = graph.edges(by: attribute, weightRole) else { throw bad }
    let layers = found.map { EdgeLayer(name: $0.name, edges: $0.edges) }
    let order = (value("order") ?? .none).elements.compactMap(\.label)
    guard !order.isEmpty else { return layers }
    guard order.sorted() == layers.map(\.name) else {
      throw .badParameter(
        measure: measure.name, name: "order",
        expected: "a list that names each of \(layers.map(\.name).joined(separator: ", ")) once")
    }
    return order.flatMap { name in layers.filter { $0.name == name } }
  }

  private func vertex(
    _ name: MeasureValue, _ bad: GraphAlgorithmsError
  ) throws(GraphAlgorithmsError) -> Int {
    guard let index = try? graph.index(of: name) else { throw bad }
    return index
  }

  private func vertices(
    of groups: [MeasureValue], _ bad: GraphAlgorithmsError
  ) throws(GraphAlgorithmsError) -> [[Int]] {
    var result: [[Int]] = []
    for group in groups {
      guard case .list(let names) = group else { throw bad }
      result.append(try names.map { name throws(GraphAlgorithmsError) in try vertex(name, bad) })
    }
    return result
  }

  /// The attribute that a measure reads unless told otherwise: that of the name, or the only one.
  private func numbersAttribute(_ name: String) -> String {
    guard graph.attributes[name] == nil, graph.attributes.count == 1 else { return name }
    return graph.attributes.keys.first ?? name
  }

  /// The numbers of an attribute, or those of a record of nodes.
  private func numbers(
    _ value: MeasureValue, _ bad: GraphAlgorithmsError
  ) throws(GraphAlgorithmsError) -> [Double?] {
    var numbers = [Double?](repeating: nil, count: graph.nodes.count)
    switch value {
    case .text(let name):
      guard let values = attribute(name) else { throw bad }
      for (vertex, value) in values.enumerated() {
        switch value {
        case .number(let number): numbers[vertex] = number
        case .none: continue
        default: throw bad
        }
      }
    case .record(let fields):
      for field in fields {
        guard case .number(let number) = field.value else { throw bad }
        numbers[try vertex(.text(field.name), bad)] = number
      }
    default: throw bad
    }
    return numbers
  }

  /// The parameters with the defaults of those that were not given.
  func completed() -> [MeasureValue.Field] {
    measure.parameters.map { parameter in
      let value = value(parameter.name)
      return MeasureValue.Field(parameter.name, value ?? defaultValue(of: parameter))
    }
  }

  /// The default; the order in which kinds of tie were taken is told also where nobody asked for one.
  private func defaultValue(of parameter: MeasureParameter) -> MeasureValue {
    if case .numbers(let name) = parameter.kind { return .text(numbersAttribute(name)) }
    guard case .words = parameter.kind,
      let layers = measure.parameters.first(where: { $0.name == "layers" })
    else { return parameter.kind.defaultValue }
    let attribute = value(layers.name)?.label ?? layers.defaultText ?? ""
    let names = (graph.edges(by: attribute, weightRole) ?? []).map(\.name)
    return .list(names.map { .text($0) })
  }
}

extension MeasureParameter.Kind {
  fileprivate var defaultValue: MeasureValue {
    switch self {
    case .number(let value): value.map { .number($0) } ?? .none
    case .integer(let value): value.map { .number(Double($0)) } ?? .none
    case .choice(_, let word): word == "null" ? .none : .text(word)
    case .flag(let flag): .flag(flag)
    case .numbers(let name), .layers(let name): .text(name)
    case .vertex, .groups, .labels, .optionalLabels, .optionalNumbers, .vertices, .words: .none
    }
  }
}

// MARK: - The answer

/// Puts the names of the nodes back on what a measure gave.
private struct MeasurementAnswer {
  let graph: MeasuredGraph
  let compact: CompactGraph

  func values(of result: MeasureResult) -> MeasureValue {
    switch result {
    case .scores(let scores):
      .record(
        graph.nodes.indices.map { MeasureValue.Field(graph.label($0), number(scores[$0])) })
    case .value(let score): number(score.value)
    case .partition(let partition): .list(partition.members.map(names))
    case .edgeValues(let edges):
      .list(
        edges.map { .list([name($0.source), name($0.target), number($0.value)]) })
    case .vertexSets(let sets): .list(sets.map(names))
    case .vertexSet(let vertices): names(vertices)
    case .edgeSet(let edges):
      .list(edges.map { names([Int(compact.edgeSources[$0]), Int(compact.edgeTargets[$0])]) })
    case .table(let rows):
      .record(rows.map { MeasureValue.Field($0.name, number($0.value.value)) })
    case .path(let path): path.map { names($0.vertices) } ?? .none
    case .paths(let paths, _): .list(paths.map { names($0.vertices) })
    }
  }

  func undefined(in result: MeasureResult) -> [MeasureValue.Field] {
    switch result {
    case .scores(let scores):
      graph.nodes.indices.compactMap { node in
        scores.reason(for: node).map { MeasureValue.Field(graph.label(node), .text($0.sentence)) }
      }
    case .value(let score):
      score.reason.map { [MeasureValue.Field("graph", .text($0.sentence))] } ?? []
    case .table(let rows):
      rows.compactMap { row in
        row.value.reason.map { MeasureValue.Field(row.name, .text($0.sentence)) }
      }
    case .path(nil):
      [MeasureValue.Field("graph", .text(UndefinedReason.unreachable.sentence))]
    default: []
    }
  }

  private func names(_ vertices: [Int]) -> MeasureValue { .list(vertices.map(name)) }

  /// The name of a node as it was given, a whole number without a fraction.
  private func name(_ vertex: Int) -> MeasureValue {
    guard case .number(let number) = graph.nodes[vertex], let whole = Int(exactly: number) else {
      return graph.nodes[vertex]
    }
    return .integer(whole)
  }

  private func number(_ value: Double?) -> MeasureValue { value.map { .number($0) } ?? .none }
}
