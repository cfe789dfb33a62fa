/// Remembers a place for each pair of vertices and sign: in a square table where there are few
/// vertices, which is several times as fast, and by hashing where the square would be large.
///
/// - Complexity: O(1) each; memory O(vertices²) up to 362 vertices, else O(pairs).
struct DyadPlaces {
  private let vertexCount: Int
  /// One more than the place of each pair, 0 where it has none; empty where hashing serves.
  private var square: [Int32]
  /// Looked up, never iterated.
  private var hashed: [UInt64: Int] = [:]

  init(vertexCount: Int) {
    self.vertexCount = vertexCount
    let size = vertexCount * vertexCount * 2
    square = size <= 1 << 18 ? [Int32](repeating: 0, count: size) : []
    if square.isEmpty { hashed.reserveCapacity(vertexCount * 16) }
  }

  /// The place of a pair, which is `next` where it is seen for the first time.
  mutating func place(of first: Int, _ second: Int, _ isNegative: Bool, next: Int) -> Int {
    if !square.isEmpty {
      let key = (first * vertexCount + second) << 1 | (isNegative ? 1 : 0)
      if square[key] == 0 { square[key] = Int32(next + 1) }
      return Int(square[key]) - 1
    }
    let key = UInt64(first) << 33 | UInt64(second) << 1 | (isNegative ? 1 : 0)
    if let known = hashed[key] { return known }
    hashed[key] = next
    return next
  }
}
