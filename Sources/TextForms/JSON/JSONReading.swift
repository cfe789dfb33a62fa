/// What is wrong with a JSON text, and where.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found and what was expected.
  package let message: String
  /// The byte at which it was found, from zero.
  package let offset: Int
  /// The place in lines and columns.
  package let position: TextPosition
  /// The offending text, empty at the end of the text.
  package let offendingText: String

  /// `3:14: a value is expected after the comma`
  package var description: String { "\(position.line):\(position.column): \(message)" }
}

extension JSONValue {
  /// What a JSON text may be at most.
  package struct Limits: Sendable {
    /// How deep lists and objects may be nested.
    package var depth: Int

    /// Makes limits; the depth suits every stack.
    package init(depth: Int = 512) {
      self.depth = depth
    }
  }

  /// Reads a JSON text as RFC 8259 has it, and nothing else: no comments, no trailing commas, no
  /// `NaN`, no lone surrogates, no name twice in one object. A byte order mark is skipped.
  ///
  /// Nesting takes no stack. A whole number that does not fit 64 bits becomes a decimal.
  ///
  /// - Throws: `JSONFault`, at the first fault.
  /// - Complexity: O(bytes).
  package init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONFault) {
    var parser = JSONParser(bytes: bytes, limits: limits)
    do {
      self = try parser.document()
    } catch {
      throw JSONFault(
        message: error.message, offset: error.range.lowerBound,
        position: TextPosition(ofByte: error.range.lowerBound, in: bytes),
        offendingText: TextPosition.excerpt(error.range, of: bytes))
    }
  }

  /// Reads a JSON text, as `init(parsing:limits:)` does.
  package init(parsing text: String, limits: Limits = Limits()) throws(JSONFault) {
    try self.init(parsing: Array(text.utf8), limits: limits)
  }
}
