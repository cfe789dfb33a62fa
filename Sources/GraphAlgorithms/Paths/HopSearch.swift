/// Breadth-first search from one vertex, level after level, in the direction that has less to do: the
/// vertices of a small level push to their neighbours, of a large one those not seen yet look whether a
/// neighbour lies in it, and stop at the first.
///
/// Reference: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", 2012,
/// https://doi.org/10.1109/SC.2012.50.
struct HopSearch {
  private let outgoing: SimpleRows
  private let incoming: SimpleRows
  private let isMutual: Bool
  /// The reached vertices by level, and one place more.
  private var order: [UInt32]
  /// The last level, as places in the order.
  private var level = 0..<1
  private var reached: BitMarks
  /// The last level as a set; kept only while vertices look back at it.
  private var last = BitMarks(count: 0)
  private var next = BitMarks(count: 0)
  private var lastIsKept = false
  /// The entries of the rows of those who are not reached.
  private var entriesLeft: Int

  /// Begins at a vertex, along rows, given the same rows of the opposite direction; nil where they are
  /// the same in both.
  init(from source: Int, outgoing: SimpleRows, incoming: SimpleRows?) {
    self.outgoing = outgoing
    self.incoming = incoming ?? outgoing
    isMutual = incoming == nil
    reached = BitMarks(count: outgoing.vertexCount)
    reached.insert(UInt32(source))
    order = [UInt32](repeating: 0, count: outgoing.vertexCount + 1)
    order[0] = UInt32(source)
    entriesLeft = self.incoming.neighbors.count
  }

  /// The vertices of the last level, as they were found.
  var frontier: ArraySlice<UInt32> { order[level] }

  /// Finds the next level; false where there is none.
  ///
  /// - Complexity: all levels together O(V + E).
  mutating func advance() -> Bool {
    let stepCount = outgoing.entryCount(of: frontier)
    entriesLeft -= isMutual ? stepCount : incoming.entryCount(of: frontier)
    let end: Int
    if Self.pullRatio * stepCount < entriesLeft {
      end = reached.push(level, along: outgoing, order: &order)
      lastIsKept = false
    } else {
      if !lastIsKept { keepLast() }
      end = reached.pull(
        along: incoming, last: last, next: &next, order: &order, from: level.upperBound)
      swap(&last, &next)
      lastIsKept = true
    }
    level = level.upperBound..<end
    return !level.isEmpty
  }

  // MARK: - Kernel

  /// Looking back stops at the first neighbour in the last level, so that it pays when a small part of
  /// what is left leads there.
  private static let pullRatio = 8

  private mutating func keepLast() {
    if last.words.isEmpty {
      last = BitMarks(count: outgoing.vertexCount)
      next = last
    }
    last.removeAll()
    last.insert(frontier)
  }
}
