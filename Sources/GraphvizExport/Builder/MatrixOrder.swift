import AllianceGraph

/// The order of a matrix's rows: groups by agreement, and in them, as between
/// them, nations with like rows beside each other, so that what they share
/// makes few large areas in place of many stripes.
struct MatrixOrder {
  /// Neighbours in the order that belong together.
  struct Group: Hashable {
    /// The bloc or agreement; nil for the nations of none.
    var name: String?
    /// Places in the order.
    var range: Range<Int>
  }

  /// What a pair of nations has: the number of its kind and of its agreements.
  struct Shade: Hashable {
    var kind: Int
    var step: Int
  }

  /// Nations by row, as indices into the snapshot's nations.
  private(set) var nations: [Int] = []
  /// The groups from top to bottom.
  private(set) var groups: [Group] = []

  private let count: Int
  private let looks: [UInt8]

  /// - Parameters:
  ///   - network: what is drawn.
  ///   - blocs: groups that are given; else agreements make them.
  ///   - least: the fewest nations that make a group.
  ///   - shade: what two nations of the network, by their place in it, have.
  /// - Complexity: O(n³) for n nations.
  init(
    _ network: DrawnNetwork, _ blocs: [DrawingOptions.Bloc], least: Int,
    shade: (Int, Int) -> Shade?
  ) {
    count = network.nations.count
    var looks = [UInt8](repeating: 0, count: count * count)
    for one in 0..<count {
      for other in 0..<count where one != other {
        guard let shade = shade(one, other) else { continue }
        looks[one * count + other] = UInt8(1 + min(49, shade.kind) * 5 + min(4, shade.step))
      }
    }
    self.looks = looks
    let sorted = AgreementGroups(network, blocs, least: least)
    var names = sorted.groups.map { Optional($0.name) }
    var paths = sorted.groups.map { path(through: $0.places) }
    if !sorted.others.isEmpty {
      names.append(nil)
      paths.append(path(through: sorted.others))
    }
    let order = sequence(of: paths, last: names.firstIndex { $0 == nil })
    for number in order.numbers {
      let path = order.isTurned[number] ? paths[number].reversed() : paths[number]
      groups.append(
        Group(name: names[number], range: nations.count..<(nations.count + path.count)))
      nations += path.map { network.nations[$0] }
    }
  }

  // MARK: - Likeness

  /// How much two rows differ: a whole for each other nation with which they
  /// have another kind of tie, a part for another number of agreements.
  private func difference(_ one: Int, _ other: Int) -> Int {
    var sum = 0
    for column in 0..<count where column != one && column != other {
      let (a, b) = (looks[one * count + column], looks[other * count + column])
      if a == b { continue }
      sum += a == 0 || b == 0 || (a - 1) / 5 != (b - 1) / 5 ? 4 : 1
    }
    return sum
  }

  /// A short way through rows by likeness: the nearest next, then pieces
  /// turned round while that helps (2-opt, Croes 1958, doi:10.1287/opre.6.6.791).
  private func path(through places: [Int]) -> [Int] {
    guard places.count > 2 else { return places }
    let n = places.count
    var distance = [Int](repeating: 0, count: n * n)
    for a in 0..<n {
      for b in (a + 1)..<n {
        let value = difference(places[a], places[b])
        distance[a * n + b] = value
        distance[b * n + a] = value
      }
    }
    return Self.shortPath(count: n) { distance[$0 * n + $1] }.map { places[$0] }
  }

  private static func shortPath(count: Int, _ distance: (Int, Int) -> Int) -> [Int] {
    // From the row that is farthest from the others: an end, not the middle.
    let sums = (0..<count).map { one in (0..<count).reduce(0) { $0 + distance(one, $1) } }
    var path = [sums.indices.max { (sums[$0], $1) < (sums[$1], $0) } ?? 0]
    var isLeft = Array(repeating: true, count: count)
    isLeft[path[0]] = false
    while let last = path.last,
      let next = (0..<count).filter({ isLeft[$0] })
        .min(by: { (distance(last, $0), $0) < (distance(last, $1), $1) })
    {
      path.append(next)
      isLeft[next] = false
    }
    for _ in 0..<40 where turnPieces(of: &path, distance) == false { break }
    return path
  }

  /// Turns every piece whose turning shortens the path; whether one did.
  private static func turnPieces(of path: inout [Int], _ distance: (Int, Int) -> Int) -> Bool {
    var isShorter = false
    for start in 0..<(path.count - 1) {
      for end in (start + 1)..<path.count {
        let before =
          (start > 0 ? distance(path[start - 1], path[start]) : 0)
          + (end < path.count - 1 ? distance(path[end], path[end + 1]) : 0)
        let after =
          (start > 0 ? distance(path[start - 1], path[end]) : 0)
          + (end < path.count - 1 ? distance(path[start], path[end + 1]) : 0)
        if after < before {
          path[start...end].reverse()
          isShorter = true
        }
      }
    }
    return isShorter
  }

  // MARK: - The groups' sequence

  /// The largest group first, then by the likeness of whole groups, and the
  /// nations of none last. Each is turned to meet the one above.
  private func sequence(
    of paths: [[Int]], last others: Int?
  ) -> (numbers: [Int], isTurned: [Bool]) {
    var isTurned = Array(repeating: false, count: paths.count)
    guard paths.count > 1 else { return (Array(paths.indices), isTurned) }
    func mean(_ a: Int, _ b: Int) -> Int {
      var sum = 0
      for one in paths[a] { for other in paths[b] { sum += difference(one, other) } }
      return sum * 16 / max(1, paths[a].count * paths[b].count)
    }
    var left = Set(paths.indices)
    if let others { left.remove(others) }
    let largest = left.max { (paths[$0].count, $1) < (paths[$1].count, $0) } ?? 0
    var numbers = [largest]
    left.remove(largest)
    while let last = numbers.last,
      let next = left.sorted().min(by: { (mean(last, $0), $0) < (mean(last, $1), $1) })
    {
      numbers.append(next)
      left.remove(next)
    }
    if let others { numbers.append(others) }
    for (place, number) in numbers.enumerated() {
      guard let first = paths[number].first, let last = paths[number].last else { continue }
      if place == 0 {
        guard let next = numbers.dropFirst().first, let start = paths[next].first,
          let end = paths[next].last
        else { continue }
        let ends = [start, end]
        isTurned[number] =
          (ends.map { difference(first, $0) }.min() ?? 0)
          < (ends.map { difference(last, $0) }.min() ?? 0)
      } else {
        let above = numbers[place - 1]
        guard let edge = isTurned[above] ? paths[above].first : paths[above].last else { continue }
        isTurned[number] = difference(edge, last) < difference(edge, first)
      }
    }
    return (numbers, isTurned)
  }
}
