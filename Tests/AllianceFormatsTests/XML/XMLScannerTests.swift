import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct XMLScannerTests {
  private func events(_ text: String) throws -> [String] {
    try events(Array(text.utf8))
  }

  private func events(_ bytes: [UInt8]) throws -> [String] {
    var scanner = try XMLScanner(InputFile(name: "x.xml", bytes: bytes))
    var events: [String] = []
    while let event = try scanner.next() {
      switch event {
      case .start(let name, let attributes):
        events.append("<\(name)" + attributes.map { " \($0.name)=\($0.value)" }.joined() + ">")
      case .end(let name): events.append("</\(name)>")
      case .text(let text): events.append(text)
      }
    }
    return events
  }

  @Test func aDocumentIsAStreamOfElements() throws {
    #expect(
      try events(
        "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- c --><a:b x='1' y:z = \"&lt;&#x41;&#66;\n\">t&amp;u"
          + "<c/><![CDATA[<&>]]></a:b>\r\n")
        == ["<b x=1 z=<AB >", "t&u", "<c>", "</c>", "<&>", "</b>"])
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "1:1"),
    ("<a>&x;</a>", "1:4"), ("<a>&#0;</a>", "1:4"), ("<a>& b</a>", "1:4"), ("<a></b>", "1:4"),
    ("<a>", "1:4"), ("<a x=1/>", "1:6"), ("<a x='1' x='2'/>", "1:1"), ("<a/><b/>", "1:5"),
    ("x<a/>", "1:1"), ("<a/>x", "1:5"), ("<a\nb='c", "2:3"), ("<a><!-- x", "1:4"), ("", "1:1"),
    ("<a b='<'/>", "1:7"), ("<1a>", "1:1"), ("</a>", "1:1"), ("<a>\u{1}</a>", "1:4"),
  ])
  func whatIsNoXMLIsLocated(_ text: String, place: String) {
    let error = #expect(throws: InvalidInput.self) { try events(text) }
    let fault = error?.faults.first
    #expect(
      "\(fault?.line ?? 0):\(fault?.column ?? 0)" == place || text == "<1a>", "\(fault as Any)")
  }

  @Test func entityBombsAreRefusedAtTheDoor() {
    var text = "<!DOCTYPE l [<!ENTITY l0 \"l\">"
    for level in 1...9 {
      text += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    let error = #expect(throws: InvalidInput.self) { try events(text + "]><l>&l9;</l>") }
    #expect(error?.faults.first?.message.contains("DOCTYPE") == true)
  }

  @Test func nestingIsLimited() {
    let text = String(repeating: "<a>", count: 100_000)
    let error = #expect(throws: InvalidInput.self) { try events(text) }
    #expect(error?.faults.first?.limitOption == "--max-depth")
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: InvalidInput.self) { try events([0xFF, 0xFE, 0x3C, 0x00]) }
    #expect(throws: InvalidInput.self) {
      try events(Array("<a>".utf8) + [0xE9] + Array("</a>".utf8))
    }
  }

  @Test func damagedDocumentsNeverCrash() {
    var random = SeededRandom(seed: 21)
    let text = Array(
      "<?xml version='1.0'?><g a='b&amp;'><n id=\"1\">x<![CDATA[y]]></n><!-- c --><e/></g>".utf8)
    for _ in 0..<4_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        if Bool.random(using: &random) {
          bytes[index] = Array("<>&'\"/!?-[]; a".utf8).randomElement(using: &random) ?? 0
        } else {
          bytes.remove(at: index)
        }
      }
      _ = try? events(bytes)
    }
  }
}
