import GraphCore

/// A set of vertices that only falls apart when so many of them go.
public struct CohesiveBlock: Hashable, Sendable {
  /// The vertices, ascending.
  public let vertices: [Int]
  /// How many vertices must go for the rest to fall apart or be a single one.
  public let cohesion: Int
  /// The place in the list of the least block around it; nil for an outermost one.
  public let parent: Int?
}

extension CompactGraph {
  /// The cohesive blocks: for each k the largest sets that stay connected however k − 1 of their
  /// vertices go, nested in each other.
  ///
  /// A set that stays connected for several k is listed once, with the largest. Two blocks of the
  /// same cohesion k may share up to k − 1 vertices. Direction, signs, loops and parallel edges play
  /// no part; isolated vertices are in none.
  ///
  ///     let bowtie = CompactGraph(
  ///       vertexCount: 5,
  ///       edges: [(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4)].map { Edge($0.0, $0.1) })
  ///     bowtie.cohesiveBlocks().map(\.vertices)  // [[0, 1, 2, 3, 4], [0, 1, 2], [2, 3, 4]]
  ///
  /// - Returns: the blocks, by cohesion ascending, the larger first, then in lexicographic order; so
  ///   that each comes after those around it.
  /// - Complexity: O(V + d²) flows of O(k E) for each block and each cut, d the least degree in it.
  ///
  /// Reference: J. Moody, D. R. White, "Structural cohesion and embeddedness", 2003,
  /// https://doi.org/10.2307/3088904. Not by listing all least cuts as there: any cut of fewer than k
  /// vertices divides what is to be searched.
  public func cohesiveBlocks() -> [CohesiveBlock] {
    let rows = simpleRows(.either)
    let neighbors = (0..<vertexCount).map { vertex in
      Set(rows.row(of: vertex).map { Int(rows.neighbors[$0]) })
    }
    var blocks: [(vertices: Set<Int>, cohesion: Int)] = []
    var level = components().members.filter { $0.count > 1 }.map { Set($0) }
    var k = 1
    while !level.isEmpty {
      for set in level {
        if let same = blocks.firstIndex(where: { $0.vertices == set }) {
          blocks[same].cohesion = k
        } else {
          blocks.append((set, k))
        }
      }
      k += 1
      var next: [Set<Int>] = []
      for set in level {
        for part in BlockDivision(neighbors, k: k).blocks(in: set) where !next.contains(part) {
          next.append(part)
        }
      }
      level = next
    }
    return nested(blocks)
  }

  /// The cohesion of the most cohesive block that each vertex is in; zero for an isolated one.
  public func structuralCohesion() -> Scores {
    var values = [Int](repeating: 0, count: vertexCount)
    for block in cohesiveBlocks() {
      for vertex in block.vertices { values[vertex] = max(values[vertex], block.cohesion) }
    }
    return Scores(values.map { Double($0) })
  }

  private func nested(_ blocks: [(vertices: Set<Int>, cohesion: Int)]) -> [CohesiveBlock] {
    let ordered = blocks.map {
      (vertices: $0.vertices.sorted(), set: $0.vertices, cohesion: $0.cohesion)
    }
    .sorted {
      if $0.cohesion != $1.cohesion { return $0.cohesion < $1.cohesion }
      if $0.vertices.count != $1.vertices.count { return $0.vertices.count > $1.vertices.count }
      return $0.vertices.lexicographicallyPrecedes($1.vertices)
    }
    return ordered.indices.map { index in
      let around = ordered.indices.filter {
        ordered[$0].cohesion < ordered[index].cohesion
          && ordered[$0].set.isSuperset(of: ordered[index].set)
      }
      let parent = around.max { (ordered[$0].cohesion, $1) < (ordered[$1].cohesion, $0) }
      return CohesiveBlock(
        vertices: ordered[index].vertices, cohesion: ordered[index].cohesion, parent: parent)
    }
  }
}

// MARK: - Kernel

/// Divides a set until what is left cannot be parted by fewer than k vertices.
private struct BlockDivision {
  private let neighbors: [Set<Int>]
  private let k: Int

  init(_ neighbors: [Set<Int>], k: Int) { (self.neighbors, self.k) = (neighbors, k) }

  /// The largest subsets of a set that no k − 1 vertices part.
  ///
  /// Vertices with fewer than k partners go first. A cut of fewer than k vertices cannot part a
  /// subset that is sought, so that each lies in one of the parts together with the cut.
  func blocks(in set: Set<Int>) -> [Set<Int>] {
    var found: [Set<Int>] = []
    var open = [set]
    while let next = open.popLast() {
      for part in connectedParts(of: core(of: next)) where part.count > k {
        guard let cut = smallCut(of: part) else {
          if !found.contains(where: { $0.isSuperset(of: part) }) {
            found.removeAll { $0.isSubset(of: part) }
            found.append(part)
          }
          continue
        }
        for rest in connectedParts(of: part.subtracting(cut)) { open.append(rest.union(cut)) }
      }
    }
    return found
  }

