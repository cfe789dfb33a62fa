import TextForms

/// Reads comma-separated values (RFC 4180) record by record, without copying them.
///
/// The form is taken strictly: a quote stands only around a whole field, every record has as many
/// fields as the first. What is not so becomes a located fault in `log`; the record is left out and
/// reading goes on, so that all faults of a file are found in one pass. A byte order mark, CRLF and
/// a last line without newline are no faults.
///
/// ```swift
/// var reader = CSVReader(file)
/// while reader.next() {
///   print(reader.line, reader.text(0))
/// }
/// ```
///
/// - Complexity: O(bytes).
package struct CSVReader {
  /// How a file is cut into fields.
  package struct Dialect: Sendable {
    /// What stands between fields.
    package var delimiter: UInt8
    /// Whether quotes have a meaning; in tab-separated event data they have none.
    package var hasQuotes: Bool
    /// Whether all records must have as many fields as the first.
    package var isRectangular: Bool

    /// Makes a dialect, by default that of RFC 4180.
    package init(
      delimiter: UInt8 = UInt8(ascii: ","), hasQuotes: Bool = true, isRectangular: Bool = true
    ) {
      self.delimiter = delimiter
      self.hasQuotes = hasQuotes
      self.isRectangular = isRectangular
    }
  }

  /// What a file may be at most.
  package struct Limits: Sendable {
    /// Fields of a record.
    package var columns = 10_000
    /// Bytes of a field.
    package var fieldBytes = 1 << 20

    /// Makes limits.
    package init() {}
  }

  /// Where a field stands in the file; quotes around it are outside.
  package struct Field: Sendable {
    /// The first byte.
    package var start: Int
    /// The byte after the last.
    package var end: Int
    /// Whether it stands in quotes.
    package var isQuoted: Bool
    /// Whether it has doubled quotes in it.
    package var hasDoubledQuotes: Bool

    /// The bytes, with the quotes around them.
    package var range: Range<Int> { isQuoted ? start - 1..<end + 1 : start..<end }
    /// Whether there is nothing in it.
    package var isEmpty: Bool { start == end }
  }

  /// The file.
  package let file: InputFile
  /// The fields of the record that was read last.
  package private(set) var fields: [Field] = []
  /// The line on which that record begins, from 1.
  package private(set) var line = 0
  /// The byte at which that record begins.
  package private(set) var recordStart = 0
  /// The faults that were found so far.
  package var log = FaultLog()

  private let dialect: Dialect
  private let limits: Limits
  private var position: Int
  private var nextLine = 1
  private var expectedCount: Int?
  /// Whether the record that was read last has a fault.
  package private(set) var hasFaultInRecord = false

  /// Makes a reader of a file in UTF-8.
  package init(_ file: InputFile, _ dialect: Dialect = Dialect(), limits: Limits = Limits()) {
    self.file = file
    self.dialect = dialect
    self.limits = limits
    position = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    reportEncoding()
  }

  /// The bytes of the file.
  package var bytes: [UInt8] { file.bytes }
  /// The byte after that record and what ends it.
  package var recordEnd: Int { position }

  /// Reads the next record without a fault; false at the end of the file.
  package mutating func next() -> Bool {
    while nextWithFaults() {
      if !hasFaultInRecord { return true }
    }
    return false
  }

  /// Reads the next record, whether it has faults or not; false at the end of the file.
  package mutating func nextWithFaults() -> Bool {
    readRecord()
  }

  /// Reads the record that begins at a byte again.
  package mutating func read(recordAt start: Int, line: Int) {
    position = start
    nextLine = line
    _ = readRecord()
  }

  /// Adds a fault about a field of the record that was read last.
  package mutating func report(
    _ index: Int, _ message: String, remedy: String = "", severity: Fault.Severity = .error
  ) {
    report(fields[index].range, message, remedy: remedy, severity: severity)
  }

  /// Adds a fault about some bytes of the record that was read last.
  package mutating func report(
    _ range: Range<Int>, _ message: String, remedy: String = "",
    severity: Fault.Severity = .error, limitOption: String? = nil
  ) {
    log.add(
      file.fault(
        range, message, remedy: remedy, severity: severity, limitOption: limitOption,
        anchor: (recordStart, line)))
  }

  /// Adds a fault about some bytes anywhere in the file.
  package mutating func reportAnywhere(
    _ range: Range<Int>, _ message: String, remedy: String = "",
    severity: Fault.Severity = .error
  ) {
    log.add(file.fault(range, message, remedy: remedy, severity: severity))
  }

  // MARK: - Kernel

  private enum Terminator { case delimiter, line, end }

  private mutating func readRecord() -> Bool {
    guard position < file.bytes.count else { return false }
    fields.removeAll(keepingCapacity: true)
    hasFaultInRecord = false
    recordStart = position
    line = nextLine
    while true {
      let terminator = readField()
      if fields.count > limits.columns {
        refuse(
          position..<position, "more than \(limits.columns) columns",
          remedy: "raise the limit with --max-columns", limitOption: "--max-columns")
        position = file.bytes.count
        return true
      }
      if terminator != .delimiter { break }
    }
    checkCount()
    return true
  }

  /// Reads one field and what ends it.
  private mutating func readField() -> Terminator {
    if dialect.hasQuotes, position < file.bytes.count, file.bytes[position] == 0x22 {
      return readQuotedField()
    }
    let start = position
    let end = scanPlain()
    fields.append(Field(start: start, end: end, isQuoted: false, hasDoubledQuotes: false))
    if end - start > limits.fieldBytes { refuseLength(start) }
    return pass(end)
  }

  /// The end of a field without quotes: the delimiter, the line's end or the file's. A stray quote
  /// or a NUL in it is reported on the way.
  private mutating func scanPlain() -> Int {
    var index = position
    while true {
      index = plainEnd(from: index)
      guard index < file.bytes.count else { return index }
      let byte = file.bytes[index]
      if byte == 0 {
        refuse(index..<index + 1, "a NUL byte", remedy: "this is no text file, or is UTF-16")
      } else if byte == 0x22, dialect.hasQuotes {
        refuse(
          index..<index + 1, "a quote inside a field without quotes around it",
          remedy: "put the whole field in quotes and double the quotes inside it")
      } else {
        return index
      }
      index += 1
    }
  }

  /// The first byte from `start` on that can end a field without quotes or is wrong in it.
  private func plainEnd(from start: Int) -> Int {
    let bytes = file.bytes.span
    let delimiter = dialect.delimiter
    let hasQuotes = dialect.hasQuotes
    var search = ByteSearch(for: delimiter, orBelow: 0x23, from: start)
    while let index = search.next(in: bytes) {
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x22 && hasQuotes || byte == 0
      {
        return index
      }
    }
    return bytes.count
  }

  private mutating func readQuotedField() -> Terminator {
    let start = position + 1
    var index = start
    var hasDoubledQuotes = false
    while true {
      index = quotedEnd(from: index)
      guard index < file.bytes.count else {
        refuse(
          start - 1..<start, "the quote that opens here is never closed",
          remedy: "close it, or double it if it belongs to the text")
        position = index
        fields.append(Field(start: start, end: index, isQuoted: false, hasDoubledQuotes: false))
        return .end
      }
      if file.bytes[index] == 0 {
        refuse(index..<index + 1, "a NUL byte", remedy: "this is no text file, or is UTF-16")
        index += 1
      } else if index + 1 < file.bytes.count, file.bytes[index + 1] == 0x22 {
        hasDoubledQuotes = true
        index += 2
      } else {
        break
      }
    }
    nextLine += lineBreaks(in: start..<index)
    fields.append(
      Field(start: start, end: index, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
    if index - start > limits.fieldBytes { refuseLength(start) }
    let after = index + 1
    let end = plainEnd(from: after)
    if end > after || end < file.bytes.count && (file.bytes[end] == 0x22 || file.bytes[end] == 0) {
      var stop = end
      while stop < file.bytes.count, file.bytes[stop] != dialect.delimiter,
        file.bytes[stop] != 0x0A, file.bytes[stop] != 0x0D
      {
        stop += 1
      }
      refuse(
        after..<stop, "text after the closing quote",
        remedy: "double the quotes that belong to the text")
      return pass(stop)
    }
    return pass(end)
  }

  /// The first quote or NUL from `start` on.
  private func quotedEnd(from start: Int) -> Int {
    let bytes = file.bytes.span
    var search = ByteSearch(for: 0x22, orBelow: 1, from: start)
    return search.next(in: bytes) ?? bytes.count
  }

  /// Steps over what ends a field.
  private mutating func pass(_ end: Int) -> Terminator {
    guard end < file.bytes.count else {
      position = end
      return .end
    }
    let byte = file.bytes[end]
    if byte == dialect.delimiter {
      position = end + 1
      return .delimiter
    }
    if byte == 0x0D {
      if end + 1 < file.bytes.count, file.bytes[end + 1] == 0x0A {
        position = end + 2
      } else {
        refuse(
          end..<end + 1, "a carriage return without a newline",
          remedy: "end lines with a newline, or put the field in quotes")
        position = end + 1
      }
    } else {
      position = end + 1
    }
    nextLine += 1
    return .line
  }

  private func lineBreaks(in range: Range<Int>) -> Int {
    var count = 0
    for index in range
    where file.bytes[index] == 0x0A
      || file.bytes[index] == 0x0D
        && (index + 1 >= file.bytes.count || file.bytes[index + 1] != 0x0A)
    {
      count += 1
    }
    return count
  }

  private mutating func checkCount() {
    guard dialect.isRectangular, !hasFaultInRecord else { return }
    guard let expected = expectedCount else {
      expectedCount = fields.count
      return
    }
    guard fields.count != expected, let last = fields.last else { return }
    if fields.count == 1, last.isEmpty, !last.isQuoted {
      refuse(last.range, "the line is empty", remedy: "remove it")
      return
    }
    let place =
      fields.count > expected
      ? fields[expected].start..<last.range.upperBound
      : last.range.upperBound..<last.range.upperBound
    refuse(
      place, "expected \(expected) fields, got \(fields.count)",
      remedy: fields.count > expected
        ? "put a field that has the delimiter in it in quotes" : "add the missing fields")
  }

  private mutating func refuseLength(_ start: Int) {
    refuse(
      start..<start + 20, "a field of more than \(limits.fieldBytes) bytes",
      remedy: "raise the limit with --max-field-size", limitOption: "--max-field-size")
  }

  private mutating func refuse(
    _ range: Range<Int>, _ message: String, remedy: String, limitOption: String? = nil
  ) {
    hasFaultInRecord = true
    report(range, message, remedy: remedy, limitOption: limitOption)
  }

  /// Reports bytes that are not UTF-8, one fault for each line that has some.
  private mutating func reportEncoding() {
    let bytes = file.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      log.add(
        Fault(
          file: file.name, line: 1, column: 1, message: "the file is UTF-16",
          remedy: "save it as UTF-8"))
      position = bytes.count
      return
    }
    var start = 0
    var anchor = (byte: 0, line: 1)
    while start < bytes.count, log.isOpen,
      let wrong = Self.invalidUTF8(in: bytes, from: start)
    {
      let fault = file.fault(
        wrong, "byte \(wrong.lowerBound) is not UTF-8",
        remedy: "save the file as UTF-8, or name its encoding: --encoding latin1", anchor: anchor)
      log.add(fault)
      var end = wrong.upperBound
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      anchor = (min(end + 1, bytes.count), (fault.line ?? 1) + 1)
      start = anchor.byte
    }
  }

  private static func invalidUTF8(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    do {
      _ = try UTF8Span(validating: bytes.span.extracting(start..<bytes.count))
      return nil
    } catch {
      return start + error.byteOffsets.lowerBound..<start + error.byteOffsets.upperBound
    }
  }
}
