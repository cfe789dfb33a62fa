/// A set of small numbers as the bits of one or a few words, united, compared and counted at once.
protocol BitRow: Equatable {
  /// How many words there are.
  static var wordCount: Int { get }
  /// The empty set.
  static var zero: Self { get }
  /// The words, the first holding the numbers below 64.
  subscript(word: Int) -> UInt64 { get set }
  /// How many bits are set.
  var bitCount: Int { get }
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static prefix func ~ (a: Self) -> Self
}

extension BitRow {
  /// Calls a function with each number in the set beyond a place, ascending.
  @inline(__always)
  func forEachBit(beyond place: Int = -1, _ body: (Int) -> Void) {
    let first = (place + 1) >> 6
    for word in first..<max(first, Self.wordCount) {
      var bits = self[word]
      if word == first { bits &= ~0 << UInt64((place + 1) & 63) }
      while bits != 0 {
        body(word << 6 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// How many values `sum` wants: one for each bit, and a zero behind them.
  static var valueCount: Int { wordCount << 6 + 1 }

  /// The sum of the values of the numbers in the set, where the last of all values is zero.
  ///
  /// Four at a time, places that are missing adding the zero: most sets have no more, and a loop
  /// whose length cannot be foretold costs more than what it adds up.
  @inline(__always)
  func sum(_ values: Span<Double>) -> Double {
    let nothing = Self.wordCount << 6
    var total = 0.0
    for word in 0..<Self.wordCount {
      var bits = self[word]
      func next() -> Double {
        let place = bits == 0 ? nothing : word << 6 + bits.trailingZeroBitCount
        bits &= bits &- 1
        return values[place]
      }
      while bits != 0 { total += (next() + next()) + (next() + next()) }
    }
    return total
  }

  /// The set without one of its numbers.
  func removing(_ number: Int) -> Self {
    var rest = self
    rest[number >> 6] &= ~(1 << UInt64(number & 63))
    return rest
  }

  /// The numbers below a bound of which something holds.
  static func those(below bound: Int, where isMember: (Int) -> Bool) -> Self {
    var set = zero
    for word in 0..<wordCount {
      var bits: UInt64 = 0
      for number in (word << 6)..<max(word << 6, min(bound, (word + 1) << 6))
      where isMember(number) { bits |= 1 << UInt64(number & 63) }
      set[word] = bits
    }
    return set
  }
}

extension UInt64: BitRow {
  static var wordCount: Int { 1 }
  static var zero: UInt64 { 0 }
  var bitCount: Int { nonzeroBitCount }
  subscript(word: Int) -> UInt64 {
    get { self }
    set { self = newValue }
  }
}

extension SIMD2: BitRow where Scalar == UInt64 {
  static var wordCount: Int { 2 }
  var bitCount: Int { Int(truncatingIfNeeded: nonzeroBitCount.wrappedSum()) }
}

extension SIMD4: BitRow where Scalar == UInt64 {
  static var wordCount: Int { 4 }
  var bitCount: Int { Int(truncatingIfNeeded: nonzeroBitCount.wrappedSum()) }
}

extension SIMD8: BitRow where Scalar == UInt64 {
  static var wordCount: Int { 8 }
  var bitCount: Int { Int(truncatingIfNeeded: nonzeroBitCount.wrappedSum()) }
}