  private func core(of set: Set<Int>) -> Set<Int> {
    var left = set
    var weak = Array(set)
    while let vertex = weak.popLast() {
      guard left.contains(vertex), neighbors[vertex].intersection(left).count < k else { continue }
      left.remove(vertex)
      weak.append(contentsOf: neighbors[vertex].intersection(left))
    }
    return left
  }

  private func connectedParts(of set: Set<Int>) -> [Set<Int>] {
    var left = set
    var parts: [Set<Int>] = []
    for start in set.sorted() where left.contains(start) {
      var part: Set<Int> = [start]
      var stack = [start]
      left.remove(start)
      while let vertex = stack.popLast() {
        for other in neighbors[vertex].intersection(left) {
          left.remove(other)
          part.insert(other)
          stack.append(other)
        }
      }
      parts.append(part)
    }
    return parts
  }

  /// A cut of fewer than k vertices. A least cut either parts the vertex of least degree from some
  /// other one, or contains it and parts two of its neighbours.
  private func smallCut(of set: Set<Int>) -> Set<Int>? {
    let vertices = set.sorted()
    let flow = DisjointPaths(vertices, neighbors)
    let degrees = vertices.map { neighbors[$0].intersection(set).count }
    guard let first = vertices.indices.min(by: { degrees[$0] < degrees[$1] }) else { return nil }
    let around = vertices.indices.filter { neighbors[vertices[first]].contains(vertices[$0]) }
    for other in vertices.indices where other != first && !around.contains(other) {
      if let cut = flow.cut(from: first, to: other, below: k) { return cut }
    }
    for one in around {
      for other in around where other > one && !neighbors[vertices[one]].contains(vertices[other]) {
        if let cut = flow.cut(from: one, to: other, below: k) { return cut }
      }
    }
    return nil
  }
}

/// Vertex-disjoint paths in an induced subgraph, one after another, by breadth-first search for
/// paths that may undo earlier ones.
private struct DisjointPaths {
  private let vertices: [Int]
  private let rows: [[Int]]

  init(_ vertices: [Int], _ neighbors: [Set<Int>]) {
    self.vertices = vertices
    let places = Dictionary(uniqueKeysWithValues: zip(vertices, vertices.indices))
    rows = vertices.map { vertex in neighbors[vertex].compactMap { places[$0] }.sorted() }
  }

  /// The vertices of a least cut between two places without a tie, if it has fewer than `limit`.
  func cut(from start: Int, to end: Int, below limit: Int) -> Set<Int>? {
    // The predecessor and the successor on the path that passes a place.
    var before = [Int](repeating: -1, count: vertices.count)
    var after = before
    for _ in 0..<limit {
      let (reached, parents) = search(from: start, to: end, before, after)
      guard reached[2 * end] else {
        // In but not out of reach: there the paths are cut.
        return Set(
          vertices.indices.filter { reached[2 * $0] && !reached[2 * $0 + 1] }.map { vertices[$0] })
      }
      augment(from: start, to: end, parents, &before, &after)
    }
    return nil
  }

  /// Node 2v is where paths enter v, 2v + 1 where they leave it.
  private func search(
    from start: Int, to end: Int, _ before: [Int], _ after: [Int]
  ) -> (reached: [Bool], parents: [Int]) {
    var reached = [Bool](repeating: false, count: 2 * vertices.count)
    var parents = [Int](repeating: -1, count: 2 * vertices.count)
    var queue = [2 * start + 1]
    reached[2 * start + 1] = true
    var head = 0
    func visit(_ node: Int, from parent: Int) {
      guard !reached[node] else { return }
      reached[node] = true
      parents[node] = parent
      queue.append(node)
    }
    while head < queue.count, !reached[2 * end] {
      let node = queue[head]
      head += 1
      let vertex = node / 2
      if node % 2 == 1 {
        for other in rows[vertex] where other != start && after[vertex] != other {
          visit(2 * other, from: node)
        }
        // Back through a vertex that a path passes.
        if vertex != start, before[vertex] >= 0 { visit(2 * vertex, from: node) }
      } else {
        if before[vertex] < 0 {
          visit(2 * vertex + 1, from: node)
        } else if before[vertex] != start {
          visit(2 * before[vertex] + 1, from: node)
        }
      }
    }
    return (reached, parents)
  }

  private func augment(
    from start: Int, to end: Int, _ parents: [Int], _ before: inout [Int], _ after: inout [Int]
  ) {
    var steps: [(from: Int, to: Int)] = []
    var node = 2 * end
    while node != 2 * start + 1 {
      steps.append((parents[node], node))
      node = parents[node]
    }
    // What is undone first, then what is new: a vertex may lose one path and gain another.
    for (from, to) in steps where from % 2 == 0 && to % 2 == 1 && from / 2 != to / 2 {
      (before[from / 2], after[to / 2]) = (-1, -1)
    }
    for (from, to) in steps where from % 2 == 1 && to % 2 == 0 && from / 2 != to / 2 {
      if to / 2 != end { before[to / 2] = from / 2 }
      if from / 2 != start { after[from / 2] = to / 2 }
    }
  }
}
