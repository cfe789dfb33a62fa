import Testing

@testable import AllianceReports

@Suite struct WriterTests {
  private static let table = Table(
    caption: "Who has how much",
    columns: [
      Table.Column("nation", "Nation"), Table.Column("value", "Value", isNumeric: true),
    ],
    rows: [
      [.text("Åland"), .number(1.0 / 3)],
      [.text("=cmd|' /C calc'!A0"), .undefined("It is alone.")],
      [.text("日本"), .integer(12)],
    ])

  @Test func textAlignsByDisplayWidthAndRoundsToSixDigits() {
    let text = TextWriter(width: nil).text(of: Document(title: "T", blocks: [.table(Self.table)]))
    #expect(
      text == """
        T

        Nation                 Value
        ──────────────────  ────────
        Åland               0.333333
        =cmd|' /C calc'!A0         –
        日本                      12

        """)
  }

  @Test func textIsCutToTheTerminalAndNeverWhenPiped() {
    let wide = Table(
      caption: "", columns: [Table.Column("a", "A")],
      rows: [[.text(String(repeating: "x", count: 99))]])
    let document = Document(title: "T", blocks: [.table(wide)])
    let cut = TextWriter(width: 40).text(of: document)
    #expect(cut.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(cut.contains("…"))
    #expect(TextWriter(width: nil).text(of: document).contains(String(repeating: "x", count: 99)))
  }

  @Test func valuesForProgramsAreExactAndFormulasAreDefused() {
    #expect(
      Self.table.csv == """
        nation,value
        Åland,0.3333333333333333
        '=cmd|' /C calc'!A0,
        日本,12

        """)
    #expect(Self.table.tsv.hasPrefix("nation\tvalue\nÅland\t0.3333333333333333\n"))
    #expect(
      Self.table.jsonLines == """
        {"nation":"Åland","value":0.3333333333333333}
        {"nation":"=cmd|' /C calc'!A0","value":null}
        {"nation":"日本","value":12}

        """)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\" onload=\"x", "a|b", "`code`", "\u{1B}]0;x\u{7}",
    "\u{202E}evil", "]]>", "a\nb", "[x](javascript:alert(1))",
    String(repeating: "long ", count: 2_000),
  ])
  func hostileTextEscapesNowhere(text: String) {
    let document = Document(
      title: text, subtitle: text,
      blocks: [
        .heading(level: 2, text), .paragraph(text), .note(text), .list([text]),
        .definitions([(text, text)]),
        .table(
          Table(
            caption: text, columns: [Table.Column("a", text)],
            rows: [[.text(text)], [.undefined(text)]])),
      ])
    let html = HTMLWriter().text(of: document)
    #expect(!html.contains("<script"))
    #expect(!html.contains("\" onload"))
    #expect(!html.contains("\u{1B}"))
    let plain = TextWriter(width: 80).text(of: document)
    #expect(!plain.contains("\u{1B}"))
    #expect(!plain.contains("\u{202E}"))
    let markdown = MarkdownWriter().text(of: document)
    #expect(!markdown.contains("<script"))
    #expect(!markdown.contains("x](javascript"))
    // A row of the table stays a row: header, marks and two rows, each with two bars.
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 4)
  }

  @Test func htmlHasContentsAndNeedsNothingFromOutside() {
    let document = Document(
      title: "T", blocks: [.heading(level: 2, "One"), .heading(level: 2, "Two")])
    let html = HTMLWriter().text(of: document)
    #expect(html.contains("<li><a href=\"#section-1\">One</a></li>"))
    #expect(html.contains("<h2 id=\"section-2\">Two</h2>"))
    #expect(!html.contains("http://"))
    #expect(!html.contains("https://"))
  }
}
