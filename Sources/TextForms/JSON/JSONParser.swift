/// What stops the parser, and the bytes where.
struct JSONFailure: Error {
  var message: String
  var range: Range<Int>
}

/// A list or an object that has been opened and not closed: where its values and names begin on
/// the parser's stacks.
private struct JSONContainer {
  var isObject: Bool
  var firstValue: Int
  var firstKey: Int
}

/// The kernel of reading JSON: one pass over the bytes, with a stack of its own for what is open.
struct JSONParser {
  let bytes: [UInt8]
  let limits: JSONValue.Limits
  var position = 0
  /// The characters of a string that has escapes.
  var buffer: [UInt8] = []
  private var open: [JSONContainer] = []
  var values: [JSONValue] = []
  var keys: [(name: String, range: Range<Int>)] = []

  init(bytes: [UInt8], limits: JSONValue.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONFailure) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    let value = try self.value()
    skipSpace()
    if position < bytes.count { throw unexpected("the end of the text") }
    return value
  }

  /// Reads one value. Finished values wait on a stack until the container that they belong to is
  /// closed, names of members on another.
  private mutating func value() throws(JSONFailure) -> JSONValue {
    while true {
      skipSpace()
      let isObject = peek() == UInt8(ascii: "{")
      if isObject || peek() == UInt8(ascii: "[") {
        try descend()
        open.append(
          JSONContainer(isObject: isObject, firstValue: values.count, firstKey: keys.count))
        skipSpace()
        if peek() != closingBracket(isObject) {
          if isObject { try key() }
          continue
        }
        position += 1
        try close()
      } else {
        values.append(try scalar())
      }
      while let container = open.last {
        skipSpace()
        guard try closes(with: closingBracket(container.isObject)) else {
          if container.isObject { try key() }
          break
        }
        try close()
      }
      if open.isEmpty { return values.removeLast() }
    }
  }

  private func closingBracket(_ isObject: Bool) -> UInt8 {
    isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  /// Makes the innermost container of what was read since it was opened. No slice of a stack lives
  /// on when the stack is cut, or each cut would copy it.
  private mutating func close() throws(JSONFailure) {
    let container = open.removeLast()
    let finished: JSONValue
    if container.isObject {
      try refuseRepeatedNames(from: container.firstKey)
      finished = .object(JSONObject(members: members(of: container)))
      keys.removeLast(keys.count - container.firstKey)
    } else {
      finished = .array(elements(of: container))
    }
    values.removeLast(values.count - container.firstValue)
    values.append(finished)
  }

  private func elements(of container: JSONContainer) -> [JSONValue] {
    Array(values[container.firstValue...])
  }

  private func members(of container: JSONContainer) -> [JSONObject.Member] {
    let count = keys.count - container.firstKey
    return (0..<count).map { index in
      JSONObject.Member(
        key: keys[container.firstKey + index].name, value: values[container.firstValue + index])
    }
  }

  private func refuseRepeatedNames(from first: Int) throws(JSONFailure) {
    func refuse(_ index: Int) throws(JSONFailure) {
      throw JSONFailure(
        message: "the name “\(keys[index].name)” stands twice in one object",
        range: keys[index].range)
    }
    if keys.count - first <= 8 {
      for index in first..<keys.count {
        for earlier in first..<index where keys[earlier].name == keys[index].name {
          try refuse(index)
        }
      }
    } else {
      var seen: Set<String> = []
      for index in first..<keys.count where !seen.insert(keys[index].name).inserted {
        try refuse(index)
      }
    }
  }

  private mutating func descend() throws(JSONFailure) {
    if open.count >= limits.depth {
      throw JSONFailure(
        message: "lists and objects are nested deeper than \(limits.depth)",
        range: position..<position + 1)
    }
    position += 1
  }

  /// Whether the container ends here; otherwise there is a comma, which is passed.
  private mutating func closes(with bracket: UInt8) throws(JSONFailure) -> Bool {
    switch peek() {
    case bracket:
      position += 1
      return true
    case UInt8(ascii: ","):
      position += 1
      skipSpace()
      if peek() == bracket { throw unexpected("a value after the comma") }
      return false
    default:
      throw unexpected("a comma or “\(Character(Unicode.Scalar(bracket)))”")
    }
  }

  private mutating func key() throws(JSONFailure) {
    skipSpace()
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
    let start = position
    keys.append((try string(), start..<position))
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("a colon") }
    position += 1
  }

  private mutating func scalar() throws(JSONFailure) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "\""): return .string(try string())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return try number()
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    default: throw unexpected("a value")
    }
  }

  // MARK: Numbers

  private mutating func number() throws(JSONFailure) -> JSONValue {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") {
      position += 1
      if skipDigits() > 0 {
        throw JSONFailure(message: "a number begins with 0", range: start..<position)
      }
    } else if skipDigits() == 0 {
      throw unexpected("a digit")
    }
    var isWhole = true
    if peek() == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      if skipDigits() == 0 { throw unexpected("a digit") }
    }
    if let next = peek(), next | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { position += 1 }
      if skipDigits() == 0 { throw unexpected("a digit") }
    }
    if isWhole, let whole = DecimalText.integer(bytes.span.extracting(start..<position)) {
      return .integer(whole)
    }
    switch DecimalText.parse(bytes.span.extracting(start..<position)) {
    case .success(let value): return .number(value)
    case .failure(let problem):
      throw JSONFailure(message: problem.message, range: start..<position)
    }
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  // MARK: Strings

  private mutating func string() throws(JSONFailure) -> String {
    let opening = position
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try decoded(bytes.span.extracting(start..<position), at: start)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try stringWithEscapes(from: start, opening) }
      if byte < 0x20 { throw controlCharacter() }
      position += 1
    }
    throw unclosed(opening)
  }

  private mutating func stringWithEscapes(
    from start: Int, _ opening: Int
  ) throws(JSONFailure) -> String {
    _ = try decoded(bytes.span.extracting(start..<position), at: start)
    buffer.removeAll(keepingCapacity: true)
    for index in start..<position { buffer.append(bytes[index]) }
    var run = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 { throw controlCharacter() }
      if byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        buffer.append(byte)
        position += 1
        continue
      }
      _ = try decoded(bytes.span.extracting(run..<position), at: run)
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: buffer, as: UTF8.self)
      }
      try escape()
      run = position
    }
    throw unclosed(opening)
  }

  private mutating func escape() throws(JSONFailure) {
    let start = position
    position += 2
    guard start + 1 < bytes.count else { throw unclosed(start) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): buffer.append(0x22)
    case UInt8(ascii: "\\"): buffer.append(0x5C)
    case UInt8(ascii: "/"): buffer.append(0x2F)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(start)
    default:
      throw JSONFailure(
        message: "no escape begins like this; a backslash is written \\\\",
        range: start..<min(start + 2, bytes.count))
    }
  }

  private mutating func unicodeEscape(_ start: Int) throws(JSONFailure) {
    var code = try fourDigits(start)
    if 0xD800..<0xDC00 ~= code, position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      let lowStart = position
      position += 2
      let low = try fourDigits(lowStart)
      guard 0xDC00..<0xE000 ~= low else { throw loneSurrogate(start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate(start) }
    buffer.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private mutating func fourDigits(_ start: Int) throws(JSONFailure) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONFailure(
          message: "four hexadecimal digits are expected after \\u",
          range: start..<min(position + 1, bytes.count))
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private func decoded(_ slice: Span<UInt8>, at start: Int) throws(JSONFailure) -> String {
    do {
      return String(copying: try UTF8Span(validating: slice))
    } catch {
      let offset = start + error.byteOffsets.lowerBound
      throw JSONFailure(
        message: "the text is not UTF-8 at byte \(offset)",
        range: offset..<start + error.byteOffsets.upperBound)
    }
  }

  // MARK: Bytes

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    let start = position
    var index = start
    let matches = word.withUTF8Buffer { buffer in
      for byte in buffer {
        if bytes[index] != byte { return false }
        index += 1
      }
      return true
    }
    if matches { position = index }
    return matches
  }

  private func unexpected(_ expected: String) -> JSONFailure {
    if position >= bytes.count {
      return JSONFailure(
        message: "the text ends where \(expected) is expected", range: position..<position)
    }
    var end = position + 1
    while end < bytes.count, end < position + 20, isWordByte(bytes[end]),
      isWordByte(bytes[position])
    {
      end += 1
    }
    return JSONFailure(message: "\(expected) is expected here", range: position..<end)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  private func controlCharacter() -> JSONFailure {
    JSONFailure(
      message: "a control character in a string; it is written as an escape",
      range: position..<position + 1)
  }

  private func unclosed(_ opening: Int) -> JSONFailure {
    JSONFailure(message: "the string that begins here has no end", range: opening..<opening + 1)
  }

  private func loneSurrogate(_ start: Int) -> JSONFailure {
    JSONFailure(
      message: "half of a surrogate pair; both halves are needed", range: start..<position)
  }
}
