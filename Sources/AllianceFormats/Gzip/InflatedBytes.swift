/// What a decompressor has written: all of it, or only as much as it may copy from, where it is to be
/// counted.
struct InflatedBytes {
  /// How far back DEFLATE copies from.
  private static let reach = 1 << 15
  /// The most bytes that one code writes.
  private static let step = 258

  /// The bytes, or the last of them.
  private(set) var bytes: [UInt8] = []
  private let limit: Int
  private let isKept: Bool
  private var dropped = 0

  /// Makes room for as many bytes as are expected; more come as they are needed.
  ///
  /// - Throws: where there is no memory for them.
  init(expecting count: Int, limit: Int, isKept: Bool) throws(Gunzip.Failure) {
    self.limit = limit
    self.isKept = isKept
    try makeRoom(isKept ? min(count, limit) + Self.step : 1 << 20)
  }

  /// How many bytes were written.
  var count: Int { dropped + bytes.count }

  /// Writes a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) throws(Gunzip.Failure) {
    try prepare(for: 1)
    bytes.append(byte)
  }

  /// Writes bytes.
  mutating func append(_ slice: ArraySlice<UInt8>) throws(Gunzip.Failure) {
    try prepare(for: slice.count)
    bytes.append(contentsOf: slice)
  }

  /// Writes what was written some bytes before; what is written by this can be read by it again.
  @inline(__always)
  mutating func append(_ length: Int, from distance: Int) throws(Gunzip.Failure) {
    guard distance <= bytes.count else { throw .corrupt("a distance before the beginning") }
    try prepare(for: length)
    var from = bytes.count - distance
    if distance == 1 {
      bytes.append(contentsOf: repeatElement(bytes[from], count: length))
      return
    }
    for _ in 0..<length {
      bytes.append(bytes[from])
      from += 1
    }
  }

  // MARK: - Kernel

  @inline(__always)
  private mutating func prepare(for more: Int) throws(Gunzip.Failure) {
    guard count + more <= limit else { throw .tooLarge(limit) }
    if bytes.count + more > bytes.capacity { try grow(for: more) }
  }

  private mutating func grow(for more: Int) throws(Gunzip.Failure) {
    if !isKept, bytes.count > 2 * Self.reach {
      let rest = Array(bytes.suffix(Self.reach))
      dropped += bytes.count - rest.count
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: rest)
    }
    let needed = bytes.count + more
    if needed > bytes.capacity {
      try makeRoom(max(needed, min(2 * bytes.capacity, limit + Self.step)))
    }
  }

  private mutating func makeRoom(_ capacity: Int) throws(Gunzip.Failure) {
    guard MemoryRoom.isEnough(for: capacity) else { throw .noMemory(capacity) }
    bytes.reserveCapacity(capacity)
  }
}
