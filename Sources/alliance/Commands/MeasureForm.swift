import AllianceAnalysis
import AllianceFormats
import TextForms

/// Requests and answers of `alliance measure` as JSON.
enum MeasureForm {
  /// The catalogue as a list of objects.
  static var catalogue: JSONValue { .array(Measurement.catalogue.map(JSONValue.init)) }

  /// A parameter of the command line, `name=value`: a number, true, false, null, JSON or a text.
  static func parameter(_ text: String) throws(CommandFailure) -> MeasureValue.Field {
    guard let equals = text.firstIndex(of: "=") else {
      throw CommandFailure(.usage, "alliance: error: “\(text)” is not of the form name=value")
    }
    let value = String(text[text.index(after: equals)...])
    let parsed = (try? JSONValue(parsing: value)) ?? .string(value)
    return MeasureValue.Field(String(text[..<equals]), MeasureValue(parsed))
  }

  /// The answer to a question from the command line.
  static func answer(_ name: String, _ measurement: Measurement) -> JSONValue {
    .object(
      [
        ("measure", .string(name)),
        ("parameters", JSONValue(.record(measurement.parameters))),
      ] + members(of: measurement))
  }

  /// The answer to a request, a line of JSON.
  static func answer(line: String) -> JSONValue {
    let request: JSONValue
    do throws(JSONFault) {
      request = try JSONValue(parsing: line)
    } catch {
      let id = RequestID.found(in: line) ?? .null
      return .object([("id", id), ("error", .string("not JSON: \(error)"))])
    }
    let id = request["id"] ?? .null
    do throws(MeasurementError) {
      guard let name = request["measure"]?.string else {
        throw MeasurementError("the request names no measure")
      }
      let graph = try MeasuredGraph(json: request["graph"] ?? .null)
      let measurement = try measurement(
        of: name, on: graph, try parameters(request["parameters"] ?? .null))
      return .object([("id", id)] + members(of: measurement))
    } catch {
      return .object([("id", id), ("error", .string(error.description))])
    }
  }

  /// A measurement; where there is no such measure, what may have been meant.
  static func measurement(
    of name: String, on graph: MeasuredGraph, _ parameters: [MeasureValue.Field]
  ) throws(MeasurementError) -> Measurement {
    let near = NearMisses.of(name, in: Measurement.names)
    guard near.isEmpty || near.contains(name) else {
      throw MeasurementError(
        "There is no measure “\(name)”; did you mean \(near.joined(separator: " or "))?",
        .request)
    }
    return try Measurement(of: name, on: graph, parameters)
  }

  private static func parameters(
    _ json: JSONValue
  ) throws(MeasurementError) -> [MeasureValue.Field] {
    switch MeasureValue(json) {
    case .none: return []
    case .record(let fields): return fields
    default: throw MeasurementError("the parameters are \(json.kindName), not an object")
    }
  }

  private static func members(of measurement: Measurement) -> [(String, JSONValue)] {
    var members = [("values", JSONValue(measurement.values))]
    if let count = measurement.count { members.append(("count", .number(count))) }
    members.append(("undefined", JSONValue(.record(measurement.undefined))))
    return members
  }
}

extension JSONValue {
  /// The value as JSON.
  init(_ value: MeasureValue) {
    switch value {
    case .none: self = .null
    case .flag(let flag): self = .bool(flag)
    case .number(let number): self = .number(number)
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .string(text)
    case .list(let values): self = .array(values.map(JSONValue.init))
    case .record(let fields): self = .object(fields.map { ($0.name, JSONValue($0.value)) })
    }
  }
}

extension MeasureValue {
  /// The JSON as a value.
  init(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .flag(flag)
    // A double holds no larger whole number exactly; as a name one is a text then.
    case .integer(let number):
      self = number.magnitude <= 1 << 53 ? .number(Double(number)) : .text("\(number)")
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let values): self = .list(values.map { MeasureValue($0) })
    case .object(let object):
      self = .record(object.members.map { Field($0.key, MeasureValue($0.value)) })
    }
  }
}

extension MeasuredGraph {
  /// Reads a graph of a request; nodes that only edges name are nodes too.
  init(json: JSONValue) throws(MeasurementError) {
    guard json.object != nil else { throw MeasurementError("the request has no graph") }
    var nodes = try Self.list(json["nodes"], "nodes").map { MeasureValue($0) }
    var indices: [String: Int] = [:]
    for (index, node) in nodes.enumerated() { if let label = node.label { indices[label] = index } }
    func index(_ json: JSONValue?) throws(MeasurementError) -> Int {
      guard let name = json.map(MeasureValue.init), let label = name.label else {
        throw MeasurementError("an edge lacks its source or its target")
      }
      if let known = indices[label] { return known }
      indices[label] = nodes.count
      nodes.append(name)
      return nodes.count - 1
    }
    var edges: [Edge] = []
    let rows = try Self.list(json["edges"], "edges")
    for edge in rows {
      edges.append(
        Edge(
          try index(edge["source"]), try index(edge["target"]), weight: try Self.weight(of: edge),
          isNegative: try Self.isNegative(edge)))
    }
    let directed = json["directed"] ?? .null
    guard directed == .null || directed.bool != nil else {
      throw MeasurementError("“directed” is \(directed.kindName), not true or false")
    }
    try self.init(
      isDirected: directed.bool ?? false, nodes: nodes, edges: edges,
      attributes: Self.attributes(json["attributes"], indices: indices, count: nodes.count),
      edgeAttributes: Self.edgeAttributes(rows))
  }

