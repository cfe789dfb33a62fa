/// Places taken over from an earlier picture.
enum KeptPlaces {
  /// One place for each node: the known ones as they were, the others beside
  /// their neighbours where there is room. Nil when none is known.
  static func of(
    _ nodes: [Diagram.Node], _ edges: [Diagram.Edge], _ known: [String: Point]
  ) -> [Point]? {
    guard nodes.contains(where: { known[$0.id] != nil }) else { return nil }
    let shapes = nodes.map(NodeShape.init)
    var places = nodes.map { known[$0.id] }
    var taken = nodes.indices.compactMap { index in
      places[index].map {
        Box(center: $0, width: shapes[index].width, height: shapes[index].height)
      }
    }
    let all = places.compactMap { $0 }
    let middle = all.reduce(Point(0, 0), +) * (1 / Double(max(1, all.count)))
    for index in nodes.indices where places[index] == nil {
      let near = edges.compactMap { edge -> Point? in
        if edge.tail == index { return places[edge.head] }
        return edge.head == index ? places[edge.tail] : nil
      }
      let wish =
        near.isEmpty ? middle : near.reduce(Point(0, 0), +) * (1 / Double(near.count))
      let place = free(wish, shapes[index], taken)
      places[index] = place
      taken.append(
        Box(center: place, width: shapes[index].width, height: shapes[index].height))
    }
    return places.map { $0 ?? middle }
  }

  /// The nearest place on a widening spiral where a box meets no other.
  private static func free(_ wish: Point, _ shape: NodeShape, _ taken: [Box]) -> Point {
    let directions = [
      Point(1, 0), Point(0.7, 0.7), Point(0, 1), Point(-0.7, 0.7), Point(-1, 0), Point(-0.7, -0.7),
      Point(0, -1), Point(0.7, -0.7),
    ]
    for ring in 0..<200 {
      for direction in directions {
        let place = wish + direction * (Double(ring) * 22)
        let box = Box(center: place, width: shape.width, height: shape.height).grown(by: 24)
        if !taken.contains(where: { $0.overlaps(box) }) { return place }
      }
    }
    return wish
  }
}
