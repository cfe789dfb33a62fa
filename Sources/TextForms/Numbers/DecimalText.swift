/// Decimal numbers as text: read strictly, written as short as they read back.
package enum DecimalText {
  /// Why a text is no number.
  package enum Problem: Error, Hashable, Sendable {
    /// It is not a decimal number.
    case malformed
    /// It is beyond the range of a double.
    case notFinite

    /// The problem in words.
    package var message: String {
      switch self {
      case .malformed: "not a number"
      case .notFinite: "the number is not finite"
      }
    }
  }

  /// What a decimal may look like.
  package struct Grammar: Sendable {
    /// Whether the zero before the point may be missing (`.5`).
    package var allowsBarePoint: Bool
    /// The decimal point.
    package var point: UInt8

    /// Makes a grammar; by default a point needs digits on both sides.
    package init(allowsBarePoint: Bool = false, point: UInt8 = UInt8(ascii: ".")) {
      self.allowsBarePoint = allowsBarePoint
      self.point = point
    }

    /// Digits, a point with digits on both sides, an exponent.
    package static let strict = Grammar()
    /// The same, and a point without a zero before it, as in COW's capabilities.
    package static let published = Grammar(allowsBarePoint: true)
  }

  /// Reads a decimal number: an optional sign, digits, an optional fraction, an optional exponent;
  /// no spaces, no thousands separators, no `inf`, `nan` or hexadecimals. The result is the double
  /// nearest to the decimal.
  package static func parse(
    _ bytes: Span<UInt8>, _ grammar: Grammar = .strict
  ) -> Result<Double, Problem> {
    guard let parts = Parts(bytes, grammar) else { return .failure(.malformed) }
    if let exact = parts.exactValue { return .success(exact) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(bytes.count)
    for index in 0..<bytes.count {
      buffer.append(bytes[index] == grammar.point ? UInt8(ascii: ".") : bytes[index])
    }
    if buffer.first == UInt8(ascii: "+") { buffer.removeFirst() }
    guard let value = Double(String(decoding: buffer, as: UTF8.self)) else {
      return .failure(.malformed)
    }
    return value.isFinite ? .success(value) : .failure(.notFinite)
  }

  /// Reads a decimal number, as the version for bytes does.
  package static func parse(
    _ text: some StringProtocol, _ grammar: Grammar = .strict
  ) -> Result<Double, Problem> {
    parse(Array(text.utf8).span, grammar)
  }

  /// Reads a whole number of an optional minus sign and digits; nil where it is none or does not
  /// fit 64 bits.
  package static func integer(_ bytes: Span<UInt8>) -> Int? {
    var index = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < bytes.count, bytes.count - index < 20 else { return nil }
    var value = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
      let (next, beyond) = tenfold.subtractingReportingOverflow(Int(digit))
      if over || beyond { return nil }
      value = next
      index += 1
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// The shortest decimal that reads back as the same number; whole numbers have no point.
  ///
  /// - Precondition: The number is finite.
  package static func shortest(_ value: Double) -> String {
    precondition(value.isFinite, "a number that is not finite has no decimal form")
    if value.magnitude < 1e9, value != 0, value == value.rounded() { return String(Int(value)) }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number rounded to a few significant digits for reading, half away from zero on the decimal
  /// that the double prints as; without trailing zeros, with an exponent only beyond `1e15` and
  /// below `1e-4`.
  ///
  /// - Precondition: The number is finite.
  package static func rounded(_ value: Double, digits: Int = 6) -> String {
    precondition(value.isFinite, "a number that is not finite has no decimal form")
    precondition(digits > 0, "at least one digit")
    guard value != 0 else { return "0" }
    let (number, exponent) = significant(value.magnitude, digits)
    let sign = value < 0 ? "-" : ""
    return sign + placed(number, exponent: exponent)
  }

  // MARK: - Kernel

  /// The parts of a decimal that was found well formed.
  private struct Parts {
    var isNegative = false
    var mantissa: UInt64 = 0
    var digitCount = 0
    var exponent = 0

    init?(_ bytes: Span<UInt8>, _ grammar: Grammar) {
      var index = 0
      let end = bytes.count
      if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        isNegative = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let wholeDigits = take(bytes, from: &index)
      if index < end, bytes[index] == grammar.point {
        index += 1
        let fraction = take(bytes, from: &index)
        guard fraction > 0, wholeDigits > 0 || grammar.allowsBarePoint else { return nil }
        exponent = -fraction
      } else if wholeDigits == 0 {
        return nil
      }
      if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
        index += 1
        var isDown = false
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
          isDown = bytes[index] == UInt8(ascii: "-")
          index += 1
        }
        let start = index
        var power = 0
        while index < end, bytes[index] &- 0x30 < 10 {
          power = min(power * 10 + Int(bytes[index] &- 0x30), 100_000)
          index += 1
        }
        guard index > start else { return nil }
        exponent += isDown ? -power : power
      }
      guard index == end else { return nil }
    }

    private mutating func take(_ bytes: Span<UInt8>, from index: inout Int) -> Int {
      let start = index
      while index < bytes.count {
        let digit = bytes[index] &- 0x30
        guard digit < 10 else { break }
        if digitCount < 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        if digitCount > 0 || digit > 0 { digitCount += 1 }
        index += 1
      }
      return index - start
    }

    /// The value where one rounding gives it: both the digits and the power of ten are exact
    /// doubles (Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990).
    var exactValue: Double? {
      guard digitCount <= 19, mantissa < 1 << 53, abs(exponent) <= 22 else { return nil }
      let magnitude =
        exponent < 0
        ? Double(mantissa) / Self.powers[-exponent] : Double(mantissa) * Self.powers[exponent]
      return isNegative ? -magnitude : magnitude
    }

    private static let powers: [Double] = [
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
      1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
  }

  /// The leading digits of a positive number without trailing zeros, and the power of ten of the
  /// first: 0.00123 is ([1, 2, 3], -3).
  private static func significant(_ value: Double, _ count: Int) -> ([UInt8], Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    var written = value.description.utf8[...]
    if let mark = written.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(written[written.index(after: mark)...]) ?? "") ?? 0
      written = written[..<mark]
    }
    for byte in written {
      if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte - 0x30) }
    }
    exponent += (pointAt ?? digits.count) - 1
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    if digits.count > count {
      let roundsUp = digits[count] >= 5
      digits.removeSubrange(count...)
      if roundsUp {
        var index = count - 1
        while index >= 0, digits[index] == 9 { index -= 1 }
        digits.removeSubrange((index + 1)...)
        if index < 0 {
          digits = [1]
          exponent += 1
        } else {
          digits[index] += 1
        }
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return (digits, exponent)
  }

  private static func placed(_ digits: [UInt8], exponent: Int) -> String {
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    if exponent < -4 || exponent > 15 {
      let tail = text.dropFirst()
      return "\(text.prefix(1))\(tail.isEmpty ? "" : ".")\(tail)e\(exponent < 0 ? "-" : "+")"
        + String(abs(exponent))
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text }
    if text.count <= exponent + 1 {
      return text + String(repeating: "0", count: exponent + 1 - text.count)
    }
    return "\(text.prefix(exponent + 1)).\(text.dropFirst(exponent + 1))"
  }
}
