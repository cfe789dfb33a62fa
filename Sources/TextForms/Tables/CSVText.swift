/// Rows of text as comma-separated (RFC 4180) and tab-separated values.
package enum CSVText {
  /// What a spreadsheet may make of a field.
  package enum Fields: Sendable {
    /// A field is written as it is and reads back the same: for data.
    case exact
    /// A field that a spreadsheet would take for a formula gets an apostrophe before it: for
    /// reports. Numbers stay numbers.
    case defused
  }

  /// A row with a newline at its end.
  package static func row(
    _ fields: some Sequence<String>, delimiter: UInt8 = UInt8(ascii: ","), _ mode: Fields = .exact
  ) -> String {
    var bytes: [UInt8] = []
    append(fields, to: &bytes, delimiter: delimiter, mode)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a row with a newline at its end. A field is quoted where it must be: where it has the
  /// delimiter, a quote, a carriage return or a newline, begins or ends with a space, or is the
  /// only field of its row and empty.
  package static func append(
    _ fields: some Sequence<String>, to bytes: inout [UInt8],
    delimiter: UInt8 = UInt8(ascii: ","), _ mode: Fields = .exact
  ) {
    let start = bytes.count
    var count = 0
    for field in fields {
      if count > 0 { bytes.append(delimiter) }
      count += 1
      append(field: mode == .defused ? defused(field) : field, to: &bytes, delimiter: delimiter)
    }
    if count == 1, bytes.count == start { bytes.append(contentsOf: [0x22, 0x22]) }
    bytes.append(0x0A)
  }

  /// A row of tab-separated values with a newline at its end. There are no quotes in that form: a
  /// tab, a newline, a carriage return and a backslash are written as `\t`, `\n`, `\r` and `\\`.
  package static func tabSeparatedRow(
    _ fields: some Sequence<String>, _ mode: Fields = .exact
  ) -> String {
    var result = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { result += "\t" }
      for scalar in (mode == .defused ? defused(field) : field).unicodeScalars {
        switch scalar {
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\\": result += "\\\\"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\n"
  }

  /// A field with an apostrophe before it where a spreadsheet would take it for a formula.
  package static func defused(_ field: String) -> String {
    guard let first = field.utf8.first else { return field }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return "'" + field
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if case .success = DecimalText.parse(field, .published) { return field }
      return "'" + field
    default: return field
    }
  }

  /// Appends a field, in quotes where it must be.
  package static func append(
    field: String, to bytes: inout [UInt8], delimiter: UInt8 = UInt8(ascii: ",")
  ) {
    var field = field
    field.withUTF8 { utf8 in
      var needsQuotes = utf8.first == 0x20 || utf8.last == 0x20
      for byte in utf8 where byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D {
        needsQuotes = true
      }
      guard needsQuotes else {
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(0x22)
      for byte in utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }
}
