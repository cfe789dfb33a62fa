/// A place in a text as people count it: lines and characters from one.
package struct TextPosition: Hashable, Sendable, Comparable {
  /// The line, from one. A carriage return, a newline or both end a line.
  package let line: Int
  /// The column, from one, in Unicode scalars; a byte order mark does not count.
  package let column: Int

  /// Makes a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the place of a byte in a UTF-8 text.
  ///
  /// - Complexity: O(offset).
  package init(ofByte offset: Int, in bytes: [UInt8]) {
    let end = min(offset, bytes.count)
    var line = 1
    var start = 0
    for index in 0..<end {
      if bytes[index] == 0x0A
        || bytes[index] == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A)
      {
        line += 1
        start = index + 1
      }
    }
    self.line = line
    column = Self.column(ofByte: end, lineStart: start, in: bytes)
  }

  /// The column of a byte whose line begins at `lineStart`.
  package static func column(ofByte offset: Int, lineStart: Int, in bytes: [UInt8]) -> Int {
    var column = 1
    var index = lineStart
    if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while index < offset {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return column
  }

  /// The text of some bytes, at most forty, with replacement characters for what is not UTF-8.
  package static func excerpt(_ range: Range<Int>, of bytes: [UInt8]) -> String {
    let end = min(range.upperBound, bytes.count, range.lowerBound + 40)
    guard range.lowerBound < end else { return "" }
    return String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
  }

  package static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
