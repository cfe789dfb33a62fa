/// Reads gzip files (RFC 1952), with the checks that keep a small file from filling the memory.
///
/// It is our own and not zlib's: a reader of two hundred lines spares everybody a library to
/// install.
enum Gunzip {
  /// Why a file cannot be read.
  enum Failure: Error, Equatable {
    /// It breaks off.
    case truncated
    /// It is not as the format has it, or a check fails.
    case corrupt(String)
    /// It would be larger than allowed.
    case tooLarge(Int)
    /// There is no memory for so many bytes.
    case noMemory(Int)
  }

  /// Whether a file begins as gzip files do.
  static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The contents of a gzip file, of all its members. A file that says itself that they are more than
  /// allowed is read through without keeping them first.
  ///
  /// - Parameter limit: The most bytes that they may have.
  static func contents(of bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    let said = bytes.count < 18 ? 0 : Int(word(bytes, bytes.count - 4))
    if said > limit {
      var counted = try InflatedBytes(expecting: 0, limit: limit, isKept: false)
      try inflate(bytes, into: &counted, isChecked: false)
    }
    // No code of DEFLATE writes more than 258 bytes for two bits.
    let expected = min(said, 1_032 * bytes.count)
    var output = try InflatedBytes(expecting: expected, limit: limit, isKept: true)
    try inflate(bytes, into: &output, isChecked: true)
    return output.bytes
  }

  // MARK: - Kernel

  /// - Parameter isChecked: Whether the checksums are compared, for which all must have been kept.
  private static func inflate(
    _ bytes: [UInt8], into output: inout InflatedBytes, isChecked: Bool
  ) throws(Failure) {
    var position = 0
    repeat {
      position = try skipHeader(bytes, position)
      let start = output.count
      var inflater = Inflater(bytes: bytes, position: position)
      try inflater.inflate(into: &output)
      position = inflater.position
      guard position + 8 <= bytes.count else { throw .truncated }
      let checksum = word(bytes, position)
      let length = word(bytes, position + 4)
      if isChecked, checksum != CRC32.checksum(output.bytes[start...]) {
        throw .corrupt("the checksum is wrong")
      }
      guard length == UInt32(truncatingIfNeeded: output.count - start) else {
        throw .corrupt("the length is wrong")
      }
      position += 8
    } while position < bytes.count && isCompressed(Array(bytes[position...].prefix(2)))
    guard bytes[position...].allSatisfy({ $0 == 0 }) else {
      throw .corrupt("something follows the compressed data")
    }
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
      | UInt32(bytes[at + 3]) << 24
  }

  /// The first byte after a member's header.
  private static func skipHeader(_ bytes: [UInt8], _ start: Int) throws(Failure) -> Int {
    guard start + 10 <= bytes.count else { throw .truncated }
    guard bytes[start + 2] == 8 else { throw .corrupt("the method of compression is not known") }
    let flags = bytes[start + 3]
    guard flags & 0xE0 == 0 else { throw .corrupt("reserved flags are set") }
    var position = start + 10
    if flags & 4 != 0 {
      guard position + 2 <= bytes.count else { throw .truncated }
      position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
    }
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      while position < bytes.count, bytes[position] != 0 { position += 1 }
      position += 1
    }
    if flags & 2 != 0 { position += 2 }
    guard position < bytes.count else { throw .truncated }
    return position
  }
}

