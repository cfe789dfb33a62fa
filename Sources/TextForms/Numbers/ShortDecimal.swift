/// Decimals of at most eight bytes, which are most of those in tables, as one machine word.
extension DecimalText {
  /// The value of a decimal number of at most eight bytes; nil where it has an exponent, a plus or
  /// what is none, which the version for any bytes decides.
  ///
  /// Eight digits are added up in three multiplications (Lemire, Number Parsing at a Gigabyte per
  /// Second, Softw. Pract. Exp. 2021, 10.1002/spe.2984). Digits and power of ten are exact doubles,
  /// so that the one division rounds to the nearest.
  ///
  /// - Parameters:
  ///   - word: The bytes, the first of them lowest; zeros above them.
  ///   - count: How many bytes there are, at most eight.
  @inline(__always)
  package static func short(_ word: UInt64, count: Int, point: UInt8) -> Double? {
    var word = word
    var count = count
    let isNegative = word & 0xFF == UInt64(UInt8(ascii: "-"))
    if isNegative {
      word &>>= 8
      count -= 1
    }
    let place = firstPlace(of: point, in: word)
    var fraction = 0
    if place < count {
      fraction = count - place - 1
      guard fraction > 0 else { return nil }
      let below = (1 &<< (8 &* UInt64(place))) &- 1
      word = word & below | (word &>> 8) & ~below
      count -= 1
    }
    guard count > 0 else { return nil }
    // The digits go to the top, zeros below them.
    let shift = 8 &* UInt64(8 - count)
    let digits = word &<< shift | zeros & ((1 &<< shift) &- 1)
    guard (digits & 0xF0F0_F0F0_F0F0_F0F0) == zeros,
      (digits &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == zeros
    else { return nil }
    var value = digits &- zeros
    value = value &* 10 &+ value &>> 8
    value =
      ((value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ (value &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) &>> 32
    let magnitude = Double(value) / tens(fraction)
    return isNegative ? -magnitude : magnitude
  }

  // MARK: - Kernel

  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The place of a byte, or eight; no byte of the word is looked at again.
  @inline(__always)
  private static func firstPlace(of byte: UInt8, in word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = word ^ ones &* UInt64(byte)
    let found = (difference &- ones) & ~difference & 0x8080_8080_8080_8080
    return found.trailingZeroBitCount >> 3
  }

  @inline(__always)
  private static func tens(_ power: Int) -> Double {
    switch power {
    case 0: 1
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    default: 1e7
    }
  }
}
