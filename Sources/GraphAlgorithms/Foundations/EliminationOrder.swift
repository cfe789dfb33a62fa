/// The unknowns of equations in the order of elimination, always one with the fewest partners, of these
/// the least, and the partners that it has when its turn comes: those that stand with it in an equation,
/// by what the matrix holds or because one that went before stood with both.
struct EliminationOrder {
  /// The unknowns in their order.
  private(set) var vertices: [Int] = []
  /// The partners of each when its turn comes, in the order of elimination.
  private(set) var later: [[UInt32]] = []

  /// The partners of each, among them some that are gone already.
  private var partners: [[UInt32]]
  /// How many of them are left.
  private var counts: [Int]
  private var isGone: [Bool]
  private var marks: [Bool]

  /// Finds the order for the matrix of some rows.
  ///
  /// - Parameter workLimit: how many pairs of partners may be looked at.
  /// - Returns: nil where there would be more.
  init?(_ rows: SimpleRows, workLimit: Int) {
    let n = rows.vertexCount
    partners = Self.partners(rows)
    counts = partners.map(\.count)
    isGone = [Bool](repeating: false, count: n)
    marks = isGone
    vertices.reserveCapacity(n)
    later.reserveCapacity(n)
    var heap = VertexHeap(vertexCount: n)
    var keys = counts
    for vertex in 0..<n { heap.push(UInt32(vertex), key: Double(keys[vertex])) }
    var work = 0
    while let top = heap.popLeast() {
      let vertex = Int(top)
      // A key may be too low, since partners are added as others go.
      if counts[vertex] > keys[vertex] {
        keys[vertex] = counts[vertex]
        heap.push(top, key: Double(keys[vertex]))
        continue
      }
      work += counts[vertex] * counts[vertex]
      guard work <= workLimit else { return nil }
      for partner in take(vertex) where counts[Int(partner)] < keys[Int(partner)] {
        keys[Int(partner)] = counts[Int(partner)]
        heap.push(partner, key: Double(keys[Int(partner)]))
      }
    }
  }

  // MARK: - Kernel

  /// Takes the next unknown and makes its partners partners of each other.
  private mutating func take(_ vertex: Int) -> [UInt32] {
    let around = partners[vertex].filter { !isGone[Int($0)] }
    partners[vertex] = []
    isGone[vertex] = true
    vertices.append(vertex)
    later.append(around)
    for partner in around { counts[Int(partner)] -= 1 }
    guard around.count > 1 else { return around }
    // Long lists are not gone through: whether two are partners stands in the shorter one as well. They
    // are looked at first, before the others change.
    let isLong = around.map { partners[Int($0)].count > 8 * around.count }
    let additions = zip(around, isLong).map { partner, isLong in
      isLong ? around.filter { $0 != partner && !arePartners($0, partner) } : []
    }
    for (place, partner) in around.enumerated() {
      if isLong[place] {
        partners[Int(partner)].append(contentsOf: additions[place])
        counts[Int(partner)] += additions[place].count
      } else {
        join(around, to: Int(partner))
      }
    }
    return around
  }

  private func arePartners(_ one: UInt32, _ other: UInt32) -> Bool {
    partners[Int(one)].count < partners[Int(other)].count
      ? partners[Int(one)].contains(other) : partners[Int(other)].contains(one)
  }

  private mutating func join(_ around: [UInt32], to vertex: Int) {
    partners[vertex].removeAll { isGone[Int($0)] }
    for partner in partners[vertex] { marks[Int(partner)] = true }
    let known = partners[vertex].count
    for partner in around where Int(partner) != vertex && !marks[Int(partner)] {
      partners[vertex].append(partner)
    }
    for partner in partners[vertex].prefix(known) { marks[Int(partner)] = false }
    counts[vertex] = partners[vertex].count
  }

  /// The vertices that stand in a row or a column with each, each once.
  private static func partners(_ rows: SimpleRows) -> [[UInt32]] {
    var partners = [[UInt32]](repeating: [], count: rows.vertexCount)
    for vertex in 0..<rows.vertexCount {
      for slot in rows.row(of: vertex) where Int(rows.neighbors[slot]) != vertex {
        partners[vertex].append(rows.neighbors[slot])
        partners[Int(rows.neighbors[slot])].append(UInt32(vertex))
      }
    }
    var marks = [Int](repeating: -1, count: rows.vertexCount)
    for vertex in partners.indices {
      partners[vertex].removeAll { partner in
        defer { marks[Int(partner)] = vertex }
        return marks[Int(partner)] == vertex
      }
    }
    return partners
  }
}
