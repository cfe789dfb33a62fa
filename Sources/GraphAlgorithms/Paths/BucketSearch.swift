/// The distances from one vertex by lengths, with what is still to be followed in buckets by distance
/// in place of a heap: a bucket is emptied again and again until none of its vertices comes nearer.
///
/// Deviation from the paper: short and long edges are followed together, since one processor works.
///
/// Reference: U. Meyer, P. Sanders, "Δ-stepping: a parallelizable shortest path algorithm", 2003,
/// https://doi.org/10.1016/S0196-6774(03)00076-2.
struct BucketSearch {
  /// More buckets than this say that a few lengths are far longer than the others: a heap is better.
  private static let bucketLimit = 4_096.0
  private let rows: SimpleRows
  private let weights: [Double]
  private let width: Double
  private let bucketCount: Int

  /// Makes a search along rows of many vertices; nil where a heap serves better.
  init?(rows: SimpleRows) {
    guard let weights = rows.weights, rows.vertexCount >= 1_024, !weights.isEmpty else {
      return nil
    }
    let width = weights.reduce(0, +) / Double(weights.count)
    let longest = weights.max() ?? 0
    // Also refuses what overflows or is zero throughout.
    guard width > 0, longest / width < Self.bucketLimit,
      longest * Double(rows.vertexCount) < .greatestFiniteMagnitude
    else { return nil }
    self.rows = rows
    self.weights = weights
    self.width = width
    bucketCount = Int(longest / width) + 3
  }

  /// The distance of each vertex from the source, infinite where no path leads.
  func distances(from source: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: rows.vertexCount)
    var followed = distances
    var buckets = [[UInt32]](repeating: [], count: bucketCount)
    distances[source] = 0
    buckets[0].append(UInt32(source))
    var (waiting, current) = (1, 0)
    while waiting > 0 {
      let place = current % bucketCount
      while !buckets[place].isEmpty {
        let bucket = buckets[place]
        buckets[place].removeAll(keepingCapacity: true)
        waiting -= bucket.count
        waiting += follow(bucket, &distances, &followed, &buckets)
      }
      current += 1
    }
    return distances
  }

  // MARK: - Kernel

  /// Follows the edges of vertices that came nearer since they were last followed, and returns how
  /// many entries the buckets have more.
  private func follow(
    _ bucket: [UInt32], _ distanceList: inout [Double], _ followedList: inout [Double],
    _ buckets: inout [[UInt32]]
  ) -> Int {
    let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
    let weights = weights.span
    var distances = distanceList.mutableSpan
    var followed = followedList.mutableSpan
    var more = 0
    for vertex in bucket.lazy.map({ Int($0) }) {
      let distance = distances[vertex]
      guard distance < followed[vertex] else { continue }
      followed[vertex] = distance
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let reached = distance + weights[slot]
        let neighbor = Int(neighbors[slot])
        guard reached < distances[neighbor] else { continue }
        distances[neighbor] = reached
        buckets[Int(reached / width) % bucketCount].append(UInt32(neighbor))
        more += 1
      }
    }
    return more
  }
}
