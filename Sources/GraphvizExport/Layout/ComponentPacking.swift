/// Puts the connected parts of a drawing side by side without waste.
enum ComponentPacking {
  /// A part with its own places.
  struct Part {
    var problem: LayoutProblem
    var nodes: [Int]
    var centers: [Point]
  }

  private static let cell = 14.0

  private struct Cell: Hashable {
    var x, y: Int
  }

  /// Largest part first; each further one goes where the page stays smallest
  /// and nearest to its proportions, among all places where no cell of a
  /// coarse grid is used twice.
  static func pack(_ parts: [Part], separation: Double) -> [Part] {
    guard parts.count > 1 else { return parts }
    var placed: [Part] = []
    var used: Set<Cell> = []
    var page: Box?
    for part in parts {
      let own = extent(part)
      let cells = footprint(part, origin: own, separation: separation)
      let columns = Int((own.width / cell).rounded(.up))
      let rows = Int((own.height / cell).rounded(.up))
      var best = (cost: Double.infinity, x: 0, y: 0)
      if let page {
        let left = Int((page.left / cell).rounded(.down)) - columns - 3
        let right = Int((page.right / cell).rounded(.up)) + 3
        let top = Int((page.top / cell).rounded(.down)) - rows - 3
        let bottom = Int((page.bottom / cell).rounded(.up)) + 3
        for y in top...bottom {
          for x in left...right {
            let box = Box(
              left: Double(x) * cell, top: Double(y) * cell,
              right: Double(x) * cell + own.width, bottom: Double(y) * cell + own.height)
            let cost = cost(page.union(box), adding: box, to: page)
            guard cost < best.cost else { continue }
            if !cells.contains(where: { used.contains(Cell(x: $0.x + x, y: $0.y + y)) }) {
              best = (cost, x, y)
            }
          }
        }
      } else {
        best = (0, 0, 0)
      }
      let shift = Point(
        Double(best.x) * cell - own.left, Double(best.y) * cell - own.top)
      var moved = part
      moved.centers = part.centers.map { $0 + shift }
      for cell in cells { used.insert(Cell(x: cell.x + best.x, y: cell.y + best.y)) }
      let box = extent(moved)
      page = page?.union(box) ?? box
      placed.append(moved)
    }
    return placed
  }

  private static func cost(_ page: Box, adding box: Box, to old: Box) -> Double {
    let aspect = page.width / max(1, page.height)
    let proportion = aspect > 1.5 ? aspect / 1.5 : 1.5 / aspect
    let distance = (box.center - old.center).length
    return page.width * page.height * (0.6 + 0.4 * proportion) + distance
  }

  private static func extent(_ part: Part) -> Box {
    let boxes = part.problem.boxes(part.centers)
    guard let first = boxes.first else { return Box(left: 0, top: 0, right: 0, bottom: 0) }
    return boxes.dropFirst().reduce(first) { $0.union($1) }
  }

  /// The cells that boxes and lines of a part touch, from its upper left corner.
  private static func footprint(_ part: Part, origin: Box, separation: Double) -> [Cell] {
    var cells: Set<Cell> = []
    func cover(_ box: Box) {
      let left = Int(((box.left - origin.left) / cell).rounded(.down))
      let right = Int(((box.right - origin.left) / cell).rounded(.down))
      let top = Int(((box.top - origin.top) / cell).rounded(.down))
      let bottom = Int(((box.bottom - origin.top) / cell).rounded(.down))
      for y in top...bottom { for x in left...right { cells.insert(Cell(x: x, y: y)) } }
    }
    for box in part.problem.boxes(part.centers) { cover(box.grown(by: separation / 2)) }
    for edge in part.problem.edges {
      let (a, b) = (part.centers[edge.tail], part.centers[edge.head])
      let steps = max(1, Int((b - a).length / cell))
      for step in 0...steps {
        let place = a + (b - a) * (Double(step) / Double(steps))
        cover(Box(center: place, width: separation / 2, height: separation / 2))
      }
    }
    return cells.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
  }
}
