/// A layout problem in which nodes with the same neighbours are one box: what
/// few and large boxes settle among themselves need not be found again for each
/// of a hundred small ones.
struct TwinFolding {
  /// The folded problem.
  let folded: LayoutProblem
  /// Which node of the folded problem each node became.
  private let classOf: [Int]
  private let members: [[Int]]
  private let whole: LayoutProblem
  private let separation: Double

  /// - Returns: nil where folding would save little.
  init?(_ whole: LayoutProblem, separation: Double) {
    self.whole = whole
    self.separation = separation
    var neighbors = Array(repeating: [Int](), count: whole.sizes.count)
    for edge in whole.edges {
      neighbors[edge.tail].append(edge.head)
      neighbors[edge.head].append(edge.tail)
    }
    var places: [[Int]: Int] = [:]
    var classOf = Array(repeating: 0, count: whole.sizes.count)
    var members: [[Int]] = []
    for node in whole.sizes.indices {
      // Twins have each neighbour once and are none to each other.
      let key = neighbors[node].sorted()
      let isSimple = Set(key).count == key.count
      if isSimple, let place = places[key] {
        classOf[node] = place
        members[place].append(node)
      } else {
        if isSimple { places[key] = members.count }
        classOf[node] = members.count
        members.append([node])
      }
    }
    guard whole.sizes.count > 20, members.count * 4 <= whole.sizes.count * 3, members.count > 2
    else { return nil }
    self.classOf = classOf
    self.members = members
    let sizes = members.map { Self.block(of: $0, whole, separation) }
    var weights: [[Int]: (count: Double, length: Double)] = [:]
    var order: [[Int]] = []
    for (index, edge) in whole.edges.enumerated() {
      let ends = [classOf[edge.tail], classOf[edge.head]]
      let key = [min(ends[0], ends[1]), max(ends[0], ends[1])]
      if let known = weights[key] {
        weights[key] = (known.count + 1, known.length)
      } else {
        weights[key] = (1, whole.lengths[index])
        order.append(key)
      }
    }
    let reach = sizes.map { ($0.width + $0.height) / 4 }
    var folded = LayoutProblem(
      sizes: sizes, edges: order.map { ($0[0], $0[1]) },
      lengths: order.map {
        (weights[$0]?.length ?? 90) * 0.6 + (reach[$0[0]] + reach[$0[1]]) * 0.8
      },
      weights: order.map {
        let count = weights[$0]?.count ?? 1
        return whole.taste == .compact ? count : count.squareRoot()
      })
    folded.aspect = whole.aspect
    folded.taste = whole.taste
    folded.isFolded = whole.sizes.count > 60
    self.folded = folded
  }

  /// The room that so many small boxes take, a little wider than high.
  private static func block(
    of members: [Int], _ whole: LayoutProblem, _ separation: Double
  ) -> (width: Double, height: Double) {
    guard members.count > 1 else { return whole.sizes[members[0]] }
    let columns = columns(members.count)
    let rows = (members.count + columns - 1) / columns
    let size = Self.largest(members, whole)
    return (
      Double(columns) * (size.width + separation), Double(rows) * (size.height + separation)
    )
  }

  private static func largest(
    _ members: [Int], _ whole: LayoutProblem
  ) -> (width: Double, height: Double) {
    members.reduce((0, 0)) { (max($0.0, whole.sizes[$1].width), max($0.1, whole.sizes[$1].height)) }
  }

  private static func columns(_ count: Int) -> Int {
    max(1, Int((0.8 * Double(count)).squareRoot().rounded(.up)))
  }

  /// Every node at a place of its own, from the places of the folded boxes.
  ///
  /// Nodes between two agreements stand in a row across the line between these,
  /// where their own lines do not cross; others in a block.
  func unfolded(_ centers: [Point]) -> [Point] {
    var places = Array(repeating: Point(0, 0), count: whole.sizes.count)
    for (number, group) in members.enumerated() {
      guard group.count > 1 else {
        places[group[0]] = centers[number]
        continue
      }
      let size = Self.largest(group, whole)
      let near = folded.edges.compactMap { edge -> Point? in
        if edge.tail == number { return centers[edge.head] }
        return edge.head == number ? centers[edge.tail] : nil
      }
      let isColumn = Self.isWide(near, around: centers[number])
      // A row of a single file up to so many, then two files and more.
      let files = near.count == 1 ? Self.columns(group.count) : (group.count + 11) / 12
      let perFile = (group.count + files - 1) / files
      for (position, node) in group.enumerated() {
        let along = Double(position % perFile) - Double(perFile - 1) / 2
        let across = Double(position / perFile) - Double(files - 1) / 2
        let (column, row) = isColumn ? (across, along) : (along, across)
        places[node] =
          centers[number]
          + Point(column * (size.width + separation), row * (size.height + separation))
      }
    }
    return places
  }

  /// Whether a node's neighbours lie rather beside it than above and below.
  private static func isWide(_ neighbors: [Point], around center: Point) -> Bool {
    var (wide, high) = (0.0, 0.0)
    for (index, one) in neighbors.enumerated() {
      for other in neighbors[(index + 1)...] {
        wide += abs(one.x - other.x)
        high += abs(one.y - other.y)
      }
      if neighbors.count == 1 {
        wide = abs(one.x - center.x)
        high = abs(one.y - center.y)
      }
    }
    return wide >= high
  }
}
