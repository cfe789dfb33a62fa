import GraphCore

extension CompactGraph {
  /// The strong components: largest sets of vertices that all reach each other along the edges.
  ///
  /// In an undirected graph these are the components. Signs, weights, loops and parallel edges
  /// play no part.
  ///
  /// - Complexity: O(V + E) time, O(V) space, without recursion.
  ///
  /// Reference: R. Tarjan, "Depth-first search and linear graph algorithms", 1972,
  /// https://doi.org/10.1137/0201010.
  public func strongComponents() -> Partition {
    guard isDirected else { return components() }
    var search = StrongComponentSearch(adjacency: outgoing, vertexCount: vertexCount)
    for root in 0..<vertexCount where search.isNew(root) { search.visit(root) }
    return Partition(labels: search.labels)
  }
}

// MARK: - Kernel

/// Tarjan's search with its own stack. `lowLinks[v]` is the least number that the subtree of `v`
/// reaches among vertices that are still on the stack.
private struct StrongComponentSearch {
  let adjacency: CompactGraph.Adjacency
  var numbers: [Int]
  var lowLinks: [Int]
  var labels: [Int]
  var nextSlots: [Int]
  var open: [Int] = []
  var calls: [Int] = []
  var counter = 0

  init(adjacency: CompactGraph.Adjacency, vertexCount: Int) {
    self.adjacency = adjacency
    numbers = [Int](repeating: -1, count: vertexCount)
    lowLinks = numbers
    labels = numbers
    nextSlots = adjacency.offsets.dropLast().map { Int($0) }
  }

  func isNew(_ vertex: Int) -> Bool { numbers[vertex] < 0 }

  mutating func enter(_ vertex: Int) {
    numbers[vertex] = counter
    lowLinks[vertex] = counter
    counter += 1
    open.append(vertex)
    calls.append(vertex)
  }

  mutating func visit(_ root: Int) {
    enter(root)
    while let vertex = calls.last {
      let slot = nextSlots[vertex]
      if slot < Int(adjacency.offsets[vertex + 1]) {
        nextSlots[vertex] = slot + 1
        let next = Int(adjacency.neighbors[slot])
        if isNew(next) {
          enter(next)
        } else if labels[next] < 0 {
          lowLinks[vertex] = min(lowLinks[vertex], numbers[next])
        }
      } else {
        leave(vertex)
      }
    }
  }

  private mutating func leave(_ vertex: Int) {
    calls.removeLast()
    if let parent = calls.last { lowLinks[parent] = min(lowLinks[parent], lowLinks[vertex]) }
    guard lowLinks[vertex] == numbers[vertex] else { return }
    while let member = open.popLast() {
      labels[member] = vertex
      if member == vertex { break }
    }
  }
}
