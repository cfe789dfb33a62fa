import GraphCore

/// Rows of distinct neighbours: parallel edges merged, loops left out.
///
/// The neighbours of `v` are `neighbors[Int(offsets[v])..<Int(offsets[v + 1])]`, ascending.
package struct SimpleRows: Sendable {
  /// Where each row begins; one more entry than there are vertices.
  package let offsets: [UInt32]
  /// The neighbours, row after row.
  package let neighbors: [UInt32]
  /// An edge behind each neighbour; the shortest one where rows carry lengths.
  package let edges: [UInt32]
  /// What each neighbour weighs, or nil where every one weighs one.
  package let weights: [Double]?

  /// The number of vertices.
  package var vertexCount: Int { offsets.count - 1 }

  /// The number of distinct neighbours of a vertex.
  package func degree(of vertex: Int) -> Int {
    Int(offsets[vertex + 1]) - Int(offsets[vertex])
  }

  /// How many entries the rows of some vertices have together.
  func entryCount(of vertices: ArraySlice<UInt32>) -> Int {
    let offsets = offsets.span
    var entries: UInt32 = 0
    for vertex in vertices { entries += offsets[Int(vertex) + 1] - offsets[Int(vertex)] }
    return Int(entries)
  }

  /// The positions of the row of a vertex.
  package func row(of vertex: Int) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[vertex + 1])
  }
}

/// What becomes of loops in simple rows.
package enum LoopRule: Sendable {
  /// They are left out.
  case leftOut
  /// They stand once in the row of their vertex, as on the diagonal of a matrix.
  case kept
}

/// What the weights of simple rows are.
package enum RowWeight: Sendable {
  /// Nothing: neighbours are present or not.
  case none
  /// The number of edges between the two.
  case multiplicity
  /// The sum of the strengths between the two.
  case strength
  /// The least length between the two.
  case length
  /// One for each positive edge, minus one for each negative one.
  case sign
  /// The sum of strengths, negative edges counting below zero.
  case signedStrength

  /// The weight that adds up edges or strengths.
  package init(_ weighting: StrengthWeighting) {
    self = weighting == .strengths ? .strength : .multiplicity
  }

  /// The weight that paths add up.
  package init(_ weighting: PathWeighting) {
    self = weighting == .lengths ? .length : .none
  }
}

extension CompactGraph {
  /// The rows of distinct neighbours in a direction.
  ///
  /// - Complexity: O(V + E); rows are shared, not copied, where the graph is simple.
  package func simpleRows(
    _ direction: Direction = .outgoing, weight: RowWeight = .none, loops: LoopRule = .leftOut
  ) -> SimpleRows {
    let adjacency = direction == .incoming ? incoming : outgoing
    if isSimple, !isDirected || direction != .either {
      return SimpleRows(
        offsets: adjacency.offsets, neighbors: adjacency.neighbors, edges: adjacency.edges,
        weights: edgeWeights(weight).map { weights in
          adjacency.edges.map { weights[Int($0)] }
        })
    }
    return mergedRows(direction, weight: weight, loops: loops)
  }

  /// The weight of each edge, or nil where all are one.
  package func edgeWeights(_ weight: RowWeight) -> [Double]? {
    switch weight {
    case .none, .multiplicity: nil
    case .strength: strengths
    case .length: lengths
    case .sign: negatives.map { $0.map { $0 ? -1 : 1 } }
    case .signedStrength:
      negatives.map { negatives in
        negatives.indices.map { (negatives[$0] ? -1 : 1) * (strengths?[$0] ?? 1) }
      } ?? strengths
    }
  }

  // MARK: - Kernel

  private func mergedRows(
    _ direction: Direction, weight: RowWeight, loops: LoopRule
  ) -> SimpleRows {
    var builder = RowBuilder(
      graph: self, weight: weight, loops: loops, seesBothSides: !isDirected || direction == .either)
    for vertex in 0..<vertexCount {
      if isDirected && direction == .either {
        builder.mergeRows(outgoing, incoming, of: vertex)
      } else {
        builder.appendRow(direction == .incoming ? incoming : outgoing, of: vertex)
      }
      builder.closeRow()
    }
    return builder.rows(weight: weight)
  }
}

/// Collects rows in ascending order and merges equal neighbours as they come.
private struct RowBuilder {
  let edgeWeights: [Double]?
  let takesMinimum: Bool
  let keepsLoops: Bool
  /// An undirected loop stands twice in its row, a loop seen from both sides as well.
  let loopShare: Double
  var offsets: [UInt32] = [0]
  var neighbors: [UInt32] = []
  var edges: [UInt32] = []
  var weights: [Double] = []
  var rowStart = 0

  init(graph: CompactGraph, weight: RowWeight, loops: LoopRule, seesBothSides: Bool) {
    edgeWeights = graph.edgeWeights(weight)
    keepsLoops = loops == .kept
    loopShare = seesBothSides ? 0.5 : 1
    if case .length = weight { takesMinimum = true } else { takesMinimum = false }
    offsets.reserveCapacity(graph.vertexCount + 1)
    neighbors.reserveCapacity(graph.outgoing.neighbors.count)
  }

  mutating func append(_ neighbor: UInt32, edge: UInt32, of vertex: Int) {
    let isLoop = Int(neighbor) == vertex
    guard !isLoop || keepsLoops else { return }
    var weight = edgeWeights.map { $0[Int(edge)] } ?? 1
    if isLoop, !takesMinimum { weight *= loopShare }
    guard neighbors.count > rowStart, neighbors[neighbors.count - 1] == neighbor else {
      neighbors.append(neighbor)
      edges.append(edge)
      weights.append(weight)
      return
    }
    let last = weights.count - 1
    if !takesMinimum {
      weights[last] += weight
    } else if weight < weights[last] {
      weights[last] = weight
      edges[last] = edge
    }
  }

  mutating func appendRow(_ adjacency: CompactGraph.Adjacency, of vertex: Int) {
    for slot in adjacency.row(of: vertex) {
      append(adjacency.neighbors[slot], edge: adjacency.edges[slot], of: vertex)
    }
  }

  mutating func mergeRows(
    _ first: CompactGraph.Adjacency, _ second: CompactGraph.Adjacency, of vertex: Int
  ) {
    var (i, j) = (Int(first.offsets[vertex]), Int(second.offsets[vertex]))
    let (iEnd, jEnd) = (Int(first.offsets[vertex + 1]), Int(second.offsets[vertex + 1]))
    while i < iEnd || j < jEnd {
      let takesFirst = j == jEnd || (i < iEnd && first.neighbors[i] <= second.neighbors[j])
      let neighbor = takesFirst ? first.neighbors[i] : second.neighbors[j]
      let edge = takesFirst ? first.edges[i] : second.edges[j]
      if takesFirst { i += 1 } else { j += 1 }
      append(neighbor, edge: edge, of: vertex)
    }
  }

  mutating func closeRow() {
    offsets.append(UInt32(neighbors.count))
    rowStart = neighbors.count
  }

  func rows(weight: RowWeight) -> SimpleRows {
    let isUnit: Bool
    if case .none = weight { isUnit = true } else { isUnit = weights.allSatisfy { $0 == 1 } }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: edges, weights: isUnit ? nil : weights)
  }
}
