import RandomTestSupport
import Testing

@testable import TextForms

@Suite struct CSVTextTests {
  @Test func quotesWhatMustBeQuoted() {
    #expect(
      CSVText.row(["a", "b,c", "d\"e", "f\ng", "", " h"])
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\n")
    #expect(CSVText.row([""]) == "\"\"\n")
    #expect(CSVText.row(["a;b", "c,d"], delimiter: UInt8(ascii: ";")) == "\"a;b\";c,d\n")
  }

  @Test func formulasAreDefusedInReportsOnly() {
    let fields = ["=1+1", "+x", "-1.5", "-x", "@a", "\tx", "FRA"]
    #expect(
      CSVText.row(fields, .defused) == "'=1+1,'+x,-1.5,'-x,'@a,'\tx,FRA\n")
    #expect(CSVText.row(fields) == "=1+1,+x,-1.5,-x,@a,\tx,FRA\n")
  }

  @Test func tabSeparatedFieldsHoldNoTabs() {
    #expect(CSVText.tabSeparatedRow(["", "a\tb", "c\nd\\"]) == "\ta\\tb\tc\\nd\\\\\n")
  }
}

@Suite struct MarkupTextTests {
  @Test func markupReadsAsItself() {
    #expect(
      MarkupText.escaped("<img src=x onerror='a'> & \"b\"")
        == "&lt;img src=x onerror=&#39;a&#39;&gt; &amp; &quot;b&quot;")
    #expect(MarkupText.escaped("a\u{0}\u{1B}\u{FFFE}b\n") == "a\u{FFFD}\u{FFFD}\u{FFFD}b&#10;")
  }

  @Test func directionStaysInside() {
    #expect(MarkupText.shown("abc") == "abc")
    #expect(MarkupText.shown("a\u{202E}b") == "\u{2068}a\u{202E}b\u{202C}\u{2069}")
    #expect(MarkupText.shown("a\u{2069}b") == "\u{2068}ab\u{2069}")
  }

  @Test func markdownReadsAsItself() {
    #expect(
      MarkdownText.escaped("a|b*c_d`e[f](g) <h> & #i\nj") == """
        a\\|b\\*c\\_d\\`e\\[f\\](g) &lt;h&gt; &amp; \\#i j
        """)
    #expect(MarkdownText.escaped("- a") == "\\- a")
    #expect(MarkdownText.escaped("12. a") == "12\\. a")
    #expect(MarkdownText.escaped("3.5") == "3.5")
  }
}

@Suite struct TerminalTextTests {
  @Test func controlsAreShown() {
    #expect(TerminalText.shown("a\u{1B}]0;x\u{7}") == "a\\u{1b}]0;x\\u{7}")
    #expect(TerminalText.shown("a\u{202E}b\u{200F}\u{9B}") == "a\\u{202e}b\\u{200f}\\u{9b}")
    #expect(TerminalText.shown("Côte d’Ivoire 中") == "Côte d’Ivoire 中")
  }

  /// Widths as Unicode's East Asian Width (UAX 11) has them.
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中国", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("🇲🇾", 2), ("👩‍🚀", 2), ("❤️", 2), ("\u{200B}", 0), ("ไทย", 3),
    ("ที่", 1), ("Việt", 4), ("", 0), ("日本語", 6),
  ])
  func widthIsThatOfATerminal(_ text: String, width: Int) {
    #expect(TerminalText.width(of: text) == width)
  }

  @Test func textIsCutAndFilledByWidth() {
    #expect(TerminalText.truncated("abcdef", to: 4) == "abc…")
    #expect(TerminalText.truncated("中国日本", to: 4) == "中…")
    #expect(TerminalText.truncated("abc", to: 3) == "abc")
    #expect(TerminalText.padded("中", to: 4) == "中  ")
    #expect(TerminalText.padded("1", to: 3, .trailing) == "  1")
  }
}

@Suite struct NearMissesTests {
  @Test func theNearestComeFirst() {
    let kinds = ["defense", "diplomatic", "dialogue", "mediation", "hostility"]
    #expect(NearMisses.of("defence", in: kinds) == ["defense"])
    #expect(NearMisses.of("DIALOGE", in: kinds) == ["dialogue"])
    #expect(NearMisses.of("diplo", in: kinds) == ["diplomatic"])
    #expect(NearMisses.of("zzz", in: kinds).isEmpty)
    #expect(NearMisses.of("PRU", in: ["PRT", "FRA", "RUS"]) == ["PRT"])
    #expect(NearMisses.of("cote divoire", in: ["Côte d’Ivoire"]) == ["Côte d’Ivoire"])
  }

  @Test func foldingTakesMarksAway() {
    #expect(FoldedText.folded("  Côte  d’Ivoire ") == "cote d'ivoire")
    #expect(FoldedText.folded("Türkiye Łódź Straße Việt Nam") == "turkiye lodz strasse viet nam")
    #expect(FoldedText.folded("İran") == "iran")
  }

  /// Optimal string alignment by its recursive definition.
  @Test func distanceAgreesWithItsDefinition() {
    func slow(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
      guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
      var best = min(slow(a.dropLast(), b), slow(a, b.dropLast())) + 1
      best = min(best, slow(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
      if a.count > 1, b.count > 1, x == b.dropLast().last, y == a.dropLast().last {
        best = min(best, slow(a.dropLast(2), b.dropLast(2)) + 1)
      }
      return best
    }
    var random = SeededRandom(seed: 11)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        "abc".unicodeScalars.randomElement(using: &random) ?? "a"
      }
    }
    for _ in 0..<300 {
      let (a, b) = (word(), word())
      let distance = slow(a[...], b[...])
      for bound in 0...5 {
        #expect(NearMisses.distance(a, b, atMost: bound) == min(distance, bound + 1))
      }
    }
  }
}

@Suite struct TextPositionTests {
  @Test func linesAndColumnsAreCountedAsPeopleDo() {
    let bytes = Array("\u{FEFF}aé\r\nb\rc\n中d".utf8)
    func place(_ offset: Int) -> [Int] {
      let position = TextPosition(ofByte: offset, in: bytes)
      return [position.line, position.column]
    }
    #expect(place(3) == [1, 1])
    #expect(place(6) == [1, 3])
    #expect(place(8) == [2, 1])
    #expect(place(10) == [3, 1])
    #expect(place(15) == [4, 2])
  }
}
