extension ReadingOptions.Encoding {
  /// The bytes in UTF-8; nil where they are in this encoding only by mistake.
  func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8: bytes
    case .latin1: Self.bytes(bytes.map { UInt32($0) })
    case .windows1252: Self.bytes(bytes.map { Self.windows1252($0) })
    case .utf16: Self.utf16(bytes, isBig: bytes.starts(with: [0xFE, 0xFF]))
    case .utf16LittleEndian: Self.utf16(bytes, isBig: false)
    case .utf16BigEndian: Self.utf16(bytes, isBig: true)
    }
  }

  /// The encoding that a byte order mark tells; nil where there is none.
  static func marked(_ bytes: [UInt8]) -> Self? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8 : nil
  }

  /// The form of UTF-16 in which a text without a byte order mark seems to be: every other byte of
  /// its beginning is NUL, as it is where Latin letters stand in units of two bytes. Nil for any
  /// other file.
  static func unmarkedWide(_ bytes: [UInt8]) -> Self? {
    let start = bytes.prefix(32)
    guard start.count >= 4, bytes.count % 2 == 0 else { return nil }
    let isZero = start.map { $0 == 0 }
    let places = Set(isZero.indices.filter { isZero[$0] })
    if places == Set(stride(from: 1, to: start.count, by: 2)) { return .utf16LittleEndian }
    if places == Set(stride(from: 0, to: start.count, by: 2)) { return .utf16BigEndian }
    return nil
  }

  // MARK: - Kernel

  private static func bytes(_ scalars: [UInt32]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(scalars.count + scalars.count / 16)
    for value in scalars {
      switch value {
      case 0..<0x80: result.append(UInt8(value))
      case 0x80..<0x800:
        result.append(0xC0 | UInt8(value >> 6))
        result.append(0x80 | UInt8(value & 0x3F))
      default:
        result.append(0xE0 | UInt8(value >> 12 & 0x0F))
        result.append(0x80 | UInt8(value >> 6 & 0x3F))
        result.append(0x80 | UInt8(value & 0x3F))
      }
    }
    return result
  }

  /// Without the byte order mark; nil where it breaks off or a surrogate stands alone.
  private static func utf16(_ bytes: [UInt8], isBig: Bool) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    let start = bytes.starts(with: isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) ? 2 : 0
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: start, to: bytes.count, by: 2) {
      let (one, other) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? one << 8 | other : other << 8 | one)
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The characters that Windows puts where ISO 8859-1 has controls.
  private static func windows1252(_ byte: UInt8) -> UInt32 {
    guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
    let table: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return table[Int(byte - 0x80)]
  }
}

extension InputFile {
  /// Throws the place of the first byte that is not UTF-8: what is read in spite of it would be other
  /// names than those of the file.
  func requireUTF8() throws(InvalidInput) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw InvalidInput(faults: [
        fault(
          error.byteOffsets, "byte \(error.byteOffsets.lowerBound) is not UTF-8",
          remedy: "save the file as UTF-8, or name its encoding: --encoding latin1")
      ])
    }
  }
}
