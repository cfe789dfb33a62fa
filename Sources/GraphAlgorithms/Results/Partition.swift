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
    var groups: [[Int]] = []
    let numbers = Self.numbered(labels)
    for (vertex, number) in numbers.enumerated() {
      if number == groups.count { groups.append([vertex]) } else { groups[number].append(vertex) }
    }
    // Groups arise in the order of their least vertex; a stable sort by size keeps that order.
    let order = groups.indices.sorted {
      (groups[$1].count, $0) < (groups[$0].count, $1)
    }
    members = order.map { groups[$0] }
    var communities = [Int](repeating: 0, count: labels.count)
    for (community, group) in members.enumerated() {
      for vertex in group { communities[vertex] = community }
    }
    self.communities = communities
    self.modularity = modularity
  }

  /// The labels numbered from zero in the order of their first vertex.
  private static func numbered(_ labels: [Int]) -> [Int] {
    if labels.allSatisfy({ labels.indices.contains($0) }) {
      var (numbers, count) = ([Int](repeating: -1, count: labels.count), 0)
      return labels.map { label in
        if numbers[label] < 0 {
          numbers[label] = count
          count += 1
        }
        return numbers[label]
      }
    }
    var numbers: [Int: Int] = [:]
    return labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
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