/// Decompresses a DEFLATE stream (RFC 1951). Names as there.
private struct Inflater {
  let bytes: [UInt8]
  private(set) var position: Int
  private var bits: UInt64 = 0
  private var bitCount = 0

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func inflate(into output: inout InflatedBytes) throws(Gunzip.Failure) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored(into: &output)
      case 1: try inflate(Self.fixedLiterals, Self.fixedDistances, into: &output)
      case 2:
        let (literals, distances) = try readCodes()
        try inflate(literals, distances, into: &output)
      default: throw .corrupt("a block of a kind that is not known")
      }
    }
    // Whole bytes that were taken into the buffer go back.
    position -= bitCount / 8
    bitCount = 0
    bits = 0
  }

  // MARK: Blocks

  private mutating func copyStored(into output: inout InflatedBytes) throws(Gunzip.Failure) {
    position -= bitCount / 8
    bitCount = 0
    bits = 0
    guard position + 4 <= bytes.count else { throw .truncated }
    let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
    let complement = Int(bytes[position + 2]) | Int(bytes[position + 3]) << 8
    guard length == ~complement & 0xFFFF else {
      throw .corrupt("a stored block has a wrong length")
    }
    position += 4
    guard position + length <= bytes.count else { throw .truncated }
    try output.append(bytes[position..<position + length])
    position += length
  }

  private mutating func inflate(
    _ literals: HuffmanCode, _ distances: HuffmanCode, into output: inout InflatedBytes
  ) throws(Gunzip.Failure) {
    while true {
      let symbol = try decode(literals)
      if symbol < 256 {
        try output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol <= 285 else { throw .corrupt("a length that is not known") }
      let length =
        Self.lengthBases[symbol - 257] + (try take(Self.lengthExtras[symbol - 257]))
      let code = try decode(distances)
      guard code < 30 else { throw .corrupt("a distance that is not known") }
      let distance = Self.distanceBases[code] + (try take(Self.distanceExtras[code]))
      try output.append(length, from: distance)
    }
  }

  private mutating func readCodes() throws(Gunzip.Failure) -> (HuffmanCode, HuffmanCode) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengthLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<lengthCount { lengthLengths[order[index]] = UInt8(try take(3)) }
    let lengthCode = try HuffmanCode(lengths: lengthLengths)
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try decode(lengthCode)
      switch symbol {
      case 0...15: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw .corrupt("a repeated length without a first") }
        lengths.append(contentsOf: repeatElement(last, count: try take(2) + 3))
      case 17: lengths.append(contentsOf: repeatElement(0, count: try take(3) + 3))
      default: lengths.append(contentsOf: repeatElement(0, count: try take(7) + 11))
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw .corrupt("lengths run over their table")
    }
    return (
      try HuffmanCode(lengths: Array(lengths[..<literalCount])),
      try HuffmanCode(lengths: Array(lengths[literalCount...]))
    )
  }

  // MARK: Bits

  private mutating func fill() {
    while bitCount <= 48, position < bytes.count {
      bits |= UInt64(bytes[position]) << UInt64(bitCount)
      position += 1
      bitCount += 8
    }
  }

  private mutating func take(_ count: Int) throws(Gunzip.Failure) -> Int {
    if bitCount < count { fill() }
    guard bitCount >= count else { throw .truncated }
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  /// Decodes one symbol: by table where its code is short, else bit by bit.
  private mutating func decode(_ code: HuffmanCode) throws(Gunzip.Failure) -> Int {
    if bitCount < 15 { fill() }
    let entry = code.table[Int(bits & 0x3FF)]
    if entry != 0 {
      let length = Int(entry & 15)
      guard bitCount >= length else { throw .truncated }
      bits >>= UInt64(length)
      bitCount -= length
      return Int(entry >> 4)
    }
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      guard bitCount >= length else { throw .truncated }
      value |= Int(bits >> UInt64(length - 1) & 1)
      let count = Int(code.counts[length])
      if value - count < first {
        bits >>= UInt64(length)
        bitCount -= length
        return Int(code.symbols[index + value - first])
      }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .corrupt("a code that is not known")
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceExtras = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
  private static let fixedLiterals = HuffmanCode(
    complete: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanCode(complete: [UInt8](repeating: 5, count: 30))
}

/// A canonical Huffman code: how many codes there are of each length, and the symbols in the order
/// of their codes. Codes of up to ten bits stand in a table as well.
private struct HuffmanCode: Sendable {
  let counts: [UInt16]
  let symbols: [UInt16]
  /// By the next ten bits: the symbol times 16 plus the length of its code, 0 where it is longer.
  let table: [UInt16]

  /// Makes a code; one that has more codes than bits allow is corrupt.
  init(lengths: [UInt8]) throws(Gunzip.Failure) {
    var left = 1
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    for length in 1...15 {
      left = left << 1 - counts[length]
      if left < 0 { throw .corrupt("a code has too many symbols") }
    }
    self.init(complete: lengths)
  }

  init(complete lengths: [UInt8]) {
    var counts = [UInt16](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var offsets = [Int](repeating: 0, count: 17)
    for length in 1...15 { offsets[length + 1] = offsets[length] + Int(counts[length]) }
    var symbols = [UInt16](repeating: 0, count: lengths.count)
    var next = offsets
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[next[Int(length)]] = UInt16(symbol)
      next[Int(length)] += 1
    }
    var table = [UInt16](repeating: 0, count: 1024)
    var code = 0
    for length in 1...10 {
      for index in 0..<Int(counts[length]) {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        let entry = symbols[offsets[length] + index] << 4 | UInt16(length)
        for slot in stride(from: reversed, to: 1024, by: 1 << length) { table[slot] = entry }
        code += 1
      }
      code <<= 1
    }
    self.counts = counts
    self.symbols = symbols
    self.table = table
  }
}

/// The checksum of gzip files (RFC 1952, section 8).
private enum CRC32 {
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    return value
  }
}
