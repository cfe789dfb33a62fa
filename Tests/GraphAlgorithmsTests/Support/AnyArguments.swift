import GraphAlgorithms
import GraphCore

extension Measure {
  /// Arguments for the parameters that must be given, whatever the measure: the first and the last
  /// vertex, groups by remainder, kinds of tie by turns.
  func anyArguments(for graph: CompactGraph) -> [String: MeasureArgument] {
    let vertices = Array(0..<graph.vertexCount)
    var arguments: [String: MeasureArgument] = [:]
    for parameter in parameters {
      switch parameter.kind {
      case .vertex:
        arguments[parameter.name] = .vertex(
          parameter.name == "target" ? max(0, graph.vertexCount - 1) : 0)
      case .groups:
        arguments[parameter.name] = .groups(
          [vertices.filter { $0 % 2 == 0 }, vertices.filter { $0 % 2 == 1 }]
            .filter { !$0.isEmpty })
      case .labels: arguments[parameter.name] = .labels(vertices.map { ["a", "b", nil][$0 % 3] })
      case .numbers: arguments[parameter.name] = .numbers(vertices.map { Double($0 % 5) })
      case .layers:
        let edges = (0..<graph.edgeCount).map { edge in
          Edge(
            Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]),
            strength: graph.strengths?[edge] ?? 1, length: graph.lengths?[edge] ?? 1,
            isNegative: graph.negatives?[edge] ?? false)
        }
        arguments[parameter.name] = .layers(
          (0..<2).map { layer in
            EdgeLayer(
              name: "\(layer)", edges: edges.indices.filter { $0 % 2 == layer }.map { edges[$0] })
          })
      // What is repeated is repeated a few times only, for the sake of time.
      case .integer where ["runs", "permutations", "samples"].contains(parameter.name):
        arguments[parameter.name] = .number(3)
      default: break
      }
    }
    return arguments
  }

  /// `anyArguments`, and each of them with one parameter that has words or a flag set to each of its
  /// values.
  func manyArguments(for graph: CompactGraph) -> [[String: MeasureArgument]] {
    let base = anyArguments(for: graph)
    var all = [base]
    for parameter in parameters {
      switch parameter.kind {
      case .choice(let words, _):
        for word in words { all.append(base.merging([parameter.name: .text(word)]) { $1 }) }
      case .flag(let usual): all.append(base.merging([parameter.name: .flag(!usual)]) { $1 })
      default: break
      }
    }
    return all
  }
}

extension MeasureResult {
  /// Every number in the result, those that are undefined left out.
  var numbers: [Double] {
    switch self {
    case .scores(let scores): scores.values.compactMap { $0 }
    case .value(let score): score.value.map { [$0] } ?? []
    case .edgeValues(let edges): edges.compactMap(\.value)
    case .table(let rows): rows.compactMap(\.value.value)
    case .path(let path): path.map { [$0.length] } ?? []
    case .paths(let paths, let count): paths.map(\.length) + [count]
    case .partition, .vertexSets, .vertexSet, .edgeSet: []
    }
  }
}
