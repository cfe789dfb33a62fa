import GraphCore

extension CompactGraph {
  /// The vertices without which their component would fall apart, ascending.
  ///
  /// Direction, signs, loops and parallel edges play no part.
  ///
  ///     let path = CompactGraph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])
  ///     path.articulationPoints()  // [1]
  ///
  /// - Complexity: O(V + E), without recursion.
  ///
  /// Reference: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph
  /// manipulation", 1973, https://doi.org/10.1145/362248.362272.
  public func articulationPoints() -> [Int] {
    var search = BiconnectivitySearch(rows: simpleRows(.either))
    search.run()
    return search.isArticulation.indices.filter { search.isArticulation[$0] }
  }

  /// The edges without which their component would fall apart, ascending.
  ///
  /// Direction and signs play no part; an edge with a parallel one is no bridge.
  ///
  /// - Returns: indices into the edges of the graph.
  /// - Complexity: O(V + E), without recursion.
  public func bridges() -> [Int] {
    let rows = simpleRows(.either, weight: .multiplicity)
    var search = BiconnectivitySearch(rows: rows)
    search.run()
    return search.bridgeSlots.filter { rows.weights?[$0] ?? 1 == 1 }
      .map { Int(rows.edges[$0]) }.sorted()
  }
}

// MARK: - Kernel

/// Depth-first search with its own stack; `lows[v]` is the least number that the subtree of `v`
/// reaches by one edge that is not of the tree.
private struct BiconnectivitySearch {
  let rows: SimpleRows
  var isArticulation: [Bool]
  var bridgeSlots: [Int] = []
  private var numbers: [Int]
  private var lows: [Int]
  private var parentSlots: [Int]
  private var nextSlots: [Int]
  private var counter = 0

  init(rows: SimpleRows) {
    self.rows = rows
    isArticulation = [Bool](repeating: false, count: rows.vertexCount)
    numbers = [Int](repeating: -1, count: rows.vertexCount)
    lows = numbers
    parentSlots = numbers
    nextSlots = rows.offsets.dropLast().map { Int($0) }
  }

  mutating func run() {
    for root in 0..<rows.vertexCount where numbers[root] < 0 { visit(root) }
  }

  private mutating func enter(_ vertex: Int, from slot: Int) {
    numbers[vertex] = counter
    lows[vertex] = counter
    parentSlots[vertex] = slot
    counter += 1
  }

  private mutating func visit(_ root: Int) {
    var stack = [root]
    var rootChildren = 0
    enter(root, from: -1)
    while let vertex = stack.last {
      let slot = nextSlots[vertex]
      guard slot < Int(rows.offsets[vertex + 1]) else {
        stack.removeLast()
        if let parent = stack.last { leave(vertex, to: parent, root: root) }
        continue
      }
      nextSlots[vertex] = slot + 1
      let next = Int(rows.neighbors[slot])
      if numbers[next] < 0 {
        if vertex == root { rootChildren += 1 }
        enter(next, from: slot)
        stack.append(next)
      } else if stack.count < 2 || next != stack[stack.count - 2] {
        lows[vertex] = min(lows[vertex], numbers[next])
      }
    }
    isArticulation[root] = rootChildren > 1
  }

  private mutating func leave(_ vertex: Int, to parent: Int, root: Int) {
    lows[parent] = min(lows[parent], lows[vertex])
    if lows[vertex] > numbers[parent] { bridgeSlots.append(parentSlots[vertex]) }
    if parent != root, lows[vertex] >= numbers[parent] { isArticulation[parent] = true }
  }
}
