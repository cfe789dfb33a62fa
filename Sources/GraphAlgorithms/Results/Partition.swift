/// A division of the vertices into disjoint communities that cover them all.
///
/// Communities are numbered canonically: the larger first, among equals the one with the least
/// vertex first. Two equal divisions are therefore equal values.
public struct Partition: Hashable, Sendable {
  /// The community of each vertex, in vertex order.
  public let communities: [Int]
  /// The vertices of each community, ascending.
  public let members: [[Int]]
  /// The modularity of the division in the graph that it was found in, where that was computed.
  public let modularity: Score?

  /// Makes a partition from any labels, one per vertex; equal labels are one community.
  public init(labels: [Int], modularity: Score? = nil) {
    let (numbers, sizes) = Self.numbered(labels)
    self.init(numbers: numbers, sizes: sizes, modularity: modularity)
  }

  /// Makes a partition from the least vertex of the community of each.
  package init(leasts: [UInt32]) {
    var numberList = [Int](repeating: 0, count: leasts.count)
    var numbers = numberList.mutableSpan
    var count = 0
    for vertex in 0..<leasts.count {
      let least = Int(leasts[vertex])
      numbers[vertex] = least == vertex ? count : numbers[least]
      count += least == vertex ? 1 : 0
    }
    var sizes = [Int](repeating: 0, count: count)
    Self.forEachRun(of: numberList) { number, run in sizes[number] += run.count }
    self.init(numbers: numberList, sizes: sizes, modularity: nil)
  }

  /// Calls a function with each run of equal numbers: where most vertices are in one community, to
  /// count them one by one would have each wait for the one before.
  @inline(__always)
  private static func forEachRun(of numberList: [Int], _ body: (Int, Range<Int>) -> Void) {
    let numbers = numberList.span
    var start = 0
    while start < numbers.count {
      var end = start + 1
      while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
      body(numbers[start], start..<end)
      start = end
    }
  }

  /// Makes a partition from communities numbered in the order of their first vertex.
  private init(numbers: [Int], sizes: [Int], modularity: Score?) {
    // Numbers ascend with the least vertex; a stable counting sort by size keeps that order.
    var starts = [Int](repeating: 0, count: (sizes.max() ?? 0) + 2)
    for size in sizes { starts[size] += 1 }
    for size in stride(from: starts.count - 2, through: 0, by: -1) {
      starts[size] += starts[size + 1]
    }
    var places = [Int](repeating: 0, count: sizes.count)
    var placeSizes = places
    for (number, size) in sizes.enumerated() {
      let place = starts[size + 1]
      starts[size + 1] = place + 1
      places[number] = place
      placeSizes[place] = size
    }
    communities = numbers.map { places[$0] }
    members = Self.members(of: communities, sizes: placeSizes)
    self.modularity = modularity
  }

  /// The vertices of each community, ascending: laid side by side, then cut.
  private static func members(of communities: [Int], sizes: [Int]) -> [[Int]] {
    var (next, end) = ([Int](), 0)
    next.reserveCapacity(sizes.count)
    for size in sizes {
      next.append(end)
      end += size
    }
    var rowList = [Int](repeating: 0, count: communities.count)
    var row = rowList.mutableSpan
    forEachRun(of: communities) { community, run in
      var place = next[community]
      for vertex in run {
        row[place] = vertex
        place += 1
      }
      next[community] = place
    }
    return sizes.indices.map { Array(rowList[next[$0] - sizes[$0]..<next[$0]]) }
  }

  /// The labels numbered from zero in the order of their first vertex, and how many bear each.
  private static func numbered(_ labels: [Int]) -> (numbers: [Int], sizes: [Int]) {
    var (numbers, sizes) = ([Int](), [Int]())
    numbers.reserveCapacity(labels.count)
    var (known, unknown) = ([Int](repeating: -1, count: labels.count), [Int: Int]())
    for label in labels {
      var number = known.indices.contains(label) ? known[label] : unknown[label] ?? -1
      if number < 0 {
        number = sizes.count
        sizes.append(0)
        if known.indices.contains(label) { known[label] = number } else { unknown[label] = number }
      }
      numbers.append(number)
      sizes[number] += 1
    }
    return (numbers, sizes)
  }

  /// Makes a partition from its communities; nil unless they are disjoint and cover the vertices.
  public init?(members: [[Int]], vertexCount: Int) {
    var labels = [Int](repeating: -1, count: vertexCount)
    for (label, group) in members.enumerated() {
      for vertex in group {
        guard vertex >= 0, vertex < vertexCount, labels[vertex] < 0 else { return nil }
        labels[vertex] = label
      }
    }
    guard labels.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(labels: labels)
  }

  /// The number of communities.
  public var count: Int { members.count }

  /// The same division with a modularity attached.
  package func withModularity(_ modularity: Score) -> Partition {
    Partition(labels: communities, modularity: modularity)
  }
}
