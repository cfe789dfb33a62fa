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
    // Numbers ascend with the least vertex; a stable counting sort by size keeps that order.
    var starts = [Int](repeating: 0, count: (sizes.max() ?? 0) + 2)
    for size in sizes { starts[size] += 1 }
    for size in stride(from: starts.count - 2, through: 0, by: -1) {
      starts[size] += starts[size + 1]
    }
    var places = [Int](repeating: 0, count: sizes.count)
    var members = [[Int]](repeating: [], count: sizes.count)
    for (number, size) in sizes.enumerated() {
      let place = starts[size + 1]
      starts[size + 1] = place + 1
      places[number] = place
      members[place].reserveCapacity(size)
    }
    var communities = [Int](repeating: 0, count: labels.count)
    for (vertex, number) in numbers.enumerated() {
      let community = places[number]
      communities[vertex] = community
      members[community].append(vertex)
    }
    self.members = members
    self.communities = communities
    self.modularity = modularity
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