  private static func list(
    _ json: JSONValue?, _ name: String
  ) throws(MeasurementError) -> [JSONValue] {
    guard let json, json != .null else { return [] }
    guard let values = json.array else {
      throw MeasurementError("the \(name) of the graph are \(json.kindName), not a list")
    }
    return values
  }

  private static func weight(of edge: JSONValue) throws(MeasurementError) -> Double? {
    let weight = edge["weight"] ?? .null
    guard weight == .null || weight.double != nil else {
      throw MeasurementError("the weight of an edge is not a number")
    }
    return weight.double
  }

  private static func isNegative(_ edge: JSONValue) throws(MeasurementError) -> Bool {
    let sign = edge["sign"] ?? .null
    guard sign != .null else { return false }
    guard let number = sign.double, number != 0 else {
      throw MeasurementError("the sign of an edge is neither 1 nor -1")
    }
    return number < 0
  }

  /// What edges have beside their ends, weight and sign, as a list of values for each attribute.
  private static func edgeAttributes(_ rows: [JSONValue]) -> [String: [MeasureValue]] {
    var attributes: [String: [MeasureValue]] = [:]
    for (index, row) in rows.enumerated() {
      for member in row.object?.members ?? []
      where !["source", "target", "weight", "sign"].contains(member.key) {
        attributes[
          member.key, default: [MeasureValue](repeating: .none, count: rows.count)][index] =
          MeasureValue(member.value)
      }
    }
    return attributes
  }

  /// From `{node: {attribute: value}}` to a list of values for each attribute.
  private static func attributes(
    _ json: JSONValue?, indices: [String: Int], count: Int
  ) -> [String: [MeasureValue]] {
    var attributes: [String: [MeasureValue]] = [:]
    for node in json?.object?.members ?? [] {
      guard let index = indices[node.key] else { continue }
      for member in node.value.object?.members ?? [] {
        attributes[member.key, default: [MeasureValue](repeating: .none, count: count)][index] =
          MeasureValue(member.value)
      }
    }
    return attributes
  }
}

extension GraphFile.ReadGraph {
  /// The graph to be measured.
  func measured() throws(MeasurementError) -> MeasuredGraph {
    switch self {
    case .columns(let list):
      try MeasuredGraph(
        isDirected: list.isDirected, nodes: list.nodes, sources: list.sources,
        targets: list.targets, weights: list.weights)
    case .labelled(let graph): try graph.measured()
    }
  }
}

extension LabelledGraph {
  /// The graph to be measured; where some edges go one way, the others go both.
  func measured() throws(MeasurementError) -> MeasuredGraph {
    let isDirected = isDirected || edges.contains(where: \.isDirected)
    var ties: [MeasuredGraph.Edge] = []
    var rows: [Int] = []
    for (row, edge) in edges.enumerated() {
      var tie = MeasuredGraph.Edge(
        edge.source, edge.target, weight: edge.weight, isNegative: edge.isNegative)
      ties.append(tie)
      rows.append(row)
      if isDirected, !edge.isDirected, edge.source != edge.target {
        (tie.source, tie.target) = (tie.target, tie.source)
        ties.append(tie)
        rows.append(row)
      }
    }
    func values(_ attribute: Attribute) -> [MeasureValue] {
      attribute.values.map { $0.map(MeasureValue.init) ?? .none }
    }
    let known = nodeAttributes.map { ($0.name, values($0)) }
    let knownOfEdges = edgeAttributes.map { attribute in
      let values = values(attribute)
      return (attribute.name, rows.map { values[$0] })
    }
    return try MeasuredGraph(
      isDirected: isDirected, nodes: nodes.map { .text($0) }, edges: ties,
      attributes: Dictionary(known) { first, _ in first },
      edgeAttributes: Dictionary(knownOfEdges) { first, _ in first })
  }
}

extension MeasureValue {
  fileprivate init(_ value: LabelledGraph.Value) {
    switch value {
    case .text(let text): self = .text(text)
    case .integer(let number): self = .number(Double(number))
    case .number(let number): self = .number(number)
    case .flag(let flag): self = .flag(flag)
    }
  }
}
