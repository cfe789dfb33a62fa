/// A 4-ary heap of vertices with a changeable key each; the least key is on top, and of equal
/// keys the least vertex, so that the order of removal is one only.
package struct VertexHeap: Sendable {
  private var heap: [UInt32] = []
  private var positions: [Int32]
  private var keys: [Double]

  /// Makes an empty heap for the vertices `0..<vertexCount`.
  package init(vertexCount: Int) {
    positions = [Int32](repeating: -1, count: vertexCount)
    keys = [Double](repeating: .infinity, count: vertexCount)
  }

  /// Whether no vertex is left.
  package var isEmpty: Bool { heap.isEmpty }

  /// The least key, where there is one.
  package var leastKey: Double? { heap.first.map { keys[Int($0)] } }

  /// Puts a vertex in with a key, or lowers the key of one that is in.
  package mutating func push(_ vertex: UInt32, key: Double) {
    if positions[Int(vertex)] < 0 {
      positions[Int(vertex)] = Int32(heap.count)
      heap.append(vertex)
    }
    keys[Int(vertex)] = key
    siftUp(Int(positions[Int(vertex)]))
  }

  /// Takes out the vertex with the least key.
  package mutating func popLeast() -> UInt32? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    positions[Int(top)] = -1
    if !heap.isEmpty {
      heap[0] = last
      positions[Int(last)] = 0
      siftDown(0)
    }
    return top
  }

  // MARK: - Kernel

  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    let (x, y) = (keys[Int(a)], keys[Int(b)])
    return x < y || (x == y && a < b)
  }

  private mutating func siftUp(_ start: Int) {
    var slot = start
    let vertex = heap[slot]
    while slot > 0 {
      let parent = (slot - 1) >> 2
      guard precedes(vertex, heap[parent]) else { break }
      heap[slot] = heap[parent]
      positions[Int(heap[slot])] = Int32(slot)
      slot = parent
    }
    heap[slot] = vertex
    positions[Int(vertex)] = Int32(slot)
  }

  private mutating func siftDown(_ start: Int) {
    var slot = start
    let vertex = heap[slot]
    while true {
      let first = slot << 2 + 1
      guard first < heap.count else { break }
      var least = first
      for child in (first + 1)..<max(first + 1, min(first + 4, heap.count))
      where precedes(heap[child], heap[least]) { least = child }
      guard precedes(heap[least], vertex) else { break }
      heap[slot] = heap[least]
      positions[Int(heap[slot])] = Int32(slot)
      slot = least
    }
    heap[slot] = vertex
    positions[Int(vertex)] = Int32(slot)
  }
}
