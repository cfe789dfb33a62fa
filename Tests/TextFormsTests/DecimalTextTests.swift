import RandomTestSupport
import Testing

@testable import TextForms

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("0", 0), ("-1", -1), ("+2.5", 2.5), ("2.88e-06", 0.00000288), ("1E5", 100_000),
    ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
    ("9007199254740993", 9007199254740992), ("1e-400", 0), ("4.9e-324", .leastNonzeroMagnitude),
    ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown),
    ("0.000000000000000000000000000001", 1e-30),
  ])
  func readsDecimals(_ text: String, value: Double) {
    #expect(DecimalText.parse(text) == .success(value))
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1e", "e5", " 1", "1 ", "1,5", "1_000", "0x10", "inf", "nan", "NaN",
    "Infinity", "1.5.2", "--1", "1e5.5", "١",
  ])
  func refusesWhatIsNoDecimal(_ text: String) {
    #expect(DecimalText.parse(text) == .failure(.malformed))
  }

  @Test func whatIsTooLargeIsNotFinite() {
    #expect(DecimalText.parse("1e400") == .failure(.notFinite))
    #expect(DecimalText.parse("-1e400") == .failure(.notFinite))
  }

  @Test func barePointsAreAnOption() {
    #expect(DecimalText.parse(".0396975", .published) == .success(0.0396975))
    #expect(DecimalText.parse("-.5", .published) == .success(-0.5))
    #expect(DecimalText.parse(".", .published) == .failure(.malformed))
  }

  @Test func theDecimalPointIsAnOption() {
    let german = DecimalText.Grammar(point: UInt8(ascii: ","))
    #expect(DecimalText.parse("1,5", german) == .success(1.5))
    #expect(DecimalText.parse("1.5", german) == .failure(.malformed))
  }

  @Test func shortestReadsBack() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(DecimalText.parse(DecimalText.shortest(value)) == .success(value))
    }
    #expect(DecimalText.shortest(3) == "3")
    #expect(DecimalText.shortest(0.1) == "0.1")
  }

  /// Against C's `%.6g`, which differs in ties only (it rounds the binary value).
  @Test(
    arguments: [
      (0.0, "0"), (1, "1"), (2.0 / 3, "0.666667"), (123456.789, "123457"), (999999.5, "1000000"),
      (0.00012345678, "0.000123457"), (0.000012345678, "1.23457e-5"), (1e15, "1000000000000000"),
      (1e16, "1e+16"), (-1.5, "-1.5"), (1234567, "1234570"), (0.1 + 0.2, "0.3"), (9.9999999, "10"),
    ] as [(Double, String)])
  func roundedHasSixDigits(_ value: Double, text: String) {
    #expect(DecimalText.rounded(value) == text)
  }

  @Test func integersKeepToTheirRange() {
    func read(_ text: String) -> Int? { DecimalText.integer(Array(text.utf8).span) }
    #expect(read("9223372036854775807") == .max)
    #expect(read("-9223372036854775808") == .min)
    #expect(read("9223372036854775808") == nil)
    #expect(read("-") == nil && read("") == nil && read("1a") == nil)
  }
}
