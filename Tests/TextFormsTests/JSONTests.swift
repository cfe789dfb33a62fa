import RandomTestSupport
import Testing

@testable import TextForms

@Suite struct JSONTests {
  @Test func membersKeepTheirOrderAndNumbersTheirKind() throws {
    let text = #"{"b":1,"a":[1.5,-0.25,1e100,9007199254740993,null,true],"c":{}}"#
    let value = try JSONValue(parsing: text)
    #expect(value.object?.keys == ["b", "a", "c"])
    #expect(value["a"]?.array?[3] == .integer(9_007_199_254_740_993))
    #expect(value.text() == #"{"b":1,"a":[1.5,-0.25,1e+100,9007199254740993,null,true],"c":{}}"#)
    #expect(try JSONValue(parsing: value.text(.pretty)) == value)
  }

  @Test func prettyLayoutIndentsByTwo() {
    let value: JSONValue = ["a": [1, 2], "b": [], "c": [:]]
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            2
          ],
          "b": [],
          "c": {}
        }
        """)
  }

  @Test func textIsSafeInAScriptElement() throws {
    let text = "</script><!-- \u{2028}\u{2029}\u{0}\u{1F}\"\\\u{7F}é😀"
    let written = JSONValue.string(text).text()
    #expect(!written.contains("</") && !written.contains("<!"))
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 || 0x2028...0x2029 ~= $0.value })
    #expect(try JSONValue(parsing: written) == .string(text))
  }

  @Test func numbersThatAreNotFiniteAreNull() {
    #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text() == "[null,null]")
  }

  /// Cases of RFC 8259's grammar; the names of the JSON parsing test suite (Seriot) are y_ and n_.
  @Test(arguments: [
    "[]", " [ ] ", "\u{FEFF}1", "0", "-0", "-0.0", "1E+2", "1.5e-3", "\"\"", "\"\\u0000\"",
    "\"\\ud83d\\ude00\"", "[[[]]]", "{\"\":0}", "{\"a\":{\"a\":1}}", "\t\r\n true",
    "123456789012345678901234567890", "\"\\/\\b\\f\"",
  ])
  func accepts(_ text: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(try JSONValue(parsing: value.text()) == value)
  }

  @Test(arguments: [
    ("", 1, 1), ("[1,]", 1, 4), ("{\"a\":NaN}", 1, 6), ("{\"a\":1,}", 1, 8), ("[1 2]", 1, 4),
    ("\"\\ud800\"", 1, 2), ("\"\\ud800\\u0041\"", 1, 2), ("\"\\udc00\"", 1, 2), ("01", 1, 1),
    ("-", 1, 2), ("+1", 1, 1), (".5", 1, 1), ("1.", 1, 3), ("1e", 1, 3), ("1e400", 1, 1),
    ("\"a\nb\"", 1, 3), ("\"a", 1, 1), ("[\n1,\n  // x\n2]", 3, 3), ("{a:1}", 1, 2),
    ("{\"a\":1,\"b\":2,\n \"a\":3}", 2, 2), ("[1]x", 1, 4), ("nul", 1, 1), ("'a'", 1, 1),
    ("\"\\x\"", 1, 2), ("\"\\u12g4\"", 1, 2), ("[", 1, 2), ("{\"é\":]", 1, 6), ("Infinity", 1, 1),
    ("\"\\", 1, 2),
  ])
  func refusesAtTheRightPlace(_ text: String, line: Int, column: Int) {
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: text) }
    #expect(fault?.position == TextPosition(line: line, column: column), "\(fault as Any)")
  }

  @Test func refusesWhatIsNotUTF8() {
    let bytes: [UInt8] = [0x22, 0x61, 0xE9, 0x22]
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: bytes) }
    #expect(fault?.offset == 2)
  }

  @Test func manyMembersAreStillCheckedForRepeats() {
    let text = "{" + (0..<40).map { "\"k\($0 % 39)\":0" }.joined(separator: ",") + "}"
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: text) }
    #expect(fault?.offendingText == "\"k0\"")
  }

  @Test func nestingIsLimitedAndTakesNoStack() throws {
    let deep = String(repeating: "[", count: 100_000)
    let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: deep) }
    #expect(fault?.position.column == 513)
    let allowed = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try JSONValue(parsing: allowed).text() == allowed)
  }

  @Test func randomValuesComeBack() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let value = randomValue(&random, depth: 4)
      #expect(try JSONValue(parsing: value.text()) == value)
      #expect(try JSONValue(parsing: value.text(.pretty)) == value)
    }
  }

  @Test func damagedTextsNeverCrash() throws {
    var random = SeededRandom(seed: 8)
    for _ in 0..<2_000 {
      var bytes = randomValue(&random, depth: 3).bytes(.pretty)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      do {
        let value = try JSONValue(parsing: bytes)
        #expect(try JSONValue(parsing: value.text()) == value)
      } catch {
        #expect(error.position.line > 0)
      }
    }
  }

  private func randomValue(_ random: inout SeededRandom, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3: return .number(Double(bitPattern: random.next()).finiteOrHalf)
    case 4: return .number(.random(in: -1000...1000, using: &random))
    case 5, 6: return .string(randomText(&random))
    case 7: return .array((0..<3).map { _ in randomValue(&random, depth: depth - 1) })
    default:
      return .object(
        (0..<3).map { ("\($0)" + randomText(&random), randomValue(&random, depth: depth - 1)) })
    }
  }
}

extension Double {
  fileprivate var finiteOrHalf: Double { isFinite ? self : 0.5 }
}
