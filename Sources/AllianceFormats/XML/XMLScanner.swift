import TextForms

/// Reads XML as a stream of elements and texts: what exchange formats need of XML 1.0, strictly.
///
/// It is our own and not libxml2's since it needs no library on the machine, tells line and column
/// of what is wrong, and cannot do what makes XML dangerous: there is no DOCTYPE, so there are no
/// entities but the five of XML and character references, and nothing outside the file is read.
/// Nesting takes no stack.
struct XMLScanner {
  /// A part of the document.
  enum Event {
    /// An element begins. An empty element (`<a/>`) is followed by its end.
    case start(name: String, attributes: [(name: String, value: String)])
    /// The innermost element ends.
    case end(name: String)
    /// Text between tags, with references resolved.
    case text(String)
  }

  /// What a document may be at most.
  struct Limits {
    var depth = 256
    var attributes = 1_000
  }

  let file: InputFile
  private let limits: Limits
  private var position: Int
  private var open: [String] = []
  private var pendingEnd = false
  private var hasRoot = false
  /// The first byte of the event that was read last.
  private(set) var eventStart = 0

  init(_ file: InputFile, limits: Limits = Limits()) throws(InvalidInput) {
    self.file = file
    self.limits = limits
    position = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try checkEncoding()
  }

  /// How many elements are open.
  var depth: Int { open.count }

  /// The next part, or nil at the end of the document.
  mutating func next() throws(InvalidInput) -> Event? {
    if pendingEnd {
      pendingEnd = false
      return .end(name: open.removeLast())
    }
    while position < file.bytes.count {
      eventStart = position
      if file.bytes[position] != UInt8(ascii: "<") {
        if let text = try text() { return .text(text) }
        continue
      }
      if skip("<!--") {
        try skip(past: "-->", "the comment that begins here has no end")
      } else if skip("<?") {
        try skip(past: "?>", "the processing instruction that begins here has no end")
      } else if skip("<![CDATA[") {
        let start = position
        try skip(past: "]]>", "the CDATA section that begins here has no end")
        try requireRoot()
        return .text(decoded(start..<position - 3))
      } else if skip("<!DOCTYPE") || skip("<!doctype") {
        throw fault(
          eventStart..<position, "a DOCTYPE is refused, since it can make a file read others",
          "remove it; graph formats need none")
      } else if skip("</") {
        return try endTag()
      } else {
        position += 1
        return try startTag()
      }
    }
    if let name = open.last {
      throw fault(position..<position, "the file ends inside the element “\(name)”", "complete it")
    }
    if !hasRoot { throw fault(position..<position, "the file has no element", "is it XML?") }
    return nil
  }

  /// Reads the text of the element that was just opened, up to its end; elements inside it are
  /// skipped.
  mutating func textContent() throws(InvalidInput) -> String {
    let depth = open.count
    var text = ""
    while let event = try next() {
      switch event {
      case .text(let part): if open.count == depth { text += part }
      case .end: if open.count < depth { return text }
      case .start: break
      }
    }
    return text
  }

  /// Skips the element that was just opened, up to its end.
  mutating func skipElement() throws(InvalidInput) {
    _ = try textContent()
  }

  /// A fault at some bytes.
  func fault(_ range: Range<Int>, _ message: String, _ remedy: String) -> InvalidInput {
    InvalidInput(faults: [file.fault(range, message, remedy: remedy)])
  }

  /// A fault at the tag that was read last.
  func fault(_ message: String, _ remedy: String) -> InvalidInput {
    fault(eventStart..<max(position, eventStart + 1), message, remedy)
  }

  // MARK: - Tags

  private mutating func startTag() throws(InvalidInput) -> Event {
    let name = try self.name()
    if open.isEmpty, hasRoot {
      throw fault("a second element at the top of the file", "keep one")
    }
    if open.count >= limits.depth {
      throw InvalidInput(faults: [
        file.fault(
          eventStart..<position, "elements are nested deeper than \(limits.depth)",
          remedy: "raise the limit with --max-depth", limitOption: "--max-depth")
      ])
    }
    hasRoot = true
    var attributes: [(name: String, value: String)] = []
    while true {
      let hadSpace = skipSpace()
      guard position < file.bytes.count else {
        throw fault(
          eventStart..<eventStart + 1, "the tag that begins here has no end", "complete it")
      }
      if skip("/>") {
        pendingEnd = true
        break
      }
      if skip(">") { break }
      guard hadSpace else {
        throw fault(position..<position + 1, "a space, “>” or “/>” is expected here", "correct it")
      }
      let attribute = try self.attribute()
      if attributes.contains(where: { $0.name == attribute.name }) {
        throw fault("the attribute “\(attribute.name)” stands twice", "remove one")
      }
      attributes.append(attribute)
      if attributes.count > limits.attributes {
        throw fault("an element with more than \(limits.attributes) attributes", "split it")
      }
    }
    open.append(name)
    return .start(name: name, attributes: attributes)
  }

  private mutating func attribute() throws(InvalidInput) -> (name: String, value: String) {
    let name = try self.name()
    _ = skipSpace()
    guard skip("=") else {
      throw fault(position..<position + 1, "“=” is expected after an attribute", "correct it")
    }
    _ = skipSpace()
    guard position < file.bytes.count,
      file.bytes[position] == 0x22 || file.bytes[position] == 0x27
    else {
      throw fault(position..<position + 1, "a value in quotes is expected here", "correct it")
    }
    let quote = file.bytes[position]
    let opening = position
    position += 1
    let start = position
    while position < file.bytes.count, file.bytes[position] != quote {
      if file.bytes[position] == UInt8(ascii: "<") {
        throw fault(position..<position + 1, "“<” in a value", "write &lt;")
      }
      position += 1
    }
    guard position < file.bytes.count else {
      throw fault(opening..<opening + 1, "the quote that opens here is never closed", "close it")
    }
    position += 1
    return (name, try resolved(start..<position - 1, isAttribute: true))
  }

