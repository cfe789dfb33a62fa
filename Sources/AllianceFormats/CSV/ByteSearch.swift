/// Finds one byte, and all below a bound, eight bytes at a time.
///
/// Of a word in which a byte is looked for, subtracting one from each byte borrows only where the
/// byte is zero or above a place where it was: the first place that is found is therefore right, and
/// no other is used (Knuth, The Art of Computer Programming 4A, 7.1.3).
struct ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  private let wanted: UInt64
  private let bound: UInt64
  private let wantedByte: UInt8
  private let boundByte: UInt8
  private var index: Int

  /// Makes a search that begins at an index.
  ///
  /// - Parameter bound: Bytes below it are found too; at most 0x80.
  @inline(__always)
  init(for byte: UInt8, orBelow bound: UInt8, from start: Int) {
    wantedByte = byte
    boundByte = bound
    wanted = Self.ones &* UInt64(byte)
    self.bound = Self.ones &* UInt64(bound)
    index = start
  }

  /// The next place, or nil at the end of the bytes.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>) -> Int? {
    let raw = bytes.bytes
    while index + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let difference = word ^ wanted
      let found =
        ((difference &- Self.ones) & ~difference | (word &- bound) & ~word) & Self.highs
      if found != 0 {
        let place = index + found.trailingZeroBitCount >> 3
        index = place + 1
        return place
      }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == wantedByte || byte < boundByte { return index - 1 }
    }
    return nil
  }
}
