import RandomTestSupport
import Testing

@testable import TextForms

/// The decimals of a machine word are those that the reader of any length finds.
@Suite struct ShortDecimalTests {
  private func expectSame(_ text: [UInt8], _ point: UInt8 = UInt8(ascii: ".")) {
    var word: UInt64 = 0
    for (index, byte) in text.enumerated() { word |= UInt64(byte) << (8 * UInt64(index)) }
    let grammar = DecimalText.Grammar(allowsBarePoint: true, point: point)
    let slow = DecimalText.parse(text.span, grammar)
    guard let short = DecimalText.short(word, count: text.count, point: point) else {
      // Only exponents and a plus are left to the slow way.
      if case .success = slow { #expect(text.contains { "eE+".utf8.contains($0) }, "\(text)") }
      return
    }
    #expect((try? slow.get())?.bitPattern == short.bitPattern, "\(text)")
  }

  /// All texts of up to four of the characters that mean something, and their neighbours.
  @Test func allShortTexts() {
    let alphabet = Array("0159.-+e,/: a".utf8)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<4 {
      texts = texts.flatMap { text in alphabet.map { text + [$0] } }
      for text in texts { expectSame(text) }
    }
    for text in texts { expectSame(text, UInt8(ascii: ",")) }
  }

  @Test func longerTexts() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<100_000 {
      let length = Int.random(in: 5...8, using: &random)
      var text = (0..<length).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      if Bool.random(using: &random) { text[Int.random(in: 0..<length, using: &random)] = 0x2E }
      if Bool.random(using: &random) { text[0] = 0x2D }
      if Int.random(in: 0..<20, using: &random) == 0 {
        text[Int.random(in: 0..<length, using: &random)] = UInt8.random(in: 1...255, using: &random)
      }
      expectSame(text)
    }
  }

  /// The nearest doubles, as their literals are compiled.
  @Test func nearestDoubles() {
    func short(_ text: StaticString) -> Double? {
      var word: UInt64 = 0
      text.withUTF8Buffer { buffer in
        for (index, byte) in buffer.enumerated() { word |= UInt64(byte) << (8 * UInt64(index)) }
      }
      return DecimalText.short(word, count: text.utf8CodeUnitCount, point: UInt8(ascii: "."))
    }
    #expect(short("0.1") == 0.1)
    #expect(short("99999999") == 99_999_999)
    #expect(short("1.234567") == 1.234567)
    #expect(short(".0000001") == 0.0000001)
    #expect(short("-99.9999") == -99.9999)
    #expect(short("-0")?.sign == .minus)
    #expect(short("1e3") == nil)
    #expect(short("") == nil)
    #expect(short("-") == nil)
    #expect(short("1.") == nil)
    #expect(short(".") == nil)
  }
}