  private mutating func endTag() throws(InvalidInput) -> Event {
    let name = try self.name()
    _ = skipSpace()
    guard skip(">") else {
      throw fault(position..<position + 1, "“>” is expected here", "complete the tag")
    }
    guard let innermost = open.last else {
      throw fault("the end of “\(name)”, which is not open", "remove it")
    }
    guard innermost == name else {
      throw fault("the end of “\(name)” where that of “\(innermost)” is expected", "correct it")
    }
    open.removeLast()
    return .end(name: name)
  }

  /// A name without its namespace prefix.
  private mutating func name() throws(InvalidInput) -> String {
    var start = position
    while position < file.bytes.count {
      let byte = file.bytes[position]
      let isNameByte =
        byte >= 0x80 || byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
        || byte == 0x2D || byte == 0x2E || byte == 0x3A
      guard isNameByte else { break }
      if byte == 0x3A { start = position + 1 }
      position += 1
    }
    guard start < position else {
      throw fault(
        position..<position + 1, "a name is expected here", "write & and < as &amp; and &lt;")
    }
    return decoded(start..<position)
  }

  // MARK: - Text

  /// The text up to the next tag; nil where it is space outside of the root.
  private mutating func text() throws(InvalidInput) -> String? {
    let start = position
    while position < file.bytes.count, file.bytes[position] != UInt8(ascii: "<") { position += 1 }
    if open.isEmpty {
      let isSpace = file.bytes[start..<position].allSatisfy {
        $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
      }
      if isSpace { return nil }
      throw fault(start..<position, "text outside of all elements", "is it XML?")
    }
    return try resolved(start..<position, isAttribute: false)
  }

  private func requireRoot() throws(InvalidInput) {
    if open.isEmpty {
      throw fault(eventStart..<position, "text outside of all elements", "is it XML?")
    }
  }

  /// Bytes with references resolved and line ends made newlines.
  private func resolved(_ range: Range<Int>, isAttribute: Bool) throws(InvalidInput) -> String {
    let isPlain = !file.bytes[range].contains { $0 == 0x26 || $0 < 0x20 }
    if isPlain { return decoded(range) }
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = file.bytes[index]
      switch byte {
      case 0x26: try resolveReference(&index, before: range.upperBound, into: &result)
      case 0x0D:
        result.append(isAttribute ? 0x20 : 0x0A)
        index += index + 1 < range.upperBound && file.bytes[index + 1] == 0x0A ? 2 : 1
      case 0x0A, 0x09:
        result.append(isAttribute ? 0x20 : byte)
        index += 1
      case 0..<0x20:
        throw fault(
          index..<index + 1, "a control character, which XML has no place for", "remove it")
      default:
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func resolveReference(
    _ index: inout Int, before end: Int, into result: inout [UInt8]
  ) throws(InvalidInput) {
    let start = index
    var stop = index + 1
    while stop < end, stop < start + 12, file.bytes[stop] != 0x3B { stop += 1 }
    guard stop < end, file.bytes[stop] == 0x3B else {
      throw fault(start..<start + 1, "“&” begins no reference here", "write &amp;")
    }
    let name = decoded(start + 1..<stop)
    index = stop + 1
    switch name {
    case "amp": result.append(0x26)
    case "lt": result.append(0x3C)
    case "gt": result.append(0x3E)
    case "quot": result.append(0x22)
    case "apos": result.append(0x27)
    default:
      let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
      let code =
        name.hasPrefix("#x")
        ? UInt32(digits, radix: 16) : name.hasPrefix("#") ? UInt32(digits) : nil
      guard let code, let scalar = Unicode.Scalar(code), Self.isCharacter(code),
        let encoded = UTF8.encode(scalar)
      else {
        throw fault(
          start..<stop + 1, "“&\(name);” is no reference that is known",
          "write the character itself")
      }
      result.append(contentsOf: encoded)
    }
  }

  private static func isCharacter(_ code: UInt32) -> Bool {
    code == 0x9 || code == 0xA || code == 0xD || code >= 0x20 && code != 0xFFFE && code != 0xFFFF
  }

  // MARK: - Bytes

  private func decoded(_ range: Range<Int>) -> String {
    String(decoding: file.bytes[range], as: UTF8.self)
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= file.bytes.count else { return false }
    let end = position + word.utf8CodeUnitCount
    guard word.withUTF8Buffer({ file.bytes[position..<end].elementsEqual($0) }) else {
      return false
    }
    position = end
    return true
  }

  private mutating func skip(past word: StaticString, _ message: String) throws(InvalidInput) {
    while position < file.bytes.count {
      if skip(word) { return }
      position += 1
    }
    throw fault(eventStart..<eventStart + 4, message, "close it")
  }

  private mutating func skipSpace() -> Bool {
    let start = position
    while position < file.bytes.count {
      let byte = file.bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { break }
      position += 1
    }
    return position > start
  }

  /// UTF-8 only: a declaration of another encoding, a UTF-16 mark or bytes that are not UTF-8 are
  /// faults.
  private func checkEncoding() throws(InvalidInput) {
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
      || file.bytes.starts(with: [0x3C, 0x00]) || file.bytes.starts(with: [0x00, 0x3C])
    {
      throw fault(0..<1, "the file is UTF-16", "save it as UTF-8")
    }
    do {
      _ = try UTF8Span(validating: file.bytes.span)
    } catch {
      throw fault(
        error.byteOffsets, "byte \(error.byteOffsets.lowerBound) is not UTF-8",
        "save the file as UTF-8, or name its encoding: --encoding latin1")
    }
  }
}
