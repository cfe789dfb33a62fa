import GraphAlgorithms
import GraphCore

/// Definitions of balance, computed as they are written.
enum SlowBalance {
  /// The least weight out of line over all divisions, and how many divisions reach it, camps of
  /// components being interchangeable and ties of both signs cancelling.
  static func frustration(
    _ graph: CompactGraph, _ weighting: StrengthWeighting
  ) -> (least: Double, ways: Int) {
    let strengths = weighting == .strengths ? graph.strengths : nil
    var least = Double.infinity
    var found: Set<[Bool]> = []
    for mask in 0..<(1 << max(0, graph.vertexCount - 1)) {
      let side = (0..<graph.vertexCount).map { mask >> $0 & 1 == 1 }
      var sum = 0.0
      var net: [[Int]: Double] = [:]
      for edge in 0..<graph.edgeCount {
        let (u, v) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
        guard u != v else { continue }
        let isNegative = graph.negatives?[edge] == true
        let weight = strengths?[edge] ?? 1
        net[[min(u, v), max(u, v)], default: 0] += isNegative ? -weight : weight
        if (side[u] != side[v]) != isNegative { sum += weight }
      }
      // A division is told by which of the pairs that do not cancel it separates.
      let signature = net.filter { $0.value != 0 }.sorted {
        $0.key.lexicographicallyPrecedes($1.key)
      }
      .map { side[$0.key[0]] != side[$0.key[1]] }
      if sum < least - 1e-9 {
        (least, found) = (sum, [signature])
      } else if sum < least + 1e-9 {
        found.insert(signature)
      }
    }
    return (least, found.count)
  }

  /// The bound that weighted cycles prove, or infinity where they break a rule of the proof.
  static func packingBound(_ cycles: [Frustration.WeightedCycle], _ graph: CompactGraph) -> Double {
    var net: [[Int]: Double] = [:]
    var cancelled: [[Int]: (Double, Double)] = [:]
    for edge in graph.edgeList where edge.source != edge.target {
      let key = [min(edge.source, edge.target), max(edge.source, edge.target)]
      net[key, default: 0] += edge.isNegative ? -edge.strength : edge.strength
      var both = cancelled[key] ?? (0, 0)
      if edge.isNegative { both.1 += edge.strength } else { both.0 += edge.strength }
      cancelled[key] = both
    }
    var loads: [[Int]: Double] = [:]
    var sum = cancelled.values.reduce(0) { $0 + min($1.0, $1.1) }
    for cycle in cycles {
      var sign = 1.0
      for (index, vertex) in cycle.vertices.enumerated() {
        let next = cycle.vertices[(index + 1) % cycle.vertices.count]
        let key = [min(vertex, next), max(vertex, next)]
        guard let weight = net[key], weight != 0 else { return .infinity }
        sign *= weight < 0 ? -1 : 1
        loads[key, default: 0] += cycle.weight
      }
      guard sign < 0, Set(cycle.vertices).count == cycle.vertices.count else { return .infinity }
      sum += cycle.weight
    }
    for (key, load) in loads where load > (net[key] ?? 0).magnitude + 1e-9 { return .infinity }
    return sum
  }

  /// A window of the stored signed networks of states.
  static func window(_ name: String, in text: String) -> CompactGraph {
    let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
      .filter { $0[0] == name }
    let names = Set(rows.flatMap { $0[1...2] }).sorted()
    let edges = rows.map { row in
      Edge(
        names.firstIndex(of: row[1]) ?? 0, names.firstIndex(of: row[2]) ?? 0,
        isNegative: row[3] == "-1")
    }
    return CompactGraph(vertexCount: names.count, edges: edges)
  }
}
