import Foundation
import GraphAlgorithms
import GraphCore

/// The stored answers of other tools, which `scripts/reference/make_reference.py` writes.
enum StoredReference {
  /// A value of JSON.
  enum Value: Decodable {
    case none, number(Double), text(String), flag(Bool), list([Value]), object([String: Value])

    init(from decoder: any Decoder) throws {
      let box = try decoder.singleValueContainer()
      if box.decodeNil() {
        self = .none
      } else if let value = try? box.decode(Bool.self) {
        self = .flag(value)
      } else if let value = try? box.decode(Double.self) {
        self = .number(value)
      } else if let value = try? box.decode(String.self) {
        self = .text(value)
      } else if let value = try? box.decode([Value].self) {
        self = .list(value)
      } else {
        self = .object(try box.decode([String: Value].self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var list: [Value] { if case .list(let values) = self { values } else { [] } }
    var integers: [Int] { list.compactMap(\.number).map { Int($0) } }
  }

  struct Graph: Decodable {
    let n: Int
    let directed: Bool
    let edges: [[Double]]
    let kind: String
    let signs: [Double]?

    /// The weight of an edge is its strength and its length.
    var compact: CompactGraph {
      CompactGraph(
        vertexCount: n, directed: directed,
        edges: edges.enumerated().map { index, edge in
          Edge(
            Int(edge[0]), Int(edge[1]), strength: edge[2], length: edge[2],
            isNegative: (signs?[index] ?? 1) < 0)
        })
    }
  }

  struct Answer: Decodable {
    let parameters: [String: Value]
    let values: Value?
    let error: String?
    let skipped: Bool?
  }

  struct Measured: Decodable {
    let measure: String
    let iterated: Bool
    let signed: Bool
    let answers: [Answer]
  }

  struct BestLeiden: Decodable {
    let graph: Graph
    let first: Double
    let best: Double
  }

  private struct Graphs: Decodable { let graphs: [Graph] }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Reference")

  static func read<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONDecoder().decode(type, from: data)
  }

  static func graphs(signed: Bool = false) throws -> [Graph] {
    try read(signed ? "signed-graphs.json" : "graphs.json", as: Graphs.self).graphs
  }

  static var measures: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .filter { !["graphs", "leiden-best", "signed-graphs"].contains($0) }.sorted()
  }

  /// The parameters as the catalogue takes them.
  static func arguments(
    _ parameters: [String: Value], of measure: Measure, on graph: Graph
  ) -> [String: MeasureArgument] {
    var arguments: [String: MeasureArgument] = [:]
    for parameter in measure.parameters {
      guard let value = parameters[parameter.name] else { continue }
      if case .layers = parameter.kind {
        arguments[parameter.name] = .layers(layers(value, of: graph))
      } else {
        arguments[parameter.name] = argument(value, kind: parameter.kind)
      }
    }
    return arguments
  }

  /// The edges of each kind, kinds by name, from the name of the kind of each edge.
  private static func layers(_ names: Value, of graph: Graph) -> [EdgeLayer] {
    var layers: [String: [Edge]] = [:]
    for (name, edge) in zip(names.list, graph.edges) {
      guard case .text(let name) = name else { continue }
      layers[name, default: []].append(
        Edge(Int(edge[0]), Int(edge[1]), strength: edge[2], length: edge[2]))
    }
    return layers.sorted { $0.key < $1.key }.map { EdgeLayer(name: $0.key, edges: $0.value) }
  }

  private static func argument(
    _ value: Value, kind: MeasureParameter.Kind
  ) -> MeasureArgument {
    switch (kind, value) {
    case (.vertex, .number(let number)): .vertex(Int(number))
    case (.groups, .list(let groups)): .groups(groups.map(\.integers))
    case (.vertices, .list): .vertices(value.integers)
    case (.labels, .list(let list)), (.optionalLabels, .list(let list)):
      .labels(list.map { if case .text(let text) = $0 { text } else { nil } })
    case (.numbers, .list(let list)), (.optionalNumbers, .list(let list)):
      .numbers(list.map(\.number))
    case (_, .flag(let flag)): .flag(flag)
    case (_, .text(let text)): .text(text)
    case (_, .number(let number)): .number(number)
    default: .text("unreadable")
    }
  }
}
