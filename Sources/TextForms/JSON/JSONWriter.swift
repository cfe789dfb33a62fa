extension JSONValue {
  /// How a value is laid out as text.
  package enum Layout: Sendable {
    /// On one line, without spaces.
    case compact
    /// A member or an element a line, indented by two spaces.
    case pretty
  }

  /// The value as JSON text, without a newline at the end.
  ///
  /// Members stand in their order; numbers are the shortest decimals that read back as the same
  /// number, and a number that is not finite is `null`, since JSON has no other word for it. The
  /// text can stand inside an HTML `script` element: `</` and `<!` are escaped, and so are U+2028
  /// and U+2029, which end a line in older JavaScript.
  package func text(_ layout: Layout = .compact) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  /// The value as UTF-8, as `text(_:)` has it.
  package func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, layout)
    return bytes
  }

  /// Appends the value as UTF-8, as `text(_:)` has it.
  package func append(to bytes: inout [UInt8], _ layout: Layout = .compact, depth: Int = 0) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .string(let text): Self.append(text, to: &bytes)
    case .array(let values):
      Self.appendList(values.count, between: ("[", "]"), to: &bytes, layout, depth) { index, out in
        values[index].append(to: &out, layout, depth: depth + 1)
      }
    case .object(let object):
      let members = object.members
      Self.appendList(members.count, between: ("{", "}"), to: &bytes, layout, depth) { index, out in
        Self.append(members[index].key, to: &out)
        out.append(contentsOf: (layout == .pretty ? ": " : ":").utf8)
        members[index].value.append(to: &out, layout, depth: depth + 1)
      }
    }
  }

  // MARK: - Kernel

  private static func appendList(
    _ count: Int, between brackets: (Unicode.Scalar, Unicode.Scalar), to bytes: inout [UInt8],
    _ layout: Layout, _ depth: Int, element: (Int, inout [UInt8]) -> Void
  ) {
    func breakLine(_ depth: Int) {
      guard layout == .pretty, count > 0 else { return }
      bytes.append(0x0A)
      bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
    }
    bytes.append(UInt8(ascii: brackets.0))
    for index in 0..<count {
      if index > 0 { bytes.append(0x2C) }
      breakLine(depth + 1)
      element(index, &bytes)
    }
    breakLine(depth)
    bytes.append(UInt8(ascii: brackets.1))
  }

  /// Writes a string with its quotes. U+2028 and U+2029 are the bytes E2 80 A8 and E2 80 A9.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20, 0x7F: appendEscape(UInt16(byte), to: &bytes)
      case 0x2F, 0x21:
        if previous == 0x3C {
          bytes.removeLast()
          appendEscape(0x3C, to: &bytes)
        }
        bytes.append(byte)
      case 0xA8, 0xA9:
        if previous == 0x80, beforePrevious == 0xE2 {
          bytes.removeLast(2)
          appendEscape(byte == 0xA8 ? 0x2028 : 0x2029, to: &bytes)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
      beforePrevious = previous
      previous = byte
    }
    bytes.append(0x22)
  }

  private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 15]) }
  }
}
