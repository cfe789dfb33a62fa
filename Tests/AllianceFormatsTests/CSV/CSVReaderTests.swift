import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct CSVReaderTests {
  private func reader(
    _ text: String, _ dialect: CSVReader.Dialect = CSVReader.Dialect(),
    limits: CSVReader.Limits = CSVReader.Limits()
  ) -> CSVReader {
    reader(Array(text.utf8), dialect, limits: limits)
  }

  private func reader(
    _ bytes: [UInt8], _ dialect: CSVReader.Dialect = CSVReader.Dialect(),
    limits: CSVReader.Limits = CSVReader.Limits()
  ) -> CSVReader {
    CSVReader(InputFile(name: "t.csv", bytes: bytes), dialect, limits: limits)
  }

  private func records(_ reader: inout CSVReader) -> [[String]] {
    var records: [[String]] = []
    while reader.next() { records.append(reader.fields.indices.map { reader.text($0) }) }
    return records
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("\"a,\"\"b\"\"\",\"c\nd\"\n,", [["a,\"b\"", "c\nd"], ["", ""]]),
    ("a,b\nx,\u{301}y\n", [["a", "b"], ["x", "\u{301}y"]]),
    ("\"\"\n", [[""]]), ("", []), ("a\n\nb\n", [["a"], [""], ["b"]]),
    ("\u{FEFF}\"a\",b\r\n\"1\r\n\",2", [["a", "b"], ["1\r\n", "2"]]),
    ("source,cow\nNA,002\n", [["source", "cow"], ["NA", "002"]]),
    (",\n", [["", ""]]),
  ])
  func reads(_ text: String, expected: [[String]]) {
    var reader = reader(text)
    #expect(records(&reader) == expected)
    #expect(reader.log.faults.isEmpty)
  }

  @Test(arguments: [
    ("a,b\n\"x,2\n3,4\n", "t.csv:2:1: error: the quote that opens here is never closed"),
    ("a,b\n\"x\"y,2\n", "t.csv:2:4: error: text after the closing quote"),
    ("a,b\nx\"y,2\n", "t.csv:2:2: error: a quote inside a field"),
    ("a,b\n1\n", "t.csv:2:2: error: expected 2 fields, got 1"),
    ("a,b\n1,2,3\n", "t.csv:2:5: error: expected 2 fields, got 3"),
    ("a,b\n\n1,2\n", "t.csv:2:1: error: the line is empty"),
    ("a,b\n1,\u{0}2\n", "t.csv:2:3: error: a NUL byte"),
    ("a,b\r1,2\n", "t.csv:1:4: error: a carriage return without a newline"),
    ("a,b\n\"é\n\",\"ü\"x\n", "t.csv:3:6: error: text after the closing quote"),
  ])
  func faultsAreLocated(_ text: String, expected: String) {
    var reader = reader(text)
    while reader.next() {}
    #expect(reader.log.faults.first?.description.hasPrefix(expected) == true)
    #expect(reader.log.errorCount == 1)
  }

  @Test func allFaultsOfAFileAreFound() {
    var reader = reader("a,b\n1\n1,2,3\nx\"y,2\n5,6\n\"z\"z,1\n")
    #expect(records(&reader) == [["a", "b"], ["5", "6"]])
    #expect(reader.log.faults.map(\.line) == [2, 3, 4, 6])
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    var reader = reader(Array("a,b\nC".utf8) + [0xF4] + Array("te,1\n".utf8))
    while reader.next() {}
    let fault = reader.log.faults.first
    #expect(fault?.description.hasPrefix("t.csv:2:2: error: byte 5 is not UTF-8") == true)
    #expect(fault?.remedy.contains("--encoding latin1") == true)
  }

  @Test func utf16IsNamed() {
    var reader = reader([0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00])
    let hasRecord = reader.next()
    #expect(!hasRecord)
    #expect(reader.log.faults.first?.message == "the file is UTF-16")
  }

  @Test func limitsStopAWideFileEarly() {
    let text = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",") + "\n"
    var reader = reader(text)
    let hasRecord = reader.next()
    #expect(!hasRecord)
    #expect(reader.log.faults.map(\.limitOption) == ["--max-columns"])
    #expect(reader.fields.count == 10_001)
  }

  @Test func limitsStopALongField() {
    var limits = CSVReader.Limits()
    limits.fieldBytes = 8
    var reader = reader("a,b\n123456789,1\n\"123456789\",2\n12345678,3\n", limits: limits)
    #expect(records(&reader) == [["a", "b"], ["12345678", "3"]])
    #expect(reader.log.errorCount == 2)
  }

  @Test func tabsWithoutQuotesAreADialect() {
    var reader = reader(
      "a\"b\tc\nd\te\tf\n", CSVReader.Dialect(delimiter: 9, hasQuotes: false, isRectangular: false))
    #expect(records(&reader) == [["a\"b", "c"], ["d", "e", "f"]])
    #expect(reader.log.faults.isEmpty)
  }

  @Test func aFaultIsPrintedWithItsLineAndACaret() {
    var reader = reader("from,to,kind,start\nGMY,PRU,defense,1879-10-07\n")
    _ = reader.next()
    _ = reader.next()
    reader.report(1, "nation “PRU” is not declared", remedy: "add it to nations.csv")
    #expect(
      reader.log.faults[0].description == """
        t.csv:2:5: error: nation “PRU” is not declared
            2 | GMY,PRU,defense,1879-10-07
              |     ^^^ add it to nations.csv
        """)
  }

  @Test func caretsStandUnderWideAndHostileText() {
    let fault = Fault(
      file: "a\u{1B}.csv", line: 1, column: 4, message: "no\u{202E}", offendingText: "中",
      sourceLine: "中\u{1B},中,x")
    #expect(
      fault.description == """
        a\\u{1b}.csv:1:4: error: no\\u{202e}
            1 | 中\\u{1b},中,x
              |          ^^
        """)
  }

  /// The reader against the grammar of RFC 4180, one byte after the other.
  @Test func agreesWithItsDefinition() {
    var random = SeededRandom(seed: 5)
    let alphabet: [UInt8] = Array("ab,,\"\"\n\r é".utf8.map { $0 })
    var faultless = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &random)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<8, using: &random)] }
      var reader = reader(bytes)
      let found = records(&reader)
      let expected = Self.definition(bytes)
      #expect((expected == nil) == (reader.log.errorCount > 0), "\(bytes)")
      if let expected {
        faultless += 1
        #expect(found == expected, "\(bytes)")
      }
    }
    #expect(faultless > 2_000)
  }

  @Test func anyBytesAreReadWithoutACrash() {
    var random = SeededRandom(seed: 6)
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ -> UInt8 in
        Bool.random(using: &random) ? .random(in: 0...255, using: &random) : 0x22
      }
      var reader = reader(bytes)
      while reader.next() {}
      for fault in reader.log.faults { #expect(!fault.description.isEmpty) }
    }
  }

  /// The records of a text, or nil where it has a fault.
  private static func definition(_ bytes: [UInt8]) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var state = "start"
    func endField() {
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      state = "start"
    }
    func endRecord() {
      endField()
      records.append(record)
      record = []
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isBreak = byte == 10 || byte == 13
      if byte == 13, state != "quoted", index + 1 >= bytes.count || bytes[index + 1] != 10 {
        return nil
      }
      switch state {
      case "start" where byte == 34: state = "quoted"
      case "quoted":
        if byte == 34 { state = "closed" } else { field.append(byte) }
      case "closed" where byte == 34:
        field.append(34)
        state = "quoted"
      case _ where byte == 44: endField()
      case _ where isBreak:
        if byte == 13 { index += 1 }
        endRecord()
      case "closed": return nil
      default:
        if byte == 34 { return nil }
        state = "plain"
        field.append(byte)
      }
      index += 1
    }
    if state == "quoted" { return nil }
    if !bytes.isEmpty, !(bytes.last == 10 && state == "start" && record.isEmpty) { endRecord() }
    return Set(records.map(\.count)).count <= 1 ? records : nil
  }
}
